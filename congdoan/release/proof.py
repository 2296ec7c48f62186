"""An archived page as one HTML file that shows where a quote stands and asks no network.

Scripts, frames and remote files are left out, and a content policy forbids what was overlooked.
Names that the dataset blots out are found on the page by the words around them and blotted out as
well; a name that stands only outside the article's text is not known and stays.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Any

import lxml.html
from lxml import etree

from congdoan.release.checks import HANOI
from congdoan.release.cite import Citation
from congdoan.release.masking import BLOT
from congdoan.text import clean

_DROPPED = (
    "script", "noscript", "iframe", "frame", "object", "embed", "applet", "link", "base", "meta",
    "video", "audio", "source", "img", "input", "button", "select", "textarea", "title", "svg",
)  # fmt: skip
_KEPT = frozenset(
    {"class", "id", "style", "href", "colspan", "rowspan", "align", "width", "dir", "lang"}
)
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_STYLE = (
    "mark.congdoan{background:#ffe45c;color:#000;outline:2px solid #c90}"
    "#congdoan-proof{all:initial;display:block;font:15px/1.5 sans-serif;color:#111;"
    "background:#f4f1e6;border-bottom:3px solid #c90;padding:12px 16px}"
    "#congdoan-proof dl{display:grid;grid-template-columns:max-content 1fr;gap:2px 12px}"
    "#congdoan-proof dt{font-weight:bold}#congdoan-proof dd{margin:0;overflow-wrap:anywhere}"
    "@media(max-width:600px){#congdoan-proof dl{display:block}}"
)
_Slot = tuple[Any, str]  # an element and which of its strings: 'text' or 'tail'


def page(source: str, citation: Citation) -> str:
    """The page with the citation on top and the quote highlighted, as one HTML document."""
    parser = lxml.html.HTMLParser(encoding="utf-8")
    tree: Any = lxml.html.document_fromstring(source.encode(), parser=parser)
    _strip(tree)
    for name in _hidden_names(tree, citation.article["text"]):
        _blot(tree, name)
    found = _highlight(tree, citation.quote)
    tree.body.insert(0, lxml.html.fragment_fromstring(_banner(citation, found=found)))
    head = tree.find("head")
    if head is None:
        head = etree.Element("head")
        tree.insert(0, head)
    for markup in (
        f"<style>{_STYLE}</style>",
        f"<title>{html.escape(citation.article['title'])}</title>",
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta charset="utf-8">',
    ):
        head.insert(0, lxml.html.fragment_fromstring(markup))
    written: str = lxml.html.tostring(tree, encoding="unicode", doctype="<!doctype html>")
    return written + "\n"


def _strip(tree: Any) -> None:  # noqa: ANN401 - lxml's elements are untyped
    """Leave out what runs or asks the network; keep text, tables and looks."""
    etree.strip_elements(tree, *_DROPPED, etree.Comment, with_tail=False)
    for element in tree.iter(etree.Element):
        for name, value in list(element.attrib.items()):
            script = name == "href" and not value.strip().lower().startswith(("http", "#", "/"))
            if name not in _KEPT or script or "url(" in value.lower():
                del element.attrib[name]


# --- finding words, whatever the spaces and tags between them -------------------------------------


class _Letters:
    """All visible characters of a page but its spaces, each with its place."""

    def __init__(self, tree: Any) -> None:  # noqa: ANN401 - lxml's elements are untyped
        self.slots: list[_Slot] = []
        self.places: list[tuple[int, int]] = []
        letters = []
        for element, name in _slots(tree.body):
            text = clean(getattr(element, name))
            setattr(element, name, text)
            for at, char in enumerate(text):
                if not char.isspace():
                    letters.append(char)
                    self.places.append((len(self.slots), at))
            self.slots.append((element, name))
        self.text = "".join(letters)

    def pieces(self, start: int, end: int) -> Iterator[tuple[_Slot, int, int]]:
        """(slot, first, behind last) of the strings that letters start:end stand in."""
        spans: dict[int, list[int]] = {}
        for slot, at in self.places[start:end]:
            spans.setdefault(slot, []).append(at)
        for slot, ats in spans.items():
            yield self.slots[slot], ats[0], ats[-1] + 1


def _slots(body: Any) -> Iterator[_Slot]:  # noqa: ANN401 - lxml's elements are untyped
    hidden = 0
    for event, element in etree.iterwalk(body, events=("start", "end")):
        hidden += {"start": 1, "end": -1}[event] if element.tag == "style" else 0
        name = "text" if event == "start" else "tail"
        outside = element is body and event == "end"
        if not hidden and not outside and getattr(element, name):
            yield element, name


def _pattern(words: str) -> re.Pattern[str]:
    """The words without spaces; a run of blots stands for at most as many letters, as a group."""
    runs = re.split(f"({BLOT}+)", clean(words))
    parts = [
        f"(.{{1,{len(run)}}})" if run.startswith(BLOT) else re.escape("".join(run.split()))
        for run in runs
    ]
    return re.compile("".join(parts), re.DOTALL)


def _hidden_names(tree: Any, text: str) -> set[str]:  # noqa: ANN401 - lxml's elements are untyped
    """Names, without spaces, that the published text blots out, read off the page."""
    lines = [line for line in text.split("\n") if BLOT in line]
    if not lines:
        return set()
    letters = _Letters(tree).text
    matches = (_pattern(line).search(letters) for line in lines)
    return {name for match in matches if match is not None for name in match.groups()}


def _blot(tree: Any, name: str) -> None:  # noqa: ANN401 - lxml's elements are untyped
    letters = _Letters(tree)
    for match in re.finditer(re.escape(name), letters.text, re.IGNORECASE):
        for (element, which), start, end in letters.pieces(*match.span()):
            text = getattr(element, which)
            setattr(element, which, text[:start] + BLOT * (end - start) + text[end:])


def _highlight(tree: Any, quote: str) -> bool:  # noqa: ANN401 - lxml's elements are untyped
    letters = _Letters(tree)
    matches = list(_pattern(quote).finditer(letters.text)) if quote.strip() else []
    first: Any = None
    for match in reversed(matches):  # from behind: what comes before keeps its place
        for (element, which), start, end in reversed(list(letters.pieces(*match.span()))):
            first = _mark(element, which, start, end)
    if first is not None:
        first.set("id", "congdoan-quote")
    return bool(matches)


def _mark(element: Any, which: str, start: int, end: int) -> Any:  # noqa: ANN401 - see above
    text = getattr(element, which)
    mark = etree.Element("mark", {"class": "congdoan"})
    mark.text, mark.tail = text[start:end], text[end:]
    setattr(element, which, text[:start])
    if which == "text":
        element.insert(0, mark)
    else:
        parent = element.getparent()
        parent.insert(parent.index(element) + 1, mark)
    return mark


def _banner(citation: Citation, *, found: bool) -> str:
    article = citation.article
    captured = article["captured_at"]
    rows = {
        "Quote / Trích dẫn": f"“{citation.quote}”",
        "Address / Địa chỉ": article["url"],
        "Captured / Lưu lúc": f"{captured.astimezone(HANOI):%Y-%m-%d %H:%M:%S} (UTC+7)",
        "Archive / Lưu trữ": f"{article['warc_file']}, byte {article['warc_offset']}",
        "SHA-256": article["payload_sha256"],
        "Dataset / Bộ dữ liệu": f"congdoan {citation.version}, {citation.table} {citation.key}",
    }
    cells = "".join(f"<dt>{k}</dt><dd>{html.escape(str(v))}</dd>" for k, v in rows.items())
    where = (
        '<a href="#congdoan-quote">Where it stands / Xem trong bài.</a>'
        if found
        else "The quote was not found word for word on this page."
    )
    return (
        '<div id="congdoan-proof"><strong>Archived page, kept as proof / Trang lưu làm bằng chứng'
        f"</strong><dl>{cells}</dl>{where} Scripts, images and remote files are left out. Not for "
        "republication: it may name private persons. / Không phát tán lại.</div>"
    )

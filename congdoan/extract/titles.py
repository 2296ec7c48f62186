"""The title of an article where no rule names it: a heading that the head of the page confirms.

A title is never the site's name, and a name that the page's <title> carries as a suffix is cut off
only when it is the site's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice, pairwise

from congdoan.extract import signs
from congdoan.extract.blocks import same_key
from congdoan.extract.dates import find_date
from congdoan.extract.lines import lines_of
from congdoan.extract.metadata import Metadata
from congdoan.extract.published import is_labelled_stamp, stamp_near
from congdoan.extract.tree import Node, text_of
from congdoan.records import record
from congdoan.sources import Source

_SHORTEST, _LONGEST = 8, 400
_SENTENCE = 20  # characters of a title that is longer than a name
_LINE = 80  # characters of a line that is text
_CUT = 12  # letters of a title that is cut off
_HEADLINE = 8  # words that the name of a site seldom has
_SECTION = 6  # words that the name of a section seldom has
_SUFFIX = re.compile(r"\s+[|»:·–—-]+\s+")
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5"))


@record
class Title:
    """A title and the node that shows it, None when only the head of the page tells it."""

    text: str
    node: Node | None = None


def find_title(
    root: Node, metadata: Metadata, source: Source, hint: str | None, today: date
) -> Title | None:
    """The article's title, None when nothing on the page looks like one.

    In this order: a heading that the head of the page or the listing confirms, one that is marked
    as the headline, the first <h1>, a heading with a stamp right below it, what the head says, the
    first heading.
    """
    told = [key for text in (*metadata.titles, hint or "") if (key := same_key(text))]
    names = {same_key(source.title), same_key(source.publisher.name)}
    every = [(text, node) for text, node in _headings(root) if same_key(text) not in names]
    candidates = [(text, node) for text, node in every if next(node.iter("a"), None) is None]
    sure = _of_head(every, candidates, told) or _marked(root, set(told) - names)
    if sure is not None:
        return sure
    main = next(
        (Title(text=text, node=node) for text, node in candidates if node.tag == "h1"), None
    )
    if main is not None and len(main.text.split()) >= _SECTION:
        return main
    for text, node in candidates:
        if main is not None and not _is_headline(text):
            continue
        if text != text_of(node) or stamp_near(node, today) is not None:
            return Title(text=text, node=node)
    if main is not None:
        return main
    if (above := _above_stamp(root, names)) is not None:
        return above
    return _of_text(root, candidates, list(_told(metadata, names, hint)))


def _marked(root: Node, told: set[str]) -> Title | None:
    """The first heading marked as the headline that says what the head says, however short."""
    for node in root.iterfind(".//*[@itemprop='headline']"):
        text = text_of(node) if node.tag in _HEADINGS else ""
        if same_key(text) in told:
            return Title(text=text, node=node)
    return None


def _of_head(
    every: list[tuple[str, Node]], candidates: list[tuple[str, Node]], told: list[str]
) -> Title | None:
    """The heading that the head of the page or the listing confirms best; links come last."""
    confirmed = [(t, n) for t, n in candidates if _confirmed(same_key(t), told)]
    confirmed = confirmed or [(t, n) for t, n in every if _is_told(same_key(t), told)]
    if not confirmed:
        return None
    text, node = max(confirmed, key=lambda c: (same_key(c[0]) in told, len(c[0]), c[1].tag == "h1"))
    return Title(text=text, node=node)


def _is_told(key: str, told: list[str]) -> bool:
    """Whether the head says it, with or without the site's name behind it."""
    return any(t == key or (len(key) >= _SENTENCE and t.startswith(key)) for t in told)


def _of_text(root: Node, candidates: list[tuple[str, Node]], told: list[str]) -> Title | None:
    """What the head says where the page shows it, else the longer of that and a heading."""
    for text in told:
        if (node := _shown(root, text)) is not None:
            return Title(text=text_of(node), node=node)
    above = _above_text(root, candidates)
    size = len(told[0].split()) if told else 0
    if above is not None and (not told or (size < _HEADLINE and _is_headline(above.text))):
        return above  # the head names the site
    return Title(text=told[0]) if told else above


def _is_headline(text: str) -> bool:
    return len(text.split()) >= _HEADLINE


def _above_text(root: Node, candidates: list[tuple[str, Node]]) -> Title | None:
    """The last heading above the first sentence, else the first heading."""
    body = root.find("body")
    nodes, above = dict(candidates), candidates[:1]
    for line in [] if body is None else lines_of([body]).lines:
        if line.text in nodes:
            above = [(line.text, nodes[line.text])]
        elif len(line.text) >= _LINE and not line.linked:
            break
    return Title(text=above[0][0], node=above[0][1]) if above else None


def _shown(root: Node, text: str) -> Node | None:
    """The element outside links and lists that shows nothing but the title.

    Else the one that shows it whole where the head cuts it off, and is no sentence.
    """
    key, cut = same_key(text), None
    for node in _plain(root):
        own = same_key(node.text or "")
        if own == key:
            return node
        if cut is None and len(key) >= _CUT and own.startswith(key):
            shown = text_of(node)
            cut = node if len(shown) <= _LONGEST and not shown.endswith(".") else None
    return cut


def _plain(root: Node) -> Iterator[Node]:
    """The elements of the body with text that are no links and no items of lists."""
    for node in root.iterfind(".//body//*"):
        if node.tag in ("a", "li", "script", "style") or not (node.text or "").strip():
            continue
        if next(node.iterancestors("a", "li", "ol"), None) is None:
            yield node


def _above_stamp(root: Node, names: set[str]) -> Title | None:
    """The bold line right above 'Ngày đăng: ...', on pages that know no headings."""
    body = root.find("body")
    lines = [] if body is None else lines_of([body]).lines
    for line, stamp in pairwise(lines):
        if not line.strong or line.linked or not _SENTENCE <= len(line.text) <= _LONGEST:
            continue
        if same_key(line.text) in names or not is_labelled_stamp(stamp.text):
            continue
        shown = [node for node in root.iter() if text_of(node) == line.text]
        return Title(text=line.text, node=shown[0] if shown else None)
    return None


def _headings(root: Node) -> Iterator[tuple[str, Node]]:
    for node in root.iter():
        if node.tag not in _HEADINGS and not signs.is_named("title_names", node):
            continue
        if node.tag in ("body", "html", "form", "head") or signs.is_named("part_title_names", node):
            continue
        paragraphs = list(islice(node.iter("p"), 2))
        if len(paragraphs) > 1:
            continue
        text = text_of(node)
        if any(text_of(p) != text for p in paragraphs):
            continue
        text = _without_stamp(node, text)
        if _SHORTEST <= len(text) <= _LONGEST and not _is_of_section(text):
            yield text, node


def _without_stamp(node: Node, text: str) -> str:
    """The text without the date that an element of its own shows at the end of a heading."""
    last = text_of(node[-1]) if len(node) and not (node[-1].tail or "").strip() else ""
    found = find_date(last)
    if found is None or signs.words_beside(last, found.text):
        return text
    return text.removesuffix(last).rstrip(" -–|(")


def _is_of_section(text: str) -> bool:
    return signs.is_line("section_titles", text) or signs.is_line("related_headings", text)


def _confirmed(key: str, told: Iterable[str]) -> bool:
    return any(
        t == key
        or (len(key) >= _SHORTEST and t.startswith(key))
        or (len(key) >= _SENTENCE and t.endswith(key))
        or key.startswith(t)
        for t in told
        if len(t) >= _SHORTEST
    )


def _told(metadata: Metadata, names: set[str], hint: str | None) -> Iterator[str]:
    for text in (*metadata.titles, hint or ""):
        cut = without_site(text, names)
        if any(_is_of_section(part) for part in _SUFFIX.split(cut)):
            continue
        if len(cut) >= _SHORTEST and same_key(cut) not in names:
            yield cut


def without_site(text: str, names: set[str]) -> str:
    """The title without a suffix that is the site's name or part of it."""
    parts = _SUFFIX.split(text)
    if len(parts) < 2:  # noqa: PLR2004
        return text
    last = same_key(parts[-1])
    if (
        any(last in name or name in last for name in names if name)
        or "|" in text[-len(parts[-1]) - 3 :]
    ):
        return text[: text.rindex(parts[-1])].rstrip(" |»:·–—-")
    return text

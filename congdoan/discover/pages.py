"""Listing pages in HTML: every link to an article, with its text and the date beside it."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from datetime import date
from urllib.parse import urljoin

import lxml.html
from lxml.etree import ParserError
from lxml.html import HtmlElement

from congdoan.discover.dates import Order, agreed, stamped_day, standing_date
from congdoan.discover.found import Collector, Found
from congdoan.sources import Listing, Source
from congdoan.text import squeeze

_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
_NO_PAGE = re.compile(r"\s*(?:#|javascript:|mailto:|tel:|data:|$)", re.IGNORECASE)
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
# A date belongs to the link of its own entry; above these the next entry begins.
_ENTRY = frozenset({"li", "article"})
_NO_ENTRY = frozenset({"body", "html", "main", "form"})
_HIGHEST = 6  # levels above the link
_SHORT_TITLE = 2  # words; 'Xem thêm', 'Chi tiết' are no titles


def read_page(source: Source, listing: Listing, url: str, body: bytes, kind: str | None) -> Found:
    """The articles that a listing page links, in the order of the page.

    Args:
        source: says which addresses are articles and how its dates are written.
        listing: unused; every reader takes the same arguments.
        url: address of the page.
        body: the page, decoded from any content coding.
        kind: its Content-Type.
    """
    del listing
    document = parse_html(body, kind)
    collector = Collector(source, url)
    if document is None:
        return Found()
    anchors = _article_anchors(source, document, url)
    nearby = _Neighbourhood(anchors, source.select.date_order)
    titles = _titles(anchors)
    for anchor, address, key in anchors:
        collector.put(address, key, titles.get(key), nearby.date_of(anchor, key))
    return Found(refs=collector.refs())


def parse_html(body: bytes, kind: str | None) -> HtmlElement | None:
    """The document of a page, None when there is nothing to parse.

    Bytes that are UTF-8 are read as UTF-8 whatever is said; else the header's charset counts, else
    the page's own.
    """
    encoding = _encoding(body, kind)
    parser = lxml.html.HTMLParser(encoding=encoding, recover=True)
    try:
        document = lxml.html.document_fromstring(body.replace(b"\0", b""), parser=parser)
    except (ParserError, ValueError):
        return None
    return document if isinstance(document, HtmlElement) else None


def _encoding(body: bytes, kind: str | None) -> str | None:
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        said = _CHARSET.search(kind or "")
        return said[1] if said is not None and _is_codec(said[1]) else None
    return "utf-8"


def _is_codec(name: str) -> bool:
    try:
        codecs.lookup(name)
    except LookupError:
        return False
    return True


Anchor = tuple[HtmlElement, str, str]


def _article_anchors(source: Source, document: HtmlElement, url: str) -> list[Anchor]:
    """Every link to an article: element, cleaned address, url_key."""
    base = next((b for b in document.xpath("//base/@href")), None)
    root = urljoin(url, base.strip()) if base else url
    keys: dict[str, tuple[str, str] | None] = {}
    found: list[Anchor] = []
    for anchor in document.iter("a", "area"):
        href = anchor.get("href")
        if href is None or _NO_PAGE.match(href):
            continue
        if href not in keys:
            keys[href] = _address(source, root, href)
        known = keys[href]
        if known is not None:
            found.append((anchor, *known))
    return found


def _address(source: Source, root: str, href: str) -> tuple[str, str] | None:
    try:
        address = urljoin(root, re.sub(r"[\r\n\t]", "", href.strip()))
    except ValueError:
        return None
    return source.article(address)


def _titles(anchors: list[Anchor]) -> dict[str, str]:
    """Link text of each article: the first that is more than a label, else the longest."""
    texts: dict[str, list[str]] = {}
    for anchor, _, key in anchors:
        text = _text_of(anchor)
        if text:
            texts.setdefault(key, []).append(text)
    return {
        key: next((t for t in found if len(t.split()) > _SHORT_TITLE), max(found, key=len))
        for key, found in texts.items()
    }


def _text_of(anchor: HtmlElement) -> str:
    """Text of a link; of a link around a whole entry its heading; its title when it has no text.

    A number before the title ('1  Hội nghị ...') is none of it.
    """
    heading = next(anchor.iter(*_HEADINGS), None)
    element = anchor if heading is None else heading
    text, title = squeeze("".join(element.itertext())), squeeze(anchor.get("title") or "")
    return title if not text or text.removesuffix(title).strip(" .").isdecimal() else text


class _Neighbourhood:
    """Finds the date of the entry around a link.

    Climbs from the link as long as the element above holds links to no other article, and takes
    the date of the lowest element that has one standing alone.
    """

    def __init__(self, anchors: list[Anchor], order: Order) -> None:
        self._order = order
        self._known: dict[HtmlElement, date | None] = {}
        self._keys: dict[HtmlElement, set[str]] = {}
        for anchor, _, key in anchors:
            for element in (anchor, *anchor.iterancestors()):
                self._keys.setdefault(element, set()).add(key)

    def date_of(self, anchor: HtmlElement, key: str) -> date | None:
        """Publication date beside a link, None where none stands alone or two differ."""
        for level, element in enumerate((anchor, *anchor.iterancestors())):
            if level > _HIGHEST or element.tag in _NO_ENTRY or self._keys[element] != {key}:
                return None
            if element not in self._known:
                self._known[element] = self._standing(element)
            day = self._known[element]
            if day is not None or element.tag in _ENTRY:
                return day
        return None

    def _standing(self, element: HtmlElement) -> date | None:
        times = [t for t in element.iter("time") if not _is_of_edit(t)]
        exact = agreed(stamped_day(t.get("datetime")) for t in times)
        return exact or agreed(standing_date(text, self._order) for text in _texts(element))


def _is_of_edit(time: HtmlElement) -> bool:
    """Whether a <time> is that of the last edit, which stands beside the day of publication."""
    names = (time.get("class") or "").split()
    return "published" not in names and ("updated" in names or "modified" in names)


def _texts(element: HtmlElement) -> Iterator[str]:
    """Each run of text inside an element, scripts left out."""
    for part in element.iter():
        if not isinstance(part.tag, str) or part.tag in ("script", "style"):
            pass
        elif part.text and (text := squeeze(part.text)):
            yield text
        if part is not element and part.tail and (text := squeeze(part.tail)):
            yield text

"""From a capture to an article or a rejection: the door of the room.

Pure: the same capture and source give the same record, whatever was read before. Nothing about the
sites stands in code; a source's rules come merged with its family's, and what holds for all pages
is in signs.yml.
"""

from __future__ import annotations

from typing import Literal
from urllib.parse import urljoin

from congdoan import urls
from congdoan.extract.decode import Decoded, decode
from congdoan.extract.generic import read_generic
from congdoan.extract.legacy import modernise
from congdoan.extract.limits import in_child, is_heavy
from congdoan.extract.metadata import own_address
from congdoan.extract.posts import page_of_post
from congdoan.extract.published import Published, capture_day, published
from congdoan.extract.reading import Page, Parts, Reading
from congdoan.extract.ruled import read_by_rules
from congdoan.extract.stated import read_stated
from congdoan.extract.tree import is_too_large, parse
from congdoan.extract.verdicts import verdict
from congdoan.records import Article, Block, BlockKind, Capture, Reason, Rejection
from congdoan.sources import Source

_NO_TEXT = (Reason.NEEDS_JS, Reason.EMPTY, Reason.TOO_SHORT)  # what JSON-LD may make up for


def extract(capture: Capture, source: Source) -> Article | Rejection:
    """The article that a captured page holds, or why it holds none.

    A page so large or so deeply nested that reading it could take very long is read by a process of
    its own, which is ended when it takes too long (limits.py).

    Raises:
        ConfigError: a selector of the source is neither CSS nor XPath.
    """
    found = None if is_heavy(capture.body) else extract_here(capture, source, deep=False)
    if found is None:
        found = in_child(capture, source)
    return found or _rejection(capture, Reason.PATHOLOGICAL, "reading took too long or crashed")


def extract_here(capture: Capture, source: Source, *, deep: bool) -> Article | Rejection | None:
    """As `extract`, in this process and without a limit; None for a nesting not allowed here."""
    decoded = decode(page_of_post(capture.body) or capture.body, capture.content_type)
    if isinstance(decoded, Reason):
        return _rejection(capture, decoded, f"{len(capture.body)} bytes")
    root = parse(decoded.text, deep=deep)
    if root is None and not deep and not is_too_large(decoded.text):
        return None
    if root is None:
        return _rejection(capture, Reason.PATHOLOGICAL, "size, nesting or number of elements")
    if font := modernise(root, decoded.text):
        decoded = Decoded(text=decoded.text, notes=(*decoded.notes, f"legacy_font:{font}"))
    page = Page(capture, source.at(capture_day(capture.captured_at)), root)
    reading = read_by_rules(page) or read_generic(page)
    refused = verdict(page, reading)
    if refused is not None and refused[0] in _NO_TEXT and (stated := read_stated(page)) is not None:
        reading, refused = stated, verdict(page, stated)
    title = reading.parts.title
    dated = published(capture, reading.parts.stamp, page.metadata, title.node if title else None)
    if refused is not None:
        return _rejection(capture, *refused, title=title.text if title else None, dated=dated)
    return _article(page, reading, dated, decoded)


def _rejection(
    capture: Capture,
    reason: Reason,
    detail: str,
    *,
    title: str | None = None,
    dated: Published | None = None,
) -> Rejection:
    return Rejection(
        stage="extract",
        source_id=capture.source_id,
        url=capture.url,
        reason=reason,
        detail=detail,
        title=None if reason is Reason.SOFT_404 else title,
        published_on=dated.day if dated and reason is not Reason.SOFT_404 else None,
    )


def _article(page: Page, reading: Reading, dated: Published, decoded: Decoded) -> Article:
    capture, source, parts = page.capture, page.source, reading.parts
    url = own_address(page.metadata, capture, source)
    text, blocks = _laid_out(reading)
    credit = reading.credit
    return Article(
        article_id=urls.article_id(source.key(url)),
        source_id=source.source_id,
        url=url,
        page_url=urls.normal_url(capture.url) or capture.url,
        title=parts.title.text if parts.title else "",
        lead=reading.lead,
        text=text,
        blocks=blocks,
        byline=reading.byline,
        credited_source=credit.source if credit else None,
        credited_url=credit.url if credit else None,
        published_on=dated.day,
        published_evidence=dated.evidence,
        published_text=dated.text,
        extraction=_way(parts, source),
        attachments=_absolute(parts.files, capture.url),
        notes=(*decoded.notes, *reading.notes),
    )


def _way(parts: Parts, source: Source) -> Literal["source_rule", "family_rule", "generic"]:
    if not parts.by_rule:
        return "generic"
    return "source_rule" if "body" in source.own_select else "family_rule"


def _laid_out(reading: Reading) -> tuple[str, tuple[Block, ...]]:
    """The article's text and the spans of its blocks, in page order."""
    parts = reading.parts
    pieces: list[tuple[BlockKind, str]] = [("title", parts.title.text if parts.title else "")]
    if reading.lead:
        pieces.append(("lead", reading.lead))
    pieces.extend((piece.kind, piece.text) for piece in reading.pieces)
    if reading.byline:
        pieces.append(("byline", reading.byline))
    if reading.credit:
        pieces.append(("credit", reading.credit.text))
    blocks: list[Block] = []
    start = 0
    for kind, text in pieces:
        blocks.append(Block(kind=kind, start=start, end=start + len(text)))
        start += len(text) + 1
    return "\n".join(text for _, text in pieces), tuple(blocks)


def _absolute(files: tuple[str, ...], base: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(urljoin(base, address.strip()) for address in files))

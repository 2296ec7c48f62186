"""The day an article was published, with the evidence for it.

Order: the rule's date node, JSON-LD, meta, a stamp near the title, the listing's hint, the address.
A page that prints no date gets none: dates in sentences are of events, the clock in the header is
the day of the capture, and dates in lists belong to other articles. No date after the capture.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from itertools import islice, takewhile

from congdoan.extract import signs
from congdoan.extract.dates import VIETNAM, Found, by_format, day_of, find_date
from congdoan.extract.marks import BLOCKS
from congdoan.extract.metadata import Metadata
from congdoan.extract.select import Hit, Names, Selector, hit_text, nearest
from congdoan.extract.tail import is_name
from congdoan.extract.tree import Node, following, own_text
from congdoan.records import Capture, PublishedEvidence, record
from congdoan.sources import Select

_STAMP = 90  # characters: a line with a date in it that is longer is a sentence
_SENTENCE = 180  # ... a text of this length is the article's
_HEADLINE = 20  # characters of a link that is a headline and no button
_NEAR = 12  # lines after (and 3 before) the title in which a stamp is looked for
_BEFORE = 3
_INLINE = frozenset(("span", "b", "strong", "i", "em", "u", "font"))
_BREAKS = BLOCKS | {"br"}
_TIME = re.compile(
    r"\d{1,2}\s?[:hg]\s?\d{2}(?::\d{2})?(?:\s?[AP]M)?|\(?GMT\s?\+\s?7\)?"
    r"|thứ (?:hai|ba|tư|năm|sáu|bảy|\d)|chủ nhật|lúc|ngày",
    re.IGNORECASE,
)
_IN_PATH = re.compile(r"/(20\d\d)[/-]?(\d\d)[/-]?(\d\d)(?=[/-]|\d{0,3}\b)")


@record
class Published:
    """A publication day, where it was found, and the text that said so."""

    day: date | None = None
    evidence: PublishedEvidence = "none"
    text: str | None = None


def capture_day(captured_at: datetime) -> date:
    """The day in Viet Nam on which the page was captured."""
    return captured_at.astimezone(VIETNAM).date()


def by_rule(
    selectors: Iterable[Selector], names: Names, select: Select, anchor: Node
) -> tuple[Hit, Found] | None:
    """The first date node of the rules that holds a date, with that date; nearest to the anchor."""
    order = select.date_order if "date_order" in select.model_fields_set else None
    for selector in selectors:
        for hit in nearest(selector.hits(names), anchor):
            if found := _of_hit(hit, select.date_format, order):
                return hit, found
    return None


def _of_hit(hit: Hit, form: str | None, order: str | None) -> Found | None:
    text = hit_text(hit)
    if form and (found := by_format(text, form)):
        return found
    if form and order is None and "%m" in form and "%d" in form:
        order = "mdy" if form.index("%m") < form.index("%d") else "dmy"
    if found := find_date(text, order):
        return found
    shown = None if isinstance(hit, str) else hit.get("datetime") or hit.get("content")
    return find_date(shown, order) if shown else None


def published(
    capture: Capture, ruled: Found | None, metadata: Metadata, title: Node | None
) -> Published:
    """The first evidence that gives a day not after the capture."""
    today = capture_day(capture.captured_at)
    for evidence, found in _evidence(capture, ruled, metadata, title):
        if found is not None and found.day <= today:
            return Published(day=found.day, evidence=evidence, text=found.text)
    return Published()


def _evidence(
    capture: Capture, ruled: Found | None, metadata: Metadata, title: Node | None
) -> Iterator[tuple[PublishedEvidence, Found | None]]:
    yield "site_rule", ruled
    yield "json_ld", find_date(metadata.json_ld)
    yield "meta", find_date(metadata.meta)
    yield "text", stamp_near(title, capture_day(capture.captured_at))
    hint = capture.ref.published_hint if capture.ref else None
    yield "listing", Found(day=hint, text=hint.isoformat()) if hint else None
    yield "url", _in_path(capture.url)


def _in_path(url: str) -> Found | None:
    for match in _IN_PATH.finditer(url):
        day = day_of(int(match[1]), int(match[2]), int(match[3]))
        if day is not None:
            return Found(day=day, text=match[0].strip("/"))
    return None


def stamp_near(title: Node | None, today: date) -> Found | None:
    """A date standing alone in the lines after the title, else right before or below the text."""
    return None if title is None else (_stamp_beside(title, today) or _stamp_below(title, today))


def signed_stamp(title: Node | None) -> tuple[Node, str] | None:
    """The element near the title that shows a name and a date, with the name."""
    for node, text in () if title is None else _after(title):
        found = find_date(text)
        if found is not None and (name := _name_beside(text, found)):
            return node, name
    return None


def _name_beside(text: str, found: Found) -> str | None:
    """The name that fills a line but for its date and time."""
    rest = _TIME.sub(" ", text.replace(found.text, " ")).strip(" |-–—,.()·")
    signed = is_name(rest) or signs.is_line("byline_labels", rest)
    return rest if len(rest.split()) > 1 and signed else None


def _stamp_beside(title: Node, today: date) -> Found | None:
    lines = ((node, text, True) for node, text in _after(title))
    for node, text, close in (*lines, *_before(title)):
        found = find_date(text)
        if found is not None and _is_stamp(node, text, found, clear=close and found.day != today):
            return found
    return None


def _stamp_below(title: Node, today: date) -> Found | None:
    """The first labelled stamp below the text, above any headline of another article."""
    begun = False
    for node in following(title):
        text = " ".join(own_text(node).split())
        begun = begun or max(len(text), len(node.tail or "")) > _STAMP
        if begun and node.tag == "a" and len(text) >= _HEADLINE:
            return None
        if begun and is_labelled_stamp(text):
            found = find_date(text)
            return found if found is not None and found.day != today else None
    return None


def is_labelled_stamp(text: str) -> bool:
    """Whether the line says by a label when the page was published, and nothing else."""
    found = find_date(text) if len(text) <= _STAMP else None
    if found is None or signs.has_phrase("clock_phrases", text):
        return False
    return signs.has_phrase("published_labels", text) and not signs.words_beside(text, found.text)


def _is_stamp(node: Node, text: str, found: Found, *, clear: bool) -> bool:
    """Whether the line says nothing but when the page was published.

    Where the place is not `clear` (outside the title's part of the page, or the day of the capture,
    as a clock shows it) the line must say so by a label or a name.
    """
    if signs.has_phrase("clock_phrases", text):
        return False
    if signs.has_phrase("published_labels", text) or signs.is_named("date_names", node):
        return True
    alone = len(signs.words_beside(text, found.text)) <= 3  # noqa: PLR2004 - a label's words
    return clear and (alone or _name_beside(text, found) is not None)


def _after(title: Node) -> Iterator[tuple[Node, str]]:
    """Short texts after the title that stand beside no link, until the first long one."""
    lines = 0
    within = [node for node in title if find_date(own_text(node)) is not None]
    for node in (*within, *following(title)):
        if node.tag in ("script", "style", "a"):
            continue
        text = _shown_by(node)
        if not text:
            continue
        if len(text) > _SENTENCE or lines > _NEAR or signs.is_line("related_headings", text):
            return
        if _is_in_sentence(node):
            return
        lines += 1
        if len(text) <= _STAMP and not _is_beside_link(node):
            yield node, text


def _shown_by(node: Node) -> str:
    """The node's own text; of a <time> without a date ('3 tuần trước') what it stands for."""
    text = " ".join(own_text(node).split())
    instant = node.get("datetime") if node.tag == "time" else None
    return instant if instant and find_date(text) is None else text


def _is_in_sentence(node: Node) -> bool:
    """Whether the element is an inline part of a paragraph as long as those of a text."""
    around = next(node.iterancestors("p"), None) if node.tag in _INLINE else None
    return around is not None and len(hit_text(around)) > _SENTENCE


def _before(title: Node) -> Iterator[tuple[Node, str, bool]]:
    """Short texts before the title: in its own part of the page, then (not clear) before that.

    The head of an <article> may hold the date in an element of its own beside buttons.
    """
    parent = title.getparent()
    if parent is None:
        return
    for start, close in ((title, parent.tag != "body"), (parent, False)):
        for node in islice(start.itersiblings(preceding=True), _BEFORE):
            for part, text in _texts_of(node):
                yield part, text, close
    article = next(title.iterancestors("article"), None)
    for head in () if article is None else article.iterchildren("header"):
        for node in head.iter():
            if signs.is_named("date_names", node) and len(text := hit_text(node)) <= _STAMP:
                yield node, text, False


def _texts_of(node: Node) -> Iterator[tuple[Node, str]]:
    """The text of a short element, then those of its parts: a date may stand beside buttons."""
    text = hit_text(node)
    if 0 < len(text) <= _STAMP:
        yield node, text
        for part in node.iterdescendants():
            if own := " ".join(own_text(part).split()):
                yield part, own


def _is_beside_link(node: Node) -> bool:
    """Whether the text is the date of a link to something else, in it or on the same line."""
    near = [*node]
    for preceding in (True, False):
        line = takewhile(lambda n: n.tag not in _BREAKS, node.itersiblings(preceding=preceding))
        near += line
    return any(n.tag == "a" and len(hit_text(n)) >= _HEADLINE for n in near)

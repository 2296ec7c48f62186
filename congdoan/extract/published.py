"""The day an article was published, with the evidence for it.

Order: the rule's date node, JSON-LD, meta, a stamp near the title, the listing's hint, the address.
A page that prints no date gets none: dates in sentences are of events, the clock in the header is
the day of the capture, and dates in lists belong to other articles. No date after the capture.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from itertools import pairwise

from congdoan.extract import signs
from congdoan.extract.dates import VIETNAM, Found, by_format, day_of, find_date
from congdoan.extract.metadata import Metadata
from congdoan.extract.nearby import lines_after, lines_before
from congdoan.extract.select import Hit, Names, Selector, hit_text, nearest
from congdoan.extract.tail import is_name
from congdoan.extract.tree import Node, following, own_text
from congdoan.records import Capture, PublishedEvidence, record
from congdoan.sources import Select

_STAMP = 90  # characters: a line with a date in it that is longer is a sentence
_HEADLINE = 20  # characters of a link that is a headline and no button
_WORD = re.compile(r"\w")
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
    """The element near the title that shows a name beside a date, with the name.

    Both stand in one line, or in two next to each other of which one is the date alone.
    """
    lines = [] if title is None else [line for line in lines_after(title) if _WORD.search(line[1])]
    for node, text in lines:
        found = find_date(text)
        if found is not None and (name := _name_beside(text, found)):
            return node, name
    for one, other in pairwise(lines):
        for (node, name), (_, stamp) in ((one, other), (other, one)):
            if signs.is_line("person_names", name) and is_name(name) and _is_alone(stamp):
                return node, name
    return None


def _is_alone(text: str) -> bool:
    """Whether the line is a date and nothing else."""
    found = find_date(text)
    return found is not None and not signs.words_beside(text, found.text)


def _name_beside(text: str, found: Found) -> str | None:
    """The name that fills a line but for its date and time."""
    rest = _TIME.sub(" ", text.replace(found.text, " ")).strip(" |-–—,.()·")
    signed = is_name(rest) or signs.is_line("byline_labels", rest)
    return rest if len(rest.split()) > 1 and signed else None


def _stamp_beside(title: Node, today: date) -> Found | None:
    lines = ((node, text, True) for node, text in lines_after(title))
    for node, text, close in (*lines, *lines_before(title)):
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

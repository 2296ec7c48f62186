"""What the scanners of dates and periods pass on, and what they know besides the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Literal, NamedTuple

from congdoan.records import record

DateRole = Literal["plain", "anniversary", "deadline", "as_of", "document", "stamp", "past"]
Precision = Literal["day", "month", "year"]
# Every date and period holds one of these, and reaches no further from it than `_REACH`.
_ANCHOR = re.compile(r"\d ?[/.-] ?\d|tháng |quý |(?:19|20)\d\d")
_REACH = 48


@record
class DateContext:
    """What is known about an article's time: its publication day, title and capture day."""

    published_on: date | None
    title: str | None
    captured_on: date | None = None


class DateHit(NamedTuple):
    """A date or period of the text as a closed interval.

    `evidence` names the rule that gave the year: explicit, published_on, published_on_future,
    review_year, plan_year, interim_year, congress_term, modal_year, same_sentence, or none (then
    `starts_on` and `ends_on` are None, and `day` and `month` hold what is written). `role` other
    than plain never becomes an event's date: anniversaries, deadlines ('trước ngày 30/8'), as-of
    days ('tính đến ngày'), days of documents, time stamps, and days of what came before
    ('khởi công ngày').
    """

    start: int
    end: int
    kind: Literal["date", "period"]
    rule_id: str
    starts_on: date | None = None
    ends_on: date | None = None
    precision: Precision | None = None
    evidence: str = "none"
    role: DateRole = "plain"
    part_of_day: str | None = None
    day: int | None = None
    month: int | None = None


def stretches(key: str) -> Iterator[tuple[int, int]]:
    """Spans of `key` that can hold a date or a period, in order, without overlap.

    Most of a text is near no year, month or 'd/m': the many shapes are tried on the rest only.

    >>> list(stretches("x" * 100 + "ngày 10/1" + "x" * 100))
    [(58, 157)]
    """
    begin = end = 0
    for anchor in _ANCHOR.finditer(key):
        if anchor.start() - _REACH > end:
            if end:
                yield begin, end
            begin = anchor.start() - _REACH
        end = min(len(key), anchor.end() + _REACH)
    if end:
        yield max(begin, 0), end


def holding(word: str, key: str, near: Sequence[tuple[int, int]]) -> Sequence[tuple[int, int]]:
    """The stretches that hold a word: a shape that needs it is tried on no other."""
    return [(begin, end) for begin, end in near if key.find(word, begin, end) >= 0]

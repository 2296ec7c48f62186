"""What the scanners of dates and periods pass on, and what they know besides the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Literal

from congdoan.normalise.inner import inner_record
from congdoan.records import maker

DateRole = Literal["plain", "anniversary", "deadline", "as_of", "document", "stamp", "past"]
Precision = Literal["day", "month", "year"]
# Every date and period holds one of these, and reaches no further from it than `_REACH`.
# A day and a month, or a year; '2.116' is neither.
_NUMBERS = re.compile(r"[0-9](?: ?[/.-] ?\d\d?(?!\d)|(?<=1)9\d\d|(?<=2)0\d\d)")
_WORDS = ("tháng ", "quý ")
_REACH = 48
LEAP = 2024  # a year that has every day


@inner_record
class DateContext:
    """What is known about an article's time: its publication day and its title."""

    published_on: date | None
    title: str | None


@inner_record
class RawDate:
    """A day, several days or a month as written; `year` and `day` are None when unwritten."""

    start: int
    end: int
    rule_id: str
    month: int
    day: int | None = None
    year: int | None = None
    last_day: int | None = None
    last_month: int | None = None

    def possible(self) -> bool:
        """Whether both ends are days of the calendar (29/2 in a leap year or an unknown one)."""
        day = 1 if self.day is None else self.day
        first = make_date(self.year or LEAP, self.month, day)
        last = make_date(self.year or LEAP, self.last_month or self.month, self.last_day or day)
        return first is not None and last is not None

    def turns_year(self) -> bool:
        """Whether the days go over New Year ('30/12 - 02/01'); `year` is then the last one's."""
        return self.last_month is not None and self.last_month < self.month


def make_date(year: int, month: int, day: int) -> date | None:
    """The day, or None when the calendar has no such day ('17/20/2024').

    >>> make_date(2024, 20, 17) is None
    True
    """
    try:
        return date(year, month, day)
    except ValueError:
        return None


@inner_record
class DateHit:
    """A date or period of the text as a closed interval.

    `evidence` names the rule that gave the year: explicit, published_on, published_on_future,
    review_year, plan_year, interim_year, event_year, congress_term, modal_year, of periods also
    same_sentence and title, or none (then `starts_on` and `ends_on` are None, and `day` and `month`
    hold what is written).
    A `role` other than plain never becomes an event's date: anniversaries, deadlines ('trước ngày
    30/8'), as-of days ('tính đến ngày'), days of documents, time stamps, and days of what came
    before ('khởi công ngày').
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


new_raw_date, new_date_hit = maker(RawDate), maker(DateHit)


def stretches(key: str) -> Iterator[tuple[int, int]]:
    """Spans of `key` that can hold a date or a period, in order, without overlap.

    Most of a text is near no year, month or 'd/m': the many shapes are tried on the rest only.

    >>> list(stretches("x" * 100 + "ngày 10/1" + "x" * 100))
    [(58, 157)]
    """
    anchors = [anchor.span() for anchor in _NUMBERS.finditer(key)]
    for word in _WORDS:
        at = key.find(word)
        while at >= 0:
            anchors.append((at, at + len(word)))
            at = key.find(word, at + 1)
    begin = end = 0
    for first, behind in sorted(anchors):
        if first - _REACH > end:
            if end:
                yield begin, end
            begin = first - _REACH
        end = min(len(key), behind + _REACH)
    if end:
        yield max(begin, 0), end


def holding(word: str, key: str, near: Sequence[tuple[int, int]]) -> Sequence[tuple[int, int]]:
    """The stretches that hold a word: a shape that needs it is tried on no other."""
    if word not in key:
        return ()
    return [(begin, end) for begin, end in near if key.find(word, begin, end) >= 0]

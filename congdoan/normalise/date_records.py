"""What the scanners of dates and periods pass on, and what they know besides the text."""

from __future__ import annotations

from datetime import date
from typing import Literal

from congdoan.records import record

DateRole = Literal["plain", "anniversary", "deadline", "as_of", "document", "stamp", "past"]
Precision = Literal["day", "month", "year"]


@record
class DateContext:
    """What is known about an article's time: its publication day, title and capture day."""

    published_on: date | None
    title: str | None
    captured_on: date | None = None


@record
class DateHit:
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

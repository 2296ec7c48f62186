"""Dates that a listing prints beside its links.

Only a date that stands alone counts: a text of its own with at most a time, a weekday or a label
around it. A date inside a sentence is what the news is about, not when it was published.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta, timezone
from typing import Literal

from congdoan.text import MONTHS

Order = Literal["dmy", "mdy"]

_LONGEST = 60  # 'Cập nhật lúc: Thứ Ba, ngày 17/11/2026 08:30:00 SA (GMT+7)' and the like
_FIRST_YEAR, _LAST_YEAR = 1990, 2100

_VIETNAM = timezone(timedelta(hours=7))  # since 1975, without summer time

_ISO = re.compile(r"(?<!\d)(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?!\d)")
_SLASHED = re.compile(
    r"(?<![\d/.-])(?P<first>\d{1,2})\s?(?P<sep>[/.-])\s?(?P<second>\d{1,2})\s?(?P=sep)\s?"
    r"(?P<year>\d{4})(?!\d)"
)
_MONTHS = MONTHS | {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9,
    "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
_NAMED = (
    r"(?:tháng|thg?\.?)\s*(?P<month>\d{1,2}|mười (?:một|hai)|một|giêng|hai|ba|tư|năm(?=,)|sáu|bảy"
    r"|tám|chín|mười|chạp)"
)
_ABROAD = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_WORDED = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?<!\d)(?P<day>\d{{1,2}})\s+{_NAMED}\s*(?:,|năm)?\s*(?P<year>\d{{4}})(?!\d)",
        rf"(?<!\w){_NAMED}\s+(?P<day>\d{{1,2}}),\s*(?P<year>\d{{4}})(?!\d)",
        rf"(?<!\d)(?P<day>\d{{1,2}})[\s-]+{_ABROAD},?[\s-]+(?P<year>\d{{4}})(?!\d)",
        rf"(?<!\w){_ABROAD}\s+(?P<day>\d{{1,2}}),?\s+(?P<year>\d{{4}})(?!\d)",
    )
)
_AROUND = re.compile(
    r"\d{1,2}\s*[:h]\s*\d{2}(?:\s*[:']\s*\d{2})?(?:\.\d+)?"  # a time
    r"|\b[ap]\.?m\b\.?|\b(?:sa|ch)\b|\bgmt\b|\butc\b|[+-]\d{1,2}(?::?\d{2})?"
    r"|\b(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\s+nhật|cn|t[2-7])\b"
    r"|\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\b"
    r"|\b(?:ngày|lúc|vào|đăng|tải|tin|viết|tạo|xuất\s+bản|cập\s+nhật|phát\s+hành|ban\s+hành)\b"
    r"|\b(?:được\s+)?(?:gửi|viết|đăng)\s+bởi\s+\S+(?:\s\S+){0,3}?\s+(?:vào|lúc|ngày)\b"
    r"|\b(?:submitted|posted)\s+by\s+\S+(?:\s\S+){0,3}?\s+on\b"
    r"|\b(?:thời\s+gian|giờ|date|posted|published|updated|on|at)\b",
    re.IGNORECASE,
)


def find_date(text: str, order: Order = "dmy") -> date | None:
    """The date in a text that holds exactly one; None when none, several, or none that exists.

    >>> find_date("5/6/2023 2:20 PM", "mdy")
    datetime.date(2023, 5, 6)
    >>> find_date("Thứ Ba, 17/11/2026 15:00")
    datetime.date(2026, 11, 17)
    """
    hits = list(_matches(text))
    return _day(hits[0], order) if len(hits) == 1 else None


def standing_date(text: str, order: Order = "dmy") -> date | None:
    """The date of a text that says nothing else.

    >>> standing_date("(21/01/2022)")
    datetime.date(2022, 1, 21)
    >>> standing_date("Ngày 20/01/2022, tại Hội trường Sở Y tế") is None
    True
    """
    if len(text) > _LONGEST:
        return None
    hits = list(_matches(text))
    if len(hits) != 1:
        return None
    rest = text[: hits[0].start()] + " " + text[hits[0].end() :]
    if re.search(r"\w", _AROUND.sub(" ", rest)):
        return None
    return _day(hits[0], order)


def stamped_day(text: str | None) -> date | None:
    """The day in Vietnam of an ISO 8601 date or instant; one without zone is Vietnam's already.

    >>> stamped_day("2022-03-01T17:30:00Z")
    datetime.date(2022, 3, 2)
    """
    try:
        moment = datetime.fromisoformat((text or "").strip())
    except ValueError:
        return find_date((text or "")[:10])
    return vietnam_day(moment)


def vietnam_day(moment: datetime) -> date:
    """The calendar day in Vietnam."""
    return (moment if moment.tzinfo is None else moment.astimezone(_VIETNAM)).date()


def agreed(dates: Iterable[date | None]) -> date | None:
    """The one date that all non-empty entries name; None when they differ."""
    distinct = {day for day in dates if day is not None}
    return distinct.pop() if len(distinct) == 1 else None


def _matches(text: str) -> Iterable[re.Match[str]]:
    for pattern in (_ISO, _SLASHED, *_WORDED):
        yield from pattern.finditer(text)


def _day(match: re.Match[str], order: Order) -> date | None:
    parts = match.groupdict()
    if "first" in parts:
        pair = (parts["first"], parts["second"])
        day, month = pair if order == "dmy" else pair[::-1]
    else:
        day, month = parts["day"], parts["month"]
        month = str(_MONTHS.get(month.lower(), month))
    year = int(parts["year"])
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    try:
        return date(year, int(month), int(day))
    except ValueError:
        return None

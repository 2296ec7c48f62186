"""Dates as Vietnamese pages print them, read as the culture of the page means them.

Day comes before month except where a page shows American culture: a rule that says so, or an
unpadded date followed by AM or PM ('1/12/2022 10:35 AM' is 12 January). Where both readings stay
possible and nothing decides, there is no date: none is better than a wrong one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone

from congdoan.records import record
from congdoan.text import MONTHS, fold

VIETNAM = timezone(timedelta(hours=7))
FIRST_YEAR = 1997  # Viet Nam went online in November of that year
_MONTHS = {
    name: number
    for number, names in enumerate(
        ("jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july",
         "aug august", "sep sept september", "oct october", "nov november", "dec december"), 1
    )
    for name in names.split()
}  # fmt: skip
_DATED = re.compile(r"\d{4}|\d\s?[/.-]\s?\d")  # without these digits there is no date
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_NAMED = r"muoi\s(?:mot|hai)|mot|gieng|hai|ba|tu|nam(?=\s?,)|sau|bay|tam|chin|muoi|chap"

_ISO = re.compile(
    r"(?<!\d)(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})"
    r"(?:[t ](?P<clock>\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?\s?(?P<zone>z|[+-]\d{2}:?\d{2})?)?"
)
_WORDS = re.compile(
    r"(?<!\d)(?P<d>\d{1,2})\s*(?:,|/|-)?\s*(?:thang|thg?\.?)\s*"
    rf"(?P<m>\d{{1,2}}|{_NAMED})\s*[,/-]?\s*(?:nam\s*)?(?P<y>\d{{4}})(?!\d)"
)
_MONTH_FIRST = re.compile(
    rf"(?<!\w)(?:thang|thg?\.?)\s*(?P<m>\d{{1,2}}|{_NAMED})\s+(?P<d>\d{{1,2}}),\s*(?P<y>\d{{4}})(?!\d)"
)
_BIG_ENDIAN = re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)([/.-])(?P<m>\d{1,2})\2(?P<d>\d{1,2})(?!\d)")
_NUMBERS = re.compile(
    r"(?<![\d/.-])(?P<a>\d{1,2})\s?(?P<s>[/.-])\s?(?P<b>\d{1,2})\s?(?P=s)\s?"
    r"(?P<y>(?:19|20)\d\d|\d\d(?![\d:]))"
    r"(?P<rest>(?:[\s,|-]{0,3}\d{1,2}:\d{2}(?::\d{2})?\s?(?P<half>am|pm)\b)?)"
)
_SPACED = re.compile(
    r"(?<![\d./-] )(?<![\d.,/-])(?P<d>\d\d) (?P<m>\d\d) (?P<y>(?:19|20)\d\d)(?![\d.,/-])"
)
_ENGLISH = re.compile(
    rf"(?<!\w)(?:(?P<d>\d{{1,2}})(?:st|nd|rd|th)?[\s-]+(?P<mon>{_MONTH})\.?|"
    rf"(?P<mon2>{_MONTH})\.?\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?)(?:,?\s+|-)(?P<y>\d{{4}})(?!\d)"
)
_WEEKDAY = re.compile(
    r"(?:\b(?:thu\s(?P<name>hai|ba|tu|nam|sau|bay)|(?:thu\s|t)(?P<number>[2-7])|(?P<sunday>chu\snhat|cn))"
    r"|\b(?P<english>mon|tue|wed|thu|fri|sat|sun)[a-z]*)[\s,.|-]*(?:ngay\s*)?$"
)
_WEEKDAYS = {
    name: number
    for number, names in enumerate(
        ("hai 2 mon", "ba 3 tue", "tu 4 wed", "nam 5 thu", "sau 6 fri", "bay 7 sat", "sun")
    )
    for name in names.split()
}  # fmt: skip


@record
class Found:
    """A date and the characters that gave it."""

    day: date
    text: str


def find_date(text: str, order: str | None = None) -> Found | None:
    """The first date in the text that exists in the calendar; None when there is none.

    Args:
        text: one line, as shown on the page or in an attribute.
        order: 'dmy' or 'mdy' where a rule says it, None where the text must tell.
    """
    return next(find_dates(text, order), None)


def find_dates(text: str, order: str | None = None) -> Iterator[Found]:
    """All dates in the text, of the strictest written form first."""
    if not _DATED.search(text):
        return
    key = fold(text)
    for pattern in (_ISO, _WORDS, _MONTH_FIRST, _BIG_ENDIAN, _ENGLISH, _SPACED):
        for match in pattern.finditer(key):
            day = _from_iso(match) if pattern is _ISO else _from_named(match, text)
            if day is not None:
                yield Found(day=day, text=text[match.start() : match.end()])
    for match in _NUMBERS.finditer(key):
        day = _from_numbers(match, order or _order_by_weekday(match))
        if day is not None:
            yield Found(day=day, text=text[match.start() : match.end()].strip())


def by_format(text: str, form: str) -> Found | None:
    """The date that `form` (as for strptime) reads in the text; None when it does not fit."""
    try:
        day = datetime.strptime(text, form).date()  # noqa: DTZ007 - only the day is kept
    except ValueError:
        return None
    return Found(day=day, text=text) if day.year >= FIRST_YEAR else None


def day_of(year: int, month: int, day: int) -> date | None:
    """The day, or None when the calendar has none or no web site could show it."""
    if year < FIRST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _from_iso(match: re.Match[str]) -> date | None:
    """The day in Viet Nam of an ISO instant; without a zone the day as written."""
    day = day_of(int(match["y"]), int(match["m"]), int(match["d"]))
    if day is None or not match["zone"]:
        return day
    zone = match["zone"].replace("z", "+00:00")
    stamp = f"{day.isoformat()}T{match['clock']}{zone}"
    try:
        return datetime.fromisoformat(stamp).astimezone(VIETNAM).date()
    except ValueError:  # a clock of 25:61, or a zone that is none: the day stands
        return day


def _from_named(match: re.Match[str], text: str) -> date | None:
    parts = match.groupdict()
    shown = parts.get("m")
    if shown is None:
        month = _MONTHS[parts.get("mon") or parts["mon2"]]
    elif shown.isdecimal():
        month = int(shown)
    else:
        month = MONTHS.get(" ".join(text[slice(*match.span("m"))].lower().split()), 0)
    return day_of(int(parts["y"]), month, int(parts.get("d") or parts["d2"]))


def _order_by_weekday(match: re.Match[str]) -> str | None:
    """The order in which the date falls on the weekday that stands before it; None when unclear."""
    named = _WEEKDAY.search(match.string[max(0, match.start() - 20) : match.start()])
    if named is None:
        return None
    word = named["name"] or named["number"] or named["english"] or "sun"
    first, second, year = int(match["a"]), int(match["b"]), int(match["y"])
    days = {"dmy": day_of(year, second, first), "mdy": day_of(year, first, second)}
    fits = [order for order, day in days.items() if day and day.weekday() == _WEEKDAYS[word]]
    return fits[0] if len(fits) == 1 else None


def _from_numbers(match: re.Match[str], order: str | None) -> date | None:
    first, second, year = int(match["a"]), int(match["b"]), int(match["y"])
    year += 2000 if year < 100 else 0  # noqa: PLR2004 - a year of two digits
    as_dmy, as_mdy = day_of(year, second, first), day_of(year, first, second)
    if order is not None:
        return as_mdy if order == "mdy" else as_dmy
    if not match["half"] or as_mdy is None or as_dmy is None:
        return as_dmy or (as_mdy if match["half"] else None)
    padded = match["a"].startswith("0") or match["b"].startswith("0")
    return None if padded and as_dmy != as_mdy else as_mdy

"""The shapes in which a day or a month is written; impossible dates are refused here.

A shape only says what stands in the text (days, month, year or no year). Which year a bare '10/1'
means, and whether it is the day of the news at all, is for years.py and hits.py.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path

from congdoan.normalise.dates.guards import date_guards, is_day, is_lunar
from congdoan.normalise.dates.records import RawDate, holding, new_raw_date
from congdoan.normalise.word_patterns import whole
from congdoan.text import MONTHS

_SEP = r" ?[/.-] ?"
# The first day of a shape continues no other number. Its digit stands before what may not be left
# of it: so the search jumps from digit to digit.
_FIRST = r"[0-9](?<!\d\d)(?<!\d[/.,:-]\d)(?<!tháng \d)\d?"
# '28/7/1929-28/7/2024' holds two.
_FIRST_OF_PAIR = r"[0-9](?<!\d\d)(?<!tháng \d)(?:(?<!\d[/.,:-]\d)|(?<=(?:19|20)\d\d-\d))\d?"
_UNTIL = r"(?:cho )?(?:đến|tới)(?: hết)?"
_AND = rf" ?(?:,|và|&|\+|-|–|—|{_UNTIL})(?: (?:sáng|trưa|chiều|tối))?(?: ngày)? ?"
_YEAR = r"((?:19|20)\d\d)"
# Only whole dates go further back: '20/8/1888 - 20/8/2018'.
_ANY_YEAR = r"((?:1[89]|20)\d\d)"
_OF_MONTH = r"(?:[,/]? ?năm | ?[/.-] ?)"
# 'tháng Tư'; 'tháng năm 2023' lacks its month. 'Giêng' and 'Chạp' are months of the lunar calendar.
_WORD = r"mười một|mười hai|mười|một|hai|ba|tư|năm(?! (?:19|20)\d\d)|sáu|bảy|tám|chín"
_MONTH = rf"(\d{{1,2}}(?!\d)|(?:{_WORD})(?!\w))"
_THIS_CENTURY = 50  # a year of two digits below it is of the 2000s


def _int(text: str | None) -> int | None:
    return int(text) if text else None


def _month_of(written: str) -> int:
    """The month of a number or a word."""
    return int(written) if written.isdigit() else MONTHS[written]


def _full(rule: str, match: re.Match[str]) -> RawDate:
    day, month, year = (int(g) for g in match.groups())
    return new_raw_date(
        start=match.start(), end=match.end(), rule_id=rule, day=day, month=month, year=year
    )


def _iso(rule: str, match: re.Match[str]) -> RawDate:
    year, _, month, day = match.groups()
    return new_raw_date(
        start=match.start(),
        end=match.end(),
        rule_id=rule,
        day=int(day),
        month=int(month),
        year=int(year),
    )


def _words(rule: str, match: re.Match[str]) -> RawDate:
    day, month, year = match.groups()
    return new_raw_date(
        start=match.start(1),
        end=match.end(),
        rule_id=rule,
        day=int(day),
        month=_month_of(month),
        year=_int(year),
    )


def _span(rule: str, match: re.Match[str]) -> RawDate:
    """Days 'd1[/m1] - d2/m2[/y]'; the first month is the last one where unwritten."""
    first, month, last, told, year = match.group("d1", "m1", "d2", "m2", "y")
    year = year or match.groupdict().get("yw")
    last_month = _month_of(told)
    return new_raw_date(
        start=match.start("d1"),
        end=match.end(),
        rule_id=rule,
        day=int(first),
        month=int(month or last_month),
        year=_int(year),
        last_day=int(last),
        last_month=last_month,
    )


def _short(rule: str, match: re.Match[str]) -> RawDate:
    day, month, year = (int(g) for g in match.group(1, 3, 4))
    century = 2000 if year < _THIS_CENTURY else 1900
    return new_raw_date(
        start=match.start(),
        end=match.end(),
        rule_id=rule,
        day=day,
        month=month,
        year=century + year,
    )


def _bare(rule: str, match: re.Match[str]) -> RawDate:
    day, month, year = match.group(1, 3, 4)
    return new_raw_date(
        start=match.start(),
        end=match.end(),
        rule_id=rule,
        day=int(day),
        month=int(month),
        year=_int(year),
    )


def _month(rule: str, match: re.Match[str]) -> RawDate:
    month, year = match.groups()
    return new_raw_date(
        start=match.start(), end=match.end(), rule_id=rule, month=_month_of(month), year=_int(year)
    )


def _months(rule: str, match: re.Match[str]) -> RawDate:
    first, last, year = (int(g) for g in match.groups())
    return new_raw_date(
        start=match.start(),
        end=match.end(),
        rule_id=rule,
        month=first,
        year=year,
        last_month=last,
    )


_PAIR = re.compile(r"[0-9] ?[/.-] ?\d\d?(?!\d)")
_TRIPLE = re.compile(rf"{_PAIR.pattern} ?[/.-] ?\d")
_Maker = Callable[[str, re.Match[str]], RawDate]
# In the order of trial; what an earlier shape took, a later one does not see. Of each shape: the
# rule's id, an example, what it holds (a word, two or three numbers), the pattern and the maker of
# its record.
_SHAPES: tuple[tuple[str, str, str, re.Pattern[str], _Maker], ...] = (
    ("date.iso", "2019/12/31", "d/m/y",
     re.compile(rf"{_YEAR}(?<!\d\d{{4}})(?<!\d[/.,:-]\d{{4}})([/-])(\d{{1,2}})\2(\d{{1,2}})"
                r"(?!\d)"), _iso),
    ("date.days_words", "ngày 12 và 13 tháng 5 năm 2023; từ 4 đến 6 tháng Năm", "tháng ",
     re.compile(rf"{whole(('ngày', 'từ'), end=' ')}(?P<d1>\d{{1,2}})(?P<m1>(?!))?"
                rf"(?:, ?\d{{1,2}}(?=,| và)){{0,5}}{_AND}(?:ngày )?(?P<d2>\d{{1,2}})"
                rf" tháng (?P<m2>{_MONTH})(?:{_OF_MONTH}(?P<y>(?:19|20)\d\d))?(?!\d)"), _span),
    ("date.words", "ngày 28 tháng 3 năm 2023; ngày 5 tháng Tư; Thầy thuốc Việt Nam 27 tháng 2",
     "tháng ",
     re.compile(rf"([0-9](?<!\d\d)\d?)"
                rf"[,/]? ?tháng {_MONTH}(?:{_OF_MONTH}{_YEAR})?(?!\d| ngày)"), _words),
    ("date.days", "từ ngày 19 - 20/8; 18-19/02/2014; 25, 26/6; 12, 13 và 14/7; 25/7 đến 2/8/2023",
     "d/m",
     re.compile(rf"(?P<d1>{_FIRST})(?:, ?\d{{1,2}}(?=,| và)){{0,5}}"
                rf"(?:[/.-](?P<m1>\d{{1,2}}))?{_AND}(?P<d2>\d{{1,2}})"
                rf"(?P<s>[/.-])(?P<m2>\d{{1,2}})"
                rf"(?:(?P=s)(?P<y>(?:19|20)\d\d)| năm (?P<yw>(?:19|20)\d\d))?(?!\d)"
                rf"(?![/.-]\d)"), _span),
    ("date.full", "04/01/2021; 05.07.2023; 26-6-2020", "d/m/y",
     re.compile(rf"({_FIRST_OF_PAIR}){_SEP}(\d{{1,2}}){_SEP}{_ANY_YEAR}"
                r"(?!\d|\.\d|/[^\W\d])"), _full),
    ("date.short_year", "ngày 10/3/21", "d/m/y",
     re.compile(rf"({_FIRST})([/.-])(\d{{1,2}})\2(\d\d)(?!\d|[/.,-]\d)"), _short),
    ("date.bare", "Chiều 10/1; Ngày 19-11; sáng 18.1; ngày 10/3 năm 2021", "d/m",
     re.compile(rf"({_FIRST})( ?[/.-] ?)(\d{{1,2}})(?!\d|[/.,-]\d)(?: năm {_YEAR}(?!\d))?"),
     _bare),
    ("date.months", "tháng 3-4/2023; tháng 11 và 12 năm 2022", "tháng ",
     re.compile(r"tháng(?<!\wtháng)(?<!\d tháng) (\d{1,2})(?:,| và| ?[-–]) ?(\d{1,2})"
                rf"(?: ?[/.-] ?| năm ){_YEAR}(?!\d)"), _months),
    ("date.month", "tháng 5/2022; tháng 5 năm 2022; tháng Năm năm 2022", "tháng ",
     re.compile(rf"tháng(?<!\wtháng)(?<!\d tháng) {_MONTH}"
                rf"(?: ?[/.-] ?| năm | ){_YEAR}(?!\d)"), _month),
    ("date.month_bare", "cuối tháng 7", "tháng ",
     re.compile(r"tháng(?<!\wtháng)(?<!\d tháng)(?<!cách mạng tháng)(?<!mỗi tháng)"
                r"(?<!rằm tháng)(?<!h[àằ]ng tháng) "
                rf"{_MONTH}((?!))?(?!\d|[/.,-]\d| năm \d)"), _month),
)  # fmt: skip


def scan_shapes(key: str, near: Sequence[tuple[int, int]], config: Path) -> list[RawDate]:
    """Every date written in `key` (lower case), in order, without overlap; impossible ones dropped.

    `near` are the spans to look at (records.stretches).

    >>> from congdoan.settings import Settings
    >>> config = Settings.model_fields["config"].default
    >>> found = scan_shapes("chiều 10/1, 33/34 phiếu, 17/20/2024", [(0, 99)], config)
    >>> [(r.day, r.month, r.year) for r in found]
    [(10, 1, None)]
    """
    taken = bytearray(len(key))
    found: list[RawDate] = []
    guards = date_guards(config)
    pairs = [(begin, end) for begin, end in near if _PAIR.search(key, begin, end)]
    triples = [(begin, end) for begin, end in pairs if _TRIPLE.search(key, begin, end)]
    spans = {"d/m": pairs, "d/m/y": triples, "tháng ": holding("tháng ", key, near)}
    for rule, _, held, pattern, make in _SHAPES:
        for match in (m for begin, end in spans[held] for m in pattern.finditer(key, begin, end)):
            raw = make(rule, match)
            if any(taken[raw.start : raw.end]) or not is_day(key, raw, guards, taken):
                continue
            # An impossible full date keeps its place: '20/2024' inside it is no month.
            taken[raw.start : raw.end] = b"\x01" * (raw.end - raw.start)
            if raw.possible() and not is_lunar(key, raw, guards):
                found.append(raw)
    return sorted(found, key=lambda raw: raw.start)

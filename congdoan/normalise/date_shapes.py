"""The shapes in which a day or a month is written; impossible dates are refused here.

A shape only says what stands in the text (days, month, year or no year). Which year a bare '10/1'
means, and whether it is the day of the news at all, is for date_years.py and dates.py.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from congdoan.lexicon import read_words
from congdoan.normalise.date_records import holding

_SEP = r" ?[/.-] ?"
# The first day of a shape continues no other number. Its digit stands before what may not be left
# of it: so the search jumps from digit to digit.
_FIRST = r"\d(?<!\d\d)(?<!\d[/.,:-]\d)\d?"
_AND = r" ?(?:,|và|-|–|—|đến(?: hết)?)(?: (?:sáng|chiều|tối))?(?: ngày)? ?"
_YEAR = r"((?:19|20)\d\d)"
_LOOK_BACK = 24
_LEAP = 2024


class RawDate(NamedTuple):
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
        first = make_date(self.year or _LEAP, self.month, self.day or 1)
        last = make_date(
            self.year or _LEAP, self.last_month or self.month, self.last_day or self.day or 1
        )
        return first is not None and last is not None


def make_date(year: int, month: int, day: int) -> date | None:
    """The day, or None when the calendar has no such day ('17/20/2024').

    >>> make_date(2024, 20, 17) is None
    True
    """
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _int(text: str | None) -> int | None:
    return int(text) if text else None


def _full(rule: str, match: re.Match[str]) -> RawDate:
    day, month, year = (int(g) for g in match.groups())
    return RawDate(
        start=match.start(), end=match.end(), rule_id=rule, day=day, month=month, year=year
    )


def _iso(rule: str, match: re.Match[str]) -> RawDate:
    year, _, month, day = match.groups()
    return RawDate(
        start=match.start(),
        end=match.end(),
        rule_id=rule,
        day=int(day),
        month=int(month),
        year=int(year),
    )


def _words(rule: str, match: re.Match[str]) -> RawDate:
    day, month, year = match.groups()
    return RawDate(
        start=match.start(1),
        end=match.end(),
        rule_id=rule,
        day=int(day),
        month=int(month),
        year=_int(year),
    )


def _span(rule: str, match: re.Match[str]) -> RawDate:
    """Days 'd1[/m1] - d2/m2[/y]'; the first month is the last one where unwritten."""
    first, month, last, last_month, year = match.group("d1", "m1", "d2", "m2", "y")
    return RawDate(
        start=match.start("d1"),
        end=match.end(),
        rule_id=rule,
        day=int(first),
        month=int(month or last_month),
        year=_int(year),
        last_day=int(last),
        last_month=int(last_month),
    )


def _bare(rule: str, match: re.Match[str]) -> RawDate:
    day, month = match.group(1), match.group(3)
    return RawDate(
        start=match.start(), end=match.end(), rule_id=rule, day=int(day), month=int(month)
    )


def _month(rule: str, match: re.Match[str]) -> RawDate:
    month, year = match.groups()
    return RawDate(
        start=match.start(), end=match.end(), rule_id=rule, month=int(month), year=_int(year)
    )


_Maker = Callable[[str, re.Match[str]], RawDate]
# In the order of trial; what an earlier shape took, a later one does not see. Of each shape: the
# rule's id, an example, a word that it holds, the pattern and the maker of its record.
_SHAPES: tuple[tuple[str, str, str, re.Pattern[str], _Maker], ...] = (
    ("date.iso", "2019/12/31", "",
     re.compile(rf"{_YEAR}(?<!\d\d{{4}})(?<!\d[/.,:-]\d{{4}})([/-])(\d{{1,2}})\2(\d{{1,2}})"
                r"(?!\d)"), _iso),
    ("date.days_words", "ngày 12 và 13 tháng 5 năm 2023", "tháng ",
     re.compile(rf"(?<!\w)ngày (?P<d1>\d{{1,2}})(?P<m1>(?!))?{_AND}(?:ngày )?(?P<d2>\d{{1,2}})"
                rf" tháng (?P<m2>\d{{1,2}})(?: năm (?P<y>(?:19|20)\d\d))?(?!\d)"), _span),
    ("date.words", "ngày 28 tháng 3 năm 2023", "tháng ",
     re.compile(rf"(?<!\w)(?:ngày|mùng|mồng|sáng|chiều|tối) (\d{{1,2}}) tháng (\d{{1,2}})"
                rf"(?:,? năm {_YEAR})?(?!\d)"), _words),
    ("date.days", "từ ngày 19 - 20/8; 18-19/02/2014; 25, 26/6; 12, 13 và 14/7; 25/7 đến 2/8/2023",
     "",
     re.compile(rf"(?P<d1>{_FIRST})(?<!tháng \d)(?<!tháng \d\d)(?:, ?\d{{1,2}}(?=,| và)){{0,5}}"
                rf"(?:[/.-](?P<m1>\d{{1,2}}))?{_AND}(?P<d2>\d{{1,2}})"
                rf"(?P<s>[/.-])(?P<m2>\d{{1,2}})(?:(?P=s)(?P<y>(?:19|20)\d\d))?(?![\d])"
                rf"(?![/.-]\d)"), _span),
    ("date.full", "04/01/2021; 05.07.2023; 26-6-2020", "",
     re.compile(rf"({_FIRST}){_SEP}(\d{{1,2}}){_SEP}{_YEAR}(?!\d)"), _full),
    ("date.bare", "Chiều 10/1; Ngày 19-11; sáng 18.1", "",
     re.compile(rf"({_FIRST})( ?[/.-] ?)(\d{{1,2}})(?!\d|[/.,-]\d)"), _bare),
    ("date.month", "tháng 5/2022; tháng 5 năm 2022", "tháng ",
     re.compile(rf"(?<!\w)(?<!\d )tháng (\d{{1,2}})(?: ?[/.-] ?| năm | ){_YEAR}(?!\d)"), _month),
    ("date.month_bare", "cuối tháng 7", "tháng ",
     re.compile(r"(?<!\w)(?<!\d )tháng (\d{1,2})((?!))?(?!\d|[/.,-]\d| năm \d)"), _month),
)  # fmt: skip
_NEED_CUE = frozenset({"date.bare", "date.days"})


@lru_cache(maxsize=8)
def _guards(config: Path) -> tuple[re.Pattern[str], ...]:
    """Patterns of the cues before a date, the weak ones, the units of a ratio, the named days."""
    words = read_words(config, "dates")
    cues = "|".join(re.escape(w) for w in words.strings("day_cues"))
    weak = "|".join(re.escape(w) for w in words.strings("weak_day_cues"))
    units = "|".join(re.escape(w) for w in words.strings("ratio_units"))
    named = "|".join(re.escape(w) for w in words.strings("named_days"))
    return (
        re.compile(rf"(?:^|[^\w])(?:{cues}),? ?\(?$"),
        re.compile(rf"(?:^|[^\w])(?:{weak}) ?$"),
        re.compile(rf" ?(?:{units})(?!\w)"),
        re.compile(rf"(?:{named})[^.,;\n]{{0,24}}$"),
    )


def _is_date(key: str, raw: RawDate, config: Path) -> bool:
    """Whether a yearless 'd/m' is a day and not a ratio, a vote or a decimal."""
    if raw.rule_id not in _NEED_CUE or (
        raw.year is not None and "," not in key[raw.start : raw.end]
    ):
        return True
    cue, weak, ratio, named = _guards(config)
    left = key[max(0, raw.start - _LOOK_BACK) : raw.start]
    if cue.search(left):
        return True
    if ratio.match(key, raw.end):
        return False
    return bool(weak.search(left) or named.search(key[max(0, raw.start - 60) : raw.start]))


def scan_shapes(key: str, near: Sequence[tuple[int, int]], config: Path) -> list[RawDate]:
    """Every date written in `key` (lower case), in order, without overlap; impossible ones dropped.

    `near` are the spans to look at (date_records.stretches).

    >>> from congdoan.settings import Settings
    >>> config = Settings.model_fields["config"].default
    >>> found = scan_shapes("chiều 10/1, 33/34 phiếu, 17/20/2024", [(0, 99)], config)
    >>> [(r.day, r.month, r.year) for r in found]
    [(10, 1, None)]
    """
    taken = bytearray(len(key))
    found: list[RawDate] = []
    spans = {word: holding(word, key, near) for word in ("", "tháng ")}
    for rule, _, word, pattern, make in _SHAPES:
        for match in (m for begin, end in spans[word] for m in pattern.finditer(key, begin, end)):
            raw = make(rule, match)
            if any(taken[raw.start : raw.end]) or not _is_date(key, raw, config):
                continue
            if not raw.possible() and rule in _NEED_CUE:
                continue
            # An impossible full date keeps its place: '20/2024' inside it is no month.
            taken[raw.start : raw.end] = b"\x01" * (raw.end - raw.start)
            if raw.possible():
                found.append(raw)
    return sorted(found, key=lambda raw: raw.start)

"""Periods of the text as closed intervals: years, terms, halves, quarters, school years.

'6 tháng đầu năm' without a year takes the year written in its sentence or the title, else that of
publication; it stays open otherwise. A period is no day of an event.
"""

from __future__ import annotations

import bisect
import calendar
import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import cached_property

from congdoan.normalise.dates.records import DateContext, DateHit, holding, new_date_hit
from congdoan.normalise.document import Document
from congdoan.text import tone_key

_YEAR = r"((?:19|20)\d\d)"
_NO_MORE = r"(?!\d)"
# \ufffd and ¦ are what is left of a dash after a wrong decoding.
_DASH = r" ?[-‐‑‒–—―−~¦\ufffd/] ?"
_TERM = re.compile(
    r"(?<!\w)(nhiệm kỳ|giai đoạn|năm học|khóa|(?:các |\d )?năm)(?: từ)?(?: năm)? "
    rf"(\()?{_YEAR}"
    rf"(?:{_DASH}| đến (?:năm )?){_YEAR}{_NO_MORE}(?(2)\))"
)
# What a term needs, from its first digit on: the search jumps from 1 to 2.
_TWO_YEARS = re.compile(rf"{_YEAR}(?:{_DASH}| đến (?:năm )?){_YEAR}")
_SINCE = re.compile(rf"từ (?<!\wtừ )(?:đầu )?(?:năm )?{_YEAR} đến nay(?!\w)")
_MONTHS = re.compile(
    r"(?<![\w.,/-])(0?[2-9]|1[01]|ba|sáu|chín) tháng"
    rf"(?: (đầu|cuối)(?: của)? năm(?: {_YEAR}{_NO_MORE}| học)?| năm {_YEAR}{_NO_MORE})"
)
_BEHIND_MONTHS = (" tháng đầu", " tháng cuối", " tháng năm")
_QUARTER = re.compile(
    rf"quý(?<!\wquý)(?<!cao quý)(?<!quà quý) (iii|iv|ii|i|[1-4])(?!\w)(?! (?:triệu|nghìn|tỷ)(?!\w))"
    rf"(?:(?: ?[/-] ?| năm | ){_YEAR}{_NO_MORE})?"
)
# 'mỗi năm 2000 suất quà' counts gifts.
_PLAIN = re.compile(rf"năm(?<!\wnăm)(?<!mỗi năm)(?<!h[àằ]ng năm) {_YEAR}{_NO_MORE}")
# The first digits stand before what may not be left of them: so the search jumps from 1 to 2.
_ANY_YEAR = re.compile(rf"{_YEAR}(?<!\d\d{{4}}){_NO_MORE}(?![./-]\d)")
_COUNTS = {"ba": 3, "sáu": 6, "chín": 9}
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_REACH = 160
_Maker = Callable[[re.Match[str]], DateHit | None]
_MAX_TERM = 12
_TITLE = 500
_SETTLED_MONTH = 4

_RULES = {
    "nhiệm kỳ": "period.term", "giai đoạn": "period.stage",
    "năm học": "period.school_year",
}  # fmt: skip


def month_end(year: int, month: int) -> date:
    """The last day of a month.

    >>> month_end(2024, 2)
    datetime.date(2024, 2, 29)
    """
    return date(year, month, calendar.monthrange(year, month)[1])


class _Scan:
    """One pass over one document: shapes in order of trial, no overlap."""

    def __init__(self, doc: Document, context: DateContext) -> None:
        self._doc = doc
        self._context = context

    @cached_property
    def _titled(self) -> set[str]:
        return set(_ANY_YEAR.findall(tone_key((self._context.title or "")[:_TITLE])))

    @cached_property
    def _years(self) -> list[tuple[int, int]]:
        return [(m.start(), int(m.group(1))) for m in _ANY_YEAR.finditer(self._doc.key)]

    def hits(self, near: Sequence[tuple[int, int]]) -> Iterator[DateHit]:
        """Hits in order of shape."""
        # Each with the stretches that hold what it needs.
        key = self._doc.key
        shapes: tuple[tuple[Sequence[tuple[int, int]], re.Pattern[str], _Maker], ...] = (
            ([span for span in near if _TWO_YEARS.search(key, *span)], _TERM, _term),
            (holding(" đến nay", key, near), _SINCE, self._since),
            (_of_months(key, near), _MONTHS, self._months),
            (holding("quý ", key, near), _QUARTER, self._quarter),
            (holding("năm ", key, near), _PLAIN, _plain),
        )
        for spans, pattern, make in shapes:
            for match in (m for a, b in spans for m in pattern.finditer(key, a, b)):
                hit = make(match)
                if hit is not None:
                    yield hit

    def _since(self, match: re.Match[str]) -> DateHit:
        """'từ năm 2015 đến nay': up to the day of publication."""
        until = self._context.published_on
        first = date(int(match.group(1)), 1, 1)
        if until is None or until < first:
            return _hit(match, "period.since", None, "none")
        return _hit(match, "period.since", (first, until), "explicit")

    def _months(self, match: re.Match[str]) -> DateHit | None:
        """'6 tháng đầu năm 2020', 'chín tháng đầu năm'; not 'sáu tháng đầu năm học'."""
        if match.group().endswith(" học"):
            return None
        written, end, year_of_end, year_alone = match.groups()
        # '9 tháng năm 2022' are its first nine.
        count, head = _COUNTS.get(written) or int(written), end != "cuối"
        year, evidence = self._year(match, year_of_end or year_alone, settled=head)
        if year is None:
            return _hit(match, "period.months", None, "none")
        months = (1, count) if head else (13 - count, 12)
        interval = (date(year, months[0], 1), month_end(year, months[1]))
        return _hit(match, "period.months", interval, evidence)

    def _quarter(self, match: re.Match[str]) -> DateHit:
        """'quý I/2023', 'quý IV năm 2022'; not 'quý vị'."""
        last = _QUARTERS[match.group(1)] * 3
        year, evidence = self._year(match, match.group(2), settled=last <= _SETTLED_MONTH)
        if year is None:
            return _hit(match, "period.quarter", None, "none")
        interval = (date(year, last - 2, 1), month_end(year, last))
        return _hit(match, "period.quarter", interval, evidence)

    def _year(
        self, match: re.Match[str], written: str | None, *, settled: bool
    ) -> tuple[int | None, str]:
        """Year written in the period, in its sentence, the title, or that of publication."""
        if written:
            return int(written), "explicit"
        sentence = self._doc.sentence_at(match.start())
        index = bisect.bisect_left(self._years, (match.end(), 0))
        around = self._years[max(0, index - 1) : index + 1][::-1]
        for at, year in around:
            if sentence.start <= at < sentence.end and abs(at - match.start()) <= _REACH:
                return year, "same_sentence"
        if len(self._titled) == 1:
            return int(next(iter(self._titled))), "title"
        published = self._context.published_on
        if published is not None and settled and published.month >= _SETTLED_MONTH:
            return published.year, "published_on"
        return None, "none"


def _of_months(key: str, near: Sequence[tuple[int, int]]) -> Sequence[tuple[int, int]]:
    """The stretches in which months are counted: '6 tháng đầu năm', not 'tháng 6'."""
    told = [word for word in _BEHIND_MONTHS if word in key]
    return [span for span in near if any(key.find(word, *span) >= 0 for word in told)]


def _term(match: re.Match[str]) -> DateHit | None:
    """'nhiệm kỳ 2023 - 2028', 'giai đoạn từ 2016 đến 2021', 'năm học 2022 - 2023'."""
    head, first, last = match.group(1), int(match.group(3)), int(match.group(4))
    if not first <= last <= first + _MAX_TERM:
        return None
    rule = _RULES.get(head, "period.years")
    if rule == "period.school_year":
        return _hit(match, rule, (date(first, 9, 1), month_end(last, 5)), "explicit")
    return _hit(match, rule, (date(first, 1, 1), date(last, 12, 31)), "explicit")


def _plain(match: re.Match[str]) -> DateHit:
    """'năm 2021'."""
    year = int(match.group(1))
    return _hit(match, "period.year", (date(year, 1, 1), date(year, 12, 31)), "explicit")


def _hit(
    match: re.Match[str], rule: str, interval: tuple[date, date] | None, evidence: str
) -> DateHit:
    first, last = interval or (None, None)
    return new_date_hit(
        start=match.start(),
        end=match.end(),
        kind="period",
        rule_id=rule,
        starts_on=first,
        ends_on=last,
        precision="year" if rule != "period.months" else "month",
        evidence=evidence,
    )


def scan_periods(
    doc: Document, context: DateContext, near: Sequence[tuple[int, int]]
) -> tuple[DateHit, ...]:
    """Every period of the text in order, without overlap; `near` as in `scan_shapes`.

    Examples: 'năm 2021', 'nhiệm kỳ 2023 - 2028', '6 tháng đầu năm 2020', 'quý I/2023',
    'giai đoạn 2022–2025', 'năm học 2022 - 2023', 'từ năm 2015 đến nay'.
    """
    taken = bytearray(len(doc.key))
    found: list[DateHit] = []
    for hit in _Scan(doc, context).hits(near):
        if not any(taken[hit.start : hit.end]):
            taken[hit.start : hit.end] = b"\x01" * (hit.end - hit.start)
            found.append(hit)
    return tuple(sorted(found, key=lambda hit: hit.start))


_NEW_MATTER = re.compile(r"[.;\n]|triển khai|phương hướng")
# 'tổng kết', 'sơ kết', 'kết quả': the word they share stands first, so the search jumps to it.
_REVIEWED = re.compile(r"kết(?:(?<!\wkết) quả|(?<=(?<!\w)tổng kết)|(?<=(?<!\w)sơ kết))(?!\w)")
_REVIEW_REACH = 120


def review_period(
    doc: Document, periods: Sequence[DateHit], part: tuple[int, int] | None = None
) -> DateHit | None:
    """The period under review: the first one soon behind 'tổng kết' or 'sơ kết', or None.

    `part` is the stretch of the text to look at; without it the whole text.

    Example: 'Hội nghị tổng kết hoạt động công đoàn năm 2023, triển khai nhiệm vụ năm 2024' -> 2023.
    """
    starts = [p.start for p in periods]
    for match in _REVIEWED.finditer(doc.key, *(part or ())):
        index = bisect.bisect_left(starts, match.end())
        if index == len(periods):
            return None
        found = periods[index]
        between = doc.key[match.end() : found.start]
        if len(between) <= _REVIEW_REACH and not _NEW_MATTER.search(between):
            return found
    return None

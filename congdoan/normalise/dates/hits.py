"""Dates and periods of an article, resolved to calendar days where a stated rule allows it.

`scan_dates` is the one entry. A date keeps what is written (day, month) when no rule gives the
year. Roles tell the day of the news from anniversaries ('Ngày Quốc tế Phụ nữ 8/3'), deadlines
('trước ngày 30/8'), as-of days, days of documents, time stamps and days of the past.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from congdoan.normalise.dates.periods import month_end, scan_periods
from congdoan.normalise.dates.records import (
    DateContext,
    DateHit,
    Precision,
    RawDate,
    make_date,
    new_date_hit,
    stretches,
)
from congdoan.normalise.dates.roles import CLOCK, Cues, date_cues, role_of
from congdoan.normalise.dates.shapes import scan_shapes
from congdoan.normalise.dates.years import YearRules
from congdoan.normalise.document import Document
from congdoan.text import tone_key

__all__ = ["DateContext", "DateHit", "scan_dates"]

_REACH, _AROUND = 90, 240
_LOOK_BACK = 24
_TO = re.compile(
    rf" ?(?:(?:cho )?(?:đến|tới)(?: hết)?|-|–){CLOCK}(?: (?:sáng|trưa|chiều|tối))?(?: ngày)? ?"
)
_LISTED = re.compile(r"(?:,|,? và)(?: ngày)? ")
_FROM = re.compile(rf"(?<!\w)từ{CLOCK}(?: (?:sáng|trưa|chiều|tối))?(?: ngày)? ?$")
# Two days are the ends of one stretch: alone of an event, behind 'từ' of a campaign as well.
_LONGEST, _LONGEST_FROM = timedelta(days=45), timedelta(days=366)
_YEAR_NEAR = re.compile(r" năm (?:(nay)|ngoái|trước)(?!\w)")


def scan_dates(doc: Document, context: DateContext) -> tuple[DateHit, ...]:
    """Every date and period of the text, in order, without overlap."""
    near = tuple(stretches(doc.key))
    periods = scan_periods(doc, context, near)
    shapes = [raw for raw in scan_shapes(doc.key, near, doc.config) if not _is_count(doc, raw)]
    dates = _with_shared_years(doc.key, shapes)
    told = [raw.year for raw in dates if raw.year is not None]
    told += [p.starts_on.year for p in periods if p.starts_on and p.rule_id == "period.year"]
    rules = YearRules(tone_key(context.title or ""), doc.key, context, told)
    cues = date_cues(doc.config)
    found = [_resolve(doc, raw, rules, cues) for raw in dates]
    taken = bytearray(len(doc.key))
    for hit in found:
        taken[hit.start : hit.end] = b"\x01" * (hit.end - hit.start)
    found = [*_joined(doc.key, found), *(p for p in periods if not any(taken[p.start : p.end]))]
    return tuple(sorted(found, key=lambda hit: hit.start))


def _is_count(doc: Document, raw: RawDate) -> bool:
    """Whether the word behind 'tháng' begins what follows: 'nghỉ hai tháng tư vấn viên', no April.

    As the name of a month alone it has a capital: 'Cuối tháng Tư'.
    """
    word = raw.start + len("tháng ")
    alone = raw.rule_id == "date.month_bare" and doc.text[word].isalpha()
    return alone and not doc.text[word].isupper()


def _with_shared_years(key: str, dates: Sequence[RawDate]) -> list[RawDate]:
    """The year of 'từ 10/3 đến 12/4/2021' or '10/3, 12/4 và 5/6/2021', written once for all."""
    found = list(dates)
    for index in reversed(range(len(found) - 1)):
        raw, following = found[index], found[index + 1]
        alike = (raw.day is None) == (following.day is None)
        if raw.year is None and following.year is not None and alike:
            before = (raw.month, raw.day or 0) < (following.month, following.day or 0)
            joint = _TO.fullmatch(key, raw.end, following.start) or _LISTED.fullmatch(
                key, raw.end, following.start
            )
            if before and joint:
                found[index] = dataclasses.replace(raw, year=following.year)
    return found


def _joined(key: str, dates: Iterable[DateHit]) -> Iterator[DateHit]:
    """'12/4/2023 đến 14/4/2023' is one stretch; '28/7/1929 - 28/7/2024' are two jubilees."""
    last: DateHit | None = None
    for hit in dates:
        found = hit
        if last is not None and _TO.fullmatch(key, last.end, hit.start):
            if _follows(key, last, hit):
                last = dataclasses.replace(last, end=hit.end, ends_on=hit.ends_on)
                continue
            if _is_jubilee(last, hit):
                last = dataclasses.replace(last, role="anniversary")
                found = dataclasses.replace(hit, role="anniversary")
        if last is not None:
            yield last
        last = found
    if last is not None:
        yield last


def _follows(key: str, first: DateHit, last: DateHit) -> bool:
    """Whether two days are the ends of one event, not of a history."""
    if first.precision != last.precision or first.role != "plain":
        return False
    start, end = first.ends_on, last.starts_on
    since = _FROM.search(key, max(0, first.start - _LOOK_BACK), first.start)
    longest = _LONGEST_FROM if since else _LONGEST
    return start is not None and end is not None and start < end <= start + longest


def _is_jubilee(first: DateHit, last: DateHit) -> bool:
    """'28/7/1929 - 28/7/2024': the first and the last return of a day."""
    same = (first.day, first.month) == (last.day, last.month)
    return same and first.starts_on != last.starts_on and last.evidence == "explicit"


def _resolve(doc: Document, raw: RawDate, rules: YearRules, cues: Cues) -> DateHit:
    sentence = doc.sentence_at(raw.start)
    left = doc.key[max(sentence.start, raw.start - _REACH) : raw.start]
    role = role_of(doc, raw, left, cues)
    part = cues.part_of_day.search(left)
    year, evidence = raw.year, "explicit"
    near = _YEAR_NEAR.match(doc.key, raw.end)
    if year is None and near is not None:
        year, evidence = rules.beside_publication(back=near.group(1) is None)
    elif year is None and role != "anniversary":
        ahead = role == "deadline" or cues.future.search(left) is not None
        begin, end = raw.start - _AROUND, raw.end + _AROUND
        own = doc.key[max(sentence.start, begin) : min(sentence.end, end)]
        year, evidence = rules.resolve(raw.month, raw.day, own, ahead=ahead)
        year = year + raw.turns_year() if year is not None else None
    first, last, precision = _interval(raw, year)
    return new_date_hit(
        start=raw.start,
        end=raw.end,
        kind="date",
        rule_id=raw.rule_id,
        starts_on=first,
        ends_on=last,
        precision=precision,
        evidence=evidence if first else "none",
        role=role,
        part_of_day=part.group(1) if part else None,
        day=raw.day,
        month=raw.month,
    )


def _interval(raw: RawDate, year: int | None) -> tuple[date | None, date | None, Precision | None]:
    if year is None:
        return None, None, None
    # '30/12 - 02/01/2024': the first day is in the year before the written one.
    begin = year - raw.turns_year()
    if raw.day is None:
        return date(begin, raw.month, 1), month_end(year, raw.last_month or raw.month), "month"
    first = make_date(begin, raw.month, raw.day)
    last = make_date(year, raw.last_month or raw.month, raw.last_day or raw.day)
    if first is None or last is None or last < first:
        return None, None, None
    return first, last, "day"

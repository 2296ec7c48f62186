"""Dates and periods of an article, resolved to calendar days where a stated rule allows it.

`scan_dates` is the one entry. A date keeps what is written (day, month) when no rule gives the
year. Roles tell the day of the news from anniversaries ('Ngày Quốc tế Phụ nữ 8/3'), deadlines
('trước ngày 30/8'), as-of days, days of documents, time stamps and days of the past.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path

from congdoan.lexicon import read_words
from congdoan.normalise.date_records import DateContext, DateHit, DateRole, Precision, stretches
from congdoan.normalise.date_shapes import RawDate, make_date, scan_shapes
from congdoan.normalise.date_years import YearRules
from congdoan.normalise.document import Document
from congdoan.normalise.periods import month_end, scan_periods
from congdoan.records import record
from congdoan.text import tone_key

__all__ = ["DateContext", "DateHit", "scan_dates"]

_REACH = 90
_CLOCK_LEFT = re.compile(r"\d{1,2}[:h]\d{2}(?::\d{2})?(?: ?[-|,]| )? ?$")
_CLOCK_RIGHT = re.compile(r" ?[-|,]? ?\d{1,2}:\d{2}")
_NUMBERED = re.compile(
    r"(?:(?:số|giấy phép|gp)[ :.]{0,3}(?=\S*\d)[\w./-]{1,30}"
    r"|\d{1,5}[/-](?=[\d./-]*[^\W\d])[\w./-]{2,20})(?P<comma>,)? (?:ký )?(?:ngày )?$"
)
_SINCE = re.compile(r" (?:đến nay|trở đi|trở lại đây)(?!\w)")
_TO = re.compile(r" ?(?:đến(?: hết)?|-|–)(?: ngày)? ?")
_LONGEST = timedelta(days=45)
_OF_DOCUMENT = re.compile(r",? (?:của|về|do|quy định|hướng dẫn|ban hành)(?!\w)")
_TIME_OF_DAY = r"(?: \d{1,2} ?(?:giờ|h)(?: ?\d{2})?,?)?"
_DAY = r",?(?: thứ \w{2,4},?)?(?: ngày)? ?\(?$"


@record
class _Cues:
    part_of_day: re.Pattern[str]
    named: re.Pattern[str]
    deadline: re.Pattern[str]
    as_of: re.Pattern[str]
    past: re.Pattern[str]
    future: re.Pattern[str]


@lru_cache(maxsize=8)
def _cues(config: Path) -> _Cues:
    words = read_words(config, "dates")

    def any_of(name: str) -> str:
        return "|".join(re.escape(w) for w in words.strings(name))

    named, events = any_of("named_days"), any_of("commemorations")
    return _Cues(
        part_of_day=re.compile(
            rf"(?<!\w)({any_of('parts_of_day')})(?: ngày| nay| hôm nay,?)? ?\(?$"
        ),
        named=re.compile(
            rf"(?:(?:{named})[^.,;\n]{{0,24}}|(?<!\w)(?:{events})(?: [^.,;\n]{{0,40}})?)$"
        ),
        deadline=re.compile(rf"(?<!\w)(?:{any_of('deadlines')}){_TIME_OF_DAY}{_DAY}"),
        as_of=re.compile(rf"(?<!\w)(?:{any_of('as_of')}){_TIME_OF_DAY}{_DAY}"),
        past=re.compile(rf"(?<!\w)(?:{any_of('past')}){_DAY}"),
        future=re.compile(rf"(?<!\w)(?:{any_of('future')})(?!\w)"),
    )


def scan_dates(doc: Document, context: DateContext) -> tuple[DateHit, ...]:
    """Every date and period of the text, in order, without overlap."""
    near = tuple(stretches(doc.key))
    periods = scan_periods(doc, context, near)
    dates = scan_shapes(doc.key, near, doc.config)
    told = [raw.year for raw in dates if raw.year is not None]
    told += [p.starts_on.year for p in periods if p.starts_on and p.rule_id == "period.year"]
    rules = YearRules(tone_key(context.title or ""), doc.key, context, told)
    cues = _cues(doc.config)
    found = [_resolve(doc, raw, rules, cues) for raw in dates]
    taken = bytearray(len(doc.key))
    for hit in found:
        taken[hit.start : hit.end] = b"\x01" * (hit.end - hit.start)
    found = [*_joined(doc.key, found), *(p for p in periods if not any(taken[p.start : p.end]))]
    return tuple(sorted(found, key=lambda hit: hit.start))


def _joined(key: str, dates: Iterable[DateHit]) -> Iterator[DateHit]:
    """'12/4/2023 đến ngày 14/4/2023' is one stretch of days."""
    last: DateHit | None = None
    for hit in dates:
        if last is not None and _TO.fullmatch(key, last.end, hit.start) and _follows(last, hit):
            last = last._replace(end=hit.end, ends_on=hit.ends_on)
            continue
        if last is not None:
            yield last
        last = hit
    if last is not None:
        yield last


def _follows(first: DateHit, last: DateHit) -> bool:
    """Whether two days are the ends of one event, not of a history."""
    if first.precision != "day" or last.precision != "day" or first.role != "plain":
        return False
    start, end = first.ends_on, last.starts_on
    return start is not None and end is not None and start < end <= start + _LONGEST


def _role(doc: Document, raw: RawDate, left: str, cues: _Cues) -> DateRole:
    """What the day is to the news, by the words before it and the clock beside it."""
    sentence = doc.sentence_at(raw.start)
    alone = (sentence.start, sentence.end) == (raw.start, raw.end)
    if alone or _CLOCK_LEFT.search(left) or _CLOCK_RIGHT.match(doc.key, raw.end):
        return "stamp"
    numbered = _NUMBERED.search(left)
    # 'Thực hiện Kế hoạch số 15/KH-CĐN, ngày 20/4 ... tổ chức': the day is not the plan's.
    if numbered and (not numbered["comma"] or _OF_DOCUMENT.match(doc.key, raw.end)):
        return "document"
    if _SINCE.match(doc.key, raw.end):
        return "as_of"
    tests: tuple[tuple[DateRole, re.Pattern[str]], ...] = (
        ("deadline", cues.deadline),
        ("as_of", cues.as_of),
        ("past", cues.past),
    )
    for role, pattern in tests:
        if pattern.search(left):
            return role
    if cues.named.search(left) and not cues.part_of_day.search(left):
        return "anniversary"
    return "plain"


def _resolve(doc: Document, raw: RawDate, rules: YearRules, cues: _Cues) -> DateHit:
    sentence = doc.sentence_at(raw.start)
    left = doc.key[max(sentence.start, raw.start - _REACH) : raw.start]
    role = _role(doc, raw, left, cues)
    part = cues.part_of_day.search(left)
    year, evidence = raw.year, "explicit"
    if year is None and role != "anniversary":
        ahead = role == "deadline" or cues.future.search(left) is not None
        year, evidence = rules.resolve(raw.month, raw.day, ahead=ahead)
    first, last, precision = _interval(raw, year)
    return DateHit(
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
    if raw.day is None:
        return date(year, raw.month, 1), month_end(year, raw.month), "month"
    first = make_date(year, raw.month, raw.day)
    last_month = raw.last_month or raw.month
    # '30/12 - 02/01/2024': the first day is in the year before the written one.
    if last_month < raw.month:
        first = make_date(year - 1, raw.month, raw.day)
    last = make_date(year, last_month, raw.last_day or raw.day)
    if first is None or last is None or last < first:
        return None, None, None
    return first, last, "day"

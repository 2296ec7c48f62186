"""Dates and periods of an article, resolved to calendar days where a stated rule allows it.

`scan_dates` is the one entry. A date keeps what is written (day, month) when no rule gives the
year. Roles tell the day of the news from anniversaries ('Ngày Quốc tế Phụ nữ 8/3'), deadlines
('trước ngày 30/8'), as-of days, days of documents, time stamps and days of the past.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path

from congdoan.lexicon import read_words
from congdoan.normalise.dates.periods import month_end, scan_periods
from congdoan.normalise.dates.records import (
    DateContext,
    DateHit,
    DateRole,
    Precision,
    RawDate,
    make_date,
    stretches,
)
from congdoan.normalise.dates.shapes import scan_shapes
from congdoan.normalise.dates.years import YearRules
from congdoan.normalise.document import Document
from congdoan.normalise.inner import inner_record
from congdoan.normalise.word_patterns import any_of, whole
from congdoan.text import tone_key

__all__ = ["DateContext", "DateHit", "scan_dates"]

_REACH, _AROUND = 90, 240
_LOOK_BACK = 24
_CLOCK_LEFT = re.compile(r"\d{1,2}[:h]\d{2}(?::\d{2})?(?: ?[-|,]| )? ?$")
_CLOCK_RIGHT = re.compile(r" ?[-|,]? ?\d{1,2}:\d{2}")
_NUMBERED = re.compile(
    r"(?:(?:số|giấy phép|gp)[ :.]{0,3}(?=\S*\d)[\w./-]{1,30}(?:(?<=/) [\w.-]{2,20})?"
    r"|\d{1,5}[/-](?=[\d./-]*[^\W\d])[\w./-]{2,20})(?P<comma>,)? (?:ký )?(?:ngày )?$"
)
_SINCE = re.compile(r" (?:đến nay|trở đi|trở lại đây)(?!\w)")
_CLOCK = r"(?: \d{1,2} ?(?:giờ|h)(?: ?\d{2}(?: phút)?)?,?)?"
_TO = re.compile(
    rf" ?(?:(?:cho )?(?:đến|tới)(?: hết)?|-|–){_CLOCK}(?: (?:sáng|trưa|chiều|tối))?(?: ngày)? ?"
)
_LISTED = re.compile(r"(?:,|,? và)(?: ngày)? ")
_FROM = re.compile(rf"(?<!\w)từ{_CLOCK}(?: (?:sáng|trưa|chiều|tối))?(?: ngày)? ?$")
# Two days are the ends of one stretch: alone of an event, behind 'từ' of a campaign as well.
_LONGEST, _LONGEST_FROM = timedelta(days=45), timedelta(days=366)
_DATELINE = re.compile(r"\([\w .]{2,30} ?[-–,] ?")
_YEAR_NEAR = re.compile(r" năm (?:(nay)|ngoái|trước)(?!\w)")
_OF_DOCUMENT = re.compile(r",? (?:của|về|do|quy định|hướng dẫn|ban hành)(?!\w)")
_DAY = r",?(?: thứ \w{2,4},?)?(?: ngày)? ?\(?$"
# No comma: 'cho 64 thí sinh, ngày 22/3' begins anew; 'trước đó, ngày ...' does not.
_DAY_OF = r"(?:(?<=trước đó),)?(?: ngày)? ?\(?$"
_PUPIL = re.compile(r"(?:thí|học|vệ|hộ|y|môn|phục|phát) sinh(?: ngày)? ?\(?$")


@inner_record
class _Cues:
    part_of_day: re.Pattern[str]
    named: re.Pattern[str]
    deadline: re.Pattern[str]
    as_of: re.Pattern[str]
    past: re.Pattern[str]
    future: re.Pattern[str]
    numbered: re.Pattern[str]
    cited: re.Pattern[str]


@lru_cache(maxsize=8)
def _cues(config: Path) -> _Cues:
    words = read_words(config, "dates")

    def listed(name: str, end: str) -> str:
        return whole(words.strings(name), end=end)

    named = any_of(words.strings("named_days"))
    events = listed("commemorations", r"(?: [^.,;\n]{0,40})?")
    parts = listed("parts_of_day", "")
    return _Cues(
        part_of_day=re.compile(rf"({parts})(?: ngày| nay| hôm nay,?)? ?\(?$"),
        named=re.compile(rf"(?:{named}[^.,;\n]{{0,24}}|{events})$"),
        deadline=re.compile(listed("deadlines", _CLOCK + _DAY)),
        as_of=re.compile(listed("as_of", _CLOCK + _DAY)),
        past=re.compile(listed("past", _DAY_OF)),
        future=re.compile(listed("future", r"(?!\w)")),
        numbered=re.compile(
            listed("cited", r" (?:số )?\d[\w/.-]*(?: của [^.,;:\n]{2,60})? ngày $")
        ),
        cited=re.compile(listed("cited", r"(?: của)? [^.,;:\n]{2,60} ngày $")),
    )


def scan_dates(doc: Document, context: DateContext) -> tuple[DateHit, ...]:
    """Every date and period of the text, in order, without overlap."""
    near = tuple(stretches(doc.key))
    periods = scan_periods(doc, context, near)
    dates = _with_shared_years(doc.key, scan_shapes(doc.key, near, doc.config))
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
                found[index] = raw._replace(year=following.year)
    return found


def _joined(key: str, dates: Iterable[DateHit]) -> Iterator[DateHit]:
    """'12/4/2023 đến 14/4/2023' is one stretch; '28/7/1929 - 28/7/2024' are two jubilees."""
    last: DateHit | None = None
    for hit in dates:
        found = hit
        if last is not None and _TO.fullmatch(key, last.end, hit.start):
            if _follows(key, last, hit):
                last = last._replace(end=hit.end, ends_on=hit.ends_on)
                continue
            if _is_jubilee(last, hit):
                last, found = last._replace(role="anniversary"), hit._replace(role="anniversary")
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


def _role(doc: Document, raw: RawDate, left: str, cues: _Cues) -> DateRole:
    """What the day is to the news, by the words before it and the clock beside it."""
    sentence = doc.sentence_at(raw.start)
    alone = (sentence.start, sentence.end) == (raw.start, raw.end)
    # '(BVĐK-22/6/2017) Chiều 21/6, ...': the bracket is the page's.
    dateline = doc.key.startswith(")", raw.end) and _DATELINE.fullmatch(
        doc.key, sentence.start, raw.start
    )
    if alone or dateline or _CLOCK_LEFT.search(left) or _CLOCK_RIGHT.match(doc.key, raw.end):
        return "stamp"
    if _is_documents(doc, raw, left, cues):
        return "document"
    if _SINCE.match(doc.key, raw.end):
        return "as_of"
    tests: tuple[tuple[DateRole, re.Pattern[str]], ...] = (
        ("deadline", cues.deadline),
        ("as_of", cues.as_of),
        ("past", cues.past),
    )
    for role, pattern in tests:
        if pattern.search(left) and not (role == "past" and _PUPIL.search(left)):
            return role
    if cues.named.search(left) and not cues.part_of_day.search(left):
        return "anniversary"
    return "plain"


def _is_documents(doc: Document, raw: RawDate, left: str, cues: _Cues) -> bool:
    """Whether the day is that of a law, a plan or a letter that is cited."""
    numbered = _NUMBERED.search(left)
    follows = _OF_DOCUMENT.match(doc.key, raw.end) is not None
    # 'Thực hiện Kế hoạch số 15/KH-CĐN, ngày 20/4 ... tổ chức': the day is not the plan's.
    if numbered and (not numbered["comma"] or follows):
        return True
    if raw.year is None:
        return False
    return bool(cues.numbered.search(left) or (follows and cues.cited.search(left)))


def _resolve(doc: Document, raw: RawDate, rules: YearRules, cues: _Cues) -> DateHit:
    sentence = doc.sentence_at(raw.start)
    left = doc.key[max(sentence.start, raw.start - _REACH) : raw.start]
    role = _role(doc, raw, left, cues)
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
    # '30/12 - 02/01/2024': the first day is in the year before the written one.
    first = make_date(year - raw.turns_year(), raw.month, raw.day)
    last = make_date(year, raw.last_month or raw.month, raw.last_day or raw.day)
    if first is None or last is None or last < first:
        return None, None, None
    return first, last, "day"

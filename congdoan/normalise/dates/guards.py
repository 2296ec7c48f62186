"""Whether what looks like a date is a day: yearless 'd/m' may be a vote, a ratio or a decimal."""

from __future__ import annotations

import re
from datetime import timedelta
from functools import lru_cache
from pathlib import Path

from congdoan.lexicon import read_words
from congdoan.normalise.dates.records import LEAP, RawDate, make_date
from congdoan.normalise.inner import inner_record
from congdoan.normalise.word_patterns import any_of, whole

_LIST_JOINT = re.compile(r"(?:,|,? và|&)(?: ngày)? $")
_LIST_GOES_ON = re.compile(r"(?:,|,? và)(?: ngày)? \d{1,2}[/.-]\d")
_LISTED = re.compile(
    r"\d{1,2}[/.-]\d{1,2}(?:,? ?(?:,|và|&)) ?(?:(?:sáng|trưa|chiều|tối|ngày) ){0,2}"
    r"\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{4}| năm \d{4})?"
)
# 'Mỗi ngày 2/3 số giường', 'Trong ngày, 5/6 tổ': the words tell when, the number what part.
_OF_WHEN = re.compile(r"(?:, ?|(?<!\w)(?:mỗi|h[àằ]ng|trong) ngày )$")
_COUNTED = re.compile(r" ?(?!đến|tới|và|năm|tại|do |là |của )[^\W\d]")
# '19-7, ông A trao quyết định': a paragraph of a paper opens with its day.
_OPENS = re.compile(r"\d{1,2} ?[/-] ?\d{1,2}, [^\W\d]")
_OF_THE_MOON = ("mùng ", "mồng ")
_LOOK_BACK, _NAMED = 24, 60
_SPELT = "date.words"
_NEED_CUE = frozenset({"date.bare", "date.days", "date.short_year"})


@inner_record
class Guards:
    """Patterns of what stands beside a yearless 'd/m' that is, or is not, a day of our calendar."""

    cue: re.Pattern[str]
    spelt: re.Pattern[str]
    weak: re.Pattern[str]
    ratio: re.Pattern[str]
    named: re.Pattern[str]
    lunar: re.Pattern[str]
    lunar_year: re.Pattern[str]


@lru_cache(maxsize=8)
def date_guards(config: Path) -> Guards:
    """The patterns of config/lexicon/dates.yml, compiled."""
    words = read_words(config, "dates")

    def listed(name: str) -> str:
        return any_of(words.strings(name))

    return Guards(
        cue=re.compile(whole(words.strings("day_cues"), end=r",? ?\(?$")),
        spelt=re.compile(
            whole(words.strings("spelt_day_cues"), end=" $") + f"|{listed('named_days')} $"
        ),
        weak=re.compile(
            whole(words.strings("weak_day_cues"), end=" ?$")
            + "|"
            + whole(words.strings("weekdays"), end=r",? ?\(?$")
        ),
        ratio=re.compile(rf" ?(?:{listed('ratio_units')})(?!\w)"),
        named=re.compile(rf"(?:{listed('named_days')})[^.,;\n]{{0,24}}$"),
        lunar=re.compile(rf" ?\(?(?:{listed('lunar_marks')})(?!\w)"),
        lunar_year=re.compile(rf" năm (?:{listed('lunar_stems')}) "),
    )


def is_day(key: str, raw: RawDate, guards: Guards, taken: bytearray) -> bool:
    """Whether `raw` is a day or a stretch of days; `taken` marks the dates found before it."""
    if not _is_one_stretch(key, raw):
        return False
    if raw.rule_id == _SPELT:
        return guards.spelt.search(key, max(0, raw.start - _LOOK_BACK), raw.start) is not None
    if raw.rule_id not in _NEED_CUE:
        return True
    return raw.possible() and (_has_cue(key, raw, guards) or _is_listed(key, raw, guards, taken))


def _has_cue(key: str, raw: RawDate, guards: Guards) -> bool:
    """Whether the words beside it say that a date without a full year is one."""
    written = key[raw.start : raw.end]
    if raw.rule_id == "date.days" and raw.year is not None and "," not in written:
        return True
    left = key[max(0, raw.start - _LOOK_BACK) : raw.start]
    ratio = guards.ratio.match(key, raw.end) is not None
    if guards.cue.search(left):
        return not (ratio and _OF_WHEN.search(left))
    if raw.rule_id == "date.short_year" or ratio:
        return False
    near = key[max(0, raw.start - _NAMED) : raw.start]
    opens = (not left or left.endswith("\n")) and _OPENS.match(key, raw.start) is not None
    if opens or guards.named.search(near):
        return True
    # 'từ 3 - 5 đảng viên', 'từ 1 - 2m': a range of counts.
    counts = "-" in written and _COUNTED.match(key, raw.end) is not None
    return guards.weak.search(left) is not None and not counts


def _is_one_stretch(key: str, raw: RawDate) -> bool:
    """'31/5 và 1/6' and '12/5 - 19/5' are; '12/5 và 19/5' are two days, '1/6, 2/6 và 3/6' three.

    'Nhân ngày 8/3, ngày 9/3 ...' are two as well.
    """
    listed = _LISTED.fullmatch(key, raw.start, raw.end)
    if listed is None or raw.last_month is None or raw.last_day is None:
        return True
    if _LIST_GOES_ON.match(key, raw.end) or ", ngày" in listed.group():
        return False
    year = raw.year or LEAP
    first = make_date(year, raw.month, raw.day or 1)
    last = make_date(year + raw.turns_year(), raw.last_month, raw.last_day)
    return first is not None and last is not None and last - first == timedelta(days=1)


def _is_listed(key: str, raw: RawDate, guards: Guards, taken: bytearray) -> bool:
    """Whether the day follows another one in a list: '5/6' in 'ngày 3/6, 5/6 và 7/6'.

    A comma alone does not do it: 'Ngày 3/6, 5/6 đơn vị'.
    """
    joint = _LIST_JOINT.search(key, max(0, raw.start - _LOOK_BACK), raw.start)
    if joint is None or not joint.start() or not taken[joint.start() - 1]:
        return False
    goes_on = "và" in joint.group() or _LIST_GOES_ON.match(key, raw.end)
    return bool(goes_on) and not guards.ratio.match(key, raw.end)


def is_lunar(key: str, raw: RawDate, guards: Guards) -> bool:
    """Whether the day is one of the lunar calendar: '28/12 âm lịch', '4/3 năm Nhâm Dần'.

    'Mồng 10 tháng Ba' is, 'mồng 8 tháng 3' is none.
    """
    if guards.lunar.match(key, raw.end):
        return True
    if key.endswith(_OF_THE_MOON, 0, raw.start) and raw.rule_id == _SPELT:
        return key[key.find("tháng", raw.start) + len("tháng ")].isalpha()
    return raw.year is None and guards.lunar_year.match(key, raw.end) is not None

"""The year of a date written without one: stated rules in stated order, else none.

1. published_on: the latest year that puts the day not later than seven days after publication;
   for days that lie ahead ('sẽ', a deadline) the earliest year that puts it after publication, as
   for those that this would put eleven months back and that come again within one.
2. event_year: a contest, a tournament or a month of action of its sentence bears its year ('khai
   mạc Giải bóng đá công nhân năm 2024'), where nothing is reviewed.
3. review_year: 'tổng kết năm Y': a day of January to April is in Y+1, any other in Y.
   plan_year: only 'triển khai nhiệm vụ năm P': January to April is in P, November and later in P-1.
   interim_year: 'sơ kết ... năm Y': May to September is in Y.
4. congress_term: a congress is held in the first year of its new term.
5. event_year as well, of the title.
6. modal_year: every year of the text is one year, met at least twice.
Never the current year: no clock is read here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from functools import cached_property

from congdoan.normalise.dates.records import DateContext, make_date
from congdoan.normalise.word_patterns import whole

_SLACK = timedelta(days=7)
# 'Giải khai mạc ngày 10/8', told on 28/7, is no news of last year.
_FAR_BACK, _SOON = timedelta(days=330), timedelta(days=31)
_SPRING_ENDS = 4
_AUTUMN_ENDS = 11
_INTERIM = range(5, 10)
_YEARS_BACK = 9  # enough for 29 February around a year divisible by 100
_MIN_TOLD = 2
_TITLE = 500

_GAP = r"[^.;\n]{0,160}?"
_NO_RANGE = r"(?!\d| ?[-–—] ?\d)"
_REVIEW = re.compile(rf"tổng kết{_GAP}năm (20\d\d|19\d\d){_NO_RANGE}")
_PLAN = re.compile(
    whole(("triển khai", "phương hướng", "nhiệm vụ"), end=rf"{_GAP}năm (20\d\d){_NO_RANGE}")
)
_INTERIM_REVIEW = re.compile(rf"sơ kết{_GAP}năm (20\d\d){_NO_RANGE}")
_NAMED = re.compile(
    whole(
        ("giải", "hội thao", "hội thi", "cuộc thi", "hội diễn", "liên hoan", "hội khỏe",
         "hội giảng", "ngày hội", "tháng công nhân")
    )
    + r"(?!(?<=giải) (?:quyết|pháp|thưởng|đáp|trí|phóng|thể(?! thao)|thích))"
    r"(?:(?!giai đoạn|từ năm|nhiệm vụ|kế hoạch|kỷ niệm)[^.;\n]){0,120}? năm (20\d\d)"
    rf"{_NO_RANGE}"
)  # fmt: skip
_CONGRESS = re.compile(r"đại hội[^.;\n]{0,120}?nhiệm kỳ (20\d\d) ?[^\w\s] ?20\d\d")


class YearRules:
    """The rules for one article; `title` and `text` are lower case (`tone_key`).

    `told` are the years of complete dates and of 'năm Y' in the text, terms left out.
    """

    def __init__(self, title: str, text: str, context: DateContext, told: Iterable[int]) -> None:
        self._title = title[:_TITLE]
        self._text = text
        self._context = context
        self._told = tuple(told)

    def resolve(
        self, month: int, day: int | None, sentence: str, *, ahead: bool
    ) -> tuple[int | None, str]:
        """The year and the name of the rule that gave it, (None, 'none') when no rule holds.

        `sentence` is the date's own, or what of it is near.
        """
        published = self._context.published_on
        if published is not None:
            ahead = ahead or (day is not None and self._is_soon(published, month, day))
            year = self._near(published, month, day or 1, ahead=ahead)
            return (year, "published_on_future" if ahead else "published_on") if year else _NONE
        if ahead:
            return _NONE
        year, rule = self._by_text(month, sentence)
        if year is None or make_date(year, month, day or 1) is None:
            return _NONE
        return year, rule

    def beside_publication(self, *, back: bool) -> tuple[int | None, str]:
        """The year of 'năm nay', with `back` of 'năm ngoái'; none without a day of publication."""
        published = self._context.published_on
        return (published.year - back, "published_on") if published is not None else _NONE

    def _is_soon(self, published: date, month: int, day: int) -> bool:
        """Whether the next return of a day is near and its last one nearly a year away."""
        last, following = (
            make_date(year or 0, month, day) if year else None
            for year in (self._near(published, month, day, ahead=ahead) for ahead in (False, True))
        )
        if last is None or following is None:
            return False
        return published - last >= _FAR_BACK and following - published <= _SOON

    def _near(self, published: date, month: int, day: int, *, ahead: bool) -> int | None:
        if ahead:
            years = range(published.year - 1, published.year + _YEARS_BACK)
            days = [make_date(year, month, day) for year in years]
            return next((d.year for d in days if d and d >= published - _SLACK), None)
        years = range(published.year + 1, published.year - _YEARS_BACK, -1)
        days = [make_date(year, month, day) for year in years]
        return next((d.year for d in days if d and d <= published + _SLACK), None)

    def _by_text(self, month: int, sentence: str) -> tuple[int | None, str]:
        named = _NAMED.search(sentence) if "năm 20" in sentence else None
        if named and not _REVIEW.search(sentence):
            return int(named.group(1)), "event_year"
        reviewed = self._reviewed
        if reviewed is not None:
            return (reviewed + 1 if month <= _SPRING_ENDS else reviewed), "review_year"
        planned, interim = self._planned
        if planned is not None and (month <= _SPRING_ENDS or month >= _AUTUMN_ENDS):
            return (planned if month <= _SPRING_ENDS else planned - 1), "plan_year"
        if interim is not None and month in _INTERIM:
            return interim, "interim_year"
        return self._by_title

    @cached_property
    def _by_title(self) -> tuple[int | None, str]:
        """First year of a congress's term, a named event's, else the one year of the text."""
        term = _CONGRESS.search(self._title)
        if term and "sơ kết" not in self._title and "giữa nhiệm kỳ" not in self._title:
            return int(term.group(1)), "congress_term"
        named = _NAMED.search(self._title)
        if named:
            return int(named.group(1)), "event_year"
        if len(self._told) >= _MIN_TOLD and len(set(self._told)) == 1:
            return self._told[0], "modal_year"
        return _NONE

    @cached_property
    def _reviewed(self) -> int | None:
        """The year under review."""
        return self._year_behind(_REVIEW)

    @cached_property
    def _planned(self) -> tuple[int | None, int | None]:
        """Years of the plan and of an interim review."""
        return self._year_behind(_PLAN), self._year_behind(_INTERIM_REVIEW)

    def _year_behind(self, words: re.Pattern[str]) -> int | None:
        """The year that follows the words in the title, else in the text."""
        match = words.search(self._title) or words.search(self._text)
        return int(match.group(1)) if match else None


_NONE: tuple[int | None, str] = (None, "none")

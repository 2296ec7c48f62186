"""The days of the news in the sentences of one article.

Such a day is a plain one of its sentence: the day of publication, anniversaries, deadlines and days
of documents never become it. 'Sáng nay' and 'chiều qua' are days counted from publication.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cached_property

from congdoan.normalise.dates.records import DateHit, new_date_hit
from congdoan.normalise.document import Document, Sentence
from congdoan.normalise.word_patterns import whole

# How long an event may lie from publication.
_NEWS_BEFORE, _NEWS_AFTER = timedelta(days=150), timedelta(days=31)
_EARLY, _CUE = 80, 24
_AFTER = ("sau ", "tiếp nối ")
_EXPLAINED = re.compile(r"(?<!\w)(?:nay|qua|thứ \w{1,4}|chủ nhật|sáng|trưa|chiều|tối|ngày) $")
_LISTED = re.compile(r"(?:,|,? và)(?: ngày)? ")
_NEAR = (" nay", " qua")
_NEAR_DAY = re.compile(
    whole(
        ["sáng", "trưa", "chiều", "tối", "đêm", "hôm"],
        end=r" (?:nay|(?P<past>qua))(?! (?:ngày )?\(?\d)(?!\w)",
    )
)
_HELD_NEAR = re.compile(
    r"(?:tổ chức|diễn ra|khai mạc|bế mạc) (?:vào )?(?:sáng|trưa|chiều|tối|hôm)"
    r" (?:nay|(?P<past>qua))(?! (?:ngày )?\(?\d)(?!\w)"
)


class NewsDays:
    """The dates of one article, asked for by sentence."""

    def __init__(self, doc: Document, dates: Sequence[DateHit], published_on: date | None) -> None:
        self.published_on = published_on
        self._doc = doc
        self._dates = dates
        self._starts = [told.start for told in dates]
        self._known: dict[int, DateHit | None] = {}  # by the sentence's begin; asked for often

    @cached_property
    def dated(self) -> frozenset[int]:
        """Where the sentences begin that hold a date, or a word as in 'sáng nay'."""
        days = (self._doc.sentence_at(told.start).start for told in self._dates)
        return frozenset((*days, *self._doc.sentences_with(_NEAR)))

    def of(self, sentence: Sentence) -> DateHit | None:
        """The first day of the sentence that can be the day of the news."""
        if sentence.start not in self.dated:
            return None
        if sentence.start not in self._known:
            self._known[sentence.start] = self._day(sentence)
        return self._known[sentence.start]

    def _day(self, sentence: Sentence) -> DateHit | None:
        inside = self.inside(sentence)
        plain = [d for d in inside if d.day is not None and self.is_candidate(d)]
        if not plain:
            return self._near_publication(sentence, inside)
        open_ones = (i for i, d in enumerate(plain) if not self._is_aside(sentence, d))
        return self._with_list(plain[next(open_ones, 0) :])

    def earlier(self, sentence: Sentence) -> DateHit | None:
        """The day of 'Trước đó, ngày 26/2, ...'."""
        inside = self.inside(sentence)
        past = (d for d in inside if d.role in ("past", "plain") and d.day is not None)
        return next((d for d in past if d.kind == "date" and self._is_near(d)), None)

    def inside(self, sentence: Sentence) -> Sequence[DateHit]:
        """The dates of the sentence."""
        first = bisect_left(self._starts, sentence.start)
        return self._dates[first : bisect_left(self._starts, sentence.end)]

    def is_candidate(self, date: DateHit) -> bool:
        """Whether a date can be the day of the news."""
        return date.kind == "date" and date.role == "plain" and self._is_near(date)

    def _is_near(self, date: DateHit) -> bool:
        """Whether a day lies so near publication that it can be news."""
        if date.starts_on is None or self.published_on is None:
            return True
        return self.published_on - _NEWS_BEFORE <= date.starts_on <= self.published_on + _NEWS_AFTER

    def _is_aside(self, sentence: Sentence, date: DateHit) -> bool:
        """Whether a day is that of something before.

        '(khởi công ngày 5/6), ngày 20/8 ...' is in brackets that explain no 'sáng nay'; 'Sau vòng
        loại ngày 12/3, ngày 22/3 ...' in a clause of its own.
        """
        key = self._doc.key
        if key.startswith(_AFTER, sentence.start) and "," not in key[sentence.start : date.start]:
            return True
        opens = key.rfind("(", max(sentence.start, date.start - _EARLY), date.start)
        if opens < 0 or ")" in key[opens : date.start]:
            return False
        return _EXPLAINED.search(key, max(sentence.start, opens - _CUE), opens) is None

    def _with_list(self, days: Sequence[DateHit]) -> DateHit:
        """The first day, up to the last one of its list: 'các ngày 3/6, 5/6 và 7/6'."""
        first = last = days[0]
        for day in days[1:]:
            if not _LISTED.fullmatch(self._doc.key, last.end, day.start):
                break
            last = day
        later = first.ends_on and last.ends_on and last.ends_on > first.ends_on
        return replace(first, end=last.end, ends_on=last.ends_on) if later else first

    def _near_publication(self, sentence: Sentence, inside: Sequence[DateHit]) -> DateHit | None:
        """'Sáng nay', 'chiều qua' at a sentence's begin, counted from dateline or page."""
        stamped = next((d.starts_on for d in inside if d.role == "stamp" and d.starts_on), None)
        day = stamped or self.published_on
        if day is None:
            return None
        end = min(sentence.end, sentence.start + _EARLY)
        words = _NEAR_DAY.search(self._doc.key, sentence.start, end)
        if words is None:  # 'Hội nghị do Sở Y tế tổ chức sáng nay'
            words = _HELD_NEAR.search(self._doc.key, sentence.start, sentence.end)
        if words is None:
            return None
        day -= timedelta(days=words["past"] is not None)
        return new_date_hit(
            start=words.start(),
            end=words.end(),
            kind="date",
            rule_id="date.near_publication",
            starts_on=day,
            ends_on=day,
            precision="day",
            evidence="published_on",
            day=day.day,
            month=day.month,
        )

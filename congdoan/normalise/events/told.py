"""Which sentences tell of an event: with which day, which host and which words.

The day is a plain one of the sentence: the day of publication, anniversaries, deadlines and days of
documents never become it. 'Sáng nay' and 'chiều qua' are days counted from publication.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from functools import cached_property

from congdoan.normalise.dates.records import DateContext, DateHit
from congdoan.normalise.document import Document, Hit, Sentence
from congdoan.normalise.events.hosts import Hosts
from congdoan.normalise.events.words import EventWords
from congdoan.normalise.figures.subject import Subjects
from congdoan.normalise.inner import inner_record
from congdoan.normalise.word_patterns import whole

# How far into the article its own event is told, and how long it may lie from publication.
_OPENING_BLOCKS = 4
_SENTENCES = 12
_NEWS_BEFORE, _NEWS_AFTER = timedelta(days=150), timedelta(days=31)
_REACH = 500
_EARLY, _CUE = 80, 24
_AFTER = ("sau ", "tiếp nối ")
_KINDS = ("lead", "paragraph", "list")
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


_EVENT = re.compile(r"[,:] (?=(?:đại hội|hội nghị|lễ|hội thi|hội thao) )")


@inner_record
class Told:
    """A sentence that tells of an event, its day and host, and the words of the fact."""

    sentence: Sentence
    date: DateHit | None
    host: Hit | None
    start: int
    end: int


@inner_record
class Typed:
    """What is told, and the code of its event type."""

    told: Told
    code: str


class Teller:
    """The sentences of one article that can tell of events."""

    def __init__(
        self,
        doc: Document,
        dates: Sequence[DateHit],
        subjects: Subjects,
        context: DateContext,
        words: EventWords,
    ) -> None:
        self.doc = doc
        self.words = words
        self.published_on = context.published_on
        self.sentences = [s for s in doc.sentences if s.block_kind in _KINDS]
        self._dates = dates
        self._days: dict[int, DateHit | None] = {}  # by the sentence's begin; asked for often
        self._starts = [d.start for d in dates]
        self.hosts = Hosts(doc, subjects, words)
        self._subjects = subjects

    @cached_property
    def dated(self) -> frozenset[int]:
        """Where the sentences begin that hold a date, or a word as in 'sáng nay'."""
        days = (self.doc.sentence_at(date.start).start for date in self._dates)
        return frozenset((*days, *self.doc.sentences_with(_NEAR)))

    @cached_property
    def openings(self) -> list[Sentence]:
        """The sentences of the lead and the first paragraphs."""
        blocks = [b for b in self.doc.article.blocks if b.kind in _KINDS]
        last = blocks[:_OPENING_BLOCKS][-1].end if blocks else 0
        return [s for s in self.sentences[:_SENTENCES] if s.end <= last]

    def day(self, sentence: Sentence) -> DateHit | None:
        """The first day of the sentence that can be the day of the news."""
        if sentence.start not in self.dated:
            return None
        if sentence.start not in self._days:
            self._days[sentence.start] = self._day(sentence)
        return self._days[sentence.start]

    def _day(self, sentence: Sentence) -> DateHit | None:
        inside = self.inside(sentence)
        plain = [d for d in inside if d.day is not None and self.is_candidate(d)]
        if not plain:
            return self._near_publication(sentence, inside)
        open_ones = (i for i, d in enumerate(plain) if not self._is_aside(sentence, d))
        return self._with_list(plain[next(open_ones, 0) :])

    def told(self, sentence: Sentence, date: DateHit | None) -> Told | None:
        """The sentence as one that tells an event, or None when no verb says so."""
        begin = date.end if date else sentence.start
        verb = self._verb(begin, min(sentence.end, begin + _REACH))
        if verb is None:
            verb = self._verb(max(sentence.start, begin - _REACH), begin)
        if verb is None:
            return self._by_words(sentence, date)
        host = self.hosts.of(sentence, verb.start())
        if host is None and date is not None:  # 'Sáng 8/5, X trồng 200 cây'
            host = self._subjects.last(date.end, date.end + len(", ") + 1)
        marks = [verb.span()]
        if date is not None:
            marks.append((date.start, date.end))
        elif host is not None:
            marks.append((host.start, host.end))
        return Told(
            sentence=sentence,
            date=date,
            host=host,
            start=min(start for start, _ in marks),
            end=max(end for _, end in marks),
        )

    def _by_words(self, sentence: Sentence, date: DateHit | None) -> Told | None:
        """A dated sentence whose body does what only the words of an event tell.

        Example: 'Ngày 10/5, LĐLĐ tỉnh vinh danh 50 gương sáng'.
        """
        if date is None:
            return None
        end = min(sentence.end, date.end + _REACH)
        host = self._subjects.last(date.end, min(end, date.end + _EARLY))
        if host is None or self.words.type_of(self.doc.key[host.end : end]) is None:
            return None
        return Told(sentence=sentence, date=date, host=host, start=date.start, end=host.end)

    def named(self, sentence: Sentence, date: DateHit | None) -> Told | None:
        """A line that only names what was held behind its day, with whose it is if it says so.

        Examples: 'Ngày 8/7: Giải cầu lông tranh cúp X', 'Ngày 10/12, Đại hội CĐCS X bầu ...'.
        """
        if date is None:
            return None
        end = min(sentence.end, date.end + _REACH)
        event = _EVENT.match(self.doc.key, date.end, end)
        host = self.hosts.of_event(event.end(), end) if event is not None else None
        if host is None and not self.doc.key.startswith(":", date.end):
            return None
        if self.words.type_of(self.doc.key[date.end : end]) is None:
            return None
        return Told(sentence=sentence, date=date, host=host, start=date.start, end=end)

    def _verb(self, begin: int, end: int) -> re.Match[str] | None:
        """The first verb of a deed."""
        found = self.words.verb.finditer(self.doc.key, begin, end)
        return next((verb for verb in found if not self._is_noun(verb)), None)

    def _is_noun(self, verb: re.Match[str]) -> bool:
        """Whether the word is part of 'sân vận động', 'vận động viên' or 'phòng họp'."""
        key = self.doc.key
        before = "phòng " if verb.group() == "họp" else "sân "
        return key.startswith(" viên", verb.end()) or key.endswith(before, 0, verb.start())

    def bodies(self, begin: int, end: int) -> Sequence[Hit]:
        """The bodies that begin between two offsets, in subject position or not."""
        return self._subjects.named(begin, end)

    def about(self) -> Hit | None:
        """The body that the article is about."""
        return self._subjects.about

    def union_of(self, owner: Hit) -> Hit:
        """The base union of a place of work, where the article names it; else the body itself."""
        return self._subjects.union_of(owner)

    def earlier_day(self, sentence: Sentence) -> DateHit | None:
        """The day of 'Trước đó, ngày 26/2, ...'."""
        inside = self.inside(sentence)
        past = (d for d in inside if d.role in ("past", "plain") and d.day is not None)
        return next((d for d in past if d.kind == "date" and self._is_near(d)), None)

    def inside(self, sentence: Sentence) -> Sequence[DateHit]:
        """The dates of the sentence."""
        first = bisect.bisect_left(self._starts, sentence.start)
        return self._dates[first : bisect.bisect_left(self._starts, sentence.end)]

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
        key = self.doc.key
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
            if not _LISTED.fullmatch(self.doc.key, last.end, day.start):
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
        words = _NEAR_DAY.search(self.doc.key, sentence.start, end)
        if words is None:  # 'Hội nghị do Sở Y tế tổ chức sáng nay'
            words = _HELD_NEAR.search(self.doc.key, sentence.start, sentence.end)
        if words is None:
            return None
        day -= timedelta(days=words["past"] is not None)
        return DateHit(
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

"""Which sentences tell of an event: with which day (news_days.py), which host and which words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from congdoan.normalise.dates.records import DateContext, DateHit
from congdoan.normalise.document import Document, Hit, Sentence
from congdoan.normalise.events.hosts import Hosts
from congdoan.normalise.events.news_days import NewsDays
from congdoan.normalise.events.words import EventWords
from congdoan.normalise.figures.subject import Subjects
from congdoan.normalise.inner import inner_record

# How far into the article its own event is told.
_OPENING_BLOCKS = 4
_SENTENCES = 12
_REACH = 500
_EARLY = 80
_KINDS = ("lead", "paragraph", "list")
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
        self.days = NewsDays(doc, dates, context.published_on)
        self.sentences = [s for s in doc.sentences if s.block_kind in _KINDS]
        self.hosts = Hosts(doc, subjects, words)
        self._subjects = subjects

    @cached_property
    def openings(self) -> list[Sentence]:
        """The sentences of the lead and the first paragraphs."""
        blocks = [b for b in self.doc.article.blocks if b.kind in _KINDS]
        last = blocks[:_OPENING_BLOCKS][-1].end if blocks else 0
        return [s for s in self.sentences[:_SENTENCES] if s.end <= last]

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
            near = self._subjects.last(date.end, date.end + len(", ") + 1)
            host = None if near is None or self.hosts.is_guest(near) else near
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

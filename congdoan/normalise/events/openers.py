"""The sentences that open a further event of an article, and what they tell.

Such a sentence begins with a day of its own ('Chiều 6/8, ...', 'Cùng ngày, ...', 'Trước đó, ngày
3/8, ...'), then names who holds it and has a verb of holding. Days of documents, plans and
anniversaries open none. A digest is a text of bulleted, numbered or labelled lines: there a line
needs no host where its label says whose it is, and no day where it begins with its host.
"""

from __future__ import annotations

import dataclasses
import re
from bisect import bisect_right
from functools import cached_property

from congdoan.normalise.document import Hit, Sentence
from congdoan.normalise.events.days import OpeningDays, When
from congdoan.normalise.events.told import Teller, Told, Typed
from congdoan.normalise.inner import inner_record
from congdoan.normalise.organisations.digest import Label, labels
from congdoan.normalise.scan import Scan

_BEFORE_COLON = 60
_REACH = 300
_FEWEST = 2
_BULLET = re.compile(r"(?:[-+*•●■►▪–]|\d{1,2}[.)/](?!\d)) ?")
_NUMBER = re.compile(r"\d{1,2}[.)]? ?")
_WHERE = re.compile(r" ?(?:(?:tại|ở) [^,\n]{2,40}, )?")
_CLAUSE_ENDS = re.compile(r"[,;:]| và ")
_BEGINS = re.compile(r"(?:sáng|trưa|chiều|tối|ngày|cùng|cũng|buổi|trước đó|tiếp|sau đó)(?!\w)")
# 'Ngày 19/9, đoàn đến thăm ...', 'Ngày 19/5, tổ chức ...': the host of before goes on.
_DELEGATION = re.compile(
    r",? (?:đoàn (?:công tác )?(?:do [^.;:\n]{3,120}? (?:làm trưởng đoàn|dẫn đầu),? )?)?"
)
_STILL = re.compile(r" ?(?:đã |cũng |còn |lại |tiếp tục )*(?:(?:đến|tới|đi) )?")
_PLAN = re.compile(r"(?<!\w)(?:sẽ|dự kiến|chuẩn bị|theo kế hoạch)(?!\w)")


@inner_record
class Opened:
    """The event that a sentence opens; `another` where it says that it is one more of its day."""

    told: Told
    another: bool


class Openers:
    """The sentences of one article that open events."""

    def __init__(self, teller: Teller, scan: Scan) -> None:
        self.teller = teller
        self._key = teller.doc.key
        self._scan = scan
        self._days = OpeningDays(teller)

    @cached_property
    def is_digest(self) -> bool:
        """Whether the text is made of bulleted, numbered or labelled lines."""
        firsts, bodies = self.firsts, self.teller.bodies
        bulleted = sum(self._mark_end(s) > s.start for s in firsts)
        numbered = [s.start for s, behind in firsts.items() if behind]
        return (
            bulleted >= _FEWEST
            or sum(bool(bodies(at, at + 1)) for at in numbered) >= _FEWEST
            or sum(self._body(s) is not None for s in firsts) >= _FEWEST
            or len(self._labels) >= _FEWEST
        )

    @cached_property
    def firsts(self) -> dict[Sentence, bool]:
        """The first sentence of every block, and whether a number stands before it ('2. LĐLĐ')."""
        starts = [block.start for block in self.teller.doc.article.blocks]
        found: dict[int, tuple[Sentence, bool]] = {}
        numbered = 0
        for sentence in self.teller.sentences:
            block = bisect_right(starts, sentence.start)
            if _NUMBER.fullmatch(self._key, sentence.start, sentence.end):
                numbered = block
            else:
                found.setdefault(block, (sentence, block == numbered))
        return dict(found.values())

    @cached_property
    def sentences(self) -> list[Sentence]:
        """Those that can open an event: the first of every block, and others that begin so."""
        firsts, begins = {s.start for s in self.firsts}, _BEGINS.match
        return [s for s in self.teller.sentences if s.start in firsts or begins(self._key, s.start)]

    @cached_property
    def _labels(self) -> dict[int, Label]:
        return {label.line: label for label in labels(self._scan, self.teller.published_on)}

    def open(self, sentence: Sentence, last: Typed) -> Opened | None:
        """The event that the sentence opens behind the event `last`."""
        when = self._days.of(sentence, self._begin(sentence), last.told.date)
        if when is None:
            return None
        day, published = when.day, self.teller.published_on
        if day.starts_on is None or (published is not None and day.starts_on > published):
            return None
        end = min(sentence.end, when.end + _REACH)
        verb = self.teller.words.opening.search(self._key, when.end, end)
        if verb is None or _PLAN.search(self._key, when.start, end):
            return None
        told = self.teller.told(sentence, None if when.same else day)
        if told is None:
            return None
        goes_on = self._goes_on(when) and (when.apart or sentence in self.firsts)
        headed = self._body(sentence)
        host = None
        if goes_on:
            host = headed or last.told.host
        elif told.host is not None and when.end <= told.host.start:
            host = told.host
        host = host or headed or self._in_short(when, last)
        if host is None and self._label(sentence) is None:
            return None
        told = dataclasses.replace(told, date=day, host=host, start=when.start, end=verb.end())
        return Opened(told=told, another=when.another)

    def undated(self, sentence: Sentence) -> Opened | None:
        """A line of a digest without a day: '5. LĐLĐ huyện X họp mặt cán bộ hưu trí'."""
        start = self._begin(sentence)
        headed = self._body(sentence)
        told = self.teller.told(sentence, None)
        host = headed or (told.host if told is not None else None)
        if told is None or host is None:
            return None
        if headed is None and not _WHERE.fullmatch(self._key, start, max(start, host.start)):
            return None
        begin = start if headed else host.end
        end = min(sentence.end, begin + _REACH)
        verb = self.teller.words.opening.search(self._key, begin, end)
        if verb is None or _PLAN.search(self._key, start, end):
            return None
        told = dataclasses.replace(told, host=host, start=host.start, end=verb.end())
        return Opened(told=told, another=False)

    def code(self, told: Told) -> str:
        """The type by the words of the sentence, else by its verb."""
        deed = self.teller.words.deed_of(self._key[told.start : told.end])
        return self.type_of(told) or deed or "other"

    def type_of(self, told: Told) -> str | None:
        """The type by the clause of the verb, else by its sentence."""
        end = min(told.sentence.end, told.start + _REACH)
        clause = _CLAUSE_ENDS.search(self._key, told.end, end)
        texts = (
            self._key[told.start : clause.start() if clause else end],
            self._key[told.start : end],
        )
        found = (self.teller.words.type_of(text) for text in texts)
        return next((code for code in found if code), None)

    def _goes_on(self, when: When) -> bool:
        """Whether the sentence names no host of its own: that of the event before goes on."""
        subject = _DELEGATION.match(self._key, when.end)
        return subject is not None and self._acts(subject.end())

    def _in_short(self, when: When, last: Typed) -> Hit | None:
        """The host of the event before where its name is told in short: 'LĐLĐ thành phố'."""
        host, at = last.told.host, when.end + (self._key[when.end : when.end + 1] == ",") + 1
        if host is None:
            return None
        words = self._key[host.start : host.end].split(" ")
        shorts = (" ".join(words[:count]) for count in range(len(words), 0, -1))
        short = next((s for s in shorts if self._key.startswith(s, at)), None)
        return host if short is not None and self._acts(at + len(short)) else None

    def _acts(self, at: int) -> bool:
        """Whether a verb of holding stands at `at`."""
        still = _STILL.match(self._key, at)
        start = still.end() if still is not None else at
        verb = self.teller.words.opening.match(self._key, start)
        return verb is not None or self._key.startswith("phối hợp", start)

    def _begin(self, sentence: Sentence) -> int:
        """Behind a bullet and a label."""
        start = self._mark_end(sentence)
        colon = self._key.find(":", start, start + _BEFORE_COLON)
        label = self._label(sentence) if colon >= 0 else None
        if (label is not None and not label.at) or self._body(sentence) is not None:
            start = colon + 1
        return start + (self._key[start : start + 1] == " ")

    def is_marked(self, sentence: Sentence) -> bool:
        """Whether the line is one of several: bulleted, numbered or labelled."""
        marked = self.firsts.get(sentence, False) or self._mark_end(sentence) > sentence.start
        return marked or self._label(sentence) is not None or self._body(sentence) is not None

    def _mark_end(self, sentence: Sentence) -> int:
        start = sentence.start
        mark = None if self._key[start].isalpha() else _BULLET.match(self._key, start)
        return mark.end() if mark else start

    def _body(self, sentence: Sentence) -> Hit | None:
        """The body that heads a line: '2. LĐLĐ huyện Ba Tri: Ngày 30/01, ...'."""
        start = self._mark_end(sentence)
        colon = self._key.find(":", start, start + _BEFORE_COLON)
        named = self.teller.bodies(start, start + 1) if colon >= 0 else ()
        return next((hit for hit in named if hit.end == colon), None)

    def _label(self, sentence: Sentence) -> Label | None:
        return self._labels.get(self._key.rfind("\n", 0, sentence.start) + 1)

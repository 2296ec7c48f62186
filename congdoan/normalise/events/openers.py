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
from itertools import groupby

from congdoan.normalise.dates.records import DateHit
from congdoan.normalise.document import Hit, Sentence
from congdoan.normalise.events.days import OpeningDays, When
from congdoan.normalise.events.same_host import SameHost
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
_OCCASION = re.compile(
    r"tổ chức|khai mạc|khai giảng|ra quân|phát động|bàn giao|khởi công|khánh thành|động thổ|ký kết|"
    r"ra mắt|công bố"
)
_FRAME = re.compile(
    r"(?:tổ chức|triển khai|thực hiện|diễn ra|có) (?:thành công )?"
    r"(?:nhiều|các|chuỗi|hàng loạt|loạt|một số|những)(?: các| những)? "
    r"(?:hoạt động|chương trình)(?!\w)"
)
# 'Ngày 27/2, chị được Bộ trưởng tặng Kỷ niệm chương': what a person gets is no event.
_SUFFERS = re.compile(r"(?<!\w)được (?!sự|phép)\w[^,;]*$")
_PLAN = re.compile(r"(?<!\w)(?:sẽ|dự kiến|chuẩn bị|theo kế hoạch)(?!\w)")


@inner_record
class Opened:
    """The event that a sentence opens.

    `another`: it says that it is one more of its day; `held`: it is an occasion of its own, not
    what was done at one.
    """

    told: Told
    another: bool
    held: bool = False


class Openers:
    """The sentences of one article that open events."""

    def __init__(self, teller: Teller, scan: Scan) -> None:
        self.teller = teller
        self._key = teller.doc.key
        self._scan = scan
        self._days = OpeningDays(teller)
        self._same = SameHost(teller)

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

    def day_of(self, sentence: Sentence) -> DateHit | None:
        """The day of the news with which a sentence begins."""
        when = self._days.of(sentence, self._begin(sentence), None)
        return when.day if when is not None and self._is_news(when) else None

    def _is_news(self, when: When) -> bool:
        """Whether its day is known and not behind publication."""
        day, published = when.day.starts_on, self.teller.published_on
        return day is not None and (published is None or day <= published)

    def is_frame(self, told: Told) -> bool:
        """Whether a sentence only says that much was held: 'tổ chức nhiều hoạt động ý nghĩa'."""
        return (
            _FRAME.search(self._key, told.start, min(told.sentence.end, told.end + _REACH))
            is not None
        )

    def open(self, sentence: Sentence, last: Typed) -> Opened | None:
        """The event that the sentence opens behind the event `last`."""
        when = self._days.of(sentence, self._begin(sentence), last.told.date)
        if when is None or not self._is_news(when):
            return None
        day = when.day
        end = min(sentence.end, when.end + _REACH)
        verb = self.teller.words.opening.search(self._key, when.end, end)
        if verb is None or _PLAN.search(self._key, when.start, end):
            return None
        if _SUFFERS.search(self._key, when.end, verb.start()):
            return None
        told = self.teller.told(sentence, None if when.same else day)
        if told is None:
            return None
        goes_on = self._same.goes_on(when) and (when.apart or sentence in self.firsts)
        headed = self._body(sentence)
        host = None
        if goes_on:
            host = headed or last.told.host
        elif told.host is not None and when.end <= told.host.start:
            host = told.host
        host = host or headed or self._same.in_short(when, last.told.host)
        if host is None and self._label(sentence) is None:
            return None
        told = dataclasses.replace(told, date=day, host=host, start=when.start, end=verb.end())
        held = _OCCASION.fullmatch(verb.group()) is not None
        return Opened(told=told, another=when.another, held=held)

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

    def _begin(self, sentence: Sentence) -> int:
        """Behind a bullet and a label."""
        start = self._mark_end(sentence)
        colon = self._key.find(":", start, start + _BEFORE_COLON)
        label = self._label(sentence) if colon >= 0 else None
        if (label is not None and not label.at) or self._body(sentence) is not None:
            start = colon + 1
        return start + (self._key[start : start + 1] == " ")

    def is_news_line(self, sentence: Sentence) -> bool:
        """Whether the line is one of several pieces of news: bulleted, numbered or labelled.

        Lines behind a colon, none of which begins with a day, are parts of what the colon ends:
        'Tại buổi lễ, các đại biểu đã trao:'.
        """
        return sentence in self._marked and sentence not in self._enumerated

    @cached_property
    def _marked(self) -> frozenset[Sentence]:
        """The lines with a bullet, a number or a label before them."""
        return frozenset(s for s in self.firsts if self._is_marked(s))

    @cached_property
    def _enumerated(self) -> frozenset[Sentence]:
        """The marked lines behind a colon of which none begins with a day."""
        found: list[Sentence] = []
        behind_colon = False
        for marked, lines in groupby(self.firsts, self._marked.__contains__):
            run = list(lines)
            if marked and behind_colon and not any(map(self._is_dated, run)):
                found += run
            behind_colon = self._key.endswith(":", 0, self._line_end(run[-1]))
        return frozenset(found)

    def _is_dated(self, line: Sentence) -> bool:
        return self._days.of(line, self._begin(line), None) is not None

    def _is_marked(self, sentence: Sentence) -> bool:
        marked = self.firsts.get(sentence, False) or self._mark_end(sentence) > sentence.start
        return marked or self._label(sentence) is not None or self._body(sentence) is not None

    def _line_end(self, sentence: Sentence) -> int:
        """Where the block of its first sentence ends."""
        end = self._key.find("\n", sentence.start)
        return end if end >= 0 else len(self._key)

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

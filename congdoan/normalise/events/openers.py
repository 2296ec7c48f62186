"""The sentences that open a further event of an article, and what they tell.

Such a sentence begins with a day of its own ('Chiều 6/8, ...', 'Cùng ngày, ...', 'Trước đó, ngày
3/8, ...'), then names who holds it and has a verb of holding. Days of documents, plans and
anniversaries open none. A digest is a text of bulleted, numbered or labelled lines: there a line
needs no host where its label says whose it is, and no day where it begins with its host.
"""

from __future__ import annotations

import dataclasses
import re
from functools import cached_property

from congdoan.normalise.dates.records import DateHit
from congdoan.normalise.document import Hit, Sentence
from congdoan.normalise.events.days import OpeningDays, When
from congdoan.normalise.events.lines import Lines
from congdoan.normalise.events.same_host import SameHost
from congdoan.normalise.events.told import Teller, Told, Typed
from congdoan.normalise.inner import inner_record
from congdoan.normalise.scan import Scan
from congdoan.normalise.word_patterns import whole

_REACH = 300
_WHERE = re.compile(r" ?(?:(?:tại|ở) [^,\n]{2,40}, )?")
# 'Thăm, làm việc với', 'thăm và làm việc tại' are one visit.
_CLAUSE_ENDS = re.compile(r"[,;:](?! làm việc)| và (?!làm việc)")
_BEGIN = (
    "sáng", "trưa", "chiều", "tối", "ngày", "cùng", "cũng", "buổi", "trước đó", "tiếp", "sau",
    "ngay sau", "kết thúc",
)  # fmt: skip
_BEGINS = re.compile(rf"(?:{'|'.join(_BEGIN)})(?!\w)")
_OCCASION = re.compile(
    r"tổ chức|khai mạc|khai giảng|ra quân|phát động|bàn giao|khởi công|khánh thành|động thổ|ký kết|"
    r"ra mắt|công bố"
)
_FRAME = re.compile(
    r"(?:tổ chức|triển khai|thực hiện|diễn ra|có) (?:thành công )?"
    r"(?:nhiều|các|chuỗi|hàng loạt|loạt|một số|những|\d{1,2}|hai|ba|bốn)(?: các| những)? "
    r"(?:hoạt động|chương trình)(?!\w)"
)
_OF_MANY = re.compile(
    whole(("các", "nhiều"), end=" ")
    + r"(?:cấp )?(?:công đoàn|cđcs|đơn vị|bệnh viện)(?!\w)[^.;\n]{0,120}?"
    r"(?:tổ chức (?:đại hội|hội nghị)|"
    r"(?:tổ chức|triển khai|sôi nổi|diễn ra|có)(?!\w)[^.;\n]{0,40}?(?:hoạt động|chương trình))"
    r"|(?:hoạt động|chương trình)[^.;\n]{0,80}(?:tại|của|ở) (?:các|nhiều) (?:cấp )?"
    r"(?:công đoàn|cđcs)"
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
        self.lines = Lines(teller, scan, OpeningDays(teller))
        self._same = SameHost(teller)

    @cached_property
    def sentences(self) -> list[Sentence]:
        """Those that can open an event: the first of every block, and others that begin so."""
        firsts, key = self.lines.first_starts, self._key
        return [
            s for s in self.teller.sentences
            if s.start in firsts
            or (key.startswith(_BEGIN, s.start) and _BEGINS.match(key, s.start))
        ]  # fmt: skip

    @cached_property
    def dated(self) -> list[Sentence]:
        """Those of `sentences` that may begin with a day."""
        return [sentence for sentence in self.sentences if self.lines.may_tell(sentence)]

    def day_of(self, sentence: Sentence) -> DateHit | None:
        """The day of the news with which a sentence begins."""
        when = self.lines.when(sentence, None)
        return when.day if when is not None and self._is_news(when) else None

    def _is_news(self, when: When) -> bool:
        """Whether its day is known and not behind publication."""
        day, published = when.day.starts_on, self.teller.days.published_on
        return day is not None and (published is None or day <= published)

    def is_frame(self, told: Told) -> bool:
        """Whether a sentence only says that much was held: 'tổ chức nhiều hoạt động ý nghĩa'."""
        return (
            _FRAME.search(self._key, told.start, min(told.sentence.end, told.end + _REACH))
            is not None
        )

    def open(self, sentence: Sentence, last: Typed) -> Opened | None:
        """The event that the sentence opens behind the event `last`."""
        when = self.lines.when(sentence, last.told.date)
        if when is None or not self._is_news(when):
            return None
        deed = self._deed(sentence, when, last)
        named = self.teller.named(sentence, when.day) if deed is None else None
        host = (named.host or last.told.host) if named is not None else None
        if named is None or host is None:
            return deed
        told = dataclasses.replace(named, host=host)
        return Opened(told=told, another=when.another, held=True)

    def _deed(self, sentence: Sentence, when: When, last: Typed) -> Opened | None:
        """What a body did on the day that the sentence begins with."""
        end = min(sentence.end, when.end + _REACH)
        verb = self.teller.words.opening.search(self._key, when.end, end)
        if verb is None or _PLAN.search(self._key, when.start, end):
            return None
        if _SUFFERS.search(self._key, when.end, verb.start()):
            return None
        told = self.teller.told(sentence, None if when.same else when.day)
        if told is None:
            return None
        host = self._host(sentence, when, told, last)
        if host is None and self.lines.label(sentence) is None:
            return None
        told = dataclasses.replace(told, date=when.day, host=host, start=when.start, end=verb.end())
        held = _OCCASION.fullmatch(verb.group()) is not None
        return Opened(told=told, another=when.another, held=held)

    def _host(self, sentence: Sentence, when: When, told: Told, last: Typed) -> Hit | None:
        """Who holds what the sentence tells behind its day."""
        headed = self.lines.body(sentence)
        if self._same.goes_on(when) and (when.apart or sentence.start in self.lines.first_starts):
            return headed or last.told.host
        placed = self._same.of_place(sentence.start, when.end)
        named = told.host if told.host is not None and when.end <= told.host.start else None
        return placed or named or headed or self._same.in_short(when, last.told.host)

    def undated(self, sentence: Sentence) -> Opened | None:
        """A line of a digest without a day: '5. LĐLĐ huyện X họp mặt cán bộ hưu trí'."""
        start = self.lines.begin(sentence)
        headed = self.lines.body(sentence) or self._same.at_its_place(start, sentence.end)
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

    def one_of_many(self, sentence: Sentence) -> Opened | None:
        """Of an article about what many unions held, a paragraph on one: 'CĐCS X tổ chức hội thi'.

        Its verb stands right behind its host, and it says what was held.
        """
        own = self.is_of_many and sentence.start in self.lines.first_starts
        opened = self.undated(sentence) if own else None
        host = opened.told.host if opened is not None else None
        acts = opened is not None and host is not None and self._same.acts(host)
        return opened if opened is not None and acts and self.type_of(opened.told) else None

    @cached_property
    def is_of_many(self) -> bool:
        """Whether title or opening say that many unions held something."""
        first = next(iter(self.teller.openings), None)
        texts = (self.teller.doc.sentences[0], first) if first is not None else ()
        return any(_OF_MANY.search(self._key, s.start, s.end) for s in texts)

    def code(self, told: Told) -> str:
        """The type by the words of the sentence, else by its verb."""
        deed = self.teller.words.deed_of(self._key[told.start : told.end])
        return self.type_of(told) or deed or "other"

    def type_of(self, told: Told) -> str | None:
        """The type by the clause of the verb, else by its sentence."""
        end = min(told.sentence.end, told.start + _REACH)
        return self.type_of_clause(told) or self.teller.words.type_of(self._key[told.start : end])

    def type_of_clause(self, told: Told) -> str | None:
        """The type by the words between its day or host and the end of the verb's clause."""
        end = min(told.sentence.end, told.start + _REACH)
        clause = _CLAUSE_ENDS.search(self._key, told.end, end)
        return self.teller.words.type_of(self._key[told.start : clause.start() if clause else end])

"""Which sentence tells of the event that an article opens with."""

from __future__ import annotations

import dataclasses
import re

from congdoan.normalise.dates.records import DateHit
from congdoan.normalise.document import Hit, Sentence
from congdoan.normalise.events.duration import whole_length
from congdoan.normalise.events.same_host import SameHost
from congdoan.normalise.events.told import Teller, Told
from congdoan.normalise.word_patterns import whole

_EARLY = 80
_WHERE = re.compile(r"(?:,? (?:tại|ở) [^\n]{2,160})?\.")
# Of what is said at an event, without its day: who speaks does not hold it.
_SPEAKS = "phát biểu "
_CONGRESS = "đại hội "
_BOARD = "ban chấp hành "
_ELECTED = re.compile(r"đại hội (?:đã )?(?:tín nhiệm )?bầu (?:ra )?")
_STOPS = (".", "!", "?", "…", ":", ";", "”", '"', ")")
# What a body is or is there for, what a rule says of it, what it asks others to do, and what it
# will do, is no event.
_NO_DEED = re.compile(
    whole(
        (
            "là tổ chức", "là một tổ chức",
            *(f"có {what}" for what in ("nhiệm vụ", "trách nhiệm", "chức năng", "quyền")),
            "quy định", "sẽ", "dự kiến",
            *(f"{verb} {whom}" for verb in ("hướng dẫn", "yêu cầu", "đề nghị", "chỉ đạo")
              for whom in ("các", "việc")),
        )
    )
    + r"|kêu gọi(?<!\wkêu gọi)(?! của| và|,)(?!\w)"
)  # fmt: skip
# 'Chị được Công đoàn ngành tặng Bằng khen': of the life of one who needs no name here.
_OF_A_LIFE = re.compile(
    whole(("chị", "anh", "ông", "bà", "cô", "em", "tôi"), end=" ")
    + r"(?:(?:đã|còn|cũng|từng|vinh dự|nhiều lần|liên tục|tiếp tục) )*được (?!sự )[^,;:]*$"
)
# What a body always does is no event, but 'X luôn chăm lo ...; vừa qua, X đã tổ chức ...' is one.
_ALWAYS = re.compile(whole(("luôn", "thường xuyên", "hằng năm", "hàng năm", "nhiều năm")))
_JUST = re.compile(whole(("vừa", "mới đây", "gần đây", "hôm", "dịp", "nhân ngày")))
# What is told of the time before the event: its days are not the event's.
_REPORTS = re.compile(
    r"(?:theo báo cáo|báo cáo|từ đầu (?:năm|nhiệm kỳ)|từ (?:năm|tháng)[^,;.\n]{0,24} đến nay|"
    r"đến nay|tính đến|(?:trong )?(?:thời gian|những năm|nhiều năm)(?: vừa)? qua|"
    r"(?:h[àằ]ng|mỗi) năm|"
    r"(?:trong )?(?:năm|nhiệm kỳ|quý|\d{1,2} tháng) (?:qua|vừa qua|đầu năm|\d{4}))(?!\w)"
)


class Opening:
    """The first sentences of one article, asked for its own event."""

    def __init__(self, teller: Teller) -> None:
        self._teller = teller
        self._doc = teller.doc
        self._same = SameHost(teller)

    def told(self) -> Told | None:
        """The first dated sentence with a verb of holding an event, else the first with a host."""
        undated: Told | None = None
        before: DateHit | None = None
        for sentence in self._teller.openings:
            if undated is not None and before is None and self._teller.days.of(sentence) is None:
                continue  # neither the first with a host nor one with a day
            told = self._at(sentence, before)
            before = self._cut_off(sentence) if told is None else None
            if told is None or self._is_of_a_life(sentence, told):
                continue
            if told.date is not None and not (undated is not None and self._reports(sentence)):
                host = self._host(told, undated)
                return whole_length(self._teller, dataclasses.replace(told, host=host))
            if undated is None:
                undated = self._undated(sentence, told)
        return undated

    def _is_of_a_life(self, sentence: Sentence, told: Told) -> bool:
        """Whether a portrait goes on: what its hero got, or what was on a day of long ago."""
        key, span = self._doc.key, (sentence.start, told.end)
        if key.find("được ", *span) >= 0 and _OF_A_LIFE.search(key, *span):
            return True
        days = [
            d for d in self._teller.days.inside(sentence) if d.day is not None and d.role == "plain"
        ]
        near = told.date is not None or any(map(self._teller.days.is_candidate, days))
        return not near and any(day.start < told.end for day in days)

    def _undated(self, sentence: Sentence, told: Told) -> Told | None:
        """What is told without a day, where somebody did it."""
        host = told.host or self._congress_of(sentence)
        if host is None or not self.is_deed(sentence, told):
            return None
        return dataclasses.replace(told, date=self._month(sentence), host=host)

    def _at(self, sentence: Sentence, before: DateHit | None) -> Told | None:
        """What the sentence tells; `before` is the day of a piece cut off before it, without verb.

        Example: 'Sáng 5/1 tại phòng họp khách sạn A. Công đoàn Y tế Việt Nam tổ chức hội nghị.'
        """
        day = self._teller.days.of(sentence) or self._old_day(sentence)
        told = self._teller.told(sentence, day)
        if told is None or told.host is None:
            told = self._teller.named(sentence, day) or told
        if told is not None and told.date is None and before is not None:
            return dataclasses.replace(told, date=before)
        return told

    def _old_day(self, sentence: Sentence) -> DateHit | None:
        """The day that the article begins with, however long ago: a page may be put up again.

        It says its year and who acts: 'Ngày 04/6/2020, Sở Y tế tổ chức ...' of a page of 2021.
        """
        if sentence.start != self._teller.openings[0].start:
            return None
        day = next(iter(self._teller.days.inside(sentence)), None)
        if day is None or day.role != "plain" or (day.day is None or day.evidence != "explicit"):
            return None
        early = day.start <= sentence.start + _EARLY
        acts = early and self._teller.told(sentence, day)
        return day if acts and acts.host and acts.host.start >= day.end else None

    def _host(self, told: Told, undated: Told | None) -> Hit | None:
        """Who holds the dated event: '400 đoàn viên tham gia' is told of before, behind, above."""
        here = self._of_place(told) or told.host
        near = undated.host if undated is not None else self._holder(told.sentence)
        return here or near or self._titled(told.sentence)

    def _of_place(self, told: Told) -> Hit | None:
        """The union of X where the sentence begins with 'Tại X, ngày 17/10, CĐCS tổ chức'."""
        day = told.date
        early = day is not None and day.start <= told.sentence.start + _EARLY
        return self._same.of_place(told.sentence.start, day.end) if early and day else None

    def _cut_off(self, sentence: Sentence) -> DateHit | None:
        """The day of a piece that holds nothing but when and where."""
        day = self._teller.days.of(sentence)
        early = day is not None and day.start <= sentence.start + _EARLY
        where = early and day and _WHERE.fullmatch(self._doc.key, day.end, sentence.end)
        return day if where else None

    def _reports(self, sentence: Sentence) -> bool:
        """Whether the sentence tells of the time before the event."""
        return _REPORTS.match(self._doc.key, sentence.start) is not None

    def is_deed(self, sentence: Sentence, told: Told) -> bool:
        """Whether an undated sentence tells what was done once."""
        key = self._doc.key
        if key.startswith(_SPEAKS, sentence.start):
            return False
        if self._reports(sentence) or _NO_DEED.search(key, sentence.start, told.end):
            return False
        always = _ALWAYS.search(key, sentence.start, told.end) is not None
        return not always or _JUST.search(key, sentence.start, sentence.end) is not None

    def _congress_of(self, sentence: Sentence) -> Hit | None:
        """Whose congress it is in 'Đại hội đã bầu ...', as title or opening or the board say."""
        if not self._doc.key.startswith(_CONGRESS, sentence.start):
            return None
        elected = _ELECTED.match(self._doc.key, sentence.start)
        at = elected.end() if elected is not None else sentence.end
        board = self._teller.bodies(at, at + len(_BOARD) + 1)
        return self._teller.hosts.of_event(0, sentence.start) or next(iter(board), None)

    def _titled(self, sentence: Sentence) -> Hit | None:
        """Who holds the event as the title says, where the sentence names no body at all."""
        titles = (s for s in self._doc.sentences[:1] if s.block_kind == "title")
        told = next((self._teller.told(title, None) for title in titles), None)
        named = self._teller.bodies(sentence.start, sentence.end)
        return told.host if told is not None and not named else None

    def _holder(self, sentence: Sentence) -> Hit | None:
        """Who holds the event as the opening says behind its day: 'Hội thi do X tổ chức'.

        Of a sentence cut in two paragraphs the second half says it.
        """
        openings = self._teller.openings
        if not self._doc.key.endswith(_STOPS, sentence.start, sentence.end):
            rest = [s for s in openings if s.start >= sentence.end][:1]
            for told in (self._teller.told(half, None) for half in rest):
                if told is not None and told.host is not None:
                    return told.host
        return next(filter(None, map(self._teller.hosts.named_behind, openings)), None)

    def _month(self, sentence: Sentence) -> DateHit | None:
        """'Đầu tháng 5, ...' of a sentence without a day: an event of that month."""
        early = sentence.start + _EARLY
        months = (
            d for d in self._teller.days.inside(sentence) if d.day is None and d.start < early
        )
        return next((d for d in months if d.starts_on and self._teller.days.is_candidate(d)), None)

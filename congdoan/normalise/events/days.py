"""The day that a sentence begins with: its own, 'cùng ngày', or one behind an introduction."""

from __future__ import annotations

import re

from congdoan.normalise.dates.records import DateHit
from congdoan.normalise.document import Sentence
from congdoan.normalise.events.told import Teller
from congdoan.normalise.inner import inner_record

_BEFORE_DAY, _INTRO_REACH = 60, 250
# What may stand between the begin of the sentence, or of the clause behind its introduction, and
# its day.
_CUE = re.compile(
    r"(?:(?:tiếp đó|tiếp theo|sau đó|trước đó|hôm sau|cụ thể|được biết|đặc biệt|mới đây|gần đây|"
    r"mở đầu|cũng|vào|trong|từ|(?:(?:còn|riêng) )?(?:tại|ở) [^,\n]{2,60}),? )*"
    r"(?:(?:\d{1,2}|hai|ba|các) ngày )?"
    r"(?:(?:sáng|trưa|chiều|tối|đêm) ?)?(?:(?:thứ \w{1,4}|chủ nhật|nay|qua),? ?)?"
    r"(?:(?:mùng |mồng )?\d{1,2} tết )?(?:ngày )?\(?"
)
# 'Nhân kỷ niệm ..., ngày 5/8, X tổ chức ...': why or besides what, up to a comma.
_INTRO = re.compile(
    r"(?:nhân|nhằm|thực hiện|hưởng ứng|chào mừng|hướng (?:tới|đến)|để|được sự|tiếp tục|với|tại|"
    r"(?:nằm )?trong (?:khuôn khổ|không khí|dịp|chuyến|đợt|thời gian|quá trình|hành trình)|"
    r"(?P<besides>cũng|ngay sau|sau|ngoài ra|bên cạnh|cùng với|song song|trong khi đó|đồng thời|"
    r"kết thúc|khép lại|ngay trước|trước khi))(?!\w)"
)
_SAME = (
    r"(?:(?:trước|sau|tiếp) đó,? )?(?:cũng )?(?:(?:vào|trong) )?"
    r"(?:(?:buổi )?(?:(?P<part>sáng|trưa|chiều|tối) (?:sớm )?)?cùng (?:ngày|buổi)"
    r"|(?<=cũng trong )ngày(?! \d| n[àa]y)|buổi (?P<half>sáng|trưa|chiều|tối)(?=,))"
    r"(?!\w)(?P<day> (?=\d))?"
)
_SAME_DAY = re.compile(_SAME)
_LATER_SAME = re.compile(rf"[^.;:\n]{{0,120}}?, (?P<begin>){_SAME}")
# What every such day has somewhere in its sentence.
_SAYS_SAME = (
    "cùng ngày", "cùng buổi", "trong ngày",
    "buổi sáng,", "buổi trưa,", "buổi chiều,", "buổi tối,",
)  # fmt: skip
_EARLIER = "trước đó"


@inner_record
class When:
    """The day of a sentence, and where its words begin and end."""

    day: DateHit
    start: int
    end: int
    same: bool
    another: bool
    apart: bool  # another day, or another part of the day


class OpeningDays:
    """The days that the sentences of one article begin with."""

    def __init__(self, teller: Teller) -> None:
        self._teller = teller
        self._key = teller.doc.key
        self._sames = teller.doc.sentences_with(_SAYS_SAME)

    def may_tell(self, sentence: Sentence) -> bool:
        """Whether there is any day in the sentence; most have none, and begin with none."""
        return sentence.start in self._sames or sentence.start in self._teller.days.dated

    def of(self, sentence: Sentence, start: int, last: DateHit | None) -> When | None:
        """The day that the sentence begins with, behind an introduction or not."""
        intro = _INTRO.match(self._key, start)
        same = _SAME_DAY.match(self._key, start)
        if same is None and intro is not None:
            same = _LATER_SAME.match(self._key, start, sentence.end)
            start = same.start("begin") if same else start
        if same is not None and not same["day"]:
            if last is None or last.starts_on != last.ends_on:
                return None
            apart = (same["part"] or same["half"]) is not None
            return When(day=last, start=start, end=same.end(), same=True, another=True, apart=apart)
        day = self._first_day(sentence, same.end() if same else start, intro)
        if day is None:
            return None
        another = same is not None or bool(intro and intro["besides"])
        begin = start if same else day.start
        return When(day=day, start=begin, end=day.end, same=False, another=another, apart=True)

    def _first_day(
        self, sentence: Sentence, start: int, intro: re.Match[str] | None
    ) -> DateHit | None:
        """The sentence's day where nothing but its cue and an introduction stand before it."""
        earlier = self._key.startswith(_EARLIER, start)
        day = self._teller.days.earlier(sentence) if earlier else self._teller.days.of(sentence)
        if day is None or day.start < start:
            return None
        if day.start <= start + _BEFORE_DAY and _CUE.fullmatch(self._key, start, day.start):
            return day
        if intro is None or day.start > start + _INTRO_REACH:
            return None
        comma = day.start
        for _ in range(2):  # 'thứ Bảy, 7/8' has one of its own
            comma = self._key.rfind(", ", start, comma)
            if comma >= 0 and _CUE.fullmatch(self._key, comma + 2, day.start):
                return day
        return None

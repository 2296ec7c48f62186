"""Where an event was held, as its sentence writes it behind 'tại'."""

from __future__ import annotations

import re
from collections.abc import Sequence

from congdoan.normalise.document import Document, Hit, Sentence
from congdoan.normalise.events.words import EventWords
from congdoan.normalise.word_patterns import whole

_REACH, _NAME, _LOOK_BACK = 500, 160, 60
_AT = re.compile(whole(("tại",), end=r" (?=\S)"))
# Where the name of a place ends: at a mark, a day or an hour, and small words that begin something
# else ('tại TP Vinh sáng 11-7', 'tại xã A có 19 cá nhân'); a name may have them ('xã Cho Ra').
_BEHIND = (
    "sáng", "trưa", "chiều", "tối", "ngày", "vào", "từ ngày", "trong", "giai đoạn", "năm",
    "nhân dịp", "nhân ngày", "với", "cùng với", "do", "cho", "để", "nhằm", "về",
    "đã", "sẽ", "vừa", "có", "được", "tổ chức", "diễn ra", "khai mạc", "thảo luận", "trao", "tặng",
    *(f"và {verb}" for verb in ("sẽ", "đã", "tổ chức", "trao", "tặng", "thăm")),
)  # fmt: skip
_ENDS = re.compile(
    r"[,;:\n()]|(?<!\btp)\.| (?=\d{1,2}(?:[/.-]\d{1,2}|h\d{0,2}|g\d\d)(?!\w))"
    rf"| công đoàn ngành | (?P<word>{'|'.join(_BEHIND)}) "
)
# Who works or lives somewhere: 'trao vé xe cho công nhân đang làm việc tại Lai Châu'; a visitor
# ('đến làm việc tại', 'chuyến công tác tại') is there for the event.
_LIVES = "sinh sống|cư trú|tạm trú|thường trú|thuê trọ"
_WHO = (
    "đang|hiện|người lao động|công nhân|nhân viên|viên chức|cán bộ|đoàn viên|giáo viên|cô giáo|"
    "bác sỹ|điều dưỡng|sinh sống và|học tập và"
)
_OF_PEOPLE = re.compile(
    rf"(?:(?<!\w)(?:{_LIVES})(?:(?: và|,) (?:làm việc|lao động))?|(?:\(|(?<!\w)(?:{_WHO}) )"
    rf"(?:làm việc|công tác|học tập|lao động|giảng dạy)(?: và (?:{_LIVES}))?) $"
)


def place_of(
    doc: Document, words: EventWords, sentence: Sentence, places: Sequence[Hit]
) -> tuple[str | None, str | None]:
    """Where, as written behind 'tại' in the sentence of the event, with the place's id if known.

    Example: 'tổ chức tại TP Vinh sáng 11-7' -> 'TP Vinh'.
    """
    end = min(sentence.end, sentence.start + _REACH)
    for match in _AT.finditer(doc.key, sentence.start, end):
        begin = match.end()
        back = max(sentence.start, match.start() - _LOOK_BACK)
        if _OF_PEOPLE.search(doc.key, back, match.start()):
            continue
        text = doc.text[begin : _end(doc, begin, min(end, begin + _NAME))].strip()
        known = next((p for p in places if begin <= p.start < begin + len(text)), None)
        direct = known is not None and known.start == begin
        if direct or words.venue.match(doc.key, begin):
            return known.entity_id if known else None, text
    return None, None


def _end(doc: Document, begin: int, limit: int) -> int:
    """Where the name that begins at `begin` ends; a word of it in capitals ends none."""
    for stop in _ENDS.finditer(doc.key, begin, limit):
        word = stop["word"]
        if word is None or doc.text[stop.start("word")].islower():
            return stop.start()
    return limit

"""Who among the persons is a private recipient of help: they are masked in public tables.

Office-holders are facts; a nurse who is given a roof is not. A name with a post anywhere in the
article is never a beneficiary.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from functools import lru_cache

from congdoan.lexicon import Words
from congdoan.normalise.people.names import PersonSpan
from congdoan.normalise.scan import Scan

_AFTER, _BEFORE = 60, 24
_RECEIVERS_REACH = 160
# Without one of these nothing is given: the pattern need not be tried.
_GIVES = (" cho ", "hỗ trợ", "giúp đỡ", "thăm hỏi", "trợ cấp", "trường hợp", "hoàn cảnh")


def beneficiaries(scan: Scan, persons: Iterable[PersonSpan], holders: set[str]) -> set[str]:
    """Names of the helped private persons; `holders` are the names with a post."""
    help_told = _Help(scan)
    return {p.name for p in persons if p.name not in holders and help_told.reaches(p)}


class _Help:
    """What one document says of help, sentence by sentence; asked in the order of the text."""

    def __init__(self, scan: Scan) -> None:
        self.scan = scan
        titles = scan.knowledge.titles
        self._words = titles.strings("hardship")
        self._own = titles.strings("own_hardship")
        self._household = titles.strings("household")
        self._in_care = titles.strings("in_care")
        self._aid = _given_aid(titles)
        self._awards = sorted(scan.terms("award"))
        self._by_sentence: dict[int, bool] = {}  # whether one speaks of help, by its start
        self._list: int | None = None  # the sentence in which the last person was given aid

    def reaches(self, person: PersonSpan) -> bool:
        """Whether help comes to the person, by the words around the name."""
        sentence = self.scan.doc.sentence_at(person.start)
        left = self.scan.key[max(0, person.lead - _BEFORE) : person.lead].rstrip()
        behind = self.scan.key[person.end : min(person.end + _AFTER, sentence.end)]
        private = "private" in person.titles or left.endswith(self._household)
        given = self._is_given_aid(person, sentence.start)
        told = private and self._tells_help(sentence.start, sentence.end)
        told = told and not self._is_given_an_award(person, sentence.start)
        cared_for = self.scan.key.startswith(self._in_care, person.lead)
        return cared_for or given or told or any(word in behind for word in self._own)

    def _tells_help(self, start: int, end: int) -> bool:
        if start not in self._by_sentence:
            told = self.scan.key[start:end]
            self._by_sentence[start] = any(word in told for word in self._words)
        return self._by_sentence[start]

    def _is_given_aid(self, person: PersonSpan, start: int) -> bool:
        """'trao số tiền hỗ trợ cho các chị A, đoàn viên X; B; anh C': A, B and C of one list."""
        if self._list == start and (person.listed or self._is_next(person)):
            return True
        begin = max(start, person.lead - _RECEIVERS_REACH)
        before = self.scan.key[begin : person.lead]
        aid = any(word in before for word in _GIVES) and self._aid.search(before)
        given = bool(aid) and not self._tells_award(start, person.lead)
        self._list = start if given else None
        return given

    def _is_given_an_award(self, person: PersonSpan, start: int) -> bool:
        """'tặng Bằng khen cho anh A, trao 10 suất quà cho công nhân khó khăn': A is not helped."""
        begin = max(start, self.scan.key.rfind(";", start, person.lead) + 1)
        if not self._tells_award(begin, person.lead):
            return False
        award = self._awards[bisect_left(self._awards, begin)]
        told = self.scan.key[award : person.lead]
        return not any(word in told for word in self._words)

    def _is_next(self, person: PersonSpan) -> bool:
        """Whether a person with a title is told behind a mark of a list: '; anh C'."""
        left = self.scan.key[max(0, person.lead - _BEFORE) : person.lead].rstrip()
        return bool(person.titles) and left.endswith((";", ",", " và"))

    def _tells_award(self, start: int, end: int) -> bool:
        first = bisect_left(self._awards, start)
        return first < len(self._awards) and self._awards[first] < end


@lru_cache(maxsize=8)
def _given_aid(titles: Words) -> re.Pattern[str]:
    """What is given, 'cho', and the words for those who receive it, up to the name or its list."""
    aid, whom = (
        "|".join(map(re.escape, sorted(titles.strings(key), key=len, reverse=True)))
        for key in ("aid", "receivers")
    )
    many = (
        r"(?:các|những|\d{1,2}) (?:nữ )?"
        r"(?:đoàn viên|công nhân|gia đình|hộ|người|em|cháu|trường hợp)(?!\w)"
    )
    in_need = r"(?:khó khăn|bệnh|tai nạn|thiệt hại|hoàn cảnh|ảnh hưởng)(?!\w)"
    opened = r"[^;:\n]{0,80}(?:: |, trong đó có )"
    return re.compile(
        rf"(?<!\w)(?:{aid})(?!\w)[^;:\n]{{0,60}}? cho "
        rf"(?:(?:(?:{whom}|\d{{1,2}})[ ,:]+)*|{many}{opened})$"
        rf"|(?: cho|hỗ trợ|giúp đỡ|thăm hỏi|trợ cấp) {many}[^;:.\n]{{0,40}}{in_need}{opened}$"
        r"|(?<!\w)(?:các|\d{1,2}) (?:trường hợp|hoàn cảnh)(?!\w)[^;:.\n]{0,60} (?:là|gồm) $"
    )

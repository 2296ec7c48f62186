"""Verbs of elections and appointments: "giữ chức", "tái đắc cử", "thôi giữ chức".

A post that nobody holds yet ("kiện toàn chức danh Chủ tịch") is none that a verb gives.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import NamedTuple

from congdoan.normalise.scan import Scan

_FILLED = re.compile(
    r"(?<!\w)(?:bầu|bổ sung|chỉ định|công nhận|bổ nhiệm)(?: thêm)?(?: (?:\d{1,2}|hai|ba|bốn))? $"
)
_REACH = 32
_JOINTS = (", và ", " và ", ", ", "; ")
_NOT_YET = "chưa"
_ONCE = re.compile(r"(?<!\w)từng (?!bước )(?:\w+ ){0,4}$")
_DURING = re.compile(r"(?<!\w)(?:trong|suốt|sau|khi) (?:\w+ ){0,5}$")
# A spell of a life: '- Từ tháng 4/2020 đến tháng 5/2021: Giám đốc'; `nay` where it lasts.
_DAY = r"(?:ngày |tháng |năm )?(?:\d{1,2}[/.-]){0,2}"
SPELL = re.compile(
    rf"(?:[-+*•–] ?)?(?:trong )?(?:giai đoạn )?(?:từ )?{_DAY}\d{{4}}"
    rf"(?: ?(?:đến|[-–]) ?(?:{_DAY}(?P<last>\d{{4}})|(?P<nay>nay)))?"
)


class Verb(NamedTuple):
    """Where the words stand; `ended` when they say that the post was left."""

    start: int
    end: int
    ended: bool


class Elections:
    """The verbs of one document in order."""

    def __init__(self, scan: Scan) -> None:
        self.scan = scan
        words = scan.knowledge.roles_words
        vacant = words.strings("vacant")
        self._says = words.strings("says")
        self._granted = words.strings("granted")
        given = (
            Verb(term.start, term.end, ended=False)
            for term in scan.terms("connector").values()
            if not scan.key.endswith(vacant, 0, term.start - 1)
        )
        left = (
            Verb(term.start, term.end, ended=True)
            for term in scan.terms("ended").values()
            if scan.word_before(term.start) != _NOT_YET
        )
        # 'sinh năm 1979; nguyên Chủ tịch LĐLĐ huyện': what was left tells itself.
        once = (
            Verb(term.start, term.start, ended=False)
            for term in scan.terms("role_prefix").values()
            if scan.key.endswith("; ", 0, term.start)
        )
        self._verbs = sorted([*given, *left, *once])
        self._starts = [verb.start for verb in self._verbs]
        self._ends_of_left = {verb.end for verb in self._verbs if verb.ended}

    def between(self, start: int, stop: int) -> list[Verb]:
        """The verbs that begin behind `start` and before `stop`."""
        return self._verbs[bisect_right(self._starts, start) : bisect_left(self._starts, stop)]

    def has_another(self, start: int, end: int) -> bool:
        """Whether somebody begins to speak before a verb: 'ông A cho biết, khi làm Giám đốc, B'."""
        told = self.scan.key[start:end]
        return any(word in told for word in self._says)

    def left(self, verb: Verb) -> bool:
        """Whether the post behind a verb is told as a past one.

        Examples: 'thôi giữ chức', 'từng có thời gian làm', 'Từ năm 2003 - 2014, ông giữ chức'.
        """
        near = max(0, verb.start - _REACH)
        return (
            verb.ended
            or _ONCE.search(self.scan.key, near, verb.start) is not None
            or self._in_a_past_spell(verb.start)
        )

    def _in_a_past_spell(self, at: int) -> bool:
        """Whether the clause of `at` opens with years of which the last has come."""
        start = self.scan.doc.sentence_at(at).start
        clause = self.scan.key.rfind("; ", start, at)
        spell = SPELL.match(self.scan.key, clause + 2 if clause >= 0 else start, at)
        if spell is None or spell["last"] is None:
            return False
        told_on = self.scan.doc.article.published_on
        return told_on is None or int(spell["last"]) <= told_on.year

    def opens_a_time(self, verb: Verb) -> bool:
        """Whether a verb tells when, its subject to follow: 'trong 2 năm làm X, ông B đã'."""
        return _DURING.search(self.scan.key, max(0, verb.start - _REACH), verb.start) is not None

    def goes_on(self, at: int) -> bool:
        """Whether a verb is joined to the post that ends at `at`: 'giữ chức X, từng là Y'."""
        told = self.between(at, at + len(_JOINTS[0]) + 1)
        return bool(told) and self.scan.key[at : told[0].start] in _JOINTS

    def ends(self, at: int) -> bool:
        """Whether the post at `at` is one that somebody leaves: 'đơn thôi giữ chức Chủ tịch'."""
        return at - 1 in self._ends_of_left

    def grants(self, at: int) -> bool:
        """Whether the post at `at` is given: 'quyết định bổ nhiệm Giám đốc X cho đồng chí Y'."""
        return self.scan.key.endswith(self._granted, 0, at - 1)

    def fills(self, at: int) -> bool:
        """Whether the post at `at` is filled: 'bầu bổ sung 02 ủy viên BCH là ông A và bà B'."""
        return _FILLED.search(self.scan.key, max(0, at - _REACH), at) is not None

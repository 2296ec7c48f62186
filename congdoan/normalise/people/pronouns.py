"""Posts of who was named before: 'Năm 2012, chị được bầu làm Chủ tịch', '2010 - 2015: Giám đốc'."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from congdoan.normalise.people.elections import SPELL, Elections
from congdoan.normalise.people.names import PersonSpan
from congdoan.normalise.people.roles import RoleParser
from congdoan.normalise.scan import Scan

# What may stand before the pronoun in its clause: when.
_WHEN = re.compile(
    r" ?(?:(?:hiện|hiện nay|hiện tại|sau đó|trước đó|tiếp đó|và|rồi|khi|đến|từ|đầu|cuối|nay|"
    r"(?:ngày|tháng|năm)(?: [\d/-]+)?) )*"
)
_MARK = re.compile(r"[,;:.]")
_SISTERS = " em "
_MEN, _WOMEN = frozenset({"ông", "anh"}), frozenset({"bà", "chị", "cô"})
_COMRADE = frozenset({"đồng chí", "đ/c"})
_ANYONE = _MEN | _WOMEN | _COMRADE
_MIDDLES = {"văn": _MEN, "thị": _WOMEN}
_ELECTS = ("bầu ", "chỉ định ", "bổ nhiệm ")  # 'Hội nghị đã bầu ông giữ chức Chủ tịch'
_TOLD = (": ", " là ", ", là ")
_VERB_REACH = 48  # letters from a pronoun to its verb
_NAME_REACH = 600  # and back to the name
_IS = " là "


class Pronouns:
    """Pronouns and lines of a life that tell posts, as the persons of the document they mean."""

    def __init__(
        self, scan: Scan, roles: RoleParser, elections: Elections, persons: Sequence[PersonSpan]
    ) -> None:
        self.scan = scan
        self.roles = roles
        self.elections = elections
        self.persons = persons
        self._starts = [person.start for person in persons]

    def spans(self) -> Iterator[PersonSpan]:
        """Each pronoun before a verb of election or before 'là' and a post.

        It means the last person told before who may be called so; in a quotation it may be anyone.
        """
        if self.persons:
            yield from self._pronouns()
            yield from self._lives()

    def _lives(self) -> Iterator[PersonSpan]:
        """Each line that begins with years and tells a post, of the last person told before."""
        for phrase in self.roles.all:
            if not self.scan.key.endswith(_TOLD, 0, phrase.start):
                continue
            start = self.scan.doc.sentence_at(phrase.start).start
            told = SPELL.match(self.scan.key, start, phrase.start)
            if told is None or self.scan.key[told.end() : phrase.start] not in _TOLD:
                continue
            told_before = bisect_left(self._starts, start)
            if told_before:
                meant = self.persons[told_before - 1]
                kinds = {"given"} if told["nay"] else {"given", "former"}
                yield PersonSpan(
                    start=start, end=told.end(), lead=start, name=meant.name,
                    titles=frozenset(kinds),
                )  # fmt: skip

    def _pronouns(self) -> Iterator[PersonSpan]:
        leads = {person.lead for person in self.persons}
        for kind in ("polite", "private", "official"):
            words = self.scan.terms(kind)
            for at in words.keys() - leads:
                end = words[at].end
                if self.scan.key[at:end] not in _ANYONE or not self._tells(at, end):
                    continue
                meant = self._meant(at, end)
                if meant is not None:
                    yield PersonSpan(
                        start=at, end=end, lead=at, name=meant.name, titles=frozenset({"given"})
                    )

    def _tells(self, at: int, end: int) -> bool:
        """Whether a verb that gives or tells a post follows in the clause that `at` opens."""
        if end + 1 in self.scan.terms("role") or self.scan.capital_at(end + 1):
            return False  # 'đồng chí Chủ tịch LĐLĐ tỉnh giữ chức', a name
        if self.scan.key.startswith(_SISTERS, end):
            return False
        mark = _MARK.search(self.scan.key, end, end + _VERB_REACH)
        stop = mark.start() if mark is not None else end + _VERB_REACH
        told = self.scan.key.find(_IS, end, stop)
        verb = told >= 0 and self.roles.at(told + len(_IS)) is not None
        named = bisect_left(self._starts, end) < bisect_left(self._starts, stop)
        verb = verb or bool(self.elections.between(end, stop))
        return verb and not named and self._opens_a_clause(at)

    def _opens_a_clause(self, at: int) -> bool:
        """Whether nothing but a time stands before `at` in its clause, and no quotation is open."""
        key = self.scan.key
        start = max(self.scan.doc.sentence_at(at).start, at - _NAME_REACH)
        begin = max(start, *(key.rfind(mark, start, at) + 1 for mark in ",;:"))
        line = max(self.scan.line_start(at), at - _NAME_REACH)
        quoted = key.rfind("“", line, at) > key.rfind("”", line, at)
        if quoted:
            return False
        return key.endswith(_ELECTS, 0, at) or _WHEN.fullmatch(key, begin, at) is not None

    def _meant(self, at: int, end: int) -> PersonSpan | None:
        """The last person before the pronoun at `at` who may be called so."""
        called = self.scan.key[at:end]
        first, last = (bisect_left(self._starts, place) for place in (at - _NAME_REACH, at))
        before = reversed(self.persons[first:last])
        return next((person for person in before if called in self._words_for(person)), None)

    def _words_for(self, person: PersonSpan) -> frozenset[str]:
        """The pronouns that may mean a person, by title and middle name."""
        title = self.scan.word_at(person.lead)
        for group in (_MEN, _WOMEN):
            if title in group:
                return group | _COMRADE
        middles = (_MIDDLES[w] for w in person.name.lower().split() if w in _MIDDLES)
        return next(middles, _ANYONE) | _COMRADE

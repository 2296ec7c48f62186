"""The bodies of an article in the order of the text: who acts, who tells, whom it is about."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from functools import cached_property

from congdoan.normalise.document import Document, Hit
from congdoan.normalise.figures.actors import Actors
from congdoan.normalise.figures.bare_names import (
    WORKPLACES,
    base_unions_by_place,
    is_counted,
    with_bare_unions,
    with_units,
)
from congdoan.normalise.figures.occasions import congress_of
from congdoan.normalise.figures.signature import news_end
from congdoan.normalise.figures.words import figure_words
from congdoan.normalise.parents import Parents

_JOINED = re.compile(
    r"(?:(?:,|,? và|,? cùng(?: với)?|,?(?: chủ trì,?)? phối hợp(?: cùng)?(?: với)?) "
    # 'A phối hợp với B và C': B after its preposition is no subject, and C joins on it
    r"| (?:chủ trì,? )?phối hợp (?:cùng |với |cùng với )[^.;:\n]{1,120}?"
    r"(?:,|,? và|,? cùng(?: với)?) )"
)
_AND = " và "
_BRACKET_REACH = 200
# What follows a body of a list, and no deed of its own.
_ENDS = re.compile(r" ?[.,;:()\n]| và |$")
_NO_UNIT = ("fund", "union_body")  # unresolved, and yet no other's base union
_AMOUNT = re.compile(r"(?:triệu|tỷ|nghìn|ngàn|\d) ?đồng|;")
_INSPECTS = re.compile(r" (?:đã )?(?:kiểm tra|giám sát|thẩm tra|làm việc|khảo sát)(?!\w)")
HEALTH_UNIONS = frozenset({"health_union", "national_health_union"})
FEDERATIONS = ("labour_federation", "national_confederation")
_UNIONS = HEALTH_UNIONS | {"base_union", "sector_union"}
# Who an article's own figures can be of; a department or a party body is none of them.
OWNERS = _UNIONS | WORKPLACES | {"labour_federation"}
GIVERS = OWNERS | {"national_confederation"}


class Bodies:
    """The resolved bodies of one article; boards are told as their union."""

    def __init__(
        self, doc: Document, orgs: Sequence[Hit], home: Hit | None, own: Hit | None
    ) -> None:
        """`home` is the article's health union, `own` the base union of the place it is about."""
        self._doc = doc
        self._key = doc.key
        self._home, self._own = home, own
        self.actors = actors = Actors(doc, figure_words(doc.config))
        parents = Parents(orgs)
        end = news_end(doc)
        orgs = [parents.of(hit) for hit in orgs if hit.start < end]
        named = with_bare_unions(doc, orgs, own)
        told = [hit for hit in named if hit.entity_id and not is_counted(doc, hit)]
        self.of_place = base_unions_by_place([*told, own] if own is not None else told)
        acting = self._subjects(told)
        self._acting = with_units(doc, told, acting, own)
        self._acting_from = [hit.start for hit in self._acting]
        self._closed = {hit.start: self._bracket_end(hit) for hit in self._acting}
        self._asides = {hit.start for hit in acting if actors.acts_aside(hit)}
        self._named = told
        self._named_from = [hit.start for hit in told]
        self._tellers = [hit for hit in told if actors.tells(hit)]
        self._told_from = [hit.start for hit in self._tellers]
        loose = [hit for hit in orgs if hit.entity_id is None and hit.kind not in _NO_UNIT]
        self._loose = [hit.start for hit in loose]
        self._loose_by_end = {hit.end: hit for hit in loose}
        self._ends = {hit.end for hit in acting}

    def _subjects(self, told: Sequence[Hit]) -> list[Hit]:
        """The bodies that act; none that only goes on with one that does not: 'thăm A, B và C'."""
        found: list[Hit] = []
        left = -len(_AND)  # where the last body ends that does not act
        for hit in told:
            last = found[-1] if found else None
            if self.actors.acts(hit) and not self._is_joined(left, hit, last):
                found.append(hit)
            else:
                left = hit.end
        return found

    def _is_joined(self, left: int, hit: Hit, subject: Hit | None) -> bool:
        """Whether the body only goes on with one that ends at `left` and does not act.

        A comma joins behind the subject of the sentence alone: 'tại Sở Y tế, A và B ký kết'.
        """
        joint = self._key[left : hit.start] if hit.start - left <= len(_AND) else ""
        if joint == _AND:
            return not self.actors.gives(hit)
        if joint != ", " or _ENDS.match(self._key, hit.end) is None:
            return False
        first = self._doc.sentence_at(hit.start).start
        return subject is not None and subject.start >= first and self._bracket_end(subject) is None

    def _bracket_end(self, hit: Hit) -> int | None:
        """Where the bracket closes in which the body stands; None outside brackets."""
        opened = self._key.rfind("(", max(0, hit.start - _BRACKET_REACH), hit.start)
        if opened < 0 or self._key.find(")", opened, hit.start) >= 0:
            return None
        if opened < self._doc.sentence_at(hit.start).start:
            return None
        closed = self._key.find(")", hit.end, hit.end + _BRACKET_REACH)
        return None if closed < 0 else closed

    @cached_property
    def main(self) -> Hit | None:
        """Whose a figure is that nothing else tells."""
        return self._about() or self._own or self._home or self._federation()

    def _about(self) -> Hit | None:
        """The body that the article is about: the first that acts in its title, else in its text.

        Of an inspection the body inspected.
        Of a title where none acts, its one union; of a portrait, the body that its hero heads.
        """
        titled = self._doc.titled(self._named)
        acting = {hit.start for hit in self._acting if hit.kind in OWNERS}
        first = next((hit for hit in titled if hit.start in acting), None)
        if first is not None and _INSPECTS.match(self._key, first.end):
            first = next((h for h in titled if h.start > first.end and h.kind in OWNERS), first)
        if first is None:
            unions = {hit.entity_id: hit for hit in titled if hit.kind in _UNIONS}
            if len(unions) == 1:
                return next(iter(unions.values()))
            owners = (hit for hit in self._named if hit.kind in OWNERS)
            body = (hit for hit in owners if self._block_kind(hit) in ("lead", "paragraph"))
            first = next((h for h in body if h.start in acting or self.actors.heads(h)), None)
        return None if first is None else self.of_place.get(first.entity_id or "", first)

    def _federation(self) -> Hit | None:
        """The federation of an article without a union: a province's before the national one.

        None that only came as a guest or got what others gave.
        """
        for kind in FEDERATIONS:
            told = (hit for hit in self._named if hit.kind == kind)
            named = next((hit for hit in told if not self.actors.stands_aside(hit)), None)
            if named is not None:
                return named
        return None

    def _block_kind(self, hit: Hit) -> str:
        return self._doc.block_kind_at(hit.start)

    @cached_property
    def congress(self) -> Hit | None:
        """The union whose congress the article tells of."""
        return congress_of(self._doc, [hit for hit in self._named if hit.kind in GIVERS])

    @cached_property
    def delegation(self) -> Hit | None:
        """The body whose delegation the article tells of."""
        return next((hit for hit in self._acting if self.actors.leads_delegation(hit)), None)

    def named(self, begin: int, end: int) -> Sequence[Hit]:
        """The bodies that begin between `begin` and `end`, in subject position or not."""
        first = bisect.bisect_left(self._named_from, begin)
        return self._named[first : bisect.bisect_left(self._named_from, end)]

    def last(self, begin: int, end: int) -> Hit | None:
        """The last body in subject position that begins between `begin` and `end`.

        None of a bracket that is closed: '(LĐLĐ tỉnh 20 triệu đồng); xây 2 căn nhà'.
        Of bodies joined to one subject ('A và B ký kết') the first.
        """
        index = bisect.bisect_left(self._acting_from, end) - 1
        while index >= 0 and self._is_aside_of(self._acting_from[index], end):
            index -= 1
        if index < 0 or self._acting_from[index] < begin:
            return None
        while index > 0 and self._acting_from[index - 1] >= begin:
            before, hit = self._acting[index - 1], self._acting[index]
            if not _JOINED.fullmatch(self._key[before.end : hit.start]):
                break
            index -= 1
        return self._acting[index]

    def _is_aside_of(self, start: int, at: int) -> bool:
        """Whether the body at `start` stands in a bracket that is closed before `at`."""
        closed = self._closed[start]
        return closed is not None and closed < at

    def following(self, begin: int, end: int) -> Hit | None:
        """The first body in subject position that begins between `begin` and `end`."""
        index = bisect.bisect_left(self._acting_from, begin)
        found = index < len(self._acting) and self._acting_from[index] < end
        return self._acting[index] if found else None

    def is_aside(self, hit: Hit) -> bool:
        """Whether the body is told as a giver within another's sentence."""
        return hit.start in self._asides

    def lasting(self, begin: int, end: int) -> Hit | None:
        """The last subject that is more than a giver told aside."""
        hit = self.last(begin, end)
        while hit is not None and self.is_aside(hit):
            hit = self.last(begin, hit.start)
        return hit

    @cached_property
    def _topics(self) -> list[Hit]:
        """The first subject of each sentence, and who tells, in the order of the text.

        A subject behind an amount ('..., LĐLĐ tỉnh hỗ trợ 50 triệu đồng') is told aside.
        """
        first: dict[int, Hit] = {}
        for hit in self._acting:
            sentence = self._doc.sentence_at(hit.start).start
            if sentence in first or self.is_aside(hit) or self._closed[hit.start] is not None:
                continue
            if _AMOUNT.search(self._key, sentence, hit.start) is None:
                first[sentence] = hit
        return sorted((*first.values(), *self._tellers), key=lambda hit: hit.start)

    @cached_property
    def _topics_from(self) -> list[int]:
        return [hit.start for hit in self._topics]

    def topic(self, begin: int, end: int) -> Hit | None:
        """Who the text between `begin` and `end` tells of last."""
        index = bisect.bisect_left(self._topics_from, end) - 1
        return self._topics[index] if index >= 0 and self._topics_from[index] >= begin else None

    def teller(self, begin: int, end: int) -> Hit | None:
        """The last body between `begin` and `end` that is the source of what is told."""
        index = bisect.bisect_left(self._told_from, end) - 1
        return self._tellers[index] if index >= 0 and self._told_from[index] >= begin else None

    def is_end(self, at: int) -> bool:
        """Whether the name of a body in subject position, resolved or not, ends at `at`."""
        loose = self._loose_by_end.get(at)
        return at in self._ends or (loose is not None and self.actors.acts(loose))

    def is_loose(self, begin: int, end: int) -> bool:
        """Whether a body that nothing resolves stands at `begin`, and before `end`."""
        index = bisect.bisect_left(self._loose, begin)
        near = index < len(self._loose) and self._loose[index] - begin <= 1
        return near and self._loose[index] < end

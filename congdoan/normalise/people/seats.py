"""Seats that name their committee, and bodies that name no unit: 'Tỉnh ủy viên', 'Huyện ủy'."""

from __future__ import annotations

import dataclasses

from congdoan.normalise.organisations.entities import UNKNOWN, Resolved
from congdoan.normalise.organisations.named import WORKPLACES
from congdoan.normalise.organisations.resolve import Resolver
from congdoan.normalise.organisations.span import OrgSpan
from congdoan.normalise.people.roles import RolePhrase
from congdoan.normalise.place_slot import Slot
from congdoan.normalise.scan import Scan
from congdoan.normalise.word_rows import Head
from congdoan.provinces import Province

_COUNCILS = ("people_committee", "people_council")
_COMMITTEE = "đảng ủy"  # of a commune; a level above has its own word
_COMMITTEES = {
    "tỉnh": "tỉnh ủy",
    "thành phố": "thành ủy",
    "huyện": "huyện ủy",
    "quận": "quận ủy",
    "thị xã": "thị ủy",
}


class Seats:
    """Finds the committees of the seats of one document."""

    def __init__(self, scan: Scan, resolver: Resolver) -> None:
        self.scan = scan
        self.resolver = resolver

    def of(self, phrase: RolePhrase) -> Resolved:
        """'Tỉnh ủy viên' names the province's committee, 'Huyện ủy viên' the one district's."""
        head = self._head(phrase)
        if head is None:
            return UNKNOWN
        if head.scope == "unit_of" and phrase.org is not None:  # 'Đảng ủy viên Sở Y tế'
            span = OrgSpan(start=phrase.start, end=phrase.stop, head=head, slot=phrase.org.slot)
            return self.resolver.part(span, self.resolver.resolve(phrase.org))
        if head.scope not in ("province", "national") and head.of is None:
            return UNKNOWN
        span = _span(phrase, head)
        if in_city(phrase, self.resolver.home.of(span)[0]):
            heads = self.scan.knowledge.heads
            city = next(h for h in heads if h.city_only and h.kind == head.kind)
            span = dataclasses.replace(span, head=city)
        return self.resolver.resolve(span)

    def bare(self, phrase: RolePhrase) -> OrgSpan | None:
        """The body of a post or seat that does not say which one of its level it is."""
        head = self._head(phrase) if phrase.words.party is not None else None
        bare = _span(phrase, head) if head is not None else phrase.org
        return bare if bare is not None and (bare.generic or of_a_district(bare)) else None

    def of_level(self, bare: OrgSpan, others: list[RolePhrase]) -> Resolved:
        """'Phó Chủ tịch UBND, Chủ tịch LĐLĐ huyện X': the unit that a post beside it names.

        A bare Party committee takes the one of the very next post: 'Bí thư Đảng ủy, Chủ tịch HĐND
        xã X'; a district's that of any post: 'Huyện ủy viên, Giám đốc Trung tâm Y tế huyện X'.
        """
        if of_a_district(bare):
            slots = (o.org.place for o in others if o.org is not None)
            slot = next((slot for slot in slots if slot.level == "district" and slot.name), None)
            return self.resolver.of_unit(bare, slot) if slot is not None else UNKNOWN
        if bare.head.scope != "level":
            others = others[:1] if bare.head.level_too else []
        slots = (o.org.slot for o in others if o.org is not None and o.org.head.scope == "level")
        slot = next((slot for slot in slots if slot.level != "none"), None)
        return self.resolver.of_unit(bare, slot) if slot is not None else UNKNOWN

    def of_council(self, phrase: RolePhrase, others: list[RolePhrase]) -> Resolved:
        """'Phó Bí thư, Chủ tịch UBND xã X': the Party committee of the unit of the next post."""
        council = others[0].org if others else None
        if council is None or council.head.kind not in _COUNCILS or council.slot.word is None:
            return UNKNOWN
        name = _COMMITTEES.get(council.slot.word, _COMMITTEE)
        head = self.scan.knowledge.bodies[name]
        slot = Slot(end=phrase.end)
        span = OrgSpan(start=phrase.start, end=phrase.end, head=head, slot=slot)
        return self.resolver.of_unit(span, council.slot)

    def beside(self, phrase: RolePhrase, whole: Resolved) -> Resolved:
        """'Đảng ủy viên, Phó Giám đốc Sở Y tế': the Party committee of the place of work."""
        head = self._head(phrase)
        if head is None or head.scope != "unit_of" or whole.kind not in WORKPLACES:
            return UNKNOWN
        span = OrgSpan(start=phrase.start, end=phrase.end, head=head, slot=Slot(end=phrase.end))
        return self.resolver.part(span, whole)

    def _head(self, phrase: RolePhrase) -> Head | None:
        """The kind of committee: 'huyện ủy' of a 'Huyện ủy viên'."""
        return self.scan.knowledge.bodies.get(phrase.words.party or "")


def _span(phrase: RolePhrase, head: Head) -> OrgSpan:
    slot = Slot(end=phrase.end)
    if head.of is not None:
        slot = dataclasses.replace(slot, level="district", word=head.of)
    return OrgSpan(start=phrase.start, end=phrase.end, head=head, slot=slot)


def in_city(phrase: RolePhrase, unit: Province | None) -> str | None:
    """What the seat is called where its province is a city: 'TUV' is a Thành ủy viên."""
    city = unit is not None and unit.unit_type == "city"
    return phrase.words.in_city if city else None


def of_a_district(span: OrgSpan) -> bool:
    """Whether the word itself says the level and nothing which one: 'Huyện ủy'."""
    return span.head.of is not None and span.slot.name is None

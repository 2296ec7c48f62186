"""Seats in a committee of the Party, which name it themselves: 'Tỉnh ủy viên', 'Đảng ủy viên'."""

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
        slot = Slot(end=phrase.end)
        if head.of is not None:
            slot = dataclasses.replace(slot, level="district", word=head.of)
        span = OrgSpan(start=phrase.start, end=phrase.end, head=head, slot=slot)
        if in_city(phrase, self.resolver.home.of(span)[0]):
            heads = self.scan.knowledge.heads
            city = next(h for h in heads if h.city_only and h.kind == head.kind)
            span = dataclasses.replace(span, head=city)
        return self.resolver.resolve(span)

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


def in_city(phrase: RolePhrase, unit: Province | None) -> str | None:
    """What the seat is called where its province is a city: 'TUV' is a Thành ủy viên."""
    city = unit is not None and unit.unit_type == "city"
    return phrase.words.in_city if city else None

"""Which organisation a parsed name means on the article's day: canonical name, id and province.

A class ("các CĐCS") and a name that says too little stay unresolved. Entities are kept as they are
met; a body inside an organisation has its parent kept too.
"""

from __future__ import annotations

import dataclasses
from bisect import bisect_left
from datetime import timedelta
from functools import cached_property

from congdoan.normalise.organisations.bodies import OrgParser
from congdoan.normalise.organisations.entities import (
    UNKNOWN,
    OrgEntities,
    Resolved,
    below_province,
    place_after,
    place_name,
    place_slug,
)
from congdoan.normalise.organisations.home import Home, Setting, slot_unit
from congdoan.normalise.organisations.own_provinces import unit_in_name
from congdoan.normalise.organisations.span import OrgSpan, new_span
from congdoan.normalise.organisations.workplaces import Workplaces
from congdoan.normalise.place_slot import Slot
from congdoan.normalise.scan import Scan
from congdoan.normalise.word_rows import Head
from congdoan.provinces import Province
from congdoan.records import ResolveMethod
from congdoan.text import slug, tone_key

# 'Bệnh viện Tai Mũi Họng Trung ương' is one in the country, 'Đa khoa Trung ương' may be several.
_CENTRAL, _GENERAL = " Trung ương", "Đa khoa"


class Resolver:
    """Resolves the organisations of one document and keeps their entities."""

    def __init__(self, scan: Scan, parser: OrgParser, setting: Setting) -> None:
        self.scan = scan
        self.parser = parser
        self.home = Home(scan, parser, setting)
        self.workplaces = Workplaces(scan, parser, setting.day)
        self.title = setting.title
        self.kept = OrgEntities(scan)
        self._known: dict[tuple[int, int], Resolved] = {}
        self._ended = scan.knowledge.organisations.table("ended")

    def resolve(self, span: OrgSpan) -> Resolved:
        """Canonical name and id of one organisation; `UNKNOWN` for classes."""
        key = (span.start, span.end)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = UNKNOWN if span.generic else self._resolve(span)
        return found

    def _resolve(self, span: OrgSpan) -> Resolved:
        head = span.head
        match head.scope:
            case "national":
                return self.kept.keep(f"org:vn:{head.slug}", head.name or "", span)
            case "unit_of" | "body" if span.inner is not None:
                return self.part(span, self.resolve(span.inner))
            case "institution":
                return self._institution(span)
            case "province" if head.bare is not None:
                return self._bare(span)
            case "province" | "level" | "unit_of":
                return self._placed(span)
            case _:
                return UNKNOWN

    def part(self, span: OrgSpan, whole: Resolved) -> Resolved:
        """The body, base union or Party committee of `span` inside a resolved organisation."""
        if whole.entity_id is None:
            return UNKNOWN
        name = " ".join(filter(None, (span.head.name, span.office, whole.name)))
        last = span.head.slug.rpartition(":")[2] + (f"-{slug(span.office)}" if span.office else "")
        kind = "party_body" if whole.kind == "party_body" else span.head.kind
        origin = (whole.method, whole.unit, whole.entity_id)
        return self.kept.keep(f"{whole.entity_id}:{last}", name, span, origin, kind=kind)

    def whole_of(self, part: Resolved) -> Resolved:
        """The organisation that a body or base union belongs to."""
        entity = self.kept.by_id.get(part.entity_id or "")
        whole = self.kept.by_id.get(entity.parent_id or "") if entity is not None else None
        if whole is None:
            return UNKNOWN
        return dataclasses.replace(
            part, entity_id=whole.entity_id, name=whole.name, kind=whole.kind
        )

    def _bare(self, span: OrgSpan) -> Resolved:
        """'Công đoàn ngành' and 'Sở': the nearest earlier union or department, else health's."""
        kinds = ("health_union", "sector_union")
        if span.head.bare == "department":
            kinds = ("health_department", "department")
        head = self._last_head(kinds, span.start)
        if head is None and self._about_health:
            known = self.scan.knowledge.heads
            head = next(h for h in known if h.kind == kinds[0] and h.bare is None)
        if head is None:
            return UNKNOWN
        return self._placed(new_span(start=span.start, end=span.end, head=head, slot=span.slot))

    def _last_head(self, kinds: tuple[str, str], before: int) -> Head | None:
        starts, heads = self._heads_by_kind[kinds]
        index = bisect_left(starts, before) - 1
        return heads[index] if index >= 0 else None

    @cached_property
    def _heads_by_kind(self) -> dict[tuple[str, str], tuple[list[int], list[Head]]]:
        """Offsets and heads of the named sector unions and departments, in order."""
        found: dict[tuple[str, str], tuple[list[int], list[Head]]] = {
            ("health_union", "sector_union"): ([], []),
            ("health_department", "department"): ([], []),
        }
        by_kind = {kind: told for kinds, told in found.items() for kind in kinds}
        for span in self.parser.all:
            head = span.head
            if head.kind in by_kind and head.scope == "province" and head.bare is None:
                starts, heads = by_kind[head.kind]
                starts.append(span.start)
                heads.append(head)
        return found

    @cached_property
    def _about_health(self) -> bool:
        title = self.title.key if self.title is not None else ""
        return any(
            word in text for word in ("y tế", "bệnh viện") for text in (self.scan.key, title)
        )

    def of_unit(self, bare: OrgSpan, slot: Slot) -> Resolved:
        """A committee or federation that names no unit, as the one of the unit in `slot`."""
        return self._placed(dataclasses.replace(bare, slot=slot, generic=False))

    def _placed(self, span: OrgSpan) -> Resolved:
        head, slot = span.head, span.slot
        unit, method = self.home.of(span)
        ended = self._ended.get(head.kind or "")
        if ended is not None and unit is not None:
            unit = self._in_its_time(ended, unit)
        if unit is None or (head.city_only and unit.unit_type != "city"):
            return UNKNOWN
        ident = f"org:{place_slug(unit)}:{head.slug}"
        if below_province(slot, unit):
            where, method = self.workplaces.districts.of_slot(slot, method)
            if where is None:
                return UNKNOWN
            ident = f"{ident}:{slug(where)}"
            where = where.removeprefix(f"{head.of} ") if head.of is not None else where
        else:
            where = unit.short if head.plain else place_name(unit)
        return self.kept.keep(ident, f"{head.name} {where}", span, (method, unit, None))

    def _in_its_time(self, ended: str, unit: Province) -> Province:
        """Of a union that ended with the old provinces: told later, the old province's is meant."""
        first = unit.valid_from
        if first is None or first.isoformat() < ended:
            return unit
        return self.scan.knowledge.provinces.on(unit, first - timedelta(days=1))

    def _institution(self, span: OrgSpan) -> Resolved:
        national = self._national_name(span)
        if national is not None:
            ident = f"org:vn:{span.head.slug}:{slug(national)}"
            return self.kept.keep(ident, f"{span.head.name} {national}", span)
        span = self.workplaces.fuller(span)
        own = span.own
        if self._says_too_little(span):
            known = self._antecedent(span)
            if known.entity_id is not None or not span.head.single:
                return known
        unit, method = self._unit_of(span)
        if unit is None or (span.head.kind == "company" and method != "explicit"):
            return self._company(span)
        if below_province(span.slot, unit):
            return self._of_a_district(span, unit, method)
        local = span.named and span.head.kind != "school"  # a school bears any place's name
        district = self.workplaces.districts.of_name(span.head, own) if local else None
        if district is not None:
            return self._placed_at(span, district, unit, method)
        bare = span.named and not (span.head.name is None and span.slot.units)
        slot = self.workplaces.slot_of(span, unit)
        place = "" if bare and slot is span.slot else place_after(slot, unit)
        ident = f"org:{place_slug(unit)}:{span.head.slug}" + (f":{slug(own)}" if own else "")
        name = " ".join(filter(None, (span.head.name, own, place)))
        return self.kept.keep(ident, name, span, (method, unit, None))

    def _national_name(self, span: OrgSpan) -> str | None:
        """The own name of a hospital of national rank: 'Bệnh viện Trung ương Huế'."""
        listed, own, slot = self.scan.knowledge.national_institutions, span.own, span.slot
        if tone_key(own) in listed:
            return own
        if slot.word is None and slot.name is not None:
            own = f"{own} {slot.name}"
            if tone_key(own) in listed:
                return own
        central = own.endswith(_CENTRAL) and not own.startswith(_GENERAL)
        return own if central else None

    def _unit_of(self, span: OrgSpan) -> tuple[Province | None, ResolveMethod]:
        """The province of a hospital that the country knows, else where the text tells its kind's.

        A province told for the one hospital of its kind goes before the home.
        """
        own = unit_in_name(self.scan.knowledge, span, self.home.setting.day)
        if own is not None:
            return own, "explicit"
        unit, method = self.home.of(span)
        told = self.workplaces.told_slot(span)
        if told is None or method in ("explicit", "paragraph") or self.home.is_digest:
            return unit, method
        return slot_unit(self.scan, told, self.home.setting.day), "article"

    def _company(self, span: OrgSpan) -> Resolved:
        """A company that names no place belongs to no province: its name is its own."""
        if span.head.kind != "company" or not span.named or " " not in span.own:
            return UNKNOWN
        return self.kept.keep(f"org:vn:{span.head.slug}:{slug(span.own)}", span.own, span)

    def _of_a_district(self, span: OrgSpan, unit: Province, method: ResolveMethod) -> Resolved:
        """'Trung tâm Y tế huyện Ba Tri'; for bare 'huyện' the article's one district."""
        where, method = self.workplaces.districts.of_slot(span.slot, method)
        if where is None:
            return UNKNOWN
        return self._placed_at(span, f"{span.own} {where}".lstrip(), unit, method)

    def _placed_at(
        self, span: OrgSpan, words: str, unit: Province, method: ResolveMethod
    ) -> Resolved:
        """A place of work whose name ends with its district: `words` are all behind the head."""
        ident = f"org:{place_slug(unit)}:{span.head.slug}:{slug(words)}"
        name = " ".join(filter(None, (span.head.name, words)))
        return self.kept.keep(ident, name, span, (method, unit, None))

    def _says_too_little(self, span: OrgSpan) -> bool:
        if span.named or span.slot.level != "none":
            return False
        return not span.own or span.own in self.scan.knowledge.vague_types

    def _antecedent(self, span: OrgSpan) -> Resolved:
        """The one named place of work that a short name can stand for."""
        known = self.workplaces.meant_by(span, self.home.section(span.start))
        if known is None:
            return UNKNOWN
        return dataclasses.replace(self.resolve(known), method="article")

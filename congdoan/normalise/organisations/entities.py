"""Organisations as entities: what a name resolved to, with canonical name, id, parent and life."""

from __future__ import annotations

from datetime import date

from congdoan.normalise.inner import inner_record
from congdoan.normalise.organisations.span import OrgSpan
from congdoan.normalise.place_slot import Slot
from congdoan.normalise.scan import Scan
from congdoan.provinces import Province
from congdoan.records import Entity, ResolveMethod, maker
from congdoan.text import slug

_new_entity = maker(Entity)
CONFIDENCE: dict[ResolveMethod, float] = {
    "explicit": 0.99,
    "paragraph": 0.92,
    "article": 0.9,
    "title": 0.85,
    "source": 0.75,
    "none": 0.5,
}


@inner_record
class Resolved:
    """An organisation with its canonical name; `entity_id` null when it stays a class."""

    entity_id: str | None
    name: str | None
    kind: str | None
    method: ResolveMethod = "none"
    unit: Province | None = None


new_resolved = maker(Resolved)

# Bodies of the province itself, which end when it ends.
_OF_A_PROVINCE = frozenset(
    {"labour_federation", "health_union", "sector_union", "health_department", "department",
     "people_committee", "people_council", "fatherland_front", "party_body", "youth_union"}
)  # fmt: skip

# How a body's province was found, the province, and the id of the body that it is a part of.
Origin = tuple[ResolveMethod, Province | None, str | None]
OF_THE_COUNTRY: Origin = ("explicit", None, None)

UNKNOWN = Resolved(entity_id=None, name=None, kind=None)


class OrgEntities:
    """The organisations met in one document, by id."""

    def __init__(self, scan: Scan) -> None:
        self.scan = scan
        self.by_id: dict[str, Entity] = {}

    def keep(
        self,
        entity_id: str,
        name: str,
        span: OrgSpan,
        origin: Origin = OF_THE_COUNTRY,
        kind: str | None = None,
    ) -> Resolved:
        """Keep the entity, which has a parent when `origin` names one."""
        method, unit, parent = origin
        known = self.by_id.get(entity_id)
        if known is not None and known.name != name and slug(known.name) == slug(name):
            name = known.name  # one body has one spelling in an article: 'Sản Nhi', 'Sản - Nhi'
        aliases = known.aliases if known is not None else ()
        if method == "explicit":
            surface = self.scan.text[span.start : span.end]
            if surface != name and surface not in aliases:
                aliases = (*aliases, surface)
        kind = kind or span.head.kind
        found = new_resolved(entity_id=entity_id, name=name, kind=kind, method=method, unit=unit)
        told = (name, kind, parent, aliases)
        if known is not None and told == (known.name, known.kind, known.parent_id, known.aliases):
            return found
        life = self._life(span, unit, kind, parent)
        self.by_id[entity_id] = _new_entity(
            entity_id=entity_id,
            type="organisation",
            kind=kind,
            name=name,
            name_en=_english(span, unit) if parent is None else None,
            aliases=aliases,
            province_id=unit.province_id if unit is not None else None,
            lineage_id=unit.lineage_id if unit is not None else None,
            parent_id=parent,
            valid_from=life[0],
            valid_to=life[1],
        )
        return found

    def _life(
        self, span: OrgSpan, unit: Province | None, kind: str | None, parent: str | None
    ) -> tuple[date | None, date | None]:
        """The life of a body that bears its province's name; hospitals outlive their province."""
        whole = self.by_id.get(parent or "")
        if whole is not None:
            return whole.valid_from, whole.valid_to
        if unit is None or kind not in _OF_A_PROVINCE or below_province(span.slot, unit):
            return None, None
        return unit.valid_from, unit.valid_to


def _english(span: OrgSpan, unit: Province | None) -> str | None:
    gloss = span.head.name_en
    if gloss is None or span.head.scope == "institution":
        return None
    if unit is None:
        return gloss
    return None if below_province(span.slot, unit) else f"{unit.name_en} {gloss}"


def below_province(slot: Slot, unit: Province) -> bool:
    """Whether the slot names a district, a commune or a city inside a province."""
    if slot.level in ("district", "commune"):
        return True
    own = slot.name is not None and not slot.units  # "thành phố Thủ Đức" in a city of that rank
    return slot.level == "city" and (own or unit.unit_type != "city")


def place_after(slot: Slot, unit: Province) -> str:
    """A place of work bears its province as written ("Bệnh viện Nhi Thanh Hóa"), else "tỉnh X"."""
    if slot.name is None or slot.word is not None:
        return place_name(unit)
    return unit.short if slot.name.isupper() else slot.name


def place_slug(unit: Province) -> str:
    """'ben-tre' of `vn-ben-tre`: the first part of entity ids."""
    return unit.province_id.removeprefix("vn-")


def place_name(unit: Province) -> str:
    """'tỉnh Bến Tre' or 'thành phố Cần Thơ', as the unit was in its time."""
    word = "thành phố" if unit.unit_type == "city" else "tỉnh"
    return f"{word} {unit.short}"

"""Hospitals and health centres that an article names in full and then in short."""

from __future__ import annotations

import dataclasses
import re
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from functools import cached_property

from congdoan.normalise.organisations.bodies import OrgParser
from congdoan.normalise.organisations.districts import Districts
from congdoan.normalise.organisations.fuller_names import FullerNames
from congdoan.normalise.organisations.span import OrgSpan, innermost
from congdoan.normalise.place_slot import Slot
from congdoan.normalise.scan import Scan
from congdoan.normalise.word_patterns import whole
from congdoan.provinces import Province
from congdoan.text import tone_key

# 'Bệnh viện Phổi tỉnh X' and 'Bệnh viện Phổi X' are one.
_PROVINCE = re.compile(whole(("tỉnh", "thành phố"), end=" "))
_ENDED = (" (cũ)", " cũ ")  # behind the name of a place of work that has ended


class Workplaces:
    """The places of work of one document."""

    def __init__(self, scan: Scan, parser: OrgParser, day: date | None) -> None:
        self.scan = scan
        self.parser = parser
        self.districts = Districts(scan, parser, day)
        self._fuller: dict[str | None, FullerNames] = {}
        self._told: dict[str, list[int]] = {}  # where each named place of work stands
        self._named: dict[str | None, dict[str, dict[str, OrgSpan]]] = {}

    @cached_property
    def _gone(self) -> set[str]:
        """The places of work that have gone into another, by their names."""
        gone = self.parser.gone
        return {self._name(innermost(span)) for span in self.parser.all if span.start in gone}

    def slot_of(self, span: OrgSpan, unit: Province) -> Slot:
        """The province of 'Bệnh viện Phổi' where the article says 'Bệnh viện Phổi X' of `unit`."""
        full = self._with_province.get((span.head.kind, span.own))
        told = full is not None and unit in full.units and span.slot.word is None
        return full if full is not None and told else span.slot

    def told_slot(self, span: OrgSpan) -> Slot | None:
        """The province of 'Bệnh viện Mắt' where the text names one province's alone."""
        if span.named or span.slot.level != "none":
            return None
        told = self._provinces_told.get((span.head.kind, span.own), [])
        return told[0] if len({slot.units for slot in told}) == 1 else None

    @cached_property
    def _innermost(self) -> list[OrgSpan]:
        return list(map(innermost, self.parser.all))

    @cached_property
    def _of_provinces(self) -> list[OrgSpan]:
        return [known for known in self._innermost if known.slot.units]

    @cached_property
    def _provinces_told(self) -> dict[tuple[str | None, str], list[Slot]]:
        """The provinces that stand behind each kind of place of work."""
        found: dict[tuple[str | None, str], list[Slot]] = {}
        for known in self._of_provinces:
            if known.own:
                found.setdefault((known.head.kind, known.own), []).append(known.slot)
        return found

    @cached_property
    def _with_province(self) -> dict[tuple[str | None, str], Slot]:
        """The province as first written behind each place of work, before all one with its word."""
        found: dict[tuple[str | None, str], Slot] = {}
        for known in sorted(self._of_provinces, key=lambda known: known.slot.word is None):
            found.setdefault((known.head.kind, known.own), known.slot)
        return found

    def meant_by(self, span: OrgSpan, section: tuple[int, int]) -> OrgSpan | None:
        """The one named organisation that a short name can stand for.

        It is the only one of the article (in a digest, of the `section` of the name), else the only
        one that the same sentence, else the same paragraph named before; else the one that the
        article begins with, else the last above it.
        """
        scope = "any" if span.head.bare is not None else span.head.scope
        found = self._named_of(span.head.kind).get(scope, {})
        sentence = self.scan.doc.sentence_at(span.start).start
        line = self.scan.line_start(span.start)
        reaches = (section, *((max(begin, section[0]), span.start) for begin in (sentence, line)))
        for begin, end in reaches:
            near = self._between(found, begin, end)
            if len(near) == 1:
                return found[near[0]]
        own = self._own
        if own is not None and own in found.values() and section[0] <= own.start < section[1]:
            return own
        above = [at for name in found for at in self._told[name] if section[0] <= at < line]
        last = self._between(found, self.scan.line_start(max(above, default=line)), span.start)
        return found[last[0]] if len(last) == 1 else None

    def _between(self, names: Iterable[str], begin: int, end: int) -> list[str]:
        """Those of the names that stand between two offsets."""
        return [name for name in names if any(begin <= at < end for at in self._told[name])]

    @cached_property
    def _own(self) -> OrgSpan | None:
        """The place of work that an article begins with, alone in its line, itself or its union.

        None where a union above it, an office or another body comes first.
        """
        first = next(iter(self.parser.all), None)
        place = innermost(first) if first is not None else None
        if place is None or place.head.scope != "institution" or not self._is_full(place):
            return None
        begin = self.scan.line_start(place.start)
        stop = self.scan.text.find("\n", begin)
        line = (innermost(span) for span in self.parser.all if begin <= span.start < stop)
        told = {self._name(k) for k in line if k.head.scope == "institution" and self._is_full(k)}
        return place if len(told) == 1 else None

    def _name(self, known: OrgSpan) -> str:
        return _PROVINCE.sub("", tone_key(f"{known.head.name} {self._told_name(known)}"))

    def fuller(self, span: OrgSpan) -> OrgSpan:
        """The one of the same own name that is told with more types, else the span itself."""
        if not span.named or span.slot.level != "none":
            return span
        kind = span.head.kind
        if kind not in self._fuller:
            named, known = self._named_of(kind).get("any", {}).values(), self.scan.knowledge
            self._fuller[kind] = FullerNames(known.types, known.place_forms, named)
        return self._fuller[kind].of(span)

    @cached_property
    def only_one(self) -> OrgSpan | None:
        """The one hospital or health centre of the article; of several the one of its title.

        Where it names none: the one station, school or company.
        """
        for kinds in (("hospital", "health_centre"), ("health_station", "school", "company")):
            found = {
                name: k for of in kinds for name, k in self._named_of(of).get("any", {}).items()
            }
            told = found if len(found) == 1 else self._titled(found)
            if found:
                return next(iter(told.values())) if len(told) == 1 else None
        return None

    def _titled(self, found: dict[str, OrgSpan]) -> dict[str, OrgSpan]:
        """Those of the places of work that the title names."""
        doc = self.scan.doc
        return {
            name: known
            for name, known in found.items()
            if any(doc.block_kind_at(at) == "title" for at in self._told[name])
        }

    def _is_kind_named(self, known: OrgSpan) -> bool:
        """'Bệnh viện Phụ sản': there is one of that kind in a province."""
        return bool(known.own) and known.own not in self.scan.knowledge.vague_types

    def _with_district(self, slot: Slot) -> Slot:
        """The slot of bare 'huyện' with the name of the district that it means."""
        if slot.name is not None or slot.level in ("none", "province"):
            return slot
        named = (
            self.districts.of_slot(slot, "article")[0] if self.districts.tells(slot.word) else None
        )
        if named is None:
            return slot
        return dataclasses.replace(slot, name=named.removeprefix(f"{slot.word} "))

    def _told_name(self, known: OrgSpan) -> str:
        """Own name and place; 'TTYT Mèo Vạc' is told like 'TTYT huyện Mèo Vạc'."""
        if known.head.scope == "province":
            return known.own
        slot = self._with_district(known.slot)
        if slot.name is None:  # 'Bệnh viện Đa khoa tỉnh' of the title is that 'tỉnh X' of the text
            slot = self._with_province.get((known.head.kind, known.own), slot)
        district = self.districts.of_name(known.head, known.own) if known.named else None
        return district or " ".join(filter(None, (known.own, slot.word, slot.name)))

    def _named_of(self, kind: str | None) -> dict[str, dict[str, OrgSpan]]:
        """Fully named places of work of a kind by scope, each once; scope "any" holds all."""
        if kind not in self._named:
            self._named[kind] = self._read_named(kind)
        return self._named[kind]

    def _read_named(self, kind: str | None) -> dict[str, dict[str, OrgSpan]]:
        """The places of work themselves and in the names of their unions; else those in boards'."""
        inner = (known for known in self._innermost if known.head.kind == kind)
        return self._collected(self._near.get(kind, ())) or self._collected(inner)

    @cached_property
    def _near(self) -> dict[str | None, list[OrgSpan]]:
        """The places of work themselves and in the names of their unions, by kind."""
        found: defaultdict[str | None, list[OrgSpan]] = defaultdict(list)
        for span in self.parser.all:
            near = span.inner if span.inner is not None else span
            found[near.head.kind].append(near)
        return found

    def _collected(self, spans: Iterable[OrgSpan]) -> dict[str, dict[str, OrgSpan]]:
        found: dict[str, dict[str, OrgSpan]] = {}
        for known in filter(self._is_full, spans):
            name = self._name(known)
            if name in self._gone:
                continue
            self._told.setdefault(name, []).append(known.start)
            for scope in (known.head.scope, "any"):
                found.setdefault(scope, {}).setdefault(name, known)
        return found

    def _is_full(self, known: OrgSpan) -> bool:
        """Whether a place of work that goes on is told by its full name."""
        head = known.head
        if known.generic or head.bare is not None or self.scan.key.startswith(_ENDED, known.end):
            return False
        full = known.named or head.scope == "province" or self._is_kind_named(known)
        slot = known.slot if full else self._with_district(known.slot)
        return full or slot.name is not None or slot.level == "province"

"""Districts and communes that an article names in full and then in short."""

from __future__ import annotations

from datetime import date
from functools import cached_property

from congdoan.normalise.organisations.bodies import OrgParser
from congdoan.normalise.organisations.places import word_slot
from congdoan.normalise.organisations.span import innermost
from congdoan.normalise.place_slot import Slot
from congdoan.normalise.scan import Scan
from congdoan.normalise.word_rows import Head
from congdoan.records import ResolveMethod

_END = date(2025, 7, 1)  # since then provinces have communes, wards and special zones alone
_CENTRE, _AREA = "Trung tâm Y tế", "khu vực "


class Districts:
    """The districts of one document."""

    def __init__(self, scan: Scan, parser: OrgParser, day: date | None) -> None:
        self.scan = scan
        self.parser = parser
        words = scan.knowledge.places
        self._communes = frozenset(words.table("commune_words").values())
        self._cities = frozenset(words.table("city_words").values())
        self._ended = frozenset(words.table("district_words").values())
        self._have_ended = day is not None and day >= _END

    def of_slot(self, slot: Slot, method: ResolveMethod) -> tuple[str | None, ResolveMethod]:
        """'huyện Ba Tri' of a slot; for bare 'huyện' the one district that the article names.

        Where it names several, the one of the sentence, else of the paragraph up to the slot; where
        it names none, the one that its place of work is called after.
        """
        if slot.name is not None:
            return f"{slot.word} {slot.name}", method
        told = self._districts.get(slot.word or "", {})
        if not told and slot.level == "district" and len(self._seats) == 1:
            return f"{slot.word} {next(iter(self._seats))}", "article"
        if len(told) == 1:
            return next(iter(told)), "article"
        sentence = self.scan.doc.sentence_at(slot.end - 1)
        line = self.scan.line_start(slot.end - 1)
        for begin, end in ((sentence.start, sentence.end), (line, slot.end)):
            near = [n for n, places in told.items() if any(begin <= at < end for at in places)]
            if len(near) == 1:
                return near[0], "paragraph"
        return None, "none"

    @cached_property
    def _seats(self) -> set[str]:
        """What health centres and hospitals of an area are called after, which are districts."""
        places = [innermost(span) for span in self.parser.all]
        named = [k for k in places if k.named and k.slot.level == "none"]
        found = {k.own for k in named if k.head.name == _CENTRE}
        found |= {k.own.partition(_AREA)[2] for k in named if k.head.kind == "hospital"}
        return {name for name in found if name.replace(" ", "").isalpha()}

    def of_name(self, head: Head, own: str) -> str | None:
        """'huyện Mèo Vạc' for "TTYT Mèo Vạc" in an article that names the district.

        A health station or clinic may be a commune's too; a city's hospital bears its name alone.
        """
        others: tuple[str, ...] = ()
        if head.kind in ("hospital", "health_centre", "school"):
            others = (*self._communes, *(self._cities if head.kind == "hospital" else ()))
        if self._have_ended:
            others = (*others, *self._ended)
        groups = (group for word, group in self._districts.items() if word not in others)
        named = {d for group in groups for d in group if d.endswith(f" {own}")}
        return next(iter(named)) if len(named) == 1 else None

    def tells(self, word: str | None) -> bool:
        """Whether the article names a place by this word of level."""
        return word in self._districts

    @cached_property
    def _districts(self) -> dict[str, dict[str, list[int]]]:
        """Names of districts and communes by their word of level, each with where it stands."""
        found: dict[str, dict[str, list[int]]] = {}
        gone = self._gone_places
        for at, word in self.scan.place_words.items():
            if at in gone:
                continue
            slot = word_slot(self.scan, word)
            # 'thành phố Hà Tĩnh' is a city of the province of that name
            below = not slot.units or (
                slot.level == "city" and all(unit.unit_type != "city" for unit in slot.units)
            )
            if slot.word is not None and slot.name is not None and below:
                named = found.setdefault(slot.word, {})
                named.setdefault(f"{slot.word} {slot.name}", []).append(at)
        return found

    @cached_property
    def _gone_places(self) -> frozenset[int]:
        """Where the places in names of bodies begin that have gone into another."""
        gone = self.parser.gone
        ranges = [range(s.start, s.end) for s in self.parser.all if s.start in gone] if gone else []
        return frozenset(at for told in ranges for at in told)

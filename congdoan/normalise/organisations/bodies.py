"""Organisation names: parsed into head, own name, place and parent; no province attached yet.

`OrgParser.at(offset)` reads one name that begins there, `OrgParser.all()` gives every name of the
text in order. What a name means (which province, which hospital) is for resolve.py.
"""

from __future__ import annotations

import dataclasses
import re
from functools import cached_property

from congdoan.normalise.organisations.classes import coordinated, is_class, with_shared_parents
from congdoan.normalise.organisations.forerunners import forerunners
from congdoan.normalise.organisations.institutions import InstitutionReader
from congdoan.normalise.organisations.places import slot_at
from congdoan.normalise.organisations.regional import RegionalReader
from congdoan.normalise.organisations.short_names import ShortNames
from congdoan.normalise.organisations.societies import SocietyReader
from congdoan.normalise.organisations.span import OrgSpan, new_span
from congdoan.normalise.scan import Scan
from congdoan.normalise.word_rows import Head

_CODE_MARKS = ("-", "/")
_NATION = " việt nam"
_BRACKET = re.compile(r" ?\([A-ZĐ]{2,10}\)")
_OFFICES = frozenset({"health_department", "department", "ministry"})
_BEFORE_OFFICES = ("cơ", "cán", "trụ", "toàn", "nội", "đồng", "xứ", "tổng")  # 'cơ sở', 'toàn bộ'
_DEPTH = 3
_WORKPLACES = frozenset(
    {"hospital", "health_centre", "health_station", "school", "company", "other", *_OFFICES}
)
# Since July 2025 base unions belong to the union of their commune or ward.
_LOCAL_UNION = Head(
    name="Công đoàn", kind="labour_federation", scope="level", slug="labour-federation:local"
)


class OrgParser:
    """Reads organisation names of one scanned document."""

    def __init__(self, scan: Scan) -> None:
        self.scan = scan
        self._institutions = InstitutionReader(scan)
        self._offices, self._not_heads = scan.terms("office"), scan.terms("not_head")
        self._regional = RegionalReader(scan)
        self.societies = SocietyReader(scan, self._regional)
        self.shorts = ShortNames(scan)
        self._heads = scan.terms("head")
        self._known: dict[int, OrgSpan | None] = {}

    def at(self, offset: int, depth: int = 0) -> OrgSpan | None:
        """The longest organisation name that begins at `offset`, or None."""
        if offset in self._known:
            return self._known[offset]
        found = None
        if offset in self._heads:
            found = self._read(offset, depth)
        elif offset in self.societies.starts:
            found = self.societies.at(offset)
        self._known[offset] = found
        return found

    @cached_property
    def all(self) -> tuple[OrgSpan, ...]:
        """Every outermost name in the order of the text; class names are marked generic."""
        found: list[OrgSpan] = []
        done = 0
        for offset in sorted({*self._heads, *self.societies.starts}):
            if offset < done:
                continue
            span = self.at(offset)
            if span is None:
                continue
            several = coordinated(self.scan, span) if span.slot.name is None else []
            if several:
                found += several
            else:
                known = span.generic or not is_class(self.scan, span)
                found.append(span if known else dataclasses.replace(span, generic=True))
            done = found[-1].end
        return with_shared_parents(self.scan, found)

    @cached_property
    def gone(self) -> frozenset[int]:
        """Where the names begin of bodies that have gone into another."""
        return forerunners(self.scan, self.all)

    def _read(self, offset: int, depth: int) -> OrgSpan | None:
        """The name whose head stands at `offset`."""
        term = self._heads[offset]
        head, end = self.scan.knowledge.heads[term.row], term.end
        if depth > _DEPTH or self._is_no_head(head, offset):
            return None
        if self.scan.text.startswith((" (", "("), end):
            bracket = _BRACKET.match(self.scan.text, end)
            end = bracket.end() if bracket is not None else end
            if head.scope == "national" and self.scan.key.startswith(_NATION, end):
                end += len(_NATION)  # 'Tổng Liên đoàn Lao động (LĐLĐ) Việt Nam'
        if head.scope in ("unit_of", "body"):
            return self._part(offset, end, head, depth)
        return self._whole(offset, end, head)

    def _whole(self, offset: int, end: int, head: Head) -> OrgSpan | None:
        """A body that is no part of another."""
        match head.scope:
            case "province":
                return self._regional.provincial(offset, end, head)
            case "level":
                return self._regional.levelled(offset, end, head)
            case "institution":
                return self._institutions.at(offset, end, head)
            case "national":
                return new_span(start=offset, end=end, head=head)
            case _:
                return self._class(offset, end, head)

    def _is_no_head(self, head: Head, offset: int) -> bool:
        """Whether the words are part of others: of a document's number, or of longer words.

        Examples: '17/2020/TT-BYT', '245/QĐ-LĐLĐ'; 'cơ sở y tế', 'bệnh viện phí'.
        """
        text = self.scan.text
        if text[offset - 1 : offset] in _CODE_MARKS:
            before = text[offset - 2 : offset - 1]
            if before.isupper() or before.isdigit():
                return True
        if head.kind in _OFFICES and head.scope != "institution":
            joined = self.scan.word_before(offset) in _BEFORE_OFFICES
            return joined or not self._has_capital(offset)
        return offset in self._not_heads

    def _has_capital(self, offset: int) -> bool:
        """Whether an office bears a capital: 'Sở Y tế', 'sở Y tế', no 'sở y tế' and no 'sở'."""
        second = self.scan.text.find(" ", offset, self._heads[offset].end) + 1
        return self.scan.capital_at(offset) or (second > 0 and self.scan.capital_at(second))

    def _class(self, offset: int, end: int, head: Head) -> OrgSpan | None:
        if not self.scan.capital_at(offset):
            return None
        return new_span(start=offset, end=end, head=head, generic=True)

    def _part(self, offset: int, end: int, head: Head, depth: int) -> OrgSpan | None:
        """A body, base union or Party committee with the organisation named right after it."""
        at, office = self.scan.skip_space(end), ""
        if at in self._offices:
            term = self._offices[at]
            office = self.scan.knowledge.offices[term.row]
            at = self.scan.skip_space(term.end)
        inner = self.at(at, depth + 1) if at > end else None
        if inner is None and at > end and head.kind == "base_union":
            inner = self.shorts.of_union(offset, at)
        if inner is not None and self._fits(head, inner):
            return new_span(start=offset, end=inner.end, head=head,
                           inner=inner, office=office, generic=inner.generic)  # fmt: skip
        if head.loose:
            return self._federation(offset, end)
        if head.level_too:
            slot = slot_at(self.scan, end)
            if slot.level != "none":
                return new_span(start=offset, end=slot.end, head=head, slot=slot)
        if not self.scan.capital_at(offset):
            return None
        return new_span(start=offset, end=end, head=head, generic=True)

    def _fits(self, head: Head, inner: OrgSpan) -> bool:
        if head.scope == "body":
            return inner.head.scope != "institution" and inner.head.kind != "union_body"
        if inner.head.scope in ("unit_of", "body", "generic"):
            return False
        if head.loose:
            named = self.scan.capital_at(inner.start) or not inner.own or inner.named
            return (named or inner.slot.level != "none") and inner.head.kind in _WORKPLACES
        return inner.head.kind not in ("health_union", "sector_union")

    def _federation(self, offset: int, end: int) -> OrgSpan | None:
        """'Công đoàn Nghệ An' is the province's federation, 'Công đoàn phường X' the ward's."""
        if not self.scan.capital_at(offset):
            return None
        slot = slot_at(self.scan, end)
        if slot.level == "commune":
            return new_span(start=offset, end=slot.end, head=_LOCAL_UNION, slot=slot)
        if slot.level != "province" or slot.name is None:
            return None
        federation = next(
            known
            for known in self.scan.knowledge.heads
            if known.kind == "labour_federation" and known.scope == "level"
        )
        return new_span(start=offset, end=slot.end, head=federation, slot=slot)

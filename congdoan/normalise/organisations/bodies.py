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
from congdoan.normalise.organisations.span import OrgSpan, new_span
from congdoan.normalise.place_slot import NOWHERE, Slot, new_slot
from congdoan.normalise.scan import Scan
from congdoan.normalise.word_rows import Head
from congdoan.text import modern_tones

_CODE_MARKS = ("-", "/")
_BRACKET = re.compile(r" ?\([A-ZĐ]{2,10}\)")
# Behind 'Công đoàn trường' nothing of a longer word or a name: no 'trường học', no 'Trường Sa'.
_SHORT_ENDS = re.compile(r"(?!\w)(?! (?:học|hợp|lớp|trưởng|xá)(?!\w))")
_OFFICES = frozenset({"health_department", "department", "ministry"})
_BEFORE_OFFICES = ("cơ", "cán", "trụ", "toàn", "nội", "đồng", "xứ", "tổng")  # 'cơ sở', 'toàn bộ'
_DEPTH = 3
_DISTRICT_WORDS, _PERSON_WORDS = 3, 3
_WORKPLACES = frozenset(
    {"hospital", "health_centre", "health_station", "school", "company", "other", *_OFFICES}
)
_COUNTRY = re.compile(r" (?:[Vv]iệt [Nn]am|VIỆT NAM|VN)(?!\w)")
_COUNTRY_NAME = "Việt Nam"
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
        self._shorts = scan.knowledge.organisations.table("inner_shorts")
        self._heads = scan.terms("head")
        self._known: dict[int, OrgSpan | None] = {}

    def at(self, offset: int, depth: int = 0) -> OrgSpan | None:
        """The longest organisation name that begins at `offset`, or None."""
        if offset in self._known:
            return self._known[offset]
        found = self._read(offset, depth) if offset in self._heads else None
        self._known[offset] = found
        return found

    @cached_property
    def all(self) -> tuple[OrgSpan, ...]:
        """Every outermost name in the order of the text; class names are marked generic."""
        found: list[OrgSpan] = []
        done = 0
        for offset in sorted(self.scan.terms("head")):
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

    def short(self, offset: int) -> OrgSpan | None:
        """A place of work in lower case and without a name ('Giám đốc bệnh viện'), or None."""
        term = self.scan.term("head", offset)
        head = self.scan.knowledge.heads[term.row] if term is not None else None
        if term is None or head is None or head.scope != "institution":
            return None
        if head.name is None or head.kind not in ("hospital", "health_centre"):
            return None
        return new_span(start=offset, end=term.end, head=head)

    def _short_place(self, union: int, offset: int) -> OrgSpan | None:
        """The place of work of a union with a capital: 'CĐCS bệnh viện', 'Công đoàn trường'."""
        if not self.scan.capital_at(union):
            return None
        return self.short(offset) or self._shortest(offset)

    def _shortest(self, offset: int) -> OrgSpan | None:
        """The place of work in 'Công đoàn trường', 'CĐCS Trạm'; not in 'Công đoàn trường học'."""
        if not self.scan.key.startswith(tuple(self._shorts), offset):
            return None
        form = next(form for form in self._shorts if self.scan.key.startswith(form, offset))
        end = offset + len(form)
        named = self.scan.capital_at(end + 1) and not self.scan.names_a_person(
            end + 1, _PERSON_WORDS, rare=True
        )
        if named or not _SHORT_ENDS.match(self.scan.text, end):
            return None
        kind = self._shorts[form]
        head = Head(name=form, kind=kind, scope="institution", slug="", bare="institution")
        return new_span(start=offset, end=end, head=head)

    def bare_union(self, offset: int) -> OrgSpan | None:
        """'Công đoàn', 'chi bộ' alone behind a post ('Bí thư chi bộ'), a generic name, or None."""
        term = self.scan.term("head", offset)
        head = self.scan.knowledge.heads[term.row] if term is not None else None
        if term is None or head is None or head.scope != "unit_of":
            return None
        return new_span(start=offset, end=term.end, head=head, generic=True)

    def _read(self, offset: int, depth: int) -> OrgSpan | None:
        """The name whose head stands at `offset`."""
        term = self._heads[offset]
        head, end = self.scan.knowledge.heads[term.row], term.end
        if depth > _DEPTH or self._is_no_head(head, offset):
            return None
        if self.scan.text.startswith((" (", "("), end):
            bracket = _BRACKET.match(self.scan.text, end)
            end = bracket.end() if bracket is not None else end
        if head.scope in ("unit_of", "body"):
            return self._part(offset, end, head, depth)
        return self._whole(offset, end, head)

    def _whole(self, offset: int, end: int, head: Head) -> OrgSpan | None:
        """A body that is no part of another."""
        match head.scope:
            case "province":
                return self._provincial(offset, end, head)
            case "level":
                return self._levelled(offset, end, head)
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

    def _provincial(self, offset: int, end: int, head: Head) -> OrgSpan | None:
        slot = slot_at(self.scan, end)
        if head.bare == "department" and not self._stands_for_department(offset, end):
            return None
        local = head.kind == "sector_union" and slot.level == "district"  # 'Giáo dục huyện Ba Tri'
        if slot.level in ("district", "commune") and not local:
            slot = NOWHERE
        if head.bare == "sector" and self._names_a_sector(slot.end or end):
            return new_span(start=offset, end=end, head=head, generic=True)
        if head.proper and not self.scan.capital_at(offset + len("công đoàn ")):
            return None
        return new_span(start=offset, end=slot.end or end, head=head, slot=slot)

    def _names_a_sector(self, end: int) -> bool:
        """Whether a sector that no list knows follows 'Công đoàn ngành', not a person."""
        word = self.scan.word_end(end + 1) if self.scan.text.startswith(" ", end) else None
        if word is None or self.scan.opens_phrase(end + 1):
            return False
        return self.scan.key[end + 1 : word] not in self.scan.knowledge.surnames

    def _stands_for_department(self, offset: int, end: int) -> bool:
        """Whether bare 'Sở' stands after a post or 'lãnh đạo' and nothing of a name follows."""
        before = self.scan.key[max(0, offset - 16) : offset].rstrip()
        announced = before.endswith(("giám đốc", "lãnh đạo", "văn phòng", "thanh tra", "đảng ủy"))
        follows = self.scan.text[end : end + 2].strip()
        return announced and self.scan.capital_at(offset) and not follows[:1].isupper()

    def _levelled(self, offset: int, end: int, head: Head) -> OrgSpan | None:
        country = _COUNTRY.match(self.scan.text, end)
        if country is not None and (head.name or "").endswith(_COUNTRY_NAME):
            end = country.end()  # 'Ủy ban Mặt trận Tổ quốc (MTTQ) Việt Nam tỉnh'
        elif country is not None:
            return self._of_the_country(offset, country.end(), head)
        slot = slot_at(self.scan, end) if head.of is None else self._district(end, head.of)
        bare = slot.level == "none"
        if bare and not self.scan.capital_at(offset):
            return None
        return new_span(start=offset, end=slot.end or end, head=head, slot=slot, generic=bare)

    def _district(self, end: int, word: str) -> Slot:
        """The district of 'Huyện ủy Ba Tri'; of bare 'Huyện ủy' in capitals the article's one."""
        start = self.scan.skip_space(end)
        stop = start
        if start > end and not self.scan.names_a_person(start, _PERSON_WORDS):
            stop = self.scan.capital_run(start, _DISTRICT_WORDS)
        if stop == start:
            return new_slot(end=end, level="district", word=word)
        name = modern_tones(self.scan.text[start:stop])
        return new_slot(end=stop, level="district", word=word, name=name)

    def _of_the_country(self, offset: int, end: int, head: Head) -> OrgSpan:
        """'Hội Điều dưỡng Việt Nam' is the national body of a kind that provinces have too."""
        return new_span(start=offset, end=end, head=head.of_the_country())

    def _part(self, offset: int, end: int, head: Head, depth: int) -> OrgSpan | None:
        """A body, base union or Party committee with the organisation named right after it."""
        at, office = self.scan.skip_space(end), ""
        if at in self._offices:
            term = self._offices[at]
            office = self.scan.knowledge.offices[term.row]
            at = self.scan.skip_space(term.end)
        inner = self.at(at, depth + 1) if at > end else None
        if inner is None and at > end and head.kind == "base_union":
            inner = self._short_place(offset, at)
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

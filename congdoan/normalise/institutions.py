"""Places of work with names of their own: "Bệnh viện Đa khoa khu vực Cù Lao", "Công ty Dược X"."""

from __future__ import annotations

import dataclasses
import re
from functools import cached_property

from congdoan.normalise.org_span import OrgSpan
from congdoan.normalise.place_slot import Slot
from congdoan.normalise.places import province_at, slot_at
from congdoan.normalise.scan import Scan
from congdoan.normalise.word_rows import Head
from congdoan.text import tone_key

_OWN_NAME_WORDS = 4
_MOST_TYPES = 4
_COMPANY_WORD = re.compile(r" ([-–] )?([^\W\d_]+|\d{1,3}(?![\w/%]|[.,]\d))")
_COMPANY_REACH = 60
_JOINT = re.compile(r" ?[-–] ?")
# 'số 2', and days that hospitals are called after: '22-12', '30 tháng 4'.
_NUMBER = re.compile(r" (?:số \d{1,2}|\d{1,2}(?:[-/.]\d{1,2}| tháng \d{1,2}))(?![\w/]|[.-]\d)")
_HEADLINE = re.compile(r"((?:[^\W\d_]+ ){1,2}[^\W\d_]+)(?=:)")
_COUNTRIES = ("việt nam", "việt")
_AREA = "khu vực"
_PLACE_MOST = 3  # words of a district's name


class InstitutionReader:
    """Reads hospitals, health centres, schools and companies of one scanned document."""

    def __init__(self, scan: Scan) -> None:
        self.scan = scan

    def at(self, offset: int, end: int, head: Head) -> OrgSpan | None:
        """The place of work whose `head` stands at `offset` and ends at `end`, or None."""
        if head.kind == "company":
            return self._company(offset, end, head)
        names, end = self._types(end, head)
        shouted = self._in_capitals(offset, end)
        own_end, slot = self._name_and_place(offset, end, names, shouted=shouted)
        if own_end > end:
            names = (*names, self._written(end, own_end, shouted=shouted))
        named = own_end > end and (slot.level == "none" or slot.end == own_end)
        bare = slot.level == "none" and not names
        if bare and not self.scan.capital_at(offset):
            return None
        if head.bare == "institution" and not bare:
            return None
        if head.name is None:
            names = (self.scan.text[offset:end].strip(), *names[len(head.types) :])
        return OrgSpan(
            start=offset,
            end=max(own_end, slot.end),
            head=head,
            own=" ".join(names),
            named=named or (head.name is None and not bare),
            slot=slot if slot.level != "none" else Slot(end=own_end),
        )

    def _name_and_place(
        self, offset: int, end: int, types: tuple[str, ...], *, shouted: bool
    ) -> tuple[int, Slot]:
        """End of the own name after the types (`end` when there is none), and the place behind it.

        A number belongs to the name, and a province without its word with it: 'Trung tâm Y tế Bắc
        Ninh số 1', 'Bệnh viện Đa khoa số 2 Lào Cai', 'Bệnh viện 22-12'; so do two places that a
        dash joins: 'Bệnh viện Đa khoa Sài Gòn - Hà Tĩnh' is one of the second.
        """
        slot = slot_at(self.scan, end)
        number = _NUMBER.match(self.scan.key, slot.end) if slot.word is None else None
        if number is not None and not self.scan.knowledge.counted.match(
            self.scan.key, number.end()
        ):
            after = slot_at(self.scan, number.end())
            if after.level == "province" and after.word is None:
                return after.end, Slot(end=end)
            return number.end(), after if after.level == "province" else Slot(end=end)
        joint = _JOINT.match(self.scan.text, slot.end) if slot.word is None else None
        second = province_at(self.scan, joint.end()) if joint is not None else None
        if slot.level == "province" and second is not None:
            name = self.scan.text[end : second[0]].strip()
            return second[0], dataclasses.replace(slot, end=second[0], name=name, units=second[1])
        if slot.level != "none":
            return end, slot
        if shouted:
            return self._told_name(end)[0], slot
        return self._own_name(offset, end, types), slot

    def _written(self, start: int, stop: int, *, shouted: bool) -> str:
        """The own name between two offsets; one in capitals as the text writes it elsewhere."""
        name = self.scan.text[start:stop].strip()
        return self._told_name(start)[1] or name if shouted else name

    def _told_name(self, end: int) -> tuple[int, str]:
        """End of the own name behind types in a line of capitals, and its spelling elsewhere.

        `end` and no spelling when nothing tells it.
        """
        start = self.scan.skip_space(end)
        found = [name for name in self._own_names if self._says(name, start)] if start > end else []
        if found:
            return start + len(found[0]), found[0]
        if start == end:
            return end, ""
        stop, told = self.scan.told_name(start, _OWN_NAME_WORDS)
        return (stop, told) if told else self._headline(end, start)

    def _says(self, name: str, at: int) -> bool:
        """Whether the name stands at `at` in whole words."""
        end = at + len(name)
        return self._key(at, end) == tone_key(name) and not self._key(end, end + 1).isalnum()

    @cached_property
    def _own_names(self) -> list[str]:
        """Own names behind kinds of places of work outside capitals, the longest first."""
        heads, kinds = self.scan.terms("head").values(), self.scan.terms("type")
        found = set()
        for term in (*(term for term in heads if term.end + 1 not in kinds), *kinds.values()):
            if not self._in_capitals(term.start, term.end):
                types = (self._key(term.start, term.end),)
                end = self._own_name(term.start, term.end, types)
                found.add(self.scan.text[term.end + 1 : end])
        return sorted(found - {""}, key=len, reverse=True)

    def _headline(self, end: int, start: int) -> tuple[int, str]:
        """'BỆNH VIỆN PHỤ SẢN KIẾN THỤY: HỘI NGHỊ ...': what stands before the colon is the name."""
        words = self.scan.knowledge.organisations.strings
        name = _HEADLINE.match(self.scan.text, start)
        said = name.group(1).lower().split() if name is not None else []
        if name is None or said[0] in words("headline_words"):
            return end, ""
        if any(word in words("company_stops") for word in said):
            return end, ""
        return name.end(1), name.group(1).title()

    def _types(self, end: int, head: Head) -> tuple[tuple[str, ...], int]:
        """Canonical type words after the head ("Đa khoa", "Y học cổ truyền") and where they end."""
        names = tuple(self.scan.knowledge.types[self._type_row(form)] for form in head.types)
        for _ in range(_MOST_TYPES):
            term = self.scan.term("type", self.scan.skip_space(end))
            if term is None or term.start == end:
                break
            names, end = (*names, self.scan.knowledge.types[term.row]), term.end
        return names, end

    def _type_row(self, form: str) -> int:
        return list(self.scan.knowledge.organisations.table("types")).index(form)

    def _own_name(self, offset: int, end: int, types: tuple[str, ...]) -> int:
        """End of the capitalised own name after `end`; `end` when none or a person follows.

        'Bệnh viện Lê Văn A' bears a name; 'Chủ tịch CĐCS Bệnh viện Phổi Lê Văn A' tells a person,
        as does 'Giám đốc Bệnh viện Lê Văn A' where the text tells another hospital by its kind.
        """
        start = self.scan.skip_space(end)
        if start == end or (self.scan.opens_phrase(start) and not self._is_syllable(start)):
            return end
        if start in self.scan.terms("degrees") or self._is_a_person(offset, start, types):
            return end
        stop = self.scan.capital_run(start, _OWN_NAME_WORDS)
        joint = self._joint(start, stop, types) if stop > start else None
        if joint is None:
            return stop if stop > start else end
        area = bool(types) and types[-1].endswith(_AREA)
        second = self.scan.capital_run(joint, _PLACE_MOST if area else _OWN_NAME_WORDS)
        # 'BVĐK khu vực Bồng Sơn - Một năm nhìn lại': a district has two words
        return second if second > joint and (not area or " " in self._key(joint, second)) else stop

    def _is_a_person(self, offset: int, start: int, types: tuple[str, ...]) -> bool:
        """Whether the name at `start` behind the head at `offset` is that of a person."""
        if self.scan.names_a_woman(start):
            return True
        if types:
            return self.scan.names_a_person(start, 3, middle=True)
        return self.scan.names_a_person(start, 3, rare=True) and self._is_of_the_known(offset)

    def _is_syllable(self, at: int) -> bool:
        """Whether 'Bà' is part of a place's name: 'Bệnh viện Bà Rịa', not 'Bà Trần Thị Hoa'."""
        polite = self.scan.term("polite", at)
        if polite is None or not self.scan.capital_at(at):
            return False
        end = self.scan.word_end(polite.end + 1)
        return end is not None and self._key(polite.end + 1, end) not in (
            self.scan.knowledge.surnames
        )

    def _key(self, start: int, end: int) -> str:
        return self.scan.key[start:end]

    def _is_of_the_known(self, offset: int) -> bool:
        """Whether a post stands before the head at `offset`, and one of its row has types."""
        row = self.scan.terms("head")[offset].row
        return row in self._typed_rows and offset - 1 in self._ends_of_posts

    @cached_property
    def _typed_rows(self) -> frozenset[int]:
        """The rows of heads that types follow somewhere: 'Bệnh viện Đa khoa tỉnh'."""
        types = self.scan.terms("type")
        heads = self.scan.terms("head").values()
        return frozenset(term.row for term in heads if term.end + 1 in types)

    @cached_property
    def _ends_of_posts(self) -> frozenset[int]:
        """Where posts end, and the union or committee behind a post ('Chủ tịch Công đoàn')."""
        ends = {term.end for term in self.scan.terms("role").values()}
        behind = (t.end for t in self.scan.terms("head").values() if t.start - 1 in ends)
        return frozenset([*ends, *behind])

    def _joint(self, start: int, stop: int, types: tuple[str, ...]) -> int | None:
        """Where the second half of a name begins behind a dash; None where the name ends.

        'Việt Nam - Thụy Điển Uông Bí' has two countries, 'Đa khoa khu vực Cam Lộ - Hướng Hóa' two
        districts; a province, a post or a person behind the dash is no part of the name.
        """
        dash = _JOINT.match(self.scan.text, stop)
        if dash is None:
            return None
        if self._key(start, stop).endswith(_COUNTRIES):
            return dash.end()
        area = bool(types) and types[-1].endswith(_AREA) and dash.group() != "-"
        return dash.end() if area and self._is_a_place(dash.end()) else None

    def _is_a_place(self, at: int) -> bool:
        if self.scan.opens_phrase(at) or province_at(self.scan, at) is not None:
            return False
        return not self.scan.names_a_person(at, _PLACE_MOST, rare=True)

    def _company(self, offset: int, end: int, head: Head) -> OrgSpan | None:
        """'Công ty CP Dược phẩm Thăng An': its legal form and all words up to the last capital."""
        stop, name = self._company_end(end), ""
        if stop > end and self._in_capitals(offset, end):
            stop, name = self._told_company(end)
        name = name or self.scan.text[end:stop]
        if stop == end and not self.scan.capital_at(offset):
            return None
        return OrgSpan(
            start=offset,
            end=stop,
            head=head,
            own=f"{head.name}{name}" if name else "",
            named=stop > end,
            slot=Slot(end=stop),
        )

    def _told_company(self, end: int) -> tuple[int, str]:
        """A company's name in a line of capitals as the text writes it elsewhere; else bare."""
        for told in self._companies:
            name = self._key(*told)
            if self.scan.key.startswith(name, end):
                return end + len(name), self.scan.text[told[0] : told[1]]
        return end, ""

    @cached_property
    def _companies(self) -> list[tuple[int, int]]:
        """Where the names of companies stand that are not in capitals, the longest first."""
        heads = self.scan.knowledge.heads
        found = [
            (term.end, self._company_end(term.end))
            for term in self.scan.terms("head").values()
            if heads[term.row].kind == "company" and not self._in_capitals(term.start, term.end)
        ]
        return sorted((a, b) for a, b in found if b > a)

    def _company_end(self, end: int) -> int:
        """End of a company's name, whose words in lower case lie between capitals.

        A dash and a number stay inside: 'Dược - Vật tư Y tế Thanh Hóa', 'Dược phẩm Trung ương 3'.
        """
        stops = self.scan.knowledge.organisations.strings("company_stops")
        stop = here = end
        for word in _COMPANY_WORD.finditer(self.scan.text, end, end + _COMPANY_REACH):
            dash, said = word.group(1), word.group(2)
            own = said[0].isupper() or (stop == here > end and self._is_number(word))
            if word.start() != here or said.lower() in stops or (dash and not own):
                break
            if here > end and self._ends_a_company(word.start(2)):
                break
            here = word.end()
            stop = here if own else stop
        return stop

    def _is_number(self, word: re.Match[str]) -> bool:
        counts = self.scan.knowledge.counted.match(self.scan.key, word.end())
        return word.group(2).isdigit() and counts is None

    def _ends_a_company(self, at: int) -> bool:
        opens = self.scan.opens_phrase(at) and self.scan.term("head", at) is None
        return opens or self.scan.names_a_person(at, 3, middle=True)

    def _in_capitals(self, start: int, end: int) -> bool:
        return self.scan.text[start : end + 8].isupper()

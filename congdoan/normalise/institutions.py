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

_OWN_NAME_WORDS = 4
_MOST_TYPES = 4
_COUNTRIES = re.compile(r" ?[-–] ?")
_COMPANY_WORD = re.compile(r" [^\W\d_]+")
_COMPANY_REACH = 60
_JOINT = re.compile(r" ?[-–] ?")
_NUMBER = re.compile(r" số \d{1,2}(?![\w/])")


class InstitutionReader:
    """Reads hospitals, health centres, schools and companies of one scanned document."""

    def __init__(self, scan: Scan) -> None:
        self.scan = scan

    def at(self, offset: int, end: int, head: Head) -> OrgSpan | None:
        """The place of work whose `head` stands at `offset` and ends at `end`, or None."""
        names, end = self._types(end, head)
        shouted = self._in_capitals(offset, end)
        own_end, slot = self._name_and_place(offset, end, typed=bool(names), shouted=shouted)
        if own_end > end:
            told = self._told_name(end)[1] if shouted else ""
            names = (*names, told or self.scan.text[end:own_end].strip())
        named = own_end > end and (slot.level == "none" or slot.end == own_end)
        bare = slot.level == "none" and not names
        if bare and not self.scan.capital_at(offset):
            return None
        if head.bare == "institution" and not bare:
            return None
        if head.kind == "company":
            own_end = self._company_end(max(end, own_end))
            bare, slot = own_end == end and not names, Slot(end=own_end)
            names = () if bare else (self.scan.text[offset:own_end].strip(),)
        elif head.name is None:
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
        self, offset: int, end: int, *, typed: bool, shouted: bool
    ) -> tuple[int, Slot]:
        """End of the own name after the types (`end` when there is none), and the place behind it.

        A number belongs to the name, and a province without its word with it: 'Trung tâm Y tế Bắc
        Ninh số 1', 'Bệnh viện Đa khoa số 2 Lào Cai'; so do two places that a dash joins: 'Bệnh viện
        Đa khoa Sài Gòn - Hà Tĩnh' is one of the second.
        """
        slot = slot_at(self.scan, end)
        number = _NUMBER.match(self.scan.key, slot.end) if slot.word is None else None
        if number is not None:
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
            stop, told = self._told_name(end)
            return (stop if told else end), slot
        return self._own_name(offset, end, typed=typed), slot

    def _told_name(self, end: int) -> tuple[int, str]:
        """The own name behind types in a line of capitals, as the text writes it elsewhere."""
        start = self.scan.skip_space(end)
        return self.scan.told_name(start, _OWN_NAME_WORDS) if start > end else (end, "")

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

    def _own_name(self, offset: int, end: int, *, typed: bool) -> int:
        """End of the capitalised own name after `end`; `end` when none or a person follows.

        'Bệnh viện Lê Văn A' bears a name; 'Chủ tịch CĐCS Bệnh viện Phổi Lê Văn A' tells a person,
        as does 'Giám đốc Bệnh viện Lê Văn A' where the text tells another hospital by its kind.
        """
        start = self.scan.skip_space(end)
        if start == end or self.scan.opens_phrase(start):
            return end
        if typed and self.scan.names_a_person(start, 3, middle=True):
            return end
        if self.scan.names_a_woman(start):
            return end
        if (
            not typed
            and self.scan.names_a_person(start, 3, rare=True)
            and self._is_of_the_known(offset)
        ):
            return end
        stop = self.scan.capital_run(start, _OWN_NAME_WORDS)
        return self._friendship(start, stop) if stop > start else end

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

    def _friendship(self, start: int, stop: int) -> int:
        """'Việt Nam - Thụy Điển Uông Bí', 'Việt - Đức': the second country is of the name."""
        dash = _COUNTRIES.match(self.scan.text, stop)
        if dash is None or not self.scan.key[start:stop].endswith(("việt nam", "việt")):
            return stop
        end = self.scan.capital_run(dash.end(), _OWN_NAME_WORDS)
        return end if end > dash.end() else stop

    def _company_end(self, end: int) -> int:
        """End of a company's name, whose words in lower case lie between capitals."""
        stops = self.scan.knowledge.organisations.strings("company_stops")
        stop = end
        for word in _COMPANY_WORD.finditer(self.scan.text, end, end + _COMPANY_REACH):
            if word.start() != end or word.group().strip().lower() in stops:
                break
            end = word.end()
            stop = end if word.group()[1].isupper() else stop
        return stop

    def _in_capitals(self, start: int, end: int) -> bool:
        return self.scan.text[start : end + 8].isupper()

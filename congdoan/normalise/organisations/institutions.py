"""Places of work with names of their own: "Bệnh viện Đa khoa khu vực Cù Lao", "Công ty Dược X"."""

from __future__ import annotations

import dataclasses
import re
from functools import cached_property

from congdoan.normalise.organisations.companies import CompanyReader
from congdoan.normalise.organisations.compounds import Compounds
from congdoan.normalise.organisations.headlines import headline_name
from congdoan.normalise.organisations.holders import Holders
from congdoan.normalise.organisations.kinds import KindReader
from congdoan.normalise.organisations.places import province_at, slot_at
from congdoan.normalise.organisations.span import OrgSpan, new_span
from congdoan.normalise.place_slot import NOWHERE, Slot
from congdoan.normalise.scan import Scan
from congdoan.normalise.word_rows import Head
from congdoan.text import tone_key

_OWN_NAME_WORDS = 4
_JOINT = re.compile(r" ?[-–] ?")
# 'số 2', and days that hospitals are called after: '22-12', '30 tháng 4'.
_NUMBER = re.compile(r" (?:số \d{1,2}|\d{1,2}(?:[-/.]\d{1,2}| tháng \d{1,2}))(?![\w/]|[.-]\d)")
# 'Trường THPT Văn Yên số 4'; not 'TTYT Ba Tri số 12 đường Lê Lợi'.
_NUMBER_BEHIND = re.compile(r" số \d{1,2}(?![\w/.]| (?:đường|phố|ngõ|tổ|khu))")
_NUMBERED = re.compile(r"số \d{1,2}")
_COUNTRIES = ("việt nam", "việt")
_UNIVERSITY = "Đại học"
_AREA = "khu vực"
_OFFICES, _TAIL = ("other", "department"), 3  # kinds whose names have small words up to the place
_TOLD_REACH = 20_000  # letters in which a name is looked for again; no article is longer
_PLACE_MOST = 3  # words of a district's name


class InstitutionReader:
    """Reads hospitals, health centres, schools and companies of one scanned document."""

    def __init__(self, scan: Scan) -> None:
        self.scan = scan
        self._kinds = KindReader(scan)
        self._compounds = Compounds(scan)
        self._companies = CompanyReader(scan, self._compounds)
        self._holders = Holders(scan)
        self._again: dict[str, bool] = {}
        owners = scan.knowledge.organisations.strings("owners")
        self._owners = tuple([f"{word} " for word in owners])
        self._classes = scan.knowledge.organisations.strings("class_types")

    def at(self, offset: int, end: int, head: Head) -> OrgSpan | None:
        """The place of work whose `head` stands at `offset` and ends at `end`, or None."""
        if head.kind == "company":
            held = self._holders.holds(offset, end, ())
            return (
                self._companies.bare(offset, end, head)
                if held
                else self._companies.at(offset, end, head)
            )
        head_end = end
        names, end = self._kinds.at(end, head)
        shouted = self.scan.in_capitals(offset, end)
        own_end, slot = self._name_and_place(offset, end, names, shouted=shouted)
        if own_end > end and head.kind in _OFFICES and slot.level == "none":
            own_end, slot = self._up_to_its_place(own_end)
        if own_end > end:
            names = (*names, self._written(end, own_end, shouted=shouted))
        named = own_end > end and (slot.level == "none" or slot.end == own_end)
        named = named and not _NUMBERED.fullmatch(names[-1])  # one of its province
        bare = slot.level == "none" and not names
        if bare and (head.kind in _OFFICES or not self.scan.capital_at(offset)):
            return None
        if head.bare == "institution" and not bare:
            return None
        if head.name is None:
            names = (self._school(offset, head_end), *names[len(head.types) :])
        return new_span(
            start=offset,
            end=max(own_end, slot.end),
            head=head,
            own=" ".join(names),
            named=named or (head.name is None and not bare),
            slot=slot,
            generic=not (named or bare) and slot.level == "none" and names[-1] in self._classes,
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
        at = slot.end or end
        number = _NUMBER.match(self.scan.key, at) if slot.word is None else None
        if number is not None and not self.scan.counts(number.end()):
            after = slot_at(self.scan, number.end())
            if after.level == "province" and after.word is None:
                return after.end, NOWHERE
            return number.end(), after if after.level == "province" else NOWHERE
        bare = slot.level == "province" and slot.word is None
        joint = _JOINT.match(self.scan.text, at) if bare else None
        second = province_at(self.scan, joint.end()) if joint is not None else None
        if second is not None:
            name = self.scan.text[end : second[0]].strip()
            return second[0], dataclasses.replace(slot, end=second[0], name=name, units=second[1])
        if slot.level != "none":
            return end, slot
        if shouted:
            return self._told_name(end)[0], slot
        own_end = self._own_name(offset, end, types)
        number = _NUMBER_BEHIND.match(self.scan.key, own_end) if own_end > end else None
        return (number.end() if number is not None else own_end), slot

    def _school(self, start: int, end: int) -> str:
        """A head whose name the text gives; 'ĐH Y' and 'Đại học Y' are 'Trường Đại học Y'."""
        listed = self.scan.knowledge.organisations.table("types")
        name = listed.get(self.scan.key[start:end].strip(), "")
        said = name or self.scan.text[start:end].strip()
        return f"Trường {name}" if name.startswith(_UNIVERSITY) else said

    def _up_to_its_place(self, end: int) -> tuple[int, Slot]:
        """The name of an office and its place: 'Ngân hàng Chính | sách xã hội | tỉnh'."""
        stop = self._compounds.end(end, _TAIL)
        slot = slot_at(self.scan, stop)
        return (stop, slot) if slot.level != "none" else (end, NOWHERE)

    def _written(self, start: int, stop: int, *, shouted: bool) -> str:
        """The own name between two offsets; one in capitals as the text writes it elsewhere."""
        name = self.scan.text[start:stop].strip()
        return self._told_name(start)[1] or name if shouted else name

    def _told_name(self, end: int) -> tuple[int, str]:
        """End of the own name behind types in a line of capitals, and its spelling elsewhere.

        `end` and no spelling when nothing tells it.
        """
        start = self.scan.skip_space(end)
        if start == end:
            return end, ""
        stop, told = self.scan.longest_of(self._own_names, start)
        if not told:
            stop, told = self.scan.told_name(start, _OWN_NAME_WORDS)
        if not told:
            stop, told = headline_name(self.scan, start)
        return (stop, told) if told else (end, "")

    @cached_property
    def _own_names(self) -> dict[str, str]:
        """Own names behind kinds of places of work outside capitals, by their keys."""
        heads, kinds = self.scan.terms("head").values(), self.scan.terms("type")
        found = set()
        for term in (*(term for term in heads if term.end + 1 not in kinds), *kinds.values()):
            if not self.scan.in_capitals(term.start, term.end):
                types = (self._key(term.start, term.end),)
                end = self._own_name(term.start, term.end, types)
                found.add(self.scan.text[term.end + 1 : end])
        return {tone_key(name): name for name in sorted(found - {""})}

    def _own_name(self, offset: int, end: int, types: tuple[str, ...]) -> int:
        """End of the capitalised own name after `end`; `end` when none or a person follows.

        'Bệnh viện Lê Văn A' bears a name; 'Chủ tịch CĐCS Bệnh viện Phổi Lê Văn A' tells a person,
        as does 'Giám đốc Bệnh viện Lê Văn A' where the text tells another hospital by its kind.
        """
        start = self.scan.skip_space(end)
        if start == end or self.scan.word_end(start) is None:
            return end
        if self.scan.opens_phrase(start) or start in self.scan.terms("degrees"):
            return end
        if self._holders.holds(offset, end, types):
            return end
        stop = self._whole_words(start, self.scan.capital_run(start, _OWN_NAME_WORDS))
        if self._compounds.is_half(start, stop):
            stop = self._completed(stop)
        joint = self._joint(start, stop, types)
        if joint is None:
            return stop
        area = bool(types) and types[-1].endswith(_AREA)
        second = self.scan.capital_run(joint, _PLACE_MOST if area else _OWN_NAME_WORDS)
        # 'BVĐK khu vực Bồng Sơn - Một năm nhìn lại': a district has two words
        return second if second > joint and (not area or " " in self._key(joint, second)) else stop

    def _completed(self, stop: int) -> int:
        """End of a compound whose first syllable has the capital: 'Tây y', 'Đào tạo và Chỉ đạo'."""
        stop = self._compounds.end(stop, 1)
        second = self._compounds.second(stop)
        if second is None:
            return stop
        return self._compounds.end(self.scan.capital_run(second, 1), 1)

    def _key(self, start: int, end: int) -> str:
        return self.scan.key[start:end]

    def _whole_words(self, start: int, stop: int) -> int:
        """End of a name that a kind ends ('71 Trung ương'), or a word of level or whose it is.

        'Tâm Anh' of 'Tâm Anh TP. Vinh', '199' of '199 Bộ Công an'.
        """
        at = start
        while at < stop:
            kind, word = self.scan.term("type", at), self.scan.term("place_word", at)
            if at > start and (word is not None or self.scan.key.startswith(self._owners, at)):
                return at - 1
            if kind is not None and kind.end > stop:
                return kind.end
            place = self.scan.term("place", at) if at > start else None
            if (
                place is not None and place.end > stop
            ):  # the last of five words: 'Thanh Vũ Bạc Liêu'
                return place.end
            at = self.scan.text.find(" ", at, stop) + 1 or stop
        return stop

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
        if area and self._is_a_place(dash.end()):
            return dash.end()
        return dash.end() if self._is_told_again(start, dash.end()) else None

    def _is_told_again(self, start: int, second: int) -> bool:
        """Whether the text has both halves twice: 'Vinmec - Hạ Long', no 'Bình An - Phú Yên'."""
        if self.scan.opens_phrase(second) or not self.scan.capital_at(second):
            return False
        stop = self.scan.capital_run(second, _PLACE_MOST)
        if self.scan.names_a_person(second, _PLACE_MOST, rare=True):
            return False
        name = self._key(start, stop)
        if name not in self._again:
            self._again[name] = self.scan.key.count(name, 0, _TOLD_REACH) > 1
        return self._again[name]

    def _is_a_place(self, at: int) -> bool:
        if self.scan.opens_phrase(at) or province_at(self.scan, at) is not None:
            return False
        return not self.scan.names_a_person(at, _PLACE_MOST, rare=True)

"""Bodies of a province, a district or a commune: 'Sở Y tế tỉnh X', 'UBND huyện Y', 'Huyện ủy Y'."""

from __future__ import annotations

import re

from congdoan.normalise.organisations.places import slot_at
from congdoan.normalise.organisations.span import OrgSpan, new_span
from congdoan.normalise.place_slot import NOWHERE, Slot, new_slot
from congdoan.normalise.scan import Scan
from congdoan.normalise.word_rows import Head
from congdoan.text import modern_tones

_DISTRICT_WORDS, _PERSON_WORDS = 3, 3
_COUNTRY = re.compile(r" (?:[Vv]iệt [Nn]am|VIỆT NAM|VN)(?!\w)")
_COUNTRY_NAME = "Việt Nam"


class RegionalReader:
    """Reads the bodies of provinces and of what is below them in one scanned document."""

    def __init__(self, scan: Scan) -> None:
        self.scan = scan

    def provincial(self, offset: int, end: int, head: Head) -> OrgSpan | None:
        """'Sở Y tế tỉnh X', of which a province has one; bare 'Sở' behind a post only."""
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

    def levelled(self, offset: int, end: int, head: Head) -> OrgSpan | None:
        """'UBND huyện Y', of the unit behind it or of the country; generic where none follows."""
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

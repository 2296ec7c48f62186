"""Kinds of places of work between the head and the own name: 'Đa khoa', 'Mắt - Răng Hàm Mặt'."""

from __future__ import annotations

import re

from congdoan.normalise.organisations.places import province_at
from congdoan.normalise.scan import Scan
from congdoan.normalise.terms import Term
from congdoan.normalise.word_rows import Head

_MOST_TYPES = 4
_DASH = re.compile(r" ?[-–] ?")
_SHORT_FORM = re.compile(r" ?\([A-ZĐ]{2,10}\)(?= )")  # 'Bệnh viện Đa khoa (BVĐK) khu vực X'


class KindReader:
    """Reads the kinds of places of work in one scanned document."""

    def __init__(self, scan: Scan) -> None:
        self.scan = scan

    def at(self, end: int, head: Head) -> tuple[tuple[str, ...], int]:
        """Canonical type words after the head ("Đa khoa", "Y học cổ truyền") and where they end."""
        listed, kinds, text = self.scan.knowledge.types, self.scan.terms("type"), self.scan.text
        names = tuple([listed[self._type_row(form)] for form in head.types]) if head.types else ()
        for _ in range(_MOST_TYPES):
            if text.startswith((" (", "("), end):
                end = self._past_short_form(end)
            term = kinds.get(end + 1) if text.startswith(" ", end) else None
            if term is None:
                break
            names, end = (*names, listed[term.row]), term.end
            second = self._second_type(end)
            if second is not None:
                names, end = (*names[:-1], f"{names[-1]} - {listed[second.row]}"), second.end
        return names, end

    def _second_type(self, end: int) -> Term | None:
        """The kind behind a dash: 'Mắt - Răng Hàm Mặt'; not the title of 'Mắt - Điều dưỡng A'."""
        dash = _DASH.match(self.scan.text, end)
        term = self.scan.term("type", dash.end()) if dash is not None else None
        titled = term is not None and term.start in self.scan.terms("degrees")
        return None if titled else term

    def _past_short_form(self, end: int) -> int:
        """End of a short form in brackets inside a name, which goes on with a kind or a place."""
        short = _SHORT_FORM.match(self.scan.text, end)
        at = short.end() + 1 if short is not None else end
        goes_on = at in self.scan.terms("type") or at in self.scan.terms("place_word")
        goes_on = goes_on or province_at(self.scan, at) is not None
        return short.end() if short is not None and goes_on else end

    def _type_row(self, form: str) -> int:
        return list(self.scan.knowledge.organisations.table("types")).index(form)

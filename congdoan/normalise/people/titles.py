"""Titles before a name: 'đồng chí', 'bà', 'BS.CKII.', and runs of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from congdoan.normalise.people.names import WORD
from congdoan.normalise.scan import Scan

_KINDS = ("official", "polite", "private", "degrees", "plural")
# Between two titles, and between a title and its name.
GLUE = re.compile(r"[ .:/]{0,3}(?:[-–] )?")
_COMMA = ", "
# "KT", "YTCC": degrees are abbreviated at will; what follows is in small letters as names are.
_ANY_DEGREE = re.compile(r"[A-ZĐ]{2,6}(?=[ .:]{1,2}[^\W\d_][^\W\d_]+)")
_NONE: frozenset[str] = frozenset()


class TitleReader:
    """The titles of one scanned document."""

    def __init__(self, scan: Scan) -> None:
        self.scan = scan
        self.at = self._read()

    def _read(self) -> dict[int, tuple[int, str]]:
        """End and kind of the longest title at each offset."""
        found: dict[int, tuple[int, str]] = {}
        for kind in _KINDS:
            for at, term in self.scan.terms(kind).items():
                title = (term.end, kind)
                if found.setdefault(at, title) < title:
                    found[at] = title
        return found

    def runs(self) -> Iterator[tuple[int, int, int, frozenset[str]]]:
        """Begin, end, begin of the name and kinds of each run of titles that may name a person."""
        done = 0
        for start in sorted(self.at):
            if start >= done and not self._is_of_nobody(start):
                done, name, kinds = self.run(start)
                yield start, done, name, kinds

    def _is_of_nobody(self, start: int) -> bool:
        """Whether a word in small letters follows the title, no other title: 'bác sĩ của khoa'."""
        end, kind = self.at[start]
        small = self.scan.text[end : end + 1] == " " and self.scan.text[end + 1 : end + 2].islower()
        return small and kind != "plural" and end + 1 not in self.at

    def run(self, start: int) -> tuple[int, int, frozenset[str]]:
        """End of the run of titles at `start` ("đồng chí BS.CKII."), where a name follows, kinds.

        A comma joins two titles ('bác sĩ, Thầy thuốc ưu tú'), but no name to its title.
        """
        text, kinds = self.scan.text, _NONE
        end = name = at = start
        while True:
            known = self.at.get(at)
            if known is None and "degrees" in kinds:
                known = self._degree_at(at)
            if known is None or (known[1] == "polite" and "polite" in kinds):
                return end, name, kinds  # 'ông Ông Ích Mẫu' is of the family Ông
            end, kind = known
            kinds |= {kind}
            glue = GLUE.match(text, end)
            name = glue.end() if glue is not None else end
            if kind == "plural":  # 'gồm: chị A, bác sĩ B': what follows is of the first item
                return end, name, kinds
            at = end + len(_COMMA) if text.startswith(_COMMA, end) else name

    def _degree_at(self, at: int) -> tuple[int, str] | None:
        """End of an unlisted abbreviation behind a degree ("ThS. YTCC Lê Văn A")."""
        short = _ANY_DEGREE.match(self.scan.text, at)
        if short is None or self.scan.opens_phrase(at):
            return None
        after = WORD.search(self.scan.text, short.end())
        return (short.end(), "degrees") if after is not None and after.group().istitle() else None

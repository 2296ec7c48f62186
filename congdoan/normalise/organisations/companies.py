"""Companies: "Công ty CP Dược phẩm Thăng An" with its legal form and all words of its name."""

from __future__ import annotations

import re
from functools import cached_property

from congdoan.normalise.organisations.compounds import Compounds
from congdoan.normalise.organisations.span import OrgSpan, new_span
from congdoan.normalise.scan import Scan
from congdoan.normalise.word_rows import Head
from congdoan.text import tone_key

_WORD = re.compile(r" ([-–] )?([^\W\d_]+(?:[-.&'’][^\W\d_]+)*|\d{1,3}(?![\w/%]|[.,]\d))")
_REACH = 120
_TAIL = 3  # small words behind the last capital: 'Môi trường đô thị'


class CompanyReader:
    """Reads the companies of one scanned document."""

    def __init__(self, scan: Scan, compounds: Compounds) -> None:
        self.scan = scan
        self._compounds = compounds

    def at(self, offset: int, end: int, head: Head) -> OrgSpan | None:
        """'Công ty CP Dược phẩm Thăng An': its legal form and all words up to the last capital."""
        stop, name = self._end(end), ""
        if stop > end and self.scan.in_capitals(offset, end):
            stop, name = self._told(end)
        name = name or self.scan.text[end:stop]
        if stop == end and not self.scan.capital_at(offset):
            return None
        return new_span(
            start=offset,
            end=stop,
            head=head,
            own=f"{head.name}{name}" if name else "",
            named=stop > end,
        )

    def bare(self, offset: int, end: int, head: Head) -> OrgSpan | None:
        """'Tổng Giám đốc Công ty | Lê Văn Mẫu': the company that the text tells elsewhere."""
        if not self.scan.capital_at(offset):
            return None
        return new_span(start=offset, end=end, head=head)

    def _told(self, end: int) -> tuple[int, str]:
        """A company's name in a line of capitals as the text writes it elsewhere; else bare."""
        start = self.scan.skip_space(end)
        stop, name = self.scan.longest_of(self._all, start)
        return (stop, f" {name}") if name else (end, "")

    @cached_property
    def _all(self) -> dict[str, str]:
        """The names of companies that are not in capitals, by their keys."""
        heads = self.scan.knowledge.heads
        found = [
            self.scan.text[term.end + 1 : self._end(term.end)]
            for term in self.scan.terms("head").values()
            if heads[term.row].kind == "company" and not self.scan.in_capitals(term.start, term.end)
        ]
        return {tone_key(name): name for name in found}

    def _end(self, end: int) -> int:
        """End of a company's name, whose words in lower case lie between capitals.

        A dash and a number stay inside: 'Dược - Vật tư Y tế Thanh Hóa', 'Dược phẩm Trung ương 3'.
        """
        stop = here = whole = end
        half = short = False  # whether the last capital is a syllable alone, is of capitals only
        for word in _WORD.finditer(self.scan.text, end, end + _REACH):
            dash, said = word.group(1), word.group(2)
            kind = self.scan.term("type", word.start(2)) if said[0].isupper() else None
            whole = kind.end if kind is not None else whole  # 'Trung ương'
            inside = said[0].isupper() or word.end() <= whole
            own = inside or (stop == here and self._is_number(word))
            if word.start() != here or (dash and not own):
                break
            if self._ends(word, half=half, first=stop == end) or (
                here > end and self._is_no_word(word.start(2), rare=bool(dash))
            ):
                break
            if own:
                alone = here > stop or stop == end or short
                half = alone and self._compounds.is_half(*word.span(2))
                short = said.isupper()
            here = word.end()
            stop = here if own else stop
        return self._compounds.end(stop, _TAIL) if half else stop

    def _ends(self, word: re.Match[str], *, half: bool, first: bool) -> bool:
        """Whether a name ends before the word, which is a verb or the like.

        Not one at its first word ('Đại Phát'), and not half a word: 'Đầu tư (và) Phát triển'.
        """
        said = word.group(2)
        if said.lower() not in self._compounds.stops:
            return False
        if said.islower():
            return not half or self._compounds.second(word.start()) is None
        return not half and not first

    def _is_number(self, word: re.Match[str]) -> bool:
        return word.group(2).isdigit() and not self.scan.counts(word.end())

    def _is_no_word(self, at: int, *, rare: bool) -> bool:
        opens = self.scan.opens_phrase(at) and self.scan.term("head", at) is None
        return opens or self.scan.names_a_person(at, 3, middle=not rare, rare=rare)

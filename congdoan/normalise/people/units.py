"""Units that posts head: 'Trưởng phòng Tổ chức cán bộ', 'Trưởng khoa Nội', 'Trưởng Ban Nữ công'."""

from __future__ import annotations

import re
from functools import lru_cache

from congdoan.lexicon import Words
from congdoan.normalise.scan import Scan
from congdoan.normalise.terms import Term

_WORD = re.compile(r"[^\W\d_]+(?:[-&][^\W_]+)*")
_DASH = re.compile(r" ?[-–] ?")
_UNIT_JOINT = re.compile(r" (?:[-–&] )?")
_UNIT_WORDS = 8
_APOSTROPHES = ("'", "’")  # in names of the highlands alone
_GOES_ON = 2  # words in small letters behind a listed unit
_NUMBER = re.compile(r" \d{1,2}(?=[,;.)]|$| [-–] )")
_ROOM = re.compile(r"(?:khoa|phòng) ")


@lru_cache(maxsize=8)
def _stops(words: Words) -> frozenset[str]:
    return frozenset(words.strings("unit_stops"))


class UnitReader:
    """Reads units of one scanned document."""

    def __init__(self, scan: Scan) -> None:
        self.scan = scan
        self.stops = _stops(scan.knowledge.roles_words)
        self._nouns = scan.knowledge.roles_words.strings("unit_nouns")

    def at(self, at: int) -> tuple[str, int]:
        """Name and end of the unit at `at`: listed, or capitalised ("khoa Nội", "Khoa Nội")."""
        term = self.scan.term("unit", at)
        room = _ROOM.match(self.scan.text, at)
        start = room.end() if room is not None else at
        end = self._words(start) if term is None else self._listed(term)
        if end <= start:
            return "", at - 1
        number = _NUMBER.match(self.scan.text, end)  # 'khoa Nội 2'
        end = number.end() if number is not None and not self.scan.counts(number.end()) else end
        name = _DASH.sub(" - ", self.scan.text[at:end])
        return (name if room is not None else name[:1].upper() + name[1:]), end

    def _listed(self, term: Term) -> int:
        """End of a listed unit with what goes on in small letters: 'Hành chính | nhân sự'."""
        end = self._second_half(term.end)
        at = self.scan.skip_space(end)
        if at == end or not self.scan.text[at : at + 1].islower():
            return end
        more = self._words(at, begun=True)
        return more if more > at and self.scan.key.count(" ", at, more) < _GOES_ON else end

    def _second_half(self, end: int) -> int:
        """End of what a dash joins to a listed unit: 'Trưởng phòng Điều dưỡng - KSNK'."""
        dash = _UNIT_JOINT.match(self.scan.text, end)
        if dash is None or dash.end() == end + 1 or self.scan.opens_phrase(dash.end()):
            return end
        more = self._words(dash.end())
        return more if more > dash.end() else end

    def unlisted(self, at: int) -> int:
        """End of the capitalised name at `at` that no list knows; `at` when none is there."""
        return self._words(at)

    def _words(self, at: int, *, begun: bool = False) -> int:
        """End of an unlisted unit: capitalised, up to a stop word, a head, or punctuation.

        `begun`: a listed unit stands before it, so that it may go on in small letters.
        """
        end, here = at, at
        if not begun and not self.scan.capital_at(at):
            return at
        for _ in range(_UNIT_WORDS):
            word = _WORD.match(self.scan.text, here)
            if word is None or self.stops_at(here, word.end()):
                break
            if self.scan.text.startswith(_APOSTROPHES, word.end()):
                break  # 'Trạm trưởng H’Yer Kbuôr'
            ends = here in self.scan.terms("head") or here in self.scan.terms("place_word")
            rare = here > at and self.scan.names_a_person(here, 3, rare=True)
            if ends or rare or self._names_a_person(here):
                break
            end = word.end()
            joint = _UNIT_JOINT.match(self.scan.text, end)
            if joint is None:
                break
            here = joint.end()
            if here > end + 1 and (not self.scan.capital_at(here) or self.scan.opens_phrase(here)):
                break
        return end

    def stops_at(self, here: int, end: int) -> bool:
        """Whether a verb or the like stands there in small letters: 'Trưởng khoa Nội | dự'."""
        stops = self.scan.key[here:end] in self.stops and not self.scan.capital_at(here)
        return stops and not self.scan.key.startswith(self._nouns, here)

    def _names_a_person(self, here: int) -> bool:
        """Whether a personal name begins at `here`: a family name and a capital after it."""
        word = _WORD.match(self.scan.text, here)
        if word is None or not self.scan.capital_at(here):
            return False
        after = _WORD.match(self.scan.text, word.end() + 1)
        known = self.scan.key[here : word.end()] in self.scan.knowledge.frequent
        return known and after is not None and after.group()[0].isupper()

"""Words in small letters that belong to a name: 'Quản lý', 'Huyết học và Truyền máu'.

A name ends with its last capital; but a capitalised syllable that stands alone is half a word, and
the small ones behind it complete it, up to a verb or another word that no name goes on with.
"""

from __future__ import annotations

import re
from functools import cached_property

from congdoan.normalise.scan import Scan
from congdoan.text import fold

_SMALL = re.compile(r" ([^\W\d_]+)(?!\w)")
_WORD = re.compile(r" ([^\W\d_]+|&)(?!\w)")
_REACH = 100
_AND = re.compile(r" (?:và|&) ")
_VOWELS = re.compile(r"[aeiouyăâêôơư]+")  # of Vietnamese without tones: a syllable has one group


class Compounds:
    """Finds the ends of compound words in one scanned document."""

    def __init__(self, scan: Scan) -> None:
        self.scan = scan

    @cached_property
    def stops(self) -> frozenset[str]:
        """Small words that end a name."""
        return frozenset(self.scan.knowledge.organisations.strings("company_stops"))

    @cached_property
    def _verbs(self) -> tuple[str, ...]:
        return tuple(
            [f"{verb} " for verb in self.scan.knowledge.organisations.strings("verbs_behind")]
        )

    def end(self, stop: int, most: int) -> int:
        """End of up to `most` small words behind a name's last capital, which stands alone."""
        for _ in range(most):
            word = _SMALL.match(self.scan.text, stop)
            if word is None or not word.group(1).islower() or self._stops(word):
                break
            stop = word.end()
        return stop

    def second(self, end: int) -> int | None:
        """Where a compound begins that 'và' joins ('Huyết học và | Truyền máu'), no body."""
        joint = _AND.match(self.scan.text, end)
        if joint is None or self.scan.opens_phrase(joint.end()):
            return None
        stop = self.scan.word_end(joint.end())
        if stop is None or not self.scan.capital_at(joint.end()):
            return None
        return joint.end() if self.end(stop, 1) > stop else None

    def up_to(self, end: int, country: tuple[str, ...]) -> int | None:
        """Where a name ends that goes on from `end` to a word of level, a province or a country.

        None where a verb, another body or a mark comes first.
        """
        for word in _WORD.finditer(self.scan.text, end, end + _REACH):
            begin = word.start(1)
            if word.start() != end:
                return None
            placed = begin in self.scan.places or self._is_a_level(begin)
            if placed or self.scan.key.startswith(country, begin):
                return end
            joined = word.group(1) in ("và", "&")
            if self.scan.opens_phrase(begin) or (
                self._is_a_stop(word.group(1), begin) and not joined
            ):
                return None
            end = word.end()
        return None

    def is_half(self, start: int, stop: int) -> bool:
        """Whether one syllable stands there that may be half a word, no 'Vinmec' or 'FV'."""
        word = self.scan.text[start:stop]
        if " " in word or word.isupper() or not word.isalpha():
            return False
        return len(_VOWELS.findall(fold(word))) == 1

    def _stops(self, word: re.Match[str]) -> bool:
        begin = word.start(1)
        if self._is_a_stop(word.group(1), begin):
            return True
        return self._is_a_level(begin) or self.scan.opens_phrase(begin)

    def _is_a_stop(self, word: str, begin: int) -> bool:
        return word in self.stops or self.scan.key.startswith(self._verbs, begin)

    def _is_a_level(self, begin: int) -> bool:
        """Whether 'xã' or the like stands there, and not 'xã hội'."""
        if begin not in self.scan.place_words:
            return False
        return not self.scan.key.startswith(self.scan.knowledge.places.strings("not_levels"), begin)

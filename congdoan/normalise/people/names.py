"""How a Vietnamese personal name is written, and where in a line it ends."""

from __future__ import annotations

import re
from typing import NamedTuple

from congdoan.normalise.organisations.places import province_at
from congdoan.normalise.people.roles import RolePhrase
from congdoan.normalise.scan import Scan
from congdoan.text import fold

# "K’ Brốp": the mark of a man's or woman's name may stand apart from it.
WORD = re.compile(r"[HK]['’](?= [^\W\d_])|[^\W\d_]+(?:['’][^\W\d_]+)*")
_VOWEL = re.compile(r"[aeiouy’']")
_STOP = re.compile(r" ?[-–—,;(.]")
# Only personal names go on so behind a family name that no list knows: 'Tao Thị Ún', no 'Văn hóa'.
_OF_A_NAME = re.compile(r" (?:thị|văn) (?!hóa|học|nghệ|phòng|thư|kiện|trấn|xã|trường)")
_MOST_WORDS = 5
_THING_REACH = 32
_DEPUTY = "phó"
_MARKS = ("h'", "h’", "k'", "k’")  # begin the names of women and men of the Central Highlands
_FEWEST = 2
_MARKED = 4  # letters of "K'Br": so marked, one word is a name


class PersonSpan(NamedTuple):
    """A personal name in the text; `lead` is where its titles begin.

    `titles` are the kinds of titles before it; `listed` marks an item of a list of persons, `role`
    the post that stands right before it.
    """

    start: int
    end: int
    lead: int
    name: str
    titles: frozenset[str] = frozenset()
    listed: bool = False
    role: RolePhrase | None = None


class NameReader:
    """Reads full names of one scanned document."""

    def __init__(self, scan: Scan) -> None:
        self.scan = scan
        self.known = scan.knowledge
        self._historic = tuple(scan.knowledge.historic)
        things = scan.knowledge.titles.strings("not_persons_after")
        self._things = tuple(f" {word}" for word in things)
        self._polite = scan.knowledge.titles.strings("polite")

    def at(self, at: int, *, trusted: bool) -> tuple[int, str] | None:
        """End and canonical form of the full name at `at`, of two to five words.

        `trusted` (a title stands before it) allows a family name that no list knows.
        """
        word = WORD.match(self.scan.text, at) if self.scan.capital_at(at) else None
        if word is None:
            return None
        first = self.scan.key[at : word.end()]
        if not self._begins(first, word.end(), trusted=trusted):
            return None
        words = self._words(at)
        if self._is_too_short(first, words) or self._is_a_deputy(first, words):
            return None
        end = words[-1][1]
        place = province_at(self.scan, at)
        if place is not None and place[0] == end:
            return None
        name = canonical_name(self.scan.text[at:end])
        if self.scan.key[at:end].startswith(self._historic) or self._runs_on(at, end):
            return None
        # Not in letters of another script, however alike.
        return (end, name) if fold(name).replace("’", "").isascii() else None

    @staticmethod
    def _is_too_short(first: str, words: list[tuple[int, int]]) -> bool:
        """Whether one word is no name: "K'Brốp" is."""
        marked = first.startswith(_MARKS) and len(first) > _MARKED
        return len(words) < (1 if marked else _FEWEST)

    def _begins(self, first: str, end: int, *, trusted: bool) -> bool:
        """Whether the word is a family name: one listed, or what else with 'Thị' or a title."""
        if first in self.known.surnames or first.startswith(_MARKS):
            return True
        known = trusted or _OF_A_NAME.match(self.scan.key, end) is not None
        return known and first not in self.known.never

    def _is_a_deputy(self, first: str, words: list[tuple[int, int]]) -> bool:
        """'Phó Trưởng Công an huyện' is no person of the family Phó."""
        second = self.scan.key[slice(*words[1])] if len(words) > 1 else ""
        return first == _DEPUTY and second in self.known.never

    def belongs_to_a_thing(self, at: int) -> bool:
        """Whether the words before make the name at `at` that of a street, a prize or a fund."""
        before = " " + self.scan.key[max(0, at - _THING_REACH) : at].rstrip()
        return before.endswith(self._things)

    def _runs_on(self, at: int, end: int) -> bool:
        """Whether a line in capitals goes on after the name, so that its end cannot be seen."""
        if not self.scan.text[at:end].isupper() or _STOP.match(self.scan.text, end):
            return False
        if self.scan.line_start(at) == at and self.scan.text[end : end + 1] in ("", "\n"):
            return False
        sentence = self.scan.doc.sentence_at(at)
        shouted = self.scan.text[sentence.start : sentence.end].isupper()
        return shouted and not self.scan.opens_phrase(end + 1)

    def _words(self, at: int) -> list[tuple[int, int]]:
        words: list[tuple[int, int]] = []
        while len(words) < _MOST_WORDS:
            match = WORD.match(self.scan.text, at)
            if match is None or not self._belongs(match, words):
                break
            words.append(match.span())
            if self.scan.text[match.end() : match.end() + 1] != " ":
                break
            at = match.end() + 1
        while words and not self.scan.capital_at(words[-1][0]):
            words.pop()
        return words

    def _belongs(self, match: re.Match[str], words: list[tuple[int, int]]) -> bool:
        """Whether the word goes on with the name that `words` began."""
        at, word = match.start(), match.group()
        if at in self.scan.terms("award") or (
            self.scan.opens_phrase(at) and not self._is_ong(at, words)
        ):
            return False
        if words and not word[0].isupper():
            return self.scan.key[match.start() : match.end()] in self.known.middles
        if not word[0].isupper() or self._is_short_form(word):
            return False
        for start, end in words:
            long = self.scan.text[start:end]
            if len(long) > 1 and long[-1].isalpha():
                return len(word) == 1 or long.isupper() == word.isupper()
        return True

    def _is_ong(self, at: int, words: list[tuple[int, int]]) -> bool:
        """'ông Ông Ích Mẫu' is of the family Ông."""
        polite = self.scan.terms("polite")
        return not words and at in polite and self.scan.word_before(at) in self._polite

    @staticmethod
    def _is_short_form(word: str) -> bool:
        """Whether capitals without a vowel are no syllable: 'BCHCĐ'."""
        return len(word) > 1 and word.isupper() and not _VOWEL.search(fold(word))


def canonical_name(surface: str) -> str:
    """Title case with one space between words: 'NGUYỄN văn AN' -> 'Nguyễn Văn An'."""
    return " ".join([
        word if not word.isupper() and word[0].isupper() else word.title()
        for word in surface.split()
    ])  # fmt: skip

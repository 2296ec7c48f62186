"""How a Vietnamese personal name is written, and where in a line it ends."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from congdoan.lexicon import Words
from congdoan.normalise.inner import inner_record
from congdoan.normalise.organisations.places import province_at
from congdoan.normalise.people.roles import RolePhrase
from congdoan.normalise.scan import Scan
from congdoan.normalise.word_patterns import CAPITAL
from congdoan.records import maker
from congdoan.text import fold

# "K’ Brốp": the mark of a man's or woman's name may stand apart from it.
WORD = re.compile(r"[HK]['’](?= [^\W\d_])|[^\W\d_]+(?:['’][^\W\d_]+)*")
# The words that may make a name: at most five.
_RUN = re.compile(rf"(?:{WORD.pattern})(?: (?:{WORD.pattern})){{0,4}}")
_VOWEL = re.compile(r"[aeiouy’']")
_STOP = re.compile(r" ?[-–—,;(.]")
# Only personal names go on so behind a family name that no list knows: 'Tao Thị Ún', no 'Văn hóa'.
_OF_A_NAME = re.compile(r" (?:thị|văn) (?!hóa|học|nghệ|phòng|thư|kiện|trấn|xã|trường)")
_CAPITAL_WORD = re.compile(rf"(?<!\w){CAPITAL}\w*")
NAME_REACH = 48  # letters of a full name
_FAMILY_REACH = 12  # letters of a family name and the space behind it
_THING_REACH = 32
_DEPUTY, _YOUTH = "phó ", "đoàn "
_MARKS = ("h'", "h’", "k'", "k’")  # begin the names of women and men of the Central Highlands
_MARKED = 4  # letters of "K'Br": so marked, one word is a name


@inner_record
class PersonSpan:
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


new_person = maker(PersonSpan)


def row_item(at: int, end: int, name: str) -> PersonSpan:
    """A name that stands as an item of a list, without a title."""
    return new_person(
        start=at, end=end, lead=at, name=name, titles=frozenset({"official"}), listed=True
    )


@lru_cache(maxsize=8)
def _things(titles: Words) -> tuple[str, ...]:
    return tuple(f" {word}" for word in titles.strings("not_persons_after"))


class NameReader:
    """Reads full names of one scanned document."""

    def __init__(self, scan: Scan) -> None:
        self.scan = scan
        self.known = scan.knowledge
        self._historic = tuple(scan.knowledge.historic)
        self._things = _things(scan.knowledge.titles)
        self._stops = scan.openers.union(scan.terms("award"))  # where no word of a name begins
        self._youth = scan.knowledge.titles.strings("youth_units")
        self._polite = scan.knowledge.titles.strings("polite")

    def at(self, at: int, *, trusted: bool) -> tuple[int, str] | None:
        """End and canonical form of the full name at `at`, of two to five words.

        `trusted` (a title stands before it) allows a family name that no list knows.
        """
        if not self.scan.capital_at(at) or not self._begins(at, trusted=trusted):
            return None
        run = _RUN.match(self.scan.text, at)
        if run is None:
            return None
        plain = run.group().istitle() and self._stops.isdisjoint(range(at, run.end()))
        end = run.end() if plain else self._end(at, run.group().split(" "))
        told = self._told_end(at, end) if self.scan.text[at:end].isupper() else None
        end = told or end
        key = self.scan.key[at:end]
        if self._is_too_short(key) or key.startswith(self._historic) or self._is_an_office(key):
            return None
        if self._is_a_place(at, end) or (told is None and self._runs_on(at, end)):
            return None
        name = canonical_name(self.scan.text[at:end])
        # Not in letters of another script, however alike.
        return (end, name) if fold(name).replace("’", "").isascii() else None

    def _is_a_place(self, at: int, end: int) -> bool:
        """Whether a province stands there, alone or before a person: 'Yên Bái | Dương Văn Tám'."""
        place = province_at(self.scan, at)
        if place is None:
            return False
        return place[0] == end or self.scan.names_a_person(place[0] + 1, 2, rare=True)

    def _told_end(self, at: int, end: int) -> int | None:
        """End of a name in capitals where the text tells it so: 'LÊ THỊ MẪU LÀM CHỦ TỊCH'."""
        words = canonical_name(self.scan.text[at:end]).split(" ")
        for count in range(len(words), 1, -1):
            name = " ".join(words[:count])
            if name in self.scan.text:
                return at + len(name)
        return None

    def ending_at(self, end: int) -> tuple[int, str] | None:
        """Start and canonical form of the full name that ends at `end`, in the same line."""
        if not self.may_end_at(end):
            return None
        floor = max(self.scan.line_start(end), end - NAME_REACH)
        for word in _CAPITAL_WORD.finditer(self.scan.text, floor, end):
            found = self.at(word.start(), trusted=False)
            if found is not None and found[0] == end:
                return word.start(), found[1]
        return None

    def may_end_at(self, end: int) -> bool:
        """Whether the word that ends at `end` begins with a capital, as the last of a name does."""
        begin = max(self.scan.line_start(end), self.scan.text.rfind(" ", 0, end) + 1)
        return self.scan.capital_at(begin)

    @staticmethod
    def _is_too_short(key: str) -> bool:
        """Whether one word is no name: "K'Brốp" is."""
        return " " not in key and (len(key) <= _MARKED or not key.startswith(_MARKS))

    def _is_an_office(self, key: str) -> bool:
        """'Phó Trưởng Công an', 'Đoàn Khối Doanh nghiệp' are not of the families Phó and Đoàn."""
        if not key.startswith((_DEPUTY, _YOUTH)):
            return False
        second = key.split(" ")[1]
        return second in (self.known.never if key.startswith(_DEPUTY) else self._youth)

    def _begins(self, at: int, *, trusted: bool) -> bool:
        """Whether a family name stands at `at`: one listed, or what else with 'Thị' or a title."""
        key, end = self.scan.key, self.scan.key.find(" ", at, at + _FAMILY_REACH)
        first = key[at : end if end >= 0 else at + _FAMILY_REACH]
        if first in self.known.surnames or first.startswith(_MARKS):
            return True
        if not trusted and (not self.scan.capital_at(end + 1) or not _OF_A_NAME.match(key, end)):
            return False
        return first not in self.known.never

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

    def _end(self, at: int, words: Iterable[str]) -> int:
        """End of the name at `at`, the first of `words`: that of its last capitalised word."""
        end = at
        shouted: bool | None = None  # whether the name stands in capitals: a long word tells
        for word in words:
            stopped = at in self._stops and not self._is_ong(at)
            if stopped or not self._fits(at, word, shouted=shouted):
                break
            if word[0].isupper():
                end = at + len(word)
            if shouted is None and len(word) > 1 and word[-1].isalpha():
                shouted = word.isupper()
            at += len(word) + 1
        return end

    def _fits(self, at: int, word: str, *, shouted: bool | None) -> bool:
        """Whether the word at `at` may be of a name, whose words before are in capitals or not."""
        if word.istitle():
            return not shouted or len(word) == 1
        if not word[0].isupper():
            return self.scan.key[at : at + len(word)] in self.known.middles
        if word.isupper() and not _VOWEL.search(fold(word)):
            return False  # a short form, no syllable: 'BCHCĐ'
        return shouted is None or shouted == word.isupper()

    def _is_ong(self, at: int) -> bool:
        """'ông Ông Ích Mẫu' is of the family Ông."""
        polite = self.scan.terms("polite")
        return at in polite and self.scan.word_before(at) in self._polite


def canonical_name(surface: str) -> str:
    """Title case with one space between words: 'NGUYỄN văn AN' -> 'Nguyễn Văn An'."""
    if surface.istitle():
        return surface
    return " ".join([
        word if not word.isupper() and word[0].isupper() else word.title()
        for word in surface.split()
    ])  # fmt: skip

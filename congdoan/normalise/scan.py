"""A document with its listed words found: what all scanners of names share, made once."""

from __future__ import annotations

import re

from congdoan.normalise.document import Document
from congdoan.normalise.knowledge import Knowledge
from congdoan.normalise.place_slot import Slot
from congdoan.normalise.terms import Term
from congdoan.normalise.text_steps import TextSteps
from congdoan.provinces import Province

_NAME_WORD = re.compile(
    r"(?:[^\W\d_]\.){2,}[^\W\d_]?(?!\w)|[^\W\d_]\d{1,3}(?!\w)|[^\W\d_]+(?:['’][^\W\d_]+)*"
    r"|\d{1,3}[A-Z]?(?![\w/%-]|[.,]\d)"
)
_LONGEST_NAME = 5
_TOLD_REACH = 20_000  # letters in which a name of the title is looked for; no article is longer
_MIDDLES = ("văn", "thị", "a", "seo")  # behind a family name they stand in personal names only
_OF_WOMEN = " thị "
_PLACE_WORDS = 2  # syllables of most places


class Scan(TextSteps):
    """Term look-ups by offset, and what words with capitals are, on top of the steps of a text."""

    def __init__(self, doc: Document, knowledge: Knowledge) -> None:
        super().__init__(doc)
        self.knowledge = knowledge
        self._terms = knowledge.index.scan(doc.text, doc.key)
        self.places, self.place_words = self._terms["place"], self._terms["place_word"]
        self.openers = self._read_openers()
        self._named_after = knowledge.places.strings("named_after")
        self._events = knowledge.organisations.strings("events_behind")
        # Places read so far (organisations/places.py): each for itself and for bodies before it.
        self.slots: dict[int, Slot] = {}
        self.provinces: dict[int, tuple[int, tuple[Province, ...]] | None] = {}
        self._cased: dict[str, str] = {}  # names of capital lines -> as written elsewhere

    def terms(self, category: str) -> dict[int, Term]:
        """Longest hit of the category by offset."""
        return self._terms[category]

    def term(self, category: str, at: int) -> Term | None:
        """The category's hit that starts at `at`."""
        return self._terms[category].get(at)

    def word_end(self, at: int) -> int | None:
        """End of the capitalised word or short number at `at`; None when there is none.

        Hospitals of the army are 'C17', '7B'. A number that counts something ("Bệnh viện 20 triệu
        đồng") is none.
        """
        letter = self.text[at : at + 1]
        capital = letter.isupper()
        word = _NAME_WORD.match(self.text, at) if capital or letter.isdigit() else None
        if word is None:
            return None
        return word.end() if capital or not self.counts(word.end()) else None

    def counts(self, end: int) -> bool:
        """Whether the number that ends at `end` counts something: '20 bộ', not '199 Bộ Công an'."""
        thing = self.knowledge.counted.match(self.key, end)
        return thing is not None and not self.capital_at(end + 1)

    def opens_phrase(self, at: int) -> bool:
        """Whether a title, a post or an organisation begins at `at`: no name goes on there."""
        return at in self.openers

    def _read_openers(self) -> frozenset[int]:
        kinds = ("role", "head", "official", "plural")
        polite = (at for at in self.terms("polite") if not self._is_of_a_place(at))
        former = (
            term.start
            for term in self.terms("role_prefix").values()
            if term.end + 1 in self.terms("role") and self.text[term.end] == " "
        )
        return frozenset([*(at for kind in kinds for at in self.terms(kind)), *polite, *former])

    def _is_of_a_place(self, at: int) -> bool:
        """Whether 'Bà' is a syllable of a name: 'Bà Rịa', 'Hai Bà Trưng'; not 'Bà Lê Thị Hoa'."""
        behind = self.terms("polite")[at].end + 1
        if not self.capital_at(at) or not self.key[max(0, at - 2) : at - 1].isalnum():
            return False
        end = self.word_end(behind)
        alone = end is not None and self.word_end(end + 1) is None
        return alone and self.key[behind:end] not in self.knowledge.surnames

    def capital_run(self, at: int, most: int) -> int:
        """End of up to `most` capitalised words from `at`; `at` itself when there are none.

        A personal name that follows at once ("huyện Tương Dương Vi Văn Tám") does not belong to it.
        """
        words = self._capital_words(at, most + _LONGEST_NAME)
        words = words[: min(most, self._name_from(words))]
        return words[-1][1] if words else at

    def _capital_words(self, at: int, most: int) -> list[tuple[int, int]]:
        """Up to `most` capitalised words from `at`, up to where a phrase opens."""
        words: list[tuple[int, int]] = []
        here = at
        while len(words) < most:
            stop = self.word_end(here)
            titled = self.opens_phrase(here) or here in self.terms("degrees")
            titled = titled or self.key.startswith(self._events, here)
            if stop is None or (words and titled):
                break
            words.append((here, stop))
            if self.text[stop : stop + 1] != " ":
                break
            here = stop + 1
        return words

    def told_name(self, at: int, most: int) -> tuple[int, str]:
        """End of the name at `at` in a line of capitals, and how the text writes it elsewhere.

        'TTYT HUYỆN BA TRI GẶP MẶT' where the text has 'huyện Ba Tri'; `at` when it has no such.
        """
        before = self.text.rfind(" ", 0, max(0, at - 1)) + 1
        ends: list[int] = []
        stop = self.word_end(at)
        while stop is not None and len(ends) < most:
            ends.append(stop)
            stop = self.word_end(stop + 1) if self.text[stop : stop + 1] == " " else None
        for end in reversed(ends):
            name = self._elsewhere(before, at, end, most)
            if name:
                return end, name
        return at, ""

    def _elsewhere(self, before: int, at: int, end: int, most: int) -> str:
        """The name from `at` to `end` where it stands with the word before it in small letters."""
        words, name = self.key[before:end], at - before
        if words not in self._cased:
            self._cased[words] = self._cased_name(words, name, most)
        return self._cased[words]

    def _cased_name(self, words: str, name: int, most: int) -> str:
        found = self.key.find(words, 0, _TOLD_REACH)
        while found >= 0:
            start, stop = found + name, found + len(words)
            cased = not self.text[start:stop].isupper()
            if cased and self.capital_at(start) and self.capital_run(start, most) == stop:
                return self.text[start:stop]
            found = self.key.find(words, stop, _TOLD_REACH)
        return ""

    def _name_from(self, words: list[tuple[int, int]]) -> int:
        """Index of the word where a personal name begins; the number of words when none does."""
        keys = [self.key[a:b] for a, b in words]
        plain = self._plain_name_from(keys)
        if plain:
            return len(words) if self._ends_in_a_province(words, plain) else plain
        # 'BV Nguyễn Đình Chiểu Trình Minh Hiệp': too long for one name, a rarer family name tells.
        for i in range(2, len(keys) - 2 if len(keys) >= _LONGEST_NAME else 0):
            if keys[i] in self.knowledge.surnames and len(keys) - i <= _LONGEST_NAME - 1:
                return i
        return len(words)

    def _ends_in_a_province(self, words: list[tuple[int, int]], start: int) -> bool:
        """Whether what would be a person ends with a province: 'Thanh | Vũ Medic Bạc Liêu'."""
        if self.key[slice(*words[start + 1])] in _MIDDLES:
            return False
        places = self.terms("place")
        return any(at in places and places[at].end == words[-1][1] for at, _ in words[start + 2 :])

    def _plain_name_from(self, keys: list[str]) -> int:
        """Index of a common family name, or of one with its middle name, behind a place's words.

        Most places have two words: 'huyện Phú Lương Trần Văn Tám' before 'huyện Phú'. 0: none.
        """
        for i in sorted(range(1, len(keys) - 2), key=lambda i: abs(i - _PLACE_WORDS)):
            named = keys[i] in self.knowledge.surnames and keys[i + 1] in _MIDDLES
            if named or keys[i] in self.knowledge.frequent:
                return i
        return 0

    def person_behind(self, at: int) -> bool:
        """Whether a person's name follows a place's in the capitalised words from `at`."""
        words = self._capital_words(at, 2 * _LONGEST_NAME)
        return self._plain_name_from([self.key[a:b] for a, b in words]) > 0

    def names_a_person(
        self, at: int, words: int, *, middle: bool = False, rare: bool = False
    ) -> bool:
        """Whether a common family name and as many capitalised words stand at `at`.

        `middle`: the second word must be 'Văn', 'Thị' or 'Nữ', which no place has. `rare`: any
        listed family name will do.
        """
        end = self.word_end(at)
        names = self.knowledge.surnames if rare else self.knowledge.frequent
        if end is None or self.key[at:end] not in names or self.is_of_a_place(at):
            return False
        if middle and not self.key.startswith((" văn ", " thị ", " nữ "), end):
            return False
        for _ in range(words - 1):
            end = self.word_end(end + 1) if self.text[end : end + 1] == " " else None
            if end is None:
                return False
        return True

    def is_of_a_place(self, at: int) -> bool:
        """Whether the name at `at` is one that places bear: 'Trần Văn Thời', 'Hoàng Su Phì'."""
        return self.key.startswith(self._named_after, at)

    def names_a_woman(self, at: int) -> bool:
        """Whether a family name and 'Thị' stand at `at`, which no place of work has."""
        end = self.word_end(at)
        named = end is not None and self.key[at:end] in self.knowledge.surnames
        return named and self.key.startswith(_OF_WOMEN, end or at)

"""All listed words of a text in one pass: an Aho-Corasick automaton with word boundaries.

The automaton runs over the document's matching key, so hits carry the offsets of the stored text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

import ahocorasick

from congdoan.text import tone_key

_DASH = re.compile(r" - ")
_WORD = re.compile(r"\w+")


class Term(NamedTuple):
    """A listed form found in the text; `row` is the index of its entry in the category's table."""

    start: int
    end: int
    row: int


def spellings(form: str) -> set[str]:
    """The matching keys of a form: a spaced hyphen is also met glued and as an en dash.

    >>> sorted(spellings("Sản - Nhi"))
    ['sản - nhi', 'sản -nhi', 'sản – nhi', 'sản- nhi', 'sản-nhi', 'sản–nhi']
    """
    key = tone_key(form)
    return {_DASH.sub(dash, key) for dash in (" - ", "-", " – ", "–", "- ", " -")}


class TermIndex:
    """Forms of several categories compiled once."""

    def __init__(self, entries: Iterable[tuple[str, int, str]], capitals: frozenset[str]) -> None:
        """Compile `entries` (category, row, form).

        `capitals` are short forms, lower case, that count only where the text has them in capitals.
        """
        listed: dict[str, dict[str, int]] = {}
        self._categories: set[str] = set()
        for category, row, form in entries:
            self._categories.add(category)
            for key in spellings(form):
                listed.setdefault(key, {}).setdefault(category, row)
        self._automaton = ahocorasick.Automaton()
        for key, uses in listed.items():
            shouted = tuple(
                match.span() for match in _WORD.finditer(key) if match.group() in capitals
            )
            opens, closes = key[0].isalnum(), key[-1].isalnum()
            self._automaton.add_word(key, (len(key), opens, closes, shouted, tuple(uses.items())))
        self._automaton.make_automaton()

    def scan(self, text: str, key: str) -> dict[str, dict[int, Term]]:
        """Longest hit of each category at each offset of `key`, which is as long as `text`."""
        found: dict[str, dict[int, Term]] = {category: {} for category in self._categories}
        around = f" {key} "  # so that every hit has a neighbour on either side
        new = tuple.__new__
        for last, (length, opens, closes, shouted, uses) in self._automaton.iter(key):
            end = last + 1
            start = end - length
            if (closes and around[end + 1].isalnum()) or (opens and around[start].isalnum()):
                continue
            for begin, stop in shouted:
                if not text[start + begin : start + stop].isupper():
                    break
            else:
                # Hits come by their ends: a later one at the same offset is longer.
                for category, row in uses:
                    found[category][start] = new(Term, (start, end, row))
        return found

"""All listed words of a text in one pass: an Aho-Corasick automaton with word boundaries.

The automaton runs over the document's matching key, so hits carry the offsets of the stored text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

import ahocorasick

from congdoan.records import record
from congdoan.text import tone_key

_DASH = re.compile(r" - ")
_WORD = re.compile(r"\w+")


@record
class Term:
    """A listed form found in the text; `row` is the index of its entry in the category's table."""

    start: int
    end: int
    row: int


Terms = Mapping[str, Mapping[int, Term]]


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
        listed: dict[str, list[tuple[str, int]]] = {}
        for category, row, form in entries:
            for key in spellings(form):
                listed.setdefault(key, []).append((category, row))
        self._automaton = ahocorasick.Automaton()
        for key, uses in listed.items():
            shouted = tuple(
                match.span() for match in _WORD.finditer(key) if match.group() in capitals
            )
            self._automaton.add_word(key, (len(key), shouted, tuple(uses)))
        self._automaton.make_automaton()

    def scan(self, text: str, key: str) -> dict[str, dict[int, Term]]:
        """Longest hit of each category at each offset of `key`, which is as long as `text`."""
        found: dict[str, dict[int, Term]] = {}
        for last, (length, shouted, uses) in self._automaton.iter(key):
            start, end = last + 1 - length, last + 1
            if not _stands_alone(key, start, end):
                continue
            if any(not text[start + a : start + b].isupper() for a, b in shouted):
                continue
            for category, row in uses:
                hits = found.setdefault(category, {})
                known = hits.get(start)
                if known is None or known.end < end:
                    hits[start] = Term(start=start, end=end, row=row)
        return found


def _stands_alone(key: str, start: int, end: int) -> bool:
    before = start == 0 or not (key[start].isalnum() and key[start - 1].isalnum())
    return before and (end == len(key) or not (key[end - 1].isalnum() and key[end].isalnum()))

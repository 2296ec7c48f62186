"""The small steps that parsers take over a document's text and its matching key."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping

from congdoan.normalise.document import Document

_WORD_END = re.compile(r"(?<=\w)(?!\w)")
_NAME_REACH = 60
_OPENERS = (" ", "“", '"', "'")


class TextSteps:
    """A document with its text and key at hand, asked for what stands at an offset."""

    def __init__(self, doc: Document) -> None:
        self.doc = doc
        self.text = doc.text
        self.key = doc.key
        # Offsets where the lines (blocks) begin.
        self.line_starts = [0, *(match.end() for match in re.finditer("\n", self.text))]

    def skip_space(self, at: int) -> int:
        """The offset after at most one space."""
        return at + 1 if at < len(self.text) and self.text[at] == " " else at

    def capital_at(self, at: int) -> bool:
        """Whether a capital letter stands at `at`."""
        return at < len(self.text) and self.text[at].isupper()

    def longest_of(self, names: Mapping[str, str], at: int) -> tuple[int, str]:
        """End and value of the longest of `names` (by their keys) in whole words at `at`.

        `at` and no value where none stands there.
        """
        stops = [end.start() for end in _WORD_END.finditer(self.key, at, at + _NAME_REACH)]
        for stop in reversed(stops):
            if self.key[at:stop] in names:
                return stop, names[self.key[at:stop]]
        return at, ""

    def in_capitals(self, start: int, end: int) -> bool:
        """Whether the words from `start` to `end` and what follows stand in capitals."""
        return self.text[start : end + 8].isupper()

    def word_at(self, at: int) -> str:
        """The matching key of the word that begins at `at`; empty when none does."""
        end = _WORD_END.search(self.key, at, at + _NAME_REACH)
        return self.key[at : end.start()] if end is not None else ""

    def word_before(self, at: int) -> str:
        """The matching key of the word left of `at` in its sentence; empty when there is none."""
        end = at - 1 if self.key[max(0, at - 1) : at] in _OPENERS else at
        start, floor = end, max(0, at - 24)
        while start > floor and self.key[start - 1].isalnum():
            start -= 1
        return self.key[start:end]

    def starts_sentence(self, at: int) -> bool:
        """Whether `at` is the first letter of its sentence."""
        return self.doc.sentence_at(at).start == at

    def line_start(self, at: int) -> int:
        """Offset where the line (block) that holds `at` begins."""
        return self.line_starts[bisect_right(self.line_starts, at) - 1]

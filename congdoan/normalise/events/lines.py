"""The lines of a digest: bulleted, numbered or labelled, with what stands before their words."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from itertools import groupby

from congdoan.normalise.document import Hit, Sentence
from congdoan.normalise.events.days import OpeningDays
from congdoan.normalise.events.told import Teller
from congdoan.normalise.organisations.digest import Label, labels
from congdoan.normalise.scan import Scan

_BEFORE_COLON = 60
_FEWEST = 2
_BULLET = re.compile(r"(?:[-+*•●■►▪–]|\d{1,2}[.)/](?!\d)|\(\d{1,2}\)|[a-h]\)) ?")
_AT = re.compile(r"(?:tại|ở) ")
# Behind a body that heads a line: 'LĐLĐ huyện X: ...', 'LĐLĐ huyện X – Ngày 5/5, ...'.
_HEADED = re.compile(r":| [-–] (?=(?:ngày|sáng|trưa|chiều|tối|từ|trong) )")
_NUMBER = re.compile(r"\d{1,2}[.)]? ?")


class Lines:
    """The lines of one article, each known by its first sentence (`firsts`)."""

    def __init__(self, teller: Teller, scan: Scan, days: OpeningDays) -> None:
        self._teller = teller
        self._key = teller.doc.key
        self._scan = scan
        self._days = days
        # What stands before the words of a line, by its begin: looked up more than once.
        self._marks: dict[int, int] = {}
        self._bodies: dict[int, Hit | None] = {}

    @cached_property
    def is_digest(self) -> bool:
        """Whether the text is made of bulleted, numbered or labelled lines."""
        firsts, bodies = self.firsts, self._teller.bodies
        bulleted = sum(self._mark_end(s) > s.start for s in firsts)
        numbered = [s for s, behind in firsts.items() if behind]
        return (
            bulleted >= _FEWEST
            or sum(bool(bodies(s.start, s.start + 1)) or self._is_dated(s) for s in numbered)
            >= _FEWEST
            or sum(self.body(s) is not None for s in firsts) >= _FEWEST
            or len(self._labels) >= _FEWEST
        )

    @cached_property
    def firsts(self) -> dict[Sentence, bool]:
        """The first sentence of every block, and whether a number stands before it ('2. LĐLĐ')."""
        starts = [block.start for block in self._teller.doc.article.blocks]
        found: dict[int, tuple[Sentence, bool]] = {}
        numbered = 0
        for sentence in self._teller.sentences:
            block = bisect_right(starts, sentence.start)
            if _NUMBER.fullmatch(self._key, sentence.start, sentence.end):
                numbered = block
            else:
                found.setdefault(block, (sentence, block == numbered))
        return dict(found.values())

    @cached_property
    def _labels(self) -> dict[int, Label]:
        return {label.line: label for label in labels(self._scan, self._teller.published_on)}

    def begin(self, sentence: Sentence) -> int:
        """Behind a bullet and a label."""
        start = self._mark_end(sentence)
        colon = self._key.find(":", start, start + _BEFORE_COLON)
        label = self.label(sentence) if colon >= 0 else None
        body = self.body(sentence)
        headed = _HEADED.match(self._key, body.end) if body is not None else None
        if headed is not None:
            start = headed.end()
        elif label is not None and not label.at:
            start = colon + 1
        return start + (self._key[start : start + 1] == " ")

    def is_news(self, sentence: Sentence) -> bool:
        """Whether the line is one of several pieces of news: bulleted, numbered or labelled.

        Lines behind a colon, none of which begins with a day, are parts of what the colon ends:
        'Tại buổi lễ, các đại biểu đã trao:'.
        """
        return sentence in self._marked and sentence not in self._enumerated

    @cached_property
    def _marked(self) -> frozenset[Sentence]:
        """The lines with a bullet, a number or a label before them."""
        return frozenset(s for s in self.firsts if self._is_marked(s))

    @cached_property
    def _enumerated(self) -> frozenset[Sentence]:
        """The marked lines behind a colon of which none begins with a day."""
        found: list[Sentence] = []
        behind_colon = False
        for marked, lines in groupby(self.firsts, self._marked.__contains__):
            run = list(lines)
            if marked and behind_colon and not any(map(self._is_dated, run)):
                found += run
            behind_colon = self._key.endswith(":", 0, self._line_end(run[-1]))
        return frozenset(found)

    def _is_dated(self, line: Sentence) -> bool:
        return self._days.of(line, self.begin(line), None) is not None

    def _is_marked(self, sentence: Sentence) -> bool:
        marked = self.firsts.get(sentence, False) or self._mark_end(sentence) > sentence.start
        labelled = self.label(sentence) is not None or self._is_below_label(sentence)
        return marked or labelled or self.body(sentence) is not None

    def _is_below_label(self, sentence: Sentence) -> bool:
        """Whether the line above is a label alone: 'Thái Bình'."""
        begin = self._key.rfind("\n", 0, sentence.start) + 1
        above = self._key.rfind("\n", 0, max(0, begin - 1)) + 1
        label = self._labels.get(above) if begin else None
        return label is not None and begin - above <= _BEFORE_COLON

    def _line_end(self, sentence: Sentence) -> int:
        """Where the block of its first sentence ends."""
        end = self._key.find("\n", sentence.start)
        return end if end >= 0 else len(self._key)

    def _mark_end(self, sentence: Sentence) -> int:
        start = sentence.start
        if start not in self._marks:
            lettered = self._key.startswith(")", start + 1)
            plain = self._key[start].isalpha() and not lettered
            mark = None if plain else _BULLET.match(self._key, start)
            self._marks[start] = mark.end() if mark else start
        return self._marks[start]

    def body(self, sentence: Sentence) -> Hit | None:
        """The body that heads a line: '2. LĐLĐ huyện Ba Tri: Ngày 30/01, ...', 'Tại X: ...'."""
        if sentence.start not in self._bodies:
            start = self._mark_end(sentence)
            at = _AT.match(self._key, start)
            start = at.end() if at else start
            named = self._teller.bodies(start, start + 1)
            headed = (hit for hit in named if _HEADED.match(self._key, hit.end))
            self._bodies[sentence.start] = next(headed, None)
        return self._bodies[sentence.start]

    def label(self, sentence: Sentence) -> Label | None:
        """The province that a line, or the line above it, is labelled with."""
        return self._labels.get(self._key.rfind("\n", 0, sentence.start) + 1)

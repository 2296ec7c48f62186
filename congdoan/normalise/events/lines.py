"""The lines of a digest: bulleted, numbered or labelled, with what stands before their words."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from itertools import groupby

from congdoan.normalise.dates.records import DateHit
from congdoan.normalise.document import Hit, Sentence
from congdoan.normalise.events.days import OpeningDays, When
from congdoan.normalise.events.told import Teller
from congdoan.normalise.organisations.digest import Label, labels
from congdoan.normalise.scan import Scan

_BEFORE_COLON = 60
_FEWEST = 2
_BULLET = re.compile(r"(?:[-+*•●■►▪–]|\d{1,2}[.)/](?!\d)|\(\d{1,2}\)|[a-h]\)) ?")
_AT = ("tại ", "ở ")
# Behind a body that heads a line: 'LĐLĐ huyện X: ...', 'LĐLĐ huyện X – Ngày 5/5, ...'.
_HEADED = re.compile(r":| [-–] (?=(?:ngày|sáng|trưa|chiều|tối|từ|trong) )")
_MAY_HEAD = (":", " -", " –")
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

    @cached_property
    def is_digest(self) -> bool:
        """Whether the text is made of bulleted, numbered or labelled lines."""
        firsts, bodies = self.firsts, self._teller.bodies
        bulleted = sum(self._mark_end(s) > s.start for s in firsts)
        numbered = [s for s in firsts if s.start in self._numbered]
        return (
            bulleted >= _FEWEST
            or sum(bool(bodies(s.start, s.start + 1)) or self._is_dated(s) for s in numbered)
            >= _FEWEST
            or sum(self.body(s) is not None for s in firsts) >= _FEWEST
            or len(self._labels) >= _FEWEST
        )

    @property
    def firsts(self) -> list[Sentence]:
        """The first sentence of every block; of '2. LĐLĐ' the one behind the number."""
        return self._firsts[0]

    @property
    def _numbered(self) -> set[int]:
        """Where those begin that have a number before them."""
        return self._firsts[1]

    @cached_property
    def _firsts(self) -> tuple[list[Sentence], set[int]]:
        blocks = self._teller.doc.article.blocks
        starts = [block.start for block in blocks]
        found: list[Sentence] = []
        numbered: set[int] = set()
        done = behind_number = 0
        for sentence in self._teller.sentences:
            if sentence.start < done:
                continue
            stop = blocks[bisect_right(starts, sentence.start) - 1].end
            if _NUMBER.fullmatch(self._key, sentence.start, sentence.end):
                behind_number = stop
                continue
            found.append(sentence)
            if sentence.start < behind_number:
                numbered.add(sentence.start)
            done = stop
        return found, numbered

    @cached_property
    def first_starts(self) -> frozenset[int]:
        """Where the lines begin."""
        return frozenset(sentence.start for sentence in self.firsts)

    @cached_property
    def _labels(self) -> dict[int, Label]:
        return {label.line: label for label in labels(self._scan, self._teller.days.published_on)}

    def when(self, sentence: Sentence, last: DateHit | None) -> When | None:
        """The day that the sentence begins with; `last` is that of the event told before it."""
        told = self.may_tell(sentence)
        return self._days.of(sentence, self.begin(sentence), last) if told else None

    def may_tell(self, sentence: Sentence) -> bool:
        """Whether there is any day in the sentence; most have none, and begin with none."""
        return self._days.may_tell(sentence)

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
        return sentence.start in self._marked and sentence.start not in self._enumerated

    @cached_property
    def _marked(self) -> frozenset[int]:
        """Where the lines with a bullet, a number or a label before them begin."""
        return frozenset(s.start for s in self.firsts if self._is_marked(s))

    @cached_property
    def _enumerated(self) -> frozenset[int]:
        """The marked lines behind a colon of which none begins with a day."""
        found: list[int] = []
        behind_colon = False
        for marked, lines in groupby(self.firsts, lambda line: line.start in self._marked):
            run = list(lines)
            if marked and behind_colon and not any(map(self._is_dated, run)):
                found += [line.start for line in run]
            behind_colon = self._key.endswith(":", 0, self._line_end(run[-1]))
        return frozenset(found)

    def _is_dated(self, line: Sentence) -> bool:
        return self.when(line, None) is not None

    def _is_marked(self, sentence: Sentence) -> bool:
        start = sentence.start
        marked = start in self._numbered or self._mark_end(sentence) > start
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

    @cached_property
    def _headings(self) -> dict[int, Hit]:
        """The bodies that head a line if one begins there, by where they begin."""
        key, bodies = self._key, self._teller.bodies(0, len(self._key))
        near = (hit for hit in reversed(bodies) if key.startswith(_MAY_HEAD, hit.end))
        return {hit.start: hit for hit in near if _HEADED.match(key, hit.end)}

    def body(self, sentence: Sentence) -> Hit | None:
        """The body that heads a line: '2. LĐLĐ huyện Ba Tri: Ngày 30/01, ...', 'Tại X: ...'."""
        if not self._headings:
            return None
        start = self._mark_end(sentence)
        if self._key.startswith(_AT, start):
            start = self._key.index(" ", start) + 1
        return self._headings.get(start)

    def label(self, sentence: Sentence) -> Label | None:
        """The province that a line, or the line above it, is labelled with."""
        return self._labels.get(self._key.rfind("\n", 0, sentence.start) + 1)

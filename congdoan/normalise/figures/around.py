"""Where one number stands: its sentence, and the part of it that speaks of the number."""

from __future__ import annotations

import re

from congdoan.normalise.document import Document, Sentence
from congdoan.normalise.figures.shape import Shape
from congdoan.normalise.figures.words import AHEAD

PARAGRAPH = 400
_STOP = re.compile(r"[;:(,.](?:(?<=[;:(])|(?!\d))")
_OPENS = (";", "; ", ";và ", "; và ", "(", "( ", "(và ", "( và ")
_BARE = re.compile(
    r" ?(?:[.,;:()/]|$)| (?:đang )?(?:sinh hoạt|công tác|làm việc|thì|song|nhưng)(?!\w)"
    r"| (?:và|ở|tại|thuộc|với|trong) \d| được (?:chuyển|bàn giao)(?!\w)"
)


class Around:
    """A number with what all rules ask of its surroundings, found once.

    `begin` is where the part of the sentence begins: behind the last semicolon.
    """

    __slots__ = ("_end", "begin", "doc", "key", "sentence", "shape")

    def __init__(self, doc: Document, shape: Shape, sentence: Sentence) -> None:
        self.doc, self.key = doc, doc.key
        self.shape, self.sentence = shape, sentence
        first = max(sentence.start, shape.number - PARAGRAPH)
        self.begin = doc.key.rfind(";", first, shape.number) + 1 or first
        self._end: int | None = None

    @property
    def end(self) -> int:
        """Where the words behind the number end that still speak of it."""
        if self._end is None:
            self._end = self.end_within(AHEAD)
        return self._end

    def end_within(self, ahead: int) -> int:
        """As `end`, where the words may go on for `ahead` letters."""
        at = self.shape.end
        end = min(self.sentence.end, at + ahead)
        stop = _STOP.search(self.key, at, end)
        return stop.start() if stop is not None else end

    def opens_part(self) -> bool:
        """Whether the number is the first word behind a semicolon or a bracket."""
        return self.key.endswith(_OPENS, 0, self.shape.start)

    def stands_bare(self) -> bool:
        """Whether nothing more is said of those who are counted: 'có 4.588 đoàn viên, ...'."""
        return _BARE.match(self.key, self.shape.end) is not None

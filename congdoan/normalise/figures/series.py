"""What the numbers of one sentence measured last: a list goes on with it."""

from __future__ import annotations

import re

from congdoan.normalise.document import Document, Sentence
from congdoan.normalise.figures.inventory import Inventory
from congdoan.normalise.figures.measure import opens_part, part_start
from congdoan.normalise.figures.shapes import Shape
from congdoan.normalise.figures.words import FigureWords
from congdoan.normalise.word_patterns import whole

_AND = (" và ", ", ")
# The parts of a sum: '2 tỷ đồng, trong đó: Tết Nguyên đán 780 triệu đồng'.
_PARTS = re.compile(whole(("trong đó", "gồm"), end=r"(?: có)?:? (?:[^.;]|(?<=\d)\.(?=\d)){0,60}$"))
_PART_REACH = 80
_BRACKET_REACH = 160
# 'có 57 CĐCS y tế với 11.480 đoàn viên': the size of the same union goes on.
_WITH = re.compile(
    r"(?: (?:khối |ngành )?(?:y tế|bệnh viện)| trực thuộc| (?:tại|ở) [^.,;:()\d]{1,40})?"
    r"(?:, | và |,? với |,? gồm |,? có )(?:tổng số )?"
)
_AND_OTHERS = re.compile(r"[^.,;:()\n]{0,30}(?: và|, ?)(?: cho)? ")
# 'sự tham gia của 18 tổ công đoàn với 60 đoàn viên': those who came, and not all.
_TAKES_PART = re.compile(r"(?<!\w)(?:tham gia|tham dự|dự thi|thu hút|quy tụ)(?!\w)")
_PARTS_OF_UNION = frozenset({"base_unions", "base_unions_new", "union_groups"})
# Said of people of any kind in one list: 'thăm 24 đoàn viên ốm đau; 10 gia đình chính sách'.
_OF_PEOPLE = frozenset(
    {"gift_recipients", "support_recipients", "participants", "trained", "blood_donors"}
)


def _goes_on(doc: Document, shape: Shape) -> bool:
    """Whether an amount is one more of a list: 'A 200 triệu đồng; B 200 triệu đồng và C ...'."""
    at = part_start(doc, shape.number)
    listed = at > doc.sentence_at(shape.number).start and doc.key[at - 1] == ";"
    if listed or doc.key.endswith(_AND, 0, shape.start):
        return True
    return _PARTS.search(doc.key, max(at, shape.start - _PART_REACH), shape.start) is not None


class Series:
    """What the last numbers of a sentence measured: a list goes on with it.

    Example: 'thành lập mới 14 CĐCS ngoài nhà nước; 7 CĐCS công lập' -> twice base_unions_new.
    """

    def __init__(self, words: FigureWords) -> None:
        self._words = words
        self._inventory = Inventory()
        self._sentence = -1
        self._last: dict[str, str | None] = {}
        self._stock_end: int | None = None  # where the last number ends that told a union's size
        self._people_end: int | None = None  # ... and where one of people ends

    def before(self, doc: Document, shape: Shape, sentence: Sentence, *, named: bool) -> str | None:
        """The measure that a number opening its part goes on with, or None.

        So does one that stands directly behind a body's name (`named`): 'A có 61 đoàn viên, B 48'.
        """
        size = self._inventory.measure(doc, shape)
        if size is not None or sentence.start != self._sentence:
            return size
        of_people = self._words.group_of.get(shape.unit) == "people"
        told = self._of_people(doc, shape) if of_people else None
        if told is not None:
            return told
        money = shape.kind == "money" and _goes_on(doc, shape)
        # Without a measure it would be no figure: '8 cuộc về Điều lệ và 6 cuộc về tài chính'.
        same = shape.unit in self._words.only_measured and doc.key.endswith(_AND, 0, shape.start)
        listed = opens_part(doc, shape) or self._is_in_bracket(doc, shape, sentence)
        if not (money or named or same or listed):
            return None
        if shape.unit in self._last:
            return self._last[shape.unit]
        people = self._last.get("people")
        return people if of_people and people in _OF_PEOPLE else None

    def _is_in_bracket(self, doc: Document, shape: Shape, sentence: Sentence) -> bool:
        """Whether an open bracket tells parts of the number before: '(nặng 24 đoàn viên; ...'."""
        begin = max(sentence.start, shape.start - _BRACKET_REACH)
        opened = doc.key.rfind("(", begin, shape.start)
        return opened >= 0 and doc.key.find(")", opened, shape.start) < 0

    def _of_people(self, doc: Document, shape: Shape) -> str | None:
        """What a number of people says beside the one before it."""
        people = self._last.get("people")
        if people == "members_total" and doc.key.endswith(("/", "/ "), 0, shape.number):
            return "workers_total"  # '1.215 đoàn viên/1.281 viên chức': members out of workers
        if people in _OF_PEOPLE and self._people_end is not None:
            others = _AND_OTHERS.fullmatch(doc.key, self._people_end, shape.start)
            return people if others is not None else None
        return "members_total" if self._are_members(doc, shape) else None

    def _are_members(self, doc: Document, shape: Shape) -> bool:
        """Whether members are told directly with the workers, base unions or groups before them."""
        if shape.unit != "đoàn viên":
            return False
        workers = self._last.get("people") == "workers_total"
        stock = self._stock_end
        return (workers and doc.key.endswith(_AND, 0, shape.start)) or (
            stock is not None
            and _WITH.fullmatch(doc.key, stock, shape.start) is not None
            and _TAKES_PART.search(doc.key, max(self._sentence, stock - _PART_REACH), stock) is None
        )

    def add(self, doc: Document, shape: Shape, sentence: Sentence, measure: str | None) -> None:
        """Remember a number of the sentence."""
        self._inventory.add(doc, shape, measure)
        if sentence.start != self._sentence:
            self._sentence, self._last = sentence.start, {}
        self._last[shape.unit] = measure
        self._last[self._words.group_of.get(shape.unit, "")] = measure
        self._stock_end = shape.end if measure in _PARTS_OF_UNION else None
        people = self._words.group_of.get(shape.unit) == "people"
        self._people_end = shape.end if people else None

"""What the numbers of one sentence measured last: a list goes on with it."""

from __future__ import annotations

import re

from congdoan.normalise.figures.around import Around
from congdoan.normalise.figures.inventory import Inventory
from congdoan.normalise.figures.shape import Shape
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


def _goes_on(around: Around) -> bool:
    """Whether an amount is one more of a list: 'A 200 triệu đồng; B 200 triệu đồng và C ...'."""
    key, at, start = around.key, around.begin, around.shape.start
    listed = at > around.sentence.start and key[at - 1] == ";"
    if listed or key.endswith(_AND, 0, start):
        return True
    return _PARTS.search(key, max(at, start - _PART_REACH), start) is not None


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

    def before(self, around: Around, *, named: bool) -> str | None:
        """The measure that a number opening its part goes on with, or None.

        So does one that stands directly behind a body's name (`named`): 'A có 61 đoàn viên, B 48'.
        """
        shape = around.shape
        size = self._inventory.measure(around)
        if size is not None or around.sentence.start != self._sentence:
            return size
        of_people = self._words.group_of.get(shape.unit) == "people"
        told = self._of_people(around.key, shape) if of_people else None
        if told is not None:
            return told
        money = shape.kind == "money" and _goes_on(around)
        # Without a measure it would be no figure: '8 cuộc về Điều lệ và 6 cuộc về tài chính'.
        same = shape.unit in self._words.only_measured and around.key.endswith(_AND, 0, shape.start)
        listed = around.opens_part() or self._is_in_bracket(around)
        if not (money or named or same or listed):
            return None
        if shape.unit in self._last:
            return self._last[shape.unit]
        people = self._last.get("people")
        return people if of_people and people in _OF_PEOPLE else None

    def _is_in_bracket(self, around: Around) -> bool:
        """Whether an open bracket tells parts of the number before: '(nặng 24 đoàn viên; ...'."""
        key, start = around.key, around.shape.start
        opened = key.rfind("(", max(around.sentence.start, start - _BRACKET_REACH), start)
        return opened >= 0 and key.find(")", opened, start) < 0

    def _of_people(self, key: str, shape: Shape) -> str | None:
        """What a number of people says beside the one before it."""
        people = self._last.get("people")
        if people == "members_total" and key.endswith(("/", "/ "), 0, shape.number):
            return "workers_total"  # '1.215 đoàn viên/1.281 viên chức': members out of workers
        if people in _OF_PEOPLE and self._people_end is not None:
            others = _AND_OTHERS.fullmatch(key, self._people_end, shape.start)
            return people if others is not None else None
        return "members_total" if self._are_members(key, shape) else None

    def _are_members(self, key: str, shape: Shape) -> bool:
        """Whether members are told directly with the workers, base unions or groups before them."""
        if shape.unit != "đoàn viên":
            return False
        workers = self._last.get("people") == "workers_total"
        stock = self._stock_end
        return (workers and key.endswith(_AND, 0, shape.start)) or (
            stock is not None
            and _WITH.fullmatch(key, stock, shape.start) is not None
            and _TAKES_PART.search(key, max(self._sentence, stock - _PART_REACH), stock) is None
        )

    def add(self, around: Around, measure: str | None) -> None:
        """Remember a number of the sentence."""
        self._inventory.add(around, measure)
        shape = around.shape
        if around.sentence.start != self._sentence:
            self._sentence, self._last = around.sentence.start, {}
        group = self._words.group_of.get(shape.unit, "")
        self._last[shape.unit] = self._last[group] = measure
        self._stock_end = shape.end if measure in _PARTS_OF_UNION else None
        self._people_end = shape.end if group == "people" else None

"""What a count measures, by its unit and the words around it (rules of units.yml)."""

from __future__ import annotations

import re

from congdoan.normalise.document import Document
from congdoan.normalise.figures.cues import MeasureRule, Turns
from congdoan.normalise.figures.shapes import Shape
from congdoan.normalise.figures.words import AHEAD, FigureWords
from congdoan.normalise.inner import inner_record

PARAGRAPH = 400
_FAR = 160
_GIFT_REACH = 60
_EACH = re.compile(r"(?<!\w)mỗi (\w+)")
_BRACKETS = re.compile(r" ?\([^()\n]*\)")
_STOP = re.compile(r"[;:(]|[,.](?!\d)")
_OPENING = 8
# 'Công đoàn có 4.588 đoàn viên, ...': nothing else is said of them.
_HAS = (" có ", " hiện có ", " quản lý ")
_BARE = re.compile(
    r" ?(?:[.,;:()/]|$)| (?:đang )?(?:sinh hoạt|công tác|làm việc|thì|song|nhưng)(?!\w)"
    r"| (?:và|ở|tại|thuộc|với|trong) \d| được (?:chuyển|bàn giao)(?!\w)"
)
_OPENS = re.compile(r"[;(] ?(?:và )?$")
# 'CĐCS có từ 25 đoàn viên trở lên' tells who is meant.
_CONDITIONS = frozenset({None, "members_total", "workers_total", "base_unions", "members_female"})
# Measures of a whole: not of those to whom something happened.
_WHOLES = frozenset({"members_total", "workers_total", "base_unions"})
# 'tham gia chống dịch; 58 đoàn viên bị lây nhiễm': what befell some is no more of the same deed.
_DEEDS = frozenset({"participants", "trained", "blood_donors"})
# 'Sau khi tặng quà, 30 đoàn viên dọn vệ sinh': the words before the comma are of another deed.
_ASIDE = re.compile(
    r" ?(?:sau|trước|sau khi|trước khi|khi|được sự|nhờ|nhờ có|với sự|từ khi|qua|để|nhằm)"
    r" [^,;:.\n]*, ?$"
)


@inner_record
class Measured:
    """A measure (None when unknown), the rate of an amount, and the rule that decided.

    `private` figures speak of a person ('thu nhập 6 triệu đồng/tháng') and are no body's.
    """

    measure: str | None
    rule_id: str
    rate: str | None = None
    private: bool = False


def part_start(doc: Document, at: int) -> int:
    """Where the part of the sentence begins that holds `at`: behind the last semicolon."""
    begin = max(doc.sentence_at(at).start, at - PARAGRAPH)
    return max(doc.key.rfind(";", begin, at) + 1, begin)


def part_end(doc: Document, at: int, ahead: int = AHEAD) -> int:
    """Where the words behind a figure end that still speak of it."""
    end = min(doc.sentence_at(at).end, at + ahead)
    stop = _STOP.search(doc.key, at, end)
    return stop.start() if stop is not None else end


def opens_part(doc: Document, shape: Shape) -> bool:
    """Whether the number is the first word behind a semicolon or a bracket."""
    return _OPENS.search(doc.key, max(0, shape.start - _OPENING), shape.start) is not None


def stands_bare(doc: Document, shape: Shape) -> bool:
    """Whether nothing more is said of those who are counted: 'có 4.588 đoàn viên, ...'."""
    return _BARE.match(doc.key, shape.end) is not None


class _Around:
    """The words around one count, in which the cues of the rules are looked for."""

    def __init__(self, doc: Document, shape: Shape) -> None:
        self._doc = doc
        self._shape = shape
        self._sentence = doc.sentence_at(shape.number)
        self._begin, self._end = part_start(doc, shape.number), part_end(doc, shape.end)
        self._last = max(shape.end, min(self._sentence.end, self._end + _FAR))
        # The unit's own words count as well: 'nhà “Mái ấm công đoàn”'. No cue goes over a line.
        self._own = doc.key[shape.number : shape.end] + "\n"
        self._behind = self._own + doc.key[shape.end : self._end]
        self.left = doc.key[self._begin : shape.start]
        if "(" in self.left:  # brackets do not part a number from the words before them
            self.left = _BRACKETS.sub("", self.left)
        if _ASIDE.fullmatch(self.left):
            self.left = ""

    def decided(self, turns: Turns) -> MeasureRule | None:
        """The first rule in the order of trial that holds."""
        number = self._shape.number
        for near, other in turns.of(self.left, self._doc.key, (number, self._last)):
            found = next(filter(self._holds, near), None)
            if found is not None:
                return found
            if other is not None and self._fits(other):
                return other
        return None

    def _holds(self, rule: MeasureRule) -> bool:
        """Whether nothing in the sentence forbids the rule, and what it needs is there."""
        key, end = self._doc.key, self._end
        first = max(self._sentence.start, self._shape.number - PARAGRAPH)
        if rule.needs is not None and rule.needs.search(key, first, self._last) is None:
            return False
        return rule.unless is None or rule.unless.search(key, self._begin, end) is None

    def _fits(self, rule: MeasureRule) -> bool:
        """Whether the cue of a rule with words behind the number, or with none, is there."""
        key, shape = self._doc.key, self._shape
        if rule.far is not None:
            told = rule.far.search(key, shape.end, self._last) is not None
        elif rule.bare:
            told = self.left.endswith(_HAS) and stands_bare(self._doc, shape)
        else:
            cue, behind = rule.after, self._behind
            if rule.within > AHEAD:
                behind = self._own + key[shape.end : part_end(self._doc, shape.end, rule.within)]
            told = cue is None or cue.search(behind) is not None
        return told and self._holds(rule)


def measure_count(
    doc: Document, shape: Shape, words: FigureWords, carried: str | None
) -> Measured | None:
    """The measure of a count; None when the count says nothing without one.

    `carried` is what the list before it measures, where it goes on with one.

    Examples: 'kết nạp mới 386 đoàn viên' -> members_new; 'tiếp nhận 389 đơn vị máu' -> blood_units;
    'lũ làm 31 đoàn viên bị thiệt hại' -> null, but a count.
    """
    if carried == "workers_total" and doc.key.endswith(("/", "/ "), 0, shape.number):
        return _counted(doc, shape, carried, words)  # the whole of '218/220 lao động'
    around = _Around(doc, shape)
    decided = around.decided((words.shared_turns_of if shape.share else words.turns_of)[shape.unit])
    measure = carried if decided is None else decided.measure
    if measure == "gifts" and shape.value == 1 and _is_part_of_each(around.left, shape):
        measure = None
    told_of_all = measure in _WHOLES or (measure == carried and measure in _DEEDS)
    if told_of_all and _is_part(doc, shape, words):
        measure = None
    return _counted(doc, shape, measure, words)


def _is_part_of_each(left: str, shape: Shape) -> bool:
    """Whether the one gift is a part of each told before: 'mỗi suất 1 triệu đồng và 1 phần quà'."""
    each = _EACH.search(left, max(0, len(left) - _GIFT_REACH))
    return each is not None and not shape.unit_text.lower().startswith(each.group(1))


def _is_part(doc: Document, shape: Shape, words: FigureWords) -> bool:
    """Whether something is said of the counted that is not true of all: 'bị ảnh hưởng do bão'."""
    behind = words.part_behind.match(doc.key, shape.end)
    own = words.part_of_unit.search(doc.key, shape.number, shape.end)
    return behind is not None or own is not None


def _counted(
    doc: Document, shape: Shape, measure: str | None, words: FigureWords
) -> Measured | None:
    # 'CĐCS có từ 25 đoàn viên trở lên' is a condition; 'kết nạp mới từ 600 đoàn viên' an aim.
    condition = doc.key.endswith("có từ ", 0, shape.start) or (
        doc.key.endswith("từ ", 0, shape.start)
        and doc.key.find("trở lên", shape.end, part_end(doc, shape.end)) >= 0
    )
    if condition and measure in _CONDITIONS:
        return None
    # 'hai đơn vị ký kết' is a way of speaking.
    if measure is None and (shape.spelled or shape.unit in words.only_measured):
        return None
    # The whole of a share ('1.190/1.200 người') is a figure only where it has a measure.
    if measure is None and doc.key[max(0, shape.number - 2) : shape.number].rstrip().endswith("/"):
        return None
    return Measured(measure=measure, rule_id=f"count.{measure or 'unit'}")

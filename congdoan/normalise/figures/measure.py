"""What a count measures, by its unit and the words around it (rules of units.yml)."""

from __future__ import annotations

import re

from congdoan.normalise.figures.around import PARAGRAPH, Around
from congdoan.normalise.figures.cues import MeasureRule, Turns
from congdoan.normalise.figures.shape import Shape
from congdoan.normalise.figures.words import AHEAD, FigureWords
from congdoan.normalise.inner import inner_record

_FAR = 160
_GIFT_REACH = 60
_EACH = re.compile(r"(?<!\w)mỗi (\w+)")
_BRACKETS = re.compile(r" ?\([^()\n]*\)")
# 'Công đoàn có 4.588 đoàn viên, ...': nothing else is said of them.
_HAS = (" có ", " hiện có ", " quản lý ")
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


class _Told:
    """The words around one count, in which the cues of the rules are looked for."""

    def __init__(self, around: Around) -> None:
        self._around = around
        self._key = around.key
        shape = around.shape
        self._last = min(around.sentence.end, around.end + _FAR)
        # The unit's own words count as well: 'nhà “Mái ấm công đoàn”'. No cue goes over a line.
        self._own = self._key[shape.number : shape.end] + "\n"
        self.left = self._key[around.begin : shape.start]
        if "(" in self.left:  # brackets do not part a number from the words before them
            self.left = _BRACKETS.sub("", self.left)
        if _ASIDE.fullmatch(self.left):
            self.left = ""

    def decided(self, turns: Turns) -> MeasureRule | None:
        """The first rule in the order of trial that holds."""
        number = self._around.shape.number
        for near, other in turns.of(self.left, self._key, (number, self._last)):
            found = next(filter(self._holds, near), None)
            if found is not None:
                return found
            if other is not None and self._fits(other):
                return other
        return None

    def _holds(self, rule: MeasureRule) -> bool:
        """Whether nothing in the sentence forbids the rule, and what it needs is there."""
        around = self._around
        if rule.needs is not None:
            first = max(around.sentence.start, around.shape.number - PARAGRAPH)
            if rule.needs.search(self._key, first, self._last) is None:
                return False
        if rule.unless is None:
            return True
        return rule.unless.search(self._key, around.begin, around.end) is None

    def _fits(self, rule: MeasureRule) -> bool:
        """Whether the cue of a rule with words behind the number, or with none, is there."""
        key, around = self._key, self._around
        end = around.shape.end
        if rule.far is not None:
            told = rule.far.search(key, end, self._last) is not None
        elif rule.bare:
            told = self.left.endswith(_HAS) and around.stands_bare()
        else:
            cue = rule.after
            last = around.end_within(rule.within) if rule.within > AHEAD else around.end
            told = cue is None or cue.search(self._own + key[end:last]) is not None
        return told and self._holds(rule)


def measure_count(around: Around, words: FigureWords, carried: str | None) -> Measured | None:
    """The measure of a count; None when the count says nothing without one.

    `carried` is what the list before it measures, where it goes on with one.

    Examples: 'kết nạp mới 386 đoàn viên' -> members_new; 'tiếp nhận 389 đơn vị máu' -> blood_units;
    'lũ làm 31 đoàn viên bị thiệt hại' -> null, but a count.
    """
    shape = around.shape
    if carried == "workers_total" and around.key.endswith(("/", "/ "), 0, shape.number):
        return _counted(around, carried, words)  # the whole of '218/220 lao động'
    told = _Told(around)
    decided = told.decided((words.shared_turns_of if shape.share else words.turns_of)[shape.unit])
    measure = carried if decided is None else decided.measure
    if measure == "gifts" and shape.value == 1 and _is_part_of_each(told.left, shape):
        measure = None
    told_of_all = measure in _WHOLES or (measure == carried and measure in _DEEDS)
    if told_of_all and _is_part(around, words):
        measure = None
    return _counted(around, measure, words)


def _is_part_of_each(left: str, shape: Shape) -> bool:
    """Whether the one gift is a part of each told before: 'mỗi suất 1 triệu đồng và 1 phần quà'."""
    each = _EACH.search(left, max(0, len(left) - _GIFT_REACH))
    return each is not None and not shape.unit_text.lower().startswith(each.group(1))


def _is_part(around: Around, words: FigureWords) -> bool:
    """Whether something is said of the counted that is not true of all: 'bị ảnh hưởng do bão'."""
    key, shape = around.key, around.shape
    behind = words.part_behind.match(key, shape.end)
    own = words.part_of_unit.search(key, shape.number, shape.end)
    return behind is not None or own is not None


def _counted(around: Around, measure: str | None, words: FigureWords) -> Measured | None:
    """A count with its measure; None where it says nothing."""
    shape = around.shape
    if measure in _CONDITIONS and _is_condition(around):
        return None
    if measure is None:
        # 'hai đơn vị ký kết' is a way of speaking.
        if shape.spelled or shape.unit in words.only_measured:
            return None
        # The whole of a share ('1.190/1.200 người') is a figure only where it has a measure.
        if around.key.endswith(("/", "/ "), 0, shape.number):
            return None
    return Measured(measure=measure, rule_id=f"count.{measure or 'unit'}")


def _is_condition(around: Around) -> bool:
    """Whether the number is the least that somebody has: 'CĐCS có từ 25 đoàn viên trở lên'.

    'kết nạp mới từ 600 đoàn viên' is an aim.
    """
    key, shape = around.key, around.shape
    if not key.endswith("từ ", 0, shape.start):
        return False
    if key.endswith("có từ ", 0, shape.start):
        return True
    return key.find("trở lên", shape.end, around.end) >= 0

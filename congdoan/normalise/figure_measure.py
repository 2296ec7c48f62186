"""What a figure measures, by its unit and the words around it (rules of units.yml)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from congdoan.normalise.document import Document
from congdoan.normalise.figure_shapes import Shape
from congdoan.normalise.figure_words import FigureWords, MeasureRule

_AHEAD = 40
_DIRECT = 14
_PARAGRAPH = 400
_RATE_REACH = 90
_BRACKETS = re.compile(r" ?\([^()\n]*\)")
_SEVERAL = re.compile(r"(?<!\w)(?:0?[2-9]|[1-9]\d+) (?:căn|ngôi nhà|nhà)(?!\w)")


class Measured(NamedTuple):
    """A measure (None when unknown), the rate of an amount, and the rule that decided.

    `private` figures speak of a person ('thu nhập 6 triệu đồng/tháng') and are no body's.
    """

    measure: str | None
    rule_id: str
    rate: str | None = None
    private: bool = False


def part_start(doc: Document, at: int) -> int:
    """Where the part of the sentence begins that holds `at`: behind the last semicolon."""
    begin = max(doc.sentence_at(at).start, at - _PARAGRAPH)
    return max(doc.key.rfind(";", begin, at) + 1, begin)


def part_end(doc: Document, at: int) -> int:
    """Where the words behind a figure end that still speak of it."""
    end = min(doc.sentence_at(at).end, at + _AHEAD)
    stops = [i for i in (doc.key.find(mark, at, end) for mark in ";,.:") if i >= 0]
    return min(stops, default=end)


def _nearest(
    rules: Iterable[MeasureRule], key: str, at: int, holds: Callable[[MeasureRule], bool]
) -> tuple[int, MeasureRule] | None:
    """The rule that holds whose cue stands nearest before `at`, and where the cue ends."""
    best: tuple[int, MeasureRule] | None = None
    for rule in rules:
        if rule.before is None:
            continue
        ends = [match.end() for match in rule.before.finditer(key, max(0, at - rule.within), at)]
        if ends and (best is None or ends[-1] > best[0]) and holds(rule):
            best = (ends[-1], rule)
    return best


def measure_count(doc: Document, shape: Shape, words: FigureWords) -> Measured | None:
    """The measure of a count; None when the count says nothing without one."""
    begin, end = part_start(doc, shape.number), part_end(doc, shape.end)
    behind, own = doc.key[shape.end : end], doc.key[shape.number : shape.end]
    left = doc.key[begin : shape.start]
    if "(" in left:  # what stands in brackets does not part a number from the words before it
        left = _BRACKETS.sub("", left)
    sentence = max(doc.sentence_at(shape.number).start, shape.number - _PARAGRAPH)

    def holds(rule: MeasureRule) -> bool:
        needed = rule.needs is None or rule.needs.search(doc.key, sentence, end)
        return bool(needed) and not (rule.unless and rule.unless.search(doc.key, begin, end))

    decided: MeasureRule | None = None
    for waiting, rule in _in_turn(words.rules_of.get(shape.unit, ()), share=shape.share):
        nearest = _nearest(waiting, left, len(left), holds)
        if nearest is not None:
            decided = nearest[1]
            break
        # The unit's own words count as well: 'nhà “Mái ấm công đoàn”'.
        cue = rule.after if rule is not None else None
        told = cue is None or cue.search(behind) or cue.search(own)
        if rule is not None and told and holds(rule):
            decided = rule
            break
    return _counted(doc, shape, decided.measure if decided is not None else None, words)


def _in_turn(
    rules: Iterable[MeasureRule], *, share: bool
) -> Iterator[tuple[list[MeasureRule], MeasureRule | None]]:
    """Each rule with words behind the number, and the rules with words before it that come first.

    The last turn is of the rules before it alone.
    """
    waiting: list[MeasureRule] = []
    for rule in rules:
        if share and not rule.share:
            continue
        if rule.before is not None:
            waiting.append(rule)
            continue
        yield waiting, rule
        waiting = []
    yield waiting, None


def _counted(
    doc: Document, shape: Shape, measure: str | None, words: FigureWords
) -> Measured | None:
    # 'CĐCS có từ 25 đoàn viên trở lên' is a condition; 'kết nạp mới từ 600 đoàn viên' an aim.
    threshold = doc.key.startswith("từ ", max(0, shape.start - 3))
    if threshold and measure != "members_new":
        return None
    # 'hai đơn vị ký kết' is a way of speaking.
    if measure is None and (shape.spelled or shape.unit in words.only_measured):
        return None
    # The whole of a share ('1.190/1.200 người') is a figure only where it has a measure.
    if measure is None and doc.key[max(0, shape.number - 2) : shape.number].rstrip().endswith("/"):
        return None
    return Measured(measure=measure, rule_id=f"count.{measure or 'unit'}")


def _rate(doc: Document, shape: Shape, words: FigureWords) -> str | None:
    behind = words.rate_after.match(doc.key, shape.end)
    if behind is not None:
        return behind.group(1)
    start = part_start(doc, shape.number)
    before = words.rate_before.search(doc.key[max(start, shape.start - _RATE_REACH) : shape.start])
    return before.group(1) if before is not None else None


def measure_money(doc: Document, shape: Shape, words: FigureWords) -> Measured:
    """The measure of an amount, by its rate and the nearest words before it."""
    start = part_start(doc, shape.number)
    left = doc.key[start : shape.start]
    nearest = _nearest(words.money_rules, left, len(left), lambda _: True)
    rate = _rate(doc, shape, words)
    if nearest is not None and nearest[1].measure is None:
        private = "thu nhập" in doc.key[max(start, shape.start - 60) : shape.start]
        return Measured(measure=None, rule_id="money.other", rate=rate, private=private)
    cue = nearest[1].measure if nearest is not None else None
    paragraph = _around(doc, shape)
    supports = words.support.search(paragraph) is not None
    if rate is not None:
        measure = _rate_measure(rate, cue, words, supports=supports)
        return Measured(measure=measure, rule_id="money.rate", rate=rate)
    if cue == "support_spent":
        cue = _spent(doc, shape, start + nearest[0] if nearest else 0, paragraph, words)
        cue = cue if supports or cue != "support_spent" else None
    return Measured(measure=cue, rule_id=f"money.{cue or 'amount'}")


def _around(doc: Document, shape: Shape) -> str:
    """The paragraph up to a little behind the amount; for an item of a list its head as well."""
    begin = max(0, shape.start - _PARAGRAPH)
    if doc.block_kind_at(shape.number) != "list":
        begin = max(begin, doc.key.rfind("\n", begin, shape.start) + 1)
    end = min(doc.sentence_at(shape.number).end, shape.end + _AHEAD)
    return doc.key[begin:end]


def _rate_measure(rate: str, cue: str | None, words: FigureWords, *, supports: bool) -> str | None:
    kind = words.rates.get(rate.split("/", maxsplit=1)[0])
    if kind == "gift":
        return "gift_value"
    if kind == "house":
        return "support_per_unit" if cue == "support_spent" and supports else "house_cost"
    return "support_per_unit" if kind == "support" and supports else None


def _spent(
    doc: Document, shape: Shape, cue_end: int, paragraph: str, words: FigureWords
) -> str | None:
    """Spent on welfare, or given to the one house that is spoken of, or that house's price."""
    told = paragraph[: paragraph.rfind(doc.key[shape.start : shape.end])]
    house = max((m.end() for m in words.house.finditer(told)), default=-1)
    if house < told.rfind("quà") or house < 0 or _SEVERAL.search(told):
        return "support_spent"
    before = doc.key[max(0, cue_end - 16) : cue_end]
    if before.endswith("hỗ trợ") and shape.start - cue_end <= _DIRECT:
        return "support_per_unit"
    sized = before.endswith("tổng kinh phí") and "diện tích" in paragraph
    return "house_cost" if sized or before.endswith("trị giá") else "support_spent"

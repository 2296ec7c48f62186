"""What a figure measures, by its unit and the words around it (rules of units.yml)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
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
    rules: Sequence[MeasureRule], key: str, start: int, at: int
) -> tuple[int, MeasureRule] | None:
    """The rule whose cue stands nearest before `at`, and where the cue ends."""
    best: tuple[int, MeasureRule] | None = None
    for rule in rules:
        if rule.before is None:
            continue
        for match in rule.before.finditer(key, max(start, at - rule.within), at):
            if best is None or match.end() > best[0]:
                best = (match.end(), rule)
    return best


def measure_count(doc: Document, shape: Shape, words: FigureWords) -> Measured | None:
    """The measure of a count; None when the count says nothing without one."""
    # What stands in parentheses does not part a number from the words before it.
    left = _BRACKETS.sub("", doc.key[part_start(doc, shape.number) : shape.start])
    behind = doc.key[shape.end : part_end(doc, shape.end)]
    waiting: list[MeasureRule] = []
    decided: MeasureRule | None = None
    for rule in _applicable(doc, shape, words):
        if rule.before is not None:
            waiting.append(rule)
            continue
        nearest = _nearest(waiting, left, 0, len(left))
        if nearest is not None:
            decided = nearest[1]
            break
        waiting = []
        # The unit's own words count as well: 'nhà “Mái ấm công đoàn”'.
        own = doc.key[shape.number : shape.end]
        if rule.after is None or rule.after.search(behind) or rule.after.search(own):
            decided = rule
            break
    else:
        nearest = _nearest(waiting, left, 0, len(left))
        decided = nearest[1] if nearest is not None else None
    return _counted(doc, shape, decided.measure if decided is not None else None, words)


def _applicable(doc: Document, shape: Shape, words: FigureWords) -> Iterator[MeasureRule]:
    """The rules of the unit, but those that a word of the sentence part forbids."""
    start, end = part_start(doc, shape.number), part_end(doc, shape.end)
    sentence = max(doc.sentence_at(shape.number).start, shape.number - _PARAGRAPH)
    for rule in words.rules_of.get(shape.unit, ()):
        if shape.share and not rule.share:
            continue
        if rule.needs is not None and not rule.needs.search(doc.key, sentence, end):
            continue
        if rule.unless is None or not rule.unless.search(doc.key, start, end):
            yield rule


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
    nearest = _nearest(words.money_rules, doc.key, start, shape.start)
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
        cue = _spent(doc, shape, nearest[0] if nearest else 0, paragraph, words)
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

"""Amounts of money of a text: with and without their unit, ranges, sums of two parts."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Iterator

from congdoan.normalise.document import Document
from congdoan.normalise.figures.shape import Shape, made
from congdoan.normalise.numbers import SCALES, Number, of_whole_things, parse_number

# Read in the text: 'dịch Covid 19. Đồng thời' and 'với 12 đồng nghiệp' tell of no money.
_DONG = re.compile(
    r"(?!\. Đ)(?i:\.? ?(?:đồng(?! (?:chí|nghiệp|bào|thời)|\w)|(?:đ|vnđ|vnd)(?!\w|/c(?!\w)|\.\w)))"
)
# Money without its unit: '40 suất quà (500.000/suất)'.
_EACH = re.compile(r"(?<=\d\.000)/(?:suất|phần|người|hộ|trường hợp|cháu|nhà)(?!\w)")
# 'hỗ trợ 30 triệu cho ...' is money, '1 triệu sáng kiến' is none.
_MONEY_ENDS = re.compile(
    r"\s*(?:[.,;:)/]|$)| \d{1,3} (?:nghìn|ngàn)(?!\w)"
    r"| (?:cho|để|từ|và|nhằm|tiền mặt|vào|giúp|đến|tới)(?!\w)"
)
_RANGE = re.compile(
    r"(?<![\w.,/])(\d+(?:[.,]\d+)*)(?: (nghìn|ngàn|triệu|tỷ))?(?: đồng)? ?(?:-|–|đến) ?$"
)
_RANGE_ENDS = ("-", "- ", "–", "– ", "đến", "đến ")
_MONEY_UNIT = re.compile(r"(?:(?:nghìn|ngàn|triệu|tr|tỷ)\.? ?)?(?:đồng|vnđ|vnd|đ)?$")
_LOOK_BACK = 24


class Amounts:
    """Finds the amounts of one document; at an offset marked in `closed` no range begins."""

    def __init__(self, doc: Document, closed: bytearray) -> None:
        self._text, self._key, self._closed = doc.text, doc.key, closed

    def range_before(self, start: int) -> re.Match[str] | None:
        """The lower number of a range whose upper one begins at `start`."""
        if not self._key.endswith(_RANGE_ENDS, 0, start):
            return None
        return _RANGE.search(self._key, max(0, start - _LOOK_BACK), start)

    def is_amount(self, number: Number, first: str) -> bool:
        """Whether a number is an amount; `first` is the first letter behind it."""
        if first in ".đv" and _DONG.match(self._text, number.end):
            return True
        if first == "/" and _EACH.match(self._key, number.end):
            return True
        if not number.scaled:
            return False
        if self._key.endswith("tỷ", 0, number.end):
            return True
        millions = self._key.endswith(("triệu", "tr"), 0, number.end)
        return millions and _MONEY_ENDS.match(self._key, number.end) is not None

    def shapes(self, number: Number) -> Iterator[Shape]:
        """The amount, or both ends of a range."""
        tail = _DONG.match(self._text, number.end)
        end = tail.end() if tail else number.end
        unit = _MONEY_UNIT.search(self._key, number.start, end)
        unit_text = self._text[unit.start() if unit else number.end : end]
        number = of_whole_things(number, self._key)
        low = self.range_before(number.start)
        if low is None:
            yield made(number, end, ("money", "đồng", unit_text))
            return
        scale = low.group(2) or next((s for s in SCALES if unit_text.startswith(s)), None)
        value = parse_number(low.group(1))
        if value is None or (low.group(0).count("đồng") and self._closed[low.start()]):
            return
        # Both ends of a range are told: at least this, at most that.
        first = value * (SCALES[scale] if scale else 1)
        yield Shape(
            kind="money", start=low.start(), end=end, number=low.start(), value=first,
            unit="đồng", unit_text=unit_text, qualifier="gt",
        )  # fmt: skip
        yield Shape(
            kind="money", start=low.start(), end=end, number=number.start, value=number.value,
            unit="đồng", unit_text=unit_text, qualifier="lt",
        )  # fmt: skip

    def summed(self, shapes: Iterable[Shape]) -> list[Shape]:
        """'1 tỷ 80 triệu đồng', '6 triệu 400 nghìn đồng' are one amount."""
        kept: list[Shape] = []
        for shape in shapes:
            last = kept[-1] if kept else None
            if last is not None and last.kind == shape.kind == "money" and self._adds(last, shape):
                text = self._text[last.end - len(last.unit_text) : shape.end]
                kept[-1] = dataclasses.replace(
                    last, end=shape.end, value=last.value + shape.value, unit_text=text
                )
            else:
                kept.append(shape)
        return kept

    def _adds(self, left: Shape, right: Shape) -> bool:
        scaled = left.unit_text.lower() in ("tỷ", "tỉ", "triệu")
        follows = self._key[left.end : right.start] == " " and left.value > right.value
        return scaled and follows and right.qualifier == "eq"

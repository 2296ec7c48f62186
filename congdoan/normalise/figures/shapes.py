"""Numbers of a text with what they count: units, money, percentages, before they are measured.

Refuses what only looks like a count: numbers of dates and periods, '27/27', 'lần thứ VII',
programme names in quotes ('01 triệu sáng kiến'), recipients of awards (they are in awards/).
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Literal

from congdoan.normalise.document import Document
from congdoan.normalise.figures.endings import last_word
from congdoan.normalise.figures.words import FigureWords
from congdoan.normalise.inner import inner_record
from congdoan.normalise.numbers import SCALES, Number, parse_number, scan_number_words, scan_numbers
from congdoan.records import Qualifier, maker

_PERCENT = re.compile(r" ?(?:%|phần trăm)")
_DONG = re.compile(r"\.? ?(?:đồng(?! chí|\w)|(?:đ|vnđ|vnd)(?!\w|/c(?!\w)|\.\w))")
# Money without its unit: '40 suất quà (500.000/suất)'.
_EACH = re.compile(r"(?<=\d\.000)/(?:suất|phần|người|hộ|trường hợp|cháu|nhà)(?!\w)")
# 'hỗ trợ 30 triệu cho ...' is money, '1 triệu sáng kiến' is none.
_MONEY_ENDS = re.compile(
    r"\s*(?:[.,;:)/]|$)| \d{1,3} (?:nghìn|ngàn)(?!\w)"
    r"| (?:cho|để|từ|và|nhằm|tiền mặt|vào|giúp|đến|tới)(?!\w)"
)
_COMMAS = re.compile(r"[1-9]\d{0,2},\d{3}(?![\d.,])")
_RANGE = re.compile(
    r"(?<![\w.,/])(\d+(?:[.,]\d+)*)(?: (nghìn|ngàn|triệu|tỷ))?(?: đồng)? ?(?:-|–|đến) ?$"
)
_RANGE_ENDS = ("-", "- ", "–", "– ", "đến", "đến ")
_SHARE = re.compile(r" ?/ ?\d+(?:\.\d{3})*(?![\d/.,]\d)")
# 'lượt' counts turns of whom it stands before; 'trong đó 236 là đoàn viên'.
_TURNS = re.compile(r"lượt |(?:đều )?là (?=đoàn viên)")
_JOIN = re.compile(r"(?:, ?| và | & |/| - )")
# Words for people stand beside each other without a comma as well: 'cán bộ viên chức'.
_PEOPLE_JOIN = re.compile(_JOIN.pattern + "| ")
_JOINS = " ,/"  # the first letters of a joint
_NO_UNIT = re.compile(r" ?(?:[.,;()\n]|$|chiếm(?!\w)|đạt(?!\w))")
# 'mỗi đội 3 thí sinh' is no total.
_EACH_OF = re.compile(
    r"(?<!\w)mỗi (?:đội|đoàn|đơn vị|khoa|tổ|xã|huyện|nhóm|lớp|bàn|phòng|cđcs)"
    r"(?: \w+)? (?:có |gồm |cử )?$"
)
_NAMED_GIFTS = ("túi", "phần quà", "suất", "giỏ quà")
_QUOTES = '“”"«»″'
_NO_QUOTES = str.maketrans(dict.fromkeys(_QUOTES))
_NAMED = re.compile(r" ?[“\"″]mái ấm[^“”\"″\n]{0,30}[”\"″]")
# About every fourth letter of a Vietnamese text, and every thirtieth of a French one.
_VIETNAMESE = re.compile("[àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ]")
_SAMPLE, _LEAST_SHARE = 250, 0.08
_CADRES, _MEMBERS = "cán bộ", "đoàn viên"
_LOOK_BACK, _UNIT_REACH = 24, 40
_ONE_WORD = 10  # 'hai đơn vị' may be a way of speaking, 'hai mươi đơn vị' is a count
_MONEY_UNIT = re.compile(r"(?:(?:nghìn|ngàn|triệu|tr|tỷ)\.? ?)?(?:đồng|vnđ|vnd|đ)?$")
_MOST_JOINED = 4


Kind = Literal["count", "money", "percent"]
Told = tuple[Kind, str, str]  # what is counted: its kind, the unit and the unit's words


@inner_record
class Shape:
    """A number with its unit: `value` is in đồng for money; the span holds qualifier and unit.

    `share`: a part of a whole ('47/52 CĐCS'), which has the value of the part; `spelled`: a number
    written as a word.
    """

    kind: Kind
    start: int
    end: int
    number: int
    value: Decimal
    unit: str
    unit_text: str
    qualifier: Qualifier
    share: bool = False
    spelled: bool = False


_new_shape = maker(Shape)


class ShapeScanner:
    """Finds the shapes of one document; `closed` spans hold no counts."""

    def __init__(
        self, doc: Document, words: FigureWords, closed: Iterable[tuple[int, int]]
    ) -> None:
        self._text = doc.text
        self._key = doc.key
        self._padded = doc.key + "  "  # so that every number has letters behind it
        self._words = words
        self._closed = bytearray(len(doc.key))
        for start, end in closed:
            self._closed[start:end] = b"\x01" * (end - start)

    def shapes(self) -> list[Shape]:
        """Shapes in the order of the text; none of a text that is not Vietnamese."""
        found: list[Shape] = []
        sample = self._key[:: 1 + len(self._key) // _SAMPLE]
        if len(_VIETNAMESE.findall(sample)) < _LEAST_SHARE * len(sample):
            return found
        for number in scan_numbers(self._key, self._closed):
            # '3-5 triệu đồng' may have been taken for the third of May
            spanned = number.scaled and self._key.endswith("-", 0, number.start)
            if self._closed[number.start] and not spanned:
                continue
            found.extend(self._shape(number))
        for number in scan_number_words(self._key):
            if self._closed[number.start]:
                continue
            if number.value > _ONE_WORD:
                found.extend(self._shape(number))
            else:
                found.extend(self._count(number, spelled=True))
        return self._summed(sorted(found, key=lambda shape: shape.number))

    def _summed(self, shapes: list[Shape]) -> list[Shape]:
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

    def _shape(self, number: Number) -> Iterator[Shape]:
        first = self._first_behind(number.end)
        percent = _PERCENT.match(self._key, number.end) if first in "%p" else None
        if percent and self._range_before(number.start) is None:
            yield _made(number, percent.end(), ("percent", "%", "%"))
        elif not percent and number.value and self._is_money(number, first):
            yield from self._money(number)
        else:
            yield from self._count(number)

    def _first_behind(self, end: int) -> str:
        """The first letter behind a number that ends at `end`; a space at the end of the text."""
        letter = self._padded[end]
        return self._padded[end + 1] if letter == " " else letter

    def _range_before(self, start: int) -> re.Match[str] | None:
        """The lower number of a range whose upper one begins at `start`."""
        if not self._key.endswith(_RANGE_ENDS, 0, start):
            return None
        return _RANGE.search(self._key, max(0, start - _LOOK_BACK), start)

    def _is_money(self, number: Number, first: str) -> bool:
        """Whether a number is an amount; `first` is the first letter behind it."""
        if first in ".đv" and _DONG.match(self._key, number.end):
            return True
        if first == "/" and _EACH.match(self._key, number.end):
            return True
        if not number.scaled:
            return False
        if self._key.endswith("tỷ", 0, number.end):
            return True
        millions = self._key.endswith(("triệu", "tr"), 0, number.end)
        return millions and _MONEY_ENDS.match(self._key, number.end) is not None

    def _money(self, number: Number) -> Iterator[Shape]:
        tail = _DONG.match(self._key, number.end)
        end = tail.end() if tail else number.end
        unit = _MONEY_UNIT.search(self._key, number.start, end)
        unit_text = self._text[unit.start() if unit else number.end : end]

        if not number.scaled and _COMMAS.match(self._key, number.start):
            number = dataclasses.replace(number, value=number.value * 1_000)  # no price is 500 đồng
        low = self._range_before(number.start)
        if low is None:
            yield _made(number, end, ("money", "đồng", unit_text))
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

    def _count(self, number: Number, *, spelled: bool = False) -> Iterator[Shape]:
        after = number.end
        share = None
        if not number.scaled and self._first_behind(after) == "/":
            share = _SHARE.match(self._key, after)
            after = share.end() if share else after
        match = self._unit_at(after)
        if match is None:
            yield from self._behind_unit(number)
            return
        if not self._counts(number.qualified_start):
            return
        unit = self._words.unit_name(match.group())
        end = self._unit_end(unit, match.end())
        if unit == _CADRES and _MEMBERS in self._key[match.end() : end]:
            unit = _MEMBERS  # 'hơn 4.500 cán bộ, đoàn viên'
        text = self._text[after:end].strip()
        if text[0] in _QUOTES or text[-1] in _QUOTES:
            text = " ".join(text.translate(_NO_QUOTES).split())
        told: Told = ("count", unit, text)
        yield _made(number, end, told, share=share is not None, spelled=spelled)

    def _counts(self, start: int) -> bool:
        """Whether the words before a number that begins at `start` let it count what follows."""
        left = self._key[max(0, start - _LOOK_BACK) : start]
        if self._words.not_count.end(left, last_word(left)):
            return False
        each = "mỗi " in left and _EACH_OF.search(left) is not None
        return not each and self._range_before(start) is None

    def _unit_at(self, after: int) -> re.Match[str] | None:
        """The unit behind a number that ends at `after`; 'lượt' itself where no other follows."""
        begin = after + 1 if self._padded[after] == " " else after
        if self._padded[begin] in '“"':  # '5.200 “Túi an sinh”'
            begin += self._key.startswith(_NAMED_GIFTS, begin + 1)
        turns = _TURNS.match(self._key, begin)
        if turns is not None:
            found = self._words.unit.match(self._key, turns.end())
            if found is not None:
                return found
        return self._words.unit.match(self._key, begin)

    def _behind_unit(self, number: Number) -> Iterator[Shape]:
        """'trong đó nữ là 2.713', '(nữ: 2.713)', 'tổng số đoàn viên: 3.942'."""
        if number.scaled or _NO_UNIT.match(self._key, number.end) is None:
            return
        begin = max(0, number.qualified_start - _UNIT_REACH)
        unit = self._words.unit_before.search(self._key, begin, number.qualified_start)
        if unit is None:
            return
        name, (start, end) = self._words.unit_name(unit.group(1)), unit.span(1)
        made = _made(number, number.end, ("count", name, self._text[start:end]))
        yield dataclasses.replace(made, start=start)

    def _unit_end(self, unit: str, end: int) -> int:
        """End of the unit's words: joined units, adjectives and a name in quotes."""
        group = self._words.group_of.get(unit, "people")
        join = _PEOPLE_JOIN if group == "people" else _JOIN
        for _ in range(_MOST_JOINED):
            joint = join.match(self._key, end) if self._padded[end] in _JOINS else None
            more = self._words.unit.match(self._key, joint.end()) if joint and group else None
            if more is None or self._key.startswith(" cho ", more.end()):
                break  # 'và 30 người lao động đại diện cho 118 người'
            if self._words.group_of.get(self._words.unit_name(more.group())) != group:
                break
            end = more.end()
        tail = self._words.modifier.match(self._key, end) if self._padded[end] == " " else None
        end = tail.end() if tail else end
        name = _NAMED.match(self._key, end) if self._first_behind(end) in _QUOTES else None
        return name.end() if name else end


def _made(
    number: Number, end: int, told: Told, *, share: bool = False, spelled: bool = False
) -> Shape:
    kind, unit, unit_text = told
    return _new_shape(
        kind=kind,
        start=number.qualified_start,
        end=end,
        number=number.start,
        value=number.value,
        unit=unit,
        unit_text=unit_text,
        qualifier=number.qualifier,
        share=share,
        spelled=spelled,
    )

"""Numbers of a text with what they count: units, money, percentages, before they are measured.

Refuses what only looks like a count: numbers of dates and periods, '27/27', 'lần thứ VII',
programme names in quotes ('01 triệu sáng kiến'), recipients of awards (they are in awards/).
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Iterator

from congdoan.normalise.document import Document
from congdoan.normalise.figures.amounts import Amounts
from congdoan.normalise.figures.endings import last_word
from congdoan.normalise.figures.shape import Shape, Told, made
from congdoan.normalise.figures.words import FigureWords
from congdoan.normalise.numbers import Number, of_whole_things, scan_number_words, scan_numbers

_PERCENT = re.compile(r" ?(?:%|phần trăm)")
_SHARE = re.compile(r" ?/ ?\d+(?:[.,]\d{3})*(?![\d/.,]\d)")
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
_MOST_JOINED = 4


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
        self._amounts = Amounts(doc, self._closed)

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
        return self._amounts.summed(sorted(found, key=lambda shape: shape.number))

    def _shape(self, number: Number) -> Iterator[Shape]:
        first = self._first_behind(number.end)
        percent = _PERCENT.match(self._key, number.end) if first in "%p" else None
        if percent and self._amounts.range_before(number.start) is None:
            yield made(number, percent.end(), ("percent", "%", "%"))
        elif not percent and number.value and self._amounts.is_amount(number, first):
            yield from self._amounts.shapes(number)
        else:
            yield from self._count(number)

    def _first_behind(self, end: int) -> str:
        """The first letter behind a number that ends at `end`; a space at the end of the text."""
        letter = self._padded[end]
        return self._padded[end + 1] if letter == " " else letter

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
        number = of_whole_things(number, self._key)
        yield made(number, end, told, share=share is not None, spelled=spelled)

    def _counts(self, start: int) -> bool:
        """Whether the words before a number that begins at `start` let it count what follows."""
        left = self._key[max(0, start - _LOOK_BACK) : start]
        if self._words.not_count.end(left, last_word(left)):
            return False
        each = "mỗi " in left and _EACH_OF.search(left) is not None
        return not each and self._amounts.range_before(start) is None

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
        number = of_whole_things(number, self._key)
        found = made(number, number.end, ("count", name, self._text[start:end]))
        yield dataclasses.replace(found, start=start)

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

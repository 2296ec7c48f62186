"""Vietnamese numbers: reading what is written, and the words around a number that qualify it.

A dot groups thousands and a comma starts decimals ('2.116' is two thousand, '1,107' is little more
than one). Refuses what is no number of this language ('1.19.2', '0.123.4') with None, and does not
know what is counted: units are for figures/.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import cast

from congdoan.normalise.inner import inner_record
from congdoan.normalise.word_patterns import places_of
from congdoan.records import Qualifier, maker

_GROUPED = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?")
_SPACED = re.compile(r"[1-9]\d{0,2}(?: \d{3})+")
_FOREIGN = re.compile(r"[1-9]\d{0,2}(?:,\d{3}){2,}")
# '2,100 suất quà': of what comes whole, a comma before exactly three digits groups them.
_COMMA_GROUP = re.compile(r"[1-9]\d{0,2},\d{3}(?![.,]?\d)")
_MOST_DIGITS = 9
_DECIMAL = re.compile(rf"\d{{1,{_MOST_DIGITS}}}(?:,\d{{1,6}})?")
# A decimal point is read where nothing else makes sense of it: '1.3 triệu', '61.5%'.
_PERCENT = re.compile(r" ?%")
_POINT = re.compile(r"\d{1,4}\.\d{1,2}")

# A token starts at a digit that continues no other number, word, date or code ('27/KH', 'F0'). The
# digit stands before what may not be left of it: so the search jumps from digit to digit.
# After a slash only a grouped number is one of its own ('3.905/3.942 CNVCLĐ'), after a hyphen
# only one with a scale word ('3-5 triệu') and none that a word is glued to ('Covid-19').
# Spaces group thousands before the currency only ('5 450 000 đồng').
_TOKEN = re.compile(
    r"[0-9](?:(?<![\w/]\d)|(?<=/\d)(?=\d{0,2}[.,]\d{3}(?!\d))|(?<=[^\W\d]/\d))(?<!\d[.,:]\d)"
    r"(?:(?<!\w-\d)|(?<=\d-\d)(?=[\d.,]{0,6} ?(?:triệu|nghìn|ngàn|tỷ)(?!\w)))"
    r"(?:(?<=[1-9])\d{0,2}(?: \d{3})+(?= ?(?:đồng(?! chí)|đ|vnđ|vnd)(?!\w))|\d*(?:[.,]\d+)*)"
)

SCALES = {
    "trăm": 100,
    "nghìn": 1_000,
    "ngàn": 1_000,
    "vạn": 10_000,
    "triệu": 1_000_000,
    "tỷ": 1_000_000_000,
}
# 'tr' means million before the currency or a rate only: '50 tr.đ', '2tr/hộ'.
_SCALE = re.compile(
    r" ?(?:(" + "|".join(SCALES) + r")(?!\w)|(tr)(?=\.? ?đ(?:ồng)?(?!\w)| ?/ ?[^\W\d]))"
)

# 'một' (also: a, some) and 'năm' (also: year) are no safe numbers.
WORDS = {
    "hai": 2,
    "ba": 3,
    "bốn": 4,
    "sáu": 6,
    "bảy": 7,
    "tám": 8,
    "chín": 9,
    "mười": 10,
}
_NUMBER_WORD = "một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|mươi|trăm|nghìn|triệu"
# What else 'một' and 'năm' mean they count before these only.
_LARGER = ("mươi", "trăm", "nghìn", "ngàn", "vạn", "triệu", "tỷ")
_GOES_ON = re.compile(rf" (?:{_NUMBER_WORD})(?!\w)")
_BEFORE_WORD = re.compile(r"(?:" + _NUMBER_WORD + r"|thứ|lần|tháng|ngày|khóa|kỳ) $")

# Of several words: 'hai mươi lăm', 'năm trăm triệu', 'một tỷ hai trăm triệu'. Behind 'mươi' five is
# 'lăm' ('hai mươi năm' are twenty years), so that 'năm' stands in front of a larger word only.
_DIGITS = {"một": 1, "năm": 5, "mốt": 1, "tư": 4, "lăm": 5, "nhăm": 5, **WORDS}
_DIGIT = "(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín)"
_TENS = rf"(?:{_DIGIT} mươi|mười)(?: (?:một|mốt|hai|ba|bốn|tư|lăm|nhăm|sáu|bảy|tám|chín)(?!\w))?"
_HUNDREDS = rf"{_DIGIT} trăm(?: (?:linh|lẻ) {_DIGIT}| {_TENS})?"
_SCALE_WORD = "(?:" + "|".join(scale for scale in SCALES if scale != "trăm") + ")"
_GROUP = rf"(?:{_HUNDREDS}|{_TENS}|{_DIGIT})"
_WORDS = re.compile(
    rf"{_GROUP}(?: {_SCALE_WORD}(?: {_GROUP} {_SCALE_WORD})*(?: (?:{_HUNDREDS}|{_TENS}))?)?(?!\w)"
)

_QUALIFIERS: tuple[tuple[Qualifier, str], ...] = (
    ("lt", "không quá|chưa đến|chưa tới|dưới|tối đa"),
    ("gt", "hơn|trên|ít nhất|tối thiểu|không dưới"),
    ("approx", "trên, dưới|trên dưới|gần|khoảng|xấp xỉ|ước|ước tính|chừng"),
)
_QUALIFIER = re.compile(
    r"(?<!\w)(?!(?<=cấp )trên)(?:"
    + "|".join(f"(?P<{code}>{words})" for code, words in _QUALIFIERS)
    + ") $"
)
_QUALIFYING = tuple(f"{word} " for _, words in _QUALIFIERS for word in words.split("|"))
_LOOK_BACK = 16


@inner_record
class Number:
    """A number in a text: its span (with scale word), value and what is said of its exactness.

    `start` is the first digit, `qualified_start` the first letter of 'hơn', 'gần' ... before it;
    `scaled` tells that a scale word ('triệu') is part of it.
    """

    start: int
    end: int
    qualified_start: int
    value: Decimal
    qualifier: Qualifier = "eq"
    scaled: bool = False


_new_number = maker(Number)


def parse_number(text: str) -> Decimal | None:
    """The value of one written number, or None when it is not one.

    >>> [str(parse_number(t)) for t in ("2.116", "1,107", "01", "12,4", "1.19.2")]
    ['2116', '1.107', '1', '12.4', 'None']
    """
    if text.isdecimal():
        return Decimal(text) if len(text) <= _MOST_DIGITS else None
    if _GROUPED.fullmatch(text):
        return Decimal(text.replace(".", "").replace(",", "."))
    if _FOREIGN.fullmatch(text):
        return Decimal(text.replace(",", ""))
    if _SPACED.fullmatch(text):
        return Decimal(text.replace(" ", ""))
    if _DECIMAL.fullmatch(text):
        return Decimal(text.replace(",", "."))
    return None


def scan_numbers(key: str, closed: bytearray | None = None) -> Iterator[Number]:
    """Every number written in digits, left to right; `key` is lower case (`tone_key`).

    Those at an offset marked in `closed` are left out, unless they may end a range ('3-5 triệu').

    >>> [(str(n.value), n.qualifier) for n in scan_numbers("hơn 900 triệu đồng cho 2.116 người")]
    [('900000000', 'gt'), ('2116', 'eq')]
    """
    for match in _TOKEN.finditer(key):
        start, end = match.span()
        if closed and closed[start] and not key.endswith("-", 0, start):
            continue
        scale = _SCALE.match(key, end)
        text = match.group()
        value = parse_number(text)
        if value is None and _POINT.fullmatch(text) and (scale or _PERCENT.match(key, end)):
            value = Decimal(text)
        if value is None:
            continue
        if scale:
            end = scale.end()
            value *= SCALES[scale.group(1) or "triệu"]
        yield _qualified(key, start, end, value, scaled=scale is not None)


def of_whole_things(number: Number, key: str) -> Number:
    """The number as it counts what only comes whole: people, gifts, đồng.

    >>> key = "2,100 suất quà"
    >>> str(of_whole_things(next(scan_numbers(key)), key).value)
    '2100.000'
    """
    if number.scaled or _COMMA_GROUP.match(key, number.start) is None:
        return number
    return dataclasses.replace(number, value=number.value * 1_000)


def scan_number_words(key: str) -> Iterator[Number]:
    """Numbers written in words ('hai tập thể', 'năm trăm triệu đồng'), left to right.

    'Một' and 'năm' (also: a, year) count before a larger word only.

    >>> [str(n.value) for n in scan_number_words("ba cá nhân, hai mươi lăm người, lần thứ hai")]
    ['3', '25']
    """
    done = 0
    for start, end in _opened(key):
        if start < done or _BEFORE_WORD.search(key, max(0, start - 8), start):
            continue
        words = _WORDS.match(key, start)
        if words is None:
            continue
        several = words.end() > end
        if not several and (key[start:end] not in WORDS or _GOES_ON.match(key, end)):
            continue
        done = words.end()
        scaled = several and key[start:done].rpartition(" ")[2] in SCALES
        yield _qualified(key, start, done, _value(words.group()), scaled=scaled)


def _opened(key: str) -> list[tuple[int, int]]:
    """Where a number may be written in words: the spans of its first word, left to right."""
    spans = [(at, at + len(word)) for word in WORDS for at in places_of(f"{word} ", key)]
    for word in ("một", "năm"):
        ends = ((at, at + len(word)) for at in places_of(f"{word} ", key))
        spans += (span for span in ends if key.startswith(_LARGER, span[1] + 1))
    return sorted(span for span in spans if not key[span[0] - 1 : span[0]].isalnum())


def _value(words: str) -> Decimal:
    """The value of a number written in words.

    >>> str(_value("một tỷ hai trăm linh năm triệu"))
    '1205000000'
    """
    total = group = digit = 0
    for word in words.split():
        if word in _DIGITS and word != "mười":
            digit = _DIGITS[word]
        elif word == "mười":
            group += 10
        elif word in ("mươi", "trăm"):
            group, digit = group + digit * (10 if word == "mươi" else 100), 0
        elif word in SCALES:
            total, group, digit = total + (group + digit) * SCALES[word], 0, 0
    return Decimal(total + group + digit)


def _qualified(key: str, start: int, end: int, value: Decimal, *, scaled: bool) -> Number:
    told = key.endswith(_QUALIFYING, 0, start)
    found = _QUALIFIER.search(key, max(0, start - _LOOK_BACK), start) if told else None
    return _new_number(
        start=start,
        end=end,
        qualified_start=start if found is None else found.start(),
        value=value,
        qualifier="eq" if found is None else cast("Qualifier", found.lastgroup),
        scaled=scaled,
    )

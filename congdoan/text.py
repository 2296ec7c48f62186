"""Text in one form, and keys for matching that keep its length.

Stored text is NFC with plain spaces and without invisible characters; it is never repaired
otherwise, because every offset of the dataset points into it. Matching keys (`fold`, `tone_key`)
have one character per character of the text, so that a hit in the key is a span of the text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache, wraps

# Patterns and not str.translate, which is three times slower on text with marks.
_INVISIBLE = re.compile("[\u200b\u200c\u200d\u2060\ufeff\u00ad]+")
_SPACES = re.compile("[\u00a0\u2002\u2003\u2007\u2009\u202f\u3000\t\r\x0b\x0c]")
_RUN = re.compile(r" {2,}")

# Months as WordPress and .NET print them; with their tones, for 'từ' is no 'tư'.
MONTHS = {
    "một": 1, "giêng": 1, "hai": 2, "ba": 3, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8,
    "chín": 9, "mười": 10, "mười một": 11, "mười hai": 12, "chạp": 12,
}  # fmt: skip

# U+00D0/U+00F0 are typed for Đ/đ on old keyboards, U+01A2/U+01A3 come from PDF text layers for Ư/ư
# (reference: abbreviations "CÐCS", a Lai Châu file); repaired for matching only.
_LOOKALIKES = "\u00d0\u00f0\u01a2\u01a3"
_LOOKALIKE = str.maketrans(_LOOKALIKES, "ĐđƯư")


def clean(text: str) -> str:
    """Text as it is stored: NFC, every space a plain one, no invisible characters, runs squeezed.

    Newlines are kept. Idempotent.

    >>> clean("Công\u00a0 đoàn\u200b")
    'Công đoàn'
    """
    plain = _INVISIBLE.sub("", unicodedata.normalize("NFC", text))
    return _RUN.sub(" ", _SPACES.sub(" ", plain))


def squeeze(text: str) -> str:
    r"""`clean` with newlines as spaces too and the ends stripped: one line of text.

    >>> squeeze("  Toàn cảnh\n hội nghị. ")
    'Toàn cảnh hội nghị.'
    """
    return " ".join(clean(text).split())


_NAME = 80  # letters; few names are longer


def _known_names(key: Callable[[str], str]) -> Callable[[str], str]:
    """`key`, remembered for texts of a name's length: names come again, here and in other texts."""
    known = lru_cache(maxsize=16_384)(key)

    @wraps(key)
    def remembered(text: str) -> str:
        return known(text) if len(text) <= _NAME else key(text)

    return remembered


@lru_cache(maxsize=4096)
def _bare(char: str) -> str:
    if char in "đĐ":
        return "d"
    base = unicodedata.normalize("NFD", char.translate(_LOOKALIKE))[0]
    lower = base.lower()
    if lower == "đ":
        return "d"
    return lower if len(lower) == 1 else char


@_known_names
def fold(text: str) -> str:
    """Lower case without diacritics, one character per character of `text`.

    >>> fold("Đồng chí Huỳnh Văn Tấn")
    'dong chi huynh van tan'
    """
    return "".join(map(_bare, text))


# Old and new placement of the tone mark: 'hoà' and 'hòa' are one word.
_TONE_PAIRS = {
    "oà": "òa", "oá": "óa", "oả": "ỏa", "oã": "õa", "oạ": "ọa",
    "oè": "òe", "oé": "óe", "oẻ": "ỏe", "oẽ": "õe", "oẹ": "ọe",
    "uỳ": "ùy", "uý": "úy", "uỷ": "ủy", "uỹ": "ũy", "uỵ": "ụy",
}  # fmt: skip
_TONE = re.compile(r"(?<![qQ])(?:o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])(?!\w)")
# After these letters 'i' and 'y' are one sound, and both are written: 'kí kết' and 'ký kết',
# 'bác sĩ' and 'bác sỹ', 'qui chế' and 'quy chế' (decision 240/QĐ of 1984 wanted 'i'). Not after
# 'h', where they part words ('hi', 'hy').
_I_OR_Y = dict(zip("iíìỉĩị", "yýỳỷỹỵ", strict=True))
# What must not stand before is looked at last, and every branch begins with one letter: a search
# then skips to the letters that matter.
_SPELLING = re.compile(
    r"(?:o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ](?<!q..)|qu[iíìỉĩị](?<!\w...)|"
    + "|".join(rf"{letter}[iíìỉĩị](?<!\w..)" for letter in "klmst")
    + r")(?!\w)"
)


@_known_names
def tone_key(text: str) -> str:
    """Lower case, look-alikes repaired, one spelling of what has two; length kept.

    Tone marks stand as in 'hòa' and 'ủy', and 'y' as in 'ký', 'quy' and 'bác sỹ'.

    >>> tone_key("Đảng Uỷ Hoà Bình kí qui chế")
    'đảng ủy hòa bình ký quy chế'
    """
    # Most texts have none, and translating costs more than all the rest.
    has_lookalike = any(letter in text for letter in _LOOKALIKES)
    plain = text.translate(_LOOKALIKE) if has_lookalike else text
    lower = plain.lower()
    if len(lower) != len(plain):  # 'İ' alone grows when lowered
        lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in plain)
    return _SPELLING.sub(_one_spelling, lower)


def _one_spelling(match: re.Match[str]) -> str:
    written = match.group()
    return _TONE_PAIRS.get(written) or written[:-1] + _I_OR_Y[written[-1]]


@_known_names
def modern_tones(text: str) -> str:
    """The text with its tone marks in the place of 'hòa', 'ủy'; capitals stay.

    >>> modern_tones("huyện Thuỷ Nguyên")
    'huyện Thủy Nguyên'
    """
    return _TONE.sub(lambda m: _TONE_PAIRS.get(m.group(), m.group()), text)


@_known_names
def slug(text: str) -> str:
    """Letters and digits without diacritics joined by hyphens, for readable ids.

    >>> slug("Thành phố Hồ Chí Minh")
    'thanh-pho-ho-chi-minh'
    """
    return "-".join(re.findall(r"[a-z0-9]+", fold(text)))

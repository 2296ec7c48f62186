"""Persons whom the scanner of names does not know: 'cho bác sĩ Neáng Sóc Kha'."""

from __future__ import annotations

import re

from congdoan.normalise.awards.records import Recipient
from congdoan.normalise.awards.words import AwardWords
from congdoan.normalise.document import Document
from congdoan.normalise.word_patterns import CAPITAL

_WORD = rf"{CAPITAL}[\w'’]*"
_NAME = re.compile(rf" ?(?P<name>{_WORD}(?: {_WORD}){{1,4}})(?!\w)")
_ENDS = re.compile(
    r" ?(?:[,.;()/–-]|$)| (?:và|cùng|vì|do|được|đạt|nhận|giành|đoạt|vinh dự|đã)(?!\w)"
)


def stranger_at(doc: Document, start: int, end: int, words: AwardWords) -> Recipient | None:
    """The person whose name begins at `start` and ends before `end`, behind a title or none.

    Without a title the first word is a family name; nothing but the end of an item follows.
    """
    led = words.titled.match(doc.key, start, end)
    name = _NAME.match(doc.text, led.end() if led else start, end)
    if name is None or _ENDS.match(doc.key, name.end()) is None:
        return None
    first = doc.key[name.start("name") : name.end()].partition(" ")[0]
    if (led is None or led[1] is None) and first not in words.surnames:
        return None
    return Recipient(
        start=name.start("name"), end=name.end(), kind="individual", count=1, name=name["name"]
    )

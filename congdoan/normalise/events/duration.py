"""How long an event lasts, where another sentence than the one that tells of it says so."""

from __future__ import annotations

import dataclasses
import re
from datetime import date, timedelta

from congdoan.normalise.dates.records import DateHit
from congdoan.normalise.document import Sentence
from congdoan.normalise.events.told import Teller, Told
from congdoan.normalise.word_patterns import whole

# '(5 - 6/8)' of an event that opens on the 5th: how long it lasts at most, and the words for it.
_LONGEST = timedelta(days=7)
_LASTS = re.compile(
    whole(("diễn ra", "kéo dài"), end="")
    + "|" + whole(("trong", "sau", "qua"), end=r" (?:\d{1,2}|hai|ba|bốn) ngày")
)  # fmt: skip
_CLOSES = "bế mạc"
_REACH = 500


def whole_length(teller: Teller, told: Told) -> Told:
    """With the last day where the opening says how long the event lasts.

    What the sentence tells the close of has its first day wherever the article says it: 'Sáng 30-6,
    tại phiên bế mạc, ...' and, at the end, 'Đại hội diễn ra từ ngày 28 đến 30-6'.
    """
    first = told.date
    if first is None or first.starts_on is None or first.starts_on != first.ends_on:
        return told
    key, days = teller.doc.key, teller.days
    closes = key.find(_CLOSES, told.sentence.start, told.sentence.end) >= 0
    for sentence in teller.sentences if closes else teller.openings:
        for day in filter(days.is_candidate, days.inside(sentence)):
            if _starts(day, first.starts_on):
                longer = dataclasses.replace(first, ends_on=day.ends_on)
            elif closes and _ends(day, first.starts_on) and _same(teller, told, sentence):
                longer = dataclasses.replace(first, starts_on=day.starts_on)
            else:
                continue
            if _LASTS.search(key, sentence.start, sentence.end):
                return dataclasses.replace(told, date=longer)
    return told


def _starts(told: DateHit, day: date) -> bool:
    """Whether a stretch of days begins on `day`."""
    last = told.ends_on
    return told.starts_on == day and last is not None and day < last <= day + _LONGEST


def _ends(told: DateHit, day: date) -> bool:
    """Whether a stretch of days ends on `day`."""
    first = told.starts_on
    return told.ends_on == day and first is not None and day - _LONGEST <= first < day


def _same(teller: Teller, told: Told, sentence: Sentence) -> bool:
    """Whether both sentences name an event of one type."""
    both = (told.sentence, sentence)
    texts = (teller.doc.key[s.start : min(s.end, s.start + _REACH)] for s in both)
    one, other = map(teller.words.type_of, texts)
    return one is not None and one == other

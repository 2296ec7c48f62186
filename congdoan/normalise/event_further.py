"""Further events of an article: each is opened by a paragraph's first sentence.

Such a sentence begins with a day of its own ('Chiều 6/8, ...', 'Cùng ngày, ...'), then names who
holds it and has a verb of holding. What a paragraph tells of the same day and host belongs to the
event before it, unless it is another part of the day and another kind of event. Background ('Trước
đó', days of documents), plans and anniversaries open none. A digest is a text of bulleted or
labelled lines: there a line needs no host where the label says whose it is.
"""

from __future__ import annotations

import dataclasses
import re
from bisect import bisect_right
from collections.abc import Iterator
from datetime import date
from functools import cached_property

from congdoan.normalise.date_records import DateHit
from congdoan.normalise.digest import Label, labels
from congdoan.normalise.document import Hit, Sentence
from congdoan.normalise.event_told import Teller, Told, Typed
from congdoan.normalise.scan import Scan

_BEFORE_DAY = 60
_REACH = 300
_FEWEST = 2
_MOST = 60  # a page with more dated lines is a calendar or a list, and no longer news
_BULLET = re.compile(r"[-+*•●■►▪–] ?")
_NUMBER = re.compile(r"\d{1,2}[.)]? ?")
# What may stand between the begin of the sentence and its day.
_CUE = re.compile(
    r"(?:(?:tiếp đó|tiếp theo|sau đó|cũng|vào|trong|từ|tại [^,\n]{2,40}),? )*"
    r"(?:(?:\d{1,2}|hai|ba|các) ngày )?"
    r"(?:(?:sáng|trưa|chiều|tối|đêm) ?)?(?:(?:thứ \w{1,4}|chủ nhật|nay|qua),? ?)?(?:ngày )?\(?"
)
_CLAUSE_ENDS = re.compile(r"[,;:]| và ")
_EARLIER = "trước đó"
_SAME_DAY = re.compile(
    r"(?:cũng )?(?:(?:vào|trong) )?(?:sáng |trưa |chiều |tối )?(?:cùng ngày|cùng buổi)(?!\w)"
    r"(?P<day> (?=\d))?"
)
_PLAN = re.compile(r"(?<!\w)(?:sẽ|dự kiến|chuẩn bị|theo kế hoạch)(?!\w)")


class _Openers:
    """The sentences of one article that open events."""

    def __init__(self, teller: Teller, scan: Scan) -> None:
        self._teller = teller
        self._key = teller.doc.key
        self._scan = scan

    @cached_property
    def is_digest(self) -> bool:
        """Whether the text is made of bulleted or labelled lines."""
        bullets = sum(_BULLET.match(self._key, s.start) is not None for s in self.firsts)
        headed = sum(self._body(s) is not None for s in self.firsts)
        return max(bullets, headed, len(self._labels)) >= _FEWEST

    @cached_property
    def firsts(self) -> list[Sentence]:
        """The first sentence of every block, behind its number ('2. LĐLĐ huyện X: ...')."""
        starts = [block.start for block in self._teller.doc.article.blocks]
        found: dict[int, Sentence] = {}
        for sentence in self._teller.sentences:
            if _NUMBER.fullmatch(self._key, sentence.start, sentence.end):
                continue
            found.setdefault(bisect_right(starts, sentence.start), sentence)
        return list(found.values())

    @cached_property
    def _labels(self) -> dict[int, Label]:
        return {label.line: label for label in labels(self._scan, self._teller.published_on)}

    def open(self, sentence: Sentence, last: DateHit | None) -> tuple[Told, bool] | None:
        """The event that the sentence opens, and whether it says 'cùng ngày' of day `last`."""
        start = self._begin(sentence)
        same = _SAME_DAY.match(self._key, start)
        if same and same["day"]:  # 'cùng ngày 28/01' of an event of two days
            day = self._first_day(sentence, same.end())
        else:
            day = last if same else self._first_day(sentence, start)
        if day is None or day.starts_on is None or (same and day.starts_on != day.ends_on):
            return None
        if self._teller.published_on is not None and day.starts_on > self._teller.published_on:
            return None
        begin = max(same.end(), day.end if same["day"] else 0) if same else day.end
        end = min(sentence.end, begin + _REACH)
        verb = self._teller.words.opening.search(self._key, begin, end)
        if verb is None or _PLAN.search(self._key, start, end):
            return None
        told = self._teller.told(sentence, None if same else day)
        if told is None:
            return None
        own = told.host is not None and begin <= told.host.start
        headed = self._body(sentence)
        if not own and headed is None and self._label(sentence) is None:
            return None
        told = dataclasses.replace(
            told,
            date=day,
            host=told.host if own else headed,
            start=same.start() if same else day.start,
            end=verb.end(),
        )
        return told, same is not None

    def code(self, told: Told) -> str | None:
        """The type by the clause of the verb, else by its sentence; 'other' in a digest else."""
        end = min(told.sentence.end, told.start + _REACH)
        clause = _CLAUSE_ENDS.search(self._key, told.end, end)
        texts = (
            self._key[told.start : clause.start() if clause else end],
            self._key[told.start : end],
        )
        found = (self._teller.words.type_of(text) for text in texts)
        return next((code for code in found if code), "other" if self.is_digest else None)

    def _begin(self, sentence: Sentence) -> int:
        """Behind a bullet and a label."""
        start = self._mark_end(sentence)
        colon = self._key.find(":", start, start + _BEFORE_DAY)
        label = self._label(sentence) if colon >= 0 else None
        if (label is not None and not label.at) or self._body(sentence) is not None:
            start = colon + 1
        return start + (self._key[start : start + 1] == " ")

    def _mark_end(self, sentence: Sentence) -> int:
        mark = _BULLET.match(self._key, sentence.start)
        return mark.end() if mark else sentence.start

    def _body(self, sentence: Sentence) -> Hit | None:
        """The body that heads a line: '2. LĐLĐ huyện Ba Tri: Ngày 30/01, ...'."""
        start = self._mark_end(sentence)
        colon = self._key.find(":", start, start + _BEFORE_DAY)
        named = self._teller.bodies(start, start + 1) if colon >= 0 else ()
        return next((hit for hit in named if hit.end == colon), None)

    def _first_day(self, sentence: Sentence, start: int) -> DateHit | None:
        """The sentence's day where nothing but its cue stands before it."""
        if self._key.startswith(_EARLIER, start):
            return self._teller.earlier_day(sentence) if self.is_digest else None
        day = self._teller.day(sentence)
        if day is None or not start <= day.start <= start + _BEFORE_DAY:
            return None
        return day if _CUE.fullmatch(self._key, start, day.start) else None

    def _label(self, sentence: Sentence) -> Label | None:
        return self._labels.get(self._key.rfind("\n", 0, sentence.start) + 1)


def further_events(teller: Teller, scan: Scan, main: Typed) -> Iterator[Typed]:
    """The events told behind the main one, in the order of the text.

    Example: 'Chiều cùng ngày, LĐLĐ tỉnh đến thăm, tặng quà ...' behind 'Sáng 6/8, LĐLĐ tỉnh tổ chức
    hội nghị ...' -> support on the same day.
    """
    openers = _Openers(teller, scan)
    known = [main]
    for sentence in openers.firsts:
        if sentence.start < main.told.sentence.end:
            continue
        opened = openers.open(sentence, known[-1].told.date)
        if opened is None:
            continue
        told, says_same = opened
        found = openers.code(told)
        if found is None:
            continue
        item = Typed(told=told, code=found)
        if openers.is_digest:
            known_already = any(_is_told_again(item, other) for other in known)
        else:
            known_already = _is_earlier(told, main.told) or any(
                _is_part(item, other, says_same=says_same) for other in known
            )
        if not known_already:
            known.append(item)
            yield item
        if len(known) == _MOST:
            return


def _is_earlier(told: Told, main: Told) -> bool:
    """Whether the day lies before that of the main event: in prose that is its history."""
    ours, first = told.date, main.date
    if ours is None or first is None or ours.starts_on is None or first.starts_on is None:
        return False
    return ours.starts_on < first.starts_on


def _is_told_again(item: Typed, other: Typed) -> bool:
    """Whether two lines of a digest tell of one event."""
    ours, theirs = item.told.host, other.told.host
    one_host = ours is not None and theirs is not None and ours.entity_id == theirs.entity_id
    return one_host and item.code == other.code and _meet(item.told.date, other.told.date)


def _is_part(item: Typed, other: Typed, *, says_same: bool) -> bool:
    """Whether a paragraph of prose goes on about the event of a day.

    It does not when it says 'cùng ngày' or names another part of the day, and is of another type;
    nor when it says 'cùng ngày' of another host.
    """
    day, known = item.told.date, other.told.date
    if day is None or known is None or not _meet(day, known):
        return False
    parts = {day.part_of_day, known.part_of_day}
    ours, theirs = item.told.host, other.told.host
    if says_same and ours is not None and theirs is not None:
        return ours.entity_id == theirs.entity_id and item.code == other.code
    return item.code == other.code or not (says_same or (len(parts) > 1 and None not in parts))


def _meet(one: DateHit | None, other: DateHit | None) -> bool:
    """Whether two days share a day; an unknown one may be any."""
    if one is None or other is None or one.starts_on is None or other.starts_on is None:
        return True
    ends: tuple[date, date] = (one.ends_on or one.starts_on, other.ends_on or other.starts_on)
    return one.starts_on <= ends[1] and other.starts_on <= ends[0]

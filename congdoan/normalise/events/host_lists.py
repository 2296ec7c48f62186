"""The first of several hosts: 'do Thành đoàn A, báo B, Hội C và Bệnh viện D phối hợp tổ chức'.

A body that no list knows has no row of its own, yet it is the host where it is told first: then the
event has none, rather than the second that happens to be known.
"""

from __future__ import annotations

import re

from congdoan.normalise.document import Document, Hit
from congdoan.normalise.events.words import EventWords
from congdoan.normalise.figures.subject import Subjects
from congdoan.normalise.word_patterns import CAPITAL

_REACH = 300
# What stands between two bodies of a list, and where one of them can begin.
_JOINT = re.compile(r"(?:,? và|,? cùng(?: với)?|, ?|,? phối hợp (?:cùng )?(?:với )?) ?$")
_BEGINS = (", ", " và ", " do ", ": ", "; ")
# Behind the name of the first: whom it does it with.
_WITH = re.compile(r",? (?:đã |chủ trì,? )?(?:phối hợp|cùng|kết hợp)(?!\w)")
_CAPITAL = re.compile(CAPITAL)


class HostLists:
    """The bodies of one article that stand beside others as hosts."""

    def __init__(self, doc: Document, subjects: Subjects, words: EventWords) -> None:
        self._text, self._key = doc.text, doc.key
        self._subjects = subjects
        self._words = words

    def first(self, host: Hit, begin: int) -> Hit | None:
        """The first body of the list that `host` stands in, of a sentence that begins at `begin`.

        None where that is one no list knows: 'Trường THCS A, UBND xã B', 'Chi hội Luật gia LĐLĐ'.
        """
        found: Hit | None = host
        at, begin = host.start, max(begin, host.start - _REACH)
        if self._is_unknown(self._left(begin, at), at):
            return None
        while (joint := _JOINT.search(self._key, begin, at)) is not None:
            left = self._left(begin, joint.start())
            known = self._subjects.last(left, left + 1)
            if known is None and not self._is_unknown(left, joint.start()):
                break
            found, at = known, left
        return found

    def _left(self, begin: int, end: int) -> int:
        """Where the part of a list begins that ends at `end`."""
        marks = ((self._key.rfind(mark, begin, end), len(mark)) for mark in _BEGINS)
        return max((at + length for at, length in marks if at >= 0), default=begin)

    def _is_unknown(self, begin: int, end: int) -> bool:
        """Whether nothing stands there but the name of a body, and whom it does something with."""
        head = self._words.bodies.match(self._key, begin, end)
        if head is None or _CAPITAL.search(self._text, begin + 1, head.end() + 1) is None:
            return False
        partner = _WITH.search(self._key, begin, end)
        last = partner.start() if partner else end
        return self._words.verb.search(self._key, begin, last) is None

"""The day on which a text says that a person holds a post: its own day, or that of the clause."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date

from congdoan.normalise.dates.hits import DateHit
from congdoan.normalise.document import Document
from congdoan.normalise.people.drafts import ELECTED, ENDED, Post
from congdoan.normalise.people.elections import SPELL

# What may stand before the day that a clause opens with; what began 'từ' a day still holds.
_OPENS = re.compile(
    r"(?:[-+*•–] ?|(?:vào|đến|trong|sáng|chiều|ngày|giai đoạn|trước đó|sau đó|tiếp đó),? )*"
)
_CLAUSE = "; "
_ROLES = ("plain", "past", "as_of")


class PostDays:
    """The days of one document's posts; `told_on` is the text's own."""

    def __init__(self, doc: Document, dates: Sequence[DateHit], told_on: date | None) -> None:
        self.doc = doc
        self.told_on = told_on
        self._dates = dates
        self._starts = [hit.start for hit in dates]

    def of(self, post: Post) -> date | None:
        """'Tháng 3/2014, ông X được bổ nhiệm giữ chức': 31/3/2014, the last day of what is told.

        Only verbs of elections and lines of a life have days of their own, years written.
        """
        if post.rule_id not in (ELECTED, ENDED):
            return self.told_on
        at = post.phrase.start
        first = bisect_left(self._starts, self.doc.sentence_at(at).start)
        hits = self._dates[first : bisect_left(self._starts, at)]
        day = next((hit.ends_on for hit in reversed(hits) if self._opens_a_clause(hit)), None)
        if day is None or self.told_on is None:
            return day or self.told_on
        return min(day, self.told_on)

    def _opens_a_clause(self, hit: DateHit) -> bool:
        start = self.doc.sentence_at(hit.start).start
        clause = self.doc.key.rfind(_CLAUSE, start, hit.start)
        begin = clause + len(_CLAUSE) if clause >= 0 else start
        if hit.role not in _ROLES or hit.evidence != "explicit":
            return False
        if _OPENS.fullmatch(self.doc.key, begin, hit.start) is not None:
            return True
        spell = SPELL.fullmatch(self.doc.key, begin, hit.end)
        return spell is not None and spell["last"] is not None

"""Whose a figure is by what its own sentence tells beside it: founded with it, given by, of."""

from __future__ import annotations

import re

from congdoan.normalise.document import Document, Hit, Sentence
from congdoan.normalise.figures.bodies import GIVERS, Bodies
from congdoan.normalise.figures.occasions import SIZES, founded, tells_size
from congdoan.normalise.word_patterns import whole

_CLAUSE_HEAD = 32
_REACH = 600
_BEHIND = 90
# '287 lao động trong Bệnh viện X', '10 triệu đồng của X': whose they are is told behind them.
_BELONGS = re.compile(
    r"[\d.,]+[^,.;:()\n]{1,50}? (?:(?:đang |hiện )?(?:công tác |làm việc |sinh hoạt ))?"
    r"(?:tại|trong|của|ở|(?<!trực )thuộc)(?: toàn)? $"
)
_GIVEN = re.compile(r"[\d.,]+(?:(?! cho )[^,.;:()\n]){1,30} (?:của|từ) $")
_PROVISIONAL = re.compile(r"(?:ban chấp hành|bch)(?: cđcs| công đoàn cơ sở)? lâm thời")
# 'X đã tiếp nhận 2 tỷ đồng ủng hộ từ Y' is raised by X.
_RECEIVES = re.compile(
    whole(("tiếp nhận", "nhận được", "vận động", "kêu gọi", "huy động"), end=r"(?!\w)[^;:]*$")
)
_BEHIND_OF = dict.fromkeys(
    ("members_total", "members_female", "workers_total", "base_unions", "union_groups"), _BELONGS
) | dict.fromkeys(("gifts", "support_spent", "gift_value", "funds_raised"), _GIVEN)


class Beside:
    """Tells of the figures of one article whose they are by the bodies beside them."""

    def __init__(self, doc: Document, bodies: Bodies) -> None:
        self._doc, self._key = doc, doc.key
        self._bodies = bodies

    def whose(self, start: int, sentence: Sentence, measure: str | None) -> Hit | None:
        """The union founded with those counted, or whose they are, told behind them."""
        if measure in SIZES and tells_size(self._doc, start):
            begin = max(sentence.start, start - _REACH)
            new = founded(self._doc, self._bodies.named(begin, start))
            if new is not None:
                return new
        if measure == "committee_members":
            new = self._founded_before(start, sentence)
            if new is not None:
                return new
        behind = _BEHIND_OF.get(measure or "")
        if behind is None:
            return None
        if measure == "funds_raised" and _RECEIVES.search(
            self._key, max(sentence.start, start - _BEHIND), start
        ):
            return None
        near = self._bodies.named(start, min(sentence.end, start + _BEHIND))
        if not near or near[0].kind not in GIVERS:
            return None
        return near[0] if behind.fullmatch(self._key, start, near[0].start) else None

    def _founded_before(self, start: int, sentence: Sentence) -> Hit | None:
        """The union founded last, of a sentence that begins with its provisional board."""
        opens = _PROVISIONAL.match(self._key, sentence.start, start)
        named = self._bodies.named(max(0, sentence.start - _REACH), sentence.start) if opens else ()
        return founded(self._doc, list(reversed(named)))

    def giver(self, start: int, sentence: Sentence) -> Hit | None:
        """The giver told behind its gift ('10 suất do X tặng'), or whom 'Với ...' opens."""
        end = min(sentence.end, start + _BEHIND)
        hit = self._bodies.following(start, end)
        if hit is None or hit.kind not in GIVERS or self._key.find(";", start, hit.start) >= 0:
            return None
        opens = (
            self._key.startswith("với ", sentence.start) and start - sentence.start < _CLAUSE_HEAD
        )
        goes_on = opens and self._key.find(",", start, hit.start) >= 0
        return hit if goes_on or self._bodies.is_aside(hit) else None

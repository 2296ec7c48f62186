"""Which period a figure is of, and whether it was reached, is aimed at or only planned."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from typing import Literal

from congdoan.normalise.dates.periods import review_period
from congdoan.normalise.dates.records import DateHit
from congdoan.normalise.document import Document, Sentence
from congdoan.normalise.figures.endings import last_word
from congdoan.normalise.figures.shape import Shape
from congdoan.normalise.figures.words import FigureWords

_ITEM = re.compile(r"[-+•*–]|\d{1,2}[.)] ")
_HEAD_REACH = 160
# 'Trong năm, ...' opens a paragraph about the year under review.
_IN_YEAR = re.compile(r"[tn](?:(?<=t)rong năm|(?<=n)ăm qua)(?! \d)")
_OPENING = 60
# 'Đại hội thông qua các chỉ tiêu. Cụ thể, ...': goes on with what the sentence before tells.
_GOES_ON = ("cụ thể", "theo đó", "trong đó")
_COMPARED = re.compile(r"(?:so với|cùng kỳ)(?: với)?(?: cùng kỳ)? ?$")
_TARGET_REACH, _CUE_REACH = 400, 24
# '50 đoàn viên khó khăn sẽ được tặng quà'.
_WILL = re.compile(r"[^.;,:()\d\n]{0,40}(?<!\w)sẽ (?:được|nhận|tham gia|dự)(?!\w)")
_OTHER = re.compile(r"[,.;:\d]")
_PAST = re.compile(r"\((?:năm|nhiệm kỳ|quý|số dư|hiện|trước đó|đã)(?!\w)")
# 'đạt 137% chỉ tiêu Đại hội (300 đoàn viên)': the target itself.
_AIM = re.compile(r"chỉ tiêu[^().;:]{0,30}\((?:là )?$")
_STANDING = frozenset({"members_total", "workers_total", "base_unions", "union_groups"})
# Measures of a state, not of a year's work: the period under review is not theirs.
_STOCKS = frozenset(
    {"members_total", "workers_total", "base_unions", "union_groups", "delegates", "participants"}
)

# What a meeting decides and elects itself: '12 chỉ tiêu, 6 nhóm nhiệm vụ', '13 ủy viên'.
_DECIDED = frozenset({"targets", "tasks", "committee_members", "delegates"})

Status = Literal["reported", "target", "planned"]


class Statuses:
    """Reported, target or planned, by the words before a figure and the head of its list."""

    def __init__(self, doc: Document, words: FigureWords) -> None:
        self._doc = doc
        self._words = words
        self._targets: set[int] = set()
        self._ahead: dict[int, bool] = {}  # whether a sentence looks ahead, by its start
        self._carried: set[int] = set()  # where sentences begin that go on with targets
        under = False
        before: Sentence | None = None
        for sentence in doc.sentences:
            if before is not None and doc.key.startswith(_GOES_ON, sentence.start):
                self._carry(before, sentence)
            before = sentence
            if doc.key[sentence.end - 1] == ":":
                begin = max(sentence.start, sentence.end - _HEAD_REACH)
                under = words.target_head.search(doc.key, begin, sentence.end) is not None
            elif under and (sentence.block_kind == "list" or _ITEM.match(doc.key, sentence.start)):
                self._targets.add(sentence.start)
            else:
                under = False

    def _carry(self, before: Sentence, sentence: Sentence) -> None:
        """Mark a sentence that goes on with one of targets, unless it tells what was reached."""
        carried = before.start in self._carried or self._is_aimed_at(before.end, before)
        if (
            carried
            and self._words.reached.search(self._doc.key, sentence.start, sentence.end) is None
        ):
            self._carried.add(sentence.start)

    def of(self, shape: Shape, sentence: Sentence, measure: str | None) -> Status:
        """The status of one figure; what is already there ('24 CĐCS') is never planned."""
        if sentence.start in self._targets or self._is_aim(shape, sentence):
            return "target"
        carried = sentence.start in self._carried
        if not (carried or self._looks_ahead(sentence)):
            return "reported"
        if measure not in _DECIDED and (carried or self._is_aimed_at(shape.start, sentence)):
            return "target"
        if measure in _STANDING:
            return "reported"
        begin = max(sentence.start, shape.start - _HEAD_REACH)
        before = self._words.planned.search(self._doc.key, begin, shape.start)
        behind = _WILL.match(self._doc.key, shape.end, sentence.end)
        return "planned" if before or behind else "reported"

    def _is_aim(self, shape: Shape, sentence: Sentence) -> bool:
        """Whether the figure in a bracket is what was aimed at."""
        if not self._doc.key.endswith(("(", "(là "), 0, shape.start):
            return False
        begin = max(sentence.start, shape.start - _OPENING)
        return _AIM.search(self._doc.key, begin, shape.start) is not None

    def _is_aimed_at(self, at: int, sentence: Sentence) -> bool:
        """Whether a word before a place in its sentence tells that what follows is aimed at."""
        begin = max(sentence.start, at - _TARGET_REACH)
        cues = self._words.target.finditer(self._doc.key, begin, at)
        return any(self._is_target(cue.start(), cue.end(), at) for cue in cues)

    def _looks_ahead(self, sentence: Sentence) -> bool:
        if sentence.start not in self._ahead:
            told = self._words.ahead.search(self._doc.key, sentence.start, sentence.end)
            self._ahead[sentence.start] = told is not None
        return self._ahead[sentence.start]

    def _is_target(self, start: int, end: int, figure: int) -> bool:
        """Whether nothing around the cue says that the target is a thing of the past."""
        key, words = self._doc.key, self._words
        if key.endswith(" là", start, end):
            # 'vượt chỉ tiêu giao là 100 đoàn viên' gives the target, what follows was reached.
            return _OTHER.search(key, end, figure) is None
        left = key[max(0, start - _CUE_REACH) : start]
        closed = key.find(")", end, figure)
        if closed >= 0 and key.find("(", end, closed) < 0:
            return False  # '(đạt 147% chỉ tiêu), thành lập mới 26 CĐCS': an aside that is over
        opened = key.rfind("(", end, figure)
        if opened > closed and _PAST.match(key, opened):
            return False  # 'hỗ trợ 4 nhà (năm 2020: 6 nhà)'
        told = words.reached_before.end(left, last_word(left))
        return not told and words.reached.search(key, end, figure) is None


class Periods:
    """The period a figure is of: named in its sentence, else earlier in its paragraph."""

    def __init__(self, doc: Document, dates: Sequence[DateHit]) -> None:
        self._key = doc.key
        # Also those whose year is not known: their figures are of no other period.
        self._hits = [d for d in dates if d.kind == "period" and not self._compares(d)]
        self._starts = [d.start for d in self._hits]
        self._blocks = [block.start for block in doc.article.blocks]
        self._review = review_period(doc, [d for d in self._hits if d.starts_on])

    def _compares(self, period: DateHit) -> bool:
        """'so với (cùng kỳ) năm 2023' is a yardstick, not the period of the figure."""
        return (
            _COMPARED.search(self._key, max(0, period.start - _CUE_REACH), period.start) is not None
        )

    def of(self, at: int, sentence: Sentence, measure: str | None) -> DateHit | None:
        """The nearest period before the figure, else the first behind it, in the sentence."""
        index = bisect.bisect_left(self._starts, at)
        before = self._hits[index - 1] if index else None
        if before is not None and before.start >= sentence.start:
            return before
        behind = self._hits[index] if index < len(self._hits) else None
        if behind is not None and behind.end <= sentence.end:
            return behind
        if measure in _STOCKS or (before is None and self._review is None):
            return None
        block = self._blocks[max(0, bisect.bisect_right(self._blocks, at) - 1)]
        if before is not None and before.start >= block:
            return before
        if self._review is None:
            return None
        return (
            self._review if _IN_YEAR.search(self._key, block, min(at, block + _OPENING)) else None
        )

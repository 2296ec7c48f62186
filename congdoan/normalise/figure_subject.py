"""Whose figure it is: the body that a sentence speaks of.

In this order: the last body in subject position before the number in its sentence; the source of
what the sentence tells ('Theo X, ...'); the last body earlier in its paragraph; the article's own
body. A body after a preposition or a post ('của X', 'Chủ tịch X') is no subject unless its deed
follows, and a clause of its own ('một doanh nghiệp ủng hộ ...') has none of ours.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from functools import cached_property

from congdoan.normalise.document import Document, Hit, Sentence
from congdoan.normalise.figure_actors import acts, acts_aside, leads_delegation, tells
from congdoan.normalise.figure_words import figure_words
from congdoan.normalise.own_union import WORKPLACES, base_unions_by_place, with_bare_unions
from congdoan.normalise.parents import Parents

_CLAUSE_HEAD = 32
_REACH = 600
_BEHIND = 90
_JOINED = re.compile(
    r"(?:(?:,|,? và|,? cùng(?: với)?|,?(?: chủ trì,?)? phối hợp(?: cùng)?(?: với)?) "
    # 'A phối hợp với B và C': B after its preposition is no subject, and C joins on it
    r"| (?:chủ trì,? )?phối hợp (?:cùng |với |cùng với )[^.;:\n]{1,120}?"
    r"(?:,|,? và|,? cùng(?: với)?) )"
)
# 'do X hỗ trợ, trích thêm 120 triệu đồng': what follows is the sentence's own subject's.
_OWN_DEED = re.compile(
    r"[,;] (?:và |đồng thời |đã |còn |cũng |ngoài ra |tiếp tục )*(?:trích|chi|thăm|tặng|trao|hỗ trợ|"
    r"kết nạp|tổ chức|vận động|giới thiệu|giúp|phối hợp|phát triển|bồi dưỡng|có|thực hiện|quyên góp|"
    r"ủng hộ|xây|duy trì|thành lập)(?!\w)"
)
# 'Dịp này, đoàn cũng trao ...': the delegation named before.
_SAME_DELEGATION = re.compile(
    r"(?<!\w)đoàn (?:công tác )?(?:đã|cũng|còn|tiếp tục|trao|tặng|đến|tới|thăm)(?!\w)"
)
# 'Hằng năm tặng quà ...' behind a sentence about a guest goes back to who the article is about.
_REVIEWS = re.compile(
    r"(?:hằng|hàng|mỗi|trong|những|các)? ?(?:năm|nhiệm kỳ)(?: vừa)?(?: qua)?(?!\w)|đến nay(?!\w)"
)
_AMOUNT = re.compile(r"(?:triệu|tỷ|nghìn|ngàn|\d) ?đồng|;")
_FEDERATIONS = ("labour_federation", "national_confederation")
_UNIONS = frozenset({"base_union", "health_union", "sector_union", "national_health_union"})
# Who an article's own figures can be of; a department or a party body is none of them.
_OWNERS = _UNIONS | WORKPLACES | {"labour_federation"}
# Of whom something happens at a place; what is given there may be a guest's.
_OF_VENUES = frozenset(
    {"members_total", "members_female", "workers_total", "union_groups", "participants",
     "athletes", "teams", "blood_donors", "blood_units", "delegates", "members_new"}
)  # fmt: skip
_AT = re.compile(r"(?:[-+•–] ?)?(?:riêng )?tại ")
_BODY = ("lead", "paragraph")


class Subjects:
    """The bodies in subject position of one article."""

    def __init__(
        self, doc: Document, orgs: Sequence[Hit], home: Hit | None, own: Hit | None = None
    ) -> None:
        """`home` is the article's health union, `own` the base union of the place it is about.

        Theirs is a figure when no body is named, the base union's first.
        """
        self._key = doc.key
        self._doc = doc
        self._words = figure_words(doc.config)
        self._home, self._own = home, own
        parents = Parents(orgs)
        orgs = [parents.of(hit) for hit in orgs]
        named = with_bare_unions(doc, orgs, own)
        self._of_place = base_unions_by_place(named)
        self._named = [hit for hit in named if hit.entity_id]
        self._named_starts = [hit.start for hit in self._named]
        self._hits = [hit for hit in self._named if acts(doc, self._words, hit)]
        self._starts = [hit.start for hit in self._hits]
        self._asides = {hit.start for hit in self._hits if acts_aside(doc, hit)}
        self._tellers = [hit for hit in self._named if tells(doc, hit)]
        self._told_from = [hit.start for hit in self._tellers]
        self._loose = [o.start for o in orgs if o.entity_id is None]
        self._blocks = [block.start for block in doc.article.blocks]
        self._main = self._article_s() or own or home or self._federation_told()

    @cached_property
    def _delegation(self) -> Hit | None:
        """The body whose delegation the article tells of."""
        return next((hit for hit in self._hits if leads_delegation(self._doc, hit)), None)

    def _article_s(self) -> Hit | None:
        """The body that the article is about: the first that acts in its title, else in its text.

        Of a title where none acts, its one union.
        """
        titled = [hit for hit in self._named if self._kind_of_block(hit) == "title"]
        acting = [hit for hit in self._hits if hit.kind in _OWNERS]
        first = next((hit for hit in acting if self._kind_of_block(hit) == "title"), None)
        if first is None:
            unions = {hit.entity_id: hit for hit in titled if hit.kind in _UNIONS}
            if len(unions) == 1:
                return next(iter(unions.values()))
            told = (hit for hit in acting if self._kind_of_block(hit) in _BODY)
            first = next(told, None)
        return None if first is None else self.union_of(first)

    def _federation_told(self) -> Hit | None:
        """The federation of an article without a union: a province's before the national one."""
        for kind in _FEDERATIONS:
            named = next((hit for hit in self._named if hit.kind == kind), None)
            if named is not None:
                return named
        return None

    def _kind_of_block(self, hit: Hit) -> str:
        return self._doc.block_kind_at(hit.start)

    def _block_start(self, offset: int) -> int:
        index = bisect.bisect_right(self._blocks, offset) - 1
        return self._blocks[max(index, 0)] if self._blocks else 0

    def union_of(self, owner: Hit) -> Hit:
        """The base union of a place of work, where the article names it; else `owner` itself."""
        return self._of_place.get(owner.entity_id or "", owner)

    def of(self, start: int, sentence: Sentence, measure: str | None) -> Hit | None:
        """The body whose figure the number at `start` is, or None when it is another's."""
        left = max(sentence.start, start - _REACH)
        key = self._key
        comma = max(key.rfind(",", left, start), key.rfind(";", left, start),
                    key.rfind(":", left, start))  # fmt: skip
        clause = comma + 1 if comma >= 0 else left
        found = self.last(clause, start)
        if found is not None:
            return found
        behind = self._behind(start, sentence)
        if behind is not None:
            return behind
        before = self._before(left, start)
        whole = self._whole(left, start)
        if whole is not None and (before is None or before.start < whole):
            return self._federation(whole, start) or self._home or self._main
        # 'CĐCS vận động 85 triệu đồng': some base union, ours only when the article is about one.
        if self._is_opening(clause, start) or (before is None and self._is_opening(left, start)):
            return self._base_union(left, start)
        guests = self._words.guests.match(self._key, sentence.start)
        head = min(start, clause + _CLAUSE_HEAD)
        if self._delegation is not None and _SAME_DELEGATION.search(self._key, clause, head):
            return self._delegation
        if not guests and self._words.others.search(self._key, clause, head):
            return self._federation(clause, head)
        place = self._venue(sentence) if measure in _OF_VENUES else None
        return before or place or self._told_by(left, start)

    def _behind(self, start: int, sentence: Sentence) -> Hit | None:
        """The giver told behind its gift ('10 suất do X tặng'), or whom 'Với ...' opens."""
        end = min(sentence.end, start + _BEHIND)
        stop = self._key.find(";", start, end)
        end = end if stop < 0 else stop
        index = bisect.bisect_left(self._starts, start)
        if index == len(self._starts) or self._starts[index] >= end:
            return None
        hit = self._hits[index]
        comma = self._key.find(",", start, hit.start)
        opens = self._key.startswith("với ", sentence.start) and comma >= 0
        inside = opens and start - sentence.start < _CLAUSE_HEAD
        return hit if inside or hit.start in self._asides else None

    def _before(self, begin: int, start: int) -> Hit | None:
        """The last subject; a giver told aside only until the sentence goes on with a deed."""
        hit = self.last(begin, start)
        if hit is not None and hit.start in self._asides:
            goes_on = _OWN_DEED.search(self._key, hit.end, start)
            return self._lasting(begin, hit.start) if goes_on else hit
        return hit

    def _lasting(self, begin: int, end: int) -> Hit | None:
        """The last subject that is more than a giver told aside."""
        hit = self.last(begin, end)
        while hit is not None and hit.start in self._asides:
            hit = self.last(begin, hit.start)
        return hit

    @cached_property
    def _topics(self) -> list[Hit]:
        """The first subject of each sentence, and who tells, in the order of the text.

        A subject behind an amount ('..., LĐLĐ tỉnh hỗ trợ 50 triệu đồng') is told aside.
        """
        first: dict[int, Hit] = {}
        for hit in self._hits:
            sentence = self._doc.sentence_at(hit.start).start
            if hit.start not in self._asides and not _AMOUNT.search(self._key, sentence, hit.start):
                first.setdefault(sentence, hit)
        return sorted((*first.values(), *self._tellers), key=lambda hit: hit.start)

    def _topic(self, block: int, start: int) -> Hit | None:
        """Who the paragraph told of last."""
        index = bisect.bisect_left(self._topics, start, key=lambda hit: hit.start) - 1
        found = self._topics[index] if index >= 0 else None
        return found if found is not None and found.start >= block else None

    def _venue(self, sentence: Sentence) -> Hit | None:
        """The body at whose place all of the sentence happens: 'Tại X, hội thao thu hút ...'."""
        opening = _AT.match(self._key, sentence.start)
        named = self.named(opening.end(), opening.end() + 1) if opening else ()
        return named[0] if named and named[0].kind in _OWNERS else None

    def _federation(self, begin: int, end: int) -> Hit | None:
        """The article's federation, where 'toàn tỉnh' means all of its members; else None."""
        if self._words.whole_province.search(self._key, begin, end) is None:
            return None
        near = (self._teller(self._block_start(begin), end), self._main)
        return next((hit for hit in near if hit is not None and hit.kind in _FEDERATIONS), None)

    def _base_union(self, begin: int, end: int) -> Hit | None:
        """The base union that bare 'CĐCS' can mean: the article's own, or its source."""
        near = (self._main, self._teller(begin, end))
        return next((hit for hit in near if hit is not None and hit.kind == "base_union"), None)

    def _teller(self, begin: int, end: int) -> Hit | None:
        index = bisect.bisect_left(self._told_from, end) - 1
        return self._tellers[index] if index >= 0 and self._told_from[index] >= begin else None

    def _whole(self, begin: int, end: int) -> int | None:
        """Where the last words for the whole union ('toàn ngành') begin, or None."""
        found = None
        for match in self._words.whole_union.finditer(self._key, begin, end):
            found = match.start()
        return found

    def _told_by(self, begin: int, start: int) -> Hit | None:
        """The body of a sentence without a subject: its source, its paragraph's, the article's."""
        block = self._block_start(start)
        teller = self._teller(begin, start)
        if self._own is not None and _REVIEWS.match(self._key, self._doc.sentence_at(start).start):
            return teller or self._own
        return teller or self._topic(block, start) or self._main

    def _is_opening(self, clause: int, start: int) -> bool:
        """Whether an unresolved body stands at the begin of the clause."""
        index = bisect.bisect_left(self._loose, clause)
        return (
            index < len(self._loose)
            and self._loose[index] - clause <= 1
            and (self._loose[index] < start)
        )

    def named(self, begin: int, end: int) -> Sequence[Hit]:
        """The bodies that begin between `begin` and `end`, in subject position or not."""
        first = bisect.bisect_left(self._named_starts, begin)
        return self._named[first : bisect.bisect_left(self._named_starts, end)]

    def last(self, begin: int, end: int) -> Hit | None:
        """The last body in subject position that begins between `begin` and `end`.

        Of bodies joined to one subject ('A và B ký kết') the first.
        """
        index = bisect.bisect_left(self._starts, end) - 1
        if index < 0 or self._starts[index] < begin:
            return None
        while index > 0 and self._starts[index - 1] >= begin:
            before, hit = self._hits[index - 1], self._hits[index]
            if not _JOINED.fullmatch(self._key[before.end : hit.start]):
                break
            index -= 1
        return self._hits[index]

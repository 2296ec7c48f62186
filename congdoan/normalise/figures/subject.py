"""Whose figure it is: the body that a sentence speaks of.

In this order: the last body in subject position before the number in its clause; the giver told
behind it; the last subject of its sentence; the source of what the sentence tells ('Theo X, ...');
who the paragraph told of last; the body that the article is about. A clause of another's own ('một
doanh nghiệp ủng hộ ...') has none of ours.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from congdoan.normalise.document import Document, Hit, Sentence
from congdoan.normalise.figures.bare_names import WORKPLACES
from congdoan.normalise.figures.beside import Beside
from congdoan.normalise.figures.bodies import FEDERATIONS, HEALTH_UNIONS, OWNERS, Bodies
from congdoan.normalise.figures.deeds import NAME_WORD, deeds
from congdoan.normalise.figures.words import figure_words

_CLAUSE_HEAD = 32
_REACH = 600
_RATES = frozenset({"gift_value", "support_per_unit"})
_GIVEN_TO = frozenset({"gifts", "gift_recipients", "support_recipients"})
# 'Dịp này, đoàn cũng trao ...': the delegation named before.
_SAME_DELEGATION = re.compile(
    r"(?<!\w)đoàn (?:công tác )?(?:đã|cũng|còn|tiếp tục|trao|tặng|đến|tới|thăm)(?!\w)"
)
# 'Hằng năm tặng quà ...' behind a sentence about a guest goes back to who the article is about.
_REVIEWS = re.compile(
    r"(?:hằng|hàng|mỗi|trong|những|các)? ?(?:năm|nhiệm kỳ)(?: vừa)?(?: qua)?(?!\w)|đến nay(?!\w)"
)
# Of whom something happens at a place; what is given there may be a guest's.
_OF_VENUES = frozenset(
    {"members_total", "members_female", "workers_total", "union_groups", "participants",
     "athletes", "teams", "blood_donors", "blood_units", "delegates", "members_new"}
)  # fmt: skip
_AT = re.compile(r"(?:[-+•–] ?)?(?:riêng )?tại ")


# 'Công đoàn BIDV đã quyên góp ...', 'Công an tỉnh phá án ...': a body that no list knows acts.
_STRANGER = re.compile(
    rf" ?(?:(?i:công an)(?!\w)|(?i:công đoàn|quỹ|hội|trường)(?: {NAME_WORD}){{1,5}} "
    r"(?:đã|đang|cũng|đều|trao|tặng|ủng hộ|hỗ trợ|phát động|vận động|quyên góp|dành)(?!\w))"
)


# 'vận động các nhà hảo tâm ủng hộ 50 triệu đồng' is the work of who asks them.
_ASKS = tuple(
    f"{word} {many}"
    for word in (
        *("vận động", "kêu gọi", "cùng", "mỗi", "và", "của", "từ", "quà", "cho", "thăm"),
        "hỗ trợ",
    )
    for many in ("", "các ")
)


class Subjects:
    """Tells whose the figures of one article are."""

    def __init__(
        self, doc: Document, orgs: Sequence[Hit], home: Hit | None, own: Hit | None = None
    ) -> None:
        """`home` is the article's health union, `own` the base union of the place it is about."""
        self._doc = doc
        self._key = doc.key
        self._words = figure_words(doc.config)
        self._own_deed = deeds(doc.config).own
        self._home, self._own = home, own
        self._bodies = Bodies(doc, orgs, home, own)
        self._beside = Beside(doc, self._bodies)
        self._blocks = [block.start for block in doc.article.blocks]
        # Where the part of a sentence begins that told last of gifts, and who gives them.
        self._gifts: tuple[int, Hit | None] = (-1, None)
        self.named = self._bodies.named
        self.last = self._bodies.last

    @property
    def about(self) -> Hit | None:
        """The body that the article is about."""
        return self._bodies.main

    def union_of(self, owner: Hit) -> Hit:
        """The base union of a place of work, where the article names it; else `owner` itself."""
        return self._bodies.of_place.get(owner.entity_id or "", owner)

    def of(self, start: int, sentence: Sentence, measure: str | None) -> Hit | None:
        """The body whose figure the number at `start` is, or None when it is another's.

        The value of one gift is of who gives those told before it.
        """
        left = max(sentence.start, start - _REACH)
        clause, part = self._begins(left, start)
        found = self._beside.whose(start, sentence, measure) or self.last(clause, start)
        if found is None and measure in _RATES and self._gifts[0] == part:
            return self._gifts[1]
        owner = (
            found
            or self._beside.giver(start, sentence)
            or self._elsewhere(start, sentence, measure, (left, clause))
        )
        if measure in _GIVEN_TO:
            self._gifts = (part, owner)
        return owner

    def _begins(self, left: int, start: int) -> tuple[int, int]:
        """Where the clause and the part of the sentence that hold `start` begin, from `left` on."""
        part = self._key.rfind(";", left, start) + 1 or left
        comma = self._key.rfind(",", part, start) + 1 or part
        return self._key.rfind(":", comma, start) + 1 or comma, part

    def _elsewhere(
        self, start: int, sentence: Sentence, measure: str | None, begins: tuple[int, int]
    ) -> Hit | None:
        """The body of a clause without one; `begins` are those of the sentence and the clause."""
        left, clause = begins
        before = self._before(left, start)
        behind = left if before is None else before.end
        whole = self._words.whole_union.search(self._key, behind, start)
        if whole is not None:
            return self._federation(whole.start(), start) or self._health_union(start)
        # 'CĐCS vận động 85 triệu đồng': some base union, ours only when the article is about one.
        loose = self._bodies.is_loose
        if loose(clause, start) or (before is None and loose(left, start)):
            return self._base_union(left, start)
        head = min(start, clause + _CLAUSE_HEAD)
        delegation = self._bodies.delegation
        if delegation is not None and _SAME_DELEGATION.search(self._key, clause, head):
            return delegation
        if self._is_others((clause, head), sentence, measure):
            return self._federation(clause, head)
        if self._is_stranger(clause) or (before is None and self._is_stranger(left)):
            return None
        place = self._venue(sentence) if measure in _OF_VENUES else None
        return before or place or self._told_by(left, start)

    def _is_others(self, head: tuple[int, int], sentence: Sentence, measure: str | None) -> bool:
        """Whether somebody acts who is no body of ours: a firm, a family, a fund of its own."""
        if self._bodies.actors.among_guests(sentence):
            return False
        for told in self._words.others.finditer(self._key, *head):
            # 'ủng hộ 880 triệu đồng, trong đó Quỹ Vì người nghèo 413 triệu đồng': given to the fund
            funded = measure == "funds_raised" and "quỹ" in told.group()
            # whom a body asks gives by its own work
            if not funded and not self._key.endswith(_ASKS, 0, told.start()):
                return True
        return False

    def _is_stranger(self, at: int) -> bool:
        """Whether a body that no list knows opens the words at `at` and acts in them."""
        told = _STRANGER.match(self._doc.text, at)
        return told is not None and not self.named(at, at + 2)

    def is_named_before(self, at: int) -> bool:
        """Whether a body's name ends directly before `at`."""
        return self._bodies.is_end(at - 1)

    def _before(self, begin: int, start: int) -> Hit | None:
        """The last subject; a giver told aside only until the sentence goes on with a deed."""
        hit = self.last(begin, start)
        if hit is not None and self._bodies.is_aside(hit):
            goes_on = self._own_deed.search(self._key, hit.end, start)
            return self._bodies.lasting(begin, hit.start) if goes_on else hit
        return hit

    def _venue(self, sentence: Sentence) -> Hit | None:
        """The body at whose place all of the sentence happens: 'Tại X, hội thao thu hút ...'."""
        opening = _AT.match(self._key, sentence.start)
        named = self.named(opening.end(), opening.end() + 1) if opening else ()
        return named[0] if named and named[0].kind in OWNERS else None

    def _health_union(self, start: int) -> Hit | None:
        """The union that 'toàn ngành' means: its paragraph's, else the article's."""
        told = self.named(self._block_start(start), start)
        near = next((hit for hit in reversed(told) if hit.kind in HEALTH_UNIONS), None)
        return near or self._home or self._bodies.main

    def _federation(self, begin: int, end: int) -> Hit | None:
        """The article's federation, where 'toàn tỉnh' means all of its members; else None."""
        if self._words.whole_province.search(self._key, begin, end) is None:
            return None
        near = (self._bodies.teller(self._block_start(begin), end), self._bodies.main)
        return next((hit for hit in near if hit is not None and hit.kind in FEDERATIONS), None)

    def _base_union(self, begin: int, end: int) -> Hit | None:
        """The base union that bare 'CĐCS' can mean: its source, the article's own, its paragraph's.

        Of a sentence or paragraph about one place of work whose union is not named, the place.
        """
        teller, main = self._bodies.teller(begin, end), self._bodies.main
        if teller is not None and teller.kind == "base_union":
            return teller
        of_article = main if main is not None and main.kind == "base_union" else None
        if self._own is not None and of_article is not None:
            # What the sentence names before is elsewhere: else bare 'CĐCS' were no loose body.
            last = next((hit for hit in reversed(self.named(begin, end)) if hit.entity_id), None)
            return last if last is not None and last.kind in WORKPLACES else of_article
        for first in (begin, self._block_start(begin)):
            told = self.named(first, end)
            places = {hit.entity_id: hit for hit in told if hit.kind in WORKPLACES}
            if places:
                return next(iter(places.values())) if len(places) == 1 else of_article
        return of_article

    def _told_by(self, begin: int, start: int) -> Hit | None:
        """The body of a sentence without a subject: its source, its paragraph's, the article's."""
        teller = self._bodies.teller(begin, start)
        if self._own is not None and _REVIEWS.match(self._key, self._doc.sentence_at(start).start):
            return teller or self._own
        if teller is None and self._key.find("đại hội", begin, start) >= 0:
            teller = self._bodies.congress
        return teller or self._bodies.topic(self._block_start(start), start) or self._bodies.main

    def _block_start(self, offset: int) -> int:
        index = bisect_right(self._blocks, offset) - 1
        return self._blocks[index] if index >= 0 else 0

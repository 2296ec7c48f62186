"""Subjects of 'đạt', 'được' that no token tells: teams by their nouns, persons not known."""

from __future__ import annotations

import re
from collections.abc import Sequence

from congdoan.normalise.awards.members import FAR, PAIRED, Members
from congdoan.normalise.awards.records import Recipient
from congdoan.normalise.awards.strangers import stranger_at
from congdoan.normalise.awards.teams import Team
from congdoan.normalise.awards.words import Token

_AND_TEAM = re.compile(r"(?:,| và|, và| cùng) $")
_TO_TEAM = re.compile(r"(?:,| và|, và| cùng) ")
_BRACKET = re.compile(r" ?\([^()\n]{1,60}\) ?")
# 'Năm 2023, Y Nga được', 'Dịp này, Lê Văn A nhận'
_WHEN = re.compile(
    r" ?(?:năm|trong|tháng|ngày|dịp|nhân|tại|với|mới đây|trước đó)(?!\w)[^,;:]{0,60},"
)


class Subjects:
    """Reads to the left of a verb or an award; `whom` are the recipients of the same sentence."""

    def __init__(self, whom: Members) -> None:
        self._whom = whom
        self._key = whom.key
        self._begin = whom.begin
        self._words = whom.words

    def _gap(self, left: int, right: int) -> str:
        return self._key[left:right]

    def leads_to(self, gap: str) -> bool:
        """Whether only adverbs or a bracket stand between a person and 'được', 'đạt', 'giành'."""
        plain = _BRACKET.sub(" ", gap)
        adverbs = self._words.adverbs.fullmatch(plain) is not None
        return adverbs or self._words.said.fullmatch(plain) is not None

    def team(self, start: int, end: int) -> tuple[Recipient, ...]:
        """The body told by its noun that is the subject at `end`, with those joined to it."""
        team = self._whom.teams.before(start, end)
        return self._enumerated(start, team, end) if team else ()

    def beside(self, left: Sequence[Token], end: int) -> tuple[Recipient, ...]:
        """'đội Khối văn phòng giải Nhì': a body told by its noun, right before the prize."""
        start = left[-1].end if left else max(self._begin, end - FAR)
        team = self._whom.teams.before(start, end)
        near = team is not None and team.named and team.end == end - 1
        return self._enumerated(start, team, end) if near and team else ()

    def _enumerated(self, start: int, last: Team, end: int) -> tuple[Recipient, ...]:
        """'đội Cụm 1 và đội Cụm 4 cùng đạt': the body, and those that are joined to it."""
        chain = [last]
        while chain[0].named and (joint := _AND_TEAM.search(self._key, start, chain[0].start)):
            before = self._whom.teams.before(start, joint.start())
            if before is None or not before.named or before.end != joint.start():
                break
            chain.insert(0, before)
        while (joint := _TO_TEAM.match(self._key, chain[-1].end, end)) is not None:
            behind = self._whom.teams.at(joint.end(), end)
            if behind is None:
                break
            chain.append(behind)
        return tuple(map(self._whom.of_team, chain))

    def strangers(self, end: int) -> tuple[Recipient, ...]:
        """'Nguyễn Văn A và Trần Thị B cùng nhận': persons not known who open the clause."""
        begin = max(self._begin, *(self._key.rfind(mark, self._begin, end) + 1 for mark in ";:.\n"))
        if (dated := _WHEN.match(self._key, begin, end)) is not None:
            begin = dated.end()
        found: list[Recipient] = []
        while (one := stranger_at(self._whom.doc, begin, end, self._words)) is not None:
            found.append(one)
            joint = _TO_TEAM.match(self._key, one.end, end)
            begin = joint.end() if joint else end
        return tuple(found) * bool(found and self.leads_to(self._gap(found[-1].end, end)))

    def pair(self, first: Token, end: int) -> tuple[Recipient, ...]:
        """'cặp Lê Văn A - Đỗ B đạt': the second is not known."""
        joint = next((j for j in PAIRED if self._key.startswith(j, first.end)), None)
        if joint is None:
            return ()
        start = first.end + len(joint)
        second = stranger_at(self._whom.doc, start, end, self._words)
        both = second is not None and self.leads_to(self._gap(second.end, end))
        return (self._whom.named(first), second) if both and second else ()

"""Awards told by their own number ('trao 70 Giấy khen'), and those of which nobody tells one."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence

from congdoan.normalise.awards.givers import number_before
from congdoan.normalise.awards.grammar import NUMERALS
from congdoan.normalise.awards.members import NEAR
from congdoan.normalise.awards.records import (
    EMULATION,
    Grant,
    Recipient,
    for_collectives,
    is_flag,
    is_title,
)
from congdoan.normalise.awards.words import RecipientKind, Token
from congdoan.normalise.word_patterns import flat

# How many of a prize, behind its colon: 'Giải Ba: 03 giải', 'Giải Nhì: 02 (A, B)'.
_NUMBER_BEHIND = re.compile(r" ?: ?(\d{1,3})(?= giải(?!\w)| ?\(|[;,.\n]|$)")
_EACH = re.compile(r"(?<!\w)mỗi (?:(?!tặng|trao)[^\s,;:.]+ ){1,3}$")
_OF_TEAMS = ("tập thể", "đồng đội", "toàn đoàn")
_PART = re.compile(r"(?<!\w)(?:trong đó|gồm|bao gồm)(?: có)? $|: $|\($")
_VAGUE = ("nhiều ", "những ", "các ")
# 'Nhiều gương tập thể, cá nhân được A tặng Bằng khen'
_MANY = re.compile(
    flat(
        ("nhiều", "hàng chục", "hàng trăm", "hàng nghìn", "một số"),
        end=r" (?:[^\s,;:.]+ ){1,2}$",
    )
)
# 'Cá nhân hiến máu từ 30 lần trở lên được A tặng Bằng khen': a rule.
_FIT = " trở lên "


def counted(
    recipients: tuple[Recipient, ...], numbered: tuple[Recipient, ...]
) -> tuple[Recipient, ...]:
    """'trao 15 Giấy khen cho các cá nhân': the number of awards is that of who got them."""
    if not (numbered and recipients) or any(r.count is not None for r in recipients):
        return recipients
    if len(recipients) != 1:
        return numbered
    return (dataclasses.replace(recipients[0], count=numbered[0].count),)


def _value(number: str) -> int:
    return NUMERALS[number] if number in NUMERALS else int(number)


class Counts:
    """Reads the numbers right before the awards of one sentence."""

    def __init__(self, key: str) -> None:
        self._key = key
        self._vague = False
        self._kind: RecipientKind = "other"

    def numbered(self, award: Token, left: Sequence[Token]) -> tuple[Recipient, ...]:
        """'trao 70 Giấy khen' with no word of who got them but 'Ở nội dung cá nhân'.

        `left` are the tokens since the award before.
        """
        classes = {t.recipient for t in left if t.recipient and t.number is None}
        if left:
            self._kind = classes.pop() if len(classes) == 1 else "other"
        match = number_before(self._key, award) or _NUMBER_BEHIND.match(self._key, award.end)
        if match is None or (is_title(award) and not self._counts_itself(award)):
            return ()
        start = match.start(1)
        if _EACH.search(self._key, max(0, start - NEAR), start):
            return ()
        # A flag is for collectives only, whoever the subject is.
        kind: RecipientKind = "collective" if is_flag(award) else self._told_kind(award)
        return (Recipient(start=start, end=award.end, kind=kind, count=_value(match.group(1))),)

    def _counts_itself(self, title: Token) -> bool:
        """'18 tập thể lao động tiên tiến': such titles count who has them."""
        return self._key.startswith(EMULATION, title.start)

    def _told_kind(self, award: Token) -> RecipientKind:
        """'2 giải Nhì cá nhân', '3 giải tập thể': whom the award itself tells, or the clause."""
        words = self._key[award.start : award.end]
        if is_title(award):
            return "collective" if words.startswith("tập thể") else "individual"
        if words.endswith("cá nhân"):
            return "individual"
        return "collective" if words.endswith(_OF_TEAMS) else self._kind

    def is_part(self, award: Token) -> bool:
        """'18 tập thể được khen thưởng, trong đó có 5 Cờ thi đua': the number of some of them."""
        match = number_before(self._key, award)
        begin = max(0, award.start - NEAR)
        return match is not None and _PART.search(self._key, begin, match.start(1)) is not None

    def kept(self, grant: Grant) -> tuple[Recipient, ...]:
        """The recipients that a number or a giver makes sure; none where all is vague."""
        told = grant.givers and not (grant.handed and grant.rule_id == "award.inherited")
        if not told and self.is_vague(grant):
            return ()
        found = grant.recipients
        if not self._is_sure(grant):
            found = tuple(r for r in found if r.count is not None)
        return for_collectives(found) if is_flag(grant.award) else found

    def _is_sure(self, grant: Grant) -> bool:
        """Whether a giver is told, of an award that not just many or those fit for it get."""
        if not grant.givers or is_title(grant.award):
            return False
        return not any(self._are_many(whom.start, grant.award.start) for whom in grant.recipients)

    def _are_many(self, start: int, award: int) -> bool:
        """Whether those told from `start` on are many, or all who are fit for the award."""
        if self._key.startswith(_VAGUE[0], start) or self._key.find(_FIT, start, award) >= 0:
            return True
        return _MANY.search(self._key, max(0, start - NEAR), start) is not None

    def is_vague(self, grant: Grant) -> bool:
        """'nhận nhiều Bằng khen, Giấy khen của các cấp' tells of no award in particular.

        'các giải Ba được trao cho 3 đơn vị' does.
        """
        if grant.joined and self._vague:
            return True
        begin = max(0, grant.award.start - NEAR)
        self._vague = self._key[begin : grant.award.start].endswith(_VAGUE)
        counted = all(whom.number_of_many for whom in grant.recipients)
        return self._vague and not (counted and grant.rule_id == "award.to_right")

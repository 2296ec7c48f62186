"""What joins an award to the one before it, so that both have the same winners."""

from __future__ import annotations

import re
from collections.abc import Sequence

from congdoan.normalise.awards.members import NEAR
from congdoan.normalise.awards.records import Recipient
from congdoan.normalise.awards.words import BODIES, Token

# What joins an award without a verb to the one before it.
_JOINED = re.compile(
    r"(?:[,;:]|(?<!\w)(?:và|cùng|với|hoặc|kèm|theo))(?: (?:của|các|nhiều|những|cả|\d{1,3}))*"
    r"(?: (?:(?:mới|gần) đây(?: nhất)?|đặc biệt|cao quý nhất|nhất)(?: là)?)? ?$"
)


def is_joined(key: str, begin: int, award: Token, left: Sequence[Token]) -> bool:
    """Whether only a joint or a giver parts an award from the one before it.

    `left` are the tokens between them, `begin` is where the sentence does.
    """
    near = [t for t in left if t.kind == "giver" and award.start - t.end <= 1]
    end = near[0].start if near else award.start
    joined = _JOINED.search(key, max(begin, end - NEAR), end)
    return joined is not None and all(t.kind in BODIES for t in left)


def is_bracketed(key: str, award: Token, winners: Sequence[Recipient]) -> bool:
    """'Nhất - Bệnh viện A (3 HCV, 2 HCB)': the award stands in a bracket behind the winner."""
    if len(winners) != 1 or not key.startswith(" (", winners[0].end):
        return False
    return key.find(")", winners[0].end, award.start) < 0

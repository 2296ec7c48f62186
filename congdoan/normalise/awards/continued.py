"""The same award that goes on over a semicolon: 'tặng Bằng khen cho 14 cá nhân; 79 tập thể'."""

from __future__ import annotations

import dataclasses
import itertools
import re
from collections.abc import Sequence

from congdoan.normalise.awards.lists import MARK
from congdoan.normalise.awards.members import Members
from congdoan.normalise.awards.records import Grant, is_prize
from congdoan.normalise.awards.words import BODIES, Token

_PART_BEGIN = re.compile(rf";\s*(?:{MARK} ?)?(?:và |cho )*$")
# A name at the end of a clause or an item: 'ông B.', 'bà C (Trưởng khoa)'.
_ITEM_END = re.compile(r"\s*(?:[,.;:(–-]|và |$)")


def continued(part: Sequence[Token], last: Sequence[Grant], whom: Members) -> list[Grant]:
    """The `last` award with the recipients of a part that tells neither an award nor a verb.

    Examples: 'tặng Bằng khen cho 14 cá nhân thuộc A; 79 tập thể thuộc B', 'khen thưởng 4 tập thể;
    13 cá nhân đạt giải Nhất hội thi'.
    """
    part = _without_feats(part, last)
    if not part or any(token.kind in ("award", "give", "receive") for token in part):
        return []
    named = any(r.name for grant in last for r in grant.recipients)
    pairs = zip(part, (*part[1:], None), strict=True)
    named = named and all(_is_item(whom, *pair) for pair in pairs)
    counted = part[0].kind == "recipient" and part[0].number is not None
    begin = max(0, part[0].start - 8)
    if not (counted or named) or not _PART_BEGIN.search(whom.key, begin, part[0].start):
        return []
    recipients = whom.listed(part[0].start, part)
    return [dataclasses.replace(grant, recipients=recipients) for grant in last]


def _without_feats(part: Sequence[Token], last: Sequence[Grant]) -> Sequence[Token]:
    """'Sở khen thưởng 4 tập thể; 13 bác sĩ đạt giải Nhất hội thi': the prize says who they are.

    Not behind a prize: 'trao giải Nhất cho 2 đội; 3 đội đạt giải Nhì'.
    """
    awards = [token for token in part if token.kind == "award"]
    if not (awards and last and all(map(is_prize, awards))):
        return part
    whom = list(itertools.takewhile(lambda token: token.kind != "attain", part))
    counted = bool(whom) and all(token.number is not None for token in whom)
    acts = any(token.kind in ("give", "receive") for token in part)
    given = all(grant.givers and not is_prize(grant.award) for grant in last)
    many = all(r.number_of_many for grant in last for r in grant.recipients)
    return whom if counted and given and many and not acts else part


def _is_item(whom: Members, token: Token, behind: Token | None) -> bool:
    """Whether a token is a name that nothing is said of, or 'các cá nhân:' before such."""
    person = token.kind == "person" and _ITEM_END.match(whom.key, token.end) is not None
    led = behind is not None and behind.kind == "person" and behind.start == token.end + 1
    opens = token.kind == "recipient" and (led or whom.key.startswith(":", token.end))
    return person or opens or token.kind in BODIES

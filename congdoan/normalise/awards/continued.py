"""The same award that goes on over a semicolon: 'tặng Bằng khen cho 14 cá nhân; 79 tập thể'."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence

from congdoan.normalise.awards.lists import MARK
from congdoan.normalise.awards.members import Members
from congdoan.normalise.awards.records import Grant
from congdoan.normalise.awards.words import BODIES, Token

_PART_BEGIN = re.compile(rf";\s*(?:{MARK} ?)?(?:và |cho )*$")
# A name at the end of a clause or an item: 'ông B.', 'bà C (Trưởng khoa)'.
_ITEM_END = re.compile(r"\s*(?:[,.;:(–-]|và |$)")


def continued(part: Sequence[Token], last: Sequence[Grant], whom: Members) -> list[Grant]:
    """The `last` award with the recipients of a part that tells neither an award nor a verb.

    Example: 'tặng Bằng khen cho 14 cá nhân thuộc A; 79 tập thể thuộc B'.
    """
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


def _is_item(whom: Members, token: Token, behind: Token | None) -> bool:
    """Whether a token is a name that nothing is said of, or 'các cá nhân:' before such."""
    person = token.kind == "person" and _ITEM_END.match(whom.key, token.end) is not None
    led = behind is not None and behind.kind == "person" and behind.start == token.end + 1
    opens = token.kind == "recipient" and (led or whom.key.startswith(":", token.end))
    return person or opens or token.kind in BODIES

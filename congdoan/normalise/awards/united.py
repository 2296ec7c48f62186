"""Teams of several bodies: 'liên quân Bệnh viện A và Bệnh viện B' wins one prize."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest

from congdoan.normalise.awards.words import BODIES, Token, new_token

_REACH = 50
_AND = re.compile(r"(?:,| và|, và| cùng| với| [-–])(?: (?!đội|liên)[^\s,;:.]+){0,2} ")


def united(tokens: Sequence[Token], key: str, leads: re.Pattern[str]) -> list[Token]:
    """The tokens with the bodies of one team as one body, which has no id."""
    found: list[Token] = []
    lead: re.Match[str] | None = None  # of the last token, when it is a body of such a team
    for token, behind in zip_longest(tokens, tokens[1:]):
        body = token.kind in BODIES
        if lead and body and _AND.fullmatch(key, found[-1].end, token.start):
            found[-1] = new_token(kind="body", start=lead.start(), end=token.end)
            continue
        lead = None
        if body and behind is not None and behind.kind in BODIES:
            lead = leads.search(key, max(0, token.start - _REACH), token.start)
        found.append(token)
    return found

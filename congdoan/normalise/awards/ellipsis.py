"""An award that only the last clause names: '5 cá nhân được A, 8 cá nhân được B tặng Bằng khen'."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence

from congdoan.normalise.awards.words import Token, new_token

_JOINTS = (", ", " và ", ", và ")
# The clauses up to the award, each token as its kind.
_FEWEST = len(("receive", "giver", "recipient", "receive", "giver", "give"))
_CLAUSES = re.compile(r"(?:(?:recipient )+receive giver )+(?:give )+")


def spelt_out(part: Sequence[Token], key: str) -> tuple[Token, ...]:
    """The part with the award, and a verb of giving, in each clause that leaves them out.

    What is put in has no length and stands behind the giver.
    """
    award = next((n for n, token in enumerate(part) if token.kind == "award"), 0)
    if award < _FEWEST:
        return tuple(part)
    found: list[Token] = []
    for at, token in enumerate(part):
        found.append(token)
        if at < award and _waits(part[at - 1 : award] if at else (), key):
            end = token.end
            found.append(new_token(kind="give", start=end, end=end))
            found.append(dataclasses.replace(part[award], start=end, end=end))
    return tuple(found)


def _waits(clauses: Sequence[Token], key: str) -> bool:
    """Whether the tokens begin with 'được A, 8 cá nhân' and go on to the verb of the award."""
    if [token.kind for token in clauses[:3]] != ["receive", "giver", "recipient"]:
        return False
    joined = key[clauses[1].end : clauses[2].start] in _JOINTS
    kinds = "".join(f"{token.kind} " for token in clauses[2:])
    return joined and clauses[2].number is not None and _CLAUSES.fullmatch(kinds) is not None

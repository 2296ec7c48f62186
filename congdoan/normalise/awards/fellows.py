"""Who stands in one enumeration with a winner: 'CĐCS A, CĐCS B và 02 cá nhân được'."""

from __future__ import annotations

import re
from collections.abc import Sequence

from congdoan.normalise.awards.members import AND, NAMES, NEAR
from congdoan.normalise.awards.openers import PRAISED
from congdoan.normalise.awards.records import Recipient
from congdoan.normalise.awards.words import BODIES, Token

# 'đội CĐCS A và đội CĐCS B'
_TO_TEAM = re.compile(r"(?<!\w)(?:đội|nhóm|liên quân|tập thể)(?: thi| bóng)? $")
# 'các tập thể A, B và C được': what may stand before A.
_OPENING = re.compile(
    r"(?:[,:;]| có|"
    r"(?<!\w)(?:các|những|\d{1,2}|hai|ba|bốn) (?:tập thể|đơn vị|cđcs|công đoàn cơ sở|đội)"
    r"(?:(?: [^,;:]{0,30})? (?:là|gồm))?)$"
)


class Fellows:
    """Reads along the enumerations before a verb; `begin` is where the sentence does."""

    def __init__(self, key: str, begin: int) -> None:
        self._key = key
        self._begin = begin

    def _gap(self, left: int, right: int) -> str:
        return self._key[left:right]

    def bodies_to(self, tokens: Sequence[Token], last: Token) -> list[Token]:
        """The enumeration of names that ends in `last` when its first opens, else `last` alone."""
        chain = [last]
        for token in reversed(tokens[: tokens.index(last)]):
            gap = self._gap(token.end, chain[0].start)
            if token.kind not in BODIES or _TO_TEAM.sub("", gap) not in AND:
                break
            chain.insert(0, token)
        return chain if self._opens(chain[0]) else [last]

    def is_apart(self, token: Token, found: Sequence[Recipient]) -> bool:
        """Whether those counted left of `found` (its last is the leftmost) did not get it too.

        'có 5 sáng kiến, 1 đoàn viên được': the person is meant; 'có 45 CĐCS, 5 tập thể được': the
        first number is that of all there are.
        """
        works = token.recipient == "other" and any(r.kind != "other" for r in found)
        return works or (bool(found) and self._is_total(token, found[-1]))

    def _is_total(self, token: Token, first: Recipient) -> bool:
        listed = self._gap(token.end, first.start) == ", " and token.recipient == first.kind
        nouns = (self._key[t.start : t.end].endswith(PRAISED) for t in (token, first))
        return listed and tuple(nouns) == (False, True)

    def is_fellow(self, token: Token, gap: str) -> bool:
        """'Công đoàn ngành và 02 CĐCS được': a name that opens the clause and is joined to it."""
        return token.kind in NAMES and gap in AND and self._opens(token)

    def _opens(self, token: Token) -> bool:
        """Whether a clause or an enumeration begins at a token."""
        before = self._key[self._begin : token.start]
        return any(
            not words or _OPENING.search(words, max(0, len(words) - NEAR)) is not None
            for words in (before.rstrip(), _TO_TEAM.sub("", before).rstrip())
        )

"""Verbs before an award that belong together, and a pronoun as their subject."""

from __future__ import annotations

import re
from collections.abc import Sequence

from congdoan.normalise.awards.members import AND, Members
from congdoan.normalise.awards.records import Recipient
from congdoan.normalise.awards.words import AwardWords, Token

# 'Chị vừa được ...': who was named before, told without a name.
_PRONOUN = re.compile(
    r"(?:^|[,;:“–-] ?|(?<!\w)(?:và|nên|mà|khi|vì|bản thân|năm \d{4}) )"
    r"(?P<who>ông|bà|chị|anh|cô|tôi|đồng chí(?: (?:phó )?(?:chủ tịch|giám đốc|bí thư))?"
    r"|(?P<job>bác sỹ|y sỹ|dược sỹ|điều dưỡng|hộ sinh|kỹ thuật viên))"
    r"(?: (?P<name>[^\s,;:]*)(?P<rest>[^,;:]*))?$"
)


class Chains:
    """Reads the verbs of one sentence; `whom` are its recipients."""

    def __init__(self, whom: Members, words: AwardWords) -> None:
        self._whom = whom
        self._key = whom.key
        self._words = words

    def _gap(self, left: int, right: int) -> str:
        return self._key[left:right]

    def first(self, left: Sequence[Token], first: int) -> int:
        """The first verb of a chain that ends at `first`: 'được A tuyên dương và nhận'."""
        while first > 0:
            before = left[first - 1]
            gap = self._gap(before.end, left[first].start)
            if before.kind == "give" and gap in AND:
                kinds = [t.kind for t in left[max(0, first - 3) : first - 1]]
                back = 2 if kinds[-1:] == ["receive"] else 3 if kinds == ["receive", "giver"] else 0
                if not back:
                    return first
                first -= back
                continue
            chained = before.kind in ("receive", "attain") and "," not in gap
            if not chained or self._words.adverbs.fullmatch(gap) is None:
                return first
            first -= 1
        return first

    def pronoun(self, start: int, end: int) -> tuple[Recipient, ...]:
        """'Ông từng được', 'nên chị Mẫu được', 'bác sĩ Mẫu được': one person."""
        match = _PRONOUN.search(self._key[start:end])
        if match is None:
            return ()
        given = bool(match["name"]) and self._whom.text[start + match.start("name")].isupper()
        if match["job"] and not given:
            return ()  # 'các bác sĩ được'
        said = match["rest"] if given else self._key[start + match.end("who") : end]
        if self._words.adverbs.fullmatch(said or "") is None:
            return ()
        begin, behind = start + match.start("who"), start + match.end("who")
        return (Recipient(start=begin, end=behind, kind="individual", count=1),)

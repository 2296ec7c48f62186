"""'khen thưởng' as an award of its own: a commendation whose form is not told."""

from __future__ import annotations

import dataclasses
import itertools
import re
from collections.abc import Sequence

from congdoan.normalise.awards.lists import MARK
from congdoan.normalise.awards.words import AwardWords, Head, Token

UNTOLD = Head(name="Khen thưởng", kind="commendation")
_BEFORE, _REACH = 16, 120
# What may stand between the word and who is commended.
_WHOM = re.compile(
    rf" ?:?\s?(?:{MARK} ?)?(?:đột xuất|kịp thời|cấp (?:cơ sở|tỉnh|ngành)|"
    r"(?:về )?thành tích [^,;:]{0,80}|cho|tới|đối với|các|là|của| )*"
)


def reaches_whom(gap: str) -> bool:
    """Whether the words behind 'khen thưởng' lead to who is commended ('đột xuất cho')."""
    return len(gap) <= _REACH and _WHOM.fullmatch(gap) is not None


class Commendations:
    """Finds the verbs of a part of a sentence that tell a commendation."""

    def __init__(self, key: str, words: AwardWords) -> None:
        self._key = key
        self._words = words

    def told(self, part: Sequence[Token]) -> tuple[Token, ...]:
        """The part with each 'khen thưởng' that counts whom it commends as an award."""
        found: list[Token] = []
        for at, token in enumerate(part):
            if token.kind == "give" and self._is_commending(token) and self._counts(part, at):
                # The verb stays as one without length: it tells that something is given.
                found += [
                    dataclasses.replace(token, end=token.start),
                    dataclasses.replace(token, kind="award", head=UNTOLD),
                ]
            else:
                found.append(token)
        return tuple(found)

    def _is_commending(self, token: Token) -> bool:
        before = self._key[max(0, token.start - _BEFORE) : token.start]
        told = not before.endswith(self._words.talk)
        return told and self._key.startswith("khen thưởng", token.start)

    def _counts(self, part: Sequence[Token], at: int) -> bool:
        """Whether a number of recipients stands behind it, or before 'được ... khen thưởng'."""
        behind = [t for t in part[at + 1 :] if t.kind != "to"]
        begin = part[at].end
        if behind and behind[0].kind == "giver" and self._key.startswith(" của ", begin):
            begin = behind.pop(0).end
        if behind and behind[0].kind == "recipient" and behind[0].number is not None:
            if len(behind) > 1 and behind[1].kind == "receive":
                return False  # 'được khen thưởng: 1 nhà giáo được phong tặng ...'
            return reaches_whom(self._key[begin : behind[0].start])
        begin = max((n + 1 for n, t in enumerate(part[:at]) if t.kind == "award"), default=0)
        passive = any(t.kind == "receive" for t in part[begin:at])
        counted = any(t.kind == "recipient" and t.number is not None for t in part[begin:at])
        told = itertools.takewhile(lambda t: t.kind != "recipient", part[at:])
        return passive and counted and not any(t.kind == "award" for t in told)

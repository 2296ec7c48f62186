"""Who got an award: recipients listed behind it, and those who stand before 'được' or 'đạt'."""

from __future__ import annotations

import re
from collections.abc import Sequence

from congdoan.normalise.award_records import Recipient, merged
from congdoan.normalise.award_tokens import Token, Told
from congdoan.normalise.award_words import AwardWords
from congdoan.normalise.document import Document

BODIES = ("giver", "body")
_LIST = re.compile(
    r"(?:,|;|(?<!\w)(?:và|cùng|với|đến))"
    r"(?: (?:cho|có|khen thưởng|đại diện|bà|ông|đồng chí|đ/c|anh|chị))* ?$"
)
_BRACKET = re.compile(r" ?\([^()\n]{1,60}\) ?")
_NAMES = ("person", *BODIES)
_AND = (" và ", ", ", " cùng ", " cùng với ")
_PRIVATE = ("beneficiary", "author", "photographer", "publisher")
_INSIDE = re.compile(r"(?<!\w)(?:thuộc|của|tại|ở|trong|từ|với|cho|do)(?: (?:các|ngành|đơn vị))? $")
_POST = re.compile(r" ?[,(–-] ?[^\d,;:.]{3,50} ?")
# Reach in characters: to a first recipient, to one further away, along an enumeration, to a name.
NEAR, FAR, _LISTED, _NAMED = 40, 160, 90, 14


class Recipients:
    """Reads the recipients of one sentence that names an award."""

    def __init__(self, doc: Document, told: Told, words: AwardWords) -> None:
        self._key = doc.key
        self._text = doc.text
        self._told = told
        self._words = words

    def _gap(self, left: int, right: int) -> str:
        return self._key[left:right]

    def listed(self, end: int, tokens: Sequence[Token]) -> tuple[Recipient, ...]:
        """The recipients of an enumeration that begins at `end`."""
        found: list[Recipient] = []
        for n, token in enumerate(tokens):
            gap = self._gap(end, token.start)
            if len(gap) > (_LISTED if found else NEAR) or (found and not _LIST.search(gap)):
                break
            behind = tokens[n + 1].kind if n + 1 < len(tokens) else "stop"
            if found and behind in ("receive", "give", "attain"):
                break
            recipient = self._recipient(token, gap)
            if recipient is None:
                break
            if not (
                token.kind == "recipient"
                and token.number is None
                and self._is_owned(token, tokens[n + 1 :])
            ):
                found.append(recipient)
            end = token.end
        return merged(found, self._key)

    def _recipient(self, token: Token, gap: str) -> Recipient | None:
        if token.kind == "recipient" and token.recipient is not None:
            return Recipient(
                start=token.start, end=token.end, kind=token.recipient, count=token.number
            )
        return self.named(token) if token.hit is not None and len(gap) <= _NAMED else None

    def named(self, token: Token) -> Recipient:
        """One recipient with a name; who is helped privately stays unnamed."""
        hit = token.hit
        private = hit is not None and hit.subtype in _PRIVATE
        known = hit.name or hit.norm if hit is not None else None
        return Recipient(
            start=token.start,
            end=token.end,
            kind="individual" if token.kind == "person" else "collective",
            count=1,
            hit=hit,
            name=None if private else known or self._text[token.start : token.end],
        )

    def _is_owned(self, token: Token, behind: Sequence[Token]) -> bool:
        """Whether 'tập thể' only introduces the name behind it ('tập thể Công đoàn ngành Y tế')."""
        return bool(behind) and behind[0].kind in BODIES and behind[0].start - token.end <= 1

    def before(self, award: Token, left: Sequence[Token]) -> tuple[Recipient, ...]:
        """Recipients before 'được nhận', 'được ... tặng', 'đạt'; or between 'tặng' and award."""
        verbs = [i for i, t in enumerate(left) if t.kind in ("receive", "attain")]
        if not verbs:
            last = left[-1]
            near = last.kind == "recipient" and len(self._gap(last.end, award.start)) <= _NAMED
            gives = [i for i, t in enumerate(left) if t.kind == "give"]
            return self._back(left[gives[-1] + 1 :], award.start) if near and gives else ()
        first = verbs[-1]
        while first > 0 and left[first - 1].kind in ("receive", "attain"):
            first -= 1
        return self._back(left[:first], left[first].start)

    def _back(self, tokens: Sequence[Token], end: int) -> tuple[Recipient, ...]:
        """The enumeration that ends last before `end`."""
        found: list[Recipient] = []
        for token in reversed(tokens):
            gap = self._gap(token.end, end)
            if token.kind == "to" and len(gap) <= _NAMED and token is not tokens[0]:
                return ()
            if len(gap) > (_LISTED if found else FAR) or (found and not _LIST.search(gap)):
                break
            if not found and token.kind in _NAMES:
                named = self._one(tokens, token, gap)
                if named is None:
                    continue
                return named
            if self._is_fellow(token, gap):
                found.append(self.named(token))
            if token.kind != "recipient" or token.recipient is None:
                break
            found.append(
                Recipient(
                    start=token.start, end=token.end, kind=token.recipient, count=token.number
                )
            )
            end = token.start
        return merged(found[::-1], self._key)

    def _one(self, tokens: Sequence[Token], token: Token, gap: str) -> tuple[Recipient, ...] | None:
        """The person or body that 'được' speaks of; None when the search goes on to the left."""
        if token.kind == "person":
            return (self.named(token),) if self._is_winner(gap) else ()
        subject = self._is_subject(token, gap)
        return (self.named(self._holder(tokens, token)),) if subject else None

    def _is_fellow(self, token: Token, gap: str) -> bool:
        """'Công đoàn ngành và 02 CĐCS được': a body that opens the clause and is joined to it."""
        before = self._key[self._told.sentence.start : token.start].rstrip()
        opens = not before or before.endswith((",", ":", ";", " có"))
        return token.kind in BODIES and gap in _AND and opens

    def _is_winner(self, gap: str) -> bool:
        """Whether only adverbs or a bracket stand between a person and 'được', 'đạt', 'giành'."""
        return self._words.adverbs.fullmatch(_BRACKET.sub(" ", gap)) is not None

    def _holder(self, tokens: Sequence[Token], body: Token) -> Token:
        """The person whose post ends in the body: 'bà A, Chủ tịch Công đoàn B, được ...'."""
        before = [token for token in tokens if token.end <= body.start]
        if not before or before[-1].kind != "person":
            return body
        post = _POST.fullmatch(self._gap(before[-1].end, body.start))
        return before[-1] if post else body

    def _is_subject(self, token: Token, gap: str) -> bool:
        """Whether the body itself is what 'được' speaks of ('7 cá nhân thuộc X được' is not)."""
        before = self._key[max(0, token.start - NEAR) : token.start]
        return bool(self._words.adverbs.fullmatch(gap)) and not _INSIDE.search(before)

"""Who got an award that a clause of its own tells: a list behind a colon, a clause before it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from congdoan.normalise.awards.members import FAR, NAMES, NEAR, Members
from congdoan.normalise.awards.openers import PRONOUNS
from congdoan.normalise.awards.records import Recipient
from congdoan.normalise.awards.tokens import Told
from congdoan.normalise.awards.words import Token
from congdoan.normalise.word_patterns import whole

# What a list of the awards of one person is called, and what tells of others in it.
_REWARDS = re.compile(
    r"(?<!\w)(?:phần thưởng|danh hiệu|thành tích|bằng khen|tấm bằng|khen thưởng|ghi nhận)"
    r"(?!\w)[^,;:]*$"
)
_THAT_IS = re.compile(r"(?<!\w)(?:đó là|đấy là)(?: (?:tờ|tấm|chiếc))? $")
_WHOSE = re.compile(r"(?<!hình thức khen thưởng )(?:cho|của) $")
_OTHERS = ("recipient", "person", "to")
# 'Tại lễ đón nhận Bằng khen của A, ông B phát biểu': what opens so is no clause of B's.
_OCCASION = re.compile(
    r"(?:tại|trong|nhân|dự|theo)(?!\w)|.*"
    + whole(("lễ", "buổi", "hội nghị", "phát biểu", "chúc mừng"))
)
_CLAUSE_HAS = re.compile(r"[^,;:]{0,100}(?:, [^,;:]{0,60})?(?<!\w)có ")
_CLAUSE_END = re.compile(r"(?:[^,;:]{0,100}, ){1,2}")
_CLAUSE_PRONOUN = re.compile(r"(?:[^,;:]{0,100}, ){1,2}(?P<who>ông|bà|chị|anh|cô|tôi)(?! em|\w)")
# 'Ngoài Bằng khen của A năm 2017, bác sĩ B còn được'
_BESIDES = re.compile(r" ?(?:ngoài|bên cạnh|cùng với)(?: (?:các|tấm|những|\d{1,3}|hai|ba))* ")


class Clauses:
    """Reads the clauses of one sentence that tell an award; `whom` are its recipients."""

    def __init__(self, whom: Members, told: Told) -> None:
        self._whom = whom
        self._tokens = told.tokens
        self._key = whom.key

    def _gap(self, left: int, right: int) -> str:
        return self._key[left:right]

    def owner(self, award: Token) -> tuple[Recipient, ...]:
        """Of 'Ông được trao nhiều phần thưởng: Bằng khen của A; Huân chương ...': one person.

        The list stands behind a colon, and a pronoun before it.
        """
        begin, end = self._whom.begin, self._whom.end
        if _THAT_IS.search(self._key, max(begin, award.start - FAR), award.start):
            mine = PRONOUNS.search(
                self._key, award.end, min(end, award.end + FAR)
            )  # 'Đó là Bằng khen ... mà tôi nhận'
            return (self._one(mine.span()),) if mine else ()
        colon = self._key.find(":", self._whom.begin, award.start)
        if (
            colon < 0
            or award.start - colon > FAR
            or not _REWARDS.search(self._key, self._whom.begin, colon)
        ):
            return ()
        told = list(PRONOUNS.finditer(self._key, self._whom.begin, colon))
        if any(colon < t.start < award.start and t.kind in _OTHERS for t in self._tokens):
            return ()
        if not told:
            return self._owner_named(colon)
        # 'Chị Lê Thị Mẫu' has a title, no pronoun
        at = told[-1].start()
        name = next((t for t in self._tokens if t.start == at and t.kind in NAMES), None)
        owner = self._one(told[-1].span()) if name is None else self._whom.named(name)
        return (owner,)

    @staticmethod
    def _one(span: tuple[int, int]) -> Recipient:
        return Recipient(start=span[0], end=span[1], kind="individual", count=1)

    def _owner_named(self, colon: int) -> tuple[Recipient, ...]:
        """'mang về cho Bệnh viện A nhiều phần thưởng:', 'Thành tích của bà B:': who is named."""
        before = [t for t in self._tokens if t.kind in NAMES and t.end <= colon]
        owned = before and _WHOSE.search(self._key, self._whom.begin, before[-1].start)
        return (self._whom.named(before[-1]),) if owned else ()

    def besides(self, award: Token) -> tuple[Recipient, ...]:
        """'Ngoài Bằng khen của A và Giấy khen của B, chị C còn được ...': she has them all."""
        if _BESIDES.fullmatch(self._key, self._whom.begin, award.start) is None:
            return ()
        for at, token in enumerate(self._tokens[:-1]):
            comma = self._key.startswith(", ", token.start - len(", "))
            gets = self._tokens[at + 1].kind == "receive"
            if token.kind in NAMES and comma and gets and token.start > award.end:
                return (self._whom.named(token),)
        return ()

    def announced(
        self, left: Sequence[Token], end: int, right: Sequence[Token]
    ) -> tuple[Recipient, ...]:
        """'Sau khi nhận Bằng khen của A, chị B ...': whom the main clause tells of.

        Nobody stands before the verb. `left` and `right` are the tokens around the award, `end` is
        that of its givers.
        """
        acts = [t for t in left if t.kind != "recipient" or t.number is not None]
        verb = acts[0] if acts and acts[0].kind in ("receive", "attain") else None
        if verb is None or left[0] is not self._tokens[0]:
            return ()
        if not self._is_bare(self._whom.begin, verb.start):
            return ()
        behind = [token for token in right if token.start >= end]
        if not behind or behind[0].start - end > FAR:
            pronoun = _CLAUSE_PRONOUN.match(self._key, end, self._whom.end)
            return (self._one(pronoun.span("who")),) if pronoun else ()
        who, gap = behind[0], self._gap(end, behind[0].start)
        if who.kind in NAMES and _CLAUSE_END.fullmatch(gap):
            return (self._whom.named(who),)
        counted = who.number is not None and _CLAUSE_HAS.fullmatch(gap)
        return self._whom.listed(who.start, behind) if counted else ()

    def _is_bare(self, begin: int, end: int) -> bool:
        """Whether a clause opens without a subject: 'Vui mừng khi'; neither name nor pronoun."""
        opening = self._key[begin:end]
        if end - begin > NEAR or "," in opening or _OCCASION.match(opening):
            return False
        words = self._whom.text[begin + 1 : end]
        named = words != words.lower()
        return not named and PRONOUNS.search(opening) is None

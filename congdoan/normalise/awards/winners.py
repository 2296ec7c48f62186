"""Who stands before 'được', 'nhận' or 'đạt', or right before an award: those who got it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from congdoan.normalise.awards.chains import Chains
from congdoan.normalise.awards.fellows import Fellows
from congdoan.normalise.awards.members import (
    ASIDE,
    FAR,
    NAMED,
    NAMES,
    NEAR,
    PAIRED,
    WHICH,
    Members,
)
from congdoan.normalise.awards.openers import Openers
from congdoan.normalise.awards.records import Recipient, is_prize, merged
from congdoan.normalise.awards.subjects import Subjects
from congdoan.normalise.awards.tokens import Told
from congdoan.normalise.awards.words import BODIES, AwardWords, Token

_INSIDE = re.compile(
    r"(?<!\w)(?:thuộc|của|tại|ở|trong|từ|với|cho|(?<!lý )do)(?: (?:các|ngành|đơn vị))? $"
)
_OWNED = re.compile(r"(?<!\w)(?:của|với|từ) $")
_HAS = (" có ", " với ")
# 'thành tích của Công đoàn ngành A, đơn vị vừa được'
_UNIT = re.compile(r" ?[,–-] (?:là )?(?:đơn vị|tập thể)(?: đã| vừa| từng| vinh dự)* ")
_POSTED = re.compile(r" ?[,(–-] ?[^\d,;:.]{3,60}[,)]? ?(?:và|cùng) ")
_POST = re.compile(r" ?[,(–-] ?[^\d,;:.]{3,50} ?")
# 'LĐLĐ tỉnh đã tặng chị Bằng khen'
_TO_ONE = re.compile(
    r" (?:cho )?(ông|bà|chị|anh|cô)(?: (?!em |chị )[^\s,;:.()\d]+?)?(?: (?:một|1|01|tấm|chiếc))* "
)
# 'cho 12 đoàn viên, mỗi người một Giấy khen'
_EACH = re.compile(
    r"mỗi (?:(?<=[,;] mỗi )|(?<=\(mỗi ))"
    r"(?:người|cá nhân|đồng chí|đoàn viên|em|tập thể|đơn vị|cđcs|gia đình)"
    r"(?: (?:được|nhận|tặng|trao|một|1|01))* $"
)


class Winners:
    """Reads to the left of an award; `whom` are the recipients of the same sentence."""

    def __init__(self, whom: Members, told: Told, words: AwardWords) -> None:
        self._whom = whom
        self._openers = Openers(whom, told, words)
        self._words = words
        self._key = whom.key
        self._chains = Chains(whom, words)
        self._begin = whom.begin
        self._subjects = Subjects(whom)
        self._fellows = Fellows(whom.key, whom.begin)

    def _gap(self, left: int, right: int) -> str:
        return self._key[left:right]

    def before(self, award: Token, left: Sequence[Token]) -> tuple[Recipient, ...]:
        """Recipients before 'được nhận', 'được ... tặng', 'đạt'; or between 'tặng' and award."""
        each = _EACH.search(self._key, max(self._begin, award.start - NEAR), award.start)
        if each is not None:
            return self._back([t for t in left if t.end <= each.start()], each.start())
        verbs = [i for i, t in enumerate(left) if t.kind in ("receive", "attain")]
        asked = next((i for i, t in enumerate(left) if t.kind == "propose"), 0)
        if asked > (verbs[-1] if verbs else 0):  # '2 cá nhân đề nghị A tặng Bằng khen'
            before = left[asked - 1]
            gap = self._gap(before.end, left[asked].start)  # ' ', ' đang '
            near = before.number is not None and self._words.adverbs.fullmatch(gap) is not None
            if near or not verbs:
                return self._back(left[:asked], left[asked].start) if near else ()
        if not verbs:
            return self._inside(award, left)
        first = self._chains.first(left, verbs[-1])
        return self._found(left[:first], left[first].start)

    def _inside(self, award: Token, left: Sequence[Token]) -> tuple[Recipient, ...]:
        """'tặng 5 cá nhân Bằng khen', 'trao cho Công đoàn A Cờ thi đua'."""
        last = left[-1]
        verb = left[-2] if last.kind == "to" and len(left) > 1 else last
        one = _TO_ONE.fullmatch(self._key, verb.end, award.start) if verb.kind == "give" else None
        if one is not None:
            return (Recipient(start=one.start(1), end=one.end(1), kind="individual", count=1),)
        gives = [i for i, t in enumerate(left) if t.kind == "give"]
        if last.kind == "recipient" and len(self._gap(last.end, award.start)) <= NAMED and gives:
            return self._back(left[gives[-1] + 1 :], award.start)
        led = len(left) > 1 and left[-2].kind in ("give", "to") and bool(gives)
        near = (
            led and self._gap(left[-2].end, last.start) == self._gap(last.end, award.start) == " "
        )
        return (self._whom.named(last),) if near and last.kind in NAMES else ()

    def _found(self, tokens: Sequence[Token], end: int) -> tuple[Recipient, ...]:
        """Who stands before the verb at `end`: those right before it, or who opens the sentence."""
        if one := self._openers.one_of(end):
            return one
        found = self._back(tokens, end)
        opener = self._openers.of(end)
        inside = bool(found and opener) and not found[0].name
        if not found or (inside and self._openers.are_objects(found, end)):
            return opener or self._subject(tokens, end)
        if any(r.count or r.name for r in found):
            return found
        return self._openers.carried(end) or found  # 'khiến nhiều người nể: năm 2014 đạt giải Nhì'

    def beside(self, award: Token, left: Sequence[Token]) -> tuple[Recipient, ...]:
        """'5 tập thể và 10 cá nhân Bằng khen': who stands right before the award, counted."""
        last = left[-1] if left else None
        if last is None or last.number is None or self._gap(last.end, award.start) != " ":
            return ()
        return self._back(left, award.start)

    def _subject(self, tokens: Sequence[Token], end: int) -> tuple[Recipient, ...]:
        """A body without a known name right before the verb: 'Chi bộ Xét nghiệm đạt ...'."""
        inside = bool(tokens) and tokens[-1].kind in BODIES
        tokens = tokens[:-1] if inside else tokens  # 'tiết mục của Bệnh viện A đạt'
        start = tokens[-1].end if tokens else max(self._begin, end - FAR)
        if (teams := self._subjects.team(start, end)) or inside:
            return teams
        told = self._subjects.strangers(end) or self._chains.pronoun(start, end)
        return told or self._openers.carried(end)

    def _without_which(self, tokens: Sequence[Token]) -> list[Token]:
        """The tokens without the names that only say which of a number are meant."""
        found: list[Token] = []
        spelt = False
        for token in tokens:
            if token.kind in NAMES and spelt:
                continue
            counted = token.kind == "recipient" and token.number is not None
            spelt = counted and WHICH.match(self._key, token.end) is not None
            found.append(token)
        return found

    def _back(self, tokens: Sequence[Token], end: int) -> tuple[Recipient, ...]:
        """The enumeration that ends last before `end`."""
        found: list[Recipient] = []
        for token in reversed(self._without_which(tokens)):
            gap = self._gap(token.end, end)
            if token.kind == "to" and found and all(r.count is None for r in found):
                return ()  # 'mức thưởng cho cá nhân được tặng Bằng khen'
            if not (self._whom.reaches(gap) if found else len(gap) <= FAR):
                break
            one = None if found else self._one(tokens, token, end)
            if one is not None:
                return one
            if not found and (token.kind in (*NAMES, "to") or self._is_inside(token)):
                continue
            if self._fellows.is_fellow(token, gap):
                found += map(self._whom.named, reversed(self._fellows.bodies_to(tokens, token)))
            apart = token.kind != "recipient" or self._fellows.is_apart(token, found)
            if apart or token.recipient is None:
                break
            number = 1 if self._whom.is_staff(token, end) else token.number
            found.append(
                Recipient(start=token.start, end=token.end, kind=token.recipient, count=number)
            )
            end = token.start
        return merged(found[::-1], self._key)

    def _one(self, tokens: Sequence[Token], token: Token, end: int) -> tuple[Recipient, ...] | None:
        """Whom 'được' at `end` speaks of; None when the search goes on to the left."""
        gap = self._gap(token.end, end)
        if token.kind == "person":
            return (
                self._persons(tokens, token)
                if self._subjects.leads_to(gap)
                else self._subjects.pair(token, end)
            )
        if token.kind not in BODIES:
            team = self._whom.team_of(token, end)
            return (self._whom.of_team(team),) if team else None
        if not self._is_subject(token, gap):
            return None
        holder = self._holder(tokens, token)
        if holder is token and self._whom.is_office(token):
            return (self._whom.of_office(token),)
        return (self._whom.named(holder),) if holder is not token else self._bodies(tokens, token)

    def _persons(self, tokens: Sequence[Token], last: Token) -> tuple[Recipient, ...]:
        """'bà A, ông B và bà C được': each of them."""
        chain = [last]
        for token in reversed(tokens[: tokens.index(last)]):
            if token.kind in BODIES and self._is_aside(token):
                continue
            gap = ASIDE.sub("", self._gap(token.end, chain[0].start))
            posted = _POSTED.fullmatch(gap) is not None  # 'bà A, Chủ tịch, và ông B, Phó Chủ tịch'
            paired = token.kind == "person" and (gap in PAIRED or posted)
            if not (paired or self._fellows.is_fellow(token, gap)):
                break
            chain.insert(0, token)
        return (*self._team_beside(chain[0]), *map(self._whom.named, chain))

    def _is_aside(self, body: Token) -> bool:
        """Whether a bracket behind a person tells the body: 'bà A (Bệnh viện B) và bà C'."""
        back = max(self._begin, body.start - NEAR)
        opened = self._key.rfind("(", back, body.start)
        return opened > self._key.rfind(")", back, body.start)

    def _team_beside(self, person: Token) -> tuple[Recipient, ...]:
        """'Tập thể Khoa Nhi và bác sĩ A được': the body right before a person."""
        end = person.start - len(" và ")
        if not self._key.startswith(" và ", end):
            return ()
        team = self._whom.teams.before(self._begin, end)
        return (self._whom.of_team(team),) if team and team.named and team.end == end else ()

    def _bodies(self, tokens: Sequence[Token], last: Token) -> tuple[Recipient, ...]:
        """'Công đoàn A, Công đoàn B và Công đoàn C được': all of them when the first opens."""
        return tuple(map(self._whom.named, self._fellows.bodies_to(tokens, last)))

    def _is_inside(self, token: Token) -> bool:
        """'tác giả của 3 sáng kiến được tặng', '3 tập thể có nhiều bài dự thi': who has them."""
        owned = _OWNED.search(self._key, max(0, token.start - NEAR), token.start) is not None
        works = token.recipient == "other" and token.number is None
        has = works and self._key.endswith(_HAS, 0, token.start)
        return token.kind == "recipient" and (owned or has)

    def _holder(self, tokens: Sequence[Token], body: Token) -> Token:
        """The person whose post ends in the body: 'bà A, Chủ tịch Công đoàn B, được ...'."""
        before = [token for token in tokens if token.end <= body.start]
        if not before or before[-1].kind != "person":
            return body
        post = _POST.fullmatch(self._gap(before[-1].end, body.start))
        return before[-1] if post else body

    def _is_subject(self, token: Token, gap: str) -> bool:
        """Whether the body itself is what 'được' speaks of ('7 cá nhân thuộc X được' is not)."""
        before = self._key[max(0, token.start - FAR) : token.start]
        if gap == ": " or _UNIT.fullmatch(gap):
            return True
        inside = _INSIDE.search(before) and not self._whom.teams.owns(before)
        return bool(self._words.adverbs.fullmatch(gap)) and not inside

    def heading(self, award: Token, left: Sequence[Token], *, given: bool) -> tuple[Recipient, ...]:
        """'Bệnh viện A giải Nhì', 'Bệnh viện A: Bằng khen của B': who stands right before it.

        `given`: a giver is named behind the award; else 'B: 5 Bằng khen' is the giver.
        """
        person = is_prize(award) and bool(left) and left[-1].kind == "person"
        if not left or not (person or left[-1].kind in BODIES):
            return self._subjects.beside(left, award.start) if is_prize(award) else ()
        joints = (" ", ": ", " - ", " – ", " (") if is_prize(award) else (": ",) * given
        joints = joints[:2] if person else joints
        near = self._gap(left[-1].end, award.start) in joints
        return (self._whom.named(left[-1]),) if near else ()

"""Who gave which award to whom, in one sentence.

The sentence is cut at semicolons; in each part every award looks to its right for '(của) giver' and
'cho recipients', and to its left for 'recipients được (giver) tặng' or 'giver tặng'. What a part
leaves out it takes from the part before it: '1 tập thể được nhận Bằng khen của A; Giấy khen của B'.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Sequence

from congdoan.normalise.award_records import (
    PROPOSED_WITHIN,
    Grant,
    Recipient,
    completed,
    is_proposed,
    is_title,
    merged,
    shared,
)
from congdoan.normalise.award_tokens import Token, Told
from congdoan.normalise.award_words import AwardWords, RecipientKind
from congdoan.normalise.document import Document, Hit

_OF = re.compile(
    r",?(?: (?:của|do|từ))?"
    r"(?: (?:ban chấp hành|ban thường vụ|ban chỉ đạo|chủ tịch|giám đốc|bộ trưởng|lãnh đạo))? ?"
)
_OF_TITLE = re.compile(r",? (?:của|do) ?")
_JOIN = re.compile(r"(?:,|,? và|,? cùng(?: với)?|,? với|,? hoặc| -| –)?(?: của| cho)? ?")
_LIST = re.compile(
    r"(?:,|;|(?<!\w)(?:và|cùng|với|đến))"
    r"(?: (?:cho|có|khen thưởng|đại diện|bà|ông|đồng chí|đ/c|anh|chị))* ?$"
)
_COLON = re.compile(r" ?: ?(?:tập thể |cá nhân )?")
_BRACKET = re.compile(r" ?\([^()\n]{1,60}\) ?")
_CONFERRED = re.compile(r" (?:trao |phong |truy )?tặng(?: thưởng)? ?")
_BODIES = ("giver", "body")
_NAMES = ("person", *_BODIES)
_AND = (" và ", ", ", " cùng ", " cùng với ")
# 'Thừa ủy quyền của Chủ tịch nước, ông A trao ...': the giver is who gave the order.
_FOR = re.compile(r"ủy quyền (?:của )?$")
_PRIVATE = ("beneficiary", "author", "photographer", "publisher")
_INSIDE = re.compile(r"(?<!\w)(?:thuộc|của|tại|ở|trong|từ|với|cho|do)(?: (?:các|ngành|đơn vị))? $")
_POST = re.compile(r" ?[,(–-] ?[^\d,;:.]{3,50} ?")
_NUMBER_BEFORE = re.compile(r"(?<![\w.,/])(\d{1,4}) $")
# Reach in characters: to a first recipient, to one further away, along an enumeration, to a name.
_NEAR, _FAR, _LISTED, _NAMED = 40, 160, 90, 14


class Reader:
    """Reads the grants of one sentence; keeps what the next award may take over."""

    def __init__(self, doc: Document, told: Told, words: AwardWords) -> None:
        self._key = doc.key
        self._text = doc.text
        self._told = told
        self._words = words
        self._verb = False
        self._givers: tuple[Hit, ...] = ()
        self._begin = 0
        self._subject: tuple[Hit, ...] = ()  # who gave anything in the parts so far
        self._recipients: tuple[Recipient, ...] = ()
        self._received = False  # whether they stood before 'được': the subject of the sentence

    def grants(self) -> Iterator[Grant]:
        """Grants in order; awards of plain talk give none."""
        for part in self._told.parts:
            self._subject = self._giving(part) or self._subject
            self._begin = part[0].start if part else 0
            read: list[Grant] = []
            awards = [i for i, token in enumerate(part) if token.kind == "award"]
            for n, i in enumerate(awards):
                left = part[awards[n - 1] + 1 if n else 0 : i]
                right = part[i + 1 : awards[n + 1] if n + 1 < len(awards) else len(part)]
                grant = self._read(part[i], left, right)
                if read and not left and grant.recipients and not read[-1].recipients:
                    read[-1] = shared(read[-1], grant)
                read.append(grant)
            for grant in completed(read):
                yield from self._told_only(grant)

    def _giving(self, part: Sequence[Token]) -> tuple[Hit, ...]:
        """The body right before the first verb of giving in a part."""
        verb = next((i for i, token in enumerate(part) if token.kind == "give"), 0)
        before = part[verb - 1] if verb else None
        if before is None or before.kind != "giver" or before.hit is None:
            return ()
        gap = self._gap(before.end, part[verb].start)
        return (before.hit,) if self._words.adverbs.fullmatch(gap) else ()

    def _gap(self, left: int, right: int) -> str:
        return self._key[left:right]

    def _read(self, award: Token, left: Sequence[Token], right: Sequence[Token]) -> Grant:
        verb = any(t.kind in ("give", "receive", "attain") for t in left)
        self._verb = self._verb or verb
        givers, last = self._right_givers(award, right)
        rule = "award.to_right"
        recipients = self._right_recipients(last, right)
        if not recipients and self._is_winner_before(award, left):
            recipients, rule = (self._named(left[-1]),), "award.from_left"
        elif not recipients and verb:
            recipients, rule = self._left_recipients(award, left), "award.from_left"
        numbered = self._numbered(award)
        recipients = self._counted(recipients, numbered)
        numbered = () if recipients else numbered
        if not recipients and not numbered and (not verb or self._goes_on(left)):
            recipients, rule = self._recipients, "award.inherited"
        handed = not givers
        if not givers and is_title(award) and any(t.kind == "receive" for t in left):
            # '4 bác sĩ được Chủ tịch nước tặng danh hiệu ...'
            near = self._left_givers(award, left)
            conferred = near and _CONFERRED.fullmatch(self._gap(near[-1].end, award.start))
            givers = near if conferred else ()
        if not givers and not is_title(award):
            givers = self._left_givers(award, left) if verb else self._givers
            if not givers and verb and left[0].kind == "give" and left[0].start == self._begin:
                givers = self._subject  # 'A trao 10 phần quà; tặng Bằng khen cho ...'
        self._givers, self._recipients = givers or self._givers, recipients
        self._received = rule == "award.from_left" or (self._received and rule == "award.inherited")
        return Grant(
            award=award,
            givers=givers,
            recipients=recipients or numbered,
            handed=handed,
            proposed=is_proposed(award, left),
            rule_id=rule,
            stranger=self._key.startswith((" của ", " do "), award.end),
        )

    def _is_winner_before(self, award: Token, left: Sequence[Token]) -> bool:
        """'Bệnh viện A giải Nhì': a body right before a prize has won it."""
        prize = award.head is not None and award.head.kind == "prize"
        near = bool(left) and left[-1].kind in _BODIES
        return prize and near and self._gap(left[-1].end, award.start) in (" ", ": ", " - ", " – ")

    def _goes_on(self, left: Sequence[Token]) -> bool:
        """'X được A tặng Cờ thi đua, B tặng Bằng khen': nobody new is named, X has both."""
        return self._received and all(t.kind in ("giver", "give", "receive") for t in left)

    @staticmethod
    def _counted(
        recipients: tuple[Recipient, ...], numbered: tuple[Recipient, ...]
    ) -> tuple[Recipient, ...]:
        """'trao 15 Giấy khen cho các cá nhân': the number of awards is that of who got them."""
        if not numbered or any(r.count is not None for r in recipients):
            return recipients
        if len(recipients) != 1:
            return numbered
        return (dataclasses.replace(recipients[0], count=numbered[0].count),)

    def _told_only(self, grant: Grant) -> Iterator[Grant]:
        """The grant when it is one: a verb, recipients, and a number or a giver."""
        back = max(self._told.sentence.start, grant.award.start - _FAR)
        if not self._verb or self._words.intent.search(self._key, back, grant.award.start):
            return
        counted = tuple(r for r in grant.recipients if r.count is not None)
        kept = grant.recipients if grant.givers and not is_title(grant.award) else counted
        if kept:
            yield dataclasses.replace(grant, recipients=kept)

    def _right_givers(self, award: Token, right: Sequence[Token]) -> tuple[tuple[Hit, ...], int]:
        """Givers named right behind the award, and where they end."""
        found: list[Hit] = []
        end = award.end
        prize = award.head is not None and award.head.kind == "prize"
        pattern = _OF_TITLE if prize or is_title(award) else _OF
        for n, token in enumerate(right):
            if token.kind != "giver" or token.hit is None:
                break
            if not (_JOIN if found else pattern).fullmatch(self._gap(end, token.start)):
                break
            # 'Bằng khen của A, B tặng Giấy khen': B begins a clause of its own.
            clause = found or self._gap(end, token.start) == ", "
            if clause and n + 1 < len(right) and right[n + 1].kind == "give":
                break
            found.append(token.hit)
            end = token.end
        return tuple(found), end

    def _right_recipients(self, end: int, right: Sequence[Token]) -> tuple[Recipient, ...]:
        """Recipients behind 'cho', or directly behind award and giver."""
        rest = [t for t in right if t.start >= end]
        if not rest:
            return ()
        # 'Bằng khen của LĐLĐ tỉnh: 11 tập thể' and 'giải Nhất thuộc về X' need no other verb.
        if _COLON.fullmatch(self._gap(end, rest[0].start)):
            found = self._list(end, rest)
            self._verb = self._verb or bool(found)
            return found
        if rest[0].kind == "to" and rest[0].start - end <= _FAR:
            self._verb = self._verb or self._gap(rest[0].start, rest[0].end) != "cho"
            return self._list(rest[0].end, rest[1:])
        if rest[0].kind == "recipient" and self._gap(end, rest[0].start) == " ":
            return self._list(end, rest)
        return ()

    def _list(self, end: int, tokens: Sequence[Token]) -> tuple[Recipient, ...]:
        """The recipients of an enumeration that begins at `end`."""
        found: list[Recipient] = []
        for n, token in enumerate(tokens):
            gap = self._gap(end, token.start)
            if len(gap) > (_LISTED if found else _NEAR) or (found and not _LIST.search(gap)):
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
        return self._named(token) if token.hit is not None and len(gap) <= _NAMED else None

    def _named(self, token: Token) -> Recipient:
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
        return bool(behind) and behind[0].kind in _BODIES and behind[0].start - token.end <= 1

    def _left_recipients(self, award: Token, left: Sequence[Token]) -> tuple[Recipient, ...]:
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
            if len(gap) > (_LISTED if found else _FAR) or (found and not _LIST.search(gap)):
                break
            if not found and token.kind in _NAMES:
                named = self._one(tokens, token, gap)
                if named is None:
                    continue
                return named
            if self._is_fellow(token, gap):
                found.append(self._named(token))
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
            return (self._named(token),) if self._is_winner(gap) else ()
        subject = self._is_subject(token, gap)
        return (self._named(self._holder(tokens, token)),) if subject else None

    def _is_fellow(self, token: Token, gap: str) -> bool:
        """'Công đoàn ngành và 02 CĐCS được': a body that opens the clause and is joined to it."""
        before = self._key[self._told.sentence.start : token.start].rstrip()
        opens = not before or before.endswith((",", ":", ";", " có"))
        return token.kind in _BODIES and gap in _AND and opens

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
        before = self._key[max(0, token.start - _NEAR) : token.start]
        return bool(self._words.adverbs.fullmatch(gap)) and not _INSIDE.search(before)

    def _left_givers(self, award: Token, left: Sequence[Token]) -> tuple[Hit, ...]:
        """'được A (đề nghị B) tặng' or 'A, B và C (đã) tặng'."""
        for token in left:
            commissioned = token.kind == "giver" and token.hit is not None
            if commissioned and _FOR.search(self._key, max(0, token.start - _NEAR), token.start):
                return (token.hit,) if token.hit is not None else ()
        received = [i for i, t in enumerate(left) if t.kind == "receive"]
        proposed = [i for i, t in enumerate(left) if t.kind == "propose"]
        gives = [i for i, t in enumerate(left) if t.kind == "give"]
        begin = max([0, *(i + 1 for i in proposed if award.start - left[i].end <= PROPOSED_WITHIN)])
        if begin == 0 and received and any(t.kind == "giver" for t in left[received[-1] :]):
            begin = received[-1] + 1
        end = next((i for i in gives if i >= begin), len(left))
        # 'Khen thưởng: A tặng Bằng khen': the verb with a giver before it is meant.
        end = next((i for i in gives if i > begin and left[i - 1].kind == "giver"), end)
        found: list[Hit] = []
        at = left[end].start if end < len(left) else award.start
        for token in reversed(left[begin:end]):
            fits = _JOIN if found else self._words.adverbs
            if token.kind != "giver" or token.hit is None:
                break
            if not fits.fullmatch(self._gap(token.end, at)):
                break
            found.append(token.hit)
            at = token.start
        return tuple(found[::-1])

    def _numbered(self, award: Token) -> tuple[Recipient, ...]:
        """'trao 70 Giấy khen' with no word of who got them."""
        match = _NUMBER_BEFORE.search(self._key, max(0, award.start - 8), award.start)
        if match is None or is_title(award):
            return ()
        start = match.start(1)
        flag = award.head is not None and award.head.kind == "emulation_flag"
        # A flag is for collectives only, whoever the subject is.
        kind: RecipientKind = "collective" if flag else "other"
        return (Recipient(start=start, end=award.end, kind=kind, count=int(match.group(1))),)

"""Who gave which award to whom, in one sentence.

The sentence is cut at semicolons; in each part every award looks to its right for '(của) giver' and
'cho recipients', and to its left for 'recipients được (giver) tặng' or 'giver tặng'. What a part
leaves out it takes from the part before it: '1 tập thể được nhận Bằng khen của A; Giấy khen của B'.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Sequence
from typing import Literal

from congdoan.normalise.award_commendations import UNTOLD, reaches_whom
from congdoan.normalise.award_recipients import BODIES, FAR, NEAR, Recipients
from congdoan.normalise.award_records import (
    PROPOSED_WITHIN,
    Grant,
    Recipient,
    completed,
    distributed,
    enumerated,
    is_prize,
    is_proposed,
    is_title,
    shared,
)
from congdoan.normalise.award_tokens import Told
from congdoan.normalise.award_words import AwardWords, RecipientKind, Token
from congdoan.normalise.document import Document, Hit

_OF = re.compile(
    r",?(?: (?:của|do|từ))?"
    r"(?: (?:ban chấp hành|ban thường vụ|ban chỉ đạo|chủ tịch|giám đốc|bộ trưởng|lãnh đạo))? ?"
)
_OF_TITLE = re.compile(r",? (?:của|do) ?")
_JOIN = re.compile(r"(?:,|,? và|,? cùng(?: với)?|,? với|,? hoặc| -| –)?(?: của| cho)? ?")
_COLON = re.compile(
    r"(?:(?: (?:gồm|gồm có|bao gồm|là|như sau|cho))? ?[:(|]| [–-]| (?:gồm|gồm có|bao gồm|là) )"
    r"\s{0,3}(?:[-–+*•] ?)?(?:tập thể |cá nhân )?"
)
_CONFERRED = re.compile(r" (?:trao |phong |truy )?tặng(?: thưởng)? ?")
# 'Thừa ủy quyền của Chủ tịch nước, ông A trao ...': the giver is who gave the order.
_FOR = re.compile(r"ủy quyền (?:của )?$")
_AND_ALSO = re.compile(r" [^,;:.]{3,40} và ")
_PART_BEGIN = re.compile(r"; ?(?:và |cho )*$")
_HEADED = re.compile(r" ?: ?")
_HANDED = len(" đã được trao tặng thuộc ")
_VERBS = ("give", "receive", "attain")
_NEXT_VERB = re.compile(r"(?:^|[,;:] ?|(?<!\w)(?:và|đồng thời|cùng với)[ ,]*)(?:đã |cũng |còn )*$")
_NUMBER_BEFORE = re.compile(r"(?<![\w.,/])(\d{1,4}) $")


class Reader:
    """Reads the grants of one sentence; keeps what the next award may take over."""

    def __init__(self, doc: Document, told: Told, words: AwardWords) -> None:
        self._key = doc.key
        self._told = told
        self._words = words
        self._whom = Recipients(doc, told, words)
        self._verb = False
        self._givers: tuple[Hit, ...] = ()
        self._begin = 0
        self._subject: tuple[Hit, ...] = ()  # who gave anything in the parts so far
        self._won: set[int] = set()  # the names that got something, by identity
        self._recipients: tuple[Recipient, ...] = ()
        self._vague = False
        self._last: list[Grant] = []  # the last award that named its recipients behind it
        self._proposing: Literal["all", "joined"] | None = None
        self._received = False  # whether they stood before 'được': the subject of the sentence

    def grants(self) -> Iterator[Grant]:
        """Grants in order; awards of plain talk give none."""
        for part in self._told.parts:
            self._subject = self._giving(part) or self._subject
            self._begin = part[0].start if part else 0
            read: list[Grant] = []
            if self._is_continued(part):
                yield from self._continued(part)
            awards = [i for i, token in enumerate(part) if token.kind == "award"]
            for n, i in enumerate(awards):
                left = part[awards[n - 1] + 1 if n else 0 : i]
                right = part[i + 1 : awards[n + 1] if n + 1 < len(awards) else len(part)]
                grant = self._read(part[i], left, right)
                read.append(grant)
            done = completed(shared(enumerated(distributed(read))))
            if awards:
                self._last = [grant for grant in done if grant.rule_id == "award.to_right"][-1:]
            for grant in done:
                yield from self._told_only(grant)

    def _is_continued(self, part: Sequence[Token]) -> bool:
        """'tặng Bằng khen cho 14 cá nhân thuộc A; 79 tập thể thuộc B': the same award goes on."""
        counted = bool(part) and part[0].kind == "recipient" and part[0].number is not None
        named = any(r.name for grant in self._last for r in grant.recipients)
        named = named and bool(part) and all(token.kind in BODIES for token in part)
        begins = (counted or named) and _PART_BEGIN.search(
            self._key, max(0, part[0].start - 8), part[0].start
        )
        return bool(begins) and not any(t.kind in ("award", "give", "receive") for t in part)

    def _continued(self, part: Sequence[Token]) -> Iterator[Grant]:
        for grant in self._last:
            recipients = self._whom.listed(part[0].start, part)
            yield from self._told_only(dataclasses.replace(grant, recipients=recipients))

    def _giving(self, part: Sequence[Token]) -> tuple[Hit, ...]:
        """The body right before the first verb of giving in a part."""
        verb = next((i for i, token in enumerate(part) if token.kind == "give"), 0)
        before = part[verb - 1] if verb else None
        if before is None or before.kind != "giver" or before.hit is None:
            return ()
        gap = self._gap(before.end, part[verb].start)
        fits = self._words.adverbs.fullmatch(gap) or _HEADED.fullmatch(gap)
        return (before.hit,) if fits else ()

    def _gap(self, left: int, right: int) -> str:
        return self._key[left:right]

    def _read(self, award: Token, left: Sequence[Token], right: Sequence[Token]) -> Grant:
        verb = any(t.kind in ("give", "receive", "attain") for t in left)
        self._verb = self._verb or verb
        givers, last = self._right_givers(award, right)
        rule = "award.to_right"
        recipients = self._right_recipients(award, last, right)
        counted = self._whom.before(award, left) if verb and recipients else ()
        if recipients and any(r.number_of_many for r in counted) and recipients[0].name:
            # '3 tập thể nhận Cờ thi đua gồm A, B và C'
            recipients, rule = counted, "award.from_left"
        elif not recipients and self._is_winner_before(award, left):
            recipients, rule = (self._whom.named(left[-1]),), "award.from_left"
        elif not recipients and verb:
            recipients, rule = self._whom.before(award, left), "award.from_left"
        beside = self._whom.beside(award, left) if self._verb or givers else ()
        if not recipients and beside:
            recipients, rule, self._verb = beside, "award.from_left", True
        numbered = self._numbered(award)
        number = numbered[0].count if numbered else None
        recipients = self._counted(recipients, numbered)
        numbered = () if recipients else numbered
        one = len(self._recipients) == 1 and self._recipients[0].count == 1
        if numbered and self._received and not verb and one:
            numbered = ()  # 'A được tặng Cờ thi đua của B và 3 Bằng khen của C': A has them too
        if not recipients and not numbered and (not verb or self._goes_on(left)):
            recipients, rule = self._recipients, "award.inherited"
        handed = not givers
        if not givers and is_title(award) and verb:
            # '4 bác sĩ được Chủ tịch nước tặng danh hiệu ...', 'A tặng danh hiệu ... cho ...'
            near = self._left_givers(award, left)
            conferred = near and _CONFERRED.fullmatch(self._gap(near[-1].end, award.start))
            givers = near if conferred else ()
        if not givers and not is_title(award):
            headed = bool(left) and left[-1].kind == "giver" and self._is_headed(award, left[-1])
            givers = self._left_givers(award, left) if verb or headed else self._givers
            if not givers and verb and self._is_next_verb(left):
                givers = self._subject  # 'A trao 10 phần quà; tặng Bằng khen cho ...'
        won = {id(recipient.hit) for recipient in recipients}
        givers = tuple(giver for giver in givers if id(giver) not in won)
        self._won |= won
        self._givers, self._recipients = givers or self._givers, recipients
        self._received = rule == "award.from_left" or (self._received and rule == "award.inherited")
        return Grant(
            award=award,
            givers=givers,
            recipients=recipients or numbered,
            handed=handed,
            proposed=self._is_proposed(award, left),
            rule_id=rule,
            by_hand=handed and self._is_by_hand(left),
            stranger=self._is_strange(award, left),
            number=number,
            joined=not left,
        )

    def _is_proposed(self, award: Token, left: Sequence[Token]) -> bool:
        """Whether the award is only asked for; what is joined to such an award is so too."""
        asked = [t for t in left if t.kind == "propose"]
        if is_proposed(award, left):
            behind = self._gap(asked[-1].end, award.start)
            self._proposing = "all" if ":" in behind else "joined"
        elif self._proposing == "joined" and any(t.kind in _VERBS for t in left):
            self._proposing = None
        return self._proposing is not None

    def _is_by_hand(self, left: Sequence[Token]) -> bool:
        gives = [t for t in left if t.kind == "give"]
        return bool(gives) and self._gap(gives[-1].start, gives[-1].end) in ("trao", "chuyển trao")

    def _is_strange(self, award: Token, left: Sequence[Token]) -> bool:
        """Whether a giver is named whom nobody knows: 'được LĐLĐ huyện tặng', 'của quỹ ...'."""
        gives = next((i for i, t in enumerate(left) if t.kind == "give"), 0)
        before = left[gives - 1] if gives else None
        unknown = before is not None and before.kind == "body"
        if before is not None and before.kind == "receive":
            gap = self._gap(before.end, left[gives].start)
            unknown = self._words.adverbs.fullmatch(gap) is None
        return unknown or self._key.startswith((" của ", " do ", " cấp ", " các cấp"), award.end)

    def _is_winner_before(self, award: Token, left: Sequence[Token]) -> bool:
        """'Bệnh viện A giải Nhì': a body right before a prize has won it."""
        prize = is_prize(award)
        near = bool(left) and left[-1].kind in BODIES
        return prize and near and self._gap(left[-1].end, award.start) in (" ", ": ", " - ", " – ")

    def _is_next_verb(self, left: Sequence[Token]) -> bool:
        """'A tặng Cờ thi đua cho B, trao Bằng khen cho C': A gave both."""
        gives = [token for token in left if token.kind == "give"]
        if not gives or any(token.kind == "receive" for token in left):
            return False
        back = max(self._begin, gives[0].start - NEAR)
        return _NEXT_VERB.search(self._key[back : gives[0].start]) is not None

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
        back = max(self._told.sentence.start, grant.award.start - FAR)
        if not self._verb or self._words.intent.search(self._key, back, grant.award.start):
            return
        if not grant.givers and self._is_vague(grant):
            return
        counted = tuple(r for r in grant.recipients if r.count is not None)
        kept = grant.recipients if grant.givers and not is_title(grant.award) else counted
        if kept:
            yield dataclasses.replace(grant, recipients=kept)

    def _is_vague(self, grant: Grant) -> bool:
        """'nhận nhiều Bằng khen, Giấy khen của các cấp' tells of no award in particular."""
        if grant.joined and self._vague:
            return True
        begin = max(0, grant.award.start - NEAR)
        self._vague = self._key[begin : grant.award.start].endswith(("nhiều ", "những ", "các "))
        return self._vague

    def _right_givers(self, award: Token, right: Sequence[Token]) -> tuple[tuple[Hit, ...], int]:
        """Givers named right behind the award, and where they end."""
        found: list[Hit] = []
        end = award.end
        pattern = _OF_TITLE if is_prize(award) or is_title(award) else _OF
        for n, token in enumerate(right):
            if token.kind == "body" and self._gap(end, token.start) == " của ":
                return (), token.end
            if token.kind != "giver" or token.hit is None:
                break
            if not (_JOIN if found else pattern).fullmatch(self._gap(end, token.start)):
                break
            # 'Bằng khen của A, B tặng Giấy khen': B begins a clause of its own.
            clause = found or self._gap(end, token.start) == ", "
            if clause and n + 1 < len(right) and right[n + 1].kind in _VERBS:
                break
            found.append(token.hit)
            end = token.end
        return tuple(found), end

    def _right_recipients(
        self, award: Token, end: int, right: Sequence[Token]
    ) -> tuple[Recipient, ...]:
        """Recipients behind 'cho', or directly behind award and giver."""
        rest = [t for t in right if t.start >= end]
        if not rest:
            return ()
        handed = rest[0].kind == "give" and self._gap(end, rest[0].start) == " " and bool(rest[1:])
        if handed:
            # 'Bằng khen do LĐLĐ tỉnh tặng 2 cá nhân', 'trao Bằng khen tặng 2 cá nhân'
            end, rest, self._verb = rest[0].end, rest[1:], True
        # 'Bằng khen của LĐLĐ tỉnh: 11 tập thể' and 'giải Nhất thuộc về X' need no other verb.
        separated = self._gap(end, rest[0].start)
        cell = "|" in separated and rest[0].kind != "recipient"
        if _COLON.fullmatch(separated) and not cell and not self._is_clause(rest):
            found = self._whom.listed(end, rest)
            self._verb = self._verb or bool(found)
            return found
        verb = next((i for i, t in enumerate(rest) if t.kind not in ("receive", "give")), 0)
        if verb and rest[verb].kind == "to" and rest[verb].start - end <= _HANDED:
            rest, self._verb = rest[verb:], True  # 'giải Ba được trao cho X'
        if rest[0].kind == "to" and rest[0].start - end <= FAR:
            self._verb = self._verb or self._gap(rest[0].start, rest[0].end) != "cho"
            return self._whom.listed(rest[0].end, rest[1:])
        gap = self._gap(end, rest[0].start)
        if rest[0].kind == "recipient" and (
            gap == " " or (award.head is UNTOLD and reaches_whom(gap))
        ):
            return self._whom.listed(rest[0].start, rest)
        named = rest[0].kind in (*BODIES, "person") and gap == " "
        if named and (handed or is_prize(award)) and not self._is_clause(rest):
            return self._whom.listed(end, rest)
        return ()

    @staticmethod
    def _is_clause(tokens: Sequence[Token]) -> bool:
        return len(tokens) > 1 and tokens[1].kind in _VERBS

    def _left_givers(self, award: Token, left: Sequence[Token]) -> tuple[Hit, ...]:
        """'được A (đề nghị B) tặng' or 'A, B và C (đã) tặng'."""
        for token in left:
            commissioned = token.kind == "giver" and token.hit is not None
            if commissioned and _FOR.search(self._key, max(0, token.start - NEAR), token.start):
                return (token.hit,) if token.hit is not None else ()
        if left and left[-1].kind == "giver" and self._is_headed(award, left[-1]):
            return (left[-1].hit,) if left[-1].hit is not None else ()
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
        at = left[end].start if end < len(left) else self._start(award)
        for token in reversed(left[begin:end]):
            fits = _JOIN if found else self._words.adverbs
            if token.kind != "giver" or token.hit is None or id(token.hit) in self._won:
                break
            gap = self._gap(token.end, at)
            # 'được LĐLĐ tỉnh xếp loại xuất sắc và tặng Cờ thi đua'
            also = bool(received) and not found and _AND_ALSO.fullmatch(gap) is not None
            if not (fits.fullmatch(gap) or also or _HEADED.fullmatch(gap)):
                break
            found.append(token.hit)
            at = token.start
        return tuple(found[::-1])

    def _is_headed(self, award: Token, giver: Token) -> bool:
        """'Tổng Liên đoàn: 01 Cờ thi đua': a giver above what it gave."""
        return _HEADED.fullmatch(self._gap(giver.end, self._start(award))) is not None

    def _start(self, award: Token) -> int:
        """Where an award begins, its number included."""
        match = _NUMBER_BEFORE.search(self._key, max(0, award.start - 8), award.start)
        return match.start(1) if match else award.start

    def _numbered(self, award: Token) -> tuple[Recipient, ...]:
        """'trao 70 Giấy khen' with no word of who got them."""
        match = _NUMBER_BEFORE.search(self._key, max(0, award.start - 8), award.start)
        if match is None or is_title(award) or self._key[: match.start()].endswith("với "):
            return ()
        start = match.start(1)
        flag = award.head is not None and award.head.kind == "emulation_flag"
        # A flag is for collectives only, whoever the subject is.
        kind: RecipientKind = "collective" if flag else "other"
        return (Recipient(start=start, end=award.end, kind=kind, count=int(match.group(1))),)

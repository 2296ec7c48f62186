"""Who got an award, told behind it: 'cho 4 tập thể và 18 cá nhân', 'thuộc về Bệnh viện A'."""

from __future__ import annotations

import re
from collections.abc import Sequence

from congdoan.normalise.awards.commendations import UNTOLD, reaches_whom
from congdoan.normalise.awards.lists import MARK
from congdoan.normalise.awards.members import FAR, NAMES, NEAR, Members
from congdoan.normalise.awards.records import Recipient, is_prize
from congdoan.normalise.awards.spelt import MEMBER_END
from congdoan.normalise.awards.words import VERBS, Token

# The contest behind a prize: 'giải Nhất bảng điều dưỡng: bà A', 'giải Nhất đội nữ thuộc CĐCS B'.
_CONTEST = re.compile(r" [^,;:.()|]{2,40}?(?=:| là | thuộc )")
_BELONGS = " thuộc "
# A prize that goes on to tell its own winner.
_TELLS = re.compile(r"(?: [^,;:.()|]{2,40}?)?(?: ?:| (?:là|thuộc|thuộc về|được trao)(?!\w))")
_OF = " của"
# 'Nhận Bằng khen của A có B và 5 cá nhân'
_INVERTED = re.compile(r"(?:^|[.;:,\n] ?)(?:(?:vinh dự|được) )*(?:đón nhận|nhận|đạt|đoạt|giành) $")
# A subject and its verb.
_CLAUSE = 2
_SAYS = re.compile(r" là ")
# 'Giấy khen của Quỹ A: 5 cá nhân': a giver that is not known.
_STRANGER = re.compile(r"^ (?:của|do) [^,;:.()|]{2,60}(?=:)")
# 'Bằng khen của LĐLĐ tỉnh: 11 tập thể' and 'giải Nhất là Bệnh viện A' need no verb.
_COLON = re.compile(
    r"(?:(?:,? (?:đợt|lần|dịp|năm|giai đoạn|trong|có thành tích)(?!\w)[^,;:.()|\n]{1,40}(?=:))?"
    r"(?: (?:gồm|gồm có|bao gồm|là|như sau|cho))? ?[:(|]| [–-]| (?:gồm|gồm có|bao gồm|là) "
    r"|,? (?:đợt|lần|dịp) này (?:có|gồm|là) (?!\d))"
    rf"\s{{0,3}}(?:{MARK} ?)?(?:của )?(?:tập thể |cá nhân )?"
)
# How many, before who got them: 'Giải Nhì: 02 (Khoa Nội, Khoa Nhi)'.
_NUMBERED = re.compile(r" ?: ?\d{1,3}(?: giải)?(?= ?[(:])")
# What a prize is worth: '(3 triệu đồng): đội A', ', mỗi giải 1 triệu đồng, cho A'.
_WORTH = re.compile(
    r"(?:,? ?\([^()\n]{1,60}\)|(?:,| và| kèm| cùng)? ?"
    r"(?:(?:trị giá|mỗi giải|mỗi suất|tiền thưởng|phần thưởng)(?!\w)|\d[\d.]*)"
    r"[^,;:()\n–-]{0,60}?),?"
    r"(?= ?[:–-]| (?:cho|thuộc về|là|gồm|dành cho|được trao)(?!\w))"
)
_MARK = re.compile(r" [–-] |,? ")
# What stands before a prize that opens an item: '; giải Nhì', '; hai giải Ba'.
_ITEM = re.compile(r"(?:^|[;:\n])\s*(?:và )?(?:\S{1,4} )?$")
_OPENING = len("; và bốn ")
# 'Giải Nhất hội thi được trao cho X'
_HANDED = re.compile(r"[^,;:.]{0,60} ")


class Recipients:
    """Reads to the right of an award; `whom` reads the members of its sentence."""

    def __init__(self, whom: Members) -> None:
        self._whom = whom
        self._key = whom.key

    def _gap(self, left: int, right: int) -> str:
        return self._key[left:right]

    def behind(
        self, award: Token, end: int, right: Sequence[Token]
    ) -> tuple[tuple[Recipient, ...], bool]:
        """Recipients behind the award and its giver, which end at `end`.

        Also whether the words between tell by themselves that it was given.
        """
        number = _NUMBERED.match(self._key, end, self._whom.end) if is_prize(award) else None
        end = number.end() if number else end
        worth = _WORTH.match(self._key, end, self._whom.end) if is_prize(award) else None
        end = worth.end() if worth else end
        rest = [token for token in right if token.start >= end]
        headed = self._headed(award, end, rest) or self._itemised(award, end, rest)
        if headed or not rest:
            return headed, bool(headed)
        told = rest[0].kind == "give" and self._gap(end, rest[0].start) == " " and len(rest) > 1
        if told:  # 'Bằng khen do LĐLĐ tỉnh tặng 2 cá nhân', 'trao Bằng khen tặng 2 cá nhân'
            end, rest = rest[0].end, rest[1:]
        if self._is_separated(award, end, rest):
            found = self._whom.listed(end, rest)
            return found, told or bool(found)
        verbs = next((i for i, t in enumerate(rest) if t.kind not in ("receive", "give")), 0)
        if verbs and rest[verbs].kind == "to" and _HANDED.fullmatch(self._gap(end, rest[0].start)):
            rest, told = rest[verbs:], True  # 'giải Ba được trao cho X'
        if rest[0].kind == "to" and rest[0].start - end <= FAR:
            told = told or self._gap(rest[0].start, rest[0].end) == "thuộc về"
            # 'Bằng khen của LĐLĐ tỉnh cho 3 tập thể được trao tại hội nghị'
            of_one = end > award.end and self._gap(end, rest[0].start) == " "
            counted = len(rest) > 1 and (rest[1].number is not None or rest[1].kind in NAMES)
            told = told or (of_one and counted)
            found = self._whom.listed(rest[0].end, rest[1:])
            if not found and is_prize(award) and told:
                found = self._whom.unlisted_body(rest[0].end + 1)
            return found, told
        direct = self._is_direct(award, end, rest, told=told)
        return (self._whom.listed(rest[0].start, rest) if direct else ()), told

    def tells_winner(self, award: Token, end: int, right: Sequence[Token]) -> bool:
        """Whether words behind an award tell who got it, though nobody may know the name.

        'giải Nhất được trao cho A', 'nhất đơn ca: A'.
        """
        told = is_prize(award) and _TELLS.match(self._key, end) is not None
        return told or any(token.kind == "to" and token.start - end <= NEAR for token in right)

    def _headed(self, award: Token, end: int, rest: Sequence[Token]) -> tuple[Recipient, ...]:
        """'Giải Nhì: đội Khoa Nhi, đội Khoa Sản': bodies that their nouns tell, behind a colon.

        A prize needs no colon before such a name: 'giải Nhì Khoa Nhi; giải Ba Khoa Sản'.
        """
        limit = rest[0].start if rest else self._whom.end
        colon = _COLON.match(self._key, end, limit)
        if colon is None and not is_prize(award):
            return ()
        begin = colon.end() if colon else end
        owned = is_prize(award) and self._key.startswith(_OF, begin)
        begin += len(_OF) * owned  # '2 giải Nhì của A và B'
        team = self._whom.team(begin, limit, rest)
        item = self._whom.is_item(team) if team else self._whom.stranger(begin, limit)
        told = item or (team and colon)
        return self._whom.listed(begin, rest) if told else ()

    def _itemised(self, award: Token, end: int, rest: Sequence[Token]) -> tuple[Recipient, ...]:
        """'giải Nhất thuộc về A; giải Nhì, B; giải Ba C': who ends the item of a prize won it.

        Whom nobody knows is told as written.
        """
        mark = _MARK.match(self._key, end) if is_prize(award) else None
        back = max(self._whom.begin, award.start - _OPENING)
        if mark is None or not _ITEM.search(self._key[back : award.start]):
            return ()
        begin = mark.end()
        if rest and rest[0].start == begin and rest[0].kind in NAMES:
            ends = MEMBER_END.match(self._key, rest[0].end) is not None
            return self._whom.listed(begin, rest) if ends and not self._is_clause(rest) else ()
        if mark.group() == " ":
            return ()
        limit = rest[0].start if rest else self._whom.end
        team = self._whom.team(begin, limit, rest)
        if team and self._whom.is_item(team):
            return self._whom.listed(begin, rest)
        person = self._whom.stranger(begin, limit)
        return (person,) if person else self._whom.unlisted_body(begin)

    def _is_separated(self, award: Token, end: int, rest: Sequence[Token]) -> bool:
        """Whether a colon, a bracket or 'gồm' stands between; a cell of a table needs a number."""
        gap = _STRANGER.sub("", self._gap(end, rest[0].start))
        contest = _CONTEST.match(gap) if is_prize(award) else None
        gap = gap[contest.end() :] if contest else gap
        if gap == _BELONGS and is_prize(award):
            return True
        if gap == " có " and _INVERTED.search(self._gap(self._whom.begin, award.start)):
            return not self._is_clause(rest)
        team = _SAYS.match(gap)  # 'Đoạt giải Ba là đội Bệnh viện A'
        if team is not None and self._whom.teams.introduces(gap[team.end() :]):
            gap = team.group()
        cell = "|" in gap and rest[0].kind != "recipient"
        colon = _COLON.match(gap)
        behind = gap[colon.end() :] if colon else ""
        teams = self._whom.teams
        led = not behind or teams.introduces(behind) or teams.owns(behind)
        # or the unit of a body: 'Khoa Nhi Bệnh viện A'
        led = led or teams.spans(rest[0].start - len(behind), rest[0].start - 1)
        apart = colon is not None and led
        return apart and not cell and not self._is_clause(rest)

    def _is_direct(self, award: Token, end: int, rest: Sequence[Token], *, told: bool) -> bool:
        """'tặng Bằng khen 5 cá nhân', 'khen thưởng đột xuất 5 cá nhân', 'giải Nhất Bệnh viện A'."""
        gap = self._gap(end, rest[0].start)
        if rest[0].kind == "recipient":
            return gap == " " or (award.head is UNTOLD and reaches_whom(gap))
        named = rest[0].kind in NAMES and gap == " "
        return named and (told or is_prize(award)) and not self._is_clause(rest)

    def _is_clause(self, tokens: Sequence[Token]) -> bool:
        """Whether what follows is said of somebody else: 'giải Nhất là của A, B được giải Nhì'."""
        if len(tokens) < _CLAUSE or tokens[1].kind not in VERBS:
            return False
        return "," not in self._gap(tokens[0].end, tokens[1].start)

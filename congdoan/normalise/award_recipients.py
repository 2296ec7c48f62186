"""Who got an award, told behind it: 'cho 4 tập thể và 18 cá nhân', 'thuộc về Bệnh viện A'."""

from __future__ import annotations

import re
from collections.abc import Sequence

from congdoan.normalise.award_commendations import UNTOLD, reaches_whom
from congdoan.normalise.award_records import Recipient, is_prize, merged
from congdoan.normalise.award_teams import Team, Teams
from congdoan.normalise.award_tokens import Told
from congdoan.normalise.award_words import BODIES, VERBS, AwardWords, Token
from congdoan.normalise.document import Document

_LEAD = r"(?: (?:cho|có|khen thưởng|đại diện))*"
_LIST = re.compile(rf"(?:,|;|\||\n[-–+*•]?|(?<!\w)(?:và|cùng|với|đến)){_LEAD} ?$")
_JOINT = re.compile(rf"(?:(?:,| và| cùng(?: với)?){_LEAD} |\n(?:[-–+*•] ?)?)")
_PRAISED = re.compile(r"đạt (?:được )?(?:nhiều |các )?(?:thành tích|kết quả)(?!\w)")
_MEMBER_END = re.compile(r"[,.;)]| (?:và|cùng)(?!\w)|$")
_SAYS = re.compile(r" là ")
# 'Giấy khen của Quỹ A: 5 cá nhân': a giver that is not known.
_STRANGER = re.compile(r"^ (?:của|do) [^,;:.()|]{2,60}(?=:)")
_SPACES = re.compile(" {2,}")
_QUOTED = re.compile(r"[“\"][^“”\"\n]{1,200}[”\"]")
# '4 tập thể là A, B', '2 đội (A và B)': names that only say which bodies were counted.
WHICH = re.compile(r",? ?(?:(?:là|gồm|bao gồm|gồm có)(?!\w)|[:(])")
NAMES = ("person", *BODIES)
AND = (" và ", ", ", " cùng ", " cùng với ")
# 'cặp Lê Văn A - Phạm Văn B'
PAIRED = (*AND, " - ", " – ", "/", " / ")
# 'Bằng khen của LĐLĐ tỉnh: 11 tập thể' and 'giải Nhất là Bệnh viện A' need no verb.
_COLON = re.compile(
    r"(?: \(\d{1,2} giải\))?(?:(?: (?:gồm|gồm có|bao gồm|là|như sau|cho))? ?[:(|]| [–-]| (?:gồm|gồm có|bao gồm|là) )"
    r"\s{0,3}(?:[-–+*•] ?)?(?:tập thể |cá nhân )?"
)
_OFFICE = re.compile(
    r"(?<!\w)(?:giám đốc|chủ tịch|bí thư|trưởng (?:ban|phòng|khoa|trạm)|hiệu trưởng|viện trưởng) $"
)
# 'Giải Nhất hội thi được trao cho X'
_HANDED = re.compile(r"[^,;:.]{0,60} ")
_WORKS = (", ", " (", " - ", " – ")
_COMMA = len(" - ")
# 'cho ông A - nguyên Chủ tịch Công đoàn B và bà C'
_POST = re.compile(
    r"(?:,| \(| -| –) ?(?:(?:nguyên|quyền|phó|ủy viên) )*"
    r"(?:chủ tịch|giám đốc|trưởng|bí thư|ủy viên|chủ nhiệm|cán bộ|chuyên viên|nhân viên|bác sỹ|"
    r"điều dưỡng|đoàn viên)(?!\w)[^,;:.()]{0,60} "
)
_PRIVATE = ("beneficiary", "author", "photographer", "publisher")
# Reach in characters: to a first recipient, to one further away, along an enumeration, along one
# whose members are spelt out, to a name.
NEAR, FAR, _LISTED, _SPELT_OUT, NAMED = 40, 160, 130, 400, 14


class Recipients:
    """Reads the recipients of one sentence that names an award."""

    def __init__(self, doc: Document, told: Told, words: AwardWords) -> None:
        self.key = doc.key
        self._text = doc.text
        self.begin = told.sentence.start
        self._end = told.sentence.end
        self._words = words
        self.teams = Teams(doc, words)

    def _gap(self, left: int, right: int) -> str:
        return self.key[left:right]

    def behind(
        self, award: Token, end: int, right: Sequence[Token]
    ) -> tuple[tuple[Recipient, ...], bool]:
        """Recipients behind the award and its giver, which end at `end`.

        Also whether the words between tell by themselves that it was given.
        """
        rest = [token for token in right if token.start >= end]
        if (told := self._headed(end, rest)) or not rest:
            return told, bool(told)
        told = rest[0].kind == "give" and self._gap(end, rest[0].start) == " " and len(rest) > 1
        if told:  # 'Bằng khen do LĐLĐ tỉnh tặng 2 cá nhân', 'trao Bằng khen tặng 2 cá nhân'
            end, rest = rest[0].end, rest[1:]
        if self._is_separated(end, rest):
            found = self.listed(end, rest)
            return found, told or bool(found)
        verbs = next((i for i, t in enumerate(rest) if t.kind not in ("receive", "give")), 0)
        if verbs and rest[verbs].kind == "to" and _HANDED.fullmatch(self._gap(end, rest[0].start)):
            rest, told = rest[verbs:], True  # 'giải Ba được trao cho X'
        if rest[0].kind == "to" and rest[0].start - end <= FAR:
            told = told or self._gap(rest[0].start, rest[0].end) != "cho"
            return self.listed(rest[0].end, rest[1:]), told
        direct = self._is_direct(award, end, rest, told=told)
        return (self.listed(rest[0].start, rest) if direct else ()), told

    def _headed(self, end: int, rest: Sequence[Token]) -> tuple[Recipient, ...]:
        """'Giải Nhì: đội Khoa Nhi, đội Khoa Sản': bodies that their nouns tell, behind a colon."""
        limit = rest[0].start if rest else self._end
        colon = _COLON.match(self.key, end, limit)
        team = self._team(colon.end(), limit, rest, first=True) if colon else None
        return self.listed(colon.end(), rest) if colon and team else ()

    def _is_separated(self, end: int, rest: Sequence[Token]) -> bool:
        """Whether a colon, a bracket or 'gồm' stands between; a cell of a table needs a number."""
        gap = _STRANGER.sub("", self._gap(end, rest[0].start))
        team = _SAYS.match(gap)  # 'Đoạt giải Ba là đội Bệnh viện A'
        if team is not None and self.teams.introduces(gap[team.end() :]):
            gap = team.group()
        cell = "|" in gap and rest[0].kind != "recipient"
        return _COLON.fullmatch(gap) is not None and not cell and not self._is_clause(rest)

    def _is_direct(self, award: Token, end: int, rest: Sequence[Token], *, told: bool) -> bool:
        """'tặng Bằng khen 5 cá nhân', 'khen thưởng đột xuất 5 cá nhân', 'giải Nhất Bệnh viện A'."""
        gap = self._gap(end, rest[0].start)
        if rest[0].kind == "recipient":
            return gap == " " or (award.head is UNTOLD and reaches_whom(gap))
        named = rest[0].kind in NAMES and gap == " "
        return named and (told or is_prize(award)) and not self._is_clause(rest)

    @staticmethod
    def _is_clause(tokens: Sequence[Token]) -> bool:
        return len(tokens) > 1 and tokens[1].kind in VERBS

    def listed(self, end: int, tokens: Sequence[Token]) -> tuple[Recipient, ...]:
        """The recipients of an enumeration that begins at `end`."""
        found: list[Recipient] = []
        rest = list(tokens)
        opened = True  # nothing stands between what was told so far and the next member
        while True:
            limit = rest[0].start if rest else self._end
            team = self._team(end, limit, rest, first=not found)
            if team is not None:
                if not (found and self._works_there(end, team, found[-1])):
                    found.append(self.of_team(team))
                end, opened = team.end, False
                continue
            if not rest or not self._goes_on(end, rest, () if opened else found):
                break
            token = rest.pop(0)
            if found and self._is_aside(end, token, found[-1]):
                end = token.end
                continue
            if rest and token.kind in BODIES and rest[0].kind == "person":
                # 'cho Giám đốc Bệnh viện A Trần Văn B': the person has it.
                token = rest.pop(0) if self._gap(token.end, rest[0].start) == " " else token
            recipient = self._recipient(token, self._gap(end, token.start))
            if recipient is None:
                break
            opened = self._introduces(token, rest)
            if not opened:
                found.append(recipient)
            end = token.end
        return merged(found, self.key)

    def _goes_on(self, end: int, rest: Sequence[Token], found: Sequence[Recipient]) -> bool:
        """Whether the next token belongs to the enumeration; words in quotes are not counted."""
        gap = self._gap(end, rest[0].start)
        if not found:
            return len(_QUOTED.sub("", gap)) <= NEAR
        which = self._is_aside(end, rest[0], found[-1])
        clause = len(rest) > 1 and self._is_verb(rest[1])
        return (which or self.reaches(gap)) and not clause

    def _is_verb(self, token: Token) -> bool:
        """Whether a clause begins; 'cá nhân đạt thành tích' only says what they are praised for."""
        praised = _PRAISED.match(self.key, token.start)
        return token.kind in ("receive", "give", "attain") and praised is None

    def reaches(self, gap: str) -> bool:
        """Whether an enumeration goes on over the words between two of its members."""
        most = _SPELT_OUT if WHICH.match(gap) else _LISTED
        return len(_QUOTED.sub("", gap)) <= most and _LIST.search(gap) is not None

    def _is_aside(self, end: int, token: Token, last: Recipient) -> bool:
        """Whether a name is no further member: it says which were counted, or where one works."""
        person = last.kind == "individual" and last.hit is not None
        gap = self._gap(end, token.start)
        works = person and token.kind in BODIES and (gap in _WORKS or _POST.fullmatch(gap))
        return bool(works) or self._says_which(last, token)

    def _works_there(self, end: int, team: Team, last: Recipient) -> bool:
        """Whether a body told by its noun is where the person before it works."""
        person = last.kind == "individual" and last.name is not None
        return person and self.key.startswith(_WORKS, end) and not team.start - end > _COMMA

    def _says_which(self, last: Recipient, token: Token) -> bool:
        """Whether a name only says which of the bodies counted last is meant."""
        counted = last.count is not None and last.hit is None and last.name is None
        if not counted or token.kind not in NAMES:
            return False
        which = WHICH.match(self.key, last.end, last.end + NEAR) is not None
        return which or self._gap(last.end, token.start) == " "

    def _team(self, end: int, limit: int, rest: Sequence[Token], *, first: bool) -> Team | None:
        """A body told by its noun alone that begins here."""
        joint = None if first else _JOINT.match(self.key, end, limit)
        if not first and joint is None:
            return None
        team = self.teams.at(joint.end() if joint else end, limit)
        if team is None or not rest or rest[0].kind not in BODIES:
            return team
        return None if self._gap(team.end, rest[0].start) == " " else team

    def of_team(self, team: Team) -> Recipient:
        """A body that only its noun tells; one without a name stays unnamed."""
        name = self._text[team.start : team.end] if team.named else None
        return Recipient(start=team.start, end=team.end, kind="collective", count=1, name=name)

    def _recipient(self, token: Token, gap: str) -> Recipient | None:
        if token.kind == "recipient" and token.recipient is not None:
            number = 1 if self._is_this_one(token) else token.number
            return Recipient(start=token.start, end=token.end, kind=token.recipient, count=number)
        if token.hit is None:
            return None
        gap = _SPACES.sub(" ", _QUOTED.sub("", gap))  # 'tiết mục “Biển” của Bệnh viện A'
        lead = _LIST.split(gap)[-1] if _LIST.search(gap) else gap
        if token.kind in BODIES and self.is_office(token):
            return self.of_office(token)
        titled = token.kind == "person" and "," not in gap  # 'cho Thầy thuốc Ưu tú Lê Văn A'
        near = titled or len(gap) <= NAMED or self.teams.introduces(_JOINT.sub("", gap) or lead)
        return self.named(token) if near else None

    def _is_this_one(self, token: Token) -> bool:
        """'cho tập thể CĐCS và 2 cá nhân': the one body that the text is about."""
        if self.key[token.start : token.end] != "tập thể":
            return False
        team = self.teams.opening(token.end, self._end)
        return team is not None and _MEMBER_END.match(self.key, team.end) is not None

    def is_office(self, body: Token) -> bool:
        """Whether a post ends in the body's name: 'Giám đốc Sở Y tế'."""
        return _OFFICE.search(self.key, max(0, body.start - NEAR), body.start) is not None

    @staticmethod
    def of_office(body: Token) -> Recipient:
        """Who holds a post of the body: a person, whoever it is."""
        return Recipient(start=body.start, end=body.end, kind="individual", count=1)

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

    def _introduces(self, token: Token, behind: Sequence[Token]) -> bool:
        """Whether 'tập thể' only introduces the name behind it ('tập thể Công đoàn ngành Y tế')."""
        if token.kind != "recipient" or token.number is not None:
            return False
        if behind and behind[0].kind in BODIES and behind[0].start - token.end <= 1:
            return True
        near = behind and behind[0].kind in NAMES and behind[0].start - token.end <= NAMED
        if near and WHICH.match(self.key, token.end) is not None:  # 'các đồng chí: A, B'
            return True
        return self.team_of(token, behind[0].start if behind else self._end) is not None

    def team_of(self, token: Token, limit: int) -> Team | None:
        """The body that 'tập thể' only introduces: 'tập thể Khoa Nhi'."""
        bare = self.key[token.start : token.end] == "tập thể"
        return self.teams.at(token.end, limit) if bare else None

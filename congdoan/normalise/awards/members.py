"""Who got an award, as they are counted and named one after the other: 'A, bà B và 5 cá nhân'."""

from __future__ import annotations

import re
from collections.abc import Sequence

from congdoan.normalise.awards.records import Recipient, merged
from congdoan.normalise.awards.teams import Team, Teams
from congdoan.normalise.awards.tokens import Told
from congdoan.normalise.awards.words import BODIES, AwardWords, Token
from congdoan.normalise.document import Document

_LEAD = r"(?: (?:cho|có|khen thưởng|đại diện))*"
_LIST = re.compile(rf"(?:,|;|\||\n[-–+*•]?|(?<!\w)(?:và|cùng|với|đến)){_LEAD} ?$")
_JOINT = re.compile(
    rf"(?: ?\([^()\n]{{1,60}}\))?(?:(?:,|;| và| cùng(?: với)?){_LEAD} |\n(?:[-–+*•] ?)?)"
)
_PRAISED = re.compile(r"đạt (?:được )?(?:nhiều |các )?(?:thành tích|kết quả)(?!\w)")
_ITEM_END = re.compile(r" ?(?:[,.;(\n]|$)")
_MEMBER_END = re.compile(r"[,.;)]| (?:và|cùng)(?!\w)|$")
_ASIDE = re.compile(r" \([^()\n]{1,80}\)")
_SPACES = re.compile(" {2,}")
_QUOTED = re.compile(r"[“\"][^“”\"\n]{1,200}[”\"]")
# '4 tập thể là A, B', '2 đội (A và B)': names that only say which bodies were counted.
WHICH = re.compile(r",? ?(?:(?:là|gồm|bao gồm|gồm có)(?!\w)|[:(])")
NAMES = ("person", *BODIES)
AND = (" và ", ", ", " cùng ", " cùng với ")
# 'cặp Lê Văn A - Phạm Văn B'
PAIRED = (*AND, " - ", " – ", "/", " / ")
_OFFICE = re.compile(
    r"(?<!\w)(?:giám đốc|chủ tịch|bí thư|trưởng (?:ban|phòng|khoa|trạm)|hiệu trưởng|viện trưởng) $"
)
_WORKS = (", ", " (", " - ", " – ")
_COMMA = len(" - ")
# 'cho ông A - nguyên Chủ tịch Công đoàn B và bà C'
_POST = re.compile(
    r"(?:,| \(| -| –) ?(?:(?:nguyên|quyền|phó|ủy viên) )*"
    r"(?:chủ tịch|giám đốc|trưởng|bí thư|ủy viên|chủ nhiệm|cán bộ|chuyên viên|nhân viên|bác sỹ|"
    r"điều dưỡng|đoàn viên)(?!\w)[^,;:.()]{0,60} "
)
# One union or person without a name, at the begin of an enumeration.
_ONE = re.compile(
    r" ?(?:tập thể )?(?P<one>công đoàn (?:trường|bệnh viện|trung tâm|công ty|cơ quan|đơn vị)"
    r"|(?P<who>(?:ông|bà|chị|anh|cô)(?: [^\s,;:.()]+)?))(?=[,.;)]| (?:và|cùng|vì|do)(?!\w)|$)"
)
_PRIVATE = ("beneficiary", "author", "photographer", "publisher")
# Reach in characters: to a first recipient, to one further away, along an enumeration, along one
# whose members are spelt out, to a name.
NEAR, FAR, _LISTED, _SPELT_OUT, NAMED = 40, 160, 130, 400, 14


class Members:
    """Reads enumerations of recipients in one sentence that names an award."""

    def __init__(self, doc: Document, told: Told, words: AwardWords) -> None:
        self.doc = doc
        self.key = doc.key
        self.text = doc.text
        self.begin = told.sentence.start
        self.end = told.sentence.end
        self.teams = Teams(doc, words)
        self._people = words.people
        self._starts = [token.start for token in told.tokens]
        first = next(told.tokens, None)
        self._headless = first is not None and (first.kind, first.start) == ("give", self.begin)

    def _gap(self, left: int, right: int) -> str:
        return self.key[left:right]

    def listed(self, end: int, tokens: Sequence[Token]) -> tuple[Recipient, ...]:
        """The recipients of an enumeration that begins at `end`."""
        found: list[Recipient] = []
        rest = list(tokens)
        end += self.key.startswith(":", end)
        opened = True  # nothing stands between what was told so far and the next member
        while (step := self._step(end, rest, found, opened=opened)) is not None:
            end, opened, more = step
            found += more
        return merged(found, self.key)

    def _step(
        self, end: int, rest: list[Token], found: Sequence[Recipient], *, opened: bool
    ) -> tuple[int, bool, tuple[Recipient, ...]] | None:
        """The next member, where it ends and whether it only opens what follows; `rest` shrinks."""
        limit = rest[0].start if rest else self.end
        if not found and (own := _ONE.match(self.key, end, limit)) is not None:
            return own.end("one"), False, (self._one(own),)
        team = self.team(end, limit, rest, first=not found)
        if team is not None:
            works = bool(found) and self._works_there(end, team, found[-1])
            return team.end, False, () if works else (self.of_team(team),)
        if not rest or not self._goes_on(end, rest, () if opened else found):
            return None
        token = rest.pop(0)
        if found and self._is_aside(end, token, found[-1]):
            return token.end, opened, ()
        if rest and token.kind in BODIES and rest[0].kind == "person":
            # 'cho Giám đốc Bệnh viện A Trần Văn B': the person has it.
            token = rest.pop(0) if self._gap(token.end, rest[0].start) == " " else token
        recipient = self._recipient(token, self._gap(end, token.start))
        if recipient is None:
            return None
        opens = self._introduces(token, rest)
        return token.end, opens, () if opens else (recipient,)

    @staticmethod
    def _one(told: re.Match[str]) -> Recipient:
        """'cho Công đoàn trường', 'cho ông': one, without a name."""
        return Recipient(
            start=told.start("one"),
            end=told.end("one"),
            kind="individual" if told["who"] else "collective",
            count=1,
        )

    def _goes_on(self, end: int, rest: Sequence[Token], found: Sequence[Recipient]) -> bool:
        """Whether the next token belongs to the enumeration; words in quotes are not counted."""
        gap = self._gap(end, rest[0].start)
        if not found:
            return len(_QUOTED.sub("", gap)) <= NEAR
        which = self._is_aside(end, rest[0], found[-1])
        clause = len(rest) > 1 and self._is_verb(rest[1])
        return (which or self._joins(gap)) and not clause and not self._is_teller(gap, rest[0])

    def _joins(self, gap: str) -> bool:
        """Whether an enumeration goes on: ' và ', or ' và đội thi ' before a name."""
        joint = _JOINT.match(gap)
        led = joint is not None and self.teams.introduces(gap[joint.end() :])
        return led or self.reaches(gap)

    def _is_teller(self, gap: str, token: Token) -> bool:
        """'Trao Bằng khen cho 5 tập thể, ông A nhấn mạnh': who speaks is no member."""
        told = self._headless and token.kind == "person" and gap.startswith(",")
        return told and _ITEM_END.match(self.key, token.end) is None

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

    def team(self, end: int, limit: int, rest: Sequence[Token], *, first: bool) -> Team | None:
        """A body told by its noun alone that begins here."""
        joint = None if first else _JOINT.match(self.key, end, limit)
        if not first and joint is None:
            return None
        team = self.teams.at(joint.end() if joint else end, limit)
        if team and joint and ";" in joint.group():
            # a list of 'Khoa Sản; Khoa Nhi (400.000 đồng)', not '; Khoa Nhi đạt giải Ba'
            known = any(team.start <= start < team.end for start in self._starts)
            team = None if known or not _ITEM_END.match(self.key, team.end) else team
        if team is None or not rest or rest[0].kind not in BODIES:
            return team
        return None if self._gap(team.end, rest[0].start) == " " else team

    def of_team(self, team: Team) -> Recipient:
        """A body that only its noun tells; one without a name stays unnamed."""
        name = self.text[team.start : team.end] if team.named else None
        return Recipient(start=team.start, end=team.end, kind="collective", count=1, name=name)

    def _recipient(self, token: Token, gap: str) -> Recipient | None:
        if token.kind == "recipient" and token.recipient is not None:
            number = 1 if self._is_this_one(token) else token.number
            return Recipient(start=token.start, end=token.end, kind=token.recipient, count=number)
        if token.hit is None:
            return None
        gap = _SPACES.sub(
            " ", _ASIDE.sub("", _QUOTED.sub("", gap))
        )  # 'tiết mục “Biển” của Bệnh viện A'
        lead = _LIST.split(gap)[-1] if _LIST.search(gap) else gap
        if token.kind in BODIES and self.is_office(token):
            return self.of_office(token)
        owned = self.teams.owns(gap)
        if token.kind in BODIES and not owned and self._people.search(gap):
            return None  # 'cho cán bộ Công đoàn ngành A'
        titled = token.kind == "person" and "," not in gap  # 'cho Thầy thuốc Ưu tú Lê Văn A'
        led = owned or self.teams.introduces(_JOINT.sub("", gap) or lead)
        near = titled or led or len(gap) <= NAMED
        return self.named(token) if near else None

    def _is_this_one(self, token: Token) -> bool:
        """'cho tập thể CĐCS và 2 cá nhân': the one body that the text is about."""
        if self.key[token.start : token.end] != "tập thể":
            return False
        team = self.teams.opening(token.end, self.end)
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
            name=None if private else known or self.text[token.start : token.end],
        )

    def _introduces(self, token: Token, behind: Sequence[Token]) -> bool:
        """Whether 'tập thể' only introduces the name behind it ('tập thể Công đoàn ngành Y tế')."""
        if token.kind != "recipient" or token.number is not None:
            return False
        if behind and behind[0].kind in NAMES and behind[0].start - token.end <= 1:
            return True
        near = behind and behind[0].kind in NAMES and behind[0].start - token.end <= NAMED
        if near and WHICH.match(self.key, token.end) is not None:  # 'các đồng chí: A, B'
            return True
        return self.team_of(token, behind[0].start if behind else self.end) is not None

    def team_of(self, token: Token, limit: int) -> Team | None:
        """The body that 'tập thể' only introduces: 'tập thể Khoa Nhi'."""
        bare = self.key[token.start : token.end] == "tập thể"
        return self.teams.at(token.end, limit) if bare else None

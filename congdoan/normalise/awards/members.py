"""Who got an award, as they are counted and named one after the other: 'A, bà B và 5 cá nhân'."""

from __future__ import annotations

import re
from collections.abc import Sequence

from congdoan.normalise.awards.lists import MARK
from congdoan.normalise.awards.records import Recipient, merged
from congdoan.normalise.awards.spelt import ITEM_END, JOINT, LEAD, MEMBER_END, Spelt
from congdoan.normalise.awards.teams import Team
from congdoan.normalise.awards.tokens import Told
from congdoan.normalise.awards.words import BODIES, AwardWords, Token
from congdoan.normalise.document import Document

_LIST = re.compile(rf"(?:,|;|\||\n(?:{MARK})?|(?<!\w)(?:và|cùng|với|đến)){LEAD} ?$")
_PRAISED = re.compile(r"đạt (?:được )?(?:nhiều |các )?(?:thành tích|kết quả)(?!\w)")
ASIDE = re.compile(r" \([^()\n]{1,80}\)")
_SPACES = re.compile(" {2,}")
_QUOTED = re.compile(r"[“\"][^“”\"\n]{1,200}[”\"]")
# '4 tập thể là A, B', '2 đội (A và B)': names that only say which bodies were counted.
WHICH = re.compile(r",? ?(?:(?:là|gồm|bao gồm|gồm có)(?!\w)|[:(])")
_STAFF = re.compile(r" (?:cán bộ|viên chức|nhân viên|thầy thuốc|y,? bác sỹ|người lao động)(?!\w)")
NAMES = ("person", *BODIES)
AND = (" và ", ", ", " cùng ", " cùng với ")
_JOINTS = (" ", *AND)
# 'cặp Lê Văn A - Phạm Văn B'
PAIRED = (*AND, " - ", " – ", "/", " / ")
_WORKS = (", ", " (", " - ", " – ")
_INSIDE = (" thuộc ", " của ", " tại ", " ở ", " đến từ ", " công tác tại ")
_COMMA = len(" - ")
# 'cho ông A - nguyên Chủ tịch Công đoàn B và bà C'
_POST = re.compile(
    r"(?:,| \(| -| –) ?(?:(?:nguyên|quyền|phó|ủy viên) )*"
    r"(?:chủ tịch|giám đốc|trưởng|bí thư|ủy viên|chủ nhiệm|cán bộ|chuyên viên|nhân viên|bác sỹ|"
    r"điều dưỡng|đoàn viên)(?!\w)[^,;:.()]{0,60} "
)
# Reach in characters: to a first recipient, to one further away, along an enumeration, along one
# whose members are spelt out, to a name.
NEAR, FAR, _LISTED, _SPELT_OUT, NAMED = 40, 160, 130, 400, 14


class Members(Spelt):
    """Reads enumerations of recipients in one sentence that names an award."""

    def __init__(self, doc: Document, told: Told, words: AwardWords) -> None:
        super().__init__(doc, told, words)
        first = told.tokens[0] if told.tokens else None
        self._headless = first is not None and first.kind == "give" and first.start == self.begin

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
        if (spelt := self._unlisted(end, rest, () if opened else found)) is not None:
            return spelt
        while rest and _PRAISED.match(self.key, rest[0].start) is not None:
            del rest[0]  # 'cho 3 tập thể đạt thành tích xuất sắc và 5 cá nhân'
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

    def _unlisted(
        self, end: int, rest: Sequence[Token], found: Sequence[Recipient]
    ) -> tuple[int, bool, tuple[Recipient, ...]] | None:
        """The next member where no token tells it: a person not known, a body told by its noun."""
        limit = rest[0].start if rest else self.end
        joint = JOINT.match(self.key, end, limit) if found else None
        if self._gap(end, limit) in _JOINTS or (found and joint is None):
            return None
        begin = joint.end() if joint else end
        item = joint is not None and ";" in joint.group()
        one = None if found else self.one_at(begin, limit)
        person = one or (None if item else self.stranger(begin, limit))
        if person is not None and found and self._acts(person.end, rest):
            return None
        if person is not None:
            which = bool(found) and self._spells(found[-1])
            return person.end, False, () if which else (person,)
        team = self.team(begin, limit, rest)
        if team is None or (found and self._acts(team.end, rest)):
            return None
        if item and not self.is_unknown(team):
            return None
        works = bool(found) and self._works_there(end, team, found[-1])
        return team.end, False, () if works else (self.of_team(team),)

    def _goes_on(self, end: int, rest: Sequence[Token], found: Sequence[Recipient]) -> bool:
        """Whether the next token belongs to the enumeration; words in quotes are not counted."""
        gap = self._gap(end, rest[0].start)
        if not found:
            return len(_QUOTED.sub("", gap)) <= NEAR
        which = self._is_aside(end, rest[0], found[-1])
        if self._is_teller(gap, rest[0]):
            return False
        if rest[0].kind in NAMES and self.words.posted.fullmatch(gap):
            office = rest[0].kind in BODIES and len(rest) > 1 and rest[1].kind == "person"
            return not self._tells(rest[1:] if office else rest)
        return (which or self._joins(gap)) and not self._tells(rest)

    def _tells(self, rest: Sequence[Token]) -> bool:
        """Whether who comes next begins a clause: 'và ông A trao quà'."""
        return len(rest) > 1 and self._is_verb(rest[1])

    def _joins(self, gap: str) -> bool:
        """Whether an enumeration goes on: ' và ', or ' và đội thi ' before a name."""
        joint = JOINT.match(gap)
        led = joint is not None and self.teams.introduces(gap[joint.end() :])
        return led or self.reaches(gap)

    def _is_teller(self, gap: str, token: Token) -> bool:
        """'Trao Bằng khen cho 5 tập thể, ông A nhấn mạnh': who speaks is no member."""
        told = self._headless and token.kind == "person" and gap.startswith(",")
        return told and ITEM_END.match(self.key, token.end) is None

    def _acts(self, end: int, rest: Sequence[Token]) -> bool:
        """'Giải Nhất thuộc về A, B giành giải Nhì': B, who ends at `end`, begins a clause."""
        if not rest or not self._is_verb(rest[0]):
            return False
        gap = ASIDE.sub("", self._gap(end, rest[0].start))
        return self.words.adverbs.fullmatch(gap) is not None

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
        person = last.kind == "individual" and last.name is not None
        gap = self._gap(end, token.start)
        works = person and token.kind in BODIES and (gap in _WORKS or _POST.fullmatch(gap))
        # '5 cá nhân thuộc Bệnh viện A và 2 cá nhân thuộc Bệnh viện B'
        inside = last.number_of_many and token.kind in BODIES and gap in _INSIDE
        return bool(works or inside) or self._says_which(last, token)

    def _works_there(self, end: int, team: Team, last: Recipient) -> bool:
        """Whether a body told by its noun is where the person before it works."""
        person = last.kind == "individual" and last.name is not None
        return person and self.key.startswith(_WORKS, end) and not team.start - end > _COMMA

    def _spells(self, last: Recipient) -> bool:
        """Whether names follow that say which of a number are meant: '2 cá nhân là A, B'."""
        return last.number_of_many and WHICH.match(self.key, last.end) is not None

    def _says_which(self, last: Recipient, token: Token) -> bool:
        """Whether a name only says which of the bodies counted last is meant."""
        if not last.number_of_many or token.kind not in NAMES:
            return False
        return self._spells(last) or self._gap(last.end, token.start) == " "

    def _recipient(self, token: Token, gap: str) -> Recipient | None:
        if token.kind == "recipient" and token.recipient is not None:
            number = 1 if self._is_this_one(token) else token.number
            return Recipient(start=token.start, end=token.end, kind=token.recipient, count=number)
        if token.kind not in NAMES:
            return None
        gap = _SPACES.sub(
            " ", ASIDE.sub("", _QUOTED.sub("", gap))
        )  # 'tiết mục “Biển” của Bệnh viện A'
        lead = _LIST.split(gap)[-1] if _LIST.search(gap) else gap
        if token.kind in BODIES and self.is_office(token):
            return self.of_office(token)
        owned = self.teams.owns(gap)
        if token.kind in BODIES and not owned and self.words.people.search(gap):
            return None  # 'cho cán bộ Công đoàn ngành A'
        # 'cho Thầy thuốc Ưu tú Lê Văn A', 'bà A, khoa Nhi và bà B'
        titled = token.kind == "person" and ("," not in gap or not lead)
        titled = titled or (token.kind == "person" and self.words.posted.fullmatch(gap) is not None)
        led = owned or self.teams.introduces(JOINT.sub("", gap) or lead)
        if titled or led:
            return self.named(token)
        unit = self._team_of_body(token, lead)
        return unit or (self.named(token) if len(gap) <= NAMED else None)

    def _team_of_body(self, body: Token, lead: str) -> Recipient | None:
        """'ê kíp phẫu thuật Bệnh viện A': a team told by its noun, of the body behind it."""
        start = body.start - len(lead.lstrip())
        if body.kind not in BODIES or not self.teams.spans(start, body.start - 1):
            return None
        return self.of_team(Team(start=start, end=body.end, named=True))

    def is_staff(self, token: Token, end: int) -> bool:
        """'Tập thể Trung tâm', 'tập thể cán bộ khoa Nhi' before a verb at `end`: one body."""
        if self.key[token.start : token.end] != "tập thể":
            return False
        staff = _STAFF.match(self.key, token.end, end) is not None
        return staff or self.teams.opening(token.end, end) is not None

    def _is_this_one(self, token: Token) -> bool:
        """'cho tập thể CĐCS và 2 cá nhân': the one body that the text is about."""
        if self.key[token.start : token.end] != "tập thể":
            return False
        team = self.teams.opening(token.end, self.end)
        return team is not None and MEMBER_END.match(self.key, team.end) is not None

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

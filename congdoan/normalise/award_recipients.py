"""Who got an award: recipients listed behind it, and those who stand before 'được' or 'đạt'."""

from __future__ import annotations

import re
from collections.abc import Sequence

from congdoan.normalise.award_records import Recipient, merged
from congdoan.normalise.award_teams import Team, Teams
from congdoan.normalise.award_tokens import Told
from congdoan.normalise.award_words import AwardWords, Token
from congdoan.normalise.document import Document

BODIES = ("giver", "body")
_LEAD = r"(?: (?:cho|có|khen thưởng|đại diện|bà|ông|đồng chí|đ/c|anh|chị))*"
_LIST = re.compile(rf"(?:,|;|\||\n[-–+*•]?|(?<!\w)(?:và|cùng|với|đến)){_LEAD} ?$")
_JOINT = re.compile(rf"(?:(?:,| và| cùng(?: với)?){_LEAD} |\n(?:[-–+*•] ?)?)")
_QUOTED = re.compile(r"[“\"][^“”\"\n]{1,200}[”\"]")
_BRACKET = re.compile(r" ?\([^()\n]{1,60}\) ?")
# '4 tập thể là A, B', '2 đội (A và B)': names that only say which bodies were counted.
_WHICH = re.compile(r",? ?(?:(?:là|gồm|bao gồm|gồm có)(?!\w)|[:(])")
_NAMES = ("person", *BODIES)
_COUNTED_BODY = ("person", "giver", "body", "to")
_AND = (" và ", ", ", " cùng ", " cùng với ")
_FELLOW = re.compile(
    r"(?:,| và| cùng)(?: (?:bà|ông|đồng chí|đ/c|anh|chị|cô|bác sĩ|điều dưỡng|thạc sĩ|tiến sĩ))* "
)
_WORKS = (", ", " (", " - ", " – ")
_PRIVATE = ("beneficiary", "author", "photographer", "publisher")
_INSIDE = re.compile(r"(?<!\w)(?:thuộc|của|tại|ở|trong|từ|với|cho|do)(?: (?:các|ngành|đơn vị))? $")
_OWNED = re.compile(r"(?<!\w)(?:của|với|từ) $")
_APPOSITION = re.compile(
    r"(?: ?[,(–-] ?(?:là|nguyên|hiện|tác giả|phó|trưởng|giám đốc|chủ tịch|bí thư|ủy viên|chuyên viên|"
    r"nhân viên|bác sĩ|điều dưỡng|đoàn viên|cán bộ|khoa|phòng|trường|trạm|đơn vị|tổ|cđcs|công đoàn)"
    r"| (?:đến từ|thuộc|của|công tác tại|ở|tại|khoa|là))(?!\w)[^;:“”]{2,120}?(?:\)|,|-| –)?"
    r"(?: (?:vinh dự|đã|và|xuất sắc|cũng|là người))* ?"
)
_OFFICE = re.compile(
    r"(?<!\w)(?:giám đốc|chủ tịch|bí thư|trưởng (?:ban|phòng|khoa|trạm)|hiệu trưởng|viện trưởng) $"
)
_POST = re.compile(r" ?[,(–-] ?[^\d,;:.]{3,50} ?")
# Reach in characters: to a first recipient, to one further away, along an enumeration, along one
# whose members are spelt out, to a name.
NEAR, FAR, _LISTED, _SPELT_OUT, _NAMED = 40, 160, 130, 400, 14


class Recipients:
    """Reads the recipients of one sentence that names an award."""

    def __init__(self, doc: Document, told: Told, words: AwardWords) -> None:
        self._key = doc.key
        self._text = doc.text
        self._told = told
        self._words = words
        self._teams = Teams(doc, words)

    def _gap(self, left: int, right: int) -> str:
        return self._key[left:right]

    def listed(self, end: int, tokens: Sequence[Token]) -> tuple[Recipient, ...]:
        """The recipients of an enumeration that begins at `end`."""
        found: list[Recipient] = []
        rest = list(tokens)
        while True:
            limit = rest[0].start if rest else self._told.sentence.end
            team = self._team(end, limit, rest, first=not found)
            if team is not None:
                found.append(self._of_team(team))
                end = team.end
                continue
            if not rest or not self._goes_on(end, rest, found):
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
            if not self._introduces(token, rest):
                found.append(recipient)
            end = token.end
        return merged(found, self._key)

    def _goes_on(self, end: int, rest: Sequence[Token], found: Sequence[Recipient]) -> bool:
        """Whether the next token belongs to the enumeration; words in quotes are not counted."""
        gap = self._gap(end, rest[0].start)
        if not found:
            return len(_QUOTED.sub("", gap)) <= NEAR
        which = self._is_aside(end, rest[0], found[-1])
        clause = len(rest) > 1 and self._is_verb(rest[1])
        return (which or self._reaches(gap)) and not clause

    def _is_verb(self, token: Token) -> bool:
        """Whether a clause begins; 'cá nhân đạt thành tích' only says what they are praised for."""
        praised = self._key.startswith("đạt thành tích", token.start)
        return token.kind in ("receive", "give", "attain") and not praised

    def _reaches(self, gap: str) -> bool:
        """Whether an enumeration goes on over the words between two of its members."""
        most = _SPELT_OUT if _WHICH.match(gap) else _LISTED
        return len(_QUOTED.sub("", gap)) <= most and _LIST.search(gap) is not None

    def _without_which(self, tokens: Sequence[Token]) -> list[Token]:
        """The tokens without the names that only say which of a number are meant."""
        found: list[Token] = []
        spelt = False
        for token in tokens:
            if token.kind in _NAMES and spelt:
                continue
            counted = token.kind == "recipient" and token.number is not None
            spelt = counted and _WHICH.match(self._key, token.end) is not None
            found.append(token)
        return found

    def _is_aside(self, end: int, token: Token, last: Recipient) -> bool:
        """Whether a name is no further member: it says which were counted, or where one works."""
        person = last.kind == "individual" and last.hit is not None
        works = person and token.kind in BODIES and self._gap(end, token.start) in _WORKS
        return works or self._says_which(last, token)

    def _says_which(self, last: Recipient, token: Token) -> bool:
        """Whether a name only says which of the bodies counted last is meant."""
        counted = last.count is not None and last.hit is None and last.name is None
        return (
            counted
            and token.kind in _NAMES
            and _WHICH.match(self._key, last.end, last.end + NEAR) is not None
        )

    def _team(self, end: int, limit: int, rest: Sequence[Token], *, first: bool) -> Team | None:
        """A body told by its noun alone that begins here."""
        joint = None if first else _JOINT.match(self._key, end, limit)
        if not first and joint is None:
            return None
        team = self._teams.at(joint.end() if joint else end, limit)
        if team is None or not rest or rest[0].kind not in BODIES:
            return team
        return None if self._gap(team.end, rest[0].start) == " " else team

    def _of_team(self, team: Team) -> Recipient:
        name = self._text[team.start : team.end] if team.named else None
        return Recipient(start=team.start, end=team.end, kind="collective", count=1, name=name)

    def _recipient(self, token: Token, gap: str) -> Recipient | None:
        if token.kind == "recipient" and token.recipient is not None:
            return Recipient(
                start=token.start, end=token.end, kind=token.recipient, count=token.number
            )
        if token.hit is None:
            return None
        lead = _LIST.split(gap)[-1] if _LIST.search(gap) else gap
        titled = token.kind == "person" and "," not in gap  # 'cho Thầy thuốc Ưu tú Lê Văn A'
        near = titled or len(gap) <= _NAMED or self._teams.introduces(_JOINT.sub("", gap) or lead)
        return self.named(token) if near else None

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
        if behind and behind[0].kind in _NAMES and behind[0].start - token.end <= _NAMED:
            return _WHICH.match(self._key, token.end) is not None  # 'các đồng chí: A, B'
        limit = behind[0].start if behind else self._told.sentence.end
        bare = self._key[token.start : token.end] == "tập thể"
        return bare and self._teams.at(token.end, limit) is not None

    def before(self, award: Token, left: Sequence[Token]) -> tuple[Recipient, ...]:
        """Recipients before 'được nhận', 'được ... tặng', 'đạt'; or between 'tặng' and award."""
        verbs = [i for i, t in enumerate(left) if t.kind in ("receive", "attain")]
        asked = next((i for i, t in enumerate(left) if t.kind == "propose"), 0)
        if asked and not verbs:  # '2 cá nhân đề nghị A tặng Bằng khen'
            before = left[asked - 1]
            near = before.number is not None and self._gap(before.end, left[asked].start) == " "
            return self._back(left[:asked], left[asked].start) if near else ()
        if not verbs:
            last = left[-1]
            near = last.kind == "recipient" and len(self._gap(last.end, award.start)) <= _NAMED
            gives = [i for i, t in enumerate(left) if t.kind == "give"]
            return self._back(left[gives[-1] + 1 :], award.start) if near and gives else ()
        first = verbs[-1]
        while first > 0 and left[first - 1].kind in ("receive", "attain"):
            if "," in self._gap(left[first - 1].end, left[first].start):
                break
            first -= 1
        return self._back(left[:first], left[first].start) or self._subject(
            left[:first], left[first].start
        )

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
        start = tokens[-1].end if tokens else max(self._told.sentence.start, end - FAR)
        team = self._teams.before(start, end)
        return (self._of_team(team),) if team else ()

    def _back(self, tokens: Sequence[Token], end: int) -> tuple[Recipient, ...]:
        """The enumeration that ends last before `end`."""
        found: list[Recipient] = []
        for token in reversed(self._without_which(tokens)):
            gap = self._gap(token.end, end)
            if token.kind == "to" and len(gap) <= _NAMED and token is not tokens[0]:
                return ()
            if not (self._reaches(gap) if found else len(gap) <= FAR):
                break
            if not found and token.kind in _NAMES:
                named = self._one(tokens, token, gap)
                if named is None:
                    continue
                return named
            if not found and token.kind == "recipient" and self._is_inside(token):
                continue
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
            return self._persons(tokens, token) if self._is_winner(gap) else ()
        if not self._is_subject(token, gap):
            return None
        before = self._key[max(0, token.start - NEAR) : token.start]
        if _OFFICE.search(before) and self._holder(tokens, token) is token:
            # 'Giám đốc Sở Y tế được tặng': a person, whoever it is.
            return (Recipient(start=token.start, end=token.end, kind="individual", count=1),)
        holder = self._holder(tokens, token)
        return (self.named(holder),) if holder is not token else self._bodies(tokens, token)

    def _persons(self, tokens: Sequence[Token], last: Token) -> tuple[Recipient, ...]:
        """'bà A, ông B và bà C được': each of them."""
        chain = [last]
        for token in reversed(tokens[: tokens.index(last)]):
            gap = self._gap(token.end, chain[0].start)
            if token.kind != "person" or _FELLOW.fullmatch(gap) is None:
                break
            chain.insert(0, token)
        return tuple(map(self.named, chain))

    def _bodies(self, tokens: Sequence[Token], last: Token) -> tuple[Recipient, ...]:
        """'Công đoàn A, Công đoàn B và Công đoàn C được': all of them when the first opens."""
        chain = [last]
        for token in reversed(tokens[: tokens.index(last)]):
            if token.kind not in BODIES or self._gap(token.end, chain[0].start) not in _AND:
                break
            chain.insert(0, token)
        chain = chain if self._opens(chain[0]) else [last]
        return tuple(map(self.named, chain))

    def _opens(self, token: Token) -> bool:
        """Whether a clause begins at a token."""
        before = self._key[self._told.sentence.start : token.start].rstrip()
        return not before or before.endswith((",", ":", ";", " có"))

    def _is_inside(self, token: Token) -> bool:
        """'tác giả của 3 sáng kiến được tặng': the author is meant."""
        return _OWNED.search(self._key, max(0, token.start - NEAR), token.start) is not None

    def _is_fellow(self, token: Token, gap: str) -> bool:
        """'Công đoàn ngành và 02 CĐCS được': a body that opens the clause and is joined to it."""
        return token.kind in BODIES and gap in _AND and self._opens(token)

    def _is_winner(self, gap: str) -> bool:
        """Whether only adverbs or a bracket stand between a person and 'được', 'đạt', 'giành'."""
        plain = _BRACKET.sub(" ", gap)
        adverbs = self._words.adverbs.fullmatch(plain) is not None
        return adverbs or _APPOSITION.fullmatch(plain) is not None

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

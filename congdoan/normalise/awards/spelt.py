"""Recipients as they are spelt: known names, and bodies and persons that no list knows."""

from __future__ import annotations

import re
from collections.abc import Sequence

from congdoan.normalise.awards.lists import MARK
from congdoan.normalise.awards.records import Recipient
from congdoan.normalise.awards.strangers import stranger_at
from congdoan.normalise.awards.teams import Team, Teams
from congdoan.normalise.awards.tokens import Told
from congdoan.normalise.awards.words import BODIES, AwardWords, RecipientKind, Token
from congdoan.normalise.document import Document
from congdoan.normalise.word_patterns import CAPITAL

# Words between a joint and the member behind it.
LEAD = r"(?: (?:cho|có|khen thưởng|đại diện))*"
JOINT = re.compile(
    rf"(?: ?\([^()\n]{{1,60}}\))?(?:(?:,|;| và| cùng(?: với)?){LEAD} |;?\n(?:{MARK} ?)?)"
)
ITEM_END = re.compile(r" ?(?:[,.;(\n]|$)")
MEMBER_END = re.compile(r"[,.;)]| (?:và|cùng)(?!\w)|$")
_OFFICE = re.compile(
    r"(?<!\w)(?:giám đốc|chủ tịch|bí thư|trưởng (?:ban|phòng|khoa|trạm)|hiệu trưởng|viện trưởng) $"
)
# One union or person without a name, at the begin of an enumeration.
_ONE = re.compile(
    r" ?(?:tập thể )?(?P<one>công đoàn (?:trường|bệnh viện|trung tâm|công ty|cơ quan|đơn vị)"
    r"|(?P<who>(?:ông|bà|chị|anh|cô)(?: [^\s,;:.()]+)?))(?=[,.;)]| (?:và|cùng|vì|do)(?!\w)|$)"
)
# What may be a body, as written, and one whose last word has a capital or is a number.
_UNLISTED = re.compile(rf"{CAPITAL}[^\s,;:.()“”]*(?: [^\s,;:.()“”]+){{1,7}}(?= ?(?:[,.;\n]|$))")
_NAMED = re.compile(rf" (?:{CAPITAL}|\d)\S*$")
_PRIVATE = ("beneficiary", "author", "photographer", "publisher")
# How far before a body its post begins.
_POST = 40


class Spelt:
    """Reads single recipients in one sentence that names an award."""

    def __init__(self, doc: Document, told: Told, words: AwardWords) -> None:
        self.doc = doc
        self.key = doc.key
        self.text = doc.text
        self.begin = told.sentence.start
        self.end = told.sentence.end
        self.words = words
        self.teams = Teams(doc, words.teams)
        self._starts = [token.start for token in told.tokens]

    def _gap(self, left: int, right: int) -> str:
        return self.key[left:right]

    def one_at(self, end: int, limit: int) -> Recipient | None:
        """'cho Công đoàn trường', 'cho ông': one, without a name."""
        told = _ONE.match(self.key, end, limit)
        if told is None:
            return None
        kind: RecipientKind = "individual" if told["who"] else "collective"
        return Recipient(start=told.start("one"), end=told.end("one"), kind=kind, count=1)

    def stranger(self, begin: int, limit: int) -> Recipient | None:
        """A person who begins here and is not known."""
        return stranger_at(self.doc, begin, limit, self.words)

    def team(self, begin: int, limit: int, rest: Sequence[Token]) -> Team | None:
        """A body told by its noun alone that begins here."""
        team = self.teams.at(begin, limit)
        if team is None or not rest or rest[0].kind not in BODIES:
            return team
        return None if self._gap(team.end, rest[0].start) == " " else team

    def unlisted_body(self, begin: int) -> tuple[Recipient, ...]:
        """A body that no list knows and nothing is said of: 'Hội Sao Mai;'."""
        found = _UNLISTED.match(self.text, begin, self.end)
        if found is None or any(begin <= start < found.end() for start in self._starts):
            return ()
        end = found.end()
        # 'Khối phòng ban': its noun alone has a capital
        headed = self.teams.spans(begin, end) and not self.teams.introduces(self._gap(begin, end))
        named = headed or _NAMED.search(found.group()) is not None
        return (self.of_team(Team(start=begin, end=end, named=True)),) * named

    def is_unknown(self, team: Team) -> bool:
        """Whether nothing is known or said of a body in a list of such.

        'Khoa Sản; Khoa Nhi (400.000 đồng)', not '; Khoa Nhi đạt giải Ba'.
        """
        known = any(team.start <= start < team.end for start in self._starts)
        return not known and ITEM_END.match(self.key, team.end) is not None

    def is_item(self, team: Team) -> bool:
        """Whether nothing is said of a body whose name has a capital: 'giải Ba Phòng Đào tạo.'."""
        name = self.text[team.start : team.end]
        return name != name.lower() and MEMBER_END.match(self.key, team.end) is not None

    def of_team(self, team: Team) -> Recipient:
        """A body that only its noun tells; one without a name stays unnamed."""
        name = self.text[team.start : team.end] if team.named else None
        return Recipient(start=team.start, end=team.end, kind="collective", count=1, name=name)

    def team_of(self, token: Token, limit: int) -> Team | None:
        """The body that 'tập thể' only introduces: 'tập thể Khoa Nhi'."""
        bare = self.key[token.start : token.end] == "tập thể"
        return self.teams.at(token.end, limit) if bare else None

    def is_office(self, body: Token) -> bool:
        """Whether a post ends in the body's name: 'Giám đốc Sở Y tế'."""
        return _OFFICE.search(self.key, max(0, body.start - _POST), body.start) is not None

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

"""Who opens a sentence and gets an award at its end: 'Công đoàn A hoàn thành ..., được tặng Cờ'."""

from __future__ import annotations

import re
from collections.abc import Sequence

from congdoan.normalise.awards.members import FAR, NAMES, Members
from congdoan.normalise.awards.records import Recipient
from congdoan.normalise.awards.tokens import Told
from congdoan.normalise.awards.words import BODIES, AwardWords, RecipientKind, Token
from congdoan.normalise.word_patterns import flat

# 'Năm 2022, Công đoàn A ...', 'Nhiều năm liền, bác sĩ B ...'; titles belong to the names.
_BEFORE = re.compile(
    r" ?(?:[-–+*•] ?)?(?:(?:riêng|nổi bật là|tiêu biểu là|tiêu biểu như) )?"
    r"(?:(?:năm|trong|nhiều|với|từ|sau|qua|suốt|nhờ|bằng|đến|hằng|hàng|liên tục|ngoài ra|đặc biệt|"
    r"bên cạnh đó|mới đây|gần đây|trước đó|tham gia|tham dự|tại|ở|kết thúc|vượt qua|phát huy|"
    r"ghi nhận)(?!\w)"
    r"[^,;:]{0,60}, ?)?"
    r"(?:(?:năm \d{4}|nhiều năm(?: liền| qua| liên tục)?|tập thể|cá nhân|bản thân) )*"
    r"(?:(?:tân|nguyên|phó) )*(?:(?:chủ tịch|giám đốc|bí thư|trưởng (?:ban|phòng|khoa|trạm)) )?"
)
# Before the last clause: ', được', ' và được', ' để giành'.
_JOINTS = (", ", " và ", " để ")
_TELLS = ("cho biết", "cho hay", "chia sẻ", "khẳng định", "nhấn mạnh", "thông tin", "nhận xét")
_SAYS = re.compile(
    flat((*_TELLS, "kể", "nói"), end=r"(?: thêm| rằng)*(?:[,:]|(?<=rằng)) [“\"]?")
    + r"|: (?<=[^,;:]{3}: )[“\"]"
)
_CLAUSE_MARKS = (", ", ": ")
# A name in an enumeration or with an apposition is no subject.
_APPOSED = (",", " và ", " (", ".", ";", " -", " –")
_UP_TO_VERB = r"(?:[^\s,;:]+ ){0,8}(?:vinh dự |vừa |đã )*$"
_ONE_OF = re.compile(
    flat(("một", "1", "01"), end=rf" trong (?:số )?(?:những |các ){_UP_TO_VERB}")
    + "|"
    + flat(
        ("là",),
        end=r" (?:người|đơn vị|tập thể|cá nhân|đại biểu|đoàn viên|bác sỹ|điều dưỡng|thầy thuốc|"
        rf"cán bộ|gương mặt|cđcs|bệnh viện) {_UP_TO_VERB}",
    )
)
# 'Năm 2015,', 'Mới đây' before a verb whose subject stands elsewhere.
_FILLERS = r"(?:(?:và|riêng|đến|từ|trong|cuối|đầu|nhất|vinh dự|vừa|lại|đã|tiếp tục),? ?)*"
_YEARED = re.compile(
    rf" ?(?:{_FILLERS}(?:tháng \d{{1,2}}/\d{{4}}|năm \d{{4}}|mới đây|gần đây|trước đó|sau đó|"
    rf"tiếp đó|cùng năm),? ?)+{_FILLERS}"
)
PRONOUNS = re.compile(r"(?<!\w)(?:ông|bà|chị|anh|cô|tôi)(?!\w)(?! em| chị)")
_OPENS = re.compile(
    r" ?(?:[–-] )?(?:(?:năm|trong|với|những|nhiều|hơn|gần)(?!\w)[^,;:]{0,60}, )?"
    r"(?:(?P<body>công đoàn|cđcs|bệnh viện|trung tâm|đơn vị|tập thể|chi bộ|chi cục|khoa|phòng)"
    r"|(?:ông|bà|chị|anh|cô|tôi|đồng chí|bác sỹ|điều dưỡng|y sỹ|hộ sinh|dược sỹ))(?!\w)"
)
_STANDS = re.compile(r" [^,;:]{0,30}")
PRAISED = ("tập thể", "cá nhân")
_SUBJECT = ("có ", ", ", ": ", "; ", "và ", "hơn ", "trên ")


class Openers:
    """Reads the subject of a sentence whose last clause tells an award."""

    def __init__(self, whom: Members, told: Told, words: AwardWords) -> None:
        self._whom = whom
        self._tokens = told.tokens
        self._names = {t.start: n for n, t in enumerate(self._tokens) if t.kind in NAMES}
        self._words = words
        self._key = whom.key

    def of(self, end: int) -> tuple[Recipient, ...]:
        """The person or body that opens the sentence, when 'được' at `end` is joined to it."""
        begin = self._said_from(end)
        joints = ((self._key.rfind(joint, begin, end), len(joint)) for joint in _JOINTS)
        behind = max((at + length - 1 for at, length in joints if at >= 0), default=-1)
        if behind < 0 or not self._words.adverbs.fullmatch(self._key[behind:end]):
            return ()
        return self.first(begin, end) or self._clause(begin, behind)

    def _said_from(self, end: int) -> int:
        """Where what the text tells before `end` begins: behind 'ông A cho biết: “'."""
        begin = max(self._whom.begin, self._key.rfind(";", self._whom.begin, end) + 1)
        said = [match.end() for match in _SAYS.finditer(self._key, begin, end)]
        return said[-1] if said else begin

    def _clause(self, begin: int, behind: int) -> tuple[Recipient, ...]:
        """The name that opens the clause next before `behind`: 'Trong lũ, CĐCS B đã cứu'."""
        at = behind
        while at > begin:
            at = max(self._key.rfind(mark, begin, at) for mark in _CLAUSE_MARKS)
            found = self._names.get(at + len(", "), None) if at >= 0 else None
            if found is not None:
                acts = not self._key.startswith(_APPOSED, self._tokens[found].end)
                return (self._named(self._tokens[found : found + 2]),) * acts
        return ()

    def one_of(self, end: int) -> tuple[Recipient, ...]:
        """Who opens the sentence and 'là một trong những cá nhân', 'là đơn vị' before `end`."""
        begin = max(self._whom.begin, self._key.rfind(";", self._whom.begin, end) + 1)
        one = _ONE_OF.search(self._key, begin, end)
        if one is None:
            return ()
        before = [t for t in self._tokens if t.kind in NAMES and begin <= t.start < one.start()]
        near = bool(before) and _STANDS.fullmatch(self._gap(before[-1].end, one.start()))
        if near:
            return (self._named(before[-1:]),)
        return self.first(begin, one.start())

    def carried(self, end: int) -> tuple[Recipient, ...]:
        """Of whom a clause without a subject goes on to tell: '; năm 2015 được A tặng Bằng khen'.

        It is who the sentence tells of before, else who opens the sentence before it.
        """
        begin = self._whom.begin
        clause = max(begin, *(self._key.rfind(mark, begin, end) + 1 for mark in ";:"))
        if end - clause > FAR or not _YEARED.fullmatch(self._key[clause:end]):
            return ()
        told = list(PRONOUNS.finditer(self._key, begin, clause))
        titles = all(word.start() in self._names for word in told)  # of names: no pronouns
        opener = self.first(begin, clause) if clause > begin and titles else ()
        before = None if told or opener else self._whom.doc.sentence_at(max(0, begin - 2))
        opens = _OPENS.match(self._key, before.start, before.end) if before else None
        if opener or not (told or opens):
            return opener
        body = opens is not None and opens["body"] is not None
        kind: RecipientKind = "collective" if body else "individual"
        return (Recipient(start=clause, end=end, kind=kind, count=1),)

    def first(self, begin: int, end: int) -> tuple[Recipient, ...]:
        """The person or body right at `begin` or behind its adverbs, not far from `end`."""
        opening = _BEFORE.match(self._key, begin)
        at = opening.end() if opening else begin
        if end - at > FAR:
            return ()
        if at in self._names:
            begin = self._names[at]
            return (self._told(self._tokens[begin : begin + 2]),)
        if self._key.startswith("gia đình ", at):
            return (Recipient(start=at, end=at + len("gia đình"), kind="household", count=1),)
        if (pronoun := PRONOUNS.match(self._key, at)) is not None:
            return (Recipient(start=at, end=pronoun.end(), kind="individual", count=1),)
        team = self._whom.teams.opening(at, end)
        return (self._whom.of_team(team),) if team else ()

    def _gap(self, left: int, right: int) -> str:
        return self._key[left:right]

    def _told(self, tokens: Sequence[Token]) -> Recipient:
        """The name that opens a sentence; a post of a body is its holder, whoever it is."""
        named, first = self._named(tokens), tokens[0]
        office = first.kind in BODIES and named.start == first.start and self._whom.is_office(first)
        return self._whom.of_office(first) if office else named

    def _named(self, tokens: Sequence[Token]) -> Recipient:
        """The first of the tokens, or the person whose post it ends."""
        first, behind = tokens[0], tokens[1] if len(tokens) > 1 else None
        held = behind is not None and behind.kind == "person" and behind.start - first.end == 1
        return self._whom.named(behind if held and behind and first.kind in BODIES else first)

    def are_objects(self, found: Sequence[Recipient], end: int) -> bool:
        """Whether those counted before 'được' at `end` stand inside: 'giúp 500 đoàn viên, được'.

        So does what the body only consists of: 'có 45 CĐCS, 3.500 đoàn viên, được'.
        """
        first, last = found[0], found[-1]
        if "," in self._gap(last.end, end):
            return not self._key.endswith(PRAISED, last.start, last.end)
        before = self._key[max(0, first.start - 5) : first.start]
        works = first.kind == "other" and first.count is None
        return works or not before.endswith(_SUBJECT)

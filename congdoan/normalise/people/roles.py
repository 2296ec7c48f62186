"""Posts: 'Phó CT Thường trực', 'Trưởng Ban Tổ chức kiểm tra', 'UVBTV', with the organisation after.

A post is read whether somebody holds it or not; positions.py binds posts to persons.
"""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from typing import NamedTuple

from congdoan.lexicon import Words
from congdoan.normalise.inner import inner_record
from congdoan.normalise.organisations.bodies import OrgParser
from congdoan.normalise.organisations.span import OrgSpan
from congdoan.normalise.people.units import UnitReader
from congdoan.normalise.scan import Scan
from congdoan.normalise.terms import Term
from congdoan.normalise.word_patterns import CAPITAL
from congdoan.normalise.word_rows import Rank, RoleWords

_TO_ORG = re.compile(r"(?: (?:của|thuộc|tại)|,? phụ trách) ")
_UNIT_TO_ORG = re.compile(r"(?:,| -| –) | \(")
_COMRADE = "đồng chí "
_BEFORE = 24
_DIRECTOR = "Giám đốc"
_SHORT = 2
_HEAD_OF = "trưởng"  # 'Điều dưỡng trưởng' tells its unit with 'khoa', else a name follows
_PRESIDIUM = "đoàn "  # 'Đoàn Chủ tịch' is a body
_NAMED = re.compile(rf"(?<!\w){CAPITAL}\w* ?[-–,:(] ?$")  # a name's end and a mark of a list
_WHOLE = ("institution", "province", "level")  # scopes of bodies that are no part of another
_MANY = re.compile(r" (?:các|hoặc|những)(?! khóa| nhiệm kỳ|\w)")


class RolePhrase(NamedTuple):
    """A post as written with its canonical name, and the organisation named after it.

    `end` is the end of the post's own words, `stop` of post and organisation. `many` says that it
    is held by several ("Chủ tịch các CĐCS"), `unit` is the post's own ("Nữ công").
    """

    start: int
    end: int
    stop: int
    canonical: str
    rank: Rank
    words: RoleWords
    org: OrgSpan | None = None
    many: bool = False
    unit: str = ""


@inner_record
class _PostLists:
    """The word lists of posts, as they are asked for.

    What stands before a post is asked for with the space behind it; no other word ends like one.
    """

    prefixes: tuple[tuple[str, str], ...]
    plural: tuple[str, ...]
    not_posts: tuple[str, ...]
    not_after: tuple[str, ...]
    fields: tuple[str, ...]


@lru_cache(maxsize=8)
def _post_lists(words: Words) -> _PostLists:
    return _PostLists(
        prefixes=tuple(words.table("prefixes").items()),
        plural=tuple(f"{word} " for word in words.strings("plural_before")),
        not_posts=words.strings("not_posts"),
        not_after=tuple(f"{word} " for word in words.strings("not_posts_after")),
        fields=tuple(f" {field}" for field in words.strings("director_fields")),
    )


class RoleParser:
    """Reads posts of one scanned document."""

    def __init__(self, scan: Scan, parser: OrgParser) -> None:
        self.scan = scan
        self.parser = parser
        self.units = UnitReader(scan)
        self._lists = _post_lists(scan.knowledge.roles_words)
        self._heads, self._prefixed = scan.terms("head"), scan.terms("role_prefix")
        self._known: dict[int, RolePhrase | None] = {}

    def at(self, offset: int) -> RolePhrase | None:
        """The post that begins at `offset`, or None."""
        if offset not in self._known:
            self._known[offset] = self._read(offset)
        return self._known[offset]

    @cached_property
    def all(self) -> tuple[RolePhrase, ...]:
        """Every post of the text in order."""
        found: list[RolePhrase] = []
        done = 0
        for offset in sorted({*self.scan.terms("role"), *self._prefixed}):
            phrase = self.at(offset) if offset >= done else None
            if phrase is not None:
                found.append(phrase)
                done = phrase.end
        return tuple(found)

    def _read(self, offset: int) -> RolePhrase | None:
        """'nguyên', 'Phó Chủ tịch', 'Thường trực', then 'LĐLĐ tỉnh'; 'Trưởng Ban', 'Nữ công'."""
        prefix = self._prefixed.get(offset)
        at = self.scan.skip_space(prefix.end) if prefix is not None else offset
        term = self.scan.term("role", at)
        if term is None or self._is_no_post(term):
            return None
        words = self.scan.knowledge.roles[term.row]
        canonical, rank, end = self._with_tail(words, term.end)
        if prefix is not None:
            word, change = self._lists.prefixes[prefix.row]
            canonical = f"{word.capitalize()} {canonical}"
            rank = "former" if change == "former" else "acting"
        org = self._sharing(term.end) if words.unit else None
        unit = ""
        if org is None:
            if words.unit or words.body:
                unit, end = self._own_unit(words, end)
                canonical = f"{canonical} {unit}" if unit else canonical
            org = self._org(words, end)
        if words.needs_org and org is None:
            return None
        return RolePhrase(
            start=offset,
            end=end,
            stop=max(end, org.end) if org is not None else end,
            canonical=canonical,
            rank=rank,
            words=words,
            org=org,
            many=self._is_many(offset, end) or (org is not None and self._is_class(org.end)),
            unit=unit,
        )

    def _with_tail(self, words: RoleWords, end: int) -> tuple[str, Rank, int]:
        """Name, rank and end of a post with its tail: 'Thường trực', 'phụ trách', a field."""
        at = end + 1
        tail = self.scan.term("tail", at) if self.scan.text.startswith(" ", end) else None
        if tail is not None and not self._is_a_charge(tail.end):
            name, change = self.scan.knowledge.tails[tail.row]
            return f"{words.role} {name}", "acting" if change == "acting" else words.rank, tail.end
        fields = self._lists.fields
        if words.role.endswith(_DIRECTOR) and self.scan.key.startswith(fields, end):
            stop = next(end + len(f) for f in fields if self.scan.key.startswith(f, end))
            if not self.scan.text[stop : stop + 1].isalnum():
                return words.role + self.scan.text[end:stop], words.rank, stop
        return words.role, words.rank, end

    def _is_no_post(self, term: Term) -> bool:
        """Whether the word is part of others: 'giám đốc thẩm', 'Đoàn Chủ tịch', 'CT 64 dãy'."""
        key, start = self.scan.key, term.start
        if key.startswith(self._lists.not_posts, start) and not self.scan.capital_at(term.end + 1):
            return True
        if key.endswith(self._lists.not_after, 0, start):
            return True
        body = self._heads.get(start - len(_PRESIDIUM))
        if body is not None and body.end == term.end:
            return True
        return term.end - start <= _SHORT and not self._stands_as_post(term)

    def _stands_as_post(self, term: Term) -> bool:
        """Whether 'CT', 'UV' have a name or a body beside them; 'đèn UV.', 'CT-Taxel' have none."""
        dot = self.scan.text.startswith(".", term.end)
        at = self.scan.skip_space(term.end + dot)
        follows = at > term.end and (self.scan.capital_at(at) or at in self._heads)
        left = self.scan.text[max(0, term.start - _BEFORE) : term.start]
        return follows or _NAMED.search(left) is not None

    def _is_a_charge(self, end: int) -> bool:
        """Whether a field follows: 'Phó Giám đốc phụ trách tài chính' acts for nobody."""
        at = self.scan.skip_space(end)
        small = at > end and self.scan.text[at : at + 1].islower()
        small = small and self.scan.word_at(at) not in self.units.stops
        acting = self.scan.key.endswith("phụ trách", 0, end)
        return small and acting and at not in self.scan.terms("head")

    def _is_many(self, start: int, end: int) -> bool:
        before = start - len(_COMRADE) if self.scan.key.endswith(_COMRADE, 0, start) else start
        return self.scan.key.endswith(self._lists.plural, 0, before) or self._is_class(end)

    def _is_class(self, end: int) -> bool:
        """Whether 'các' or the like follows: 'Chủ tịch các CĐCS'."""
        told = self.scan.key.startswith((" các", " hoặc", " những"), end)
        return told and _MANY.match(self.scan.key, end) is not None

    def _own_unit(self, words: RoleWords, end: int) -> tuple[str, int]:
        """Canonical name of the post's own body or unit after `end`, and where it ends."""
        at = self.scan.skip_space(end)
        if at == end:
            return "", end
        head = self._heads.get(at)
        if head is not None and self.scan.knowledge.heads[head.row].scope == "body":
            name = self.scan.knowledge.heads[head.row].name
            if words.body:
                return name or "", head.end
            if words.unit:
                again = self.scan.key.endswith("ban", 0, end)
                return (name or "").removeprefix("Ban " if again else ""), head.end
        named = self.scan.key.endswith(_HEAD_OF, 0, end)
        if not words.unit or (named and self.scan.names_a_person(at, 2, rare=True)):
            return "", end
        return self.units.at(self._past_the_noun(end, at))

    def _past_the_noun(self, end: int, at: int) -> int:
        """Where a unit's name begins behind the noun told twice: 'Trưởng phòng Phòng Tổ chức'."""
        noun = self.scan.key[self.scan.key.rfind(" ", 0, end) + 1 : end]
        twice = self.scan.word_at(at) == noun and at not in self._heads
        return self.scan.skip_space(at + len(noun)) if twice else at

    def _sharing(self, end: int) -> OrgSpan | None:
        """The body that shares the post's last word: 'Trưởng Trạm Y tế X', 'Trưởng đoàn ĐBQH'."""
        last = self.scan.text.rfind(" ", 0, end) + 1
        shared = self.parser.at(last) if last in self._heads else None
        return shared if shared is not None and shared.head.scope in _WHOLE else None

    def _org(self, words: RoleWords, end: int) -> OrgSpan | None:
        """The organisation after a post, also after 'của' and after a unit's comma."""
        at = self.scan.skip_space(end)
        body = at in self._heads or at in self.parser.societies.starts
        if body and (at > end or self.scan.text[end - 1] == "."):  # 'CT.CĐCS'
            org = self.parser.at(at) or self.parser.shorts.place(at) or self.parser.shorts.union(at)
            if org is not None:
                return org
        joint = _TO_ORG.match(self.scan.key, end)
        if joint is None and words.unit:
            joint = _UNIT_TO_ORG.match(self.scan.key, end)
        return self.parser.at(joint.end()) if joint is not None else None

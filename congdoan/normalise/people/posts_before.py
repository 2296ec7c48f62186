"""Posts that stand before the name of who holds them: 'Chủ tịch LĐLĐ tỉnh - bà Lê Mẫu'."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property

from congdoan.normalise.people.drafts import ELECTED, ENDED, TERM, TERM_WORDS, Draft
from congdoan.normalise.people.elections import Elections
from congdoan.normalise.people.names import PersonSpan
from congdoan.normalise.people.roles import RoleParser, RolePhrase
from congdoan.normalise.scan import Scan

TO_TITLE = (" - ", " – ", "- ")
_BEFORE_TITLES = (" - ", " – ", " là ", " của ", " cho ", " đối với ", " ", "- ", ": ", ", ")
_INTRODUCED = re.compile(
    r"(?:^|[.!?:;”\"\n] ?)"
    r"(?:là|khi còn là|(?:với|trong|trên|ở) (?:vai trò|cương vị|vị trí)(?: là)?) $"
)
_BESIDES = (": ", " là ", " của ", " cho ", " đối với ")
_OF = " gồm"
_OPENS = re.compile(rf"{_OF}(?: có)?(?: (?:các )?(?:đồng chí|đ/c|ông|bà|ông, bà|ông bà))?:? ?")
_BULLET = re.compile(r"(?:[-+•*–] ?|\d{1,2}[.)] ?)?")
_ONCE = "khi còn là "
_JOINTS = (", ", " kiêm ", ", kiêm ", " - ", " – ")
_SEATS = (", ", *TO_TITLE)
_REACH = 40
_TERM_REACH = 64
_MOST_POSTS = 6


class PostsBefore:
    """Finds the posts before the names of one document; `bound` are those that somebody holds."""

    def __init__(
        self, scan: Scan, roles: RoleParser, elections: Elections, bound: set[int]
    ) -> None:
        self.scan = scan
        self.roles = roles
        self.elections = elections
        self._bound = bound

    def of(self, person: PersonSpan) -> list[Draft]:
        """'Chủ tịch Công đoàn Y tế Việt Nam - PGS.TS X': the post right before the titles."""
        phrase = self._post_before(person.lead, _BEFORE_TITLES)
        if phrase is None:
            return self._opening(person.lead)
        return self._introduced(phrase, person.lead) or self._bind(phrase, person.lead)

    def _opening(self, at: int) -> list[Draft]:
        """'4 Phó Chủ tịch gồm: ông A, ông B': the post that opens the list is the first one's."""
        phrase = self._nearest(at)
        if phrase is None or not self.scan.key.startswith(_OF, phrase.stop):
            return []
        opens = _OPENS.fullmatch(self.scan.key, phrase.stop, at)
        if opens is None or phrase.rank not in ("deputy", "member"):
            return []
        self._bound.add(phrase.start)
        return [Draft(phrase=phrase, rule_id=ELECTED)]

    def besides(self, person: PersonSpan) -> list[Draft]:
        """The post told before one who has posts behind his name.

        '- Chủ tịch: bà Lê Mẫu, Phó Giám đốc', 'bổ nhiệm Giám đốc X cho ông Vi Ví, Phó Giám đốc'.
        """
        phrase = self._post_before(person.lead, _BESIDES)
        if phrase is not None and self.scan.text.startswith(":", phrase.stop):
            line = self.scan.doc.sentence_at(phrase.start).start
            phrase = phrase if _BULLET.fullmatch(self.scan.text, line, phrase.start) else None
        return self._bind(phrase, person.lead)

    def _bind(self, phrase: RolePhrase | None, at: int) -> list[Draft]:
        rule = self._rule_of(self._gap(phrase, at), phrase) if phrase is not None else None
        if phrase is None or rule is None:
            return []
        self._bound.add(phrase.start)
        return [Draft(phrase=phrase, rule_id=rule)]

    def _introduced(self, last: RolePhrase, at: int) -> list[Draft]:
        """'Là Phó Giám đốc X kiêm Chủ tịch CĐCS, bác sĩ Lê Mẫu': all posts up to the `last`.

        So do posts that open a sentence themselves.
        """
        if self._gap(last, at) != ", ":
            return []
        chain = [last]
        while len(chain) < _MOST_POSTS:
            before = self._post_before(chain[0].start, _JOINTS)
            if before is None:
                break
            chain.insert(0, before)
        start = chain[0].start
        told = self.scan.starts_sentence(start) or _INTRODUCED.search(
            self.scan.key, max(0, start - _REACH), start
        )
        if not told:
            return []
        self._bound.update(phrase.start for phrase in chain)
        rule = ENDED if self.scan.key.endswith(_ONCE, 0, start) else "position.role_title_name"
        return [Draft(phrase=phrase, rule_id=rule) for phrase in chain]

    def _post_before(self, at: int, gaps: tuple[str, ...]) -> RolePhrase | None:
        """The unbound post from whose end, or its term's, to `at` one of `gaps` stands."""
        phrase = self._nearest(at)
        if phrase is None or phrase.many or phrase.start in self._bound:
            return None
        return phrase if self._gap(phrase, at) in gaps else None

    def _nearest(self, at: int) -> RolePhrase | None:
        """The last post that ends before `at`, if no more than a term of office parts them."""
        index = bisect_left(self._stops, at) - 1
        near = index >= 0 and at - self._stops[index] < _TERM_REACH
        return self._by_stop[self._stops[index]] if near else None

    def _gap(self, phrase: RolePhrase, at: int) -> str:
        """What stands between a post and `at`, its term of office left out."""
        told = self.scan.key.startswith(TERM_WORDS, phrase.stop)
        term = TERM.match(self.scan.key, phrase.stop, at) if told else None
        return self.scan.text[term.end() if term is not None else phrase.stop : at]

    def _rule_of(self, gap: str, phrase: RolePhrase) -> str | None:
        """By which rule a post before `gap` is of the person behind it; None when it is not."""
        if gap == " của ":
            # 'đơn xin thôi giữ chức Chủ tịch Công đoàn ngành của đồng chí X'
            return ENDED if self.elections.ends(phrase.start) else None
        if gap in (" cho ", " đối với "):
            return ELECTED if self.elections.grants(phrase.start) else None
        if gap == " là " and self.elections.fills(phrase.start):
            return ELECTED
        beside = gap != ", " or self.scan.starts_sentence(phrase.start)
        return "position.role_title_name" if beside else None

    def leading(self, phrase: RolePhrase) -> list[Draft]:
        """'Thành ủy viên, Giám đốc Sở Y tế X': seats told before the post before the name."""
        drafts: list[Draft] = []
        while len(drafts) < _MOST_POSTS:
            found = self._post_before(phrase.start, _SEATS)
            if found is None:
                return drafts
            party = found.org is not None and found.org.head.kind == "party_body"
            if found.rank != "member" and not party and not self._opens_an_item(found.start):
                return drafts
            self._bound.add(found.start)
            drafts.insert(0, Draft(phrase=found, rule_id="position.role_name"))
            phrase = found
        return drafts

    def _opens_an_item(self, at: int) -> bool:
        """Whether a sentence or an item of a list begins at `at`: no name stands before."""
        return self.scan.starts_sentence(at) or self.scan.text.endswith(("; ", ": "), 0, at)

    @cached_property
    def _stops(self) -> list[int]:
        return sorted(self._by_stop)

    @cached_property
    def _by_stop(self) -> dict[int, RolePhrase]:
        return {phrase.stop: phrase for phrase in self.roles.all}

"""Posts that stand before the name of who holds them: 'Chủ tịch LĐLĐ tỉnh - bà Lê Mẫu'."""

from __future__ import annotations

import re
from functools import cached_property

from congdoan.normalise.people.drafts import ELECTED, ENDED, Draft
from congdoan.normalise.people.elections import Elections
from congdoan.normalise.people.names import PersonSpan
from congdoan.normalise.people.roles import RoleParser, RolePhrase
from congdoan.normalise.scan import Scan

TO_TITLE = (" - ", " – ", "- ")
_BEFORE_TITLES = (" - ", " – ", " là ", " của ", " cho ", " đối với ", " ", "- ", ": ", ", ")
_INTRODUCED = re.compile(
    r"(?:^|[.!?:;”\"\n] ?)(?:là|khi còn là|(?:với vai trò|(?:với|trên|ở) cương vị)(?: là)?) $"
)
_BULLET = re.compile(r"(?:[-+•*–] ?|\d{1,2}[.)] ?)?")
_ONCE = "khi còn là "
_JOINTS = (", ", " kiêm ", ", kiêm ", " - ", " – ")
_REACH = 40
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
        told = self._introduced(person.lead)
        if told:
            return told
        for gap in _BEFORE_TITLES:
            phrase = self._post_before(person.lead, gap)
            rule = self._rule_of(gap, phrase) if phrase is not None else None
            if phrase is not None and rule is not None:
                self._bound.add(phrase.start)
                return [Draft(phrase=phrase, rule_id=rule)]
        return []

    def of_item(self, person: PersonSpan) -> list[Draft]:
        """'- Chủ tịch: bà Lê Mẫu, Phó Giám đốc': the post that opens the line of a name."""
        phrase = self._post_before(person.lead, ": ")
        if phrase is None:
            return []
        line = self.scan.line_start(phrase.start)
        if _BULLET.fullmatch(self.scan.text, line, phrase.start) is None:
            return []
        self._bound.add(phrase.start)
        return [Draft(phrase=phrase, rule_id="position.role_title_name")]

    def _introduced(self, at: int) -> list[Draft]:
        """'Là Phó Giám đốc X kiêm Chủ tịch CĐCS, bác sĩ Lê Mẫu': all posts that open it.

        So do posts that open a sentence themselves.
        """
        phrase = self._post_before(at, ", ")
        chain: list[RolePhrase] = []
        while phrase is not None and len(chain) < _MOST_POSTS:
            chain.insert(0, phrase)
            joints = (self._post_before(phrase.start, joint) for joint in _JOINTS)
            phrase = next((found for found in joints if found is not None), None)
        start = chain[0].start if chain else at
        told = self.scan.starts_sentence(start) or _INTRODUCED.search(
            self.scan.key, max(0, start - _REACH), start
        )
        if not chain or not told:
            return []
        self._bound.update(phrase.start for phrase in chain)
        rule = ENDED if self.scan.key.endswith(_ONCE, 0, start) else "position.role_title_name"
        return [Draft(phrase=phrase, rule_id=rule) for phrase in chain]

    def _post_before(self, at: int, gap: str) -> RolePhrase | None:
        """The unbound post that ends at `at` but for the words of `gap`."""
        end = at - len(gap)
        if not self.scan.text.startswith(gap, max(0, end)):
            return None
        phrase = self._by_stop.get(end)
        free = phrase is not None and not phrase.many and phrase.start not in self._bound
        return phrase if free else None

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
            found = None
            for gap in (", ", *TO_TITLE):
                end = phrase.start - len(gap)
                if found is None and self.scan.text[max(0, end) : phrase.start] == gap:
                    found = self._by_stop.get(end)
            if found is None or found.many or found.start in self._bound:
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
    def _by_stop(self) -> dict[int, RolePhrase]:
        return {phrase.stop: phrase for phrase in self.roles.all}

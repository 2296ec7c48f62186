"""Posts that persons of one list share: 'bà A và ông B, Phó Chủ tịch X', 'bà A - Chủ tịch, ...'."""

from __future__ import annotations

import dataclasses
import re

from congdoan.normalise.organisations.named import UNIONS
from congdoan.normalise.people.drafts import ELECTED, NEXT_PERSON, Draft
from congdoan.normalise.people.names import PersonSpan
from congdoan.normalise.people.roles import RolePhrase
from congdoan.normalise.scan import Scan

LONGEST_JOINT = 64  # letters between two persons of one list, a bracket among them
_PAIR = re.compile(r"(?: ?\([^()\n]{1,40}\))?(?:,? (?:và|cùng) |, )$")
_WITH_DEPUTIES = ("Chủ tịch", "Giám đốc", "Bí thư", "Viện trưởng", "Hiệu trưởng")
_ADDRESSED = frozenset({"polite", "official"})
_LAST = " và "


class PostLists:
    """The posts of one document's persons, in order; a list of them is one person's."""

    def __init__(self, scan: Scan, persons: list[PersonSpan], drafts: list[list[Draft]]) -> None:
        self.scan = scan
        self.persons = persons
        self.drafts = drafts

    def as_the_last(self, i: int) -> list[Draft]:
        """'bầu bổ sung 02 ủy viên BCH là ông A (khoa Nhi) và bà B': B's post is the one of A."""
        last = self.drafts[i - 1][-1:] if i else []
        if not last or last[0].rule_id != ELECTED or last[0].phrase.rank == "full":
            return []
        told = self.persons[i - 1]
        between = self.scan.key[told.end : self.persons[i].lead]
        joined = last[0].phrase.end <= told.lead and _PAIR.fullmatch(between) is not None
        return last if joined else []

    def shared(self, i: int) -> list[Draft]:
        """'ông A và bà B, Phó Chủ tịch X': a deputy's or member's post is shared, a chair's not.

        One who has posts of his own shares an election: 'ông A - Trưởng khoa Nội và bà B - Trưởng
        khoa Nhi được bầu làm Phó Chủ tịch'.
        """
        person, other, own = self.persons[i], self.persons[i + 1], self.drafts[i]
        common = [
            draft
            for draft in self.drafts[i + 1]
            if draft.phrase.rank in ("deputy", "member") and draft.phrase.start > other.end
            if not own or (draft.rule_id == ELECTED and not own[-1].elected)
        ]
        if not common:
            return []
        between = self.scan.key[own[-1].phrase.stop if own else person.end : other.lead]
        alike = person.listed and other.listed
        alike = alike or bool(person.titles & other.titles & _ADDRESSED)  # 'ông A, bà B - Phó X'
        if _PAIR.fullmatch(between) is None or (between == ", " and not alike):
            return []
        return [
            draft if draft.elected else dataclasses.replace(draft, rule_id="position.shared")
            for draft in common
        ]

    def look_ahead(self, i: int) -> None:
        """Give the last post of a person the one of the next that names the body for both.

        Examples: 'bà A - Chủ tịch, bà B - Phó Chủ tịch X', 'bà A - Chủ tịch và ông B, kế toán X'.
        """
        own, theirs, other = self.drafts[i][-1:], self.drafts[i + 1], self.persons[i + 1]
        if not own or theirs[0].phrase.start < other.end:
            return
        between = self.scan.key[own[0].phrase.stop : other.lead]
        if between not in NEXT_PERSON:
            return
        mine, first = own[0].phrase, theirs[0].phrase
        told = self._telling(mine, first, last=between == _LAST)
        if told is None and first.org is None and _is_deputy(mine, first):
            told = theirs[-1].following
        if told is not None:
            self.drafts[i][-1] = dataclasses.replace(own[0], following=told)

    def _telling(self, mine: RolePhrase, next_one: RolePhrase, *, last: bool) -> RolePhrase | None:
        """The next person's post if its body is also that of the post before it."""
        if next_one.org is None or mine.org is not None:
            return None
        union = (
            not mine.words.work
            and (next_one.rank != "full" or next_one.words.unit)
            and next_one.org.head.kind in UNIONS
        )
        return next_one if _is_deputy(mine, next_one) or (last and union) else None


def _is_deputy(chair: RolePhrase, deputy: RolePhrase) -> bool:
    """'Chủ tịch' and 'Phó Chủ tịch'."""
    if deputy.rank != "deputy" or chair.words.role not in _WITH_DEPUTIES:
        return False
    return deputy.words.role.lower().endswith(chair.words.role.lower())

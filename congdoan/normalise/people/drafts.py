"""Posts bound to persons: before their organisation is found, and with it."""

from __future__ import annotations

import re

from congdoan.normalise.inner import inner_record
from congdoan.normalise.organisations.entities import Resolved
from congdoan.normalise.people.names import PersonSpan
from congdoan.normalise.people.roles import RolePhrase
from congdoan.normalise.word_rows import Rank

NEXT_PERSON = ("; ", ", ", "; và ", ", và ", " và ")  # between two of a list
ELECTED, ENDED = "position.elected", "position.ended"
# ' khóa XV', ', nhiệm kỳ 2018 - 2023', ' năm 2006' behind a post.
TERM = re.compile(
    r"(?:,? \(?(?:khóa|nhiệm kỳ) (?:[ivxl]+(?!\w)(?:, [ivxl]+(?!\w))*|\d{1,4}(?: ?[-–] ?\d{4})?)\)?"
    r"| năm \d{4})+"
)
TERM_WORDS = (" khóa ", ", khóa ", " (khóa ", " nhiệm ", ", nhiệm ", " (nhiệm ", " năm ")
_CHAIRS = ("Chủ tịch", "Phó Chủ tịch")
# Who holds a post of the ranks behind is not elected to one of the rank before in the same union.
_BARRED: dict[Rank, tuple[Rank, ...]] = {"deputy": ("full", "deputy"), "member": ("full", "deputy")}


@inner_record
class Draft:
    """A post bound to a person, its organisation not yet resolved.

    `barred` are the unions of which the person is told to hold as high a post, `following` the
    first post of the next person of a list.
    """

    phrase: RolePhrase
    rule_id: str
    barred: frozenset[str | None] = frozenset()
    following: RolePhrase | None = None

    @property
    def elected(self) -> bool:
        """Whether a verb of election or appointment gave or ended it."""
        return self.rule_id in (ELECTED, ENDED)


@inner_record
class Post:
    """A post of a person with its organisation resolved; `end` is the last of its words."""

    person: PersonSpan
    phrase: RolePhrase
    org: Resolved
    rule_id: str
    start: int
    end: int
    former: bool = False


def barred(draft: Draft, drafts: list[Draft], orgs: list[Resolved]) -> frozenset[str | None]:
    """The unions that an election to `draft` is not of: the chair of one is no vice-chair there."""
    lower = _BARRED.get(draft.phrase.rank) if draft.elected else None
    if lower is None:
        return frozenset()
    return frozenset(
        org.entity_id
        for other, org in zip(drafts, orgs, strict=True)
        if other is not draft
        if other.phrase.words.role in _CHAIRS
        if other.phrase.rank in lower
    )

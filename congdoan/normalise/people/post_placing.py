"""The organisation of every post bound to a person, and of those that name none.

Order: the post's own words, the person's posts beside it, then the words around.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

from congdoan.normalise.organisations.entities import UNKNOWN, Resolved
from congdoan.normalise.people.drafts import ENDED, Draft, Post, barred
from congdoan.normalise.people.elections import Elections
from congdoan.normalise.people.names import PersonSpan
from congdoan.normalise.people.post_around import PostsTold, WordsAround
from congdoan.normalise.people.post_orgs import SECRETARIES, Beside, PostOrgs
from congdoan.normalise.people.roles import RoleParser, RolePhrase
from congdoan.normalise.people.seats import in_city
from congdoan.normalise.people.told_boards import ToldBoards
from congdoan.normalise.scan import Scan
from congdoan.records import maker

_new_post = maker(Post)
_STANDING = " Thường trực"
Reader = Callable[[PersonSpan, Draft], Resolved]  # finds the organisation of a person's post


class PostPlacer:
    """Finds the organisations of the posts of one document, person by person in order."""

    def __init__(self, scan: Scan, roles: RoleParser, orgs: PostOrgs, elections: Elections) -> None:
        self.scan = scan
        self.orgs = orgs
        self.boards = ToldBoards(scan)
        self.told = PostsTold()
        self.around = WordsAround(scan, roles, orgs, elections, self.told)
        self._standing: set[tuple[str, str, str]] = set()  # name, post without it, organisation

    def place(self, person: PersonSpan, drafts: list[Draft]) -> None:
        """Add the person's posts, each with its organisation."""
        for draft, org in zip(drafts, self._organisations(person, drafts), strict=True):
            phrase = draft.phrase
            office = self.orgs.office(phrase) if org.entity_id is None else None
            if office is not None:
                phrase = phrase._replace(canonical=office.post)
                named = Resolved(entity_id=None, name=office.name, kind=None)
            else:
                named = org if org.entity_id is not None else self._as_written(person, phrase)
            canonical = in_city(phrase, org.unit) or self.boards.canonical(phrase)
            canonical = self._fuller(person.name, canonical, named)
            if canonical != phrase.canonical:
                phrase = phrase._replace(canonical=canonical)
            post = _new_post(
                person=person,
                phrase=phrase,
                org=named,
                rule_id=draft.rule_id,
                start=min(person.start, phrase.start),
                end=max(person.end, phrase.stop),
                former=draft.rule_id == ENDED,
            )
            self.told.add(post)

    def _fuller(self, name: str, post: str, org: Resolved) -> str:
        """'Phó Chủ tịch' of who was told before as 'Phó Chủ tịch Thường trực' of the same body."""
        if org.entity_id is None:
            return post
        short = post.removesuffix(_STANDING)
        if short != post:
            self._standing.add((name, short, org.entity_id))
        return short + _STANDING if (name, short, org.entity_id) in self._standing else post

    def _organisations(self, person: PersonSpan, drafts: list[Draft]) -> list[Resolved]:
        """The organisation of each post: by its own words, the posts beside it, what is around.

        Where no post names one, the place of work comes first: in 'Phó Giám đốc, Chủ tịch Công
        đoàn' the union is that of the place.
        """
        orgs = self._named(person, drafts)
        unknown = len(_unknown(orgs))
        if not unknown:
            return orgs
        bars = [barred(draft, drafts, orgs) for draft in drafts]
        drafts = [
            dataclasses.replace(draft, barred=bar) if bar else draft
            for draft, bar in zip(drafts, bars, strict=True)
        ]
        if unknown == len(orgs):
            self._look_around(person, drafts, orgs, self._place_around)
        self._fill(drafts, orgs)
        for read in (self.around.organisation, self.around.in_title):
            self._look_around(person, drafts, orgs, read)
            self._fill(drafts, orgs)  # 'Trưởng phòng X giữ chức Phó Chủ tịch': the same hospital's
        return orgs

    @staticmethod
    def _look_around(
        person: PersonSpan, drafts: list[Draft], orgs: list[Resolved], read: Reader
    ) -> None:
        """Give the posts without an organisation the one that `read` finds."""
        for i in _unknown(orgs):
            orgs[i] = read(person, drafts[i])

    def _as_written(self, person: PersonSpan, phrase: RolePhrase) -> Resolved:
        """What stands behind a post, if it is not the person: 'Giám đốc Thẩm Văn A'."""
        is_person = self.scan.skip_space(phrase.stop) == person.start
        return UNKNOWN if is_person and phrase.org is None else self.orgs.as_written(phrase)

    def _named(self, person: PersonSpan, drafts: list[Draft]) -> list[Resolved]:
        """The organisations that the posts' own words name, of the same unit or of the side."""
        orgs = [self.orgs.own(draft.phrase) for draft in drafts]
        for i, draft in enumerate(drafts):
            phrase, known = draft.phrase, orgs[i].entity_id is not None
            bare = self.orgs.seats.bare(phrase)
            if bare is not None and not (known and bare.head.of is None):
                others = [other.phrase for other in (*drafts[i + 1 :], *drafts[:i][::-1])]
                found = self.orgs.seats.of_level(bare, others)
                orgs[i] = found if found.entity_id is not None else orgs[i]
            if orgs[i].entity_id is None and phrase.org is not None:
                orgs[i] = self.orgs.of_side(phrase, person.lead)
            if phrase.words.role in SECRETARIES and self.orgs.names_none(phrase):
                following = [other.phrase for other in drafts[i + 1 : i + 2]]
                orgs[i] = self.orgs.seats.of_council(phrase, following)
        return orgs

    def _fill(self, drafts: list[Draft], orgs: list[Resolved]) -> None:
        """Give posts without an organisation the one of the posts beside them."""
        for i in reversed(_unknown(orgs)):
            beside = Beside(
                following=[org for org in orgs[i + 1 :] if org.entity_id is not None],
                preceding=[org for org in orgs[:i][::-1] if org.entity_id is not None],
            )
            orgs[i] = self.orgs.from_neighbours(drafts[i].phrase, beside)

    def _place_around(self, person: PersonSpan, draft: Draft) -> Resolved:
        """The organisation around a post of a place of work."""
        return self.around.organisation(person, draft) if draft.phrase.words.work else UNKNOWN


def _unknown(orgs: list[Resolved]) -> list[int]:
    """Which posts have no organisation yet."""
    return [i for i, org in enumerate(orgs) if org.entity_id is None]

"""The organisation of every post bound to a person, and of those that name none.

Order: the post's own words, the person's posts beside it, then the words around: the election's
sentence, the person's earlier post, the side that is told to be present, the chair told before.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator

from congdoan.normalise.organisations.entities import UNKNOWN, Resolved
from congdoan.normalise.organisations.named import NATIONAL_UNIONS, UNIONS
from congdoan.normalise.people.drafts import ENDED, NEXT_PERSON, Draft, Post, barred
from congdoan.normalise.people.elections import Elections
from congdoan.normalise.people.names import PersonSpan
from congdoan.normalise.people.post_orgs import WARD, WORKPLACES, Beside, PostOrgs, places_of
from congdoan.normalise.people.roles import RoleParser, RolePhrase
from congdoan.normalise.people.told_boards import ToldBoards
from congdoan.normalise.scan import Scan
from congdoan.normalise.word_rows import RoleWords

_STANDING = " Thường trực"
_REACH = 600  # letters of one sentence that may tell whose post or election it is
_ELECTING = frozenset({"health_union", "base_union", "sector_union", *NATIONAL_UNIONS})
Reader = Callable[[PersonSpan, Draft], Resolved]  # finds the organisation of a person's post


class PostPlacer:
    """Finds the organisations of the posts of one document, person by person in order."""

    def __init__(self, scan: Scan, roles: RoleParser, orgs: PostOrgs, elections: Elections) -> None:
        self.scan = scan
        self.roles = roles
        self.orgs = orgs
        self.elections = elections
        self.boards = ToldBoards(scan)
        self.posts: list[Post] = []
        self._last_org: dict[str, Resolved] = {}  # of the last post told, by the person's name
        self._standing: set[tuple[str, str, str]] = set()  # name, post without it, organisation
        self._held: dict[tuple[str, str], Resolved] = {}  # by the person's name and the post

    def place(self, person: PersonSpan, drafts: list[Draft]) -> None:
        """Add the person's posts, each with its organisation."""
        for draft, org in zip(drafts, self._organisations(person, drafts), strict=True):
            phrase = draft.phrase
            phrase = phrase._replace(canonical=self.boards.canonical(phrase))
            phrase = phrase._replace(canonical=self.orgs.canonical(phrase, org.unit))
            named = org if org.entity_id is not None else self._as_written(person, phrase)
            phrase = phrase._replace(canonical=self._fuller(person.name, phrase.canonical, named))
            self._last_org[person.name] = named
            if named.entity_id is not None:
                self._held.setdefault((person.name, phrase.canonical), named)
            self.posts.append(
                Post(
                    person=person,
                    phrase=phrase,
                    org=named,
                    rule_id=draft.rule_id,
                    start=min(person.start, phrase.start),
                    end=max(person.end, phrase.stop),
                    former=draft.rule_id == ENDED,
                )
            )

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
        bars = [barred(draft, drafts, orgs) for draft in drafts]
        drafts = [
            dataclasses.replace(draft, barred=bar) if bar else draft
            for draft, bar in zip(drafts, bars, strict=True)
        ]
        if all(org.entity_id is None for org in orgs):
            self._look_around(person, drafts, orgs, self._place_around)
        self._fill(drafts, orgs)
        for read in (self._told_around, self._from_title):
            self._look_around(person, drafts, orgs, read)
            self._fill(drafts, orgs)  # 'Trưởng phòng X giữ chức Phó Chủ tịch': the same hospital's
        return orgs

    def _look_around(
        self, person: PersonSpan, drafts: list[Draft], orgs: list[Resolved], read: Reader
    ) -> None:
        """Give the posts without an organisation the one that `read` finds."""
        for i, draft in enumerate(drafts):
            if orgs[i].entity_id is None:
                orgs[i] = read(person, draft)

    def _as_written(self, person: PersonSpan, phrase: RolePhrase) -> Resolved:
        """What stands behind a post, if it is not the person: 'Giám đốc Thẩm Văn A'."""
        is_person = self.scan.skip_space(phrase.stop) == person.start
        return UNKNOWN if is_person and phrase.org is None else self.orgs.as_written(phrase)

    def _named(self, person: PersonSpan, drafts: list[Draft]) -> list[Resolved]:
        """The organisations that the posts' own words name, of the same unit or of the side."""
        orgs = [self.orgs.own(draft.phrase) for draft in drafts]
        phrases = [draft.phrase for draft in drafts]
        for i, org in enumerate(orgs):
            if org.entity_id is None:
                orgs[i] = self.orgs.of_level(phrases[i], [*phrases[i + 1 :], *phrases[:i][::-1]])
            if orgs[i].entity_id is None and phrases[i].org is not None:
                orgs[i] = self.orgs.of_side(phrases[i], person.lead)
        return orgs

    def _fill(self, drafts: list[Draft], orgs: list[Resolved]) -> None:
        """Give posts without an organisation the one of the posts beside them."""
        for i in range(len(drafts) - 1, -1, -1):
            if orgs[i].entity_id is None:
                beside = Beside(
                    following=[org for org in orgs[i + 1 :] if org.entity_id is not None],
                    preceding=[org for org in orgs[:i][::-1] if org.entity_id is not None],
                )
                orgs[i] = self.orgs.from_neighbours(drafts[i].phrase, beside)

    def _place_around(self, person: PersonSpan, draft: Draft) -> Resolved:
        """The organisation around a post of a place of work."""
        return self._told_around(person, draft) if draft.phrase.words.work else UNKNOWN

    def _told_around(self, person: PersonSpan, draft: Draft) -> Resolved:
        """The organisation of a post that names none, from the words around it."""
        if not self.orgs.names_none(draft.phrase):
            return self.orgs.of_article(draft.phrase, self._second_line)
        if draft.phrase.words.of is not None:
            return self.orgs.named.only(draft.phrase.words.of)
        readers = (
            self._from_next, self._from_sentence, self._from_earlier, self._from_side,
            self._from_chair, self._from_acting,
        )  # fmt: skip
        found = (read(person, draft) for read in readers)
        known = (org for org in found if org.entity_id not in draft.barred)
        return next((org for org in known if org.entity_id is not None), UNKNOWN)

    def _from_earlier(self, person: PersonSpan, draft: Draft) -> Resolved:
        """The last post told of a person who is named in short, or who had this post before."""
        if "given" in person.titles:
            return self._last_org.get(person.name, UNKNOWN)
        return self._held.get((person.name, draft.phrase.canonical), UNKNOWN)

    def _from_side(self, person: PersonSpan, draft: Draft) -> Resolved:
        """The side that is told to be present, or the ward's hospital."""
        side = self.orgs.of_side(draft.phrase, person.lead)
        return side if side.entity_id is not None else self.orgs.of_ward(draft.phrase)

    def _from_acting(self, person: PersonSpan, draft: Draft) -> Resolved:
        """The one body that the sentence names before, its last post's, or the article's union."""
        sentence = self.scan.doc.sentence_at(person.start)
        start = max(sentence.start, person.lead - _REACH)
        found = self.orgs.only_named(draft.phrase, start, person.lead)
        if found.entity_id is None:
            found = self._last_told(start, draft.phrase.words)
        if found.entity_id is None:
            found = self._from_beginning(draft.phrase)
        signed = "\n" in self.scan.text[draft.phrase.stop : person.start]
        return self.orgs.named.first_union if signed and found.entity_id is None else found

    def _from_beginning(self, phrase: RolePhrase) -> Resolved:
        """The article's one body; a place of work where the first two lines name it.

        A ward's head is of the one that these lines name, whoever else is told of.
        """
        only = self.orgs.only_named(phrase, 0, None)
        end = self._second_line
        first = self.orgs.only_named(phrase, 0, end) if phrase.words.work else only
        told = first.entity_id == only.entity_id or WARD in phrase.canonical
        return first if told else UNKNOWN

    @property
    def _second_line(self) -> int:
        """Where the second line of the text ends."""
        return [*self.scan.line_starts[2:3], len(self.scan.text)][0]

    def _from_title(self, _: PersonSpan, draft: Draft) -> Resolved:
        """The one body of the first line, when nothing nearer tells whose post it is."""
        end = [*self.scan.line_starts[1:2], len(self.scan.text)][0]
        named = not self.orgs.names_none(draft.phrase)
        return UNKNOWN if named else self.orgs.only_named(draft.phrase, 0, end)

    def _from_next(self, _: PersonSpan, draft: Draft) -> Resolved:
        """'bà A - Chủ tịch, bà B - Phó Chủ tịch X': the body that the next person's post names."""
        if draft.following is None:
            return UNKNOWN
        found = self.orgs.own(draft.following)
        return found if draft.phrase.words.work == (found.kind in WORKPLACES) else UNKNOWN

    def _from_chair(self, person: PersonSpan, draft: Draft) -> Resolved:
        """'A - Chủ tịch X; B - Phó Chủ tịch': the deputy of the chair told right before.

        So is the head of a union's board: 'A, Phó Chủ tịch LĐLĐ tỉnh và B, Trưởng Ban Nữ công'.
        """
        if not self.posts:
            return UNKNOWN
        before = self.posts[-1]
        between = self.scan.key[before.end : person.lead]
        post, chair = draft.phrase.words, before.phrase.words
        deputy = draft.phrase.rank == "deputy" and post.role.lower().endswith(chair.role.lower())
        board = post.unit and not post.work and before.org.kind in UNIONS
        return before.org if (deputy or board) and NEXT_PERSON.fullmatch(between) else UNKNOWN

    def _from_sentence(self, person: PersonSpan, draft: Draft) -> Resolved:
        """In elections the organisation is told once: by the next post, before, or in the title."""
        if not draft.elected:
            return UNKNOWN
        found = (org for org in self._of_election(person, draft) if org.entity_id is not None)
        return next((org for org in found if org.entity_id not in draft.barred), UNKNOWN)

    def _of_election(self, person: PersonSpan, draft: Draft) -> Iterator[Resolved]:
        """Whose post an election or appointment gave, the likeliest first.

        Examples: 'CĐCS X bầu bà A giữ chức Chủ tịch', 'chuyển ông B sang X, giữ chức Giám đốc'.
        """
        sentence = self.scan.doc.sentence_at(person.start)
        at, words, named = draft.phrase.start, draft.phrase.words, self.orgs.named
        start = max(sentence.start, at - _REACH)
        if words.work:
            yield named.only_place(places_of(words), max(start, person.end), at)
        found = self._next_org(draft.phrase.stop, min(sentence.end, at + _REACH))
        of_place = words.work and found.kind not in places_of(words)
        yield self.orgs.resolver.whole_of(found) if of_place else found
        if not words.work:
            yield named.elected_in(start, at)
        yield self._last_told(start, words)
        if not words.work:
            yield named.first_union

    def _last_told(self, start: int, words: RoleWords) -> Resolved:
        """The organisation of the last post behind `start`: a union or a place of work."""
        kinds = places_of(words) if words.work else _ELECTING
        for post in reversed(self.posts):
            if post.start < start:
                break
            if post.org.kind in kinds:
                return post.org
        return UNKNOWN

    def _next_org(self, start: int, stop: int) -> Resolved:
        """Organisation of the next post in the sentence that names one."""
        for verb in self.elections.between(start, stop):
            phrase = self.roles.at(self.scan.skip_space(verb.end))
            if phrase is not None and phrase.org is not None:
                return self.orgs.own(phrase)
        return UNKNOWN

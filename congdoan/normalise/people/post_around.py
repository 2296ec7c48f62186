"""The organisation of a post that names none, by the words around it.

The election's sentence, the person's earlier post, the side that is told to be present, the chair
told before, the one body that the sentence, the beginning or the article names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from congdoan.normalise.organisations.entities import UNKNOWN, Resolved
from congdoan.normalise.organisations.named import NATIONAL_UNIONS, UNIONS, WORKPLACES
from congdoan.normalise.people.drafts import NEXT_PERSON, Draft, Post
from congdoan.normalise.people.elections import Elections
from congdoan.normalise.people.names import PersonSpan
from congdoan.normalise.people.post_orgs import WARD, PostOrgs, places_of
from congdoan.normalise.people.roles import RoleParser, RolePhrase
from congdoan.normalise.scan import Scan
from congdoan.normalise.word_rows import RoleWords

_REACH = 600  # letters of one sentence that may tell whose post or election it is
_MOVED = re.compile(r"(?<!\w)(?:đến|về|sang) (?:(?:nhận|công tác|làm việc|nhiệm vụ|tại) )*")
_BY = " do "
_MARKS = (", ", "; ", ": ")
_ELECTING = frozenset({"health_union", "base_union", "sector_union", *NATIONAL_UNIONS})


class PostsTold:
    """The posts of one document that are placed so far, in the order of their persons."""

    def __init__(self) -> None:
        self.posts: list[Post] = []
        self.last_org: dict[str, Resolved] = {}  # of the last post told, by the person's name
        self.held: dict[tuple[str, str], Resolved] = {}  # by the person's name and the post

    def add(self, post: Post) -> None:
        """One more post."""
        self.posts.append(post)
        self.last_org[post.person.name] = post.org
        if post.org.entity_id is not None:
            self.held.setdefault((post.person.name, post.phrase.canonical), post.org)


class WordsAround:
    """Reads the words around the posts of one document; `told` grows as they are placed."""

    def __init__(
        self, scan: Scan, roles: RoleParser, orgs: PostOrgs, elections: Elections, told: PostsTold
    ) -> None:
        self.scan = scan
        self.roles = roles
        self.orgs = orgs
        self.elections = elections
        self.told = told
        self._groups = scan.knowledge.roles_words.strings("groups")
        ends = [*scan.line_starts[1:3], len(scan.text), len(scan.text)]
        self._first_line, self._second_line = ends[:2]  # where they end

    def organisation(self, person: PersonSpan, draft: Draft) -> Resolved:
        """The organisation of a post that names none, from the words around it."""
        if not self.orgs.names_none(draft.phrase):
            return self.orgs.of_article(draft.phrase, self._second_line)
        if draft.elected and self._heads_a_group(person.lead):
            return UNKNOWN
        if draft.phrase.words.of is not None:
            return self.orgs.named.only(draft.phrase.words.of)
        readers = (
            self._from_next, self._from_sentence, self._from_earlier, self._from_side,
            self._from_chair, self._from_acting,
        )  # fmt: skip
        for read in readers:
            found = read(person, draft)
            if found.entity_id is not None and found.entity_id not in draft.barred:
                return found
        return UNKNOWN

    def _heads_a_group(self, at: int) -> bool:
        """'Hội đồng sáng kiến do ông A làm Chủ tịch': whether the clause is of such a group."""
        key = self.scan.key
        start = max(self.scan.doc.sentence_at(at).start, at - _REACH)
        by = key.rfind(_BY, start, at)
        if by < 0:
            return False
        marks = [key.rfind(mark, start, by) for mark in _MARKS]
        begin = max(marks) + len(_MARKS[0]) if max(marks) >= 0 else start
        return key.startswith(self._groups, begin)

    def _from_earlier(self, person: PersonSpan, draft: Draft) -> Resolved:
        """The last post told of a person who is named in short, or who had this post before."""
        if "given" in person.titles:
            last = self.told.last_org.get(person.name, UNKNOWN)
            of_union = draft.phrase.words.work and last.kind == "base_union"
            return self.orgs.resolver.whole_of(last) if of_union else last
        return self.told.held.get((person.name, draft.phrase.canonical), UNKNOWN)

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
        if not phrase.words.work:
            return only
        first = self.orgs.only_named(phrase, 0, self._second_line)
        told = first.entity_id == only.entity_id or WARD in phrase.canonical
        return first if told else UNKNOWN

    def in_title(self, person: PersonSpan, draft: Draft) -> Resolved:
        """The one body of the first line, when nothing nearer tells whose post it is."""
        named = not self.orgs.names_none(draft.phrase)
        if named or (draft.elected and self._heads_a_group(person.lead)):
            return UNKNOWN
        return self.orgs.only_named(draft.phrase, 0, self._first_line)

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
        if not self.told.posts:
            return UNKNOWN
        before = self.told.posts[-1]
        between = self.scan.key[before.end : person.lead]
        post, chair = draft.phrase.words, before.phrase.words
        deputy = draft.phrase.rank == "deputy" and post.role.lower().endswith(chair.role.lower())
        board = post.unit and not post.work and before.org.kind in UNIONS
        return before.org if (deputy or board) and between in NEXT_PERSON else UNKNOWN

    def _from_sentence(self, person: PersonSpan, draft: Draft) -> Resolved:
        """In elections the organisation is told once: by the next post, before, or in the title."""
        if not draft.elected:
            return UNKNOWN
        for org in self._of_election(person, draft):
            if org.entity_id is not None and org.entity_id not in draft.barred:
                return org
        return UNKNOWN

    def _of_election(self, person: PersonSpan, draft: Draft) -> Iterator[Resolved]:
        """Whose post an election or appointment gave, the likeliest first.

        Examples: 'CĐCS X bầu bà A giữ chức Chủ tịch', 'chuyển ông B sang X, giữ chức Giám đốc'.
        """
        sentence = self.scan.doc.sentence_at(person.start)
        at, words, named = draft.phrase.start, draft.phrase.words, self.orgs.named
        start = max(sentence.start, at - _REACH)
        if words.work:
            yield named.only_place(places_of(words), max(start, person.end), at)
        found = self._next_org(draft.phrase.stop, self._end_of_deed(draft, sentence.end))
        of_place = words.work and found.kind not in places_of(words)
        yield self.orgs.resolver.whole_of(found) if of_place else found
        if not words.work:
            yield self._moved_to(max(start, person.end), at)
            yield named.elected_in(start, at)
        yield self._last_told(start, words)
        if not words.work:
            yield named.first_union

    def _end_of_deed(self, draft: Draft, stop: int) -> int:
        """Where the words behind a post end that may tell of the same election or appointment.

        What ';' and no further person part from a post of work is another deed: '...; điều động'.
        """
        start = draft.phrase.stop
        stop = min(stop, start + _REACH)
        item = self.scan.text.find("; ", start, stop) if draft.phrase.words.work else -1
        return item if item >= 0 and item + 2 not in self.orgs.names else stop

    def _moved_to(self, start: int, stop: int) -> Resolved:
        """'điều động bà A đến công tác tại X, giữ chức Chủ tịch': the last body behind 'tại'."""
        to = _MOVED.search(self.scan.key, start, stop) if start < stop else None
        return self.orgs.named.last(to.end(), stop) if to is not None else UNKNOWN

    def _last_told(self, start: int, words: RoleWords) -> Resolved:
        """The organisation of the last post behind `start`: a union or a place of work."""
        kinds = places_of(words) if words.work else _ELECTING
        for post in reversed(self.told.posts):
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

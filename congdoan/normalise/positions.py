"""Which person holds which post in which organisation: one row per post.

Posts stand after the name ("X - Phó Chủ tịch LĐLĐ tỉnh"), before it ("Chủ tịch LĐLĐ tỉnh X"), or
after the verb of an election ("X giữ chức Chủ tịch"). A post without a name gives no row.
"""

from __future__ import annotations

import dataclasses
import re
from bisect import bisect_right
from functools import cached_property

from congdoan.normalise.org_entities import UNKNOWN, Resolved
from congdoan.normalise.personal_names import PersonSpan
from congdoan.normalise.post_orgs import PostOrgs
from congdoan.normalise.resolve import Resolver
from congdoan.normalise.roles import RoleParser, RolePhrase
from congdoan.normalise.scan import Scan
from congdoan.records import record

_BRACKET = re.compile(r" ?\([^()\n]{1,40}\)")
_OPEN = re.compile(r" ?\(")
_TO_POST = re.compile(
    r"(?: ?[-–—\ufffd,:] ?(?:hiện )?(?:là )?(?:tân )?| (?:hiện )?là (?:tân )?| kiêm (?:nhiệm )?| )?"
)
_NEXT_POST = re.compile(
    r"(?: khóa [\divxl]+)?(?: ?, ?| ?[-–—/\ufffd] ?| kiêm (?:nhiệm )?|,? đồng thời là |; ?nguyên )"
)
_AND_POST = re.compile(r"(?:, | và | cùng )(?:các )?")
_PAIR = re.compile(r",? (?:và|cùng) $|, $")
_NEXT_PERSON = re.compile(r"[;,] (?:và )?")
_TO_TITLE = (" - ", " – ", "- ")
_ELECTIONS = ("position.elected", "position.ended")
_ELECTED_REACH = 160
_MOST_POSTS = 6


@record
class Draft:
    """A post bound to a person, its organisation not yet resolved."""

    phrase: RolePhrase
    rule_id: str


@record
class Post:
    """A post of a person with its organisation resolved; `end` is the last of its words."""

    person: PersonSpan
    phrase: RolePhrase
    org: Resolved
    rule_id: str
    start: int
    end: int
    former: bool = False


class PostBinder:
    """Binds the posts of one document to its persons."""

    def __init__(self, scan: Scan, roles: RoleParser, resolver: Resolver) -> None:
        self.scan = scan
        self.roles = roles
        self.orgs = PostOrgs(scan, roles, resolver)
        self.bound: set[int] = set()
        self._owned: set[int] = set()
        self._last_org: dict[str, Resolved] = {}  # of the last post told, by the person's name
        self._granted = scan.knowledge.roles_words.strings("granted")
        vacant = scan.knowledge.roles_words.strings("vacant")
        self._connectors = sorted(
            [
                (t.start, t.end, False)
                for t in scan.terms("connector").values()
                if not scan.key.endswith(vacant, 0, t.start - 1)
            ]
            + [(t.start, t.end, True) for t in scan.terms("ended").values()]
        )
        self._ended_ends = {t.end for t in scan.terms("ended").values()}
        self._connector_starts = [start for start, _, _ in self._connectors]

    def bind(self, persons: list[PersonSpan]) -> list[Post]:
        """Every post of every person in the order of the text."""
        self._owned = {person.role.start for person in persons if person.role is not None}
        drafts: list[list[Draft]] = [
            self._after(person, persons[i + 1].lead if i + 1 < len(persons) else None)
            for i, person in enumerate(persons)
        ]
        for i, person in enumerate(persons):
            if person.role is not None:
                self.bound.add(person.role.start)
                own = Draft(phrase=person.role, rule_id="position.role_name")
                drafts[i] = [*self._leading(person.role), own, *drafts[i]]
            elif not drafts[i]:
                drafts[i] = self._before(person)
        for i in range(len(persons) - 2, -1, -1):
            if not drafts[i]:
                drafts[i] = self._shared(persons[i], persons[i + 1], drafts[i + 1])
        posts: list[Post] = []
        for i, person in enumerate(persons):
            own = self._resolved(person, drafts[i], posts)
            posts.extend(own)
            self._last_org.update({person.name: post.org for post in own})
        return posts

    def _after(self, person: PersonSpan, limit: int | None) -> list[Draft]:
        """Posts written after the name."""
        at = person.end
        opened = _OPEN.match(self.scan.text, at)
        inside = self.roles.at(opened.end()) if opened is not None else None
        if inside is not None and not inside.many:
            return self._chain(inside, "position.name_role")
        bracket = _BRACKET.match(self.scan.text, at)
        if bracket is not None:
            at = bracket.end()
        joint = _TO_POST.match(self.scan.key, at)
        start = joint.end() if joint is not None else at
        phrase = self.roles.at(start)
        if phrase is None or phrase.many or phrase.start in self._owned:
            return self._elected(person, person.end, limit)
        if person.role is not None and self.scan.text[phrase.stop : limit] in _TO_TITLE:
            return []  # 'Giám đốc X, Chủ tịch Y - BS Z': the second post is the next person's
        if person.role is not None and self._leads_to_another(phrase):
            return []
        posts = self._chain(phrase, "position.name_role")
        return [*posts, *self._elected(person, posts[-1].phrase.stop, limit)]

    def _chain(self, first: RolePhrase, rule_id: str) -> list[Draft]:
        """The first post and those that follow it in the same list of posts."""
        drafts = [Draft(phrase=first, rule_id=rule_id)]
        while len(drafts) < _MOST_POSTS:
            phrase = self._post_after(drafts[-1].phrase)
            if phrase is None or phrase.many or phrase.start in self._owned:
                break
            if self._opens_a_list(first, phrase):
                break
            drafts.append(Draft(phrase=phrase, rule_id=rule_id))
        self.bound.update(draft.phrase.start for draft in drafts)
        return drafts

    def _leads_to_another(self, phrase: RolePhrase) -> bool:
        """'Chủ tịch X A, Ủy viên Y, Trưởng ban Z B': a post before the next person's is B's."""
        after = self._post_after(phrase)
        return after is not None and after.start in self._owned

    def _opens_a_list(self, first: RolePhrase, phrase: RolePhrase) -> bool:
        """Whether a post in lower case after posts in capitals begins a list of attendants.

        Not where it names one body and no list goes on: 'Chủ tịch X, ủy viên BCH Tổng LĐLĐ dự'.
        """
        if not self.scan.capital_at(first.start) or self.scan.capital_at(phrase.start):
            return False
        after = self._post_after(phrase)
        if after is not None and self.scan.capital_at(after.start):
            return False
        if phrase.org is None or phrase.org.generic:
            return True
        more = _AND_POST.match(self.scan.key, phrase.stop)
        return more is not None and self.roles.at(more.end()) is not None

    def _post_after(self, phrase: RolePhrase) -> RolePhrase | None:
        """The next post of the same list of posts."""
        stop = self.orgs.stop(phrase)
        joint = _NEXT_POST.match(self.scan.key, stop)
        if joint is not None:
            return self.roles.at(joint.end())
        at = self.scan.skip_space(stop)
        return self.roles.at(at) if at > stop and self.scan.capital_at(at) else None

    def _elected(self, person: PersonSpan, start: int, limit: int | None) -> list[Draft]:
        """'X được bầu giữ chức Chủ tịch': the post after the verb, in the same sentence."""
        stop = min(start + _ELECTED_REACH, self.scan.doc.sentence_at(person.start).end)
        if limit is not None and not person.listed:
            stop = min(stop, limit)
        index = bisect_right(self._connector_starts, start)
        while index < len(self._connectors) and self._connectors[index][0] < stop:
            verb, end, ended = self._connectors[index]
            index += 1
            if person.listed and ";" in self.scan.text[start:verb]:
                return []
            phrase = self.roles.at(self.scan.skip_space(end))
            if phrase is None or phrase.many:
                continue
            if self.scan.key.startswith(" cho ", self.orgs.stop(phrase)):
                return []  # 'trao quyết định bổ nhiệm chức vụ Giám đốc X cho Y': Y's post
            rule = "position.ended" if ended else "position.elected"
            return self._chain(phrase, rule)
        return []

    def _before(self, person: PersonSpan) -> list[Draft]:
        """'Chủ tịch Công đoàn Y tế Việt Nam - PGS.TS X': the post right before the titles."""
        for gap in (" - ", " – ", " của ", " cho ", " ", "- ", ": ", ", "):
            end = person.lead - len(gap)
            if self.scan.text[max(0, end) : person.lead] != gap:
                continue
            phrase = self._by_stop.get(end)
            if phrase is None or phrase.many or phrase.start in self.bound:
                continue
            if gap == " của ":
                # 'đơn xin thôi giữ chức Chủ tịch Công đoàn ngành của đồng chí X'
                if phrase.start - 1 in self._ended_ends:
                    self.bound.add(phrase.start)
                    return [Draft(phrase=phrase, rule_id="position.ended")]
                continue
            if gap == " cho ":
                # 'trao quyết định bổ nhiệm Giám đốc X cho đồng chí Y'
                if self.scan.key.endswith(self._granted, 0, phrase.start - 1):
                    self.bound.add(phrase.start)
                    return [Draft(phrase=phrase, rule_id="position.elected")]
                continue
            opens = self.scan.starts_sentence(phrase.start)
            if gap != ", " or opens:
                self.bound.add(phrase.start)
                return [Draft(phrase=phrase, rule_id="position.role_title_name")]
        return []

    def _leading(self, phrase: RolePhrase) -> list[Draft]:
        """'Thành ủy viên, Giám đốc Sở Y tế X': seats told before the post before the name."""
        drafts: list[Draft] = []
        while len(drafts) < _MOST_POSTS:
            found = None
            for gap in (", ", *_TO_TITLE):
                end = phrase.start - len(gap)
                if found is None and self.scan.text[max(0, end) : phrase.start] == gap:
                    found = self._by_stop.get(end)
            if found is None or found.many or found.start in self.bound:
                return drafts
            if found.rank != "member" and (
                found.org is None or found.org.head.kind != "party_body"
            ):
                return drafts
            self.bound.add(found.start)
            drafts.insert(0, Draft(phrase=found, rule_id="position.role_name"))
            phrase = found
        return drafts

    @cached_property
    def _by_stop(self) -> dict[int, RolePhrase]:
        return {phrase.stop: phrase for phrase in self.roles.all()}

    def _shared(self, person: PersonSpan, other: PersonSpan, drafts: list[Draft]) -> list[Draft]:
        """'ông A và bà B, Phó Chủ tịch X': a deputy's or member's post is shared, a chair's not."""
        between = self.scan.key[person.end : other.lead]
        joined = _PAIR.fullmatch(between) is not None
        if not joined or (between == ", " and not (person.listed and other.listed)):
            return []
        return [
            draft
            if draft.rule_id in _ELECTIONS
            else dataclasses.replace(draft, rule_id="position.shared")
            for draft in drafts
            if draft.phrase.rank in ("deputy", "member") and draft.phrase.start > other.end
        ]

    def _resolved(self, person: PersonSpan, drafts: list[Draft], earlier: list[Post]) -> list[Post]:
        """The person's posts, each with the organisation that its own words or neighbours give."""
        orgs = [self.orgs.own(draft.phrase) for draft in drafts]
        for i in range(len(drafts) - 1, -1, -1):
            following = next((org for org in orgs[i + 1 :] if org.entity_id is not None), UNKNOWN)
            preceding = next((org for org in orgs[:i] if org.entity_id is not None), UNKNOWN)
            if orgs[i].entity_id is None:
                orgs[i] = self.orgs.from_neighbours(drafts[i].phrase, following, preceding)
        alone = all(org.entity_id is None for org in orgs)
        for i, draft in enumerate(drafts):
            nameless = self._names_no_body(draft.phrase)
            if orgs[i].entity_id is None and nameless and (alone or draft.rule_id in _ELECTIONS):
                orgs[i] = self._told_around(person, draft, earlier)
        return [
            Post(
                person=person,
                phrase=draft.phrase,
                org=org if org.entity_id is not None else self.orgs.as_written(draft.phrase),
                rule_id=draft.rule_id,
                start=min(person.start, draft.phrase.start),
                end=max(person.end, draft.phrase.stop),
                former=draft.rule_id == "position.ended",
            )
            for draft, org in zip(drafts, orgs, strict=True)
        ]

    def _names_no_body(self, phrase: RolePhrase) -> bool:
        """Whether a post says nothing of its organisation, not even one that no list knows."""
        listed = phrase.org is not None or phrase.words.party is not None
        return not listed and self.orgs.stop(phrase) == phrase.stop

    def _told_around(self, person: PersonSpan, draft: Draft, earlier: list[Post]) -> Resolved:
        """The organisation of a post that names none, from the words around it."""
        found = self._from_sentence(person, draft, earlier)
        if draft.phrase.words.of is not None:
            return self.orgs.resolver.only(draft.phrase.words.of)
        if found.entity_id is None and "given" in person.titles:
            found = self._last_org.get(person.name, found)
        if found.entity_id is None:
            found = self.orgs.of_side(draft.phrase, person.lead)
        if found.entity_id is None and earlier:
            found = self._from_chair(person, draft, earlier[-1])
        return found

    def _from_chair(self, person: PersonSpan, draft: Draft, before: Post) -> Resolved:
        """'A - Chủ tịch X; B - Phó Chủ tịch': the deputy of the chair told right before."""
        between = self.scan.key[before.end : person.lead]
        post, chair = draft.phrase.words, before.phrase.words
        deputy = draft.phrase.rank == "deputy" and post.role.lower().endswith(chair.role.lower())
        return before.org if deputy and _NEXT_PERSON.fullmatch(between) else UNKNOWN

    def _from_sentence(self, person: PersonSpan, draft: Draft, earlier: list[Post]) -> Resolved:
        """In elections the organisation is told once: by the next post or the one before."""
        if draft.rule_id not in _ELECTIONS:
            return UNKNOWN
        sentence = self.scan.doc.sentence_at(person.start)
        ahead = self._next_org(draft.phrase.stop, sentence.end)
        if ahead.entity_id is not None:
            return ahead
        if not draft.phrase.words.work:
            named = self.orgs.resolver.union_in(sentence.start, draft.phrase.start)
            if named.entity_id is not None:
                return named
        if earlier and earlier[-1].start >= sentence.start and earlier[-1].org.entity_id:
            return earlier[-1].org
        return self.orgs.resolver.first_union if not draft.phrase.words.work else UNKNOWN

    def _next_org(self, start: int, stop: int) -> Resolved:
        """Organisation of the next post in the sentence that names one."""
        for index in range(bisect_right(self._connector_starts, start), len(self._connectors)):
            at, end, _ = self._connectors[index]
            if at >= stop:
                break
            phrase = self.roles.at(self.scan.skip_space(end))
            if phrase is not None and phrase.org is not None:
                return self.orgs.own(phrase)
        return UNKNOWN

"""Which person holds which post in which organisation: one row per post.

Posts stand after the name ("X - Phó Chủ tịch LĐLĐ tỉnh"), before it ("Chủ tịch LĐLĐ tỉnh X"), or
after the verb of an election ("X giữ chức Chủ tịch"). A post without a name gives no row.
"""

from __future__ import annotations

import dataclasses
import re
from functools import cached_property

from congdoan.normalise.organisations.resolve import Resolver
from congdoan.normalise.people.drafts import ELECTED, ENDED, NEXT_PERSON, Draft, Post
from congdoan.normalise.people.elections import Elections
from congdoan.normalise.people.names import PersonSpan
from congdoan.normalise.people.post_orgs import PostOrgs
from congdoan.normalise.people.post_placing import PostPlacer
from congdoan.normalise.people.roles import RoleParser, RolePhrase
from congdoan.normalise.scan import Scan

# 'Lê Mẫu (đứng giữa), Giám đốc', 'Vi Ví, sinh năm 1982, Trưởng khoa Nội'.
_BRACKET = re.compile(r" ?\([^()\n]{1,40}\)|, (?:(?:sinh năm|SN) \d{4}|\d\d tuổi)(?=,)")
_OPEN = re.compile(r" ?\(")
_TO_POST = re.compile(
    r"(?: ?[-–—\ufffd,:] ?(?:hiện )?(?:là )?(?:tân )?| (?:hiện )?là (?:tân )?| kiêm (?:nhiệm )?| )?"
)
_NEXT_POST = re.compile(
    r"(?: khóa [\divxl]+)?(?: ?, ?(?:kiêm (?:nhiệm )?)?| ?[-–—/\ufffd] ?| kiêm (?:nhiệm )?"
    r"|,? đồng thời là |; ?nguyên | \(|: )"
)
_AND_POST = re.compile(r"(?:, | và | cùng )(?:các )?")
_PAIR = re.compile(r"(?: ?\([^()\n]{1,40}\))?(?:,? (?:và|cùng) |, )$")
_TO_TITLE = (" - ", " – ", "- ")
_BEFORE_TITLES = (" - ", " – ", " là ", " của ", " cho ", " đối với ", " ", "- ", ": ", ", ")
_ELECTED_REACH = 160
_MOST_POSTS = 6


class PostBinder:
    """Binds the posts of one document to its persons."""

    def __init__(self, scan: Scan, roles: RoleParser, resolver: Resolver) -> None:
        self.scan = scan
        self.roles = roles
        self.orgs = PostOrgs(scan, roles, resolver)
        self.bound: set[int] = set()
        self._owned: set[int] = set()
        self.elections = Elections(scan)
        self.placer = PostPlacer(scan, roles, self.orgs, self.elections)

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
                drafts[i] = self._before(person) or self._as_the_last(persons, drafts, i)
        for i in range(len(persons) - 2, -1, -1):
            drafts[i] += self._shared(persons[i], drafts[i], persons[i + 1], drafts[i + 1])
        for i, person in enumerate(persons):
            following = self._following(drafts[i], persons[i + 1 : i + 2], drafts[i + 1 : i + 2])
            self.placer.place(person, [*drafts[i][:-1], *following])
        return self.placer.posts

    def _following(
        self, own: list[Draft], others: list[PersonSpan], theirs: list[list[Draft]]
    ) -> list[Draft]:
        """The last of a person's posts, with the first one of the next person of the list."""
        last = own[-1:]
        if not last or not others or not theirs[0] or theirs[0][0].phrase.start < others[0].end:
            return last
        between = self.scan.key[last[0].phrase.stop : others[0].lead]
        if NEXT_PERSON.fullmatch(between) is None:
            return last
        return [dataclasses.replace(last[0], following=theirs[0][0].phrase)]

    def _after(self, person: PersonSpan, limit: int | None) -> list[Draft]:
        """Posts written after the name.

        Examples: 'Lê Mẫu - Phó Chủ tịch LĐLĐ tỉnh', 'bà Vũ Ví (Chủ tịch Công đoàn ngành Y tế)'.
        """
        at = person.end
        opened = _OPEN.match(self.scan.text, at)
        inside = self.roles.at(opened.end()) if opened is not None else None
        if inside is not None and not inside.many:
            posts = self._chain(inside, "position.name_role")
            return [*posts, *self._elected(person, posts[-1].phrase.stop, limit)]
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
            if self.scan.text.startswith(":", self.orgs.stop(drafts[-1].phrase)):
                rule_id = ELECTED  # 'ông A - Phó Giám đốc Bệnh viện: Chủ tịch' of a list of elected
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
        if phrase.rank == "former":  # 'Phó Giám đốc, nguyên Chủ tịch Công đoàn'
            return False
        after = self._post_after(phrase)
        if after is not None and self.scan.capital_at(after.start):
            return False
        unit = phrase.words.unit and phrase.canonical != phrase.words.role
        if not unit and (phrase.org is None or phrase.org.generic):
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
        for verb in self.elections.between(start, stop):
            if person.listed and ";" in self.scan.text[start : verb.start]:
                return []
            phrase = self.roles.at(self.scan.skip_space(verb.end))
            if phrase is None or phrase.many:
                continue
            if self.scan.key.startswith(" cho ", self.orgs.stop(phrase)):
                return []  # 'trao quyết định bổ nhiệm chức vụ Giám đốc X cho Y': Y's post
            posts = self._chain(phrase, ENDED if verb.ended else ELECTED)
            # 'thôi giữ chức Chủ tịch X để nhận nhiệm vụ Giám đốc Y'
            after = self._elected(person, posts[-1].phrase.stop, limit) if verb.ended else []
            return [*posts, *after]
        return []

    def _before(self, person: PersonSpan) -> list[Draft]:
        """'Chủ tịch Công đoàn Y tế Việt Nam - PGS.TS X': the post right before the titles."""
        for gap in _BEFORE_TITLES:
            phrase = self._post_before(person.lead, gap)
            rule = self._rule_of(gap, phrase) if phrase is not None else None
            if phrase is not None and rule is not None:
                self.bound.add(phrase.start)
                return [Draft(phrase=phrase, rule_id=rule)]
        return []

    def _as_the_last(
        self, persons: list[PersonSpan], drafts: list[list[Draft]], i: int
    ) -> list[Draft]:
        """'bầu bổ sung 02 ủy viên BCH là ông A (khoa Nhi) và bà B': B's post is the one of A."""
        last = drafts[i - 1][-1:] if i else []
        if not last or last[0].rule_id != ELECTED or last[0].phrase.rank == "full":
            return []
        told = persons[i - 1]
        between = self.scan.key[told.end : persons[i].lead]
        joined = last[0].phrase.end <= told.lead and _PAIR.fullmatch(between) is not None
        return last if joined else []

    def _post_before(self, at: int, gap: str) -> RolePhrase | None:
        """The unbound post that ends at `at` but for the words of `gap`."""
        end = at - len(gap)
        if not self.scan.text.startswith(gap, max(0, end)):
            return None
        phrase = self._by_stop.get(end)
        free = phrase is not None and not phrase.many and phrase.start not in self.bound
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
            party = found.org is not None and found.org.head.kind == "party_body"
            if found.rank != "member" and not party and not self._opens_an_item(found.start):
                return drafts
            self.bound.add(found.start)
            drafts.insert(0, Draft(phrase=found, rule_id="position.role_name"))
            phrase = found
        return drafts

    def _opens_an_item(self, at: int) -> bool:
        """Whether a sentence or an item of a list begins at `at`: no name stands before."""
        return self.scan.starts_sentence(at) or self.scan.text.endswith(("; ", ": "), 0, at)

    @cached_property
    def _by_stop(self) -> dict[int, RolePhrase]:
        return {phrase.stop: phrase for phrase in self.roles.all}

    def _shared(
        self, person: PersonSpan, own: list[Draft], other: PersonSpan, drafts: list[Draft]
    ) -> list[Draft]:
        """'ông A và bà B, Phó Chủ tịch X': a deputy's or member's post is shared, a chair's not.

        One who has posts of his own shares an election: 'ông A - Trưởng khoa Nội và bà B - Trưởng
        khoa Nhi được bầu làm Phó Chủ tịch'.
        """
        between = self.scan.key[own[-1].phrase.stop if own else person.end : other.lead]
        joined = _PAIR.fullmatch(between) is not None
        if not joined or (between == ", " and not (person.listed and other.listed)):
            return []
        return [
            draft if draft.elected else dataclasses.replace(draft, rule_id="position.shared")
            for draft in drafts
            if draft.phrase.rank in ("deputy", "member") and draft.phrase.start > other.end
            if not own or (draft.rule_id == ELECTED and not own[-1].elected)
        ]

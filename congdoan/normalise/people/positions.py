"""Which person holds which post in which organisation: one row per post.

Posts stand after the name ("X - Phó Chủ tịch LĐLĐ tỉnh"), before it ("Chủ tịch LĐLĐ tỉnh X"), or
after the verb of an election ("X giữ chức Chủ tịch"). A post without a name gives no row.
"""

from __future__ import annotations

import re

from congdoan.normalise.organisations.resolve import Resolver
from congdoan.normalise.people.drafts import ELECTED, ENDED, Draft, Post
from congdoan.normalise.people.elections import Elections
from congdoan.normalise.people.names import PersonSpan
from congdoan.normalise.people.post_lists import PostLists
from congdoan.normalise.people.post_orgs import PostOrgs
from congdoan.normalise.people.post_placing import PostPlacer
from congdoan.normalise.people.posts_before import TO_TITLE, PostsBefore
from congdoan.normalise.people.roles import RoleParser, RolePhrase
from congdoan.normalise.scan import Scan

# 'Lê Mẫu (đứng giữa), Giám đốc', 'Vi Ví, sinh năm 1982, Trưởng khoa Nội'.
# An age is told as well in commas and dashes as in brackets.
_ASIDE = (
    r" ?\([^()\n]{1,40}\)|(?:, | [-–] )(?:(?:sinh năm|sn:?) \d{4}|sinh ngày [\d/.-]{8,10}"
    r"|(?:năm nay )?\d\d tuổi(?: đời)?)(?=,| [-–])"
)
# 'Lê Mẫu - Trưởng đoàn, Phó Giám đốc': of a delegation or a cluster, which are no bodies.
_HONOUR = (
    r" ?[-–,] (?:phó )?(?:trưởng (?:đoàn|khối|cụm|nhóm)|(?:khối|cụm|nhóm) (?:trưởng|phó))"
    r"(?: công tác| thi đua)?(?=,| -| –)"
)
_TO_POST = re.compile(
    rf"(?:{_ASIDE})?(?:{_HONOUR})?"
    r"(?: ?[-–—\ufffd,:] ?(?:hiện )?(?:là )?(?:tân )?| (?:hiện )?là (?:tân )?| kiêm (?:nhiệm )?| )?"
)
_NEXT_POST = re.compile(
    r"(?: khóa [\divxl]+)?(?: ?, ?(?:kiêm (?:nhiệm )?)?| ?[-–—/\ufffd] ?| kiêm (?:nhiệm )?"
    r"|,? đồng thời là |; ?nguyên | \(|: )"
)
_AND_POST = re.compile(r"(?:, | và | cùng )(?:các )?")
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
        self._told_before = PostsBefore(scan, roles, self.elections, self.bound)

    def bind(self, persons: list[PersonSpan]) -> list[Post]:
        """Every post of every person in the order of the text."""
        self._owned = {person.role.start for person in persons if person.role is not None}
        drafts: list[list[Draft]] = [
            self._after(person, persons[i + 1].lead if i + 1 < len(persons) else None)
            for i, person in enumerate(persons)
        ]
        lists = PostLists(self.scan, persons, drafts)
        for i, person in enumerate(persons):
            if person.role is not None:
                self.bound.add(person.role.start)
                own = Draft(phrase=person.role, rule_id="position.role_name")
                drafts[i] = [*self._told_before.leading(person.role), own, *drafts[i]]
            elif drafts[i]:
                drafts[i] = [*self._told_before.of_item(person), *drafts[i]]
            else:
                drafts[i] = self._told_before.of(person) or lists.as_the_last(i)
        for i in range(len(persons) - 2, -1, -1):
            if drafts[i + 1]:
                drafts[i] += lists.shared(i)
                lists.look_ahead(i)
        for person, posts in zip(persons, drafts, strict=True):
            if posts:
                self.placer.place(person, posts)
        return self.placer.told.posts

    def _after(self, person: PersonSpan, limit: int | None) -> list[Draft]:
        """Posts written after the name.

        Examples: 'Lê Mẫu - Phó Chủ tịch LĐLĐ tỉnh', 'bà Vũ Ví (Chủ tịch Công đoàn ngành Y tế)'.
        """
        at = self.scan.skip_space(person.end)
        inside = self.roles.at(at + 1) if self.scan.text.startswith("(", at) else None
        if inside is not None and not inside.many:
            posts = self._chain(inside, "position.name_role")
            return [*posts, *self._elected(person, posts[-1].phrase.stop, limit)]
        joint = _TO_POST.match(self.scan.key, person.end)
        phrase = self.roles.at(joint.end()) if joint is not None else None
        if phrase is None or phrase.many or phrase.start in self._owned:
            return self._elected(person, person.end, limit)
        if person.role is not None and self.scan.text[phrase.stop : limit] in TO_TITLE:
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
        verbs = self.elections.between(start, start + _ELECTED_REACH)
        if not verbs:
            return []
        stop = self.scan.doc.sentence_at(person.start).end
        if limit is not None and not person.listed:
            stop = min(stop, limit)
        for verb in verbs:
            if verb.start >= stop:
                return []
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

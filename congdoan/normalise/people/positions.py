"""Which person holds which post in which organisation: one row per post.

Posts stand after the name ("X - Phó Chủ tịch LĐLĐ tỉnh"), before it ("Chủ tịch LĐLĐ tỉnh X"), or
after the verb of an election ("X giữ chức Chủ tịch"). A post without a name gives no row.
"""

from __future__ import annotations

import re
from operator import attrgetter

from congdoan.normalise.organisations.resolve import Resolver
from congdoan.normalise.people.drafts import ELECTED, ENDED, TERM, TERM_WORDS, Draft, Post
from congdoan.normalise.people.elections import Elections, Verb
from congdoan.normalise.people.names import PersonSpan
from congdoan.normalise.people.post_lists import LONGEST_JOINT, PostLists
from congdoan.normalise.people.post_orgs import PostOrgs
from congdoan.normalise.people.post_placing import PostPlacer
from congdoan.normalise.people.posts_before import TO_TITLE, PostsBefore
from congdoan.normalise.people.pronouns import Pronouns
from congdoan.normalise.people.roles import RoleParser, RolePhrase
from congdoan.normalise.scan import Scan

# 'Lê Mẫu (đứng giữa), Giám đốc', 'Vi Ví, sinh năm 1982, Trưởng khoa Nội'.
# An age is told as well in commas and dashes as in brackets, a seat as 'Thường vụ Tỉnh ủy'.
_ASIDE = re.compile(
    r" ?\([^()\n]{1,40}\)|(?:, | [-–] )(?:(?:sinh năm|sn:?) \d{4}|sinh ngày [\d/.-]{8,10}"
    r"|(?:năm nay )?\d\d tuổi(?: đời)?|thường vụ (?:tỉnh|thành|huyện|quận|thị|đảng) ủy"
    r"[^-–,;:.\n]{0,24})(?=,| [-–])"
)
# 'Lê Mẫu - đại biểu Quốc hội khóa XV, Giám đốc', 'Vi Ví - Giáo viên Văn - Chủ tịch': a calling or
# an honour in a list of posts, up to the next mark of the list.
_OPEN = (" (", "(")
_ITEM = re.compile(r" ?[-–,] ")
_CALLING = re.compile(r"(?:[^-–,;:.()\n]|[-.](?! )){0,60}(?=,| [-–])")
_MARKS = (" (", "(", ", ", " - ", " – ", "- ", "– ")
_TO_POST = re.compile(
    r"(?: ?[-–—|\ufffd,:] ?(?:kiêm (?:nhiệm )?|(?:hiện )?(?:là )?(?:tân )?)| (?:hiện )?là (?:tân )?"
    r"| kiêm (?:nhiệm )?| )?"
)
_THESE = ": "
_SINCE = r"từ (?:năm|tháng) [\d/-]+(?: đến nay)? là "
_NEXT_POST = re.compile(
    rf" ?, ?(?:kiêm (?:nhiệm )?|đồng thời (?:là |kiêm )?|{_SINCE})?| ?[-–—/\ufffd] ?"
    rf"| kiêm (?:nhiệm )?| đồng thời là |; ?(?:(?=nguyên )|{_SINCE})| và (?:là |{_SINCE})| rồi "
    r"| \(|: "
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
        self.orgs.names = {at for person in persons for at in (person.start, person.lead)}
        self._owned = {person.role.start for person in persons if person.role is not None}
        meant = list(Pronouns(self.scan, self.roles, self.elections, persons).spans())
        if meant:
            persons = sorted([*persons, *meant], key=attrgetter("start"))
        for person, posts in zip(persons, self._drafts(persons), strict=True):
            if posts:
                self.placer.place(person, posts)
        return self.placer.told.posts

    def _drafts(self, persons: list[PersonSpan]) -> list[list[Draft]]:
        """The posts of each person: behind the name, before it, and shared with the next one."""
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
                drafts[i] = [*self._told_before.besides(person), *drafts[i]]
            else:
                drafts[i] = self._told_before.of(person) or lists.as_the_last(i)
        for i in range(len(persons) - 2, -1, -1):
            end = drafts[i][-1].phrase.stop if drafts[i] else persons[i].end
            if drafts[i + 1] and persons[i + 1].lead - end < LONGEST_JOINT:
                drafts[i] += lists.shared(i)
                lists.look_ahead(i)
        return drafts

    def _after(self, person: PersonSpan, limit: int | None) -> list[Draft]:
        """Posts written after the name.

        Examples: 'Lê Mẫu - Phó Chủ tịch LĐLĐ tỉnh', 'bà Vũ Ví (Chủ tịch Công đoàn ngành Y tế)'.
        """
        opened = self.scan.text.startswith(_OPEN, person.end)
        inside = self.roles.at(self.scan.skip_space(person.end) + 1) if opened else None
        if inside is not None and not inside.many:
            posts = self._chain(inside, "position.name_role", limit)
            return [*posts, *self._elected(person, posts[-1].phrase.stop, limit)]
        phrase = self._post_behind(_TO_POST, person.end, limit)
        if phrase is None or phrase.many or phrase.start in self._owned:
            return self._elected(person, person.end, limit)
        if person.role is not None and self.scan.text[phrase.stop : limit] in TO_TITLE:
            return []  # 'Giám đốc X, Chủ tịch Y - BS Z': the second post is the next person's
        if person.role is not None and self._leads_to_another(phrase, limit):
            return []
        rule = ENDED if "former" in person.titles else "position.name_role"
        posts = self._chain(phrase, rule, limit)
        return [*posts, *self._elected(person, posts[-1].phrase.stop, limit)]

    def _chain(self, first: RolePhrase, rule_id: str, limit: int | None) -> list[Draft]:
        """The first post and those that follow it in the same list of posts."""
        drafts = [Draft(phrase=first, rule_id=rule_id)]
        while len(drafts) < _MOST_POSTS:
            phrase = self._post_after(drafts[-1].phrase, limit)
            if phrase is None or phrase.many or phrase.start in self._owned:
                break
            if self._opens_a_list(first, phrase):
                break
            if self.scan.text.startswith(":", self.orgs.stop(drafts[-1].phrase)):
                rule_id = ELECTED  # 'ông A - Phó Giám đốc Bệnh viện: Chủ tịch' of a list of elected
            drafts.append(Draft(phrase=phrase, rule_id=rule_id))
        self.bound.update(draft.phrase.start for draft in drafts)
        return drafts

    def _leads_to_another(self, phrase: RolePhrase, limit: int | None) -> bool:
        """'Chủ tịch X A, Ủy viên Y, Trưởng ban Z B': a post before the next person's is B's."""
        after = self._post_after(phrase, limit)
        return after is not None and after.start in self._owned

    def _opens_a_list(self, first: RolePhrase, phrase: RolePhrase) -> bool:
        """Whether a post in lower case after posts in capitals begins a list of attendants.

        Not where it names one body and no list goes on: 'Chủ tịch X, ủy viên BCH Tổng LĐLĐ dự'.
        """
        if not self.scan.capital_at(first.start) or self.scan.capital_at(phrase.start):
            return False
        if phrase.rank == "former":  # 'Phó Giám đốc, nguyên Chủ tịch Công đoàn'
            return False
        after = self._post_after(phrase, None)
        if after is not None and self.scan.capital_at(after.start):
            return False
        unit = phrase.words.unit and phrase.canonical != phrase.words.role
        if not unit and (phrase.org is None or phrase.org.generic):
            return True
        more = _AND_POST.match(self.scan.key, phrase.stop)
        return more is not None and self.roles.at(more.end()) is not None

    def _post_after(self, phrase: RolePhrase, limit: int | None) -> RolePhrase | None:
        """The next post of the same list of posts."""
        stop = self.orgs.stop(phrase)
        after = self._post_behind(_NEXT_POST, stop, limit)
        told = after is None and self.scan.key.startswith(TERM_WORDS, stop)
        term = TERM.match(self.scan.key, stop) if told else None
        if term is not None:
            after = self._post_behind(_NEXT_POST, term.end(), limit)
        if after is not None:
            return after
        at = self.scan.skip_space(stop)
        return self.roles.at(at) if at > stop and self.scan.capital_at(at) else None

    def _post_behind(self, joint: re.Pattern[str], at: int, limit: int | None) -> RolePhrase | None:
        """The post that `joint` leads to from `at`, also past items of the list that are none."""
        found = joint.match(self.scan.key, at)
        phrase = self.roles.at(found.end()) if found is not None else None
        if phrase is not None or not self.scan.key.startswith(_MARKS, at):
            return phrase
        past = self._past_an_aside(at, limit)
        return self._post_behind(joint, past, limit) if past > at else None

    def _past_an_aside(self, at: int, limit: int | None) -> int:
        """The end of a bracket, an age, a calling or an honour behind `at`; else `at`."""
        aside = _ASIDE.match(self.scan.key, at)
        if aside is not None:
            return aside.end()
        item = _ITEM.match(self.scan.text, at)
        return self._past_a_calling(item.end(), limit) or at if item is not None else at

    def _past_a_calling(self, at: int, limit: int | None) -> int | None:
        """The end of a calling or an honour that begins at `at`, before the next person."""
        calling = self.scan.term("degrees", at)
        if calling is None or at == limit:
            return None
        rest = _CALLING.match(self.scan.text, calling.end)
        return rest.end() if rest is not None and not (limit and rest.end() > limit) else None

    def _told_by(self, verb: Verb, limit: int | None) -> RolePhrase | None:
        """The post behind a verb: 'giữ chức Chủ tịch', 'nguyên là Thượng tá, Trưởng khoa'."""
        at = self.scan.skip_space(verb.end)
        at += len(_THESE) if self.scan.text.startswith(_THESE, at) else 0
        past = self._past_a_calling(at, limit)
        return self._post_behind(_TO_POST, past, limit) if past is not None else self.roles.at(at)

    def _elected(self, person: PersonSpan, start: int, limit: int | None) -> list[Draft]:
        """'X được bầu giữ chức Chủ tịch': the post after the verb, in the same sentence."""
        verbs = self.elections.between(start, start + _ELECTED_REACH)
        if not verbs:
            return []
        stop = self._clause_end(person, start, limit)
        for verb in verbs:
            if verb.start >= stop or self.elections.has_another(start, verb.start):
                return []
            phrase = self._told_by(verb, limit)
            if phrase is None or phrase.many or phrase.start in self._owned:
                continue
            if self._is_the_next_one_s(verb, self.orgs.stop(phrase)):
                return []
            posts = self._chain(phrase, ENDED if self.elections.left(verb) else ELECTED, limit)
            if ":" in self.scan.text[verb.end : phrase.start]:
                posts += self._series(posts[-1], limit)
            # 'thôi giữ chức Chủ tịch X để nhận nhiệm vụ Giám đốc Y', 'giữ chức X, từng là Y'
            end = posts[-1].phrase.stop
            more = verb.ended or self.elections.goes_on(end)
            return [*posts, *(self._elected(person, end, limit) if more else [])]
        return []

    def _is_the_next_one_s(self, verb: Verb, stop: int) -> bool:
        """Whether a post that ends at `stop` is of a person told behind it.

        Examples: 'bổ nhiệm chức vụ Giám đốc X cho Y', 'trong 2 năm làm Giám đốc X, ông Y đã'.
        """
        if self.scan.key.startswith(" cho ", stop):
            return True
        subject = self.scan.text.startswith(", ", stop) and stop + 2 in self.orgs.names
        return subject and self.elections.opens_a_time(verb)

    def _series(self, last: Draft, limit: int | None) -> list[Draft]:
        """The posts behind the first of 'các chức vụ: Giám đốc X; Chủ tịch Y khóa X; ...'."""
        found: list[Draft] = []
        while len(found) < _MOST_POSTS:
            stop = self.orgs.stop(last.phrase)
            term = TERM.match(self.scan.key, stop)
            at = term.end() if term is not None else stop
            phrase = self.roles.at(at + 2) if self.scan.text.startswith("; ", at) else None
            if phrase is None or phrase.many or phrase.start in self._owned:
                break
            found += self._chain(phrase, last.rule_id, limit)
            last = found[-1]
        return found

    def _clause_end(self, person: PersonSpan, start: int, limit: int | None) -> int:
        """Where the words behind `start` end that may speak of the person."""
        stop = self.scan.doc.sentence_at(person.start).end
        if not person.listed:
            return stop if limit is None else min(stop, limit)
        item = self.scan.text.find(";", start, stop)
        return item if item >= 0 else stop

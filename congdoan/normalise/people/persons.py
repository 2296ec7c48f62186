"""Personal names: after a title, a degree or a post, in lists, in bylines and photo credits.

A name needs a reason to be one: a bare run of capitals never counts. Leaders of history, streets,
hospitals and prizes that bear a person's name are left out.
"""

from __future__ import annotations

import dataclasses
import re
from functools import cached_property

from congdoan.normalise.people.around_posts import (
    behind_dashes,
    items_with_callings,
    items_with_posts,
    past_body,
    signatures,
)
from congdoan.normalise.people.lists import (
    joined_names,
    lists_places,
    names_before_bodies,
    opened_lists,
    rows_of_lines,
    speakers,
)
from congdoan.normalise.people.names import NameReader, PersonSpan, new_person
from congdoan.normalise.people.roles import RoleParser, RolePhrase
from congdoan.normalise.people.titles import GLUE, TitleReader
from congdoan.normalise.people.told_again import add_given_names, add_repeated_names
from congdoan.normalise.scan import Scan

_ITEM = re.compile(r"[;,:] ?|(?<!\w)(?:và|cùng) ")
_AFTER_NAME = re.compile(r" ?(?:\([^()\n]{1,40}\))? ?[-–—,(] ?")
_JOINT = re.compile(r" và |, ")
# Between a post and its holder: 'Chủ tịch CĐCS nhiệm kỳ 2018 - 2023 Lê Thị Mẫu'.
_TERM = re.compile(r" (?:khóa [\divxl]+|nhiệm kỳ \d{4} ?[-–] ?\d{4}),? ")
# Behind posts of many: 'các nguyên Chủ tịch Công đoàn ngành qua các thời kỳ: ông A, bà B'.
_TO_LIST = re.compile(r"(?: (?:qua )?các (?:thời kỳ|nhiệm kỳ|khóa)| gồm(?: có)?)?: ")
_LONG_NAME = 3
_NAMED_FOR = "mang tên "  # 'giải thưởng mang tên đồng chí Nguyễn Văn Linh'
_BARE_LEVELS = ("thành ủy", "huyện ủy", "thị ủy", "quận ủy", "thành phố", "huyện", "quận", "xã")
_UNTRUSTED = frozenset({"degrees", "private"})


class PersonParser:
    """Finds the persons of one scanned document."""

    def __init__(self, scan: Scan, roles: RoleParser) -> None:
        self.scan = scan
        self.roles = roles
        self.found: dict[int, PersonSpan] = {}
        self.names = NameReader(scan)
        self.titles = TitleReader(scan)
        self._named_after = scan.knowledge.titles.strings("named_after_persons")
        self._lists: dict[int, int] = {}  # where the list of a sentence begins, by its end

    def all(self) -> list[PersonSpan]:
        """Every person in the order of the text; one span is never told twice."""
        self._after_titles()
        for opener, start in opened_lists(self.scan, self.names):
            self._list_from(opener, start)
        self._after_roles()
        told = {person.end for person in self.found.values()}
        for person in items_with_posts(self.scan, self.names, self.roles, told):
            self.found.setdefault(person.start, person)
        for person in (
            *items_with_callings(self.scan, self.names),
            *rows_of_lines(self.scan, self.names),
            *speakers(self.scan, self.names),
        ):
            self.found.setdefault(person.start, person)
        self._in_lists()
        self.found.update({p.start: p for p in signatures(self.scan, self.names, self.roles)})
        for person in behind_dashes(self.scan, self.names, self.roles, self.found.values()):
            self.found.setdefault(person.start, person)
        add_given_names(self.scan, self.found)
        add_repeated_names(self.scan, self.found)
        ordered = sorted(self.found.values(), key=lambda person: person.start)
        kept: list[PersonSpan] = []
        for person in ordered:
            if not kept or person.start >= kept[-1].end:
                kept.append(person)
        return kept

    def _after_titles(self) -> None:
        """'đồng chí Lê Thị Mẫu', 'PGS.TS Ngô Ví': one name; 'các đồng chí: A, B': a list."""
        for start, end, at, kinds in self.titles.runs():
            if "plural" in kinds:
                self._list_from(start, end)
            else:
                self._add(start, at, kinds)

    def _add(self, lead: int, at: int, kinds: frozenset[str]) -> None:
        found = self.names.at(at, trusted=not kinds <= _UNTRUSTED)
        if found is None and "degrees" in kinds:
            found = self._rare(at)
        if found is None or self.scan.key.endswith(_NAMED_FOR, 0, lead):
            return
        if "official" not in kinds and self.names.belongs_to_a_thing(lead):
            return
        end, name = found
        self.found.setdefault(at, new_person(start=at, end=end, lead=lead, name=name, titles=kinds))

    def _rare(self, at: int) -> tuple[int, str] | None:
        """'bác sĩ Neáng Sóc Mẫu, Trưởng khoa': no list knows the family, but a post follows."""
        found = self.names.at(at, trusted=True)
        long = found is not None and len(found[1].split()) >= _LONG_NAME
        return found if long and found is not None and self._post_follows(found[0]) else None

    def _list_from(self, lead: int, start: int, shared: RolePhrase | None = None) -> None:
        """Items of a list of persons, up to the end of the sentence.

        `shared` is the post that the list's head gives to each of them.
        """
        stop = self.scan.doc.sentence_at(max(lead, start - 1)).end
        read = self._lists.get(stop, stop) <= start and shared is None
        if read or lists_places(self.scan, lead):
            return
        self._lists[stop] = start
        at, follows = GLUE.match(self.scan.text, start), True
        here = at.end() if at is not None else start
        while here < stop:
            end, name_start, kinds = self.titles.run(here)
            end = self._item(here, name_start, kinds, follows=follows)
            if shared is not None and end > name_start and not self._post_follows(end):
                self.found[name_start] = dataclasses.replace(self.found[name_start], role=shared)
            item = _ITEM.search(self.scan.key, end, stop)
            if item is None:
                return
            follows = end > name_start and item.start() - end <= 1
            here = item.end()

    def _item(self, lead: int, at: int, kinds: frozenset[str], *, follows: bool) -> int:
        """Keep the name at `at` if an item of a list; where the search goes on.

        Names of two words without a title count where a name stood right before or a post follows.
        """
        found = self.names.at(at, trusted=bool(kinds)) or self._rare(at)
        if found is None:
            return at
        end, name = found
        short = len(name.split()) < _LONG_NAME and not kinds
        if short and not follows and not self._post_follows(end):
            return at
        self.found.setdefault(
            at,
            new_person(start=at, end=end, lead=lead, name=name,
                       titles=kinds | {"official"}, listed=True),
        )  # fmt: skip
        return end

    def _post_follows(self, end: int) -> bool:
        joint = _AFTER_NAME.match(self.scan.text, end)
        return joint is not None and self.roles.at(joint.end()) is not None

    def _after_roles(self) -> None:
        """'Chủ tịch LĐLĐ tỉnh Nghệ An Kha Văn Tám' and ': A, B' after a post."""
        for phrase in self.roles.all:
            term = _TERM.match(self.scan.key, phrase.stop)
            at = term.end() if term is not None else self.scan.skip_space(phrase.stop)
            opened = _TO_LIST.match(self.scan.key, phrase.stop)
            if opened is not None:
                self._list_from(phrase.stop, opened.end(), phrase if phrase.many else None)
            holder = self._holder(phrase, at) if at > phrase.stop else None
            if holder is None:
                continue
            at, end, name = holder
            if phrase.many:
                if len(name.split()) >= _LONG_NAME:
                    self._list_from(phrase.stop, phrase.stop, phrase)
                continue
            person = new_person(start=at, end=end, lead=at, name=name,
                                titles=frozenset({"role"}), role=phrase)  # fmt: skip
            known = self.found.get(at)
            if known is not None and phrase.start < known.lead:
                known = None  # 'Trưởng phòng Tổ chức cán bộ Lê Mẫu': the title is the post's word
            self.found[at] = known or person
            self._joined(end, phrase)

    @cached_property
    def _others(self) -> set[int]:
        """Where titles and posts begin."""
        return {*self.titles.at, *(phrase.start for phrase in self.roles.all)}

    def _holder(self, phrase: RolePhrase, at: int) -> tuple[int, int, str] | None:
        """Begin, end and form of the name behind a post, right at `at` or past an unlisted body.

        A short name behind a bare level is its place: 'Thành ủy Đồng Hới', 'UBND huyện A Lưới'.
        """
        school = self.scan.key.endswith(self._named_after, 0, phrase.stop)
        found = self.names.at(at, trusted=False) if not school else None
        if found is None:
            return past_body(self.names, self.roles.units, self._others, at, skipped=2 * school)
        bare = self.scan.key.endswith(_BARE_LEVELS, 0, phrase.stop)
        if bare and found[1].count(" ") == 1 and not self.scan.names_a_person(at, 2):
            return None
        return at, *found

    def _in_lists(self) -> None:
        """Names that share the title or the brackets of others in a list."""
        for person in names_before_bodies(self.scan, self.names, self.roles.parser):
            self.found.setdefault(person.start, person)
        for person in list(self.found.values()):
            if "role" not in person.titles:
                for other in joined_names(self.scan, self.names, person):
                    if other.start in self.found:
                        break  # the names behind it are told from there
                    self.found[other.start] = other

    def _joined(self, end: int, phrase: RolePhrase) -> None:
        """'Phó giám đốc Sở Y tế A và B': the second name shares the post."""
        joint = _JOINT.match(self.scan.key, end)
        found = self.names.at(joint.end(), trusted=False) if joint is not None else None
        if joint is None or found is None or len(found[1].split()) < _LONG_NAME:
            return
        if phrase.rank != "full":
            self.found.setdefault(
                joint.end(),
                new_person(start=joint.end(), end=found[0], lead=joint.end(), name=found[1],
                           titles=frozenset({"role"}), role=phrase),
            )  # fmt: skip

"""The organisation of a post: from its own words, else from the posts beside it."""

from __future__ import annotations

import dataclasses
import re
from typing import NamedTuple

from congdoan.normalise.organisations.entities import UNKNOWN, Resolved
from congdoan.normalise.organisations.named import (
    NATIONAL_UNIONS,
    UNIONS,
    WORKPLACES,
    NamedBodies,
)
from congdoan.normalise.organisations.places import slot_at
from congdoan.normalise.organisations.resolve import Resolver
from congdoan.normalise.organisations.span import OrgSpan
from congdoan.normalise.people.offices import Office, office
from congdoan.normalise.people.roles import RoleParser, RolePhrase
from congdoan.normalise.people.seats import Seats
from congdoan.normalise.scan import Scan
from congdoan.normalise.word_rows import RoleWords

_AND = " và "
SECRETARIES = ("Bí thư", "Phó Bí thư")
_OF_SECRETARIES = frozenset({"party_body", "youth_union"})
_SIDE_REACH = 240
WARD = "rưởng khoa"  # of a head of a clinical department and of a deputy
_PARTY_CELL = "party-body:party-cell"
_PARTY_GROUP = "party-body:party-group"  # of the body whose chair its secretary is
_BOARDS = ("Nữ công", "Ủy ban Kiểm tra")  # a place of work has them in its union alone
_SIDE = re.compile(r"(?:phía|thay mặt|đại diện(?: cho)?) (?:lãnh đạo )?")
# 'Giám đốc, Chủ tịch Công đoàn' chairs the base union there; in an office maybe the province's.
_OWN_UNION = WORKPLACES - {"department", "health_department", "other"}
_OF_UNIONS = (
    "Chủ tịch",
    "Chủ nhiệm",
    "Ủy viên",
    "Nữ công",
)  # in posts that a union has when none is told


def places_of(words: RoleWords) -> frozenset[str]:
    """The kinds of places of work that can have the post: a rector's is a school."""
    return frozenset(words.at) or WORKPLACES


class Beside(NamedTuple):
    """The known organisations of a person's other posts: those told after a post, and before it.

    Both begin with the nearest.
    """

    following: list[Resolved]
    preceding: list[Resolved]

    @property
    def next(self) -> Resolved:
        """The next one told after the post."""
        return self.following[0] if self.following else UNKNOWN

    def nearest(self, kinds: frozenset[str]) -> Resolved:
        """The next one if it is of `kinds`, else the nearest told before that is."""
        near = (*self.following[:1], *self.preceding)
        return next((org for org in near if org.kind in kinds), UNKNOWN)


class PostOrgs:
    """Finds the organisations of the posts of one document."""

    def __init__(self, scan: Scan, roles: RoleParser, resolver: Resolver) -> None:
        self.scan = scan
        self.roles = roles
        self.resolver = resolver
        self.named = NamedBodies(resolver)
        self.seats = Seats(scan, resolver)
        self._begin = scan.knowledge.roles_words.strings("names_begin")
        self.names: set[int] = set()  # where the document's persons and their titles begin
        self._stops: dict[int, int] = {}  # of the posts before bodies that no list knows, by begin

    def stop(self, phrase: RolePhrase) -> int:
        """Where a post ends with its organisation, also with one that no list knows."""
        org = phrase.org
        if phrase.words.of in UNIONS if org is None else not self._names_another(org):
            return phrase.stop
        if phrase.start not in self._stops:
            self._stops[phrase.start] = self._unlisted(phrase)
        return self._stops[phrase.start]

    def _unlisted(self, phrase: RolePhrase) -> int:
        at = self.scan.skip_space(phrase.stop)
        end = self.roles.units.unlisted(at)
        named = at in self.names or self.scan.names_a_person(at, 3, rare=True)
        if end == at or named or at in self.scan.terms("role"):
            return phrase.stop
        if self.scan.text.startswith(_AND, end):  # 'Trung tâm Đào tạo và Chỉ đạo tuyến'
            more = end + len(_AND)
            other = more in self.names or self.scan.opens_phrase(more)
            end = end if other else max(end, self.roles.units.unlisted(more))
        behind = self.roles.parser.at(end + 1)  # 'Giám đốc Hệ thống Bệnh viện X', 'Bí thư Đoàn xã'
        if behind is None and end + 1 in self.scan.terms("place_word"):
            return max(end, slot_at(self.scan, end).end)
        return behind.end if behind is not None else end

    def office(self, phrase: RolePhrase) -> Office | None:
        """The office that a post's own words name, if it is a body: 'Vụ trưởng Vụ Pháp chế'."""
        return office(self.scan, phrase, self.stop(phrase)) if phrase.unit else None

    def as_written(self, phrase: RolePhrase) -> Resolved:
        """An organisation that no list knows: its name as it stands, without an id."""
        org = phrase.org
        generic = org is not None and org.head.scope == "unit_of" and org.generic
        if org is not None and generic and not self._names_another(org):
            return UNKNOWN  # 'Chủ tịch CĐCS', of a place of work that nothing tells
        start = org.start if org is not None else self.scan.skip_space(phrase.end)
        name = self.scan.text[start : self.stop(phrase)]
        return Resolved(entity_id=None, name=name or None, kind=None)

    def names_none(self, phrase: RolePhrase) -> bool:
        """Whether a post says nothing of its organisation, not even one that no list knows.

        'Trưởng phòng GD&ĐT huyện' says that it is of the district.
        """
        if phrase.org is not None or phrase.words.party is not None:
            return False
        at = self.scan.skip_space(phrase.stop)
        placed = at in self.scan.terms("place_word") or self.scan.key.startswith(self._begin, at)
        whole = not placed and self.stop(phrase) == phrase.stop
        return whole and self.office(phrase) is None

    def own(self, phrase: RolePhrase) -> Resolved:
        """The organisation that the post's own words name."""
        if phrase.words.party is not None:
            return self.seats.of(phrase)
        if phrase.org is None:
            return UNKNOWN
        org = phrase.org
        if self._names_another(org):
            return UNKNOWN
        if org.head.scope == "body" and org.inner is not None and phrase.words.body:
            org = org.inner
        found = self.resolver.resolve(org)
        of_union = phrase.canonical.endswith(_BOARDS) or phrase.words.of == "base_union"
        return self.named.union_of(org, found) if of_union else found

    def of_side(self, phrase: RolePhrase, at: int) -> Resolved:
        """'Về phía Sở Y tế có bà A - Phó Giám đốc': the side that the clause before `at` names.

        A director is of a place of work and a chair of none, one of bare 'Công đoàn' of its union.
        """
        bare = phrase.org
        if bare is not None:
            part = bare.generic and bare.head.scope == "unit_of"
            found = self._side(at) if part else UNKNOWN
            return self.resolver.part(bare, found) if found.kind in _OWN_UNION else UNKNOWN
        found = self._side(at)
        fits = found.kind in places_of(phrase.words) if phrase.words.work else True
        return found if fits and phrase.words.work == (found.kind in WORKPLACES) else UNKNOWN

    def _side(self, at: int) -> Resolved:
        start = max(self.scan.doc.sentence_at(at).start, at - _SIDE_REACH)
        begin = max(start, self.scan.key.rfind(";", start, at))
        side = _SIDE.search(self.scan.key, begin, at)
        span = self.roles.parser.at(side.end()) if side is not None else None
        return self.resolver.resolve(span) if span is not None else UNKNOWN

    def of_article(self, phrase: RolePhrase, end: int) -> Resolved:
        """'Bí thư Chi bộ' alone: of the one place of work that the article or its start names."""
        bare = phrase.org
        if bare is None or bare.head.slug != _PARTY_CELL or not bare.generic:
            return UNKNOWN
        place = self.named.only_place(WORKPLACES, 0, None)
        if place.entity_id is None:
            place = self.named.only_place(WORKPLACES, 0, end)
        return self.resolver.part(bare, place)

    def of_ward(self, phrase: RolePhrase) -> Resolved:
        """'Trưởng khoa Nội': of the one hospital or health centre that the article names."""
        known = self.resolver.workplaces.only_one if WARD in phrase.canonical else None
        if known is None:
            return UNKNOWN
        return dataclasses.replace(self.resolver.resolve(known), method="article")

    def only_named(self, phrase: RolePhrase, start: int, end: int | None) -> Resolved:
        """The one body named from `start` to `end` that can have the post: a union or a workplace.

        'Đoàn của CĐCS Bệnh viện X do ông A - Phó Giám đốc dẫn đầu': the hospital's.
        """
        if phrase.words.work:
            return self.named.only_place(places_of(phrase.words), start, end)
        if not any(post in phrase.canonical for post in _OF_UNIONS):
            return UNKNOWN
        only = self.named.only(*UNIONS, *NATIONAL_UNIONS, start=start, end=end)
        return only if only.entity_id is not None else self.named.only_with_board(phrase.canonical)

    def from_neighbours(self, phrase: RolePhrase, beside: Beside) -> Resolved:
        """A bare Party committee, base union or missing organisation, by the posts beside it."""
        if phrase.words.party is not None:
            return self.seats.beside(phrase, beside.nearest(WORKPLACES))
        if self.names_none(phrase):
            return self._missing(phrase, beside)
        bare = phrase.org
        if bare is None or bare.inner is not None or bare.head.scope != "unit_of":
            return UNKNOWN
        return self._bare(bare, beside)

    def _bare(self, bare: OrgSpan, beside: Beside) -> Resolved:
        """Which part of the bodies beside it a bare committee or base union is."""
        if self._names_another(bare):
            return UNKNOWN
        if bare.head.slug == _PARTY_GROUP:
            return self.resolver.part(bare, beside.next)
        whole = beside.nearest(WORKPLACES)
        if bare.head.loose and whole.kind not in _OWN_UNION:
            union = self.named.union(bare.start)
            return union if union.entity_id is not None else self.named.base_union(bare.start)
        if whole.kind in WORKPLACES:
            return self.resolver.part(bare, whole)
        return self.named.base_union(bare.start) if bare.head.kind == "base_union" else UNKNOWN

    def _names_another(self, org: OrgSpan) -> bool:
        """Whether a name that no list knows follows: 'Giám đốc Trung tâm Văn hóa', 'CĐ Dầu khí'."""
        if org.head.bare != "institution" and (not org.generic or org.head.kind != "base_union"):
            return False
        at = org.end + 1
        if self.scan.key.startswith(self._begin, at):
            return True
        if self.scan.text[org.end : at] != " " or not self.scan.capital_at(at):
            return False
        return at not in self.names and not self.scan.opens_phrase(at)

    def _missing(self, phrase: RolePhrase, beside: Beside) -> Resolved:
        """A post without an organisation: a director's is a place of work, a chair's never is."""
        if phrase.words.work:
            place = beside.nearest(places_of(phrase.words))
            union = beside.nearest(frozenset({"base_union"}))
            return place if place.entity_id is not None else self.resolver.whole_of(union)
        if phrase.words.role in SECRETARIES:
            return beside.nearest(_OF_SECRETARIES)
        if phrase.words.of is not None and phrase.words.of not in UNIONS:
            return beside.nearest(frozenset({phrase.words.of}))
        if beside.next.entity_id is None and (phrase.words.unit or phrase.words.body):
            return beside.nearest(UNIONS)
        return beside.next if beside.next.kind not in WORKPLACES else UNKNOWN

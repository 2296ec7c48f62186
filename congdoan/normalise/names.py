"""Persons, posts, organisations and places of one document, put together.

The scanners of awards, figures and events work on what comes out of here.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable

from congdoan.normalise.document import Hit, new_hit
from congdoan.normalise.inner import inner_record
from congdoan.normalise.organisations.bodies import OrgParser
from congdoan.normalise.organisations.entities import CONFIDENCE
from congdoan.normalise.organisations.free_places import free_places
from congdoan.normalise.organisations.home import Setting
from congdoan.normalise.organisations.resolve import Resolver
from congdoan.normalise.organisations.span import OrgSpan
from congdoan.normalise.people.beneficiaries import beneficiaries
from congdoan.normalise.people.bylines import byline_hits
from congdoan.normalise.people.drafts import Post
from congdoan.normalise.people.names import PersonSpan
from congdoan.normalise.people.persons import PersonParser
from congdoan.normalise.people.positions import PostBinder
from congdoan.normalise.people.roles import RoleParser, RolePhrase
from congdoan.normalise.people.told_again import bare_given_names
from congdoan.normalise.scan import Scan

_PAST = (sys.maxsize, sys.maxsize)  # behind the end of every text
_FULL_NAME, _GIVEN_NAME, _ROLE_NAME, _ROLE = 0.98, 0.85, 0.97, 0.95


@inner_record
class Names:
    """What a document says of persons, bodies and places; hits are in the order of the text."""

    resolver: Resolver
    persons: tuple[Hit, ...]
    organisations: tuple[Hit, ...]
    roles: tuple[Hit, ...]
    places: tuple[Hit, ...]
    posts: tuple[Post, ...]


def read_names(scan: Scan, setting: Setting) -> Names:
    """All names of the document, resolved; persons have no entity ids yet (entities.py)."""
    orgs = OrgParser(scan)
    roles = RoleParser(scan, orgs)
    resolver = Resolver(scan, orgs, setting)
    makers = byline_hits(scan, orgs)
    taken = {hit.start for hit in makers}
    persons = [p for p in PersonParser(scan, roles).all() if p.start not in taken]
    binder = PostBinder(scan, roles, resolver)
    posts = binder.bind(persons)
    phrases = roles.all
    held_as = {post.phrase.start: post.phrase for post in posts}
    people = [*_person_hits(scan, persons, posts), *makers]
    held = [p for p in phrases if p.words.unit or p.start in binder.bound]
    bodies = _organisation_hits(resolver, orgs.all, held, people)
    spans = [(hit.start, hit.end) for hit in (*people, *bodies)]
    return Names(
        resolver=resolver,
        persons=_in_order(people),
        organisations=_in_order(bodies),
        roles=tuple(_role_hit(held_as.get(phrase.start, phrase)) for phrase in phrases),
        places=_in_order(free_places(scan, spans, setting.day)),
        posts=tuple(posts),
    )


def _in_order(hits: list[Hit]) -> tuple[Hit, ...]:
    return tuple(sorted(hits, key=lambda hit: (hit.start, -hit.end)))


def _person_hits(scan: Scan, persons: list[PersonSpan], posts: list[Post]) -> list[Hit]:
    helped = beneficiaries(scan, persons, {post.person.name for post in posts})
    again = bare_given_names(scan, persons, helped)
    return [_person_hit(person, helped) for person in (*persons, *again)]


def _person_hit(person: PersonSpan, helped: set[str]) -> Hit:
    """A person and why it is one, which the rule tells.

    Examples: 'đồng chí X' title, 'Giám đốc Sở Y tế X' role, 'các đồng chí: X, Y' list, 'chị Mẫu' of
    a full name told before given_name.
    """
    rule, confidence = "person.title", _FULL_NAME
    if "given" in person.titles:
        rule, confidence = "person.given_name", _GIVEN_NAME
    elif "role" in person.titles:
        rule, confidence = "person.role", _ROLE_NAME
    elif "again" in person.titles:
        rule, confidence = "person.repeated", _GIVEN_NAME
    elif person.listed:
        rule = "person.list"
    return new_hit(
        start=person.start,
        end=person.end,
        type="person",
        rule_id=rule,
        subtype="beneficiary" if person.name in helped else None,
        norm=person.name,
        confidence=confidence,
    )


def _role_hit(phrase: RolePhrase) -> Hit:
    return new_hit(
        start=phrase.start,
        end=phrase.end,
        type="role",
        rule_id="role.post",
        subtype=phrase.rank,
        norm=phrase.canonical,
        confidence=_ROLE,
    )


def _organisation_hits(
    resolver: Resolver,
    spans: tuple[OrgSpan, ...],
    phrases: Iterable[RolePhrase],
    people: list[Hit],
) -> list[Hit]:
    """One hit per organisation; a body that belongs to a post held leaves its union's name."""
    posts = iter(sorted((phrase.start, phrase.end) for phrase in phrases))
    begin, end = next(posts, _PAST)
    hits: list[Hit] = []
    names = {hit.start for hit in people}
    words = {phrase.start: phrase.end for phrase in phrases}
    of_posts = {phrase.org.start for phrase in phrases if phrase.org is not None}
    for span in spans:
        while end <= span.start:
            begin, end = next(posts, _PAST)
        left = span.inner if begin < span.start and span.head.scope == "body" else span
        if left is None or left.start in names or span.end <= words.get(span.start, 0):
            continue
        if not left.head.alone and left.start not in of_posts:
            continue
        hits.append(_organisation_hit(resolver, left))
    return hits


def _organisation_hit(resolver: Resolver, span: OrgSpan) -> Hit:
    """An organisation; the rule tells the scope of its head.

    Examples: 'Bộ Y tế' national, 'Sở Y tế' province, 'UBND huyện Ba Tri' level, 'Bệnh viện Bạch
    Mai' institution, 'CĐCS Bệnh viện Phổi tỉnh' unit_of, 'UBKT LĐLĐ tỉnh' body.
    """
    found = resolver.resolve(span)
    return new_hit(
        start=span.start,
        end=span.end,
        type="organisation",
        rule_id=f"organisation.{span.head.scope}",
        subtype=found.kind or span.head.kind,
        norm=found.name,
        entity_id=found.entity_id,
        name=found.name,
        kind=found.kind or span.head.kind,
        method=found.method,
        confidence=CONFIDENCE[found.method],
    )


def with_ids(hits: tuple[Hit, ...], ids: dict[str, str]) -> tuple[Hit, ...]:
    """Person hits with the entity ids of their names; beneficiaries keep none."""
    return tuple(
        hit if hit.subtype == "beneficiary" else _with_id(hit, ids.get(hit.norm or ""))
        for hit in hits
    )


def _with_id(hit: Hit, ident: str | None) -> Hit:
    return new_hit(
        start=hit.start,
        end=hit.end,
        type=hit.type,
        rule_id=hit.rule_id,
        subtype=hit.subtype,
        norm=hit.norm,
        entity_id=ident,
        confidence=hit.confidence,
    )

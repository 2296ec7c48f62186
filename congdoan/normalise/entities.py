"""Position rows and the entities of one article: persons with ids, organisations as resolved.

A person's id is made from the name and one organisation: the first post outside the Party's, since
committee seats come and go. Without a post the article itself is the anchor, so that a name alone
never joins two articles.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from congdoan.normalise.document import Document, Hit
from congdoan.normalise.identity import fact_id, person_id
from congdoan.normalise.organisations.entities import CONFIDENCE
from congdoan.normalise.people.drafts import Post
from congdoan.normalise.post_days import PostDays
from congdoan.records import Entity, Position, maker

_new_entity, _new_position = maker(Entity), maker(Position)
_MAKERS = ("author", "photographer", "publisher")
_RULE_CONFIDENCE = {
    "position.name_role": 0.97,
    "position.role_name": 0.95,
    "position.role_title_name": 0.93,
    "position.elected": 0.93,
    "position.ended": 0.93,
    "position.shared": 0.85,
}
# Of a post both that it is the person's and that its organisation is the one meant.
_CONFIDENCE = {
    (rule, method): round(of_rule * of_method, 3)
    for rule, of_rule in _RULE_CONFIDENCE.items()
    for method, of_method in CONFIDENCE.items()
}


def person_ids(
    persons: Iterable[Hit], posts: Sequence[Post], article_id: str, source_id: str
) -> dict[str, str]:
    """Entity id by canonical name; helped private persons have none."""
    anchors: dict[str, tuple[int, str]] = {}
    for post in posts:
        rank = 0 if post.org.kind != "party_body" else 1
        if post.org.entity_id is None:
            continue
        known = anchors.get(post.person.name)
        if known is None or rank < known[0]:
            anchors[post.person.name] = (rank, post.org.entity_id)
    ids: dict[str, str] = {}
    for hit in persons:
        if hit.norm is None or hit.norm in ids or hit.subtype == "beneficiary":
            continue
        maker = hit.subtype in _MAKERS and hit.norm not in anchors
        own = f"source:{source_id}" if maker and source_id else f"article:{article_id}"
        ids[hit.norm] = person_id(hit.norm, anchors.get(hit.norm, (2, own))[1])
    return ids


def position_rows(
    doc: Document, posts: Sequence[Post], ids: dict[str, str], days: PostDays
) -> tuple[Position, ...]:
    """One row per post of a person; the same post told twice is the first telling.

    A telling without an organisation gives way to one with it.
    """
    kept: dict[tuple[str, str, str | None], Position] = {}
    for post in posts:
        person = ids.get(post.person.name)
        if person is None:
            continue
        told = (person, post.phrase.canonical, post.org.entity_id)
        if told not in kept:
            kept[told] = _row(doc, post, person, days.of(post))
    placed = {(person, role) for person, role, org in kept if org is not None}
    return tuple(
        row
        for (person, role, org), row in kept.items()
        if org is not None or (person, role) not in placed
    )


def _row(doc: Document, post: Post, person: str, as_of_on: date | None) -> Position:
    phrase = post.phrase
    rank = "former" if post.former else phrase.rank
    normal = f"{person}|{phrase.canonical}|{post.org.entity_id}"
    return _new_position(
        fact_id=fact_id(doc.article.article_id, "position", normal),
        quote=doc.quote(post.start, post.end),
        span_start=post.start,
        span_end=post.end,
        rule_id=post.rule_id,
        resolve_method=post.org.method,
        confidence=_CONFIDENCE[post.rule_id, post.org.method],
        person_id=person,
        person_name=post.person.name,
        role=doc.text[phrase.start : phrase.end],
        role_canonical=phrase.canonical,
        role_rank=rank,
        org_id=post.org.entity_id,
        org_name=post.org.name,
        as_of_on=as_of_on,
    )


def entities(
    organisations: dict[str, Entity], persons: Iterable[Hit], used: set[str]
) -> tuple[Entity, ...]:
    """The organisations in `used` with their parents, and the persons, each once, in id order."""
    wanted = set(used)
    queue = list(used)
    while queue:
        entity = organisations.get(queue.pop())
        if entity is not None and entity.parent_id is not None and entity.parent_id not in wanted:
            wanted.add(entity.parent_id)
            queue.append(entity.parent_id)
    found = {ident: organisations[ident] for ident in wanted if ident in organisations}
    for hit in persons:
        if hit.entity_id is not None and hit.norm is not None and hit.entity_id not in found:
            found[hit.entity_id] = _new_entity(
                entity_id=hit.entity_id, type="person", kind=None, name=hit.norm
            )
    return tuple(found[ident] for ident in sorted(found))

"""The door of the room: an article in, its facts out; pure.

Dates come first, since they decide which province a name means; then persons, posts, bodies and
places; then awards, figures and events, which need those.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from datetime import date

from congdoan.normalise.award_bodies import bodies_meant
from congdoan.normalise.awards.rows import scan_awards
from congdoan.normalise.awards.tokens import award_sentences
from congdoan.normalise.dates.hits import DateContext, DateHit, scan_dates
from congdoan.normalise.document import Document, Hit, new_hit
from congdoan.normalise.entities import entities, person_ids, position_rows
from congdoan.normalise.events.changes import scan_changes
from congdoan.normalise.events.rows import scan_events
from congdoan.normalise.figures.own_union import own_union
from congdoan.normalise.figures.rows import scan_figures
from congdoan.normalise.figures.subject import Subjects
from congdoan.normalise.knowledge import Knowledge, load_knowledge
from congdoan.normalise.names import Names, read_names, with_ids
from congdoan.normalise.organisations.home import Setting
from congdoan.normalise.plain_text import (
    TextRow,
    facts_in_given_text,
    read_plain_text,
    with_publishers,
)
from congdoan.normalise.post_days import PostDays
from congdoan.normalise.scan import Scan
from congdoan.records import Article, Award, Event, Facts, Figure, Mention, Position, maker

__all__ = ["Knowledge", "TextRow", "facts_of_text", "load_knowledge", "normalise"]

_new_mention = maker(Mention)
_FIRST_DAY, _LAST_DAY = date(1990, 1, 1), date(2100, 12, 31)  # as in discover/dates.py


def normalise(
    article: Article,
    knowledge: Knowledge,
    *,
    province_id: str | None = None,
    publisher_kind: str | None = None,  # noqa: ARG001 - part of the door; no rule needs it yet
    event_type: str | None = None,
) -> Facts:
    """Everything the article says, with spans into its text.

    `province_id` is the source's province, `publisher_kind` what its publisher is, `event_type` the
    kind of event that the classifier found. A text without sentences gives empty facts.
    """
    article = _with_possible_day(article)
    doc = Document(article, knowledge.config)
    scan = Scan(doc, knowledge)
    context = DateContext(published_on=article.published_on, title=article.title)
    dates = scan_dates(doc, context) if doc.sentences else ()
    setting = Setting(
        day=_day(article, dates),
        hint=knowledge.provinces.by_id.get(province_id or ""),
        title=_outside_title(article, knowledge),
    )
    if not doc.sentences:
        return Facts(province_id=None, lineage_id=None, province_evidence="none")
    names = read_names(scan, setting)
    return _facts(scan, names, dates, event_type)


def facts_of_text(row: TextRow, knowledge: Knowledge) -> Facts:
    """The facts of a plain text; spans and surfaces are those of `row.text` as given."""
    plain = read_plain_text(row, knowledge)
    facts = normalise(plain.article, knowledge, province_id=plain.province_id)
    given = facts_in_given_text(facts, plain)
    return with_publishers(given, plain, knowledge.config)


def _with_possible_day(article: Article) -> Article:
    """Without a day of publication that no page can have: .NET prints '0001-01-01' for none."""
    day = article.published_on
    possible = day is None or _FIRST_DAY <= day <= _LAST_DAY
    return article if possible else dataclasses.replace(article, published_on=None)


def _outside_title(article: Article, knowledge: Knowledge) -> Scan | None:
    """The title scanned on its own where it is no block of the text."""
    if not article.title or any(block.kind == "title" for block in article.blocks):
        return None
    return Scan(Document(dataclasses.replace(article, text=article.title, blocks=())), knowledge)


def _day(article: Article, dates: Sequence[DateHit]) -> date | None:
    """The article's day: its publication, else the first day that the text dates."""
    if article.published_on is not None:
        return article.published_on
    days = (d.starts_on for d in dates if d.kind == "date" and d.role == "plain")
    return next((day for day in days if day is not None), None)


def _facts(scan: Scan, names: Names, dates: Sequence[DateHit], event_type: str | None) -> Facts:
    doc, article = scan.doc, scan.doc.article
    ids = person_ids(names.persons, names.posts, article.article_id, article.source_id)
    persons = with_ids(names.persons, ids)
    orgs, places = names.organisations, names.places
    own = own_union(doc, names)
    meant = bodies_meant(doc, names, own) if scan.terms("award") else orgs
    told = award_sentences(scan, [*meant, *persons])
    awards, award_hits = scan_awards(doc, told, meant, dates, article.article_id)
    subjects = Subjects(doc, orgs, _home_union(names), own)
    figures, figure_hits = scan_figures(doc, subjects, dates, told, article.article_id)
    context = DateContext(published_on=article.published_on, title=article.title)
    events, event_hits = scan_events(
        scan, dates, subjects, places, event_type, article.article_id, context
    )
    held_on = next((event.starts_on for event in events if event.starts_on is not None), None)
    told_on = held_on or article.published_on
    positions = position_rows(doc, names.posts, ids, PostDays(doc, dates, told_on))
    changes = scan_changes(scan, orgs, dates)
    hits = [*persons, *orgs, *names.roles, *places, *map(_date_hit, dates),
            *award_hits, *figure_hits, *event_hits]  # fmt: skip
    home = names.resolver.home
    return Facts(
        province_id=home.unit.province_id if home.unit is not None else None,
        lineage_id=home.unit.lineage_id if home.unit is not None else None,
        province_evidence=home.method,
        mentions=_mentions(doc, hits),
        positions=positions,
        awards=awards,
        figures=figures,
        events=events,
        entities=entities(
            names.resolver.kept.by_id, persons, _used(orgs, positions, awards, figures, events)
        ),
        organisation_changes=changes,
    )


def _used(
    orgs: Iterable[Hit],
    positions: Iterable[Position],
    awards: Iterable[Award],
    figures: Iterable[Figure],
    events: Iterable[Event],
) -> set[str]:
    """The ids of the bodies named, and of those that a fact means without their name."""
    found = {hit.entity_id for hit in orgs} | {row.org_id for row in positions}
    found |= {row.org_id for row in figures} | {row.host_id for row in events}
    found |= {ident for row in awards for ident in (row.giver_id, row.recipient_org_id)}
    return {ident for ident in found if ident is not None}


def _home_union(names: Names) -> Hit | None:
    """The article's health union: whose figure it is when no body is named."""
    home = names.resolver.home.unit
    for hit in names.organisations:
        entity = names.resolver.kept.by_id.get(hit.entity_id or "")
        if hit.kind != "health_union" or entity is None:
            continue
        if home is None or entity.province_id == home.province_id:
            return hit
    return None


def _date_hit(found: DateHit) -> Hit:
    start, end = found.starts_on, found.ends_on
    norm = None
    if start is not None and end is not None:
        norm = start.isoformat() if start == end else f"{start.isoformat()}/{end.isoformat()}"
    elif found.month is not None:
        norm = f"--{found.month:02d}" + (f"-{found.day:02d}" if found.day is not None else "")
    return new_hit(
        start=found.start,
        end=found.end,
        type=found.kind,
        rule_id=found.rule_id,
        subtype=found.role,
        norm=norm,
    )


def _mentions(doc: Document, hits: Iterable[Hit]) -> tuple[Mention, ...]:
    """The hits as mentions in the order of the text; a span of one type is told once."""
    once: dict[tuple[int, int, str], Hit] = {}
    for hit in hits:
        once.setdefault((hit.start, -hit.end, hit.type), hit)
    following = iter(doc.sentences)
    sentence, after = next(following), next(following, None)
    found: list[Mention] = []
    for place in sorted(once):
        hit = once[place]
        while after is not None and after.start <= hit.start:
            sentence, after = after, next(following, None)
        mention = _new_mention(
            ordinal=len(found),
            span_start=hit.start,
            span_end=hit.end,
            block_kind=sentence.block_kind,
            surface=doc.text[hit.start : hit.end],
            type=hit.type,
            subtype=hit.subtype,
            norm=hit.norm,
            entity_id=hit.entity_id,
            resolve_method=hit.method,
            confidence=hit.confidence,
            rule_id=hit.rule_id,
        )
        found.append(mention)
    return tuple(found)

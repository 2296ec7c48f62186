"""All that the page tells of a version, without words: numbers, days, codes."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Any

from congdoan.provinces import Province
from congdoan.records import record
from congdoan.release.corpus import Corpus
from congdoan.release.explorer import counts, seen, statements
from congdoan.release.explorer.counts import FactCount, Staged
from congdoan.release.explorer.seen import Month, State
from congdoan.release.explorer.statements import AwardYear, Organisation, Statement
from congdoan.release.metadata import released_sources
from congdoan.sources import Source

_AXIS = 180  # months at most: fifteen years
_ORGANISATIONS = 15
_FACTS = ("positions", "awards", "figures", "events")
NOWHERE = "-"  # place of articles without a province


@record
class About:
    """What the builder knows of a version beside its tables.

    `parent`: the manifest of the version before; `kinds`: 'table change' -> rows; `causes`: cause
    -> rows of table changes.
    """

    manifest: Mapping[str, Any]
    parent: Mapping[str, Any] | None
    kinds: Mapping[str, int]
    causes: Mapping[str, int]
    corpus: Corpus


@record
class SourceQuality:
    """What the articles of one source stand on, in numbers of articles; `rejected` in pages."""

    source_id: str
    articles: int
    dated: int
    ruled: int
    copied: int
    revised: int
    rejected: int
    held_back: str | None


@record
class TableChange:
    """Rows of a table before and now, and how many are new, changed, gone."""

    table: str
    before: int
    now: int
    inserted: int
    updated: int
    deleted: int


@dataclasses.dataclass(frozen=True, kw_only=True)
class Content:  # no record: what is made of its rows is kept in it
    """The numbers of the page; see the properties for what is made of them."""

    about: About
    articles: Sequence[Mapping[str, Any]]  # rows of counts.articles
    rejected: Sequence[Mapping[str, Any]]  # rows of counts.rejections
    states: Mapping[Month, State]
    members: Sequence[Statement]
    members_all: int
    awards: Sequence[AwardYear]
    known: Mapping[str, Organisation]
    facts: Sequence[FactCount]

    @cached_property
    def total(self) -> int:
        """Articles of the version."""
        return _total(self.articles, "articles")

    @cached_property
    def by_month(self) -> Counter[date]:
        """Articles by month of publication."""
        return _counted(self.articles, "month")

    @cached_property
    def undated(self) -> int:
        """Articles whose day is unknown."""
        return self.total - sum(self.by_month.values())

    @cached_property
    def months(self) -> list[date]:
        """The months of the charts, without a gap; the last ones where there are too many."""
        known = {*self.by_month, *(month for _, month in self.states)}
        return seen.between(min(known), max(known))[-_AXIS:] if known else []

    @cached_property
    def earlier(self) -> int:
        """Articles that are older than the charts."""
        return sum(n for month, n in self.by_month.items() if month < self.months[0])

    @cached_property
    def by_place(self) -> Counter[tuple[str, date]]:
        """Articles by lineage_id (or NOWHERE) and month."""
        found = Counter[tuple[str, date]]()
        for row in self.articles:
            if row["month"] is not None:
                found[row["lineage_id"] or NOWHERE, row["month"]] += row["articles"]
        return found

    @cached_property
    def places(self) -> list[str]:
        """Places with dated articles in the order of provinces.csv, NOWHERE last."""
        there = {place for place, _ in self.by_place}
        return [place for place in (*self.units, NOWHERE) if place in there]

    @cached_property
    def silent_places(self) -> list[Province]:
        """Units of today without any article."""
        there = {row["lineage_id"] for row in self.articles}
        return [unit for place, unit in self.units.items() if place not in there]

    @cached_property
    def units(self) -> dict[str, Province]:
        """Units of today by lineage_id."""
        return {p.lineage_id: p for p in self.about.corpus.provinces.rows if p.valid_to is None}

    @cached_property
    def place_years(self) -> list[tuple[str, int, list[int]]]:
        """(place, year, articles of its twelve months), newest year first."""
        years = sorted({(place, month.year) for place, month in self.by_place})
        return [
            (place, year, [self.by_place[place, date(year, m, 1)] for m in range(1, 13)])
            for place in self.places
            for year in sorted((y for p, y in years if p == place), reverse=True)
        ]

    @cached_property
    def of_source(self) -> Counter[Month]:
        """Articles by source_id and month."""
        return _monthly(self.articles, "articles")

    @cached_property
    def sources(self) -> dict[str, Source]:
        """Sources of which anything is known, by id."""
        there = {source_id for source_id, _ in self.states}
        there |= {row["source_id"] for row in (*self.articles, *self.rejected)}
        return {s.source_id: s for s in self._released if s.source_id in there}

    @cached_property
    def not_started(self) -> list[Source]:
        """Sources of which nothing is known."""
        return [s for s in self._released if s.source_id not in self.sources]

    @cached_property
    def _released(self) -> list[Source]:
        return released_sources(self.about.corpus.registry)

    @cached_property
    def source_years(self) -> list[tuple[str, int, list[tuple[State, int]]]]:
        """(source_id, year, (state, articles) of its twelve months), newest year first."""
        years = sorted({(source_id, month.year) for source_id, month in self.states})
        return [
            (source_id, year, [self._cell((source_id, date(year, m, 1))) for m in range(1, 13)])
            for source_id in self.sources
            for year in sorted((y for s, y in years if s == source_id), reverse=True)
        ]

    def _cell(self, at: Month) -> tuple[State, int]:
        return self.states.get(at, State.UNSEEN), self.of_source[at]

    @cached_property
    def organisations(self) -> list[Organisation]:
        """Those that most articles name."""
        return statements.most_named(self.known.values(), _ORGANISATIONS)

    @cached_property
    def member_orgs(self) -> list[Organisation]:
        """Organisations whose members are shown, in the order of `members`."""
        return [self.known[key] for key in dict.fromkeys(s.key for s in self.members)]

    @cached_property
    def award_kinds(self) -> list[str]:
        """Kinds of award, those with most facts first."""
        found = Counter[str]()
        for award in self.awards:
            found[award.newest.key] += award.newest.count
        return [kind for kind, _ in sorted(found.items(), key=lambda item: (-item[1], item[0]))]

    @cached_property
    def quality(self) -> list[SourceQuality]:
        """A row per source of which anything is known."""
        return [self._quality(source_id) for source_id in self.sources]

    def _quality(self, source_id: str) -> SourceQuality:
        mine = [row for row in self.articles if row["source_id"] == source_id]
        pages = [row for row in self.rejected if row["source_id"] == source_id]
        state = self.about.manifest["sources"].get(source_id, {})
        return SourceQuality(
            source_id=source_id,
            articles=_total(mine, "articles"),
            dated=_total((row for row in mine if row["month"]), "articles"),
            ruled=_total(mine, "ruled"),
            copied=_total(mine, "copied"),
            revised=_total(mine, "revised"),
            rejected=_total(pages, "rejected"),
            held_back=state.get("held_back"),
        )

    @cached_property
    def changes(self) -> list[TableChange]:
        """The tables in which a row differs from the version before."""
        before = {} if self.about.parent is None else self.about.parent["tables"]
        found = [
            TableChange(
                table=name,
                before=before.get(name, {"rows": 0})["rows"],
                now=table["rows"],
                inserted=self.about.kinds.get(f"{name} insert", 0),
                updated=self.about.kinds.get(f"{name} update", 0),
                deleted=self.about.kinds.get(f"{name} delete", 0),
            )
            for name, table in self.about.manifest["tables"].items()
        ]
        return [t for t in found if t.inserted or t.updated or t.deleted]


def collect(staged: Staged, about: About) -> Content:
    """Add up the tables of a version."""
    articles = counts.articles(staged).to_pylist()
    rejected = counts.rejections(staged).to_pylist()
    known, merged = statements.organisations(staged)
    members, members_all = statements.members(staged, known, merged)
    judged = seen.states(
        seen.Known(
            articles=_monthly(articles, "articles"),
            other=_monthly(rejected, "rejected"),
            visits=seen.visits(read() for read in about.corpus.indexes),
        )
    )
    released = {source.source_id for source in released_sources(about.corpus.registry)}
    return Content(
        about=about,
        articles=articles,
        rejected=rejected,
        states={at: state for at, state in judged.items() if at[0] in released},
        members=members,
        members_all=members_all,
        awards=statements.awards(staged),
        known=known,
        facts=counts.fact_counts(staged, _FACTS),
    )


def _total(rows: Iterable[Mapping[str, Any]], column: str) -> int:
    return sum(row[column] for row in rows)


def _counted(rows: Iterable[Mapping[str, Any]], column: str) -> Counter[Any]:
    found = Counter[Any]()
    for row in rows:
        if row[column] is not None:
            found[row[column]] += row["articles"]
    return found


def _monthly(rows: Iterable[Mapping[str, Any]], column: str) -> Counter[Month]:
    found = Counter[Month]()
    for row in rows:
        if row["month"] is not None:
            found[row["source_id"], row["month"]] += row[column]
    return found

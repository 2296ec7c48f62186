"""What must hold before anything is published; every check names one example of what is wrong.

Rows are looked at part by part while they are written, so that memory stays bounded.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pyarrow as pa
import pyarrow.compute as pc

from congdoan.release import gate, schema
from congdoan.release.masking import BLOT, SUBTYPE
from congdoan.release.store import Version

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
MAX_DROP = 0.20
CHECKED = (
    "schema", "null", "key", "reference", "date", "span", "beneficiary", "drop", "column",
    "province",
)  # fmt: skip
COUNTED = ("articles", "mentions", "positions", "awards", "figures", "events", "entities")
_CHILDREN = ("mentions", "positions", "awards", "figures", "events", "organisation_changes")
ENTITY_COLUMNS = {
    "mentions": ("entity_id",),
    "positions": ("person_id", "org_id"),
    "awards": ("giver_id", "recipient_org_id"),
    "figures": ("org_id",),
    "events": ("host_id",),
    "organisation_changes": ("predecessor_id", "successor_id"),
}


def named_entities(tables: Mapping[str, pa.Table]) -> set[str]:
    """Ids of all entities that the rows of a part name."""
    columns = (tables[name][column] for name in _CHILDREN for column in ENTITY_COLUMNS[name])
    return {i for column in columns for i in pc.unique(column).to_pylist() if i is not None}


class Checks:
    """Collects failures; `failures` is empty when the release may be published."""

    def __init__(self, *, keep_beneficiaries: bool, omit_text: frozenset[str]) -> None:
        self.failures: list[str] = []
        self._keep = keep_beneficiaries
        self._omit = omit_text
        self._referred: set[str] = set()

    def _fail(self, check: str, message: str) -> None:
        self.failures.append(f"{check}: {message}")

    def table(self, name: str, table: pa.Table) -> None:
        """Schema, required columns and key of one table or part of it."""
        wanted = schema.table(name)
        if not table.schema.equals(schema.arrow_schema(name)):
            self._fail("schema", f"{name} has other columns than the contract")
            return
        for column in wanted.columns:
            if column.required and table[column.name].null_count:
                row = table.filter(pc.is_null(table[column.name])).slice(0, 1).to_pylist()[0]
                key = {k: row[k] for k in wanted.key}
                self._fail("null", f"{name}.{column.name} is missing in {key}")
        counted = table.group_by(list(wanted.key)).aggregate([([], "count_all")])
        twice = counted.filter(pc.greater(counted["count_all"], 1))
        if twice.num_rows:
            first = twice.slice(0, 1).to_pylist()[0]
            self._fail("key", f"{name} has more than one row {first}")

    def part(self, tables: Mapping[str, pa.Table]) -> None:
        """One part: its articles with all their facts."""
        for name, table in tables.items():
            self.table(name, table)
        articles = tables["articles"]
        ids = articles["article_id"].combine_chunks()
        for name in _CHILDREN:
            known = pc.is_in(tables[name]["article_id"], value_set=ids)
            if not pc.all(known, min_count=0).as_py():
                lost = tables[name].filter(pc.invert(known))["article_id"][0]
                self._fail("reference", f"{name} names article {lost}, which is not there")
        self.refer(named_entities(tables))
        self._dates(articles)
        self._spans(tables)

    def refer(self, entity_ids: Iterable[str]) -> None:
        """Entities that rows name: `references` looks for them."""
        self._referred.update(entity_ids)

    def _dates(self, articles: pa.Table) -> None:
        columns = (articles[n].to_pylist() for n in ("url", "published_on", "captured_at"))
        for url, published_on, captured_at in zip(*columns, strict=True):
            # a site dates tomorrow's paper today
            last = captured_at.astimezone(HANOI).date() + timedelta(days=1)
            if published_on is not None and published_on > last:
                self._fail("date", f"{url} is published {published_on}, after it was captured")

    def _spans(self, tables: Mapping[str, pa.Table]) -> None:
        articles = _lists(tables["articles"].select(["article_id", "source_id", "text"]))
        texts = {i: text for i, source, text in zip(*articles, strict=True)
                 if source not in self._omit}  # fmt: skip
        mentions = tables["mentions"].select(
            ["article_id", "span_start", "span_end", "surface", "subtype"]
        )
        for article_id, start, end, surface, subtype in zip(*_lists(mentions), strict=True):
            text = texts.get(article_id)
            if text is not None and text[start:end] != surface:
                self._fail("span", f"mention {surface!r} is not at {start}:{end} of {article_id}")
            if subtype == SUBTYPE and not self._keep and surface.strip(BLOT):
                self._fail("beneficiary", f"a private name is readable in {article_id}")
        lengths = {article_id: len(text) for article_id, text in texts.items()}
        for name in ("positions", "awards", "figures", "events"):
            facts = tables[name].select(["fact_id", "article_id", "span_start", "span_end"])
            for fact_id, article_id, start, end in zip(*_lists(facts), strict=True):
                if not 0 <= start < end <= lengths.get(article_id, end):
                    self._fail("span", f"{name} {fact_id} points outside its text")

    def references(self, entities: pa.Table, provinces: pa.Table) -> None:
        """Every entity that a fact names must be a row of entities or provinces."""
        known = set(entities["entity_id"].to_pylist()) | set(provinces["province_id"].to_pylist())
        lost = sorted(i for i in self._referred if i not in known)
        if lost:
            self._fail("reference", f"{len(lost)} entities are named but not there, as {lost[0]}")

    def counts(self, rows: Mapping[str, int], before: Mapping[str, int], *, accept: bool) -> None:
        """No table may lose so many rows as `drops` names, unless a person accepts it."""
        for sentence in () if accept else drops(rows, before):
            self._fail("drop", f"{sentence}; --accept allows it")

    def gate(
        self, folder: Path, tables: Mapping[str, Any], parent: Version | None, *, accept: bool
    ) -> None:
        """The last look at the staged files (gate.py); a person may accept what he has seen."""
        old, before = (None, {}) if parent is None else (parent.path, parent.manifest["tables"])
        told = gate.look(folder, tables, old, before)
        self.failures += [t for t in told if not (accept and t.endswith(gate.ACCEPTABLE))]


def _lists(table: pa.Table) -> list[list[Any]]:
    """The columns as lists: rows as dictionaries would take several times as long."""
    return [column.to_pylist() for column in table.columns]


def drops(rows: Mapping[str, int], before: Mapping[str, int]) -> list[str]:
    """A sentence per table that would lose more rows than edits and corrections explain.

    That is more than a fifth, and in tables below a hundred rows more than twice the square root of
    their rows (of 2 awards one may go, of 25 figures ten); or all of them, however few they were.
    """
    found = []
    for name in COUNTED:
        old, new = before.get(name, 0), rows[name]
        if old - new > max(MAX_DROP * old, 2 * math.sqrt(old)) or (old and not new):
            found.append(f"{name} would fall from {old} to {new} rows")
    return found

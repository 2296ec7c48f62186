"""Looks at the rows of a published version: keys, references between tables, spans and texts."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from congdoan.release import schema
from congdoan.release.checks import ENTITY_COLUMNS
from congdoan.release.findings import Findings, PartFile, read
from congdoan.release.masking import BLOT

SPANNED = ("mentions", "positions", "awards", "figures", "events", "organisation_changes")
_ENTITIES = frozenset((t, c) for t, columns in ENTITY_COLUMNS.items() for c in columns)


def keys(name: str, files: list[PartFile], found: Findings) -> None:
    """Required columns are filled and every key names one row, over all parts."""
    wanted = schema.table(name)
    keys = []
    for file in files:
        table = read(file)
        found.look("null", table.num_rows)
        for column in wanted.columns:
            if column.required and column.name in table.column_names:
                missing = table[column.name].null_count
                if missing:
                    found.fail("null", f"{name}.{column.name} is missing in {missing} rows of "
                                       f"{file.entry['path']}", missing)  # fmt: skip
        if all(k in table.column_names for k in wanted.key):
            keys.append(table.select(list(wanted.key)))
    if not keys:
        return
    counted = pa.concat_tables(keys).group_by(list(wanted.key)).aggregate([([], "count_all")])
    found.look("key", counted.num_rows)
    twice = counted.filter(pc.greater(counted["count_all"], 1))
    if twice.num_rows:
        first = {k: twice[k][0].as_py() for k in wanted.key}
        found.fail("key", f"{name} has more than one row {first}", twice.num_rows)


def references(by_table: Mapping[str, list[PartFile]], found: Findings) -> None:
    """Every column that refers to another table names a row of it."""
    known: dict[str, pa.Array] = {}
    for name, files in by_table.items():
        if name not in schema.tables():
            continue
        refers = {c.name: c.refers for c in schema.table(name).columns if c.refers}
        refers |= {c: "entities.entity_id" for t, c in _ENTITIES if t == name}
        for column, target in refers.items():
            if target not in known:
                known[target] = _targets(target, by_table)
            for file in files:
                _point(file, column, known[target], found)


def _targets(target: str, by_table: Mapping[str, list[PartFile]]) -> pa.Array:
    """Values that a reference may have; a person, organisation or place may be a province too."""
    both = [target, "provinces.province_id"] if target == "entities.entity_id" else [target]
    values = [
        read(file, [column])[column].combine_chunks()
        for table, _, column in (t.partition(".") for t in both)
        for file in by_table.get(table, [])
    ]
    return pc.unique(pa.concat_arrays(values)) if values else pa.array([], pa.string())


def _point(file: PartFile, column: str, known: pa.Array, found: Findings) -> None:
    table = read(file, [column])
    if column not in table.column_names:
        return
    values = pc.drop_null(table[column].combine_chunks())
    found.look("reference", len(values))
    lost = pc.unique(values.filter(pc.invert(pc.is_in(values, value_set=known))))
    if len(lost):
        found.fail("reference", f"{file.table}.{column} names {lost[0]}, which is not there",
                   len(lost))  # fmt: skip


# --- spans --------------------------------------------------------------------------------------


class _Texts:
    """Texts of articles, one part in memory at a time."""

    def __init__(self, files: list[PartFile]) -> None:
        self._files = files
        self._part: dict[str, int] = {}
        for number, file in enumerate(files):
            ids = read(file, ["article_id"])["article_id"].to_pylist()
            self._part.update(dict.fromkeys(ids, number))
        self._held: tuple[int, dict[str, dict[str, Any]]] = (-1, {})

    def of(self, article_id: str) -> dict[str, Any] | None:
        """Row (article_id, source_id, text, text_sha256) of an article."""
        number = self._part.get(article_id)
        if number is None:
            return None
        if self._held[0] != number:
            columns = ["article_id", "source_id", "text", "text_sha256"]
            rows = read(self._files[number], columns).to_pylist()
            self._held = (number, {r["article_id"]: r for r in rows})
        return self._held[1][article_id]


def spans(by_table: Mapping[str, list[PartFile]], found: Findings) -> None:
    """Mentions stand where they say; facts point into the text and their quote is in it."""
    omitted = {
        row["source_id"]
        for file in by_table.get("sources", [])
        for row in read(file, ["source_id", "full_text"]).to_pylist()
        if row.get("full_text") == "omit"
    }
    texts = _Texts(by_table.get("articles", []))
    for name in SPANNED:
        columns = ["article_id", "span_start", "span_end", "surface", "quote"]
        for file in by_table.get(name, []):
            for row in read(file, columns).to_pylist():
                article = texts.of(row["article_id"])
                if article is not None and article["source_id"] not in omitted:
                    found.look("span")
                    _span(name, row, article["text"], found)
    for file in by_table.get("articles", []):
        _digests(file, omitted, found)


def _span(name: str, row: Mapping[str, Any], text: str, found: Findings) -> None:
    start, end = row["span_start"], row["span_end"]
    if "surface" in row:
        if text[start:end] != row["surface"]:
            found.fail("span", f"mention {row['surface']!r} is not at {start}:{end} of article "
                               f"{row['article_id']}")  # fmt: skip
        return
    if not 0 <= start < end <= len(text):
        found.fail("span", f"{name}: {start}:{end} is outside article {row['article_id']}")
    elif row["quote"] not in text:
        found.fail("span", f"{name}: quote {row['quote'][:60]!r} is not in article "
                           f"{row['article_id']}")  # fmt: skip


def _digests(file: PartFile, omitted: set[str], found: Findings) -> None:
    """Texts that nothing was blotted out of or left out of have the digest they claim."""
    columns = ["article_id", "source_id", "text", "text_sha256"]
    for row in read(file, columns).to_pylist():
        if row["source_id"] in omitted or BLOT in row["text"]:
            continue
        found.look("text")
        if hashlib.sha256(row["text"].encode()).hexdigest() != row["text_sha256"]:
            found.fail("text", f"article {row['article_id']} has another text than its digest says")

"""Adds up the published parts of a release, one part after the other, so that memory stays bounded.

What comes out has a row per source, province and month, not per article.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from congdoan.records import record

Sums = Sequence[tuple[str, str]]  # (column, how it is added up: sum, max, last ...)


@record
class Staged:
    """The tables of a version in its folder; `tables` as in MANIFEST.json."""

    folder: Path
    tables: Mapping[str, Any]

    def files(self, name: str) -> list[Path]:
        """The parts of a table in its order."""
        return [self.folder / f["path"] for f in self.tables[name]["files"]]

    def parts(self, name: str, columns: Sequence[str]) -> Iterator[pa.Table]:
        """Some columns of a table, part by part."""
        for path in self.files(name):
            with pq.ParquetFile(path) as file:
                yield file.read(list(columns))

    def rows(self, name: str) -> int:
        """Rows of a table."""
        return int(self.tables[name]["rows"])


def added(
    pieces: Iterable[pa.Table], keys: Sequence[str], sums: Sums, order: Sequence[str] = ()
) -> pa.Table:
    """The pieces added up by their keys, in the order of the keys; columns keep their names.

    'last' is the last one in the named order of rows.
    """
    whole = pa.concat_tables([_added(piece, keys, sums, order) for piece in pieces])
    return _sorted(_added(whole, keys, sums, order), keys)


def _sorted(table: pa.Table, columns: Sequence[str]) -> pa.Table:
    return table.sort_by([(column, "ascending") for column in columns])


def _added(table: pa.Table, keys: Sequence[str], sums: Sums, order: Sequence[str]) -> pa.Table:
    table = _sorted(table, order) if order else table
    grouped = table.group_by(list(keys), use_threads=False).aggregate(list(sums))
    names = {f"{column}_{how}": column for column, how in sums}
    return grouped.rename_columns([names.get(n, n) for n in grouped.column_names])


def months(days: pa.ChunkedArray) -> pa.ChunkedArray:
    """The first days of the months."""
    return pc.floor_temporal(days, unit="month").cast(pa.date32())


def flag(values: pa.ChunkedArray) -> pa.ChunkedArray:
    """0 and 1, to be added up; null counts as 0."""
    return pc.fill_null(values, False).cast(pa.int64())  # noqa: FBT003 - arrow's signature


# --- articles -----------------------------------------------------------------------------------

_ARTICLE = ("source_id", "lineage_id", "published_on", "extraction", "syndicated_of", "revisions")
_COUNTED = ("articles", "ruled", "copied", "revised")


def articles(staged: Staged) -> pa.Table:
    """A row per source_id, lineage_id and month of publication (null: unknown), all in order.

    `articles`, of them `ruled` (read by rules of the site), `copied` (republished) and `revised`.
    """
    pieces = map(_article_counts, staged.parts("articles", _ARTICLE))
    keys = ("source_id", "lineage_id", "month")
    return added(pieces, keys, [(n, "sum") for n in _COUNTED])


def _article_counts(part: pa.Table) -> pa.Table:
    one = pa.array([1] * part.num_rows, pa.int64())
    return pa.table(
        {
            "source_id": part["source_id"],
            "lineage_id": part["lineage_id"],
            "month": months(part["published_on"]),
            "articles": one,
            "ruled": flag(pc.not_equal(part["extraction"], "generic")),
            "copied": flag(pc.is_valid(part["syndicated_of"])),
            "revised": flag(pc.greater(part["revisions"], 0)),
        }
    )


def rejections(staged: Staged) -> pa.Table:
    """A row per source_id and month of publication (null: unknown): `rejected` pages."""
    pieces = (
        pa.table(
            {
                "source_id": part["source_id"],
                "month": months(part["published_on"]),
                "rejected": pa.array([1] * part.num_rows, pa.int64()),
            }
        )
        for part in staged.parts("rejections", ("source_id", "published_on"))
    )
    return added(pieces, ("source_id", "month"), [("rejected", "sum")])


# --- facts --------------------------------------------------------------------------------------


@record
class FactCount:
    """One table of facts: its rows, of them one per fact (`distinct`), mean confidence 0 to 1."""

    table: str
    rows: int
    distinct: int
    confidence: float | None


def fact_counts(staged: Staged, names: Sequence[str]) -> list[FactCount]:
    """What each table of facts holds."""
    return [_fact_count(staged, name) for name in names]


def _fact_count(staged: Staged, name: str) -> FactCount:
    distinct, confidence = 0, 0.0
    for part in staged.parts(name, ("preferred", "confidence")):
        distinct += pc.sum(part["preferred"], min_count=0).as_py()
        confidence += pc.sum(part["confidence"], min_count=0).as_py()
    rows = staged.rows(name)
    mean = confidence / rows if rows else None
    return FactCount(table=name, rows=rows, distinct=distinct, confidence=mean)

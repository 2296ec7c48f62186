"""Observations: what was seen when, rebuilt from the archive beside the versions.

`captures` says of every archived record what came of it, `coverage` and `coverage_months` add it up
(coverage.py). Not versioned: each file is replaced as a whole.
"""

from __future__ import annotations

import contextlib
import uuid
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from congdoan.records import record
from congdoan.release import schema
from congdoan.release.coverage import by_day, by_month
from congdoan.release.segments import SegmentFile, read_columns


@record
class Seen:
    """One WARC file: its index (archive room) with owners in `source_id`, and its segments."""

    warc_digest: str
    index: pa.Table
    segments: tuple[SegmentFile, ...]


def rebuild(
    folder: Path, seen: Sequence[Seen], statuses: Mapping[str, str], held: Iterable[str]
) -> dict[str, int]:
    """Write the three tables below `folder`; rows per table. Files are replaced one by one."""
    tables = [(s.warc_digest[:16], _captures(s)) for s in seen]
    shown = _resolved([t for _, t in tables], [s.index["refers_to_at"].to_pylist() for s in seen])
    captures = {f"{name}.parquet": t for (name, _), t in zip(tables, shown, strict=True)}
    everything = pa.concat_tables([schema.arrow_schema("captures").empty_table(), *shown])
    made = {
        "captures": captures or {"part-000.parquet": everything},
        "coverage": {"part-000.parquet": by_day(everything, statuses, frozenset(held))},
        "coverage_months": {"part-000.parquet": by_month([(s.index, s.segments) for s in seen])},
    }
    for name, files in made.items():
        _replace(folder / name, files)
    return {name: sum(t.num_rows for t in files.values()) for name, files in made.items()}


def _captures(seen: Seen) -> pa.Table:
    """Index rows with the role, reason and article that the segments give them."""
    parts = [_placed(s) for s in seen.segments]
    places = {row.pop("warc_offset"): row for part in parts for row in part.to_pylist()}
    index = seen.index
    rows = [places.get(at, {}) for at in index["warc_offset"].to_pylist()]
    columns = {
        n: index[n] for n in schema.arrow_schema("captures").names if n in index.schema.names
    }
    roles = [r.get("role") or old for r, old in zip(rows, index["role"].to_pylist(), strict=True)]
    columns["role"] = pa.array(roles, pa.string())
    columns["reason"] = pa.array([r.get("reason") for r in rows], pa.string())
    columns["article_id"] = pa.array([r.get("article_id") for r in rows], pa.string())
    wanted = schema.arrow_schema("captures")
    arrays = [_whole(columns[f.name]).cast(f.type) for f in wanted]
    return pa.Table.from_arrays(arrays, schema=wanted)


def _whole(column: Any) -> pa.Array:  # noqa: ANN401 - pyarrow has no stubs
    return column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column


def _placed(segment: SegmentFile) -> pa.Table:
    wanted = ["warc_offset", "role", "rejection.reason", "article.article_id"]
    table = read_columns(segment, wanted)
    return pa.table(
        {
            "warc_offset": table["warc_offset"],
            "role": table["role"],
            "reason": pc.struct_field(table["rejection"].combine_chunks(), "reason"),
            "article_id": pc.struct_field(table["article"].combine_chunks(), "article_id"),
        }
    )


def _resolved(tables: list[pa.Table], referred: list[list[Any]]) -> list[pa.Table]:
    """A revisit gets role, reason and article of the page that it found again.

    It names its page by the digest of the body; an answer without a body (304) by the moment at
    which the body came, `referred` of each table.
    """
    known: dict[tuple[str, Any], tuple[Any, ...]] = {}
    names = ("url", "payload_sha256", "captured_at", "kind", *_OF_PAGE)
    for table in tables:
        columns = (table[n].to_pylist() for n in names)
        for url, payload, moment, kind, *page in zip(*columns, strict=True):
            if kind == "response" and payload is not None:
                known[url, payload] = known[url, moment] = tuple(page)
    return [_with_revisits(t, r, known) for t, r in zip(tables, referred, strict=True)]


_OF_PAGE = ("role", "reason", "article_id")


def _with_revisits(
    table: pa.Table, referred: list[Any], known: Mapping[tuple[str, Any], tuple[Any, ...]]
) -> pa.Table:
    kinds = table["kind"].to_pylist()
    if "revisit" not in kinds:
        return table
    columns = (table[n].to_pylist() for n in ("url", "payload_sha256"))
    pages = [
        (url, payload or moment) for url, payload, moment in zip(*columns, referred, strict=True)
    ]
    for at, name in enumerate(_OF_PAGE):
        old = table[name].to_pylist()
        new = [
            known[page][at] if kind == "revisit" and page in known else value
            for kind, page, value in zip(kinds, pages, old, strict=True)
        ]
        place = table.schema.get_field_index(name)
        table = table.set_column(place, table.schema.field(name), pa.array(new, pa.string()))
    return table


def _replace(folder: Path, files: Mapping[str, pa.Table]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, table in files.items():
        temp = folder / f".{uuid.uuid4().hex}.tmp"
        pq.write_table(table, temp, compression="zstd")
        temp.replace(folder / name)
    for path in folder.iterdir():
        if path.name not in files:  # of WARC files that are gone, and what a kill left behind
            with contextlib.suppress(FileNotFoundError):
                path.unlink()

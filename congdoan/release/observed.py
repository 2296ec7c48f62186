"""Coverage for people: what the observations say of each source, its days and its months."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from congdoan.errors import UsageError

_SUMS = ("attempted", "unchanged", "failed", "failed_network", "failed_http", "failed_refused",
         "new", "rejected")  # fmt: skip


def read(data: Path, name: str) -> list[dict[str, Any]]:
    """Rows of an observation table of a data root.

    Raises:
        UsageError: nothing was observed there yet, or the table is damaged.
    """
    files = sorted((data / "observations" / name).glob("*.parquet"))
    if not files:
        raise UsageError(f"{data} holds no observations: `congdoan run` or `congdoan assemble` "
                         "makes them")  # fmt: skip
    try:
        tables = [pq.read_table(file, partitioning=None) for file in files]
    except (OSError, pa.ArrowException) as error:
        raise UsageError(f"{files[0].parent} is damaged: `congdoan assemble` makes it "
                         "again") from error  # fmt: skip
    rows: list[dict[str, Any]] = pa.concat_tables(tables).to_pylist()
    return rows


def sources(data: Path, only: Sequence[str] = ()) -> list[dict[str, Any]]:
    """A row per source: sums over all days, and state and dates of the last one.

    Raises:
        UsageError: nothing was observed, or not of such a source.
    """
    days = _mine(read(data, "coverage"), only)
    by_source: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in sorted(days, key=lambda r: (r["source_id"], r["day"])):
        by_source[row["source_id"]].append(row)
    return [
        {
            "source_id": source_id,
            "state": rows[-1]["state"],
            "days": len(rows),
            "last_day": rows[-1]["day"],
            "last_new_on": rows[-1]["last_new_on"],
            **{name: sum(r[name] for r in rows) for name in _SUMS},
        }
        for source_id, rows in by_source.items()
    ]


def years(data: Path, only: Sequence[str] = ()) -> list[dict[str, Any]]:
    """A row per source and year of publication.

    `silent_months` are months between the oldest and the newest in which listings were seen but no
    page of them was an article; months without any row were never reached.

    Raises:
        UsageError: nothing was observed, or not of such a source.
    """
    found: dict[tuple[str, int], dict[str, Any]] = {}
    for row in _mine(read(data, "coverage_months"), only):
        key = (row["source_id"], row["month"].year)
        year = found.setdefault(
            key,
            {"source_id": key[0], "year": key[1], "months": 0, "silent_months": 0, "articles": 0,
             "rejected": 0, "listed": 0, "oldest_reachable_on": row["oldest_reachable_on"]},
        )  # fmt: skip
        year["months"] += 1
        year["silent_months"] += row["articles"] == 0
        for name in ("articles", "rejected", "listed"):
            year[name] += row[name]
    return [found[key] for key in sorted(found)]


def _mine(rows: list[dict[str, Any]], only: Sequence[str]) -> list[dict[str, Any]]:
    known = {row["source_id"] for row in rows}
    for source_id in only:
        if source_id not in known:
            raise UsageError(f"nothing was observed of source '{source_id}': known are "
                             f"{', '.join(sorted(known))}")  # fmt: skip
    return [row for row in rows if not only or row["source_id"] in only]

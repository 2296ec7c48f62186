"""Observations: what was seen when, rebuilt from the archive beside the versions.

`captures` says of every archived record what came of it, `coverage` and `coverage_months` add it up
(coverage.py). Not versioned: each file is replaced as a whole, and only when it would differ.
"""

from __future__ import annotations

import contextlib
import uuid
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from congdoan.release import schema
from congdoan.release.coverage import by_day, by_month
from congdoan.release.parts import file_sha256, is_good
from congdoan.release.sightings import Seen, Shown, captures, forget_unused, resolved, shown
from congdoan.release.state import State, digest

__all__ = ["Seen", "rebuild"]

_KNOWN = "captures"  # what is remembered of each file of captures
_Page = tuple[Any, Any, Any]  # role, reason, article_id


def rebuild(
    folder: Path,
    seen: Sequence[Seen],
    statuses: Mapping[str, str],
    held: Mapping[str, date | None],
    state: State | None = None,
) -> dict[str, int]:
    """Write the three tables below `folder`; rows per table. Files are replaced one by one.

    Args:
        folder: the observations of a data root.
        seen: every archive file.
        statuses: source -> its status.
        held: sources whose newer pages are not published -> the day that their rows show.
        state: what is remembered between builds.
    """
    state = state or State(None)
    named = [shown(s, state) for s in seen]
    forget_unused(state, [name for name, _ in named])
    found = [said for _, said in named]
    pairs = list(zip(seen, found, strict=True))
    counts = {"captures": _captures(folder / "captures", pairs, state)}
    for name, table in (
        ("coverage", by_day(found, statuses, held)),
        ("coverage_months", by_month(found)),
    ):
        _write(folder / name / "part-000.parquet", table)
        _clean(folder / name, {"part-000.parquet"})
        counts[name] = table.num_rows
    return counts


def _captures(folder: Path, files: Sequence[tuple[Seen, Shown]], state: State) -> int:
    """Write the files of captures that differ from what is there; rows of all."""
    known = state.get_words(_KNOWN)
    pages = _found_again([said for _, said in files])
    made: dict[str, Any] = {}
    for seen, said in files:
        name = f"{seen.warc_digest[:16]}.parquet"
        again = [pages.get(page) for page in said.again["page"].to_pylist()]
        mark = digest(seen.mark.encode(), repr(again).encode())
        old = known.get(name)
        if old is None or old["mark"] != mark or not _is_there(folder / name, old["sha256"]):
            table = resolved(captures(seen, seen.index()), iter(again))
            _write(folder / name, table)
            old = {"mark": mark, "rows": table.num_rows, "sha256": file_sha256(folder / name)}
        made[name] = old
    if not made:
        _write(folder / "part-000.parquet", schema.arrow_schema("captures").empty_table())
    _clean(folder, made.keys() or {"part-000.parquet"})
    state.put_words(_KNOWN, made)
    return sum(file["rows"] for file in made.values())


def _is_there(path: Path, sha256: str) -> bool:
    return path.is_file() and is_good(path, sha256)


def _found_again(files: Sequence[Shown]) -> dict[int, _Page]:
    """Page -> what it is, of the pages that revisits found; of several answers the last."""
    wanted = np.unique(np.concatenate([_NO_PAGES, *(f.again["page"].to_numpy() for f in files)]))
    if not len(wanted):
        return {}
    found: dict[int, _Page] = {}
    for file in files:
        found.update(_among(file.pages, wanted))
    return found


_NO_PAGES = np.array([], np.uint64)


def _among(pages: pa.Table, wanted: Any) -> Iterator[tuple[int, _Page]]:  # noqa: ANN401
    mine = pages.filter(pc.is_in(pages["page"], value_set=pa.array(wanted)))
    page, *told = (mine[n].to_pylist() for n in ("page", "role", "reason", "article_id"))
    return zip(page, zip(*told, strict=True), strict=True)


def _write(path: Path, table: pa.Table) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    temp = path.with_name(f".{uuid.uuid4().hex}.tmp")
    pq.write_table(table, temp, compression="zstd")
    temp.replace(path)


def _clean(folder: Path, names: Collection[str]) -> None:
    """Remove files of archives that are gone, and what a kill left behind."""
    for path in folder.iterdir():
        if path.name not in names:
            with contextlib.suppress(FileNotFoundError):
                path.unlink()

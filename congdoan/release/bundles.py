"""Small segments of one archive file joined: a night of 150 sources is one file and not 150.

Parquet like any segment, with the places of its members in the footer. It appears whole before its
members go, and whoever is killed in between leaves both, which say the same.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
import logging
from collections.abc import Mapping, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from congdoan.release.rows import segment_schema
from congdoan.release.segments import GROUP_ROWS, SegmentFile, appearing, read_columns

_log = logging.getLogger(__name__)
MANY = 8  # segments of one archive file from which on they are joined
SMALL = 1 << 20  # bytes; larger ones gain nothing
_MEMBERS = b"congdoan.members"
Place = tuple[Path, int, int]  # file, first row, rows


def places(folder: Path) -> dict[str, Place]:
    """Name of each joined segment -> its place; a damaged bundle has none and is named."""
    found: dict[str, Place] = {}
    for path in sorted(folder.glob("*+*.parquet")):
        found |= {name: (path, first, rows) for name, first, rows in members(path)}
    return found


def members(path: Path) -> list[tuple[str, int, int]]:
    """(name, first row, rows) of the segments in a bundle; empty when it cannot be read."""
    try:
        known = pq.read_schema(path)
    except (OSError, pa.ArrowInvalid) as error:
        _log.warning("bundle of segments damaged path=%s problem=%s", path, error)
        return []
    if not known.equals(segment_schema()):
        return []
    return [(str(n), int(at), int(rows)) for n, at, rows in json.loads(known.metadata[_MEMBERS])]


def placed(segment: SegmentFile, known: Mapping[str, Place]) -> SegmentFile | None:
    """The segment as it lies in a bundle; None when it is in none."""
    if (place := known.get(segment.name)) is None:
        return None
    path, first, rows = place
    return dataclasses.replace(segment, path=path, first=first, rows=rows)


def joined(segments: Sequence[SegmentFile]) -> tuple[SegmentFile, ...]:
    """The segments of one archive file, small ones joined when they are many.

    Raises:
        DamagedSegmentError: one cannot be read.
        OSError: the bundle cannot be written.
    """
    small = [s for s in segments if s.rows is None and s.path.stat().st_size <= SMALL]
    if len(small) < MANY:
        return tuple(segments)
    names = "\n".join(s.name for s in small)
    mark = hashlib.sha256(names.encode()).hexdigest()[:16]
    path = small[0].path.with_name(f"{small[0].warc_digest[:16]}+{mark}.parquet")
    known = _write(path, small)
    for segment in small:
        segment.path.unlink(missing_ok=True)
    return tuple(placed(s, known) or s for s in segments)


def _write(path: Path, segments: Sequence[SegmentFile]) -> dict[str, Place]:
    tables = [read_columns(segment, None) for segment in segments]
    at, known = 0, dict[str, Place]()
    for segment, table in zip(segments, tables, strict=True):
        known[segment.name] = (path, at, table.num_rows)
        at += table.num_rows
    told = json.dumps([[name, first, rows] for name, (_, first, rows) in known.items()])
    whole = pa.concat_tables(tables).replace_schema_metadata({_MEMBERS: told})
    with appearing(path) as file:
        pq.write_table(
            whole, file, compression="zstd", compression_level=3, row_group_size=GROUP_ROWS,
            write_page_checksum=True,
        )  # fmt: skip
    return known

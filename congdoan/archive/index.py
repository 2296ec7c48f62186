"""The captures index beside each WARC file: one row per visit, as Parquet.

It is derived: deleting it costs the time to read the WARC again. For foreign files `source_id` is
null; who reads the index knows the hosts of the sources.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from congdoan.archive.files import archive_name, file_digest, index_path, list_warcs, staged
from congdoan.archive.reader import ArchivedRecord, read
from congdoan.errors import ArchiveError
from congdoan.records import Outcome

__all__ = [
    "SCHEMA",
    "ensure_index",
    "list_warcs",
    "publish_index",
    "publish_joined",
    "read_index",
    "recorded_digest",
    "warc_digest",
    "write_index",
]

_VERSION = b"2"
_INSTANT = pa.timestamp("us", tz="UTC")
SCHEMA = pa.schema(
    [
        ("url", pa.string()),
        ("source_id", pa.string()),
        ("captured_at", _INSTANT),
        ("kind", pa.string()),
        ("role", pa.string()),
        ("outcome", pa.string()),
        ("detail", pa.string()),
        ("status", pa.int32()),
        ("content_type", pa.string()),
        ("payload_sha256", pa.string()),
        ("refers_to_at", _INSTANT),
        ("listing_url", pa.string()),
        ("title_hint", pa.string()),
        ("published_hint", pa.date32()),
        ("warc_file", pa.string()),
        ("warc_offset", pa.int64()),
        ("length", pa.int64()),
        ("problem", pa.string()),
    ]
)


def write_index(warc: Path, archive: Path) -> Path:
    """Read `warc` through and write its index beside it; the path of the index.

    Raises:
        ArchiveError: the WARC cannot be read or the index not written.
    """
    name = warc.relative_to(archive).as_posix() if warc.is_relative_to(archive) else None
    return publish_index(warc, read(warc), name)


def publish_index(warc: Path, visits: Iterable[ArchivedRecord], name: str | None = None) -> Path:
    """Write the index of visits that are in `warc`, called `name` there; the path of the index.

    Raises:
        ArchiveError: the index cannot be written.
    """
    rows = [_row(visit, name or archive_name(warc)) for visit in visits]
    return _publish(warc, pa.Table.from_pylist(rows, schema=SCHEMA))


def publish_joined(warc: Path, parts: Sequence[tuple[Path, int]]) -> None:
    """Make the index of `warc` out of those of its parts: files that begin at a byte of it each.

    Does nothing when a part has none; the index is then made by who needs it first.

    Raises:
        ArchiveError: the index cannot be written.
    """
    if any(_metadata(part) is None for part, _ in parts):
        return
    tables = [_moved(read_index(part), archive_name(warc), start) for part, start in parts]
    _publish(warc, pa.concat_tables(tables).combine_chunks())


def _moved(table: pa.Table, name: str, start: int) -> pa.Table:
    """Rows of a part that begins at byte `start` of the file `name`."""
    columns = {
        "warc_file": pa.repeat(pa.scalar(name), table.num_rows),
        "warc_offset": pc.add(table["warc_offset"], start),
    }
    for column, values in columns.items():
        table = table.set_column(table.schema.get_field_index(column), column, values)
    return table


def _publish(warc: Path, table: pa.Table) -> Path:
    marks = {
        "congdoan.index_version": _VERSION,
        "congdoan.warc_sha256": file_digest(warc),
        "congdoan.warc_bytes": str(warc.stat().st_size),
    }
    final = index_path(warc)
    with staged(final.parent) as made:
        pq.write_table(table.replace_schema_metadata(marks), made.file, compression="zstd")
        made.publish(final)
    return final


def ensure_index(warc: Path, archive: Path) -> Path:
    """The index of `warc`, made when it is missing, damaged or of another layout.

    Raises:
        ArchiveError: the WARC cannot be read or the index not written.
    """
    return index_path(warc) if _metadata(warc) is not None else write_index(warc, archive)


def read_index(warc: Path) -> pa.Table:
    """The index as a table of `SCHEMA`.

    Raises:
        ArchiveError: there is none that can be read; `ensure_index` makes it.
    """
    path = index_path(warc)
    try:
        return pq.read_table(path, schema=SCHEMA, partitioning=None)
    except (OSError, pa.ArrowException) as error:
        raise ArchiveError(f"{path} is missing or damaged: run `congdoan assemble`") from error


def warc_digest(path: Path) -> str:
    """Hex SHA-256 of the WARC file, from its index where that is up to date."""
    known = _metadata(path)
    return file_digest(path) if known is None else known[b"congdoan.warc_sha256"].decode()


def recorded_digest(warc: Path) -> str | None:
    """The SHA-256 that the index noted when it was made; None where there is no usable index."""
    known = _metadata(warc)
    return None if known is None else known[b"congdoan.warc_sha256"].decode()


def _metadata(warc: Path) -> dict[bytes, bytes] | None:
    """Key-values of a usable index of this very file; None when it must be made again."""
    try:
        schema = pq.read_schema(index_path(warc))
    except (OSError, pa.ArrowException):
        return None
    found: dict[bytes, bytes] = schema.metadata or {}
    fits = (
        found.get(b"congdoan.index_version") == _VERSION
        and found.get(b"congdoan.warc_bytes") == str(warc.stat().st_size).encode()
        and b"congdoan.warc_sha256" in found
    )
    return found if fits else None


def _row(visit: ArchivedRecord, name: str) -> dict[str, Any]:
    ref, attempt = visit.ref, visit.attempt
    return {
        "url": visit.url,
        "source_id": visit.source_id,
        "captured_at": visit.captured_at,
        "kind": visit.kind,
        "role": None if visit.role is None else visit.role.value,
        "outcome": _outcome(visit),
        "detail": (attempt.detail or None) if attempt is not None else visit.truncated,
        "status": visit.status,
        "content_type": visit.content_type,
        "payload_sha256": visit.payload_sha256,
        "refers_to_at": visit.refers_to_at,
        "listing_url": None if ref is None else ref.listing_url,
        "title_hint": None if ref is None or ref.title_hint is None else _utf8(ref.title_hint),
        "published_hint": None if ref is None else ref.published_hint,
        "warc_file": name,
        "warc_offset": visit.offset,
        "length": visit.length,
        "problem": visit.problem,
    }


def _utf8(text: str) -> str:
    """The text as the archive holds it: half a surrogate pair, as JSON may bring, becomes '?'."""
    return text.encode("utf-8", "replace").decode()


def _outcome(visit: ArchivedRecord) -> str | None:
    """The attempt's word, or the one that the answer's status means; null for a redirect."""
    if visit.attempt is not None:
        return visit.attempt.outcome.value
    if visit.kind == "revisit":
        return Outcome.UNCHANGED.value
    if visit.kind != "response" or visit.status is None:
        return None
    if visit.truncated:
        return _CUT.get(visit.truncated, Outcome.TRUNCATED).value
    word = _STATUS.get(visit.status) or _CLASS.get(visit.status // 100)
    return None if word is None else word.value


_CUT = {"length": Outcome.TOO_LARGE, "time": Outcome.DEADLINE}
_CLASS = {2: Outcome.PROTOCOL, 4: Outcome.HTTP_4XX, 5: Outcome.HTTP_5XX}
# One missing page is no page that is gone: only an attempt says so, after three days without it.
_STATUS = {200: Outcome.OK, 203: Outcome.OK, 429: Outcome.PARKED} | dict.fromkeys(
    (401, 403, 407, 451), Outcome.BLOCKED
)

"""Segments: what the pure rooms said about one source's records in one WARC file, as Parquet.

Private, deterministic, disposable: named by (WARC digest, source, fingerprint), a row per archived
record, facts nested in it. Columns are the published ones minus what needs the whole corpus.
"""

from __future__ import annotations

import fcntl
import os
import uuid
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self

import pyarrow as pa
import pyarrow.parquet as pq

from congdoan.errors import ArchiveError
from congdoan.records import record
from congdoan.release.rows import Placed, segment_schema, to_row

LAYOUT = 1  # step it when rows mean something else: old segments are then made again
GROUP_ROWS = 256  # rows of one row group: what is read to get one article


class DamagedSegmentError(ArchiveError):
    """A segment cannot be read; it can be made again from the archive."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(f"segment {path.name} is damaged: {why}")
        self.path = path


@record
class SegmentFile:
    """A segment on disk; `warc_file` is the archive-relative name of its WARC.

    `rows` from row `first` of the file are its own; None means the whole file (bundles.py).
    """

    path: Path
    warc_digest: str
    warc_file: str
    source_id: str
    fingerprint: str
    first: int = 0
    rows: int | None = None

    @property
    def name(self) -> str:
        """Its name, which is its file's when it has one of its own."""
        return segment_name(self.warc_digest, self.source_id, self.fingerprint)


def segment_name(warc_digest: str, source_id: str, fingerprint: str) -> str:
    """File name of a segment."""
    return f"{warc_digest[:16]}-{source_id}-{fingerprint}.parquet"


class SegmentWriter:
    """Writes one segment: rows in, and the file appears whole at its name on a clean exit."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._schema = segment_schema()
        self._rows: list[dict[str, Any]] = []
        self._stack = ExitStack()

    def __enter__(self) -> Self:
        file = self._stack.enter_context(appearing(self.path))
        self._writer = pq.ParquetWriter(
            file, self._schema, compression="zstd", compression_level=3,
            write_page_checksum=True,
        )  # fmt: skip
        self._stack.callback(self._writer.close)
        self._stack.push(self._write_rest)
        return self

    def add(self, placed: Placed) -> None:
        """Append the row of a record."""
        self._rows.append(to_row(placed))
        if len(self._rows) == GROUP_ROWS:
            self._flush()

    def _flush(self) -> None:
        self._writer.write_table(pa.Table.from_pylist(self._rows, schema=self._schema))
        self._rows.clear()

    def _write_rest(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None and self._rows:
            self._flush()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stack.__exit__(kind, error, trace)


@contextmanager
def appearing(path: Path) -> Iterator[IO[bytes]]:
    """A file that appears whole at its name when the context ends well; locked until then."""
    temp = path.with_name(f".{path.name}.{uuid.uuid4().hex[:8]}.tmp")
    path.parent.mkdir(parents=True, exist_ok=True)
    with temp.open("wb") as file:
        fcntl.flock(file, fcntl.LOCK_EX)  # a sweep leaves it alone
        try:
            yield file
            file.flush()
            os.fsync(file.fileno())
            temp.replace(path)
        finally:
            temp.unlink(missing_ok=True)


def is_whole(path: Path) -> bool:
    """Whether the segment is there and its footer tells the present schema."""
    try:
        return bool(pq.read_schema(path).equals(segment_schema()))
    except (OSError, pa.ArrowInvalid):
        return False


def identity(segment: SegmentFile) -> str:
    """What tells this very file from any other of its name; a copied file is another one.

    Raises:
        DamagedSegmentError: it is gone.
    """
    try:
        seen = segment.path.stat()
    except OSError as error:
        raise DamagedSegmentError(segment.path, str(error.strerror)) from error
    marks = (segment.name, segment.warc_file, segment.first, seen.st_size, seen.st_mtime_ns,
             seen.st_ino)  # fmt: skip
    return " ".join(map(str, marks))


@contextmanager
def _opened(segment: SegmentFile) -> Iterator[pq.ParquetFile]:
    try:
        with pq.ParquetFile(segment.path, page_checksum_verification=True) as file:
            yield file
    except (OSError, pa.ArrowInvalid) as error:
        raise DamagedSegmentError(segment.path, " ".join(str(error).split())) from error


def read_columns(segment: SegmentFile, columns: list[str] | None) -> pa.Table:
    """The named columns ('article.article_id' names a field), or all, of a segment's rows.

    Raises:
        DamagedSegmentError: the file cannot be read or its checksums do not hold.
    """
    with _opened(segment) as file:  # pq.read_table would flatten 'article.url' to 'url'
        if segment.rows is None:
            return file.read(columns=columns)
        start, end = segment.first // GROUP_ROWS, -(-(segment.first + segment.rows) // GROUP_ROWS)
        table = file.read_row_groups(list(range(start, end)), columns=columns)
        return table.slice(segment.first - start * GROUP_ROWS, segment.rows)


def read_rows(
    segment: SegmentFile, rows: list[int], columns: Sequence[str] | None = None
) -> pa.Table:
    """The rows of the given numbers in the given order; reads only the row groups they are in.

    Raises:
        DamagedSegmentError: the file cannot be read or its checksums do not hold.
    """
    rows = [segment.first + row for row in rows]
    wanted: dict[int, int] = {}  # row group -> where its first row lands in what is read
    tables: list[pa.Table] = []
    landed = 0
    with _opened(segment) as file:
        for group in sorted({row // GROUP_ROWS for row in rows}):
            wanted[group] = landed
            tables.append(file.read_row_group(group, columns=columns))
            landed += tables[-1].num_rows
    at = [wanted[row // GROUP_ROWS] + row % GROUP_ROWS for row in rows]
    return pa.concat_tables(tables).combine_chunks().take(pa.array(at, pa.int64()))


def sweep(folder: Path) -> None:
    """Remove temporary files of writers that were killed; a living writer holds a lock on its own.

    A reader sees finished segments only, so that leftovers cost nothing but space.
    """
    for path in folder.glob(".*.tmp"):
        try:
            with path.open("rb") as file:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                path.unlink(missing_ok=True)
        except (BlockingIOError, FileNotFoundError):
            continue

"""Writes the Parquet files of a release: parts in a fixed order, same rows, same bytes."""

from __future__ import annotations

import errno
import hashlib
import logging
import os
import shutil
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from congdoan.release import digest, schema

_log = logging.getLogger(__name__)
PART_ROWS = 2000  # articles of one part: a day's news rewrites one part of each table


class PartWriter:
    """Writes parts of tables into a staging folder and keeps their counts and digests."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._files: dict[str, list[dict[str, Any]]] = defaultdict(list)

    def write(self, name: str, table: pa.Table, part: str) -> dict[str, Any] | None:
        """Write one part and tell what MANIFEST.json says of it; an empty one is left out."""
        return self._write(name, table, part) if table.num_rows else None

    def _write(self, name: str, table: pa.Table, part: str) -> dict[str, Any]:
        path = self.folder / name / f"part-{part}.parquet"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)  # a link to a published file is never written into
        pq.write_table(table, path, compression="zstd", compression_level=9)
        file = {
            "path": path.relative_to(self.folder).as_posix(),
            "rows": table.num_rows,
            "bytes": path.stat().st_size,
            "sha256": file_sha256(path),
        }
        if name != digest.NOT_COUNTED:
            file["content"] = f"{digest.content_sum(table, name):032x}"
        self._files[name].append(file)
        return file

    def link(self, files: Mapping[str, dict[str, Any]], published: Path) -> bool:
        """Take whole files of a version instead of writing them; False when one is damaged."""
        if not all(is_good(published / f["path"], f["sha256"]) for f in files.values()):
            return False
        for name, file in files.items():
            new = self.folder / file["path"]
            new.parent.mkdir(parents=True, exist_ok=True)
            link_or_copy(published / file["path"], new)
            self._files[name].append(file)
        return True

    def tables(self, names: tuple[str, ...]) -> dict[str, dict[str, Any]]:
        """What MANIFEST.json says of the tables; a table without rows gets one empty part."""
        for name in names:
            if not self._files[name]:
                self._write(name, schema.arrow_schema(name).empty_table(), "000000-000")
        found = {}
        for name in names:
            files = sorted(self._files[name], key=lambda f: str(f["path"]))
            found[name] = {
                "rows": sum(f["rows"] for f in files),
                "bytes": sum(f["bytes"] for f in files),
                "files": files,
            }
        return found

    def sums(self) -> dict[str, int]:
        """Table -> digest of its content."""
        return {
            name: digest.add([int(f["content"], 16) for f in files])
            for name, files in self._files.items()
            if name != digest.NOT_COUNTED
        }


def chunks(rows: pa.Table, moment: str = "first_seen_at") -> list[tuple[str, pa.Table]]:
    """(part name, rows) of rows ordered by a moment: months, cut at PART_ROWS.

    Months keep an import of old captures from moving rows of later parts.
    """
    when = rows[moment].combine_chunks()
    months = pc.add(pc.multiply(pc.year(when), 100), pc.month(when)).to_numpy(zero_copy_only=False)
    starts = np.flatnonzero(np.diff(months, prepend=0)).tolist()
    found = []
    for start, end in zip(starts, [*starts, len(months)][1:], strict=True):
        for number, at in enumerate(range(start, end, PART_ROWS)):
            piece = rows.slice(at, min(PART_ROWS, end - at))
            found.append((f"{months[start]}-{number:03d}", piece))
    return found


def is_good(path: Path, sha256: str) -> bool:
    """Whether a published file is there with its digest; one that is not is named in the log."""
    try:
        good = file_sha256(path) == sha256
    except OSError:
        good = False
    if not good:
        _log.warning("published file damaged or gone, made again path=%s", path)
    return good


def read_published(path: Path, columns: list[str] | None = None) -> pa.Table | None:
    """A file of an earlier version; None, and its name in the log, when it cannot be read."""
    try:
        return pq.read_table(path, columns=columns, partitioning=None)
    except (OSError, pa.ArrowInvalid) as error:
        _log.warning("published file cannot be read path=%s problem=%s", path, error)
        return None


def link_or_copy(old: Path, new: Path) -> None:
    """Make `new` the same file as `old`; a copy where the file system has no links."""
    try:
        os.link(old, new)
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EROFS, errno.EDQUOT):
            raise
        shutil.copyfile(old, new)


def file_sha256(path: Path) -> str:
    """Hex SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()

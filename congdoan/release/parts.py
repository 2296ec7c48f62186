"""Writes the Parquet files of a release: parts in a fixed order, same rows, same bytes."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from congdoan.release import digest, schema

PART_ROWS = 4000  # articles of one part: a day's news rewrites one part of each table


class PartWriter:
    """Writes parts of tables into a staging folder and keeps their counts and digests."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._files: dict[str, list[dict[str, Any]]] = defaultdict(list)

    def write(self, name: str, table: pa.Table, part: str) -> None:
        """Write one part; an empty one is left out."""
        if table.num_rows:
            self._write(name, table, part)

    def _write(self, name: str, table: pa.Table, part: str) -> None:
        path = self.folder / name / f"part-{part}.parquet"
        path.parent.mkdir(parents=True, exist_ok=True)
        pq.write_table(table, path, compression="zstd", compression_level=9)
        self._files[name].append(
            {
                "path": path.relative_to(self.folder).as_posix(),
                "rows": table.num_rows,
                "bytes": path.stat().st_size,
                "sha256": file_sha256(path),
                "content": f"{digest.content_sum(table, name):032x}",
            }
        )

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
        }


def chunks(articles: pa.Table) -> list[tuple[str, pa.Table]]:
    """(part name, rows) of articles ordered by first sighting: months, cut at PART_ROWS.

    Months keep an import of old captures from moving rows of later parts.
    """
    months: dict[str, list[int]] = defaultdict(list)
    for at, moment in enumerate(articles["first_seen_at"].to_pylist()):
        months[f"{moment:%Y%m}"].append(at)
    found = []
    for month, rows in sorted(months.items()):
        for number, start in enumerate(range(0, len(rows), PART_ROWS)):
            piece = rows[start : start + PART_ROWS]
            found.append((f"{month}-{number:03d}", articles.slice(piece[0], len(piece))))
    return found


def file_sha256(path: Path) -> str:
    """Hex SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def read_column(path: Path, name: str) -> list[Any]:
    """One column of a Parquet file."""
    values: list[Any] = pq.read_table(path, columns=[name], partitioning=None)[name].to_pylist()
    return values

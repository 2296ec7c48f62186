"""What a check of a published version looked at and found wrong, and the files it looks at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from congdoan.records import record

_SHOWN = 20  # examples of one check


class Findings:
    """What was looked at and what is wrong, per check; of each check the first examples."""

    def __init__(self) -> None:
        self.looked: Counter[str] = Counter()
        self.wrong: Counter[str] = Counter()
        self.problems: list[str] = []
        self.skipped: list[str] = []  # what could not be asked here, and why

    def look(self, check: str, count: int = 1) -> None:
        """So many things were looked at."""
        self.looked[check] += count

    def fail(self, check: str, sentence: str, count: int = 1) -> None:
        """So many of them are wrong; the sentence names one."""
        if self.wrong[check] < _SHOWN:
            self.problems.append(f"{check}: {sentence}")
        self.wrong[check] += count


@record
class PartFile:
    """One Parquet file of a table that could be read."""

    table: str
    path: Path
    entry: Mapping[str, Any]  # as in MANIFEST.json


def read(file: PartFile, columns: list[str] | None = None) -> pa.Table:
    """The named columns of a file, those of them that it has."""
    there = pq.read_schema(file.path).names
    wanted = there if columns is None else [c for c in columns if c in there]
    return pq.read_table(file.path, columns=wanted, partitioning=None)

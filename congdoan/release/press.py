"""Makes the parts of a release, each once: a part that nothing touched is taken over unread.

A part's mark covers everything that its rows are made from: the very segment files and rows, what
the corpus says of them, and the code. Where the mark is that of the previous build and the
published files are whole, they are linked.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np
import pyarrow as pa

from congdoan.release import schema
from congdoan.release.checks import Checks, named_entities
from congdoan.release.parts import PartWriter
from congdoan.release.segments import SegmentFile, identity
from congdoan.release.state import State, digest
from congdoan.release.store import Version, listed

_KNOWN = "parts"
_SINGLE = "000000-000"
Tables = dict[str, pa.Table]


class Press:
    """Parts of one build; `finish` remembers them for the next one."""

    def __init__(
        self, writer: PartWriter, checks: Checks, state: State, parent: Version | None
    ) -> None:
        self._writer = writer
        self._checks = checks
        self._state = state
        self._parent = parent
        self._before = {} if parent is None else listed(parent)
        self._known = state.get_words(_KNOWN)
        self._made: dict[str, Any] = {}

    def part(self, part: str, mark: str, make: Callable[[], tuple[Tables, set[str]]]) -> None:
        """Take over or make the tables of a part. `make` gives them and the entities they tell."""
        known = self._known.get(part)
        if known is not None and known["mark"] == mark and self._take(known["files"]):
            self._checks.refer(known["owed"])
            self._made[part] = known
            return
        tables, told = make()
        if "articles" in tables:
            self._checks.part(tables)
        else:
            for name, table in tables.items():
                self._checks.table(name, table)
        with ThreadPoolExecutor() as threads:  # compressing and hashing need no interpreter lock
            wrote = threads.map(lambda name: self._writer.write(name, tables[name], _file(part)),
                                tables)  # fmt: skip
            files = {n: f for n, f in zip(tables, wrote, strict=True) if f is not None}
        owed = sorted(named_entities(tables) - told) if "mentions" in tables else []
        self._made[part] = {"mark": mark, "files": files, "owed": owed}

    def _take(self, files: Mapping[str, dict[str, Any]]) -> bool:
        if self._parent is None:
            return False
        published = all(self._before.get(f["path"]) == f["sha256"] for f in files.values())
        return published and self._writer.link(files, self._parent.path)

    def whole(self, name: str, table: pa.Table) -> None:
        """Write a table of a single part."""
        self._checks.table(name, table)
        self._writer.write(name, table, _SINGLE)

    def slices(self, name: str, pieces: list[tuple[str, pa.Table]]) -> None:
        """Write a table whose rows are at hand, in pieces."""
        names = schema.arrow_schema(name).names
        for part, piece in pieces:
            rows = piece.select(names)
            self.part(f"{name}/{part}", digest(_bytes(rows)), lambda t=rows: ({name: t}, set()))  # type: ignore[misc]  # mypy knows no types of defaults

    def finish(self) -> None:
        """Remember what was made."""
        self._state.put_words(_KNOWN, self._made)
        self._state.tidy()


def _file(part: str) -> str:
    return part.rpartition("/")[2]


def _bytes(table: pa.Table) -> bytes:
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema) as writer:
        writer.write_table(table.combine_chunks())
    whole: bytes = sink.getvalue().to_pybytes()
    return whole


class Marks:
    """Marks of segment rows: equal when the rows must be."""

    def __init__(self, segments: tuple[SegmentFile, ...]) -> None:
        self._of = np.array([bytes.fromhex(digest(identity(s).encode())) for s in segments], "S16")

    def of(self, places: pa.Table, more: bytes = b"") -> str:
        """The mark of rows at places (segment, row)."""
        segments = self._of[places["segment"].to_numpy()].tobytes() if len(places) else b""
        return digest(segments, places["row"].to_numpy().tobytes(), more)

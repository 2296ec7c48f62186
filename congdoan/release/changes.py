"""What differs from the previous version, row by row, and why.

Only parts whose bytes differ are compared. Mentions are compared per article: their ordinals move
when one of them comes or goes. The cause comes from what changed on the way to the row: its page
in the archive, or a part of its source's fingerprint (causes.py).
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from congdoan.records import record
from congdoan.release import schema
from congdoan.release.causes import Causes, Side, equal_files
from congdoan.release.digest import digests, row_texts
from congdoan.release.tables import shaped

__all__ = ["Side", "compare", "packed", "pieces"]

_PER_ARTICLE = frozenset({"mentions"})
_PACKED = 200_000  # rows of one part
_PIECE = 50_000  # changes of one table in memory
_DIGEST = 16  # bytes


def compare(old: Side | None, new: Side) -> pa.Table:
    """Table `changes` from `old` to `new`; without `old` every row is first seen."""
    empty = schema.arrow_schema("changes").empty_table()
    return pa.concat_tables([empty, *pieces(old, new)]).combine_chunks()


def pieces(old: Side | None, new: Side) -> Iterator[pa.Table]:
    """The same piece by piece, so that memory stays bounded."""
    names = [n for n in schema.released() if n != "changes"]
    if old is None:
        for name in names:
            yield from _first_seen(name, new)
        return
    same = equal_files(old, new)
    causes = Causes(old, new, same)
    for name in names:
        rows = (_told(name, change, causes) for change in _table(name, old, new, same))
        while piece := list(islice(rows, _PIECE)):
            yield pa.Table.from_pylist(piece, schema=schema.arrow_schema("changes"))


def packed(found: Iterable[pa.Table]) -> Iterator[pa.Table]:
    """The pieces joined to tables of at least _PACKED rows, except the last."""
    waiting: list[pa.Table] = []
    for piece in found:
        waiting.append(piece)
        if sum(p.num_rows for p in waiting) >= _PACKED:
            yield pa.concat_tables(waiting).combine_chunks()
            waiting = []
    if waiting:
        yield pa.concat_tables(waiting).combine_chunks()


def _first_seen(name: str, side: Side) -> Iterator[pa.Table]:
    columns = [*_keys(name), *(n for n in ("article_id",) if n in schema.arrow_schema(name).names)]
    for file in side.files(name):
        table = pq.read_table(
            side.folder / file["path"], columns=list(dict.fromkeys(columns)), partitioning=None
        )
        made = {"key": _joined_keys(name, table), "article_id": pa.nulls(len(table), pa.string())}
        if "article_id" in columns:
            made["article_id"] = table["article_id"]
        rows = pa.table(made)
        if name in _PER_ARTICLE:
            rows = rows.group_by(["key", "article_id"]).aggregate([])
        rows = rows.sort_by("key")
        count = rows.num_rows
        arrays = {
            "table": pa.array([name] * count, pa.string()),
            "key": rows["key"],
            "article_id": rows["article_id"],
            "change": pa.array(["insert"] * count, pa.string()),
            "causes": pa.array([["first_seen"]] * count, schema.TYPES["strings"]),
            "columns": pa.array([[]] * count, schema.TYPES["strings"]),
        }
        yield shaped("changes", arrays)


@record
class _Change:
    kind: str
    key: str
    row: _Row
    columns: list[str]


def _told(name: str, change: _Change, causes: Causes) -> dict[str, Any]:
    return {
        "table": name,
        "key": change.key,
        "article_id": change.row.article_id,
        "change": change.kind,
        "causes": causes.of(change.kind, change.row.article_id, change.row.source_id),
        "columns": change.columns,
    }


def _table(name: str, old: Side, new: Side, same: frozenset[str]) -> Iterator[_Change]:
    """Changes of a table, file by file; rows that moved to another file are met at the end."""
    sides = [{f["path"]: f for f in s.files(name) if f["sha256"] not in same}
             for s in (old, new)]  # fmt: skip
    gone: dict[str, _Row] = {}
    come: dict[str, _Row] = {}
    for path in sorted(sides[0].keys() | sides[1].keys()):
        tables = [side.read(files[path]) if path in files else None
                  for side, files in zip((old, new), sides, strict=True)]  # fmt: skip
        before, after = (_Rows(name, table) for table in _differing(name, *tables))
        for key in sorted(before.places.keys() & after.places.keys()):
            yield from _update(key, before, after)
        gone |= {k: before.row(k, path) for k in before.places.keys() - after.places.keys()}
        come |= {k: after.row(k, path) for k in after.places.keys() - before.places.keys()}
    for key in sorted(gone.keys() | come.keys()):
        was, now = gone.get(key), come.get(key)
        if was is not None and now is not None:
            if was.digest != now.digest:
                yield from _update(key, _Rows(name, old.read(sides[0][was.path])),
                                   _Rows(name, new.read(sides[1][now.path])))  # fmt: skip
        elif now is not None:
            yield _Change(kind="insert", key=key, row=now, columns=[])
        elif was is not None:
            yield _Change(kind="delete", key=key, row=was, columns=[])


def _differing(
    name: str, old: pa.Table | None, new: pa.Table | None
) -> tuple[pa.Table | None, pa.Table | None]:
    """Of both tables the rows of keys whose content differs: of large tables these are few."""
    names = schema.table(name).content_columns
    if old is None or new is None or not set(names) <= set(old.column_names):
        return old, new
    before, after = (_row_digests(table, names) for table in (old, new))
    keys = [_joined_keys(name, table) for table in (old, new)]
    moved = [
        keys[0].filter(pc.invert(pc.is_in(before, value_set=after))),
        keys[1].filter(pc.invert(pc.is_in(after, value_set=before))),
    ]
    differing = pc.unique(pa.chunked_array([*moved[0].chunks, *moved[1].chunks], pa.string()))
    told = [t.filter(pc.is_in(k, value_set=differing))
            for t, k in zip((old, new), keys, strict=True)]  # fmt: skip
    return told[0], told[1]


def _row_digests(table: pa.Table, names: tuple[str, ...]) -> pa.Array:
    """A digest of each row's content, some rows at a time."""
    slices = (table.slice(at, _PIECE) for at in range(0, table.num_rows, _PIECE))
    found = b"".join(digests(row_texts(rows, names), _DIGEST) for rows in slices)
    kind = pa.binary(_DIGEST)
    return pa.Array.from_buffers(kind, table.num_rows, [None, pa.py_buffer(found)])


def _update(key: str, before: _Rows, after: _Rows) -> Iterator[_Change]:
    if before.names == after.names and before.texts_of(key) == after.texts_of(key):
        return
    was, now = before.columns(key), after.columns(key)
    if columns := [n for n in {**was, **now} if was.get(n) != now.get(n)]:
        yield _Change(kind="update", key=key, row=after.row(key, ""), columns=columns)


@record
class _Row:
    """What a change says of a row, and the file it stands in."""

    article_id: str | None
    source_id: str | None
    digest: bytes
    path: str


class _Rows:
    """Rows of one file by key; several rows may share one (mentions of an article)."""

    def __init__(self, name: str, table: pa.Table | None) -> None:
        self.places: dict[str, list[int]] = defaultdict(list)
        self.names: tuple[str, ...] = ()
        if table is None or any(n not in table.column_names for n in _keys(name)):
            return  # a version of another major schema: nothing to compare with
        self._table = table
        self.names = tuple(n for n in schema.table(name).content_columns if n in table.column_names)
        self._texts = row_texts(table, self.names).to_pylist()
        self._owners = [_column(table, n) for n in ("article_id", "source_id")]
        for at, key in enumerate(_joined_keys(name, table).to_pylist()):
            self.places[key].append(at)

    def texts_of(self, key: str) -> list[str]:
        return [self._texts[at] for at in self.places[key]]

    def columns(self, key: str) -> dict[str, list[str]]:
        rows = self._table.take(self.places[key])
        return {n: row_texts(rows, [n]).to_pylist() for n in self.names}

    def row(self, key: str, path: str) -> _Row:
        article_id, source_id = (column[self.places[key][0]] for column in self._owners)
        text = "\x1d".join([*self.names, *self.texts_of(key)])
        return _Row(
            article_id=article_id,
            source_id=source_id,
            digest=hashlib.blake2b(text.encode(), digest_size=16).digest(),
            path=path,
        )


def _keys(name: str) -> list[str]:
    return ["article_id"] if name in _PER_ARTICLE else list(schema.table(name).key)


def _joined_keys(name: str, table: pa.Table) -> pa.ChunkedArray:
    """Keys of the rows, their parts joined by '|'."""
    return pc.binary_join_element_wise(*(table[n].cast(pa.string()) for n in _keys(name)), "|")


def _column(table: pa.Table, name: str) -> list[str | None]:
    if name in table.column_names:
        values: list[str | None] = table[name].to_pylist()
        return values
    return [None] * table.num_rows

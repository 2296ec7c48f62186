"""What differs from the previous version, row by row, and why.

Only parts whose bytes differ are compared. Mentions are compared per article: their ordinals move
when one of them comes or goes. The cause comes from what changed on the way to the row: its page
in the archive, or a part of its source's fingerprint.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from congdoan.records import record
from congdoan.release import schema
from congdoan.release.digest import row_texts
from congdoan.release.parts import read_published
from congdoan.release.tables import shaped

_PER_ARTICLE = frozenset({"mentions"})
_PACKED = 200_000  # rows of one part
_PIECE = 50_000  # changes of one table in memory
_FINGERPRINT = {"rules": "rules_changed", "lexicon": "lexicon_changed", "code": "code_changed"}


@record
class Side:
    """One version as far as the comparison needs it."""

    folder: Path
    tables: Mapping[str, Any]  # as in MANIFEST.json
    sources: Mapping[str, Any]
    warcs: frozenset[str]

    @classmethod
    def of(cls, folder: Path, manifest: Mapping[str, Any]) -> Side:
        """The side that a folder and its manifest are."""
        return cls(
            folder=folder,
            tables=manifest["tables"],
            sources=manifest["sources"],
            warcs=frozenset(w["file"] for w in manifest["archive"]),
        )


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
    same = _equal_files(old, new)
    causes = _Causes(old, new, same)
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
    for file in _files(name, side):
        table = pq.read_table(
            side.folder / file["path"], columns=list(dict.fromkeys(columns)), partitioning=None
        )
        keys = pa.array(_key_texts(name, table), pa.string())
        made = {"key": keys, "article_id": pa.nulls(len(keys), pa.string())}
        if "article_id" in columns:
            made["article_id"] = table["article_id"]
        rows = pa.table(made).group_by(["key", "article_id"]).aggregate([]).sort_by("key")
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


def _equal_files(old: Side, new: Side) -> frozenset[str]:
    """Digests of files that both sides have: nothing in them changed."""
    mine, theirs = ({f["sha256"] for t in side.tables.values() for f in t["files"]}
                    for side in (new, old))  # fmt: skip
    return frozenset(mine & theirs)


def _files(name: str, side: Side) -> list[Mapping[str, Any]]:
    found: list[Mapping[str, Any]] = side.tables.get(name, {"files": []})["files"]
    return found


def _read(side: Side, file: Mapping[str, Any], columns: list[str] | None = None) -> pa.Table | None:
    return read_published(side.folder / file["path"], columns)


@record
class _Change:
    kind: str
    key: str
    row: _Row
    columns: list[str]


def _told(name: str, change: _Change, causes: _Causes) -> dict[str, Any]:
    return {
        "table": name,
        "key": change.key,
        "article_id": change.row.article_id,
        "change": change.kind,
        "causes": causes.of(change.kind, change.row),
        "columns": change.columns,
    }


def _table(name: str, old: Side, new: Side, same: frozenset[str]) -> Iterator[_Change]:
    """Changes of a table, file by file; rows that moved to another file are met at the end."""
    sides = [{f["path"]: f for f in _files(name, s) if f["sha256"] not in same}
             for s in (old, new)]  # fmt: skip
    gone: dict[str, _Row] = {}
    come: dict[str, _Row] = {}
    for path in sorted(sides[0].keys() | sides[1].keys()):
        before, after = (
            _Rows(name, _read(side, files[path]) if path in files else None)
            for side, files in zip((old, new), sides, strict=True)
        )
        for key in sorted(before.places.keys() & after.places.keys()):
            yield from _update(key, before, after)
        gone |= {k: before.row(k, path) for k in before.places.keys() - after.places.keys()}
        come |= {k: after.row(k, path) for k in after.places.keys() - before.places.keys()}
    for key in sorted(gone.keys() | come.keys()):
        was, now = gone.get(key), come.get(key)
        if was is not None and now is not None:
            if was.digest != now.digest:
                yield from _update(key, _Rows(name, _read(old, sides[0][was.path])),
                                   _Rows(name, _read(new, sides[1][now.path])))  # fmt: skip
        elif now is not None:
            yield _Change(kind="insert", key=key, row=now, columns=[])
        elif was is not None:
            yield _Change(kind="delete", key=key, row=was, columns=[])


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
        for at, key in enumerate(_key_texts(name, table)):
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


def _key_texts(name: str, table: pa.Table) -> list[str]:
    """Keys of the rows, their parts joined by '|'."""
    parts = [row_texts(table, [n]).to_pylist() for n in _keys(name)]
    return ["|".join(values) for values in zip(*parts, strict=True)]


def _column(table: pa.Table, name: str) -> list[str | None]:
    if name in table.column_names:
        values: list[str | None] = table[name].to_pylist()
        return values
    return [None] * table.num_rows


class _Causes:
    """Tells why a row changed."""

    def __init__(self, old: Side, new: Side, same: frozenset[str]) -> None:
        self._old, self._new = old, new
        self._same = same
        self._before, self._after = (_pages(side, same) for side in (old, new))
        self._all_steps = self._steps(None)

    def of(self, kind: str, row: _Row) -> list[str]:
        """Causes of a change, most telling first."""
        if row.article_id is None:
            return self._other(kind, row)
        was, now = self._before.get(row.article_id), self._after.get(row.article_id)
        if was is None and now is None and row.article_id in self._unmoved:
            return self._steps(self._unmoved[row.article_id]) or ["identity_changed"]
        if now is None:
            gone = was is not None and was["warc_file"] not in self._new.warcs
            return (
                ["withdrawn"]
                if gone
                else self._steps(was["source_id"] if was else None) or ["withdrawn"]
            )
        if was is None:
            seen = now["warc_file"] in self._old.warcs and now["source_id"] in self._old.sources
            return (self._steps(now["source_id"]) if seen else []) or ["first_seen"]
        if was["payload_sha256"] != now["payload_sha256"]:
            return ["source_changed", *self._steps(now["source_id"])]
        return self._steps(now["source_id"]) or ["identity_changed"]

    @cached_property
    def _unmoved(self) -> dict[str, str]:
        """Article -> source, of the files that both sides have."""
        files = (f for f in _files("articles", self._new) if f["sha256"] in self._same)
        tables = (_read(self._new, f, ["article_id", "source_id"]) for f in files)
        columns = ([c.to_pylist() for c in t.columns] for t in tables if t is not None)
        return {i: s for ids, sources in columns for i, s in zip(ids, sources, strict=True)}

    def _other(self, kind: str, row: _Row) -> list[str]:
        steps = self._steps(row.source_id) if row.source_id else self._all_steps
        if steps:
            return steps
        return {"insert": ["first_seen"], "delete": ["withdrawn"]}.get(
            kind, ["source_changed" if row.source_id else "identity_changed"]
        )

    def _steps(self, source_id: str | None) -> list[str]:
        """Which parts of a source's (or any source's) fingerprint differ."""
        common = self._old.sources.keys() & self._new.sources.keys()
        mine = [s for s in common if source_id in (None, s)]
        return [
            cause
            for part, cause in _FINGERPRINT.items()
            if any(
                self._old.sources[s]["fingerprint"][part]
                != self._new.sources[s]["fingerprint"][part]
                for s in mine
            )
        ]


def _pages(side: Side, same: frozenset[str]) -> dict[str, dict[str, Any]]:
    """Article -> where its winning page is in the archive, of the files that differ."""
    columns = ["article_id", "source_id", "warc_file", "payload_sha256"]
    files = (f for f in _files("articles", side) if f["sha256"] not in same)
    tables = (_read(side, f, columns) for f in files)
    return {r["article_id"]: r for t in tables if t is not None for r in t.to_pylist()}

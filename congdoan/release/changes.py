"""What differs from the previous version, row by row, and why.

Only parts whose bytes differ are compared. Mentions are compared per article: their ordinals move
when one of them comes or goes. The cause comes from what changed on the way to the row: its page
in the archive, or a part of its source's fingerprint.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from congdoan.records import record
from congdoan.release import schema
from congdoan.release.digest import row_texts

_PER_ARTICLE = frozenset({"mentions"})
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
    names = [n for n in schema.released() if n != "changes"]
    pages = _Causes(old, new)
    rows: list[dict[str, Any]] = []
    for name in names:
        rows.extend(_table(name, old, new, pages))
    order = {name: at for at, name in enumerate(names)}
    rows.sort(key=lambda r: (order[r["table"]], r["key"]))
    return pa.Table.from_pylist(rows, schema=schema.arrow_schema("changes"))


def _table(name: str, old: Side | None, new: Side, causes: _Causes) -> list[dict[str, Any]]:
    same = _equal_files(name, old, new)
    before = _rows(name, old, same) if old is not None else {}
    after = _rows(name, new, same)
    found = []
    for key in before.keys() | after.keys():
        was, now = before.get(key), after.get(key)
        if was is not None and now is not None and was.digest == now.digest:
            continue
        kind = "insert" if was is None else "delete" if now is None else "update"
        row = now or was
        assert row is not None  # noqa: S101 - a key comes from one of the two
        found.append(
            {
                "table": name,
                "key": key,
                "article_id": row.article_id,
                "change": kind,
                "causes": causes.of(kind, row),
                "columns": _differing(was, now) if was is not None and now is not None else [],
            }
        )
    return found


@record
class _Row:
    digest: bytes
    article_id: str | None
    source_id: str | None
    columns: tuple[bytes, ...]
    names: tuple[str, ...]


def _equal_files(name: str, old: Side | None, new: Side) -> frozenset[str]:
    if old is None:
        return frozenset()
    mine, theirs = (_digests(name, side) for side in (new, old))
    return mine & theirs


def _digests(name: str, side: Side) -> frozenset[str]:
    return frozenset(f["sha256"] for f in side.tables.get(name, {"files": []})["files"])


def _rows(name: str, side: Side, same: frozenset[str]) -> dict[str, _Row]:
    rows: dict[str, _Row] = {}
    for file in side.tables.get(name, {"files": []})["files"]:
        if file["sha256"] not in same:
            rows.update(
                _part_rows(name, pq.read_table(side.folder / file["path"], partitioning=None))
            )
    return rows


def _part_rows(name: str, table: pa.Table) -> Iterable[tuple[str, _Row]]:
    wanted = schema.table(name)
    names = tuple(n for n in wanted.content_columns if n in table.column_names)
    key_names = ["article_id"] if name in _PER_ARTICLE else list(wanted.key)
    if any(n not in table.column_names for n in key_names):
        return {}.items()  # a version of another major schema: nothing to compare with
    texts = [row_texts(table, [n]).to_pylist() for n in names]
    keys = row_texts_joined(table, key_names)
    articles = _column(table, "article_id")
    sources = _column(table, "source_id")
    grouped: dict[str, list[int]] = defaultdict(list)
    for at, key in enumerate(keys):
        grouped[key].append(at)
    return {
        key: _row([[column[at] for at in rows] for column in texts], names, articles[rows[0]],
                  sources[rows[0]])
        for key, rows in grouped.items()
    }.items()  # fmt: skip


def _row(
    values: list[list[str]], names: tuple[str, ...], article_id: str | None, source_id: str | None
) -> _Row:
    columns = tuple(_hash("\x1d".join(v)) for v in values)
    return _Row(
        digest=hashlib.blake2b(b"".join(columns), digest_size=16).digest(),
        article_id=article_id,
        source_id=source_id,
        columns=columns,
        names=names,
    )


def row_texts_joined(table: pa.Table, names: list[str]) -> list[str]:
    """Keys of the rows, their parts joined by '|'."""
    parts = [row_texts(table, [n]).to_pylist() for n in names]
    return ["|".join(values) for values in zip(*parts, strict=True)]


def _column(table: pa.Table, name: str) -> list[str | None]:
    if name in table.column_names:
        values: list[str | None] = table[name].to_pylist()
        return values
    return [None] * table.num_rows


def _hash(text: str) -> bytes:
    return hashlib.blake2b(text.encode(), digest_size=8).digest()


def _differing(was: _Row, now: _Row) -> list[str]:
    before = dict(zip(was.names, was.columns, strict=True))
    after = dict(zip(now.names, now.columns, strict=True))
    return [n for n in dict.fromkeys((*was.names, *now.names)) if before.get(n) != after.get(n)]


class _Causes:
    """Tells why a row changed."""

    def __init__(self, old: Side | None, new: Side) -> None:
        self._old, self._new = old, new
        self._before = {} if old is None else _pages(old)
        self._after = _pages(new)
        self._all_steps = self._steps(None)

    def of(self, kind: str, row: _Row) -> list[str]:
        """Causes of a change, most telling first."""
        if self._old is None:
            return ["first_seen"]
        if row.article_id is None:
            return self._other(kind, row)
        was, now = self._before.get(row.article_id), self._after.get(row.article_id)
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

    def _other(self, kind: str, row: _Row) -> list[str]:
        steps = self._steps(row.source_id) if row.source_id else self._all_steps
        if steps:
            return steps
        return {"insert": ["first_seen"], "delete": ["withdrawn"]}.get(
            kind, ["source_changed" if row.source_id else "identity_changed"]
        )

    def _steps(self, source_id: str | None) -> list[str]:
        """Which parts of a source's (or any source's) fingerprint differ."""
        if self._old is None:
            return []
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


def _pages(side: Side) -> dict[str, dict[str, Any]]:
    """Article -> where its winning page is in the archive."""
    columns = ["article_id", "source_id", "warc_file", "payload_sha256"]
    files = side.tables.get("articles", {"files": []})["files"]
    found: dict[str, dict[str, Any]] = {}
    for file in files:
        table = pq.read_table(side.folder / file["path"], columns=columns, partitioning=None)
        found.update((r["article_id"], r) for r in table.to_pylist())
    return found

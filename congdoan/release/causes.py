"""Why a row differs between two versions: what changed on the way to it.

That is its page in the archive, a part of its source's fingerprint, or the rows it is merged with.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

import pyarrow as pa

from congdoan.records import record
from congdoan.release.parts import read_published

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

    def files(self, name: str) -> list[Mapping[str, Any]]:
        """What the manifest says of the files of a table; none where it has no such table."""
        found: list[Mapping[str, Any]] = self.tables.get(name, {"files": []})["files"]
        return found

    def read(self, file: Mapping[str, Any], columns: list[str] | None = None) -> pa.Table | None:
        """A file's rows; None when it is damaged."""
        return read_published(self.folder / file["path"], columns)


def equal_files(old: Side, new: Side) -> frozenset[str]:
    """Digests of files that both sides have: nothing in them changed."""
    mine, theirs = ({f["sha256"] for t in side.tables.values() for f in t["files"]}
                    for side in (new, old))  # fmt: skip
    return frozenset(mine & theirs)


class Causes:
    """Tells why a row changed."""

    def __init__(self, old: Side, new: Side, same: frozenset[str]) -> None:
        self._old, self._new = old, new
        self._same = same
        self._before, self._after = (_pages(side, same) for side in (old, new))
        self._all_steps = self._steps(None)

    def of(self, kind: str, article_id: str | None, source_id: str | None) -> list[str]:
        """Causes of a change, most telling first."""
        if article_id is None:
            return self._other(kind, source_id)
        was, now = self._before.get(article_id), self._after.get(article_id)
        if was is None and now is None and article_id in self._unmoved:
            return self._steps(self._unmoved[article_id]) or ["identity_changed"]
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
        files = (f for f in self._new.files("articles") if f["sha256"] in self._same)
        tables = (self._new.read(f, ["article_id", "source_id"]) for f in files)
        columns = ([c.to_pylist() for c in t.columns] for t in tables if t is not None)
        return {i: s for ids, sources in columns for i, s in zip(ids, sources, strict=True)}

    def _other(self, kind: str, source_id: str | None) -> list[str]:
        steps = self._steps(source_id) if source_id else self._all_steps
        if steps:
            return steps
        return {"insert": ["first_seen"], "delete": ["withdrawn"]}.get(
            kind, ["source_changed" if source_id else "identity_changed"]
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
    files = (f for f in side.files("articles") if f["sha256"] not in same)
    tables = (side.read(f, columns) for f in files)
    return {r["article_id"]: r for t in tables if t is not None for r in t.to_pylist()}

"""From segments to a published version: choose, check, write, compare, rename into place.

Staged in a folder of its own and renamed when every check held, so that a reader sees a whole
version or none. No change of content makes no version.
"""

from __future__ import annotations

import dataclasses
import errno
import logging
import os
from collections import Counter
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from congdoan.errors import ContractError, UsageError
from congdoan.release import (
    changes,
    copies,
    digest,
    metadata,
    parts,
    schema,
    store,
    tables,
    winners,
)
from congdoan.release.checks import CHECKED, Checks
from congdoan.release.corpus import Corpus
from congdoan.release.expect import hold_back
from congdoan.release.explorer import page
from congdoan.release.explorer.content import About
from congdoan.release.groups import settle
from congdoan.release.identity import entities
from congdoan.release.near import near_copies
from congdoan.release.press import Marks, Press, Tables
from congdoan.release.report import ReleaseReport, SourceCount
from congdoan.release.staging import staging, sweep
from congdoan.release.state import State
from congdoan.release.told import Teller, Told

_log = logging.getLogger(__name__)
# What the articles' key columns are needed for once copies are known.
_NEEDED = ["segment", "row", "article_id", "source_id", "published_on", "first_seen_at"]
_UNWRITABLE = frozenset(
    {errno.ENOSPC, errno.EROFS, errno.EACCES, errno.EPERM, errno.EDQUOT, errno.EFBIG}
)


def build(
    corpus: Corpus, root: Path, *, accept: bool = False, keep_beneficiaries: bool = False
) -> ReleaseReport:
    """Publish the corpus as the next version of `root` if its content changed.

    Raises:
        ContractError: a check failed; nothing was published.
        UsageError: the folder cannot be written.
    """
    try:
        sweep(root)
        while True:
            number = store.next_number(root)  # before the parent: who is late finds it taken
            parent = store.newest(root)
            with staging(root) as folder:
                stage = _Stage(
                    corpus, folder, (number, parent), keep_beneficiaries=keep_beneficiaries
                )
                report = stage.make(accept=accept)
                if report.version is None or store.commit(folder, root, report.version):
                    break
            _log.info("version taken by another builder number=%s", report.version)
        store.refresh(root)
    except OSError as error:
        if error.errno in _UNWRITABLE:
            why = os.strerror(error.errno)  # Arrow's own words are longer
            raise UsageError(f"cannot write the release to {root}: {why}") from error
        raise
    top = store.newest(root)
    if top is None:
        return report
    return dataclasses.replace(report, current=top.number, path=top.path)


class _Stage:
    """One attempt to make a version in `folder`; `place` is its number and the version before."""

    def __init__(
        self,
        corpus: Corpus,
        folder: Path,
        place: tuple[int, store.Version | None],
        *,
        keep_beneficiaries: bool,
    ) -> None:
        self._corpus = corpus
        self._folder = folder
        self._number, self._parent = place
        self._keep = keep_beneficiaries
        self._omit = frozenset(s.source_id for s in corpus.registry if s.rights.full_text == "omit")
        self._checks = Checks(keep_beneficiaries=keep_beneficiaries, omit_text=self._omit)
        self._writer = parts.PartWriter(folder)
        self._state = State(corpus.state)
        self._press = Press(self._writer, self._checks, self._state, self._parent)
        self._segments, self._held = corpus.segments, dict[str, str]()
        self._ages: dict[str, date] = {}

    def make(self, *, accept: bool) -> ReleaseReport:
        """Write all tables and papers into the folder; version None when nothing changed."""
        manifest = None if self._parent is None else self._parent.manifest
        chosen = winners.choose(self._segments, self._state)
        self._held, self._segments = hold_back(
            self._corpus.registry, self._segments, chosen, manifest
        )
        if self._held:
            chosen = winners.choose(self._segments, self._state)
            self._ages = winners.newest(chosen, self._held)
        near = near_copies(chosen.articles, self._segments, self._state)
        copied = copies.originals(chosen.articles, self._corpus.resolve, near)
        slim = chosen.articles.select(_NEEDED)
        chosen = dataclasses.replace(chosen, articles=slim)
        _let_go()
        self._write(chosen, copied)
        found = self._writer.tables(tuple(n for n in schema.released() if n != "changes"))
        rows = {n: t["rows"] for n, t in found.items()}
        before = {} if manifest is None else {n: t["rows"] for n, t in manifest["tables"].items()}
        self._checks.counts(rows, before, accept=accept)
        self._checks.gate(self._folder, found, self._parent, accept=accept)
        if self._checks.failures:
            shown = "; ".join(self._checks.failures[:10])
            raise ContractError(f"nothing was published, {len(self._checks.failures)} checks "
                                f"failed: {shown}")  # fmt: skip
        store.share(self._folder, self._parent, [f for t in found.values() for f in t["files"]])
        self._press.finish()
        content = digest.content_digest(self._writer.sums())
        report = ReleaseReport(
            version=None,
            rows=rows,
            content_digest=content,
            checks=CHECKED,
            sources=self._counts(chosen),
        )
        known = manifest is not None and manifest["content_digest"] == content
        if known or (manifest is None and not rows["articles"]):
            return report
        return self._finish(report, chosen, found)

    def _write(self, chosen: winners.Winners, copied: dict[str, str]) -> None:
        marks = Marks(self._segments)
        pieces = parts.chunks(chosen.articles)
        told = Teller(self._segments, self._state, keep_private=self._keep)
        known = [told.part(marks.of(places), places) for _, places in pieces]
        self._state.forget(told.unused())
        groups = settle(chosen.articles, known, [len(p) for _, p in pieces], copied)
        known = [t.without_facts() for t in known]
        _let_go()
        maps = tables.Maps(
            aliases=chosen.aliases,
            copies=copied,
            revisions=_counted(chosen.revisions["article_id"]),
            omit_text=self._omit,
            keep_beneficiaries=self._keep,
        )
        for (name, places), said, group in zip(pieces, known, groups, strict=True):
            mine = dataclasses.replace(maps, groups=group)
            mark = marks.of(places, mine.mark(places["article_id"].to_pylist()))
            self._press.part(name, mark, partial(self._part, places, mine, said))
        by_age = [("captured_at", "ascending"), ("article_id", "ascending")]
        for name, places in parts.chunks(chosen.revisions.sort_by(by_age), "captured_at"):
            mark = marks.of(places, maps.mark([]) + places["ordinal"].to_numpy().tobytes())
            self._press.part(f"revisions/{name}", mark, partial(self._revisions, places, maps))
        self._reference(chosen, entities([*known], self._corpus.judgements))

    def _part(self, places: pa.Table, maps: tables.Maps, told: Told) -> tuple[Tables, set[str]]:
        nested = tables.public(tables.gather(self._segments, places), maps)
        made = {"articles": tables.articles(nested, maps)}
        made |= {name: tables.facts(name, nested, maps) for name in tables.PART_TABLES[1:]}
        return made, set(told.entities["entity_id"].to_pylist())

    def _revisions(self, places: pa.Table, maps: tables.Maps) -> tuple[Tables, set[str]]:
        nested = tables.public(tables.gather(self._segments, places), maps)
        return {"revisions": tables.revisions(nested, places)}, set()

    def _reference(self, chosen: winners.Winners, people: pa.Table) -> None:
        corpus = self._corpus
        provinces = metadata.provinces_table(corpus.provinces)
        self._checks.references(people, provinces)
        self._press.whole("entities", people)
        self._press.whole("provinces", provinces)
        self._press.whole("codes", metadata.codes_table(corpus.vocabulary))
        counts = _counted(chosen.articles["source_id"])
        self._press.whole("sources", metadata.sources_table(corpus.registry, counts))
        rejected = chosen.rejections
        columns = {n: rejected[n] for n in schema.arrow_schema("rejections").names}
        shaped = tables.shaped("rejections", columns)
        self._press.slices("rejections", parts.chunks(shaped, "captured_at"))

    def _counts(self, chosen: winners.Winners) -> dict[str, SourceCount]:
        found = chosen.articles.select(["article_id", "source_id"])
        new = _counted(found.filter(self._is_new(found["article_id"]))["source_id"])
        articles, rejected = (_counted(t["source_id"]) for t in (found, chosen.rejections))
        return {
            s: SourceCount(
                articles=articles.get(s, 0),
                new=new.get(s, 0),
                rejections=rejected.get(s, 0),
                held_back=self._held.get(s),
                rows_as_of=self._ages.get(s),
            )
            for s in sorted(self._corpus.fingerprints)
        }

    def _is_new(self, article_ids: pa.ChunkedArray) -> pa.ChunkedArray:
        if self._parent is None:
            return pa.chunked_array([pa.array([True] * len(article_ids), pa.bool_())])
        files = self._parent.manifest["tables"]["articles"]["files"]
        paths = [self._parent.path / f["path"] for f in files]
        read = (parts.read_published(p, ["article_id"]) for p in paths)
        chunks = [c for t in read if t is not None for c in t["article_id"].chunks]
        old = pa.chunked_array(chunks, pa.string()).combine_chunks()
        return pc.invert(pc.is_in(article_ids, value_set=old))

    def _source_states(self, report: ReleaseReport) -> dict[str, Any]:
        return {
            source_id: {
                "articles": count.articles,
                "rejections": count.rejections,
                "held_back": count.held_back,
                "fingerprint": dict(self._corpus.fingerprints[source_id]),
                "segments": sorted(s.name for s in self._segments if s.source_id == source_id),
            }
            for source_id, count in report.sources.items()
        }

    def _finish(
        self, report: ReleaseReport, chosen: winners.Winners, found: dict[str, Any]
    ) -> ReleaseReport:
        """Add `changes`, the manifest and the papers."""
        number = self._number
        parent = None if self._parent is None else self._parent.manifest
        manifest = metadata.manifest(number, report, found, parent)
        manifest["built_at"] = (chosen.newest_at or datetime.fromtimestamp(0, UTC)).isoformat()
        manifest["archive"] = [
            {"file": f, "sha256": d} for f, d in sorted(self._corpus.archive.items())
        ]
        manifest["sources"] = self._source_states(report)
        kinds, causes = self._changes(manifest)
        found |= self._writer.tables(("changes",))
        about = About(
            manifest=manifest, parent=parent, kinds=kinds, causes=causes, corpus=self._corpus
        )
        manifest["report"] = page.write(self._folder, about, self._state)
        metadata.write_papers(self._folder, manifest)
        rows = {n: t["rows"] for n, t in found.items()}
        return dataclasses.replace(
            report, version=number, rows=rows, changes=dict(kinds), causes=dict(causes)
        )

    def _changes(self, manifest: dict[str, Any]) -> tuple[Counter[str], Counter[str]]:
        """Write table changes; rows by table and kind, and by cause."""
        parent = self._parent
        old = None if parent is None else changes.Side.of(parent.path, parent.manifest)
        kinds, causes = Counter[str](), Counter[str]()
        found = changes.pieces(old, changes.Side.of(self._folder, manifest))
        for number, table in enumerate(changes.packed(found)):
            self._checks.table("changes", table)
            self._writer.write("changes", table, f"{number:03d}")
            kinds.update(
                _counted(pc.binary_join_element_wise(table["table"], table["change"], " "))
            )
            causes.update(_counted(pc.list_flatten(table["causes"])))
        return kinds, causes


def _let_go() -> None:
    """Give freed memory back: what comes next is of another shape."""
    pa.default_memory_pool().release_unused()


def _counted(values: pa.ChunkedArray) -> dict[str, int]:
    """Value -> how often."""
    return {row["values"]: row["counts"] for row in pc.value_counts(values).to_pylist()}

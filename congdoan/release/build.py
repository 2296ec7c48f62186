"""From segments to a published version: choose, check, write, compare, rename into place.

Staged in a folder of its own and renamed when every check held, so that a reader sees a whole
version or none. No change of content makes no version.
"""

from __future__ import annotations

import dataclasses
import errno
import logging
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa

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
from congdoan.release.identity import Entities
from congdoan.release.report import ReleaseReport, SourceCount

_log = logging.getLogger(__name__)


def build(
    corpus: Corpus, root: Path, *, accept: bool = False, keep_beneficiaries: bool = False
) -> ReleaseReport:
    """Publish the corpus as the next version of `root` if its content changed.

    Raises:
        ContractError: a check failed; nothing was published.
        UsageError: the folder cannot be written.
    """
    try:
        store.sweep(root)
        while True:
            parent = store.newest(root)
            with store.staging(root) as folder:
                stage = _Stage(corpus, folder, parent, keep_beneficiaries=keep_beneficiaries)
                report = stage.make(accept=accept)
                if report.version is None or store.commit(folder, root, report.version):
                    break
            _log.info("version taken by another builder number=%s", report.version)
        store.refresh(root)
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EROFS, errno.EACCES, errno.EDQUOT):
            raise UsageError(f"cannot write the release to {root}: {error.strerror}") from error
        raise
    top = store.newest(root)
    if top is None:
        return report
    return dataclasses.replace(report, current=top.number, path=top.path)


class _Stage:
    """One attempt to make the version after `parent` in `folder`."""

    def __init__(
        self,
        corpus: Corpus,
        folder: Path,
        parent: store.Version | None,
        *,
        keep_beneficiaries: bool,
    ) -> None:
        self._corpus = corpus
        self._folder = folder
        self._parent = parent
        self._keep = keep_beneficiaries
        self._omit = frozenset(s.source_id for s in corpus.registry if s.rights.full_text == "omit")
        self._checks = Checks(keep_beneficiaries=keep_beneficiaries, omit_text=self._omit)
        self._writer = parts.PartWriter(folder)
        self._segments, self._held = corpus.segments, dict[str, str]()

    def make(self, *, accept: bool) -> ReleaseReport:
        """Write all tables and papers into the folder; version None when nothing changed."""
        manifest = None if self._parent is None else self._parent.manifest
        chosen = winners.choose(self._segments)
        self._held, self._segments = hold_back(
            self._corpus.registry, self._segments, chosen, manifest
        )
        if self._held:
            chosen = winners.choose(self._segments)
        self._write(chosen)
        found = self._writer.tables(tuple(n for n in schema.released() if n != "changes"))
        rows = {n: t["rows"] for n, t in found.items()}
        before = {} if manifest is None else {n: t["rows"] for n, t in manifest["tables"].items()}
        self._checks.counts(rows, before, accept=accept)
        self._checks.gate(self._folder, found, self._parent, accept=accept)
        if self._checks.failures:
            shown = "; ".join(self._checks.failures[:10])
            raise ContractError(f"nothing was published, {len(self._checks.failures)} checks "
                                f"failed: {shown}")  # fmt: skip
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

    def _write(self, chosen: winners.Winners) -> None:
        corpus = self._corpus
        copied = copies.originals(chosen.articles, corpus.resolve)
        maps = tables.Maps(
            aliases=chosen.aliases,
            copies=copied,
            groups=copies.FactGroups(copied),
            revisions=Counter(chosen.revisions["article_id"].to_pylist()),
            omit_text=self._omit,
            keep_beneficiaries=self._keep,
        )
        pieces = parts.chunks(chosen.articles)
        self._group(pieces, maps)
        entities = Entities()
        for name, places in pieces:
            nested = tables.gather(self._segments, places)
            entities.add(nested, keep_private=self._keep)
            self._part(name, tables.public(nested, maps), maps)
        for name, places in parts.chunks(_first_seen(chosen.revisions)):
            nested = tables.public(tables.gather(self._segments, places), maps)
            self._whole("revisions", tables.revisions(nested, places), name)
        self._reference(chosen, entities)

    def _group(self, pieces: list[tuple[str, pa.Table]], maps: tables.Maps) -> None:
        for _, places in pieces:
            nested = tables.gather(self._segments, places)
            for name in tables.GROUPED:
                maps.groups.add(name, tables.facts(name, nested, None).to_pylist())
        maps.groups.settle()

    def _part(self, part: str, nested: pa.Table, maps: tables.Maps) -> None:
        made = {"articles": tables.articles(nested, maps)}
        for name in tables.PART_TABLES[1:]:
            made[name] = tables.facts(name, nested, maps)
        self._checks.part(made)
        for name, table in made.items():
            self._writer.write(name, table, part)

    def _whole(self, name: str, table: pa.Table, part: str = "000000-000") -> None:
        self._checks.table(name, table)
        self._writer.write(name, table, part)

    def _reference(self, chosen: winners.Winners, entities: Entities) -> None:
        corpus = self._corpus
        provinces = metadata.provinces_table(corpus.provinces)
        people = entities.table(corpus.judgements)
        counts = Counter(chosen.articles["source_id"].to_pylist())
        self._checks.references(people, provinces)
        self._whole("entities", people)
        self._whole("provinces", provinces)
        self._whole("codes", metadata.codes_table(corpus.vocabulary))
        self._whole("sources", metadata.sources_table(corpus.registry, counts))
        columns = {n: chosen.rejections[n] for n in schema.arrow_schema("rejections").names}
        self._whole("rejections", tables.shaped("rejections", columns))

    def _counts(self, chosen: winners.Winners) -> dict[str, SourceCount]:
        old: set[str] = set()
        if self._parent is not None:
            for file in self._parent.manifest["tables"]["articles"]["files"]:
                path = self._parent.path / file["path"]
                old.update(parts.read_column(path, "article_id"))
        owners = chosen.articles["source_id"].to_pylist()
        ids = chosen.articles["article_id"].to_pylist()
        articles, rejected = Counter(owners), Counter(chosen.rejections["source_id"].to_pylist())
        new = Counter(o for o, i in zip(owners, ids, strict=True) if i not in old)
        return {
            s: SourceCount(
                articles=articles[s],
                new=new[s],
                rejections=rejected[s],
                held_back=self._held.get(s),
            )
            for s in sorted(self._corpus.fingerprints)
        }

    def _source_states(self, report: ReleaseReport) -> dict[str, Any]:
        return {
            source_id: {
                "articles": count.articles,
                "rejections": count.rejections,
                "held_back": count.held_back,
                "fingerprint": dict(self._corpus.fingerprints[source_id]),
                "segments": sorted(s.path.name for s in self._segments if s.source_id == source_id),
            }
            for source_id, count in report.sources.items()
        }

    def _finish(
        self, report: ReleaseReport, chosen: winners.Winners, found: dict[str, Any]
    ) -> ReleaseReport:
        """Add `changes`, the manifest and the papers; share equal parts with the parent."""
        number = 1 if self._parent is None else self._parent.number + 1
        parent = self._parent
        manifest = metadata.manifest(
            number, report, found, None if parent is None else parent.manifest
        )
        manifest["built_at"] = (chosen.newest_at or datetime.fromtimestamp(0, UTC)).isoformat()
        manifest["archive"] = [
            {"file": f, "sha256": d} for f, d in sorted(self._corpus.archive.items())
        ]
        manifest["sources"] = self._source_states(report)
        old = None if parent is None else changes.Side.of(parent.path, parent.manifest)
        table = changes.compare(old, changes.Side.of(self._folder, manifest))
        self._whole("changes", table)
        found |= self._writer.tables(("changes",))
        files = [f for t in found.values() for f in t["files"]]
        store.share(self._folder, parent, files)
        metadata.write_papers(self._folder, manifest)
        kinds = (f"{t} {c}" for t, c in zip(table["table"].to_pylist(), table["change"].to_pylist(),
                                            strict=True))  # fmt: skip
        causes = (cause for row in table["causes"].to_pylist() for cause in row)
        return dataclasses.replace(
            report,
            version=number,
            rows={n: t["rows"] for n, t in found.items()},
            changes=dict(Counter(kinds)),
            causes=dict(Counter(causes)),
        )


def _first_seen(revisions: pa.Table) -> pa.Table:
    named = revisions.append_column("first_seen_at", revisions["captured_at"])
    return named.sort_by([("first_seen_at", "ascending"), ("article_id", "ascending")])

"""Which segments the archive calls for: owners of its records, files that should be there.

Works on the archive's index tables; opens no WARC.
"""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

import pyarrow as pa

from congdoan import urls
from congdoan.records import record
from congdoan.registry import Registry
from congdoan.release import fingerprint
from congdoan.release.checks import HANOI
from congdoan.release.segments import SegmentFile, is_whole, segment_name
from congdoan.sources import Source, Status


@record
class Warc:
    """One archive file; `index` is its index with the owner of each row in `source_id`."""

    path: Path
    digest: str
    index: pa.Table

    @property
    def name(self) -> str:
        """Its name inside the archive; empty when it holds no record."""
        return str(self.index["warc_file"][0].as_py()) if self.index.num_rows else ""


@record
class Batch:
    """One WARC file and the sources, with their fingerprints, that need a segment of it."""

    warc: Path
    warc_digest: str
    sources: tuple[tuple[str, str], ...]

    def __str__(self) -> str:
        return self.warc.name

    def holds(self, segment: Path) -> bool:
        """Whether the batch makes this segment."""
        return any(segment.name == segment_name(self.warc_digest, *s) for s in self.sources)


@record
class Shelf:
    """The archive as the registry sees it. `parts`: released source -> parts of its fingerprint."""

    folder: Path
    registry: Registry
    parts: Mapping[str, dict[str, str]]
    warcs: tuple[Warc, ...]

    def segments_of(self, warc: Warc) -> Iterator[SegmentFile]:
        """The segment files that a WARC's rows call for, whether they are there or not."""
        for source_id in sorted(set(warc.index["source_id"].to_pylist()) - {None}):
            if source_id in self.parts:
                mark = fingerprint.whole(self.parts[source_id])
                yield SegmentFile(
                    path=self.folder / segment_name(warc.digest, source_id, mark),
                    warc_digest=warc.digest,
                    warc_file=warc.name,
                    source_id=source_id,
                    fingerprint=mark,
                )

    def usable(self, segment: SegmentFile) -> SegmentFile | None:
        """The segment, or while it could not be made the newest older one of the same pages.

        A failed batch must not take rows out of the dataset.
        """
        if is_whole(segment.path):
            return segment
        pattern = segment_name(segment.warc_digest, segment.source_id, "*")
        older = sorted(self.folder.glob(pattern), key=lambda p: (p.stat().st_mtime, p.name))
        whole = [p for p in older if is_whole(p)]
        if not whole:
            return None
        mark = whole[-1].stem.rpartition("-")[2]
        return dataclasses.replace(segment, path=whole[-1], fingerprint=mark)

    def article_id(self, url: str) -> str | None:
        """The id of the article at an address, by the rules of its source; None for no page."""
        key = self.registry.key(url)
        return urls.article_id(key) if key else None

    def unknown_hosts(self) -> dict[str, int]:
        """Host that is no source's -> archived pages, most of them first."""
        hosts: Counter[str] = Counter()
        for warc in self.warcs:
            names = ("source_id", "url", "captured_at", "kind")
            columns = (warc.index[name].to_pylist() for name in names)
            for owner_id, url, moment, kind in zip(*columns, strict=True):
                if owner_id is not None or not url or kind != "response":
                    continue
                # a file that was imported for one source leaves out known hosts of others
                if owner(self.registry, None, url, moment) is None:
                    hosts[urlsplit(url).hostname or ""] += 1
        return dict(hosts.most_common())


def fingerprints(registry: Registry, config: Path, package: Path) -> dict[str, dict[str, str]]:
    """Source that may be in a release -> parts of its fingerprint."""
    lexicon, code = fingerprint.lexicon_digest(config), fingerprint.code_digest(package)
    released = (s for s in registry if s.status is not Status.UNVERIFIED)
    return {s.source_id: fingerprint.parts_of(s, lexicon, code) for s in released}


def owned(index: pa.Table, registry: Registry) -> pa.Table:
    """The index with the owner of each row in `source_id`, null for nobody's."""
    columns = (index[n].to_pylist() for n in ("source_id", "url", "captured_at"))
    owners = [owner(registry, *row) for row in zip(*columns, strict=True)]
    ids = pa.array([None if o is None else o.source_id for o in owners], pa.string())
    return index.set_column(index.schema.get_field_index("source_id"), "source_id", ids)


def owner(
    registry: Registry, source_id: str | None, url: str, captured_at: datetime | None
) -> Source | None:
    """The source that a record belongs to: the recorded one while it owns the host, else by host.

    A host that changed hands (`until` in the source's file) is nobody's afterwards.
    """
    recorded = registry.sources.get(source_id or "")
    found = recorded if recorded is not None and recorded.owns(url) else registry.owner(url)
    if found is None:
        return None
    host = found.hosts.get((urlsplit(url).hostname or "").lower())
    until = None if host is None else host.until
    late = until and captured_at is not None and captured_at.astimezone(HANOI).date() > until
    return None if late else found

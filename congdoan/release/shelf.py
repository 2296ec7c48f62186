"""Which segments the archive calls for: owners of its records, files that should be there.

Works on the archive's index tables; opens no WARC. An index is read once: what it says of owners
is remembered (state.py).
"""

from __future__ import annotations

import dataclasses
import logging
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from fnmatch import fnmatch
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pyarrow as pa

from congdoan import urls
from congdoan.records import record
from congdoan.registry import Registry
from congdoan.release import bundles, fingerprint
from congdoan.release.checks import HANOI
from congdoan.release.segments import SegmentFile, is_whole, segment_name
from congdoan.release.state import State, digest
from congdoan.sources import Source, Status

_log = logging.getLogger(__name__)
_KNOWN = "warcs"


@record
class Warc:
    """One archive file.

    `index` reads its index, with the owner of each row in `source_id`; `name` is its name inside
    the archive, empty when it holds no record; `sources` are the owners of its records, `unknown`
    counts pages of hosts that are no source's. `owners` changes when a record's owner may.
    """

    path: Path
    digest: str
    index: Callable[[], pa.Table]
    name: str
    sources: tuple[str, ...]
    unknown: Mapping[str, int]
    owners: str


class Surveyor:
    """Tells what archive files hold, remembering it while no source changes its hosts."""

    def __init__(self, registry: Registry, state: State) -> None:
        hosts = [(s.source_id, sorted((h, str(host.until)) for h, host in s.hosts.items()))
                 for s in registry]  # fmt: skip
        self._hosts = digest(repr(hosts).encode())
        self._registry = registry
        self._state = state
        remembered = state.get_words(_KNOWN)
        self._known = remembered["warcs"] if remembered.get("hosts") == self._hosts else {}
        self._told: dict[str, Any] = {}

    def warc(
        self,
        path: Path,
        sha256: str,
        read: Callable[[], pa.Table],
        limit: frozenset[str] | None = None,
    ) -> Warc:
        """What the file with this digest holds; `read` gives its index.

        `limit` are the sources that may take pages from it, None when all may.
        """
        allowed = "" if limit is None else " ".join(sorted(limit))
        name = f"{sha256} {limit is None} {allowed}"

        def index() -> pa.Table:
            return owned(read(), self._registry.limited(limit))

        told = self._told[name] = self._known.get(name) or _told(index(), self._registry)
        return Warc(path=path, digest=sha256, index=index, name=told["name"],
                    sources=tuple(told["sources"]), unknown=told["unknown"],
                    owners=digest(self._hosts.encode(), name.encode()))  # fmt: skip

    def finish(self) -> None:
        """Remember what was told."""
        if self._told != self._known:
            self._state.put_words(_KNOWN, {"hosts": self._hosts, "warcs": self._told})


def _told(index: pa.Table, registry: Registry) -> dict[str, Any]:
    hosts: Counter[str] = Counter()
    columns = (index[n].to_pylist() for n in ("source_id", "url", "captured_at", "kind"))
    for owner_id, url, moment, kind in zip(*columns, strict=True):
        if owner_id is not None or not url or kind != "response":
            continue
        # a file that was imported for one source leaves out known hosts of others
        if owner(registry, None, url, moment) is None:
            hosts[urlsplit(url).hostname or ""] += 1
    return {
        "name": str(index["warc_file"][0].as_py()) if index.num_rows else "",
        "sources": sorted(set(index["source_id"].to_pylist()) - {None}),
        "unknown": hosts,
    }


@record
class Batch:
    """One WARC file and the sources, with their fingerprints, that need a segment of it."""

    warc: Path
    warc_digest: str
    sources: tuple[tuple[str, str], ...]

    def __str__(self) -> str:
        return self.warc.name

    def holds(self, segment: Path) -> bool:
        """Whether the batch makes segments of the same archive file as this one, or bundle."""
        return segment.name.startswith(self.warc_digest[:16])


@record
class Shelf:
    """The archive as the registry sees it. `parts`: released source -> parts of its fingerprint."""

    folder: Path
    registry: Registry
    parts: Mapping[str, dict[str, str]]
    warcs: tuple[Warc, ...]
    bundled: Mapping[str, bundles.Place]

    def segments_of(self, warc: Warc) -> Iterator[SegmentFile]:
        """The segment files that a WARC's rows call for, whether they are there or not."""
        for source_id in warc.sources:
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
        if (found := self.present(segment)) is not None:
            return found
        pattern = segment_name(segment.warc_digest, segment.source_id, "*")
        names = {p.name: p for p in self.folder.glob(pattern)} | {
            name: place[0] for name, place in self.bundled.items() if fnmatch(name, pattern)
        }
        for name in sorted(names, key=lambda n: (names[n].stat().st_mtime, n), reverse=True):
            mark = name.removesuffix(".parquet").rpartition("-")[2]
            older = dataclasses.replace(segment, path=self.folder / name, fingerprint=mark)
            if (found := self.present(older)) is not None:
                return found
        return None

    def present(self, segment: SegmentFile) -> SegmentFile | None:
        """The segment where it lies, in a file of its own or in a bundle; None when in neither."""
        if is_whole(segment.path):
            return segment
        if segment.path.exists():
            _log.warning("segment damaged, made again path=%s", segment.path)
        return bundles.placed(segment, self.bundled)

    def article_id(self, url: str) -> str | None:
        """The id of the article at an address, by the rules of its source; None for no page."""
        key = self.registry.key(url)
        return urls.article_id(key) if key else None

    def unknown_hosts(self) -> dict[str, int]:
        """Host that is no source's -> archived pages, most of them first."""
        hosts: Counter[str] = Counter()
        for warc in self.warcs:
            hosts.update(warc.unknown)
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

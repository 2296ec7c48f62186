"""Taking foreign WARC files in: what of them counts as pages, and what does not and why.

The file itself is kept as it is; which of its records count is decided by the registry, today and
at every later assembly. One of the places where rooms meet; it knows no Prefect and no network.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from congdoan.archive.erase import erased_addresses
from congdoan.archive.files import archive_name
from congdoan.archive.importer import import_warc, limit, limited_to
from congdoan.archive.index import list_warcs, read_index
from congdoan.records import LeftOut, record
from congdoan.registry import Registry
from congdoan.release import shelf
from congdoan.sources import Status

_PAGES = frozenset({200, 203})


@record
class HostCount:
    """What came from one host: pages taken, and records left out by reason."""

    host: str
    source_id: str | None
    pages: int
    left_out: Mapping[str, int]

    @property
    def why(self) -> str:
        """The reasons with their counts, most of them first."""
        return ", ".join(f"{count} {reason}" for reason, count in self.left_out.items())


@record
class Intake:
    """What became of one file.

    `stored` is its name inside the archive; `damaged` names each record that cannot be read;
    `erased` counts records of pages that were taken down, the only ones that the stored file lacks;
    `only` are the sources that the import was limited to.
    """

    file: str
    stored: str
    records: int
    pages: int
    hosts: tuple[HostCount, ...]
    damaged: tuple[str, ...] = ()
    erased: int = 0
    only: tuple[str, ...] = ()

    def summary(self) -> str:
        """One sentence."""
        sources = {host.source_id for host in self.hosts if host.pages}
        return (
            f"{Path(self.file).name}: {self.pages} pages of {len(sources)} sources taken from "
            f"{self.records} records"
        )

    def rows(self) -> list[dict[str, str | int]]:
        """One row per host, for people; most pages first."""
        return [
            {"host": h.host or "(no address)", "source": h.source_id or "", "pages": h.pages,
             "left out": h.why}
            for h in self.hosts
        ]  # fmt: skip


def take_in(path: Path, data: Path, registry: Registry, only: Sequence[str] = ()) -> Intake:
    """Take a foreign WARC file into the archive of a data root.

    Args:
        path: the file.
        data: data root.
        registry: whose hosts count.
        only: source ids; pages of others are left out, at later assemblies too. Taking the same
            file in again with others, or without any, widens that and never narrows it.

    Raises:
        UsageError: a source is unknown.
        ArchiveError: the file is missing, no WARC, truncated or without a page.
    """
    if only:
        registry.pick(only)
    archive = data / "archive"
    before = set(list_warcs(archive))
    erased = {registry.key(address) for address in erased_addresses(archive)}
    stored, left = import_warc(
        path, archive, lambda url: bool(erased) and registry.key(url) in erased
    )
    if not only or stored not in before or limited_to(stored) is not None:
        limit(stored, only)  # what was taken in whole before stays whole
    allowed = limited_to(stored)
    owned = shelf.owned(read_index(stored), registry.limited(allowed))
    rows = owned.to_pylist()
    hosts = _by_host(rows, registry, is_limited=allowed is not None)
    return Intake(
        file=str(path),
        stored=archive_name(stored),
        records=len(rows) + left,
        pages=sum(host.pages for host in hosts),
        hosts=hosts,
        damaged=tuple(f"byte {r['warc_offset']}: {r['problem']}" for r in rows if r["problem"]),
        erased=left,
        only=tuple(sorted(allowed or ())),
    )


def _by_host(
    rows: Iterable[Mapping[str, Any]], registry: Registry, *, is_limited: bool
) -> tuple[HostCount, ...]:
    pages: Counter[str] = Counter()
    left_out: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for row in rows:
        host = (urlsplit(row["url"]).hostname or "").lower()
        why = _why(row, registry, is_limited=is_limited)
        if why is None:
            pages[host] += 1
        else:
            left_out[host][why.value] += 1
    return tuple(
        HostCount(
            host=host,
            source_id=None if (owner := registry.owner(f"//{host}")) is None else owner.source_id,
            pages=pages[host],
            left_out=dict(left_out[host].most_common()),
        )
        for host in sorted(
            pages.keys() | left_out.keys(), key=lambda h: (-pages[h], -left_out[h].total(), h)
        )
    )


def _why(row: Mapping[str, Any], registry: Registry, *, is_limited: bool) -> LeftOut | None:
    """Why a row of an index gives no page; None for a page."""
    if row["problem"] is not None:
        return LeftOut.DAMAGED
    if row["kind"] == "other":
        return LeftOut.NO_PAGE
    return _why_not_ours(row, registry, is_limited=is_limited) or _why_no_body(row)


def _why_not_ours(
    row: Mapping[str, Any], registry: Registry, *, is_limited: bool
) -> LeftOut | None:
    owner = registry.sources.get(row["source_id"] or "")
    if owner is not None:
        return LeftOut.UNVERIFIED if owner.status is Status.UNVERIFIED else None
    known = registry.owner(row["url"])
    if known is None:
        return LeftOut.UNKNOWN_HOST
    late = shelf.owner(registry, None, row["url"], row["captured_at"]) is None
    return LeftOut.OTHER_SOURCE if is_limited and not late else LeftOut.HOST_MOVED


def _why_no_body(row: Mapping[str, Any]) -> LeftOut | None:
    if row["kind"] in _WITHOUT_BODY:
        return _WITHOUT_BODY[row["kind"]]
    if row["detail"] is not None:
        return LeftOut.CUT
    if row["status"] in _PAGES:
        return None
    return LeftOut.REDIRECT if row["outcome"] is None else LeftOut.ERROR


_WITHOUT_BODY = {"attempt": LeftOut.NO_ANSWER, "revisit": LeftOut.UNCHANGED}

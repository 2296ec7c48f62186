"""Care of a data root: the state made again from the archive, and pages taken out of it.

One of the places where rooms meet; it knows no Prefect and no network.
"""

from __future__ import annotations

import dataclasses
import shutil
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from congdoan.archive.companion import utc_text
from congdoan.archive.erase import erase, erased_addresses, note
from congdoan.archive.files import own_warcs, spool_folder
from congdoan.archive.join import salvage
from congdoan.archive.reader import ArchivedRecord, read
from congdoan.errors import UsageError
from congdoan.fetch.history import remembered
from congdoan.fetch.state import Page, State, state_url
from congdoan.records import Role, record
from congdoan.registry import Registry
from congdoan.release import candidate, retention, withdrawal
from congdoan.sources import Source

_REMEMBERED = frozenset({Role.ARTICLE, Role.LISTING, Role.FEED, Role.SITEMAP, Role.ROBOTS})


def rebuild_state(data: Path, url: str | None, registry: Registry) -> dict[str, int]:
    """Make the list of known pages again from our own archive; pages per source.

    What the archive does not hold is left out: validators, parking and robots copies, each of which
    costs one request. Pages that the state knows better stay as they are.

    Raises:
        StateError: the state cannot be opened.
        ArchiveError: an archive file cannot be read.
    """
    pages: dict[tuple[str, str], Page] = {}
    erased = {registry.key(address) for address in erased_addresses(data / "archive")}
    for warc in own_warcs(data / "archive"):
        for visit in read(warc):
            source = registry.sources.get(visit.source_id or "")
            if source is not None and visit.captured_at is not None:
                _learn(pages, source, visit)
    counts: dict[str, int] = {}
    with State(state_url(data, url)) as state:
        for source_id in sorted({source for source, _ in pages}):
            known = state.pages(source_id).keys() | erased
            new = [p for (s, key), p in pages.items() if s == source_id and key not in known]
            state.save(new)
            counts[source_id] = len(new)
    return counts


def _learn(pages: dict[tuple[str, str], Page], source: Source, visit: ArchivedRecord) -> None:
    role = Role.ARTICLE if visit.ref is not None else visit.role
    if role not in _REMEMBERED:
        return
    try:
        own = source.key(visit.url) if role is Role.ARTICLE else f"{role}:{visit.url}"
    except ValueError:
        return
    key = visit.ref.url_key if visit.ref is not None else own
    page = pages.get((source.source_id, key)) or Page(
        source_id=source.source_id, url_key=key, url=visit.url, role=role
    )
    if visit.ref is not None:
        page = dataclasses.replace(
            page, url=visit.ref.url, listing_url=visit.ref.listing_url,
            title_hint=visit.ref.title_hint, published_hint=visit.ref.published_hint,
        )  # fmt: skip
    at = visit.captured_at or datetime.min.replace(tzinfo=UTC)
    is_whole = visit.kind == "response" and visit.capture is not None
    pages[source.source_id, key] = remembered(
        page, at, visit.url, status=visit.status, is_whole=is_whole,
        digest=visit.payload_sha256, is_revisit=visit.kind == "revisit",
    )  # fmt: skip


@record
class Takedown:
    """What was erased.

    `addresses` are all that lead to the page; `records` counts what left each archive file;
    `versions` are published ones that still show it; `is_harvesting` says that a harvest is at work
    that may have fetched the page again before it could know.
    """

    addresses: tuple[str, ...]
    records: dict[str, int]
    segments: int
    versions: tuple[int, ...]
    is_harvesting: bool


def take_down(  # noqa: PLR0913 - who asks for what, where, when
    data: Path,
    url: str,
    reason: str,
    registry: Registry,
    now: datetime,
    *,
    state: str | None = None,
) -> Takedown:
    """Erase a page with all its addresses from archive, segments and state; it never comes back.

    Print, AMP and tracking twins are found by what earlier builds made of them. Published versions
    stay as they are and are named.

    Args:
        data: data root.
        url: any address of the page.
        reason: who asked for it, and why.
        registry: whose rules say which addresses are one page.
        now: UTC.
        state: SQLAlchemy URL of the state; None is the one of the data root.

    Raises:
        UsageError: the address is none, or no reason is given.
        ArchiveError: a file cannot be read or written.
    """
    if not reason.strip():
        raise UsageError("say why with --reason: the note is what is left of the page")
    key = registry.key(url)
    if key is None:
        raise UsageError(f"'{url}' is no address of a page: give it with http:// or https://")
    salvage(data / "archive")  # what killed runs left may hold the page
    known = withdrawal.addresses(data, url, registry.key)
    keys = {registry.key(address) for address in known}
    done = erase(
        data / "archive", known, lambda other: registry.key(other) in keys, reason.strip(), now
    )
    with State(state_url(data, state)) as opened:
        opened.forget(key for key in keys if key is not None)
    candidate.forget(data)
    return Takedown(
        addresses=tuple(sorted(known)),
        records=done.records,
        segments=_drop_segments(data / "segments", done.old_digests),
        versions=showing(data, url, registry),
        is_harvesting=any(spool_folder(data / "archive").glob("*.warc.gz")),
    )


def showing(data: Path, url: str, registry: Registry) -> tuple[int, ...]:
    """The published versions that show the page with this address, as article or as rejection."""
    return withdrawal.showing(data, withdrawal.addresses(data, url, registry.key), registry.key)


def withdraw(data: Path, versions: Iterable[int], reason: str, now: datetime) -> None:
    """Remove published versions for good; index.json and the archive's note say that they went.

    Raises:
        UsageError: one of them is the newest, or cannot be removed.
    """
    gone = sorted(versions)
    retention.withdraw(data / "releases", gone, now)
    note(data / "archive", versions=gone, reason=reason.strip(), erased_at=utc_text(now))


def _drop_segments(folder: Path, digests: Iterable[str]) -> int:
    """Remove the segments of these files, and all that builds remember of parts."""
    dropped = [path for digest in digests for path in folder.glob(f"{digest[:16]}*.parquet")]
    for path in dropped:
        path.unlink(missing_ok=True)
    shutil.rmtree(folder / "state", ignore_errors=True)
    return len(dropped)

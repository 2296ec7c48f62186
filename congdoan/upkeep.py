"""Care of a data root: the state made again from the archive, and pages taken out of it.

One of the places where rooms meet; it knows no Prefect and no network.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from congdoan import urls
from congdoan.archive.erase import erase
from congdoan.archive.files import own_warcs
from congdoan.archive.reader import ArchivedRecord, read
from congdoan.errors import UsageError
from congdoan.fetch.history import remembered
from congdoan.fetch.state import Page, State, state_url
from congdoan.records import Role, record
from congdoan.registry import Registry
from congdoan.release.reading import list_releases, open_release
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
    for warc in own_warcs(data / "archive"):
        for visit in read(warc):
            source = registry.sources.get(visit.source_id or "")
            if source is not None and visit.captured_at is not None:
                _learn(pages, source, visit)
    counts: dict[str, int] = {}
    with State(state_url(data, url)) as state:
        for source_id in sorted({source for source, _ in pages}):
            known = state.pages(source_id)
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
    """What was erased, and which published versions still show the page."""

    url_key: str
    records: dict[str, int]
    segments: int
    versions: tuple[int, ...]


def take_down(data: Path, url: str, reason: str, registry: Registry, now: datetime) -> Takedown:
    """Erase a page from the archive and the segments made from it; it is not fetched again.

    The next assembly makes a version without it. Versions that were published stay as they are and
    are named, because only who runs the installation can withdraw them.

    Raises:
        UsageError: the address is none, or no reason is given.
        ArchiveError: a file cannot be read or written.
    """
    if not reason.strip():
        raise UsageError("say why with --reason: the note is what is left of the page")
    key = _key(registry, url)
    if key is None:
        raise UsageError(f"'{url}' is no address of a page: give it with http:// or https://")
    done = erase(
        data / "archive", key, lambda other: _key(registry, other) == key, reason.strip(), now
    )
    return Takedown(
        url_key=key,
        records=done.records,
        segments=_drop_segments(data / "segments", done.old_digests),
        versions=tuple(_showing(data, urls.article_id(key))),
    )


def _key(registry: Registry, url: str) -> str | None:
    source, cleaned = registry.owner(url), urls.clean_url(url)
    try:
        return source.key(url) if source is not None else cleaned and urls.url_key(cleaned)
    except ValueError:
        return None


def _drop_segments(folder: Path, digests: Iterable[str]) -> int:
    dropped = [path for digest in digests for path in folder.glob(f"{digest[:16]}*.parquet")]
    for path in dropped:
        path.unlink(missing_ok=True)
    return len(dropped)


def _showing(data: Path, article_id: str) -> list[int]:
    versions = []
    for version in list_releases(data):
        release = open_release(data, version["version"])
        if article_id in release.table("articles", ["article_id"])["article_id"].to_pylist():
            versions.append(version["version"])
    return sorted(versions)

"""Where a page shows: its addresses as earlier builds knew them, and the versions that hold it.

For a takedown: the address that somebody complains about may be one of several, and each of them
would bring the page back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from congdoan import urls
from congdoan.errors import ArchiveError
from congdoan.release.reading import list_releases, open_release

Key = Callable[[str], str | None]
"""The url_key of an address; None when it can be no page."""


def addresses(data: Path, url: str, key: Key) -> frozenset[str]:
    """Every address under which the page with this one was seen, this one with them.

    Two addresses are one page when their keys are equal, or when the extraction found them to be
    the same article: by the canonical link of a print, AMP or tracking twin.
    """
    pairs = [(address, key(address), article) for address, article in _known(data)]
    mine = key(url)
    articles = {article for _, own, article in pairs if own == mine}
    articles |= {urls.article_id(mine)} if mine is not None else set()
    found = {address for address, own, article in pairs if article in articles or own == mine}
    return frozenset({url} | found)


def showing(data: Path, known: Iterable[str], key: Key) -> tuple[int, ...]:
    """Published versions in which one of these addresses is an article or a rejected page."""
    keys = {own for address in known if (own := key(address)) is not None}
    articles = {urls.article_id(own) for own in keys}
    found = []
    for listed in list_releases(data):
        release = open_release(data, listed["version"])
        shown = set(release.table("articles", ["article_id"])["article_id"].to_pylist())
        rejected = release.table("rejections", ["url"])["url"].to_pylist()
        if articles & shown or any(key(address) in keys for address in rejected):
            found.append(listed["version"])
    return tuple(sorted(found))


def _known(data: Path) -> Iterator[tuple[str, str]]:
    """(address, article_id) of all that published versions and segments hold."""
    for listed in list_releases(data):
        release = open_release(data, listed["version"])
        for row in release.table("articles", ["article_id", "url", "aliases"]).to_pylist():
            yield from ((url, row["article_id"]) for url in (row["url"], *(row["aliases"] or ())))
    for path in (data / "segments").glob("*.parquet"):
        for row in _captured(path).to_pylist():
            seen = row["article"] or {}
            named = (row["url"], seen.get("url"), seen.get("page_url"))
            yield from ((url, seen["article_id"]) for url in named if seen and url)


def _captured(segment: Path) -> pa.Table:
    columns = ["url", "article.article_id", "article.url", "article.page_url"]
    try:
        with pq.ParquetFile(segment) as file:
            return file.read(columns=columns)
    except (OSError, pa.ArrowException) as error:
        raise ArchiveError(
            f"{segment.name} is damaged, so that not every address of the page is known: run "
            "`congdoan assemble`, which makes it again, and then erase"
        ) from error

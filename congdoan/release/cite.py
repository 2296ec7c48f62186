"""Proof of one number: the sentence, the article, the archived page and the version behind it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from congdoan.errors import UsageError
from congdoan.records import record
from congdoan.release import schema
from congdoan.release.checks import HANOI
from congdoan.release.metadata import TITLE
from congdoan.release.reading import Release

FACTS = ("positions", "awards", "figures", "events")
_CONTEXT = frozenset(
    {
        "article_id",
        "url",
        "published_on",
        "quote",
        "span_start",
        "span_end",
        "fact_id",
        "fact_group_id",
        "preferred",
        "resolve_method",
        "lineage_id",
    }
)


@record
class Citation:
    """One fact (or an article, then `fact` is None) with all that proves it."""

    version: int
    content_digest: str
    built_at: str
    table: str
    key: str
    quote: str
    fact: Mapping[str, Any] | None
    article: Mapping[str, Any]
    publisher: str

    def stated(self) -> dict[str, Any]:
        """What the fact says: its own columns that are filled, in the order of the contract."""
        if self.fact is None:
            return {}
        names = [c.name for c in schema.table(self.table).columns if c.name not in _CONTEXT]
        return {n: self.fact[n] for n in names if self.fact.get(n) is not None}

    def line(self) -> str:
        """One line to put under a table or in a footnote."""
        day = self.article["published_on"]
        captured = self.article["captured_at"].astimezone(HANOI)
        return (
            f"{self.publisher}, “{self.article['title']}”, {day or 'no date'}, "
            f"{self.article['url']}, archived {captured:%Y-%m-%d %H:%M} (Vietnam time), SHA-256 "
            f"{self.article['payload_sha256'][:16]}; in: congdoan, {TITLE}, version {self.version} "
            f"({self.built_at[:10]}, digest {self.content_digest[:16]}), {self.table} {self.key}."
        )

    def as_row(self) -> dict[str, Any]:
        """The citation as one JSON object."""
        names = ("article_id", "url", "title", "published_on", "source_id", "captured_at",
                 "warc_file", "warc_offset", "payload_sha256", "text_sha256")  # fmt: skip
        return {
            "version": self.version,
            "content_digest": self.content_digest,
            "built_at": self.built_at,
            "table": self.table,
            "key": self.key,
            "quote": self.quote,
            "fact": None if self.fact is None else dict(self.fact),
            "article": {n: self.article[n] for n in names},
            "publisher": self.publisher,
            "citation": self.line(),
        }


def find(release: Release, wanted: str) -> Citation:
    """The citation of a fact by its fact_id, or of an article by its id or address.

    Raises:
        UsageError: the version has neither.
    """
    for name in FACTS:
        found = release.rows(name, "fact_id", wanted)
        if found:
            return _citation(release, name, found[0], release.article(found[0]["article_id"]))
    try:
        return _citation(release, "articles", None, release.article(wanted))
    except UsageError as error:
        raise UsageError(
            f"version {release.version} has no fact '{wanted}': give a fact_id of positions, "
            "awards, figures or events, an article_id or its address; another version may have it"
        ) from error


def _citation(
    release: Release, table: str, fact: dict[str, Any] | None, article: dict[str, Any]
) -> Citation:
    sources = release.rows("sources", "source_id", article["source_id"])
    return Citation(
        version=release.version,
        content_digest=release.manifest["content_digest"],
        built_at=release.manifest["built_at"],
        table=table,
        key=article["article_id"] if fact is None else fact["fact_id"],
        quote=article["title"] if fact is None else fact["quote"],
        fact=fact,
        article=article,
        publisher=sources[0]["publisher_name"] if sources else article["source_id"],
    )

"""What a listing, feed or sitemap shows, and its form for remembering.

A listing that answers 304 sends nothing; what it showed the last time is in the memo.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date

from congdoan.records import ArticleRef, record
from congdoan.sources import Source

MAX_REFS = 5000  # of one document; more is a whole site dumped into one file


@record
class Found:
    """References in the order of the document, and what leads to further documents.

    `links` are addresses of further sitemaps and `days` when each was changed, where it says so;
    `form` holds the hidden fields that the next page of an ASP.NET listing wants back.
    """

    refs: tuple[ArticleRef, ...] = ()
    links: tuple[str, ...] = ()
    days: tuple[date | None, ...] = ()
    form: tuple[tuple[str, str], ...] = ()


class Collector:
    """Gathers the references of one document, one per article, the first address winning.

    A hint that is missing at the first sighting is taken from a later one.
    """

    def __init__(self, source: Source, listing_url: str) -> None:
        self._source = source
        self._listing_url = listing_url
        self._found: dict[str, ArticleRef] = {}

    def add(self, url: str, title: str | None = None, published: date | None = None) -> None:
        """Take an address in, unless it is no article of the source."""
        article = self._source.article(url)
        if article is not None:
            self.put(*article, title, published)

    def put(self, url: str, key: str, title: str | None, published: date | None) -> None:
        """Take an article in by its cleaned address and url_key."""
        if len(self._found) >= MAX_REFS:
            return
        known = self._found.get(key)
        self._found[key] = ArticleRef(
            source_id=self._source.source_id,
            url=url if known is None else known.url,
            url_key=key,
            listing_url=self._listing_url,
            title_hint=(known and known.title_hint) or title or None,
            published_hint=(known and known.published_hint) or published,
        )

    def refs(self) -> tuple[ArticleRef, ...]:
        """All references so far."""
        return tuple(self._found.values())


def merged(known: Iterable[ArticleRef], more: Iterable[ArticleRef]) -> tuple[ArticleRef, ...]:
    """References of several documents, one per article, first address and first hints kept."""
    found: dict[str, ArticleRef] = {}
    for ref in (*known, *more):
        first = found.get(ref.url_key)
        found[ref.url_key] = ref if first is None else _filled(first, ref)
    return tuple(found.values())


def _filled(first: ArticleRef, later: ArticleRef) -> ArticleRef:
    return ArticleRef(
        source_id=first.source_id,
        url=first.url,
        url_key=first.url_key,
        listing_url=first.listing_url,
        title_hint=first.title_hint or later.title_hint,
        published_hint=first.published_hint or later.published_hint,
    )


def to_memo(found: Found, rules: str) -> str:
    """JSON text of what was found; `rules` is the digest of the source's rules that found it."""
    refs = [
        [r.url, r.url_key, r.title_hint, r.published_hint and r.published_hint.isoformat()]
        for r in found.refs
    ]
    days = [day and day.isoformat() for day in found.days]
    kept = {"rules": rules, "refs": refs, "links": found.links, "days": days}
    return json.dumps(kept, ensure_ascii=False)


def from_memo(memo: str | None, source: Source, listing_url: str) -> Found | None:
    """What `to_memo` wrote; None when there is no memo or other rules wrote it."""
    if memo is None:
        return None
    kept = json.loads(memo)
    if kept["rules"] != source.rules_digest():
        return None
    refs = tuple(
        ArticleRef(
            source_id=source.source_id,
            url=url,
            url_key=key,
            listing_url=listing_url,
            title_hint=title,
            published_hint=date.fromisoformat(published) if published else None,
        )
        for url, key, title, published in kept["refs"]
    )
    days = tuple(day and date.fromisoformat(day) for day in kept.get("days", ()))
    return Found(refs=refs, links=tuple(kept["links"]), days=days)

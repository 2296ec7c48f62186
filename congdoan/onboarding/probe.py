"""A first draft of a source from one address: family, listing, paging, feeds, article pattern.

The draft is a proposal: every guess is written beside what it rests on, and its status is
`unverified` until a person has compared the three articles of the preview with their pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from urllib.parse import urljoin, urlsplit

from congdoan.discover.found import Found
from congdoan.discover.walk import READERS
from congdoan.errors import UsageError
from congdoan.extract.page import extract
from congdoan.fetch.fetcher import Fetched, Fetcher
from congdoan.onboarding.asking import Way, asking, capture_of
from congdoan.onboarding.doors import family_hits
from congdoan.onboarding.draft import named_after, site_name
from congdoan.onboarding.judging import dates_by_rule, other_order
from congdoan.onboarding.links import (
    ENOUGH,
    HEADLINE,
    Link,
    Shape,
    article_shapes,
    feeds_of,
    links_of,
)
from congdoan.onboarding.pagers import paging
from congdoan.provinces import Provinces
from congdoan.records import Article, ArticleRef, Capture, Outcome, Rejection, record
from congdoan.registry import Registry
from congdoan.sources import Host, Listing, Select, Source
from congdoan.text import fold

PREVIEWS = 3
_MOST_SECTIONS = 5
_WIDE = 3  # times the listed articles: a family's pattern that meets more links meets menus, too
_SECTION = re.compile(r"cong doan|ldld|doan the|tin tuc|hoat dong|su kien")
_INDEX = re.compile(r"/(?:default|index|home)\.\w+$", re.IGNORECASE)  # the page of a section
_SITEMAP = re.compile(rb"(?im)^\s*sitemap\s*:\s*(\S+)")


@record
class Probe:
    """A proposed source, the sentences it rests on, and what its rules read of a few articles."""

    source: Source
    evidence: tuple[str, ...]
    previews: tuple[Article | Rejection, ...]


@record
class Tried:
    """A page looked at as a listing: its links, and the shape of the articles among them."""

    url: str
    links: tuple[Link, ...]
    shape: Shape | None

    @property
    def size(self) -> int:
        """Articles that the page lists."""
        return len(self.shape.links) if self.shape else 0


def probe_page(capture: Capture, registry: Registry, provinces: Provinces) -> Probe:
    """What one saved page tells, without asking the site for anything."""
    source = _proposed(capture, registry, provinces)
    tried = _tried(capture, source)
    evidence = [_family_words(capture, registry)]
    if tried.shape and not _is_of(tried.shape, capture.url):
        source = _with_listing(source, tried, tried.shape)
        evidence += _listing_words(source, tried)
    return Probe(source=source, evidence=tuple(evidence), previews=(extract(capture, source),))


def probe_site(url: str, way: Way, registry: Registry, provinces: Provinces) -> Probe:
    """What a site shows to someone who asks for a few of its pages.

    Raises:
        UsageError: the address brings no page, or a live way has no contact.
    """
    host = (urlsplit(url).hostname or "").lower()
    twin = host.removeprefix("www.") if host.startswith("www.") else f"www.{host}"
    asked = registry.stranger(host, b"").model_copy(
        update={"hosts": {host: Host(), twin: Host()}, "homepage": urljoin(url, "/")}
    )
    with asking(asked, way) as fetcher:
        first = capture_of(got := fetcher.get(url), asked)
        if first is None:
            raise UsageError(f"{url} brought no page: {got.outcome} {got.detail}".strip())
        return _probed(first, fetcher, registry, provinces)


def _probed(first: Capture, fetcher: Fetcher, registry: Registry, provinces: Provinces) -> Probe:
    source = _proposed(first, registry, provinces)
    evidence = [_family_words(first, registry)]
    best = _best_listing(first, source, fetcher)
    if best.shape is not None:
        source = _with_listing(source, best, best.shape)
        evidence += _listing_words(source, best)
    else:
        evidence.append(f"no listing: {best.url} links no {ENOUGH} articles of one pattern")
    feeds, words = _feeds(first, source, fetcher)
    source = source.model_copy(update={"listings": source.listings + feeds})
    refs = _refs(best, source, fetcher)
    asked = (capture_of(fetcher.get(ref.url), source) for ref in refs[:PREVIEWS])
    pages = [page for page in asked if page is not None]
    if source.family is None and pages:
        source = _family_of(pages[0], source, registry)
        words.append(f"of an article: {_family_words(pages[0], registry)}")
    previews = [extract(page, source) for page in pages]
    swapped = other_order(source)
    if dates_by_rule(again := [extract(page, swapped) for page in pages]) > dates_by_rule(previews):
        source, previews = swapped, again
        words.append("dates: month before day, by more of the articles")
    return Probe(source=source, evidence=(*evidence, *words), previews=tuple(previews))


def _family_of(page: Capture, source: Source, registry: Registry) -> Source:
    """The source with the family that an article shows where its listing shows none."""
    hits = family_hits(registry, page.body)
    if not hits:
        return source
    family = registry.families[hits[0][0]]
    bare = source.model_copy(update={"family": family.family_id, "select": Select()})
    return bare.with_family(family)


def _proposed(capture: Capture, registry: Registry, provinces: Provinces) -> Source:
    """A source for the page's host: family by fingerprint, publisher and province by name."""
    host = (urlsplit(capture.url).hostname or "").lower()
    base = registry.stranger(host, capture.body)
    update = named_after(host, site_name(capture.body) or host, provinces)
    update |= {"homepage": urljoin(capture.url, "/"), "listings": ()}
    return base.model_copy(update=update)


def _family_words(capture: Capture, registry: Registry) -> str:
    known = registry.owner(capture.url)
    if known is not None:
        return f"note: the host is described already, by {known.source_id}"
    hits = family_hits(registry, capture.body)
    if not hits:
        return "family: none of the known fingerprints is in the page; the generic path serves"
    told = ", ".join(f"{name} {found} of {total}" for name, found, total in hits[:3])
    return f"family: fingerprints found: {told}"


def _tried(capture: Capture, source: Source) -> Tried:
    links = links_of(capture.body, capture.content_type, capture.url, source.hosts)
    shapes = article_shapes(links, capture.url)
    return Tried(url=capture.url, links=links, shape=shapes[0] if shapes else None)


def _is_of(shape: Shape, url: str) -> bool:
    parts = urlsplit(url)
    target = parts.path + (f"?{parts.query}" if parts.query else "")
    is_index = _INDEX.search(parts.path) is not None
    return not is_index and re.search(shape.pattern, target, re.IGNORECASE) is not None


def _best_listing(first: Capture, source: Source, fetcher: Fetcher) -> Tried:
    """The page itself when it lists articles; from a home or article page the best section."""
    own = _tried(first, source)
    is_article = own.shape is not None and _is_of(own.shape, first.url)
    if own.shape is not None and not is_article and urlsplit(first.url).path.strip("/"):
        return own
    found = [own] if own.shape is not None and not is_article else []
    for address in _sections(first.url, own)[:_MOST_SECTIONS]:
        capture = capture_of(fetcher.get(address), source)
        if capture is not None:
            found.append(_tried(capture, source))
    usable = [t for t in found if t.shape is not None]
    return max(usable, key=lambda t: ("cong-doan" in fold(t.url), t.size), default=own)


def _sections(url: str, own: Tried) -> list[str]:
    """Addresses that may be sections: links whose text names one, union sections first."""
    articles = {link.url for link in own.shape.links} if own.shape else set()
    named = [
        link for link in own.links
        if link.url not in articles and link.url != url and _SECTION.search(fold(link.text))
        and len(link.text.split()) <= 6  # noqa: PLR2004 - longer ones are headlines
    ]  # fmt: skip
    return [k.url for k in sorted(named, key=lambda k: "cong doan" not in fold(k.text))]


def _with_listing(source: Source, tried: Tried, shape: Shape) -> Source:
    listing = paging(tried.url, tried.links) or Listing(kind="html", url=tried.url)
    met = {link.url for link in tried.links if source.article_match(link.url)}
    fits = met.issuperset(x.url for x in shape.links) and len(met) <= _WIDE * len(shape.links)
    pattern = source.article_url if fits else (shape.pattern,)
    # a copy would keep the compiled patterns of the old addresses
    return Source.model_validate(
        {**source.model_dump(), "article_url": pattern, "listings": (listing.model_dump(),)}
    )


def _listing_words(source: Source, tried: Tried) -> list[str]:
    listing = source.listings[0]
    paged = (
        f"further pages {listing.pages} from n={listing.next_page}"
        if listing.pages
        else ("no links to further pages found")
    )
    return [
        f"listing: {tried.url} links {tried.size} articles; {paged}",
        f"articles: the links meet {', '.join(source.article_url)}",
    ]


def _feeds(
    first: Capture, source: Source, fetcher: Fetcher
) -> tuple[tuple[Listing, ...], list[str]]:
    """Feeds that the page names and sitemaps that robots.txt names, where they list articles."""
    feeds = feeds_of(first.body, first.content_type, first.url)[:2]
    robots = fetcher.robots[0].body if fetcher.robots else b""
    maps = [m.decode("utf-8", "replace") for m in _SITEMAP.findall(robots)][:1]
    wanted = [Listing(kind="rss", url=f) for f in feeds]
    wanted += [Listing(kind="sitemap", url=m) for m in maps]
    kept, words = [], []
    for listing in wanted:
        if not source.owns(listing.url):
            continue
        found = _read(listing, source, fetcher.get(listing.url))
        words.append(f"{listing.kind}: {listing.url}: {_count(found)}")
        if found.refs or found.links:
            kept.append(listing)
    return tuple(kept), words


def _count(found: Found) -> str:
    return f"{len(found.refs)} articles" + (f", {len(found.links)} maps" if found.links else "")


def _read(listing: Listing, source: Source, got: Fetched) -> Found:
    if got.outcome is not Outcome.OK or got.exchange is None:
        return Found()
    kind = got.exchange.header("Content-Type")
    return READERS[listing.kind](source, listing, got.url, got.body, kind)


def _refs(best: Tried, source: Source, fetcher: Fetcher) -> Sequence[ArticleRef]:
    """The listed articles, those named by a headline first: others may be sections."""
    if best.shape is None:
        return ()
    found = _unique(_read(source.listings[0], source, fetcher.get(best.url)).refs)
    return sorted(found, key=lambda ref: len((ref.title_hint or "").split()) < HEADLINE)


def _unique(refs: Iterable[ArticleRef]) -> list[ArticleRef]:
    return list({ref.url_key: ref for ref in refs}.values())

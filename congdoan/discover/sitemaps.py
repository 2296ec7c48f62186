"""Sitemaps and sitemap indexes, plain or gzip."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from datetime import date
from itertools import islice

from lxml import etree

from congdoan.discover.dates import stamped_day
from congdoan.discover.found import MAX_REFS, Collector, Found
from congdoan.sources import Listing, Source
from congdoan.text import squeeze

_MAX_BYTES = 32_000_000  # after gunzip; the protocol allows 50 MB and nobody of ours needs 5
_GZIP = b"\x1f\x8b"


def read_sitemap(
    source: Source, listing: Listing, url: str, body: bytes, kind: str | None
) -> Found:
    """The articles of a sitemap, or the sitemaps of an index that `listing.match` lets through.

    Addresses on foreign hosts are dropped. The day of publication is known for news sitemaps only:
    `lastmod` says when something was changed. Arguments as for `read_page`.
    """
    del kind
    root = _parsed(body)
    if root is None:
        return Found()
    collector = Collector(source, url)
    if _name(root) == "sitemapindex":
        children = tuple(_children(root, source, listing))
        return Found(links=tuple(c[0] for c in children), days=tuple(c[1] for c in children))
    for entry in root.iterchildren("{*}url"):
        fields = _fields(entry)
        if "loc" in fields:
            published = stamped_day(fields.get("publication_date"))
            collector.add(fields["loc"], fields.get("title"), published)
    return Found(refs=collector.refs())


def _children(
    root: etree._Element, source: Source, listing: Listing
) -> Iterator[tuple[str, date | None]]:
    wanted = re.compile(listing.match or "")
    for entry in islice(root.iterchildren("{*}sitemap"), MAX_REFS):
        fields = _fields(entry)
        address = fields.get("loc")
        if address and source.owns(address) and wanted.search(address):
            yield address, stamped_day(fields.get("lastmod"))


def _parsed(body: bytes) -> etree._Element | None:
    plain = _gunzipped(body)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, recover=True, huge_tree=False, remove_pis=True
    )
    try:
        return etree.fromstring(plain, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def _gunzipped(body: bytes) -> bytes:
    """The body, unpacked when it is gzip; what can be read of a damaged one, never over the cap."""
    if not body.startswith(_GZIP):
        return body
    try:
        return zlib.decompressobj(31).decompress(body, _MAX_BYTES)
    except zlib.error:
        return b""


def _fields(entry: etree._Element) -> dict[str, str]:
    """Texts of an entry by local name, those inside it too (news:title); the first of each."""
    found: dict[str, str] = {}
    for part in entry.iterdescendants("{*}*"):
        if part.text and part.text.strip():
            found.setdefault(_name(part), squeeze(part.text))
    return found


def _name(element: etree._Element) -> str:
    return str(etree.QName(element).localname).lower()

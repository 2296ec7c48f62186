"""Listings that are not a row of addresses: asked for with POST, or written down in YAML.

ASP.NET pages their lists by sending the page's own hidden fields back with the name of the pager
(`__doPostBack`); some portals want a JSON body; an archive of ids or a list of addresses needs no
document at all.
"""

from __future__ import annotations

from itertools import islice
from urllib.parse import urlencode

from congdoan.discover.found import MAX_REFS, Collector, Found
from congdoan.discover.pages import parse_html, read_page
from congdoan.records import ArticleRef, Form
from congdoan.sources import Listing, Source

_URLENCODED = "application/x-www-form-urlencoded"
_STATE = "__VIEWSTATE"


def read_aspnet(source: Source, listing: Listing, url: str, body: bytes, kind: str | None) -> Found:
    """The articles of an ASP.NET page and its hidden fields. Arguments as for `read_page`."""
    refs = read_page(source, listing, url, body, kind).refs
    document = parse_html(body, kind)
    if document is None:
        return Found(refs=refs)
    hidden = document.xpath("//input[@type='hidden'][@name]")
    return Found(refs=refs, form=tuple((h.get("name"), h.get("value") or "") for h in hidden))


def first_form(listing: Listing) -> Form | None:
    """What the first page of a listing is asked for with; None for GET."""
    return _json_form(listing, listing.next_page - 1) if listing.kind == "json" else None


def next_form(listing: Listing, number: int, found: Found) -> Form | None:
    """What page `number` (0 is the first) is asked for with; None for GET or past the end.

    Args:
        listing: says how.
        number: the page.
        found: what the page before showed.
    """
    if number >= listing.max_pages:
        return None
    shown = listing.next_page + number - 1
    if listing.kind == "json":
        return _json_form(listing, shown)
    if listing.kind != "aspnet" or listing.event_target is None:
        return None
    fields = dict(found.form)
    if _STATE not in fields:
        return None
    fields["__EVENTTARGET"] = _numbered(listing.event_target, shown)
    fields["__EVENTARGUMENT"] = _numbered(listing.event_argument, shown)
    return Form(body=urlencode(fields).encode(), content_type=_URLENCODED)


def _json_form(listing: Listing, shown: int) -> Form | None:
    if listing.post is None:
        return None
    body = _numbered(listing.post, shown)
    is_json = body.lstrip()[:1] in ("{", "[")
    return Form(body=body.encode(), content_type="application/json" if is_json else _URLENCODED)


def _numbered(pattern: str, number: int) -> str:
    """`{n}` and `{nn}` (two digits, as names of controls have it) replaced by the number."""
    return pattern.replace("{nn}", f"{number:02}").replace("{n}", str(number))


def written_refs(source: Source, listing: Listing) -> tuple[ArticleRef, ...]:
    """The articles that the listing itself names: every id of its range, or its addresses."""
    first, last = listing.ids or (0, -1)
    numbers = islice(range(last, first - 1, -1), MAX_REFS)  # the newest first
    addresses = [_numbered(listing.url, number) for number in numbers]
    collector = Collector(source, listing.url)
    for address in (*addresses, *listing.urls):
        collector.add(address)
    return collector.refs()

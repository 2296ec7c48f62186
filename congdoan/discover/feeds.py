"""RSS and Atom feeds."""

from __future__ import annotations

import io
import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urljoin

import feedparser

from congdoan.discover.dates import find_date, vietnam_day
from congdoan.discover.found import Collector, Found
from congdoan.sources import Listing, Source
from congdoan.text import squeeze


def read_feed(source: Source, listing: Listing, url: str, body: bytes, kind: str | None) -> Found:
    """The articles of a feed, in its order; a broken feed gives the items that can be read.

    Arguments as for `read_page`.
    """
    del listing
    headers = {"content-location": url} | ({"content-type": kind} if kind else {})
    # a stream: bytes or text would be tried as a file name first
    parsed = feedparser.parse(
        io.BytesIO(body), response_headers=headers, sanitize_html=False, resolve_relative_uris=False
    )
    collector = Collector(source, url)
    for entry in parsed.entries:
        link = _link(entry)
        if link is not None:
            collector.add(urljoin(url, link), squeeze(_plain(entry.get("title"))), _day(entry))
    return Found(refs=collector.refs())


def _link(entry: Any) -> str | None:  # noqa: ANN401 - feedparser has no types
    link = entry.get("link") or (entry.get("id") if entry.get("guidislink") else None)
    return link.strip() if isinstance(link, str) and link.strip() else None


def _plain(title: str | None) -> str:
    return re.sub(r"<[^>]*>", "", title or "")


def _day(entry: Any) -> date | None:  # noqa: ANN401
    """Day of publication in Vietnam; a time without zone is Vietnam's already.

    'updated' is no publication date: a typing error put right would make an article new.
    """
    raw, parsed = entry.get("published"), entry.get("published_parsed")
    if not raw:
        return None
    for parse in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            return vietnam_day(parse(raw.strip()))
        except (ValueError, IndexError, OverflowError):
            continue
    if parsed is None:
        return find_date(raw)
    year, month, day, hour, minute = parsed[:5]
    return vietnam_day(datetime(year, month, day, hour, minute, tzinfo=UTC))

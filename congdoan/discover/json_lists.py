"""Listings that are JSON: WordPress's own interface, and any other by the paths its YAML names."""

from __future__ import annotations

import html
import json
import re
from datetime import UTC, date, datetime
from typing import Any
from urllib.parse import urljoin

from congdoan.discover.dates import find_date, stamped_day, vietnam_day
from congdoan.discover.found import Collector, Found
from congdoan.sources import Listing, Source
from congdoan.text import squeeze

_WORDPRESS = {"items": "", "url": "link", "title": "title.rendered", "date": "date"}
_TICKS = re.compile(r"/Date\((-?\d{1,15})[^)]*\)/")  # milliseconds, as old ASP.NET writes them
_HOLE = re.compile(r"\{([\w.]+)\}")
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")


def read_json(source: Source, listing: Listing, url: str, body: bytes, kind: str | None) -> Found:
    """The articles of a JSON answer, in its order; nothing when it is none.

    `listing.fields` names paths such as `d.results`; `url` may be a pattern with paths in braces,
    `/tin/{Id}`. Arguments as for `read_page`.
    """
    del kind
    fields = listing.fields or (_WORDPRESS if listing.kind == "wordpress" else {})
    try:
        items = _at(json.loads(body), fields.get("items", ""))
    except (ValueError, RecursionError):
        return Found()
    collector = Collector(source, url)
    for item in items if isinstance(items, list) else ():
        address = _address(item, fields.get("url", "url"))
        if address:
            title = _plain(_at(item, fields.get("title", "title")))
            day = _day(_at(item, fields.get("date", "date")), source)
            collector.add(urljoin(url, address), title, day)
    return Found(refs=collector.refs())


def _at(value: Any, path: str) -> Any:  # noqa: ANN401 - whatever JSON holds
    """What a path leads to; None where it leads nowhere. The empty path is the value itself."""
    for part in filter(None, path.split(".")):
        if isinstance(value, dict):
            value = value.get(part)
        elif isinstance(value, list) and part.isdigit() and int(part) < len(value):
            value = value[int(part)]
        else:
            return None
    return value


def _address(item: Any, pattern: str) -> str | None:  # noqa: ANN401
    if "{" not in pattern:
        found = _at(item, pattern)
        return found.strip() if isinstance(found, str) else None
    values = [_at(item, path) for path in _HOLE.findall(pattern)]
    if any(value is None or isinstance(value, dict | list) for value in values):
        return None
    filled = iter(values)
    return _HOLE.sub(lambda _: str(next(filled)), pattern)


def _plain(title: Any) -> str | None:  # noqa: ANN401
    if not isinstance(title, str):
        return None
    return squeeze(html.unescape(re.sub(r"<[^>]*>", "", title))) or None


def _day(value: Any, source: Source) -> date | None:  # noqa: ANN401
    """The day in Vietnam of what an interface calls a date."""
    if not isinstance(value, str):
        return None
    if ticks := _TICKS.fullmatch(value.strip()):
        try:
            return vietnam_day(datetime.fromtimestamp(int(ticks[1]) / 1000, UTC))
        except (OverflowError, ValueError, OSError):
            return None
    if _ISO.match(value.strip()):
        return stamped_day(value)
    return find_date(value, source.select.date_order)

"""Coverage as data: a silent source told from a broken one, a quiet year from an unread one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Literal

import pyarrow as pa

from congdoan.records import Outcome, Role
from congdoan.release import schema
from congdoan.release.checks import HANOI
from congdoan.release.segments import SegmentFile, read_columns

_REFUSED = frozenset(
    {Outcome.ROBOTS, Outcome.PARKED, Outcome.OFF_SITE, Outcome.PRIVATE_ADDRESS, Outcome.BLOCKED}
)
_HTTP = frozenset({Outcome.HTTP_4XX, Outcome.HTTP_5XX})
FINE = frozenset({Outcome.OK, Outcome.UNCHANGED, Outcome.GONE})
_MANY = 0.2  # share of failed attempts from which a day counts as degraded
_PAGES = (Role.ARTICLE, Role.ALIAS, Role.REJECTION)
_What = Literal["articles", "rejected", "listed"]


class _Day:
    """Counts of one source on one day."""

    def __init__(self) -> None:
        self.outcomes: Counter[str] = Counter()
        self.roles: Counter[str] = Counter()
        self.read = 0
        self.new = 0

    def row(self, last_new_on: date | None) -> dict[str, Any]:
        failed = {o: n for o, n in self.outcomes.items() if o and Outcome(o) not in FINE}
        refused = sum(n for o, n in failed.items() if Outcome(o) in _REFUSED)
        http = sum(n for o, n in failed.items() if Outcome(o) in _HTTP)
        return {
            "attempted": sum(self.outcomes.values()),
            "unchanged": self.outcomes[Outcome.UNCHANGED],
            "failed": sum(failed.values()),
            "failed_refused": refused,
            "failed_http": http,
            "failed_network": sum(failed.values()) - refused - http,
            "new": self.new,
            "extracted": self.read,
            "relevant": self.roles[Role.ARTICLE] + self.roles[Role.ALIAS],
            "rejected": self.roles[Role.REJECTION],
            "last_new_on": last_new_on,
        }


def by_day(captures: pa.Table, statuses: Mapping[str, str], held: frozenset[str]) -> pa.Table:
    """Table coverage of all captures; `held` are sources whose new rows are held back."""
    days: dict[tuple[str, date], _Day] = defaultdict(_Day)
    first: dict[str, tuple[Any, str]] = {}
    names = ("source_id", "captured_at", "outcome", "role", "reason", "article_id", "kind")
    for row in captures.select(names).to_pylist():
        if row["source_id"] is None or row["captured_at"] is None or row["kind"] == "other":
            continue
        day = days[row["source_id"], row["captured_at"].astimezone(HANOI).date()]
        day.outcomes[_outcome(row)] += 1
        if row["kind"] == "response" and row["role"] in _PAGES:
            day.roles[row["role"]] += 1
            day.read += row["role"] != Role.REJECTION or row["reason"] == "not_union_news"
        if row["article_id"] is not None:
            sighting = (row["captured_at"], row["source_id"])
            first[row["article_id"]] = min(first.get(row["article_id"], sighting), sighting)
    for moment, source_id in first.values():
        days[source_id, moment.astimezone(HANOI).date()].new += 1
    rows = []
    last_new: dict[str, date] = {}
    for (source_id, on), counts in sorted(days.items(), key=lambda item: item[0]):
        if counts.new:
            last_new[source_id] = on
        row = counts.row(last_new.get(source_id)) | {"source_id": source_id, "day": on}
        rows.append(row | {"state": _state(row, statuses.get(source_id), held)})
    return pa.Table.from_pylist(rows, schema=schema.arrow_schema("coverage"))


def _outcome(row: Mapping[str, Any]) -> str:
    """The outcome as the source's owner would see it: no robots.txt is no failure (RFC 9309)."""
    if row["role"] == Role.ROBOTS and row["outcome"] == Outcome.HTTP_4XX:
        return Outcome.OK
    return row["outcome"] or ""


def _state(row: Mapping[str, Any], status: str | None, held: frozenset[str]) -> str:
    if status == "retired":
        return "retired"
    if row["failed"] and row["failed"] == row["attempted"]:
        return "broken"
    if row["source_id"] in held or row["failed"] > _MANY * row["attempted"]:
        return "degraded"
    return "ok"


def by_month(seen: Sequence[tuple[pa.Table, Sequence[SegmentFile]]]) -> pa.Table:
    """Table coverage_months of (index, segments) pairs: pages by day of publication."""
    pages: dict[tuple[str, date], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    oldest: dict[str, date] = {}
    for index, segments in seen:
        for source_id, day, what, key in _dated(index, segments):
            pages[source_id, day.replace(day=1)][what].add(key)
            oldest[source_id] = min(oldest.get(source_id, day), day)
    rows = [
        {
            "source_id": source_id,
            "month": month,
            "articles": len(found["articles"]),
            "rejected": len(found["rejected"]),
            "listed": len(found["listed"]),
            "oldest_reachable_on": oldest[source_id],
            "exhausted": None,
        }
        for (source_id, month), found in sorted(pages.items(), key=lambda item: item[0])
    ]
    return pa.Table.from_pylist(rows, schema=schema.arrow_schema("coverage_months"))


def _dated(
    index: pa.Table, segments: Sequence[SegmentFile]
) -> Iterator[tuple[str, date, _What, str]]:
    """(source, day of publication, what, page) of listings' hints, articles and rejections."""
    columns = (index[n].to_pylist() for n in ("source_id", "published_hint", "url"))
    for source_id, day, url in zip(*columns, strict=True):
        if source_id is not None and day is not None:
            yield source_id, day, "listed", url
    wanted = ["url", "article.article_id", "article.published_on", "rejection.published_on"]
    for segment in segments:
        for row in read_columns(segment, wanted).to_pylist():
            article, rejection = row["article"] or {}, row["rejection"] or {}
            if article.get("published_on"):
                yield segment.source_id, article["published_on"], "articles", article["article_id"]
            if rejection.get("published_on"):
                yield segment.source_id, rejection["published_on"], "rejected", row["url"]

"""Coverage of the page: what is known of each source in each month of publication, and how.

Silence is told from breakage: a month without articles is `silent` only where other news of that
month was read or the site answered in that month; where nothing says so it is a `gap` or `unseen`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum

import pyarrow as pa
import pyarrow.compute as pc

from congdoan.records import Outcome, Role, record
from congdoan.release.explorer.counts import months
from congdoan.release.sightings import FINE

_FINE = sorted(outcome.value for outcome in FINE)
_LOCAL = pa.timestamp("us", tz="Asia/Ho_Chi_Minh")
_COLUMNS = ("source_id", "url", "captured_at", "role", "outcome", "published_hint")
_HINTS = ["source_id", "published_hint"]
Month = tuple[str, date]  # source_id, first day of the month


class State(StrEnum):
    """What is known of a source in a month."""

    ARTICLES = "articles"  # published articles, all read
    PARTIAL = "partial"  # articles, but listed pages of the month could not be read
    SILENT = "silent"  # no article, though the month was read or the site answered in it
    GAP = "gap"  # no page of it was seen, between months that were
    BROKEN = "broken"  # nothing could be read: the site failed, or pages it listed did
    UNSEEN = "unseen"  # before the first page known of the source, or after the last visit


@record
class Visits:
    """What the archive's index says, by source and month.

    `answered` and `failed` are months of visits; `listed` and `unread` months of publication of
    pages that the site's lists named, `unread` with how many of them never could be read.
    """

    answered: frozenset[Month]
    failed: frozenset[Month]
    listed: frozenset[Month]
    unread: Mapping[Month, int]


def visits(indexes: Iterable[pa.Table]) -> Visits:
    """The visits of all archive files; rows that no source owns do not count."""
    empty = pa.schema([(n, _TYPES.get(n, pa.string())) for n in _COLUMNS]).empty_table()
    rows = pa.concat_tables([empty, *(i.select(list(_COLUMNS)) for i in indexes)])
    robots = pc.fill_null(pc.equal(rows["role"], Role.ROBOTS.value), False)  # noqa: FBT003
    ours = pc.fill_null(pc.equal(rows["outcome"], Outcome.ERASED.value), True)  # noqa: FBT003
    aside = pc.or_(robots, ours)  # robots.txt alone is no answer; a takedown is no failure
    counts = pc.and_(pc.is_valid(rows["source_id"]), pc.invert(aside))
    fine = pc.is_in(rows["outcome"], value_set=pa.array(_FINE))
    good, bad = pc.and_(counts, fine), pc.and_(counts, pc.invert(fine))
    days, hints = rows.select(["source_id", "captured_at"]), rows.select(_HINTS)
    return Visits(
        answered=_visited(days.filter(good)),
        failed=_visited(days.filter(bad)),
        listed=frozenset(_by_month(hints.filter(counts), "published_hint")),
        unread=_by_month(_never_read(rows, good, bad), "published_hint_max"),
    )


def _never_read(rows: pa.Table, good: pa.Array, bad: pa.Array) -> pa.Table:
    """Listed pages all of whose visits failed, with their day in the list."""
    lost = rows.filter(pc.and_(bad, pc.is_valid(rows["published_hint"])))
    tried = pc.is_in(rows["url"], value_set=lost["url"].combine_chunks())
    read = rows["url"].filter(pc.and_(good, tried)).combine_chunks()
    never = lost.filter(pc.invert(pc.is_in(lost["url"], value_set=read)))
    return never.group_by(["source_id", "url"]).aggregate([("published_hint", "max")])


_TYPES = {"captured_at": pa.timestamp("us", tz="UTC"), "published_hint": pa.date32()}


def _visited(rows: pa.Table) -> frozenset[Month]:
    local = pc.local_timestamp(rows["captured_at"].cast(_LOCAL))
    return frozenset(_by_month(rows.append_column("day", local.cast(pa.date32())), "day"))


def _by_month(rows: pa.Table, column: str) -> dict[Month, int]:
    table = pa.table({"source_id": rows["source_id"], "month": months(rows[column])})
    counted = table.group_by(["source_id", "month"]).aggregate([([], "count_all")])
    rows = zip(*(counted[n].to_pylist() for n in counted.column_names), strict=True)
    return {(source_id, month): n for source_id, month, n in rows if month is not None}


@record
class Known:
    """All that is known of the months: articles and other pages read, and the visits."""

    articles: Mapping[Month, int]
    other: Iterable[Month]
    visits: Visits


def states(known: Known) -> dict[Month, State]:
    """State of every source and month of which anything is known; the others are `unseen`."""
    read = {*known.articles, *known.other, *known.visits.listed}
    spans = _by_source({*read, *known.visits.answered, *known.visits.failed})
    outages = _outages(known.visits)
    return {
        (source_id, month): _state(known, (source_id, month), read, outages.get(source_id, ()))
        for source_id, seen in sorted(spans.items())
        for month in between(min(seen), max(seen))
    }


def _state(known: Known, at: Month, read: set[Month], outage: Sequence[date]) -> State:
    unread = known.visits.unread.get(at, 0)
    if known.articles.get(at):
        return State.PARTIAL if unread else State.ARTICLES
    if unread:
        return State.BROKEN
    if at in read or at in known.visits.answered:
        return State.SILENT
    return State.BROKEN if at in known.visits.failed or at[1] in outage else State.GAP


def _by_source(months_: Iterable[Month]) -> dict[str, list[date]]:
    found: dict[str, list[date]] = defaultdict(list)
    for source_id, month in months_:
        found[source_id].append(month)
    return found


def _outages(visits_: Visits) -> dict[str, list[date]]:
    """Source -> months since its last answer, from the first to the last failure after it."""
    answers = {s: max(found) for s, found in _by_source(visits_.answered).items()}
    late = [(s, m) for s, m in visits_.failed if m > answers.get(s, date.min)]
    return {s: between(min(found), max(found)) for s, found in _by_source(late).items()}


def between(first: date, last: date) -> list[date]:
    """First days of the months from one to the other, both with it."""
    whole = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    return [date(n // 12, n % 12 + 1, 1) for n in whole]

"""Single facts that the page shows with their quotes: members and awards, newest of each year.

Two passes, so that quotes of millions of rows are never read: the first chooses the facts, the
second reads the quotes of the chosen ones from their parts.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from congdoan.records import record
from congdoan.release.explorer.counts import Staged, added, flag

SHOWN = 12  # organisations with a chart of their own
_FIGURE = ("fact_id", "measure", "org_id", "preferred", "status", "value", "qualifier",
           "published_on", "period_end_on")  # fmt: skip
_AWARD = ("fact_id", "award_kind", "preferred", "status", "recipient_count", "published_on")
_KEYS = ("key", "year")
_NEWEST_LAST = ("published_on",)  # of one day the one that is told last
_MEMBER = ("on", "value", "qualifier", "fact_id", "published_on", "part")
_GIVEN = ("on", "fact_id", "published_on", "part")
_HEALTH_UNION = "health_union"


@record
class Organisation:
    """One organisation with all identities that were merged into it."""

    org_id: str
    name: str
    name_en: str | None
    kind: str | None
    articles: int
    first_on: date | None
    last_on: date | None


@record
class Statement:
    """What one sentence says: `value` of `key` (an organisation or a kind of award) in a year.

    `count` tells how many distinct facts of that key and year there are.
    """

    key: str
    year: int
    on: date | None
    value: float | None
    qualifier: str | None
    count: int
    fact_id: str
    quote: str
    url: str


# --- organisations ------------------------------------------------------------------------------

_ENTITY = ("entity_id", "canonical_id", "type", "kind", "name", "name_en", "articles",
           "first_seen_on", "last_seen_on")  # fmt: skip


def organisations(staged: Staged) -> tuple[dict[str, Organisation], dict[str, str]]:
    """(organisations by canonical_id, canonical_id of every identity)."""
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for part in staged.parts("entities", _ENTITY):
        for row in part.filter(pc.equal(part["type"], "organisation")).to_pylist():
            found[row["canonical_id"]].append(row)
    merged = {row["entity_id"]: org for org, rows in found.items() for row in rows}
    return {org: _organisation(org, rows) for org, rows in sorted(found.items())}, merged


def _organisation(org_id: str, rows: Sequence[dict[str, Any]]) -> Organisation:
    head = next((r for r in rows if r["entity_id"] == org_id), rows[0])
    return Organisation(
        org_id=org_id,
        name=head["name"],
        name_en=head["name_en"],
        kind=head["kind"],
        articles=sum(r["articles"] for r in rows),
        first_on=min((r["first_seen_on"] for r in rows if r["first_seen_on"]), default=None),
        last_on=max((r["last_seen_on"] for r in rows if r["last_seen_on"]), default=None),
    )


def most_named(found: Iterable[Organisation], count: int) -> list[Organisation]:
    """Those that most articles name."""
    return sorted(found, key=lambda o: (-o.articles, o.name, o.org_id))[:count]


# --- members ------------------------------------------------------------------------------------


def members(
    staged: Staged, known: dict[str, Organisation], merged: dict[str, str]
) -> tuple[list[Statement], int]:
    """(the newest statement per year of the organisations shown, how many facts there are in all).

    Shown are health unions first, then others, those with most years first. The year is that of the
    period's end, or of publication where that was earlier or nothing is said.
    """
    pieces = (_stated_members(part, at) for at, part in enumerate(staged.parts("figures", _FIGURE)))
    sums = [("count", "sum"), *((n, "last") for n in _MEMBER)]
    best = added(pieces, _KEYS, sums, _NEWEST_LAST)
    keys = pa.array([merged.get(i) for i in best["key"].to_pylist()], pa.string())
    rows = added([best.set_column(0, "key", keys)], _KEYS, sums, _NEWEST_LAST).to_pylist()
    years = Counter(row["key"] for row in rows)
    shown = sorted(years, key=lambda k: (not _is_union(known[k]), -years[k], known[k].name, k))
    chosen = [row for row in rows if row["key"] in shown[:SHOWN]]
    chosen.sort(key=lambda row: (shown.index(row["key"]), row["year"]))
    return _quoted(staged, "figures", chosen), sum(row["count"] for row in rows)


def _is_union(org: Organisation) -> bool:
    return org.kind == _HEALTH_UNION


def _stated_members(part: pa.Table, at: int) -> pa.Table:
    wanted = pc.and_(part["preferred"], pc.equal(part["measure"], "members_total"))
    wanted = pc.and_(wanted, pc.equal(part["status"], "reported"))
    part = part.filter(pc.and_(wanted, pc.is_valid(part["org_id"])))
    days = pc.min_element_wise(part["published_on"], part["period_end_on"])
    columns = {"key": part["org_id"], "year": pc.year(days), "on": days}
    rest = {n: part[n] for n in ("value", "qualifier", "fact_id", "published_on")}
    return _numbered(columns | rest, at)


def _numbered(columns: dict[str, Any], at: int) -> pa.Table:
    """Rows with key and year, each counted once, with their part."""
    table = pa.table(columns)
    table = table.filter(pc.and_(pc.is_valid(table["key"]), pc.is_valid(table["year"])))
    one = pa.array([1] * table.num_rows, pa.int64())
    part = pa.array([at] * table.num_rows, pa.int64())
    since = pc.fill_null(table["published_on"], date.min)  # unknown is older than known
    table = table.set_column(table.schema.get_field_index("published_on"), "published_on", since)
    return table.append_column("count", one).append_column("part", part)


# --- awards -------------------------------------------------------------------------------------


@record
class AwardYear:
    """Awards of one kind published in one year: facts, recipients where counted, newest sentence.

    `uncounted` facts do not say how many recipients there were.
    """

    recipients: int
    uncounted: int
    newest: Statement


def awards(staged: Staged) -> list[AwardYear]:
    """Given awards by kind and year of publication, in that order."""
    pieces = (_given(part, at) for at, part in enumerate(staged.parts("awards", _AWARD)))
    sums = [(n, "sum") for n in ("count", "recipients", "uncounted")]
    rows = added(pieces, _KEYS, [*sums, *((n, "last") for n in _GIVEN)], _NEWEST_LAST).to_pylist()
    quoted = _quoted(staged, "awards", rows)
    return [
        AwardYear(recipients=row["recipients"], uncounted=row["uncounted"], newest=newest)
        for row, newest in zip(rows, quoted, strict=True)
    ]


def _given(part: pa.Table, at: int) -> pa.Table:
    part = part.filter(pc.and_(part["preferred"], pc.equal(part["status"], "given")))
    days = part["published_on"]
    return _numbered(
        {
            "key": part["award_kind"],
            "year": pc.year(days),
            "on": days,
            "recipients": pc.fill_null(part["recipient_count"], 0),
            "uncounted": flag(pc.is_null(part["recipient_count"])),
            "fact_id": part["fact_id"],
            "published_on": days,
        },
        at,
    )


# --- quotes -------------------------------------------------------------------------------------


def _quoted(staged: Staged, table: str, rows: Sequence[dict[str, Any]]) -> list[Statement]:
    """The rows as statements, with quote and address read from their parts."""
    files, wanted = staged.files(table), defaultdict(list)
    for row in rows:
        wanted[row["part"]].append(row["fact_id"])
    words: dict[str, tuple[str, str]] = {}
    for at, ids in wanted.items():
        with pq.ParquetFile(files[at]) as file:
            part = file.read(["fact_id", "quote", "url"])
        found = part.filter(pc.is_in(part["fact_id"], value_set=pa.array(ids, pa.string())))
        words |= {r["fact_id"]: (r["quote"], r["url"]) for r in found.to_pylist()}
    return [
        Statement(
            key=row["key"],
            year=row["year"],
            on=row["on"],
            value=row.get("value"),
            qualifier=row.get("qualifier"),
            count=row["count"],
            fact_id=row["fact_id"],
            quote=words[row["fact_id"]][0],
            url=words[row["fact_id"]][1],
        )
        for row in rows
    ]

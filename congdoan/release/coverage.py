"""Coverage as data: a silent source told from a broken one, a quiet year from an unread one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pyarrow as pa

from congdoan.release import schema
from congdoan.release.checks import HANOI
from congdoan.release.sightings import Shown, earliest, summed

_MANY = 0.2  # share of failed attempts from which a day counts as degraded
_FEW = 3  # articles from which the rules of a source can be said to fit, or to fit no longer


Held = Mapping[str, date | None]
"""Source whose newer pages are not published -> the day that its rows show, None without rows."""


def by_day(shown: Sequence[Shown], statuses: Mapping[str, str], held: Held) -> pa.Table:
    """Table coverage of all archive files."""
    wanted = schema.arrow_schema("coverage")
    if not shown:
        return wanted.empty_table()
    new = _new([s.firsts for s in shown])
    days = summed(pa.concat_tables(s.days for s in shown))
    last_new: dict[str, date] = {}
    ruled: Counter[str] = Counter()  # articles so far that the source's rules or its family's read
    rows = []
    for row in days.sort_by([("source_id", "ascending"), ("day", "ascending")]).to_pylist():
        source_id, day = row["source_id"], row["day"]
        count = new.get((source_id, day), 0)
        if count:
            last_new[source_id] = day
        is_held = _is_held(source_id, day, held)
        more = {"new": count, "last_new_on": last_new.get(source_id),
                "rows_as_of": held[source_id] if is_held else None}  # fmt: skip
        is_poor = is_held or bool(row["no_links"]) or _is_misread(row, ruled[source_id])
        ruled[source_id] += row["relevant"] - row["generic"]
        rows.append(row | more | {"state": _state(row, statuses.get(source_id), is_poor=is_poor)})
    return pa.Table.from_pylist(rows, schema=wanted)


def _new(firsts: Sequence[pa.Table]) -> dict[tuple[str, date], int]:
    """(source, day) -> articles that were first seen then and there."""
    first = earliest(pa.concat_tables(firsts))
    counted = first.group_by(["source_id", "captured_at"]).aggregate([([], "count_all")])
    found: dict[tuple[str, date], int] = {}
    for row in counted.to_pylist():
        key = (row["source_id"], row["captured_at"].astimezone(HANOI).date())
        found[key] = found.get(key, 0) + row["count_all"]
    return found


def _is_held(source_id: str, day: date, held: Held) -> bool:
    """Whether what was seen that day is held back: older rows than that are shown."""
    if source_id not in held:
        return False
    shown = held[source_id]
    return shown is None or day > shown


def _is_misread(row: Mapping[str, Any], ruled: int) -> bool:
    """Whether rules that fitted fit none of the day's articles: the site has another template."""
    return ruled >= _FEW and _FEW <= row["relevant"] == row["generic"]


def _state(row: Mapping[str, Any], status: str | None, *, is_poor: bool) -> str:
    if status == "retired":
        return "retired"
    if row["failed"] and row["failed"] == row["attempted"]:
        return "broken"
    if is_poor or row["failed"] > _MANY * row["attempted"]:
        return "degraded"
    return "ok"


def by_month(shown: Sequence[Shown]) -> pa.Table:
    """Table coverage_months of all archive files: pages by day of publication."""
    wanted = schema.arrow_schema("coverage_months")
    if not shown:
        return wanted.empty_table()
    pages = pa.concat_tables(s.months for s in shown)
    once = pages.group_by(pages.column_names).aggregate([])
    counted = once.group_by(["source_id", "month", "what"]).aggregate([([], "count_all")])
    oldest = _oldest(pa.concat_tables(s.oldest for s in shown))
    months: dict[tuple[str, date], dict[str, Any]] = {}
    for row in counted.to_pylist():
        source_id, month = row["source_id"], row["month"]
        empty = {"source_id": source_id, "month": month, "articles": 0, "rejected": 0, "listed": 0}
        months.setdefault((source_id, month), empty)[row["what"]] = row["count_all"]
    for (source_id, month), found in months.items():
        known = oldest[source_id]
        found["oldest_reachable_on"] = min(known.values())
        found["exhausted"] = _exhausted(known.get("listed"), month)
    rows = [months[key] for key in sorted(months)]
    return pa.Table.from_pylist(rows, schema=wanted)


def _oldest(days: pa.Table) -> dict[str, dict[str, date]]:
    """Source -> what -> its first day of publication."""
    grouped = days.group_by(["source_id", "what"]).aggregate([("day", "min")])
    found: dict[str, dict[str, date]] = {}
    for row in grouped.to_pylist():
        found.setdefault(row["source_id"], {})[row["what"]] = row["day_min"]
    return found


def _exhausted(listed: date | None, month: date) -> bool | None:
    """Whether listings were followed beyond the month; null where they tell no days.

    Of the oldest month that they showed nobody knows whether more of it lay behind.
    """
    return None if listed is None else listed < month

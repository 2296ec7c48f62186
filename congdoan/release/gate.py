"""The last look before a version is published: whole columns lost, articles in the wrong province.

Row by row everything may hold and a source still be read wrongly: a column that empties, a site
whose news moves to another province. Looks at the staged files, whoever wrote or shared them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from congdoan.release import schema

MIN_LOST = 10  # rows: below it a share says nothing
ACCEPTABLE = "--accept allows it"
MAX_ELSEWHERE = 0.5  # share of a provincial source's articles that another province may have
_FLAT = frozenset({"string", "int", "int16", "float", "bool", "day", "instant"})
Tables = Mapping[str, Mapping[str, Any]]  # as in MANIFEST.json


def look(folder: Path, tables: Tables, parent: Path | None, before: Tables) -> Iterator[str]:
    """What an operator must have seen before this version is published, a sentence each.

    `parent` and `before` are the folder and the tables of the version that was there.
    """
    yield from provinces(folder, tables)
    if parent is not None:
        for name in tables.keys() & before.keys():
            yield from _emptied(name, _Sides(folder, parent, tables[name], before[name]))


# --- columns ------------------------------------------------------------------------------------


class _Sides:
    """Files of a table of the new and the old version, told from those that both have."""

    def __init__(
        self, folder: Path, parent: Path, now: Mapping[str, Any], was: Mapping[str, Any]
    ) -> None:
        files, old = now["files"], was["files"]
        same = {f["sha256"] for f in files} & {f["sha256"] for f in old}
        self.rows: int = now["rows"]
        self.new = [folder / f["path"] for f in files if f["sha256"] not in same]
        self.old = [parent / f["path"] for f in old if f["sha256"] not in same]
        self.shared = [folder / f["path"] for f in files if f["sha256"] in same]


def _emptied(name: str, sides: _Sides) -> Iterator[str]:
    """Columns that had values and have none, though their table still has rows."""
    if sides.rows < MIN_LOST:
        return
    wanted = {c.name for c in schema.table(name).columns if c.type_name in _FLAT}
    now, was = (_filled(files, wanted) for files in (sides.new, sides.old))
    lost = [c for c in wanted if was[c] >= MIN_LOST and not now[c]]
    kept = _filled(sides.shared, set(lost)) if lost else Counter[str]()
    for column in sorted(c for c in lost if not kept[c]):
        yield (f"column: {name}.{column} had {was[column]} values and would have none in "
               f"{sides.rows} rows; --accept allows it")  # fmt: skip


def _filled(files: list[Path], wanted: set[str]) -> Counter[str]:
    """Column -> rows with a value, from the footers alone."""
    counts: Counter[str] = Counter()
    for path in files:
        try:
            footer = pq.read_metadata(path)
        except (OSError, pa.ArrowInvalid):
            continue  # a damaged file of the old version says nothing
        for group in (footer.row_group(at) for at in range(footer.num_row_groups)):
            for chunk in (group.column(at) for at in range(group.num_columns)):
                if chunk.path_in_schema in wanted:
                    stats = chunk.statistics
                    missing = stats.null_count if stats is not None and stats.has_null_count else 0
                    counts[chunk.path_in_schema] += group.num_rows - missing
    return counts


# --- provinces ----------------------------------------------------------------------------------


def provinces(folder: Path, tables: Tables) -> Iterator[str]:
    """Articles whose province contradicts itself or their source."""
    units = {r["province_id"]: r for r in _rows(folder, tables, "provinces")}
    homes = {r["source_id"]: _lineage(units, r["province_id"])
             for r in _rows(folder, tables, "sources")}  # fmt: skip
    placed: Counter[str] = Counter()
    elsewhere: dict[str, Counter[str]] = defaultdict(Counter)
    for row in _places(folder, tables):
        lineage, home = _lineage(units, row["province_id"]), homes.get(row["source_id"])
        article = f"article {row['article_id']}"
        if row["province_id"] is not None and lineage != row["lineage_id"]:
            yield (f"province: {article} is in {row['province_id']}, which is "
                   f"{lineage} today and not {row['lineage_id']}")  # fmt: skip
        if home is None or lineage is None:
            continue
        if row["province_evidence"] == "source" and lineage != home:
            yield (f"province: {article} has its province {row['province_id']} "
                   f"from source {row['source_id']}, which is of {home}")  # fmt: skip
        placed[row["source_id"]] += row["count"]
        elsewhere[row["source_id"]][lineage] += row["count"] * (lineage != home)
    yield from _moved(placed, elsewhere, homes)


def _moved(
    placed: Counter[str], elsewhere: Mapping[str, Counter[str]], homes: Mapping[str, str | None]
) -> Iterator[str]:
    """Provincial sources most of whose news would be another province's."""
    for source_id, count in sorted(placed.items()):
        lost = elsewhere[source_id].total()
        if lost >= MIN_LOST and lost > MAX_ELSEWHERE * count:
            other, most = elsewhere[source_id].most_common(1)[0]
            yield (f"province: {lost} of {count} articles of {source_id}, a source of "
                   f"{homes[source_id]}, would be of other provinces ({most} of {other}); "
                   "--accept allows it")  # fmt: skip


def _lineage(units: Mapping[str, Mapping[str, Any]], province_id: str | None) -> str | None:
    unit = units.get(province_id or "")
    return None if unit is None else str(unit["lineage_id"])


_PLACE = ["source_id", "province_id", "lineage_id", "province_evidence"]


def _places(folder: Path, tables: Tables) -> Iterator[dict[str, Any]]:
    """Articles counted by source and place, a file at a time, with one of them named."""
    for file in tables["articles"]["files"]:
        path = folder / file["path"]
        table = pq.read_table(path, columns=["article_id", *_PLACE], partitioning=None)
        grouped = table.group_by(_PLACE).aggregate([("article_id", "min"), ([], "count_all")])
        yield from grouped.rename_columns([*_PLACE, "article_id", "count"]).to_pylist()


def _rows(folder: Path, tables: Tables, name: str) -> Iterator[dict[str, Any]]:
    for file in tables[name]["files"]:
        yield from pq.read_table(folder / file["path"], partitioning=None).to_pylist()

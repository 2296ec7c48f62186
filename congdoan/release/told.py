"""What one part's articles tell, as far as the corpus must know it: facts as digests, entities.

Small beside the articles themselves, and kept between builds (state.py), so that a day's build
reads the facts of the changed parts only.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from congdoan.records import record
from congdoan.release.copies import COPY_FORM, NORMAL_FORM
from congdoan.release.digest import digests, row_texts
from congdoan.release.segments import SegmentFile
from congdoan.release.state import State
from congdoan.release.tables import GROUPED, gather, unnested

_KIND = "told"
# What has to be read of the segments.
COLUMNS = (
    *(f"article.{n}" for n in ("article_id", "url", "published_on", "province_id", "lineage_id")),
    *GROUPED, "entities",
)  # fmt: skip
STATED = (
    "type", "kind", "name_en", "province_id", "lineage_id", "parent_id", "valid_from", "valid_to",
)  # fmt: skip
_STEP = np.uint64(0x9E3779B97F4A7C15)  # odd: makes further tellings in one article differ


@record
class Told:
    """One part in three small tables.

    `facts`, in the order of GROUPED tables and rows: at (place of the article in the part),
    fact_id, normal (digest of the normal form, null when something of it is not stated), copy
    (digest of all that is said). `entities`: one row per entity_id, first statements first;
    `names`: how often each entity has each name.
    """

    facts: pa.Table
    entities: pa.Table
    names: pa.Table

    def without_facts(self) -> Told:
        """The same without its largest table."""
        return Told(facts=self.facts.schema.empty_table(), entities=self.entities, names=self.names)

    @property
    def tables(self) -> list[pa.Table]:
        """The three tables, as they are kept."""
        return [self.facts, self.entities, self.names]


class Teller:
    """Tells of parts, remembering what it told before."""

    def __init__(
        self, segments: Sequence[SegmentFile], state: State, *, keep_private: bool
    ) -> None:
        self._segments = segments
        self._state = state
        self._keep = keep_private
        self._used: set[str] = set()

    def part(self, mark: str, places: pa.Table) -> Told:
        """What the rows at places (segment, row) tell; `mark` names exactly these rows."""
        name = f"{mark}{'-private' * self._keep}.{_KIND}"
        self._used.add(name)
        if (kept := self._state.get(name)) is not None:
            return Told(facts=kept[0], entities=kept[1], names=kept[2])
        told = tell(gather(self._segments, places, COLUMNS), keep_private=self._keep)
        self._state.put(name, told.tables)
        return told

    def unused(self) -> set[str]:
        """Names of what is remembered but was not asked for."""
        return self._state.names(_KIND).keys() - self._used


def tell(nested: pa.Table, *, keep_private: bool) -> Told:
    """What the rows of a part (COLUMNS of the segments) tell."""
    ids = pc.struct_field(nested["article"].combine_chunks(), "article_id")
    facts = pa.concat_tables(_facts(table, nested, ids) for table in GROUPED)
    rows = pa.table(unnested("entities", nested, keep_private=keep_private))
    return Told(facts=facts.combine_chunks(), entities=_entities(rows), names=_names(rows))


def _facts(table: str, nested: pa.Table, ids: pa.Array) -> pa.Table:
    rows = pa.table(unnested(table, nested, keep_private=False))
    at = pc.index_in(rows["article_id"], value_set=ids).combine_chunks()
    normal_form, copy_form = NORMAL_FORM[table], COPY_FORM[table]
    stated = pa.array([bool(normal_form)] * rows.num_rows, pa.bool_())
    for name in normal_form:
        stated = pc.and_(stated, pc.is_valid(rows[name]))
    normal = _digests(f"{table} fact ", rows, normal_form, at)
    return pa.table(
        {
            "at": at,
            "fact_id": rows["fact_id"],
            "normal": pc.if_else(stated, normal, pa.scalar(None, pa.uint64())),
            "copy": _digests(f"{table} copy ", rows, copy_form, at),
        }
    )


def _digests(kind: str, rows: pa.Table, names: tuple[str, ...], at: pa.Array) -> pa.Array:
    """Digests of what the columns say; the second telling in one article has another digest."""
    if not names:
        return pa.nulls(rows.num_rows, pa.uint64())
    texts = pc.binary_join_element_wise(kind, row_texts(rows, names), "")
    found = np.frombuffer(digests(texts, 8), np.uint64)
    return pa.array(found + _occurrences(at.to_numpy(), found) * _STEP, pa.uint64())


def _occurrences(at: Any, found: Any) -> Any:  # noqa: ANN401 - numpy's array types say little
    """How many rows before this one have the same article and digest."""
    order = np.lexsort((found, at))  # stable: rows of one article and digest stay in their order
    new = np.ones(len(order), bool)
    new[1:] = (found[order][1:] != found[order][:-1]) | (at[order][1:] != at[order][:-1])
    begins = np.maximum.accumulate(np.where(new, np.arange(len(order)), 0))
    counts = np.empty(len(order), np.uint64)
    counts[order] = np.arange(len(order)) - begins
    return counts


def _entities(rows: pa.Table) -> pa.Table:
    once = rows.select(["entity_id", "article_id"]).group_by(["entity_id", "article_id"])
    articles = once.aggregate([]).group_by("entity_id").aggregate([([], "count_all")])
    rows = rows.append_column("first_seen_on", rows["published_on"])
    rows = rows.append_column("last_seen_on", rows["published_on"])
    found = _summed(rows.append_column("articles", pa.array([0] * rows.num_rows, pa.int64())))
    at = pc.index_in(found["entity_id"], value_set=articles["entity_id"].combine_chunks())
    counted = articles["count_all"].take(at)
    return found.set_column(found.schema.get_field_index("articles"), "articles", counted)


def _names(rows: pa.Table) -> pa.Table:
    ones = pa.array([1] * rows.num_rows, pa.int64())
    own = pa.table({"entity_id": rows["entity_id"], "name": rows["name"], "count": ones})
    aliases = rows["aliases"].combine_chunks()
    values = aliases.flatten()
    other = pa.table(
        {
            "entity_id": rows["entity_id"].combine_chunks().take(pc.list_parent_indices(aliases)),
            "name": values,
            "count": pa.array([0] * len(values), pa.int64()),
        }
    )
    return counted_names([own, other])


def counted_names(tables: list[pa.Table]) -> pa.Table:
    """Tables `names` of several parts added up."""
    grouped = pa.concat_tables(tables).group_by(["entity_id", "name"], use_threads=False)
    return grouped.aggregate([("count", "sum")]).rename_columns(["entity_id", "name", "count"])


def summed(tables: list[pa.Table]) -> pa.Table:
    """Tables `entities` of several parts, in order of first sighting, added up."""
    return _summed(pa.concat_tables(tables))


def _summed(rows: pa.Table) -> pa.Table:
    """One row per entity; of what articles state the first counts."""
    wanted = [*((n, "first") for n in STATED), ("first_seen_on", "min"), ("last_seen_on", "max"),
              ("articles", "sum")]  # fmt: skip
    found = rows.group_by("entity_id", use_threads=False).aggregate(wanted)
    return found.rename_columns(["entity_id", *(name for name, _ in wanted)])

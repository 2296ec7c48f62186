"""From nested rows of segments to rows of published tables, column by column.

What the whole corpus had to decide (aliases, copies, groups of facts) comes in as maps and goes
out as columns; nothing is written back into segments.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from congdoan.records import record
from congdoan.release import masking, schema
from congdoan.release.copies import NO_GROUPS, PartGroups
from congdoan.release.rows import FACT_NAMES
from congdoan.release.segments import SegmentFile, read_rows

PART_TABLES = (
    "articles", "mentions", "positions", "awards", "figures", "events", "organisation_changes",
)  # fmt: skip
GROUPED = ("positions", "awards", "figures", "events")


@record
class Maps:
    """What the whole corpus says about single rows; `groups` about those of one part."""

    aliases: Mapping[str, tuple[str, ...]]
    copies: Mapping[str, str]
    revisions: Mapping[str, int]
    omit_text: frozenset[str]  # sources whose full text is not published
    keep_beneficiaries: bool = False
    groups: PartGroups = NO_GROUPS

    def mark(self, article_ids: Sequence[str]) -> bytes:
        """Bytes that are equal when the maps say the same of the articles and their facts."""
        said = [
            [(at, which[i]) for at, i in enumerate(article_ids) if i in which]
            for which in (self.aliases, self.copies, self.revisions)
        ]
        rest = (sorted(self.omit_text), self.keep_beneficiaries)
        return repr((said, rest)).encode() + self.groups.mark


def gather(
    segments: Sequence[SegmentFile], places: pa.Table, columns: Sequence[str] | None = None
) -> pa.Table:
    """Segment rows at `places` (segment, row), in that order, with their `warc_file`.

    Whole rows, or only the named columns.
    """
    numbers = places["segment"].to_pylist()
    rows = places["row"].to_pylist()
    by_segment: dict[int, list[int]] = {}
    for at, number in enumerate(numbers):
        by_segment.setdefault(number, []).append(at)
    tables, order = [], []
    for number, positions in by_segment.items():
        table = read_rows(segments[number], [rows[at] for at in positions], columns)
        name = pa.array([segments[number].warc_file] * len(positions), pa.string())
        tables.append(table.append_column("warc_file", name))
        order.extend(positions)
    back = [0] * len(order)
    for landed, at in enumerate(order):
        back[at] = landed
    return pa.concat_tables(tables).combine_chunks().take(pa.array(back, pa.int64()))


def public(nested: pa.Table, maps: Maps) -> pa.Table:
    """The rows as they may be shown: beneficiaries masked, bodies of `omit` sources cut off."""
    shown = nested if maps.keep_beneficiaries else masking.mask(nested)
    return _without_bodies(shown, maps.omit_text) if maps.omit_text else shown


def _without_bodies(nested: pa.Table, sources: frozenset[str]) -> pa.Table:
    owners = pc.struct_field(nested["article"].combine_chunks(), "source_id").to_pylist()
    if not sources.intersection(owners):
        return nested
    rows = nested.to_pylist()
    for row, owner in zip(rows, owners, strict=True):
        if owner in sources:
            _cut_body(row["article"])
    return pa.Table.from_pylist(rows, schema=nested.schema)


def _cut_body(article: dict[str, Any]) -> None:
    """Title and lead open the text, so that what stays keeps its offsets."""
    head = []
    for block in article["blocks"]:
        if block["kind"] not in ("title", "lead"):
            break
        head.append(block)
    article["blocks"] = head
    article["text"] = article["text"][: head[-1]["end"] if head else 0]


def articles(nested: pa.Table, maps: Maps) -> pa.Table:
    """Rows of table articles."""
    struct = nested["article"].combine_chunks()
    columns = {f.name: struct.field(i) for i, f in enumerate(struct.type)}
    ids = columns["article_id"].to_pylist()
    columns |= {n: nested[n] for n in ("captured_at", "warc_file", "warc_offset", "payload_sha256")}
    columns["aliases"] = pa.array([list(maps.aliases.get(i, ())) for i in ids], _type("strings"))
    columns["syndicated_of"] = pa.array([maps.copies.get(i) for i in ids], pa.string())
    columns["revisions"] = pa.array([maps.revisions.get(i, 0) for i in ids], pa.int64())
    return shaped("articles", columns)


def revisions(nested: pa.Table, ordinals: pa.Table) -> pa.Table:
    """Rows of table revisions."""
    struct = nested["article"].combine_chunks()
    names = ("article_id", "text_sha256", "title", "lead", "text", "published_on")
    columns = {n: pc.struct_field(struct, n) for n in names}
    columns |= {n: nested[n] for n in ("captured_at", "warc_file", "warc_offset", "payload_sha256")}
    return shaped("revisions", columns | {"ordinal": ordinals["ordinal"]})


def facts(table: str, nested: pa.Table, maps: Maps) -> pa.Table:
    """Rows of one fact table."""
    keep = maps.keep_beneficiaries or table == "mentions"
    columns = unnested(table, nested, keep_private=keep)
    if table in GROUPED:
        found = maps.groups.columns(columns["fact_id"])
        columns["fact_group_id"], columns["preferred"] = found
    if table == "organisation_changes":
        columns["ordinal"] = _ordinals(columns["article_id"])
    return shaped(table, columns)


def unnested(table: str, nested: pa.Table, *, keep_private: bool) -> dict[str, pa.Array]:
    """Columns of the listed facts beside those of their article, in the order of the text."""
    lists = nested[table].combine_chunks()
    structs = lists.flatten()
    parents = pc.list_parent_indices(lists)
    if not keep_private:
        public_ones = pc.invert(pc.fill_null(pc.struct_field(structs, "private"), False))  # noqa: FBT003 - arrow's signature
        structs, parents = structs.filter(public_ones), parents.filter(public_ones)
    article = nested["article"].combine_chunks()
    context = {
        n: pc.struct_field(article, n).take(parents)
        for n in ("article_id", "url", "published_on", "province_id", "lineage_id")
    }
    return context | {n: pc.struct_field(structs, n) for n in FACT_NAMES[table]}


def _ordinals(article_ids: pa.Array) -> pa.Array:
    counts: dict[str, int] = {}
    out = []
    for article_id in article_ids.to_pylist():
        out.append(counts.get(article_id, 0))
        counts[article_id] = out[-1] + 1
    return pa.array(out, pa.int64())


def _type(name: str) -> pa.DataType:
    return schema.TYPES[name]


def shaped(table: str, columns: Mapping[str, Any]) -> pa.Table:
    """The columns in the order and types of the published table.

    Raises:
        KeyError: a published column is missing.
    """
    wanted = schema.arrow_schema(table)
    arrays = [columns[f.name] for f in wanted]
    whole = [a.combine_chunks() if isinstance(a, pa.ChunkedArray) else a for a in arrays]
    cast = [a if a.type == f.type else a.cast(f.type) for a, f in zip(whole, wanted, strict=True)]
    return pa.Table.from_arrays(cast, schema=wanted)

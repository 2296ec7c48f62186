"""The key columns of all segments: what decides which capture speaks, without any text.

Read from the segments once and then kept in packs (state.py), since a segment never changes. A day
adds one small pack; many packs are joined.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from congdoan.release.digest import digests, row_texts
from congdoan.release.rows import segment_schema
from congdoan.release.segments import SegmentFile, identity, read_columns
from congdoan.release.state import State, digest

_ARTICLE = (
    "article_id", "source_id", "page_url", "twin", "text_sha256", "published_on",
    "credited_source", "credited_url", "body_sha256",
)  # fmt: skip
_REJECTION = ("stage", "reason", "detail", "title", "published_on")
_PLACE = ("url", "captured_at", "warc_offset", "payload_sha256")
_PAGE = ("url", "payload_sha256")
_KIND = "keys"
_MANY = 24  # packs from which on they are joined
_BATCH = 400  # segments of one pack: bounds the memory of a first build


def load(segments: Sequence[SegmentFile], state: State) -> tuple[pa.Table, pa.Table, pa.Table]:
    """(accepted, rejected, further) rows of the segments; `segment` is the place in the list.

    Further ones are records that brought no page, as revisits do: `page`, a digest of address and
    payload, and when. An article's `page_url` is kept for twins only. `credits` says
    whether an article names a source.
    """
    numbers = {identity(segment): at for at, segment in enumerate(segments)}
    packs = {name: found for name in state.names(_KIND) if (found := state.get(name))}
    held: dict[str, str] = {}  # identity -> pack that speaks for it
    for name, (marks, *_) in sorted(packs.items()):
        for mark in marks["mark"].to_pylist():
            if mark in numbers:
                held.setdefault(mark, name)
    parts = [_of_pack(pack, numbers, held, name) for name, pack in packs.items()]
    missing = [mark for mark in numbers if mark not in held]
    for start in range(0, len(missing), _BATCH):
        pack = _pack(missing[start : start + _BATCH], segments, numbers)
        parts.append(_of_pack(pack, numbers, None, ""))
        state.put(_name(pack), pack)
    _tidy(state, packs.keys() - set(held.values()), numbers)
    empty = _split(segment_schema().empty_table(), 0)
    accepted, rejected, further = map(pa.concat_tables, zip(empty, *parts, strict=True))
    return accepted, rejected, further


def _pack(
    marks: list[str], segments: Sequence[SegmentFile], numbers: dict[str, int]
) -> list[pa.Table]:
    """[marks, accepted, rejected, further] of segments, `segment` counted within the pack."""
    made = [_keys(segments[numbers[mark]], at) for at, mark in enumerate(marks)]
    return [
        pa.table({"mark": marks}),
        *(pa.concat_tables(side) for side in zip(*made, strict=True)),
    ]


def _name(pack: list[pa.Table]) -> str:
    return f"{digest(*(m.encode() for m in pack[0]['mark'].to_pylist()))}.{_KIND}"


def _of_pack(
    pack: list[pa.Table], numbers: dict[str, int], held: dict[str, str] | None, name: str
) -> list[pa.Table]:
    """Rows of a pack that count, with their segment's place in the list of segments."""
    marks = pack[0]["mark"].to_pylist()
    mine = [numbers.get(m, -1) if held is None or held.get(m) == name else -1 for m in marks]
    return [_placed(side, mine) for side in pack[1:]]


def _placed(table: pa.Table, numbers: Iterable[int]) -> pa.Table:
    places = np.array([*numbers, -1], np.int32)[table["segment"].to_numpy()]
    table = table.set_column(0, "segment", pa.array(places, pa.int32()))
    return table if (places >= 0).all() else table.filter(pa.array(places >= 0))


def _tidy(state: State, unused: set[str], numbers: dict[str, int]) -> None:
    """Forget packs that say nothing any more; join the smaller ones of many."""
    state.forget(unused)
    sizes = state.names(_KIND)
    if len(sizes) <= _MANY:
        return
    small = sorted(sizes, key=lambda n: (sizes[n], n))[: -_MANY // 4]
    marks: dict[str, int] = {}
    sides: tuple[list[pa.Table], ...] = ([], [], [])
    for pack in filter(None, map(state.get, small)):
        mine = [-1 if m in marks or m not in numbers else marks.setdefault(m, len(marks))
                for m in pack[0]["mark"].to_pylist()]  # fmt: skip
        for side, table in zip(sides, pack[1:], strict=True):
            side.append(_placed(table, mine))
    joined = [pa.table({"mark": pa.array(marks, pa.string())}), *map(pa.concat_tables, sides)]
    state.put(_name(joined), joined)
    state.forget(n for n in small if n != _name(joined))


def _keys(segment: SegmentFile, number: int) -> list[pa.Table]:
    wanted = [
        *_PLACE,
        "role",
        *(f"article.{n}" for n in _ARTICLE),
        *(f"rejection.{n}" for n in _REJECTION),
    ]
    return _split(read_columns(segment, wanted), number)


def _split(table: pa.Table, number: int) -> list[pa.Table]:
    count = table.num_rows
    place = {
        "segment": pa.array(np.full(count, number, np.int32)),
        "row": pa.array(np.arange(count, dtype=np.int64)),
        "url": table["url"],
        "captured_at": table["captured_at"],
        "warc_offset": table["warc_offset"],
        "payload_sha256": table["payload_sha256"],
    }
    article, rejection = (table[n].combine_chunks() for n in ("article", "rejection"))
    fields = {n: pc.struct_field(article, n) for n in _ARTICLE}
    fields["page_url"] = pc.if_else(fields["twin"], fields["page_url"], pa.scalar(None, "string"))
    fields["page"] = pa.array(np.frombuffer(digests(row_texts(table, _PAGE), 8), np.uint64))
    named = pc.is_valid(fields.pop("credited_source"))
    fields["credits"] = pc.or_(named, pc.is_valid(fields["credited_url"]))
    accepted = pa.table(place | fields)
    rejected = pa.table(place | {n: pc.struct_field(rejection, n) for n in _REJECTION})
    bare = pc.and_(pc.is_null(table["role"]), pc.is_valid(table["payload_sha256"]))
    further = accepted.filter(bare).select(["segment", "page", "captured_at"])
    return [
        accepted.filter(pc.is_valid(accepted["article_id"])),
        rejected.filter(pc.is_valid(rejected["reason"])),
        further.filter(pc.is_valid(further["captured_at"])),
    ]

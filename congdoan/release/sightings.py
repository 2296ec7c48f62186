"""What one archive file shows, column by column: its captures, and the small tables they add up to.

Worked out once per file and kept beside the segments (state.py), so that a day's observations read
the day's records only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from congdoan.records import Outcome, Role, record
from congdoan.release import schema
from congdoan.release.digest import digests, row_texts
from congdoan.release.segments import SegmentFile, identity, read_columns
from congdoan.release.state import State, digest

_KIND = "sights"
_HANOI = 7 * 3600 * 10**6  # microseconds ahead of UTC since 1975
_PLACED = ["warc_offset", "role", "rejection.reason", "article.article_id", "article.extraction"]
_TOLD = ("role", "reason", "article_id", "extraction")
_REFUSED = (
    Outcome.ROBOTS, Outcome.PARKED, Outcome.OFF_SITE, Outcome.PRIVATE_ADDRESS, Outcome.BLOCKED,
)  # fmt: skip
_HTTP = (Outcome.HTTP_4XX, Outcome.HTTP_5XX, Outcome.NO_LINKS)
FINE = (Outcome.OK, Outcome.UNCHANGED, Outcome.GONE)
_PAGES = (Role.ARTICLE, Role.ALIAS, Role.REJECTION)
COUNTS = (
    "attempted", "unchanged", "failed", "failed_refused", "failed_http", "failed_network",
    "extracted", "relevant", "rejected", "generic", "no_links",
)  # fmt: skip


@record
class Seen:
    """One WARC file: its index (archive room) with owners in `source_id`, and its segments.

    `index` reads the index when it is called; `owners` changes when a row's owner may.
    """

    warc_digest: str
    index: Callable[[], pa.Table]
    segments: tuple[SegmentFile, ...]
    owners: str = ""

    @property
    def mark(self) -> str:
        """Equal when the file's captures must be, but for what its revisits found again."""
        marks = (identity(s).encode() for s in self.segments)
        return digest(self.warc_digest.encode(), self.owners.encode(), *marks)


@record
class Shown:
    """What a file's captures add up to.

    `days`: source_id, day and COUNTS. `firsts`: article_id, source_id and the first captured_at.
    `months`: source_id, month, what (articles, rejected, listed) and page, a digest. `oldest`:
    source_id, what and the first day. `pages`: role, reason and article_id of each page under two
    digests: of address and payload, and of address and moment. `again`: the page that each revisit
    found by its payload, or without one (304) by the moment of the body, in the order of the index.
    """

    days: pa.Table
    firsts: pa.Table
    months: pa.Table
    oldest: pa.Table
    pages: pa.Table
    again: pa.Table

    @property
    def tables(self) -> list[pa.Table]:
        """All of them, as they are kept."""
        return [self.days, self.firsts, self.months, self.oldest, self.pages, self.again]


def shown(seen: Seen, state: State) -> tuple[str, Shown]:
    """(name under which it is remembered, what a file shows)."""
    name = f"{seen.mark}.{_KIND}"
    if (kept := state.get(name)) is not None:
        days, firsts, months, oldest, pages, again = kept
        return name, Shown(
            days=days, firsts=firsts, months=months, oldest=oldest, pages=pages, again=again
        )
    index = seen.index()
    told = _told(seen, index)
    rows = _captures(index, told)
    dated = _dated(seen, index)
    grouped = dated.group_by(["source_id", "what"], use_threads=False)
    found = Shown(
        days=_days(rows.append_column("extraction", told["extraction"])),
        firsts=_firsts(rows),
        months=_months(dated),
        oldest=grouped.aggregate([("day", "min")]).rename_columns(["source_id", "what", "day"]),
        pages=_pages(rows),
        again=pa.table({"page": _found_again(index)}),
    )
    state.put(name, found.tables)
    return name, found


def forget_unused(state: State, used: Iterable[str]) -> None:
    """Forget the files that were not asked for."""
    state.forget(state.names(_KIND).keys() - set(used))


# --- captures -----------------------------------------------------------------------------------


def captures(seen: Seen, index: pa.Table) -> pa.Table:
    """Index rows with the role, reason and article that the segments give them."""
    return _captures(index, _told(seen, index))


def _told(seen: Seen, index: pa.Table) -> dict[str, pa.ChunkedArray]:
    """What the segments say of each row of the index."""
    placed = pa.concat_tables([_placed(s) for s in seen.segments] or [_NOTHING_PLACED])
    at = pc.index_in(index["warc_offset"], value_set=placed["warc_offset"].combine_chunks())
    said = {n: placed[n].take(at) for n in _TOLD}
    return said | {"role": pc.coalesce(said["role"], index["role"])}


def _captures(index: pa.Table, said: dict[str, pa.ChunkedArray]) -> pa.Table:
    wanted = schema.arrow_schema("captures")
    columns = [said[f.name] if f.name in said else index[f.name] for f in wanted]
    arrays = [c.combine_chunks().cast(f.type) for c, f in zip(columns, wanted, strict=True)]
    return pa.Table.from_arrays(arrays, schema=wanted)


_NOTHING_PLACED = pa.schema(
    [("warc_offset", pa.int64())] + [(n, pa.string()) for n in _TOLD]
).empty_table()


def _placed(segment: SegmentFile) -> pa.Table:
    table = read_columns(segment, _PLACED)
    article = table["article"]
    fields = {"reason": table["rejection"], "article_id": article, "extraction": article}
    columns = {n: table[n] for n in ("warc_offset", "role")} | {
        n: pc.struct_field(whole.combine_chunks(), n) for n, whole in fields.items()
    }
    return pa.table(columns)


def resolved(rows: pa.Table, pages: Iterator[tuple[Any, Any, Any] | None]) -> pa.Table:
    """Captures whose revisits have role, reason and article of the page they found again."""
    again = pc.equal(rows["kind"], "revisit")
    if not pc.any(again, min_count=0).as_py():
        return rows
    places = np.flatnonzero(again.to_numpy())
    found = dict(zip(places.tolist(), pages, strict=True))
    for at, name in enumerate(("role", "reason", "article_id")):
        old = rows[name].to_pylist()
        new = [value if (page := found.get(place)) is None else page[at]
               for place, value in enumerate(old)]  # fmt: skip
        where = rows.schema.get_field_index(name)
        rows = rows.set_column(where, rows.schema.field(name), pa.array(new, pa.string()))
    return rows


def _of_kind(rows: pa.Table, kind: str) -> pa.Table:
    return rows.filter(pc.equal(rows["kind"], kind))


def _page_digests(urls: pa.ChunkedArray, bodies: pa.ChunkedArray) -> pa.Array:
    texts = row_texts(pa.table({"url": urls, "body": bodies}), ["url", "body"])
    return pa.array(np.frombuffer(digests(texts, 8), np.uint64))


def _found_again(index: pa.Table) -> pa.Array:
    rows = _of_kind(index, "revisit")
    moment = rows["refers_to_at"].cast(pa.string())
    return _page_digests(rows["url"], pc.coalesce(rows["payload_sha256"], moment))


def _pages(rows: pa.Table) -> pa.Table:
    answers = _of_kind(rows, "response")
    answers = answers.filter(pc.is_valid(answers["payload_sha256"]))
    told = answers.select(["role", "reason", "article_id"])
    moments = answers["captured_at"].cast(pa.string())
    return pa.concat_tables(
        told.append_column("page", _page_digests(answers["url"], bodies))
        for bodies in (answers["payload_sha256"], moments)
    )


# --- sums ---------------------------------------------------------------------------------------


def _days(rows: pa.Table) -> pa.Table:
    """Counts by source and day."""
    rows = _sourced(rows)
    masks = _masks(rows) | {"attempted": pc.is_valid(rows["source_id"])}
    local = pc.add(rows["captured_at"].cast(pa.int64()), _HANOI).cast(pa.timestamp("us"))
    columns = {"source_id": rows["source_id"], "day": local.cast(pa.date32())}
    columns |= {n: masks[n].cast(pa.int64()) for n in COUNTS}
    return summed(pa.table(columns))


def _sourced(rows: pa.Table) -> pa.Table:
    known = pc.and_(pc.is_valid(rows["source_id"]), pc.is_valid(rows["captured_at"]))
    return rows.filter(pc.and_(known, pc.not_equal(rows["kind"], "other")))


def _masks(rows: pa.Table) -> dict[str, pa.ChunkedArray]:
    outcome, role, reason = (pc.fill_null(rows[n], "") for n in ("outcome", "role", "reason"))
    # As the source's owner would see it: no robots.txt is no failure (RFC 9309).
    no_rules = pc.and_(pc.equal(role, Role.ROBOTS), pc.equal(outcome, Outcome.HTTP_4XX))
    fine = pc.or_(no_rules, pc.is_in(outcome, value_set=pa.array(["", *FINE])))
    refused = pc.is_in(outcome, value_set=pa.array(_REFUSED))
    http = pc.and_(pc.invert(fine), pc.is_in(outcome, value_set=pa.array(_HTTP)))
    page = pc.and_(pc.equal(rows["kind"], "response"), pc.is_in(role, value_set=pa.array(_PAGES)))
    rejected = pc.and_(page, pc.equal(role, Role.REJECTION))
    relevant = pc.and_(page, pc.invert(rejected))
    read = pc.and_(rejected, pc.equal(reason, "not_union_news"))
    return {
        "unchanged": pc.equal(outcome, Outcome.UNCHANGED),
        "failed": pc.invert(fine),
        "failed_refused": refused,
        "failed_http": http,
        "failed_network": pc.and_not(pc.and_not(pc.invert(fine), refused), http),
        "extracted": pc.or_(relevant, read),
        "relevant": relevant,
        "rejected": rejected,
        "generic": pc.and_(relevant, pc.equal(pc.fill_null(rows["extraction"], ""), "generic")),
        "no_links": pc.equal(outcome, Outcome.NO_LINKS),
    }


def summed(days: pa.Table) -> pa.Table:
    """Rows of equal source and day added up."""
    grouped = days.group_by(["source_id", "day"], use_threads=False)
    return grouped.aggregate([(n, "sum") for n in COUNTS]).rename_columns(days.column_names)


def _firsts(rows: pa.Table) -> pa.Table:
    rows = _sourced(rows)
    found = rows.filter(pc.is_valid(rows["article_id"]))
    return earliest(found.select(["article_id", "source_id", "captured_at"]))


def earliest(sightings: pa.Table) -> pa.Table:
    """The first sighting of each article."""
    order = [("captured_at", "ascending"), ("source_id", "ascending")]
    grouped = sightings.sort_by(order).group_by("article_id", use_threads=False)
    names = ("source_id", "captured_at")
    found = grouped.aggregate([(n, "first") for n in names])
    return found.rename_columns(["article_id", *names])


def _dated(seen: Seen, index: pa.Table) -> pa.Table:
    """source_id, day of publication, what and page of listings' hints, articles and rejections."""
    parts = [_on(index["source_id"], index["published_hint"], "listed", index["url"])]
    wanted = ["url", "article.article_id", "article.published_on", "rejection.published_on"]
    for segment in seen.segments:
        table = read_columns(segment, wanted)
        article, rejection = (table[n].combine_chunks() for n in ("article", "rejection"))
        own = pa.array([segment.source_id] * table.num_rows, pa.string())
        days = [pc.struct_field(s, "published_on") for s in (article, rejection)]
        parts.append(_on(own, days[0], "articles", pc.struct_field(article, "article_id")))
        parts.append(_on(own, days[1], "rejected", table["url"]))
    return pa.concat_tables(parts)


def _on(source_ids: Any, days: Any, what: str, pages: Any) -> pa.Table:  # noqa: ANN401 - arrow
    table = pa.table({"source_id": source_ids, "day": days, "page": pages})
    table = table.filter(pc.and_(pc.is_valid(table["source_id"]), pc.is_valid(table["day"])))
    return table.append_column("what", pa.array([what] * table.num_rows, pa.string()))


def _months(dated: pa.Table) -> pa.Table:
    page = np.frombuffer(digests(row_texts(dated, ["page"]), 8), np.uint64)
    month = pc.floor_temporal(dated["day"], unit="month").cast(pa.date32())
    columns = {"source_id": dated["source_id"], "month": month, "what": dated["what"]}
    table = pa.table(columns | {"page": page})
    return table.group_by(table.column_names, use_threads=False).aggregate([])

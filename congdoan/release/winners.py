"""Which capture speaks for an article: small maps over the keys of all segments.

Only keys are read and sorted here, never texts. The newest accepted capture of the article's own
address wins; a twin (print, AMP, tracking address) wins only where no own capture was accepted; a
rejected or failed capture never displaces an accepted one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

import pyarrow as pa
import pyarrow.compute as pc

from congdoan.records import record
from congdoan.release.rows import segment_schema
from congdoan.release.segments import SegmentFile, read_columns

_ARTICLE = (
    "article_id", "source_id", "url", "page_url", "twin", "text_sha256", "published_on",
    "credited_url", "body_sha256",
)  # fmt: skip
_REJECTION = ("stage", "reason", "detail", "title", "published_on")
_PLACE = ("url", "captured_at", "warc_offset", "payload_sha256")


@record
class Winners:
    """The chosen rows. Every table has `segment` (place in the list of segments) and `row`.

    `articles`: one row per article in order of (first_seen_at, article_id), with the key columns;
    `revisions`: one row per earlier text with `ordinal`; `rejections`: published columns already.
    `newest_at` is the newest capture of all: a rebuild says the same, whatever the clock says.
    """

    articles: pa.Table
    revisions: pa.Table
    rejections: pa.Table
    aliases: dict[str, tuple[str, ...]]
    newest_at: datetime | None


def choose(segments: Sequence[SegmentFile]) -> Winners:
    """The winners over all rows of the segments, whatever the order of the segments is."""
    nothing = _split(segment_schema().empty_table(), 0, "", "")
    keys = [nothing, *(_keys(number, segment) for number, segment in enumerate(segments))]
    accepted = pa.concat_tables([k[0] for k in keys]).combine_chunks()
    rejected = pa.concat_tables([k[1] for k in keys]).combine_chunks()
    ordered = accepted.sort_by(
        [
            ("article_id", "ascending"),
            ("twin", "ascending"),
            ("captured_at", "descending"),
            ("payload_sha256", "ascending"),
            ("warc_file", "ascending"),
            ("warc_offset", "ascending"),
        ]
    )
    moments = [pc.max(table["captured_at"]).as_py() for table in (accepted, rejected)]
    winners = _first_of(ordered, ["article_id"])
    seen = ordered.group_by("article_id").aggregate([("captured_at", "min")])
    seen = seen.rename_columns(["article_id", "first_seen_at"])
    articles = winners.join(seen, "article_id").sort_by(
        [("first_seen_at", "ascending"), ("article_id", "ascending")]
    )
    return Winners(
        articles=articles.combine_chunks(),
        revisions=_revisions(ordered, winners),
        rejections=_rejections(rejected, ordered),
        aliases=_aliases(ordered),
        newest_at=max(filter(None, moments), default=None),
    )


def _keys(number: int, segment: SegmentFile) -> tuple[pa.Table, pa.Table]:
    """Key columns of the accepted and of the rejected rows of one segment."""
    wanted = [*_PLACE, *(f"article.{n}" for n in _ARTICLE), *(f"rejection.{n}" for n in _REJECTION)]
    table = read_columns(segment, wanted)
    return _split(table, number, segment.warc_file, segment.source_id)


def _split(
    table: pa.Table, number: int, warc_file: str, source_id: str
) -> tuple[pa.Table, pa.Table]:
    count = table.num_rows
    place = {
        "segment": pa.array([number] * count, pa.int32()),
        "row": pa.array(range(count), pa.int64()),
        "address": table["url"],
        "captured_at": table["captured_at"],
        "warc_file": pa.array([warc_file] * count, pa.string()),
        "warc_offset": table["warc_offset"],
        "payload_sha256": table["payload_sha256"],
    }
    article, rejection = (table[n].combine_chunks() for n in ("article", "rejection"))
    accepted = pa.table(place | {n: pc.struct_field(article, n) for n in _ARTICLE})
    rejected = pa.table(
        place
        | {"source_id": pa.array([source_id] * count, pa.string()), "url": table["url"]}
        | {n: pc.struct_field(rejection, n) for n in _REJECTION}
    )
    return (
        accepted.filter(pc.is_valid(accepted["article_id"])),
        rejected.filter(pc.is_valid(rejected["reason"])),
    )


def _first_of(table: pa.Table, key: list[str]) -> pa.Table:
    """The first row of each run of equal keys of a sorted table."""
    if table.num_rows == 0:
        return table
    changed = pa.array([False] * (table.num_rows - 1), pa.bool_())
    for name in key:
        column = table[name].combine_chunks()
        changed = pc.or_(changed, pc.not_equal(column.slice(1), column.slice(0, len(column) - 1)))
    return table.filter(pa.concat_arrays([pa.array([True]), changed]))


def _revisions(ordered: pa.Table, winners: pa.Table) -> pa.Table:
    """Rows of earlier texts of own captures, each text once, oldest first within an article."""
    own = ordered.filter(pc.invert(ordered["twin"]))
    newest = winners.select(["article_id", "text_sha256"]).rename_columns(["article_id", "newest"])
    own = own.join(newest, "article_id")
    earlier = own.filter(pc.not_equal(own["text_sha256"], own["newest"])).drop_columns("newest")
    order = [("captured_at", "ascending"), ("warc_file", "ascending"), ("warc_offset", "ascending")]
    texts = [("article_id", "ascending"), ("text_sha256", "ascending")]
    once = _first_of(earlier.sort_by([*texts, *order]), ["article_id", "text_sha256"])
    once = once.sort_by([("article_id", "ascending"), *order])
    ordinals: list[int] = []
    for before, this in _pairs(once["article_id"].to_pylist()):
        ordinals.append(ordinals[-1] + 1 if before == this else 0)
    return once.append_column("ordinal", pa.array(ordinals, pa.int64())).combine_chunks()


def _pairs(values: list[str]) -> list[tuple[str | None, str]]:
    return list(zip([None, *values[:-1]], values, strict=True)) if values else []


def _aliases(ordered: pa.Table) -> dict[str, tuple[str, ...]]:
    """Article -> sorted addresses of its accepted twins."""
    twins = ordered.filter(ordered["twin"])
    found: dict[str, set[str]] = defaultdict(set)
    pairs = zip(twins["article_id"].to_pylist(), twins["page_url"].to_pylist(), strict=True)
    for article_id, page_url in pairs:
        found[article_id].add(page_url)
    return {article_id: tuple(sorted(pages)) for article_id, pages in found.items()}


def _rejections(rejected: pa.Table, accepted: pa.Table) -> pa.Table:
    """The newest rejection of each address that no accepted capture has."""
    pages = accepted["address"].combine_chunks()
    left = rejected.filter(pc.invert(pc.is_in(rejected["url"], value_set=pages)))
    ordered = left.sort_by(
        [
            ("url", "ascending"),
            ("captured_at", "descending"),
            ("warc_file", "ascending"),
            ("warc_offset", "ascending"),
        ]
    )
    return _first_of(ordered, ["url"])

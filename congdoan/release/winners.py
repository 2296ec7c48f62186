"""Which capture speaks for an article: small maps over the keys of all segments.

Only keys are read and sorted here, never texts. The newest accepted capture of the article's own
address wins, and a revisit that found its bytes again makes it newer. A twin (print, AMP, tracking
address) wins only where no own capture was accepted; a rejected or failed capture never displaces
an accepted one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from congdoan.records import record
from congdoan.release import keys
from congdoan.release.checks import HANOI
from congdoan.release.segments import SegmentFile
from congdoan.release.state import State

_NEWEST_FIRST = [
    ("article_id", "ascending"),
    ("twin", "ascending"),
    ("seen_at", "descending"),
    ("payload_sha256", "ascending"),
    ("warc", "ascending"),
    ("warc_offset", "ascending"),
]


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


def choose(segments: Sequence[SegmentFile], state: State | None = None) -> Winners:
    """The winners over all rows of the segments, whatever the order of the segments is."""
    accepted, rejected, further = keys.load(segments, state or State(None))
    accepted, rejected = (_ranked(t, segments) for t in (_sighted(accepted, further), rejected))
    moments = [pc.max(table["captured_at"]).as_py() for table in (accepted, rejected)]
    order = pc.sort_indices(accepted, sort_keys=_NEWEST_FIRST).to_numpy()
    ids = accepted["article_id"].combine_chunks().take(pa.array(order))
    first = _starts([ids])
    return Winners(
        articles=_articles(accepted, order, first),
        revisions=_revisions(accepted, order, first),
        rejections=_rejections(rejected, accepted, segments),
        aliases=_aliases(accepted),
        newest_at=max(filter(None, moments), default=None),
    )


def newest(chosen: Winners, sources: Iterable[str]) -> dict[str, date]:
    """Source -> day of the newest capture that an article of it is shown from."""
    found = {}
    for source_id in sources:
        mine = chosen.articles.filter(pc.equal(chosen.articles["source_id"], source_id))
        if (moment := pc.max(mine["captured_at"]).as_py()) is not None:
            found[source_id] = moment.astimezone(HANOI).date()
    return found


def _sighted(accepted: pa.Table, further: pa.Table) -> pa.Table:
    """The rows with `seen_at`: when they were captured, or found again by the newest revisit."""
    moments = accepted["captured_at"].cast(pa.int64()).to_numpy().copy()
    newest = further.sort_by([("page", "ascending"), ("captured_at", "ascending")])
    pages, mine = newest["page"].to_numpy(), accepted["page"].to_numpy()
    last = np.searchsorted(pages, mine, side="right") - 1  # the newest of its page, if it is there
    again = np.flatnonzero(last >= 0)
    again = again[pages[last[again]] == mine[again]]
    seen = newest["captured_at"].cast(pa.int64()).to_numpy()[last[again]]
    moments[again] = np.maximum(moments[again], seen)
    kind = accepted.schema.field("captured_at").type
    return accepted.drop_columns("page").append_column("seen_at", pa.array(moments).cast(kind))


def _ranked(table: pa.Table, segments: Sequence[SegmentFile]) -> pa.Table:
    """The rows with `warc`, the place of their WARC's name in the order of names."""
    names = sorted({s.warc_file for s in segments})
    places = {name: at for at, name in enumerate(names)}
    ranks = np.array([places[s.warc_file] for s in segments], np.int32)
    return table.append_column("warc", pa.array(ranks[table["segment"].to_numpy()], pa.int32()))


def _starts(columns: list[pa.Array]) -> Any:  # noqa: ANN401 - numpy's array types say little
    """Where runs of equal values begin in sorted columns."""
    count = len(columns[0])
    changed = np.zeros(count, bool)
    changed[:1] = True
    for column in columns:
        differs = pc.not_equal(column.slice(1), column.slice(0, max(0, count - 1)))
        changed[1:] |= differs.to_numpy(zero_copy_only=False)
    return np.flatnonzero(changed)


def _articles(accepted: pa.Table, order: Any, first: Any) -> pa.Table:  # noqa: ANN401
    moments = accepted["captured_at"].cast(pa.int64()).to_numpy()[order]
    seen = np.minimum.reduceat(moments, first) if len(first) else moments
    kind = accepted.schema.field("captured_at").type
    wanted = ["segment", "row", "article_id", "source_id", "text_sha256", "twin", "published_on",
              "credits", "credited_url", "body_sha256", "captured_at"]  # fmt: skip
    winners = order[first]
    articles = accepted.select(wanted).take(pa.array(winners))
    articles = articles.append_column("first_seen_at", pa.array(seen, pa.int64()).cast(kind))
    by_sighting = [("first_seen_at", "ascending"), ("article_id", "ascending")]
    return articles.sort_by(by_sighting).combine_chunks()


def _revisions(accepted: pa.Table, order: Any, first: Any) -> pa.Table:  # noqa: ANN401
    """Rows of earlier texts of own captures, each text once, oldest first within an article."""
    texts = accepted["text_sha256"].combine_chunks().dictionary_encode().indices.to_numpy()[order]
    lengths = np.diff(np.append(first, len(order)))
    newest = np.repeat(texts[first], lengths)
    own = ~accepted["twin"].to_numpy(zero_copy_only=False)[order]
    earlier = accepted.take(pa.array(order[own & (texts != newest)]))
    by_age = [("captured_at", "ascending"), ("warc", "ascending"), ("warc_offset", "ascending")]
    text = [("article_id", "ascending"), ("text_sha256", "ascending")]
    once = _first_of(earlier.sort_by([*text, *by_age]), ["article_id", "text_sha256"])
    once = once.sort_by([("article_id", "ascending"), *by_age])
    ordinals: list[int] = []
    for before, this in _pairs(once["article_id"].to_pylist()):
        ordinals.append(ordinals[-1] + 1 if before == this else 0)
    return once.append_column("ordinal", pa.array(ordinals, pa.int64())).combine_chunks()


def _first_of(table: pa.Table, key: list[str]) -> pa.Table:
    """The first row of each run of equal keys of a sorted table."""
    return table.take(pa.array(_starts([table[n].combine_chunks() for n in key])))


def _pairs(values: list[str]) -> list[tuple[str | None, str]]:
    return list(zip([None, *values[:-1]], values, strict=True)) if values else []


def _aliases(accepted: pa.Table) -> dict[str, tuple[str, ...]]:
    """Article -> sorted addresses of its accepted twins."""
    twins = accepted.select(["article_id", "page_url"]).filter(accepted["twin"])
    found: dict[str, set[str]] = defaultdict(set)
    pairs = zip(twins["article_id"].to_pylist(), twins["page_url"].to_pylist(), strict=True)
    for article_id, page_url in pairs:
        found[article_id].add(page_url)
    return {article_id: tuple(sorted(pages)) for article_id, pages in found.items()}


def _rejections(
    rejected: pa.Table, accepted: pa.Table, segments: Sequence[SegmentFile]
) -> pa.Table:
    """The newest rejection of each address that no accepted capture has, oldest capture first."""
    pages = accepted["url"].combine_chunks()
    left = rejected.filter(pc.invert(pc.is_in(rejected["url"], value_set=pages)))
    newest = [("url", "ascending"), ("captured_at", "descending"), ("warc", "ascending"),
              ("warc_offset", "ascending")]  # fmt: skip
    once = _first_of(left.sort_by(newest), ["url"])
    once = once.sort_by([("captured_at", "ascending"), ("url", "ascending")])
    at = once["segment"].combine_chunks()
    for name in ("warc_file", "source_id"):
        told = pa.array([getattr(s, name) for s in segments], pa.string())
        once = once.append_column(name, told.take(at))
    return once.combine_chunks()

"""A source that fails its own `expect:` is held back alone, at its rows of the last version."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from congdoan.errors import ContractError
from congdoan.registry import Registry
from congdoan.release import bundles
from congdoan.release.rows import ARTICLE_NAMES
from congdoan.release.segments import SegmentFile, read_columns
from congdoan.release.winners import Winners
from congdoan.sources import Source


def hold_back(
    registry: Registry,
    segments: Sequence[SegmentFile],
    chosen: Winners,
    manifest: Mapping[str, Any] | None,
) -> tuple[dict[str, str], tuple[SegmentFile, ...]]:
    """(source -> why it is held back, the segments to use instead).

    A held source is shown by the segments of the previous version, or not at all when it had none.

    Raises:
        ContractError: those segments are gone; the source's rows would be lost.
    """
    owners = chosen.articles["source_id"]
    held: dict[str, str] = {}
    for source_id in sorted({s.source_id for s in segments}):
        source = registry.sources[source_id]
        mine = chosen.articles.filter(pc.equal(owners, source_id))
        if (why := _failed(source, segments, mine)) is not None:
            held[source_id] = why
    kept = [s for s in segments if s.source_id not in held]
    for source_id in held:
        kept.extend(_previous(source_id, segments, manifest))
    return held, tuple(kept)


def _failed(source: Source, segments: Sequence[SegmentFile], mine: pa.Table) -> str | None:
    """The first expectation that does not hold."""
    count, expected = mine.num_rows, source.expect
    low, high = expected.articles.min, expected.articles.max
    if low is not None and count < low:
        return f"{count} articles, expected at least {low}"
    if high is not None and count > high:
        return f"{count} articles, expected at most {high}"
    for column, share in sorted(expected.fill.items()):
        filled = _filled(column, segments, mine)
        if count and filled < share * count:
            return f"{column} is filled in {filled} of {count} articles, expected {share:.0%}"
    return None


def _filled(column: str, segments: Sequence[SegmentFile], mine: pa.Table) -> int:
    if column not in ARTICLE_NAMES:
        raise ContractError(f"expect: fill: '{column}' is no column of table articles")
    filled = 0
    for number in pc.unique(mine["segment"]).to_pylist():
        rows = mine.filter(pc.equal(mine["segment"], number))["row"]
        article = read_columns(segments[number], [f"article.{column}"])["article"]
        values = pc.struct_field(article.combine_chunks(), column).take(rows.combine_chunks())
        filled += len(values) - values.null_count
    return filled


def _previous(
    source_id: str, segments: Sequence[SegmentFile], manifest: Mapping[str, Any] | None
) -> list[SegmentFile]:
    before = {} if manifest is None else manifest["sources"].get(source_id, {})
    if not before.get("articles"):
        return []
    mine = [s for s in segments if s.source_id == source_id]
    folder = mine[0].path.parent
    archive = [] if manifest is None else manifest["archive"]
    files = {w["sha256"][:16]: w["file"] for w in archive}
    bundled = bundles.places(folder)
    found = []
    for name in before["segments"]:
        digest, _, fingerprint = name.removesuffix(".parquet").split("-")
        kept = SegmentFile(path=folder / name, warc_digest=digest, warc_file=files[digest],
                           source_id=source_id, fingerprint=fingerprint)  # fmt: skip
        place = kept if kept.path.is_file() else bundles.placed(kept, bundled)
        if place is None:
            raise ContractError(
                f"{source_id} fails what its file expects, and its last good segment {name} is "
                "gone: mend the source or its expect"
            )
        found.append(place)
    return found

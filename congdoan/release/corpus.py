"""All that a release is made from, handed in by the assembling workflow."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pyarrow as pa

from congdoan.provinces import Provinces
from congdoan.records import record
from congdoan.registry import Registry
from congdoan.release.identity import Judgements
from congdoan.release.segments import SegmentFile


@record
class Corpus:
    """All that a release is made from.

    `fingerprints`: source -> part -> digest; `archive`: name of each WARC -> digest; `resolve`:
    credited address -> article_id, None for no address of a page; `state`: private folder of what
    may be remembered between builds, None to remember nothing; `indexes` read the archive's index
    files with the owner of each row, which tell visits that brought no page.
    """

    segments: tuple[SegmentFile, ...]
    registry: Registry
    provinces: Provinces
    judgements: Judgements
    vocabulary: Mapping[str, Mapping[str, list[str]]]
    fingerprints: Mapping[str, Mapping[str, str]]
    archive: Mapping[str, str]
    resolve: Callable[[str], str | None]
    state: Path | None = None
    indexes: tuple[Callable[[], pa.Table], ...] = ()

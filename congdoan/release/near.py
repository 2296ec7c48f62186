"""Articles whose text is that of an earlier one but for a few words.

Compared are sketches (sketches.py), which are kept per part, so that a day adds its own. Texts that
share a band of their sketches are candidates; a candidate is a copy when wording *and* particulars
agree and the two are not a season apart: next year's report from the same template is a new one.
Every copy agrees with its original itself, never through a third text.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from congdoan.release.parts import chunks
from congdoan.release.press import Marks
from congdoan.release.segments import SegmentFile
from congdoan.release.sketches import SIZE, WORDING
from congdoan.release.state import State
from congdoan.release.tables import gather

_KIND = "sketches"
_ALIKE = 0.8  # of the wording: a paraphrase, or a text with every tenth word changed, has less
_SAME = 0.75  # of the particulars: texts of one template have half
_SEASON = 90  # days
_BAND = 5  # bytes; with 16 bands two texts that share 0.8 are found with a chance of 0.998
_LEADERS = 8  # earliest texts of a band that the others in it are compared with
_PAIRS = 100_000  # compared at once: 26 MB
_LATE = np.iinfo(np.int32).max
_Numbers = Any  # numpy's array types say little


def near_copies(
    articles: pa.Table, segments: Sequence[SegmentFile], state: State
) -> dict[str, str]:
    """Copy -> original among the chosen articles, in order of first sighting; no equal bodies.

    The original comes first by `precedence`, and is no copy itself.
    """
    held, sketches = _first_of_equals(articles, _load(articles, segments, state))
    if not len(held):
        return {}
    days = articles["published_on"].cast(pa.int32()).fill_null(_LATE).to_numpy()[held]
    leaders: dict[int, list[int]] = defaultdict(list)
    for leader, other in _agreeing(sketches, days).tolist():
        leaders[other].append(leader)
    found: dict[int, int] = {}
    for other in sorted(leaders):
        first = next((a for a in sorted(leaders[other]) if a not in found), None)
        if first is not None:
            found[other] = first
    ids = articles["article_id"].take(pa.array(held))
    return {ids[copy].as_py(): ids[first].as_py() for copy, first in found.items()}


def precedence(articles: pa.Table) -> _Numbers:
    """Row numbers, originals before copies as far as their own words tell.

    Who credits nobody comes first, then the earliest published, then the earliest seen.
    """
    days = articles["published_on"].cast(pa.int32()).fill_null(_LATE).to_numpy()
    credits_ = articles["credits"].to_numpy()
    return np.lexsort((np.arange(len(days)), days, credits_))


def _load(
    articles: pa.Table, segments: Sequence[SegmentFile], state: State
) -> tuple[_Numbers, _Numbers]:
    """(rows that have a sketch, their sketches)."""
    marks, used = Marks(tuple(segments)), set()
    rows, found, start = [], [], 0
    for _, places in chunks(articles):
        name = f"{marks.of(places)}.{_KIND}"
        used.add(name)
        kept = state.get(name)
        if kept is None:
            nested = gather(segments, places, ["article.sketch"])
            kept = [pa.table({"sketch": pc.struct_field(nested["article"], "sketch")})]
            state.put(name, kept)
        column = kept[0]["sketch"].combine_chunks()
        rows.append(np.flatnonzero(column.is_valid().to_numpy(zero_copy_only=False)) + start)
        raw = column.drop_null()
        data = np.frombuffer(raw.buffers()[1], np.uint8)[raw.offset * SIZE :]
        found.append(data[: len(raw) * SIZE].reshape(-1, SIZE))
        start += len(places)
    state.forget(state.names(_KIND).keys() - used)
    return (np.concatenate(a) if a else np.zeros(0, int) for a in (rows, found))  # type: ignore[return-value]


def _first_of_equals(
    articles: pa.Table, loaded: tuple[_Numbers, _Numbers]
) -> tuple[_Numbers, _Numbers]:
    """The rows and their sketches by precedence, of equal bodies the first one only."""
    rows, sketches = loaded
    order = precedence(articles)
    place = np.empty(len(order), np.int64)
    place[order] = np.arange(len(order))
    turn = np.argsort(place[rows])
    bodies = articles["body_sha256"].combine_chunks().take(pa.array(rows[turn]))
    codes = bodies.dictionary_encode().indices.to_numpy(zero_copy_only=False)
    once = np.sort(np.unique(codes, return_index=True)[1])
    return rows[turn[once]], sketches[turn[once]]


def _agreeing(sketches: _Numbers, days: _Numbers) -> _Numbers:
    """Pairs (earlier, later) of places that agree."""
    found = [np.zeros((0, 2), np.int64)]
    for at in range(0, WORDING, _BAND):
        pairs = _candidates(sketches[:, at : at + _BAND])
        found.extend(
            _checked(pairs[n : n + _PAIRS], sketches, days) for n in range(0, len(pairs), _PAIRS)
        )
    return np.unique(np.concatenate(found), axis=0)


def _candidates(band: _Numbers) -> _Numbers:
    """Pairs of places with equal bands: each place with the first few that have its band."""
    weights = np.uint64(256) ** np.arange(_BAND, dtype=np.uint64)
    keys = band.astype(np.uint64) @ weights
    order = np.argsort(keys, kind="stable")
    new = np.ones(len(order), bool)
    new[1:] = keys[order[1:]] != keys[order[:-1]]
    begins = np.maximum.accumulate(np.where(new, np.arange(len(order)), 0))
    depth = np.arange(len(order)) - begins  # how many before it have its band
    pairs = []
    for step in range(_LEADERS):
        later = np.flatnonzero(depth > step)
        pairs.append(np.stack((order[begins[later] + step], order[later]), axis=1))
    return np.concatenate(pairs)


def _checked(pairs: _Numbers, sketches: _Numbers, days: _Numbers) -> _Numbers:
    a, b = pairs.T
    known = (days[a] != _LATE) & (days[b] != _LATE)
    apart = known & (np.abs(days[a].astype(np.int64) - days[b]) > _SEASON)
    equal = sketches[a] == sketches[b]
    wording = equal[:, :WORDING].mean(axis=1) >= _ALIKE
    return pairs[~apart & wording & (equal[:, WORDING:].mean(axis=1) >= _SAME)]

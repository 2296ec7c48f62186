"""Facts that several articles tell: which facts are one, and which of them speaks for the group.

Works on digests of all facts at once (told.py). Two facts are one when their normal form is the
same, or when they stand in copies of one text and say the same; what is linked in steps is one.
The preferred fact is told by the earliest published original.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
import pyarrow as pa

from congdoan.release.copies import NO_GROUPS, PartGroups
from congdoan.release.told import Told

_BATCH = 1 << 20
_LATE = np.iinfo(np.int32).max  # unknown days come last
_NUMBERS = Any  # numpy's array types say little


def settle(
    articles: pa.Table, told: Sequence[Told], sizes: Sequence[int], copies: Mapping[str, str]
) -> list[PartGroups]:
    """The groups of each part. `sizes` are the parts' numbers of articles, in their order."""
    ends = np.cumsum([0, *(t.facts.num_rows for t in told)])
    if not ends[-1]:
        return [NO_GROUPS] * len(told)
    starts = np.cumsum([0, *sizes])
    ids = articles["article_id"].to_pylist() if copies else []
    roots, is_copy = _roots(ids, len(articles), copies)
    members, runs = _runs(told, ends, starts, roots)
    known, spot = np.unique(members, return_inverse=True)
    facts = pa.concat_tables([t.facts for t in told])
    part = np.searchsorted(ends, known, side="right") - 1
    of = starts[part] + facts["at"].take(pa.array(known)).to_numpy()
    day = articles["published_on"].cast(pa.int32()).fill_null(_LATE).to_numpy()
    rank = np.empty(len(known), np.int64)
    rank[np.lexsort((known, day[of], is_copy[of]))] = np.arange(len(known))
    best = _spread(rank, spot, runs)
    leader = np.empty(len(known), np.int64)
    leader[rank] = known  # which fact has a rank
    moved = leader[best] != known
    return _cut(facts["fact_id"], known[moved], leader[best][moved], ends)


def _roots(ids: list[str], count: int, copies: Mapping[str, str]) -> tuple[_NUMBERS, _NUMBERS]:
    """(digest of each article's original, 0 where nobody copies it; whether it is a copy)."""
    roots, is_copy = np.zeros(count, np.uint64), np.zeros(count, bool)
    copied = set(copies.values())
    for at, article_id in enumerate(ids):
        root = copies.get(article_id, article_id)
        if root in copied:
            roots[at] = int.from_bytes(
                hashlib.blake2b(root.encode(), digest_size=8).digest(), "big"
            )
            is_copy[at] = article_id in copies
    return roots, is_copy


def _runs(
    told: Sequence[Told], ends: _NUMBERS, starts: _NUMBERS, roots: _NUMBERS
) -> tuple[_NUMBERS, _NUMBERS]:
    """(facts in groups of at least two, where each such group begins); by either form."""
    forms, places = [], []
    for one, end, start in zip(told, ends, starts, strict=False):
        normal = one.facts["normal"]
        root = roots[one.facts["at"].to_numpy() + start]
        forms += [normal.drop_null().to_numpy(), (one.facts["copy"].to_numpy() ^ root)[root != 0]]
        places += [np.flatnonzero(mask) + end for mask in (normal.is_valid(), root != 0)]
    values = np.concatenate(forms)
    mine = _repeated(values)
    values, where = values[mine], np.concatenate(places)[mine]
    order = np.lexsort((where, values))
    values, where = values[order], where[order]
    new = np.ones(len(values), bool)
    new[1:] = values[1:] != values[:-1]
    return where, np.flatnonzero(new)


def _repeated(values: _NUMBERS) -> _NUMBERS:
    """Places of values that are there more than once: most are not, and memory is for few."""
    ordered = np.sort(values)
    twice = np.unique(ordered[1:][ordered[1:] == ordered[:-1]])
    if not len(twice):
        return np.array([], np.int64)
    found = [np.flatnonzero(twice[_near(twice, values[at : at + _BATCH])]
                            == values[at : at + _BATCH]) + at
             for at in range(0, len(values), _BATCH)]  # fmt: skip
    return np.concatenate(found)


def _near(ordered: _NUMBERS, values: _NUMBERS) -> _NUMBERS:
    """Where each value would stand, or the last place."""
    return np.minimum(np.searchsorted(ordered, values), len(ordered) - 1)


def _spread(rank: _NUMBERS, spot: _NUMBERS, runs: _NUMBERS) -> _NUMBERS:
    """The best rank that each fact is linked to, through any number of groups."""
    best = rank.copy()
    lengths = np.diff(np.append(runs, len(spot)))
    while len(runs):
        least = np.repeat(np.minimum.reduceat(best[spot], runs), lengths)
        before = best.copy()
        np.minimum.at(best, spot, least)
        if (best == before).all():
            break
    return best


def _cut(
    ids: pa.ChunkedArray, members: _NUMBERS, leaders: _NUMBERS, ends: _NUMBERS
) -> list[PartGroups]:
    """Each part's share of the facts that another one leads."""
    told, led = (ids.take(pa.array(n)).combine_chunks() for n in (members, leaders))
    cuts: Any = np.searchsorted(members, ends)
    return [
        PartGroups(members=told.slice(a, b - a), groups=led.slice(a, b - a))
        for a, b in pairwise(cuts.tolist())
    ]

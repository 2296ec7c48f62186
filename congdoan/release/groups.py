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
    article = np.concatenate([t.facts["at"].to_numpy().astype(np.int64) + s
                              for t, s in zip(told, starts, strict=False)])  # fmt: skip
    facts = pa.concat_tables([t.facts for t in told])
    ids = articles["article_id"].to_pylist() if copies else []
    roots, is_copy = _roots(ids, len(articles), copies)
    members, runs = _runs(facts, roots[article])
    day = articles["published_on"].cast(pa.int32()).fill_null(_LATE).to_numpy()
    known, spot = np.unique(members, return_inverse=True)
    rank = np.empty(len(known), np.int64)
    of = article[known]
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


def _runs(facts: pa.Table, roots: _NUMBERS) -> tuple[_NUMBERS, _NUMBERS]:
    """(facts in groups of at least two, where each such group begins); by either form."""
    stated = facts["normal"].is_valid().to_numpy()
    normal = facts["normal"].fill_null(0).to_numpy()
    copied = roots != 0
    forms = np.concatenate([normal[stated], (facts["copy"].to_numpy() ^ roots)[copied]])
    places = np.concatenate([np.flatnonzero(stated), np.flatnonzero(copied)])
    order = np.argsort(forms, kind="stable")
    forms, places = forms[order], places[order]
    new = np.ones(len(forms), bool)
    new[1:] = forms[1:] != forms[:-1]
    starts = np.flatnonzero(new)
    lengths = np.diff(np.append(starts, len(forms)))
    several = np.repeat(lengths > 1, lengths)
    return places[several], np.flatnonzero(new[several])


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

"""Articles that republish others, and facts that several articles tell.

Both are maps beside the rows: article -> original, fact -> group (worked out in groups.py). An
original is found by the address a page credits, by an equal body, or by a nearly equal one
(near.py); a fact is the same only when its normal form is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from congdoan.records import record

Resolve = Callable[[str], str | None]  # address -> article_id

# What makes two facts of different articles one: all of these must be stated and equal. Awards
# have no such form (a gala honours several with the same words): only copies of a text share them.
NORMAL_FORM: dict[str, tuple[str, ...]] = {
    "positions": ("person_id", "role_canonical", "role_rank", "org_id", "as_of_on"),
    "events": ("event_type", "host_id", "starts_on", "precision"),
    "figures": (
        "measure", "org_id", "value", "qualifier", "status", "period_start_on", "period_end_on",
    ),
    "awards": (),
}  # fmt: skip
# Within copies of one text, everything that the fact says.
COPY_FORM: dict[str, tuple[str, ...]] = {
    "positions": ("person_id", "role_canonical", "role_rank", "org_id"),
    "events": ("event_type", "host_id", "starts_on", "ends_on"),
    "figures": ("kind", "measure", "value", "unit", "qualifier", "status"),
    "awards": (
        "award_kind", "level", "giver_id", "recipient_kind", "recipient_name", "recipient_count",
        "status",
    ),
}  # fmt: skip


@record
class PartGroups:
    """Facts of one part that stand in a group of another fact: fact_id and fact_group_id."""

    members: pa.Array
    groups: pa.Array

    def columns(self, fact_ids: pa.Array) -> tuple[pa.Array, pa.Array]:
        """(fact_group_id, preferred) of facts of the part; a fact told once is its own group."""
        at = pc.index_in(fact_ids, value_set=self.members)
        groups = pc.coalesce(self.groups.take(at), fact_ids)
        return groups, pc.equal(groups, fact_ids)

    @property
    def mark(self) -> bytes:
        """Bytes that are equal when the groups are."""
        return "\n".join([*self.members.to_pylist(), *self.groups.to_pylist()]).encode()


NO_GROUPS = PartGroups(members=pa.array([], pa.string()), groups=pa.array([], pa.string()))


def originals(
    articles: pa.Table, resolve: Resolve, near: Mapping[str, str] = MappingProxyType({})
) -> dict[str, str]:
    """Copy -> original, both articles of the table; an original is never itself a copy.

    An address that a page credits goes before the equality of bodies, and that before `near`. The
    original of equal bodies is one that credits nobody, then the earliest published, then the
    earliest seen.
    """
    rows = _concerned(articles, resolve, near)  # in order of first sighting
    rank = {row["article_id"]: (row["credits"], row["published_on"] or date.max, n)
            for n, row in enumerate(rows)}  # fmt: skip
    found: dict[str, str] = {}
    bodies: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        if row["body_sha256"]:
            bodies[row["body_sha256"]].append(row["article_id"])
        credited = row["credited"]
        if credited is not None and credited in rank and credited != row["article_id"]:
            found[row["article_id"]] = credited
    for same in bodies.values():
        first, *copies = sorted(same, key=rank.__getitem__)
        credited_root = next((found[a] for a in same if a in found and found[a] not in same), None)
        for copy in copies:
            found.setdefault(copy, credited_root or first)
    for copy, original in near.items():
        found.setdefault(copy, original)
    return {copy: root for copy in found if (root := _root(copy, found, rank)) != copy}


def _concerned(
    articles: pa.Table, resolve: Resolve, near: Mapping[str, str]
) -> list[dict[str, Any]]:
    """Articles that credit another, are credited, or share a body; their `credited` article."""
    names = ["article_id", "published_on", "credits", "credited_url", "body_sha256"]
    bodies = articles["body_sha256"].combine_chunks()
    counts = pc.value_counts(bodies)
    several = counts.filter(pc.greater(counts.field("counts"), 1)).field("values")
    shared = pc.is_in(bodies, value_set=several.drop_null())
    crediting = articles.filter(pc.is_valid(articles["credited_url"]))
    named = {url: resolve(url) if url else None
               for url in pc.unique(crediting["credited_url"]).to_pylist()}  # fmt: skip
    credited = pa.array({*filter(None, named.values()), *near, *near.values()}, pa.string())
    wanted = pc.or_(shared, pc.is_valid(articles["credited_url"]))
    wanted = pc.or_(wanted, pc.is_in(articles["article_id"], value_set=credited))
    rows: list[dict[str, Any]] = articles.select(names).filter(wanted).to_pylist()
    return [row | {"credited": named.get(row["credited_url"])} for row in rows]


def _root(article: str, found: dict[str, str], rank: dict[str, Any]) -> str:
    """Where the chain of credits ends; of a circle its earliest member."""
    seen = [article]
    while (following := found.get(seen[-1])) is not None:
        if following in seen:
            return min(seen[seen.index(following) :], key=rank.__getitem__)
        seen.append(following)
    return seen[-1]

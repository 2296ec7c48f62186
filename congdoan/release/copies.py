"""Articles that republish others, and facts that several articles tell.

Both are maps beside the rows: article -> original, fact -> group. An original is found by the
address a page credits or by an equal body; a fact is the same only when its normal form is.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

import pyarrow as pa

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


def originals(articles: pa.Table, resolve: Resolve) -> dict[str, str]:
    """Copy -> original, both articles of the table; an original is never itself a copy.

    The original of equal bodies is the earliest published, then the earliest seen.
    """
    wanted = ["article_id", "published_on", "credited_url", "body_sha256"]
    rows = articles.select(wanted).to_pylist()  # in order of first sighting
    rank = {row["article_id"]: (row["published_on"] or date.max, n) for n, row in enumerate(rows)}
    found: dict[str, str] = {}
    bodies: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        if row["body_sha256"]:
            bodies[row["body_sha256"]].append(row["article_id"])
        credited = resolve(row["credited_url"]) if row["credited_url"] else None
        if credited is not None and credited in rank and credited != row["article_id"]:
            found[row["article_id"]] = credited
    for same in bodies.values():
        first, *copies = sorted(same, key=rank.__getitem__)
        credited_root = next((found[a] for a in same if a in found and found[a] not in same), None)
        for copy in copies:
            found.setdefault(copy, credited_root or first)
    return {copy: root for copy in found if (root := _root(copy, found, rank)) != copy}


def _root(article: str, found: dict[str, str], rank: dict[str, Any]) -> str:
    """Where the chain of credits ends; of a circle its earliest member."""
    seen = [article]
    while (following := found.get(seen[-1])) is not None:
        if following in seen:
            return min(seen[seen.index(following) :], key=rank.__getitem__)
        seen.append(following)
    return seen[-1]


class FactGroups:
    """Collects the facts of all articles and tells each one's group and whether it is preferred.

    Only 8-byte digests of normal forms are kept. Facts must be added in the order of articles by
    first sighting; the preferred fact is told by the earliest published original.
    """

    def __init__(self, copies: dict[str, str]) -> None:
        self._copies = copies
        self._copied = set(copies.values())
        self._members: dict[bytes, list[tuple[tuple[bool, date, int], str]]] = defaultdict(list)
        self._group: dict[str, tuple[str, bool]] = {}
        self._count = 0

    def add(self, table: str, facts: Iterable[dict[str, Any]]) -> None:
        """Take in facts of one table (rows with article_id and published_on)."""
        seen: dict[tuple[str, bytes], int] = defaultdict(int)
        for fact in facts:
            article = fact["article_id"]
            for form in self._forms(table, fact):
                occurrence = seen[article, form]
                seen[article, form] += 1
                rank = (
                    article in self._copies, fact["published_on"] or date.max, self._count,
                )  # fmt: skip
                self._members[_digest([form, occurrence])].append((rank, fact["fact_id"]))
            self._count += 1

    def _forms(self, table: str, fact: dict[str, Any]) -> list[bytes]:
        normal = [fact[n] for n in NORMAL_FORM[table]]
        forms = [_digest([table, "fact", normal])] if normal and None not in normal else []
        root = self._copies.get(fact["article_id"], fact["article_id"])
        if root in self._copied:
            forms.append(_digest([table, root, [fact[n] for n in COPY_FORM[table]]]))
        return forms

    def settle(self) -> None:
        """Work out the groups; call once, after the last `add`."""
        parent: dict[str, str] = {}
        rank: dict[str, tuple[bool, date, int]] = {}
        for members in self._members.values():
            if len(members) < 2:  # noqa: PLR2004 - a fact told once is its own group
                continue
            rank.update((fact, place) for place, fact in members)
            roots = {_find(parent, fact) for _, fact in members}
            best = min(roots, key=rank.__getitem__)
            parent.update((root, best) for root in roots if root != best)
        for fact in rank:
            root = _find(parent, fact)
            self._group[fact] = (root, root == fact)
        self._members.clear()

    def of(self, fact_id: str) -> tuple[str, bool]:
        """(fact_group_id, preferred) of a fact; the group is named after its preferred fact."""
        return self._group.get(fact_id, (fact_id, True))


def _find(parent: dict[str, str], fact: str) -> str:
    while fact in parent:
        fact = parent[fact]
    return fact


def _digest(parts: list[Any]) -> bytes:
    return hashlib.blake2b(repr(parts).encode(), digest_size=8).digest()

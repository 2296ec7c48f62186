"""Persons and organisations over the whole corpus: one row per entity_id, and their merges.

The same name alone never merges: a rule asks for the same place and parent too, and
config/judgements.yml can join or keep apart any two identities by hand.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import yaml

from congdoan.errors import ConfigError
from congdoan.records import record
from congdoan.release import schema
from congdoan.release.tables import unnested
from congdoan.text import fold, tone_key

_STATED = (
    "type", "kind", "name_en", "province_id", "lineage_id", "parent_id", "valid_from", "valid_to",
)  # fmt: skip


@record
class Judgements:
    """Pairs that a person joined or keeps apart."""

    positive: tuple[tuple[str, str], ...] = ()
    negative: frozenset[frozenset[str]] = frozenset()


def load_judgements(config: Path) -> Judgements:
    """Read `judgements.yml` of the config folder; none when the file is missing.

    Raises:
        ConfigError: an entry is wrong; names the file and the entry.
    """
    path = config / "judgements.yml"
    if not path.is_file():
        return Judgements()
    try:
        entries = (yaml.safe_load(path.read_text(encoding="utf-8")) or {})["judgements"] or []
        pairs = [(e["judgement"], str(e["left"]), str(e["right"])) for e in entries]
    except (yaml.YAMLError, KeyError, TypeError) as error:
        raise ConfigError(
            f"{path}: 'judgements' must be a list of entries with left, right and judgement: "
            f"{' '.join(str(error).split())}"
        ) from error
    for number, (judgement, left, right) in enumerate(pairs, 1):
        if judgement not in ("positive", "negative") or left == right:
            raise ConfigError(f"{path}: entry {number} ({left}, {right}): judgement must be "
                              "positive or negative, of two different identities")  # fmt: skip
    return Judgements(
        positive=tuple((a, b) for j, a, b in pairs if j == "positive"),
        negative=frozenset(frozenset((a, b)) for j, a, b in pairs if j == "negative"),
    )


class Entities:
    """Adds up what every article says of persons and organisations."""

    def __init__(self) -> None:
        self._seen: dict[str, dict[str, Any]] = {}

    def add(self, nested: pa.Table, *, keep_private: bool) -> None:
        """Take in the entities of some articles, in order of first sighting."""
        columns = unnested("entities", nested, keep_private=keep_private)
        for row in pa.table(columns).to_pylist():
            self._add(row)

    def _add(self, row: dict[str, Any]) -> None:
        known = self._seen.setdefault(
            row["entity_id"],
            {"names": defaultdict(int), "days": [None, None], "articles": 0, "last": None}
            | dict.fromkeys(_STATED),
        )
        known["names"][row["name"]] += 1
        for alias in row["aliases"] or ():
            known["names"][alias] += 0
        for name in _STATED:  # the first article that states it counts
            if known[name] is None:
                known[name] = row[name]
        day, (first, last) = row["published_on"], known["days"]
        if day is not None:
            known["days"] = [min(first or day, day), max(last or day, day)]
        known["articles"] += row["article_id"] != known["last"]
        known["last"] = row["article_id"]

    def table(self, judgements: Judgements) -> pa.Table:
        """Table entities, ordered by id."""
        merged = canonical(self._seen, judgements)
        rows = []
        for entity_id in sorted(self._seen):
            known = self._seen[entity_id]
            name = min(known["names"], key=lambda n: (-known["names"][n], n))
            rows.append(
                {n: known[n] for n in _STATED}
                | {
                    "entity_id": entity_id,
                    "canonical_id": merged[entity_id],
                    "name": name,
                    "name_fold": fold(name),
                    "aliases": sorted(set(known["names"]) - {name}),
                    "first_seen_on": known["days"][0],
                    "last_seen_on": known["days"][1],
                    "articles": known["articles"],
                }
            )
        return pa.Table.from_pylist(rows, schema=schema.arrow_schema("entities"))


def _place(known: dict[str, Any]) -> tuple[Any, ...] | None:
    """What two identities must share to be one by rule; None when too little is known."""
    name = tone_key(min(known["names"], key=lambda n: (-known["names"][n], n)))
    anchor = known["parent_id"] if known["type"] == "person" else known["kind"]
    if known["lineage_id"] is None or anchor is None:
        return None
    return (known["type"], name, known["lineage_id"], anchor)


def canonical(seen: dict[str, dict[str, Any]], judgements: Judgements) -> dict[str, str]:
    """entity_id -> canonical_id: of a merge, the identity that was published first."""
    order = {i: (known["days"][0] or date.max, i) for i, known in seen.items()}
    same: dict[tuple[Any, ...], list[str]] = defaultdict(list)
    for entity_id, known in sorted(seen.items()):
        if (place := _place(known)) is not None:
            same[place].append(entity_id)
    pairs = [(group[0], other) for group in same.values() for other in group[1:]]
    known_pairs = [p for p in judgements.positive if p[0] in order and p[1] in order]
    members = {entity_id: {entity_id} for entity_id in seen}
    for left, right in (*known_pairs, *pairs):
        _merge(members, members[left], members[right], judgements.negative)
    return {entity_id: min(members[entity_id], key=order.__getitem__) for entity_id in seen}


def _merge(
    members: dict[str, set[str]],
    left: set[str],
    right: set[str],
    negative: Iterable[frozenset[str]],
) -> None:
    whole = left | right
    if left is right or any(pair <= whole for pair in negative):
        return
    for entity_id in whole:
        members[entity_id] = whole

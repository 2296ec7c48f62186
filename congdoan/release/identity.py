"""Persons and organisations over the whole corpus: one row per entity_id, and their merges.

The same name alone never merges: a rule asks for the same place and parent too, and
config/judgements.yml can join or keep apart any two identities by hand.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import yaml

from congdoan.errors import ConfigError
from congdoan.records import record
from congdoan.release import schema
from congdoan.release.tables import shaped
from congdoan.release.told import Told, counted_names, summed
from congdoan.text import fold, tone_key


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


def entities(told: Sequence[Told], judgements: Judgements) -> pa.Table:
    """Table entities, ordered by id, of what all parts tell."""
    if not told:
        return schema.arrow_schema("entities").empty_table()
    found = summed([t.entities for t in told]).sort_by("entity_id").combine_chunks()
    ids = found["entity_id"].combine_chunks()
    names = counted_names([t.names for t in told])
    at = pc.index_in(names["entity_id"], value_set=ids)
    names = names.append_column("at", at).sort_by(
        [("at", "ascending"), ("count", "descending"), ("name", "ascending")]
    )
    spots, texts = names["at"].to_numpy(), names["name"].combine_chunks()
    first = np.flatnonzero(np.diff(spots, prepend=-1))
    chosen = texts.take(pa.array(first))
    columns = {n: found[n] for n in found.column_names} | {
        "name": chosen,
        "name_fold": pa.array([fold(n) for n in chosen.to_pylist()], pa.string()),
        "aliases": _aliases(spots, texts, first, len(ids)),
    }
    columns["canonical_id"] = canonical(pa.table(columns), judgements)
    return shaped("entities", columns)


def _aliases(spots: Any, texts: pa.Array, first: Any, count: int) -> pa.Array:  # noqa: ANN401
    """The other names of each entity, sorted."""
    rest = np.ones(len(spots), bool)
    rest[first] = False
    kept = np.flatnonzero(rest)
    other = pa.table({"at": spots[kept], "name": texts.take(pa.array(kept))})
    other = other.sort_by([("at", "ascending"), ("name", "ascending")]).combine_chunks()
    offsets = np.searchsorted(other["at"].to_numpy(), np.arange(count + 1)).astype(np.int32)
    kind = schema.TYPES["strings"]
    return pa.ListArray.from_arrays(offsets, other["name"].combine_chunks(), type=kind)


def canonical(found: pa.Table, judgements: Judgements) -> pa.Array:
    """canonical_id of each row: of a merge, the identity that was published first.

    Rows must be in the order of entity_id.
    """
    ids = found["entity_id"].to_pylist()
    days = found["first_seen_on"].to_pylist()
    pairs = [*_judged(judgements, set(ids)), *_alike(found, ids)]
    if not pairs:
        return found["entity_id"]
    order = dict(zip(ids, zip(((d or date.max) for d in days), ids, strict=True), strict=True))
    members = {entity_id: {entity_id} for pair in pairs for entity_id in pair}
    for left, right in pairs:
        _merge(members, members[left], members[right], judgements.negative)
    merged = {i: min(whole, key=order.__getitem__) for i, whole in members.items()}
    return pa.array([merged.get(i, i) for i in ids], pa.string())


def _judged(judgements: Judgements, known: set[str]) -> list[tuple[str, str]]:
    return [p for p in judgements.positive if p[0] in known and p[1] in known]


def _alike(found: pa.Table, ids: list[str]) -> Iterable[tuple[str, str]]:
    """Pairs that are one by rule: the same name, place and parent (of organisations the kind)."""
    names = ("type", "name", "lineage_id", "kind", "parent_id")
    same: dict[tuple[str, ...], str] = {}
    for entity_id, *row in zip(ids, *(found[n].to_pylist() for n in names), strict=True):
        kind, name, lineage, anchor = *row[:3], row[4] if row[0] == "person" else row[3]
        if lineage is None or anchor is None:
            continue  # too little is known
        first = same.setdefault((kind, tone_key(name), lineage, anchor), entity_id)
        if first != entity_id:
            yield first, entity_id


def _merge(
    members: dict[str, set[str]],
    left: set[str],
    right: set[str],
    negative: frozenset[frozenset[str]],
) -> None:
    whole = left | right
    if left is right or any(pair <= whole for pair in negative):
        return
    for entity_id in whole:
        members[entity_id] = whole

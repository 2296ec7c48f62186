"""Pairs of identities that a person should judge, and the verdict's way into judgements.yml.

It proposes and never decides: a pair is merged or kept apart by a judgement alone, in the next
version.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from itertools import combinations
from pathlib import Path
from typing import Any, Literal

import yaml

from congdoan.errors import UsageError
from congdoan.records import record
from congdoan.release.identity import Judgements, load_judgements
from congdoan.release.reading import Release
from congdoan.text import tone_key

_COLUMNS = ["entity_id", "canonical_id", "type", "kind", "name", "name_fold", "lineage_id",
            "parent_id", "first_seen_on", "last_seen_on", "articles"]  # fmt: skip
_ALIKE = 0.9  # share of equal letters from which two names are worth a look
_BLOCK = 300  # names compared with one another; a larger block shares too common a word


@record
class Pair:
    """Two identities that may be one; `likeness` is the share of equal letters of their names."""

    left: Mapping[str, Any]
    right: Mapping[str, Any]
    likeness: float
    why: str


def pairs(release: Release, judgements: Judgements) -> list[Pair]:
    """Pairs without a judgement that are not merged yet, the most telling first."""
    entities: list[dict[str, Any]] = release.table("entities", _COLUMNS).to_pylist()
    found: dict[frozenset[str], Pair] = {}
    judged = {frozenset(p) for p in judgements.positive} | set(judgements.negative)
    for block in _blocks(entities):
        for left, right in combinations(block, 2):
            ids = frozenset((left["entity_id"], right["entity_id"]))
            if left["canonical_id"] == right["canonical_id"] or ids in judged or ids in found:
                continue
            pair = _pair(left, right)
            if pair is not None:
                found[ids] = pair
    weight = {ids: p.left["articles"] + p.right["articles"] for ids, p in found.items()}
    return [found[ids] for ids in sorted(
        found, key=lambda ids: (-found[ids].likeness, -weight[ids], sorted(ids)))]  # fmt: skip


def _blocks(entities: list[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    """Groups in which names are compared: the same place and kind, and a word in common."""
    groups: dict[tuple[Any, ...], list[dict[str, Any]]] = defaultdict(list)
    for entity in entities:
        words = entity["name_fold"].split()
        if entity["lineage_id"] is None or not words:
            continue
        for word in {words[0], words[-1]}:
            groups[entity["type"], entity["kind"], entity["lineage_id"], word].append(entity)
    return (group for group in groups.values() if 1 < len(group) <= _BLOCK)


def _pair(left: dict[str, Any], right: dict[str, Any]) -> Pair | None:
    if tone_key(left["name"]) == tone_key(right["name"]):
        same = left["parent_id"] == right["parent_id"]
        why = "same name" if same else "same name in two organisations"
        return Pair(left=left, right=right, likeness=1.0, why=why)
    if left["type"] == "person":
        return None  # one mark makes another name: Hòa and Hoa, Minh and Ninh
    if left["name_fold"] == right["name_fold"]:
        return Pair(left=left, right=right, likeness=0.99, why="same name but for its marks")
    matcher = SequenceMatcher(None, left["name_fold"], right["name_fold"], autojunk=False)
    if matcher.quick_ratio() < _ALIKE or matcher.ratio() < _ALIKE:
        return None
    digits = ["".join(c for c in e["name_fold"] if c.isdigit()) for e in (left, right)]
    if digits[0] != digits[1]:
        return None  # two numbered units of one name
    return Pair(left=left, right=right, likeness=round(matcher.ratio(), 3), why="names alike")


@record
class Verdict:
    """What a person decided about two identities."""

    left: str
    right: str
    judgement: Literal["positive", "negative"]
    reason: str
    by: str
    on: str


def write(config: Path, release: Release, verdict: Verdict) -> Path:
    """Append a verdict to config/judgements.yml, whose comments stay; the file.

    Raises:
        UsageError: an identity is unknown, both are one, the pair is judged already, or the file
            cannot be written.
    """
    known = set(release.table("entities", ["entity_id"])["entity_id"].to_pylist())
    for entity_id in (verdict.left, verdict.right):
        if entity_id not in known:
            raise UsageError(f"version {release.version} has no identity '{entity_id}'")
    if verdict.left == verdict.right:
        raise UsageError("a verdict is about two different identities")
    before = load_judgements(config)
    ids = frozenset((verdict.left, verdict.right))
    if ids in before.negative or ids in map(frozenset, before.positive):
        raise UsageError(f"{verdict.left} and {verdict.right} are judged already: change the entry "
                         f"in {config / 'judgements.yml'}")  # fmt: skip
    return _append(config / "judgements.yml", verdict)


def _append(path: Path, verdict: Verdict) -> Path:
    entry = {n: getattr(verdict, n) for n in ("left", "right", "judgement", "reason", "by", "on")}
    text = path.read_text(encoding="utf-8") if path.is_file() else "judgements: []\n"
    head = text.rstrip()
    head = head[: -len(" []")] if head.endswith("judgements: []") else head
    added = yaml.safe_dump([entry], allow_unicode=True, sort_keys=False, width=95)
    whole = head + "\n" + "".join(f"  {line}\n" for line in added.splitlines())
    try:
        path.write_text(whole, encoding="utf-8")
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error.strerror}") from error
    return path

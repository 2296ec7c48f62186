"""Labelled articles that no pattern was written for, and how well they are judged."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from congdoan.classify.relevance import classify, load_relevance
from congdoan.records import Relevance
from tests.classify.making import article, publisher

_THIRD = 3  # every third article is held


@dataclass(frozen=True)
class Judged:
    """One article's label and what was made of it."""

    row: dict[str, Any]
    held: bool
    accepted: bool
    event: str | None
    reason: str


def judged(config: Path) -> Iterator[Judged]:
    """All labelled articles under the rules of `config`."""
    rules = load_relevance(config)
    rows = yaml.safe_load((Path(__file__).parent / "unseen.yml").read_text(encoding="utf-8"))
    for number, row in enumerate(rows):
        found = classify(
            article(row["title"], *row["body"], lead=row.get("lead")), publisher(row["kind"]), rules
        )
        yes = isinstance(found, Relevance)
        yield Judged(
            row=row,
            held=number % _THIRD == _THIRD - 1,
            accepted=yes,
            event=found.event_type if isinstance(found, Relevance) else None,
            reason=found.reason if isinstance(found, Relevance) else str(found.detail),
        )


def figures(rows: list[Judged]) -> dict[str, float]:
    """Precision and recall of relevance; share of right events among the rightly accepted."""
    right = [r for r in rows if r.accepted and r.row["union"]]
    return {
        "articles": len(rows),
        "precision": len(right) / max(1, sum(r.accepted for r in rows)),
        "recall": len(right) / max(1, sum(r.row["union"] for r in rows)),
        "event": sum(r.event == r.row["event"] for r in right) / max(1, len(right)),
    }

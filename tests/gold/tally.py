"""Hits, misses and false finds by type, and the table and listing that a person reads."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from typing import Any


@dataclasses.dataclass
class Score:
    """Hits, misses and false finds of one type."""

    hit: int = 0
    missed: list[str] = dataclasses.field(default_factory=list)
    false: list[str] = dataclasses.field(default_factory=list)

    @property
    def precision(self) -> float:
        """Share of the finds that are right; 1 where nothing was found."""
        return self.hit / max(1, self.hit + len(self.false)) if self.hit or self.false else 1.0

    @property
    def recall(self) -> float:
        """Share of the gold that was found; 1 where there is none."""
        return self.hit / max(1, self.hit + len(self.missed)) if self.hit or self.missed else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of both."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


class Scores:
    """Scores by type, and the table and confusion listing that a person reads."""

    def __init__(self) -> None:
        self.by: dict[str, Score] = {}
        self.invented: list[str] = []

    def of(self, kind: str) -> Score:
        """The score of a type, made when first asked for."""
        return self.by.setdefault(kind, Score())

    def check(self, kind: str, right: object, what: str) -> None:
        """Count one property of a fact that was found."""
        score = self.of(kind)
        score.hit += bool(right)
        if not right:
            score.false.append(what)
            score.missed.append(what)

    def compare(self, kind: str, got: Iterable[Any], want: Iterable[Any], where: str) -> None:
        """Count two lists of one type against each other, each item once."""
        score, left = self.of(kind), list(got)
        for item in want:
            if item in left:
                left.remove(item)
                score.hit += 1
            else:
                score.missed.append(f"{where}: {item}")
        score.false.extend(f"{where}: {item}" for item in left)

    def table(self) -> str:
        """A line a type."""
        lines = [f"{'':28} {'hit':>4} {'miss':>4} {'false':>5} {'P':>6} {'R':>6} {'F1':>6}"]
        for kind, s in sorted(self.by.items()):
            lines.append(
                f"{kind:28} {s.hit:4} {len(s.missed):4} {len(s.false):5}"
                f" {s.precision:6.3f} {s.recall:6.3f} {s.f1:6.3f}"
            )
        return "\n".join([*lines, f"{'invented years':28} {len(self.invented):4}"])

    def confusion(self) -> str:
        """Every miss and false find, by type."""
        lines = []
        for kind, s in sorted(self.by.items()):
            lines += [f"  {kind} missed {item}" for item in s.missed]
            lines += [f"  {kind} false  {item}" for item in s.false if item not in s.missed]
        return "\n".join([*lines, *(f"  invented year {item}" for item in self.invented)])

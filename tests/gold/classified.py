"""The kind of event that the classifier gives a gold article, as assembling does it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from congdoan.classify.relevance import classify, load_relevance
from congdoan.records import Rejection
from congdoan.registry import load_registry
from tests.gold.reading import Gold


def event_types(config: Path) -> Callable[[Gold], str | None]:
    """A reader of event types for a health department's site; None where the page is rejected."""
    rules = load_relevance(config)
    registry = load_registry(config)
    source = next(s for s in registry if s.publisher.kind == "health_department")

    def of(gold: Gold) -> str | None:
        found = classify(gold.article, source, rules)
        return None if isinstance(found, Rejection) else found.event_type

    return of

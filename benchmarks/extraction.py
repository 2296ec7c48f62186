"""Figures of extraction on the page set: by the rules of each family, and with all rules off.

Every third page was kept aside while rules were written; its figures stand in a column of their own.
With -v every page that is not read exactly is named with its faults.

    .venv/bin/python -m benchmarks.extraction [-v]
"""

from __future__ import annotations

import sys
from pathlib import Path

from congdoan.registry import load_registry
from tests.pages.score import Score, kept_pages, score, source_of, table

CONFIG = Path(__file__).resolve().parents[1] / "config"


def scored(*, rules: bool) -> list[Score]:
    """The scores of all pages."""
    registry = load_registry(CONFIG)
    return [score(page, source_of(page, registry, rules=rules)) for page in kept_pages()]


def report(name: str, scores: list[Score], *, verbose: bool) -> None:
    """Print one table: all pages, those the rules were written on, those kept aside."""
    sets = {
        "all": scores,
        "open": [s for s in scores if not s.held],
        "aside": [s for s in scores if s.held],
    }
    tables = {title: table(rows) for title, rows in sets.items()}
    print(f"\n{name:14}" + "".join(f"{title:>9}" for title in tables))
    for key in tables["all"]:
        values = (t[key] for t in tables.values())
        print(f"{key:14}" + "".join(f"{v:9.0f}" if key == "pages" else f"{v:9.3f}" for v in values))
    if verbose:
        for s in scores:
            if s.faults:
                print(f"  {s.name:24} {s.way:12} {' '.join(s.faults)}")


if __name__ == "__main__":
    for path in (True, False):
        title = "ruled" if path else "generic"
        report(title, scored(rules=path), verbose="-v" in sys.argv[1:])

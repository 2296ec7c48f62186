"""How right the facts are: P, R, F1 by type over the gold articles, errors of the seen part.

The unseen third (every third file of tests/gold/articles by name) is reported apart, numbers only:
nothing is tuned by its errors. `--seen` leaves it alone. `--fresh`, `--third`, ... `--eighth` tell
a further author's articles instead: errors of what is open, numbers of what is held back. `--held`
has the numbers of all that is held back, as one.

    .venv/bin/python -m benchmarks.gold [--seen] [--held | --fresh | --third | ...]
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))  # the gold is kept with the tests

from congdoan.normalise.facts import load_knowledge  # noqa: E402
from tests.gold.classified import event_types  # noqa: E402
from tests.gold.reading import AUTHORS, read_all, read_halves, read_held  # noqa: E402
from tests.gold.score import score  # noqa: E402


def main(arguments: list[str]) -> None:
    """Print the tables and the confusion listing."""
    knowledge, typed = load_knowledge(ROOT / "config"), event_types(ROOT / "config")
    if "--held" in arguments:
        held = read_held()
        print(f"held back: {len(held)} articles\n{score(held, knowledge, typed).table()}")
        return
    author = next((name for name in AUTHORS if f"--{name}" in arguments), None)
    seen, unseen = read_halves(author) if author else read_all()
    part = score(seen, knowledge, typed)
    print(f"seen: {len(seen)} articles\n{part.table()}\n{part.confusion()}")
    if "--seen" not in arguments:
        print(f"\nunseen: {len(unseen)} articles\n{score(unseen, knowledge, typed).table()}")


if __name__ == "__main__":
    main(sys.argv[1:])

"""How right the facts are: P, R, F1 by type over the gold articles, errors of the seen part.

The unseen third (every third file of tests/gold/articles by name) is reported apart, numbers only:
nothing is tuned by its errors. `--seen` leaves the unseen third alone. `--fresh` reports the second
author's articles (tests/gold/fresh) instead: errors of the development half, numbers of the held.

    .venv/bin/python -m benchmarks.gold [--seen] [--fresh]
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))  # the gold is kept with the tests

from congdoan.normalise.facts import load_knowledge  # noqa: E402
from tests.gold.classified import event_types  # noqa: E402
from tests.gold.reading import read_all, read_fresh  # noqa: E402
from tests.gold.score import score  # noqa: E402


def main(arguments: list[str]) -> None:
    """Print the tables and the confusion listing."""
    seen, unseen = read_fresh() if "--fresh" in arguments else read_all()
    knowledge, typed = load_knowledge(ROOT / "config"), event_types(ROOT / "config")
    part = score(seen, knowledge, typed)
    print(f"seen: {len(seen)} articles\n{part.table()}\n{part.confusion()}")
    if "--seen" not in arguments:
        print(f"\nunseen: {len(unseen)} articles\n{score(unseen, knowledge, typed).table()}")


if __name__ == "__main__":
    main(sys.argv[1:])

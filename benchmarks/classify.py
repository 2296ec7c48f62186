"""Precision and recall of relevance on labelled articles that no pattern was written for.

With -v every open article that is judged wrongly is named; those held are only counted.

    .venv/bin/python -m benchmarks.classify [-v]
"""

from __future__ import annotations

import sys
from pathlib import Path

from tests.classify.unseen import figures, judged

CONFIG = Path(__file__).resolve().parents[1] / "config"


def main(*, verbose: bool) -> None:
    """Print the table."""
    rows = list(judged(CONFIG))
    sets = {"all": rows, "open": [r for r in rows if not r.held],
            "held": [r for r in rows if r.held]}  # fmt: skip
    tables = {name: figures(part) for name, part in sets.items()}
    print(f"{'labelled articles':18}" + "".join(f"{name:>8}" for name in tables))
    for key in tables["all"]:
        values = (table[key] for table in tables.values())
        print(f"{key:18}" + "".join(f"{v:8.0f}" if key == "articles" else f"{v:8.3f}"
                                    for v in values))  # fmt: skip
    if verbose:
        for row in sets["open"]:
            wrong = row.accepted != row.row["union"]
            if wrong or (row.accepted and row.event != row.row["event"]):
                print(f"  {row.row['title'][:70]}: {row.event}, wanted {row.row['event']}; "
                      f"{row.reason}")  # fmt: skip


if __name__ == "__main__":
    main(verbose="-v" in sys.argv[1:])

"""The fault table, tried case by case: what must come and what came. Exits with 1 on a difference.

.venv/bin/python benchmarks/faults.py [PART OF A NAME]
"""

from __future__ import annotations

import logging
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.faults.case import Case, Place
from tests.faults.table import TABLE


def seen(case: Case) -> str:
    """What the case brings, in a place of its own."""
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        return case.see(Place(Path(folder), stack))


def main(part: str) -> int:
    """Print the table; how the process shall end."""
    logging.disable(logging.WARNING)
    wrong = tried = 0
    print(f"{'':2}{'case':54} {'expected':46} seen")
    for case in TABLE:
        if part in case.label:
            found = seen(case)
            tried += 1
            wrong += found != case.expected
            mark = "  " if found == case.expected else "! "
            print(f"{mark}{case.label:54} {case.expected:46} {found}", flush=True)
    print(f"{wrong} of {tried} cases differ")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else ""))

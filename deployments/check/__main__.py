"""Walks through docs/operations.md and ends with one line of what was seen.

What the test suite has no time for: two workers, cancelling, a server that is stopped and started
in mid-run, alarms, 150 sources in one run, a restored backup, PostgreSQL. On loopback only.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from pathlib import Path

from deployments import serve
from deployments.check import team
from deployments.check.desk import CheckError, Desk, listener
from deployments.check.machine import Machine
from deployments.check.years import Years


def main() -> int:
    """Print each step and the one line; 0 when all hold."""
    folder, began = Path(tempfile.mkdtemp(prefix="congdoan-check-")), time.monotonic()
    with listener() as heard:
        desk = Desk(folder, heard)
        os.environ.update(desk.environment())
        try:
            Machine(desk).walk()
            Years(desk).walk()
            team.walk(desk)
            desk.all_typed()
        except (CheckError, serve.ServeError) as error:
            serve.say(f"operations-check: FAILED: {error} (everything is in {folder})")
            return 1
    shutil.rmtree(folder)
    seen = f"{' | '.join(desk.seen)} ({time.monotonic() - began:.0f} s in all)"
    serve.say(f"operations-check: good: {seen}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

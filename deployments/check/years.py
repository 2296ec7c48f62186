"""What the years bring: a backup, a restored copy, an upgrade, and a database that stays small."""

from __future__ import annotations

import json
import os
import sqlite3
from contextlib import closing
from pathlib import Path
from uuid import UUID

from congdoan.release.store import newest
from deployments import serve
from deployments.check.desk import CheckError, Desk, need, until
from deployments.check.runs import runs_of
from deployments.installation import find

OLD = "2020-01-01 00:00:00.000000"  # older than any span that is kept
STRANGER = {"role": "server", "pid": os.getpid(), "started": "Sat Jan  1 00:00:00 2000"}


class Years:
    """The steps of "Years", on the installation that was just stopped."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.restored = desk.folder / "restored" / "data"
        self.newest = self.newest_of(desk.data)

    @staticmethod
    def newest_of(data: Path) -> tuple[int, str]:
        """Number and content digest of the newest version of a data root."""
        found = newest(data / "releases")
        if found is None:
            raise CheckError(f"no release in {data}")
        return found.manifest["version"], found.manifest["content_digest"]

    def walk(self) -> None:
        """Every step, in the order of the page.

        Raises:
            CheckError: a step does not hold.
        """
        self.desk.type("Backup")
        self.desk.type("Restore")
        self.upgraded()
        aged = self.aged()
        os.environ["CONGDOAN_DATA"] = str(self.restored)
        self.desk.serve("start")
        try:
            self.lives(aged)
        finally:
            self.desk.serve("stop")

    def upgraded(self) -> None:
        """The candidate on a copy: the same code makes the same rows."""
        said = self.desk.type("Upgrades")
        need("has the rows of version" in said, f"the candidate differs: {said[-500:]}")
        self.desk.note("upgrade", "candidate on a copy: nothing differs under the same code")

    def aged(self) -> str:
        """Make one run and all events old; the newest run's id. Leaves a stale process list."""
        home = self.restored / "prefect"
        left = {"port": 0, "processes": [STRANGER]}
        (home / "serve.json").write_text(json.dumps(left), encoding="utf-8")
        with closing(sqlite3.connect(home / "prefect.db")) as database, database:
            database.execute("UPDATE events SET occurred = ?", (OLD,))
            database.execute(
                "UPDATE flow_run SET end_time = ?"
                " WHERE end_time ="
                " (SELECT min(end_time) FROM flow_run WHERE parent_task_run_id IS NULL)",
                (OLD,),
            )
            newest_run = "SELECT id FROM flow_run ORDER BY end_time DESC LIMIT 1"
            return str(database.execute(newest_run).fetchone()[0])

    def lives(self, run: str) -> None:
        """The restored root has its history, makes the same rows, and forgets what is old."""
        installation = find(os.environ)
        need(serve.is_ready(installation), "the restored installation does not answer")
        with runs_of(installation.api) as there:
            need(there.api.read_flow_run(UUID(run)).end_time, "the history of runs is gone")
            there.completed("assemble/assemble", full=True)
        need(self.newest_of(self.restored) == self.newest, "the restored root made other rows")
        self.desk.note("restore", "same digest after a full rebuild, no new version")
        self.forgotten(installation.home / "prefect.db")

    def forgotten(self, path: Path) -> None:
        """The server removed what is past its span."""

        def gone() -> bool:
            with closing(sqlite3.connect(path, timeout=60)) as database:
                runs = database.execute("SELECT count(*) FROM flow_run WHERE end_time = ?", (OLD,))
                events = database.execute("SELECT count(*) FROM events WHERE occurred = ?", (OLD,))
                return not runs.fetchone()[0] and not events.fetchone()[0]

        until(gone, "the removal of an old run and old events")
        self.desk.note("retention", "a run and events past their span were removed")

"""One machine, two workers: started, used, hurt, stopped."""

from __future__ import annotations

import os
import re
import signal
import socket
import time
from pathlib import Path
from uuid import UUID

from prefect.states import Cancelling
from warcio.archiveiterator import ArchiveIterator
from warcio.warcwriter import WARCWriter

from benchmarks.many_sources import make
from congdoan.archive.index import list_warcs
from congdoan.release.reading import list_releases
from deployments import serve
from deployments.check.desk import Desk, need, until
from deployments.check.runs import DEMO_RUN, MANY_RUN, Runs, holders, runs_of
from deployments.installation import Installation, find
from deployments.processes import Process, descendants, end, is_running

MANY = 150
BOTH = {"congdoan-1", "congdoan-2"}


class Machine:
    """The steps of "One machine" and of what follows from it."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.runs: Runs

    @property
    def installation(self) -> Installation:
        """As it is now."""
        return find(os.environ)

    def walk(self) -> None:
        """Every step, in the order of the page.

        Raises:
            CheckError: a step does not hold.
        """
        self.served()
        try:
            self.again()
            with runs_of(self.installation.api) as self.runs:
                for step in (
                    self.nightly, self.by_hand, self.commissioned, self.many, self.cancelled,
                    self.failed, self.crashed, self.late, self.restarted, self.quiet,
                ):  # fmt: skip
                    step()
        finally:
            self.stopped()
        self.discreet()

    def served(self) -> None:
        """The first start, with somebody else on the port."""
        began = time.monotonic()
        with socket.create_server(("127.0.0.1", 0)) as other:
            port = other.getsockname()[1]
            said = self.desk.type("One machine", CONGDOAN_PORT=str(port))
        need(f"port {port} is taken by another program" in said, "nothing was said of the port")
        need("2 worker(s)" in said and self.installation.ui in said, f"serve said {said!r}")
        took = time.monotonic() - began
        self.desk.note("serve", f"ready in {took:.0f} s with two workers; a taken port was told")

    def again(self) -> None:
        """Starting again changes nothing."""
        before = self.installation
        self.desk.serve("start", "--workers", "2")
        need(self.installation == before, "a second start changed the installation")
        self.desk.note("again", "second start changed nothing")

    def nightly(self) -> None:
        """A night: release, digest with the disk, knock."""
        self.runs.completed("nightly/nightly", **DEMO_RUN)
        need(list_releases(self.desk.data), "no release after the nightly run")
        need(len(self.desk.heard.knocks) == 1, "the watchman was not told once")
        disk = re.search(r"Archive: [\d.]+ MB; .*", self.runs.artifact("digest"))
        need(disk, "the digest says nothing of the disk")
        self.desk.note("nightly", "release published, watchman told, disk in the digest")

    def by_hand(self) -> None:
        """One source, a region, a foreign file and a rebuild at once, taken by both workers."""
        (self.desk.data / "inbox").mkdir()
        warc = self.desk.data / "inbox" / "old-site.warc.gz"
        warc.symlink_to("../demo/demo_sites.warc.gz")
        north = {"data": "north", **DEMO_RUN}
        started = [
            self.runs.start("source/source", source="demo_can_tho_syt", data="one", **DEMO_RUN),
            self.runs.start("harvest/harvest-north", **north),
            self.runs.start("backfill/backfill", warcs=["inbox/old-site.warc.gz"], data="old"),
            self.runs.start("assemble/assemble"),
        ]
        for run in started:
            state = self.runs.ended(run)
            need(state.is_completed(), f"a run by hand ended as {state.name}: {state.message}")
        need(list_releases(self.desk.data / "old"), "no release after the backfill")
        while not self.runs.workers() >= BOTH:  # whoever asks first takes a run
            self.runs.completed("assemble/assemble")
        self.desk.note("by hand", "source, region, backfill, assemble; both workers took runs")

    def commissioned(self) -> None:
        """Sources before their first live run."""
        state = self.runs.completed("commission/commission", **DEMO_RUN)
        need(state.message == "5 of 5 sources can go live", f"commission: {state.message}")
        self.desk.note("commission", "said go for the demo's five sources")

    def many(self) -> None:
        """150 sources in one run."""
        make(self.desk.data / "many", MANY)
        began = time.monotonic()
        state = self.runs.completed("nightly/nightly", data="many-run", **MANY_RUN)
        need(f"{MANY} ok" in (state.message or ""), f"{MANY} sources: {state.message}")
        self.desk.note("many", f"{MANY} sources in one run of {time.monotonic() - began:.0f} s")

    def begun(self, name: str) -> None:
        """Wait until a run has archived its first page."""
        until(lambda: list((self.desk.data / name).rglob("*.warc.gz")), "the first page")

    def cancelled(self) -> None:
        """A run that is cancelled leaves its pages to the next one."""
        run = self.runs.start("harvest/harvest", data="cancelled", **MANY_RUN)
        self.begun("cancelled")
        self.runs.api.set_flow_run_state(run, Cancelling(), force=True)
        need(self.runs.ended(run).is_cancelled(), "the run was not cancelled")
        again = self.runs.completed("harvest/harvest", data="cancelled", **MANY_RUN)
        need(f"{MANY} ok" in (again.message or ""), "no repair")
        archive = self.desk.data / "cancelled" / "archive"
        need(len(list_warcs(archive)) >= 2, "nothing was salvaged")  # noqa: PLR2004
        self.desk.note("cancel", "cancelled run left its pages, the next one repaired")

    def rings(self, run: UUID, state: str) -> None:
        """The alarm tells the webhook of this run."""
        words = f"'{self.runs.api.read_flow_run(run).name}' is {state}"
        until(lambda: [m for m in self.desk.heard.messages if words in m], f"an alarm: {words}")

    def failed(self) -> None:
        """A foreign path, and a night in which no site answers: alarm, digest, and no knock."""
        before = len(self.desk.heard.knocks)
        refused = self.runs.start("nightly/nightly", data="../outside")
        state = self.runs.ended(refused)
        need("outside the data root" in (state.message or ""), f"a path: {state.message}")
        _dark(self.desk.data / "demo" / "demo_sites.warc.gz", self.desk.data / "dark.warc.gz")
        night = self.runs.start("nightly/nightly", data="dark", replay=["dark.warc.gz"])
        state = self.runs.ended(night)
        need(state.is_failed() and "nothing was fetched" in (state.message or ""), "a dark night")
        for run in (refused, night):
            self.rings(run, "Failed")
        need([m for m in self.desk.heard.messages if "Nothing was fetched" in m], "no digest")
        need(len(self.desk.heard.knocks) == before, "the watchman was told of a failed night")
        self.desk.note("failed", "foreign path refused; dark night: alarm, digest, no knock")

    def crashed(self) -> None:
        """The process of a night dies."""
        before = len(self.desk.heard.knocks)
        run = self.runs.start("nightly/nightly", data="crashed", **MANY_RUN)
        self.begun("crashed")
        pid = int(str(self.runs.api.read_flow_run(run).infrastructure_pid).rpartition(":")[2])
        family = [pid, *(p.pid for p in descendants([Process(role="run", pid=pid, started="")]))]
        for number in family:
            os.kill(number, signal.SIGKILL)
        need(self.runs.ended(run).is_crashed(), "the killed run did not end as Crashed")
        self.rings(run, "Crashed")
        need(len(self.desk.heard.knocks) == before, "the watchman was told of a crashed night")
        self.desk.note("crashed", "killed night rang the alarm, no knock")

    def late(self) -> None:
        """No worker is there: the night is late, and told of as soon as there is one."""
        workers = serve.running(self.installation, "worker")
        end([*workers, *descendants(workers)], serve.WORKER_GRACE_S)
        run = self.runs.start("nightly/nightly", data="late", **DEMO_RUN)
        until(lambda: self.runs.api.read_flow_run(run).state_name == "Late", "a late run")
        said = self.desk.serve("start", "--workers", "2")
        need("2 worker(s)" in said, "the missing workers were not started")
        self.rings(run, "Late")
        need(self.runs.ended(run).is_completed(), "the late night did not run")
        self.desk.note("late", "night without a worker was told as late, then ran")

    def restarted(self) -> None:
        """The server goes away in mid-run and comes back: no page is lost."""
        self.runs.start("harvest/harvest", data="restarted", **MANY_RUN)
        self.begun("restarted")
        server = serve.running(self.installation, "server")
        serve.stop_server(self.installation)
        need(not any(is_running(p) for p in server), "the server did not stop")
        serve.restart_server(self.installation)
        until(lambda: list_warcs(self.desk.data / "restarted" / "archive"), "the joined archive")
        self.desk.note("restart", "server stopped and started in mid-run, archive whole")

    def quiet(self) -> None:
        """Nothing wanted to leave the machine."""
        need(not self.desk.heard.outside, f"asked for the outside: {self.desk.heard.outside}")
        log = (self.installation.home / "server.log").read_text(encoding="utf-8", errors="replace")
        locked = log.count("sqlite3.OperationalError")
        self.desk.note("quiet", f"no request to elsewhere; 'database is locked' {locked} times")

    def stopped(self) -> None:
        """The end: nothing is left, and stopping again harms nothing."""
        before, began = self.installation, time.monotonic()
        self.desk.serve("stop")
        took = time.monotonic() - began
        need(not any(is_running(p) for p in before.processes), "processes are left")
        need("nothing was running" in self.desk.serve("stop"), "a second stop")
        self.desk.note("stop", f"stopped in {took:.1f} s, nothing left; a second stop is harmless")

    def discreet(self) -> None:
        """No log, database or archive record holds the addresses of webhook and watchman."""
        told = holders(self.desk.data, self.desk.heard.secret)
        need(not told, f"the addresses of webhook and watchman stand in {told}")
        self.desk.note("secrets", "addresses of webhook and watchman are in no file")


def _dark(archive: Path, path: Path) -> None:
    """A replay of sites that have robots.txt and nothing else."""
    with archive.open("rb") as old, path.open("wb") as new:
        writer = WARCWriter(new, gzip=True)
        for record in ArchiveIterator(old):
            if (record.rec_headers.get_header("WARC-Target-URI") or "").endswith("/robots.txt"):
                writer.write_record(record)

"""`make operations-check`: the steps of docs/operations.md on an installation of its own.

What the test suite has no time for: two workers, cancelling, a server that is stopped and started
in mid-run, the alarm, 150 sources in one run. Works in a folder of its own and on loopback only;
ends with one line of what it saw.
"""

from __future__ import annotations

import http.server
import json
import os
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import UUID

from prefect.client.orchestration import SyncPrefectClient, get_client
from prefect.client.schemas.objects import State
from prefect.settings import PREFECT_API_URL, temporary_settings
from prefect.states import Cancelling

from benchmarks.many_sources import make
from congdoan.archive.index import list_warcs
from congdoan.release.reading import list_releases
from deployments import serve
from deployments.installation import Installation
from deployments.processes import is_running

ROOT = Path(__file__).resolve().parents[1]
MANY = 150
PATIENCE_S = 300.0
DEMO_RUN = {"replay": ["demo/demo_sites.warc.gz"], "extra_sources": ["demo/sources"]}
MANY_RUN = {"replay": ["many/many.warc.gz"], "extra_sources": ["many/sources"]}


class CheckError(Exception):
    """A step of the guide does not hold."""


def need(holds: object, what: str) -> None:
    """Go on only if it holds."""
    if not holds:
        raise CheckError(what)


def until(found: Callable[[], Any], what: str) -> Any:  # noqa: ANN401 - what `found` gives
    """Ask until there is an answer."""
    end = time.monotonic() + PATIENCE_S
    while time.monotonic() < end:
        answer = found()
        if answer:
            return answer
        time.sleep(0.2)
    raise CheckError(f"waited in vain for {what}")


@contextmanager
def receiver() -> Iterator[tuple[str, list[str]]]:
    """A webhook on loopback: its address and the texts it got."""
    got: list[str] = []

    class Hook(http.server.BaseHTTPRequestHandler):
        """Takes every message."""

        def do_POST(self) -> None:
            """Keep the text; a knock has none."""
            body = self.rfile.read(int(self.headers["Content-Length"] or 0))
            got.append(json.loads(body)["text"] if body else "knock")
            self.send_response(200)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Hook) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}", got
        server.shutdown()


class Check:
    """One installation and what was seen of it."""

    def __init__(self, data: Path, messages: list[str]) -> None:
        self.data = data
        self.messages = messages
        self.seen: list[str] = []
        began = time.monotonic()
        self.installation: Installation = serve.up(workers=2)
        self.note(f"ready in {time.monotonic() - began:.0f} s with two workers")

    def note(self, what: str) -> None:
        """Keep and show what was seen."""
        self.seen.append(what)
        serve.say(f"  {what}")

    def start(self, api: SyncPrefectClient, name: str, **parameters: object) -> UUID:
        """Start a run of a deployment."""
        deployment = api.read_deployment_by_name(name)
        return api.create_flow_run_from_deployment(deployment.id, parameters=parameters).id

    def ended(self, api: SyncPrefectClient, run: UUID) -> State[Any]:
        """The run's final state."""

        def final() -> State[Any] | None:
            state = api.read_flow_run(run).state
            return state if state is not None and state.is_final() else None

        return until(final, "the end of a run")  # type: ignore[no-any-return]  # until gives what final gives

    def twice(self) -> None:
        """Starting again changes nothing."""
        again = serve.up(workers=2)
        need(again == self.installation, "a second start changed the installation")
        self.note("second start changed nothing")

    def nightly(self, api: SyncPrefectClient) -> None:
        """A night: release, digest, knock."""
        need(
            self.ended(api, self.start(api, "nightly/nightly", **DEMO_RUN)).is_completed(), "night"
        )
        need(list_releases(self.data), "no release after the nightly run")
        need("knock" in self.messages, "the watchman was not told")
        self.note("nightly run published a release and told the watchman")

    def many(self, api: SyncPrefectClient) -> None:
        """150 sources in one run."""
        began = time.monotonic()
        state = self.ended(api, self.start(api, "nightly/nightly", data="many-run", **MANY_RUN))
        need(state.is_completed() and f"{MANY} ok" in (state.message or ""), f"{MANY} sources")
        self.note(f"{MANY} sources in one run of {time.monotonic() - began:.0f} s")

    def commissioned(self, api: SyncPrefectClient) -> None:
        """Sources before their first live run."""
        state = self.ended(api, self.start(api, "commission/commission", **DEMO_RUN))
        need(state.message == "5 of 5 sources can go live", "commission")
        self.note("commission said go for the demo's sources")

    def begun(self, name: str) -> None:
        """Wait until a run has archived its first page."""
        until(lambda: list((self.data / name).rglob("*.warc.gz")), "the first page")

    def cancelled(self, api: SyncPrefectClient) -> None:
        """A run that is cancelled leaves its pages to the next one."""
        run = self.start(api, "harvest/harvest", data="cancelled", **MANY_RUN)
        self.begun("cancelled")
        api.set_flow_run_state(run, Cancelling(), force=True)
        need(self.ended(api, run).is_cancelled(), "the run was not cancelled")
        again = self.ended(api, self.start(api, "harvest/harvest", data="cancelled", **MANY_RUN))
        need(again.is_completed() and f"{MANY} ok" in (again.message or ""), "no repair")
        need(len(list_warcs(self.data / "cancelled" / "archive")) >= 2, "nothing was salvaged")  # noqa: PLR2004
        self.note("cancelled run left its pages, the next one repaired")

    def restarted(self, api: SyncPrefectClient) -> None:
        """The server goes away in mid-run and comes back: no page is lost."""
        self.start(api, "harvest/harvest", data="restarted", **MANY_RUN)
        self.begun("restarted")
        server = serve.running(self.installation, "server")
        serve.stop_server(self.installation)
        need(not any(is_running(p) for p in server), "the server did not stop")
        self.installation = serve.restart_server(self.installation)
        until(lambda: list_warcs(self.data / "restarted" / "archive"), "the joined archive")
        self.note("server stopped and started in mid-run, archive whole")

    def alarm(self, api: SyncPrefectClient) -> None:
        """A worker refuses a path outside the data root, and the failed run rings the alarm."""
        run = self.start(api, "nightly/nightly", data="../outside")
        state = self.ended(api, run)
        need(state.is_failed() and "outside the data root" in (state.message or ""), "a path")
        until(lambda: [m for m in self.messages if "is Failed" in m], "the alarm")
        self.note("path outside the data root refused; the failed nightly run rang the alarm")

    def locked(self) -> None:
        """What the server said of its database."""
        log = (self.installation.home / "server.log").read_text(encoding="utf-8", errors="replace")
        self.note(f"'database is locked' {log.count('sqlite3.OperationalError')} times in the log")

    def stopped(self) -> None:
        """The end: nothing is left."""
        began = time.monotonic()
        serve.down(self.installation)
        need(not any(is_running(p) for p in self.installation.processes), "processes are left")
        self.note(f"stopped in {time.monotonic() - began:.1f} s")


def run(data: Path, messages: list[str]) -> list[str]:
    """Every step; what was seen.

    Raises:
        CheckError: a step does not hold.
    """
    check = Check(data, messages)
    try:
        with (
            temporary_settings({PREFECT_API_URL: check.installation.api}),
            get_client(sync_client=True) as api,
        ):
            check.twice()
            for step in (
                check.nightly,
                check.commissioned,
                check.many,
                check.cancelled,
                check.alarm,
                check.restarted,
            ):
                step(api)
        check.locked()
    finally:
        check.stopped()
    return check.seen


def main() -> int:
    """Print each step and the one line; 0 when all hold."""
    data = Path(tempfile.mkdtemp(prefix="congdoan-check-"))
    shutil.copytree(ROOT / "data" / "demo", data / "demo", ignore=shutil.ignore_patterns("run"))
    make(data / "many", MANY)
    quick = {"CONGDOAN_DATA": str(data), "CONGDOAN_PORT": "0", "PREFECT_WORKER_QUERY_SECONDS": "2"}
    with receiver() as (address, messages):
        hooks = {"CONGDOAN_WEBHOOK_URL": address, "CONGDOAN_PING_URL": address}
        os.environ.update(quick | hooks)
        try:
            seen = run(data, messages)
        except (CheckError, serve.ServeError) as error:
            serve.say(f"operations-check: FAILED: {error} (logs in {data / 'prefect'})")
            return 1
    shutil.rmtree(data)
    serve.say(f"operations-check: good: {'; '.join(seen)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

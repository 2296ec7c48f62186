"""`make serve` and `make stop`: server, work pool, deployments and workers on this machine.

Starting twice is harmless; stopping ends only what was started here, workers first, so that their
runs can still tell the server how they ended.

    python -m deployments.serve start [--workers N] | stop | status
"""

from __future__ import annotations

import argparse
import dataclasses
import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Sequence

from congdoan.errors import UsageError
from congdoan.settings import Settings
from deployments.installation import (
    HOST,
    POOL,
    ROOT,
    Installation,
    environment,
    find,
    free_port,
    wanted_port,
)
from deployments.processes import POLL_S, Process, descendants, end, is_running, start

READY_S = 120.0
WORKER_GRACE_S = 6.0  # a worker that polls an absent server does not always hear the first signal
SERVER_GRACE_S = 5.0


class ServeError(Exception):
    """The installation cannot be brought up; the message says which log to read."""


def is_ready(installation: Installation) -> bool:
    """Whether the server answers."""
    try:
        with urllib.request.urlopen(f"{installation.api}/health", timeout=2) as answer:  # noqa: S310 - loopback
            return bool(answer.status == 200)  # noqa: PLR2004 - the HTTP status for good
    except (urllib.error.URLError, OSError):
        return False


def running(installation: Installation, role: str) -> list[Process]:
    """Its processes of one kind ("server", "worker") that are still there."""
    return [p for p in installation.processes if p.role.startswith(role) and is_running(p)]


def up(workers: int = 1) -> Installation:
    """Bring up whatever of the installation is not up.

    Raises:
        ServeError: the server does not answer in time, or the deployments are refused.
    """
    installation = find(os.environ)
    if not (running(installation, "server") and is_ready(installation)):
        installation = _start_server(_cleared(installation))
    register(installation)
    there = running(installation, "worker")
    known = {worker.role for worker in there}
    for number in range(1, workers + 1):
        if (role := f"worker-{number}") not in known:
            command = ["worker", "start", "--pool", POOL, "--name", f"{POOL}-{number}"]
            there.append(_start(installation, role, command))
    kept = (*running(installation, "server"), *there)
    installation = dataclasses.replace(installation, processes=kept)
    installation.save()
    return installation


def _cleared(installation: Installation) -> Installation:
    """What is left of an earlier start is ended, and a port is found."""
    down(installation)
    port = free_port(wanted_port(os.environ, installation.port))
    return dataclasses.replace(installation, port=port, processes=())


def _start(installation: Installation, role: str, command: Sequence[str]) -> Process:
    log = installation.home / f"{role}.log"
    words = [sys.executable, "-m", "prefect", *command]
    return start(role, words, environment(installation, os.environ), log)


def _start_server(installation: Installation) -> Installation:
    """The installation with its server, once that answers."""
    command = ["server", "start", "--host", HOST, "--port", str(installation.port)]
    server = _start(installation, "server", command)
    others = (p for p in installation.processes if p.role != "server")
    installation = dataclasses.replace(installation, processes=(server, *others))
    installation.save()
    until = time.monotonic() + READY_S
    while not is_ready(installation):
        if time.monotonic() > until or not is_running(server):
            raise ServeError(f"the server does not answer: see {installation.home / 'server.log'}")
        time.sleep(POLL_S)
    return installation


def stop_server(installation: Installation) -> list[Process]:
    """End the server alone, workers go on; what had to be killed."""
    servers = running(installation, "server")
    return end([*servers, *descendants(servers)], SERVER_GRACE_S) if servers else []


def restart_server(installation: Installation) -> Installation:
    """Start the server again on its old port; its workers find it by themselves."""
    return _start_server(installation)


def register(installation: Installation) -> None:
    """Work pool, limits, deployments and automations, made or brought up to date."""
    done = subprocess.run(
        [sys.executable, "-m", "deployments.register"],
        cwd=ROOT, env=environment(installation, os.environ), capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    (installation.home / "register.log").write_text(done.stdout + done.stderr, encoding="utf-8")
    if done.returncode:
        log = installation.home / "register.log"
        raise ServeError(f"the deployments were refused: see {log}\n{done.stderr[-2000:]}")


def down(installation: Installation) -> list[Process]:
    """End workers, then their runs, then the server; what had to be killed."""
    workers = running(installation, "worker")
    # A worker told to end waits for its runs: they are told in the same breath, and say to the
    # server, which is still there, that they crashed. The next run repairs what they left.
    killed = end([*workers, *descendants(workers)], WORKER_GRACE_S) if workers else []
    killed += stop_server(installation)
    if installation.file.exists():
        dataclasses.replace(installation, processes=()).save()
    return killed


def say(text: str) -> None:
    """One line for the person at the terminal."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def stop(installation: Installation) -> int:
    """`make stop`: say what was done; also right when nothing runs."""
    if not any(is_running(p) for p in installation.processes):
        say("nothing was running")
        return 0
    killed = down(installation)
    say("stopped" + (f" ({len(killed)} processes had to be killed)" if killed else ""))
    return 0


def begin(found: Installation, workers: int) -> Installation:
    """`make serve`: the installation as it is up, with what the operator has to know of it."""
    installation = up(workers)
    wanted = found.port if running(found, "server") else wanted_port(os.environ, found.port)
    if wanted not in (0, installation.port):
        say(f"port {wanted} is taken by another program: {installation.port} is used instead")
    if not Settings().contact:
        say("CONGDOAN_CONTACT is not set: live runs will refuse to begin")
    return installation


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; 0 when it did what was asked."""
    parser = argparse.ArgumentParser(prog="deployments.serve", description=__doc__)
    parser.add_argument("command", choices=["start", "stop", "status"])
    parser.add_argument("--workers", type=int, default=1)
    chosen = parser.parse_args(arguments)
    try:
        installation = find(os.environ)
        if chosen.command == "stop":
            return stop(installation)
        if chosen.command == "start":
            installation = begin(installation, chosen.workers)
    except (ServeError, UsageError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    workers = running(installation, "worker")
    if not (workers and is_ready(installation)):
        say("not running; start it with `make serve`")
        return 1
    say(f"Prefect UI   {installation.ui}   ({len(workers)} worker(s), logs in {installation.home})")
    say(f"command line export PREFECT_API_URL={installation.api}")
    say("stop         make stop")
    return 0


if __name__ == "__main__":
    sys.exit(main())

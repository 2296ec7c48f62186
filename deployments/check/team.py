"""The server on PostgreSQL behind a password, as a team has it."""

from __future__ import annotations

import os
import re
import secrets
import shutil
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from functools import partial

import yaml

from congdoan.release.reading import list_releases
from deployments.check.desk import ROOT, Desk, need, until
from deployments.check.runs import DEMO_RUN, holders, runs_of
from deployments.installation import HOST, Installation, environment, find
from deployments.processes import end, start
from tests.fetch import postgres

COMPOSE = ROOT / "deployments" / "compose.yaml"
SAID = "no PostgreSQL on this machine: NOT RUN"


def walk(desk: Desk) -> None:
    """Deploy and run the demo once; where PostgreSQL is not installed, say that nothing was run.

    Raises:
        CheckError: a step does not hold.
    """
    binaries = postgres.binaries()
    if binaries is None:
        desk.typed.add("PostgreSQL and a password")
        desk.note("team", SAID)
        return
    words = {"AUTH": f"team:{secrets.token_hex(8)}", "DATABASE": secrets.token_hex(8)}
    with postgres.running(binaries) as url:
        for name in ("prefect", "congdoan"):
            postgres.execute(url, f"CREATE DATABASE {name}")
        user, _, place = url.partition("//")[2].partition("@")
        os.environ["CONGDOAN_DATA"] = str(desk.folder / "team")
        given = {"PREFECT_AUTH": words["AUTH"], "DATABASE": f"{user}:{words['DATABASE']}@{place}"}
        desk.type("PostgreSQL and a password", **given)
        try:
            _used(desk, words)
        finally:
            desk.serve("stop")


def _used(desk: Desk, words: dict[str, str]) -> None:
    """The password is asked for, a worker has it, and it is written nowhere."""
    installation = find(os.environ)
    request = f"{installation.api}/work_pools/congdoan"
    try:
        urllib.request.urlopen(request, timeout=10)  # noqa: S310 - loopback
        status = 200
    except urllib.error.HTTPError as refused:
        status = refused.code
    need(status == 401, f"without the password the server said {status}")  # noqa: PLR2004
    shutil.copytree(desk.data / "demo", installation.data / "demo")
    known = {"PREFECT_API_URL": installation.api, "PREFECT_API_AUTH_STRING": words["AUTH"]}
    desk.run([".venv/bin/prefect", "deployment", "inspect", "nightly/nightly"], **known)
    with runs_of(installation.api, words["AUTH"]) as runs:
        runs.completed("nightly/nightly", **DEMO_RUN)
    need(list_releases(installation.data), "no release of the team's installation")
    _as_in_containers(installation, known)
    files = {p.name for p in installation.data.rglob("*.db")}
    need(not files, f"PostgreSQL was not used: {files}")
    for secret in (words["AUTH"].partition(":")[2], words["DATABASE"]):
        told = holders(installation.data, secret)
        need(not told, f"a password stands in {told}")
    desk.note("team", "PostgreSQL for Prefect and state; 401 without password, which is in no file")
    desk.note(
        "containers", "worker and health checks of compose.yaml run, the worker ended in time"
    )


def _as_in_containers(installation: Installation, known: dict[str, str]) -> None:
    """A worker as compose.yaml starts it, held against the health checks of compose.yaml.

    Only places differ: the interpreter, the ports, loopback.
    """
    services = yaml.safe_load(COMPOSE.read_text(encoding="utf-8"))["services"]
    with socket.create_server((HOST, 0)) as probe:
        port = probe.getsockname()[1]
    places = {"4200": str(installation.port), "8080": str(port)}
    listens = {"PREFECT_WORKER_WEBSERVER_PORT": str(port), "PREFECT_WORKER_WEBSERVER_HOST": HOST}
    env = environment(installation, {**os.environ, **known, **listens})

    def healthy(service: str) -> bool:
        words = _words(services[service]["healthcheck"]["test"][1:], places)
        return not subprocess.run(words, env=env, stderr=subprocess.DEVNULL, check=False).returncode  # noqa: S603 - our own file

    words = _words(services["worker"]["command"], places)
    worker = start("worker", words, env, installation.home / "container.log")
    try:
        for service in ("server", "worker"):
            until(partial(healthy, service), f"the health of {service}")
    finally:
        killed = end([worker], int(services["worker"]["stop_grace_period"].rstrip("s")))
    need(not killed, "the worker of compose.yaml had to be killed")
    need(not healthy("worker"), "a worker that ended is healthy")


def _words(command: list[str], places: dict[str, str]) -> list[str]:
    """A command of compose.yaml with this machine's interpreter and ports."""
    ports = re.compile(rf"(?<=:)({'|'.join(places)})(?=/)")
    words = [sys.executable if word == "python" else word for word in command]
    return [ports.sub(lambda found: places[found[0]], word) for word in words]

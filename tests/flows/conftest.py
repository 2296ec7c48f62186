"""One installation for the whole session, as `make serve` makes it, and runs on its server."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
from prefect.client.orchestration import get_client
from prefect.client.schemas.schedules import IntervalSchedule
from prefect.settings import PREFECT_API_URL, PREFECT_HOME, temporary_settings
from warcio.archiveiterator import ArchiveIterator
from warcio.warcwriter import WARCWriter

from benchmarks.many_sources import make
from congdoan.records import Role
from congdoan.registry import load_registry
from deployments import serve
from deployments.processes import Process, descendants
from tests.conftest import ROOT

DEMO = ROOT / "data" / "demo"
# A worker and a scheduler that look often, and the lines of runs; the suite silences Prefect for
# itself only.
QUICK = {
    "PREFECT_WORKER_QUERY_SECONDS": "1",
    "PREFECT_SERVER_SERVICES_SCHEDULER_RECENT_DEPLOYMENTS_LOOP_SECONDS": "1",
    "PREFECT_LOGGING_LEVEL": "INFO",
    "PREFECT_LOGGING_TO_API_ENABLED": "true",
    "CONGDOAN_PORT": "0",
}
DEMO_RUN = {"replay": ["demo/demo_sites.warc.gz"], "extra_sources": ["demo/sources"]}
MANY_RUN = {"replay": ["many/many.warc.gz"], "extra_sources": ["many/sources"]}
MANY = 24  # sources of a run that is long enough to be stopped in its middle
PATIENCE_S = 90


@pytest.fixture(scope="session")
def served(tmp_path_factory):
    """Server, worker and deployments over a data root that holds the demo's archive."""
    root = tmp_path_factory.mktemp("served")
    shutil.copytree(DEMO, root / "demo", ignore=shutil.ignore_patterns("run"))
    with pytest.MonkeyPatch.context() as environ:
        for name, value in {**QUICK, "CONGDOAN_DATA": str(root)}.items():
            environ.setenv(name, value)
        installation = serve.up()
    try:
        yield SimpleNamespace(root=root, installation=installation)
    finally:
        serve.down(installation)


@pytest.fixture(scope="session")
def prefect(served):
    """Flows of this process tell the installation's server."""
    there = {PREFECT_API_URL: served.installation.api, PREFECT_HOME: served.installation.home}
    with temporary_settings(there):
        yield served


def until(found, what):
    """Ask real processes until there is an answer."""
    end = time.monotonic() + PATIENCE_S
    while time.monotonic() < end:
        answer = found()
        if answer:
            return answer
        time.sleep(0.1)
    raise AssertionError(f"waited in vain for {what}")


@pytest.fixture(scope="session")
def api(prefect):
    with get_client(sync_client=True) as client:
        yield client


def start(api, name, **parameters):
    deployment = api.read_deployment_by_name(name)
    return api.create_flow_run_from_deployment(deployment.id, parameters=parameters).id


def ended(api, run_id):
    """The run's final state."""

    def final():
        state = api.read_flow_run(run_id).state
        return state if state.is_final() else None

    return until(final, "the end of a run")


def by_command_line(installation):
    """Start the nightly run as an operator does; its id."""
    words = [sys.executable, "-m", "prefect", "deployment", "run", "nightly/nightly"]
    for name, value in DEMO_RUN.items():
        words += ["-p", f"{name}={json.dumps(value)}"]
    env = {**os.environ, "PREFECT_API_URL": installation.api, "COLUMNS": "200"}
    said = subprocess.run(words, env=env, capture_output=True, text=True, check=True).stdout
    return re.search(r"UUID: ([0-9a-f-]{36})", said).group(1)


def family(run):
    """Ids of the processes of a run, parents first."""
    pid = int(run.infrastructure_pid.rpartition(":")[2])
    table = {p.pid for p in descendants([Process(role="run", pid=pid, started="")])}
    return [pid, *table]


@pytest.fixture(scope="session")
def runs(prefect, api):
    """Runs by hand, by program and by the clock, all started at once: each costs start-up time."""
    make(prefect.root / "many", MANY)
    alarm = api.read_deployment_by_name("alarm/alarm")
    soon = datetime.now(UTC) + timedelta(seconds=10)  # the scheduler looks every second
    # a start that a slow scheduler misses comes again a minute later, within the patience
    every = IntervalSchedule(interval=timedelta(minutes=1), anchor_date=soon)
    words = {"run": "nightly", "state": "Late"}
    api.create_deployment_schedules(alarm.id, [(every, True)], parameters=words)
    killed = start(api, "harvest/harvest", data="killed", **MANY_RUN)
    by_hand = by_command_line(prefect.installation)
    by_program = start(api, "nightly/nightly", **DEMO_RUN)
    until(lambda: list((prefect.root / "killed").rglob("*.warc.gz")), "the first archived page")
    for process in family(api.read_flow_run(killed)):
        os.kill(process, signal.SIGKILL)
    # One of the two nightly runs is let in, whichever the worker takes first.
    nightly = sorted((by_hand, by_program), key=lambda run: ended(api, run).type.value)
    return SimpleNamespace(killed=killed, too_many=nightly[0], nightly=nightly[1], alarm=alarm.id)


@pytest.fixture
def broken_replay(tmp_path, config):
    """Flow parameters of a replay whose first source has no listing any more."""
    registry = load_registry(config, [DEMO / "sources"])
    broken = next(s for s in registry.sources if (DEMO / "sources" / f"{s}.yml").exists())
    path = tmp_path / "broken.warc.gz"
    with (DEMO / "demo_sites.warc.gz").open("rb") as old, path.open("wb") as new:
        writer = WARCWriter(new, gzip=True)
        for record in ArchiveIterator(old):
            url = record.rec_headers.get_header("WARC-Target-URI") or ""
            if registry.sources[broken].role(url) not in (Role.LISTING, Role.FEED, Role.SITEMAP):
                writer.write_record(record)
    return {"replay": [str(path)], "extra_sources": [str(DEMO / "sources")]}

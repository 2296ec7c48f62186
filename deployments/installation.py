"""One installation on one machine: where it lives, how its processes are told, what it left.

Nothing here starts or ends anything; see serve.py.
"""

from __future__ import annotations

import dataclasses
import json
import socket
from collections.abc import Mapping
from pathlib import Path

from congdoan.errors import UsageError
from congdoan.prefect_env import FEW_COMMITS, PRIVATE
from congdoan.records import record
from congdoan.settings import Settings
from deployments.processes import Process

ROOT = Path(__file__).resolve().parents[1]
HOST = "127.0.0.1"
PORT = 4200
KEEP_RUNS_S = 60 * 24 * 3600  # two months of runs, logs and artifacts in Prefect's database
KEEP_EVENTS = "P14D"  # ISO 8601: two weeks
POOL = "congdoan"


@record
class Installation:
    """Its folder, its port, and the processes that it started."""

    home: Path
    data: Path
    port: int
    processes: tuple[Process, ...] = ()

    @property
    def ui(self) -> str:
        """Address of the UI."""
        return f"http://{HOST}:{self.port}"

    @property
    def api(self) -> str:
        """Address of the API."""
        return f"{self.ui}/api"

    @property
    def file(self) -> Path:
        """Where it is remembered."""
        return self.home / "serve.json"

    def save(self) -> None:
        """Remember it; the file is replaced as a whole."""
        text = json.dumps(
            {"port": self.port, "processes": [dataclasses.asdict(p) for p in self.processes]}
        )
        temp = self.file.with_suffix(".tmp")
        temp.write_text(text + "\n", encoding="utf-8")
        temp.replace(self.file)


def find(environ: Mapping[str, str]) -> Installation:
    """The installation of the settings' data root, as it was left; a new one when there is none."""
    settings = Settings()
    data = settings.data.resolve() if settings.data.is_absolute() else (ROOT / settings.data)
    home = data / "prefect"
    (home / "tmp").mkdir(parents=True, exist_ok=True)
    wanted = wanted_port(environ, PORT)
    try:
        left = json.loads((home / "serve.json").read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):  # a kill in mid-write leaves the old file or none
        return Installation(home=home, data=data, port=wanted)
    processes = tuple(Process(**process) for process in left["processes"])
    return Installation(home=home, data=data, port=left["port"], processes=processes)


def wanted_port(environ: Mapping[str, str], usual: int) -> int:
    """The port that the operator asks for, 0 for any free one.

    Raises:
        UsageError: it is no port.
    """
    asked = environ.get("CONGDOAN_PORT") or str(usual)
    if not (asked.isascii() and asked.isdigit() and int(asked) < 2**16):
        raise UsageError(f"CONGDOAN_PORT is {asked!r}: give a number below 65536")
    return int(asked)


def free_port(wanted: int) -> int:
    """The wanted port, or one that is free when somebody has it."""
    for port in (wanted, 0):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((HOST, port))
            except OSError:
                continue
            return int(probe.getsockname()[1])
    raise OSError("no free port on loopback")


def environment(installation: Installation, environ: Mapping[str, str]) -> dict[str, str]:
    """What server, worker and flow runs are told; what the operator set before stays."""
    fixed = {
        **PRIVATE,
        "PREFECT_HOME": str(installation.home),
        "PREFECT_API_URL": installation.api,
        "PREFECT_SERVER_UI_API_URL": installation.api,
        "PREFECT_SERVER_UI_SHOW_PROMOTIONAL_CONTENT": "false",
        # A worker of Prefect uses a folder of a fixed name there: the first user's alone.
        "TMPDIR": str(installation.home / "tmp"),
        "CONGDOAN_HOME": str(ROOT),
        "CONGDOAN_DATA": str(installation.data),
        "PYTHONUTF8": "1",
    }
    usual = {
        **FEW_COMMITS,
        "PREFECT_LOGGING_LEVEL": "INFO",
        "PREFECT_LOGGING_EXTRA_LOGGERS": "congdoan,tasks",
        "PREFECT_WORKER_QUERY_SECONDS": "5",
        "PREFECT_SERVER_SERVICES_DB_VACUUM_ENABLED": "events,flow_runs",
        "PREFECT_SERVER_SERVICES_DB_VACUUM_RETENTION_PERIOD": str(KEEP_RUNS_S),
        "PREFECT_SERVER_EVENTS_RETENTION_PERIOD": KEEP_EVENTS,
    }
    return {**usual, **environ, **fixed}

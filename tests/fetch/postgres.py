"""A PostgreSQL server on loopback in a folder of its own, run by a user that is not root."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy

USERS = ("postgres", "nobody")


def binaries() -> Path | None:
    """The folder of initdb and postgres; None where PostgreSQL is not installed."""
    for folder in sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True):
        if (folder / "initdb").exists():
            return folder
    found = shutil.which("initdb")
    return Path(found).resolve().parent if found else None


def user() -> str | None:
    """Who runs the server: PostgreSQL refuses root."""
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    return next(name for name in USERS if name in known)


@contextmanager
def running(bin_folder: Path) -> Iterator[str]:
    """The URL of a fresh server, without the name of a database; stopped and removed afterwards."""
    home = Path(tempfile.mkdtemp(prefix="congdoan-pg-"))
    who = user()
    if who is not None:
        shutil.chown(home, who)
    data = home / "data"
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    quiet = {"cwd": home, "user": who, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    initdb = [bin_folder / "initdb", "-D", data, "-U", "mau", "-A", "trust", "-N",
              "--no-locale", "-E", "UTF8"]  # fmt: skip
    subprocess.run(initdb, check=True, **quiet)
    server = subprocess.Popen(
        [bin_folder / "postgres", "-D", data, "-p", str(port), "-k", home, "-F",
         "-c", "listen_addresses=127.0.0.1"], **quiet,
    )  # fmt: skip
    try:
        url = f"postgresql+pg8000://mau@127.0.0.1:{port}"
        _wait(bin_folder, port)
        yield url
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(30)
        shutil.rmtree(home)


def _wait(bin_folder: Path, port: int) -> None:
    """Until the server answers; it says nothing when it is ready."""
    ask = [bin_folder / "pg_isready", "-q", "-h", "127.0.0.1", "-p", str(port)]
    for _ in range(200):
        if subprocess.run(ask, check=False).returncode == 0:
            return
        time.sleep(0.05)
    raise RuntimeError("PostgreSQL does not start")


def execute(url: str, statement: str) -> None:
    """Run one statement outside a transaction in the database 'postgres'."""
    engine = sqlalchemy.create_engine(f"{url}/postgres", isolation_level="AUTOCOMMIT")
    try:
        with engine.connect() as connection:
            connection.exec_driver_sql(statement)
    finally:
        engine.dispose()

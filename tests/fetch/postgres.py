"""A PostgreSQL server on loopback in a folder of its own, run by a user that is not root."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
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
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    options = f"-p {port} -k '{home}' -F -c listen_addresses=127.0.0.1"

    def pg_ctl(*words: str) -> None:
        """`-w` of start and stop waits for the end of it; output goes to a file in `home`."""
        command = [
            bin_folder / "pg_ctl",
            "-D",
            home / "data",
            "-s",
            "-w",
            "-l",
            home / "log",
            *words,
        ]
        subprocess.run(command, check=True, cwd=home, user=who, stdout=subprocess.DEVNULL)

    try:
        pg_ctl("-o", "-U mau -A trust -N --no-locale -E UTF8", "initdb")
        pg_ctl("-o", options, "start")
        try:
            yield f"postgresql+pg8000://mau@127.0.0.1:{port}"
        finally:
            pg_ctl("-m", "fast", "stop")
    finally:
        shutil.rmtree(home)


def execute(url: str, statement: str) -> None:
    """Run one statement outside a transaction in the database 'postgres'."""
    engine = sqlalchemy.create_engine(f"{url}/postgres", isolation_level="AUTOCOMMIT")
    try:
        with engine.connect() as connection:
            connection.exec_driver_sql(statement)
    finally:
        engine.dispose()

"""Shared fixtures, and the guard that keeps the whole suite on loopback."""

from __future__ import annotations

import atexit
import ipaddress
import os
import socket
import sys
from pathlib import Path

import pytest

from congdoan.prefect_env import PRIVATE

# Before anything imports Prefect: no telemetry, nothing under the user's home.
os.environ.update(PRIVATE, PREFECT_LOGGING_LEVEL="ERROR", PREFECT_LOGGING_TO_API_ENABLED="false")
for name in [n for n in os.environ if n.startswith("CONGDOAN_")]:
    del os.environ[name]

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared" / "seed_sites"
_connect, _connect_ex = socket.socket.connect, socket.socket.connect_ex
_RESULT = pytest.StashKey[int]()


class NetworkReachedError(AssertionError):
    """A test tried to leave the machine."""


def _check(address: object) -> None:
    if isinstance(address, tuple):
        host = str(address[0])
        try:
            inside = ipaddress.ip_address(host).is_loopback
        except ValueError:
            inside = host == "localhost"
        if not inside:
            raise NetworkReachedError(f"tests reach loopback only, not {address!r}")


def _guarded_connect(self: socket.socket, address: object) -> None:
    _check(address)
    _connect(self, address)


def _guarded_connect_ex(self: socket.socket, address: object) -> int:
    _check(address)
    return _connect_ex(self, address)


socket.socket.connect = _guarded_connect
socket.socket.connect_ex = _guarded_connect_ex


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Bytes bear the parameter's name: gzip writes the time, and tests' names must not change."""
    return argname if isinstance(val, bytes) else None


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """Keep the result for the end."""
    session.config.stash[_RESULT] = int(exitstatus)


@pytest.hookimpl(trylast=True)
def pytest_unconfigure(config: pytest.Config) -> None:
    """End with the result, and without taking the interpreter apart.

    Up to Python 3.12 a time zone of pydantic-core that outlives its type there (Prefect's states
    have such) ends a run of which every test passed with a segmentation fault, seldom but seen:
    https://github.com/pydantic/pydantic/issues/12867
    """
    atexit._run_exitfuncs()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(config.stash.get(_RESULT, pytest.ExitCode.INTERNAL_ERROR))


@pytest.fixture(scope="session")
def seed_sites() -> Path:
    """The folder of real seed sites beside the checkout; tests that need it skip without it."""
    if not SHARED.is_dir():
        pytest.skip(
            f"the seed sites are not at {SHARED.relative_to(ROOT.parent)} beside the checkout"
        )
    return SHARED


@pytest.fixture(scope="session")
def config() -> Path:
    """The project's own config folder."""
    return ROOT / "config"


@pytest.fixture
def congdoan(monkeypatch, capsys):
    """Run a command in this process: (exit code, standard output, standard error)."""
    from congdoan import cli  # noqa: PLC0415 - after the environment above is set

    def run(*arguments):
        monkeypatch.setattr(sys, "argv", ["congdoan", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        out, err = capsys.readouterr()
        return ended.value.code or 0, out, err

    return run

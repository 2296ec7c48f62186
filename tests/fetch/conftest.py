"""What the tests of the fetch room share: a source on loopback, injected time, a client."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import settings

from congdoan.fetch.body import Limits
from congdoan.fetch.client import Client, Identity
from congdoan.fetch.clock import Clock
from congdoan.fetch.fetcher import Fetcher
from congdoan.fetch.guard import Guard
from congdoan.fetch.manners import HostMemory, Manners
from congdoan.fetch.robots import RobotsCopy
from congdoan.sources import Source
from tests.fetch.fault_server import Behaviour, FaultServer, status

# a busy machine is no wrong result
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")

LIMITS = Limits(raw_bytes=200_000, decoded_bytes=400_000, read_timeout_s=0.2, total_s=0.7)
NO_ROBOTS = {"/robots.txt": status(404)}


class Time:
    """A clock that is moved by waiting."""

    def __init__(self) -> None:
        self.at = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
        self.ticks = 1000.0
        self.slept: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.pass_by(timedelta(seconds=seconds))

    def pass_by(self, time: timedelta) -> None:
        self.at += time
        self.ticks += time.total_seconds()

    @property
    def clock(self) -> Clock:
        return Clock(now=lambda: self.at, monotonic=lambda: self.ticks, sleep=self.sleep)


class Memory:
    """The memory of hosts in a dictionary."""

    def __init__(self) -> None:
        self.parked: dict[str, datetime | None] = {}
        self.failures: dict[str, int] = {}
        self.copies: dict[str, RobotsCopy] = {}

    def parked_until(self, host: str) -> datetime | None:
        return self.parked.get(host)

    def note_host(self, host: str, parked_until: datetime | None, failures: int) -> None:
        self.parked[host] = parked_until
        self.failures[host] = failures

    def robots(self, origin: str) -> RobotsCopy | None:
        return self.copies.get(origin)

    def keep_robots(self, copy: RobotsCopy) -> None:
        self.copies[copy.origin] = copy


def make_source(**changes: object) -> Source:
    """A source on loopback."""
    given = {
        "source_id": "mau", "title": "Mẫu", "homepage": "http://127.0.0.1/",
        "publisher": {"name": "Mẫu", "name_en": "Sample", "kind": "health_unit"},
        "hosts": {"127.0.0.1": {}, "localhost": {}}, "article_url": r"^/tin/(?P<id>\d+)",
        "politeness": {"delay_s": 3}, "status": "enabled",
    }  # fmt: skip
    return Source.model_validate(given | changes)


def make_client(server: FaultServer, clock: Clock | None = None, **changes: object) -> Client:
    """A client that may reach the server and nothing else on loopback."""
    given: dict[str, object] = {
        "guard": Guard(allow=[server.address]), "limits": LIMITS, "clock": clock,
    }  # fmt: skip
    return Client("mau", Identity(version="0", contact="nguoi@mau.vn"), **(given | changes))


@pytest.fixture
def serve() -> Iterator[Callable[[dict[str, Behaviour]], FaultServer]]:
    """Start fault servers that end with the test."""
    servers: list[FaultServer] = []

    def start(paths: dict[str, Behaviour]) -> FaultServer:
        servers.append(FaultServer(paths).__enter__())
        return servers[-1]

    yield start
    for server in servers:
        server.__exit__(None, None, None)


class Bench:
    """A fetcher with everything it needs, taken apart for the test to look at."""

    def __init__(
        self, server: FaultServer, memory: HostMemory | None = None, **source: object
    ) -> None:
        self.time = Time()
        self.memory = Memory() if memory is None else memory
        self.source = make_source(**source)
        self.client = make_client(server, self.time.clock)
        self.manners = Manners(self.source, self.memory, self.time.clock, spread=lambda: 0.0)
        self.fetcher = Fetcher(self.source, self.client, self.manners, self.time.clock)


@pytest.fixture
def bench(
    serve: Callable[[dict[str, Behaviour]], FaultServer],
) -> Iterator[Callable[..., tuple[FaultServer, Bench]]]:
    """Start a server without robots.txt and a fetcher that asks it."""
    made: list[Bench] = []

    def start(paths: dict[str, Behaviour], **source: object) -> tuple[FaultServer, Bench]:
        server = serve(NO_ROBOTS | paths)
        made.append(Bench(server, **source))
        return server, made[-1]

    yield start
    for one in made:
        one.client.close()

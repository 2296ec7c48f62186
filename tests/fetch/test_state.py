"""The state between runs: kept whole, shared by many writers, never blocking for ever."""

from __future__ import annotations

import os
import socket
import sqlite3
import subprocess
import sys
import uuid
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta

import pytest

from congdoan.errors import StateError
from congdoan.fetch.holder import holder_name, is_alive
from congdoan.fetch.robots import RobotsCopy
from congdoan.fetch.state import LEASE, Page, State, state_url
from congdoan.records import Role
from tests.fetch import postgres

NOW = datetime(2026, 3, 2, 1, 0, 0, 123456, tzinfo=UTC)


@pytest.fixture(scope="module")
def server():
    """A PostgreSQL server; `make test-postgres` installs it and lets nothing be skipped."""
    folder = postgres.binaries()
    if folder is None:
        if "TEST_POSTGRES" in os.environ:
            pytest.fail("PostgreSQL is not installed")
        pytest.skip("PostgreSQL is not installed: make test-postgres")
    with postgres.running(folder) as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request, tmp_path):
    """Where an empty state is, in both databases one after the other."""
    if request.param == "sqlite":
        return state_url(tmp_path / "data", None)
    server = request.getfixturevalue("server")
    name = f"mau_{uuid.uuid4().hex}"
    postgres.execute(server, f"CREATE DATABASE {name}")
    return f"{server}/{name}"


@pytest.fixture
def state(url):
    with State(url) as opened:
        yield opened


def make_page(key: str = "soyte.mau.vn/~1", **changes: object) -> Page:
    given = {"source_id": "mau", "url_key": key, "url": "https://soyte.mau.vn/1"}
    return Page(role=Role.ARTICLE, **(given | changes))


def test_a_page_comes_back_as_it_was_kept(state, url):
    page = make_page(etag='W/"x"', stored_at=NOW, missing_on=date(2026, 3, 1), is_gone=True,
                     failures=3, title_hint="Công đoàn", memo="{}", quiet_visits=2)  # fmt: skip
    state.save([make_page(), page])
    state.close()
    with State(url) as again:
        assert again.pages("mau") == {page.url_key: page}
        assert again.pages("khac") == {}


def test_hosts_keep_the_longest_parking_and_the_last_count(state):
    state.note_host("soyte.mau.vn", NOW + timedelta(hours=2), 5)
    state.note_host("soyte.mau.vn", NOW + timedelta(hours=1), 6)
    state.note_host("soyte.mau.vn", None, 0)
    assert state.parked_until("soyte.mau.vn") == NOW + timedelta(hours=2)
    assert state.parked_until("khac.mau.vn") is None


def test_the_parking_of_a_clock_that_was_wrong_gives_way(state):
    state.note_host("soyte.mau.vn", NOW + timedelta(days=900), 1)
    state.note_host("soyte.mau.vn", NOW + timedelta(hours=1), 1)
    assert state.parked_until("soyte.mau.vn") == NOW + timedelta(hours=1)


def test_forgotten_pages_are_unknown_to_every_source(state):
    state.save([make_page("a"), make_page("b"), make_page("a", source_id="khac")])
    state.forget(["a"])
    assert (set(state.pages("mau")), state.pages("khac")) == ({"b"}, {})


def test_robots_bytes_come_back(state):
    copy = RobotsCopy(origin="https://a.vn", status=200, body=b"\xef\xbb\xbf#\0", fetched_at=NOW)
    state.keep_robots(copy)
    assert state.robots("https://a.vn") == copy
    assert state.robots("http://a.vn") is None


def test_a_source_is_leased_once_and_free_after_release(state):
    ours, other = holder_name("r1"), holder_name("r2")
    assert state.lease("mau", ours, NOW)
    assert not state.lease("mau", other, NOW)
    assert state.lease("mau", ours, NOW + timedelta(minutes=10))
    state.release("mau", other)
    assert not state.lease("mau", other, NOW)
    state.release("mau", ours)
    assert state.lease("mau", other, NOW)


def test_a_lease_of_another_machine_ends_after_its_time(state):
    assert state.lease("mau", "far|1|2|r1", NOW)
    assert not state.lease("mau", holder_name("r2"), NOW + LEASE - timedelta(seconds=1))
    assert state.lease("mau", holder_name("r2"), NOW + LEASE)


def test_a_lease_beyond_its_time_comes_from_a_wrong_clock(state):
    assert state.lease("mau", "far|1|2|r1", NOW + timedelta(days=365))
    assert state.lease("mau", holder_name("r2"), NOW)


def test_the_lease_of_a_killed_process_is_free_at_once(state):
    code = "from congdoan.fetch.holder import holder_name; print(holder_name('r1'))"
    dead = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.strip()
    assert state.lease("mau", dead, NOW)
    assert state.lease("mau", holder_name("r2"), NOW)


def test_a_process_number_used_again_is_not_the_holder():
    machine, pid, _, run = holder_name("r1").split("|")
    assert is_alive(holder_name("r1"))
    assert not is_alive(f"{machine}|{pid}|1|{run}")
    assert machine == socket.gethostname()


def _write(job: tuple[str, int]) -> int:
    url, number = job
    with State(url) as state:
        for round_ in range(5):
            state.save([make_page(f"k{n}", source_id=f"s{number}") for n in range(round_ + 1)])
        return len(state.pages(f"s{number}"))


def test_threads_and_processes_write_at_once_from_the_first_moment(url):
    with ThreadPoolExecutor(6) as threads, ProcessPoolExecutor(2) as processes:
        counts = [*threads.map(_write, [(url, n) for n in range(6)]),
                  *processes.map(_write, [(url, n) for n in range(6, 8)])]  # fmt: skip
    assert counts == [5] * 8


def test_the_file_is_in_wal_mode(tmp_path):
    State(state_url(tmp_path / "data", None)).close()
    with sqlite3.connect(tmp_path / "data" / "state.db") as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    connection.close()


def test_a_state_of_a_later_version_is_refused(state, url):
    with state._writing() as connection:
        connection.exec_driver_sql("UPDATE schema_version SET version = 99")
    with pytest.raises(StateError, match="version 99"):
        State(url)


@pytest.mark.parametrize("bad", ["nonsense", "mysterydb://x", "sqlite:////proc/none/state.db"])
def test_a_state_that_cannot_be_opened_says_what_to_do(bad):
    with pytest.raises(StateError, match="CONGDOAN_STATE_URL"):
        State(bad)


def test_a_password_in_the_url_is_not_shown():
    with pytest.raises(StateError) as caught:
        State("mysterydb://user:geheim@mau.vn/x")
    assert "geheim" not in str(caught.value)

"""Rows 51 to 62: the machine below the harvest, and what must never leave it."""

from __future__ import annotations

import contextlib
import io
import logging
import os
import resource
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from unittest import mock

from congdoan.archive.index import read_index
from congdoan.archive.join import join, salvage
from congdoan.archive.reader import read
from congdoan.archive.spool import Spool
from congdoan.errors import ArchiveError, CongdoanError, StateError, UsageError
from congdoan.extract.limits import in_child
from congdoan.fetch.holder import holder_name
from congdoan.fetch.state import State, state_url
from congdoan.records import Role
from congdoan.release.build import build
from congdoan.release.reading import open_release
from tests.archive.making import exchange, joined, spooled
from tests.extract.making import FILLER
from tests.extract.making import page as page_of
from tests.faults.case import PAGE, Case, Place
from tests.faults.case import read as read_page
from tests.fetch.fault_server import page, status
from tests.release.making import accepted, article, corpus, segment
from tests.small_site import articles, listing, paged

ROOT = Path(__file__).resolve().parents[2]
START = datetime(2026, 3, 2, 1, 2, 3, tzinfo=UTC)


def _kills(_place: Place) -> str:
    """Twenty kills; `make kill-test` does two hundred."""
    command = [sys.executable, "-m", "tests.faults.kills", "--times", "20"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return f"exit {done.returncode}, {done.stdout.strip().rpartition(', ')[2]}"


@contextlib.contextmanager
def _files_up_to(size: int) -> Iterator[None]:
    """Writing a file beyond `size` bytes fails, as on a full disk."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def _full_disk_fetching(place: Place) -> str:
    noise = exchange(os.urandom(40_000))
    with Spool(place.folder, "run-1", "mau") as spool:
        spool.response(exchange(), Role.ARTICLE)
        try:
            with _files_up_to(20_000):
                spool.response(noise, Role.ARTICLE)
        except ArchiveError as error:
            said = "says so" if "cannot be written" in str(error) else str(error)
        else:
            said = "nothing noticed"
        spool.response(exchange(), Role.ARTICLE)
    (warc,) = join([spool.path], place.folder, "run-1", START)
    return f"{said}, {sum(r.problem is None for r in read(warc))} whole records"


def _full_disk_joining(place: Place) -> str:
    with Spool(place.folder, "run-1", "mau") as spool:
        for _ in range(5):
            spool.response(exchange(os.urandom(10_000)), Role.ARTICLE)
    said = "refused"
    with _files_up_to(20_000), contextlib.suppress(ArchiveError):
        join([spool.path], place.folder, "run-1", START)
        said = "joined"
    left = [p.name for p in place.folder.rglob("*.tmp")]
    (warc,) = salvage(place.folder)
    return f"{said}, {len(left)} temporary files, {len(list(read(warc)))} records saved"


def _no_folder(place: Place) -> str:
    it = place.site({"/muc": paged(listing(1))} | articles(1))
    (place.folder / "file").write_text("")
    it.data = place.folder / "file" / "data"
    try:
        it.run()
    except CongdoanError as error:
        return f"{type(error).__name__}, {it.server.connections} connections"
    return "ran"


def _two_runs(place: Place) -> str:
    it = place.site({"/muc": paged(listing(1))} | articles(1))
    with State(state_url(it.data, None)) as state:
        state.lease("mau", holder_name("other"), it.time.at)
        report = it.run()
    return f"{report.state}, {len(it.asked)} requests"


def _two_writers(place: Place) -> str:
    with Spool(place.folder, "run-1", "mau"):
        try:
            Spool(place.folder, "run-1", "mau")
        except StateError:
            return "refused"
    return "both wrote"


def _clock(days: float) -> Case:
    def see(place: Place) -> str:
        it = place.site({"/muc": paged(listing(1, 2))} | articles(1, 2))
        it.run(limit=1)
        it.time.at += timedelta(days=days)
        before, rested = it.time.ticks, len(it.time.slept)
        report = it.run()
        longest = max(it.time.slept[rested:], default=0.0)
        calm = it.time.ticks - before < 60 and longest <= 3
        return f"{report.state}, {report.new} new, {'usual pace' if calm else 'other pace'}"

    word = "back" if days < 0 else "on"
    return Case(55, f"clock set {word} {abs(days):.0f} days", "ok, 1 new, usual pace", see)


def _flipped(place: Place) -> str:
    warc = joined(place.folder)
    good = list(read(warc))
    data = bytearray(warc.read_bytes())
    data[good[1].offset + good[1].length // 2] ^= 0x10
    warc.write_bytes(data)
    found = list(read(warc))
    whole = sum(r.capture is not None for r in found)
    return f"{len(good) - whole} skipped, {'reported' if any(r.problem for r in found) else 'lost'}"


def _torn(place: Place) -> str:
    spool = spooled(place.folder)
    data = spool.read_bytes()
    spool.write_bytes(data[: len(data) // 2])
    (warc,) = salvage(place.folder)
    return (
        f"{sum(r.capture is not None for r in read(warc))} of 3 pages, {_problems(warc)} problems"
    )


def _problems(warc: Path) -> int:
    return sum(row["problem"] is not None for row in read_index(warc).to_pylist())


def _builds(place: Place, *counts: int) -> None:
    """A version per count of articles."""
    for count in counts:
        rows = [accepted(article(n), n) for n in range(count)]
        build(corpus(segment(place.folder, *rows)), place.folder / "releases")


def _newest(place: Place) -> str:
    try:
        return f"version {open_release(place.folder).version}"
    except UsageError as error:
        return "refused" if "is damaged" in str(error) else str(error)


def _broken(file: str, expected: str) -> Case:
    """Two versions, a broken file, what a reader gets, and what after the next build."""

    def see(place: Place) -> str:
        _builds(place, 1, 2)
        (place.folder / "releases" / file).write_text("{")
        seen = _newest(place)
        _builds(place, 3)
        return f"{seen}, then {_newest(place)}"

    return Case(57, f"{file} broken", expected, see)


def _broken_part(place: Place) -> str:
    """A published file that is damaged, and the next build."""
    _builds(place, 1)
    (part,) = (place.folder / "releases").glob("v000001/provinces/*.parquet")
    whole = part.read_bytes()
    part.write_bytes(whole[:-9])
    _builds(place, 2)
    return "whole again" if part.read_bytes() == whole else "still damaged"


def _limited(name: str, **limit: int) -> Case:
    """A page that reaches a limit of the process that reads it, and the page after it."""

    def see(_place: Place) -> str:
        heavy = page_of(f"<p>{'Công đoàn ngành y tế. ' * 280_000}</p>")
        with mock.patch("congdoan.extract.page.in_child", partial(in_child, **limit)):
            return f"{read_page(heavy)}, next page {read_page(page_of(FILLER))}"

    return Case(58, name, "pathological, next page article", see)


def _terminated(place: Place) -> str:
    """SIGTERM in the middle of a harvest, as a cancelled flow run sends it."""
    code = (
        "import sys; from pathlib import Path; from tests.faults import kills\n"
        "print('ready', flush=True); data = Path(sys.argv[1])\n"
        "while True: kills.run_and_tell(data)"
    )
    child = subprocess.Popen(
        [sys.executable, "-c", code, str(place.folder)],
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    with child:
        assert child.stdout is not None
        child.stdout.readline()
        told = place.folder / "told"
        while not told.exists() or told.stat().st_size < 2_000:
            os.sched_yield()
        child.send_signal(signal.SIGTERM)
        start = time.monotonic()
        child.wait(20)
    quick = time.monotonic() - start < 10
    from tests.faults.kills import look, run  # noqa: PLC0415 - loads the whole project

    look(place.folder)
    run(place.folder)
    return f"ended {'in time' if quick else 'late'}, nothing lost, next run goes on"


def _before_the_join(place: Place) -> str:
    """What a server that dies can do: the flow fails after its sources' work, before the join."""
    it = place.site({"/muc": paged(listing(1, 2, 3))} | articles(1, 2, 3))
    it.run(limit=2)
    (saved,) = salvage(it.data / "archive")
    kept = sum(visit.role is Role.ARTICLE for visit in read(saved))
    report = it.run()
    twice = sum(it.server.asked(f"/tin/{n}") > 1 for n in (1, 2, 3))
    return f"{kept} articles saved, then {report.new} new, {twice} asked for twice"


def _secrets(place: Place) -> str:
    """A password in a link, a cookie in an answer, and everything that is logged at debug level."""
    link = b"<a href='http://nguoi:matkhau@127.0.0.1/tin/9'>x</a><a href='/tin/1'>Tin</a>"
    it = place.site({"/muc": page(link, "Set-Cookie: phien=bimat"), "/tin/1": PAGE,
                     "/tin/9": status(404)})  # fmt: skip
    log = io.StringIO()
    handler, root = logging.StreamHandler(log), logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    try:
        it.run()
    finally:
        root.removeHandler(handler)
        root.setLevel(level)
    sent = " ".join(f"{r.path} {r.headers}" for r in it.server.requests)
    hidden = not any(word in log.getvalue() + sent for word in ("matkhau", "bimat"))
    return "nothing in logs or requests" if hidden else "shown"


def _database_password(_place: Place) -> str:
    try:
        State("postgresql://nguoi:matkhau@127.0.0.1:1/mau")
    except StateError as error:
        return "hidden" if "matkhau" not in str(error) else "shown"
    return "opened"


def _outside(_place: Place) -> str:
    from tests import conftest  # noqa: PLC0415 - it guards the process that imports it

    try:
        with socket.socket() as line:
            line.settimeout(0.01)
            line.connect(("203.0.113.1", 80))
    except (AssertionError, OSError) as error:
        return "refused" if type(error).__name__ == conftest.NetworkReachedError.__name__ else "out"
    return "out"


CASES = [
    Case(51, "killed at twenty random moments", "exit 0, 0 releases differ", _kills),
    Case(52, "disk full while fetching", "says so, 2 whole records", _full_disk_fetching),
    Case(52, "disk full while joining", "refused, 0 temporary files, 5 records saved",
         _full_disk_joining),
    Case(53, "data folder cannot be made", "StateError, 0 connections", _no_folder),
    Case(54, "two runs of one source", "skipped, 0 requests", _two_runs),
    Case(54, "two writers of one spool", "refused", _two_writers),
    *map(_clock, [-30, 1, 365 * 30]),
    Case(56, "bit turned in a WARC file", "1 skipped, reported", _flipped),
    Case(56, "torn WARC file of a killed run", "1 of 3 pages, 0 problems", _torn),
    _broken("latest.json", "version 2, then version 3"),
    _broken("v000002/MANIFEST.json", "version 1, then version 3"),
    Case(57, "Parquet file of a version broken", "whole again", _broken_part),
    _limited("page that takes too long to read", seconds=1),
    _limited("page that takes too much memory", memory=150_000_000),
    Case(59, "terminated", "ended in time, nothing lost, next run goes on", _terminated),
    Case(60, "run that ends before its join", "2 articles saved, then 1 new, 0 asked for twice",
         _before_the_join),
    Case(61, "password in a link, cookie", "nothing in logs or requests", _secrets),
    Case(61, "password of the database", "hidden", _database_password),
    Case(62, "the test suite reaches out", "refused", _outside),
]  # fmt: skip

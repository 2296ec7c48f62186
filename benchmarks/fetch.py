"""CPU per page of the harvest (fetch, WARC, index, state) beside a bare requests.get loop.

Both ask the same loopback site, served by a process of its own, in turn; rests are left out. The
second table is a harvest of 20 hosts in parallel that rests: the shortest gap that each host saw.

    .venv/bin/python benchmarks/fetch.py [PAGES]      300 when not given; 10000 for the memory
"""

from __future__ import annotations

import itertools
import multiprocessing
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from multiprocessing.connection import Connection
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import requests

from congdoan.fetch.clock import Clock
from congdoan.fetch.guard import Guard
from congdoan.harvest import HarvestPlan, finish_harvest, harvest_source
from congdoan.sources import Source

ROUNDS = 3
PER_LISTING = 50
HOSTS = 20
DELAY_S = 0.25
WORDS = "Công đoàn ngành Y tế tỉnh tổ chức hội nghị sơ kết hoạt động công đoàn sáu tháng đầu năm "


class Site(BaseHTTPRequestHandler):
    """Listings of 50 links and articles of about 40 kB; remembers when each host was asked."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    asked: dict[str, list[float]] = {}  # noqa: RUF012 - one server per process
    version = 0

    def do_GET(self) -> None:
        """Answer."""
        host = self.headers["Host"].partition(":")[0]
        self.asked.setdefault(host, []).append(time.monotonic())
        body = self._body(self.path.partition("?")).encode()
        self.send_response(200 if body else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _body(self, parts: tuple[str, str, str]) -> str:
        path, _, query = parts
        if path == "/muc":
            first = (int(query.partition("=")[2] or 1) - 1) * PER_LISTING
            numbers = range(first + 1, first + PER_LISTING + 1)
            return "".join(f"<li><a href='/tin/{n}'>Công đoàn số {n}</a></li>" for n in numbers)
        if not path.startswith("/tin/"):
            return ""
        number = path.rpartition("/")[2]
        rows = "".join(f"<p>{number}.{n} {WORDS}{hash((number, n))}</p>" for n in range(250))
        return f"<html><h1>Công đoàn số {number}</h1>{rows}</html>"

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - as inherited
        """Say nothing."""


def serve(line: Connection) -> None:
    """Serve until the other side says so, then tell the shortest gap of each host."""
    server = ThreadingHTTPServer(("0.0.0.0", 0), Site)  # noqa: S104 - 127.0.0.1 to 127.0.0.20
    server.daemon_threads = True
    line.send(server.server_port)
    with ThreadPoolExecutor(1) as pool:
        pool.submit(server.serve_forever, 0.05)
        line.recv()
        server.shutdown()
    pairs = ((host, itertools.pairwise(t)) for host, t in Site.asked.items())
    line.send({host: min((b - a for a, b in gaps), default=0.0) for host, gaps in pairs})


def source(host: str, port: int, pages: int, delay_s: float) -> Source:
    """One source of the site."""
    base = f"http://{host}:{port}"
    listings = -(-pages // PER_LISTING)
    return Source.model_validate(
        {
            "source_id": f"mau_{host.rpartition('.')[2]}", "title": "Mẫu", "homepage": base,
            "publisher": {"name": "Mẫu", "name_en": "Sample", "kind": "health_unit"},
            "hosts": {host: {}}, "article_url": r"^/tin/(?P<id>\d+)", "status": "enabled",
            "listings": [{"kind": "query_page", "url": f"{base}/muc", "pages": "?trang={n}",
                          "max_pages": listings}],
            "politeness": {"delay_s": delay_s, "max_requests": 1_000_000},
        }
    )  # fmt: skip


def harvested(data: Path, one: Source, port: int, run: str, *, waits: bool) -> int:
    """Articles that a harvest of one source brought."""
    clock = Clock() if waits else Clock(sleep=lambda _seconds: None)
    guard = Guard(allow=[(host, port) for host in one.hosts])
    plan = HarvestPlan(run_id=run, started_at=datetime.now(UTC), data=data, contact="a@mau.vn")
    report = harvest_source(one, plan, clock=clock, guard=guard)
    finish_harvest(plan, [report])
    return report.fetched


def bare(port: int, pages: int) -> int:
    """Articles of a loop that asks for the same pages."""
    urls = [f"http://127.0.0.1:{port}/tin/{n}" for n in range(1, pages + 1)]
    return sum(requests.get(url, timeout=20).status_code == 200 for url in urls)  # noqa: TID251, PLR2004


def cpu(work: Callable[[], int], pages: int) -> float:
    """CPU milliseconds per page; complains when pages are missing."""
    start = time.process_time()
    got = work()
    if got != pages:
        raise SystemExit(f"{got} of {pages} pages came")
    return (time.process_time() - start) / pages * 1000


def compare(port: int, pages: int) -> None:
    """Print CPU per page of both ways."""
    ways: dict[str, list[float]] = {"requests.get": [], "first harvest": [], "all known": []}
    for number in range(ROUNDS if pages < 1000 else 1):  # noqa: PLR2004 - one long round is enough
        with tempfile.TemporaryDirectory() as folder:
            data, one = Path(folder), source("127.0.0.1", port, pages, 0)
            ways["requests.get"].append(cpu(lambda: bare(port, pages), pages))
            for way in ("first harvest", "all known"):
                if way == "all known":
                    forget_visits(data)
                run = f"r{number}{way[0]}"
                work = cpu(
                    lambda d=data, o=one, r=run: harvested(d, o, port, r, waits=False), pages
                )
                ways[way].append(work)
    base = statistics.median(ways["requests.get"])
    print(f"{pages} pages, CPU, median of {len(ways['requests.get'])} rounds")
    print(f"{'way':16} {'ms/page':>8} {'ratio':>6}")
    for way, found in ways.items():
        value = statistics.median(found)
        print(f"{way:16} {value:8.2f} {value / base:6.2f}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory of everything above: {peak:.0f} MB")


def forget_visits(data: Path) -> None:
    """Make every known page due."""
    from sqlalchemy import create_engine, text  # noqa: PLC0415 - only here

    engine = create_engine(f"sqlite:///{data / 'state.db'}")
    with engine.begin() as connection:
        connection.execute(text("UPDATE frontier SET next_visit_at = NULL"))
    engine.dispose()


def in_parallel(port: int) -> None:
    """Harvest 20 hosts at once with rests."""
    sources = [source(f"127.0.0.{n}", port, 4, DELAY_S) for n in range(2, HOSTS + 2)]
    limited = [s.model_copy(update={"listings": s.listings[:1]}) for s in sources]
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(HOSTS) as pool:

        def one(item: Source) -> int:
            guard = Guard(allow=[(host, port) for host in item.hosts])
            plan = HarvestPlan(run_id=item.source_id, started_at=datetime.now(UTC), limit=4,
                               data=Path(folder), contact="a@mau.vn")  # fmt: skip
            return harvest_source(item, plan, guard=guard).fetched

        start = time.monotonic()
        pages = sum(pool.map(one, limited))
        print(f"{HOSTS} hosts at once: {pages} pages in {time.monotonic() - start:.1f} s", end="")


def main(pages: int) -> int:
    """Print both tables."""
    ours, theirs = multiprocessing.Pipe()
    child = multiprocessing.get_context("spawn").Process(target=serve, args=(theirs,))
    child.start()
    port = ours.recv()
    compare(port, pages)
    in_parallel(port)
    ours.send("stop")
    gaps = [gap for host, gap in ours.recv().items() if host != "127.0.0.1"]
    child.join()
    print(f", planned rest {DELAY_S} s, shortest gap that a host saw {min(gaps):.3f} s")
    return 0 if min(gaps) >= DELAY_S else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 300))

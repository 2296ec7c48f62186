"""CPU per page of a whole harvest beside bare loops over the same pages.

The site is on loopback and served by a process of its own, whose CPU is not counted. Its articles
are about 40 kB, glued from pages of the demo: real markup and Vietnamese text that shrink to a
quarter, as pages do. In turn ask for them: `requests.get` for each page with everything as the
library does it, which is what ratios are to; one `requests.Session` for all pages; a first harvest;
and a harvest of the same pages on the next day, all known and due, whose bodies come again, are
compared and kept as revisits. A harvest is all of it: robots, listings, discovery, fetching, WARC,
index, state. CPU is that of the process with all its threads; a ratio is the median of the ratios
of each round. Rests are left out.

Below: what the source costs when nothing is due; and 20 hosts harvested in parallel that rest, with
the shortest gap that a host saw.

    .venv/bin/python benchmarks/fetch.py [PAGES]      300 when not given; 10000 for the memory
"""

from __future__ import annotations

import gzip
import itertools
import multiprocessing
import random
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from multiprocessing.connection import Connection
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import requests

from congdoan.archive.reader import read
from congdoan.fetch.clock import Clock
from congdoan.fetch.guard import Guard
from congdoan.fetch.plan import SourceReport
from congdoan.harvest import HarvestPlan, finish_harvest, harvest_source
from congdoan.sources import Source

ROUNDS = 5
PER_LISTING = 50
PAGE_BYTES = 36_000
HOSTS = 20
DELAY_S = 0.25
DEMO = Path(__file__).resolve().parents[1] / "data" / "demo" / "demo_sites.warc.gz"
BASE = "requests.get"


class Site(BaseHTTPRequestHandler):
    """Listings of 50 links and articles of about 40 kB; remembers when each host was asked.

    Articles under /nen/ are sent gzip-encoded.
    """

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1  # head and body in one packet
    asked: dict[str, list[float]] = {}  # noqa: RUF012 - one server per process

    def do_GET(self) -> None:
        """Answer."""
        host = self.headers["Host"].partition(":")[0]
        self.asked.setdefault(host, []).append(time.monotonic())
        body = answer(self.path)
        self.send_response(200 if body else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        if body.startswith(b"\x1f\x8b"):
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - as inherited
        """Say nothing."""


def answer(target: str) -> bytes:
    """What the site sends; nothing for an address it does not have."""
    path, _, query = target.partition("?")
    folder, name = path.rsplit("/", 1)
    if name == "muc":
        first = (int(query.partition("=")[2] or 1) - 1) * PER_LISTING
        numbers = range(first + 1, first + PER_LISTING + 1)
        links = (f"<li><a href='{folder}/tin/{n}'>Công đoàn số {n}</a></li>" for n in numbers)
        return "".join(links).encode()
    if not folder.endswith("/tin"):
        return b""
    page = article(int(name))
    return gzip.compress(page, 6, mtime=0) if folder.startswith("/nen") else page


def article(number: int) -> bytes:
    """Demo pages chosen by `number` behind one another, until they are as long as a page is."""
    chance = random.Random(number)  # noqa: S311 - no secret
    parts = [f"<html><h1>Công đoàn số {number}</h1>".encode()]
    while sum(map(len, parts)) < PAGE_BYTES:
        parts.append(chance.choice(demo_pages()))
    return b"".join(parts)


@cache
def demo_pages() -> tuple[bytes, ...]:
    """Every page of the demo sites."""
    bodies = (visit.capture.body for visit in read(DEMO) if visit.capture is not None)
    return tuple(body for body in bodies if b"<html" in body[:200].lower())


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


def source(base: str, pages: int, delay_s: float = 0) -> Source:
    """One source of the site at the address `base`."""
    host = base.split("/")[2].partition(":")[0]
    listings = -(-pages // PER_LISTING)
    return Source.model_validate(
        {
            "source_id": f"mau_{host.rpartition('.')[2]}", "title": "Mẫu", "homepage": base,
            "publisher": {"name": "Mẫu", "name_en": "Sample", "kind": "health_unit"},
            "hosts": {host: {}}, "article_url": r"/tin/(?P<id>\d+)", "status": "enabled",
            "listings": [{"kind": "query_page", "url": f"{base}/muc", "pages": "?trang={n}",
                          "max_pages": listings}],
            "politeness": {"delay_s": delay_s, "max_requests": 1_000_000},
        }
    )  # fmt: skip


def harvested(data: Path, one: Source, port: int, days: int = 0) -> SourceReport:
    """A whole harvest of one source, without rests, on a day `days` after today."""
    shift = timedelta(days=days)
    clock = Clock(now=lambda: datetime.now(UTC) + shift, sleep=lambda _seconds: None)
    guard = Guard(allow=[(host, port) for host in one.hosts])
    run = f"r{len(list(data.iterdir()))}d{days}"
    plan = HarvestPlan(run_id=run, started_at=clock.now(), data=data, contact="a@mau.vn")
    report = harvest_source(one, plan, clock=clock, guard=guard)
    finish_harvest(plan, [report])
    return report


def bare(base: str, pages: int, get: Callable[..., requests.Response]) -> int:
    """Articles of a loop that asks for the same pages and has their text."""
    urls = (f"{base}/tin/{n}" for n in range(1, pages + 1))
    return sum(len(get(url, timeout=20).content) >= PAGE_BYTES for url in urls)


def one_session(base: str, pages: int) -> int:
    """The same on one kept connection."""
    with requests.Session() as session:
        return bare(base, pages, session.get)


def cpu(work: Callable[[], int], pages: int) -> float:
    """CPU milliseconds per page; complains when pages are missing."""
    start = time.process_time()
    got = work()
    spent = time.process_time() - start
    if got != pages:
        raise SystemExit(f"{got} of {pages} pages came")
    return spent / pages * 1000


def one_round(base: str, port: int, pages: int) -> dict[str, float]:
    """CPU milliseconds per page of each way, one after the other."""
    with tempfile.TemporaryDirectory() as folder:
        data, one = Path(folder), source(base, pages)
        return {
            BASE: cpu(lambda: bare(base, pages, requests.get), pages),  # noqa: TID251
            "requests.Session": cpu(lambda: one_session(base, pages), pages),
            "first harvest": cpu(lambda: harvested(data, one, port).new, pages),
            "all known and due": cpu(lambda: harvested(data, one, port, 2).unchanged, pages),
        }


def compare(base: str, port: int, pages: int, said: str) -> None:
    """Print CPU per page of all ways."""
    one_round(base, port, PER_LISTING)  # imports and caches belong to no page
    count = ROUNDS if pages < 1000 else 1  # noqa: PLR2004 - one long round is enough
    rounds = [one_round(base, port, pages) for _ in range(count)]
    print(f"{pages} pages of {len(article(1)) // 1000} kB {said}, CPU, median of {count} rounds")
    print(f"{'way':18} {'ms/page':>8} {'ratio':>6}")
    for way in rounds[0]:
        value = statistics.median(r[way] for r in rounds)
        ratio = statistics.median(r[way] / r[BASE] for r in rounds)
        print(f"{way:18} {value:8.2f} {ratio:6.2f}")


def nothing_due(base: str, port: int, pages: int) -> None:
    """Print what a source costs on the day of its harvest and on the next, when nothing is due."""
    with tempfile.TemporaryDirectory() as folder:
        data, one = Path(folder), source(base, pages)
        harvested(data, one, port)
        again = harvested(data, one, port)
    print(
        f"nothing due: {again.attempts} requests for {again.listings} listing pages, "
        f"{again.fetched} articles"
    )


def in_parallel(port: int) -> None:
    """Harvest 20 hosts at once with rests."""
    bases = [f"http://127.0.0.{n}:{port}" for n in range(2, HOSTS + 2)]
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(HOSTS) as pool:

        def one(base: str) -> int:
            item = source(base, 4, DELAY_S)
            guard = Guard(allow=[(host, port) for host in item.hosts])
            plan = HarvestPlan(run_id=item.source_id, started_at=datetime.now(UTC), limit=4,
                               data=Path(folder), contact="a@mau.vn")  # fmt: skip
            return harvest_source(item, plan, guard=guard).fetched

        start = time.monotonic()
        pages = sum(pool.map(one, bases))
        print(f"{HOSTS} hosts at once: {pages} pages in {time.monotonic() - start:.1f} s", end="")


def main(pages: int) -> int:
    """Print everything; 1 when a host was asked too soon."""
    ours, theirs = multiprocessing.Pipe()
    child = multiprocessing.get_context("spawn").Process(target=serve, args=(theirs,))
    child.start()
    port = ours.recv()
    base = f"http://127.0.0.1:{port}"
    compare(base, port, pages, "sent plain")
    compare(f"{base}/nen", port, pages, "sent gzip-encoded")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory of everything above: {peak:.0f} MB")
    nothing_due(base, port, pages)
    in_parallel(port)
    ours.send("stop")
    gaps = [gap for host, gap in ours.recv().items() if host != "127.0.0.1"]
    child.join()
    print(f", planned rest {DELAY_S} s, shortest gap that a host saw {min(gaps):.3f} s")
    return 0 if min(gaps) >= DELAY_S else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 300))

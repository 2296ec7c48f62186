"""A harvest through a network that fails three times in ten leads to the same release."""

from __future__ import annotations

import gzip
import hashlib
import http.client
import socket
from collections import Counter
from pathlib import Path

from congdoan.assemble import assemble, plan_assembly
from congdoan.fetch.state import State, state_url
from congdoan.harvest import Gateway, harvest, plan_harvest, replaying
from congdoan.records import Role
from tests.faults.kills import DEMO
from tests.fetch.fault_server import FaultServer, Request, close, raw, reset

RUNS = 15
STAMP = "X-Congdoan-Captured-At: 2026-01-01T00:00:00Z"  # before every page of the demo


def _said(status: int, body: bytes, *lines: str) -> bytes:
    head = "".join(f"{line}\r\n" for line in (STAMP, f"Content-Length: {len(body)}", *lines))
    return f"HTTP/1.1 {status} Said\r\n{head}\r\n".encode() + body


class Unreliable:
    """Passes requests on to a replay server; every third or so comes to grief on the way.

    Which one is decided by address and count alone, so that a run can be repeated.
    """

    def __init__(self, address: tuple[str, int]) -> None:
        self._address = address
        self._count: Counter[str] = Counter()
        self.failed = self.asked = 0

    def __call__(self, sock: socket.socket, request: Request) -> bool:
        key = f"{request.headers['Host']}{request.path}"
        self._count[key] += 1
        self.asked += 1
        answer = self._answer(request)
        dice = hashlib.sha256(f"{key} {self._count[key]}".encode()).digest()
        if dice[0] >= 77:  # of 256: 30 per cent fail
            sock.sendall(answer)
            return True
        self.failed += 1
        faults = (
            close, reset, raw(answer[:-50]), raw(_said(500, b"<html>error</html>")),
            raw(_said(503, b"")), raw(b"garbage\r\n\r\n"),
            raw(_said(200, gzip.compress(answer)[:-9], "Content-Encoding: gzip")),
            raw(_said(200, b"", "Content-Type: text/html")),
            raw(_said(404, b"gone?", "Content-Type: text/html")),
            raw(_said(200, "<html><h1>Không tìm thấy</h1></html>".encode())),
        )  # fmt: skip
        return faults[dice[1] % len(faults)](sock, request)

    def _answer(self, request: Request) -> bytes:
        line = http.client.HTTPConnection(*self._address, timeout=10)
        line.request("GET", request.path, headers=request.headers)
        got = line.getresponse()
        body, headers = got.read(), got.getheaders()
        line.close()
        lines = "".join(f"{name}: {value}\r\n" for name, value in headers)
        return f"HTTP/1.1 {got.status} Said\r\n{lines}\r\n".encode() + body


def run(data: Path, gateway: Gateway) -> Counter[str]:
    """One harvest of the demo; how often each failure came."""
    sources, plan = plan_harvest((), data, [DEMO / "sources"], gateway=gateway)
    return sum((Counter(s.failed) for s in harvest(sources, plan).sources), Counter())


def bodies(data: Path) -> set[tuple[str, str | None]]:
    """Newest body of every article that was found."""
    with State(state_url(data, None)) as state:
        pages = [p for s in (DEMO / "sources").glob("*.yml") for p in state.pages(s.stem).values()]
    return {(p.url_key, p.payload_sha256) for p in pages if p.role is Role.ARTICLE}


def until_equal(bad: Path, good: Path, gateway: Gateway) -> Counter[str]:
    """Harvest until every article came at least once; what failed on the way."""
    missing, failed = bodies(good), Counter[str]()
    for _ in range(RUNS):
        failed += run(bad, gateway)
        missing -= bodies(bad)
        if not missing:
            break
    return failed


def content_of(data: Path) -> tuple[str, dict[str, int]]:
    report = assemble(plan_assembly(str(data), [str(DEMO / "sources")]))
    return report.content_digest, dict(report.rows)


def test_three_faults_in_ten_change_nothing_in_the_end(tmp_path):
    with replaying([DEMO / "demo_sites.warc.gz"]) as good:
        run(tmp_path / "good", good)
        proxy = Unreliable((good.host, good.port))
        with FaultServer({}, fallback=proxy) as server:
            host, port = server.address
            bad = Gateway(host=host, port=port, hosts=good.hosts)
            failed = until_equal(tmp_path / "bad", tmp_path / "good", bad)
    assert 0.2 < proxy.failed / proxy.asked < 0.4  # five standard deviations on each side
    assert failed
    assert content_of(tmp_path / "bad") == content_of(tmp_path / "good")

"""Rows 1 to 14: connections, headers and bodies that are not as they should be."""

from __future__ import annotations

import gzip
import socket
import tracemalloc
import zlib

from tests.faults.case import Case, Place
from tests.fetch.conftest import Bench, make_client
from tests.fetch.fault_server import (
    Behaviour,
    FaultServer,
    Request,
    close,
    drip,
    in_turn,
    page,
    raw,
    reset,
    silence,
)
from tests.small_site import articles, listing, paged

HTML = b"<html><body>" + b"tin " * 800 + b"</body></html>"
CUT = HTML[:-400]
OK = b"HTTP/1.1 200 OK\r\n"
CHUNKED = OK + b"Transfer-Encoding: chunked\r\n\r\n"
GZIP = gzip.compress(HTML)


def packed(body: bytes, coding: str = "gzip") -> bytes:
    """An answer with a content coding and the right length."""
    head = f"Content-Encoding: {coding}\r\nContent-Length: {len(body)}\r\n\r\n"
    return OK + head.encode() + body


def sized(body: bytes, length: str) -> Behaviour:
    """An answer that states `length`."""
    return raw(OK + f"Content-Length: {length}\r\n\r\n".encode() + body)


def _ask(row: int, name: str, expected: str, behaviour: Behaviour) -> Case:
    return Case(row, name, expected, lambda place: place.ask(behaviour))


def _refused(place: Place) -> str:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    server = FaultServer({})
    server.address = ("127.0.0.1", port)
    place.stack.callback(server.__exit__, None, None, None)
    bench = Bench(server)
    page_outcome = bench.fetcher.get(server.url("/a")).outcome
    robots = bench.fetcher.robots[0].outcome
    return f"{robots}, {bench.fetcher.requests} requests for robots.txt, page {page_outcome}"


def _others_go_on(place: Place) -> str:
    well = place.site({"/muc": paged(listing(1))} | articles(1))
    sick = place.site({"/robots.txt": close})
    return f"{sick.run().state}, the other {well.run().state}"


def _bomb(place: Place) -> str:
    bomb = raw(packed(gzip.compress(b"\0" * 100_000_000)))
    tracemalloc.start()
    try:
        outcome = place.ask(bomb)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    return f"{outcome}, {'under' if peak < 32_000_000 else 'over'} 32 MB"


def _hints(place: Place) -> str:
    """An interim answer, the answer some time after it, and another page on the same connection."""

    def behave(sock: socket.socket, request: Request) -> bool:
        sock.sendall(b"HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n")
        place.stop.wait(0.05)
        body = request.path.encode()
        sock.sendall(OK + b"Content-Length: %d\r\n\r\n" % len(body) + body)
        return True

    server = place.serve({"/1": behave, "/2": behave})
    client = make_client(server)
    place.stack.callback(client.close)
    bodies = [client.ask(server.url(path)).body.decode() for path in ("/1", "/2")]
    return f"{' '.join(bodies)}, {server.connections} connection"


def _twice(*bodies: bytes) -> Behaviour:
    """Answers without a length, one body after the other."""
    return in_turn(*(raw(OK + b"Content-Type: text/html\r\n\r\n" + body) for body in bodies))


CASES = [
    Case(1, "connection refused", "connect, 3 requests for robots.txt, page robots", _refused),
    Case(1, "a dead host beside a good one", "failed, the other ok", _others_go_on),
    Case(2, "accepts and never answers", "timeout", lambda p: p.ask(silence(p.stop))),
    Case(3, "header in drips", "deadline", lambda p: p.ask(drip(p.stop, OK + b"X-Slow: "))),
    Case(4, "body in drips", "deadline",
         lambda p: p.ask(drip(p.stop, OK + b"Content-Length: 9999\r\n\r\n"))),
    Case(4, "body in drips, no length", "deadline", lambda p: p.ask(drip(p.stop, OK + b"\r\n"))),
    Case(4, "chunks in drips", "deadline",
         lambda p: p.ask(drip(p.stop, CHUNKED, b"1\r\nx\r\n"))),
    _ask(5, "reset before the status line", "connect", reset),
    _ask(5, "closed before the status line", "connect", close),
    Case(5, "reset every time", "connect, 3 requests", lambda p: p.get(reset)),
    Case(5, "reset once", "ok, 2 requests", lambda p: p.get(in_turn(reset, page(HTML)))),
    _ask(6, "length longer than the body", "truncated", sized(HTML, "9999")),
    _ask(7, "length shorter, page complete", "ok", sized(HTML + b"<!-- x -->", str(len(HTML)))),
    Case(7, "no length, page complete", "ok, 1 requests", lambda p: p.get(_twice(HTML))),
    Case(7, "no length, cut once", "ok, 2 requests", lambda p: p.get(_twice(CUT, HTML))),
    Case(7, "no length, cut anew every time", "truncated, 3 requests",
         lambda p: p.get(_twice(CUT, CUT[:-7], CUT[:-70] + b"!"))),
    Case(7, "no length, never closes its markup", "ok, 2 requests", lambda p: p.get(_twice(CUT))),
    _ask(8, "length is no number", "protocol", sized(HTML, "thousand")),
    _ask(8, "the same length twice", "ok",
         sized(HTML, f"{len(HTML)}\r\nContent-Length: {len(HTML)}")),
    _ask(8, "length is negative", "protocol", sized(HTML, "-1")),
    _ask(8, "two lengths that differ", "protocol", sized(HTML, "5\r\nContent-Length: 7")),
    _ask(9, "end within a chunk", "truncated", raw(CHUNKED + b"ff\r\nab")),
    _ask(9, "no last chunk", "truncated", raw(CHUNKED + b"2\r\nab\r\n")),
    _ask(9, "chunk size is no number", "truncated", raw(CHUNKED + b"zz\r\nab\r\n")),
    _ask(9, "chunk of a negative size", "truncated", raw(CHUNKED + b"-2\r\nab\r\n0\r\n\r\n")),
    _ask(9, "chunks and a length beside them", "ok",
         raw(OK + b"Content-Length: 9\r\n" + CHUNKED[len(OK):] + b"3\r\ntin\r\n0\r\n\r\n")),
    _ask(9, "a transfer coding besides chunks", "protocol",
         raw(OK + b"Transfer-Encoding: gzip, chunked\r\n\r\n3\r\ntin\r\n0\r\n\r\n")),
    Case(9, "chunks break off once", "ok, 2 requests",
         lambda p: p.get(in_turn(raw(CHUNKED + b"ff\r\nab"), page(HTML)))),
    _ask(10, "gzip cut, length right", "truncated", raw(packed(GZIP[:-20]))),
    _ask(11, "gzip is none", "encoding", raw(packed(b"no gzip at all"))),
    _ask(11, "gzip damaged inside", "encoding",
         raw(packed(GZIP[:10] + b"\xff" * 20 + GZIP[30:]))),
    _ask(11, "gzip twice", "encoding", raw(packed(gzip.compress(GZIP), "gzip, gzip"))),
    _ask(11, "twenty codings", "encoding", raw(packed(GZIP, ", ".join(["gzip"] * 20)))),
    _ask(11, "a coding that was not asked for", "encoding", raw(packed(HTML, "br"))),
    _ask(11, "2,000 empty gzip members", "encoding", raw(packed(gzip.compress(b"") * 2_000))),
    _ask(11, "bytes behind the gzip stream", "ok", raw(packed(GZIP + b"\0\0 rest"))),
    _ask(11, "deflate without its header", "ok",
         raw(packed(zlib.compress(HTML)[2:-4], "deflate"))),
    Case(12, "bomb of 100 MB", "too_large, under 32 MB", _bomb),
    _ask(13, "states 50 MB", "too_large", sized(b"", "50000000")),
    Case(13, "endless page", "too_large", lambda p: p.ask(drip(p.stop, OK + b"\r\n", HTML * 20))),
    _ask(14, "101 headers", "protocol", raw(OK + b"X: y\r\n" * 101 + b"\r\n")),
    _ask(14, "header of 70 kB", "protocol", raw(OK + b"X: " + b"y" * 70_000 + b"\r\n\r\n")),
    _ask(14, "header line without a colon", "protocol",
         raw(OK + b"X-Powered By PHP\r\nContent-Length: 3\r\n\r\ntin")),
    _ask(14, "line ends without carriage returns", "ok",
         raw(b"HTTP/1.1 200 OK\nContent-Length: 3\n\ntin")),
    _ask(14, "100 before the answer", "ok",
         raw(b"HTTP/1.1 100 Continue\r\n\r\n" + OK + b"Content-Length: 3\r\n\r\ntin")),
    Case(14, "103 before the answer", "/1 /2, 1 connection", _hints),
    _ask(14, "another protocol is offered (101)", "protocol",
         raw(b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\n\r\n")),
    _ask(14, "garbage instead of a status", "protocol", raw(b"garbage\r\n\r\n")),
    _ask(14, "status in words", "protocol", raw(b"HTTP/1.1 two hundred\r\n\r\n")),
    _ask(14, "HTTP/1.1 200: OK", "ok",
         raw(b"HTTP/1.1 200: OK\r\nContent-Length: 3\r\n\r\ntin")),
    _ask(14, "part of a page (206)", "protocol",
         raw(b"HTTP/1.1 206 Part\r\nContent-Length: 2\r\n\r\nab")),
]  # fmt: skip

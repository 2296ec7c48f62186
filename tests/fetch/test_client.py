"""One request against a server that misbehaves: the outcome is the right word, in time."""

from __future__ import annotations

import gzip
import threading
import tracemalloc

from congdoan.fetch.body import Limits, decode
from congdoan.fetch.client import Client, Gateway, Identity
from congdoan.fetch.faults import Fault
from congdoan.fetch.guard import Guard
from congdoan.records import Outcome
from tests.fetch.conftest import LIMITS, make_client
from tests.fetch.fault_server import drip, page, raw

HTML = b"<html><body>" + b"tin " * 800 + b"</body></html>"
OK = b"HTTP/1.1 200 OK\r\n"
STOP = threading.Event()
GZIP = gzip.compress(HTML)
BOMB = gzip.compress(b"\0" * 20_000_000)


def packed(body: bytes, coding: str = "gzip") -> bytes:
    head = f"Content-Encoding: {coding}\r\nContent-Length: {len(body)}\r\n\r\n"
    return OK + head.encode() + body


def test_the_deadline_holds_on_a_kept_connection_too(serve):
    STOP.clear()
    server = serve({"/": page(HTML), "/slow": drip(STOP, OK + b"Content-Length: 9999\r\n\r\n")})
    client = make_client(server)
    outcomes = [client.ask(server.url(path)).outcome for path in ("/", "/slow", "/")]
    STOP.set()
    assert outcomes == [Outcome.OK, Outcome.DEADLINE, Outcome.OK]


def test_refused_connection_is_connect(serve):
    server = serve({})
    server.__exit__(None, None, None)
    assert make_client(server).ask(server.url("/")).outcome is Outcome.CONNECT


def test_a_host_name_that_cannot_be_one_is_no_answer():
    identity = Identity(version="1", contact="a@mau.vn")
    replayed = Client("mau", identity, gateway=Gateway(host="127.0.0.1", port=9, hosts=frozenset()))
    assert replayed.ask("http://bộ.vn/").outcome is Outcome.DNS
    url = f"http://{'ộ' * 70}.vn/"
    assert Client("mau", identity).ask(url).outcome is Outcome.DNS


def test_a_closed_client_keeps_no_connection_and_can_ask_again(serve):
    server = serve({"/": page(HTML)})
    client = make_client(server)
    assert client.ask(server.url("/")).outcome is Outcome.OK
    client.close()
    line = server._threads[-1]
    line.join(5)
    assert not line.is_alive()
    assert client.ask(server.url("/")).outcome is Outcome.OK


def test_a_bomb_never_fills_the_memory():
    bomb = gzip.compress(b"\0" * 100_000_000)
    tracemalloc.start()
    fault = decode(bomb, "gzip", 1_000_000)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert isinstance(fault, Fault)
    assert peak < 4_000_000


def test_bytes_are_kept_as_they_came_and_decoded_for_the_reader(serve):
    server = serve({"/": raw(packed(GZIP))})
    answer = make_client(server).ask(server.url("/"))
    assert answer.exchange.raw == GZIP
    assert answer.body == HTML
    assert answer.exchange.header("content-encoding") == "gzip"


def test_a_body_cut_by_the_deadline_keeps_its_beginning_and_says_so(serve):
    STOP.clear()
    server = serve({"/": drip(STOP, OK + b"Content-Length: 9999\r\n\r\nbegin")})
    answer = make_client(server).ask(server.url("/"))
    STOP.set()
    assert answer.exchange.truncated == "time"
    assert answer.exchange.raw.startswith(b"begin")


def test_a_body_cut_by_size_says_so(serve):
    server = serve({"/": raw(OK + b"\r\n" + b"x" * 300_000)})
    answer = make_client(server).ask(server.url("/"))
    assert (answer.exchange.truncated, len(answer.exchange.raw)) == ("length", LIMITS.raw_bytes)


def test_one_connection_serves_many_requests(serve):
    server = serve({"/": page(HTML)})
    client = make_client(server)
    assert {client.ask(server.url("/")).outcome for _ in range(5)} == {Outcome.OK}
    assert server.connections == 1


def test_the_client_says_who_it_is(serve):
    server = serve({"/": page(HTML)})
    answer = make_client(server).ask(server.url("/"))
    assert server.requests[0].headers["User-Agent"] == "congdoan/0 (+nguoi@mau.vn)"
    assert server.requests[0].headers["From"] == "nguoi@mau.vn"
    assert dict(answer.exchange.request_headers)["From"] == "nguoi@mau.vn"


def test_environment_proxies_and_credentials_are_ignored(serve, monkeypatch, tmp_path):
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login a password b")
    monkeypatch.setenv("NETRC", str(netrc))
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    server = serve({"/": page(HTML)})
    assert make_client(server).ask(server.url("/")).outcome is Outcome.OK
    assert "Authorization" not in server.requests[0].headers


def test_a_private_address_is_refused_without_a_connection(serve):
    server = serve({"/": page(HTML)})
    answer = make_client(server, guard=Guard()).ask(server.url("/"))
    assert answer.outcome is Outcome.PRIVATE_ADDRESS
    assert server.connections == 0


def test_a_gateway_gets_https_as_plain_http_with_the_host_header(serve):
    server = serve({"/tin/1": page(HTML, "X-Congdoan-Captured-At: 2026-11-16T02:10:11Z")})
    host, port = server.address
    gateway = Gateway(host=host, port=port, hosts=frozenset({"soyte.mau.vn"}))
    identity = Identity(version="0", contact="x")
    client = Client("mau", identity, gateway=gateway, limits=Limits())
    answer = client.ask("https://soyte.mau.vn/tin/1")
    assert server.requests[0].headers["Host"] == "soyte.mau.vn"
    assert answer.exchange.captured_at.isoformat() == "2026-11-16T02:10:11+00:00"
    assert answer.exchange.header("X-Congdoan-Captured-At") is None
    client.close()


def test_a_page_that_the_replay_does_not_hold_is_no_answer_of_the_site(serve):
    server = serve({})
    host, port = server.address
    gateway = Gateway(host=host, port=port, hosts=frozenset({"soyte.mau.vn"}))
    client = Client("mau", Identity(version="0", contact="x"), gateway=gateway)
    answer = client.ask("https://soyte.mau.vn/tin/1")
    assert (answer.outcome, answer.exchange) == (Outcome.HTTP_4XX, None)
    client.close()

"""Rows 29 to 31 and 34 to 39: names, addresses, certificates and robots.txt."""

from __future__ import annotations

import socket
import ssl
import threading
import warnings
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import trustme

from congdoan.fetch.body import Limits
from congdoan.fetch.client import Client
from congdoan.fetch.guard import Guard, NameLookupError
from congdoan.fetch.wire import TlsVersion
from tests.faults.case import PAGE, Case, Place
from tests.fetch.conftest import make_client
from tests.fetch.fault_server import Behaviour, FaultServer, close, in_turn, page, redirect, status
from tests.small_site import articles, listing, paged

HOST = "soyte.mau.vn"
_DAY = timedelta(days=1)
_CLOSED = b"User-agent: *\nDisallow: /\n"


# --- addresses -----------------------------------------------------------------------------------


def _private(host: str) -> Case:
    def see(place: Place) -> str:
        server = place.serve({"/": PAGE})
        client = make_client(server, guard=Guard())
        place.stack.callback(client.close)
        outcome = client.ask(server.url("/", host)).outcome
        return f"{outcome}, {server.connections} connections"

    return Case(29, f"link to {host}", "private_address, 0 connections", see)


def _name_of_private(place: Place) -> str:
    server = place.serve({"/": PAGE})
    client = make_client(server, guard=Guard(resolver=lambda *_: ["203.162.0.11", "10.0.0.1"]))
    outcome = client.ask(server.url("/", HOST)).outcome
    return f"{outcome}, {server.connections} connections"


def _rebinding(place: Place) -> str:
    server = place.serve({"/": PAGE})
    answers = iter([["127.0.0.1"], ["10.0.0.1"]])
    looked_up = []

    def resolver(_host: str, _port: int) -> list[str]:
        looked_up.append(next(answers))
        return looked_up[-1]

    client = make_client(server, guard=Guard(allow=[server.address], resolver=resolver))
    place.stack.callback(client.close)
    return f"{client.ask(server.url('/', HOST)).outcome}, {len(looked_up)} look-up"


def _no_name(error: OSError) -> Case:
    def see(place: Place) -> str:
        def resolver(_host: str, _port: int) -> list[str]:
            raise error

        client = make_client(place.serve({}), guard=Guard(resolver=resolver))
        return str(client.ask(f"http://{HOST}/").outcome)

    return Case(31, f"name service says {error.args[1]}", "dns", see)


def _no_such_name(host: str) -> Case:
    def see(place: Place) -> str:
        return str(make_client(place.serve({})).ask(f"http://{host}/").outcome)

    return Case(31, f"host called {host}", "dns", see)


def _slow_name(place: Place) -> str:
    def resolver(_host: str, _port: int) -> list[str]:
        place.stop.wait()
        return []

    try:
        Guard(resolver=resolver).addresses(HOST, 80, 0.05)
    except NameLookupError:
        return "dns"
    return "an address"


# --- TLS -----------------------------------------------------------------------------------------


class _Shop:
    """A certificate authority with an intermediate, and contexts of servers."""

    def __init__(self, folder: Path) -> None:
        self.root = trustme.CA()
        self.middle = self.root.create_child_ca()
        self._folder = folder

    def bundle(self, *authorities: trustme.CA) -> Path:
        """A PEM file with these authorities."""
        path = self._folder / "bundle.pem"
        path.write_bytes(b"".join(a.cert_pem.bytes() for a in authorities))
        return path

    def context(self, leaf: trustme.LeafCert, *, whole: bool = True) -> ssl.SSLContext:
        """A server's context; without its intermediates when not `whole`."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        pem = self._folder / "server.pem"
        chain = leaf.cert_chain_pems if whole else leaf.cert_chain_pems[:1]
        pem.write_bytes(leaf.private_key_pem.bytes() + b"".join(c.bytes() for c in chain))
        context.load_cert_chain(pem)
        return context


def _secure(
    place: Place, context: ssl.SSLContext, bundle: Path | None, minimum: TlsVersion = "1.2"
) -> tuple[FaultServer, Client]:
    """A TLS server and a client that finds it under HOST and trusts `bundle`."""
    server = place.serve({"/": PAGE, "/down": redirect(f"http://{HOST}/")}, context)
    guard = Guard(allow=[server.address], resolver=lambda *_: ["127.0.0.1"])
    client = make_client(server, guard=guard, ca_bundle=bundle, tls_minimum=minimum)
    place.stack.callback(client.close)
    return server, client


def _handshake(name: str, behave: Callable[[socket.socket, threading.Event], None]) -> Case:
    """A server that takes the connection and does not speak TLS as it should."""

    def see(place: Place) -> str:
        listener = place.stack.enter_context(socket.create_server(("127.0.0.1", 0)))

        def serve() -> None:
            with suppress(OSError):
                line, _ = listener.accept()
                with line:
                    line.recv(16)
                    behave(line, place.stop)

        threading.Thread(target=serve, daemon=True).start()
        server = FaultServer({})
        place.stack.callback(server.__exit__, None, None, None)
        server.address = listener.getsockname()
        client = make_client(server)
        place.stack.callback(client.close)
        return str(client.ask(f"https://127.0.0.1:{server.address[1]}/").outcome)

    return Case(35, name, "deadline" if behave is not _plain else "tls", see)


def _silent(_line: socket.socket, stop: threading.Event) -> None:
    stop.wait()


def _dripping(line: socket.socket, stop: threading.Event) -> None:
    line.sendall(b"\x16\x03\x03\x40\x00")
    while not stop.wait(0.02):
        line.sendall(b"\x02")


def _plain(line: socket.socket, _stop: threading.Event) -> None:
    line.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")


def _certificate(name: str, expected: str, *, until: datetime | None = None, host: str = HOST,
                 trusted: bool = True) -> Case:  # fmt: skip
    def see(place: Place) -> str:
        shop = _Shop(place.folder)
        leaf = shop.root.issue_cert(host, not_after=until)
        bundle = shop.bundle(shop.root) if trusted else None
        server, client = _secure(place, shop.context(leaf), bundle)
        return str(client.ask(server.url("/", HOST)).outcome)

    return Case(35, name, expected, see)


def _intermediate(name: str, expected: str, *, helped: bool) -> Case:
    def see(place: Place) -> str:
        shop = _Shop(place.folder)
        context = shop.context(shop.middle.issue_cert(HOST), whole=False)
        known = (shop.root, shop.middle) if helped else (shop.root,)
        server, client = _secure(place, context, shop.bundle(*known))
        return str(client.ask(server.url("/", HOST)).outcome)

    return Case(36, name, expected, see)


def _old_server(name: str, expected: str, minimum: TlsVersion, host: str = HOST) -> Case:
    def see(place: Place) -> str:
        shop = _Shop(place.folder)
        context = shop.context(shop.root.issue_cert(host))
        context.set_ciphers("ALL:@SECLEVEL=0")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)
            context.minimum_version = context.maximum_version = ssl.TLSVersion.TLSv1_1
        server, client = _secure(place, context, shop.bundle(shop.root), minimum)
        return str(client.ask(server.url("/", HOST)).outcome)

    return Case(36, name, expected, see)


def _downgrade(place: Place) -> str:
    shop = _Shop(place.folder)
    context = shop.context(shop.root.issue_cert(HOST))
    server, client = _secure(place, context, shop.bundle(shop.root))
    _, bench = place.bench({}, hosts={HOST: {}})
    bench.fetcher._client = client
    got = bench.fetcher.get(server.url("/down", HOST))
    return f"{got.outcome}, {'https' if got.detail.startswith('from https') else got.detail}"


# --- robots.txt ----------------------------------------------------------------------------------


def _robots(name: str, expected: str, *answers: Behaviour, row: int = 37) -> Case:
    def see(place: Place) -> str:
        others = {"/r": page(b"User-agent: *\nDisallow: /kin")}
        paths = {"/a": PAGE, "/robots.txt": in_turn(*answers), **others}
        server, it = place.bench(paths)
        it.fetcher._client = make_client(server, it.time.clock, limits=Limits(total_s=5))
        place.stack.callback(it.fetcher._client.close)
        outcome = it.fetcher.get(server.url("/a")).outcome
        rest = it.manners.pace(server.url("/a")).least_s
        return f"{outcome}, rest {rest:.0f} s"

    return Case(row, f"robots.txt {name}", expected, see)


def _changed_robots(place: Place) -> str:
    robots = in_turn(page(b""), page(_CLOSED))
    it = place.site({"/robots.txt": robots, "/muc": paged(listing(1))} | articles(1))
    states = [it.run().state]
    for time in (timedelta(hours=3), _DAY):
        it.time.pass_by(time)
        states.append(it.run().state)
    return ", ".join(states)


_LONG = b"User-agent: *\nDisallow: /kin\n" + b"# x\n" * 150_000 + b"Disallow: /\n"
_EXPIRED = datetime(2020, 1, 1, tzinfo=UTC)

CASES = [
    *map(_private, ["127.0.0.1", "localhost", "10.0.0.1", "169.254.169.254", "[::1]",
                    "[::ffff:127.0.0.1]", "2130706433", "0x7f.1", "0", "[::]",
                    "[::127.0.0.1]", "[::ffff:0:7f00:1]", "[64:ff9b::7f00:1]",
                    "[64:ff9b:1::7f00:1]", "[2002:7f00:1::]", "[fe80::1]", "[fec0::1]"]),
    Case(29, "name that stands for a private address too", "private_address, 0 connections",
         _name_of_private),
    Case(30, "name that changes its address", "ok, 1 look-up", _rebinding),
    _no_name(socket.gaierror(socket.EAI_NONAME, "NXDOMAIN")),
    _no_name(socket.gaierror(socket.EAI_AGAIN, "SERVFAIL")),
    Case(31, "slow name service", "dns", _slow_name),
    *map(_no_such_name, ["a b.vn", "*.vn", "\u2460.vn"]),
    Case(34, "redirect from https to http", "redirects, https", _downgrade),
    _certificate("certificate in order", "ok"),
    _certificate("certificate expired", "tls", until=_EXPIRED),
    _certificate("certificate of another host", "tls", host="khac.mau.vn"),
    _certificate("certificate of an unknown authority", "tls", trusted=False),
    _handshake("handshake that never comes", _silent),
    _handshake("handshake in drips", _dripping),
    _handshake("plain HTTP where TLS should be", _plain),
    _intermediate("intermediate missing", "tls", helped=False),
    _intermediate("intermediate in the host's bundle", "ok", helped=True),
    _old_server("server that knows TLS 1.1 only", "tls", "1.2"),
    _old_server("the same with tls_minimum 1.0", "ok", "1.0"),
    _old_server("tls_minimum 1.0, another host's certificate", "tls", "1.0", "khac.mau.vn"),
    _robots("not there", "ok, rest 3 s", status(404)),
    _robots("answers 500", "robots, rest 3 s", status(500)),
    _robots("gives no answer", "robots, rest 3 s", close),
    _robots("answers 429", "robots, rest 3 s", status(429)),
    _robots("is somewhere else", "ok, rest 3 s", redirect("/r")),
    _robots("is a web page", "ok, rest 3 s", page(b"<html>Disallow: /</html>")),
    _robots("of 600 kB", "ok, rest 3 s", page(_LONG)),
    _robots("with byte order mark", "robots, rest 3 s", page(b"\xef\xbb\xbf" + _CLOSED)),
    _robots("with NUL bytes", "robots, rest 3 s", page(b"\0" + _CLOSED)),
    Case(38, "robots.txt closes the site in between", "ok, ok, failed", _changed_robots),
    _robots("asks for 30 s", "ok, rest 30 s", page(b"User-agent: *\nCrawl-delay: 30"), row=39),
    _robots("asks for abc s", "ok, rest 3 s", page(b"User-agent: *\nCrawl-delay: abc"), row=39),
    _robots("asks for a billion s", "robots, rest 3 s",
            page(b"User-agent: *\nCrawl-delay: 1000000000"), row=39),
]  # fmt: skip

"""A raw-socket web server on loopback that misbehaves on demand.

Each path has a behaviour: a function that gets the connection and the request and does what it
likes. Whatever is not HTTP can be said this way, which no real server library allows.
"""

from __future__ import annotations

import socket
import ssl
import struct
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from types import TracebackType
from typing import Self

Behaviour = Callable[[socket.socket, "Request"], bool]
"""Returns whether the connection is kept for the next request."""


class Request:
    """Path and headers of one request, and which one of this path it is (from 1)."""

    def __init__(self, head: bytes, count: int) -> None:
        lines = head.decode("latin-1").split("\r\n")
        self.path = lines[0].split(" ")[1]
        self.headers = dict(line.split(": ", 1) for line in lines[1:] if ": " in line)
        self.count = count
        self.body = b""


class FaultServer:
    """Serves `paths` until the context ends; `requests` lists what was asked for."""

    def __init__(
        self,
        paths: Mapping[str, Behaviour],
        tls: ssl.SSLContext | None = None,
        fallback: Behaviour | None = None,
    ) -> None:
        self._fallback = fallback or status(404, b"nothing")
        self._tls = tls
        self._paths = dict(paths)
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=64)
        self._open: list[socket.socket] = []
        self._threads: list[threading.Thread] = []
        self.stop = threading.Event()
        self.requests: list[Request] = []
        self.connections = 0
        self.address: tuple[str, int] = self._listener.getsockname()

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        """Address of a path."""
        scheme = "http" if self._tls is None else "https"
        return f"{scheme}://{host}:{self.address[1]}{path}"

    def asked(self, path: str) -> int:
        """How often a path was asked for."""
        return sum(request.path == path for request in self.requests)

    def __enter__(self) -> Self:
        self._spawn(self._accept)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop.set()
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for sock in self._open:
            with suppress(OSError):
                sock.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join(5)

    def _spawn(self, work: Callable[[], None]) -> None:
        thread = threading.Thread(target=work, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _secured(self, sock: socket.socket) -> socket.socket:
        if self._tls is None:
            return sock
        try:
            return self._tls.wrap_socket(sock, server_side=True)
        except OSError:  # the client wants none of it
            sock.close()
            raise

    def _accept(self) -> None:
        while not self.stop.is_set():
            try:
                sock, _ = self._listener.accept()
            except OSError:
                return
            self.connections += 1
            self._open.append(sock)
            self._spawn(lambda sock=sock: self._serve(sock))

    def _serve(self, sock: socket.socket) -> None:
        with suppress(OSError), self._secured(sock) as sock:  # noqa: PLR1704 - TLS takes its place
            while head := _head(sock):
                request = Request(head, 0)
                request.body = _body(sock, request)
                request.count = self.asked(request.path) + 1
                self.requests.append(request)
                behave = self._paths.get(request.path.partition("?")[0], self._fallback)
                if not behave(sock, request):
                    return


def _head(sock: socket.socket) -> bytes:
    data = b""
    while not data.endswith(b"\r\n\r\n"):
        piece = sock.recv(1)  # not one byte of the body
        if not piece:
            return b""
        data += piece
    return data[:-4]


def _body(sock: socket.socket, request: Request) -> bytes:
    data, length = b"", int(request.headers.get("Content-Length", 0))
    while len(data) < length:
        piece = sock.recv(length - len(data))
        if not piece:
            break
        data += piece
    return data


def status(code: int, body: bytes = b"", *headers: str) -> Behaviour:
    """A proper answer."""

    def behave(sock: socket.socket, _request: Request) -> bool:
        lines = [f"HTTP/1.1 {code} Said", f"Content-Length: {len(body)}", *headers]
        sock.sendall(("\r\n".join(lines) + "\r\n\r\n").encode() + body)
        return True

    return behave


def page(body: bytes, *headers: str) -> Behaviour:
    """A proper page."""
    return status(200, body, "Content-Type: text/html; charset=utf-8", *headers)


def raw(answer: bytes) -> Behaviour:
    """Exactly these bytes, then the end of the connection."""

    def behave(sock: socket.socket, _request: Request) -> bool:
        sock.sendall(answer)
        return False

    return behave


def redirect(target: str, code: int = 302) -> Behaviour:
    """A redirect."""
    return status(code, b"", f"Location: {target}")


def reset(sock: socket.socket, _request: Request) -> bool:
    """End the connection with RST instead of an answer."""
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    sock.close()
    return False


def close(_sock: socket.socket, _request: Request) -> bool:
    """End the connection properly instead of an answer."""
    return False


def drip(server: threading.Event, first: bytes, each: bytes = b"x") -> Behaviour:
    """Send `first`, then `each` every 20 ms until the client or the test has had enough."""

    def behave(sock: socket.socket, _request: Request) -> bool:
        sock.sendall(first)
        while not server.wait(0.02):
            sock.sendall(each)
        return False

    return behave


def silence(server: threading.Event) -> Behaviour:
    """Never answer."""

    def behave(_sock: socket.socket, _request: Request) -> bool:
        server.wait()
        return False

    return behave


def in_turn(*behaviours: Behaviour) -> Behaviour:
    """One behaviour per request of the path; the last one goes on."""

    def behave(sock: socket.socket, request: Request) -> bool:
        return behaviours[min(request.count, len(behaviours)) - 1](sock, request)

    return behave

"""An HTTP server on loopback that answers as the sites of a WARC file did.

For the demo and the tests: sites are told apart by the Host header, pages come with their stored
headers and bytes. It never reaches the network and serves nothing that is not in the files.
"""

from __future__ import annotations

import logging
import re
import socket
import threading
from collections.abc import Sequence
from contextlib import suppress
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from typing import Any, ClassVar, Self

from congdoan.replay.store import Page, PageStore

_LOG = logging.getLogger(__name__)
_LENGTH = re.compile(r"\d{1,8}", re.ASCII)  # under 100 MB; no form is as long
_IDLE_S = 60.0  # a client that keeps a connection and says nothing more
# these belong to one connection, and the server sets its own (RFC 9110, 7.6.1)
_HOP_BY_HOP = frozenset(
    {
        "connection",
        "keep-alive",
        "proxy-connection",
        "te",
        "trailer",
        "transfer-encoding",
        "upgrade",
        "content-length",
    }
)


class ReplayServer:
    """The sites of some WARC files, served while the context lasts.

    Raises:
        ArchiveError: a file is missing, no WARC, or truncated.
    """

    def __init__(self, warcs: Sequence[Path]) -> None:
        self._store = PageStore(warcs)
        self._server: _Server | None = None
        self._thread: threading.Thread | None = None

    @property
    def hosts(self) -> frozenset[str]:
        """Names of the hosts whose pages are in the files, in lower case, without ports."""
        return self._store.hosts

    @property
    def address(self) -> tuple[str, int]:
        """Loopback address and port.

        Raises:
            RuntimeError: outside the context nothing is served.
        """
        if self._server is None:
            raise RuntimeError("the replay server is not running: use it in a with statement")
        return "127.0.0.1", self._server.server_port

    def __enter__(self) -> Self:
        self._server = _Server(self._store)
        self._thread = threading.Thread(
            target=self._server.serve_forever, args=(0.05,), name="replay", daemon=True
        )
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._server is not None and self._thread is not None:
            self._server.shutdown()
            self._thread.join()
            self._server.hang_up()
            self._server.server_close()
        self._server = self._thread = None


class _Server(ThreadingHTTPServer):
    """Knows the pages and the open connections, so that closing does not wait for idle clients."""

    daemon_threads = False  # they are joined at the end, so that no socket outlives the server
    request_queue_size = 128

    def __init__(self, store: PageStore) -> None:
        self.store = store
        self._open: set[socket.socket] = set()
        self._guard = threading.Lock()
        super().__init__(("127.0.0.1", 0), _Handler)

    def process_request(self, request: Any, client_address: Any) -> None:  # noqa: ANN401 - as inherited
        with self._guard:
            self._open.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:  # noqa: ANN401 - as inherited
        with self._guard:
            self._open.discard(request)
        super().shutdown_request(request)

    def hang_up(self) -> None:
        """End all connections."""
        with self._guard:
            for connection in self._open:
                with suppress(OSError):  # the client was quicker
                    connection.shutdown(socket.SHUT_RDWR)

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ANN401, ARG002
        # mostly a client that went away; the default would print a traceback
        _LOG.debug("replay connection failed client=%s", client_address, exc_info=True)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = _IDLE_S
    disable_nagle_algorithm = True
    server: _Server
    _no_page: ClassVar[bytes] = b"this page is not in the archive\n"

    def do_GET(self) -> None:
        """Answer with the stored page, 304 or 404."""
        self._serve(None)

    def do_POST(self) -> None:
        """Answer with what the site answered to the same body; 404 to any other."""
        length = self.headers.get("Content-Length", "")
        if not _LENGTH.fullmatch(length):  # where the next request begins cannot be told
            self.close_connection = True
            self._answer(HTTPStatus.LENGTH_REQUIRED, "Length Required", (), b"")
            return
        self._serve(self.rfile.read(int(length)))

    def _serve(self, posted: bytes | None) -> None:
        page = self.server.store.page(self.headers.get("Host", ""), self.path, posted)
        if page is None:
            plain = (("Content-Type", "text/plain; charset=utf-8"),)
            self._answer(HTTPStatus.NOT_FOUND, "Not Found", plain, self._no_page)
            return
        moment = page.captured_at.isoformat().replace("+00:00", "Z")
        headers = (*page.headers, ("X-Congdoan-Captured-At", moment))
        if posted is None and self._is_current(page):
            self._answer(HTTPStatus.NOT_MODIFIED, "Not Modified", headers, None)
        else:
            self._answer(page.status, page.reason, headers, page.payload)

    def do_HEAD(self) -> None:
        """Answer as to GET, without the body."""
        self.do_GET()

    def _is_current(self, page: Page) -> bool:
        """Whether the client's validator is that of the page (RFC 9110, 13.2.2)."""
        if page.status != HTTPStatus.OK:
            return False
        wanted = self.headers.get("If-None-Match")
        if wanted is not None:
            tag = page.header("ETag")
            tags = {_strong(part) for part in wanted.split(",")}
            return tag is not None and ("*" in tags or _strong(tag) in tags)
        since, changed = self.headers.get("If-Modified-Since"), page.header("Last-Modified")
        if since is None or changed is None:
            return False
        return since == changed or _is_not_after(changed, since)

    def _answer(
        self, status: int, reason: str, headers: Sequence[tuple[str, str]], body: bytes | None
    ) -> None:
        lines = [f"HTTP/1.1 {status} {reason}"]
        lines += [f"{name}: {value}" for name, value in headers if name.lower() not in _HOP_BY_HOP]
        if self.close_connection:
            lines.append("Connection: close")
        if body is not None:
            lines.append(f"Content-Length: {len(body)}")
        head = "".join(f"{line}\r\n" for line in (*lines, ""))
        content = body if body is not None and self.command != "HEAD" else b""
        # in one write: two small ones would wait for each other's acknowledgement
        self.wfile.write(head.encode("latin-1", "replace") + content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - as inherited
        _LOG.debug("replay " + format, *args)


def _strong(tag: str) -> str:
    return tag.strip().removeprefix("W/")


def _is_not_after(earlier: str, later: str) -> bool:
    try:
        return parsedate_to_datetime(earlier) <= parsedate_to_datetime(later)
    except (TypeError, ValueError):
        return False

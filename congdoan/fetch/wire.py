"""The connection below `requests`: guarded sockets that obey a deadline, and how TLS is spoken."""

from __future__ import annotations

import http.client
import re
import socket
import ssl
import warnings
from email.errors import MissingHeaderBodySeparatorDefect
from pathlib import Path
from typing import Any, Literal

import requests
from requests.adapters import HTTPAdapter
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.response import BaseHTTPResponse
from urllib3.util import Timeout
from urllib3.util.ssl_ import create_urllib3_context

from congdoan.fetch.deadline import Deadline
from congdoan.fetch.guard import Guard
from congdoan.records import record

CONNECT_TIMEOUT_S = 5.0
_INTERIM = range(102, 200)  # 100 is passed over by the library, 101 is no interim answer
_COLON = re.compile(r"(HTTP/1\.[01]) (\d{3}):(.*)")

TlsVersion = Literal["1.0", "1.1", "1.2", "1.3"]


class _Answer(http.client.HTTPResponse):
    """An answer that is believed only as far as its headers are.

    Lenient with a colon behind the status number, as some old servers write. Interim answers (103
    Early Hints) are passed over: the library takes them for the answer and leaves the real one on
    the connection, where it would become the answer to the next request.
    """

    def begin(self) -> None:
        """Read status and headers.

        Raises:
            HTTPException: a header line without a colon, behind which the library reads no more
                headers; or a transfer coding that it does not undo.
        """
        super().begin()
        if any(isinstance(d, MissingHeaderBodySeparatorDefect) for d in self.msg.defects):
            raise http.client.HTTPException("a header line without a colon")
        coding = self.msg.get("Transfer-Encoding", "identity").strip().lower()
        if coding not in ("chunked", "identity"):
            raise http.client.HTTPException(f"Transfer-Encoding: {coding[:60]}")

    def _read_status(self) -> tuple[str, int, str]:
        while True:
            version, status, reason = self._status_line()
            if status not in _INTERIM:
                return version, status, reason
            http.client.parse_headers(self.fp)

    def _status_line(self) -> tuple[str, int, str]:
        try:
            return super()._read_status()  # type: ignore[misc,no-any-return]  # private to it
        except http.client.BadStatusLine as error:
            found = _COLON.match(str(error.args[0]) if error.args else "")
            if found is None:
                raise
            return found[1], int(found[2]), found[3].strip()


class _Guarded(HTTPConnection):
    """What both kinds of connection share; `guard` and `deadline` are set per adapter."""

    guard: Guard
    deadline: Deadline
    response_class = _Answer
    _handle: socket.socket | None = None

    def _new_conn(self) -> socket.socket:
        sock = self.guard.connect(self.host, self.port or 80, CONNECT_TIMEOUT_S)
        self._handle = sock.dup()
        self.deadline.holds(self._handle)
        return sock

    def request(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - urllib3's own signature
        """Send a request; a connection kept from the last one comes under the deadline again."""
        if self._handle is not None:
            self.deadline.holds(self._handle)
        super().request(*args, **kwargs)

    def close(self) -> None:
        """Close the connection and the duplicate of its socket."""
        handle, self._handle = self._handle, None
        if handle is not None:
            self.deadline.drops(handle)
        super().close()


class _Plain(_Guarded):
    pass


class _Secure(_Guarded, HTTPSConnection):
    pass


@record
class WireRequest:
    """One request as it is sent; `target` is path and query."""

    target: str
    headers: dict[str, str]
    method: Literal["GET", "POST"] = "GET"
    body: bytes | None = None


class GuardedAdapter(HTTPAdapter):
    """An adapter of `requests` whose connections pass the guard and obey the deadline.

    It is used without a `requests.Session`: no proxy or credential is taken from the environment,
    no redirect is followed and no body is read behind our back. One connection per host is kept.

    Args:
        guard: which network addresses are reached.
        deadline: the time of the running request.
        tls_minimum: the oldest TLS version spoken.
        ca_bundle: PEM file to verify certificates with; None is the usual one.
    """

    def __init__(
        self,
        guard: Guard,
        deadline: Deadline,
        tls_minimum: TlsVersion = "1.2",
        ca_bundle: Path | None = None,
    ) -> None:
        self._tls_minimum = tls_minimum  # read by init_poolmanager, which the next line calls
        super().__init__(pool_maxsize=1, max_retries=0)
        self._verify: bool | str = True if ca_bundle is None else str(ca_bundle)
        self._pools: dict[str, HTTPConnectionPool] = {}
        bound = {"guard": guard, "deadline": deadline}
        plain = type("PlainConnection", (_Plain,), bound)
        secure = type("SecureConnection", (_Secure,), bound)
        self.poolmanager.pool_classes_by_scheme = {
            "http": type("PlainPool", (HTTPConnectionPool,), {"ConnectionCls": plain}),
            "https": type("SecurePool", (HTTPSConnectionPool,), {"ConnectionCls": secure}),
        }

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - as inherited
        """Make the pools with our TLS settings."""
        super().init_poolmanager(*args, **kwargs, ssl_context=tls_context(self._tls_minimum))

    def close(self) -> None:
        """Close the kept connections."""
        for pool in self._pools.values():
            pool.close()
        self._pools.clear()
        super().close()

    def ask(self, origin: str, request: WireRequest, read_timeout_s: float) -> BaseHTTPResponse:
        """Send a request and give back its answer, of which the head alone is read.

        `send` of the library and the request it wants prepared cost 0.2 ms of CPU besides.

        Args:
            origin: scheme, host and port.
            request: what to send there.
            read_timeout_s: longest silence.

        Raises:
            requests.RequestException, urllib3.exceptions.HTTPError, OSError: no answer came.
        """
        return self._pool(origin).urlopen(
            request.method,
            request.target,
            body=request.body,
            headers=request.headers,
            redirect=False,
            assert_same_host=False,
            preload_content=False,
            decode_content=False,
            retries=self.max_retries,
            timeout=Timeout(connect=CONNECT_TIMEOUT_S, read=read_timeout_s),
        )

    def _pool(self, origin: str) -> HTTPConnectionPool:
        """The connections of an origin, with our way to verify its certificate."""
        if origin in self._pools:
            return self._pools[origin]
        asked = requests.Request("GET", origin).prepare()
        pool: Any = self.get_connection_with_tls_context(asked, self._verify)
        self.cert_verify(pool, asked.url, self._verify, None)  # type: ignore[no-untyped-call]
        made: HTTPConnectionPool = pool
        self._pools[origin] = made
        return made


def tls_context(minimum: TlsVersion) -> ssl.SSLContext:
    """Settings of a TLS connection; certificate and host name are always verified.

    Servers that know nothing newer than TLS 1.1 sign with SHA-1, which OpenSSL leaves out at its
    usual level: for them alone the level is lowered.
    """
    context = create_urllib3_context()
    if minimum in ("1.2", "1.3"):
        context.minimum_version = ssl.TLSVersion[f"TLSv{minimum.replace('.', '_')}"]
        return context
    context.set_ciphers("DEFAULT:@SECLEVEL=0")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # old versions, asked for by name
        old = ssl.TLSVersion.TLSv1 if minimum == "1.0" else ssl.TLSVersion.TLSv1_1
        context.minimum_version = old
    return context

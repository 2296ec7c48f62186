"""One request, one answer: the polite client's innermost part.

It knows nothing of robots, delays, retries or redirects (fetcher.py does), and it never raises for
what a site does: every ending is one of the closed outcomes.
"""

from __future__ import annotations

import hashlib
import re
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

import requests
import urllib3.exceptions
from urllib3.response import BaseHTTPResponse

from congdoan.fetch import body as bodies
from congdoan.fetch.body import Cut, Limits, PartialBodyError
from congdoan.fetch.clock import Clock
from congdoan.fetch.deadline import Deadline
from congdoan.fetch.faults import REDIRECT, Fault, fault_of, outcome_of
from congdoan.fetch.guard import Guard
from congdoan.fetch.wire import GuardedAdapter, TlsVersion, WireRequest
from congdoan.records import Exchange, Form, Outcome, record

_FOLD = re.compile(r"[ \t]*[\r\n]+[ \t]*")  # a header continued on the next line

_CUT = {
    "time": Outcome.DEADLINE, "length": Outcome.TOO_LARGE, "disconnect": Outcome.TRUNCATED,
}  # fmt: skip
CAPTURED_AT = "X-Congdoan-Captured-At"
_ACCEPT = "text/html,application/xhtml+xml,application/xml;q=0.9,application/rss+xml,*/*;q=0.5"


@record
class Gateway:
    """A replay server on loopback that stands for `hosts`; https is spoken to it as plain HTTP."""

    host: str
    port: int
    hosts: frozenset[str]


@record
class Identity:
    """Who we say we are. `contact` is an address or page where the operator can be reached."""

    version: str
    contact: str

    def headers(self) -> dict[str, str]:
        """User-Agent with contact, and From where the contact is an e-mail address."""
        named = {"User-Agent": f"congdoan/{self.version} (+{self.contact})"}
        return named | ({"From": self.contact} if "@" in self.contact else {})


@record
class Answer:
    """What came of one request.

    `exchange` is None when no response came or none that can be kept; `body` is the decoded payload
    and empty unless the outcome is ok. `latency_s` runs from sending to the last byte.
    `has_no_end` marks a web page that may be cut: no length was given and its markup does not end.
    """

    outcome: Outcome
    url: str
    asked_at: datetime
    exchange: Exchange | None = None
    body: bytes = b""
    detail: str = ""
    latency_s: float = 0.0
    has_no_end: bool = False

    @property
    def is_redirect(self) -> bool:
        """Whether the server points to another address."""
        return (
            self.exchange is not None
            and self.exchange.status in REDIRECT
            and self.exchange.header("Location") is not None
        )


class Client:
    """Asks for addresses of one source, one after the other, on kept connections.

    Args:
        source_id: written into the exchanges.
        identity: name and contact sent with every request.
        guard: which network addresses are reached.
        limits: bytes and seconds of one request.
        clock: time.
        gateway: a replay server that answers instead of the sites.
        ca_bundle: PEM file (root and intermediates) for hosts whose chain is incomplete.
        tls_minimum: the oldest TLS version spoken; certificates are verified whatever it is.
    """

    def __init__(  # noqa: PLR0913 - the composition of everything a request needs
        self,
        source_id: str,
        identity: Identity,
        *,
        guard: Guard | None = None,
        limits: Limits | None = None,
        clock: Clock | None = None,
        gateway: Gateway | None = None,
        ca_bundle: Path | None = None,
        tls_minimum: TlsVersion = "1.2",
    ) -> None:
        self._source_id = source_id
        self._gateway = gateway
        self._limits = limits or Limits()
        self._clock = clock or Clock()
        self._deadline = Deadline()
        if gateway is not None:
            guard = Guard(only=(gateway.host, gateway.port))
        self._adapter = GuardedAdapter(guard or Guard(), self._deadline, tls_minimum, ca_bundle)
        self._headers = {
            **identity.headers(),
            "Accept": _ACCEPT,
            "Accept-Language": "vi,en;q=0.5",
            "Accept-Encoding": "gzip",
            "Connection": "keep-alive",
        }

    def close(self) -> None:
        """Close the kept connections."""
        self._adapter.close()

    def ask(
        self, url: str, extra: dict[str, str] | None = None, post: Form | None = None
    ) -> Answer:
        """Ask once for `url` and read the answer whole; never raises for what the site does.

        Args:
            url: the address.
            extra: further headers.
            post: sent with POST; None asks with GET.
        """
        asked_at = self._clock.now()
        started = self._clock.monotonic()
        origin, request = self._prepared(url, extra or {}, post)
        with self._deadline.within(self._limits.total_s):
            result = self._exchanged(origin, request)
        latency = self._clock.monotonic() - started
        if isinstance(result, Fault):
            return Answer(
                outcome=result.outcome, url=url, asked_at=asked_at,
                detail=result.detail, latency_s=latency,
            )  # fmt: skip
        response, raw, cut = result
        captured_at, headers = self._stamped(response, asked_at)
        if captured_at is None:
            return Answer(
                outcome=Outcome.HTTP_4XX, url=url, asked_at=asked_at,
                detail="not in the replayed archive",
            )  # fmt: skip
        exchange = Exchange(
            source_id=self._source_id,
            url=url,
            captured_at=captured_at,
            status=response.status,
            reason=response.reason or "",
            headers=headers,
            raw=raw,
            request_headers=tuple(request.headers.items()),
            request_method=request.method,
            request_body=request.body or b"",
            truncated=cut,
            raw_sha256=hashlib.sha256(raw).hexdigest(),
        )
        return self._judged(exchange, asked_at, latency)

    def _prepared(
        self, url: str, extra: dict[str, str], post: Form | None
    ) -> tuple[str, WireRequest]:
        """The origin that is asked, and what for."""
        parts = urlsplit(url)
        origin, headers = f"{parts.scheme}://{parts.netloc}", {**self._headers, **extra}
        if self._gateway is not None:
            origin = f"http://{self._gateway.host}:{self._gateway.port}"
            headers = {"Host": parts.netloc, **headers}
        target = f"{parts.path or '/'}{'?' + parts.query if parts.query else ''}"
        if post is None:
            return origin, WireRequest(target=target, headers=headers)
        headers |= {"Content-Type": post.content_type, "Content-Length": str(len(post.body))}
        return origin, WireRequest(target=target, headers=headers, method="POST", body=post.body)

    def _exchanged(
        self, origin: str, request: WireRequest
    ) -> tuple[BaseHTTPResponse, bytes, Cut | None] | Fault:
        try:
            response = self._adapter.ask(origin, request, self._limits.read_timeout_s)
        except (requests.exceptions.InvalidURL, UnicodeError) as error:
            # the host is no name that could exist
            detail = f"{type(error).__name__}: {error}"[:200]
            return Fault(outcome=Outcome.DNS, detail=detail)
        except (requests.RequestException, urllib3.exceptions.HTTPError, OSError) as error:
            return self._fault(error)
        length = bodies.declared_length(response.headers.getlist("Content-Length"))
        if isinstance(length, Fault):
            response.close()
            return length
        return self._read(response, length)

    def _read(
        self, response: BaseHTTPResponse, length: int | None
    ) -> tuple[BaseHTTPResponse, bytes, Cut | None] | Fault:
        if length is not None and length > self._limits.raw_bytes:
            response.close()
            return Fault(outcome=Outcome.TOO_LARGE, detail=f"Content-Length {length}")
        cut: Cut | None
        try:
            raw, cut = bodies.read_raw(response, self._limits.raw_bytes)
        except PartialBodyError as error:
            response.close()
            if self._deadline.expired:
                return response, error.part, "time"
            slow = isinstance(error.__cause__, urllib3.exceptions.ReadTimeoutError)
            if not slow:
                return response, error.part, "disconnect"
            detail = f"after {len(error.part)} bytes: {error}"[:200]
            return Fault(outcome=Outcome.TIMEOUT, detail=detail)
        if cut is not None:
            response.close()
        else:
            response.release_conn()
        # without a length the end of a shut connection looks like the end of the body
        return response, raw, "time" if self._deadline.expired else cut

    def _stamped(
        self, response: BaseHTTPResponse, asked_at: datetime
    ) -> tuple[datetime | None, tuple[tuple[str, str], ...]]:
        """Capture time and headers; a replay stamps its own time, None where it holds no page."""
        headers = tuple(
            (name, _FOLD.sub(" ", value)) for name, value in response.headers.iteritems()
        )
        if self._gateway is None:
            return asked_at, headers
        stamp = response.headers.get(CAPTURED_AT)
        if stamp is None:
            return None, headers
        kept = tuple((n, v) for n, v in headers if n.lower() != CAPTURED_AT.lower())
        return datetime.fromisoformat(stamp).astimezone(UTC), kept

    def _judged(self, exchange: Exchange, asked_at: datetime, latency: float) -> Answer:
        whole: bytes | Fault = b""
        if exchange.truncated is not None:
            detail = f"cut after {len(exchange.raw)} bytes"
            whole = Fault(outcome=_CUT[exchange.truncated], detail=detail)
        elif (outcome := outcome_of(exchange.status)) is not Outcome.OK:
            whole = Fault(outcome=outcome, detail=f"status {exchange.status}")
        else:
            coding = exchange.header("Content-Encoding")
            whole = bodies.decode(exchange.raw, coding, self._limits.decoded_bytes)
        return Answer(
            outcome=whole.outcome if isinstance(whole, Fault) else Outcome.OK,
            url=exchange.url,
            asked_at=asked_at,
            exchange=exchange,
            body=b"" if isinstance(whole, Fault) else whole,
            detail=whole.detail if isinstance(whole, Fault) else "",
            latency_s=latency,
            has_no_end=not isinstance(whole, Fault) and bodies.has_no_end(exchange, whole),
        )

    def _fault(self, error: Exception) -> Fault:
        if self._deadline.expired:
            return Fault(outcome=Outcome.DEADLINE, detail=f"no answer in {self._limits.total_s} s")
        return fault_of(error)

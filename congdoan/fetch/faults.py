"""What errors and status codes mean, in the closed words of `Outcome`."""

from __future__ import annotations

import http.client
import ssl
from collections.abc import Iterator

import urllib3.exceptions
from requests.exceptions import InvalidHeader, InvalidURL

from congdoan.fetch.guard import AddressRefusedError, ConnectFailedError, NameLookupError
from congdoan.records import Outcome, record

REDIRECT = frozenset({301, 302, 303, 307, 308})
_WHOLE = frozenset({200, 203})
_DENIED = frozenset({401, 403, 407, 451})
_MISSING = frozenset({404, 410})


@record
class Fault:
    """Why an answer cannot be believed, or why there is none."""

    outcome: Outcome
    detail: str


def fault_of(error: BaseException) -> Fault:
    """The outcome of a request that brought no response."""
    for cause in _chain(error):
        for kinds, outcome in _MEANING:
            if isinstance(cause, kinds):
                return Fault(outcome=outcome, detail=f"{type(cause).__name__}: {cause}"[:200])
    return Fault(outcome=Outcome.CONNECT, detail=f"{type(error).__name__}: {error}"[:200])


# The innermost error of the chain that fits a line decides. The order of the lines matters:
# RemoteDisconnected is a BadStatusLine, and a refused address is an OSError like a refused port.
_MEANING: tuple[tuple[tuple[type[BaseException], ...], Outcome], ...] = (
    ((AddressRefusedError,), Outcome.PRIVATE_ADDRESS),
    ((NameLookupError,), Outcome.DNS),
    ((ConnectFailedError, http.client.RemoteDisconnected, ConnectionError), Outcome.CONNECT),
    ((urllib3.exceptions.SSLError, ssl.SSLError, ssl.CertificateError), Outcome.TLS),
    ((urllib3.exceptions.ReadTimeoutError, TimeoutError), Outcome.TIMEOUT),
    ((http.client.HTTPException, InvalidHeader, InvalidURL, urllib3.exceptions.InvalidHeader,
      urllib3.exceptions.LocationParseError), Outcome.PROTOCOL),
)  # fmt: skip


def _chain(error: BaseException) -> Iterator[BaseException]:
    """The error and everything it was made from, innermost first."""
    seen: list[BaseException] = []
    queue: list[BaseException] = [error]
    while queue:
        current = queue.pop(0)
        if any(current is other for other in seen):
            continue
        seen.append(current)
        linked = (*current.args, getattr(current, "reason", None), current.__cause__)
        queue.extend(item for item in linked if isinstance(item, BaseException))
    return reversed(seen)


def outcome_of(status: int) -> Outcome:  # noqa: PLR0911 - one line per class of status
    """What a status code alone says; 2xx other than 200 and 203 is nothing a page comes with."""
    if status in _WHOLE:
        return Outcome.OK
    if status == 304:  # noqa: PLR2004 - HTTP's own number
        return Outcome.UNCHANGED
    if status in REDIRECT:
        return Outcome.REDIRECTS
    if status == 429:  # noqa: PLR2004
        return Outcome.PARKED
    if status in _DENIED:
        return Outcome.BLOCKED
    if 400 <= status < 500:  # noqa: PLR2004
        return Outcome.HTTP_4XX
    if 500 <= status < 600:  # noqa: PLR2004
        return Outcome.HTTP_5XX
    return Outcome.PROTOCOL


def is_missing(status: int | None) -> bool:
    """Whether the server says that the page does not exist (404, 410)."""
    return status in _MISSING

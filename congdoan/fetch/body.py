"""Bodies: read raw within limits, decoded within limits, never believed when they are cut.

The archive keeps the bytes as they came; the decoding here says whether they are whole.
"""

from __future__ import annotations

import re
import zlib
from typing import Literal

from urllib3.exceptions import HTTPError
from urllib3.response import BaseHTTPResponse

from congdoan.fetch.faults import Fault
from congdoan.records import Exchange, Outcome, record

Cut = Literal["length", "time", "disconnect"]
_PIECE = 1 << 16
_TAIL = 2048  # bytes in which a page's end tag is looked for
_AUTO_GZIP = 47  # zlib: gzip or zlib header, found out by itself
_RAW_DEFLATE = -15
_MAX_MEMBERS = 1000  # a page is one; each one more copies what is left, which empty ones abuse
_GZIP_MAGIC = b"\x1f\x8b"


@record
class Limits:
    """Bounds of one request in bytes and seconds.

    4 MB on the wire and 8 MB decoded are ten times the largest article page known; a page beyond
    them is a download or an attack.
    """

    raw_bytes: int = 4_000_000
    decoded_bytes: int = 8_000_000
    read_timeout_s: float = 20.0
    total_s: float = 60.0


def declared_length(values: list[str]) -> int | Fault | None:
    """The Content-Length out of all header lines of that name; None when there is none."""
    numbers = {part.strip() for value in values for part in value.split(",")}
    if not numbers:
        return None
    if len(numbers) > 1 or not re.fullmatch(r"\d{1,15}", number := numbers.pop()):
        said = ", ".join(values)[:60]
        return Fault(outcome=Outcome.PROTOCOL, detail=f"Content-Length: {said}")
    return int(number)


def read_raw(response: BaseHTTPResponse, limit: int) -> tuple[bytes, Literal["length"] | None]:
    """The body as sent, after de-chunking; cut at `limit` bytes with the word 'length'.

    Raises:
        PartialBodyError: the connection ended before the body did.
    """
    pieces: list[bytes] = []
    size = 0
    while size <= limit:
        try:
            piece = response.read1(_PIECE, decode_content=False)
        except (HTTPError, OSError) as error:
            raise PartialBodyError(b"".join(pieces), error) from error
        if not piece:
            return b"".join(pieces), None
        pieces.append(piece)
        size += len(piece)
    return b"".join(pieces)[:limit], "length"


def has_no_end(exchange: Exchange, body: bytes) -> bool:
    """Whether a web page may be cut: it came without a length and its markup is never closed.

    Its end then looks like the end of a broken connection; nothing in HTTP tells them apart.
    """
    framed = exchange.header("Content-Length") or exchange.header("Transfer-Encoding")
    is_page = b"<html" in body[:_TAIL].lower()
    return framed is None and is_page and b"</html" not in body[-_TAIL:].lower()


class PartialBodyError(Exception):
    """A body ended early; holds the bytes that came and the reason."""

    def __init__(self, part: bytes, reason: Exception) -> None:
        super().__init__(f"{type(reason).__name__}: {reason}")
        self.part = part


def decode(raw: bytes, content_encoding: str | None, limit: int) -> bytes | Fault:
    """The payload behind the content coding, or why it is not whole.

    A gzip stream that just ends is 'truncated' though its length header was right; the client
    library alone would take it for a page. More than `limit` bytes are 'too_large', and no more
    than that is ever held.
    """
    coding = (content_encoding or "identity").strip().lower()
    if coding in ("", "identity"):
        if len(raw) > limit:
            return Fault(outcome=Outcome.TOO_LARGE, detail=f"more than {limit} bytes")
        return raw
    if coding in ("gzip", "x-gzip"):
        return _inflate(raw, _AUTO_GZIP, limit) if raw else raw
    if coding == "deflate":
        whole = _inflate(raw, _AUTO_GZIP, limit) if raw else raw
        if isinstance(whole, Fault) and whole.outcome is Outcome.ENCODING:
            return _inflate(raw, _RAW_DEFLATE, limit)
        return whole
    return Fault(outcome=Outcome.ENCODING, detail=f"Content-Encoding: {coding[:60]}")


def _inflate(raw: bytes, window: int, limit: int) -> bytes | Fault:
    out: list[bytes] = []
    room = limit + 1
    while True:
        machine = zlib.decompressobj(window)
        try:
            out.append(machine.decompress(raw, room))
        except zlib.error as error:
            return Fault(outcome=Outcome.ENCODING, detail=str(error))
        room -= len(out[-1])
        if room <= 0:
            return Fault(outcome=Outcome.TOO_LARGE, detail=f"more than {limit} bytes decoded")
        if not machine.eof:
            return Fault(outcome=Outcome.TRUNCATED, detail="compressed body ends too early")
        raw = machine.unused_data
        if not raw.startswith(_GZIP_MAGIC):  # bytes after the end are padding, members go on
            return b"".join(out)
        if len(out) == _MAX_MEMBERS:
            detail = f"more than {_MAX_MEMBERS} gzip members"
            return Fault(outcome=Outcome.ENCODING, detail=detail)

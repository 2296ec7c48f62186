"""Which page a WARC file holds under which address, for the replay server.

Only places in files are kept in memory; a page is read when it is asked for. Of several captures
of a page the newest usable one counts: an answer of class 2xx before any other. What was asked for
with POST is a page of its own for every body that was sent: an ASP.NET list has one address for all
its pages.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import UTC, datetime
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from warcio.archiveiterator import ArchiveIterator
from warcio.bufferedreaders import ChunkedDataReader
from warcio.exceptions import ArchiveLoadFailed

from congdoan.errors import ArchiveError
from congdoan.records import record
from congdoan.urls import normal_url

_ESCAPE = re.compile(r"%[0-9a-fA-F]{2}")


@record
class Page:
    """One stored answer: headers as received, the payload still content-encoded."""

    status: int
    reason: str
    headers: tuple[tuple[str, str], ...]
    payload: bytes
    captured_at: datetime

    def header(self, name: str) -> str | None:
        """First value of a header, its name compared without case."""
        return next((v for n, v in self.headers if n.lower() == name.lower()), None)


@record
class _Place:
    """Where an answer lies; places compare by what makes one preferable."""

    is_ok: bool
    captured_at: datetime
    warc: Path
    offset: int

    @property
    def rank(self) -> tuple[bool, datetime]:
        return self.is_ok, self.captured_at


def page_key(host: str, target: str, posted: str | None = None) -> str:
    """One key for the spellings of an address: http and https, letter case of host and escapes.

    Args:
        host: with or without port.
        target: path and query.
        posted: digest of the body for what is asked for with POST.

    >>> page_key("Soyte.VN:8080", "/tin%c3%a1?a=1")
    'soyte.vn/tin%C3%A1?a=1'
    """
    name = (urlsplit(f"//{host}").hostname or "").lower()
    normal = normal_url(f"http://{name}{target}")
    parts = urlsplit(normal if normal is not None else f"http://{name}{target}")
    query = f"?{parts.query}" if parts.query else ""
    key = _ESCAPE.sub(lambda m: m[0].upper(), f"{name}{parts.path or '/'}{query}")
    return key if posted is None else f"{key} POST {posted}"


def body_digest(body: bytes) -> str:
    """What tells one POST from another to the same address."""
    return hashlib.sha256(body).hexdigest()


class PageStore:
    """The pages of some WARC files.

    Raises:
        ArchiveError: a file is missing, no WARC, or truncated; says what to do.
    """

    def __init__(self, warcs: Sequence[Path]) -> None:
        self._places: dict[str, _Place] = {}
        for warc in warcs:
            for key, place in _places(warc):
                known = self._places.get(key)
                if known is None or known.rank <= place.rank:
                    self._places[key] = place
        self.hosts = frozenset(key.partition("/")[0] for key in self._places)

    def page(self, host: str, target: str, posted: bytes | None = None) -> Page | None:
        """The newest stored answer for an address (host header and request target).

        `posted` is the body of a POST; None asks for what was got with GET.
        """
        digest = None if posted is None else body_digest(posted)
        place = self._places.get(page_key(host, target, digest))
        if place is None:
            return None
        with place.warc.open("rb") as file:
            file.seek(place.offset)
            with closing(ArchiveIterator(file)) as records:
                return _page(next(records), place.captured_at)


@record
class _Answer:
    """A response and the ids that tie it to its request."""

    ids: tuple[str, ...]
    host: str
    target: str
    place: _Place


def _places(warc: Path) -> Iterator[tuple[str, _Place]]:
    """Key and place of every answer; request and response may come in either order."""
    answers: list[_Answer] = []
    posted: dict[str, str] = {}
    for entry, start, body in _entries(warc):
        if body is not None:
            posted |= dict.fromkeys(_ids(entry), body_digest(body))
        elif (found := _answer(warc, entry, start)) is not None:
            answers.append(found)
    for answer in answers:
        digest = next((posted[i] for i in answer.ids if i in posted), None)
        yield page_key(answer.host, answer.target, digest), answer.place


def _entries(warc: Path) -> Iterator[tuple[Any, int, bytes | None]]:
    """Every record with the byte where it begins, and the body of a POST."""
    count = end = 0
    try:
        with warc.open("rb") as file, closing(ArchiveIterator(file, check_digests=True)) as entries:
            for entry in entries:
                count += 1
                is_whole, body = _read_through(entry)
                start = entries.get_record_offset()
                if not is_whole:
                    raise _truncated(warc, start)
                end = start + entries.get_record_length()
                yield entry, start, body
        _check_end(warc, end)
    except ArchiveLoadFailed as error:
        where = f"is damaged after record {count}" if count else "is not a WARC file"
        raise ArchiveError(
            f"{warc} {where}: give a .warc or .warc.gz file with one gzip member per record"
        ) from error
    except OSError as error:
        raise ArchiveError(f"{warc} cannot be read ({error.strerror}): give a WARC file") from error


def _ids(entry: Any) -> tuple[str, ...]:  # noqa: ANN401 - warcio has no types
    """The record's own id and the one of the record that was written with it."""
    named = (entry.rec_headers.get_header(n) for n in ("WARC-Record-ID", "WARC-Concurrent-To"))
    return tuple(name for name in named if name)


def _read_through(entry: Any) -> tuple[bool, bytes | None]:  # noqa: ANN401 - warcio has no types
    """Whether the record is all there, and the body of a POST; reading checks its digests."""
    http = entry.http_headers
    is_post = entry.rec_type == "request" and http is not None and http.protocol == "POST"
    size, kept = 0, list[bytes]()
    while piece := entry.raw_stream.read(1 << 16):
        size += len(piece)
        if is_post:
            kept.append(piece)
    expected = entry.payload_length if entry.payload_length >= 0 else entry.length
    is_whole = expected is not None and size >= expected
    return is_whole, b"".join(kept) if is_post else None


def _check_end(warc: Path, end: int) -> None:
    """Complain about an empty file and about a rest from which nothing could be unpacked."""
    with warc.open("rb") as file:
        file.seek(end)
        rest = file.read(1 << 16).strip(b"\r\n\0")
    if rest:
        raise _truncated(warc, end)
    if end == 0:
        raise ArchiveError(f"{warc} is empty: copy the WARC file again")


def _truncated(warc: Path, offset: int) -> ArchiveError:
    return ArchiveError(
        f"{warc} is truncated: it ends inside the record at byte {offset}; copy the file again"
    )


def _answer(warc: Path, entry: Any, offset: int) -> _Answer | None:  # noqa: ANN401 - warcio
    url = urlsplit(entry.rec_headers.get_header("WARC-Target-URI") or "")
    moment = _moment(entry.rec_headers.get_header("WARC-Date"))
    is_answer = entry.rec_type == "response" and entry.http_headers is not None
    if not is_answer or not url.hostname or moment is None or entry.digest_checker.passed is False:
        return None
    is_ok = entry.http_headers.get_statuscode().startswith("2")
    return _Answer(
        ids=_ids(entry),
        host=url.netloc.rpartition("@")[2],
        target=f"{url.path or '/'}{'?' + url.query if url.query else ''}",
        place=_Place(is_ok=is_ok, captured_at=moment, warc=warc, offset=offset),
    )


def _moment(text: str | None) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text or "")
    except ValueError:
        return None
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def _page(entry: Any, captured_at: datetime) -> Page:  # noqa: ANN401 - warcio has no types
    http = entry.http_headers
    code, _, reason = http.statusline.partition(" ")
    chunked = "chunked" in (http.get_header("transfer-encoding") or "").lower()
    stream = ChunkedDataReader(entry.raw_stream) if chunked else entry.raw_stream
    return Page(
        status=int(code) if code.isdigit() else HTTPStatus.OK,
        reason=reason,
        headers=tuple(http.headers),
        payload=b"".join(iter(lambda: stream.read(1 << 16), b"")),
        captured_at=captured_at,
    )

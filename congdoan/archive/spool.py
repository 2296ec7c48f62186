"""Writes what one source of one run brought in: WARC/1.1, one gzip member per record.

A spool is private to its run until `join` makes it part of an immutable file. The records of one
exchange reach the file in a single write, so a kill leaves whole exchanges; a spool that is opened
again (a retried task) goes on after its last whole record. Never decides what is worth keeping.
"""

from __future__ import annotations

import base64
import hashlib
import os
import uuid
import zlib
from collections.abc import Sequence
from datetime import datetime
from http import HTTPStatus
from io import BytesIO
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Literal, Self
from urllib.parse import urlsplit

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from congdoan.archive.companion import Companion, attempt_json, companion_json, utc_text
from congdoan.archive.files import cannot_write, lock, spool_folder
from congdoan.archive.members import whole_part
from congdoan.archive.wire import Headers, decoded, head_bytes, one_line
from congdoan.errors import ArchiveError, StateError
from congdoan.records import ArticleRef, Attempt, Exchange, Role

_IDS = uuid.uuid5(uuid.NAMESPACE_URL, "urn:congdoan:warc-record")
_LEVEL = 6
_PROFILE = {
    "identical": "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest",
    "not_modified": "http://netpreserve.org/warc/1.1/revisit/server-not-modified",
}
# what a later reader never needs and nobody should find in an archive
_SECRET = frozenset({"authorization", "proxy-authorization", "cookie"})


class _Head(StatusAndHeaders):  # type: ignore[misc]  # warcio has no types
    """HTTP headers that are written as they came; warcio would percent-encode Vietnamese ones."""

    def to_ascii_bytes(self, filter_func: Any = None) -> bytes:  # noqa: ARG002, ANN401 - warcio's
        first = " ".join(part for part in (self.protocol, self.statusline) if part)
        return head_bytes(first, tuple(self.headers))


def record_id(*parts: object) -> str:
    """A WARC record id that is the same for the same parts."""
    return f"<urn:uuid:{uuid.uuid5(_IDS, '/'.join(map(str, parts)))}>"


def write_members(records: Sequence[Any]) -> bytes:
    """Gzip members of warcio records."""
    return b"".join(map(_member, records))


def _member(warc_record: Any) -> bytes:  # noqa: ANN401 - warcio has no types
    # warcio compresses at level 9, which costs several times level 6 and saves half a per cent
    plain = BytesIO()
    WARCWriter(plain, gzip=False, warc_version="1.1").write_record(warc_record)
    machine = zlib.compressobj(_LEVEL, zlib.DEFLATED, 31)
    return machine.compress(plain.getbuffer()) + machine.flush()


def make_record(
    kind: str, url: str, headers: dict[str, str], content: bytes, http: _Head | None = None
) -> Any:  # noqa: ANN401 - warcio has no types
    """A warcio record of `content`; `headers` are WARC headers and hold id and date."""
    builder = WARCWriter(BytesIO(), warc_version="1.1")
    return builder.create_warc_record(
        one_line(url),
        kind,
        payload=BytesIO(content),
        length=len(content),
        warc_content_type=headers.pop("Content-Type", ""),
        warc_headers_dict=headers,
        http_headers=http,
    )


class Spool:
    """The growing file of one source in one run.

    Raises:
        StateError: another process is writing the same spool.
        ArchiveError: the folder or file cannot be written.
    """

    def __init__(self, archive: Path, run_id: str, source_id: str) -> None:
        self.path = spool_folder(archive) / f"{run_id}-{source_id}.warc.gz"
        self._key = (run_id, source_id)
        with cannot_write(self.path):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._file: BinaryIO = self.path.open("ab", buffering=0)
            if not lock(self._file, wait=False):
                self._file.close()
                raise StateError(f"{self.path} is being written by another run: wait for its end")
            self._end, self._count = whole_part(self.path)
            self._file.truncate(self._end)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> Path:
        """Make what was written safe from a power cut; the path of the spool."""
        if not self._file.closed:
            with cannot_write(self.path), self._file:
                os.fsync(self._file.fileno())
        return self.path

    def response(self, exchange: Exchange, role: Role, ref: ArticleRef | None = None) -> None:
        """Keep an answer with its body, the request that led to it, and what it was for."""
        headers: dict[str, str] = {}
        if exchange.truncated is not None:
            headers["WARC-Truncated"] = exchange.truncated
        response = self._captured("response", exchange, headers, exchange.raw)
        companion = self._companion(exchange, role, ref, response)
        self._append([*self._request(exchange, response), response, companion])

    def revisit(
        self,
        exchange: Exchange,
        role: Role,
        ref: ArticleRef | None,
        profile: Literal["identical", "not_modified"],
        refers_to_date: datetime,
    ) -> None:
        """Keep an answer without its body: equal to the one of `refers_to_date` at that URL."""
        headers = {
            "WARC-Profile": _PROFILE[profile],
            "WARC-Refers-To-Target-URI": one_line(exchange.url),
            "WARC-Refers-To-Date": utc_text(refers_to_date),
        }
        if profile == "identical":
            headers["WARC-Payload-Digest"] = sha1(exchange.raw)
        revisit = self._captured("revisit", exchange, headers, b"")
        companion = self._companion(exchange, role, ref, revisit)
        self._append([*self._request(exchange, revisit), revisit, companion])

    def attempt(self, attempt: Attempt) -> None:
        """Keep the fact that a try brought no usable answer."""
        headers = self._headers("attempt", attempt.attempted_at)
        content = attempt_json(attempt)
        self._append([make_record("metadata", attempt.url, _as_json(headers), content)])

    def _headers(self, part: str, moment: datetime) -> dict[str, str]:
        return {
            "WARC-Record-ID": record_id(*self._key, self._count, part),
            "WARC-Date": utc_text(moment),
        }

    def _captured(self, kind: str, exchange: Exchange, extra: dict[str, str], body: bytes) -> Any:  # noqa: ANN401
        headers = self._headers(kind, exchange.captured_at) | extra
        # a 304 states the length of the body that it does not send
        length = None if extra.get("WARC-Profile") == _PROFILE["not_modified"] else exchange.raw
        http = _Head(
            f"{exchange.status} {exchange.reason}",
            _kept_headers(exchange.headers, length),
            protocol="HTTP/1.1",
        )
        return make_record(kind, exchange.url, headers, body, http)

    def _request(self, exchange: Exchange, response: Any) -> list[Any]:  # noqa: ANN401
        if not exchange.request_headers:
            return []
        parts = urlsplit(one_line(exchange.url))
        target = f"{parts.path or '/'}{'?' + parts.query if parts.query else ''}"
        kept = [(n, v) for n, v in exchange.request_headers if n.lower() not in _SECRET]
        if not any(n.lower() == "host" for n, _ in kept):
            kept.insert(0, ("Host", parts.netloc.rpartition("@")[2]))
        headers = self._headers("request", exchange.captured_at)
        headers["WARC-Concurrent-To"] = response.rec_headers.get_header("WARC-Record-ID")
        http = _Head(f"{target} HTTP/1.1", kept, protocol=exchange.request_method)
        return [make_record("request", exchange.url, headers, exchange.request_body, http)]

    def _companion(
        self,
        exchange: Exchange,
        role: Role,
        ref: ArticleRef | None,
        response: Any,  # noqa: ANN401
    ) -> Any:  # noqa: ANN401
        content = companion_json(
            Companion(
                source_id=exchange.source_id,
                role=role,
                payload_sha256=_body_sha256(exchange),
                ref=ref,
            )
        )
        headers = self._headers("metadata", exchange.captured_at)
        headers["WARC-Refers-To"] = response.rec_headers.get_header("WARC-Record-ID")
        return make_record("metadata", exchange.url, _as_json(headers), content)

    def _append(self, records: Sequence[Any]) -> None:
        content = memoryview(write_members(records))
        with cannot_write(self.path):
            try:
                while content:
                    content = content[self._file.write(content) :]
            except OSError:  # the disk is full: leave whole records only
                self._file.truncate(self._end)
                raise
            self._end = os.fstat(self._file.fileno()).st_size
        self._count += len(records)


def sha1(content: bytes) -> str:
    """The digest that WARC tools compare; it guards against damage, not against forgery."""
    digest = hashlib.sha1(content, usedforsecurity=False).digest()
    return f"sha1:{base64.b32encode(digest).decode()}"


def _as_json(headers: dict[str, str]) -> dict[str, str]:
    return headers | {"Content-Type": "application/json"}


def _body_sha256(exchange: Exchange) -> str | None:
    if exchange.status == HTTPStatus.NOT_MODIFIED:
        return None
    try:
        body = decoded(exchange.raw, exchange.header("content-encoding"))
    except ArchiveError:
        return None
    return hashlib.sha256(body).hexdigest()


def _kept_headers(headers: Headers, body: bytes | None) -> list[tuple[str, str]]:
    kept = [(n, v) for n, v in headers if n.lower() != "transfer-encoding"]
    if body is None:
        return kept
    kept = [(n, v) for n, v in kept if n.lower() != "content-length"]
    return [*kept, ("Content-Length", str(len(body)))]

"""Writes what one source of one run brought in: WARC/1.1, one gzip member per record.

A spool is private to its run until `join` makes it part of an immutable file. The records of one
exchange reach the file in a single write, so a kill leaves whole exchanges; a spool that is opened
again (a retried task) goes on after its last whole record. Never decides what is worth keeping.

Who writes a record knows its row of the index; `close` puts the index beside the spool, so that
nothing is read back. A spool without one was killed.
"""

from __future__ import annotations

import dataclasses
import hashlib
import os
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Literal, Self
from urllib.parse import urlsplit

from congdoan.archive.companion import (
    Companion,
    attempt_json,
    companion_json,
    parse_companion,
    utc_text,
)
from congdoan.archive.files import cannot_write, index_path, lock, spool_folder
from congdoan.archive.index import publish_index
from congdoan.archive.members import whole_part
from congdoan.archive.reader import ArchivedRecord, read
from congdoan.archive.wire import Headers, decoded, head_bytes, header, one_line
from congdoan.archive.writer import WarcRecord, make_record, record_id, sha1
from congdoan.errors import ArchiveError, StateError
from congdoan.records import ArticleRef, Attempt, Exchange, Role, record

_PROFILE = {
    "identical": "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest",
    "not_modified": "http://netpreserve.org/warc/1.1/revisit/server-not-modified",
}
# what a later reader never needs and nobody should find in an archive
_SECRET = frozenset({"authorization", "proxy-authorization", "cookie"})
_JSON = {"Content-Type": "application/json"}


@record
class _Form:
    """In which form an answer is kept: its WARC headers, HTTP headers and the bytes behind them."""

    kind: Literal["response", "revisit"]
    fields: dict[str, str]
    headers: Headers
    body: bytes
    sha256: str | None
    problem: str | None = None
    refers_to_at: datetime | None = None


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
            index_path(self.path).unlink(missing_ok=True)
            self._end, self._count = whole_part(self.path)
            self._file.truncate(self._end)
        before = read(self.path) if self._end else ()
        self._visits = [dataclasses.replace(visit, capture=None) for visit in before]

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
        """Make what was written safe from a power cut, with its index; the path of the spool."""
        if not self._file.closed:
            with cannot_write(self.path), self._file:
                os.fsync(self._file.fileno())
                publish_index(self.path, self._visits)
        return self.path

    def response(self, exchange: Exchange, role: Role, ref: ArticleRef | None = None) -> None:
        """Keep an answer with its body, the request that led to it, and what it was for."""
        cut = exchange.truncated
        sha256, problem = _body_sha256(exchange)
        form = _Form(
            kind="response",
            fields={} if cut is None else {"WARC-Truncated": cut},
            headers=_kept_headers(exchange.headers, len(exchange.raw)),
            body=exchange.raw,
            sha256=sha256,
            problem=None if cut else problem,
        )
        self._keep(exchange, role, ref, form)

    def revisit(
        self,
        exchange: Exchange,
        role: Role,
        ref: ArticleRef | None,
        profile: Literal["identical", "not_modified"],
        refers_to_date: datetime,
    ) -> None:
        """Keep an answer without its body: equal to the one of `refers_to_date` at that URL."""
        fields = {
            "WARC-Profile": _PROFILE[profile],
            "WARC-Refers-To-Target-URI": one_line(exchange.url),
            "WARC-Refers-To-Date": utc_text(refers_to_date),
        }
        sha256 = length = None  # a 304 states the length of the body that it does not send
        if profile == "identical":
            fields["WARC-Payload-Digest"] = sha1(exchange.raw)
            sha256, length = _body_sha256(exchange)[0], len(exchange.raw)
        form = _Form(
            kind="revisit",
            fields=fields,
            headers=_kept_headers(exchange.headers, length),
            body=b"",
            sha256=sha256,
            refers_to_at=refers_to_date,
        )
        self._keep(exchange, role, ref, form)

    def attempt(self, attempt: Attempt) -> None:
        """Keep the fact that a try brought no usable answer."""
        content = attempt_json(attempt)
        made = make_record(
            "metadata",
            record_id(*self._key, self._count, "attempt"),
            _about(attempt.url, attempt.attempted_at) | _JSON,
            content,
        )
        ((offset, length),) = self._append([made])
        kept = parse_companion(content)  # as a reader will find it
        if isinstance(kept, Attempt):
            self._visits.append(ArchivedRecord.of_attempt(kept, offset, length))

    def _keep(self, exchange: Exchange, role: Role, ref: ArticleRef | None, form: _Form) -> None:
        """Write request, answer and companion; remember the answer for the index."""
        about = _about(exchange.url, exchange.captured_at)
        own = self._id(form.kind)
        first = f"HTTP/1.1 {exchange.status} {exchange.reason}"
        answer = make_record(
            form.kind, own, about | form.fields, form.body, head_bytes(first, form.headers)
        )
        companion = Companion(
            source_id=exchange.source_id, role=role, payload_sha256=form.sha256, ref=ref
        )
        note = make_record(
            "metadata",
            self._id("metadata"),
            about | {"WARC-Refers-To": own} | _JSON,
            companion_json(companion),
        )
        places = self._append([*self._request(exchange, about, own), answer, note])
        offset, length = places[-2]
        kind = header(form.headers, "content-type")
        self._visits.append(
            ArchivedRecord(
                kind=form.kind,
                url=one_line(exchange.url).replace(" ", "%20"),
                captured_at=exchange.captured_at,
                offset=offset,
                length=length,
                source_id=exchange.source_id,
                role=role,
                ref=ref,
                status=exchange.status,
                content_type=None if kind is None else one_line(kind),
                payload_sha256=form.sha256,
                truncated=exchange.truncated if form.kind == "response" else None,
                refers_to_at=form.refers_to_at,
                problem=form.problem,
            )
        )

    def _id(self, part: str) -> str:
        return record_id(*self._key, self._count, part)

    def _request(
        self, exchange: Exchange, about: dict[str, str], answer_id: str
    ) -> list[WarcRecord]:
        if not exchange.request_headers:
            return []
        parts = urlsplit(one_line(exchange.url))
        target = f"{parts.path or '/'}{'?' + parts.query if parts.query else ''}"
        kept = [(n, v) for n, v in exchange.request_headers if n.lower() not in _SECRET]
        if not any(n.lower() == "host" for n, _ in kept):
            kept.insert(0, ("Host", parts.netloc.rpartition("@")[2]))
        http = head_bytes(f"{exchange.request_method} {target} HTTP/1.1", tuple(kept))
        fields = about | {"WARC-Concurrent-To": answer_id}
        return [make_record("request", self._id("request"), fields, exchange.request_body, http)]

    def _append(self, records: Sequence[WarcRecord]) -> list[tuple[int, int]]:
        """Write records in one go; offset and length of each in the file."""
        content = memoryview(b"".join(one.member for one in records))
        with cannot_write(self.path):
            try:
                while content:
                    content = content[self._file.write(content) :]
            except OSError:  # the disk is full: leave whole records only
                self._file.truncate(self._end)
                raise
        places = []
        for one in records:
            places.append((self._end, len(one.member)))
            self._end += len(one.member)
        self._count += len(records)
        return places


def _about(url: str, moment: datetime) -> dict[str, str]:
    """What the records of one visit share."""
    return {"WARC-Target-URI": one_line(url), "WARC-Date": utc_text(moment)}


def _body_sha256(exchange: Exchange) -> tuple[str | None, str | None]:
    """Hex SHA-256 of the decoded body; None and why when it cannot be decoded."""
    try:
        body = decoded(exchange.raw, exchange.header("content-encoding"))
    except ArchiveError as error:
        return None, str(error)
    known = exchange.raw_sha256 if body is exchange.raw else None
    return known or hashlib.sha256(body).hexdigest(), None


def _kept_headers(headers: Headers, length: int | None) -> Headers:
    """Headers without transfer coding; with the payload's real length where it is given."""
    kept = tuple((n, v) for n, v in headers if n.lower() != "transfer-encoding")
    if length is None:
        return kept
    kept = tuple((n, v) for n, v in kept if n.lower() != "content-length")
    return (*kept, ("Content-Length", str(length)))

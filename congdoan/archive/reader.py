"""Reads WARC files, ours and foreign ones: records out, each with its body decoded and checked.

One bad record costs one record: it comes back with a problem and the others are read. Whether a
page is of any use is decided elsewhere.
"""

from __future__ import annotations

import dataclasses
import hashlib
import mmap
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Literal

from congdoan.archive.companion import Companion, parse_companion, utc_moment
from congdoan.archive.dissect import RawRecord, dissected
from congdoan.archive.files import archive_name
from congdoan.archive.members import Frame, frames, opened
from congdoan.archive.wire import Headers, dechunk, decoded, digest_fits, header, parse_head
from congdoan.errors import ArchiveError
from congdoan.records import ArticleRef, Attempt, Capture, Role, record

Kind = Literal["response", "revisit", "attempt", "other"]

_STATUS = re.compile(r"HTTP/\d(?:\.\d)?[ \t]+(\d{3})(?!\d)")
_SILENT = frozenset({"warcinfo", "request"})  # they describe other records


@record
class ArchivedRecord:
    """One record of a WARC file that stands for a visit of a page.

    `captured_at` is null only for a record so damaged that its date is lost. `payload_sha256` is
    the hex digest of the decoded body. `capture` is there for a whole response only; `problem`
    says why a record is skipped. `truncated` is why the crawler cut the body: such a record is
    whole, but its page is not, and it has no capture. `refers_to_at` is when the body of a revisit
    was captured. `source_id`, `role` and `ref` are null in foreign files.
    """

    kind: Kind
    url: str
    captured_at: datetime | None
    offset: int
    length: int
    source_id: str | None = None
    role: Role | None = None
    ref: ArticleRef | None = None
    status: int | None = None
    content_type: str | None = None
    payload_sha256: str | None = None
    truncated: str | None = None
    refers_to_at: datetime | None = None
    capture: Capture | None = None
    attempt: Attempt | None = None
    problem: str | None = None

    @staticmethod
    def of_attempt(attempt: Attempt, offset: int, length: int) -> ArchivedRecord:
        """The record of a try without a usable answer."""
        return ArchivedRecord(
            kind="attempt",
            url=attempt.url,
            captured_at=attempt.attempted_at,
            offset=offset,
            length=length,
            source_id=attempt.source_id,
            ref=attempt.ref,
            status=attempt.status,
            attempt=attempt,
        )


@record
class _Answer:
    """The HTTP part of a response or revisit, or the content of a resource."""

    status: int | None
    headers: Headers
    raw: bytes


def read(warc: Path) -> Iterator[ArchivedRecord]:
    """Every visit in the file, in its order; requests and file descriptions are passed over.

    Raises:
        ArchiveError: missing, empty, no WARC, or without one whole record; says what to do.
    """
    with opened(warc):
        pass  # complain at the call and not at the first record
    return _visits(warc)


def load_capture(path: Path, offset: int, source_id: str) -> Capture:
    """The response that begins at byte `offset`, stamped with `source_id`.

    Raises:
        ArchiveError: there is no readable response at that place.
    """
    with opened(path) as data:
        found = next(visits(path, data, offset), None)
    if found is None or found.offset != offset or found.capture is None:
        why = found.problem if found is not None and found.offset == offset else None
        stale = "no response begins there; delete its .captures.parquet, which is then made again"
        raise ArchiveError(f"{path} at byte {offset}: {why or stale}")
    return dataclasses.replace(found.capture, source_id=source_id)


def _visits(warc: Path) -> Iterator[ArchivedRecord]:
    with opened(warc) as data:
        yield from visits(warc, data)


def visits(warc: Path, data: mmap.mmap, offset: int = 0) -> Iterator[ArchivedRecord]:
    """Visits in the bytes of a file that is called `warc`, from byte `offset` on.

    A visit is paired with the metadata record right behind it.

    Raises:
        ArchiveError: not one whole record, or several in one gzip member.
    """
    waiting: RawRecord | None = None
    for item in dissected(warc, frames(data, offset)):
        if waiting is not None:
            yield _visit(warc, waiting, _companion_of(waiting, item))
            waiting = None
        if isinstance(item, Frame):
            yield _skipped(item, item.problem or "")
        elif item.type == "metadata":
            yield from _attempts(item)
        elif item.type not in _SILENT:
            waiting = item
    if waiting is not None:
        yield _visit(warc, waiting, None)


def _companion_of(visit: RawRecord, item: RawRecord | Frame) -> Companion | None:
    if isinstance(item, Frame) or item.type != "metadata":
        return None
    if item.get("warc-refers-to") != visit.get("warc-record-id"):
        return None
    try:
        found = parse_companion(item.block)
    except ArchiveError:
        return None  # _attempts reports it
    return found if isinstance(found, Companion) else None


def _attempts(item: RawRecord) -> Iterator[ArchivedRecord]:
    try:
        found = parse_companion(item.block)
    except ArchiveError as error:
        yield _skipped(item.frame, str(error), item)
        return
    if isinstance(found, Attempt):
        yield ArchivedRecord.of_attempt(found, item.frame.offset, item.frame.length)


def _skipped(frame: Frame, problem: str, item: RawRecord | None = None) -> ArchivedRecord:
    return ArchivedRecord(
        kind="other",
        url="" if item is None else item.url,
        captured_at=None if item is None else _moment(item.get("warc-date")),
        offset=frame.offset,
        length=frame.length,
        problem=problem,
    )


def _visit(warc: Path, item: RawRecord, companion: Companion | None) -> ArchivedRecord:
    moment = _moment(item.get("warc-date"))
    answer = _answer(item)
    visit = ArchivedRecord(
        kind=_kind(item),
        url=item.url,
        captured_at=moment,
        offset=item.frame.offset,
        length=item.frame.length,
        source_id=companion.source_id if companion is not None else None,
        role=companion.role if companion is not None else None,
        ref=companion.ref if companion is not None else None,
        status=answer.status,
        content_type=header(answer.headers, "content-type"),
        payload_sha256=companion.payload_sha256 if companion is not None else None,
        truncated=item.get("warc-truncated") or None,
        refers_to_at=_moment(item.get("warc-refers-to-date")),
    )
    if visit.kind == "revisit":
        return visit
    try:
        body = _body(item, answer)
    except ArchiveError as error:
        # a cut gzip stream is what a cut body looks like, not a fault of the archive
        return visit if visit.truncated else dataclasses.replace(visit, problem=str(error))
    digest = hashlib.sha256(body).hexdigest()
    return _with_capture(dataclasses.replace(visit, payload_sha256=digest), warc, body)


def _with_capture(visit: ArchivedRecord, warc: Path, body: bytes) -> ArchivedRecord:
    if visit.kind != "response" or visit.truncated:
        return visit
    if visit.captured_at is None or visit.status is None or not visit.url:
        return dataclasses.replace(visit, problem="damaged record: no date, address or status")
    capture = Capture(
        source_id=visit.source_id or "",
        url=visit.url,
        captured_at=visit.captured_at,
        status=visit.status,
        content_type=visit.content_type,
        body=body,
        payload_sha256=visit.payload_sha256 or "",
        warc_file=archive_name(warc),
        warc_offset=visit.offset,
        ref=visit.ref,
    )
    return dataclasses.replace(visit, capture=capture)


def _kind(item: RawRecord) -> Kind:
    if item.type == "revisit":
        return "revisit"
    web = item.url.lower().startswith(("http://", "https://"))
    # a conversion is derived from a response that is there as well: known, never a second page
    return "response" if web and item.type in ("response", "resource") else "other"


def _answer(item: RawRecord) -> _Answer:
    if item.type in ("response", "revisit") and item.block.startswith(b"HTTP/"):
        first, headers, start = parse_head(item.block, "latin-1")
        match = _STATUS.match(first)
        status = int(match[1]) if match else None
        return _Answer(status=status, headers=headers, raw=item.block[start:])
    content_type = tuple((n, v) for n, v in item.headers if n.lower() == "content-type")
    status = 200 if item.type == "resource" else None
    return _Answer(status=status, headers=content_type, raw=item.block)


def _body(item: RawRecord, answer: _Answer) -> bytes:
    """The decoded body.

    Raises:
        ArchiveError: its digest does not fit, or its coding cannot be undone.
    """
    plain = None
    if "chunked" in (header(answer.headers, "transfer-encoding") or "").lower():
        plain = dechunk(answer.raw)
    raw = answer.raw if plain is None else plain
    stated = item.get("warc-payload-digest")
    if stated and not digest_fits(stated, answer.raw, raw):
        raise ArchiveError("digest mismatch: the bytes of the page have changed")
    return decoded(raw, header(answer.headers, "content-encoding"))


def _moment(text: str) -> datetime | None:
    try:
        return utc_moment(text) if text else None
    except ValueError:
        return None

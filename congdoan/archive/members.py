"""Walks a WARC file record by record and survives damage: gzip members or plain records.

Each record is looked at by itself, so that one bad record costs one record. What cannot be read
becomes a frame with a problem, and the walk goes on at the next place where a record begins.
"""

from __future__ import annotations

import mmap
import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from congdoan.archive.wire import parse_head
from congdoan.errors import ArchiveError
from congdoan.records import record

_CHUNK = 1 << 16
_MAX_RECORD = 256 << 20  # more is no web page; without a limit one gzip bomb fills the memory
_GZIP = b"\x1f\x8b\x08"
_WARC = b"WARC/"
_PLAIN_START = re.compile(rb"WARC/\d\.\d+[ \t]*\r?\n")
OVERSIZE = f"oversize record: more than {_MAX_RECORD} bytes"
TORN = "torn record: the file ends inside it"


@record
class Frame:
    """The bytes of one record (uncompressed) and where it lies in the file; or what is wrong."""

    offset: int
    length: int
    data: bytes = b""
    problem: str | None = None

    @property
    def is_torn(self) -> bool:
        """Whether the file ended inside the record."""
        return self.problem == TORN


class _Damaged(Exception):  # noqa: N818 - a signal inside this module, never seen outside
    """The record at this place cannot be read; no text when the file ends inside it."""


@contextmanager
def opened(warc: Path) -> Iterator[mmap.mmap]:
    """The bytes of a WARC file.

    Raises:
        ArchiveError: missing, empty, unreadable, or not a WARC file.
    """
    try:
        with warc.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
            _check_start(warc, data)
            yield data
    except ValueError as error:  # mmap refuses empty files
        raise ArchiveError(f"{warc} is empty: copy the WARC file again") from error
    except FileNotFoundError as error:
        raise ArchiveError(f"{warc} does not exist: give the path of a WARC file") from error
    except OSError as error:
        raise ArchiveError(
            f"{warc} cannot be read ({error.strerror}): give the path of a WARC file"
        ) from error


def is_gzip(data: mmap.mmap) -> bool:
    """Whether the file is compressed."""
    return data[:3] == _GZIP


def _check_start(warc: Path, data: mmap.mmap) -> None:
    if _begins_record(data, 0) if is_gzip(data) else data[:5] == _WARC:
        return
    if len(data) < 3 and _GZIP.startswith(data[:]):  # noqa: PLR2004 - the magic's length
        raise ArchiveError(f"{warc} is truncated in its first record: copy the file again")
    raise ArchiveError(
        f"{warc} is not a WARC file (it begins with {data[:8]!r}): give a .warc or .warc.gz file"
    )


def _begins_record(data: mmap.mmap, offset: int) -> bool:
    try:
        start = zlib.decompressobj(31).decompress(data[offset : offset + 512], len(_WARC))
    except zlib.error:
        return False
    # a member torn in its first bytes may decompress to less
    return start == _WARC or (_WARC.startswith(start) and offset + 512 >= len(data))


def frames(data: mmap.mmap, offset: int = 0) -> Iterator[Frame]:
    """Every record from `offset` on, in the order of the file; damage as frames with a problem."""
    read, find = (_member, _next_member) if is_gzip(data) else (_plain, _next_plain)
    while offset < len(data):
        try:
            content, end = read(data, offset)
            yield Frame(offset=offset, length=end - offset, data=content)
        except _Damaged as damage:
            after = find(data, offset + 1)
            end = len(data) if after is None else after
            unended = TORN if after is None else "damaged record: it runs into the next one"
            problem = str(damage) or unended
            yield Frame(offset=offset, length=end - offset, problem=problem)
        offset = _past_padding(data, end)


def _past_padding(data: mmap.mmap, offset: int) -> int:
    # line ends between plain records, zero bytes after the last gzip member
    while offset < len(data) and data[offset : offset + 1] in (b"\r", b"\n", b"\0"):
        offset += 1
    return offset


def _member(data: mmap.mmap, offset: int) -> tuple[bytes, int]:
    stream, parts, size, position = zlib.decompressobj(31), [], 0, offset
    while not stream.eof:
        chunk = data[position : position + _CHUNK]
        if not chunk:
            raise _Damaged("")
        try:
            part = stream.decompress(chunk, _MAX_RECORD - size + 1)
        except zlib.error as error:
            raise _Damaged(f"damaged record: {error}") from error
        size += len(part)
        if size > _MAX_RECORD:
            raise _Damaged(OVERSIZE)
        parts.append(part)
        position += len(chunk)
    return b"".join(parts), position - len(stream.unused_data)


def _next_member(data: mmap.mmap, start: int) -> int | None:
    position = data.find(_GZIP, start)
    while position != -1 and not _begins_record(data, position):
        position = data.find(_GZIP, position + 1)
    return None if position == -1 else position


def _plain(data: mmap.mmap, offset: int) -> tuple[bytes, int]:
    if not _PLAIN_START.match(data, offset):
        raise _Damaged("damaged record: no WARC header where one should begin")
    head_end = data.find(b"\r\n\r\n", offset)
    if head_end == -1:
        raise _Damaged("")
    head = data[offset : head_end + 4]
    _, headers, _ = parse_head(head, "utf-8")
    length = next((v for n, v in headers if n.lower() == "content-length"), "")
    if not length.isascii() or not length.isdigit():
        raise _Damaged("damaged record: no usable Content-Length")
    end = head_end + 4 + int(length)
    if end > len(data):
        raise _Damaged("")
    if data[end : end + 4] not in (b"\r\n\r\n", b""):
        raise _Damaged("damaged record: Content-Length does not fit")
    return data[offset:end], end


def _next_plain(data: mmap.mmap, start: int) -> int | None:
    for match in _PLAIN_START.finditer(data, start):
        if data[match.start() - 1 : match.start()] == b"\n":
            return match.start()
    return None


def whole_part(spool: Path) -> tuple[int, int]:
    """(bytes, records) of a spool up to its last whole gzip member; what follows is torn."""
    if spool.stat().st_size == 0:
        return 0, 0
    end = count = 0
    with spool.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        while end < len(data):
            try:
                _, end = _member(data, end)
            except _Damaged:
                break
            count += 1
    return end, count

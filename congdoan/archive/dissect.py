"""Takes WARC records apart into headers and block, and checks the digest of the block.

Between members.py (bytes in a file) and reader.py (what a record means to us).
"""

from __future__ import annotations

import mmap
from collections.abc import Iterator
from pathlib import Path

from congdoan.archive.members import OVERSIZE, Frame, frames
from congdoan.archive.wire import Headers, digest_fits, header, parse_head
from congdoan.errors import ArchiveError
from congdoan.records import record


@record
class RawRecord:
    """A whole WARC record; `frame` says where it lies."""

    frame: Frame
    type: str
    headers: Headers
    block: bytes

    def get(self, name: str) -> str:
        """First value of a WARC header (given in lower case); empty when absent."""
        return header(self.headers, name) or ""

    @property
    def url(self) -> str:
        """The target address; some writers put it in angle brackets or leave spaces in it."""
        return self.get("warc-target-uri").strip("<>").replace(" ", "%20")


def dissected(warc: Path, walk: Iterator[Frame]) -> Iterator[RawRecord | Frame]:
    """Each record taken apart, or its frame with the problem.

    Raises:
        ArchiveError: not one whole record, or several records share a gzip member so that none
            of them can be found again.
    """
    whole = 0
    for frame in walk:
        item = frame if frame.problem is not None else _dissect(warc, frame)
        if isinstance(item, RawRecord):
            whole += 1
        elif frame.is_torn and whole == 0:
            raise ArchiveError(f"{warc} is truncated in its first record: copy the file again")
        yield item


def is_record_per_member(data: mmap.mmap) -> bool:
    """Whether the first gzip member ends where its record ends, as WARC asks for.

    True for damaged files too: the damage is then reported by who reads them.
    """
    first = next(frames(data))
    if first.problem is not None:
        return first.problem != OVERSIZE
    try:
        _dissect(Path(), first)
    except ArchiveError:
        return False
    return True


def _dissect(warc: Path, frame: Frame) -> RawRecord | Frame:
    first, headers, start = parse_head(frame.data, "utf-8")
    length = header(headers, "content-length") or ""
    if not first.startswith("WARC/") or not (length.isascii() and length.isdigit()):
        return _damaged(frame, "damaged record: no WARC header")
    end = start + int(length)
    if end > len(frame.data):
        return _damaged(frame, "damaged record: shorter than its Content-Length")
    if frame.data[end : end + 64].strip(b"\r\n\0"):
        raise ArchiveError(
            f"{warc} at byte {frame.offset} has several records in one gzip member: "
            "`congdoan import` it, which compresses them one by one"
        )
    block = frame.data[start:end]
    stated = header(headers, "warc-block-digest")
    kind = (header(headers, "warc-type") or "").lower()
    # tools disagree on what the block digest of a revisit covers
    if stated and kind != "revisit" and not digest_fits(stated, block):
        return _damaged(frame, "digest mismatch: the bytes of the record have changed")
    place = Frame(offset=frame.offset, length=frame.length)
    return RawRecord(frame=place, type=kind, headers=headers, block=block)


def _damaged(frame: Frame, problem: str) -> Frame:
    return Frame(offset=frame.offset, length=frame.length, problem=problem)

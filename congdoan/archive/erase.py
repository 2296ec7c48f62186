"""Takes pages out of the archive for good: the one door through which bytes leave it.

Files that hold the page are written anew without its records, every other record byte for byte and
at its place, and take the place of the old ones. What was erased, when and why is noted beside the
archive; harvest, import and assembly read the note and do not let the page in again.
"""

from __future__ import annotations

import dataclasses
import json
import struct
import zlib
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

from congdoan.archive.companion import utc_text
from congdoan.archive.dissect import RawRecord, dissected
from congdoan.archive.files import (
    IMPORTED,
    archive_lock,
    archive_name,
    file_digest,
    index_path,
    limits_path,
    list_warcs,
    staged,
    sync_folder,
)
from congdoan.archive.index import ensure_index
from congdoan.archive.members import frames, opened
from congdoan.archive.writer import record_id
from congdoan.records import record

_NOTE = "erased.jsonl"


@record
class Erased:
    """What was done: records taken out per file, and the digests of the files as they were."""

    records: dict[str, int]
    old_digests: tuple[str, ...]


def erased_addresses(archive: Path) -> frozenset[str]:
    """Every address of the pages that were erased, as they were written then.

    Addresses and not keys, because a key follows from the rules of the day it is made.
    """
    return frozenset(url for row in _notes(archive) for url in row.get("urls", ()))


def erased_files(archive: Path) -> dict[str, str]:
    """SHA-256 -> name, of files as they were with a page that was erased from them."""
    return {row["sha256"]: row["file"] for row in _notes(archive) if "sha256" in row}


def note_lines(archive: Path) -> list[str]:
    """The lines of the note."""
    path = archive / _NOTE
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    return [line for line in lines if line]


def add_lines(archive: Path, lines: Iterable[str]) -> None:
    """Take over lines of another archive's note; the caller holds the lock of the archive."""
    known = note_lines(archive)
    new = [line for line in lines if line not in known]
    if new:
        with staged(archive) as made:
            made.file.write("".join(f"{line}\n" for line in (*known, *new)).encode())
            made.publish(archive / _NOTE)


def erase(
    archive: Path, urls: Iterable[str], is_page: Callable[[str], bool], reason: str, now: datetime
) -> Erased:
    """Take every record of a page out of the archive.

    Args:
        archive: the archive folder.
        urls: the page's addresses; written into the note, so that none comes back.
        is_page: whether an address is one of the page's.
        reason: for the note: who asked, and why.
        now: UTC.

    Raises:
        ArchiveError: a file cannot be read or written; files already rewritten stay so, and
            doing it again finishes the work.
    """
    counts: dict[str, int] = {}
    digests: list[str] = []
    with archive_lock(archive):
        note(archive, urls=sorted(urls), reason=reason, erased_at=utc_text(now))
        for warc in list_warcs(archive):
            holes, has_more = _holes(warc, is_page)
            if holes:
                digests.append(file_digest(warc))
                counts[archive_name(warc)] = sum(hole.records for hole in holes)
                note(archive, file=archive_name(warc), sha256=digests[-1])  # for copies elsewhere
                if (left := _without(warc, holes, has_more=has_more)) is not None:
                    ensure_index(left, archive)
    return Erased(records=counts, old_digests=tuple(digests))


def leave_out(warc: Path, is_page: Callable[[str], bool]) -> tuple[Path | None, int]:
    """The file without the records of such pages, and how many these were.

    It is None when nothing else was in it. The caller holds the archive's lock.
    """
    holes, has_more = _holes(warc, is_page)
    kept = _without(warc, holes, has_more=has_more) if holes else warc
    return kept, sum(hole.records for hole in holes)


def note(archive: Path, **row: Any) -> None:  # noqa: ANN401 - what JSON can hold
    """Write a line into the note of what was taken down; it never holds anything of a page."""
    add_lines(archive, [json.dumps(row, ensure_ascii=False)])


def _notes(archive: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in note_lines(archive)]


@record
class _Hole:
    """Neighbouring records that go: where they lie, how many they are, the date of the first."""

    offset: int
    end: int
    records: int
    date: str


def _holes(warc: Path, is_page: Callable[[str], bool]) -> tuple[list[_Hole], bool]:
    """What has to go, and whether anything else is in the file."""
    holes: list[_Hole] = []
    has_more = False
    with opened(warc) as data:
        for item in dissected(warc, frames(data)):
            if not (isinstance(item, RawRecord) and item.url and is_page(item.url)):
                has_more = True
                continue
            start, end = item.frame.offset, item.frame.offset + item.frame.length
            if holes and holes[-1].end == start:
                last = holes.pop()
                holes.append(dataclasses.replace(last, end=end, records=last.records + 1))
            else:
                holes.append(_Hole(offset=start, end=end, records=1, date=item.get("warc-date")))
    return holes, has_more


def _without(warc: Path, holes: list[_Hole], *, has_more: bool) -> Path | None:
    """The file without what lay in the holes; an imported one gets its new digest as name.

    A record of the same length fills each hole, so that every other record keeps its place, which
    published rows name. A file that held nothing else is removed.
    """
    with opened(warc) as data, staged(warc.parent) as made:
        start = 0
        for hole in holes:
            made.file.write(data[start : hole.offset])
            made.file.write(_filler(hole))
            start = hole.end
        made.file.write(data[start:])
        made.file.flush()
        is_import = warc.parent.name == IMPORTED
        final = warc.with_name(f"{file_digest(made.path)}.warc.gz") if is_import else warc
        index_path(warc).unlink(missing_ok=True)
        if has_more:
            made.publish(final)
    if final != warc or not has_more:
        if limits_path(warc).exists():
            limits_path(warc).replace(limits_path(final))
        warc.unlink()
        sync_folder(warc.parent)
    return final if has_more else None


def _filler(hole: _Hole) -> bytes:
    """A gzip member with a note, stretched by a comment in its header to the length of the hole.

    The same hole is filled with the same bytes. Nothing, where even the note is too long.
    """
    note = b"the record was taken down\r\n"
    head = (
        f"WARC/1.1\r\nWARC-Type: metadata\r\nWARC-Record-ID: {record_id('hole', hole.offset)}\r\n"
        f"WARC-Date: {hole.date}\r\nContent-Type: text/plain\r\nContent-Length: {len(note)}\r\n\r\n"
    )
    content = head.encode() + note + b"\r\n\r\n"
    machine = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = machine.compress(content) + machine.flush()
    packed += struct.pack("<II", zlib.crc32(content), len(content))
    spare = hole.end - hole.offset - len(_GZIP_WITH_COMMENT) - 1 - len(packed)
    return b"" if spare < 0 else _GZIP_WITH_COMMENT + b"." * spare + b"\0" + packed


_GZIP_WITH_COMMENT = b"\x1f\x8b\x08\x10\0\0\0\0\0\xff"  # RFC 1952: FCOMMENT, no time, any system

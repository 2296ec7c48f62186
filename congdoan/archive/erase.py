"""Takes pages out of the archive for good: the one door through which bytes leave it.

Files that hold the page are written anew without its records, every other record byte for byte,
and take the place of the old ones. What was erased, when and why is noted beside the archive;
harvest, import and assembly read the note and do not let the page in again.
"""

from __future__ import annotations

import json
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
from congdoan.archive.members import Frame, frames, opened
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
            places = _places(warc, is_page)
            if places:
                digests.append(file_digest(warc))
                counts[archive_name(warc)] = len(places)
                if (left := _without(warc, places)) is not None:
                    ensure_index(left, archive)
    return Erased(records=counts, old_digests=tuple(digests))


def leave_out(warc: Path, is_page: Callable[[str], bool]) -> tuple[Path | None, int]:
    """The file without the records of such pages, and how many these were.

    It is None when nothing else was in it. The caller holds the archive's lock.
    """
    places = _places(warc, is_page)
    return (_without(warc, places) if places else warc), len(places)


def note(archive: Path, **row: Any) -> None:  # noqa: ANN401 - what JSON can hold
    """Write a line into the note of what was taken down; it never holds anything of a page."""
    path = archive / _NOTE
    before = path.read_text(encoding="utf-8") if path.is_file() else ""
    with staged(archive) as made:
        made.file.write((before + json.dumps(row, ensure_ascii=False) + "\n").encode())
        made.publish(path)


def _notes(archive: Path) -> list[dict[str, Any]]:
    path = archive / _NOTE
    if not path.is_file():
        return []
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def _places(warc: Path, is_page: Callable[[str], bool]) -> list[Frame]:
    with opened(warc) as data:
        return [
            item.frame
            for item in dissected(warc, frames(data))
            if isinstance(item, RawRecord) and item.url and is_page(item.url)
        ]


def _without(warc: Path, places: list[Frame]) -> Path | None:
    """The file without the records at these places; an imported one gets its new digest as name.

    A file that held nothing else is removed.
    """
    with opened(warc) as data, staged(warc.parent) as made:
        start = 0
        for place in places:
            made.file.write(data[start : place.offset])
            start = place.offset + place.length
        made.file.write(data[start:])
        made.file.flush()
        is_import = warc.parent.name == IMPORTED
        final = warc.with_name(f"{file_digest(made.path)}.warc.gz") if is_import else warc
        index_path(warc).unlink(missing_ok=True)
        is_empty = made.file.tell() == 0
        if not is_empty:
            made.publish(final)
    if is_empty or final != warc:
        if limits_path(warc).exists():
            limits_path(warc).replace(limits_path(final))
        warc.unlink()
        sync_folder(warc.parent)
    return None if is_empty else final

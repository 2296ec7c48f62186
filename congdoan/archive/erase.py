"""Takes a page out of the archive for good: the one door through which bytes leave it.

Files that hold the page are written anew without its records, every other record byte for byte,
and take the place of the old ones. What was erased, when and why is noted beside the archive; the
harvest reads the note and does not bring the page back.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from congdoan.archive.companion import utc_text
from congdoan.archive.dissect import RawRecord, dissected
from congdoan.archive.files import (
    IMPORTED,
    archive_lock,
    archive_name,
    file_digest,
    index_path,
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


def erased_keys(archive: Path) -> frozenset[str]:
    """The url_keys of all pages that were erased."""
    path = archive / _NOTE
    if not path.is_file():
        return frozenset()
    lines = path.read_text(encoding="utf-8").splitlines()
    return frozenset(json.loads(line)["url_key"] for line in lines if line)


def erase(
    archive: Path, url_key: str, is_page: Callable[[str], bool], reason: str, now: datetime
) -> Erased:
    """Take every record of a page out of the archive.

    Args:
        archive: the archive folder.
        url_key: written into the note, so that the page is not fetched again.
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
        _note(archive, {"url_key": url_key, "reason": reason, "erased_at": utc_text(now)})
        for warc in list_warcs(archive):
            places = _places(warc, is_page)
            if places:
                digests.append(file_digest(warc))
                counts[archive_name(warc)] = len(places)
                ensure_index(_without(warc, places), archive)
    return Erased(records=counts, old_digests=tuple(digests))


def _note(archive: Path, row: dict[str, str]) -> None:
    path = archive / _NOTE
    before = path.read_text(encoding="utf-8") if path.is_file() else ""
    with staged(archive) as made:
        made.file.write((before + json.dumps(row, ensure_ascii=False) + "\n").encode())
        made.publish(path)


def _places(warc: Path, is_page: Callable[[str], bool]) -> list[Frame]:
    with opened(warc) as data:
        return [
            item.frame
            for item in dissected(warc, frames(data))
            if isinstance(item, RawRecord) and item.url and is_page(item.url)
        ]


def _without(warc: Path, places: list[Frame]) -> Path:
    """The file without the records at these places; an imported one gets its new digest as name."""
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
        made.publish(final)
    if final != warc:
        warc.unlink()
        sync_folder(warc.parent)
    return final

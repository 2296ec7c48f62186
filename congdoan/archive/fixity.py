"""Whether the archive still holds the bytes it was given."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from congdoan.archive.files import IMPORTED, archive_name, file_digest, list_warcs
from congdoan.archive.index import ensure_index, recorded_digest
from congdoan.archive.reader import read
from congdoan.errors import ArchiveError
from congdoan.records import record

_DIGEST_NAME = re.compile(r"([0-9a-f]{64})\.warc\.gz")


@record
class FileState:
    """What came of reading one WARC file through; `problems` name the byte of each bad record."""

    file: str
    records: int
    problems: tuple[str, ...]


def verify(archive: Path) -> Iterator[FileState]:
    """Every file of the archive, oldest first, each record's digests and the file's own checked."""
    for warc in list_warcs(archive):
        yield _verified(warc, archive)


def _verified(warc: Path, archive: Path) -> FileState:
    problems, records = [], 0
    try:
        for visit in read(warc):
            records += 1
            if visit.problem is not None:
                problems.append(f"byte {visit.offset}: {visit.problem}")
        wanted = _stated_digest(warc)
        if wanted is None:
            ensure_index(warc, archive)
        elif wanted != file_digest(warc):
            problems.append("the file is not the one that was written: its digest differs")
    except ArchiveError as error:
        problems.append(str(error))
    return FileState(file=archive_name(warc), records=records, problems=tuple(problems))


def _stated_digest(warc: Path) -> str | None:
    """The digest that an imported file has as its name, or that the index of one of ours notes."""
    named = _DIGEST_NAME.fullmatch(warc.name)
    if warc.parent.name == IMPORTED and named is not None:
        return named[1]
    return recorded_digest(warc)

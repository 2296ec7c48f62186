"""Takes a foreign WARC file into the archive: a dead site's copy, Common Crawl, a colleague's.

The file is stored under its digest and never changed; one that is not compressed record by record
is compressed so first, because a page must be found again by its offset.
"""

from __future__ import annotations

import gzip
import json
import logging
import shutil
import zlib
from collections.abc import Callable, Iterable
from pathlib import Path

from congdoan.archive.dissect import is_record_per_member
from congdoan.archive.erase import leave_out
from congdoan.archive.files import (
    IMPORTED,
    Staged,
    archive_lock,
    file_digest,
    limits_path,
    staged,
)
from congdoan.archive.index import ensure_index
from congdoan.archive.members import TORN, frames, is_gzip, opened
from congdoan.archive.reader import visits
from congdoan.errors import ArchiveError

_LOG = logging.getLogger(__name__)


def import_warc(
    path: Path, archive: Path, is_erased: Callable[[str], bool] = lambda _url: False
) -> tuple[Path, int]:
    """The file in the archive that holds the records of `path`; the same for the same file.

    Records of pages that were taken down are left out; the second value is how many these were.

    Raises:
        ArchiveError: it is missing, no WARC, truncated or without a page, or cannot be stored.
    """
    with opened(path) as data:
        as_it_is = is_gzip(data) and is_record_per_member(data)
        unzip = is_gzip(data) and not as_it_is
    with archive_lock(archive), staged(archive / IMPORTED) as made:
        if as_it_is:
            _copy(path, made)
        elif unzip:
            _recompress(path, made)
        else:
            _compress(path, path, made)
        made.file.flush()
        _check(path, made.path)
        final = archive / IMPORTED / f"{file_digest(made.path)}.warc.gz"
        if not final.exists():
            made.publish(final)
        kept, erased = leave_out(final, is_erased)
    if kept is None:
        raise ArchiveError(f"{path} holds nothing but pages that were taken down")
    ensure_index(kept, archive)
    _LOG.info("imported file=%s as=%s", path, kept.name)
    return kept, erased


def limit(stored: Path, sources: Iterable[str]) -> None:
    """Let only these sources take pages from an imported file; none means all of them.

    Sources that an earlier import of the same file named stay.
    """
    wanted, note = set(sources), limits_path(stored)
    if not wanted:
        note.unlink(missing_ok=True)
        return
    with staged(stored.parent) as made:
        made.file.write(
            json.dumps({"sources": sorted(wanted | (limited_to(stored) or set()))}).encode()
        )
        made.publish(note)


def limited_to(warc: Path) -> frozenset[str] | None:
    """The sources that may take pages from a file; None when all may.

    Raises:
        ArchiveError: the note beside the file cannot be read.
    """
    note = limits_path(warc)
    try:
        return frozenset(json.loads(note.read_bytes())["sources"])
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ArchiveError(f"{note} is damaged: import the file again, or delete it") from error


def _copy(path: Path, made: Staged) -> None:
    with path.open("rb") as file:
        shutil.copyfileobj(file, made.file)


def _recompress(path: Path, made: Staged) -> None:
    with staged(made.path.parent) as plain:
        try:
            with gzip.open(path) as file:
                shutil.copyfileobj(file, plain.file)
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            raise ArchiveError(
                f"{path} is truncated or damaged ({error}): copy the file again"
            ) from error
        plain.file.flush()
        _compress(path, plain.path, made)


def _compress(path: Path, plain: Path, made: Staged) -> None:
    """Each record of `plain` as a gzip member; a damaged stretch too, so that it is reported."""
    with opened(plain) as data:
        for number, frame in enumerate(frames(data)):
            if frame.is_torn:
                raise _truncated(path, frame.offset, number)
            content = data[frame.offset : frame.offset + frame.length]
            member = zlib.compressobj(9, zlib.DEFLATED, 31)
            made.file.write(member.compress(content + b"\r\n\r\n"))
            made.file.write(member.flush())


def _check(path: Path, stored: Path) -> None:
    """Read everything once before it becomes part of the archive."""
    pages = count = 0
    with opened(stored) as data:
        for count, visit in enumerate(visits(path, data), 1):
            if visit.problem == TORN:
                raise _truncated(path, visit.offset, count - 1)
            pages += visit.kind in ("response", "revisit") and visit.problem is None
    if not pages:
        raise ArchiveError(
            f"{path} holds no readable page among {count} records: give a file of HTTP responses"
        )


def _truncated(path: Path, offset: int, whole: int) -> ArchiveError:
    return ArchiveError(
        f"{path} is truncated: it ends inside the record at byte {offset}, after {whole} whole "
        f"ones; copy the file again, or keep its whole part with `head -c {offset}`"
    )

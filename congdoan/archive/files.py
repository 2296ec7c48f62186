"""Files that appear whole or not at all, the lock of the archive, and the names used inside it.

A file is written under a temporary name, synchronised, renamed, and its folder synchronised. The
writer holds a lock on its temporary file, so that a sweep can tell what a killed process left
behind from what another process is writing at this moment; no clock is asked.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import re
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from congdoan.errors import ArchiveError

_YEAR = re.compile(r"\d{4}")
_RUN_NAME = re.compile(r"(\d{8}T\d{6}Z)-(.+)-(\d+)\.warc\.gz")
IMPORTED = "imported"


def spool_folder(archive: Path) -> Path:
    """Where unfinished spools and the lock live."""
    return archive / ".spool"


def index_path(warc: Path) -> Path:
    """The captures index beside a WARC file."""
    stem = warc.name.removesuffix(".gz").removesuffix(".warc")
    return warc.with_name(f"{stem}.captures.parquet")


def limits_path(warc: Path) -> Path:
    """The note beside an imported file that says which sources may take pages from it."""
    return index_path(warc).with_suffix("").with_suffix(".only.json")


def archive_name(warc: Path) -> str:
    """The file's path relative to the archive folder, with slashes; its bare name elsewhere.

    >>> archive_name(Path("data/archive/2026/20261120T020304Z-r1-1.warc.gz"))
    '2026/20261120T020304Z-r1-1.warc.gz'
    """
    folder = warc.parent.name
    inside = folder == IMPORTED or _YEAR.fullmatch(folder)
    return f"{folder}/{warc.name}" if inside else warc.name


def run_name_parts(warc: Path) -> tuple[str, str, int] | None:
    """(start, run id, number) of a finished file's name; None when it is named otherwise."""
    match = _RUN_NAME.fullmatch(warc.name)
    return (match[1], match[2], int(match[3])) if match else None


def own_warcs(archive: Path) -> tuple[Path, ...]:
    """Finished WARC files of our runs, by start, run and number."""
    found = [
        (parts, path)
        for path in archive.glob("[0-9][0-9][0-9][0-9]/*.warc.gz")
        if (parts := run_name_parts(path)) is not None
    ]
    return tuple(path for _, path in sorted(found))


def list_warcs(archive: Path) -> tuple[Path, ...]:
    """Finished WARC files, oldest first: imported ones hold the past, so they lead."""
    return (*sorted((archive / IMPORTED).glob("*.warc.gz")), *own_warcs(archive))


def file_digest(path: Path) -> str:
    """Hex SHA-256 of a file, read in pieces."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def sync_folder(folder: Path) -> None:
    """Make renames in `folder` survive a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def lock(file: BinaryIO, *, wait: bool) -> bool:
    """Take the exclusive lock of an open file; False when another holder keeps it."""
    try:
        fcntl.flock(file, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


@contextmanager
def cannot_write(path: Path) -> Iterator[None]:
    """Turn an operating system's refusal into one sentence that names the file.

    Raises:
        ArchiveError: the disk is full, the folder is read-only, and the like.
    """
    try:
        yield
    except OSError as error:
        raise ArchiveError(
            f"{path} cannot be written: {error.strerror or error}; "
            "free the disk or give another data folder"
        ) from error


@contextmanager
def archive_lock(archive: Path) -> Iterator[None]:
    """Keep other processes and threads from joining, salvaging or importing meanwhile."""
    path = spool_folder(archive) / "lock"
    with cannot_write(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        file = path.open("ab")
    with file:
        lock(file, wait=True)
        yield


class Staged:
    """A file in the making: write to `file`, then `publish` it under its name, at most once."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / f".{uuid.uuid4().hex}.tmp"
        self.file = self.path.open("xb")
        lock(self.file, wait=True)
        while not self.path.exists():  # a sweep was quicker than the lock
            self.file.close()
            self.file = self.path.open("xb")
            lock(self.file, wait=True)

    def publish(self, final: Path) -> None:
        """Give the finished file its name, replacing an equal one."""
        self.file.flush()
        os.fsync(self.file.fileno())
        final.parent.mkdir(parents=True, exist_ok=True)
        self.path.replace(final)
        sync_folder(final.parent)


@contextmanager
def staged(folder: Path) -> Iterator[Staged]:
    """A `Staged` file in `folder` (which is made); gone afterwards unless it was published.

    Raises:
        ArchiveError: it cannot be written.
    """
    with cannot_write(folder):
        folder.mkdir(parents=True, exist_ok=True)
        made = Staged(folder)
        with made.file:
            try:
                yield made
            finally:
                made.path.unlink(missing_ok=True)


def sweep(archive: Path) -> None:
    """Remove temporary files that killed processes left; those being written are locked."""
    for path in archive.glob("*/.*.tmp"):
        with suppress(FileNotFoundError), path.open("rb") as file:
            if lock(file, wait=False):
                path.unlink(missing_ok=True)

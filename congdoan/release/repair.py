"""Puts back damaged files of a version from a rebuilt one: the same bytes or nothing.

The same archive, rules and program give the same bytes, so that a part of any version can be made
again as long as its rules are the present ones. A file with other bytes is never put in its place.
"""

from __future__ import annotations

import os
import shutil
import uuid
from pathlib import Path

from congdoan.errors import UsageError
from congdoan.release.parts import file_sha256
from congdoan.release.reading import Release


def damaged(release: Release) -> dict[str, str]:
    """Parquet file -> SHA-256 that it should have, of those that are missing or have another."""
    return {
        entry["path"]: entry["sha256"]
        for table in release.manifest["tables"].values()
        for entry in table["files"]
        if _digest(release.path() / entry["path"]) != entry["sha256"]
    }


def _digest(path: Path) -> str | None:
    try:
        return file_sha256(path)
    except OSError:
        return None


def mend(release: Release, rebuilt: Release) -> tuple[list[str], list[str]]:
    """(files that are whole again, files for which the rebuilt version has no equal).

    Raises:
        UsageError: the folder cannot be written.
    """
    known = {
        entry["sha256"]: rebuilt.path() / entry["path"]
        for table in rebuilt.manifest["tables"].values()
        for entry in table["files"]
    }
    mended, left = [], []
    for name, digest in damaged(release).items():
        if digest not in known:
            left.append(name)
            continue
        try:
            _put(known[digest], release.path() / name)
        except OSError as error:
            raise UsageError(f"{name} cannot be written: {error.strerror}") from error
        mended.append(name)
    return mended, left


def _put(source: Path, final: Path) -> None:
    """Copy under another name, then rename: readers see the old file or the whole new one."""
    final.parent.mkdir(parents=True, exist_ok=True)
    temp = final.with_name(f".{uuid.uuid4().hex}.tmp")
    try:
        shutil.copyfile(source, temp)
        with temp.open("rb") as file:
            os.fsync(file.fileno())
        temp.replace(final)
    finally:
        temp.unlink(missing_ok=True)

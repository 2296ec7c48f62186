"""Where a version is made before it appears: a folder of its own, locked while its builder lives.

No clock and no process number decides what is left over: whoever works holds a lock that the
system lets go when he dies.
"""

from __future__ import annotations

import fcntl
import logging
import os
import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from congdoan.errors import UsageError

_log = logging.getLogger(__name__)
_STAGING = ".staging-"


@contextmanager
def alone(root: Path) -> Iterator[None]:
    """Hold the releases folder: short work on its own entries (index, locks) excludes others'."""
    handle = os.open(root, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


@contextmanager
def staging(root: Path) -> Iterator[Path]:
    """A fresh folder beside the versions, removed at the end unless it was renamed away.

    Raises:
        UsageError: the folder cannot be written.
    """
    folder = root / f"{_STAGING}{uuid.uuid4().hex}"
    lock = root / f"{folder.name}.lock"
    try:
        root.mkdir(parents=True, exist_ok=True)
        with alone(root):  # locked before a sweep can see it
            file = lock.open("w")
            fcntl.flock(file, fcntl.LOCK_EX)
    except OSError as error:
        raise UsageError(f"cannot write to {root}: {error.strerror}") from error
    with file:
        try:
            folder.mkdir()
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)
            lock.unlink(missing_ok=True)


def sweep(root: Path) -> int:
    """Remove staging folders and temporary files whose maker is gone; how many folders."""
    if not root.is_dir():
        return 0
    with alone(root):
        removed = 0
        for folder in leftovers(root):
            shutil.rmtree(folder, ignore_errors=True)
            (root / f"{folder.name}.lock").unlink(missing_ok=True)
            removed += 1
            _log.warning("leftover removed path=%s", folder)
        for lock in root.glob(f"{_STAGING}*.lock"):
            if not lock.with_suffix("").exists() and _orphaned(lock):
                lock.unlink(missing_ok=True)
        for temp in root.glob(".*.tmp"):
            if temp.is_symlink() or _orphaned(temp):
                temp.unlink(missing_ok=True)
    return removed


def leftovers(root: Path) -> list[Path]:
    """Staging folders whose builder is gone."""
    folders = (f for f in sorted(root.glob(f"{_STAGING}*")) if not f.name.endswith(".lock"))
    return [folder for folder in folders if _orphaned(root / f"{folder.name}.lock")]


def _orphaned(lock: Path) -> bool:
    try:
        with lock.open("r") as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except FileNotFoundError:
        return True
    except BlockingIOError:
        return False
    return True

"""A place to build the next version without publishing it: same archive, same segments, own shelf.

The candidate lies in `<data>/candidate`, with the newest version linked in as its parent, so that
its `changes` say what publishing would change. Readers of the data root never see it.
"""

from __future__ import annotations

import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from congdoan.errors import UsageError
from congdoan.release import store

_SHARED = ("archive", "segments")


def place(data: Path) -> Path:
    """Where the candidate of a data root lies."""
    return data / "candidate"


@contextmanager
def staged(data: Path, *, after_newest: bool = True) -> Iterator[Path]:
    """A data root beside the real one, that becomes the candidate's when the context ends well.

    Without `after_newest` it begins with no version, so that everything is made again.

    Raises:
        UsageError: there is no archive, or the data root cannot be written.
    """
    if not (data / "archive").is_dir():
        raise UsageError(f"{data} holds no archive: a candidate is built from it, so name its data "
                         "root with --data")  # fmt: skip
    folder = data / f".candidate-{uuid.uuid4().hex}"
    try:
        (folder / "releases").mkdir(parents=True)
        for name in _SHARED:
            (data / name).mkdir(exist_ok=True)
            (folder / name).symlink_to((data / name).resolve())
        top = store.newest(data / "releases")
        if top is not None and after_newest:
            (folder / "releases" / top.path.name).symlink_to(top.path.resolve())
        yield folder
        forget(data)
        folder.rename(place(data))
    except OSError as error:
        raise UsageError(f"cannot build a candidate in {data}: {error.strerror}") from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def forget(data: Path) -> None:
    """Remove the candidate; links in it are removed, never what they point to."""
    if place(data).is_dir():
        shutil.rmtree(place(data))

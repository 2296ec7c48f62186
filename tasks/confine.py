"""What a run by a worker may name: paths inside the data root and nothing else.

Whoever reaches the UI can fill in a form. A person at a terminal may name any file; a worker's run
reads and writes below the installation's data root only, links followed.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from prefect import runtime

from congdoan.errors import UsageError
from congdoan.settings import Settings


def by_worker() -> bool:
    """Whether the current flow run, or the run it is part of, belongs to a deployment."""
    return runtime.deployment.id is not None


def inside(root: Path, path: str) -> str:
    """The path below `root` that is meant, absolute, links followed.

    Raises:
        UsageError: it lies elsewhere.
    """
    home = root.resolve()
    meant = (home / path).resolve()
    if not meant.is_relative_to(home):
        raise UsageError(
            f"{path!r} is outside the data root: put the file there, and name it from there"
        )
    return str(meant)


def allowed(path: str | None) -> str | None:
    """The path as it may be used by this run."""
    if path is None or not by_worker():
        return path
    return inside(Settings().data, path)


def all_allowed(paths: Iterable[str] | None) -> list[str]:
    """The paths as they may be used by this run."""
    return [found for path in paths or () if (found := allowed(path)) is not None]

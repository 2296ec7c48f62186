"""What the commands that run Prefect flows share: Prefect made quiet and local, and ended by ^C.

Prefect is imported inside the functions: it is slow to import, and readers need none of it.
"""

from __future__ import annotations

import importlib.util
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from congdoan import terminal
from congdoan.cli_options import writable
from congdoan.errors import UsageError
from congdoan.prefect_env import FEW_COMMITS, PRIVATE

_QUIET = {
    "PREFECT_LOGGING_LEVEL": "CRITICAL",
    "PREFECT_SERVER_LOGGING_LEVEL": "CRITICAL",
    "PREFECT_LOGGING_ROOT_LEVEL": "CRITICAL",  # a server that is ended in mid-write complains
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "120",
}


@contextmanager
def running_flows(data: Path, *, apart: bool = False, quiet: bool = False) -> Iterator[None]:
    """Run Prefect flows inside, with progress for people; ^C ends the process with a sentence.

    Args:
        data: the data root, which must be there or can be made.
        apart: leave no trace of Prefect outside the data root, and never talk to a team's server.
        quiet: show no progress.

    Raises:
        UsageError: Prefect or the flows are not here, or the data root cannot be written.
    """
    _need_prefect()
    writable(data)
    for name, value in {**PRIVATE, **FEW_COMMITS, **_QUIET}.items():
        os.environ.setdefault(name, value)
    if apart:
        os.environ.pop("PREFECT_API_URL", None)
        os.environ["PREFECT_HOME"] = str(data.resolve() / "prefect")
    with terminal.working(quiet=quiet) as clear:
        from tasks.server import ended_by_interrupt  # noqa: PLC0415 - Prefect is slow to import

        def last_words() -> None:
            clear()
            terminal.stopped()

        with ended_by_interrupt(last_words):
            yield


def _need_prefect() -> None:
    if importlib.util.find_spec("flows") is None or importlib.util.find_spec("prefect") is None:
        raise UsageError(
            "this command runs Prefect flows and needs a checkout of the project (`make install`); "
            "the installed package reads releases: show, releases, facts, extract"
        )

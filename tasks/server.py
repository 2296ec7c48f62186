"""Prefect's temporary server, which a run at a terminal brings along, and what ^C does to both."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from subprocess import Popen
from typing import Any

from prefect.server.api.server import SubprocessASGIServer

INTERRUPTED = 130  # what shells say of a program that ^C ended


class DeafServer(SubprocessASGIServer):
    """The server that Prefect starts where none is named, deaf to ^C.

    A terminal sends ^C to run and server alike. A server that goes first leaves the run asking an
    address where nobody answers, for minutes. A blocked signal stays blocked in a child; whoever
    started the server ends it with SIGTERM. All else, a closed terminal too, still reaches it.
    """

    def _run_uvicorn_command(self) -> Popen[Any]:
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            self.server_process = super()._run_uvicorn_command()
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
        return self.server_process


@contextmanager
def ended_by_interrupt(last_words: Callable[[], None]) -> Iterator[None]:
    """Let ^C end this process and its server at once while the context lasts.

    Prefect turns an exception that meets it in its own work into a state of the run, or drops it
    and goes on. Archive, state and releases are made to be killed at any moment, so nothing is
    wound down: last words, the server, and the end.
    """
    server = DeafServer()  # Prefect keeps one server per port, and uses the one that is there

    def end(_signal: int, _frame: object) -> None:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        last_words()
        server.stop()
        os._exit(INTERRUPTED)

    before = signal.signal(signal.SIGINT, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)

"""How far long work is, told to whoever listens.

Workflows report; the command line listens with a progress bar. Nobody listening costs nothing. The
listener is process-wide because Prefect passes only plain values into its flows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

Listener = Callable[[str, str, int, int], None]
"""Called with stage ("harvest", "process", "publish"), what (a source id), done, total."""

_listeners: list[Listener] = []


@contextmanager
def listening(listener: Listener) -> Iterator[None]:
    """Send every report to `listener` while the context is open."""
    _listeners.append(listener)
    try:
        yield
    finally:
        _listeners.remove(listener)


def report(stage: str, what: str, done: int, total: int) -> None:
    """Say that `done` of `total` units of `what` are through `stage`; total 0 means unknown."""
    for listener in tuple(_listeners):
        listener(stage, what, done, total)

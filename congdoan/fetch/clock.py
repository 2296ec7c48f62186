"""Time as the fetch room uses it, passed in so that tests and replays need not wait."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime

from congdoan.records import record


def _utc_now() -> datetime:
    return datetime.now(UTC)


@record
class Clock:
    """Wall time in UTC, a clock that never jumps, and waiting; all in seconds.

    Delays and deadlines use `monotonic` alone: a wall clock set back must not make a host wait for
    hours, nor let it be asked twice at once.
    """

    now: Callable[[], datetime] = _utc_now
    monotonic: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep


SYSTEM = Clock()

"""When to ask a host again, and when to leave it alone."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from congdoan.records import Outcome

TRIES = 3
BREAKER = 5  # host failures in a row after which the host is left alone for the run
BREAK = timedelta(hours=1)
LONGEST_PARK = timedelta(hours=24)
SHORT_PARK_S = 120.0  # a wait of this length is worth it within a run

HEALS = frozenset(
    {Outcome.CONNECT, Outcome.TIMEOUT, Outcome.TRUNCATED, Outcome.HTTP_5XX, Outcome.PARKED}
)
"""Outcomes that a second try may turn into an answer."""

HOST_FAILURES = HEALS | {Outcome.DNS, Outcome.TLS, Outcome.DEADLINE, Outcome.BLOCKED}
"""Outcomes that say something of the host and not of the page."""


def retry_after(value: str | None, now: datetime) -> timedelta | None:
    """How long the server asks to be left alone; None when it says nothing usable.

    Both forms of HTTP are read, seconds and date. A past date, a negative number or words mean
    nothing. What is longer than a day counts as a day: the host is asked again tomorrow.

    >>> retry_after("120", datetime(2026, 1, 1, tzinfo=UTC))
    datetime.timedelta(seconds=120)
    >>> retry_after("soon", datetime(2026, 1, 1, tzinfo=UTC)) is None
    True
    """
    text = (value or "").strip()
    if re.fullmatch(r"\d+", text, re.ASCII):
        wait = timedelta(seconds=min(int(text[:12]), int(LONGEST_PARK.total_seconds())))
    else:
        try:
            until = parsedate_to_datetime(text)
        except (ValueError, IndexError, OverflowError):
            return None
        wait = (until if until.tzinfo else until.replace(tzinfo=UTC)) - now
    return min(wait, LONGEST_PARK) if wait > timedelta(0) else None


def back_off(tries: int, spread: Callable[[], float]) -> float:
    """Seconds before the next try after `tries` failed ones: 2, 4, 8 and up to half as much more.

    Args:
        tries: failed tries so far, 1 or more.
        spread: a random number in [0, 1), so that many clients do not return together.
    """
    base = float(min(2**tries, 60))
    return base * (1 + spread() / 2)

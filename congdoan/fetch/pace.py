"""How fast one host is asked: one request at a time, with a rest between."""

from __future__ import annotations

import logging

from congdoan.fetch.clock import Clock

logger = logging.getLogger(__name__)

_LATENCY_FACTOR = 5.0  # a server that needs 2 s for a page gets 10 s of rest
_LONGEST_S = 300.0


class Pace:
    """The rest between two requests to one host.

    Args:
        host: named in the log.
        delay_s: the least rest, from the source's configuration.
        clock: time.
        waits: False in a replay: rests are worked out and summed up, not waited for, and the
            replay server's latency says nothing about a site.
    """

    def __init__(self, host: str, delay_s: float, clock: Clock, *, waits: bool) -> None:
        self._host = host
        self._clock = clock
        self._waits = waits
        self._latency_s = 0.0
        self._ended: float | None = None
        self._held_s = 0.0
        self.least_s = delay_s
        self.planned_s = 0.0

    @property
    def delay_s(self) -> float:
        """Seconds of rest after the last request."""
        slow = min(_LATENCY_FACTOR * self._latency_s, _LONGEST_S) if self._waits else 0.0
        return max(self.least_s, slow)

    def hold(self, seconds: float) -> None:
        """Make the next rest at least this long: a back-off, or what Retry-After asks for."""
        self._held_s = max(self._held_s, seconds)

    def rest(self) -> None:
        """Wait until the next request may go out."""
        if self._ended is None:
            return
        wanted, self._held_s = max(self.delay_s, self._held_s), 0.0
        gone = self._clock.monotonic() - self._ended if self._waits else 0.0
        wait = wanted - gone
        if wait <= 0:
            return
        self.planned_s += wait
        logger.debug("rest host=%s seconds=%.1f waits=%s", self._host, wait, self._waits)
        if self._waits:
            self._clock.sleep(wait)

    def done(self, latency_s: float) -> None:
        """A request has ended after `latency_s`."""
        self._latency_s = latency_s
        self._ended = self._clock.monotonic()

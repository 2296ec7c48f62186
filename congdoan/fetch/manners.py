"""Manners towards the hosts of one source: robots, rests, parking, the circuit breaker.

It says whether an address may be asked for now, and learns from every answer. It asks for nothing
itself but robots.txt, through a function it is given.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Protocol
from urllib.parse import urlsplit

from congdoan.fetch import retry
from congdoan.fetch.client import Answer
from congdoan.fetch.clock import Clock
from congdoan.fetch.pace import Pace
from congdoan.fetch.robots import RobotsCopy, Rules, closed, origin_of, rules_of
from congdoan.records import Outcome
from congdoan.sources import Source


class HostMemory(Protocol):
    """What is remembered of hosts between runs; the state implements it."""

    def parked_until(self, host: str) -> datetime | None:
        """When the host may be asked again."""

    def note_host(self, host: str, parked_until: datetime | None, failures: int) -> None:
        """Keep parking and failures in a row; a parking is never shortened."""

    def robots(self, origin: str) -> RobotsCopy | None:
        """The last good robots.txt of an origin."""

    def keep_robots(self, copy: RobotsCopy) -> None:
        """Keep a good robots.txt."""


class NoMemory:
    """The memory of a replay: it says nothing of how hosts are today, so nothing is kept."""

    def parked_until(self, host: str) -> datetime | None:  # noqa: ARG002 - the protocol's
        """Never parked."""
        return None

    def note_host(self, host: str, parked_until: datetime | None, failures: int) -> None:
        """Forgotten."""

    def robots(self, origin: str) -> RobotsCopy | None:  # noqa: ARG002 - the protocol's
        """Always asked for again."""
        return None

    def keep_robots(self, copy: RobotsCopy) -> None:
        """Forgotten."""


Refusal = tuple[Outcome, str]
_ASK_AGAIN_S = 10.0


class Manners:
    """How this run behaves towards the hosts of one source.

    Args:
        source: hosts and delay.
        memory: parking and robots kept between runs.
        clock: time.
        served: hosts of the replayed archive; None in a live run.
        spread: random numbers in [0, 1) for the back-off.
    """

    def __init__(
        self,
        source: Source,
        memory: HostMemory,
        clock: Clock,
        served: frozenset[str] | None = None,
        spread: Callable[[], float] = random.random,
    ) -> None:
        self._source = source
        self._memory = memory
        self._clock = clock
        self._served = served
        self._spread = spread
        self._paces: dict[str, Pace] = {}
        self._rules: dict[str, Rules] = {}
        self._failures: dict[str, int] = {}
        self._asked: dict[str, tuple[float, datetime | None]] = {}

    @property
    def planned_delay_s(self) -> float:
        """Seconds of rest that the run asked for so far."""
        return sum(pace.planned_s for pace in self._paces.values())

    def host_refusal(self, url: str) -> Refusal | None:
        """Why the host may not be asked at all now; None when it may."""
        host = host_of(url)
        known = self._source.hosts.get(host)
        today = self._clock.now().date()
        if known is None:
            return Outcome.OFF_SITE, f"{host} is no host of the source"
        if self._served is not None:
            absent = host not in self._served
            return (Outcome.OFF_SITE, f"{host} is not in the replayed archive") if absent else None
        if known.until is not None and today > known.until:
            return Outcome.OFF_SITE, f"{host} was this source until {known.until}"
        return self._parked(host)

    def _parked(self, host: str) -> Refusal | None:
        until = self._parked_until(host)
        # a parking longer than the longest comes from a clock that was wrong
        if until is not None and timedelta(0) < until - self._clock.now() <= retry.LONGEST_PARK:
            return Outcome.PARKED, f"until {until.isoformat(timespec='seconds')}"
        if self._failures.get(host, 0) >= retry.BREAKER:
            return Outcome.PARKED, f"{self._failures[host]} failures in a row"
        return None

    def _parked_until(self, host: str) -> datetime | None:
        """What the memory says; asked again after a while only, in case another run parks it."""
        now = self._clock.monotonic()
        asked = self._asked.get(host)
        if asked is None or not 0 <= now - asked[0] < _ASK_AGAIN_S:
            asked = self._asked[host] = (now, self._memory.parked_until(host))
        return asked[1]

    def robots_refusal(self, url: str, read: Callable[[str], Rules | RobotsCopy]) -> Refusal | None:
        """Why robots.txt forbids the address; None when it allows it.

        Args:
            url: an address of one of our hosts.
            read: asks an origin for its robots.txt; rules when it cannot be read.
        """
        origin = origin_of(url)
        if origin not in self._rules:
            rules = self._rules[origin] = self._read_rules(origin, read)
            pace = self.pace(url)
            pace.least_s = max(pace.least_s, rules.delay_s)
        rules = self._rules[origin]
        if rules.allows(url):
            return None
        return Outcome.ROBOTS, rules.reason or "disallowed by robots.txt"

    def _read_rules(self, origin: str, read: Callable[[str], Rules | RobotsCopy]) -> Rules:
        now = self._clock.now()
        kept = self._memory.robots(origin)
        if kept is not None and kept.is_fresh(now):
            return rules_of(kept)
        got = read(origin)
        if isinstance(got, RobotsCopy):
            self._memory.keep_robots(got)
            return rules_of(got)
        return rules_of(kept) if kept is not None and kept.is_usable(now) else got

    def is_closed(self, url: str) -> bool:
        """Whether robots.txt of the address's origin closes everything, or cannot be read."""
        rules = self._rules.get(origin_of(url))
        return rules is not None and bool(rules.reason)

    def pace(self, url: str) -> Pace:
        """The pace of the address's host."""
        host = host_of(url)
        if host not in self._paces:
            delay, waits = self._source.politeness.delay_s, self._served is None
            self._paces[host] = Pace(host, delay, self._clock, waits=waits)
        return self._paces[host]

    def learn(self, answer: Answer, tries: int) -> bool:
        """Whether a next try makes sense; counts failures, parks the host, plans the rest."""
        host = host_of(answer.url)
        if answer.outcome not in retry.HOST_FAILURES:
            if self._failures.get(host):
                self._memory.note_host(host, None, 0)
            self._failures[host] = 0
            return False
        failures = self._failures[host] = self._failures.get(host, 0) + 1
        park = self._parking(answer, failures, tries)
        is_short = park is not None and park.total_seconds() <= retry.SHORT_PARK_S
        until = None if park is None or is_short else self._clock.now() + park
        self._memory.note_host(host, until, failures)
        self._asked.pop(host, None)
        pace = self.pace(answer.url)
        if park is not None and is_short:
            pace.hold(park.total_seconds())
        pace.hold(retry.back_off(tries, self._spread))
        return until is None and failures < retry.BREAKER and answer.outcome in retry.HEALS

    def _parking(self, answer: Answer, failures: int, tries: int) -> timedelta | None:
        """How long the host shall be left alone; None when the back-off is enough."""
        asked = answer.exchange.header("Retry-After") if answer.exchange is not None else None
        park = retry.retry_after(asked, self._clock.now())
        if failures >= retry.BREAKER:
            return max(park or retry.BREAK, retry.BREAK)
        if park is None and answer.outcome is Outcome.PARKED and tries == retry.TRIES:
            return retry.BREAK
        return park


def host_of(url: str) -> str:
    """The host name of an address in lower case, without port.

    >>> host_of("https://Soyte.PhuTho.gov.vn:8443/a")
    'soyte.phutho.gov.vn'
    """
    return (urlsplit(url).hostname or "").lower()


def unreadable(outcome: Outcome, detail: str) -> Rules:
    """Rules for an origin whose robots.txt cannot be read: nothing is allowed."""
    return closed(f"robots.txt cannot be read: {outcome} {detail}".strip())

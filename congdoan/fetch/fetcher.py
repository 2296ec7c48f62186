"""Fetching a page as its owner would like it: robots, rests, retries, parking, redirects.

One fetcher serves one source in one run, one request at a time. It never raises for what a site
does; whatever happened on the way to the last answer is in the trail.
"""

from __future__ import annotations

import contextlib
import dataclasses
import logging
from collections.abc import Mapping
from urllib.parse import urljoin

from congdoan import urls
from congdoan.fetch import retry
from congdoan.fetch.client import Answer, Client
from congdoan.fetch.clock import Clock
from congdoan.fetch.manners import Manners, Refusal, unreadable
from congdoan.fetch.robots import RobotsCopy, Rules
from congdoan.records import Attempt, Exchange, Form, Outcome, record
from congdoan.sources import Source

logger = logging.getLogger(__name__)

MAX_HOPS = 5


@record
class Fetched:
    """The end of asking for one address.

    `trail` holds what came before, in order: redirects, answers that were asked for again, and
    tries without an answer. `exchange` is the last answer, None when there was none (then the last
    entry of the trail is the attempt). `body` is the decoded payload, empty unless outcome is ok.
    """

    outcome: Outcome
    url: str
    trail: tuple[Exchange | Attempt, ...]
    exchange: Exchange | None = None
    body: bytes = b""
    detail: str = ""


class Fetcher:
    """Asks for pages of one source.

    Args:
        source: its id and budget.
        client: sends single requests.
        manners: says when a host may be asked.
        clock: time.
        erased: url_keys of pages that were taken down; no redirect leads to them either.
    """

    def __init__(
        self,
        source: Source,
        client: Client,
        manners: Manners,
        clock: Clock,
        erased: frozenset[str] = frozenset(),
    ) -> None:
        self._erased = erased
        self._source = source
        self.source_id = source.source_id
        self._client = client
        self._manners = manners
        self._clock = clock
        self.requests = 0
        self.robots: list[Fetched] = []

    def get(
        self, url: str, validators: Mapping[str, str] | None = None, post: Form | None = None
    ) -> Fetched:
        """Ask for `url`, following up to five redirects within the source's hosts.

        Args:
            url: an address in normal form.
            validators: If-None-Match, If-Modified-Since; sent to `url` itself only.
            post: sent with POST to `url` itself; redirects are followed with GET.
        """
        return self._follow(url, dict(validators or {}), post, is_robots=False)

    def _follow(
        self, url: str, extra: dict[str, str], post: Form | None, *, is_robots: bool
    ) -> Fetched:
        trail: list[Exchange | Attempt] = []
        seen: set[str] = set()
        for _ in range(MAX_HOPS + 1):
            refusal = self._refusal(url, is_robots=is_robots)
            if refusal is not None:
                return self._refused(url, trail, refusal)
            seen.add(url)
            answer = self._answered(url, extra, post, trail)
            if not answer.is_redirect or answer.exchange is None:
                return self._fetched(answer, trail)
            trail.append(answer.exchange)
            target = _target(url, answer.exchange.header("Location") or "")
            problem = _hop_problem(url, target, seen)
            if target is None or problem:
                return self._refused(url, trail, (Outcome.REDIRECTS, problem))
            url, extra, post = target, {}, None
        return self._refused(url, trail, (Outcome.REDIRECTS, f"more than {MAX_HOPS} redirects"))

    def _refusal(self, url: str, *, is_robots: bool) -> Refusal | None:
        refusal = self._manners.host_refusal(url)
        if refusal is not None:
            return refusal
        if self._erased and self._source.key(url) in self._erased:
            return Outcome.ERASED, "the page was taken down"
        if self.requests >= self._source.politeness.max_requests:
            return Outcome.PARKED, f"budget of {self.requests} requests is used up"
        return None if is_robots else self._manners.robots_refusal(url, self._read_robots)

    def _read_robots(self, origin: str) -> Rules | RobotsCopy:
        """What an origin's robots.txt answers; nothing is allowed where the site is unwell."""
        got = self._follow(f"{origin}/robots.txt", {}, None, is_robots=True)
        self.robots.append(got)
        if got.outcome is Outcome.OK:
            status = 200
        elif got.outcome in _NO_ROBOTS:
            status = 404
        else:
            logger.warning("robots_unreadable origin=%s outcome=%s", origin, got.outcome)
            return unreadable(got.outcome, got.detail)
        now = self._clock.now()
        return RobotsCopy(origin=origin, status=status, body=got.body, fetched_at=now)

    def _answered(
        self,
        url: str,
        extra: dict[str, str],
        post: Form | None,
        trail: list[Exchange | Attempt],
    ) -> Answer:
        """The answer after up to three tries; earlier ones join the trail."""
        pace = self._manners.pace(url)
        tries, tail = 0, b""
        while True:
            tries += 1
            pace.rest()
            answer, tail = _believed(self._client.ask(url, extra, post), tail)
            self.requests += 1
            pace.done(answer.latency_s)
            logger.debug("asked url=%s outcome=%s %s", url, answer.outcome, answer.detail)
            if not self._manners.learn(answer, tries) or tries == retry.TRIES:
                break
            trail.append(answer.exchange or self._attempt(answer))
        if answer.outcome is Outcome.UNCHANGED and not extra:
            detail = "304 to a request without validators"
            return dataclasses.replace(answer, outcome=Outcome.PROTOCOL, detail=detail)
        return answer

    def _refused(self, url: str, trail: list[Exchange | Attempt], refusal: Refusal) -> Fetched:
        outcome, detail = refusal
        attempt = Attempt(
            source_id=self.source_id,
            url=url,
            outcome=outcome,
            attempted_at=self._clock.now(),
            detail=detail,
        )
        return Fetched(outcome=outcome, url=url, trail=(*trail, attempt), detail=detail)

    def _fetched(self, answer: Answer, trail: list[Exchange | Attempt]) -> Fetched:
        # a response that cannot be believed is kept, and why it is not believed is kept beside it
        unsound = answer.exchange is None or answer.outcome in _UNSOUND
        return Fetched(
            outcome=answer.outcome,
            url=answer.url,
            trail=(*trail, *([self._attempt(answer)] if unsound else [])),
            exchange=answer.exchange,
            body=answer.body,
            detail=answer.detail,
        )

    def _attempt(self, answer: Answer) -> Attempt:
        return Attempt(
            source_id=self.source_id,
            url=answer.url,
            outcome=answer.outcome,
            attempted_at=answer.asked_at,
            detail=answer.detail,
        )


def _believed(answer: Answer, tail: bytes) -> tuple[Answer, bytes]:
    """A page that may be cut is believed when it ends twice with the same bytes.

    Args:
        answer: the newest answer.
        tail: the end of the page as it came the last time.
    """
    if not answer.has_no_end or answer.exchange is None:
        return answer, b""
    end = answer.body[-_SAME_END:]
    if end == tail:
        return answer, end
    return dataclasses.replace(
        answer,
        outcome=Outcome.TRUNCATED,
        exchange=dataclasses.replace(answer.exchange, truncated="disconnect"),
        body=b"",
        detail="no length was given and the markup does not end",
    ), end


_SAME_END = 256
_UNSOUND = frozenset(
    {Outcome.DEADLINE, Outcome.TOO_LARGE, Outcome.TRUNCATED, Outcome.ENCODING, Outcome.PROTOCOL}
)

# A robots.txt that is denied, leads elsewhere or in circles counts as none (RFC 9309, 2.3.1.2-3).
_NO_ROBOTS = frozenset({Outcome.HTTP_4XX, Outcome.BLOCKED, Outcome.REDIRECTS, Outcome.OFF_SITE})


def _target(url: str, location: str) -> str | None:
    """The address of a Location header, whose raw bytes are UTF-8 on many of these servers."""
    with contextlib.suppress(UnicodeError):
        location = location.encode("latin-1").decode("utf-8")
    try:
        return urls.normal_url(urljoin(url, location))
    except ValueError:
        return None


def _hop_problem(url: str, target: str | None, seen: set[str]) -> str:
    if target is None:
        return "redirect to no usable address"
    if url.startswith("https:") and target.startswith("http:"):
        return f"from https to {target}"
    if target in seen:
        return f"loop at {target}"
    return ""

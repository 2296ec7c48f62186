"""One visit to one address: ask, keep what came, remember when to come again.

A body that equals the newest archived one is kept as a revisit record without its bytes. A page is
gone only when it was missing on three days.
"""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta, timezone
from typing import Any, Literal, Protocol

from congdoan.fetch.clock import Clock
from congdoan.fetch.due import SCHEDULE
from congdoan.fetch.faults import is_missing
from congdoan.fetch.fetcher import Fetched, Fetcher
from congdoan.fetch.retry import HOST_FAILURES
from congdoan.fetch.state import Page
from congdoan.records import ArticleRef, Attempt, Exchange, Form, Outcome, Role, record

GONE_DAYS = 3
_LONGEST_PENALTY = 30  # days
_FLUSH_AFTER = 20  # pages; a kill loses the memory of these, and they are asked for again

# A server that lies about its validators is found out by asking for the whole body now and then.
_TRUST = {Role.ARTICLE: timedelta(days=30)}
_TRUST_LISTING = timedelta(days=7)
_VIETNAM = timezone(timedelta(hours=7))


class Keeper(Protocol):
    """Where answers are kept; the archive's spool is one."""

    def response(self, exchange: Exchange, role: Role, ref: ArticleRef | None = None) -> None:
        """Keep an answer with its body."""

    def revisit(
        self,
        exchange: Exchange,
        role: Role,
        ref: ArticleRef | None,
        profile: Literal["identical", "not_modified"],
        refers_to_date: datetime,
    ) -> None:
        """Keep an answer whose body is archived already."""

    def attempt(self, attempt: Attempt) -> None:
        """Keep a try without a usable answer."""


class PageMemory(Protocol):
    """Where pages are remembered; the state is one."""

    def save(self, pages: Iterable[Page]) -> None:
        """Keep pages, replacing what was known of the same keys."""


@record
class Visited:
    """What a visit brought.

    `outcome` is ok for a body seen for the first time or changed, unchanged for one known already.
    `body` is empty when there is none or the server sent none (304). `at` is the moment of the
    answer, None without one.
    """

    outcome: Outcome
    url: str
    body: bytes = b""
    content_type: str | None = None
    detail: str = ""
    at: datetime | None = None


class Visitor:
    """Visits the pages of one source in one run.

    Args:
        fetcher: asks for pages.
        keeper: keeps answers.
        memory: remembers pages.
        pages: what is remembered, by url_key; changed in place.
        clock: time.
        is_replay: whether an archive answers; it cannot say that a page is missing.
    """

    def __init__(  # noqa: PLR0913 - the composition of a run's parts
        self,
        fetcher: Fetcher,
        keeper: Keeper,
        memory: PageMemory,
        pages: dict[str, Page],
        clock: Clock,
        *,
        is_replay: bool,
    ) -> None:
        self._fetcher = fetcher
        self._keeper = keeper
        self._memory = memory
        self.pages = pages
        self._clock = clock
        self._is_replay = is_replay
        self._dirty: dict[str, Page] = {}
        self._robots_kept = 0

    def visit(  # noqa: PLR0913 - what can be said about a visit
        self,
        key: str,
        url: str,
        role: Role,
        ref: ArticleRef | None = None,
        *,
        full: bool = False,
        post: Form | None = None,
    ) -> Visited:
        """Ask for `url`, conditionally where a validator is known, unless `full` is asked for."""
        page = self._page(key, url, role)
        validators = {} if full or post is not None else self._validators(page)
        got = self._fetcher.get(url, validators, post)
        for robots in self._fetcher.robots[self._robots_kept :]:
            self._robots_kept += 1
            own = self._page(f"robots:{robots.url}", robots.url, Role.ROBOTS)
            self._settle(own, robots, None)
        return self._settle(page, got, ref)

    def found_nothing(self, url: str, at: datetime) -> None:
        """Keep that a listing answered and linked to no article, as on no quiet day."""
        source_id, outcome = self._fetcher.source_id, Outcome.NO_LINKS
        self._keeper.attempt(
            Attempt(source_id=source_id, url=url, outcome=outcome, attempted_at=at)
        )

    def note(self, page: Page) -> None:
        """Remember a page, at the latest with the next flush."""
        self.pages[page.url_key] = self._dirty[page.url_key] = page
        if len(self._dirty) >= _FLUSH_AFTER:
            self.flush()

    def flush(self) -> None:
        """Write what is remembered; what it speaks of is in the archive already."""
        self._memory.save(self._dirty.values())
        self._dirty.clear()

    def _page(self, key: str, url: str, role: Role) -> Page:
        known = self.pages.get(key)
        fresh = Page(source_id=self._fetcher.source_id, url_key=key, url=url, role=role)
        return fresh if known is None else known

    def _validators(self, page: Page) -> dict[str, str]:
        trust = _TRUST.get(page.role, _TRUST_LISTING)
        if page.stored_at is None or page.full_at is None:
            return {}
        if not timedelta(0) <= self._clock.now() - page.full_at < trust:
            return {}
        named = {"If-None-Match": page.etag, "If-Modified-Since": page.last_modified}
        return {name: value for name, value in named.items() if value}

    def _settle(self, page: Page, got: Fetched, ref: ArticleRef | None) -> Visited:
        """Keep the answer and what it means for the next visit."""
        for entry in got.trail:
            if isinstance(entry, Attempt):
                if not self._is_absent(entry) and entry.outcome is not Outcome.ERASED:
                    self._keeper.attempt(dataclasses.replace(entry, ref=ref))
            else:
                self._keeper.response(entry, page.role)
        after, outcome = self._kept(page, got, ref)
        if outcome is Outcome.GONE:
            gone = Attempt(
                source_id=page.source_id,
                url=got.url,
                outcome=outcome,
                attempted_at=self._clock.now(),
                detail=f"missing on {after.missing_days} days",
                status=got.exchange.status if got.exchange else None,
                ref=ref,
            )
            self._keeper.attempt(gone)
        self.note(after)
        kind = got.exchange.header("Content-Type") if got.exchange else None
        return Visited(
            outcome=outcome,
            url=got.url,
            body=got.body,
            content_type=kind,
            detail=got.detail,
            at=got.exchange.captured_at if got.exchange else None,
        )

    def _is_absent(self, attempt: Attempt) -> bool:
        """Whether only the replayed archive lacks the page, which tells nothing of the site."""
        return self._is_replay and attempt.outcome is Outcome.HTTP_4XX

    def _kept(self, page: Page, got: Fetched, ref: ArticleRef | None) -> tuple[Page, Outcome]:
        exchange = got.exchange
        if exchange is None:
            return self._failed(page, got), got.outcome
        if got.outcome is Outcome.UNCHANGED and page.stored_at is not None:
            self._keeper.revisit(exchange, page.role, ref, "not_modified", page.stored_at)
            return self._well(page, page.quiet_visits + 1, {}), Outcome.UNCHANGED
        if got.outcome is not Outcome.OK:
            self._keeper.response(exchange, page.role, ref)
            after = self._failed(page, got)
            return after, Outcome.GONE if after.is_gone and not page.is_gone else got.outcome
        digest = exchange.raw_sha256 if got.body is exchange.raw else None
        digest = digest or hashlib.sha256(got.body).hexdigest()
        sent = {
            "etag": exchange.header("ETag"),
            "last_modified": exchange.header("Last-Modified"),
            "full_at": self._clock.now(),
        }
        same = page.payload_sha256 == digest and page.stored_url == exchange.url
        if same and page.stored_at is not None:
            self._keeper.revisit(exchange, page.role, ref, "identical", page.stored_at)
            return self._well(page, page.quiet_visits + 1, sent), Outcome.UNCHANGED
        self._keeper.response(exchange, page.role, ref)
        stored = {
            "payload_sha256": digest,
            "stored_url": exchange.url,
            "stored_at": exchange.captured_at.astimezone(UTC),
        }
        return self._well(page, 0, sent | stored), Outcome.OK

    def _well(self, page: Page, quiet_visits: int, learnt: Mapping[str, Any]) -> Page:
        """The page after a visit that went well; `learnt` are further fields that changed."""
        now = self._clock.now()
        return dataclasses.replace(
            page,
            last_ok_at=now,
            last_seen_at=now,
            next_visit_at=now + SCHEDULE[min(quiet_visits, len(SCHEDULE) - 1)],
            quiet_visits=quiet_visits,
            failures=0,
            missing_days=0,
            missing_on=None,
            is_gone=False,
            **learnt,
        )

    def _failed(self, page: Page, got: Fetched) -> Page:
        if got.outcome in HOST_FAILURES:  # the page is not to blame: it stays due
            return dataclasses.replace(page, failures=page.failures + 1)
        now = self._clock.now()
        wait = timedelta(days=min(page.failures + 1, _LONGEST_PENALTY))
        page = dataclasses.replace(page, failures=page.failures + 1, next_visit_at=now + wait)
        # a listing's page behind the last one is missing every day and is no article that is gone
        if self._is_replay or page.role is not Role.ARTICLE or not _is_missing(got):
            return page
        today = now.astimezone(_VIETNAM).date()
        days = page.missing_days + (page.missing_on != today)
        gone = page.is_gone or days >= GONE_DAYS
        later = now + SCHEDULE[-1] if gone else page.next_visit_at
        return dataclasses.replace(
            page, missing_days=days, missing_on=today, is_gone=gone, next_visit_at=later
        )


def _is_missing(got: Fetched) -> bool:
    return got.exchange is not None and is_missing(got.exchange.status)

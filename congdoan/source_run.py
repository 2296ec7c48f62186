"""One source in one run: its listings, then its articles, and what came of them.

The part of the harvest that knows how discovery and fetching play together; `harvest` opens what it
needs and closes it again.
"""

from __future__ import annotations

import dataclasses
import logging
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from typing import Literal

from congdoan.archive.erase import erased_addresses
from congdoan.archive.spool import Spool
from congdoan.discover.found import Found, from_memo, merged, to_memo
from congdoan.discover.walk import Step, Walk
from congdoan.errors import StateError
from congdoan.fetch.client import Client
from congdoan.fetch.clock import Clock
from congdoan.fetch.due import due_refs, is_older, known_refs, new_first, seen
from congdoan.fetch.fetcher import Fetcher
from congdoan.fetch.holder import holder_name
from congdoan.fetch.manners import Manners, NoMemory, host_of
from congdoan.fetch.plan import HarvestPlan, SourceReport
from congdoan.fetch.retry import HOST_FAILURES
from congdoan.fetch.state import LEASE, State
from congdoan.fetch.visit import Visitor
from congdoan.records import ArticleRef, Outcome, Role
from congdoan.sources import Listing, Source

logger = logging.getLogger(__name__)

OnPage = Callable[[int, int], None]
"""Called with articles done and articles to do."""

_ANSWERED = frozenset({Outcome.OK, Outcome.UNCHANGED})
# A dead link, a closed door or a foreign host is the site's business and no fault of the harvest.
_HARMLESS = frozenset(
    {Outcome.HTTP_4XX, Outcome.GONE, Outcome.ROBOTS, Outcome.OFF_SITE, Outcome.ERASED}
)
# A host that fails a listing so is not asked for articles either; they stay due.
_CLOSES = HOST_FAILURES - {Outcome.HTTP_5XX, Outcome.TRUNCATED}
_RENEW_S = LEASE.total_seconds() / 3


class SourceRun:
    """One source in one run.

    Args:
        source: what to harvest.
        plan: how.
        state: what earlier runs remember; the caller holds the lease.
        spool: where answers are kept.
        client: sends requests; closed by `close`.
        clock: time.
    """

    def __init__(  # noqa: PLR0913 - the composition of a run's parts
        self,
        source: Source,
        plan: HarvestPlan,
        state: State,
        spool: Spool,
        *,
        client: Client,
        clock: Clock,
    ) -> None:
        self._source = source
        self._plan = plan
        self._state = state
        self._client = client
        self._clock = clock
        self._renewed = clock.monotonic()
        replay = plan.gateway
        memory = state if replay is None else NoMemory()
        self._manners = Manners(source, memory, clock, replay.hosts if replay else None)
        self._erased = _erased_keys(source, erased_addresses(plan.data / "archive"))
        self._fetcher = Fetcher(source, self._client, self._manners, clock, self._erased)
        known = state.pages(source.source_id)
        pages = {key: page for key, page in known.items() if key not in self._erased}
        self._visitor = Visitor(
            self._fetcher, spool, state, pages, clock, is_replay=replay is not None
        )
        self._refs: tuple[ArticleRef, ...] = ()
        self._failed: Counter[str] = Counter()
        self._count: Counter[Outcome] = Counter()
        self._listings = 0
        self._problems: list[str] = []
        self._closed: set[str] = set()
        self._answered_at: datetime | None = None  # of the listing that is being read

    def go(self, on_page: OnPage) -> None:
        """Visit listings, then articles."""
        for listing in self._source.listings:
            self._walk(Walk(self._source, listing, self._plan.since), listing)
        self._refuse_erased()
        self._note_refs()
        if not self._source.listings:
            self._problems.append("the source has no listing")
        wanted = self._wanted()
        on_page(0, len(wanted))
        for done, ref in enumerate(wanted, 1):
            self._keep_lease()
            if host_of(ref.url) not in self._closed:
                self._visit(ref)
            on_page(done, len(wanted))

    def close(self) -> None:
        """Write what is remembered and close the connections."""
        self._visitor.flush()
        self._client.close()

    def report(self, spool: Path) -> SourceReport:
        """What the run gave so far."""
        new, same = self._count[Outcome.OK], self._count[Outcome.UNCHANGED]
        state: Literal["ok", "degraded", "failed"] = "ok"
        if self._problems or any(Outcome(o) not in _HARMLESS for o in self._failed):
            state = "degraded" if self._listings else "failed"
        return SourceReport(
            source_id=self._source.source_id,
            state=state,
            detail="; ".join(dict.fromkeys(self._problems))[:500],
            listings=self._listings,
            found=len(self._refs),
            new=new,
            fetched=new + same,
            unchanged=same,
            failed=dict(self._failed),
            attempts=self._fetcher.requests,
            planned_delay_s=round(self._manners.planned_delay_s, 3),
            spool=str(spool),
        )

    def _walk(self, walk: Walk, listing: Listing) -> None:
        self._answered_at = None
        while (step := walk.next()) is not None:
            self._keep_lease()
            found = self._read(walk, step)
            if found is not None:
                self._listings += 1
                walk.take(step, found)
        self._refs = merged(self._refs, walk.refs)
        self._listings += not walk.asks
        if walk.ended not in ("no_answer", "") and not walk.refs:
            # an empty listing is a broken one: the layout changed, or the address
            self._problems.append(f"{listing.url} shows no article")
            if self._answered_at is not None:
                self._visitor.found_nothing(listing.url, self._answered_at)

    def _read(self, walk: Walk, step: Step) -> Found | None:
        """What the document of a step shows; None when it could not be had."""
        key = f"{walk.role}:{step.key}"
        page = self._visitor.pages.get(key)
        kept = from_memo(page.memo if page else None, self._source, step.url)
        visited = self._visitor.visit(key, step.url, walk.role, full=kept is None, post=step.post)
        if visited.outcome not in _ANSWERED:
            is_end = visited.outcome is Outcome.HTTP_4XX and step.number > 0
            if walk.miss(step) or not is_end:
                self._failed[visited.outcome.value] += 1
                self._problems.append(f"{step.url}: {visited.outcome} {visited.detail}".strip())
                if visited.outcome in _CLOSES or self._manners.is_closed(step.url):
                    self._closed.add(host_of(visited.url))
            return None
        self._answered_at = visited.at
        if not visited.body and kept is not None:
            return kept
        found = walk.read(step, visited.body, visited.content_type)
        if walk.is_remembered:
            memo = to_memo(found, self._source.rules_digest())
            self._visitor.note(dataclasses.replace(self._visitor.pages[key], memo=memo))
        return found

    def _refuse_erased(self) -> None:
        """Count the references to pages that were taken down, and forget them."""
        allowed = tuple(ref for ref in self._refs if ref.url_key not in self._erased)
        if len(allowed) < len(self._refs):
            self._failed[Outcome.ERASED.value] += len(self._refs) - len(allowed)
        self._refs = allowed

    def _note_refs(self) -> None:
        """Remember every reference before the first page is asked for: a kill loses none."""
        now = self._clock.now()
        for ref in self._refs:
            self._visitor.note(seen(self._visitor.pages.get(ref.url_key), ref, now))
        self._visitor.flush()

    def _wanted(self) -> list[ArticleRef]:
        plan, now = self._plan, self._clock.now()
        if plan.gateway is not None:  # a replay visits what its listings show and nothing else
            refs = new_first(self._visitor.pages, self._refs)
        else:
            refs = (known_refs if plan.recheck else due_refs)(self._visitor.pages, self._refs, now)
        return [ref for ref in refs if not is_older(ref, plan.since)][: plan.limit]

    def _visit(self, ref: ArticleRef) -> None:
        visited = self._visitor.visit(ref.url_key, ref.url, Role.ARTICLE, ref)
        if visited.outcome in _ANSWERED:
            self._count[visited.outcome] += 1
            return
        self._failed[visited.outcome.value] += 1
        logger.debug("no_page url=%s outcome=%s %s", ref.url, visited.outcome, visited.detail)
        if visited.outcome is Outcome.PARKED:  # the others of this host stay due
            self._closed.add(host_of(visited.url))
            self._problems.append(f"{host_of(visited.url)}: {visited.outcome} {visited.detail}")

    def _keep_lease(self) -> None:
        if self._clock.monotonic() - self._renewed > _RENEW_S:
            self._renewed = self._clock.monotonic()
            holder = holder_name(self._plan.run_id)
            if not self._state.lease(self._source.source_id, holder, self._clock.now()):
                raise StateError(
                    f"{self._source.source_id}: another run has taken this source over; "
                    "what was fetched so far is kept"
                )


def _erased_keys(source: Source, addresses: Iterable[str]) -> frozenset[str]:
    """Keys of the source's pages that were taken down, by its rules of today."""
    cleaned = (url for url in addresses if source.owns(url) and source.clean(url) is not None)
    return frozenset(source.key(url) for url in cleaned)

"""The network side: listings, references, pages, archive; one source after the other or many.

This is one of the two places where rooms meet. It knows no Prefect; the tasks call it, and so do
tests and benchmarks. A sick site is a line in the report and never an exception.
"""

from __future__ import annotations

import dataclasses
import logging
import uuid
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, date, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Literal

from congdoan.archive.join import join, salvage
from congdoan.archive.spool import Spool
from congdoan.discover.found import Found, from_memo, merged, to_memo
from congdoan.discover.walk import Step, Walk
from congdoan.errors import StateError, UsageError
from congdoan.fetch.client import Client, Gateway, Identity
from congdoan.fetch.clock import SYSTEM, Clock
from congdoan.fetch.due import due_refs, is_older, new_first, seen
from congdoan.fetch.fetcher import Fetcher
from congdoan.fetch.guard import Guard
from congdoan.fetch.manners import Manners, NoMemory, host_of
from congdoan.fetch.plan import HarvestPlan, HarvestReport, SourceReport, check_plan
from congdoan.fetch.state import LEASE, State, holder_name, state_url
from congdoan.fetch.visit import Visitor
from congdoan.records import ArticleRef, Outcome, Role
from congdoan.replay.server import ReplayServer
from congdoan.settings import Settings
from congdoan.sources import Listing, Registry, Source, Status, load_registry

__all__ = [
    "Gateway",
    "HarvestPlan",
    "HarvestReport",
    "SourceReport",
    "check_plan",
    "finish_harvest",
    "harvest",
    "harvest_source",
    "plan_harvest",
    "replaying",
]

logger = logging.getLogger(__name__)

OnPage = Callable[[int, int], None]
"""Called with articles done and articles to do."""

_ANSWERED = frozenset({Outcome.OK, Outcome.UNCHANGED})
# A dead link, a closed door or a foreign host is the site's business and no fault of the harvest.
_HARMLESS = frozenset({Outcome.HTTP_4XX, Outcome.GONE, Outcome.ROBOTS, Outcome.OFF_SITE})
_RENEW_S = LEASE.total_seconds() / 3


@contextmanager
def replaying(warcs: Sequence[str | Path]) -> Iterator[Gateway | None]:
    """A gateway to the sites of WARC files while the context lasts; None when none is named.

    Raises:
        ArchiveError: a file is missing, no WARC, or truncated.
    """
    if not warcs:
        yield None
        return
    with ReplayServer([Path(warc) for warc in warcs]) as server:
        host, port = server.address
        yield Gateway(host=host, port=port, hosts=server.hosts)


def plan_harvest(  # noqa: PLR0913 - what a person can say about a run
    source_ids: Sequence[str] = (),
    data: str | Path | None = None,
    extra_sources: Sequence[str | Path] = (),
    *,
    gateway: Gateway | None = None,
    since: date | None = None,
    limit: int | None = None,
) -> tuple[tuple[Source, ...], HarvestPlan]:
    """The sources and the plan of a run from the settings; what killed runs left is taken in.

    A replay without named sources runs those whose hosts it holds.

    Raises:
        ConfigError: a source file is wrong or a source unknown.
        UsageError: a live run without contact, or a replay that holds no known host.
    """
    settings = Settings()
    registry = load_registry(settings.config, [Path(folder) for folder in extra_sources])
    plan = HarvestPlan(
        run_id=f"r{uuid.uuid4().hex[:8]}",
        started_at=datetime.now(UTC),
        data=settings.data if data is None else Path(data),
        since=since,
        limit=limit,
        contact=settings.contact,
        gateway=gateway,
        state_url=settings.state_url if data is None else None,
        ca_folder=settings.config / "ca",
    )
    check_plan(plan)
    chosen = _chosen(registry, source_ids, gateway)
    salvage(plan.data / "archive")
    return chosen, plan


def _chosen(
    registry: Registry, source_ids: Sequence[str], gateway: Gateway | None
) -> tuple[Source, ...]:
    picked = registry.pick(source_ids)
    if gateway is None or source_ids:
        return picked
    held = tuple(source for source in picked if gateway.hosts.intersection(source.hosts))
    if not held:
        hosts = ", ".join(sorted(gateway.hosts)) or "no pages"
        raise UsageError(
            f"the replayed archive holds {hosts}; no enabled source has such a host: "
            "name its source file's folder with --sources"
        )
    return held


def harvest_source(
    source: Source,
    plan: HarvestPlan,
    on_page: OnPage | None = None,
    clock: Clock = SYSTEM,
    guard: Guard | None = None,
) -> SourceReport:
    """Everything one source needs in one run: lease, robots, listings, articles, spool.

    Never raises for what the site does.

    Args:
        source: what to harvest.
        plan: how.
        on_page: called after each article with articles done and articles to do.
        clock: time.
        guard: which network addresses a live run reaches; None is every public one.

    Raises:
        UsageError: a live plan without contact.
        StateError: the state cannot be opened.
        ArchiveError: the archive cannot be written.
    """
    check_plan(plan)
    reason = _reason_to_skip(source, plan)
    if reason:
        return SourceReport(source_id=source.source_id, state="skipped", detail=reason)
    holder = holder_name(plan.run_id)
    client = _client(source, plan, clock, guard)
    with State(state_url(plan.data, plan.state_url)) as state:
        if not state.lease(source.source_id, holder, clock.now()):
            detail = "another run is harvesting this source"
            return SourceReport(source_id=source.source_id, state="skipped", detail=detail)
        try:
            with Spool(plan.data / "archive", plan.run_id, source.source_id) as spool:
                run = _Run(source, plan, state, spool, client=client, clock=clock)
                try:
                    run.go(on_page or (lambda _done, _total: None))
                finally:
                    run.close()
                report = run.report(spool.close())
        finally:
            state.release(source.source_id, holder)
    logger.info("harvested source=%s state=%s new=%d unchanged=%d requests=%d", report.source_id,
                report.state, report.new, report.unchanged, report.attempts)  # fmt: skip
    return report


def _reason_to_skip(source: Source, plan: HarvestPlan) -> str:
    if source.status is Status.RETIRED and plan.gateway is None:
        return "the source is retired"
    if plan.gateway is not None and not plan.gateway.hosts.intersection(source.hosts):
        return "the replayed archive holds none of its hosts"
    return ""


def _client(source: Source, plan: HarvestPlan, clock: Clock, guard: Guard | None) -> Client:
    bundle = source.politeness.ca_bundle
    return Client(
        source.source_id,
        Identity(version=_version(), contact=plan.contact or "replay of an archive"),
        guard=guard,
        clock=clock,
        gateway=plan.gateway,
        ca_bundle=plan.ca_folder / bundle if bundle and plan.ca_folder else None,
    )


class _Run:
    """One source in one run."""

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
        self._fetcher = Fetcher(source, self._client, self._manners, clock)
        pages = state.pages(source.source_id)
        self._visitor = Visitor(
            self._fetcher, spool, state, pages, clock, is_replay=replay is not None
        )
        self._refs: tuple[ArticleRef, ...] = ()
        self._failed: Counter[str] = Counter()
        self._count: Counter[Outcome] = Counter()
        self._listings = 0
        self._problems: list[str] = []
        self._closed: set[str] = set()

    def go(self, on_page: OnPage) -> None:
        """Visit listings, then articles."""
        for listing in self._source.listings:
            self._walk(Walk(self._source, listing, self._plan.since), listing)
        self._note_refs()
        if not self._source.listings:
            self._problems.append("the source has no listing")
        if not self._listings:
            return
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
        while (step := walk.next()) is not None:
            self._keep_lease()
            found = self._read(walk, step)
            if found is not None:
                self._listings += 1
                walk.take(step, found)
        self._refs = merged(self._refs, walk.refs)
        if walk.ended not in ("no_answer", "") and not walk.refs:
            # an empty listing is a broken one: the layout changed, or the address
            self._problems.append(f"{listing.url} shows no article")

    def _read(self, walk: Walk, step: Step) -> Found | None:
        """What the document of a step shows; None when it could not be had."""
        key = f"{walk.role}:{step.url}"
        page = self._visitor.pages.get(key)
        kept = from_memo(page.memo if page else None, self._source, step.url)
        visited = self._visitor.visit(key, step.url, walk.role, full=kept is None)
        if visited.outcome not in _ANSWERED:
            is_end = visited.outcome is Outcome.HTTP_4XX and step.number > 0
            if walk.miss(step) or not is_end:
                self._failed[visited.outcome.value] += 1
                self._problems.append(f"{step.url}: {visited.outcome} {visited.detail}".strip())
            return None
        if not visited.body and kept is not None:
            return kept
        found = walk.read(step, visited.body, visited.content_type)
        memo = to_memo(found, self._source.rules_digest())
        self._visitor.note(dataclasses.replace(self._visitor.pages[key], memo=memo))
        return found

    def _note_refs(self) -> None:
        """Remember every reference before the first page is asked for: a kill loses none."""
        now = self._clock.now()
        for ref in self._refs:
            self._visitor.note(seen(self._visitor.pages.get(ref.url_key), ref, now))
        self._visitor.flush()

    def _wanted(self) -> list[ArticleRef]:
        plan, now = self._plan, self._clock.now()
        if plan.gateway is None:
            refs = due_refs(self._visitor.pages, self._refs, now)
        else:  # a replay visits what its listings show and nothing else
            refs = new_first(self._visitor.pages, self._refs)
        return [r for r in refs if not is_older(r, plan.since)][: plan.limit]

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


def finish_harvest(plan: HarvestPlan, reports: Sequence[SourceReport]) -> HarvestReport:
    """Join what the sources wrote into the run's immutable WARC files.

    Raises:
        ArchiveError: a file cannot be written; the spools are still there.
    """
    ordered = tuple(sorted(reports, key=lambda report: report.source_id))
    spools = [Path(report.spool) for report in ordered if report.spool is not None]
    warcs = join(spools, plan.data / "archive", plan.run_id, plan.started_at)
    return HarvestReport(
        run_id=plan.run_id,
        started_at=plan.started_at,
        sources=ordered,
        warcs=tuple(str(warc) for warc in warcs),
    )


def harvest(
    sources: Sequence[Source],
    plan: HarvestPlan,
    progress: Callable[[str, int, int], None] | None = None,
) -> HarvestReport:
    """Harvest sources, hosts in parallel, and join what they gave.

    Args:
        sources: what to harvest.
        plan: how.
        progress: called with source id, articles done and articles to do, from several threads.

    Raises:
        UsageError, StateError, ArchiveError: see `harvest_source`.
    """
    check_plan(plan)
    salvage(plan.data / "archive")

    def one(source: Source) -> SourceReport:
        def on_page(done: int, total: int) -> None:
            if progress is not None:
                progress(source.source_id, done, total)

        return harvest_source(source, plan, on_page)

    with ThreadPoolExecutor(max_workers=max(1, plan.max_parallel)) as pool:
        reports = list(pool.map(one, sources))
    return finish_harvest(plan, reports)


def _version() -> str:
    try:
        return version("congdoan")
    except PackageNotFoundError:  # a bare checkout on the path
        return "unreleased"

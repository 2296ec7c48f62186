"""The network side: listings, references, pages, archive; one source after the other or many.

This is one of the two places where rooms meet. It knows no Prefect; the tasks call it, and so do
tests and benchmarks. A sick site is a line in the report and never an exception.
"""

from __future__ import annotations

import logging
import uuid
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, date, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from congdoan.archive.join import join, salvage
from congdoan.archive.spool import Spool
from congdoan.errors import UsageError
from congdoan.fetch.client import Client, Gateway, Identity
from congdoan.fetch.clock import SYSTEM, Clock
from congdoan.fetch.guard import Guard
from congdoan.fetch.holder import holder_name
from congdoan.fetch.plan import HarvestPlan, HarvestReport, SourceReport, check_plan, disk_problem
from congdoan.fetch.state import State, state_url
from congdoan.registry import Registry, load_registry
from congdoan.replay.server import ReplayServer
from congdoan.settings import Settings
from congdoan.source_run import OnPage, SourceRun
from congdoan.sources import Source, Status

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
    recheck: bool = False,
) -> tuple[tuple[Source, ...], HarvestPlan]:
    """The sources and the plan of a run from the settings; what killed runs left is taken in.

    A replay without named sources runs those whose hosts it holds.

    Raises:
        ConfigError: a source file is wrong.
        UsageError: an unknown source, a live run without contact, a replay that holds no known
            host, a full disk.
    """
    settings = Settings()
    registry = load_registry(settings.config, [Path(folder) for folder in extra_sources])
    plan = HarvestPlan(
        run_id=f"r{uuid.uuid4().hex[:8]}",
        started_at=datetime.now(UTC),
        data=settings.data if data is None else Path(data),
        since=since,
        limit=limit,
        recheck=recheck,
        contact=settings.contact,
        gateway=gateway,
        state_url=settings.state_url if data is None else None,
        ca_folder=settings.config / "ca",
        disk_floor=settings.disk_floor_mb * 10**6,
    )
    check_plan(plan)
    if problem := disk_problem(plan):
        raise UsageError(problem)
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
                run = SourceRun(source, plan, state, spool, client=client, clock=clock)
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
    return disk_problem(plan)


def _client(source: Source, plan: HarvestPlan, clock: Clock, guard: Guard | None) -> Client:
    bundle = source.politeness.ca_bundle
    return Client(
        source.source_id,
        Identity(version=_version(), contact=plan.contact or "replay of an archive"),
        guard=guard,
        clock=clock,
        gateway=plan.gateway,
        ca_bundle=plan.ca_folder / bundle if bundle and plan.ca_folder else None,
        tls_minimum=source.politeness.tls_minimum,
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

"""The network side in order: plan, one task per source, join."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from prefect import flow, unmapped
from prefect.client.schemas.objects import State
from prefect.states import Completed
from prefect.task_runners import TaskRunner, ThreadPoolTaskRunner
from pydantic import Field

from congdoan.harvest import HarvestReport, SourceReport, plan_harvest, replaying
from congdoan.regions import Region, chosen
from tasks.confine import all_allowed, allowed
from tasks.harvest import SourceFailedError, finish_harvest, harvest_source
from tasks.release import report_sources
from tasks.run import run_name, speak

AtLeastOne = Annotated[int, Field(ge=1)]

# Hosts in parallel, one connection each; the archive's lock and the state's leases do the rest.
HOSTS_AT_ONCE: TaskRunner[Any] = ThreadPoolTaskRunner(max_workers=8)


SourceId = Annotated[str, Field(pattern=r"^[a-z0-9_]+$")]


def outcome(state: State[SourceReport]) -> SourceReport:
    """The report of a source's task, also of one that failed; other errors rise."""
    result = state.result(raise_on_failure=False)
    if isinstance(result, SourceFailedError):
        return result.report
    if isinstance(result, BaseException):
        raise result
    return result


@flow(
    name="harvest",
    flow_run_name=run_name,
    task_runner=HOSTS_AT_ONCE,
    persist_result=True,  # a state that comes back from a busy server has its report only when kept
)
def harvest(  # noqa: PLR0913 - each parameter is a field of the form in the UI
    *,
    sources: list[SourceId] | None = None,
    region: Region | None = None,
    data: str | None = None,
    since: date | None = None,
    limit: AtLeastOne | None = None,
    replay: list[str] | None = None,
    extra_sources: list[str] | None = None,
    recheck: bool = False,
) -> State[HarvestReport]:
    """Fetch listings and articles of the sources politely into one WARC file.

    Args:
        sources: Source ids to harvest; empty means every enabled source.
        region: Harvest the enabled sources of one part of the country instead.
        data: Data root, the folder of archive and releases; empty means the one of the settings.
        since: Leave out articles that their listing dates before this day.
        limit: At most so many articles per source.
        replay: WARC files to ask on loopback instead of the network.
        extra_sources: Folders with further source files.
        recheck: Ask for known articles also when they are not due.
    """
    speak()
    folders = all_allowed(extra_sources)
    ids = chosen(sources, region, folders)
    with replaying(all_allowed(replay)) as gateway:
        described, plan = plan_harvest(
            ids, allowed(data), folders, gateway=gateway, since=since, limit=limit, recheck=recheck
        )
        futures = harvest_source.map(list(described), unmapped(plan))
        futures.wait()
        report = finish_harvest(plan, [outcome(future.state) for future in futures])
    report_sources(report, plan.data)
    name = "Degraded" if report.degraded else "Completed"
    return Completed(name=name, message=report.summary(), data=report)

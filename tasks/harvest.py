"""Network side: one task per source, and one that joins what they wrote."""

from __future__ import annotations

from collections.abc import Sequence

from prefect import task
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State, TaskRun
from prefect.tasks import Task

from congdoan import harvest as house
from congdoan import progress
from congdoan.harvest import HarvestPlan, HarvestReport, SourceReport
from congdoan.sources import Source

# The client inside retries single requests and knows Retry-After; a second try of a whole source is
# worth it only much later, when a rebooted server may be back. Never both at once on a sick host.
LATE_RETRY_S = 20 * 60
# No timeout here: Prefect cannot interrupt a thread, warns once per task, and every request of the
# client has its own deadline.


class SourceFailedError(Exception):
    """A whole source failed in a way that may heal; carries its report to the flow's join."""

    def __init__(self, report: SourceReport) -> None:
        super().__init__(f"{report.source_id}: {report.detail}")
        self.report = report


def _may_heal(_task: Task[..., object], _run: TaskRun, state: State[object]) -> bool:
    return isinstance(state.data, SourceFailedError) or "SourceFailedError" in (state.message or "")


@task(
    name="harvest-source",
    task_run_name="harvest {source.source_id}",
    retries=1,
    retry_delay_seconds=LATE_RETRY_S,
    retry_condition_fn=_may_heal,
    cache_policy=NO_CACHE,
)
def harvest_source(source: Source, plan: HarvestPlan) -> SourceReport:
    """Harvest one source into its spool; a live source that wholly failed is tried once more."""

    def on_page(done: int, total: int) -> None:
        progress.report("harvest", source.source_id, done, total)

    report = house.harvest_source(source, plan, on_page)
    if plan.gateway is None and report.state == "failed":
        raise SourceFailedError(report)
    return report


@task(name="finish-harvest", cache_policy=NO_CACHE)
def finish_harvest(plan: HarvestPlan, reports: Sequence[SourceReport]) -> HarvestReport:
    """Join the sources' spools into the run's WARC file."""
    return house.finish_harvest(plan, reports)

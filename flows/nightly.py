"""What the schedule runs: harvest, assemble, and an honest end state."""

from __future__ import annotations

from typing import cast

from prefect import flow
from prefect.client.schemas.objects import State
from prefect.states import Completed

from congdoan.assemble import ReleaseReport
from congdoan.harvest import HarvestReport
from flows.assemble import assemble
from flows.harvest import (
    DataRoot,
    ExtraSources,
    Limit,
    Replay,
    Since,
    SourceIds,
    harvest,
    run_name,
)


@flow(name="nightly", flow_run_name=run_name)
def nightly(  # noqa: PLR0913 - each parameter is a field of the form in the UI
    *,
    sources: SourceIds = None,
    data: DataRoot = None,
    since: Since = None,
    limit: Limit = None,
    replay: Replay = None,
    extra_sources: ExtraSources = None,
) -> State[tuple[HarvestReport, ReleaseReport]]:
    """Harvest and assemble; ends as Degraded when some source failed."""
    harvested = harvest(
        sources=sources,
        data=data,
        since=since,
        limit=limit,
        replay=replay,
        extra_sources=extra_sources,
        return_state=True,
    )
    released = assemble(data=data, extra_sources=extra_sources)
    report = cast("HarvestReport", harvested.result())
    return Completed(
        name=harvested.name,
        message=f"{report.summary()}; {released.summary()}",
        data=(report, released),
    )

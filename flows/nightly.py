"""What the schedule runs: harvest, assemble, and an honest end state."""

from __future__ import annotations

from datetime import date
from typing import cast

from prefect import flow
from prefect.client.schemas.objects import State
from prefect.states import Completed

from congdoan.assemble import ReleaseReport
from congdoan.harvest import HarvestReport
from flows.assemble import assemble
from flows.harvest import AtLeastOne, harvest, run_name


@flow(name="nightly", flow_run_name=run_name)
def nightly(  # noqa: PLR0913 - each parameter is a field of the form in the UI
    *,
    sources: list[str] | None = None,
    data: str | None = None,
    since: date | None = None,
    limit: AtLeastOne | None = None,
    replay: list[str] | None = None,
    extra_sources: list[str] | None = None,
) -> State[tuple[HarvestReport, ReleaseReport]]:
    """Harvest and assemble; ends as Degraded when some source failed.

    Args:
        sources: Source ids to harvest; empty means every enabled source.
        data: Data root, the folder of archive and releases; empty means the one of the settings.
        since: Leave out articles that their listing dates before this day.
        limit: At most so many articles per source.
        replay: WARC files to harvest on loopback instead of the network.
        extra_sources: Folders with further source files.
    """
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

"""What the schedule runs: harvest, assemble, health, and an honest end state."""

from __future__ import annotations

from datetime import date
from typing import cast

from prefect import flow
from prefect.client.schemas.objects import State
from prefect.states import Completed, Failed

from congdoan.assemble import ReleaseReport, data_root
from congdoan.harvest import HarvestReport
from congdoan.health_report import Night
from congdoan.regions import Region
from flows.assemble import assemble
from flows.harvest import AtLeastOne, SourceId, harvest
from tasks.confine import all_allowed, allowed, by_worker
from tasks.health import check_health, report_health
from tasks.notify import notify, ping
from tasks.run import run_name


def tell(night: Night) -> None:
    """One digest when there is news, one knock when the night was good; neither fails a run."""
    if night.has_news:
        notify(night.markdown(), return_state=True)
    if night.is_fresh:
        ping(return_state=True)


@flow(name="nightly", flow_run_name=run_name, persist_result=True)
def nightly(  # noqa: PLR0913 - each parameter is a field of the form in the UI
    *,
    sources: list[SourceId] | None = None,
    region: Region | None = None,
    data: str | None = None,
    since: date | None = None,
    limit: AtLeastOne | None = None,
    replay: list[str] | None = None,
    extra_sources: list[str] | None = None,
) -> State[tuple[HarvestReport, ReleaseReport]]:
    """Harvest, assemble and judge health; ends as Degraded when some source failed.

    A scheduled run in which no site answered ends as Failed: no fresh page is no success.

    Args:
        sources: Source ids to harvest; empty means every enabled source.
        region: Harvest the enabled sources of one part of the country instead.
        data: Data root, the folder of archive and releases; empty means the one of the settings.
        since: Leave out articles that their listing dates before this day.
        limit: At most so many articles per source.
        replay: WARC files to ask on loopback instead of the network.
        extra_sources: Folders with further source files.
    """
    harvested = harvest(
        sources=sources,
        region=region,
        data=data,
        since=since,
        limit=limit,
        replay=replay,
        extra_sources=extra_sources,
        return_state=True,
    )
    report = cast("HarvestReport", harvested.result())  # a run that could not begin ends here
    released = assemble(data=data, extra_sources=extra_sources)
    root, folders = data_root(allowed(data)), all_allowed(extra_sources)
    night = check_health(root, report, folders, is_replay=bool(replay))
    report_health(night)
    tell(night)
    message = f"{report.summary()}; {released.summary()}"
    if not night.is_fresh and by_worker():
        return Failed(message=f"nothing was fetched: {message}")
    return Completed(name=harvested.name, message=message, data=(report, released))

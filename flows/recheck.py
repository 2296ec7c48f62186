"""The weekly second look: known articles asked for again, the dataset made anew."""

from __future__ import annotations

from typing import cast

from prefect import flow
from prefect.client.schemas.objects import State
from prefect.states import Completed

from congdoan.harvest import HarvestReport
from congdoan.regions import Region
from flows.assemble import assemble
from flows.harvest import AtLeastOne, SourceId, harvest
from tasks.run import run_name


@flow(name="recheck", flow_run_name=run_name)
def recheck(  # noqa: PLR0913 - each parameter is a field of the form in the UI
    *,
    sources: list[SourceId] | None = None,
    region: Region | None = None,
    data: str | None = None,
    limit: AtLeastOne = 300,
    replay: list[str] | None = None,
    extra_sources: list[str] | None = None,
) -> State[None]:
    """Ask for known articles again, whether they are due or not, and rebuild from the archive.

    Edits that nobody announced come in, and a version appears only if the content is another. The
    articles that have not been asked for longest come first: limited runs get round to all.

    Args:
        sources: Source ids to harvest; empty means every enabled source.
        region: Harvest the enabled sources of one part of the country instead.
        data: Data root, the folder of archive and releases; empty means the one of the settings.
        limit: At most so many articles per source.
        replay: WARC files to ask on loopback instead of the network.
        extra_sources: Folders with further source files.
    """
    harvested = harvest(
        sources=sources,
        region=region,
        data=data,
        limit=limit,
        replay=replay,
        extra_sources=extra_sources,
        recheck=True,
        return_state=True,
    )
    report = cast("HarvestReport", harvested.result())  # a run that could not begin ends here
    released = assemble(data=data, extra_sources=extra_sources, full=True)
    message = f"{report.summary()}; {released.summary()}"
    return Completed(name=harvested.name, message=message)

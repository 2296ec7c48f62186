"""One source on demand: harvested, assembled and judged like a night of its own."""

from __future__ import annotations

from datetime import date
from typing import cast

from prefect import flow
from prefect.client.schemas.objects import State

from congdoan.assemble import ReleaseReport
from congdoan.harvest import HarvestReport
from flows.harvest import AtLeastOne, SourceId
from flows.nightly import nightly
from tasks.run import run_name


@flow(name="source", flow_run_name=run_name)
def source(  # noqa: PLR0913 - each parameter is a field of the form in the UI
    *,
    source: SourceId,
    data: str | None = None,
    since: date | None = None,
    limit: AtLeastOne | None = None,
    replay: list[str] | None = None,
    extra_sources: list[str] | None = None,
) -> State[tuple[HarvestReport, ReleaseReport]]:
    """Harvest one source now and bring its articles into the dataset.

    Args:
        source: The source to harvest.
        data: Data root, the folder of archive and releases; empty means the one of the settings.
        since: Leave out articles that their listing dates before this day.
        limit: At most so many articles.
        replay: WARC files to ask on loopback instead of the network.
        extra_sources: Folders with further source files.
    """
    state = nightly(
        sources=[source],
        data=data,
        since=since,
        limit=limit,
        replay=replay,
        extra_sources=extra_sources,
        return_state=True,
    )
    return cast("State[tuple[HarvestReport, ReleaseReport]]", state)

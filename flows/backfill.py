"""Old archives through the same door: import foreign WARC files, then assemble."""

from __future__ import annotations

from typing import Annotated

from prefect import flow, unmapped
from pydantic import Field

from congdoan.assemble import ReleaseReport, data_root
from flows.assemble import BATCHES_AT_ONCE, assemble
from flows.harvest import DataRoot, ExtraSources
from tasks.process import import_warc


@flow(name="backfill", task_runner=BATCHES_AT_ONCE)
def backfill(
    *,
    warcs: Annotated[
        list[str], Field(title="WARC files", description="Archives to take in, kept untouched")
    ],
    data: DataRoot = None,
    extra_sources: ExtraSources = None,
) -> ReleaseReport:
    """Take the archive of a dead site, of Common Crawl or of a colleague into the dataset."""
    import_warc.map(warcs, unmapped(str(data_root(data)))).result()
    return assemble(data=data, extra_sources=extra_sources)

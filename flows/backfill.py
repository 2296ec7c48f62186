"""Old archives through the same door: import foreign WARC files, then assemble."""

from __future__ import annotations

from prefect import flow, unmapped

from congdoan.assemble import ReleaseReport, data_root
from flows.assemble import BATCHES_AT_ONCE, assemble
from tasks.process import import_warc


@flow(name="backfill", task_runner=BATCHES_AT_ONCE)
def backfill(
    *,
    warcs: list[str],
    data: str | None = None,
    extra_sources: list[str] | None = None,
) -> ReleaseReport:
    """Take the archive of a dead site, of Common Crawl or of a colleague into the dataset.

    Args:
        warcs: WARC files to take in; they are copied and kept untouched.
        data: Data root, the folder of archive and releases; empty means the one of the settings.
        extra_sources: Folders with further source files.
    """
    import_warc.map(warcs, unmapped(str(data_root(data)))).result()
    return assemble(data=data, extra_sources=extra_sources)

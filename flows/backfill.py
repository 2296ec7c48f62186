"""Old archives through the same door: import foreign WARC files, then assemble."""

from __future__ import annotations

from typing import Annotated, Any

from prefect import flow, unmapped
from prefect.task_runners import TaskRunner, ThreadPoolTaskRunner
from pydantic import Field

from congdoan.assemble import ReleaseReport, data_root
from flows.assemble import assemble
from tasks.confine import all_allowed, allowed
from tasks.process import import_warc
from tasks.run import run_name

AtLeastOneFile = Annotated[list[str], Field(min_length=1)]
# Taking a file in is copying: two at once keep a disk busy.
COPIES_AT_ONCE: TaskRunner[Any] = ThreadPoolTaskRunner(max_workers=2)


@flow(name="backfill", flow_run_name=run_name, task_runner=COPIES_AT_ONCE)
def backfill(
    *,
    warcs: AtLeastOneFile,
    data: str | None = None,
    extra_sources: list[str] | None = None,
) -> ReleaseReport:
    """Take the archive of a dead site, of Common Crawl or of a colleague into the dataset.

    Args:
        warcs: WARC files to take in; they are copied and kept untouched.
        data: Data root, the folder of archive and releases; empty means the one of the settings.
        extra_sources: Folders with further source files.
    """
    root = data_root(allowed(data))
    import_warc.map(all_allowed(warcs), unmapped(str(root))).result()
    return assemble(data=data, extra_sources=extra_sources)

"""Old archives through the same door: import foreign WARC files, then assemble."""

from __future__ import annotations

from typing import Annotated, Any

from prefect import flow, unmapped
from prefect.task_runners import TaskRunner, ThreadPoolTaskRunner
from pydantic import Field

from congdoan.assemble import ReleaseReport, plan_assembly
from congdoan.intake import Intake
from flows.assemble import assemble
from flows.harvest import SourceId
from tasks.confine import all_allowed, allowed
from tasks.process import import_warc
from tasks.release import report_imports
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
    sources: list[SourceId] | None = None,
) -> tuple[tuple[Intake, ...], ReleaseReport]:
    """Take the archive of a dead site, of Common Crawl or of a colleague into the dataset.

    Args:
        warcs: WARC files to take in; they are copied and kept untouched.
        sources: Source ids whose pages are taken; empty means every source with a host in them.
        data: Data root, the folder of archive and releases; empty means the one of the settings.
        extra_sources: Folders with further source files.
    """
    plan = plan_assembly(allowed(data), all_allowed(extra_sources))
    files = all_allowed(warcs)
    taken = tuple(import_warc.map(files, unmapped(plan), unmapped(sources or [])).result())
    report_imports(taken)
    return taken, assemble(data=data, extra_sources=extra_sources)

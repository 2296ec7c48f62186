"""The pure side in order: batches without a segment, their segments, the release."""

from __future__ import annotations

from typing import Any

from prefect import flow, unmapped
from prefect.task_runners import TaskRunner, ThreadPoolTaskRunner

from congdoan.assemble import ReleaseReport, plan_assembly
from tasks.process import find_batches, process_batch
from tasks.release import publish, report_release

# Extraction holds the interpreter lock most of the time: more threads would only wait.
BATCHES_AT_ONCE: TaskRunner[Any] = ThreadPoolTaskRunner(max_workers=2)


@flow(name="assemble", task_runner=BATCHES_AT_ONCE)
def assemble(
    *,
    data: str | None = None,
    extra_sources: list[str] | None = None,
    full: bool = False,
    accept: bool = False,
) -> ReleaseReport:
    """Rebuild what changed from the archive and publish a release; never touches the network.

    Args:
        data: Data root, the folder of archive and releases; empty means the one of the settings.
        extra_sources: Folders with further source files.
        full: Make every segment again from the archive.
        accept: Publish although a table lost over 20% of its rows.
    """
    plan = plan_assembly(data, extra_sources or (), full=full, accept=accept)
    batches = find_batches(plan)
    process_batch.map(list(batches), unmapped(plan)).result()
    report = publish(plan)
    report_release(report)
    return report

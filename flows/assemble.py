"""The pure side in order: batches without a segment, their segments, the release."""

from __future__ import annotations

from prefect import flow, unmapped

from congdoan.assemble import ReleaseReport, plan_assembly
from congdoan.settings import Settings
from tasks.confine import all_allowed, allowed
from tasks.process import find_batches, follow, process_batch
from tasks.release import publish, report_release
from tasks.run import run_name, speak
from tasks.runners import batch_runner


@flow(name="assemble", flow_run_name=run_name, task_runner=batch_runner(Settings()))
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
    speak()
    plan = plan_assembly(allowed(data), all_allowed(extra_sources), full=full, accept=accept)
    batches = find_batches(plan)
    processed = follow(process_batch.map(list(batches), unmapped(plan)))
    report = publish(plan).after(processed)
    report_release(report)
    return report

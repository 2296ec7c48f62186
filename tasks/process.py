"""Pure side, first half: one task per batch (a WARC file with the sources that need it)."""

from __future__ import annotations

from pathlib import Path

from prefect import task
from prefect.cache_policies import NO_CACHE

from congdoan import assemble as house
from congdoan.archive.importer import import_warc as take_in
from congdoan.assemble import AssemblePlan, Batch, BatchReport


@task(name="import-warc", task_run_name="import {warc}", tags=["archive"], cache_policy=NO_CACHE)
def import_warc(warc: str, data: str) -> Path:
    """Copy a foreign WARC file into the archive."""
    return take_in(Path(warc), Path(data) / "archive")


@task(name="find-batches", tags=["assemble"], cache_policy=NO_CACHE)
def find_batches(plan: AssemblePlan) -> tuple[Batch, ...]:
    """Batches that have no segment under their source's current fingerprint."""
    return house.pending(plan)


@task(
    name="process-batch",
    task_run_name="process {batch}",
    tags=["assemble"],
    timeout_seconds=6 * 3600,
    cache_policy=NO_CACHE,
)
def process_batch(batch: Batch, plan: AssemblePlan) -> BatchReport:
    """Extract, classify and normalise one batch into its segment."""
    return house.process_batch(batch, plan)

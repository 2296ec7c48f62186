"""Pure side, first half: one task per batch (a WARC file with the sources that need it)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import cast
from uuid import UUID

from prefect import task
from prefect.artifacts import create_progress_artifact, update_progress_artifact
from prefect.cache_policies import NO_CACHE
from prefect.futures import PrefectFutureList

from congdoan import assemble as house
from congdoan import intake
from congdoan.assemble import AssemblePlan, Batch, BatchReport
from congdoan.intake import Intake
from congdoan.registry import load_registry

LONG = 8  # batches from which a run is worth a progress bar in the UI


@task(name="import-warc", task_run_name="import {warc}", cache_policy=NO_CACHE)
def import_warc(warc: str, plan: AssemblePlan, only: Sequence[str]) -> Intake:
    """Copy a foreign WARC file into the archive."""
    registry = load_registry(plan.config, plan.extra_sources)
    return intake.take_in(Path(warc), plan.data, registry, only)


@task(name="find-batches", cache_policy=NO_CACHE)
def find_batches(plan: AssemblePlan) -> tuple[Batch, ...]:
    """Batches that have no segment under their source's current fingerprint."""
    return house.pending(plan)


@task(
    name="process-batch",
    task_run_name="process {batch}",
    cache_policy=NO_CACHE,
)
def process_batch(batch: Batch, plan: AssemblePlan) -> BatchReport:
    """Extract, classify and normalise one batch into its segment."""
    return house.process_batch(batch, plan)


def follow(futures: PrefectFutureList[BatchReport]) -> list[BatchReport]:
    """What the batches gave, with a progress artifact while many are worked on."""
    if len(futures) >= LONG:
        bar = create_progress_artifact(
            progress=0.0, key="assemble-progress", description=f"{len(futures)} batches"
        )
        for done, future in enumerate(futures, 1):
            future.wait()
            update_progress_artifact(
                artifact_id=cast("UUID", bar), progress=100 * done / len(futures)
            )
    return futures.result()

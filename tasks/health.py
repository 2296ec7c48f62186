"""Health after a run: judged, kept as artifacts, told as events."""

from __future__ import annotations

import logging
from pathlib import Path

from prefect import task
from prefect.artifacts import create_markdown_artifact, create_table_artifact
from prefect.cache_policies import NO_CACHE
from prefect.events import emit_event

from congdoan import health_report as house
from congdoan.harvest import HarvestReport
from congdoan.health_report import Night

logger = logging.getLogger(__name__)


@task(name="check-health", cache_policy=NO_CACHE)
def check_health(
    data: Path, report: HarvestReport, extra_sources: list[str], *, is_replay: bool
) -> Night:
    """Judge every source after the run."""
    return house.tell_night(data, report, extra_sources, is_replay=is_replay)


@task(name="report-health", cache_policy=NO_CACHE)
def report_health(night: Night) -> None:
    """Keep health as table and digest, and tell each change as an event."""
    create_table_artifact(
        key="health", table=night.table(), description=f"Health of the sources on {night.day}"
    )
    create_markdown_artifact(
        key="digest", markdown=night.markdown(), description="What the night brought"
    )
    for change in night.changes:
        level = logging.INFO if change.now in ("ok", "retired") else logging.WARNING
        logger.log(level, "source changed source=%s before=%s now=%s why=%s", change.source_id,
                   change.before, change.now, "; ".join(change.reasons))  # fmt: skip
        emit_event(
            event=f"congdoan.source.{change.now}",
            resource={
                "prefect.resource.id": f"congdoan.source.{change.source_id}",
                "prefect.resource.name": change.source_id,
            },
            payload={"before": change.before, "now": change.now, "reasons": list(change.reasons)},
        )

"""Before the first live run: one task per source that is tried, and one that shows the verdicts."""

from __future__ import annotations

import logging
from collections.abc import Sequence

from prefect import task
from prefect.artifacts import create_table_artifact
from prefect.cache_policies import NO_CACHE

from congdoan.onboarding import commission as house
from congdoan.onboarding.asking import Way
from congdoan.onboarding.commission import Verdict
from congdoan.registry import Registry
from congdoan.sources import Source

logger = logging.getLogger(__name__)


@task(name="commission-source", task_run_name="commission {source.source_id}",
      cache_policy=NO_CACHE)  # fmt: skip
def commission_source(source: Source, way: Way, registry: Registry) -> Verdict:
    """Try robots, one listing and three articles of a source; nothing is archived."""
    verdict = house.commission(source, way, registry)
    level = logging.INFO if verdict.go else logging.WARNING
    logger.log(level, "commissioned source=%s go=%s", source.source_id, verdict.go)
    return verdict


@task(name="report-commission", cache_policy=NO_CACHE)
def report_commission(verdicts: Sequence[Verdict]) -> None:
    """Keep the verdicts as a table artifact, the refused ones first."""
    create_table_artifact(
        key="commission",
        table=[_row(v) for v in sorted(verdicts, key=lambda v: (v.go, v.source_id))],
        description="Which sources can go live, and the YAML keys to change",
    )


def _row(verdict: Verdict) -> dict[str, str | int]:
    return {
        "source": verdict.source_id,
        "verdict": "go" if verdict.go else "no go",
        "listing": verdict.listing or "",
        "articles": verdict.articles,
        "requests": verdict.requests,
        "to change": "; ".join(f"{p.key}: {p.what}" for p in verdict.problems),
        "to consider": "; ".join(f"{p.key}: {p.what}" for p in verdict.advice),
    }

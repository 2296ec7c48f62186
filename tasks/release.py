"""Pure side, second half: the release, and what the Prefect UI shows of a run."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from prefect import task
from prefect.artifacts import (
    create_link_artifact,
    create_markdown_artifact,
    create_table_artifact,
)
from prefect.cache_policies import NO_CACHE

from congdoan import assemble as house
from congdoan.assemble import AssemblePlan, ReleaseReport
from congdoan.harvest import HarvestReport
from congdoan.health_report import source_table
from congdoan.intake import Intake
from congdoan.release.diff import report_address, report_page
from congdoan.settings import Settings


@task(name="publish", cache_policy=NO_CACHE)
def publish(plan: AssemblePlan) -> ReleaseReport:
    """Join all segments into a release when the content changed."""
    return house.publish(plan)


@task(name="report-sources", cache_policy=NO_CACHE)
def report_sources(report: HarvestReport, data: Path) -> None:
    """Keep the harvest's outcome per source as a table artifact."""
    create_table_artifact(
        key="sources",
        table=source_table(report, data),
        description="What each source gave in this run",
    )


@task(name="report-imports", cache_policy=NO_CACHE)
def report_imports(intakes: Sequence[Intake]) -> None:
    """Keep what was taken from each file and host, and what was left out, as a table artifact."""
    rows = [{"file": Path(i.file).name, **row} for i in intakes for row in i.rows()]
    damaged = [f"{Path(i.file).name} at {place}" for i in intakes for place in i.damaged]
    said = [*(i.summary() for i in intakes), *(f"damaged: {place}" for place in damaged)]
    create_table_artifact(key="imports", table=rows, description="; ".join(said))


@task(name="report-release", cache_policy=NO_CACHE)
def report_release(report: ReleaseReport) -> None:
    """Keep the release's numbers and changes as a markdown artifact, with links to its page."""
    link = report_address(report, Settings().releases_url)
    create_markdown_artifact(
        key="release", markdown=report_page(report, link), description="The release of this run"
    )
    if link is not None:
        create_link_artifact(key="release-page", link=link, description=f"Version {report.current}")

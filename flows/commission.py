"""Before the first live run of new sources: each is tried, nothing is archived or published."""

from __future__ import annotations

from pathlib import Path

from prefect import flow, unmapped
from prefect.client.schemas.objects import State
from prefect.states import Completed

from congdoan.harvest import replaying
from congdoan.onboarding.asking import Way
from congdoan.onboarding.commission import candidates
from congdoan.registry import load_registry
from congdoan.settings import Settings
from flows.harvest import HOSTS_AT_ONCE, SourceId
from tasks.commission import commission_source, report_commission
from tasks.confine import all_allowed
from tasks.run import run_name, speak


@flow(name="commission", flow_run_name=run_name, task_runner=HOSTS_AT_ONCE)
def commission(
    *,
    sources: list[SourceId] | None = None,
    replay: list[str] | None = None,
    extra_sources: list[str] | None = None,
) -> State[None]:
    """Ask each source for robots, one listing and three articles; go or no go, with what to change.

    Args:
        sources: Source ids to try; empty means every source that is not retired.
        replay: WARC files to ask on loopback instead of the network.
        extra_sources: Folders with further source files.
    """
    speak()
    settings, folders = Settings(), all_allowed(extra_sources)
    registry = load_registry(settings.config, [Path(folder) for folder in folders])
    with replaying(all_allowed(replay)) as gateway:
        way = Way(contact=settings.contact, gateway=gateway, ca_folder=settings.config / "ca")
        tried = candidates(registry, sources or (), way)
        verdicts = commission_source.map(list(tried), unmapped(way), unmapped(registry)).result()
    report_commission(verdicts)
    fit = sum(verdict.go for verdict in verdicts)
    return Completed(
        name="Completed" if fit == len(verdicts) else "No go",
        message=f"{fit} of {len(verdicts)} sources can go live",
    )

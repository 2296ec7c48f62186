"""What a harvest shall do and what it gave: plain values that travel between processes."""

from __future__ import annotations

import dataclasses
import shutil
from collections import Counter
from datetime import date, datetime
from pathlib import Path
from typing import Literal

from congdoan.fetch.client import Gateway
from congdoan.records import record
from congdoan.settings import need_contact


@record
class HarvestPlan:
    """What a run shall do; made of plain values, so that it travels between processes.

    Args:
        run_id: part of file names; no two runs share one.
        started_at: UTC.
        data: data root; the archive is `data/archive`.
        since: leave out articles that their listing dates before this day.
        limit: at most so many articles per source.
        recheck: visit known articles also when they are not due.
        contact: the operator's e-mail or page; a live run needs it.
        gateway: the replay server; None asks the real sites.
        state_url: SQLAlchemy URL of the state; None is `data/state.db`.
        max_parallel: sources at once.
        disk_floor: bytes that must be free before a source is begun.
        ca_folder: where the `ca_bundle` files of sources are.
    """

    run_id: str
    started_at: datetime
    data: Path
    since: date | None = None
    limit: int | None = None
    recheck: bool = False
    contact: str | None = None
    gateway: Gateway | None = None
    state_url: str | None = None
    max_parallel: int = 8
    ca_folder: Path | None = None
    disk_floor: int = 0


@record
class SourceReport:
    """What one source gave in one run.

    `found` counts distinct articles on listings, `fetched` the article pages that answered,
    `new` those with a first or changed body, `unchanged` the others. `failed` counts outcomes of
    listings and articles that brought nothing. `attempts` are requests sent.
    """

    source_id: str
    state: Literal["ok", "degraded", "failed", "skipped"]
    detail: str = ""
    listings: int = 0
    found: int = 0
    new: int = 0
    fetched: int = 0
    unchanged: int = 0
    failed: dict[str, int] = dataclasses.field(default_factory=dict)
    attempts: int = 0
    planned_delay_s: float = 0.0
    spool: str | None = None


@record
class HarvestReport:
    """What a run gave: a report per source, and the WARC files it left."""

    run_id: str
    started_at: datetime
    sources: tuple[SourceReport, ...]
    warcs: tuple[str, ...]

    @property
    def degraded(self) -> bool:
        """Whether some source gave less than it should."""
        return any(source.state in ("degraded", "failed") for source in self.sources)

    def summary(self) -> str:
        """One line: sources by state, articles new and unchanged."""
        states = Counter(source.state for source in self.sources)
        said = ", ".join(f"{count} {state}" for state, count in sorted(states.items()))
        new, same = (sum(getattr(s, n) for s in self.sources) for n in ("new", "unchanged"))
        return f"{len(self.sources)} sources ({said}): {new} new articles, {same} unchanged"

    def table(self) -> list[dict[str, str | int | float]]:
        """One row per source, for people."""
        return [
            {
                "source": s.source_id, "state": s.state, "found": s.found, "fetched": s.fetched,
                "new": s.new, "unchanged": s.unchanged, "requests": s.attempts,
                "failed": ", ".join(f"{n} {o}" for o, n in sorted(s.failed.items())),
                "detail": s.detail,
            }
            for s in self.sources
        ]  # fmt: skip


def check_plan(plan: HarvestPlan) -> None:
    """Refuse a live run that does not say who runs it.

    Raises:
        UsageError: no contact is set.
    """
    if plan.gateway is None:
        need_contact(plan.contact)


def disk_problem(plan: HarvestPlan) -> str:
    """Why there is not enough room to begin; empty when there is."""
    folder = plan.data.resolve()
    while not folder.exists():
        folder = folder.parent
    free = shutil.disk_usage(folder).free
    if free >= plan.disk_floor:
        return ""
    return (
        f"{free // 10**6} MB are free in {folder}, less than {plan.disk_floor // 10**6}: "
        "free the disk, or lower CONGDOAN_DISK_FLOOR_MB"
    )

"""What a night tells: health of every source, what changed, the disk; as tables and one digest."""

from __future__ import annotations

import dataclasses
import shutil
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from congdoan.fetch.plan import HarvestReport
from congdoan.health import (
    Health,
    HealthState,
    Observed,
    Rules,
    judge,
    load_rules,
    local_day,
    observe,
)
from congdoan.kept_health import keep_health, kept_health
from congdoan.looks import estranged
from congdoan.records import record
from congdoan.registry import Registry, load_registry
from congdoan.settings import Settings
from congdoan.sources import Status

_STATES: tuple[HealthState, ...] = ("broken", "degraded", "ok", "retired")


@record
class Change:
    """A source whose state is another than the night before; `before` is "new" at first."""

    source_id: str
    before: str
    now: HealthState
    reasons: tuple[str, ...] = ()


@record
class Night:
    """Health after one night; `days_left` is the forecast of the disk, None when unknown."""

    day: date
    health: tuple[Health, ...]
    changes: tuple[Change, ...]
    muted: tuple[str, ...]
    is_fresh: bool
    archive_bytes: int = 0
    days_left: float | None = None

    def table(self) -> list[dict[str, str | int | None]]:
        """One row per source, the sick ones first."""
        ordered = sorted(self.health, key=lambda h: (_STATES.index(h.state), h.source_id))
        return [
            {
                "source": h.source_id,
                "state": h.state,
                "last article": h.last_article_on.isoformat() if h.last_article_on else None,
                "days since": h.silent_days(self.day),
                "why": "; ".join(h.reasons),
                "muted": "yes" if h.source_id in self.muted else "",
            }
            for h in ordered
        ]

    @property
    def has_news(self) -> bool:
        """Whether somebody should be told."""
        return bool(self.changes) or not self.is_fresh

    def markdown(self) -> str:
        """The digest of the night."""
        counts = {state: sum(h.state == state for h in self.health) for state in _STATES}
        lines = [f"# Sources on {self.day}", ""]
        lines.append(", ".join(f"{n} {state}" for state, n in counts.items() if n) or "no sources")
        if not self.is_fresh:
            lines += ["", "**Nothing was fetched: no source answered tonight.**"]
        lines += ["", "## Changes", ""] if self.changes else ["", "No source changed its state."]
        lines += [
            f"- **{c.source_id}**: {c.before} → {c.now}" + (f" ({r})" if (r := _why(c)) else "")
            for c in self.changes
        ]
        sick = [h for h in self.health if h.state in ("broken", "degraded")]
        if sick:
            lines += ["", "## Not well", ""]
            lines += [f"- {h.source_id}: {h.state}: {'; '.join(h.reasons)}" for h in sick]
        if self.muted:
            lines += ["", f"Muted: {', '.join(self.muted)}"]
        return "\n".join([*lines, "", _disk(self), ""])


def _why(change: Change) -> str:
    return "; ".join(change.reasons)


def _disk(night: Night) -> str:
    size = f"Archive: {night.archive_bytes / 1e6:.1f} MB"
    if night.days_left is None:
        return f"{size}; no forecast before it has grown for some days."
    return f"{size}; at this pace the disk is full in {night.days_left:,.0f} days."


def tell_night(
    data: Path, report: HarvestReport, extra_sources: Sequence[str] = (), *, is_replay: bool = False
) -> Night:
    """Judge every source after a run, and remember the health for the next one.

    A replay judges only the sources that it held, each on the newest day of its pages: captures
    are stamped with the days of the archive.
    """
    settings = Settings()
    rules = load_rules(settings.config)
    registry = load_registry(settings.config, [Path(folder) for folder in extra_sources])
    seen = looked_at(observe(data, empty_listings(report)), registry, data / "archive", rules)
    day = local_day(report.started_at)
    wanted = [s for s in registry if s.status is Status.ENABLED or s.source_id in seen]
    if is_replay:
        seen = {i: as_archived(observed) for i, observed in seen.items()}
        ran = {source.source_id for source in report.sources if source.attempts}
        wanted = [source for source in wanted if source.source_id in ran]
    health = tuple(
        judge(source, found, rules, found.days[-1]["day"] if is_replay and found.days else day)
        for source in wanted
        for found in [seen.get(source.source_id, Observed())]
    )
    muted = tuple(h.source_id for h in health if rules.muted(h.source_id, day))
    before = kept_health(data)
    changes = tuple(
        c
        for c in changed({i: k.state for i, k in before.items()}, health)
        if c.source_id not in muted
    )
    keep_health(data, before, day, health, muted)
    sizes = archive_sizes(data)
    return Night(
        day=day,
        health=health,
        changes=changes,
        muted=muted,
        is_fresh=is_fresh(report),
        archive_bytes=sum(sizes.values()),
        days_left=forecast(sizes, shutil.disk_usage(data).free),
    )


def looked_at(
    seen: Mapping[str, Observed], registry: Registry, archive: Path, rules: Rules
) -> dict[str, Observed]:
    """What was observed, with what the newest pages of each source say of its family."""
    found = dict(seen)
    for source_id, observed in seen.items():
        source = registry.sources.get(source_id)
        family = registry.families.get(source.family or "") if source else None
        if family is not None:
            look = estranged(observed.articles, family, archive, rules.family_pages)
            found[source_id] = dataclasses.replace(observed, look=look)
    return found


def as_archived(seen: Observed) -> Observed:
    """Only the days that brought pages: a replay's failures happen on the day of the replay."""
    days = [d for d in seen.days if d["relevant"] or d["rejected"] or d["unchanged"]]
    return dataclasses.replace(seen, days=days)


def is_fresh(report: HarvestReport) -> bool:
    """Whether some site answered; a run in which none did is no success."""
    return any(s.attempts and s.state in ("ok", "degraded") for s in report.sources)


def empty_listings(report: HarvestReport) -> dict[str, str]:
    """Sources whose listings answered in this run and linked to no article."""
    empty = [s.source_id for s in report.sources if s.listings and not s.found]
    return dict.fromkeys(empty, "the listings link to no article")


def source_table(report: HarvestReport, data: Path) -> list[dict[str, str | int | float | None]]:
    """The run's row per source with the days since its last article, as far as it is known."""
    seen = observe(data)
    day = local_day(report.started_at)
    rows: list[dict[str, str | int | float | None]] = []
    for row in report.table():
        articles = seen[str(row["source"])].articles if row["source"] in seen else ()
        last = max((a["published_on"] for a in articles if a["published_on"]), default=None)
        rows.append({**row, "days since last article": last and (day - last).days})
    return rows


def changed(before: Mapping[str, str], health: Iterable[Health]) -> list[Change]:
    """Sources whose state is another; one that begins well is no news."""
    found = []
    for h in health:
        old = before.get(h.source_id, "new")
        if h.state not in (old, "ok" if old == "new" else old):
            found.append(Change(source_id=h.source_id, before=old, now=h.state, reasons=h.reasons))
    return found


def archive_sizes(data: Path) -> dict[date, int]:
    """Bytes that the archive grew by on each day of writing."""
    sizes: dict[date, int] = {}
    for path in (data / "archive").rglob("*.warc.gz"):
        there = path.stat()
        day = datetime.fromtimestamp(there.st_mtime, UTC).date()
        sizes[day] = sizes.get(day, 0) + there.st_size
    return sizes


def forecast(sizes: Mapping[date, int], free: int) -> float | None:
    """Days until `free` bytes are gone at the archive's pace; None before a week of growth.

    The first day is left out of the pace: it took in years of articles at once.
    """
    days = sorted(sizes)
    if not days or (days[-1] - days[0]).days < 7:  # noqa: PLR2004 - a week
        return None
    pace = sum(sizes[day] for day in days[1:]) / (days[-1] - days[0]).days
    return free / pace if pace else None

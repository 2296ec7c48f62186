"""The pure workflow: archive -> segments -> release, in plain Python and without the network.

A batch is one WARC file with the sources that have no segment of it under their present
fingerprint; it is read once for all of them (batch.py), then all segments become one release.
"""

from __future__ import annotations

import dataclasses
import logging
from collections.abc import Sequence
from pathlib import Path

from congdoan import progress
from congdoan.batch import AssemblePlan, process_batch
from congdoan.errors import ArchiveError, ContractError
from congdoan.provinces import load_provinces
from congdoan.release import bundles, metadata, observations
from congdoan.release.build import build
from congdoan.release.corpus import Corpus
from congdoan.release.identity import load_judgements
from congdoan.release.report import BatchReport, ReleaseReport, strangers
from congdoan.release.segments import DamagedSegmentError, sweep
from congdoan.release.shelf import Batch, Shelf
from congdoan.release.state import State
from congdoan.release.store import newest
from congdoan.settings import Settings
from congdoan.stock import take_stock

__all__ = [
    "AssemblePlan",
    "Batch",
    "BatchReport",
    "ReleaseReport",
    "assemble",
    "data_root",
    "pending",
    "plan_assembly",
    "process_batch",
    "publish",
]

_log = logging.getLogger(__name__)


def data_root(data: str | None) -> Path:
    """The data root that is named, else the one of the settings."""
    return Settings().data if data is None else Path(data)


def plan_assembly(
    data: str | None, extra_sources: Sequence[str] = (), *, full: bool = False, accept: bool = False
) -> AssemblePlan:
    """The plan for a data root with the installation's settings."""
    settings = Settings()
    return AssemblePlan(
        data=data_root(data),
        config=settings.config,
        extra_sources=tuple(Path(p) for p in extra_sources),
        full=full,
        keep_beneficiaries=settings.keep_beneficiaries,
        accept=accept,
    )


# --- what there is ------------------------------------------------------------------------------


def pending(plan: AssemblePlan) -> tuple[Batch, ...]:
    """Batches that have no whole segment under the present fingerprints; all when `plan.full`."""
    found, _ = take_stock(plan.data, plan.config, plan.extra_sources)
    batches = []
    for warc in found.warcs:
        missing = tuple(
            (s.source_id, s.fingerprint)
            for s in found.segments_of(warc)
            if plan.full or found.present(s) is None
        )
        if missing:
            batches.append(Batch(warc=warc.path, warc_digest=warc.digest, sources=missing))
    return tuple(batches)


# --- the release --------------------------------------------------------------------------------


def publish(plan: AssemblePlan) -> ReleaseReport:
    """Join all segments into a release when the content changed; observations are always rebuilt.

    A segment that turns out to be damaged is named and made again from the archive.

    Raises:
        ContractError: a check failed, or no page belongs to a known source; nothing was published.
        UsageError: the data root cannot be written.
    """
    met: list[str] = []
    problems: list[str] = []
    while True:
        try:
            report = _publish(plan)
        except DamagedSegmentError as damage:
            if str(damage) in met:
                raise
            met.append(str(damage))
            problems += _mend(plan, damage)
        else:
            return dataclasses.replace(report, problems=(*problems, *report.problems))


def _mend(plan: AssemblePlan, damage: DamagedSegmentError) -> list[str]:
    """Make again what a file held, and say so; one that another build has joined needs nothing."""
    damage.path.unlink(missing_ok=True)
    lost = [b for b in pending(dataclasses.replace(plan, full=False)) if b.holds(damage.path)]
    if not lost:
        return []
    _log.warning("segment damaged, made again problem=%s", damage)
    return [str(damage), *(p for batch in lost for p in process_batch(batch, plan).problems)]


def _publish(plan: AssemblePlan) -> ReleaseReport:
    progress.report("publish", "release", 0, 2)
    releases = plan.data / "releases"
    found, unreadable = take_stock(plan.data, plan.config, plan.extra_sources)
    sweep(found.folder)
    seen, missing = [], []
    for warc in found.warcs:
        usable = [(s, found.usable(s)) for s in found.segments_of(warc)]
        missing += [
            f"{warc.path.name}: no segment of {s.source_id}" for s, u in usable if u is None
        ]
        there = bundles.joined([u for _, u in usable if u is not None])
        seen.append(observations.Seen(warc_digest=warc.digest, index=warc.index, segments=there,
                                      owners=warc.owners))  # fmt: skip
    unknown = strangers(found.unknown_hosts())
    if unknown and not any(warc.sources for warc in found.warcs) and newest(releases) is not None:
        raise ContractError(f"nothing was published: {unknown}")
    try:
        report = build(
            _corpus(plan, found, seen),
            releases,
            accept=plan.accept,
            keep_beneficiaries=plan.keep_beneficiaries,
        )
    except ContractError as error:
        raise ContractError(f"{error}; {unknown}" if unknown else str(error)) from error
    progress.report("publish", "release", 1, 2)
    statuses = {s.source_id: s.status.value for s in found.registry}
    counts = observations.rebuild(
        plan.data / "observations", seen, statuses, report.held_since, State(found.folder / "state")
    )
    progress.report("publish", "release", 2, 2)
    return dataclasses.replace(
        report,
        observations=counts,
        unknown_hosts=found.unknown_hosts(),
        problems=(*unreadable, *missing),
    )


def _corpus(plan: AssemblePlan, found: Shelf, seen: Sequence[observations.Seen]) -> Corpus:
    return Corpus(
        segments=tuple(s for one in seen for s in one.segments),
        registry=found.registry,
        provinces=load_provinces(plan.config),
        judgements=load_judgements(plan.config),
        vocabulary=metadata.load_vocabulary(plan.config),
        fingerprints=found.parts,
        archive={warc.name: warc.digest for warc in found.warcs if warc.name},
        resolve=found.article_id,
        state=found.folder / "state",
        indexes=tuple(one.index for one in seen),
    )


def assemble(plan: AssemblePlan) -> ReleaseReport:
    """Every pending batch, then the release; a batch that fails is a problem of the report."""
    processed, failed = [], []
    for batch in pending(plan):
        try:
            processed.append(process_batch(batch, plan))
        except ArchiveError as error:
            failed.append(str(error))
    report = publish(plan).after(processed)
    return dataclasses.replace(report, problems=(*failed, *report.problems))

"""The pure workflow: archive -> segments -> release, in plain Python and without the network.

Joins the archive and the pure rooms: a batch is one WARC file with the sources that have no segment
of it under their present fingerprint; it is read once for all of them.
"""

from __future__ import annotations

import dataclasses
import logging
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from congdoan import progress, urls
from congdoan.archive.erase import erased_addresses
from congdoan.archive.importer import limited_to
from congdoan.archive.reader import ArchivedRecord, read
from congdoan.classify.relevance import RelevanceRules, classify, load_relevance
from congdoan.errors import ArchiveError
from congdoan.extract.page import extract
from congdoan.normalise.facts import normalise
from congdoan.normalise.knowledge import Knowledge, load_knowledge
from congdoan.provinces import load_provinces
from congdoan.records import Article, Capture, Reason, Rejection, Role, record
from congdoan.registry import Registry, load_registry
from congdoan.release import bundles, metadata, observations, shelf
from congdoan.release.build import build
from congdoan.release.corpus import Corpus
from congdoan.release.identity import load_judgements
from congdoan.release.report import BatchReport, ReleaseReport, Tally
from congdoan.release.rows import Placed
from congdoan.release.segments import (
    DamagedSegmentError,
    SegmentWriter,
    segment_name,
    sweep,
)
from congdoan.release.shelf import Batch, Shelf
from congdoan.release.state import State
from congdoan.settings import Settings
from congdoan.sources import Source
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
_PAGES = frozenset({200, 203})  # the only statuses that bring a page
_FIXED = frozenset({Role.ROBOTS, Role.LISTING, Role.FEED, Role.SITEMAP, Role.HOME})
_REPORT_EVERY = 100


@record
class AssemblePlan:
    """What to assemble and how; plain values only, so that it can be sent to workers."""

    data: Path
    config: Path
    extra_sources: tuple[Path, ...] = ()
    full: bool = False
    keep_beneficiaries: bool = False
    accept: bool = False


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


# --- one batch ----------------------------------------------------------------------------------


@record
class _Rooms:
    """What the pure rooms need, loaded once per batch; `erased` are ids of pages taken down."""

    rules: RelevanceRules
    knowledge: Knowledge
    erased: frozenset[str]


def process_batch(batch: Batch, plan: AssemblePlan) -> BatchReport:
    """Read the batch's WARC once and write a segment for each of its sources.

    Raises:
        ArchiveError: the WARC cannot be opened.
    """
    everything = load_registry(plan.config, plan.extra_sources)
    registry = everything.limited(limited_to(batch.warc))
    rooms = _Rooms(
        rules=load_relevance(plan.config),
        knowledge=load_knowledge(plan.config),
        erased=_erased(plan, everything),
    )
    tally = Tally(batch.warc.name)
    with ExitStack() as stack:
        writers = {
            source_id: stack.enter_context(
                SegmentWriter(
                    plan.data / "segments" / segment_name(batch.warc_digest, source_id, mark)
                )
            )
            for source_id, mark in batch.sources
        }
        for visit in read(batch.warc):
            tally.record(visit.offset, visit.problem)
            source = shelf.owner(registry, visit.source_id, visit.url, visit.captured_at)
            if source is not None and source.source_id in writers:
                placed = _place(visit, source, rooms)
                if placed is None:
                    tally.erased(visit.offset)
                else:
                    writers[source.source_id].add(placed)
                    tally.page(placed)
            if tally.records % _REPORT_EVERY == 0:
                progress.report("process", batch.warc.name, tally.records, 0)
    progress.report("process", batch.warc.name, tally.records, tally.records)
    return tally.report()


def _erased(plan: AssemblePlan, registry: Registry) -> frozenset[str]:
    """Ids of articles that were taken down: a file put back from a backup may hold them again."""
    keys = map(registry.key, erased_addresses(plan.data / "archive"))
    return frozenset(urls.article_id(key) for key in keys if key is not None)


def _place(visit: ArchivedRecord, source: Source, rooms: _Rooms) -> Placed | None:
    """The record's one role, with what the rooms made of its page; None when it was taken down."""
    placed = Placed(
        url=visit.url,
        captured_at=visit.captured_at,
        warc_offset=visit.offset,
        payload_sha256=visit.payload_sha256,
        role=source.role(visit.url),
    )
    if placed.role is None and visit.role in _FIXED:
        placed = dataclasses.replace(placed, role=visit.role)  # a listing's further page
    capture = visit.capture
    if rooms.erased and _is_erased(visit.url, source, rooms):
        return None
    if placed.role in _FIXED or capture is None or capture.status not in _PAGES:
        return placed
    placed = _read(placed, dataclasses.replace(capture, source_id=source.source_id), source, rooms)
    is_erased = placed.article is not None and placed.article.article_id in rooms.erased
    return None if is_erased else placed


def _is_erased(url: str, source: Source, rooms: _Rooms) -> bool:
    return source.clean(url) is not None and urls.article_id(source.key(url)) in rooms.erased


def _read(placed: Placed, capture: Capture, source: Source, rooms: _Rooms) -> Placed:
    article = extract(capture, source)
    if isinstance(article, Rejection):
        return dataclasses.replace(placed, role=Role.REJECTION, rejection=article)
    relevance = classify(article, source, rooms.rules)
    if not isinstance(relevance, Rejection) and _is_elsewhere(article, source):
        relevance = _rejected(article, "the address is no article address of the source")
    if isinstance(relevance, Rejection):
        return dataclasses.replace(placed, role=Role.REJECTION, rejection=relevance)
    facts = normalise(
        article,
        rooms.knowledge,
        province_id=source.province,
        publisher_kind=source.publisher.kind,
        event_type=relevance.event_type,
    )
    return dataclasses.replace(
        placed,
        role=Role.ALIAS if article.is_twin else Role.ARTICLE,
        article=article,
        relevance=relevance,
        facts=facts,
    )


def _is_elsewhere(article: Article, source: Source) -> bool:
    """Whether the page is a tag, search or section page that reads like an article."""
    return bool(source.article_url) and source.article_match(article.url) is None


def _rejected(article: Article, detail: str) -> Rejection:
    return Rejection(
        stage="extract",
        source_id=article.source_id,
        url=article.page_url,
        reason=Reason.NOT_UNION_NEWS,
        detail=detail,
        title=article.title,
        published_on=article.published_on,
    )


# --- the release --------------------------------------------------------------------------------


def publish(plan: AssemblePlan) -> ReleaseReport:
    """Join all segments into a release when the content changed; observations are always rebuilt.

    A segment that turns out to be damaged is named and made again from the archive.

    Raises:
        ContractError: a check failed; nothing was published.
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
    report = build(
        _corpus(plan, found, seen),
        plan.data / "releases",
        accept=plan.accept,
        keep_beneficiaries=plan.keep_beneficiaries,
    )
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

"""One WARC file read once: each record gets its role, each page its article and facts.

The segments of the file's sources are written from it, in one pass.
"""

from __future__ import annotations

import dataclasses
from contextlib import ExitStack
from pathlib import Path

from congdoan import progress, urls
from congdoan.archive.erase import erased_addresses
from congdoan.archive.importer import limited_to
from congdoan.archive.reader import ArchivedRecord, read
from congdoan.classify.relevance import RelevanceRules, classify, load_relevance
from congdoan.extract.page import extract
from congdoan.normalise.facts import normalise
from congdoan.normalise.knowledge import Knowledge, load_knowledge
from congdoan.records import Article, Capture, Reason, Rejection, Role, record
from congdoan.registry import Registry, load_registry
from congdoan.release import shelf
from congdoan.release.report import BatchReport, Tally
from congdoan.release.rows import Placed
from congdoan.release.segments import SegmentWriter, segment_name
from congdoan.release.shelf import Batch
from congdoan.sources import Source

_PAGES = frozenset({200, 203})  # the only statuses that bring a page
_FIXED = frozenset({Role.ROBOTS, Role.LISTING, Role.FEED, Role.SITEMAP, Role.HOME})
_REPORT_EVERY = 100  # records


@record
class AssemblePlan:
    """What to assemble and how; plain values only, so that it can be sent to workers."""

    data: Path
    config: Path
    extra_sources: tuple[Path, ...] = ()
    full: bool = False
    keep_beneficiaries: bool = False
    accept: bool = False


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

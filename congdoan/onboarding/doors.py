"""What each door makes of one page: address, decoding, rules, article, relevance, facts.

A view of the rooms for a person who writes rules. It changes nothing and decides nothing; what it
shows is what a harvest and an assembly would make of the same bytes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

from congdoan.classify.relevance import RelevanceRules, classify, load_relevance
from congdoan.extract.decode import decode
from congdoan.extract.page import extract
from congdoan.extract.reading import Page
from congdoan.extract.select import Rules, hit_text, rules_of
from congdoan.extract.tree import parse
from congdoan.normalise.facts import normalise
from congdoan.normalise.knowledge import Knowledge, load_knowledge
from congdoan.records import Article, Capture, Facts, Reason, Rejection, Relevance, Role, record
from congdoan.registry import Registry
from congdoan.sources import Source

_SHOWN = 120


@record
class Hit:
    """What the first matching selector of one key of `select` found.

    `selector` is None when the key has selectors and none matched.
    """

    key: str
    selector: str | None
    nodes: int
    text: str


@record
class Doors:
    """One page seen through every door; what is behind a closed door is None."""

    source: Source
    url: str
    key: str | None
    role: Role | None
    families: tuple[tuple[str, int, int], ...]
    decoding: tuple[str, ...] | Reason
    hits: tuple[Hit, ...]
    found: Article | Rejection
    relevance: Relevance | Rejection | None = None
    facts: Facts | None = None


@record
class Rooms:
    """What the pure rooms need, loaded once."""

    registry: Registry
    relevance: RelevanceRules
    knowledge: Knowledge


def load_rooms(registry: Registry, config: Path) -> Rooms:
    """The rooms' words and rules of a config folder."""
    return Rooms(
        registry=registry, relevance=load_relevance(config), knowledge=load_knowledge(config)
    )


def family_hits(registry: Registry, body: bytes) -> tuple[tuple[str, int, int], ...]:
    """(family, fingerprints found, fingerprints it has) of families with a hit, best first."""
    counted = ((f.family_id, f.hits(body), len(f.fingerprint)) for f in registry.families.values())
    return tuple(sorted((c for c in counted if c[1]), key=lambda c: (-c[1], c[0])))


def source_of(registry: Registry, url: str, body: bytes) -> Source:
    """The source that owns the address, else one made up from the page's fingerprints."""
    return registry.owner(url) or registry.stranger(urlsplit(url).hostname or "", body)


def saved_page(path: Path, url: str | None, source_id: str = "") -> Capture:
    """A page of a file as a capture of the moment at which the file was saved."""
    body = path.read_bytes()
    return Capture(
        source_id=source_id,
        url=url or f"https://{path.stem.lower() or 'page'}.invalid/",
        captured_at=datetime.fromtimestamp(path.stat().st_mtime, UTC),
        status=200,
        content_type=None,
        body=body,
        payload_sha256=hashlib.sha256(body).hexdigest(),
    )


def through_doors(capture: Capture, source: Source, rooms: Rooms) -> Doors:
    """What every door makes of a page under the rules of `source`."""
    decoded = decode(capture.body, capture.content_type)
    found = extract(capture, source)
    relevance = classify(found, source, rooms.relevance) if isinstance(found, Article) else None
    facts = None
    if isinstance(found, Article) and isinstance(relevance, Relevance):
        facts = normalise(
            found,
            rooms.knowledge,
            province_id=source.province,
            publisher_kind=source.publisher.kind,
            event_type=relevance.event_type,
        )
    return Doors(
        source=source,
        url=capture.url,
        key=source.key(capture.url) if source.clean(capture.url) else None,
        role=source.role(capture.url),
        families=family_hits(rooms.registry, capture.body),
        decoding=decoded if isinstance(decoded, Reason) else decoded.notes,
        hits=() if isinstance(decoded, Reason) else tuple(_hits(capture, source, decoded.text)),
        found=found,
        relevance=relevance,
        facts=facts,
    )


def _hits(capture: Capture, source: Source, text: str) -> Iterator[Hit]:
    root = parse(text)
    if root is None:
        return
    names = Page(capture, source, root).names
    rules = rules_of(source.select)
    for key in Rules.__dataclass_fields__:
        selectors = getattr(rules, key)
        tried = ((s, s.hits(names)) for s in selectors)
        matched = next(((s, h) for s, h in tried if h), None)
        if matched is not None:
            shown = hit_text(matched[1][0])[:_SHOWN]
            yield Hit(key=key, selector=matched[0].text, nodes=len(matched[1]), text=shown)
        elif selectors:
            yield Hit(key=key, selector=None, nodes=0, text="")

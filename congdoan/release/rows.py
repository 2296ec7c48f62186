"""One archived record as a row of a segment: facts nested, columns named as published.

The one place that turns records into rows; what is private is marked here, so that the release can
filter by column.
"""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Iterable
from datetime import datetime
from typing import Any

import pyarrow as pa

from congdoan.records import (
    Article,
    Award,
    Entity,
    Event,
    Facts,
    Figure,
    Mention,
    OrganisationChange,
    Position,
    Rejection,
    Relevance,
    Role,
    record,
)
from congdoan.release import masking, schema
from congdoan.release.sketches import SIZE, sketch
from congdoan.text import fold

_MIN_BODY = 200  # letters; shorter bodies are equal by chance ("Xem tệp đính kèm")
_BODY_KINDS = frozenset({"lead", "paragraph", "list", "table"})

FACT_RECORDS: dict[str, type] = {
    "mentions": Mention,
    "positions": Position,
    "awards": Award,
    "figures": Figure,
    "events": Event,
    "entities": Entity,
    "organisation_changes": OrganisationChange,
}
_PAGE_NAMES = ("url", "captured_at", "warc_offset", "payload_sha256", "role")


@record
class Placed:
    """One archived record with the role it got and what the rooms made of it."""

    url: str
    captured_at: datetime | None
    warc_offset: int
    payload_sha256: str | None = None
    role: Role | None = None
    rejection: Rejection | None = None
    article: Article | None = None
    relevance: Relevance | None = None
    facts: Facts | None = None


def _names(table: str, cls: type) -> tuple[str, ...]:
    published = {c.name for c in schema.table(table).columns}
    return tuple(f.name for f in dataclasses.fields(cls) if f.name in published)


FACT_NAMES = {table: _names(table, cls) for table, cls in FACT_RECORDS.items()}
ARTICLE_NAMES = tuple(
    dict.fromkeys(
        (
            *_names("articles", Article),
            "text_sha256",
            "province_id",
            "lineage_id",
            "province_evidence",
            "event_type",
            "relevance",
            "relevance_reason",
        )
    )
)


def _struct(table: str, names: Iterable[str]) -> list[pa.Field]:
    return [pa.field(n, schema.table(table).column(n).type) for n in names]


def segment_schema() -> pa.Schema:
    """Schema of a segment file."""
    article = [
        *_struct("articles", ARTICLE_NAMES),
        pa.field("page_url", pa.string()),
        pa.field("twin", pa.bool_()),
        pa.field("body_sha256", pa.string()),
        pa.field("sketch", pa.binary(SIZE)),
        pa.field("has_private", pa.bool_()),
    ]
    rejection = _struct("rejections", ("stage", "reason", "detail", "title", "published_on"))
    lists = [
        pa.field(t, pa.list_(pa.struct([*_struct(t, names), pa.field("private", pa.bool_())])))
        for t, names in FACT_NAMES.items()
    ]
    return pa.schema(
        [
            *_struct("captures", _PAGE_NAMES),
            pa.field("rejection", pa.struct(rejection)),
            pa.field("article", pa.struct(article)),
            *lists,
        ]
    )


def body_digest(article: Article) -> str | None:
    """SHA-256 of the body's letters and digits without case and diacritics; None when short.

    Lead and paragraphs count alike, because a copy often moves the lead into the body.
    """
    letters = "".join(c for c in fold(_body(article)) if c.isalnum())
    return hashlib.sha256(letters.encode()).hexdigest() if len(letters) >= _MIN_BODY else None


def _body(article: Article) -> str:
    parts = (article.text[b.start : b.end] for b in article.blocks if b.kind in _BODY_KINDS)
    return "\n".join(parts)


def _article_row(article: Article, relevance: Relevance, facts: Facts) -> dict[str, Any]:
    row = {n: getattr(article, n) for n in ARTICLE_NAMES if hasattr(article, n)}
    row["blocks"] = [{"kind": b.kind, "start": b.start, "end": b.end} for b in article.blocks]
    return row | {
        "province_id": facts.province_id,
        "lineage_id": facts.lineage_id,
        "province_evidence": facts.province_evidence,
        "event_type": relevance.event_type,
        "relevance": relevance.score,
        "relevance_reason": relevance.reason,
        "page_url": article.page_url,
        "twin": article.is_twin,
        "body_sha256": (digest := body_digest(article)),
        "sketch": sketch(_body(article)) if digest else None,
    }


def to_row(placed: Placed) -> dict[str, Any]:
    """A record's row in segment form."""
    row: dict[str, Any] = {n: getattr(placed, n) for n in _PAGE_NAMES}
    row |= {"rejection": None, "article": None} | dict.fromkeys(FACT_NAMES)
    if placed.rejection is not None:
        row["rejection"] = {
            n: getattr(placed.rejection, n)
            for n in ("stage", "reason", "detail", "title", "published_on")
        }
    if placed.article is None or placed.relevance is None or placed.facts is None:
        return row
    row["article"] = _article_row(placed.article, placed.relevance, placed.facts)
    private = masking.Private.of(placed.facts)
    row["article"]["has_private"] = bool(private)
    for table, names in FACT_NAMES.items():
        row[table] = [
            {n: getattr(fact, n) for n in names} | {"private": private.owns(fact)}
            for fact in getattr(placed.facts, table)
        ]
    return row

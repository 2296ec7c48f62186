"""The `metadata` records that go with ours: what a response was for, and failed attempts.

One JSON object per record; its key `congdoan` says which kind it is, so that metadata of other
tools is never taken for ours.
"""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import Any

from congdoan.errors import ArchiveError
from congdoan.records import ArticleRef, Attempt, Outcome, Role, record

_KIND = "congdoan"


@record
class Companion:
    """What we knew about a capture when it was made."""

    source_id: str
    role: Role
    payload_sha256: str | None
    ref: ArticleRef | None


def utc_text(moment: datetime) -> str:
    """`moment` as WARC/1.1 writes it, to the microsecond.

    Raises:
        ValueError: it has no time zone.
    """
    if moment.tzinfo is None:
        raise ValueError(f"{moment} has no time zone: instants are UTC")
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def utc_moment(text: str) -> datetime:
    """The instant of a WARC date (seconds, or any number of decimals).

    Raises:
        ValueError: it is no ISO 8601 instant.
    """
    moment = datetime.fromisoformat(text.strip())
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def companion_json(companion: Companion) -> bytes:
    """The bytes of the metadata record of a capture."""
    return _json(
        {
            _KIND: "capture",
            "source_id": companion.source_id,
            "role": companion.role.value,
            "payload_sha256": companion.payload_sha256,
            "ref": _ref_dict(companion.ref),
        }
    )


def attempt_json(attempt: Attempt) -> bytes:
    """The bytes of the metadata record of an attempt without a response."""
    return _json(
        {
            _KIND: "attempt",
            "source_id": attempt.source_id,
            "url": attempt.url,
            "outcome": attempt.outcome.value,
            "attempted_at": utc_text(attempt.attempted_at),
            "detail": attempt.detail,
            "status": attempt.status,
            "ref": _ref_dict(attempt.ref),
        }
    )


def parse_companion(content: bytes) -> Companion | Attempt | None:
    """What our metadata record says; None for a record of another tool.

    Raises:
        ArchiveError: the record is ours and broken.
    """
    try:
        raw = json.loads(content)
    except ValueError:
        return None
    if not isinstance(raw, dict) or raw.get(_KIND) not in ("capture", "attempt"):
        return None
    try:
        return _attempt(raw) if raw[_KIND] == "attempt" else _companion(raw)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise ArchiveError(f"metadata record is not understood: {error!r}") from error


def _json(value: dict[str, Any]) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def _ref_dict(ref: ArticleRef | None) -> dict[str, str | None] | None:
    if ref is None:
        return None
    return {
        "source_id": ref.source_id,
        "url": ref.url,
        "url_key": ref.url_key,
        "listing_url": ref.listing_url,
        "title_hint": ref.title_hint,
        "published_hint": None if ref.published_hint is None else ref.published_hint.isoformat(),
    }


def _ref(raw: dict[str, Any] | None) -> ArticleRef | None:
    if raw is None:
        return None
    hint = raw["published_hint"]
    return ArticleRef(
        source_id=raw["source_id"],
        url=raw["url"],
        url_key=raw["url_key"],
        listing_url=raw["listing_url"],
        title_hint=raw["title_hint"],
        published_hint=None if hint is None else date.fromisoformat(hint),
    )


def _companion(raw: dict[str, Any]) -> Companion:
    return Companion(
        source_id=raw["source_id"],
        role=Role(raw["role"]),
        payload_sha256=raw["payload_sha256"],
        ref=_ref(raw["ref"]),
    )


def _attempt(raw: dict[str, Any]) -> Attempt:
    return Attempt(
        source_id=raw["source_id"],
        url=raw["url"],
        outcome=Outcome(raw["outcome"]),
        attempted_at=utc_moment(raw["attempted_at"]),
        detail=raw["detail"],
        status=raw["status"],
        ref=_ref(raw["ref"]),
    )

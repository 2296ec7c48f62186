"""Deterministic ids of facts and persons: the same content gives the same id on any machine."""

from __future__ import annotations

import hashlib
from base64 import b32encode

from congdoan.text import tone_key

_FACT_DIGITS = 16
_PERSON_DIGITS, _PERSON_BYTES = 12, 10  # 12 digits of five bits are in the first 8 bytes


def fact_id(article_id: str, kind: str, normal_form: str, occurrence: int = 0) -> str:
    """16 hex digits that stay the same when other facts of the article come or go.

    `normal_form` is the fact in canonical words without offsets; `occurrence` tells apart facts of
    one normal form in one article (0 for the first).
    """
    parts = "|".join((article_id, kind, normal_form, str(occurrence)))
    return hashlib.sha256(parts.encode()).hexdigest()[:_FACT_DIGITS]


def name_key(name: str) -> str:
    """What makes two spellings one name: case and tone placement unified, diacritics kept.

    >>> name_key("Nguyễn Thị HOÀ") == name_key("Nguyễn Thị Hòa")
    True
    """
    return " ".join(tone_key(name).split())


def person_id(name: str, org_id: str | None) -> str:
    """`per-` and 12 base32 characters made from the name key and the organisation's id."""
    digest = hashlib.sha256(f"{name_key(name)}|{org_id or ''}".encode()).digest()
    return "per-" + b32encode(digest[:_PERSON_BYTES])[:_PERSON_DIGITS].decode().lower()

"""Kept pages: a page and what must be read out of it, in one folder; the proof of a source's rules.

`<root>/<source>/<case>/page.html` holds the bytes as received, `expected.json` the address, the
moment of capture and the fields. A person reads the expected file against the page before it is
committed; from then on it is a test of every change of rules or code.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

from congdoan.classify.relevance import RelevanceRules, classify
from congdoan.errors import ConfigError, UsageError
from congdoan.extract.page import extract
from congdoan.records import Article, Capture, Rejection, record
from congdoan.registry import Registry
from congdoan.sources import Source

PAGE, EXPECTED = "page.html", "expected.json"
Fields = dict[str, object]


@record
class Kept:
    """One kept page: where it lies, what was captured, what must be read out of it."""

    folder: Path
    capture: Capture
    expected: Fields


def case_name(url: str) -> str:
    """A folder's name from the end of an address.

    >>> case_name("https://x.vn/tin/Hoi-nghi-12.html")
    'tin-hoi-nghi-12'
    """
    parts = urlsplit(url)
    target = re.sub(r"\.(?:html?|aspx)\b", "", f"{parts.path}-{parts.query}".lower())
    return re.sub(r"\W+", "-", target).strip("-")[-60:].strip("-") or "home"


def fields_of(capture: Capture, source: Source, rules: RelevanceRules) -> Fields:
    """What is kept of a page: the article's fields, or the reason of its rejection."""
    found = extract(capture, source)
    if isinstance(found, Rejection):
        return {"rejection": found.reason.value, "title": found.title}
    return {
        "rejection": None,
        "is_union_news": not isinstance(classify(found, source, rules), Rejection),
        "url": found.url,
        "title": found.title,
        "lead": found.lead,
        "published_on": found.published_on.isoformat() if found.published_on else None,
        "published_evidence": found.published_evidence,
        "byline": found.byline,
        "credited_source": found.credited_source,
        "credited_url": found.credited_url,
        "attachments": list(found.attachments),
        "body": _body(found),
    }


def _body(article: Article) -> list[list[str]]:
    """The blocks of the body in page order, each with its kind."""
    return [
        [block.kind, article.text[block.start : block.end]]
        for block in article.blocks
        if block.kind in ("paragraph", "list", "table", "caption")
    ]


def keep(capture: Capture, source: Source, rules: RelevanceRules, root: Path, case: str) -> Path:
    """Save a page with what is read out of it now; the folder of the case.

    Raises:
        UsageError: the case exists already with another page.
    """
    folder = root / source.source_id / case
    page = folder / PAGE
    if page.is_file() and page.read_bytes() != capture.body:
        raise UsageError(f"{folder} holds another page already: name another --case")
    folder.mkdir(parents=True, exist_ok=True)
    page.write_bytes(capture.body)
    content = {
        "source_id": source.source_id,
        "page_url": capture.url,
        "captured_at": capture.captured_at.isoformat(),
        "content_type": capture.content_type,
        "expected": fields_of(capture, source, rules),
    }
    text = json.dumps(content, ensure_ascii=False, indent=1)
    (folder / EXPECTED).write_text(text + "\n", encoding="utf-8")
    return folder


def kept_pages(root: Path) -> Iterator[Kept]:
    """Every kept page under a folder, by source and case.

    Raises:
        ConfigError: an expected file is no such file; names it.
    """
    for path in sorted(root.glob(f"*/*/{EXPECTED}")):
        yield load_kept(path.parent)


def load_kept(folder: Path) -> Kept:
    """The kept page of one folder.

    Raises:
        ConfigError: a file is missing or wrong; names it.
    """
    path = folder / EXPECTED
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
        body = (folder / PAGE).read_bytes()
        capture = Capture(
            source_id=raw["source_id"],
            url=raw["page_url"],
            captured_at=datetime.fromisoformat(raw["captured_at"]),
            status=200,
            content_type=raw["content_type"],
            body=body,
            payload_sha256=hashlib.sha256(body).hexdigest(),
        )
        return Kept(folder=folder, capture=capture, expected=dict(raw["expected"]))
    except (OSError, KeyError, TypeError, ValueError) as error:
        raise ConfigError(f"{path}: {error}; `congdoan keep` writes such files") from error


def differences(kept: Kept, registry: Registry, rules: RelevanceRules) -> tuple[str, ...]:
    """What is read otherwise than expected, one sentence a field; empty when all is as kept.

    Raises:
        UsageError: no source of the registry has the page's id.
    """
    source = registry.pick([kept.capture.source_id])[0]
    found = fields_of(kept.capture, source, rules)
    return tuple(
        f"{key}: expected {kept.expected[key]!r}, found {found.get(key)!r}"
        for key in kept.expected
        if found.get(key) != kept.expected[key]
    )

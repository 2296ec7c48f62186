"""The rooms tried on single files, without archive and release: `extract` and `facts`.

Nothing is written. Pages of hosts that no source describes take the rules of the family that their
source text shows, or the generic path.
"""

from __future__ import annotations

import dataclasses
import difflib
import json
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from urllib.parse import quote, urlsplit

from congdoan.archive.reader import read
from congdoan.classify.relevance import RelevanceRules, classify, load_relevance
from congdoan.errors import UsageError
from congdoan.extract.page import extract
from congdoan.normalise.facts import TextRow, facts_of_text, load_knowledge
from congdoan.records import Article, Capture, Facts, Rejection, Role
from congdoan.registry import Registry
from congdoan.sources import Source

Row = dict[str, object]
_SHOWN = 40  # letters of a line that is no object
_WARC_MAGIC = (b"\x1f\x8b", b"WARC/")


def _is_warc(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(5).startswith(_WARC_MAGIC)


def _captures(path: Path, url: str | None) -> Iterator[Capture]:
    if _is_warc(path):
        for archived in read(path):
            if archived.capture is not None and archived.capture.status < 400:  # noqa: PLR2004
                yield archived.capture
        return
    body = path.read_bytes()
    yield Capture(
        source_id="",
        url=url or f"https://file.invalid/{quote(path.name)}",  # a path: a bare host is a home page
        captured_at=datetime.fromtimestamp(path.stat().st_mtime, UTC),
        status=200,
        content_type=None,
        body=body,
        payload_sha256="",
    )


def _source_of(capture: Capture, registry: Registry) -> Source:
    known = registry.owner(capture.url)
    return known or registry.stranger(urlsplit(capture.url).hostname or "", capture.body)


def extract_file(path: Path, url: str | None, registry: Registry, config: Path) -> Iterator[Row]:
    """One row per article or rejection of a saved page or of all pages of a WARC file.

    Keys are those of the articles table; a page that is no article has `rejection` and `detail`
    instead of a text. Robots files, listings, feeds and home pages of known sources are left out.
    """
    rules = load_relevance(config)
    for capture in _captures(path, url):
        source = _source_of(capture, registry)
        if source.role(capture.url) in (None, Role.ARTICLE):
            yield _extracted(capture, source, rules)


def _extracted(capture: Capture, source: Source, rules: RelevanceRules) -> Row:
    found = extract(capture, source)
    if isinstance(found, Rejection):
        return _rejected(capture, found)
    verdict = classify(found, source, rules)
    return article_row(found) | (
        {"relevance": 0.0, "relevance_reason": verdict.reason, "event_type": None,
         "rejection": verdict.reason, "detail": verdict.detail}
        if isinstance(verdict, Rejection)
        else {"relevance": verdict.score, "relevance_reason": verdict.reason,
              "event_type": verdict.event_type, "rejection": None}
    )  # fmt: skip


def _rejected(capture: Capture, rejection: Rejection) -> Row:
    return {"url": capture.url, "title": rejection.title, "text": None,
            "rejection": rejection.reason, "detail": rejection.detail}  # fmt: skip


def article_row(article: Article) -> Row:
    """An article with the keys of the articles table."""
    return {
        "article_id": article.article_id,
        "source_id": article.source_id,
        "url": article.url,
        "page_url": article.page_url,
        "title": article.title,
        "lead": article.lead,
        "text": article.text,
        "blocks": [{"kind": b.kind, "start": b.start, "end": b.end} for b in article.blocks],
        "byline": article.byline,
        "credited_source": article.credited_source,
        "credited_url": article.credited_url,
        "published_on": article.published_on,
        "published_evidence": article.published_evidence,
        "language": article.language,
        "extraction": article.extraction,
        "attachments": list(article.attachments),
    }


# --- facts of plain text ------------------------------------------------------------------------


def read_texts(
    paths: Iterable[Path], *, province: str | None, published_on: date | None, title: str | None
) -> Iterator[TextRow]:
    """Text files as rows; the file's stem is the id.

    Raises:
        UsageError: a file is no UTF-8 text.
    """
    for path in paths:
        yield TextRow(
            id=path.stem,
            text=_text(path),
            title=title,
            province_id=province,
            published_on=published_on,
        )


def _text(path: Path) -> str:
    try:
        text = path.read_bytes().decode("utf-8")
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise UsageError(
            f"{path} is no UTF-8 text (byte {error.start}): save it as UTF-8 first"
        ) from error
    if "\0" in text:
        raise UsageError(f"{path} is no text (byte 0 in it): name a text file")
    return text


def read_jsonl(path: Path) -> Iterator[TextRow]:
    """Rows of a JSON lines file {id, text, title?, url?, province_id?, published_on?}.

    Raises:
        UsageError: a line is no such object; names file, line and key.
    """
    # Only "\n" ends a line: a string may hold the separators that `splitlines` knows besides.
    for number, line in enumerate(_text(path).removeprefix("\ufeff").split("\n"), start=1):
        if line.strip():
            yield _text_row(line, f"{path} line {number}")


def _text_row(line: str, where: str) -> TextRow:
    try:
        raw = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise UsageError(f"{where}: {error}; write one JSON object a line") from error
    if not isinstance(raw, dict):
        raise UsageError(f"{where}: {line.strip()[:_SHOWN]} is no JSON object; write one a line")
    if not isinstance(raw.get("id"), str | int):
        raise UsageError(f"{where}: key 'id' must be a string or a number")
    text = _string(raw, "text", where)
    if text is None:
        raise UsageError(f"{where}: key 'text' is missing")
    day = _string(raw, "published_on", where)
    try:
        published_on = date.fromisoformat(day) if day else None
    except ValueError as error:
        raise UsageError(
            f"{where}: key 'published_on' is '{day}', no date: write it as 2021-01-05"
        ) from error
    return TextRow(
        id=str(raw["id"]),
        text=text,
        title=_string(raw, "title", where),
        url=_string(raw, "url", where),
        province_id=_string(raw, "province_id", where),
        published_on=published_on,
    )


def _string(raw: dict[str, object], key: str, where: str) -> str | None:
    value = raw.get(key)
    if value is not None and not isinstance(value, str):
        raise UsageError(f"{where}: key '{key}' must be a string")
    return value


def facts_of(rows: Iterable[TextRow], config: Path) -> Iterator[Row]:
    """One row of facts per text: id, province_id and a list per kind of fact.

    Raises:
        UsageError: a text's province is none; names the nearest.
    """
    knowledge = load_knowledge(config)
    make = partial(facts_of_text, knowledge=knowledge)
    for row in rows:
        _check_province(row, knowledge.provinces.by_id)
        yield {"id": row.id, **facts_row(make(row))}


def _check_province(row: TextRow, known: Iterable[str]) -> None:
    if row.province_id is not None and row.province_id not in known:
        near = difflib.get_close_matches(row.province_id, known, n=3, cutoff=0.4)
        hint = f"did you mean {', '.join(near)}?" if near else "ids are in config/provinces.csv"
        raise UsageError(f"{row.id}: there is no province '{row.province_id}': {hint}")


_KINDS = ("mentions", "positions", "awards", "figures", "events", "organisation_changes")


def facts_row(facts: Facts) -> Row:
    """The lists of facts with the tables' column names."""
    return {
        "province_id": facts.province_id,
        **{kind: [dataclasses.asdict(fact) for fact in getattr(facts, kind)] for kind in _KINDS},
    }

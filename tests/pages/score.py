"""How well the page set is read: every page against what a reader would take from it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from statistics import median
from typing import Any
from urllib.parse import urlsplit

from congdoan.extract.page import extract
from congdoan.records import Article, BlockKind, Capture, Rejection
from congdoan.registry import Registry
from congdoan.sources import Select, Source

PAGES = Path(__file__).parent
PARTS = ("title", "date", "wrong_date", "lead", "captions", "byline", "credit")
_WORDS = 4  # of a shingle


@dataclass(frozen=True)
class Kept:
    """One kept page: its capture and the expected row beside it."""

    name: str
    capture: Capture
    row: dict[str, Any]

    @property
    def family(self) -> str:
        return str(self.row["family"])


@dataclass(frozen=True)
class Score:
    """What one page's reading was worth; a share for the text, else right or wrong."""

    name: str
    held: bool
    way: str
    title: bool
    date: bool
    wrong_date: bool
    f1: float
    lead: bool
    captions: bool
    byline: bool
    credit: bool
    found: Article | Rejection
    row: dict[str, Any]

    @property
    def faults(self) -> list[str]:
        parts = [
            p
            for p in ("title", "date", "lead", "captions", "byline", "credit")
            if not getattr(self, p)
        ]
        return parts + ([f"f1={self.f1:.3f}"] if self.f1 < 1 else [])  # fmt: skip


def kept_pages() -> Iterator[Kept]:
    """All pages of the set, by family and name."""
    for path in sorted(PAGES.glob("*/*.html")):
        row = json.loads(path.with_suffix(".json").read_text("utf-8"))
        capture = Capture(
            source_id=row["family"], url=row["url"],
            captured_at=datetime.fromisoformat(row["captured_at"]), status=200,
            content_type=row["content_type"], body=path.read_bytes(), payload_sha256="",
        )  # fmt: skip
        yield Kept(f"{path.parent.name}/{path.stem}", capture, row)


def source_of(page: Kept, registry: Registry, *, rules: bool) -> Source:
    """A source of the page's family with nothing of its own; without rules the generic path."""
    source = registry.stranger(urlsplit(page.capture.url).netloc, b"")
    family = registry.families.get(page.family)
    if family is None or not rules:
        return source.model_copy(update={"select": Select()})
    update = {
        "family": family.family_id,
        "select": family.select,
        "article_url": family.article_url,
    }
    return source.model_copy(update={**update, "url": family.url})


def f1(got: str, wanted: str) -> float:
    """Harmonic mean of precision and recall over shingles of four words."""
    grams = []
    for text in (got, wanted):
        words = text.split()
        ends = range(max(1, len(words) - _WORDS + 1))
        grams.append(Counter(tuple(words[i : i + _WORDS]) for i in ends))
    return 2 * (grams[0] & grams[1]).total() / (grams[0].total() + grams[1].total())


def _block(article: Article, *kinds: BlockKind) -> list[str]:
    return [article.text[b.start : b.end] for b in article.blocks if b.kind in kinds]


def score(page: Kept, source: Source) -> Score:
    """The page as read by the rules of the source."""
    found, row = extract(page.capture, source), page.row
    if row["rejection"] or isinstance(found, Rejection):
        reason = found.reason.value if isinstance(found, Rejection) else None
        good = reason == row["rejection"]
        return Score(page.name, row["held"], "rejected", *([good] * 2), False, float(good),  # noqa: FBT003
                     *([good] * 4), found, row)  # fmt: skip
    day = str(found.published_on) if found.published_on else None
    body = "\n".join(_block(found, "paragraph", "list", "table"))
    return Score(
        name=page.name, held=row["held"], way=found.extraction,
        title=found.title == row["title"],
        date=day == row["published_on"],
        wrong_date=day not in (None, row["published_on"]),
        f1=f1(body, "\n".join(row["paragraphs"])),
        lead=found.lead == row["lead"],
        captions=_block(found, "caption") == row["captions"],
        byline=found.byline == row["byline"],
        credit=(found.credited_source is None) == (row["credit"] is None)
        and found.credited_url == row["credited_url"],
        found=found, row=row,
    )  # fmt: skip


def table(scores: Iterable[Score]) -> dict[str, float]:
    """The figures of a set of pages, rejections left out of all but their own."""
    all_ = list(scores)
    rows = [s for s in all_ if not s.row["rejection"]]
    shares = {p: sum(getattr(s, p) for s in rows) / len(rows) for p in PARTS}
    refused = [s for s in all_ if s.row["rejection"]]
    return {
        "pages": len(rows), **shares,
        "f1_median": median(s.f1 for s in rows), "f1_lowest": min(s.f1 for s in rows),
        "by_rule": sum(s.way != "generic" for s in rows) / len(rows),
        "rejections": sum(s.f1 for s in refused) / len(refused) if refused else 1.0,
    }  # fmt: skip

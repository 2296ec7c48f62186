"""The expected outcome: one row per article address, with the text a reader would take from it."""

from __future__ import annotations

import unicodedata
from typing import Any

from tests.sites.model import Article, Page, Site, Skin
from tests.sites.pages import STRAY
from tests.sites.warc import warc_date


def clean(value: str | None) -> str | None:
    """NFC with white space squeezed; the stray byte reads as U+FFFD."""
    if value is None:
        return None
    text = value.replace(STRAY, "\ufffd").replace("\u00a0", " ")
    return unicodedata.normalize("NFC", " ".join(text.split()))


def _body(article: Article) -> dict[str, list[str]]:
    paragraphs: list[str] = []
    captions: list[str] = []
    order: list[str] = []
    for block in article.blocks:
        name, found = ("c", captions) if block.kind == "caption" else ("p", paragraphs)
        for item in block.items:
            order.append(f"{name}{len(found)}")
            found.append(clean(item) or "")
    return {"paragraphs": paragraphs, "captions": captions, "order": order}


def _credited(article: Article) -> str | None:
    marks = ("Theo: ", "Nguồn: ")
    credit = article.credit or ""
    return next((credit.removeprefix(m) for m in marks if credit.startswith(m + "http")), None)


def _content(skin: Skin, article: Article) -> dict[str, Any]:
    gone = article.kind == "soft404"
    return {
        "title": None if gone else clean(article.title),
        "lead": clean(article.lead),
        "published_on": None if gone else article.published.date().isoformat(),
        "published_evidence": None if gone else skin.evidence(article),
        "byline": clean(article.byline),
        "credited_source": _credited(article),
        **_body(article),
    }


def _earlier(article: Article, captured_at: str) -> dict[str, Any]:
    return {
        "title": clean(article.title),
        "lead": clean(article.lead),
        "byline": clean(article.byline),
        **_body(article),
        "captured_at": captured_at,
    }


def _row(site: Site, skin: Skin, page: Page, article: Article) -> dict[str, Any]:
    twin = page.role == "duplicate"
    return {
        "url": page.url,
        "canonical_url": site.url(article.url),
        "host": site.host,
        "source": site.source,
        "cms": site.cms,
        "province": site.province,
        "kind": "duplicate" if twin else article.kind,
        "text_origin": "written",
        **_content(skin, article),
        "attachments": [site.url(path) for path in article.attachments],
        "listed_on": [],
        "captures": [],
        "note": skin.twin_note(page.twin) if twin else article.note,
    }


def truth_rows(site: Site, skin: Skin, pages: list[Page]) -> list[dict[str, Any]]:
    """The rows of one site, in capture order; captures and listings are collected per address."""
    rows: dict[str, dict[str, Any]] = {}
    for page in pages:
        if page.article is None:
            continue
        row = rows.setdefault(page.url, _row(site, skin, page, page.article))
        row["captures"].append(warc_date(page.captured_at))
        row["listed_on"] = [p.url for p in pages if page.url in p.links]
        if skin.repeats_lead and row["lead"]:
            row["lead_repeated_in_body"] = True
        if page.role == "article" and page.article.earlier and len(row["captures"]) == 1:
            row["earlier_captures"] = [_earlier(page.article.earlier, row["captures"][0])]
    return [_dropped_if_same(row) for row in rows.values()]


def _dropped_if_same(row: dict[str, Any]) -> dict[str, Any]:
    """Without `earlier_captures` when the text did not change between the captures."""
    earlier = row.get("earlier_captures")
    if earlier and all(row[k] == v for k, v in earlier[0].items() if k != "captured_at"):
        del row["earlier_captures"]
    return row

"""All answers of one site in capture order: what the skins show, the faults put in, the bytes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from tests.sites.model import Article, Page, Site, Skin

STEP = timedelta(seconds=11)
STRAY = "\ue000"
"""Stands for the one byte 0x96 in the texts: a Windows-1252 dash inside a UTF-8 page."""


def site_pages(site: Site, skin: Skin) -> list[Page]:
    """Every page of the site with its capture time, bytes filled in."""
    made: list[Page] = []
    for page in skin.others(site, site.visited):
        made.append(replace(page, captured_at=site.visited + STEP * len(made)))
    for article in site.listed():
        for page in _captures(site, skin, article, site.visited + STEP * len(made)):
            made.append(replace(page, captured_at=site.visited + STEP * len(made)))
    made.extend(_recaptures(site, skin))
    return [replace(page, raw=_encoded(page)) for page in made]


def _captures(site: Site, skin: Skin, article: Article, now: datetime) -> Iterator[Page]:
    shown = article.earlier or article
    if "nbsp" in article.traps:
        shown = _with_no_break_spaces(shown)
    yield Page(
        url=site.url(article.url), role="article", article=article,
        text=skin.article(site, shown, now), content_type=_content_type(article),
    )  # fmt: skip
    for name in article.twins:
        url, text = skin.twin(site, article, name, now)
        bare = name == "print" and site.cms == "drupal"
        yield Page(
            url=url, role="duplicate", article=article, text=text, twin=name,
            content_type="text/html" if bare else "text/html; charset=utf-8",
        )  # fmt: skip


def _recaptures(site: Site, skin: Skin) -> Iterator[Page]:
    for article in site.listed():
        if article.recaptured is not None:
            yield Page(
                url=site.url(article.url), role="article", article=article,
                text=skin.article(site, article, article.recaptured),
                captured_at=article.recaptured,
            )  # fmt: skip


def _with_no_break_spaces(article: Article) -> Article:
    """The article as an editor pastes it from a word processor: U+00A0 after each number."""
    blocks = tuple(
        replace(b, items=tuple(re.sub(r"(?<=\d) ", "\u00a0", i) for i in b.items))
        for b in article.blocks
    )
    return replace(article, blocks=blocks)


def _content_type(article: Article) -> str:
    return "text/html" if "no_charset" in article.traps else "text/html; charset=utf-8"


def _encoded(page: Page) -> bytes:
    traps = page.article.traps if page.article else frozenset()
    text = page.text
    if "nfd" in traps:
        text = unicodedata.normalize("NFD", text)
    raw = text.encode("utf-8").replace(STRAY.encode("utf-8"), b"\x96")
    return b"\xef\xbb\xbf" + raw if page.bom else raw

"""What stands around an article on Vietnamese sites: clocks, counters, lists, licences, buttons."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

if TYPE_CHECKING:
    from tests.pages.build import Page

KINDS: dict[str, dict[str, str]] = yaml.safe_load(
    (Path(__file__).parent / "noise.yml").read_text(encoding="utf-8")
)


def fragment(page: Page, name: str, argument: str) -> str:
    """The fragment of that name and number in the page's own words."""
    if name in KINDS:
        return KINDS[name][argument].format(**_words(page))
    if name == "ld":
        return _json_ld(page)
    if name == "og":
        return (
            f'<meta property="og:title" content="{page.article["title"]}">\n'
            f'<meta property="og:url" content="{page.address}">\n'
            f'<meta property="og:type" content="article">\n'
            f'<link rel="canonical" href="{page.address}">'
        )
    if name in ("o", "od"):
        other = page.others[int(argument)]
        return str(other["title"]) if name == "o" else f"{other['published']:%d/%m/%Y}"
    raise KeyError(f"{page.family}/{page.name}: [[{name} {argument}]]")


def _words(page: Page) -> dict[str, str]:
    clock = page.settings.get("clock", "%W, %d/%m/%Y %H:%M")
    words = {"now": page.word("now", clock), "site": page.settings["site"]}
    for i, other in enumerate(page.others[:3]):
        words[f"o{i}"] = other["title"]
        words[f"d{i}"] = f"{other['published']:%d/%m/%Y}"
        words[f"s{i}"] = other["lead"] or ""
    return words


def _json_ld(page: Page) -> str:
    published = page.article["published"]
    data = {
        "@context": "https://schema.org", "@type": "NewsArticle",
        "mainEntityOfPage": {"@type": "WebPage", "@id": page.address},
        "headline": page.article["title"], "description": page.article["lead"] or "",
        "datePublished": published.isoformat(),
        "dateModified": (published + timedelta(days=40)).isoformat(),
        "publisher": {"@type": "Organization", "name": page.settings["site"]},
    }  # fmt: skip
    if page.shown("byline"):
        data["author"] = {"@type": "Person", "name": page.article["byline"]}
    return f'<script type="application/ld+json">{json.dumps(data, ensure_ascii=False)}</script>'

"""Pages nobody has looked at: every skin with other articles and with other furniture around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from congdoan.records import Capture
from tests.pages.build import NOW, Page, articles, encode, pages
from tests.pages.noise import KINDS
from tests.pages.score import Kept

_FURNITURE = re.compile(r"\[\[(top|side|foot|rel|tools) (\d)\]\]")


def variants(count: int) -> Iterator[Kept]:
    """`count` variants of every page of an article, in a fixed order."""
    texts = articles()
    for number, page in enumerate(pages()):
        if page.settings.get("rejection") or page.settings.get("json"):
            continue
        for turn in range(1, count + 1):
            place = (number * 5 + turn * 11) % len(texts)
            others = [texts[(place + 3 * i + 2) % len(texts)] for i in range(5)]
            other = replace(page, article=texts[place], others=others)
            yield _kept(replace(other, template=_turned(page.template, turn)), turn)


def _turned(template: str, turn: int) -> str:
    """The template with the next fragments of each kind, table cells left in their tables."""

    def next_one(match: re.Match[str]) -> str:
        kind, place = match[1], match[2]
        names = [n for n in KINDS[kind] if ("<td" in KINDS[kind][n][:4]) == (place == "2")]
        if kind != "side":
            names = list(KINDS[kind])
        return f"[[{kind} {names[(int(place) - 1 + turn) % len(names)]}]]"

    return _FURNITURE.sub(next_one, template)


def _kept(page: Page, turn: int) -> Kept:
    row = page.expected()
    capture = Capture(
        source_id=page.family, url=row["url"], captured_at=NOW, status=200,
        content_type=row["content_type"], body=encode(page), payload_sha256="",
    )  # fmt: skip
    return Kept(f"{page.family}/{page.name}.{turn}", capture, row)

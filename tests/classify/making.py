"""Small articles and sources for the tests of this room."""

from __future__ import annotations

from congdoan.records import Article, Block, BlockKind
from congdoan.sources import Source

PLAIN = "Sáng 12/7, hội nghị diễn ra tại hội trường tỉnh với sự tham gia của đông đảo đại biểu."


def article(title: str, *paragraphs: str, lead: str | None = None) -> Article:
    """An article of these blocks."""
    pieces: list[tuple[BlockKind, str]] = [("title", title), *([("lead", lead)] if lead else [])]
    pieces += [("paragraph", p) for p in paragraphs or (PLAIN,)]
    blocks, start = [], 0
    for kind, text in pieces:
        blocks.append(Block(kind=kind, start=start, end=start + len(text)))
        start += len(text) + 1
    return Article(
        article_id="0", source_id="s", url="https://a.example/1", page_url="https://a.example/1",
        title=title, lead=lead, text="\n".join(t for _, t in pieces), blocks=tuple(blocks),
    )  # fmt: skip


def publisher(kind: str = "labour_federation") -> Source:
    """A source of that kind."""
    return Source.model_validate(
        {
            "title": "t", "homepage": "https://a.example/", "hosts": {"a.example": {}},
            "publisher": {"name": "n", "name_en": "n", "kind": kind},
        }
    )  # fmt: skip

"""Plain text as an article: blocks guessed line by line, page furniture left out.

Guesses only what a reader would: picture lines, a byline at the end, a footer. Facts come back
with spans into the text that was given, never into its title.
"""

from __future__ import annotations

import dataclasses
import re
from datetime import date
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlsplit

from congdoan.lexicon import read_words
from congdoan.normalise.align import Aligned, align
from congdoan.normalise.inner import inner_record
from congdoan.normalise.knowledge import Knowledge
from congdoan.normalise.line_kinds import line_kinds
from congdoan.normalise.people.bylines import office_words
from congdoan.records import (
    Article,
    Block,
    Fact,
    Facts,
    Mention,
    OrganisationChange,
)
from congdoan.text import fold, tone_key

F = TypeVar("F", bound=Fact | OrganisationChange)

_NAME = re.compile(r"[^\W\d_]+(?: (?=[^\W\d_])[^\W\d_]+){1,4}?(?= ?[-–,;(.\n]|$)")


@inner_record
class TextRow:
    """One text to read: `title` and the rest are context, offsets go into `text` alone."""

    id: str
    text: str
    title: str | None = None
    url: str | None = None
    province_id: str | None = None
    published_on: date | None = None


@inner_record
class PlainText:
    """An article made of plain text, and the way back to the given offsets.

    `footer` holds the clean spans that the article's text has blanked; `province_id` is the
    source's province as the row, the host's name or the footer tells it.
    """

    article: Article
    aligned: Aligned
    footer: tuple[tuple[int, int], ...]
    province_id: str | None


def read_plain_text(row: TextRow, knowledge: Knowledge) -> PlainText:
    """The row as an article; lines of page furniture are blank in its text and in no block."""
    aligned = align(row.text)
    title = " ".join((row.title or "").split())
    kinds = line_kinds(aligned.text, title, knowledge.config)
    blocks = tuple(
        Block(kind=kind, start=start, end=end) for start, end, kind in kinds if kind is not None
    )
    footer = tuple((start, end) for start, end, kind in kinds if kind is None)
    text = _blanked(aligned.text, footer)
    article = Article(
        article_id=row.id,
        source_id="",
        url=row.url or "",
        page_url=row.url or "",
        title=title,
        lead=None,
        text=text,
        blocks=blocks,
        published_on=row.published_on,
    )
    province = row.province_id or _province_of_host(row.url, knowledge)
    return PlainText(
        article=article,
        aligned=aligned,
        footer=footer,
        province_id=province or _province_of_footer(aligned.text, footer, knowledge),
    )


def _blanked(text: str, spans: tuple[tuple[int, int], ...]) -> str:
    parts: list[str] = []
    done = 0
    for start, end in spans:
        parts += [text[done:start], " " * (end - start)]
        done = end
    return "".join([*parts, text[done:]])


def _province_of_host(url: str | None, knowledge: Knowledge) -> str | None:
    """'soyte.sonla.gov.vn' and 'baonghean.vn' name their province."""
    host = urlsplit(url or "").hostname or ""
    prefixes = read_words(knowledge.config, "furniture").strings("host_prefixes")
    for label in host.split("."):
        for unit in knowledge.provinces.rows:
            name = fold(unit.short).replace(" ", "").replace("-", "")
            if label.endswith(name) and label.removesuffix(name).strip("-") in prefixes:
                return unit.province_id
    return None


def _province_of_footer(
    text: str, footer: tuple[tuple[int, int], ...], knowledge: Knowledge
) -> str | None:
    """The one province that the page's own footer names."""
    named: dict[str, str] = {}
    for start, end in footer:
        key = tone_key(text[start:end])
        for term in knowledge.index.scan(text[start:end], key).get("place", {}).values():
            for unit in knowledge.provinces.names.get(knowledge.place_forms[term.row], ())[:1]:
                named[unit.short] = unit.province_id
    return next(iter(named.values())) if len(named) == 1 else None


def facts_in_given_text(facts: Facts, plain: PlainText) -> Facts:
    """The facts with spans and surfaces of the text that was given."""
    aligned = plain.aligned
    if aligned.starts is None:
        return facts

    def moved(mention: Mention) -> Mention:
        start, end = aligned.span(mention.span_start, mention.span_end)
        surface = aligned.given[start:end]
        return dataclasses.replace(mention, span_start=start, span_end=end, surface=surface)

    def shifted(fact: F) -> F:
        start, end = aligned.span(fact.span_start, fact.span_end)
        return dataclasses.replace(fact, span_start=start, span_end=end)

    return dataclasses.replace(
        facts,
        mentions=tuple(map(moved, facts.mentions)),
        positions=tuple(map(shifted, facts.positions)),
        awards=tuple(map(shifted, facts.awards)),
        figures=tuple(map(shifted, facts.figures)),
        events=tuple(map(shifted, facts.events)),
        organisation_changes=tuple(map(shifted, facts.organisation_changes)),
    )


def with_publishers(facts: Facts, plain: PlainText, config: Path) -> Facts:
    """The facts with the persons whom the footer names as responsible for the page."""
    words = "|".join(map(re.escape, read_words(config, "furniture").strings("publisher")))
    label = re.compile(rf"(?:{words})[^:\n]{{0,30}}: ?(?:ông |bà |đồng chí )?")
    offices = office_words(read_words(config, "titles"))
    mentions = list(facts.mentions)
    for start, end in plain.footer:
        found = label.search(tone_key(plain.aligned.text[start:end]))
        at = start + found.end() if found is not None else end
        name = _NAME.match(plain.aligned.text, at, end)
        office = name is not None and offices.match(tone_key(name.group())) is not None
        if name is not None and name.group()[0].isupper() and not office:
            mentions.append(_publisher(plain.aligned, name.start(), name.end()))
    mentions.sort(key=lambda mention: (mention.span_start, -mention.span_end, mention.type))
    return dataclasses.replace(
        facts,
        mentions=tuple(dataclasses.replace(m, ordinal=i) for i, m in enumerate(mentions)),
    )


def _publisher(aligned: Aligned, at: int, stop: int) -> Mention:
    """'Chịu trách nhiệm xuất bản: Trần Mẫu Thắng - Giám đốc Sở' of a footer."""
    start, end = aligned.span(at, stop)
    return Mention(
        ordinal=0,
        span_start=start,
        span_end=end,
        block_kind="credit",
        surface=aligned.given[start:end],
        type="person",
        subtype="publisher",
        norm=aligned.text[at:stop],
        confidence=0.9,
        rule_id="person.publisher",
    )

"""The word list of awards (config/lexicon/awards.yml), compiled once per configuration."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Literal, cast

from congdoan.errors import ConfigError
from congdoan.lexicon import Words, read_words
from congdoan.normalise.awards.grammar import (
    adverbs,
    grammar,
    intents,
    opens,
    person_titles,
    posted,
    said,
    title_key,
    titled,
    united_leads,
    works,
)
from congdoan.normalise.awards.teams import TeamWords, team_words
from congdoan.normalise.document import Hit
from congdoan.normalise.inner import inner_record
from congdoan.normalise.word_patterns import any_of
from congdoan.records import maker
from congdoan.text import tone_key

RecipientKind = Literal["collective", "individual", "household", "other"]
_RECIPIENT_KINDS = ("collective", "individual", "household", "other")


@inner_record
class Head:
    """An award as the word list has it; `contest`: a prize of the whole ('toàn đoàn') or a part."""

    name: str
    kind: str
    level: str | None = None
    contest: str | None = None


TokenKind = Literal[
    "award",
    "recipient",
    "giver",
    "person",
    "body",
    "give",
    "receive",
    "attain",
    "propose",
    "to",
    "stop",
    "share",
]


@inner_record
class Token:
    """A word of the award grammar; which of the last fields are set depends on the kind.

    `listed`: the word list has the recipient's noun.
    """

    kind: TokenKind
    start: int
    end: int
    head: Head | None = None
    number: int | None = None
    recipient: RecipientKind | None = None
    hit: Hit | None = None
    listed: bool = True


new_token = maker(Token)

# Bodies that have an id, and those that have none.
BODIES: tuple[TokenKind, ...] = ("giver", "body")
# Verbs that tell of giving and getting.
VERBS: tuple[TokenKind, ...] = ("give", "receive", "attain")


@inner_record
class AwardWords:
    """The compiled word list.

    `grammar` matches a token (groups named after the kinds of Token), `opens` where one can begin.
    """

    heads: dict[str, Head]
    titles: dict[str, Head]
    title_names: tuple[str, ...]
    title_leads: tuple[str, ...]
    title_levels: dict[str, str]
    classes: dict[str, str]
    ranks: dict[str, str]
    nouns: dict[str, RecipientKind]
    offices: dict[str, str]
    levels: dict[str, str]
    grammar: re.Pattern[str]
    opens: re.Pattern[str]
    intent: re.Pattern[str]
    talk: tuple[str, ...]
    asks: tuple[str, ...]
    adverbs: re.Pattern[str]
    person: re.Pattern[str]
    titled: re.Pattern[str]
    surnames: frozenset[str]
    people: re.Pattern[str]
    said: re.Pattern[str]
    posted: re.Pattern[str]
    teams: TeamWords
    united: re.Pattern[str]

    def tokens_of(self, key: str, start: int, end: int) -> Iterator[re.Match[str]]:
        """The matches of the grammar in a text, in order and none inside another."""
        while (first := self.opens.search(key, start, end)) is not None:
            found = self.grammar.match(key, first.start(), end)
            start = found.end() if found is not None else first.start() + 1
            if found is not None:
                yield found


def _heads(words: Words) -> dict[str, Head]:
    found: dict[str, Head] = {}
    for row in words.rows("heads", ("form", "name", "kind")):
        level = row.get("level")
        form = str(row["form"])
        form = form.partition(" ")[0] if row.get("tail") == "giver" else form
        found[tone_key(form)] = Head(
            name=str(row["name"]), kind=str(row["kind"]), level=str(level) if level else None
        )
    return found


def _nouns(words: Words) -> dict[str, RecipientKind]:
    found: dict[str, RecipientKind] = {}
    for kind, forms in words.groups("recipients").items():
        if kind not in _RECIPIENT_KINDS:
            raise ConfigError(
                f"{words.path}: key 'recipients.{kind}' is no recipient kind; "
                f"use one of {', '.join(_RECIPIENT_KINDS)}"
            )
        found |= {tone_key(form): cast("RecipientKind", kind) for form in forms}
    return found


@lru_cache(maxsize=8)
def award_words(config: Path) -> AwardWords:
    """The word list under `config`, compiled.

    Raises:
        ConfigError: awards.yml is missing or has a wrong shape.
    """
    words = read_words(config, "awards")
    heads, nouns = _heads(words), _nouns(words)
    titles, names = read_words(config, "titles"), read_words(config, "surnames")
    return AwardWords(
        heads=heads,
        titles={
            title_key(tone_key(name)): Head(name=f"Danh hiệu {name}", kind="title")
            for name in words.strings("titles")
        },
        title_names=tuple(f"{tone_key(word)} " for word in words.strings("title_names")),
        title_leads=(*map(tone_key, words.strings("title_leads")), "“", '"', "”"),
        title_levels=words.table("title_levels"),
        classes={tone_key(form): name for form, name in words.table("classes").items()},
        ranks={tone_key(rank): tone_key(form) for rank, form in words.table("ranks").items()},
        nouns=nouns,
        offices={tone_key(form): name for form, name in words.table("offices").items()},
        levels=words.table("levels") | words.table("office_levels"),
        grammar=grammar(words, heads, nouns),
        opens=opens(words, heads),
        talk=tuple(f"{tone_key(word)} " for word in words.strings("talk")),
        asks=tuple(map(tone_key, words.strings("propose"))),
        adverbs=adverbs(words),
        people=re.compile(
            rf"(?<!\w){any_of(noun for noun, kind in nouns.items() if kind == 'individual')} $"
        ),
        person=person_titles(titles, heads),
        titled=titled(titles, heads),
        surnames=frozenset(
            tone_key(name) for group in ("kinh", "ethnic") for name in names.strings(group)
        ),
        said=said(words),
        posted=posted(words),
        teams=team_words(words, works(words)),
        united=united_leads(words),
        intent=intents(words),
    )

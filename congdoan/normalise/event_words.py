"""The word list of events (config/lexicon/events.yml), compiled once per configuration."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from congdoan.lexicon import read_words
from congdoan.normalise.word_patterns import any_of, whole
from congdoan.records import record


@record
class EventWords:
    """The compiled word list; `types` in the order of trial, `document` begins at a listed word."""

    types: tuple[tuple[str, re.Pattern[str]], ...]
    head: re.Pattern[str]
    verb: re.Pattern[str]
    venue: re.Pattern[str]
    document: re.Pattern[str]

    def type_of(self, key: str) -> str | None:
        """The first event type with a phrase in `key` (lower case)."""
        return next((code for code, pattern in self.types if pattern.search(key)), None)


@lru_cache(maxsize=8)
def event_words(config: Path) -> EventWords:
    """The word list under `config`, compiled.

    Raises:
        ConfigError: events.yml is missing or has a wrong shape.
    """
    words = read_words(config, "events")
    documents = any_of(words.strings("documents"))
    return EventWords(
        types=tuple(
            (code, re.compile(whole(forms))) for code, forms in words.groups("types").items()
        ),
        head=re.compile(whole(words.strings("heads"))),
        verb=re.compile(whole(words.strings("verbs"))),
        venue=re.compile(any_of(words.strings("venues")) + r"(?!\w)"),
        document=re.compile(
            rf"(?:{documents} (?:số:? ?)?\d{{1,5}}(?:[/-][\wđ.-]{{1,12}}){{1,4}}"
            rf"|nghị quyết đại hội (?:đại biểu )?(?:lần thứ )?[ivxl]{{1,6}}(?!\w))"
        ),
    )

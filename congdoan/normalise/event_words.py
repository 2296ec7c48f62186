"""The word list of events (config/lexicon/events.yml), compiled once per configuration."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from congdoan.lexicon import read_words
from congdoan.records import record
from congdoan.text import tone_key


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


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(tone_key(w)) for w in sorted(words, key=len, reverse=True))


@lru_cache(maxsize=8)
def event_words(config: Path) -> EventWords:
    """The word list under `config`, compiled.

    Raises:
        ConfigError: events.yml is missing or has a wrong shape.
    """
    words = read_words(config, "events")
    documents = _any(words.strings("documents"))
    return EventWords(
        types=tuple(
            (code, re.compile(rf"(?<!\w)(?:{_any(forms)})(?!\w)"))
            for code, forms in words.groups("types").items()
        ),
        head=re.compile(rf"(?<!\w)(?:{_any(words.strings('heads'))})(?!\w)"),
        verb=re.compile(rf"(?<!\w)(?:{_any(words.strings('verbs'))})(?!\w)"),
        venue=re.compile(rf"(?:{_any(words.strings('venues'))})(?!\w)"),
        document=re.compile(
            rf"(?:(?:{documents}) (?:số:? ?)?\d{{1,5}}(?:[/-][\wđ.-]{{1,12}}){{1,4}}"
            rf"|nghị quyết đại hội (?:đại biểu )?(?:lần thứ )?[ivxl]{{1,6}}(?!\w))"
        ),
    )

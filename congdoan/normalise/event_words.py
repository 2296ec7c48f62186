"""The word list of events (config/lexicon/events.yml), compiled once per configuration."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from congdoan.lexicon import read_words
from congdoan.normalise.inner import inner_record
from congdoan.normalise.word_patterns import any_of, whole
from congdoan.text import tone_key

# 'bàn giao một căn nhà', 'trao 12 Bằng khen': the phrases have no number.
_NUMBER = re.compile(
    r"(?<!\w)(?:một|hai|ba|bốn|\d{1,3}) "
    r"(?=(?:căn|ngôi|mái|cđcs|công đoàn|bằng khen|giấy khen|kỷ niệm) )"
)


@inner_record
class EventWords:
    """The compiled word list; `types` in the order of trial, `document` begins at a listed word."""

    types: tuple[tuple[str, re.Pattern[str]], ...]
    mask: re.Pattern[str]
    read_as: Mapping[str, str]
    occasion: re.Pattern[str]
    head: re.Pattern[str]
    verb: re.Pattern[str]
    opening: re.Pattern[str]
    deeds: tuple[tuple[str, re.Pattern[str]], ...]
    venue: re.Pattern[str]
    document: re.Pattern[str]

    def names(self, code: str, key: str) -> bool:
        """Whether `key` has a phrase of an event type."""
        return any(code == known and form.search(key) for known, form in self.types)

    def type_of(self, key: str) -> str | None:
        """The first event type with a phrase in `key` (lower case).

        What an event is held in honour of ('chào mừng Đại hội ...') counts when nothing else does.
        """
        plain = self.mask.sub(lambda match: self.read_as[match.group()], _NUMBER.sub("", key))
        without = self.occasion.sub(" ", plain)
        found = self._first(without)
        return found if found is not None or without == plain else self._first(plain)

    def deed_of(self, key: str) -> str | None:
        """The event type that a verb in `key` stands for where no phrase tells one."""
        return next((code for code, verb in self.deeds if verb.search(key)), None)

    def _first(self, key: str) -> str | None:
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
        mask=re.compile(whole(words.table("read_as"))),
        read_as={tone_key(k): tone_key(v) for k, v in words.table("read_as").items()},
        occasion=re.compile(whole(words.strings("occasions")) + r"[^,.;:\n]{0,80}"),
        head=re.compile(whole(words.strings("heads"))),
        opening=re.compile(whole(words.strings("openings"))),
        deeds=tuple(
            (code, re.compile(whole(forms))) for code, forms in words.groups("deeds").items()
        ),
        verb=re.compile(whole(words.strings("verbs"))),
        venue=re.compile(any_of(words.strings("venues")) + r"(?!\w)"),
        document=re.compile(
            rf"(?:{documents} (?:số:? ?)?(?!\d{{1,5}}/\d{{1,2}}(?![\w/-]))"
            r"\d{1,5}(?:[/-][\wđ.-]{0,11}[\wđ]){1,4}"
            rf"|nghị quyết đại hội (?:đại biểu )?(?:lần thứ )?[ivxl]{{1,6}}(?!\w))"
        ),
    )

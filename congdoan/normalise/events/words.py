"""The word list of events (config/lexicon/events.yml), compiled once per configuration."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path

import ahocorasick

from congdoan.lexicon import read_words
from congdoan.normalise.inner import inner_record
from congdoan.normalise.word_patterns import any_of, whole
from congdoan.text import tone_key

# 'bàn giao một căn nhà', 'trao 12 Bằng khen': the phrases have no number.
_THING = r" (?=(?:căn|ngôi|mái|cđcs|công đoàn|bằng khen|giấy khen|kỷ niệm) )"
_NUMERAL = re.compile(rf"[0-9](?<!\w[0-9])\d{{0,2}}{_THING}")
_NUMBER = re.compile(whole(("một", "hai", "ba", "bốn"), end=_THING))


@inner_record
class EventWords:
    """The compiled word list; `document` begins at a listed word.

    `phrases` finds those of all event types, each with its length and the indices of its `types`.
    """

    types: tuple[str, ...]
    phrases: ahocorasick.Automaton
    mask: re.Pattern[str]
    read_as: Mapping[str, str]
    occasion: re.Pattern[str]
    head: re.Pattern[str]
    verb: re.Pattern[str]
    opening: re.Pattern[str]
    deeds: tuple[tuple[str, re.Pattern[str]], ...]
    venue: re.Pattern[str]
    bodies: re.Pattern[str]
    document: re.Pattern[str]

    def names(self, code: str, key: str) -> bool:
        """Whether `key` has a phrase of an event type."""
        return code in self.types and self.types.index(code) in self._told(self.plain(key))

    def type_of(self, key: str) -> str | None:
        """The event type listed first of those with a phrase in `key` (lower case).

        What an event is held in honour of ('chào mừng Đại hội ...') counts when nothing else does.
        """
        plain = self.plain(key)
        without = self.occasion.sub(" ", plain)
        found = self._first(without)
        return found if found is not None or without == plain else self._first(plain)

    def deed_of(self, key: str) -> str | None:
        """The event type that a verb in `key` stands for where no phrase tells one."""
        return next((code for code, verb in self.deeds if verb.search(key)), None)

    def plain(self, key: str) -> str:
        """`key` without numbers of things, and what holds a word of another type replaced."""
        uncounted = _NUMBER.sub("", _NUMERAL.sub("", key))
        return self.mask.sub(lambda match: self.read_as[match.group()], uncounted)

    def _first(self, key: str) -> str | None:
        told = self._told(key)
        return self.types[min(told)] if told else None

    def _told(self, key: str) -> set[int]:
        """The indices of the event types with a phrase in `key`."""
        around = f" {key} "  # so that every phrase has a neighbour on either side
        found: set[int] = set()
        for last, (length, indices) in self.phrases.iter(key):
            if not (around[last + 2].isalnum() or around[last + 1 - length].isalnum()):
                found.update(indices)
        return found


def _phrases(types: Iterable[Iterable[str]]) -> ahocorasick.Automaton:
    """One pass for the phrases of all event types."""
    indices: dict[str, set[int]] = {}
    for index, forms in enumerate(types):
        for form in forms:
            indices.setdefault(tone_key(form), set()).add(index)
    automaton = ahocorasick.Automaton()
    for key, known in indices.items():
        automaton.add_word(key, (len(key), known))
    automaton.make_automaton()
    return automaton


@lru_cache(maxsize=8)
def event_words(config: Path) -> EventWords:
    """The word list under `config`, compiled.

    Raises:
        ConfigError: events.yml is missing or has a wrong shape.
    """
    words = read_words(config, "events")
    documents = any_of(words.strings("documents"))
    types = words.groups("types")
    return EventWords(
        types=tuple(types),
        phrases=_phrases(types.values()),
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
        bodies=re.compile(any_of(words.strings("bodies")) + " "),
        document=re.compile(
            rf"(?:{documents} (?:số:? ?)?(?!\d{{1,5}}/\d{{1,2}}(?![\w/-]))"
            r"\d{1,5}(?:[/-][\wđ.-]{0,11}[\wđ]){1,4}"
            rf"|nghị quyết đại hội (?:đại biểu )?(?:lần thứ )?[ivxl]{{1,6}}(?!\w))"
        ),
    )

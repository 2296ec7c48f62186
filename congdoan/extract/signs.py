"""General signs of furniture, errors and article parts, read from signs.yml beside this module.

What the patterns are matched against is made here once per distinct string: names of classes and
ids repeat on every page of a site. Nothing here knows a site.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib import resources

import yaml

from congdoan.extract.tree import Node
from congdoan.text import fold as _fold

__all__ = ["fold", "has_phrase", "is_furniture", "is_line", "is_named", "words_beside"]

fold = lru_cache(maxsize=4096)(_fold)  # a line is asked about several times

_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|_+")
_NO_WORD = re.compile(r"[\W\d_]+")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


@cache
def _lists() -> dict[str, list[str]]:
    text = (resources.files("congdoan.extract") / "signs.yml").read_text(encoding="utf-8")
    loaded = yaml.safe_load(text)
    return {str(name): [str(p) for p in patterns] for name, patterns in loaded.items()}


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{p})" for p in _lists()[name]))


@lru_cache(maxsize=16_384)
def _tokens(value: str) -> tuple[str, ...]:
    return tuple(_CAMEL.sub("-", token).lower().replace("--", "-") for token in value.split())


@lru_cache(maxsize=16_384)
def _named(kind: str, value: str) -> bool:
    match = _pattern(kind).fullmatch
    return any(match(token) for token in _tokens(value))


def is_named(kind: str, node: Node) -> bool:
    """Whether a class or the id of the node is a name of that kind ('lead_names', ...)."""
    css, own = node.get("class"), node.get("id")
    return bool((css and _named(kind, css)) or (own and _named(kind, own)))


def is_furniture(node: Node) -> bool:
    """Whether the node's name or style says that it is no text of an article."""
    style = node.get("style")
    return is_named("furniture_names", node) or bool(style and _HIDDEN.search(style))


def is_line(kind: str, text: str) -> bool:
    """Whether the whole line is of that kind ('furniture_lines', ...)."""
    return _pattern(kind).fullmatch(fold(text).strip()) is not None


def words_beside(line: str, date: str) -> list[str]:
    """The words of a line without the date in it and what belongs to one (weekday, time)."""
    rest = _NO_WORD.sub(" ", fold(line.replace(date, " ")))
    rest = _pattern("published_labels").sub(" ", rest)
    return _pattern("stamp_words").sub(" ", rest).split()


def has_phrase(kind: str, text: str) -> bool:
    """Whether a phrase of that kind ('missing_phrases', ...) stands in the text."""
    return _pattern(kind).search(fold(text)) is not None

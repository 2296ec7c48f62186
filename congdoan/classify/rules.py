"""config/relevance.yml as compiled rules; every mistake in it names file and key."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from congdoan.errors import ConfigError
from congdoan.records import record

Place = Literal["title", "opening", "caption", "body"]
_SLOT = re.compile(r"<(\w+)>")
_FREE = "other"  # the event type of an article that no pattern knows


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Subject(_Model):
    name: str
    weight: float = Field(gt=0, le=1)
    patterns: tuple[str, ...]
    kinds: tuple[str, ...] = ()


class _EventType(_Model):
    code: str
    patterns: tuple[str, ...]


class _Repeated(_Model):
    each: float = Field(ge=0, le=1)
    most: float = Field(ge=0, le=1)


class _File(_Model):
    threshold: float = Field(gt=0, le=1)
    places: dict[Place, float]
    repeated: _Repeated
    words: dict[str, tuple[str, ...]]
    digests: tuple[str, ...]
    subjects: tuple[_Subject, ...]
    vetoes: tuple[_Subject, ...]
    event_types: tuple[_EventType, ...]


@record
class Rule:
    """One subject or veto: its name, weight, pattern, and the publishers it holds for."""

    name: str
    weight: float
    pattern: re.Pattern[str]
    kinds: tuple[str, ...] = ()


@record
class RelevanceRules:
    """What decides whether an article is health-union news, and of what kind of event."""

    threshold: float
    places: dict[Place, float]
    each_repeated: float
    most_repeated: float
    digests: re.Pattern[str]
    subjects: tuple[Rule, ...]
    vetoes: tuple[Rule, ...]
    event_types: tuple[tuple[str, re.Pattern[str]], ...]
    other_event: str = _FREE


def load_relevance(config: Path) -> RelevanceRules:
    """Read config/relevance.yml and compile its patterns.

    Raises:
        ConfigError: the file is missing or wrong, an event code is not in vocabulary.yml, or a
            pattern is no regular expression; names file and key.
    """
    path = config / "relevance.yml"
    try:
        content = _File.model_validate(_yaml(path))
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(str(part) for part in first["loc"])
        raise ConfigError(f"{path}: key '{key}': {first['msg']}") from error
    compiler = _Compiler(path, content.words)
    _check_codes(path, content, config / "vocabulary.yml")
    return RelevanceRules(
        threshold=content.threshold,
        places=_with_all_places(path, content.places),
        each_repeated=content.repeated.each,
        most_repeated=content.repeated.most,
        digests=compiler.pattern("digests", content.digests),
        subjects=compiler.rules("subjects", content.subjects),
        vetoes=compiler.rules("vetoes", content.vetoes),
        event_types=tuple(
            (e.code, compiler.pattern(f"event_types.{e.code}", e.patterns))
            for e in content.event_types
        ),
    )


def _yaml(path: Path) -> object:
    try:
        return yaml.safe_load(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise ConfigError(f"{path} is missing: restore it from the repository") from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path} is no valid YAML: {' '.join(str(error).split())}") from error


def _with_all_places(path: Path, places: dict[Place, float]) -> dict[Place, float]:
    missing = {"title", "opening", "caption", "body"} - set(places)
    if missing:
        raise ConfigError(f"{path}: key 'places': {', '.join(sorted(missing))} missing")
    return places


def _check_codes(path: Path, content: _File, vocabulary: Path) -> None:
    known = _yaml(vocabulary)
    codes = known.get("event_type", {}) if isinstance(known, dict) else {}
    for event in content.event_types:
        if event.code not in codes:
            raise ConfigError(
                f"{path}: key 'event_types': '{event.code}' is no event_type of {vocabulary}"
            )


class _Compiler:
    """Patterns with the slots of `words` filled in."""

    def __init__(self, path: Path, words: dict[str, tuple[str, ...]]) -> None:
        self.path = path
        self.words = words

    def rules(self, key: str, models: tuple[_Subject, ...]) -> tuple[Rule, ...]:
        return tuple(
            Rule(
                name=m.name,
                weight=m.weight,
                kinds=m.kinds,
                pattern=self.pattern(f"{key}.{m.name}", m.patterns),
            )
            for m in models
        )

    def pattern(self, key: str, texts: tuple[str, ...]) -> re.Pattern[str]:
        filled = [_SLOT.sub(lambda m: self._slot(key, m[1]), text) for text in texts]
        try:
            return re.compile("|".join(rf"(?<!\w)(?:{text})(?!\w)" for text in filled))
        except re.error as error:
            raise ConfigError(
                f"{self.path}: key '{key}': no regular expression: {error}"
            ) from error

    def _slot(self, key: str, name: str) -> str:
        if name not in self.words:
            raise ConfigError(f"{self.path}: key '{key}': <{name}> is not among 'words'")
        return "|".join(self.words[name])

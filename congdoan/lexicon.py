"""The word lists of config/lexicon/*.yml, read once per process.

Reading checks shapes only and says file and key when one is wrong; what the words mean is for the
room that uses them. Nothing here knows a scanner.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path

import yaml

from congdoan.errors import ConfigError


class Words:
    """One word file: its path (for messages) and its top-level keys; checked lists are kept."""

    def __init__(self, path: Path, data: Mapping[str, object]) -> None:
        self.path = path
        self.data = data
        self._strings: dict[str, tuple[str, ...]] = {}
        self._tables: dict[str, dict[str, str]] = {}

    def _value(self, key: str) -> object:
        if key not in self.data:
            raise ConfigError(f"{self.path}: key '{key}' is missing; add it")
        return self.data[key]

    def strings(self, key: str) -> tuple[str, ...]:
        """The list of strings under `key`, in file order.

        Raises:
            ConfigError: the key is missing or holds something else.
        """
        if key not in self._strings:
            value = self._value(key)
            if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
                raise ConfigError(f"{self.path}: key '{key}' must be a list of strings (quote)")
            self._strings[key] = tuple(value)
        return self._strings[key]

    def table(self, key: str) -> dict[str, str]:
        """The mapping of string to string under `key`, in file order; kept, so never change it.

        Raises:
            ConfigError: the key is missing or a name or value is no string.
        """
        if key in self._tables:
            return self._tables[key]
        value = self._value(key)
        if not isinstance(value, dict):
            raise ConfigError(f"{self.path}: key '{key}' must be a mapping")
        for name, item in value.items():
            if not isinstance(name, str) or not isinstance(item, str):
                raise ConfigError(
                    f"{self.path}: key '{key}.{name}' must map a string to a string (quote them)"
                )
        self._tables[key] = value
        return value

    def groups(self, key: str) -> dict[str, tuple[str, ...]]:
        """The mapping of string to list of strings under `key`, in file order.

        Raises:
            ConfigError: the key is missing or an entry is no list of strings.
        """
        value = self._value(key)
        if not isinstance(value, dict):
            raise ConfigError(f"{self.path}: key '{key}' must be a mapping of lists")
        found: dict[str, tuple[str, ...]] = {}
        for name, items in value.items():
            if (
                not isinstance(name, str)
                or not isinstance(items, list)
                or not all(isinstance(item, str) for item in items)
            ):
                raise ConfigError(f"{self.path}: key '{key}.{name}' must be a list of strings")
            found[name] = tuple(items)
        return found

    def rows(self, key: str, required: Iterable[str] = ()) -> tuple[dict[str, object], ...]:
        """The list of mappings under `key`; each has the `required` fields.

        Raises:
            ConfigError: the key is missing, no list of mappings, or a field is missing.
        """
        value = self._value(key)
        if not isinstance(value, list) or not all(isinstance(row, dict) for row in value):
            raise ConfigError(f"{self.path}: key '{key}' must be a list of mappings")
        for index, row in enumerate(value):
            for name in required:
                if name not in row:
                    raise ConfigError(f"{self.path}: key '{key}[{index}]' lacks '{name}'")
        return tuple(dict(row) for row in value)


@lru_cache(maxsize=64)
def read_words(config: Path, name: str) -> Words:
    """The word file `<config>/lexicon/<name>.yml`; read once per process and folder.

    Raises:
        ConfigError: the file is missing, is no YAML, or is no mapping of names.
    """
    path = config / "lexicon" / f"{name}.yml"
    try:
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)  # noqa: S506 - a safe loader
    except FileNotFoundError as error:
        raise ConfigError(f"{path}: the word list is missing; restore it") from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: no valid YAML: {error}") from error
    if not isinstance(data, dict) or not all(isinstance(name, str) for name in data):
        raise ConfigError(f"{path}: the file must be a mapping of names")
    return Words(path=path, data=data)


# The C loader is ten times faster and as safe; some builds of PyYAML lack it.
_LOADER: type[yaml.SafeLoader] | type[yaml.CSafeLoader] = getattr(
    yaml, "CSafeLoader", yaml.SafeLoader
)

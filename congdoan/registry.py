"""All sources and families of one configuration, read from YAML.

Precedence is generic < family < source: a source names only what differs. Every error names the
file and the key; a configuration with one wrong file is refused as a whole.
"""

from __future__ import annotations

import difflib
import logging
import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path
from urllib.parse import urlsplit

import yaml
from pydantic import ValidationError

from congdoan import urls
from congdoan.errors import ConfigError, UsageError
from congdoan.sources import Family, Host, Publisher, Source, Status

logger = logging.getLogger(__name__)

_ID = re.compile(r"[a-z0-9]+(?:_[a-z0-9]+)*")
_HOST = re.compile(r"[^\s/:A-Z]+")
# the C reader is eight times as quick and not in every build of the library
_Base: type[yaml.CSafeLoader | yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_Base):  # type: ignore[misc, valid-type]  # which base it is, the build decides
    """The safe reader; a day or number that cannot be stays text, so that the model names its key.

    Read as days by their shape, 2012-13-01 and the like would be errors without file and key.
    """


def _or_text(tag: str) -> None:
    read = _Base.yaml_constructors[tag]

    def construct(loader: _Loader, node: yaml.ScalarNode) -> object:
        try:
            return read(loader, node)
        except (ValueError, OverflowError):
            return node.value

    _Loader.add_constructor(tag, construct)


for _kind in ("timestamp", "int", "float"):
    _or_text(f"tag:yaml.org,2002:{_kind}")


class Registry:
    """All sources and families of one configuration."""

    def __init__(self, sources: Iterable[Source], families: Iterable[Family]) -> None:
        self.sources = {s.source_id: s for s in sources}
        self.families = {f.family_id: f for f in families}

    def __iter__(self) -> Iterator[Source]:
        return iter(self.sources.values())

    def limited(self, source_ids: Iterable[str] | None) -> Registry:
        """The registry with these sources only; itself for None."""
        if source_ids is None:
            return self
        kept = [self.sources[i] for i in sorted(source_ids) if i in self.sources]
        return Registry(kept, self.families.values())

    def enabled(self) -> tuple[Source, ...]:
        """Sources that are harvested and released."""
        return tuple(s for s in self if s.status is Status.ENABLED)

    def owner(self, url: str) -> Source | None:
        """The source whose host serves the address; None for a host nobody knows."""
        host = (urlsplit(url).hostname or "").lower()
        return self._by_host.get(host)

    def key(self, url: str) -> str | None:
        """The url_key of an address by the rules of its source; None when it can be no page."""
        source, cleaned = self.owner(url), urls.clean_url(url)
        try:
            return source.key(url) if source is not None else cleaned and urls.url_key(cleaned)
        except ValueError:
            return None

    def stranger(self, host: str, body: bytes) -> Source:
        """A source made up for a host that nobody describes, with the family its page shows.

        The family is the one most of whose fingerprints are found in the page; without any the
        generic path serves. Every address of the host may be an article.
        """
        hits = {family: family.hits(body) for family in self.families.values()}
        family = max(hits, key=lambda f: hits[f], default=None)
        if family is not None and hits[family] == 0:
            family = None
        source = Source(
            source_id=host,
            title=host,
            publisher=Publisher(name=host, name_en=host, kind="province_portal"),
            homepage=f"https://{host}/",
            hosts={host: Host()},
            family=family.family_id if family else None,
        )
        return source.with_family(family)

    @cached_property
    def _by_host(self) -> dict[str, Source]:
        return {host.lower(): source for source in self for host in source.hosts}

    def pick(self, source_ids: Iterable[str]) -> tuple[Source, ...]:
        """The named sources, or all enabled ones when none is named.

        Raises:
            UsageError: an id is unknown; the message lists the nearest ones.
        """
        wanted = list(source_ids)
        for source_id in wanted:
            if source_id not in self.sources:
                near = difflib.get_close_matches(source_id, self.sources, n=3, cutoff=0.4)
                hint = f"did you mean {', '.join(near)}?" if near else "see `congdoan sources`."
                raise UsageError(f"unknown source '{source_id}': {hint} Source files of another "
                                 "folder are read with --sources FOLDER")  # fmt: skip
        return tuple(self.sources[i] for i in wanted) if wanted else self.enabled()


def _read(path: Path) -> dict[str, object]:
    try:
        content = yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506 - safe
    except FileNotFoundError as error:
        raise ConfigError(f"{path} is missing") from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path} is no valid YAML: {' '.join(str(error).split())}") from error
    if not isinstance(content, dict):
        raise ConfigError(f"{path}: the file must hold keys, as in docs/adding_a_source.md")
    return content


def _explain(path: Path, error: ValidationError) -> ConfigError:
    first = error.errors()[0]
    key = ".".join(str(part) for part in first["loc"]) or "file"
    value = "" if first["type"] == "missing" else f" (value: {str(first['input'])[:60]!r})"
    said = first["msg"].removeprefix("Value error, ")
    return ConfigError(f"{path}: key '{key}': {said}{value}; see docs/adding_a_source.md")


def load_family(path: Path) -> Family:
    """Read one family file; its stem is the family's id.

    Raises:
        ConfigError: names file and key.
    """
    try:
        return Family.model_validate({**_read(path), "family_id": path.stem})
    except ValidationError as error:
        raise _explain(path, error) from error


def load_source(path: Path, families: dict[str, Family]) -> Source:
    """Read one source file and merge its family; the file's stem is the source's id.

    Raises:
        ConfigError: names file and key, or the unknown family.
    """
    try:
        source = Source.model_validate({**_read(path), "source_id": path.stem})
    except ValidationError as error:
        raise _explain(path, error) from error
    if source.family is not None and source.family not in families:
        known = ", ".join(sorted(families))
        raise ConfigError(f"{path}: key 'family': unknown '{source.family}'; known: {known}")
    _check_names(path, source)
    return source.with_family(families.get(source.family or ""))


def _check_names(path: Path, source: Source) -> None:
    """Names are words of commands, files and tables; hosts are compared as addresses hold them."""
    if not _ID.fullmatch(source.source_id):
        raise ConfigError(
            f"{path}: the file's name is the source's id and '{source.source_id}' is none: small "
            "letters without accents, digits and _, as cao_bang_ldld"
        )
    for host in source.hosts:
        if not _HOST.fullmatch(host):
            raise ConfigError(
                f"{path}: key 'hosts': '{host}' is no host name: write it in small letters, "
                "without scheme, port and path"
            )


def load_registry(config: Path, extra: Iterable[Path] = ()) -> Registry:
    """Read config/families and config/sources, and the source files of further folders.

    A file of a further folder takes the place of an earlier source of its name or host: who names a
    folder knows the site better than the file that came with the program.

    Raises:
        ConfigError: a file is wrong, a folder is missing, or two files of one folder describe one
            host.
    """
    families = {p.stem: load_family(p) for p in sorted((config / "families").glob("*.yml"))}
    sources: dict[str, Source] = {}
    for folder in (config / "sources", *extra):
        found = _load_folder(folder, families)
        hosts = {host for source in found.values() for host in source.hosts}
        kept = {
            name: source
            for name, source in sources.items()
            if name not in found and not hosts.intersection(source.hosts)
        }
        for name in sources.keys() - kept.keys():
            logger.info("source replaced source=%s folder=%s", name, folder)
        sources = kept | found
    return Registry(sources.values(), families.values())


def _load_folder(folder: Path, families: dict[str, Family]) -> dict[str, Source]:
    if not folder.is_dir():
        raise ConfigError(f"{folder} is no folder: name the folder that holds source files")
    sources: dict[str, Source] = {}
    hosts: dict[str, Path] = {}
    for path in sorted(folder.glob("*.yml")):
        source = sources[path.stem] = load_source(path, families)
        for host in source.hosts:
            if host in hosts:
                raise ConfigError(f"{path}: host {host} is already described by {hosts[host]}")
            hosts[host] = path
    return sources

"""Sources in groups by region: which part of the country a source's province belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

import yaml

from congdoan.errors import ConfigError, UsageError
from congdoan.provinces import load_provinces
from congdoan.registry import Registry, load_registry
from congdoan.settings import Settings

Region = Literal["north", "central", "south", "national"]


def load_regions(config: Path) -> dict[str, str]:
    """Lineage id -> region, from config/regions.yml.

    Raises:
        ConfigError: the file is missing or names a lineage twice.
    """
    path = config / "regions.yml"
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise ConfigError(f"{path} is missing") from error
    found: dict[str, str] = {}
    for region, lineages in content.items():
        for lineage in lineages:
            if lineage in found:
                raise ConfigError(f"{path}: key '{region}': {lineage} is in two regions")
            found[lineage] = region
    return found


def in_region(region: Region, registry: Registry, config: Path) -> tuple[str, ...]:
    """Ids of the enabled sources of a region."""
    regions, units = load_regions(config), load_provinces(config).by_id
    found = []
    for source in registry.enabled():
        unit = units.get(source.province or "")
        if region == ("national" if unit is None else regions.get(unit.lineage_id)):
            found.append(source.source_id)
    return tuple(found)


def chosen(
    sources: Sequence[str] | None, region: Region | None, extra_sources: Sequence[str] | None
) -> list[str]:
    """The named sources, or those of a region; empty (every source) when neither is named.

    Raises:
        UsageError: both are named, or the region has no enabled source.
    """
    if region is None:
        return list(sources or ())
    if sources:
        raise UsageError("name sources or a region, not both")
    config = Settings().config
    registry = load_registry(config, [Path(folder) for folder in extra_sources or ()])
    ids = in_region(region, registry, config)
    if not ids:
        raise UsageError(f"no enabled source is in region '{region}'")
    return list(ids)

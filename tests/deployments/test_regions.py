"""Groups of sources by region."""

import pytest

from congdoan.errors import UsageError
from congdoan.provinces import load_provinces
from congdoan.regions import chosen, in_region, load_regions
from congdoan.registry import load_registry

REGIONS = ("north", "central", "south", "national")


def test_every_lineage_is_in_one_region(config):
    assert {p.lineage_id for p in load_provinces(config).rows} == set(load_regions(config))


def test_every_enabled_source_is_in_one_region(config):
    registry = load_registry(config)
    found = [i for region in REGIONS for i in in_region(region, registry, config)]
    assert sorted(found) == sorted(s.source_id for s in registry.enabled())


def test_a_region_and_sources_at_once_are_refused():
    with pytest.raises(UsageError, match="not both"):
        chosen(["ben_tre_congdoan"], "south", ())


def test_a_region_without_sources_never_means_all_of_them(monkeypatch):
    monkeypatch.setattr("congdoan.regions.in_region", lambda *_: ())
    with pytest.raises(UsageError, match="no enabled source"):
        chosen(None, "north", ())

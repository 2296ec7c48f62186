"""Provinces valid in time."""

from datetime import date

import pytest

from congdoan.provinces import load_provinces


@pytest.fixture(scope="module")
def provinces(config):
    return load_provinces(config)


@pytest.mark.parametrize(("day", "units"), [(date(2025, 6, 30), 63), (date(2025, 7, 1), 34)])
def test_units_on_both_sides_of_the_merger(provinces, day, units):
    assert sum(row.valid_on(day) for row in provinces.rows) == units


@pytest.mark.parametrize(
    ("name", "day", "unit"),
    [
        ("Phú Thọ", date(2022, 1, 12), "vn-phu-tho"),
        ("Phú Thọ", date(2025, 7, 1), "vn-phu-tho-2025"),
        ("Bến Tre", date(2025, 12, 1), "vn-ben-tre"),
        ("Hoà Bình", None, "vn-hoa-binh"),
        ("tỉnh Sơn La", None, "vn-son-la"),
        ("Atlantis", None, None),
    ],
)
def test_a_name_means_the_unit_of_its_day(provinces, name, day, unit):
    found = provinces.named(name, day)
    assert (found.province_id if found else None) == unit


def test_names_point_to_one_lineage_each(provinces):
    for name, units in provinces.names.items():
        assert len({u.short for u in units}) == 1 or len({u.lineage_id for u in units}) == 1, name


def test_ended_units_roll_up_to_their_successor(provinces):
    ben_tre = provinces.by_id["vn-ben-tre"]
    assert (ben_tre.successor, ben_tre.lineage_id) == ("vn-vinh-long-2025", "vinh-long")
    assert provinces.by_id[ben_tre.successor].valid_from == date(2025, 7, 1)

"""Provinces valid in time: which unit a name means on a day, and which unit of today it rolls to.

63 units became 34 on 2025-07-01, and thành phố Huế began on 2025-01-01. GSO codes were re-used
for other provinces and are no ids (config/provinces.csv, docs/architecture.md).
"""

from __future__ import annotations

import csv
from datetime import date
from functools import cached_property
from pathlib import Path

from congdoan.errors import ConfigError
from congdoan.records import record
from congdoan.text import fold, tone_key


@record
class Province:
    """One administrative unit in one period of its life; both ends inclusive."""

    province_id: str
    lineage_id: str
    gso_code: str
    iso_code: str | None
    unit_type: str
    name: str
    short: str
    name_en: str
    valid_from: date | None
    valid_to: date | None
    predecessors: tuple[str, ...]
    successor: str | None
    legal_basis: str
    aliases: tuple[str, ...]

    def valid_on(self, day: date) -> bool:
        """Whether the unit existed on `day`."""
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_to is None or day <= self.valid_to
        )


class Provinces:
    """The table of units with look-ups by id, name and day."""

    def __init__(self, rows: tuple[Province, ...]) -> None:
        self.rows = rows

    @cached_property
    def by_id(self) -> dict[str, Province]:
        """Units by `province_id`."""
        return {row.province_id: row for row in self.rows}

    @cached_property
    def names(self) -> dict[str, tuple[Province, ...]]:
        """Units by matching key (tone_key) of short name and aliases, old unit first."""
        found: dict[str, list[Province]] = {}
        for row in self.rows:
            for form in {row.short, row.name, row.name_en, *row.aliases}:
                found.setdefault(tone_key(form), []).append(row)
        return {key: tuple(units) for key, units in found.items()}

    @cached_property
    def _namesakes(self) -> dict[str, list[Province]]:
        found: dict[str, list[Province]] = {}
        for row in self.rows:
            found.setdefault(row.short, []).append(row)
        return found

    def on(self, lineage_or_name: Province, day: date | None) -> Province:
        """The unit of the same short name that existed on `day`; the given one when none did."""
        if day is None or lineage_or_name.valid_on(day):
            return lineage_or_name
        same = [r for r in self._namesakes[lineage_or_name.short] if r.valid_on(day)]
        return same[0] if same else lineage_or_name

    def named(self, name: str, day: date | None = None) -> Province | None:
        """The unit that `name` (short name, official name or alias) means on `day`.

        Without a day a name of two units (before and from 2025-07-01) gives the older one: most of
        the archive is older. None when nobody bears the name.
        """
        units = self.names.get(tone_key(name)) or self.names.get(fold(name)) or ()
        valid = [u for u in units if day is None or u.valid_on(day)]
        return next(iter(valid or units), None)


def _row(raw: dict[str, str]) -> Province:
    def day(value: str) -> date | None:
        return date.fromisoformat(value) if value else None

    def several(value: str) -> tuple[str, ...]:
        return tuple(part for part in value.split("|") if part)

    return Province(
        province_id=raw["unit_id"],
        lineage_id=raw["lineage"],
        gso_code=raw["gso_code"],
        iso_code=raw["iso_3166_2"] or None,
        unit_type=raw["unit_type"],
        name=raw["name"],
        short=raw["short"],
        name_en=raw["en"],
        valid_from=day(raw["valid_from"]),
        valid_to=day(raw["valid_to"]),
        predecessors=several(raw["predecessors"]),
        successor=raw["successor"] or None,
        legal_basis=raw["legal_basis"],
        aliases=several(raw["aliases"]),
    )


def load_provinces(config: Path) -> Provinces:
    """Read `provinces.csv` of the config folder.

    Raises:
        ConfigError: the file is missing or a row is wrong; names the file and the row.
    """
    path = config / "provinces.csv"
    try:
        with path.open(encoding="utf-8", newline="") as file:
            return Provinces(tuple(_row(raw) for raw in csv.DictReader(file)))
    except FileNotFoundError as error:
        raise ConfigError(f"{path} is missing: restore it from the repository") from error
    except (KeyError, ValueError) as error:
        raise ConfigError(f"{path}: {error}; see docs/architecture.md for the columns") from error

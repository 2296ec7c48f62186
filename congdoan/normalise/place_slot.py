"""The place behind an organisation's head as it stands in the text."""

from __future__ import annotations

from typing import Literal

from congdoan.normalise.inner import inner_record
from congdoan.provinces import Province
from congdoan.records import maker

SlotLevel = Literal["none", "province", "city", "district", "commune"]


@inner_record
class Slot:
    """The place after an organisation's head; `units` are the provinces that `name` can mean.

    level "none": nothing there (`NOWHERE`). `word` is the word of level in its
    canonical spelling, null when a province's name follows at once. `within` are the units of a
    province named right after a district.
    """

    end: int
    level: SlotLevel = "none"
    word: str | None = None
    name: str | None = None
    units: tuple[Province, ...] = ()
    within: tuple[Province, ...] = ()


NOWHERE = Slot(end=0)
new_slot = maker(Slot)

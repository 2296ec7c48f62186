"""Offices that are bodies of their own, known to no list: 'Vụ Tổ chức cán bộ', 'Ban X Trung ương'.

Whoever heads a department or an agency of a ministry, a board of the Party's centre or an office
of a district is told by its name, which the post's words share: 'Trưởng phòng Nội vụ huyện Ba Tri'.
"""

from __future__ import annotations

from typing import NamedTuple

from congdoan.normalise.organisations.places import slot_at
from congdoan.normalise.people.roles import RolePhrase
from congdoan.normalise.scan import Scan

_OF_MINISTRIES = ("Cục ", "Vụ ")
_BOARD, _CENTRAL = "Ban", " Trung ương"
_ROOM, _OFFICE = "phòng", "Phòng"
_BELOW_PROVINCES = ("district", "city", "commune")


class Office(NamedTuple):
    """An office as it stands in the text, and the post of who heads it without its name."""

    name: str
    post: str


def office(scan: Scan, phrase: RolePhrase, stop: int) -> Office | None:
    """The office that the words of a post up to `stop` name, if it is a body of its own."""
    role, unit = phrase.words.role, phrase.unit
    if not unit or phrase.org is not None:
        return None
    name = None
    if unit.startswith(_OF_MINISTRIES):
        name = unit
    elif role.endswith(_BOARD):
        name = f"{_BOARD} {unit.removeprefix(f'{_BOARD} ')}{scan.text[phrase.end : stop]}"
        name = name if name.endswith(_CENTRAL) else None
    elif role.endswith(_ROOM):
        place = slot_at(scan, phrase.end)
        if place.name is not None and place.level in _BELOW_PROVINCES:
            field = scan.knowledge.organisations.table("departments").get(unit.lower(), unit)
            name = f"{_OFFICE} {field.split(' | ')[0]} {place.word} {place.name}"
    return Office(name, phrase.canonical.removesuffix(f" {unit}")) if name else None

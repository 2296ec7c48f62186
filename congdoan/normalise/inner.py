"""Records that never leave the room, of which an article makes hundreds."""

from __future__ import annotations

import dataclasses
from typing import TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True, kw_only_default=True)
def inner_record(cls: type[T]) -> type[T]:
    """Make `cls` a slotted dataclass whose fields are given by keyword and never set again.

    As `congdoan.records.record`, but only the type checker refuses to set a field: the guard at run
    time costs a call for every field of every record made, 7 % of the CPU of `normalise`
    (2026-11-22). What passes a door has the guard. A field of a named tuple takes three times as
    long to read, and an article reads ten thousand.
    """
    return dataclasses.dataclass(slots=True, kw_only=True, unsafe_hash=True)(cls)

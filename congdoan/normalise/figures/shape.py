"""A number of a text with what it counts, before it is measured."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from congdoan.normalise.inner import inner_record
from congdoan.normalise.numbers import Number
from congdoan.records import Qualifier, maker

Kind = Literal["count", "money", "percent"]
Told = tuple[Kind, str, str]  # what is counted: its kind, the unit and the unit's words


@inner_record
class Shape:
    """A number with its unit: `value` is in đồng for money; the span holds qualifier and unit.

    `share`: a part of a whole ('47/52 CĐCS'), which has the value of the part; `spelled`: a number
    written as a word.
    """

    kind: Kind
    start: int
    end: int
    number: int
    value: Decimal
    unit: str
    unit_text: str
    qualifier: Qualifier
    share: bool = False
    spelled: bool = False


_new_shape = maker(Shape)


def made(
    number: Number, end: int, told: Told, *, share: bool = False, spelled: bool = False
) -> Shape:
    """The shape of `number`, which ends with its unit at `end`."""
    kind, unit, unit_text = told
    return _new_shape(
        kind=kind,
        start=number.qualified_start,
        end=end,
        number=number.start,
        value=number.value,
        unit=unit,
        unit_text=unit_text,
        qualifier=number.qualifier,
        share=share,
        spelled=spelled,
    )

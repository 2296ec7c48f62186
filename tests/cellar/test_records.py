"""What passes the doors between rooms cannot be changed behind them."""

import dataclasses

import pytest

from congdoan import records

DOORS = [c for c in vars(records).values() if dataclasses.is_dataclass(c)]


@pytest.mark.parametrize("door", DOORS, ids=lambda door: door.__name__)
def test_a_record_of_a_door_is_never_edited(door):
    blank = object.__new__(door)
    name = dataclasses.fields(door)[0].name
    with pytest.raises(dataclasses.FrozenInstanceError):
        setattr(blank, name, "other")

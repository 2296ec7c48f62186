"""What passes the doors between rooms cannot be changed behind them."""

import copy
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


def test_a_record_of_a_maker_is_like_any_other():
    fields = {"entity_id": "per-1", "type": "person", "kind": None, "name": "Lê Thị Mẫu"}
    made = records.maker(records.Entity)(**fields)
    assert made == records.Entity(**fields)
    assert type(made) is records.Entity
    assert copy.deepcopy(made) == dataclasses.replace(made) == made
    with pytest.raises(dataclasses.FrozenInstanceError):
        made.name = "other"
    with pytest.raises(TypeError, match="name"):
        records.maker(records.Entity)(entity_id="per-1", type="person", kind=None)

"""The union behind a body inside it: an award of the 'Ban Chấp hành' is one of the union."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable

from congdoan.normalise.document import Hit

_UNION = re.compile(r"(?:Tổng Liên đoàn|Liên đoàn|Công đoàn) ")


class Parents:
    """Gives for a hit of kind `union_body` its union, at the body's place in the text."""

    def __init__(self, orgs: Iterable[Hit]) -> None:
        self._by_id = {o.entity_id: o for o in orgs if o.entity_id and o.kind != "union_body"}

    def of(self, hit: Hit) -> Hit:
        """The union, known from elsewhere in the text or from the body's own id and name.

        A body's id is its union's id with one part more (`org:ben-tre:health-union:women-board`).
        """
        if hit.kind != "union_body" or not hit.entity_id or not hit.name:
            return hit
        parent = hit.entity_id.rsplit(":", maxsplit=1)[0]
        known = self._by_id.get(parent)
        if known is not None:
            return dataclasses.replace(
                hit, entity_id=known.entity_id, name=known.name, kind=known.kind
            )
        name = _UNION.search(hit.name)
        kind = parent.rsplit(":", maxsplit=1)[-1].replace("-", "_")
        if name is None or parent.count(":") < _PARTS:
            return hit
        return dataclasses.replace(hit, entity_id=parent, name=hit.name[name.start() :], kind=kind)


# 'org:<where>:<kind>': fewer parts are no organisation's id.
_PARTS = 2

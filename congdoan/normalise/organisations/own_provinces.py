"""The province that a hospital's own name tells: 'Bệnh viện Thống Nhất Đồng Nai', 'Từ Dũ'."""

from __future__ import annotations

from datetime import date

from congdoan.normalise.knowledge import Knowledge
from congdoan.normalise.organisations.places import unit_on
from congdoan.normalise.organisations.span import OrgSpan
from congdoan.normalise.place_slot import NOWHERE
from congdoan.provinces import Province
from congdoan.text import tone_key

_KINDS, _MOST_WORDS = ("hospital", "health_centre"), 4


def unit_in_name(knowledge: Knowledge, span: OrgSpan, day: date | None) -> Province | None:
    """The province that ends the own name, or the one that a hospital is known in; else None."""
    if not span.named or span.slot is not NOWHERE or span.head.kind not in _KINDS:
        return None
    own = tone_key(span.own)
    provinces, words = knowledge.provinces, own.split()
    known = knowledge.organisations.table("known_hospitals").get(own)
    if known is not None and span.head.kind == "hospital":
        return provinces.on(provinces.by_id[known], day)
    if own.endswith(knowledge.places.strings("longer_names")):
        return None
    tails = (" ".join(words[at:]) for at in range(max(1, len(words) - _MOST_WORDS), len(words)))
    units = next((provinces.names[tail] for tail in tails if tail in provinces.names), None)
    return unit_on(provinces, units, day) if units is not None else None

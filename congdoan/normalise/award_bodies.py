"""Bodies told in short where awards are: 'Công đoàn', 'Giám đốc Bệnh viện' in their own news."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence

from congdoan.normalise.document import Document, Hit
from congdoan.normalise.figures.bare_names import with_bare_unions
from congdoan.normalise.names import Names
from congdoan.normalise.word_patterns import whole

# A bare place of work that acts or is spoken of; not 'Bệnh viện Chợ Rẫy', 'các bệnh viện'.
_ACTS = (
    r"(?= (?:đã|cũng|còn|vừa|được|vinh dự|trao|tặng|khen|"
    r"quyết định|biểu dương|tuyên dương|(?:bs|bác sỹ|ths|ts|ông|bà|đồng chí|đ/c)(?!\w))|[,.;:)]|$)"
)
_PLACES = {
    kind: re.compile(whole(words, end=_ACTS))
    for kind, words in {
        "hospital": ("bệnh viện", "bv"),
        "health_centre": ("trung tâm", "trung tâm y tế", "ttyt"),
        "school": ("nhà trường", "hiệu trưởng"),
        "company": ("công ty", "tổng giám đốc"),
    }.items()
}
_MANY = ("các ", "nhiều ")


def bodies_meant(doc: Document, names: Names, own: Hit | None) -> list[Hit]:
    """The bodies named, with the base union `own` and its place of work where they are told bare.

    Example: 'CĐCS Trung tâm Y tế huyện A họp. Giám đốc Trung tâm tặng Giấy khen cho 5 tập thể'.
    """
    named = with_bare_unions(doc, names.organisations, own)
    return _with_places(doc, named, _place_of(names, own) or _titled(doc, names))


def _titled(doc: Document, names: Names) -> Hit | None:
    """The one place of work that the title names, when it begins with it."""
    titled = doc.titled(names.organisations)
    places = {h.entity_id for h in titled if h.kind in _PLACES}
    first = titled[0] if titled else None
    one = first is not None and first.kind in _PLACES and first.entity_id is not None
    return first if one and len(places) == 1 else None


def _place_of(names: Names, own: Hit | None) -> Hit | None:
    """The place of work of a base union."""
    entities = names.resolver.kept.by_id
    union = entities.get(own.entity_id or "") if own else None
    place = entities.get(union.parent_id or "") if union else None
    if own is None or place is None:
        return None
    return dataclasses.replace(own, entity_id=place.entity_id, name=place.name, kind=place.kind)


def _with_places(doc: Document, named: Sequence[Hit], place: Hit | None) -> list[Hit]:
    """The bodies, with each bare word of the kind of `place` as the place."""
    words = _PLACES.get(place.kind or "") if place else None
    if place is None or words is None:
        return list(named)
    taken = {at for hit in named if hit.entity_id for at in range(hit.start, hit.end)}
    spans = (m.span() for m in words.finditer(doc.key) if m.start() not in taken)
    one = (span for span in spans if not doc.key.endswith(_MANY, 0, span[0]))
    found = [dataclasses.replace(place, start=start, end=end) for start, end in one]
    starts = {hit.start for hit in found}
    kept = [hit for hit in named if hit.start not in starts]
    return sorted([*kept, *found], key=lambda hit: hit.start)

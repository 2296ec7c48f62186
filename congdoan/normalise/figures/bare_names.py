"""Whom bare names mean: 'CĐCS', 'Công đoàn' and its board, 'đơn vị', 'bệnh viện'."""

from __future__ import annotations

import dataclasses
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from congdoan.normalise.document import Document, Hit
from congdoan.normalise.figures.deeds import deeds
from congdoan.normalise.word_patterns import places_of

_NOT_ONE = ("các", "những", "nhiều", "một số", "mỗi", "chủ tịch", *"0123456789")
# Where it opens its clause; 'Bệnh viện' and 'Trung tâm' with a capital are names.
_OPENS = (
    *(", ", "; ", ": ", ". ", "“ ", "\n", "“", "Hiện ", "hiện nay ", "Hiện nay "),
    *("Đại diện ", "đại diện ", "Lãnh đạo ", "lãnh đạo ", "Giám đốc ", "giám đốc "),
)
# 'LĐLĐ tỉnh quản lý 118 Công đoàn cơ sở bệnh viện', '100% bệnh viện': counted, and so no one body.
_MANY = ("hai", "ba", "bốn", "sáu", "bảy", "tám", "chín", "mười", "các", "những", "nhiều")
_COUNTED = re.compile(
    r"(?:%|(?<![\w/.,-])(?<!ngày )(?<!tháng )(?<!quý )\d{1,3}(?:\.\d{3})*"
    rf"|(?<!\w)(?:{'|'.join(_MANY)})) $"
)
_COUNTED_REACH = 16
_NUMBER_ENDS = tuple(f"{end} " for end in ("%", *"0123456789", *_MANY))
_UNIT_NOUNS = ("đơn vị ", "cơ quan ", "bệnh viện ", "trung tâm ", "nhà trường ")
_ALL_OF = "oàn "  # 'Toàn đơn vị'
_NOUNS = (("bệnh viện", "hospital"), ("trung tâm", "health_centre"), ("trường", "school"))
WORKPLACES = frozenset({"hospital", "health_centre", "health_station", "school"})
_PROVINCIAL = 2  # colons of 'org:<province>:labour-federation'
_OF_A_PLACE = " cơ sở"


def is_counted(doc: Document, hit: Hit) -> bool:
    """Whether a number of places of work or their unions is told, and not one of them."""
    if hit.kind != "base_union" and hit.kind not in WORKPLACES:
        return False
    if not doc.key.endswith(_NUMBER_ENDS, 0, hit.start):
        return False
    return _COUNTED.search(doc.key, max(0, hit.start - _COUNTED_REACH), hit.start) is not None


def with_bare_unions(doc: Document, orgs: Sequence[Hit], own: Hit | None) -> list[Hit]:
    """The bodies, with bare 'CĐCS' and 'Công đoàn' as the base union that they mean.

    It is `own`; without it, bare 'CĐCS' is the only base union of the article where title or lead
    name it, else the last that its paragraph names before, and bare 'Công đoàn' the base union that
    its sentence names before.
    """
    meant = own or _only_base_union(doc, orgs)
    named: list[Hit] = []
    near: Hit | None = None
    place: Hit | None = None
    for hit in sorted(orgs, key=lambda hit: hit.start):
        if hit.kind == "base_union":
            if hit.entity_id:
                near = hit
            elif stands_for(doc, hit):
                begin = doc.sentence_at(hit.start).start
                other = _is_elsewhere(place, near or meant, begin)
                named.append(hit if other else _meant(doc, near, hit, meant))
                continue
        elif hit.kind in WORKPLACES and hit.entity_id:
            place = hit
        named.append(hit)
    return sorted([*named, *_bare_unions(doc, orgs, own)], key=lambda hit: hit.start)


def with_units(
    doc: Document, named: Sequence[Hit], acting: Sequence[Hit], own: Hit | None
) -> list[Hit]:
    """The bodies that act, with 'đơn vị' and 'bệnh viện' as the one that they mean.

    'đơn vị' is the last that acts in its paragraph, else `own`; 'bệnh viện' the last hospital named
    before it, or its union.
    """
    units = list(_units(doc))
    if not units:
        return list(acting)
    told: list[tuple[int, int, Hit | re.Match[str]]] = [
        *((hit.start, 0, hit) for hit in named),
        *((hit.start, 1, hit) for hit in acting),
        *((match.start(), 2, match) for match in units),
    ]
    blocks = [block.start for block in doc.article.blocks]
    found: list[Hit] = []
    places: dict[str, Hit] = {}
    unit: tuple[int, Hit] | None = None  # the paragraph and the last unit that acts in it
    for at, turn, item in sorted(told, key=lambda each: each[:2]):
        block = bisect_right(blocks, at)
        if isinstance(item, re.Match):
            kind = next((kind for noun, kind in _NOUNS if noun in item.group().lower()), None)
            near = unit[1] if unit is not None and unit[0] == block else None
            ours = own is not None and _place_kind(own) == kind
            meant = (near if kind is None else None if ours else places.get(kind)) or own
            if meant is None:
                continue
            acts = dataclasses.replace(meant, start=at, end=item.end())
        elif turn:
            acts = item
        else:
            place = _place_kind(item)
            if place is not None:
                places[place] = item
            continue
        found.append(acts)
        unit = (block, acts) if _is_unit(acts) else unit
    return found


def _units(doc: Document) -> Iterator[re.Match[str]]:
    """Where 'đơn vị' or 'bệnh viện' opens a clause and acts in it."""
    acts = deeds(doc.config).unit
    for noun in _UNIT_NOUNS:
        for at in places_of(noun, doc.key):
            begin = at - len(_ALL_OF) - 1 if doc.key.endswith(_ALL_OF, 0, at) else at
            opens = not begin or doc.text.endswith(_OPENS, 0, begin)
            match = acts.match(doc.text, begin) if opens else None
            if match is not None:
                yield match


def _place_kind(hit: Hit) -> str | None:
    """The kind of a place of work, or of the one whose base union it is."""
    if hit.kind != "base_union":
        return hit.kind if hit.kind in WORKPLACES else None
    ident = hit.entity_id or ""
    return next((kind for _, kind in _NOUNS if f":{kind.replace('_', '-')}:" in ident), None)


def _is_unit(hit: Hit) -> bool:
    """Whether a body can be called 'đơn vị': of a place of work, a district or a commune."""
    local = hit.kind == "labour_federation" and (hit.entity_id or "").count(":") > _PROVINCIAL
    return local or hit.kind == "base_union" or hit.kind in WORKPLACES


def base_unions_by_place(orgs: Sequence[Hit]) -> dict[str, Hit]:
    """The base unions named, by the id of their place of work, of which theirs is one part more."""
    found: dict[str, Hit] = {}
    for hit in orgs:
        if hit.kind == "base_union" and hit.entity_id:
            found.setdefault(hit.entity_id.rpartition(":")[0], hit)
    return found


def _only_base_union(doc: Document, orgs: Sequence[Hit]) -> Hit | None:
    found = {hit.entity_id: hit for hit in orgs if hit.kind == "base_union" and hit.entity_id}
    only = next(iter(found.values())) if len(found) == 1 else None
    told = only is not None and doc.block_kind_at(only.start) in ("title", "lead")
    return only if told else None


def _is_elsewhere(place: Hit | None, union: Hit | None, begin: int) -> bool:
    """Whether `place`, named last in the sentence from `begin` on, is not the union's.

    Example: 'Tại Trung tâm Y tế huyện B, CĐCS đã trao 30 suất quà' in the news of CĐCS A.
    """
    if place is None or union is None or place.start < max(begin, union.start):
        return False
    return (union.entity_id or "").rpartition(":")[0] != place.entity_id


def _meant(doc: Document, near: Hit | None, bare: Hit, union: Hit | None) -> Hit:
    """Bare 'CĐCS' as `near`, the base union that its sentence names before, else as `union`."""
    begin = doc.sentence_at(bare.start).start
    if union is None:
        begin = doc.text.rfind("\n", 0, begin) + 1
    meant = near if near is not None and near.start >= begin else union
    return bare if meant is None else dataclasses.replace(meant, start=bare.start, end=bare.end)


def bare_spans(doc: Document) -> Iterator[tuple[int, int]]:
    """Where bare 'Công đoàn' or its board acts; one begins behind its first letter, to be fast."""
    told = deeds(doc.config)
    for match in told.union.finditer(doc.text):
        yield match.start() - 1, match.end()
    for match in told.board.finditer(doc.text):
        yield match.span()


def _bare_unions(doc: Document, orgs: Sequence[Hit], own: Hit | None) -> Iterator[Hit]:
    taken = {hit.start for hit in orgs if hit.kind != "union_body" or hit.entity_id}
    unions = [hit for hit in orgs if hit.kind == "base_union" and hit.entity_id]
    if own is None and not unions:
        return
    places = [hit for hit in orgs if hit.kind in WORKPLACES and hit.entity_id]
    for start, end in bare_spans(doc):
        begin = doc.sentence_at(start).start
        before = [hit for hit in unions if begin <= hit.start < start]
        meant = before[-1] if before else own
        if doc.key.endswith(_OF_A_PLACE, 0, end):
            place = next((hit for hit in reversed(places) if begin <= hit.start < start), None)
            meant = place if _is_elsewhere(place, meant, begin) else meant
        if meant is not None and start not in taken:
            yield dataclasses.replace(meant, start=start, end=end)


def stands_for(doc: Document, hit: Hit) -> bool:
    """Whether a bare 'CĐCS' is one body, not 'các CĐCS', '34 CĐCS' or a post's."""
    if hit.kind != "base_union" or hit.entity_id is not None:
        return False
    return not doc.key[max(0, hit.start - 12) : hit.start].rstrip().endswith(_NOT_ONE)

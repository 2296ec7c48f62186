"""Places that stand on their own: "tỉnh Nghệ An", "lên đường vào Bắc Giang"."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from datetime import date

from congdoan.normalise.document import Hit, new_hit
from congdoan.normalise.organisations.places import province_at, unit_on, word_slot
from congdoan.normalise.place_slot import Slot
from congdoan.normalise.scan import Scan
from congdoan.normalise.terms import Term
from congdoan.provinces import Province

_ANNOUNCED, _BARE = 0.99, 0.9
_PAST = (sys.maxsize, sys.maxsize)  # behind the end of every text


def free_places(scan: Scan, taken: Iterable[tuple[int, int]], day: date | None) -> list[Hit]:
    """Places outside the spans in `taken` (organisations, persons), and "tỉnh X" inside them."""
    spans = iter(_merged(taken))
    begin, end = next(spans, _PAST)
    hits: list[Hit] = []
    words, done = scan.place_words, 0
    for at in sorted({*words, *scan.places}):
        while end <= at:
            begin, end = next(spans, _PAST)
        inside = begin <= at
        if at < done or (inside and at not in words):
            continue
        hit = _announced(scan, words[at], day) if at in words else _bare(scan, at, day)
        if hit is None or (begin < hit.end and not (inside and _is_whole(hit, end))):
            continue
        hits.append(hit)
        done = hit.end
    return hits


def _is_whole(hit: Hit, end: int) -> bool:
    """Whether a place inside a name that goes to `end` is a province told in full."""
    return hit.entity_id is not None and hit.end <= end


def _merged(taken: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans in order, those that overlap made one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(taken):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _announced(scan: Scan, word: Term, day: date | None) -> Hit | None:
    """'tỉnh Nghệ An', 'TP.HCM', 'huyện Ba Tri'; 'thành phố Sơn La' is a district."""
    at, slot = word.start, word_slot(scan, word)
    if slot.name is None:
        return None
    if not slot.units:
        return _district_hit(at, slot, slot.level)
    unit = unit_on(scan.knowledge.provinces, slot.units, day)
    if slot.level == "city" and unit.unit_type != "city":
        return _district_hit(at, slot, "district")
    return _province_hit(at, slot.end, unit, _ANNOUNCED)


def _bare(scan: Scan, at: int, day: date | None) -> Hit | None:
    """'lên đường vào Bắc Giang'; not 'bà Trần Thị Hà Giang', 'hòa bình', 'Điện Biên Phủ'."""
    named = province_at(scan, at)
    if named is None or scan.text[named[0] : named[0] + 2].strip()[:1].isupper():
        return None
    if scan.key[at : named[0]] in scan.knowledge.places.strings("needs_announcement"):
        return None
    before = scan.key[max(0, at - 24) : at].rstrip()
    named_after = before.endswith(scan.knowledge.places.strings("person_before"))
    if named_after or _is_of_a_thing(scan, before):
        return None
    if _follows_capital(scan, at):
        return None
    return _province_hit(at, named[0], unit_on(scan.knowledge.provinces, named[1], day), _BARE)


def _is_of_a_thing(scan: Scan, before: str) -> bool:
    """Whether a river, a street or a house is named: 'sông Thái Bình', 'đường Hà Nội'."""
    places = scan.knowledge.places
    thing = before.endswith(places.strings("things_before"))
    return thing and not before.endswith(places.strings("not_things"))


def _follows_capital(scan: Scan, at: int) -> bool:
    """Whether a capitalised word that does not open the sentence stands right before `at`."""
    start = scan.text.rfind(" ", 0, max(0, at - 1)) + 1
    word = scan.text[start : max(start, at - 1)]
    if at == 0 or scan.text[at - 1] != " " or not word[:1].isupper() or not word.isalpha():
        return False
    return not scan.starts_sentence(start) and not word.isupper()


def _province_hit(start: int, end: int, unit: Province, confidence: float) -> Hit:
    return new_hit(
        start=start,
        end=end,
        type="place",
        rule_id="place.province",
        subtype="province",
        norm=unit.short,
        entity_id=unit.province_id,
        name=unit.name,
        method="explicit",
        confidence=confidence,
    )


def _district_hit(at: int, slot: Slot, level: str) -> Hit:
    norm = f"{slot.word} {slot.name}"
    return new_hit(
        start=at,
        end=slot.end,
        type="place",
        rule_id="place.district",
        subtype=level,
        norm=norm,
        name=norm,
        confidence=_BARE,
    )

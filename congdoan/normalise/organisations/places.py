"""Places: provinces valid on a day, and districts and communes as plain strings.

`slot_at` reads what stands after an organisation's head ("tỉnh Bến Tre", "huyện Ba Tri", bare
"tỉnh"); `free_places` gives the places that stand on their own.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from datetime import date

from congdoan.normalise.document import Hit, new_hit
from congdoan.normalise.knowledge import unit_named
from congdoan.normalise.organisations.headlines import headline_name
from congdoan.normalise.place_slot import NOWHERE, Slot, SlotLevel, new_slot
from congdoan.normalise.scan import Scan
from congdoan.normalise.terms import Term
from congdoan.provinces import Province, Provinces
from congdoan.text import modern_tones

_GROUPS: dict[str, SlotLevel] = {
    "province_words": "province",
    "city_words": "city",
    "district_words": "district",
    "commune_words": "commune",
}
_DISTRICT_WORDS = 4
# So many words with a family name first are a person ('thành phố Lê Viết Quang', 'quận Vũ Đức
# Quang'): no city and few districts are called so; wards are ('phường Nguyễn Thái Bình').
_PERSON_WORDS = {"city": 3, "district": 3, "commune": 4}
_CAPITAL = "thủ đô"
_MIDDLES = (" thị ", " a ", " seo ")  # behind a family name no place has them
_TO_PROVINCE = (", ", " - ", " – ", " (", " ")
_ANNOUNCED, _BARE = 0.99, 0.9


def unit_on(provinces: Provinces, units: tuple[Province, ...], day: date | None) -> Province:
    """The unit among namesakes that was valid on `day`; the oldest when none was or no day."""
    for unit in units:
        if day is None or unit.valid_on(day):
            return unit
    return provinces.on(units[0], day)


def living_unit(provinces: Provinces, unit: Province, day: date | None) -> Province:
    """The unit that governs `unit`'s land on `day`: itself, its namesake or its successor."""
    unit = provinces.on(unit, day)
    while day is not None and not unit.valid_on(day) and unit.successor is not None:
        later = provinces.by_id[unit.successor]
        if later.valid_from is not None and later.valid_from > day:
            break
        unit = later
    return unit


def _capitalised(text: str) -> bool:
    return all(word[0].isupper() for word in text.replace("-", " ").replace("–", " ").split())


def province_at(scan: Scan, at: int) -> tuple[int, tuple[Province, ...]] | None:
    """End and possible units of a province's name written in capitals at `at`."""
    if at not in scan.places:
        return None
    if at not in scan.provinces:
        scan.provinces[at] = _province(scan, scan.places[at])
    return scan.provinces[at]


def _province(scan: Scan, term: Term) -> tuple[int, tuple[Province, ...]] | None:
    longer = scan.knowledge.places.strings("longer_names")
    if not _capitalised(scan.text[term.start : term.end]) or scan.key.startswith(
        longer, term.start
    ):
        return None
    return term.end, unit_named(scan.knowledge, term.row)


def slot_at(scan: Scan, head_end: int) -> Slot:
    """The place slot after a head that ended at `head_end`."""
    at = head_end + 1 if scan.text.startswith(" ", head_end) else head_end
    if at in scan.place_words:
        return word_slot(scan, scan.place_words[at])
    named = province_at(scan, at) if at in scan.places and at > head_end else None
    if named is None:
        return NOWHERE
    name = _name(scan, at, named[0])
    return new_slot(end=named[0], level="province", name=name, units=named[1])


def word_slot(scan: Scan, word: Term) -> Slot:
    """The place slot that begins with a word of level."""
    slot = scan.slots.get(word.start)
    if slot is None:
        slot = scan.slots[word.start] = _announced_slot(scan, word)
    return slot


def _announced_slot(scan: Scan, word: Term) -> Slot:
    """The slot that a word of level opens: 'tỉnh Bến Tre', 'huyện Ba Tri', bare 'tỉnh'."""
    group, canonical = scan.knowledge.place_words[word.row]
    level = _GROUPS[group]
    start = scan.skip_space(word.end)
    named = province_at(scan, start)
    if named is not None and level in ("province", "city"):
        name = _name(scan, start, named[0])
        return new_slot(end=named[0], level=level, word=canonical, name=name, units=named[1])
    if level == "province":
        return new_slot(end=word.end, level=level, word=canonical)
    if canonical == _CAPITAL:
        return _capital(scan, word) or new_slot(end=word.end, level=level, word=canonical)
    end = start
    told = ""
    if _shouting(scan, word.start):
        end, told = scan.told_name(start, _DISTRICT_WORDS)
        if not told:
            end, told = headline_name(scan, start)
    elif not _is_no_place(scan, start, level):
        end = scan.capital_run(start, _DISTRICT_WORDS)
    if end == start:
        return new_slot(end=word.end, level=level, word=canonical)
    name = modern_tones(told) or _name(scan, start, end)
    return new_slot(end=end, level=level, word=canonical, name=name, within=_within(scan, end))


def _capital(scan: Scan, word: Term) -> Slot | None:
    """'Thủ đô' alone; that of another country has its name behind."""
    if not scan.capital_at(word.start) or scan.capital_at(scan.skip_space(word.end)):
        return None
    units = scan.knowledge.provinces.names[scan.knowledge.places.strings("capital")[0]]
    return new_slot(end=word.end, level="city", word=_CAPITAL, name=units[0].short, units=units)


def _is_no_place(scan: Scan, start: int, level: SlotLevel) -> bool:
    """Whether a post or a person begins where the district's name would: 'huyện Chủ tịch CĐCS'."""
    if start in scan.terms("role") or _is_a_person(scan, start, level):
        return True
    return scan.key.startswith(scan.knowledge.places.strings("not_names"), start)


def _is_a_person(scan: Scan, start: int, level: SlotLevel) -> bool:
    """'thành phố Lê Viết Quang', 'quận Đặng Thị Nhung'; not 'quận Hoàng Mai Lê Viết Quang'."""
    if scan.is_of_a_place(start):
        return False
    if scan.names_a_person(start, _PERSON_WORDS[level]):
        return not scan.person_behind(start)
    end = scan.word_end(start)
    if end is None or not scan.key.startswith(_MIDDLES, end):
        return False
    return scan.key[start:end] in scan.knowledge.surnames


def _name(scan: Scan, start: int, end: int) -> str:
    return modern_tones(scan.text[start:end])


def _shouting(scan: Scan, at: int) -> bool:
    """Whether the text at `at` is in capitals throughout: there a run of capitals tells nothing."""
    piece = scan.text[max(0, at - 12) : at + 12]
    return piece.isupper()


def _within(scan: Scan, end: int) -> tuple[Province, ...]:
    """Units of ", tỉnh X" or " - tỉnh X" right after a district, and of " (X)"."""
    separator = next((s for s in _TO_PROVINCE if scan.text.startswith(s, end)), "")
    at = end + len(separator)
    word = scan.term("place_word", at)
    if word is not None and scan.knowledge.place_words[word.row][0] == "province_words":
        at = scan.skip_space(word.end)
    elif separator in ("", " "):
        return ()
    named = province_at(scan, at)
    closed = named is not None and (separator != " (" or scan.text.startswith(")", named[0]))
    return named[1] if named is not None and closed else ()


def free_places(scan: Scan, taken: Iterable[tuple[int, int]], day: date | None) -> list[Hit]:
    """Places outside the spans in `taken` (organisations, persons), and "tỉnh X" inside them."""
    spans = _merged(taken)
    starts = [start for start, _ in spans]
    hits: list[Hit] = []
    words, done = scan.place_words, 0
    for at in sorted({*words, *scan.places}):
        if at < done:
            continue
        slot = word_slot(scan, words[at]) if at in words else None
        hit = _announced(scan, at, slot, day) if slot is not None else _bare(scan, at, day)
        if hit is None:
            continue
        index = bisect_right(starts, hit.start) - 1
        inside = index >= 0 and hit.end <= spans[index][1]
        crosses = any(a < hit.end and hit.start < b for a, b in spans[max(index, 0) : index + 2])
        if crosses and not (inside and slot is not None and hit.entity_id is not None):
            continue
        hits.append(hit)
        done = hit.end
    return hits


def _merged(taken: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans in order, those that overlap made one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(taken):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _announced(scan: Scan, at: int, slot: Slot, day: date | None) -> Hit | None:
    """'tỉnh Nghệ An', 'TP.HCM', 'huyện Ba Tri'; 'thành phố Sơn La' is a district."""
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

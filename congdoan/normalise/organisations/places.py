"""Places: provinces valid on a day, and districts and communes as plain strings.

`slot_at` reads what stands after an organisation's head ("tỉnh Bến Tre", "huyện Ba Tri", bare
"tỉnh"). Places that stand on their own are for free_places.py.
"""

from __future__ import annotations

from datetime import date

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
_CAPITAL, _COMMUNE = "thủ đô", "xã"  # wards and districts have numbers, communes have none
_MIDDLES = (" thị ", " a ", " seo ")  # behind a family name no place has them
_TO_PROVINCE = (", ", " - ", " – ", " (", " ")


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
    named = province_at(scan, start) if level in ("province", "city") else None
    if named is not None:
        name = _name(scan, start, named[0])
        return new_slot(end=named[0], level=level, word=canonical, name=name, units=named[1])
    if canonical == _CAPITAL:
        return _capital(scan, word)
    end, told = (start, "") if level == "province" else _district_at(scan, word, start, level)
    if end == start:
        return new_slot(end=word.end, level=level, word=canonical)
    name = modern_tones(told) or _name(scan, start, end)
    return new_slot(end=end, level=level, word=canonical, name=name, within=_within(scan, end))


def _capital(scan: Scan, word: Term) -> Slot:
    """'Thủ đô' alone is the country's; that of another country has its name behind."""
    if not scan.capital_at(word.start) or scan.capital_at(scan.skip_space(word.end)):
        return new_slot(end=word.end, level="city", word=_CAPITAL)
    units = scan.knowledge.provinces.names[scan.knowledge.places.strings("capital")[0]]
    return new_slot(end=word.end, level="city", word=_CAPITAL, name=units[0].short, units=units)


def _district_at(scan: Scan, word: Term, start: int, level: SlotLevel) -> tuple[int, str]:
    """End of the district's or commune's name at `start` behind its word; `start` when none.

    Of one in a line of capitals also how the text writes it elsewhere.
    """
    if scan.word_end(start) is None or _is_no_name(scan, word, start):
        return start, ""
    if _shouting(scan, word.start):
        end, told = scan.told_name(start, _DISTRICT_WORDS)
        return (end, told) if told else headline_name(scan, start)
    if _is_no_place(scan, start, level):
        return start, ""
    end = scan.capital_run(start, _DISTRICT_WORDS)
    return (start, "") if _opens_a_sentence(scan, start, end) else (end, "")


def _opens_a_sentence(scan: Scan, start: int, end: int) -> bool:
    """Whether 'TP.' ends a sentence: 'các huyện, TP. Tính đến nay'; not 'TP. Vinh họp'."""
    if not scan.text.endswith(".", 0, start - 1) or " " in scan.text[start:end]:
        return False
    small = scan.text[end + 1 : end + 2].islower() and scan.text[end] == " "
    return small and scan.key[start:end] not in scan.knowledge.places.strings("single_names")


def _is_no_place(scan: Scan, start: int, level: SlotLevel) -> bool:
    """Whether a post, a body or a person begins where the name would: 'huyện Chủ tịch CĐCS'."""
    if start in scan.terms("role") or _is_a_body(scan, start) or _is_a_person(scan, start, level):
        return True
    return scan.key.startswith(scan.knowledge.places.strings("not_names"), start)


def _is_no_name(scan: Scan, word: Term, start: int) -> bool:
    """Whether an initial or a commune's number follows: 'Ảnh: H.T.', 'mỗi xã 3 - 25 triệu đồng'."""
    behind = scan.text[start + 1 : start + 2]
    if scan.text[start].isdigit():
        return scan.key.startswith(_COMMUNE, word.start)
    return scan.text.endswith(".", 0, word.end) and not behind.isalnum()


def _is_a_body(scan: Scan, start: int) -> bool:
    """Whether a body begins: 'LĐLĐ TP. CĐ ngành'; communes are called 'Đoàn Kết', 'Trung Tâm'.

    A body has two words or is a short form in capitals.
    """
    term = scan.term("head", start)
    if term is None or scan.knowledge.heads[term.row].bare == "institution":
        return False
    words = scan.text[start : term.end]
    return " " in words or words.isupper()


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

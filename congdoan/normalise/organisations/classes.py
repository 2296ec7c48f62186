"""Names of several organisations: classes ('các LĐLĐ'), and bodies that share a word.

'Công đoàn Y tế các tỉnh Phú Thọ và Sơn La' are two unions; 'Ban Thường vụ, Ban Chấp hành Công đoàn
ngành' two boards of one union.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence
from functools import lru_cache

from congdoan.normalise.organisations.places import province_at
from congdoan.normalise.organisations.span import OrgSpan, innermost, is_named, new_span
from congdoan.normalise.place_slot import NOWHERE, new_slot
from congdoan.normalise.scan import Scan
from congdoan.normalise.word_patterns import whole

_SHARED = re.compile(
    r" ?(?:,|;|và|-|–|,? cùng) ?(?:(?:các )?(?:đồng chí |đ/c )?(?:ủy viên|uv) ?)?$"
)
_GENERIC_AFTER = re.compile(
    r" (?:các (?:tỉnh|huyện|cấp|địa phương|đơn vị|bộ|ngành)|trên cả nước|toàn quốc|cả nước)(?!\w)"
)
# 'LĐLĐ huyện, thị, thành', and 'LĐLĐ các huyện, thành phố, Công đoàn ngành': one of each place.
_LEVELS = "thị xã|thị trấn|thị|thành phố|thành|huyện|quận|xã|phường|đặc khu"
_MORE_LEVELS = re.compile(rf"(?:,| và) (?:{_LEVELS})(?=[,;.:)]| và | trực thuộc| cũ)")
# '15 Trạm Y tế xã', '04 CĐCS' are several; 'lần thứ 2', 'hội trường tầng 5' count none.
_COUNTED = re.compile(r"(?:(\w+) |(?<![\w/.,-]))(?:0?[2-9]|[1-9]\d) $")
_NUMBERED = frozenset(
    {"thứ", "ngày", "tháng", "năm", "quý", "lần", "khóa", "kỳ", "số", "tầng", "lầu", "phòng",
     "khu", "nhà", "sở", "loại", "hạng", "vòng", "tuyến", "giờ", "phút"}
)  # fmt: skip
# Kinds of hospitals: 'BV tuyến trên', 'bệnh viện đầu ngành'.
_TIER_AFTER = re.compile(
    r" (?:tuyến (?:trên|dưới|cuối|trung ương|tw|tỉnh|huyện|xã|cơ sở)|đầu ngành|hạng [iv\d])(?!\w)"
)
_AFTER_LEVELS = re.compile(rf"(?<!\w)(?:{_LEVELS}|địa phương)(?:,| và) $")
_PROVINCES = re.compile(r" (?:các|hai|ba|bốn|[2-9]|0[2-9]) tỉnh(?:,? thành phố)?:? ")
_NEXT = re.compile(r", ?(?:tỉnh )?| và (?:tỉnh )?| & | - ")
_JOINTS = (", ", " và ")
_PARENT_REACH = 40
_LEVEL_REACH = 24
_PLURAL_REACH = 12


def is_class(scan: Scan, span: OrgSpan) -> bool:
    """Whether the words around make it a class: 'các LĐLĐ', 'Sở Y tế các tỉnh'."""
    if not is_named(span) and _is_plural(scan, span.start):
        return True
    place = innermost(span)
    several = place.head.scope == "institution" and not is_named(place)
    if several and _is_counted(scan, span.start):
        return True
    if (
        place.head.scope == "institution"
        and not place.named
        and _TIER_AFTER.match(scan.key, span.end)
    ):
        return True
    if place.slot.name is None and place.slot.level in ("district", "city", "commune"):
        return _MORE_LEVELS.match(scan.key, span.end) is not None
    if span.head.bare == "sector" and _AFTER_LEVELS.search(
        scan.key, max(0, span.start - _LEVEL_REACH), span.start
    ):
        return True
    return _GENERIC_AFTER.match(scan.key, span.end) is not None


@lru_cache(maxsize=4)
def _plural(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(whole(words, end=" $"))


def _is_plural(scan: Scan, at: int) -> bool:
    words = scan.knowledge.organisations.strings("plural_before")
    if at == 0 or not scan.key.endswith(words, 0, at - 1):
        return False
    return _plural(words).search(scan.key, max(0, at - _PLURAL_REACH), at) is not None


def _is_counted(scan: Scan, at: int) -> bool:
    if not scan.key[at - 2 : at - 1].isdigit():
        return False
    number = _COUNTED.search(scan.key, max(0, at - _LEVEL_REACH), at)
    return (
        number is not None
        and number.group(1) not in _NUMBERED
        and not (number.group(1) and _is_document(scan, number.end(1)))
    )


def _is_document(scan: Scan, end: int) -> bool:
    """Whether a document's name ends at `end`: 'Chỉ thị 12'; in small letters a deed may be told.

    Examples: 'hướng dẫn 12 Trạm Y tế', 'ổn định 12 Trạm Y tế'.
    """
    near = (scan.term("document", at) for at in range(max(0, end - _LEVEL_REACH), end))
    return any(term.end == end and scan.capital_at(term.start) for term in near if term)


def coordinated(scan: Scan, span: OrgSpan) -> list[OrgSpan]:
    """One span a province for 'LĐLĐ các tỉnh A, B và C'; empty when fewer than two are named.

    `span` names no place itself. The first of them holds the head and its province, the others
    their province alone.
    """
    if span.head.scope not in ("province", "level"):
        return []
    many = _PROVINCES.match(scan.key, span.end)
    found: list[OrgSpan] = []
    at = many.end() if many is not None else None
    while at is not None:
        named = province_at(scan, at)
        if named is None:
            break
        end, units = named
        slot = new_slot(end=end, level="province", word="tỉnh", name=scan.text[at:end], units=units)
        start = at if found else span.start
        found.append(new_span(start=start, end=end, head=span.head, slot=slot))
        joint = _NEXT.match(scan.key, end)
        at = joint.end() if joint is not None else None
    return found if len(found) > 1 else []


def with_shared_parents(scan: Scan, found: Sequence[OrgSpan]) -> tuple[OrgSpan, ...]:
    """'Ban Thường vụ, Ban Chấp hành, UBKT Công đoàn ngành Y tế': one parent for all three.

    So is the place that only the last of several bodies names: 'LĐLĐ và Sở Y tế tỉnh Yên Bái'.
    """
    shared = list(found)
    for i in range(len(shared) - 2, -1, -1):
        left, right = shared[i], shared[i + 1]
        if left.slot is not NOWHERE or left.head.scope not in ("body", "level"):
            continue
        between = scan.key[left.end : right.start]
        if left.head.scope == "level":
            if between in _JOINTS and _is_placed(right):
                shared[i] = dataclasses.replace(left, slot=right.slot, generic=False)
            continue
        lacks = left.inner is None and right.head.scope == "body" and right.inner is not None
        if lacks and len(between) <= _PARENT_REACH and _SHARED.fullmatch(between):
            shared[i] = dataclasses.replace(left, inner=right.inner, generic=right.generic)
    return tuple(shared)


def _is_placed(span: OrgSpan) -> bool:
    """Whether a body of a province or district says of which by its word: 'Sở Y tế tỉnh X'."""
    return span.head.scope in ("province", "level") and span.slot.word is not None

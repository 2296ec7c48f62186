"""Personal names without a title of their own: the second of a pair or list, and before brackets.

'chị Lê Thị Mẫu, Vi Văn Ví và Cao Thị Dụ' are three persons by one title; 'Lê Thị Mẫu (TTYT huyện
X)' is one by the place of work in brackets.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator

from congdoan.normalise.organisations.bodies import OrgParser
from congdoan.normalise.people.names import (
    NAME_REACH,
    NameReader,
    PersonSpan,
    new_person,
    row_item,
)
from congdoan.normalise.scan import Scan
from congdoan.normalise.word_patterns import places_of

_JOINT = re.compile(r"(?: ?\([^()\n]{1,80}\))?(?:, |; | và | cùng | & |/)(?:và )?")
_DASHED = re.compile(r" ?[-–] ?")  # between the two of a pair: 'cặp Lê Mẫu - Vi Thị Ví'
_PAIRS = ("cặp", "cặp đôi")
# Before a list of full names, whatever it is a list of.
_COLON = ": "
_OPENERS = (_COLON, " gồm ", "(gồm ", " là ")
_LABEL_REACH = 24  # letters of a line before its colon
_ORDINAL = re.compile(r"(?:[-+•*–] ?|\d{1,3}(?:[.)/] ?| ?[-–|] ?))?")
_ROW_REACH = 160  # letters of a row; what is longer is prose
_CLOSES = re.compile(r" ?(?:[-–—,;:(|]|\n|$)")  # behind the name that begins a line
_ENDS = re.compile(r" ?[,.;()/\n]| và |$")
_BRACKET = " ("
_LONG_NAME = 3
# Behind a quotation: '”, Lê Thị Mẫu, hộ sinh, chia sẻ'.
_QUOTES = ("”", '"', "»")
_BEHIND_QUOTE = re.compile(r",? (?:[-–] )?")
_SPEAKS = re.compile(
    r"[,(]| [-–(]| (?:chia sẻ|nói|kể|cho biết|cho hay|tâm sự|bày tỏ|bộc bạch)(?!\w)"
)
# "Các xã gồm:", "tại 3 đơn vị:" open a list of places or bodies.
_OF_PLACES = re.compile(
    r"(?<!\w)(?:các|những|\d{1,3}|hai|ba|bốn|năm) (?:xã|phường|thị trấn|huyện|quận|tỉnh|thôn|bản"
    r"|đơn vị|địa phương|trạm|trung tâm|bệnh viện|trường|khoa|công đoàn|tuyến đường|điểm)"
    r"(?: [^\W\d_]+){0,5} ?$"
)
_OF_PERSONS = re.compile(
    r"(?<!\w)(?:cá nhân|đồng chí|đoàn viên|gương|đại biểu|thí sinh|cán bộ)(?!\w)"
)
_PLACES_REACH = 60
_TO_BODY = (" (", " thuộc ", " của ", " đến từ ", ", ", " - ", " – ")
_DASHES = (" - ", " – ")
_ITEM_BEFORE = re.compile(r"(?:[:;] |^(?:[-+•*–] |\d{1,2}[.)] )?)$", re.MULTILINE)
_IN_A_ROW = re.compile(r"(?:\)[,;]| cho) $")  # behind another name's brackets, or a prize
_ROW_MARK = re.compile(r"cho |\)[,;] ")
_JOINT_REACH = 9


def joined_names(scan: Scan, names: NameReader, first: PersonSpan) -> Iterator[PersonSpan]:
    """The full names that follow the name of `first` in one list and share its titles.

    A name of two words counts with a common family name and where the item ends with it, behind a
    dash only in a pair.
    """
    end = first.end
    while True:
        joint = _JOINT.match(scan.key, end) or _DASHED.match(scan.key, end)
        found = names.at(joint.end(), trusted=False) if joint is not None else None
        if joint is None or found is None:
            return
        at, (end, name) = joint.end(), found
        if len(name.split()) < _LONG_NAME:
            ends = scan.names_a_person(at, 2) and _ENDS.match(scan.text, end)
            if not ends or (joint.re is _DASHED and not _opens_a_pair(scan, first)):
                return
        yield dataclasses.replace(first, start=at, end=end, lead=at, name=name, listed=True)


def _opens_a_pair(scan: Scan, first: PersonSpan) -> bool:
    return scan.key[first.lead : first.start].rstrip() in _PAIRS


def opened_lists(scan: Scan, names: NameReader) -> list[tuple[int, int]]:
    """Where lists open without a word for persons: the opener and the first of two full names.

    Examples: 'kết nạp đoàn viên mới: Lê Thị Mẫu, Vi Văn Ví', '3 điều dưỡng (gồm A, B và C)'; one
    name behind what a line tells of it: 'Liên hệ: Lê Thị Mẫu'.
    """
    found: list[tuple[int, int]] = []
    for mark in _OPENERS:
        for opener in places_of(mark, scan.text):
            start = opener + len(mark)
            first = names.at(start, trusted=False)
            if first is None or len(first[1].split()) < _LONG_NAME:
                continue
            told = _goes_on(scan, names, first[0]) or (mark == _COLON and _is_label(scan, opener))
            if told and not names.belongs_to_a_thing(opener):
                found.append((opener, start))
    return sorted(found)


def _is_label(scan: Scan, colon: int) -> bool:
    """Whether a line begins with a few words and the colon, which do not tell who made the page."""
    line, titles = scan.line_start(colon), scan.knowledge.titles
    if colon - line > _LABEL_REACH:
        return False
    of_the_page = (*titles.strings("byline_prefixes"), *titles.strings("byline_offices"))
    return scan.key[line:colon] not in of_the_page


def _goes_on(scan: Scan, names: NameReader, end: int) -> bool:
    """Whether another full name of three words stands behind the one that ends at `end`."""
    joint = _JOINT.match(scan.key, end)
    second = names.at(joint.end(), trusted=False) if joint is not None else None
    return second is not None and len(second[1].split()) >= _LONG_NAME


def rows_of_lines(scan: Scan, names: NameReader) -> Iterator[PersonSpan]:
    """'1. Lê Thị Mẫu - khoa Nhi', '2. Vi Văn Ví - khoa Nội': lines that each begin with a name."""
    before: PersonSpan | None = None
    for line, stop in zip(scan.line_starts, [*scan.line_starts[1:], len(scan.text)], strict=True):
        if stop - line > _ROW_REACH:
            before = None
            continue
        bullet = None if scan.capital_at(line) else _ORDINAL.match(scan.text, line)
        at = bullet.end() if bullet is not None else line
        found = names.at(at, trusted=False)
        item: PersonSpan | None = None
        if found is not None and len(found[1].split()) >= _LONG_NAME:
            item = row_item(at, *found) if _CLOSES.match(scan.text, found[0]) else None
        if item is not None and before is not None:
            yield from (before, item)
        before = item


def names_before_bodies(scan: Scan, names: NameReader, orgs: OrgParser) -> Iterator[PersonSpan]:
    """Full names right before the body they are of.

    Examples: 'Lê Thị Mẫu (CĐCS Bệnh viện X)', 'trao giải Nhì cho Vi Văn Ví của LĐLĐ huyện'.
    """
    inside = {span.end for span in orgs.all}
    for head in scan.terms("head"):
        if not scan.text.endswith(_TO_BODY, 0, head):
            continue
        joint = next(words for words in _TO_BODY if scan.text.endswith(words, 0, head))
        end = head - len(joint)
        if end not in inside and names.may_end_at(end):
            span = _name_up_to(scan, names, end, joint)
            if span is not None:
                yield span


def _name_up_to(scan: Scan, names: NameReader, end: int, joint: str) -> PersonSpan | None:
    """The name that ends at `end`, and `joint` between it and a body.

    Without a bracket one after 'cho' or a name in a row; before a dash one that opens an item of a
    list: 'Giải Nhất: Lê Thị Mẫu - Bệnh viện X'.
    """
    line = scan.line_start(end)
    floor, bracket, dash = max(line, end - NAME_REACH), joint == _BRACKET, joint in _DASHES
    if not (bracket or dash) and _ROW_MARK.search(scan.text, floor, end) is None:
        return None
    known = names.ending_at(end)
    if known is None:
        return None
    at, name = known
    in_a_row = _IN_A_ROW.search(scan.text, max(0, at - _JOINT_REACH), at) is not None
    opens = dash and _ITEM_BEFORE.search(scan.text, floor, at) is not None
    told = in_a_row or ((bracket or opens) and len(name.split()) >= _LONG_NAME)
    return row_item(at, end, name) if told and not names.belongs_to_a_thing(at) else None


def lists_places(scan: Scan, at: int) -> bool:
    """Whether the list that opens at `at` is one of places or bodies: 'tại 3 đơn vị gồm: ...'."""
    before = scan.key[max(0, at - _PLACES_REACH) : at]
    return _OF_PLACES.search(before) is not None and _OF_PERSONS.search(before) is None


def speakers(scan: Scan, names: NameReader) -> Iterator[PersonSpan]:
    """'“Tôi rất vui”, Lê Thị Mẫu, hộ sinh Trạm Y tế xã X, chia sẻ.': who said it."""
    closed = (at + 1 for mark in _QUOTES for at in places_of(mark, scan.text))
    for joint in filter(None, (_BEHIND_QUOTE.match(scan.text, end) for end in closed)):
        at = joint.end()
        found = names.at(at, trusted=False)
        if found is None or len(found[1].split()) < _LONG_NAME:
            continue
        if _SPEAKS.match(scan.key, found[0]) is not None:
            yield new_person(start=at, end=found[0], lead=at, name=found[1],
                             titles=frozenset({"official"}))  # fmt: skip

"""Personal names without a title of their own: the second of a pair or list, and before brackets.

'chị Lê Thị Mẫu, Vi Văn Ví và Cao Thị Dụ' are three persons by one title; 'Lê Thị Mẫu (TTYT huyện
X)' is one by the place of work in brackets.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from congdoan.normalise.organisations.bodies import OrgParser
from congdoan.normalise.people.names import NameReader, PersonSpan
from congdoan.normalise.people.roles import RoleParser
from congdoan.normalise.scan import Scan
from congdoan.normalise.word_patterns import CAPITAL

_JOINT = re.compile(r"(?: ?\([^()\n]{1,80}\))?(?:, |; | và | cùng | & |/)(?:và )?")
_DASHED = re.compile(r" ?[-–] ?")  # between the two of a pair: 'cặp Lê Mẫu - Vi Thị Ví'
_PAIRS = ("cặp", "cặp đôi")
_ENDS = re.compile(r" ?[,.;()/\n]| và |$")
_BRACKET = " ("
_NAME_REACH = 48
_CAPITAL_WORD = re.compile(rf"(?<!\w){CAPITAL}\w*")
_LONG_NAME = 3
_TO_BODY = (" (", " thuộc ", " của ", " đến từ ", ", ")
_IN_A_ROW = re.compile(r"(?:\)[,;]| cho) $")  # behind another name's brackets, or a prize
_ROW_MARK = re.compile(r"cho |\)[,;] ")
_JOINT_REACH = 9
_DASH = re.compile(r" [-–] ")
_SIGNED = re.compile(r" ?\n(?:\([^()\n]{1,20}\)\n)?([^\n]{4,40})(?=\n|$)")
_MARKS = 4  # letters that may join a name and the post behind it: ", ", " - ", " là "


def joined_names(scan: Scan, names: NameReader, first: PersonSpan) -> Iterator[PersonSpan]:
    """The full names that follow the name of `first` in one list and share its titles.

    A name of two words counts with a common family name and where the item ends with it.
    """
    end = first.end
    pair = scan.key[first.lead : first.start].rstrip() in _PAIRS
    while True:
        joint = _JOINT.match(scan.key, end)
        if joint is None and pair:
            joint = _DASHED.match(scan.key, end)
        found = names.at(joint.end(), trusted=False) if joint is not None else None
        if joint is None or found is None:
            return
        at, (end, name) = joint.end(), found
        short = len(name.split()) < _LONG_NAME
        if short and not (scan.names_a_person(at, 2) and _ENDS.match(scan.text, end)):
            return
        yield first._replace(start=at, end=end, lead=at, name=name, listed=True)


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
        if end in inside:
            continue
        span = _name_up_to(scan, names, end, bracket=joint == _BRACKET)
        if span is not None:
            yield span


def _name_up_to(scan: Scan, names: NameReader, end: int, *, bracket: bool) -> PersonSpan | None:
    """The name that ends at `end`; without a bracket behind it after 'cho' or a name in a row."""
    floor = max(scan.line_start(end), end - _NAME_REACH)
    if not bracket and _ROW_MARK.search(scan.text, floor, end) is None:
        return None
    for word in _CAPITAL_WORD.finditer(scan.text, floor, end):
        at = word.start()
        found = names.at(at, trusted=False)
        if found is None or found[0] != end:
            continue
        in_a_row = _IN_A_ROW.search(scan.text, max(0, at - _JOINT_REACH), at) is not None
        told = in_a_row or (bracket and len(found[1].split()) >= _LONG_NAME)
        if told and not names.belongs_to_a_thing(at):
            return PersonSpan(start=at, end=end, lead=at, name=found[1],
                              titles=frozenset({"official"}), listed=True)  # fmt: skip
        return None
    return None


def behind_dashes(
    scan: Scan, names: NameReader, roles: RoleParser, told: Iterable[PersonSpan]
) -> list[PersonSpan]:
    """'Phó Bí thư Tỉnh ủy, Chủ tịch HĐND tỉnh - Lê Thị Mẫu': full names behind posts and a dash.

    Not where the posts belong to a person of `told` before them: 'ông A, Chủ tịch X - B, ...'.
    """
    found: list[PersonSpan] = []
    stops = {phrase.stop: phrase for phrase in roles.all}
    ends = {person.end for person in told}
    for phrase in roles.all:
        dash = _DASH.match(scan.text, phrase.stop)
        known = names.at(dash.end(), trusted=False) if dash is not None else None
        if dash is None or known is None or len(known[1].split()) < _LONG_NAME or phrase.many:
            continue
        first = phrase
        while (before := stops.get(first.start - len(", "))) is not None:
            first = before
        if ends.isdisjoint(range(first.start - _MARKS, first.start)):
            found.append(
                PersonSpan(start=dash.end(), end=known[0], lead=dash.end(), name=known[1],
                           titles=frozenset({"role"}), role=phrase)
            )  # fmt: skip
    return found


def signatures(scan: Scan, names: NameReader, roles: RoleParser) -> Iterator[PersonSpan]:
    """'CHỦ TỊCH', '(Đã ký)', 'Lê Thị Mẫu' in lines of their own: who signed what is above."""
    for phrase in roles.all:
        signed = _SIGNED.match(scan.text, phrase.stop)
        if signed is None or phrase.start != scan.line_start(phrase.start):
            continue
        at, end = signed.span(1)
        known = names.at(at, trusted=True)
        if known is not None and known[0] == end:
            yield PersonSpan(start=at, end=end, lead=at, name=known[1],
                             titles=frozenset({"role"}), role=phrase)  # fmt: skip

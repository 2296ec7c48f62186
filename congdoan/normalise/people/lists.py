"""Personal names without a title of their own: the second of a pair or list, and before brackets.

'chị Lê Thị Mẫu, Vi Văn Ví và Cao Thị Dụ' are three persons by one title; 'Lê Thị Mẫu (TTYT huyện
X)' is one by the place of work in brackets.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from congdoan.normalise.organisations.bodies import OrgParser
from congdoan.normalise.people.names import NameReader, PersonSpan, places
from congdoan.normalise.people.roles import RoleParser, RolePhrase
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
    r"(?: [^\W\d_]+){0,5} $"
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
_DASH = re.compile(r" [-–] ")
_SIGNED = re.compile(r" ?\n(?:\([^()\n]{1,20}\)\n)?([^\n]{4,40})(?=\n|$)")
_ROW_MARKS = ("); ", "), ", "; ", ", ")  # between the items of a row
_TO_POST = re.compile(r"(?:, | ?[-–—] | ?\()$")
_POST_MARKS = ("-", "–", "—", ",", "(", "- ", "– ", "— ", ", ", "( ")
_ASIDE_REACH = 46  # letters of a bracket and the marks around it
_BEHIND_POSTS = (", ", "), ")
_ITEM_MARKS = ("; ", ". ", "! ", "? ", ";")
_BULLET = re.compile(r"(?:[-+•*–] ?|\d{1,2}[.)] )?")
_MARKS = 4  # letters that may join a name and the post behind it: ", ", " - ", " là "


def joined_names(scan: Scan, names: NameReader, first: PersonSpan) -> Iterator[PersonSpan]:
    """The full names that follow the name of `first` in one list and share its titles.

    A name of two words counts with a common family name and where the item ends with it.
    """
    end = first.end
    while True:
        joint = _JOINT.match(scan.key, end) or (
            _DASHED.match(scan.key, end) if _opens_a_pair(scan, first) else None
        )
        found = names.at(joint.end(), trusted=False) if joint is not None else None
        if joint is None or found is None:
            return
        at, (end, name) = joint.end(), found
        short = len(name.split()) < _LONG_NAME
        if short and not (scan.names_a_person(at, 2) and _ENDS.match(scan.text, end)):
            return
        yield first._replace(start=at, end=end, lead=at, name=name, listed=True)


def _opens_a_pair(scan: Scan, first: PersonSpan) -> bool:
    return scan.key[first.lead : first.start].rstrip() in _PAIRS


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
        if end not in inside and _capital_before(scan, end):
            span = _name_up_to(scan, names, end, joint)
            if span is not None:
                yield span


def _capital_before(scan: Scan, end: int) -> bool:
    """Whether the word that ends at `end` begins with a capital, as the last of a name does."""
    begin = max(scan.line_start(end), scan.text.rfind(" ", 0, end) + 1)
    return scan.capital_at(begin)


def _name_up_to(scan: Scan, names: NameReader, end: int, joint: str) -> PersonSpan | None:
    """The name that ends at `end`, and `joint` between it and a body.

    Without a bracket one after 'cho' or a name in a row; before a dash one that opens an item of a
    list: 'Giải Nhất: Lê Thị Mẫu - Bệnh viện X'.
    """
    line = scan.line_start(end)
    floor, bracket, dash = max(line, end - _NAME_REACH), joint == _BRACKET, joint in _DASHES
    if not (bracket or dash) and _ROW_MARK.search(scan.text, floor, end) is None:
        return None
    known = _name_ending(scan, names, end)
    if known is None:
        return None
    at, name = known
    in_a_row = _IN_A_ROW.search(scan.text, max(0, at - _JOINT_REACH), at) is not None
    opens = dash and _ITEM_BEFORE.search(scan.text, floor, at) is not None
    told = in_a_row or ((bracket or opens) and len(name.split()) >= _LONG_NAME)
    return row_item(at, end, name) if told and not names.belongs_to_a_thing(at) else None


def _name_ending(scan: Scan, names: NameReader, end: int) -> tuple[int, str] | None:
    """Start and canonical form of the full name that ends at `end`, in the same line."""
    if not _capital_before(scan, end):
        return None
    floor = max(scan.line_start(end), end - _NAME_REACH)
    for word in _CAPITAL_WORD.finditer(scan.text, floor, end):
        found = names.at(word.start(), trusted=False)
        if found is not None and found[0] == end:
            return word.start(), found[1]
    return None


def items_with_posts(
    scan: Scan, names: NameReader, stops: Mapping[int, RolePhrase], told: set[int]
) -> Iterator[PersonSpan]:
    """Full names that open an item of a list or stand behind a post, with a post behind them.

    `stops` are the posts of the text by where they end, `told` where known persons do.
    """
    for post in stops.values():
        if not scan.text.endswith(_POST_MARKS, 0, post.start):
            continue
        end = _end_before(scan, post.start)
        known = _name_ending(scan, names, end) if end not in told and end not in stops else None
        if known is None or len(known[1].split()) < _LONG_NAME:
            continue
        at, name = known
        if _opens_item(scan, at) or any(
            at - len(mark) in stops for mark in _BEHIND_POSTS if scan.text.endswith(mark, 0, at)
        ):
            yield row_item(at, end, name)


def _end_before(scan: Scan, post: int) -> int:
    """End of what stands before the post at `post`, without brackets and the mark between them."""
    floor = max(0, post - _ASIDE_REACH)
    before = scan.text[floor:post].rstrip(" ")[:-1].rstrip(" ")
    if before.endswith(")"):
        before = before.rpartition("(")[0].rstrip(" ")
    return floor + len(before)


def _opens_item(scan: Scan, at: int) -> bool:
    """Whether an item of a list begins at `at`: a sentence, a line with its bullet, behind ';'."""
    if scan.text.endswith(_ITEM_MARKS, 0, at):
        return True
    bullet = _BULLET.match(scan.text, scan.line_start(at))
    return bullet is not None and bullet.end() == at


def row_item(at: int, end: int, name: str) -> PersonSpan:
    """A name that stands as an item of a list, without a title."""
    return PersonSpan(
        start=at, end=end, lead=at, name=name, titles=frozenset({"official"}), listed=True
    )


def first_of_row(
    scan: Scan, names: NameReader, stops: Mapping[int, RolePhrase], second: int
) -> PersonSpan | None:
    """'Lê Thị Mẫu - CT' before the item at `second`: 'Danh sách: Lê Thị Mẫu - CT; Vi Văn Ví - UV'.

    A full name with posts behind it is an item of the row as what follows the row's mark is.
    `stops` are the posts of the text by where they end.
    """
    mark = next((mark for mark in _ROW_MARKS if scan.text.endswith(mark, 0, second)), None)
    post = stops.get(second - len(mark)) if mark is not None else None
    while post is not None and (before := stops.get(post.start - len(", "))) is not None:
        post = before
    joint = post and _TO_POST.search(scan.text, max(0, post.start - _MARKS), post.start)
    known = _name_ending(scan, names, joint.start()) if joint else None
    if joint is None or known is None or len(known[1].split()) < _LONG_NAME:
        return None
    at, name = known
    return None if names.belongs_to_a_thing(at) else row_item(at, joint.start(), name)


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


def lists_places(scan: Scan, at: int) -> bool:
    """Whether the list that opens at `at` is one of places or bodies: 'tại 3 đơn vị gồm: ...'."""
    before = scan.key[max(0, at - _PLACES_REACH) : at]
    return _OF_PLACES.search(before) is not None and _OF_PERSONS.search(before) is None


def speakers(scan: Scan, names: NameReader) -> Iterator[PersonSpan]:
    """'“Tôi rất vui”, Lê Thị Mẫu, hộ sinh Trạm Y tế xã X, chia sẻ.': who said it."""
    closed = (at + 1 for mark in _QUOTES for at in places(scan.text, mark))
    for joint in filter(None, (_BEHIND_QUOTE.match(scan.text, end) for end in closed)):
        at = joint.end()
        found = names.at(at, trusted=False)
        if found is None or len(found[1].split()) < _LONG_NAME:
            continue
        if _SPEAKS.match(scan.key, found[0]) is not None:
            yield PersonSpan(start=at, end=found[0], lead=at, name=found[1],
                             titles=frozenset({"official"}))  # fmt: skip

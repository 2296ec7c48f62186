"""Full names that a post beside them makes persons, without a title of their own."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping

from congdoan.normalise.organisations.places import province_at
from congdoan.normalise.people.names import NameReader, PersonSpan, new_person, row_item
from congdoan.normalise.people.roles import RoleParser, RolePhrase
from congdoan.normalise.people.units import UnitReader
from congdoan.normalise.scan import Scan

_LONG_NAME = 3
_DASH = re.compile(r" [-–] ")
_SIGNED = re.compile(r" ?\n(?:\([^()\n]{1,20}\)\n)?([^\n]{4,40})(?=\n|$)")
_ROW_MARKS = ("); ", "), ", "; ", ", ")  # between the items of a row
_TO_POST = re.compile(r"(?:, | ?[-–—] | ?\()$")
_POST_MARKS = ("-", "–", "—", ",", "(", "- ", "– ", "— ", ", ", "( ", "\n")
_ASIDE_REACH = 46  # letters of a bracket and the marks around it
_COMMA = ", "
_BEHIND_POSTS = (", ", "), ")
# Before the first name of an item, or a name on its own: 'do A và | B', 'tham gia có | A'.
_ITEM_MARKS = (
    "; ", ". ", "! ", "? ", ": ", ";",
    " và ", " cùng ", " với ", " là ", " có ", " gồm ", " như ", " cho ", " của ",
)  # fmt: skip
_BULLET = re.compile(r"(?:[-+•*–] ?|\d{1,2}[.)] )?")
_BODY_WORDS = 10  # of a body between a post and who holds it
_BODY_WORD = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]+|\d{1,3}")
_MARKS = 4  # letters that may join a name and the post behind it: ", ", " - ", " là "


def items_with_posts(
    scan: Scan, names: NameReader, roles: RoleParser, told: set[int]
) -> Iterator[PersonSpan]:
    """'...; Trần Thị Hoa, Phó Giám đốc X': a full name and a post make an item of a list.

    So they do behind a post: 'ông A, Chánh Văn phòng, Trần Thị Hoa, Trưởng Ban X'. `told` is where
    the names of known persons end.
    """
    stops = {phrase.stop: phrase for phrase in roles.all}
    for post in roles.all:
        if not scan.text.endswith(_POST_MARKS, 0, post.start):
            continue
        end = _end_before(scan, post.start)
        known = names.ending_at(end) if end not in told and end not in stops else None
        if known is None or len(known[1].split()) < _LONG_NAME:
            continue
        at, name = known
        if _opens_item(scan, at) or any(
            at - len(mark) in stops for mark in _BEHIND_POSTS if scan.text.endswith(mark, 0, at)
        ):
            yield row_item(at, end, name)
            first = _first_of_row(scan, names, stops, at)
            if first is not None:
                yield first


def items_with_callings(scan: Scan, names: NameReader) -> Iterator[PersonSpan]:
    """'và Lê Thị Mẫu, hộ sinh Trạm Y tế xã X': full names of an item before what they are.

    Not before the title of another: 'Lê Thị Mẫu, bác sĩ Vi Văn Ví' is a list.
    """
    for calling in scan.terms("degrees").values():
        end = calling.start - len(_COMMA)
        if not scan.text.startswith(_COMMA, end) or not names.may_end_at(end):
            continue
        known = names.ending_at(end)
        if known is None or len(known[1].split()) < _LONG_NAME:
            continue
        at, name = known
        if _opens_item(scan, at) and names.at(scan.skip_space(calling.end), trusted=True) is None:
            yield row_item(at, end, name)


def past_body(
    names: NameReader, units: UnitReader, others: Container[int], at: int, *, skipped: int
) -> tuple[int, int, str] | None:
    """'Phó Cục trưởng Cục Y tế dự phòng | Lê Văn Mẫu': the name behind words that no list knows.

    Begin, end and form of a name of three words with a common family name, or any behind a
    province; no verb or mark stands before it, and no title or post, which begin at `others`. The
    first `skipped` words do not begin one.
    """
    scan = names.scan
    for count in range(_BODY_WORDS):
        word = _BODY_WORD.match(scan.text, at)
        if word is None or at in others or units.stops_at(at, word.end()):
            return None
        place = province_at(scan, at)
        end, rare = (place[0], True) if place is not None else (word.end(), False)
        found = None
        if count >= skipped and scan.text.startswith(" ", end):
            here = end + 1 if rare else at
            named = scan.names_a_person(here, _LONG_NAME, rare=rare)
            found = names.at(here, trusted=False) if named else None
            if found is not None and not names.belongs_to_a_thing(here):
                return here, *found
        if not scan.text.startswith(" ", end):
            return None
        at = end + 1
    return None


def _end_before(scan: Scan, post: int) -> int:
    """End of what stands before the post at `post`, without brackets and the mark between them."""
    floor = max(0, post - _ASIDE_REACH)
    before = scan.text[floor:post].rstrip(" ")[:-1].rstrip(" ")
    if before.endswith(")"):
        before = before.rpartition("(")[0].rstrip(" ")
    return floor + len(before)


def _opens_item(scan: Scan, at: int) -> bool:
    """Whether an item begins at `at`: a sentence, a line behind its bullet, what a mark opens."""
    if scan.text.endswith(_ITEM_MARKS, 0, at):
        return True
    bullet = _BULLET.match(scan.text, scan.line_start(at))
    return bullet is not None and bullet.end() == at


def _first_of_row(
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
    if post is None:
        return None
    joint = _TO_POST.search(scan.text, max(0, post.start - _MARKS), post.start)
    known = names.ending_at(joint.start()) if joint is not None else None
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
                new_person(start=dash.end(), end=known[0], lead=dash.end(), name=known[1],
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
            yield new_person(start=at, end=end, lead=at, name=known[1],
                             titles=frozenset({"role"}), role=phrase)  # fmt: skip

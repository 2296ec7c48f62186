"""Which bodies of a sentence act in it or tell of themselves, by the words around their names.

A body behind a preposition or a post ('của X', 'Chủ tịch X') does not act, unless the deed of its
people follows; nor does one that only approves or is named as somebody's place of work.
"""

from __future__ import annotations

import re
from itertools import product

from congdoan.normalise.document import Document, Hit
from congdoan.normalise.figures.words import FigureWords
from congdoan.normalise.word_patterns import CAPITAL, whole

_LOOK_BACK = 40
_SAYS_REACH = 300
_PART_REACH = 1_000  # letters of a sentence between two semicolons; none of prose is longer
_BESIDE = 28  # a person's workplace follows within this
_PREPOSITION = 30  # letters of the longest words before a body that is no subject
_TELLS_REACH = 60


def _ends(heads: tuple[str, ...], tails: tuple[str, ...]) -> tuple[str, ...]:
    """What may stand directly before a body: a head, alone or with a tail behind it."""
    return tuple(f"{head}{tail} " for head, tail in product(heads, ("", *(f" {t}" for t in tails))))


_NAME_WORD = rf"{CAPITAL}[\w’']*"
# 'anh A Thút, Trung tâm Y tế huyện X': where the person named before it works.
_WORKPLACE = re.compile(
    # the first letters before all else: so the search skips to them
    r"[CcAaÔôBbEeĐđ](?<!\w.)(?:(?<=[Cc])hị|(?<=[Aa])nh|(?<=[Ôô])ng|(?<=[Bb])à(?! Rịa)|(?<=[Ee])m"
    r"|(?<=[Đđ])(?:/c|ồng chí|iều dưỡng|oàn viên)|(?<=[Bb])ác s[ĩỹ])"
    rf" (?P<name>{_NAME_WORD}(?: {_NAME_WORD}){{0,4}})(?:, ?| ?[-–] | ?\()[^.;:\d]{{0,25}}$"
)
_MARK = re.compile("[,–(-]")  # stands between a person and the place of work
# 'Đoàn công tác của X đã thăm ...': what a delegation does is its union's work.
_DELEGATION = re.compile(r"(?:^|, )(?:đoàn công tác|đoàn cán bộ|đoàn)(?: của)? $")
# 'Đại diện X đã trao ...', 'Chủ tịch X tặng ...': what is given by its people is given by X.
_ACTORS = _ends(
    ("đại diện", "lãnh đạo", "chủ tịch", "bí thư", "trưởng ban", "thường trực", "ban thường vụ",
     "ban chấp hành"),
    ("lãnh đạo", "phụ trách", "thường trực"),
)  # fmt: skip
# 'Quỹ “Mái ấm công đoàn” của X hỗ trợ ...': its fund is X's as well.
_FUND = re.compile(r"(?<!\w)quỹ [^,.;:]{1,40} (?:của )?$")
_ACTS = re.compile(
    rf"(?: {_NAME_WORD}){{0,5}} "
    r"(?:(?:đến|tới|về) (?:dự(?: và|,) )?|(?:đã|đang|đều|cũng|trực tiếp) )*"
    r"(?:trao|tặng|hỗ trợ|thăm hỏi|thăm|ủng hộ|bàn giao|vận động|kêu gọi|quyên góp|trích|chi)(?!\w)"
)
# 'đại diện X, đơn vị có số đoàn viên đông nhất (1.286 đoàn viên)': the clause is about X.
_APPOSED = re.compile(r",? (?:là )?đơn vị (?:hiện |đang )?(?:có|quản lý|dẫn đầu|đông)(?!\w)")
# '215 sáng kiến được X công nhận': what X only grants, approves or calls for is another's work.
_AGENTS = _ends((" được", " do", " bởi"), ("lãnh đạo", "ban thường vụ", "hội đồng khoa học"))
_APPROVES = re.compile(
    r" (?:đã |tỉnh )?(?:công nhận|đánh giá|xếp loại|giao|cho phép|phê duyệt|đồng ý|ghi nhận|chọn|"
    r"lựa chọn|khen|biểu dương|tuyên dương|vinh danh|tin tưởng|quan tâm|phát động|ban hành|đề ra|"
    r"(?:trao |tặng |trao tặng |tặng thưởng )(?:cờ|bằng|giấy|kỷ niệm chương|danh hiệu|huân chương))"
    r"(?!\w)"
)
_RECEIVED = re.compile(
    r"(?<!\w)nhận (?:được )?(?:sự )?(?:quà|hỗ trợ|tiền|trợ cấp)[^.,;:\d]{0,16} (?:của|từ) $"
)
# What a guest praises is another's work.
_PRAISES = re.compile(rf"(?: {_NAME_WORD}){{0,5}} (?:(?:đã|đều) )?(?:đánh giá cao|ghi nhận)(?!\w)")
# 'phân bổ 480 triệu đồng do X hỗ trợ, trích thêm 120 triệu đồng': X acts up to the comma only.
_GIVES = re.compile(
    r" (?:đã |cũng )?(?:hỗ trợ|tặng|trao|ủng hộ|tài trợ|đóng góp|phân bổ|chuyển|cấp|thăm|"
    r"(?:trực tiếp )?quản lý)(?!\w)"
)
# 'Tiếp đoàn, đại diện Y cho biết: ...' is no list of guests behind the verb.
_SAYS = re.compile(whole(("cho biết", "cho hay", "báo cáo", "thông tin", "chia sẻ", "nêu rõ")))
# 'CĐN chủ trì; dự có lãnh đạo X': guests in the middle of a sentence.
_GUESTS = re.compile(
    r"(?:cùng |tham |đến |tới |về )?dự(?: hội nghị| đại hội| buổi lễ)?(?: còn)? có "
)
# 'Theo (báo cáo của) X, ...' and 'đồng chí Y, Chủ tịch X, cho biết ...': X tells of itself.
_SOURCE = re.compile(
    r"theo (?:báo cáo |tổng hợp |thông tin |số liệu |thống kê )?(?:ban đầu |bước đầu |sơ bộ )?"
    r"(?:của |từ )?"
    r"(?:ban thường vụ |ban chấp hành |lãnh đạo )?$"
)
_TELLS = re.compile(r"[^.;:\n]{0,40}?(?:cho biết|cho hay|báo cáo|thông tin|chia sẻ)(?!\w)")
_TELLERS = _ends(("chủ tịch", "giám đốc", "trưởng ban", "bí thư"), ("phụ trách", "thường trực"))


def acts(doc: Document, words: FigureWords, hit: Hit) -> bool:
    """Whether the body stands in subject position, or its people, fund or delegation do."""
    sentence = doc.sentence_at(hit.start)
    part = doc.key.rfind("; ", max(sentence.start, hit.start - _PART_REACH), hit.start)
    if part >= 0 and _GUESTS.match(doc.key, part + 2):
        return False
    if words.guests.match(doc.key, sentence.start):
        begin = max(sentence.start, hit.start - _SAYS_REACH)
        if _SAYS.search(doc.key, begin, hit.start) is None:
            return False
    left = doc.key[max(sentence.start, hit.start - _LOOK_BACK) : hit.start]
    if _acts_by_others(doc, hit, left) or _is_source(doc, hit) or _is_apposed(doc, hit):
        return True
    if _praises(doc, hit) or (_is_agent(doc, hit) and _APPROVES.match(doc.key, hit.end)):
        return False
    if _is_workplace(doc, hit, sentence.start):
        return False
    near = max(0, len(left) - _PREPOSITION)
    return words.not_subject.search(left, near) is None or _DELEGATION.search(left) is not None


def gives(doc: Document, hit: Hit) -> bool:
    """Whether the deed of a giver stands directly behind the body."""
    return _ACTS.match(doc.text, hit.end) is not None


def _acts_by_others(doc: Document, hit: Hit, left: str) -> bool:
    """Whether its leaders or its fund, named before it, do the deed behind it."""
    acting = left.endswith(_ACTORS) or ("quỹ " in left and _FUND.search(left) is not None)
    return acting and gives(doc, hit)


def _is_apposed(doc: Document, hit: Hit) -> bool:
    """Whether a clause behind the body says what it is."""
    return _APPOSED.match(doc.key, hit.end) is not None


def _is_agent(doc: Document, hit: Hit) -> bool:
    """Whether the body stands behind 'được' or 'do'."""
    return doc.key.endswith(_AGENTS, 0, hit.start)


def _is_source(doc: Document, hit: Hit) -> bool:
    """Whether somebody is told to be given what is the body's: 'được nhận quà của X, mỗi suất'."""
    if not doc.key.endswith((" của ", " từ "), 0, hit.start):
        return False
    return _RECEIVED.search(doc.key, max(0, hit.start - _LOOK_BACK), hit.start) is not None


def _praises(doc: Document, hit: Hit) -> bool:
    """Whether the body, or a person named behind it, only praises what another did."""
    return _PRAISES.match(doc.text, hit.end) is not None


def _is_workplace(doc: Document, hit: Hit, first: int) -> bool:
    """Whether the body is the place of work of a person named before it, from `first` on."""
    begin = max(first, hit.start - _LOOK_BACK)
    if _MARK.search(doc.text, max(begin, hit.start - _BESIDE), hit.start) is None:
        return False
    works = _WORKPLACE.search(doc.text, begin, hit.start)
    return works is not None and works["name"].istitle()


def acts_aside(doc: Document, hit: Hit) -> bool:
    """Whether the body is told as the giver within another's sentence: 'được X hỗ trợ'."""
    given = _is_agent(doc, hit) and _GIVES.match(doc.key, hit.end) is not None
    return given or _is_source(doc, hit)


def leads_delegation(doc: Document, hit: Hit) -> bool:
    """Whether the body is told with its delegation: 'Đoàn công tác của X'."""
    left = doc.key[max(0, hit.start - _LOOK_BACK) : hit.start]
    return "đoàn" in left and _DELEGATION.search(left) is not None


def heads(doc: Document, words: FigureWords, hit: Hit) -> bool:
    """Whether somebody is told as the head of the body, and not as a guest."""
    if not doc.key.endswith(_TELLERS, 0, hit.start):
        return False
    return words.guests.match(doc.key, doc.sentence_at(hit.start).start) is None


def tells(doc: Document, hit: Hit) -> bool:
    """Whether the body, or who leads it, is the source of what the sentence tells."""
    left = doc.key[max(0, hit.start - _LOOK_BACK) : hit.start]
    if "theo " in left and _SOURCE.search(left):
        return hit.start - doc.sentence_at(hit.start).start <= _LOOK_BACK
    if not left.endswith(_TELLERS):
        return False
    return _TELLS.match(doc.key, hit.end, hit.end + _TELLS_REACH) is not None

"""Which bodies of a sentence act in it or tell of themselves, by the words around their names.

A body behind a preposition or a post ('của X', 'Chủ tịch X') does not act, unless the deed of its
people follows; nor does one that only approves or is named as somebody's place of work.
"""

from __future__ import annotations

import re
from itertools import product

from congdoan.normalise.document import Document, Hit, Sentence
from congdoan.normalise.figures.deeds import NAME_WORD, deeds
from congdoan.normalise.figures.endings import last_word
from congdoan.normalise.figures.words import FigureWords

_LOOK_BACK = 40
_SAYS_REACH = 300
_PART_REACH = 1_000  # letters of a sentence between two semicolons; none of prose is longer
_BESIDE = 28  # a person's workplace follows within this
_TELLS_REACH = 60


def _endings(heads: tuple[str, ...], tails: tuple[str, ...]) -> tuple[str, ...]:
    """What may stand directly before a body: a head, alone or with a tail behind it."""
    return tuple(f"{head}{tail} " for head, tail in product(heads, ("", *(f" {t}" for t in tails))))


# 'anh A Thút, Trung tâm Y tế huyện X': where the person named before it works.
_WORKPLACE = re.compile(
    # the first letters before all else: so the search skips to them
    r"[CcAaÔôBbEeĐđ](?<!\w.)(?:(?<=[Cc])hị|(?<=[Aa])nh|(?<=[Ôô])ng|(?<=[Bb])à(?! Rịa)|(?<=[Ee])m"
    r"|(?<=[Đđ])(?:/c|ồng chí|iều dưỡng|oàn viên)|(?<=[Bb])ác s[ĩỹ])"
    rf" (?P<name>{NAME_WORD}(?: {NAME_WORD}){{0,4}})(?:, ?| ?[-–] | ?\()[^.;:\d]{{0,25}}$"
)
_MARK = re.compile("[,–(-]")  # stands between a person and the place of work
# 'Đoàn công tác của X đã thăm ...': what a delegation does is its union's work.
_DELEGATION = re.compile(r"đoàn (?:công tác |cán bộ )?(?:của )?$")
# 'Đại diện X đã trao ...', 'Chủ tịch X tặng ...': what is given by its people is given by X.
_ACTORS = _endings(
    ("đại diện", "lãnh đạo", "chủ tịch", "bí thư", "trưởng ban", "thường trực", "ban thường vụ",
     "ban chấp hành"),
    ("lãnh đạo", "phụ trách", "thường trực"),
)  # fmt: skip
# 'Quỹ “Mái ấm công đoàn” của X hỗ trợ ...': its fund is X's as well.
_FUND = re.compile(r"(?<!\w)quỹ [^,.;:]{1,40} (?:của )?$")
# 'đại diện X, đơn vị có số đoàn viên đông nhất (1.286 đoàn viên)': the clause is about X.
_APPOSED = re.compile(r",? (?:là )?đơn vị (?:hiện |đang )?(?:có|quản lý|dẫn đầu|đông)(?!\w)")
# '215 sáng kiến được X công nhận': what X only grants, approves or calls for is another's work.
_AGENTS = _endings((" được", " do", " bởi"), ("lãnh đạo", "ban thường vụ", "hội đồng khoa học"))
_RECEIVED = re.compile(
    r"(?<!\w)nhận (?:được )?(?:sự )?(?:quà|hỗ trợ|tiền|trợ cấp)[^.,;:\d]{0,16} (?:của|từ) $"
)
# '..., phối hợp X hỗ trợ 20 suất': the deed is of the sentence's subject, beside 'A phối hợp X'.
_PARTNERS = _endings((", phối hợp", "; phối hợp", " và phối hợp"), ("cùng", "với"))
_UNIT_BEHIND = tuple(f"{comma}{which} đơn vị " for comma, which in product(("", ","), ("", " là")))
# What a guest praises is another's work.
_PRAISING = ("đánh giá cao", "ghi nhận")
_PRAISES = re.compile(rf"(?: {NAME_WORD}){{0,5}} (?:(?:đã|đều) )?(?:đánh giá cao|ghi nhận)(?!\w)")
# 'ủng hộ X 3 triệu đồng', 'trao tặng Quỹ Tấm lòng vàng của X 1 tỷ đồng'.
_GETS = re.compile(
    r"(?<!\w)(?:tặng|trao|ủng hộ|hỗ trợ|đóng góp|nộp|gửi)(?: cho| vào)?"
    r"(?: (?:quỹ )?[^,.;:\d]{0,30} của)? $"
)
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
_TELLERS = _endings(("chủ tịch", "giám đốc", "trưởng ban", "bí thư"), ("phụ trách", "thường trực"))


_SOURCES = ("của", "từ")
# The last words of all that may stand before a body and govern it: most bodies have none before.
_GOVERNING = frozenset(
    words.split()[-1] for words in (*_ACTORS, *_AGENTS, *_SOURCES, *_TELLERS, *_PARTNERS)
)


def _is_delegation(left: str) -> bool:
    """Whether the words before a body tell of its delegation."""
    at = left.rfind("đoàn ")
    opens = at == 0 or (at > 0 and left.endswith(", ", 0, at))
    return opens and _DELEGATION.match(left, at) is not None


class Actors:
    """Tells of the bodies of one document which act, give and tell."""

    def __init__(self, doc: Document, words: FigureWords) -> None:
        self._doc = doc
        self._key, self._text = doc.key, doc.text
        self._words, self._deeds = words, deeds(doc.config)
        self._governing = words.not_subject.last | _GOVERNING
        # What is asked of a sentence and of a body, by their starts: each is asked several times.
        self._sentences: dict[int, tuple[bool, bool]] = {}
        self._before_of: dict[int, tuple[str, str]] = {}
        self._is_praised = any(word in doc.key for word in _PRAISING)

    def acts(self, hit: Hit) -> bool:
        """Whether the body stands in subject position, or its people, fund or delegation do."""
        sentence = self._doc.sentence_at(hit.start)
        if self._is_guest(hit, sentence):
            return False
        left, last = self._before(hit, sentence)
        if self._acts_by_others(hit) or self._is_source(left, last) or self._is_apposed(hit):
            return True
        if last and (self._is_no_subject(left, last) or self._only_grants(hit)):
            return False
        return not (self._praises(hit) or self._is_workplace(hit, left))

    def _before(self, hit: Hit, sentence: Sentence | None = None) -> tuple[str, str]:
        """The words before the body in its sentence, and the last of them if it may govern it."""
        known = self._before_of.get(hit.start)
        if known is not None:
            return known
        begin = (sentence or self._doc.sentence_at(hit.start)).start
        left = self._key[max(begin, hit.start - _LOOK_BACK) : hit.start]
        last = last_word(left)
        if last.isalpha() and last not in self._governing:
            last = ""
        self._before_of[hit.start] = left, last
        return left, last

    def among_guests(self, sentence: Sentence) -> bool:
        """Whether a sentence begins with who came: the bodies in it are theirs."""
        return (self._sentences.get(sentence.start) or self._read(sentence))[0]

    def _read(self, sentence: Sentence) -> tuple[bool, bool]:
        """Whether the sentence begins with who came, and whether it has parts."""
        start = sentence.start
        opens = self._words.guests.match(self._key, start) is not None
        told = opens, self._key.find("; ", start, sentence.end) >= 0
        self._sentences[start] = told
        return told

    def _is_guest(self, hit: Hit, sentence: Sentence) -> bool:
        """Whether the body is named among those who came."""
        opens, parts = self._sentences.get(sentence.start) or self._read(sentence)
        if parts:
            begin = max(sentence.start, hit.start - _PART_REACH)
            part = self._key.rfind("; ", begin, hit.start)
            if part >= 0 and _GUESTS.match(self._key, part + 2):
                return True
        if not opens:
            return False
        begin = max(sentence.start, hit.start - _SAYS_REACH)
        return self._deeds.says.search(self._key, begin, hit.start) is None

    def stands_aside(self, hit: Hit) -> bool:
        """Whether the body only came as a guest, or got what others gave."""
        if self._is_guest(hit, self._doc.sentence_at(hit.start)):
            return True
        return _GETS.search(self._before(hit)[0]) is not None

    def gives(self, hit: Hit) -> bool:
        """Whether the deed of a giver stands directly behind the body."""
        return self._deeds.gives.match(self._text, hit.end) is not None

    def _acts_by_others(self, hit: Hit) -> bool:
        """Whether its leaders or its fund, named before it, do the deed behind it."""
        left, last = self._before(hit)
        fund = "quỹ " in left and _FUND.search(left) is not None
        return (fund or (last != "" and left.endswith(_ACTORS))) and self.gives(hit)

    def _is_no_subject(self, left: str, last: str) -> bool:
        """Whether a preposition or a post stands before the body, and not its delegation."""
        if left.endswith(_PARTNERS):
            return True
        return self._words.not_subject.end(left, last) and not _is_delegation(left)

    def _is_apposed(self, hit: Hit) -> bool:
        """Whether a clause behind the body says what it is."""
        told = self._key.startswith(_UNIT_BEHIND, hit.end)
        return told and _APPOSED.match(self._key, hit.end) is not None

    def _is_agent(self, hit: Hit) -> bool:
        """Whether the body stands behind 'được' or 'do'."""
        left, last = self._before(hit)
        return last != "" and f" {left}".endswith(_AGENTS)

    def _only_grants(self, hit: Hit) -> bool:
        """Whether the body is told as who approves what another did."""
        return self._is_agent(hit) and self._deeds.approves.match(self._key, hit.end) is not None

    def _is_source(self, left: str, last: str) -> bool:
        """Whether somebody gets what is the body's: 'được nhận quà của X, mỗi suất'."""
        return last in _SOURCES and _RECEIVED.search(left) is not None

    def _praises(self, hit: Hit) -> bool:
        """Whether the body, or a person named behind it, only praises what another did."""
        return self._is_praised and _PRAISES.match(self._text, hit.end) is not None

    def _is_workplace(self, hit: Hit, left: str) -> bool:
        """Whether the body is the place of work of a person named before it in its sentence."""
        begin, near = hit.start - len(left), max(0, len(left) - _BESIDE)
        if _MARK.search(left, near) is None:
            return False
        works = _WORKPLACE.search(self._text, begin, hit.start)
        return works is not None and works["name"].istitle()

    def acts_aside(self, hit: Hit) -> bool:
        """Whether the body is told as the giver within another's sentence: 'được X hỗ trợ'."""
        given = self._is_agent(hit) and self._deeds.aside.match(self._key, hit.end) is not None
        return given or self._is_source(*self._before(hit))

    def leads_delegation(self, hit: Hit) -> bool:
        """Whether the body is told with its delegation: 'Đoàn công tác của X'."""
        return _is_delegation(self._before(hit)[0])

    def heads(self, hit: Hit) -> bool:
        """Whether somebody is told as the head of the body, and not as a guest."""
        left, last = self._before(hit)
        if not (last and left.endswith(_TELLERS)):
            return False
        return not self.among_guests(self._doc.sentence_at(hit.start))

    def tells(self, hit: Hit) -> bool:
        """Whether the body, or who leads it, is the source of what the sentence tells."""
        left, last = self._before(hit)
        if not last:
            return False
        if "theo " in left and _SOURCE.search(left):
            return hit.start - self._doc.sentence_at(hit.start).start <= _LOOK_BACK
        if not left.endswith(_TELLERS):
            return False
        return self._deeds.tells.match(self._key, hit.end, hit.end + _TELLS_REACH) is not None

"""The resolved bodies around a verb of change: its objects, its subjects and what they become."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from congdoan.normalise.document import Document, Hit, Sentence
from congdoan.normalise.terms import Term
from congdoan.normalise.word_patterns import whole

OBJECT = re.compile(
    r" ?(?:và )?(?:của |đối với |lại |mới |ra mắt |ra |(?:sinh hoạt )?(?:tại |trực )?(?:thuộc )?|"
    r"(?:nguyên trạng |toàn bộ )?tổ chức(?:, | và )(?:đoàn viên|bộ máy|hoạt động) (?:của )?|"
    r"nguyên trạng )?"
)
_LINK = re.compile(r"(?: \(cũ\))?(?:,? ?(?:và |của |đối với )?)")
# 'theo quyết định của X, Y giải thể', 'bệnh nhân từ X chuyển về Y': X is no subject.
_OWNER, _SOURCE = (
    re.compile(r"(?<!\w)(?:của|do|từ|được) $"),
    re.compile(
        r"(?<!\w)(?:từ|được|đoàn viên|cán bộ|viên chức|người lao động|nhân viên|đội|đội bóng|"
        r"câu lạc bộ|clb) $"
    ),
)
_VERB_LINK = re.compile(
    r"(?: \(cũ\)| cũ)?[ ,]{0,2}(?:đã hoàn thành [^,.;:]{1,40} và )?"
    r"(?:(?:đã|sẽ|vừa|mới|chính thức|được|xin|tuyên bố|cùng|đều) ?){0,3}"
)
# What may follow where the body before the verb is what changes: no object of the verb.
_NO_OBJECT = re.compile(
    r" ?(?:$|[.,;:!()\n]|(?:vào|với|cùng|thành|lại thành|là|về|cho|sang|từ|kể từ|ngày|tháng|năm|và|"
    r"theo|sau|do|để|trên|tại|nên|khi|nhưng)(?!\w))"
)
# '3 CĐCS gồm Sở Y tế, Chi cục Dân số kết thúc hoạt động': their unions do, not they.
_UNIONS_OF = re.compile(
    r"(?<!\w)(?:cđcs|công đoàn cơ sở|công đoàn)(?:(?! (?:của|tại) )[^.;:\n]){0,60} "
    r"(?:gồm|như|là|của|tại)(?: có| cơ quan| các đơn vị| các)*:? $"
)
_INTO = re.compile(whole(("thành", "vào", "về", "sang", "cho")))
_ON_THE_BASE = re.compile(r"(?<!\w)thành lập (?:trên cơ sở|từ) (?:việc )?$")
_FAR, _OWNER_REACH, _BASE_REACH = 120, 16, 40


class Bodies:
    """The resolved bodies of a document, looked up by place."""

    def __init__(self, doc: Document, hits: Sequence[Hit]) -> None:
        self.key = doc.key
        self.hits = hits
        self.starts = [hit.start for hit in hits]

    def any_in(self, sentence: Sentence) -> bool:
        """Whether a body begins in the sentence."""
        return bisect_left(self.starts, sentence.start) < bisect_left(self.starts, sentence.end)

    def after(self, at: int, stop: int, link: re.Pattern[str] = OBJECT) -> list[Hit]:
        """The bodies that follow `at` and `link` at once, joined by commas and 'và'."""
        found: list[Hit] = []
        for index in range(bisect_left(self.starts, at), len(self.hits)):
            hit = self.hits[index]
            if hit.start >= stop or link.fullmatch(self.key, at, hit.start) is None:
                break
            found.append(hit)
            at, link = hit.end, _LINK
        return found

    def before(self, verb: Term, start: int) -> list[Hit]:
        """The bodies that end right before the verb: its subjects; none where an object follows.

        Examples: 'CĐCS A và CĐCS B hợp nhất thành C' has two; 'LĐLĐ tỉnh thành lập đoàn' has none.
        """
        if not self.suffers(verb.start) and _NO_OBJECT.match(self.key, verb.end) is None:
            return []
        return self.left_of(verb.start, start)

    def left_of(self, at: int, start: int) -> list[Hit]:
        """The bodies that end right before `at`, joined by commas and 'và'."""
        found: list[Hit] = []
        link = _VERB_LINK
        for index in range(bisect_left(self.starts, at) - 1, -1, -1):
            hit = self.hits[index]
            if hit.start < start or link.fullmatch(self.key, hit.end, at) is None:
                break
            owner = _OWNER if found else _SOURCE
            if owner.search(self.key, max(start, hit.start - _OWNER_REACH), hit.start):
                break
            found.insert(0, hit)
            at, link = hit.start, _LINK
        if found and _UNIONS_OF.search(self.key, max(start, at - _FAR), at):
            return [hit for hit in found if (hit.kind or "").endswith("union")]
        return found

    def formed(self, at: int, start: int) -> Hit | None:
        """X of 'X được thành lập trên cơ sở hợp nhất ...', where `at` is the last verb."""
        base = _ON_THE_BASE.search(self.key, max(start, at - _BASE_REACH), at)
        return next(iter(self.left_of(base.start(), start)[-1:]), None) if base else None

    def suffers(self, at: int) -> bool:
        """Whether the verb at `at` is passive: 'X được bàn giao về Y'."""
        return self.key.endswith("được ", 0, at)

    def into(self, at: int, stop: int) -> Hit | None:
        """The body after 'thành', 'vào', 'về' or 'cho'."""
        word = _INTO.search(self.key, at, min(stop, at + _FAR))
        if word is None:
            return None
        # '...; chuyển giao CĐCS Y về Z': what goes to Z behind the semicolon is Y.
        clause = self.key.find(";", at, word.start())
        own = bisect_left(self.starts, word.start()) > bisect_left(self.starts, max(clause, 0))
        if clause >= 0 and own:
            return None
        return next(iter(self.after(word.end(), stop)), None)

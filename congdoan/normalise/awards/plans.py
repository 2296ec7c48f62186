"""What tells that nothing was granted: aims, criteria, rules of a contest."""

from __future__ import annotations

import re

from congdoan.normalise.awards.members import FAR
from congdoan.normalise.awards.words import AwardWords, Token
from congdoan.normalise.document import Sentence
from congdoan.normalise.word_patterns import flat

# 'Hội nghị thông qua chỉ tiêu năm 2024: ...' goes for the whole list.
_AIMS = re.compile(
    flat(
        ("thông qua", "đề ra", "đặt ra", "xác định", "thống nhất", "đăng ký", "giao", "phấn đấu"),
        end=r"(?: [^\s,;:]+){0,3} (?:chỉ tiêu|mục tiêu)(?!\w)[^;:]{0,60}:",
    )
    + "|"
    + flat(("đăng ký", "phấn đấu", "dự kiến"), end=r"(?: [^\s,;:]+){0,4}:")
)
# Rules: 'Theo quy chế mới, ...', 'Thể lệ quy định: ...', 'phát động cuộc thi với 1 giải Nhất'.
_OPENS = ("phát động", "mở", "triển khai")
_RULES = re.compile(
    r" ?(?:(?:theo|căn cứ)(?: vào)?(?: các| những)? (?:quy chế|thể lệ|hướng dẫn|điều lệ|tiêu chí)"
    r"|(?:thể lệ|quy chế|hướng dẫn|tiêu chí)[^,;:.]{0,40} (?:quy định|nêu|gồm|là))(?!\w)"
)
_STARTS = re.compile(flat(_OPENS, end=r"(?: tổ chức)? (?:cuộc thi|hội thi|giải)(?!\w)"))
_DONE = re.compile(flat(("đã", "vừa", "kết quả")))


class Plans:
    """Reads the plans of one sentence."""

    def __init__(self, key: str, sentence: Sentence, words: AwardWords) -> None:
        self._key = key
        self._begin, self._end = sentence.start, sentence.end
        self._intent = words.intent
        listed = self._aims() or self._rules()
        self._from = listed.end() if listed else sentence.end

    def _aims(self) -> re.Match[str] | None:
        """What opens a list of aims, behind a colon."""
        colon = self._key.rfind(":", self._begin, self._end) + 1
        return _AIMS.search(self._key, self._begin, colon) if colon else None

    def _rules(self) -> re.Match[str] | None:
        """What opens rules of which the sentence goes on to tell; not what was done by them."""
        span = self._begin, self._end
        rules = _RULES.match(self._key, *span) or _STARTS.search(self._key, *span)
        return rules if rules and _DONE.search(self._key, *span) is None else None

    def is_planned(self, award: Token, *, proposed: bool) -> bool:
        """Whether the award, which may be asked for, is one that nobody got yet."""
        if award.start >= self._from:
            return True
        back = max(self._begin, award.start - FAR)
        back = max(back, self._key.rfind(";", back, award.start))
        planned = self._intent.search(self._key, back, award.start)
        # 'trình LĐLĐ tỉnh xét tặng' asks for it
        return planned is not None and not (proposed and planned.group() == "xét tặng")

"""Who holds an event: the body that its sentence names as the one that does it."""

from __future__ import annotations

import re

from congdoan.normalise.document import Document, Hit, Sentence
from congdoan.normalise.events.host_lists import HostLists
from congdoan.normalise.events.words import EventWords
from congdoan.normalise.figures.subject import Subjects

_REACH, _NAME, _LOOK_BACK = 500, 160, 48
# Words that end where a body begins, and what they end with, which is asked first.
_Behind = tuple[re.Pattern[str], tuple[str, ...]]
# 'ông A, Chủ tịch X đến thăm', 'lãnh đạo X trao ...': before the verb.
_POSTS = (
    "chủ tịch", "bí thư", "giám đốc", "trưởng ban", "bộ trưởng", "thứ trưởng", "lãnh đạo",
    "đại diện", "thường trực", "ban thường vụ",
)  # fmt: skip
_POST = (
    re.compile(rf"(?<!\w)(?<!ủy viên )(?:{'|'.join(_POSTS)})(?: thường trực| phụ trách)? $"),
    tuple(f"{word} " for word in (*_POSTS, "phụ trách")),
)
# 'Đoàn kiểm tra của X ...', 'dưới sự chủ trì của X': wherever it stands.
_ACTS_FOR = (
    re.compile(r"(?<!\w)(?:(?<!công )đoàn(?! viên)[^,.;:\n]{0,30}|sự chủ trì) của $"),
    ("của ",),
)
# 'ông A trao quyết định của X bổ nhiệm ...': the decision is X's.
_DECISION_OF = (
    re.compile(r"(?<!\w)(?:trao|công bố) (?:các )?quyết định(?: [^,.;:\n]{1,60})? của $"),
    ("của ",),
)
_DECISION = re.compile(r"(?<!\w)(?:trao|công bố) (?:các )?quyết định(?: [^,.;:\n]{1,60}?)? của ")
# 'Chủ tịch X dự lễ khai giảng': X is a guest, unless it gives something there.
_GUEST = re.compile(
    r"(?: (?:đã|cũng|cùng|vinh dự))*(?: (?:đến|tới|về|tham))? dự(?!\w)"
    r"(?! (?:kiến|án|thảo|thi|tính)(?!\w))"
    r"(?![^.;\n]{0,120}? (?:và|,) (?:trao|tặng(?! hoa)|thăm)(?!\w))"
)
# 'chị được X tuyên dương': X does it.
_BY = (re.compile(r"(?<!\w)được $"), ("được ",))
# 'tại Hội nghị tổng kết của X', 'Đại hội Công đoàn X': the event is X's; a document of X is not.
_EVENT_OF = (
    re.compile(
        r"(?<!\w)(?:(?:đại hội|hội (?:nghị|thao|thi|thảo|diễn|khỏe|giảng)|cuộc thi|ngày hội|lễ|"
        r"tọa đàm|liên hoan)"
        r"(?:(?! (?:bằng|giấy|cờ|danh hiệu|nghị quyết|kế hoạch|chỉ thị|quyết định|kết luận|"
        r"hướng dẫn|chương trình|lãnh đạo|đại diện|sự|chỉ đạo|tham gia|có|với|hỗ trợ)(?!\w))"
        r"[^,.;:\n])* của"
        r"|đại hội(?: (?:đại biểu|toàn thể|đoàn viên|thành lập))*) $"
    ),
    ("của ", "đại hội ", "đại biểu ", "toàn thể ", "đoàn viên ", "thành lập "),
)
_EVENT_REACH = 120
_JOINTLY = "phối hợp "
_TOGETHER = re.compile(
    r",? cùng (?:với )?(?:các |một số )?(?:đồng chí|đ/c|ông|bà|đại diện|lãnh đạo|đoàn|thường trực|"
    r"công đoàn|cđcs|lđlđ|liên đoàn|sở|ban)(?!\w)"
)
_LEADS = re.compile(r" (?:(?:đã|chủ trì|chủ động|vừa|cũng),? )*")
# 'Được sự đồng ý của A, X tổ chức', 'thay mặt A, X trao', 'tại khuôn viên A, X mở': A is not it.
_LEAVE = re.compile(
    r"(?<!\w)(?:được (?:sự|phép)|thay mặt|dưới sự|với sự|thực hiện|theo|tại)(?!\w)[^,;:\n]{0,120}$"
)


class Hosts:
    """The bodies of one article that can hold events."""

    def __init__(self, doc: Document, subjects: Subjects, words: EventWords) -> None:
        self._key, self._text = doc.key, doc.text
        self._subjects = subjects
        self._words = words
        self._lists = HostLists(doc, subjects, words)

    def of(self, sentence: Sentence, verb: int) -> Hit | None:
        """The body in subject position before 'tổ chức', else before the first verb.

        In 'Thực hiện kế hoạch tổ chức ..., X thông báo ...' it stands before a later verb.
        """
        end = min(sentence.end, verb + _REACH)
        verbs = [self._key.find("tổ chức", verb, end), verb]
        if verb == sentence.start:
            verbs += (found.start() for found in self._words.verb.finditer(self._key, verb, end))
        for at in verbs:
            host = self._with_others(sentence.start, at) if at >= 0 else None
            if host is not None and not self.is_guest(host):
                host = self._behind_leave(sentence, host, at) or host
                return self._lists.first(host, sentence.start)
        return (
            self.named_behind(sentence)
            or self._right_behind(_ACTS_FOR, sentence.start, sentence.end)
            or self._by_office(sentence, verb)
            or self.of_event(sentence.start, sentence.end)
            or self._by(sentence)
        )

    def _by_office(self, sentence: Sentence, verb: int) -> Hit | None:
        """Whose decision somebody hands over, else the body of the post of who acts.

        Neither where no list knows whose decision it is.
        """
        at = self._key.find("quyết định ", sentence.start, sentence.end)
        decision = _DECISION.search(self._key, sentence.start, sentence.end) if at >= 0 else None
        found = decision and self._right_behind(_DECISION_OF, sentence.start, sentence.end)
        if decision and (found or self._text[decision.end()].isupper()):
            return found
        post = self._right_behind(_POST, max(sentence.start, verb - _REACH), verb)
        return None if post is not None and self.is_guest(post) else post

    def is_guest(self, hit: Hit) -> bool:
        """Whether the body, or who stands for it, only attends."""
        return _GUEST.match(self._key, hit.end) is not None

    def _by(self, sentence: Sentence) -> Hit | None:
        """X of 'chị được X tuyên dương'."""
        host = self._right_behind(_BY, sentence.start, sentence.end)
        acts = host is not None and self._words.verb.match(self._key, host.end + 1)
        return host if acts else None

    def _with_others(self, begin: int, verb: int) -> Hit | None:
        """X of 'X phối hợp với A tổ chức', 'Chủ tịch X cùng lãnh đạo A', else the last subject."""
        for hit in self._subjects.named(begin, verb):
            if _TOGETHER.match(self._key, hit.end) and self._heads(hit, begin):
                return hit
        joint = self._key.find(_JOINTLY, begin, verb)
        first = self._subjects.last(begin, joint) if joint >= 0 else None
        leads = first is not None and _LEADS.fullmatch(self._key, first.end, joint)
        return first if leads else self._subjects.last(begin, verb)

    def _heads(self, hit: Hit, begin: int) -> bool:
        """Whether the body acts, or who stands before it acts for it."""
        if self._subjects.last(hit.start, hit.start + 1) is not None:
            return True
        return _POST[0].search(self._key, max(begin, hit.start - _LOOK_BACK), hit.start) is not None

    def of_event(self, begin: int, end: int) -> Hit | None:
        """The first body whose event is named between two offsets."""
        return self._right_behind(_EVENT_OF, begin, end, _EVENT_REACH)

    def _behind_leave(self, sentence: Sentence, host: Hit, verb: int) -> Hit | None:
        """X of 'Được sự đồng ý của A, X tổ chức', where `host` is A."""
        begin = max(sentence.start, host.start - _NAME)
        comma = self._key.find(",", host.end, verb)
        if comma < 0 or _LEAVE.search(self._key, begin, host.start) is None:
            return None
        return self._subjects.last(comma, verb)

    def named_behind(self, sentence: Sentence) -> Hit | None:
        """'Toạ đàm do Công đoàn ngành tổ chức' names its host behind the verb of another clause."""
        by = self._key.find(" do ", sentence.start, sentence.end)
        host = self._subjects.last(by, by + _NAME) if by >= 0 else None
        acts = host is not None and self._words.verb.match(self._key, host.end + 1)
        return self._lists.first(host, sentence.start) if host is not None and acts else None

    def _right_behind(
        self, behind: _Behind, begin: int, end: int, back: int = _LOOK_BACK
    ) -> Hit | None:
        """The first body between two offsets that stands right behind the words of `behind`."""
        words, ends = behind
        for hit in self._subjects.named(begin, min(end, begin + _REACH)):
            near = self._key.endswith(ends, 0, hit.start)
            if near and words.search(self._key, max(begin, hit.start - back), hit.start):
                return hit
        return None

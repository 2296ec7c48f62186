"""The host of the event before, where a further sentence names it in short or not at all."""

from __future__ import annotations

import re
from dataclasses import replace

from congdoan.normalise.document import Hit
from congdoan.normalise.events.days import When
from congdoan.normalise.events.told import Teller

# 'Ngày 19/9, đoàn đến thăm ...', 'Ngày 19/5, tổ chức ...': the host of before goes on.
_DELEGATION = re.compile(
    r",? (?:đoàn(?: (?:công tác|cán bộ|lãnh đạo|đại biểu|thăm hỏi|kiểm tra|nữ đoàn viên))*"
    r"(?: do [^.;:\n]{3,120}? (?:làm trưởng đoàn|làm trưởng|dẫn đầu),?)? )?"
)
# 'đoàn về xã X, huyện Y trao 100 suất quà'.
_GOES = re.compile(
    r"(?:đã |cũng |lại |tiếp tục |di chuyển )*(?:về|đến|tới|lên|xuống) [^.;:\n]{2,80}?"
    r"(?=,? (?:và |để |đã )*(?:trao|tặng|thăm|hỗ trợ|làm việc|khám|kiểm tra|bàn giao)(?!\w)),?"
    r"(?: và| để| đã)*"
)
_STILL = re.compile(r" ?(?:đã |cũng |còn |lại |vừa |mới |tiếp tục )*(?:(?:đến|tới|đi) )?")
# 'Chiều cùng ngày, Công đoàn tổ chức hội thi': no body of its own.
_LOOSE = re.compile(
    r",? (?:(?:ban chấp hành |bch )?(?P<union>công đoàn(?: cơ sở)?|cđcs|cđ)|bệnh viện|trung tâm|"
    r"nhà trường|công ty|đơn vị|ban chấp hành|ban thường vụ|bch|btv)(?= )"
)

_AT = re.compile(r"(?:(?:còn|riêng) )?(?:tại|ở) ")


class SameHost:
    """Asks of one article's sentences whether who held the event before holds theirs too."""

    def __init__(self, teller: Teller) -> None:
        self._teller = teller
        self._key = teller.doc.key

    def goes_on(self, when: When) -> bool:
        """Whether the sentence names no host of its own: that of the event before goes on."""
        subject = _DELEGATION.match(self._key, when.end)
        if subject is None:
            return False
        goes = _GOES.match(self._key, subject.end()) if "đoàn" in subject.group() else None
        return self._acts(subject.end()) or (goes is not None and self._acts(goes.end()))

    def of_place(self, begin: int, end: int) -> Hit | None:
        """The union of X in 'Tại X, ngày 17/10, CĐCS tổ chức', with its day's end at `end`."""
        loose = _LOOSE.match(self._key, end)
        if loose is None or not self._acts(loose.end()):
            return None
        place = next(iter(self._teller.bodies(begin, end)), None)
        return self._teller.union_of(place) if place and loose["union"] else place

    def in_short(self, when: When, host: Hit | None) -> Hit | None:
        """The host of the event before where the sentence names it in short.

        Examples: 'LĐLĐ thành phố tổ chức', and of a hospital's news 'Công đoàn tổ chức'.
        """
        if host is None:
            return None
        loose = _LOOSE.match(self._key, when.end)
        if loose is not None and self._acts(loose.end()):
            return self._teller.union_of(host) if loose["union"] else host
        at = when.end + (self._key[when.end : when.end + 1] == ",") + 1
        words = self._key[host.start : host.end].split(" ")
        shorts = (" ".join(words[:count]) for count in range(len(words), 0, -1))
        short = next((s for s in shorts if self._key.startswith(s, at)), None)
        return host if short is not None and self._acts(at + len(short)) else None

    def at_its_place(self, begin: int, end: int) -> Hit | None:
        """The union of X in 'Tại X, CĐCS tổ chức ...' from `begin`."""
        at = _AT.match(self._key, begin)
        place = next(iter(self._teller.bodies(at.end(), at.end() + 1)), None) if at else None
        loose = _LOOSE.match(self._key, place.end, end) if place is not None else None
        if place is None or loose is None:
            return None
        # Told from here on, wherever the union is named in full.
        return replace(self._teller.union_of(place), start=place.start, end=loose.end())

    def acts(self, host: Hit) -> bool:
        """Whether a verb of holding stands right behind the body."""
        return self._acts(host.end)

    def _acts(self, at: int) -> bool:
        """Whether a verb of holding stands at `at`."""
        still = _STILL.match(self._key, at)
        start = still.end() if still is not None else at
        verb = self._teller.words.opening.match(self._key, start)
        return verb is not None or self._key.startswith("phối hợp", start)

"""Whose the size is that a sentence tells of a union which is founded or holds its congress."""

from __future__ import annotations

import re
from collections.abc import Sequence

from congdoan.normalise.document import Document, Hit

_LOOK_BACK = 40
# What a union is founded with, and what its congress elects and stands for.
SIZES = frozenset({"members_total", "workers_total", "union_groups", "committee_members"})
_FOUNDED = re.compile(r"(?<!\w)(?:thành lập|ra mắt|công nhận)(?: mới)? $")
_WITH = (
    ", ",
    *(
        f"{word}{all_of}{about} "
        for word in ("với", "có", "gồm")
        for all_of in ("", " tổng số")
        for about in ("", " hơn", " gần", " trên")
    ),
)
_CONGRESS = re.compile(r"đại hội(?: đại biểu| điểm| thành lập| toàn thể)? $")
_HOLDS = re.compile(
    r" (?:đã )?(?:long trọng |phối hợp [^.;:\n]{1,60} )?(?:tổ chức|tiến hành|khai mạc)"
    r"(?: thành công)?(?: phiên \w+(?: \w+)?)? đại hội(?!\w)"
)


def tells_size(doc: Document, start: int) -> bool:
    """Whether the number at `start` may tell the size of the body before it."""
    return doc.key.endswith(_WITH, 0, start)


def founded(doc: Document, named: Sequence[Hit]) -> Hit | None:
    """The base union of `named` that is founded, whose size is told behind them.

    Example: 'LĐLĐ tỉnh công bố quyết định thành lập CĐCS X với 42 đoàn viên' -> CĐCS X.
    """
    unions = (hit for hit in named if hit.kind == "base_union")
    return next((hit for hit in unions if _FOUNDED.search(_before(doc, hit))), None)


def congress_of(doc: Document, named: Sequence[Hit]) -> Hit | None:
    """The first union of `named` that is told as holding its congress."""
    held = (h for h in named if _CONGRESS.search(_before(doc, h)) or _HOLDS.match(doc.key, h.end))
    return next(held, None)


def _before(doc: Document, hit: Hit) -> str:
    return doc.key[max(0, hit.start - _LOOK_BACK) : hit.start]

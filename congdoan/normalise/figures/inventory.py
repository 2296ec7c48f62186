"""The sizes of one union or place of work in a row: each is told as a stock, as the first is."""

from __future__ import annotations

import re

from congdoan.normalise.figures.around import Around
from congdoan.normalise.figures.shape import Shape

_STOCK_OF = {
    "đoàn viên": "members_total",
    "người lao động": "workers_total",
    "cán bộ": "workers_total",
    "công đoàn cơ sở": "base_unions",
}
_STOCKS = frozenset({*_STOCK_OF.values(), "union_groups"})
_HAS = (" có ", " gồm ", " quản lý ", " tổng số ", " với ")
_ENDS = (";", "; ")
# What may be said of a size before the next: '31 CĐCS trực thuộc (9 ngoài công lập); ...'.
_NEXT = re.compile(
    r"(?: (?:khối |ngành )?(?:y tế|bệnh viện)| trực thuộc| (?:ngoài )?công lập)?"
    r"(?: ?\([^()\n]{0,80}\)|, (?:trong đó|nữ)[^;:()\n]{1,60})?; ?"
)
# 'Bệnh viện có 34 khoa, phòng; 712 cán bộ': rooms and beds are no figures, but sizes as well.
_ROOMS = re.compile(
    r"(?<!\w)có \d[\d.]* (?:khoa|phòng|giường|trạm)(?!\w)(?:[^.;:()\n]|(?<=\d)\.(?=\d)){0,50}; ?$"
)
_REACH = 80


class Inventory:
    """Where the last size of a row ends: the row goes on behind a semicolon.

    Example: 'có 31 CĐCS; 142 tổ công đoàn; 2.100 đoàn viên' -> members_total for the last.
    """

    def __init__(self) -> None:
        self._end: int | None = None

    def measure(self, around: Around) -> str | None:
        """The stock that a number tells as the next of the row, or None."""
        key, shape = around.key, around.shape
        stock = _STOCK_OF.get(shape.unit)
        if stock is None or not key.endswith(_ENDS, 0, shape.start):
            return None
        begin = max(0, shape.start - _REACH)
        follows = self._goes_on(key, shape) or _ROOMS.search(key, begin, shape.start)
        return stock if follows and around.stands_bare() else None

    def add(self, around: Around, measure: str | None) -> None:
        """Remember a size: the first of a row stands behind 'có', any other behind one of it."""
        if measure not in _STOCKS:
            return  # '(nữ 1.240)' tells of the size before it
        key, shape = around.key, around.shape
        first = key.endswith(_HAS, 0, shape.start)
        self._end = shape.end if first or self._goes_on(key, shape) else None

    def _goes_on(self, key: str, shape: Shape) -> bool:
        return self._end is not None and bool(_NEXT.fullmatch(key, self._end, shape.start))

"""A given text as it is stored (NFC, plain spaces), with the way back to the given offsets.

Scanners see clean text only; whoever gave the text gets spans into what he gave.
"""

from __future__ import annotations

import re

from congdoan.normalise.inner import inner_record
from congdoan.text import clean

# A letter with loose marks, a run of spaces, a space of another kind, an invisible character, or a
# letter that NFC writes as another one.
_ODD = re.compile(
    r".[\u0300-\u036f]+|[\u0300-\u036f]+| {2,}"
    r"|[ \u00a0\u2002\u2003\u2007\u2009\u202f\u3000\t\r\x0b\x0c]*"
    r"[\u00a0\u2002\u2003\u2007\u2009\u202f\u3000\t\r\x0b\x0c]"
    r"[ \u00a0\u2002\u2003\u2007\u2009\u202f\u3000\t\r\x0b\x0c]*"
    r"|[\u200b-\u200d\u2060\ufeff\u00ad\u0340-\u0344\u0374\u037e\u0387\u2000\u2001\u2126\u212a\u212b]"
    r"|[\uf900-\ufaff]"
)


@inner_record
class Aligned:
    """The clean text; `starts` and `ends` are the given offsets of each of its characters.

    Both are None where the given text was clean already.
    """

    text: str
    given: str
    starts: tuple[int, ...] | None = None
    ends: tuple[int, ...] | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The given span of a clean one that is not empty."""
        if self.starts is None or self.ends is None:
            return start, end
        return self.starts[start], self.ends[end - 1]


def align(given: str) -> Aligned:
    r"""The clean text of `given` with the way back.

    >>> found = align("Co\u0302ng\u00a0 đoàn")
    >>> found.text, found.span(0, 4)
    ('Công đoàn', (0, 5))
    """
    if clean(given) == given:
        return Aligned(text=given, given=given)
    parts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    for odd in _ODD.finditer(given):
        _copy(given, at, odd.start(), (parts, starts, ends))
        stored = clean(odd.group())
        if stored[:1] == " " and parts and parts[-1].endswith(" "):
            stored = stored[1:]
        if stored:
            parts.append(stored)
        starts.extend([odd.start()] * len(stored))
        ends.extend([odd.end()] * len(stored))
        at = odd.end()
    _copy(given, at, len(given), (parts, starts, ends))
    return Aligned(text="".join(parts), given=given, starts=tuple(starts), ends=tuple(ends))


def _copy(given: str, start: int, stop: int, into: tuple[list[str], list[int], list[int]]) -> None:
    """Clean characters as they are; a space after a space is dropped."""
    parts, starts, ends = into
    if start < stop and given[start] == " " and parts and parts[-1].endswith(" "):
        start += 1
    if start < stop:
        parts.append(given[start:stop])
        starts.extend(range(start, stop))
        ends.extend(range(start + 1, stop + 1))

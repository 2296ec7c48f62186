"""One place of work told in full and shorter: 'Bệnh viện Đa khoa Bình An', 'BV Bình An'.

So is a name that goes on with its province: 'Bệnh viện A Thái Nguyên', 'BV A'.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator
from functools import lru_cache

from congdoan.normalise.organisations.span import OrgSpan
from congdoan.text import tone_key

_MOST_WORDS = 4


@lru_cache(maxsize=4)
def _openings(types: tuple[str, ...]) -> re.Pattern[str]:
    """The types that a name begins with, of each the longest."""
    listed = sorted(set(types), key=len, reverse=True)
    return re.compile(f"(?:(?:{'|'.join(map(re.escape, listed))})(?: -)? )*")


def _parts(own: str) -> Iterator[tuple[str, str]]:
    """A name in two, at its last spaces: what may be a province has one to four words."""
    words = own.split()
    for at in range(max(1, len(words) - _MOST_WORDS), len(words)):
        yield " ".join(words[:at]), " ".join(words[at:])


class FullerNames:
    """The named places of work of one kind and document, by the name behind their types."""

    def __init__(
        self, types: tuple[str, ...], provinces: Container[str], named: Iterable[OrgSpan]
    ) -> None:
        """Of those `named`, a place with its province or district behind has no shorter name.

        `provinces` are the keys of the provinces' names.
        """
        self._types = _openings(types)
        self._with_province: defaultdict[str, list[OrgSpan]] = defaultdict(list)
        self._by_name: defaultdict[str, list[tuple[frozenset[str], OrgSpan]]] = defaultdict(list)
        for known in named:
            if known.slot.level == "none":
                words, name = self._parted(known.own)
                self._by_name[name].append((words, known))
                for start, place in _parts(tone_key(known.own)):
                    if place in provinces:
                        self._with_province[start].append(known)

    def of(self, span: OrgSpan) -> OrgSpan:
        """The one of the same name that has more types or its province; else `span` itself."""
        types, name = self._parted(span.own)
        found = [known for more, known in self._by_name[name] if types < more]
        found = found or self._with_province[tone_key(span.own)]
        return found[0] if len(found) == 1 else span

    def _parted(self, own: str) -> tuple[frozenset[str], str]:
        """The words of the types and the key of the name behind them."""
        types = self._types.match(own)
        end = types.end() if types is not None else 0
        return frozenset(own[:end].split()), tone_key(own[end:])

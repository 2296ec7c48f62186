"""One place of work told in full and shorter: 'Bệnh viện Đa khoa Bình An', 'BV Bình An'."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from congdoan.normalise.organisations.span import OrgSpan
from congdoan.text import tone_key


@lru_cache(maxsize=4)
def _openings(types: tuple[str, ...]) -> tuple[str, ...]:
    """The types as a name begins with them, the longest first."""
    return tuple(f"{kind} " for kind in sorted(set(types), key=len, reverse=True))


class FullerNames:
    """The named places of work of one kind and document, by the name behind their types."""

    def __init__(self, types: tuple[str, ...], named: Iterable[OrgSpan]) -> None:
        """Of those `named`, a place that bears its province or district has no shorter name."""
        self._types = _openings(types)
        self._by_name: defaultdict[str, list[tuple[frozenset[str], OrgSpan]]] = defaultdict(list)
        for known in named:
            if known.slot.level == "none":
                words, name = self._parted(known.own)
                self._by_name[name].append((words, known))

    def of(self, span: OrgSpan) -> OrgSpan:
        """The one of the same name that has the types of `span` and more; else `span` itself."""
        types, name = self._parted(span.own)
        found = [known for more, known in self._by_name[name] if types < more]
        return found[0] if len(found) == 1 else span

    def _parted(self, own: str) -> tuple[frozenset[str], str]:
        """The words of the types and the key of the name behind them."""
        types, name = "", own
        while name.startswith(self._types):
            kind = next(opening for opening in self._types if name.startswith(opening))
            types, name = types + kind, name.removeprefix(kind)
        return frozenset(types.split()), tone_key(name)

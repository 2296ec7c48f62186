"""Which body words without a name mean: the only one of its kind that a stretch of text names."""

from __future__ import annotations

import dataclasses
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterator
from functools import cached_property

from congdoan.normalise.organisations.entities import UNKNOWN, Resolved
from congdoan.normalise.organisations.resolve import Resolver
from congdoan.normalise.organisations.span import OrgSpan
from congdoan.normalise.word_rows import Head

UNIONS = frozenset({"health_union", "sector_union", "labour_federation", "base_union"})
NATIONAL_UNIONS = frozenset({"national_confederation", "national_health_union"})
WORKPLACES = frozenset(
    {"hospital", "health_centre", "health_station", "school", "department", "health_department",
     "company", "other"}
)  # fmt: skip

_WITH_UNIONS = ("hospital", "health_centre", "health_station", "school", "company")
_PARTS = ("base_union", "party_body")  # of a place of work, which they name
_OF_EVERY_UNION = ("Ban Chấp hành", "Ban Thường vụ", "Đoàn Chủ tịch")  # tell no one's members
_REACH = 1000  # letters of a line before a bare union that may tell which one it is


class NamedBodies:
    """The resolved bodies of one document by where they stand; a union's board is its union."""

    def __init__(self, resolver: Resolver) -> None:
        self.resolver = resolver
        self.spans = resolver.parser.all
        # What was found from the beginning of the text, by kinds and end: asked for every post.
        self._known: dict[tuple[object, ...], Resolved] = {}

    @cached_property
    def _starts(self) -> list[int]:
        return [span.start for span in self.spans]

    @cached_property
    def _bodies(self) -> list[Resolved]:
        return [self.resolver.resolve(_union_in(span)) for span in self.spans]

    def _between(self, start: int, end: int | None) -> Iterator[tuple[OrgSpan, Resolved]]:
        first = bisect_left(self._starts, start)
        last = len(self.spans) if end is None else bisect_left(self._starts, end)
        told = zip(self.spans[first:last], self._bodies[first:last], strict=True)
        gone = self._gone
        return (named for named in told if named[1].entity_id not in gone) if gone else told

    @cached_property
    def _gone(self) -> set[str | None]:
        """The bodies that have gone into another: no later word means them."""
        gone = self.resolver.parser.gone
        told = zip(self.spans, self._bodies, strict=True) if gone else ()
        return {known.entity_id for span, known in told if span.start in gone} - {None}

    def only(self, *kinds: str, start: int = 0, end: int | None = None) -> Resolved:
        """The one body of `kinds` named from `start` to `end` (default: anywhere)."""
        return self._one_of((kinds, start, end), lambda known: known)

    def only_place(self, kinds: frozenset[str], start: int, end: int | None) -> Resolved:
        """The one place of work of `kinds` that is named itself, by its union or Party cell."""
        return self._one_of((kinds, start, end), self._place)

    def _place(self, known: Resolved) -> Resolved:
        return self.resolver.whole_of(known) if known.kind in _PARTS else known

    def _one_of(
        self,
        asked: tuple[Collection[str], int, int | None],
        meant: Callable[[Resolved], Resolved],
    ) -> Resolved:
        """The one body of the kinds in a stretch that is `meant` by what is named there."""
        kinds, start, end = asked
        if asked in self._known:
            return self._known[asked]
        found: dict[str, Resolved] = {}
        for _, named in self._between(start, end):
            known = meant(named)
            if known.entity_id is not None and known.kind in kinds:
                found[known.entity_id] = known
                if len(found) > 1:
                    break
        only = next(iter(found.values())) if len(found) == 1 else UNKNOWN
        if start == 0:
            self._known[asked] = only
        return only

    def last(self, start: int, end: int) -> Resolved:
        """The last body named from `start` to `end` that is no place of work."""
        told = [known for _, known in self._between(start, end) if known.entity_id is not None]
        return told[-1] if told and told[-1].kind not in _WITH_UNIONS else UNKNOWN

    def only_with_board(self, post: str) -> Resolved:
        """The one union whose board the article names and the post is in: 'Trưởng Ban Nữ công'."""
        boards = (board for board in self._with_board if post.endswith(board))
        return next((self._with_board[board] for board in boards), UNKNOWN)

    @cached_property
    def _with_board(self) -> dict[str, Resolved]:
        found: dict[str, dict[str, Resolved]] = {}
        for span, known in self._between(0, None):
            board = span.head.name if span.inner is not None and span.head.scope == "body" else None
            if board is not None and board not in _OF_EVERY_UNION and known.entity_id is not None:
                found.setdefault(board, {})[known.entity_id] = known
        return {
            name: next(iter(unions.values())) for name, unions in found.items() if len(unions) == 1
        }

    def base_union(self, at: int) -> Resolved:
        """The base union that bare 'Công đoàn cơ sở' at `at` means.

        It is the only one that its line names before, else the only one of the article; where that
        names none, the base union of the only hospital or health centre, where it names several,
        the one told in the last line above that tells any.
        """
        near = self.only("base_union", start=self._line(at), end=at)
        if near.entity_id is None:
            near = self._only_base_union
        return near if near.entity_id is not None else self._last_above(at)

    def _last_above(self, at: int) -> Resolved:
        """The one base union of the last line above that names any."""
        index = bisect_left(self._base_unions, at) - 1
        last = self._base_unions[index] if index >= 0 else at
        return self.only("base_union", start=self._line(last), end=last + 1)

    @cached_property
    def _base_unions(self) -> list[int]:
        """Where the base unions begin that have not gone."""
        return [s.start for s, known in self._between(0, None) if known.kind == "base_union"]

    def union_of(self, span: OrgSpan, found: Resolved) -> Resolved:
        """The base union of a hospital, centre or school; any other body is itself."""
        if found.kind not in _WITH_UNIONS:
            return found
        return self.resolver.part(
            dataclasses.replace(span, head=self._base_head, inner=span), found
        )

    @cached_property
    def _base_head(self) -> Head:
        return next(h for h in self.resolver.scan.knowledge.heads if h.kind == "base_union")

    def _line(self, at: int) -> int:
        """Where the line of `at` begins, or what of it may tell the union."""
        return max(self.resolver.scan.line_start(at), at - _REACH)

    @cached_property
    def _has_base_union(self) -> bool:
        return any(known.kind == "base_union" for known in self._bodies)

    @cached_property
    def _only_base_union(self) -> Resolved:
        place = self.resolver.workplaces.only_one
        if self._has_base_union or place is None:
            return self.only("base_union")
        whole = dataclasses.replace(self.resolver.resolve(place), method="article")
        return self.union_of(place, whole)

    def union(self, at: int) -> Resolved:
        """The union that bare 'Công đoàn' means: the base union, or the only health union."""
        near = self.only("base_union", start=self._line(at), end=at)
        found = near if near.entity_id is not None else self.only("base_union")
        if found.entity_id is not None or self._has_base_union:
            return found
        return self.only("health_union")

    @cached_property
    def first_union(self) -> Resolved:
        """The health or base union named first: whose congress or election an article tells.

        Where it names neither, the federation or other sector's union named first.
        """
        for kinds in (("health_union", "base_union"), ("labour_federation", "sector_union")):
            for _, known in self._between(0, None):
                if known.entity_id is not None and known.kind in kinds:
                    return known
        return UNKNOWN

    def elected_in(self, start: int, end: int) -> Resolved:
        """Whose election is told between two offsets: the first base union, else the health union.

        'Thành lập CĐCS X trên cơ sở hợp nhất CĐCS A và CĐCS B' founds X.
        """
        for kind in ("base_union", "health_union"):
            for span, known in self._between(start, end):
                union = _union_in(span)
                if union.head.kind == kind and not union.generic:
                    return known
        return UNKNOWN


def _union_in(span: OrgSpan) -> OrgSpan:
    """The union that a board belongs to: 'BCH Công đoàn Bệnh viện X'."""
    return span.inner if span.head.scope == "body" and span.inner is not None else span

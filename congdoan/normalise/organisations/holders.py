"""Persons right behind a place of work, whose name is not the place's: 'Giám đốc Bệnh viện A'."""

from __future__ import annotations

from functools import cached_property

from congdoan.normalise.scan import Scan
from congdoan.normalise.word_rows import Head

_OWN_NAME_WORDS = 4


class Holders:
    """Tells who holds the post before a place of work in one scanned document."""

    def __init__(self, scan: Scan) -> None:
        self.scan = scan

    def holds(self, offset: int, end: int, types: tuple[str, ...]) -> bool:
        """Whether a person holds the post before the head, and the text has another of its row.

        That is one by its kind or with a name of its own; a name told without a post stays one.
        """
        start = self.scan.skip_space(end)
        if types and self.scan.names_a_person(start, 3, middle=True):
            return True
        if self.scan.names_a_woman(start):
            return True
        if offset - 1 not in self._ends_of_posts:
            return False
        if not self.scan.names_a_person(start, 3, rare=True):
            return False
        term = self.scan.term("head", offset)  # none before a kind that stands by itself
        head = self.scan.knowledge.heads[term.row] if term is not None else None
        if head is not None and head.bare is not None:
            return True  # 'Đoàn Thanh niên Trung tâm Lê Văn Mẫu': bare 'Trung tâm' has no name
        told = self._told.get(_row_of(head), set()) if head is not None else set()
        known = not types or types[-1] not in self.scan.knowledge.vague_types
        return bool(told) and known and self._name_behind(end) not in told

    @cached_property
    def _told(self) -> dict[str | None, set[str]]:
        """By name of heads the types ("") and own names that stand behind one without a post."""
        found: dict[str | None, set[str]] = {}
        types = self.scan.terms("type")
        for term in self.scan.terms("head").values():
            head, kind = self.scan.knowledge.heads[term.row], types.get(term.end + 1)
            end = kind.end if kind is not None else term.end
            free = term.start - 1 not in self._ends_of_posts and self.scan.capital_at(end + 1)
            if free or kind is not None or head.types:
                found.setdefault(_row_of(head), set()).add(self._name_behind(end) if free else "")
        return found

    def _name_behind(self, end: int) -> str:
        return self.scan.key[end + 1 : self.scan.capital_run(end + 1, _OWN_NAME_WORDS)]

    @cached_property
    def _ends_of_posts(self) -> frozenset[int]:
        """Where posts end, and the union or committee behind a post ('Chủ tịch Công đoàn')."""
        ends = {term.end for kind in ("role", "tail") for term in self.scan.terms(kind).values()}
        behind = (t.end for t in self.scan.terms("head").values() if t.start - 1 in ends)
        return frozenset([*ends, *behind])


def _row_of(head: Head) -> str | None:
    """What heads have in common: their name, and of companies of any legal form that they are."""
    return head.kind if head.kind == "company" else head.name

"""Heads of boards whose board is told before: 'UBKT gồm 5 đồng chí do ông A làm Chủ nhiệm'."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property

from congdoan.normalise.people.roles import RolePhrase
from congdoan.normalise.scan import Scan

_INSPECTION = "Ủy ban Kiểm tra"
_OF_INSPECTION = ("Chủ nhiệm", "Phó Chủ nhiệm")
_OF_BOARDS = ("Trưởng Ban", "Phó Trưởng Ban")
_BOARD = "Ban "
_NO_HEAD = ("Ban Chấp hành", "Ban Thường vụ", "Ban Tổ chức")  # the last one is an event's


class ToldBoards:
    """The boards that one document names, in order."""

    def __init__(self, scan: Scan) -> None:
        self.scan = scan

    def canonical(self, phrase: RolePhrase) -> str:
        """The post's name with the board that its sentence tells before; else as it is."""
        name = phrase.canonical
        if not name.endswith(("Chủ nhiệm", "Ban")) or phrase.words.role not in name:
            return name
        inspects = phrase.words.role in _OF_INSPECTION
        if not inspects and phrase.words.role not in _OF_BOARDS:
            return name
        start = self.scan.doc.sentence_at(phrase.start).start
        first, last = (bisect_left(self._starts, at) for at in (start, phrase.start))
        told = [board for _, board in self._boards[first:last]]
        fitting = [b for b in told if (b == _INSPECTION) == inspects]
        if not fitting:
            return name
        return f"{name} {fitting[-1] if inspects else fitting[-1].removeprefix(_BOARD)}"

    @cached_property
    def _starts(self) -> list[int]:
        return [start for start, _ in self._boards]

    @cached_property
    def _boards(self) -> list[tuple[int, str]]:
        """Where boards are named and what they are called: 'Ban Nữ công', 'Ban Công tác X'."""
        heads = self.scan.knowledge.heads
        found = {
            at: heads[term.row].name or ""
            for at, term in self.scan.terms("head").items()
            if heads[term.row].scope == "body"
        }
        for at, term in self.scan.terms("unit").items():
            if self.scan.text.endswith(_BOARD, 0, at):
                name = self.scan.text[at - len(_BOARD) : term.end]
                found.setdefault(at - len(_BOARD), name)
        boards = (_INSPECTION, _BOARD)
        return sorted(
            (at, name)
            for at, name in found.items()
            if name.startswith(boards) and name not in _NO_HEAD
        )

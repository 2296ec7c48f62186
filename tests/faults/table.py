"""The whole fault table, tried by test_table.py and printed by benchmarks/faults.py."""

from __future__ import annotations

from tests.faults import addresses, answers, operations, pages, wire
from tests.faults.case import Case

ROWS = range(1, 63)

TABLE: tuple[Case, ...] = tuple(
    sorted(
        [*wire.CASES, *answers.CASES, *addresses.CASES, *pages.CASES, *operations.CASES],
        key=lambda case: case.row,
    )
)

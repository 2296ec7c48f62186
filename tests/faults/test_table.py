"""Every fault of the table ends as it must."""

from __future__ import annotations

import re
from contextlib import ExitStack

import pytest

from tests.conftest import ROOT
from tests.faults.case import Place
from tests.faults.table import ROWS, TABLE


@pytest.mark.parametrize("case", TABLE, ids=lambda case: case.label)
def test_every_fault_ends_as_it_must(case, tmp_path):
    with ExitStack() as stack:
        assert case.see(Place(tmp_path, stack)) == case.expected


def test_no_row_is_left_out():
    assert {case.row for case in TABLE} == set(ROWS)
    assert len({case.label for case in TABLE}) == len(TABLE)


def test_the_guide_names_every_row():
    text = (ROOT / "docs" / "reliability.md").read_text(encoding="utf-8")
    told = re.findall(r"^\| (\d+)(?:-(\d+))? \|.*\| yes", text, re.MULTILINE)
    assert [n for a, b in told for n in range(int(a), int(b or a) + 1)] == list(ROWS)

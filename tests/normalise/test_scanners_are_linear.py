"""A hostile line costs in proportion to its length in every scanner of facts."""

# ruff: noqa: E501 - one case of a table is one line

from __future__ import annotations

import time

import pytest

from congdoan.normalise.awards import scan_awards
from congdoan.normalise.dates import scan_dates
from congdoan.normalise.events import scan_events
from congdoan.normalise.figures import scan_figures
from tests.normalise.hand_made import bodies, context, document

HOSTILE = [
    "đồng chí đồng chí ", "LĐLĐ tỉnh tặng Bằng khen cho 3 tập thể và 5 cá nhân ", "12 đoàn viên, ", "ngày 10/1 ",
    "18-19/02/2014 ", "“ abc ", "1.", "1/", "tổng kết ", "hỗ trợ 5 triệu đồng ", "6 tháng đầu năm ", "tại ", "a 12 đoàn viên. ",
]  # fmt: skip


def seconds(text: str) -> float:
    """Processor time of all four scanners on one line."""
    doc = document(text)
    orgs, known = bodies(doc), context()
    start = time.process_time()
    dates = scan_dates(doc, known)
    scan_awards(doc, orgs, (), dates, "0" * 16)
    scan_figures(doc, orgs, dates, "0" * 16, None)
    scan_events(doc, dates, orgs, (), None, "0" * 16, known)
    return time.process_time() - start


@pytest.mark.parametrize("words", HOSTILE)
def test_four_times_the_text_costs_about_four_times_as_much(words: str) -> None:
    short, long = ((words * (size // len(words) + 1))[:size].strip() for size in (15_000, 60_000))
    assert seconds(long) < 9 * seconds(short) + 0.3

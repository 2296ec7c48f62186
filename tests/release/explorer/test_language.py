"""Numbers and days as readers of each language write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congdoan.release.explorer.language import languages

VI, EN = languages({"status": {"given": ["given", "đã tặng"]}})


@pytest.mark.parametrize(
    ("value", "places", "vi", "en"),
    [(1234.5, 1, "1.234,5", "1,234.5"), (2116.0, 2, "2.116", "2,116"), (1000000, 0, "1.000.000",
     "1,000,000"), (0, 0, "0", "0"), (0.25, 2, "0,25", "0.25"), (100, 1, "100", "100")],
)  # fmt: skip
def test_points_and_commas_change_places(value, places, vi, en):
    assert (VI.number(value, places), EN.number(value, places)) == (vi, en)


@given(st.integers(-(10**12), 10**12).map(lambda n: n / 100))
def test_every_number_reads_back(value):
    assert float(EN.number(value, 2).replace(",", "")) == value
    assert VI.number(value, 2).replace(".", "").replace(",", ".") == EN.number(value, 2).replace(
        ",", ""
    )


def test_days_months_and_shares():
    day = date(2024, 1, 2)
    assert (VI.day(day), EN.day(day), VI.day(None)) == ("02/01/2024", "2 Jan 2024", "–")
    assert (VI.month(day), EN.month(day)) == ("01/2024", "Jan 2024")
    assert (VI.percent(5, 8), EN.percent(5, 8), EN.percent(0, 0)) == ("62,5%", "62.5%", "–")


def test_both_languages_have_every_text_and_an_unknown_code_shows_itself():
    assert VI.words.keys() == EN.words.keys()
    assert all(VI.words.values())
    assert all(EN.words.values())
    assert (VI.heading("status", "given"), EN.label("status", "new")) == ("Đã tặng", "new")
    assert EN.label("status", None) == ""

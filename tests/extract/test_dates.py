"""Dates are read in the culture of the page, or not at all."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congdoan.extract.dates import FIRST_YEAR, by_format, find_date

DAYS = st.dates(date(FIRST_YEAR, 1, 1), date(2039, 12, 31))


@pytest.mark.parametrize(
    "shown",
    [
        "Thứ Ba, 09/01/2025 - 08:45", "Đăng lúc: 15:15:58 09/01/2025 (GMT+7)", "09.01.2025",
        "Cập nhật lúc 09:07 - 09/01/2025 (GMT +07:00)", "2025/01/09 02:47", "03:39 | 09/01/2025",
        "Ngày 09 tháng 01 năm 2025", "09 Tháng 1 2025", "Thứ năm - 09/01/2025 14:10", "9-1-2025",
        "2025-01-09+0714:10:00", "2025-01-08T23:30:00Z", "2025-01-09T05:00:00+07:00", "09/01/25",
        "January 9, 2025", "9 Jan 2025", "Ngày đăng: 09/01/2025 - Lượt xem: 45", "09 / 01 / 2025",
        "09/01/2025 06:322490", "1/9/2025 10:35 AM", "Đã đăng vào 09/01/2025 lúc 11:35",
    ],
)  # fmt: skip
def test_forms_of_the_ninth_of_january(shown):
    assert find_date(shown).day == date(2025, 1, 9)


@pytest.mark.parametrize(
    "shown",
    ["17/20/2024", "31/02/2023", "0/1/2023", "19/11", "lúc 10:30", "02/GP-TTĐT", "28/7", "33/34",
     "01/12/2022 10:35 AM", "01/01/1970", "Điện thoại: 0238 3800 000", "1.048 tỷ", "DNUM_BH 18:19"],
)  # fmt: skip
def test_what_is_no_date_or_not_certain_gives_none(shown):
    assert find_date(shown) is None


@pytest.mark.parametrize(
    "shown",
    ["12 Tháng Một, 2026", "Tháng Một 12, 2026", "Th1 12, 2026", "12 Th01 2026", "12-Jan-2026",
     "Thứ Hai, 12 Tháng Giêng 2026", "tháng 1 12, 2026"],
)  # fmt: skip
def test_months_in_words_as_systems_print_them(shown):
    assert find_date(shown).day == date(2026, 1, 12)


@pytest.mark.parametrize(
    "shown",
    ["kết quả 12 tháng năm 2025", "12 tháng từ 2025 đến nay", "30 Tháng Hai, 2026", "Th 2026"],
)
def test_words_after_thang_that_are_no_months(shown):
    assert find_date(shown) is None


@pytest.mark.parametrize("named", ["Mon, ", "Thứ hai, ", "T2 - ", "Monday, ", "Thứ Hai ngày "])
def test_the_weekday_decides_between_two_orders(named):
    assert find_date(f"{named}01/12/2026 - 08:15").day == date(2026, 1, 12)


@pytest.mark.parametrize("named", ["", "Tue, ", "Thứ ba, ", "CN, ", "lúc "])
def test_where_no_weekday_speaks_for_the_american_order_day_comes_first(named):
    assert find_date(f"{named}01/12/2026 - 08:15").day == date(2026, 12, 1)


def test_a_rule_decides_where_the_numbers_do_not():
    assert find_date("1/12/2022 10:35 AM", "mdy").day == date(2022, 1, 12)
    assert find_date("01/12/2022", "dmy").day == date(2022, 12, 1)
    assert find_date("5/22/2022", "dmy") is None


def test_a_format_reads_the_whole_text_only():
    assert by_format("12 01 2022", "%d %m %Y").day == date(2022, 1, 12)
    assert by_format("ngày 12 01 2022", "%d %m %Y") is None


@given(
    DAYS,
    st.sampled_from(["%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "ngày %d tháng %m năm %Y", "%Y-%m-%d"]),
)
def test_every_day_printed_in_vietnamese_order_is_read_back(day, form):
    names = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật")
    assert find_date(f"{names[day.weekday()]}, {day.strftime(form)} | 08:00").day == day


@given(DAYS)
def test_american_stamps_are_never_read_as_another_day(day):
    stamp = f"{day.month}/{day.day}/{day.year} 2:20 PM"
    found = find_date(stamp)
    assert found is None or found.day == day
    assert find_date(stamp, "mdy").day == day


@given(st.text(max_size=60))
def test_the_text_of_a_date_is_part_of_the_line(line):
    found = find_date(line)
    assert found is None or found.text in line
    assert found is None or found.day < date(9999, 12, 31) + timedelta(days=0)

"""Dates beside links: only those that stand alone, never a guess."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congdoan.discover.dates import agreed, find_date, stamped_day, standing_date

DAY = date(2023, 6, 5)


@pytest.mark.parametrize(
    "text",
    [
        "05/06/2023", "(5/6/2023)", "5-6-2023", "05.06.2023", "2023-06-05", "[05/06/2023 14:20]",
        "Thứ hai, 05/06/2023 | 14:20", "Ngày đăng: 05/06/2023", "Cập nhật lúc 14h20, 5/6/2023",
        "05/06/2023 14:20:33 GMT+7", "Thứ Hai, ngày 05 tháng 06 năm 2023", "5 tháng 6, 2023",
        "05/06/2023 08:00 SA", "- 05 / 06 / 2023 -",
    ],
)  # fmt: skip
def test_a_date_with_its_label_stands_alone(text):
    assert standing_date(text) == DAY


@pytest.mark.parametrize(
    "text",
    [
        "Ngày 05/06/2023, tại Hội trường Sở Y tế", "05/06/2023 - 07/06/2023", "5/6", "06/2023",
        "Số 05/06/2023/QĐ", "31/02/2023", "13/13/2023", "05/06/1823", "105/06/2023", "", "Tin mới",
        "Công đoàn 05/06/2023", "1.234.5678", "192.168.2023.1", "05/06/20231",
    ],
)  # fmt: skip
def test_anything_else_is_no_publication_date(text):
    assert standing_date(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "5 Tháng Sáu, 2023", "Tháng Sáu 5, 2023", "Th6 05, 2023", "05 Thg 6, 2023", "June 5, 2023",
        "5 Jun 2023", "05-Jun-2023", "Được gửi bởi admin vào T2, 05/06/2023 - 08:15",
        "Submitted by Super User on Mon, 05/06/2023",
    ],
)  # fmt: skip
def test_months_in_words_and_who_gave_it_in_leave_a_date_alone(text):
    assert standing_date(text) == DAY


@pytest.mark.parametrize(
    "text",
    ["5 tháng năm 2023", "Tháng Sáu 2023", "Gửi bởi Lê Dụ", "30 Tháng Hai, 2023", "May 2023"],
)
def test_words_that_make_no_whole_date_give_none(text):
    assert standing_date(text) is None


def test_american_dates_are_read_where_the_source_says_so():
    assert standing_date("6/5/2023 2:20 PM", "mdy") == DAY
    assert standing_date("25/6/2023", "mdy") is None


@given(st.dates(date(1990, 1, 1), date(2100, 12, 31)), st.sampled_from("/.-"))
def test_every_day_is_read_back_in_both_orders(day, sep):
    parts = [f"{day.day:02}", f"{day.month:02}", str(day.year)]
    assert standing_date(sep.join(parts)) == day
    assert find_date(sep.join([parts[1], parts[0], parts[2]]), "mdy") == day


@given(st.text(max_size=80))
def test_no_text_breaks_the_reader(text):
    assert standing_date(text) is None or find_date(text) is not None


@pytest.mark.parametrize(
    ("stamp", "day"),
    [
        ("2023-06-04T17:30:00Z", DAY), ("2023-06-05T00:30:00+07:00", DAY), ("2023-06-05", DAY),
        ("2023-06-05 23:59", DAY), ("2023-06-05T1", DAY), (None, None), ("hôm nay", None),
    ],
)  # fmt: skip
def test_instants_become_days_in_vietnam(stamp, day):
    assert stamped_day(stamp) == day


def test_dates_that_differ_agree_on_nothing():
    assert agreed([DAY, None, DAY]) == DAY
    assert agreed([DAY, date(2023, 6, 6)]) is None
    assert agreed([]) is None

"""Vietnamese numbers are read as written, and nothing else is taken for a number."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congdoan.normalise.numbers import parse_number, scan_number_words, scan_numbers


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2.116", "2116"), ("7.480", "7480"), ("268.450.000", "268450000"),  # dot = thousands
        ("1,107", "1.107"), ("139,7", "139.7"), ("97,9", "97.9"),  # comma = decimals
        ("01", "1"), ("04", "4"), ("0", "0"),  # leading zero
        ("1,200,000", "1200000"), ("1.107,5", "1107.5"),
    ],
)  # fmt: skip
def test_a_written_number_has_its_vietnamese_value(text: str, value: str) -> None:
    assert parse_number(text) == Decimal(value)


@pytest.mark.parametrize("text", ["1.19.2", "0.123", "12.34.567", "18.1", "2,3,4", "", "12a", "."])
def test_what_is_no_number_is_none(text: str) -> None:
    assert parse_number(text) is None


@pytest.mark.parametrize(
    ("text", "value", "qualifier"),
    [
        ("hơn 900 triệu đồng", 900_000_000, "gt"),
        ("trên 80 người", 80, "gt"),
        ("ít nhất 600 sáng kiến", 600, "gt"),
        ("gần 12,4 tỷ đồng", 12_400_000_000, "approx"),
        ("khoảng 12 nghìn người", 12_000, "approx"),
        ("chưa đến 6 triệu", 6_000_000, "lt"),
        ("chưa tới 5 người", 5, "lt"),
        ("tối đa 5 người", 5, "lt"),
        ("không quá 5 người", 5, "lt"),
        ("tối thiểu 5 người", 5, "gt"),
        ("không dưới 5 người", 5, "gt"),
        ("cấp trên 5 người", 5, "eq"),
        ("xấp xỉ 80 người", 80, "approx"),
        ("ước 80 người", 80, "approx"),
        ("ước tính 80 người", 80, "approx"),
        ("chừng 80 người", 80, "approx"),
        ("1.5 tỷ đồng", 1_500_000_000, "eq"),
        ("4.500cán bộ", 4_500, "eq"),
    ],
)
def test_a_number_keeps_scale_and_qualifier(text: str, value: int, qualifier: str) -> None:
    (number,) = scan_numbers(text)
    assert (number.value, number.qualifier) == (value, qualifier)


@pytest.mark.parametrize("text", ["mô hình f0", "/27", "kh-27/kế", "a1", "1.19.2", "12:30 phút"])
def test_codes_and_parts_of_other_numbers_give_no_wrong_number(text: str) -> None:
    assert all(number.value in {12, 27} for number in scan_numbers(text))


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("tặng hai tập thể", [2]), ("ba cá nhân", [3]), ("có mười công đoàn", [10]),
        ("lần thứ hai và", []), ("mười hai người", [12]), ("năm đoàn viên", []),
        ("một số người", []), ("hai mươi người", [20]), ("hai mươi năm qua", [20]),
        ("hai mươi lăm suất", [25]), ("năm trăm triệu đồng", [500_000_000]),
        ("một tỷ hai trăm linh năm triệu đồng", [1_205_000_000]), ("tháng mười hai", []),
        ("hàng trăm người", []), ("ngày mười một", []), ("một triệu năm 2020", [1_000_000]),
        ("một trăm năm mươi đoàn viên", [150]), ("ba bốn đoàn viên", []),
        ("hai mươi mốt người", [21]), ("hai mươi tư người", [24]), ("tám mươi nhăm", [85]),
        ("hai trăm lẻ bảy suất", [207]), ("chín mươi bảy người", [97]),
        ("ba tỷ đồng", [3_000_000_000]),
    ],
)  # fmt: skip
def test_numbers_in_words_are_read_whole(text: str, values: list[int]) -> None:
    assert [int(number.value) for number in scan_number_words(text)] == values


@given(st.integers(min_value=0, max_value=10**12))
def test_every_grouped_integer_is_read_back(value: int) -> None:
    assert parse_number(f"{value:,}".replace(",", ".")) == value


@given(st.text(alphabet="0123456789., đồngtriệu/", max_size=60))
def test_spans_of_numbers_lie_in_the_text_in_order(text: str) -> None:
    end = 0
    for number in scan_numbers(text):
        assert end <= number.start < number.end <= len(text)
        assert number.qualified_start <= number.start
        end = number.start

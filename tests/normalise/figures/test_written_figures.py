"""How writers put numbers down: thousands with commas and spaces, plural gifts, targets that go on."""

# ruff: noqa: E501 - one case of a table is one line

from __future__ import annotations

import pytest

from tests.normalise.reading import read

_UNION = "Công đoàn ngành Y tế "


def values(text: str) -> list[float]:
    """The values of the figures in order."""
    return [f.value for f in read(text).figures]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("tặng 2,100 suất quà.", [2100]),
        ("có 1,250 đoàn viên.", [1250]),
        ("tiếp nhận hơn 12,500 đơn vị máu.", [12500]),
        ("hiện có 1,250/1,300 đoàn viên.", [1250, 1300]),
        # a share, a scale and another number of digits are decimals
        ("chi hỗ trợ 2,125 tỷ đồng.", [2_125_000_000]),
        ("thu đạt 12,500%.", [12.5]),
        ("có 8,2 bác sĩ trên một vạn dân.", [8.2]),
    ],
)  # fmt: skip
def test_what_comes_whole_has_no_three_decimals(text, expected):
    assert values(_UNION + text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ủng hộ 5 450 000 đ cho đoàn viên.", [5_450_000]),
        ("đã ủng hộ 12 000 000 đồng.", [12_000_000]),
        ("năm 2020 ủng hộ 450 000đ.", [450_000]),
        # a year, a telephone and counts beside each other are no thousands
        ("năm 2020 123 đoàn viên hiến máu.", [123]),
        ("(0275 852 245 đồng chí An) ủng hộ 5 triệu đồng.", [245, 5_000_000]),
        ("quý 1 500 đoàn viên hiến máu.", [500]),
    ],
)  # fmt: skip
def test_spaces_group_thousands_before_the_currency(text, expected):
    assert values(_UNION + text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("phòng chống dịch Covid-19. Đồng thời, Công đoàn thăm đoàn viên.", []),
        ("chống SARS-CoV-2 đồng loạt.", []),
        ("họp cùng 12 đồng nghiệp.", []),
        ("ủng hộ 15 triệu. Đồng thời, Công đoàn thăm đoàn viên.", [15_000_000]),
        ("hỗ trợ 500.000.đồng cho đoàn viên.", [500_000]),
        ("hỗ trợ 500.000 Đồng cho đoàn viên.", [500_000]),
        ("hỗ trợ 3-5 triệu đồng cho đoàn viên.", [3_000_000, 5_000_000]),
    ],
)  # fmt: skip
def test_the_currency_is_no_word_of_the_next_sentence(text, expected):
    assert values(_UNION + text) == expected


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("trao tặng hàng trăm ngàn phần quà trị giá 130 tỷ đồng.", "support_spent"),
        ("tặng nhiều suất quà trị giá 50 triệu đồng.", "support_spent"),
        ("tặng hàng chục món quà trị giá 30 triệu đồng.", "support_spent"),
        ("tặng một phần quà trị giá 500 nghìn đồng.", "gift_value"),
        ("tặng các suất quà trị giá 500 nghìn đồng.", "gift_value"),
        ("tặng hàng trăm phần quà, mỗi phần trị giá 1 triệu đồng.", "gift_value"),
        ("trao 20 suất học bổng trị giá từ 1-2,4 triệu đồng.", "gift_value"),
    ],
)  # fmt: skip
def test_a_value_told_of_a_plural_is_the_sum(text, measure):
    assert read(_UNION + text).figures[-1].measure == measure


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Đại hội thông qua các chỉ tiêu. Cụ thể, kết nạp 90 đoàn viên.", "target"),
        ("Đại hội thông qua 12 chỉ tiêu.\nTheo đó, vận động quỹ 10 tỷ đồng.", "target"),
        ("Đại hội đề ra các chỉ tiêu. Cụ thể: bồi dưỡng cán bộ. Trong đó, phát triển tăng thêm 90 đoàn viên.", "target"),
        ("Đại hội thông qua các chỉ tiêu. Theo đó, Đại hội bầu 15 ủy viên BCH.", "reported"),
        ("Đại hội thông qua các chỉ tiêu. Cụ thể, năm qua đã kết nạp 90 đoàn viên.", "reported"),
        ("Công đoàn hoàn thành các chỉ tiêu. Cụ thể, kết nạp 90 đoàn viên.", "reported"),
        ("Đại hội thông qua các chỉ tiêu. Nhiệm kỳ qua, CĐN kết nạp 90 đoàn viên.", "reported"),
    ],
)  # fmt: skip
def test_a_sentence_that_goes_on_with_targets_tells_targets(text, status):
    assert read(text).figures[-1].status == status


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("có 24 CĐCS; 02 CĐCS giải thể.", ["base_unions", None]),
        ("có 02 CĐCS sáp nhập.", [None]),
        ("có 29 CĐCS, trong đó có 2 công đoàn cơ sở trạm y tế chuyển về.", ["base_unions", None]),
        ("có 24 CĐCS trực thuộc.", ["base_unions"]),
        ("thành lập mới 3 CĐCS.", ["base_unions_new"]),
        ("có 24 CĐCS, giải thể 2 đơn vị.", ["base_unions", None]),
    ],
)  # fmt: skip
def test_what_is_said_of_some_unions_is_no_stock(text, expected):
    assert [f.measure for f in read(_UNION + text).figures] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("xây nhà trị giá khoảng trên, dưới 01 tỷ đồng.", [("approx", 1e9)]),
        ("xây nhà trị giá dưới 01 tỷ đồng.", [("lt", 1e9)]),
        ("nằm trong tốp 3 đơn vị dẫn đầu.", []),
    ],
)
def test_about_a_number_and_a_rank(text, expected):
    assert [(f.qualifier, f.value) for f in read(_UNION + text).figures] == expected

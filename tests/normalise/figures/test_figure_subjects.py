"""Whose a figure is, and whether it was reached, aimed at or only planned."""

# ruff: noqa: E501 - one case of a table is one line

from __future__ import annotations

import pytest

from tests.normalise.reading import read

_HEALTH = "Công đoàn ngành Y tế tỉnh Bến Tre"
_LABOUR = "Liên đoàn Lao động tỉnh Bến Tre"
_NATIONAL = "Tổng Liên đoàn Lao động Việt Nam"


def owners(text: str, **known) -> list[str | None]:
    """The organisations of the figures in order."""
    return [f.org_name for f in read(text, **known).figures]


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("Theo LĐLĐ tỉnh, trong năm đã thành lập được 57 CĐCS.", _LABOUR),
        ("Theo báo cáo của LĐLĐ tỉnh, đến nay có 1.985 CĐCS.", _LABOUR),
        ("Đồng chí Lê Thị Mẫu, Chủ tịch LĐLĐ tỉnh, báo cáo hiện quản lý 110 CĐCS.", _LABOUR),
        ("Đại diện LĐLĐ tỉnh đã trao 30 suất quà.", _LABOUR),
        ("Ông Lê Văn Mẫu - Phó Chủ tịch Tổng Liên đoàn Lao động Việt Nam tặng 90 suất quà.", _NATIONAL),
        ("Phó Chủ tịch LĐLĐ tỉnh Lê Văn Mẫu đã trao 100 phần quà.", _LABOUR),
        ("Công đoàn ngành Y tế được Thường trực LĐLĐ tỉnh ủy quyền trao 30 suất quà.", _HEALTH),
        ("Đoàn công tác của LĐLĐ tỉnh làm việc tại đây. Công đoàn ngành Y tế báo cáo kết quả. Dịp này, đoàn cũng tặng 10 suất quà.", _LABOUR),
        # neither source nor giver
        ("Công đoàn ngành Y tế họp theo kế hoạch của LĐLĐ tỉnh, trao 30 suất quà.", _HEALTH),
        ("Công đoàn ngành Y tế mời đại diện LĐLĐ tỉnh dự, trao 30 suất quà.", _HEALTH),
        ("Công đoàn ngành Y tế họp cùng Chủ tịch LĐLĐ tỉnh. Đã trao 30 suất quà.", _HEALTH),
    ],
)  # fmt: skip
def test_who_reports_and_who_gives_owns_the_figure(text, owner):
    assert owners(text)[-1] == owner


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the body named behind 'các cấp công đoàn' is nearer
        ("Các cấp công đoàn ngành Y tế chi 2 tỷ đồng chăm lo, trong đó LĐLĐ tỉnh hỗ trợ 75 suất quà, mỗi suất 1 triệu đồng. Công đoàn ngành Y tế họp.", [_HEALTH, _LABOUR, _LABOUR]),
        ("Theo LĐLĐ tỉnh, các cấp công đoàn trong tỉnh đã thành lập 50 CĐCS.", [_LABOUR]),
        ("LĐLĐ tỉnh họp. Toàn tỉnh thành lập được 57 CĐCS.", [_LABOUR]),
        ("Công đoàn ngành Y tế họp. Toàn ngành kết nạp 5 đoàn viên.", [_HEALTH]),
        ("Công đoàn ngành Y tế họp. Toàn tỉnh có 350 trường hợp mắc bệnh.", [None]),
        ("Công đoàn ngành Y tế họp. Cả nước có 350 trường hợp mắc bệnh.", [None]),
    ],
)  # fmt: skip
def test_words_for_the_whole_mean_the_union_or_the_federation(text, expected):
    assert owners(text) == expected


def test_bare_base_union_is_the_one_of_the_title_through_its_whole_sentence():
    own = "Công đoàn cơ sở Trung tâm Y tế huyện Ba Tri"
    text = f"{own}: tổng kết năm\nTrung tâm Y tế huyện Ba Tri khám cho dân. CĐCS có 182 đoàn viên, 14 tổ công đoàn; đã thăm hỏi 96 đoàn viên."
    assert owners(text) == [own] * 3


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        (
            "Công đoàn ngành Y tế họp. Chủ tịch mới cùng tập thể lãnh đạo 24 CĐCS hứa cố gắng.",
            _HEALTH,
        ),
        ("Công đoàn ngành Y tế họp. Năm qua, đơn vị đã thăm hỏi 43 đoàn viên.", _HEALTH),
        ("Công đoàn ngành Y tế họp. Các đơn vị ủng hộ 5 triệu đồng.", None),
        ("Công đoàn ngành Y tế phát động, CĐCS vận động được 85 triệu đồng.", None),
        ("Công đoàn ngành Y tế họp. Dịp này, tập thể Khoa Nhi ủng hộ 5 triệu đồng.", None),
    ],
)
def test_own_people_are_told_from_others(text, owner):
    assert owners(text)[-1] == owner


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("Quý I/2023, Công đoàn ngành Y tế trao 50 suất quà. Quý II, sẽ trao 30 suất quà.", None),
        ("Quý I/2023, Công đoàn ngành Y tế trao 50 suất quà. Đã trao 30 suất quà.", "2023-01-01"),
        ("Từ năm 2018 đến nay đã trao 50 suất quà, riêng năm 2022 trao 30 suất quà.", "2022-01-01"),
        ("Năm 2022 có nhiều việc. Đến nay toàn ngành có 4.812 đoàn viên.", None),
    ],
)
def test_a_figure_is_of_the_period_told_last_and_of_none_where_that_has_no_year(text, start):
    told = read(text).figures[-1].period_start_on
    assert (str(told) if told else None) == start


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Kết nạp 120 đoàn viên, vượt chỉ tiêu giao là 100 đoàn viên.", "target"),
        ("Phương hướng năm 2024: kết nạp 40 đoàn viên.", "target"),
        ("50 đoàn viên khó khăn sẽ được tặng quà.", "planned"),
        ("Đồng chí hứa sẽ cùng lãnh đạo 24 CĐCS cố gắng.", "reported"),
        (
            "Đã kết nạp 9 đoàn viên (đạt 90% so với chỉ tiêu giao là 10), thành lập mới 2 CĐCS.",
            "reported",
        ),
        ("Đã kết nạp 9 đoàn viên (chỉ tiêu phát triển của năm), thành lập mới 2 CĐCS.", "reported"),
        ("50 đoàn viên được tặng quà, ngày mai sẽ họp.", "reported"),
    ],
)
def test_aims_and_plans_of_other_forms(text, status):
    assert read(text).figures[-1].status == status

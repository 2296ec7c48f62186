"""Posts that a text tells as past ones, and the day on which a post is told."""

from datetime import date

import pytest

from tests.normalise.reading import read

TOLD_ON = date(2023, 5, 5)


def post_of(text: str):
    """The one position of a text told on 5 May 2023."""
    (post,) = read(text).positions
    return post


@pytest.mark.parametrize(
    "told",
    [
        "Ông Lê Văn Mẫu từng có thời gian làm Giám đốc Sở Y tế tỉnh.",
        "Ông Lê Văn Mẫu từng được bầu làm Chủ tịch LĐLĐ tỉnh.",
        "Ông Lê Văn Mẫu từng kinh qua các chức vụ: Chủ tịch LĐLĐ tỉnh.",
        "Từ năm 2003-2014, ông Lê Văn Mẫu giữ chức Giám đốc Sở Y tế tỉnh.",
        "Từ tháng 3/2003 đến tháng 5/2014, ông Lê Văn Mẫu làm Giám đốc Sở Y tế tỉnh.",
        "Giai đoạn 2015 - 2020, bà Vũ Thị Ví giữ chức Chủ tịch LĐLĐ tỉnh.",
    ],
)
def test_a_post_once_held_or_of_past_years_is_a_former_one(told):
    assert (post_of(told).role_rank, post_of(told).rule_id) == ("former", "position.ended")


@pytest.mark.parametrize(
    "told",
    [
        "Ông Lê Văn Mẫu từng bước được bầu làm Chủ tịch LĐLĐ tỉnh.",
        "Giai đoạn 2021 - 2026, ông Lê Văn Mẫu giữ chức Giám đốc Sở Y tế tỉnh.",
        "Từ năm 2014 đến nay, ông Lê Văn Mẫu giữ chức Giám đốc Sở Y tế tỉnh.",
        "Từ tháng 3/2014, ông Lê Văn Mẫu giữ chức Giám đốc Sở Y tế tỉnh.",
        "Ông Lê Văn Mẫu được bầu làm Chủ tịch LĐLĐ tỉnh nhiệm kỳ 2015 - 2020.",
    ],
)
def test_another_is_held_on_the_day_of_the_text(told):
    assert (post_of(told).role_rank, post_of(told).as_of_on) == ("full", TOLD_ON)


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ("Tháng 3/2014, ông Lê Văn Mẫu được bổ nhiệm làm Giám đốc Sở Y tế tỉnh.", "2014-03-31"),
        ("Ngày 5/3/2014, UBND tỉnh bổ nhiệm ông Lê Văn Mẫu làm Giám đốc Sở Y tế.", "2014-03-05"),
        ("Vào năm 2012, bà Vũ Thị Ví được bầu làm Chủ tịch LĐLĐ tỉnh.", "2012-12-31"),
        ("Từ tháng 3/2003 đến tháng 5/2014, bà Vũ Thị Ví làm Giám đốc Sở Y tế.", "2014-05-31"),
        ("Tháng 5/2023, bà Vũ Thị Ví được bầu làm Chủ tịch LĐLĐ tỉnh.", "2023-05-05"),
    ],
)  # fmt: skip
def test_a_clause_that_opens_with_its_day_tells_the_post_of_that_day(told, day):
    assert post_of(told).as_of_on == date.fromisoformat(day)


@pytest.mark.parametrize(
    "told",
    [
        "Sinh tháng 3/1974, bà Vũ Thị Ví được bầu làm Chủ tịch LĐLĐ tỉnh.",
        "Bà Vũ Thị Ví được bầu làm Chủ tịch LĐLĐ tỉnh.",
        "Tháng 3/2014, cơ quan của bà Vũ Thị Ví, Chủ tịch LĐLĐ tỉnh, đổi tên.",
    ],
)
def test_a_day_of_anything_else_is_not_the_post_s(told):
    assert post_of(told).as_of_on == TOLD_ON


def test_each_clause_of_a_sentence_has_its_own_day():
    told = "Năm 2012, ông được bầu làm Chủ tịch LĐLĐ tỉnh; đến năm 2015, ông làm Giám đốc Sở Y tế."
    days = [post.as_of_on for post in read(f"Ông Lê Văn Mẫu phát biểu. {told}").positions]
    assert days == [date(2012, 12, 31), date(2015, 12, 31)]

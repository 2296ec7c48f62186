"""What stands between a name and its posts and is no post: callings, honours, ages, terms."""

import pytest

from tests.normalise.reading import persons, posts

UNION = "Công đoàn ngành Y tế tỉnh Bến Tre"
HEALTH = "Sở Y tế tỉnh Bến Tre"


@pytest.mark.parametrize(
    "aside",
    [
        " - đại biểu Quốc hội khóa XV,",
        ", Phó Giáo sư, Tiến sĩ,",
        " - Giáo viên Văn -",
        " – bác sĩ chuyên khoa II –",
        ", Trưởng đoàn,",
        " - Khối trưởng Khối thi đua số 2,",
        ", Phó Trưởng cụm,",
        " (SN 1985),",
        ", sinh năm 1985,",
        " – 45 tuổi –",
        ", sinh ngày 2/5/1967, cử nhân Luật,",
        " – Thường vụ Tỉnh ủy,",
    ],
)
def test_a_post_is_read_past_what_is_no_post(aside):
    text = f"Dự có bà Lê Thị Mẫu{aside} Giám đốc Sở Y tế."
    assert posts(text) == [("Lê Thị Mẫu", "Giám đốc", HEALTH)]


@pytest.mark.parametrize(
    "aside",
    [
        ", giáo viên Trường Tiểu học Ba Tri,",
        ", đại biểu HĐND tỉnh,",
        " khóa XIV,",
        ", nhiệm kỳ 2018 - 2023,",
        " (nhiệm kỳ 2018-2023),",
    ],
)
def test_a_list_of_posts_goes_on_behind_what_is_none(aside):
    text = f"Dự có bà Lê Thị Mẫu - Chủ tịch Công đoàn ngành Y tế{aside} Phó Giám đốc Sở Y tế."
    assert [row[1:] for row in posts(text)] == [("Chủ tịch", UNION), ("Phó Giám đốc", HEALTH)]


@pytest.mark.parametrize(
    "behind",
    [
        ", bác sĩ Vi Văn Thử, Giám đốc Sở Y tế",
        ", nhà giáo Vi Văn Thử - Giám đốc Sở Y tế",
        " và điều dưỡng Vi Văn Thử, Giám đốc Sở Y tế",
    ],
)
def test_a_calling_before_the_next_name_is_that_person_s(behind):
    text = f"Dự có bà Lê Thị Mẫu{behind}."
    assert posts(text) == [("Vi Văn Thử", "Giám đốc", HEALTH)]


@pytest.mark.parametrize(
    "aside", [", khách mời,", " - một đoàn viên gương mẫu -", ", cùng bác sĩ trẻ. Sau đó,"]
)
def test_any_other_words_part_a_name_from_a_post(aside):
    assert posts(f"Dự có bà Lê Thị Mẫu{aside} Giám đốc Sở Y tế.") == []


@pytest.mark.parametrize(
    "given",
    [
        "bổ nhiệm Giám đốc Sở Y tế cho",
        "giữ chức Giám đốc Sở Y tế nhiệm kỳ 2023-2028 đối với",
        "công nhận chức danh Giám đốc Sở Y tế cho",
    ],
)
def test_who_has_a_post_of_his_own_is_given_the_one_told_before(given):
    text = f"Quyết định {given} bà Lê Thị Mẫu, Chủ tịch Công đoàn ngành Y tế."
    assert [row[1:] for row in posts(text)] == [("Giám đốc", HEALTH), ("Chủ tịch", UNION)]


@pytest.mark.parametrize(
    "told",
    [
        "Thư chúc mừng của Giám đốc Sở Y tế cho",
        "Đơn của Giám đốc Sở Y tế đối với",
        "Hoa của Giám đốc Sở Y tế. Tặng",
    ],
)
def test_a_post_that_nothing_gives_is_not_the_next_person_s(told):
    text = f"{told} bà Lê Thị Mẫu, Chủ tịch Công đoàn ngành Y tế."
    assert [row[1] for row in posts(text)] == ["Chủ tịch"]


@pytest.mark.parametrize("mark", ["", "- ", "1. ", "Có 5 ủy viên. ", "+ "])
def test_a_post_that_opens_an_item_is_of_the_name_behind_its_colon(mark):
    text = f"{mark}Chủ tịch Công đoàn ngành Y tế: bà Lê Thị Mẫu, Phó Giám đốc Sở Y tế."
    assert [row[1] for row in posts(text)] == ["Chủ tịch", "Phó Giám đốc"]


@pytest.mark.parametrize("before", ["Theo ", "Phát biểu của ", "Kính gửi "])
def test_a_post_in_mid_sentence_is_not_of_the_name_behind_a_colon(before):
    text = f"{before}Chủ tịch Công đoàn ngành Y tế: bà Lê Thị Mẫu, Phó Giám đốc Sở Y tế."
    assert [row[1] for row in posts(text)] == ["Phó Giám đốc"]


def test_a_name_that_ends_like_an_acting_post_is_whole():
    assert persons("Đ/c Phan Xuân Quyền-TUV, Chủ tịch LĐLĐ tỉnh dự.") == ["Phan Xuân Quyền"]
    assert persons("Dự có ông Phan Xuân, quyền Chủ tịch LĐLĐ tỉnh.") == ["Phan Xuân"]


@pytest.mark.parametrize("terms", [" các khóa XIII, XIV", " các nhiệm kỳ"])
def test_a_post_of_several_terms_is_one_person_s(terms):
    text = f"Ông Lê Văn Mẫu là Chủ tịch Công đoàn ngành Y tế{terms}."
    assert posts(text) == [("Lê Văn Mẫu", "Chủ tịch", UNION)]


@pytest.mark.parametrize("many", [" các thời kỳ", " các huyện", " hoặc Phó Chủ tịch"])
def test_a_post_of_many_is_nobody_s(many):
    assert posts(f"Ông Lê Văn Mẫu là Chủ tịch Công đoàn{many}.") == []


def test_an_unlisted_body_behind_a_post_is_kept_as_written_but_a_name_is_none():
    assert posts("Dự có ông Lê Văn Mẫu, Giám đốc Sao Vàng.") == [
        ("Lê Văn Mẫu", "Giám đốc", "Sao Vàng")
    ]
    assert posts("Dự có Giám đốc Lê Văn Mẫu.") == [("Lê Văn Mẫu", "Giám đốc", None)]


@pytest.mark.parametrize(
    "joint", [" - hiện là ", " kiêm nhiệm ", ", kiêm ", ": ", " | ", " là tân ", " nguyên là "]
)
def test_further_joints_of_a_name_and_its_post(joint):
    assert posts(f"Dự có bà Lê Thị Mẫu{joint}Giám đốc Sở Y tế.")[0][1:] == ("Giám đốc", HEALTH)


@pytest.mark.parametrize(
    "joint", [", kiêm nhiệm ", " kiêm ", ", đồng thời là ", " đồng thời là ", ", đồng thời kiêm "]
)
def test_further_joints_of_two_posts(joint):
    text = f"Dự có bà Lê Thị Mẫu, Giám đốc Sở Y tế{joint}Chủ tịch Công đoàn ngành Y tế."
    assert [row[1] for row in posts(text)] == ["Giám đốc", "Chủ tịch"]


@pytest.mark.parametrize("name", ["(LĐLĐ) Việt Nam", "(LĐLĐ)", "Việt Nam", "(LĐLĐ) VIỆT NAM"])
def test_a_list_of_posts_goes_on_behind_a_short_form_in_brackets(name):
    text = f"Bà Lê Thị Mẫu, Ủy viên BCH Tổng Liên đoàn Lao động {name}, Giám đốc Sở Y tế dự."
    assert [row[1:] for row in posts(text)] == [
        ("Ủy viên Ban Chấp hành", "Tổng Liên đoàn Lao động Việt Nam"),
        ("Giám đốc", HEALTH),
    ]


@pytest.mark.parametrize("side", ["Đại diện", "Đại diện cho", "Thay mặt lãnh đạo", "Về phía"])
def test_a_bare_post_is_of_the_side_that_is_told(side):
    told = f"{side} Sở Y tế có bà Lê Thị Mẫu - Phó Giám đốc."
    assert posts(told) == [("Lê Thị Mẫu", "Phó Giám đốc", HEALTH)]


@pytest.mark.parametrize("filled", ["bầu thêm 02", "bổ sung hai", "bầu", "chỉ định thêm 2"])
def test_a_board_is_filled_with_those_who_are_told(filled):
    text = f"Công đoàn ngành Y tế {filled} ủy viên Ban Thường vụ là ông Lê Mẫu và bà Vi Thị Ví."
    rows = [("Lê Mẫu", UNION), ("Vi Thị Ví", UNION)]
    assert [(name, org) for name, _, org in posts(text)] == rows


def test_a_list_of_attendants_behind_a_post_is_not_the_person_s():
    text = "Dự có ông Lê Mẫu, Giám đốc Sở Y tế, chủ tịch và các phó chủ tịch CĐCS."
    assert [row[1] for row in posts(text)] == ["Giám đốc"]

"""Family names that no list knows, pairs and lists of many persons, and who of them is helped."""

import pytest

from tests.normalise.reading import persons, read


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Dự có các đồng chí: Lê Mẫu - Phó Chủ tịch LĐLĐ tỉnh; Tưn Thị Ví - Phó Giám đốc Sở Y tế.",
         ["Lê Mẫu", "Tưn Thị Ví"]),
        ("2 cá nhân là Lò Thị Mẫu, Khoàng Thị Ví được khen.", ["Lò Thị Mẫu", "Khoàng Thị Ví"]),
        ("Trao Bằng khen cho bác sĩ Srây Sóc Ví, Trưởng khoa Ngoại.", ["Srây Sóc Ví"]),
        ("Dự có ông Ông Ích Mẫu, Phó Chủ tịch LĐLĐ tỉnh.", ["Ông Ích Mẫu"]),
        ("Hội nghị tại Nhà Văn hóa, Phó Giám đốc Sở Y tế dự.", []),
        ("Hội nghị của Siêu thị Hoa Mai, Phó Giám đốc Sở Y tế dự.", []),
        ("Đến thăm bác sĩ Srây Sóc Trăng.", []),
    ],
)  # fmt: skip
def test_a_rare_family_name_is_told_by_what_stands_beside_it(text, names):
    assert persons(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Cặp Lê Văn Mẫu – A Thị Ví đạt giải Nhất.", ["Lê Văn Mẫu", "A Thị Ví"]),
        ("cặp đôi Vi Văn Mẫu - Hà Thị Dụ và cặp Lò Văn Ví - Lê Thị Nga về nhì.",
         ["Vi Văn Mẫu", "Hà Thị Dụ", "Lò Văn Ví", "Lê Thị Nga"]),
        ("Gồm: điều dưỡng Lê Thị Mẫu, bác sĩ Vi Ví.", ["Lê Thị Mẫu", "Vi Ví"]),
        ("Diễn viên Lê Thị Mẫu được tặng giải Giọng hát triển vọng.", ["Lê Thị Mẫu"]),
        ("Anh Lê Văn Mẫu - Công đoàn ngành Y tế đạt giải.", ["Lê Văn Mẫu"]),
        ("Cặp bài trùng của Bệnh viện Mắt đạt giải.", []),
        ("Ông Lê Văn Mẫu - Nguyễn Trãi, quận 1.", ["Lê Văn Mẫu"]),
    ],
)  # fmt: skip
def test_pairs_and_items_of_lists_are_persons(text, names):
    assert persons(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("“Tôi rất vui”, Lê Thị Hoài Mẫu, hộ sinh Trạm Y tế xã An Đức, chia sẻ.",
         ["Lê Thị Hoài Mẫu"]),
        ("Kết quả: Lê Văn Mẫu - Bệnh viện Phổi giải Nhất; Vi Thị Ví - TTYT huyện Ba Tri giải Nhì.",
         ["Lê Văn Mẫu", "Vi Thị Ví"]),
        ("Chủ tọa gồm Lê Văn Mẫu, Vi Thị Ví, Hà Văn Dụ điều hành.",
         ["Lê Văn Mẫu", "Vi Thị Ví", "Hà Văn Dụ"]),
        ("Ông K'Brêu, Chủ tịch LĐLĐ tỉnh tiếp đoàn.", ["K'Brêu"]),
        ("Sinh viên Lê Hà Mẫu và linh mục Giuse Vi Văn Ví dự.", ["Lê Hà Mẫu", "Vi Văn Ví"]),
        ("“Vì đoàn viên”, Công đoàn Việt Nam phát động.", []),
        ("Họp tại đường Lê Văn Mẫu - Bệnh viện Phổi.", []),
        ("Phong trào “Xanh”, Bà Triệu, quận 1.", []),
        ("Học tập Chủ tịch Tôn Đức Thắng và danh y Lê Hữu Trác.", []),
    ],
)  # fmt: skip
def test_speakers_winners_and_marked_names_are_persons(text, names):
    assert persons(text) == names


def test_former_chairs_told_as_many_are_told_one_by_one():
    facts = read("Dự có các nguyên Chủ tịch LĐLĐ tỉnh qua các thời kỳ: ông Lê Mẫu, bà Vi Thị Ví.")
    assert [(row.person_name, row.role_canonical) for row in facts.positions] == [
        ("Lê Mẫu", "Nguyên Chủ tịch"), ("Vi Thị Ví", "Nguyên Chủ tịch"),
    ]  # fmt: skip


def helped(text: str) -> list[str | None]:
    return [m.norm for m in read(text).mentions if m.subtype == "beneficiary"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Hỗ trợ 3 đoàn viên bị bệnh, mỗi người 2.000.000đ, trong đó có điều dưỡng Lê Thị Mẫu.",
         ["Lê Thị Mẫu"]),
        ("Thăm hỏi 02 nữ đoàn viên bị tai nạn, gồm: chị Lê Thị Mẫu, bác sĩ Vi Thị Ví.",
         ["Lê Thị Mẫu", "Vi Thị Ví"]),
        ("Anh Lê Văn Mẫu có nhà bị nước cuốn, được LĐLĐ tỉnh trao 5 triệu đồng.", ["Lê Văn Mẫu"]),
        ("Trao học bổng cho con đoàn viên khó khăn; tặng Bằng khen cho chị Lê Thị Mẫu.", []),
        ("Trao Bằng khen tặng anh Lê Văn Mẫu, trao 10 suất quà cho đoàn viên nghèo.", []),
        ("LĐLĐ tỉnh tặng Bằng khen cho chị Lê Thị Mẫu và hỗ trợ 2 đoàn viên ốm.", []),
        ("Tặng Bằng khen; hỗ trợ 5 triệu đồng cho chị Lê Thị Mẫu.", ["Lê Thị Mẫu"]),
    ],
)  # fmt: skip
def test_who_is_given_aid_is_helped_and_who_is_given_an_award_is_not(text, names):
    assert helped(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Các Phó Chủ tịch LĐLĐ tỉnh gồm có: Lê Mẫu, Vũ Thị Ví.", ["Lê Mẫu", "Vũ Thị Ví"]),
        ("chị Lê Thị Mẫu & Vi Thị Ví thi đấu.", ["Lê Thị Mẫu", "Vi Thị Ví"]),
        ("chị Lê Thị Mẫu, và Vi Thị Ví thi đấu.", ["Lê Thị Mẫu", "Vi Thị Ví"]),
        ("bác sĩ Srây Sóc Ví (khoa Ngoại) - Trưởng khoa được khen.", ["Srây Sóc Ví"]),
        ("Đoàn có 3 đội gồm: Khoa Nội, Khoa Sản.", []),
        ("chị em & Trần Phú thi đấu.", []),
        ("Hội nghị có Khoa Nội & Khoa Sản.", []),
    ],
)  # fmt: skip
def test_joints_of_lists_and_brackets_before_posts(text, names):
    assert persons(text) == names


@pytest.mark.parametrize(
    ("caption", "photographers"),
    [
        ("Toàn cảnh. Ảnh minh họa: Thành Mẫu", ["Thành Mẫu"]),
        ("Toàn cảnh. Ảnh: Thành Mẫu", ["Thành Mẫu"]),
        ("Toàn cảnh. Ảnh minh họa", []),
    ],
)
def test_the_label_of_a_picture_may_say_that_it_illustrates(caption, photographers):
    facts = read(f"LĐLĐ tỉnh họp.\n{caption}\nĐoàn viên rất phấn khởi.")
    assert [m.norm for m in facts.mentions if m.subtype == "photographer"] == photographers


@pytest.mark.parametrize(
    ("post", "role"),
    [
        ("Trưởng khoa Nội 2", "Trưởng khoa Nội 2"),
        ("Trưởng khoa Nội 2 - Bệnh viện Phổi tỉnh", "Trưởng khoa Nội 2"),
        ("Trưởng khoa Nội – Bệnh viện Phổi tỉnh", "Trưởng khoa Nội"),
    ],
)
def test_a_number_ends_the_unit_of_a_post(post, role):
    facts = read(f"Dự có ông Lê Văn Mẫu, {post}")
    assert [row.role_canonical for row in facts.positions] == [role]

"""Bodies and posts whose name stands a little away: in the sentence, the title, the next post."""

from __future__ import annotations

import pytest

from tests.normalise.reading import bodies, persons, posts

_AREAS = (
    "Công đoàn ngành Y tế trao 03 mái ấm tại huyện Ba Tri và huyện Bình Đại.\n"
    "Dự lễ có đồng chí Lê Văn Mẫu, UVBTV Huyện ủy, Chủ tịch LĐLĐ huyện Bình Đại;"
    " bà Ngô Thị Ví, Giám đốc TTYT huyện.\n"
)


def test_a_bare_district_is_the_one_of_its_sentence():
    assert posts(_AREAS) == [
        ("Lê Văn Mẫu", "Ủy viên Ban Thường vụ", "Huyện ủy Bình Đại"),
        ("Lê Văn Mẫu", "Chủ tịch", "Liên đoàn Lao động huyện Bình Đại"),
        ("Ngô Thị Ví", "Giám đốc", "Trung tâm Y tế huyện Bình Đại"),
    ]


def test_a_bare_district_is_the_one_told_before_it_in_its_paragraph():
    text = (
        "CĐCS TTYT huyện Ba Tri và CĐCS TTYT huyện Bình Đại nhận cờ.\n"
        "Đoàn thăm huyện Bình Đại. Bà Ngô Thị Ví, Giám đốc TTYT huyện, tiếp đoàn."
    )
    assert posts(text) == [("Ngô Thị Ví", "Giám đốc", "Trung tâm Y tế huyện Bình Đại")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Bà Ngô Thị Ví, Giám đốc TTYT huyện, cảm ơn đoàn.",
        "Lãnh đạo huyện Ba Tri và huyện Bình Đại nghe bà Ngô Thị Ví, Giám đốc TTYT huyện.",
        "Bà Ngô Thị Ví, Giám đốc TTYT huyện, tiếp đoàn. Sau đó đoàn đi huyện Bình Đại.",
    ],
)
def test_a_bare_district_stays_open_where_nothing_near_decides(sentence):
    text = f"Đoàn đi huyện Ba Tri và huyện Bình Đại.\n{sentence}"
    assert "Trung tâm Y tế huyện Bình Đại" not in [org for _, _, org in posts(text)]
    assert "Trung tâm Y tế huyện Ba Tri" not in [org for _, _, org in posts(text)]


@pytest.mark.parametrize(
    ("title", "body", "name"),
    [
        (
            "TTYT HUYỆN BA TRI GẶP MẶT ĐẦU XUÂN",
            "Sáng nay, Trung tâm Y tế huyện Ba Tri gặp mặt đầu xuân.",
            "Trung tâm Y tế huyện Ba Tri",
        ),
        (
            "LĐLĐ HUYỆN MỎ CÀY NAM TRAO QUÀ",
            "Đoàn viên huyện Mỏ Cày Nam nhận quà.",
            "Liên đoàn Lao động huyện Mỏ Cày Nam",
        ),
        (
            "BỆNH VIỆN ĐA KHOA KHU VỰC CÙ LAO MINH TỔ CHỨC HỘI THI",
            "Chiều 5/5, Bệnh viện Đa khoa khu vực Cù Lao Minh thi điều dưỡng giỏi.",
            "Bệnh viện Đa khoa khu vực Cù Lao Minh",
        ),
    ],
)
def test_a_name_in_capitals_is_as_long_as_the_text_tells_it(title, body, name):
    assert bodies(f"{title}\n{body}")[0] == name


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("TTYT HUYỆN GẶP MẶT ĐẦU XUÂN", "Gặp mặt đầu xuân có 50 đoàn viên huyện Ba Tri."),
        ("LĐLĐ HUYỆN BA TRI TRAO QUÀ", "LĐLĐ TRAO QUÀ HUYỆN BA TRI."),
        ("BỆNH VIỆN ĐA KHOA MINH ĐỨC TRAO QUÀ", "Đoàn gặp anh Minh Đức Thịnh ở nhà."),
    ],
)
def test_capitals_alone_tell_no_name(title, body):
    written = {"Gặp", "GẶP", "TRAO", "Minh Đức", "MINH ĐỨC", "BA TRI"}
    names = " ".join(filter(None, bodies(f"{title}\n{body}")))
    assert not any(word in names for word in written)


@pytest.mark.parametrize(
    ("words", "post"),
    [
        ("Phó Chủ tịch UBMTTQVN, Chủ tịch Công đoàn xã Ví Dụ",
         ("Phó Chủ tịch", "Ủy ban Mặt trận Tổ quốc Việt Nam xã Ví Dụ")),
        ("Phó Chủ tịch UBND, Chủ tịch LĐLĐ huyện Ba Tri",
         ("Phó Chủ tịch", "Ủy ban nhân dân huyện Ba Tri")),
        ("Chủ tịch LĐLĐ huyện Ba Tri, Ủy viên UBND",
         ("Chủ tịch", "Liên đoàn Lao động huyện Ba Tri")),
        ("Đảng ủy viên Sở Y tế, Chủ tịch Công đoàn ngành Y tế",
         ("Đảng ủy viên", "Đảng ủy Sở Y tế tỉnh Bến Tre")),
        ("Đảng ủy viên Bệnh viện Bạch Mai", ("Đảng ủy viên", "Đảng ủy Bệnh viện Bạch Mai")),
        ("Đảng ủy viên, Phó Giám đốc Sở Y tế", ("Đảng ủy viên", "Đảng ủy Sở Y tế tỉnh Bến Tre")),
        ("Bí thư Đảng ủy Khối các cơ quan tỉnh",
         ("Bí thư", "Đảng ủy Khối các cơ quan tỉnh Bến Tre")),
        ("Ủy viên Ban Thường vụ Đảng ủy MTTQ và các đoàn thể tỉnh, Chủ tịch LĐLĐ tỉnh",
         ("Ủy viên Ban Thường vụ", "Đảng ủy Mặt trận Tổ quốc và các đoàn thể tỉnh Bến Tre")),
    ],
)  # fmt: skip
def test_the_first_post_has_the_body_that_the_words_beside_it_tell(words, post):
    assert posts(f"Dự hội nghị có đồng chí Lê Văn Mẫu - {words}.")[0][1:] == post


@pytest.mark.parametrize(
    "words",
    [
        "Phó Chủ tịch UBND, Giám đốc Sở Y tế",
        "Phó Chủ tịch UBND, Chủ tịch Công đoàn Bệnh viện Bạch Mai",
        "Phó Chủ tịch UBND",
    ],
)
def test_a_committee_takes_no_unit_from_a_place_of_work(words):
    found = posts(f"Dự hội nghị có đồng chí Lê Văn Mẫu - {words}.")[0]
    assert found[1] == "Phó Chủ tịch"
    assert found[2] in (None, "UBND")


def test_a_post_behind_a_comma_and_kiem_is_the_same_person_s():
    text = "Ông Lê Văn Mẫu, Phó Giám đốc Sở Y tế, kiêm Chủ tịch Công đoàn ngành Y tế, cho biết."
    assert [post for _, post, _ in posts(text)] == ["Phó Giám đốc", "Chủ tịch"]


def test_the_head_of_a_room_elected_in_the_union_is_the_hospital_s():
    text = (
        "CĐCS Bệnh viện Bạch Mai bầu Ban Chấp hành: CN. Lê Văn Mẫu – Trưởng phòng Điều dưỡng"
        " giữ chức Phó Chủ tịch."
    )
    assert [org for _, _, org in posts(text)] == [
        "Bệnh viện Bạch Mai",
        "Công đoàn cơ sở Bệnh viện Bạch Mai",
    ]


def test_bare_hospital_is_not_one_that_has_ended():
    text = (
        "CĐCS Bệnh viện Phổi tỉnh thành lập từ CĐCS Bệnh viện Lao (cũ)."
        " Bà Ngô Thị Ví, Phó Giám đốc bệnh viện, dự."
    )
    assert posts(text)[0][2] == "Bệnh viện Phổi tỉnh Bến Tre"


@pytest.mark.parametrize(
    "sentence",
    [
        "Phó Bí thư Tỉnh ủy, Chủ tịch HĐND tỉnh - Lê Thị Mẫu phát biểu.",
        "Tại đại hội, Chủ tịch LĐLĐ tỉnh – Lê Thị Mẫu tặng hoa.",
        "Giám đốc Sở Y tế - Lê Thị Mẫu trao quà.",
    ],
)
def test_a_full_name_behind_a_post_and_a_dash_is_a_person(sentence):
    assert persons(sentence) == ["Lê Thị Mẫu"]
    assert posts(sentence)


@pytest.mark.parametrize(
    ("sentence", "holders"),
    [
        ("Ông Ngô Ví, Chủ tịch LĐLĐ tỉnh - Lê Thị Mẫu dự.", ["Ngô Ví"]),
        ("Các Chủ tịch LĐLĐ huyện - Lê Thị Mẫu dự.", []),
        ("Giám đốc Sở Y tế - Hội Nông dân tỉnh ký kết.", []),
    ],
)
def test_a_dash_behind_a_post_alone_gives_no_holder(sentence, holders):
    assert [name for name, _, _ in posts(sentence)] == holders


@pytest.mark.parametrize(
    ("name", "norm"),
    [
        ("CĐCS Trường THPT Bắc Mê", "Công đoàn cơ sở Trường THPT Bắc Mê"),
        ("CĐCS Trường THCS-THPT Ví Dụ", "Công đoàn cơ sở Trường THCS&THPT Ví Dụ"),
        ("CĐCS Trường Mầm non Hoa Sen", "Công đoàn cơ sở Trường Mầm non Hoa Sen"),
    ],
)
def test_schools_have_names_of_their_own(name, norm):
    assert bodies(f"Đoàn thăm {name} sáng nay.") == [norm]


@pytest.mark.parametrize(
    "words", ["Trường THPT Bắc Mê", "các trường mầm non", "Trường tiểu học Ví Dụ"]
)
def test_schools_without_a_union_are_no_bodies(words):
    assert bodies(f"Đoàn thăm {words} sáng nay.") == []


@pytest.mark.parametrize(
    ("words", "party"),
    [
        ("Bí thư Đảng ủy xã Ví Dụ", "Đảng ủy xã Ví Dụ"),
        ("Bí thư Đảng ủy, Chủ tịch HĐND xã Ví Dụ", "Đảng ủy xã Ví Dụ"),
        ("Phó Bí thư Đảng ủy, Chủ tịch UBND phường An Hội", "Đảng ủy phường An Hội"),
        ("Bí thư Đảng ủy, Giám đốc Bệnh viện Bạch Mai", "Đảng ủy Bệnh viện Bạch Mai"),
    ],
)
def test_a_party_committee_is_of_its_commune_or_of_the_place_of_work(words, party):
    assert posts(f"Dự lễ có ông Lê Văn Mẫu - {words}.", on="2025-10-10")[0][2] == party


def test_the_chair_of_the_union_of_the_commune_told_before():
    text = (
        "Dự lễ có ông Lê Văn Mẫu - Phó Bí thư Đảng ủy, Chủ tịch UBND xã Ví Dụ;"
        " bà Ngô Thị Ví - Phó Bí thư Đảng ủy, Chủ tịch HĐND xã;"
        " ông Vi Văn Dụ - Chủ tịch Công đoàn xã."
    )
    assert [org for _, _, org in posts(text, on="2025-10-10")] == [
        "Đảng ủy xã Ví Dụ",
        "Ủy ban nhân dân xã Ví Dụ",
        "Đảng ủy xã Ví Dụ",
        "Hội đồng nhân dân xã Ví Dụ",
        "Công đoàn xã Ví Dụ",
    ]


@pytest.mark.parametrize(
    ("opening", "org"),
    [
        (
            "Đại hội bầu Ban Chấp hành LĐLĐ tỉnh Bạc Liêu khóa X.",
            "Liên đoàn Lao động tỉnh Bạc Liêu",
        ),
        (
            "CĐCS Bệnh viện Bạch Mai dự đại hội với LĐLĐ tỉnh Bạc Liêu.",
            "Công đoàn cơ sở Bệnh viện Bạch Mai",
        ),
        ("Đại hội đã họp một ngày.", None),
    ],
)
def test_an_election_is_a_federation_s_where_no_health_or_base_union_is_named(opening, org):
    found = posts(f"{opening} Ông Lê Văn Mẫu được bầu làm Chủ tịch.")
    assert found == [("Lê Văn Mẫu", "Chủ tịch", org)]


@pytest.mark.parametrize(
    ("text", "org"),
    [
        (
            "CĐCS Bệnh viện Bạch Mai họp. Bà Lê Thị Mẫu, Trưởng khoa Nội, dự.",
            "Bệnh viện Bạch Mai",
        ),
        (
            "TTYT huyện Ba Tri thi giỏi. Bà Lê Thị Mẫu, Phó Trưởng khoa Nhi, dự.",
            "Trung tâm Y tế huyện Ba Tri",
        ),
        (
            "Bệnh viện Bạch Mai đón TTYT huyện Ba Tri. Bà Lê Thị Mẫu, Trưởng khoa Nội, dự.",
            None,
        ),
        ("A\nB\nBệnh viện Bạch Mai họp. Bà Lê Thị Mẫu, Trưởng phòng Nghiệp vụ Y, dự.", None),
        ("Hội nghị đã họp. Bà Lê Thị Mẫu, Trưởng khoa Nội, dự.", None),
    ],
)
def test_the_head_of_a_clinical_department_is_of_the_only_hospital_named(text, org):
    assert posts(text)[0][2] == org


@pytest.mark.parametrize(
    ("words", "post"),
    [
        ("Phó Giám đốc phụ trách, điều hành", "Phó Giám đốc phụ trách điều hành"),
        ("Phó Giám đốc phụ trách điều hành", "Phó Giám đốc phụ trách điều hành"),
        ("Phó Giám đốc phụ trách", "Phó Giám đốc phụ trách"),
    ],
)
def test_who_is_in_charge_of_the_hospital(words, post):
    assert posts(f"Dự lễ có bà Lê Thị Mẫu, {words} Bệnh viện Bạch Mai.") == [
        ("Lê Thị Mẫu", post, "Bệnh viện Bạch Mai")
    ]


@pytest.mark.parametrize(
    ("first", "second", "org"),
    [
        ("Phó Chủ tịch LĐLĐ tỉnh và", "Trưởng Ban Nữ công", "Liên đoàn Lao động tỉnh Bến Tre"),
        ("Chủ tịch LĐLĐ tỉnh;", "Phó Trưởng Ban Tổ chức", "Liên đoàn Lao động tỉnh Bến Tre"),
        ("Chủ tịch LĐLĐ tỉnh,", "Trưởng Ban Tài chính", "Liên đoàn Lao động tỉnh Bến Tre"),
        ("Giám đốc Sở Y tế và", "Trưởng Ban Nữ công", None),
        ("Chủ tịch LĐLĐ tỉnh và", "Trưởng phòng Tài chính", None),
        ("Chủ tịch LĐLĐ tỉnh, mời Công đoàn Viên chức tỉnh. Sau đó", "Trưởng Ban Nữ công", None),
    ],
)
def test_the_head_of_a_board_told_next_to_the_union_s_chair_is_the_union_s(first, second, org):
    text = f"Dự lễ có đồng chí Lê Văn Mẫu, {first} đồng chí Ngô Thị Ví, {second}."
    assert posts(text)[1] == ("Ngô Thị Ví", second, org)


@pytest.mark.parametrize("post", ["Trạm trưởng", "Trưởng", "Phó Trạm trưởng"])
def test_the_head_of_a_health_station(post):
    found = posts(f"Dự lễ có bà Lê Thị Mẫu, {post} Trạm Y tế xã Ví Dụ.")
    assert [org for _, _, org in found] == ["Trạm Y tế xã Ví Dụ"]

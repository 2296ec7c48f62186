"""Bodies and posts in short forms: 'VN', 'HU', 'TUV', and names that hold another place's name."""

from __future__ import annotations

import pytest

from tests.normalise.reading import bodies, posts, read


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Công đoàn Giáo dục VN họp.", "Công đoàn Giáo dục Việt Nam"),
        ("Công đoàn ngành Xây dựng Việt Nam họp.", "Công đoàn Xây dựng Việt Nam"),
        ("Hội Điều dưỡng VN họp.", "Hội Điều dưỡng Việt Nam"),
        ("Trung ương Hội Khuyến học Việt Nam họp.", "Hội Khuyến học Việt Nam"),
        ("TW Hội Nông dân họp.", "Hội Nông dân Việt Nam"),
        ("Công đoàn ngành Giáo dục họp.", "Công đoàn ngành Giáo dục tỉnh Bến Tre"),
        ("Hội Khuyến học tỉnh họp.", "Hội Khuyến học tỉnh Bến Tre"),
        ("Hội Nông dân tỉnh Vĩnh Long họp.", "Hội Nông dân tỉnh Vĩnh Long"),
    ],
)
def test_bodies_of_the_country_and_of_a_province(text: str, body: str):
    assert bodies(text) == [body]


@pytest.mark.parametrize(
    ("text", "body", "entity"),
    [
        ("Bệnh viện Đa khoa Sài Gòn - Hà Tĩnh họp.", "Bệnh viện Đa khoa Sài Gòn - Hà Tĩnh",
         "org:ha-tinh:hospital:da-khoa-sai-gon-ha-tinh"),
        ("Bệnh viện Sài Gòn – Nam Định họp.", "Bệnh viện Sài Gòn – Nam Định",
         "org:nam-dinh:hospital:sai-gon-nam-dinh"),
        ("Bệnh viện Trung ương Huế họp.", "Bệnh viện Trung ương Huế",
         "org:vn:hospital:trung-uong-hue"),
        ("Bệnh viện Đa khoa Huế họp.", "Bệnh viện Đa khoa Huế",
         "org:thua-thien-hue:hospital:da-khoa"),
        ("Bệnh viện Phổi Nam Định - một đơn vị mạnh.", "Bệnh viện Phổi Nam Định",
         "org:nam-dinh:hospital:phoi"),
        ("Bệnh viện Đa khoa tỉnh Nam Định - Thái Bình cùng họp.", "Bệnh viện Đa khoa tỉnh Nam Định",
         "org:nam-dinh:hospital:da-khoa"),
    ],
)  # fmt: skip
def test_a_name_that_holds_a_place(text: str, body: str, entity: str):
    found = next(m for m in read(text).mentions if m.type == "organisation")
    assert (found.norm, found.entity_id) == (body, entity)


@pytest.mark.parametrize(
    ("province", "post"),
    [
        ("vn-can-tho", ("Lê Mẫu", "Thành ủy viên", "Thành ủy Cần Thơ")),
        ("vn-da-nang", ("Lê Mẫu", "Thành ủy viên", "Thành ủy Đà Nẵng")),
        ("vn-ben-tre", ("Lê Mẫu", "Tỉnh ủy viên", "Tỉnh ủy Bến Tre")),
    ],
)
def test_tuv_is_of_the_city_or_of_the_province(province: str, post: tuple[str, str, str]):
    found = read("Ông Lê Mẫu, TUV, Giám đốc Sở Y tế dự.", province=province)
    row = found.positions[0]
    assert (row.person_name, row.role_canonical, row.org_name) == post
    assert next(m.norm for m in found.mentions if m.type == "role") == post[1]
    assert post[2] in {entity.name for entity in found.entities}
    assert len([e for e in found.entities if e.kind == "party_body"]) == 1


@pytest.mark.parametrize(
    ("text", "post"),
    [
        ("Ông Ngô Dụ - Bí thư HU, dự hội nghị ở huyện Ba Tri.",
         ("Ngô Dụ", "Bí thư", "Huyện ủy Ba Tri")),
        ("Bà Vi Ví - UVBTV HU, Phó Chủ tịch UBND huyện Ba Tri.",
         ("Vi Ví", "Ủy viên Ban Thường vụ", "Huyện ủy Ba Tri")),
        ("Bà Vi Ví - Phó Bí thư TT Tỉnh ủy.",
         ("Vi Ví", "Phó Bí thư Thường trực", "Tỉnh ủy Bến Tre")),
        ("Ông Lê Dụ - Ủy viên BCH Trung ương Đảng.",
         ("Lê Dụ", "Ủy viên Trung ương Đảng", "Ban Chấp hành Trung ương Đảng")),
        ("Ông Lê Dụ, UVTW Đảng, dự.",
         ("Lê Dụ", "Ủy viên Trung ương Đảng", "Ban Chấp hành Trung ương Đảng")),
        ("Ông Lê Dụ - Phó Chủ tịch Trung ương Hội Khuyến học Việt Nam.",
         ("Lê Dụ", "Phó Chủ tịch", "Hội Khuyến học Việt Nam")),
    ],
)  # fmt: skip
def test_posts_of_party_and_society(text: str, post: tuple[str, str, str]):
    assert posts(text)[0] == post


@pytest.mark.parametrize("text", ["Tiếng hu hu vang lên.", "Trường vn họp.", "Ông Ví hu lên."])
def test_short_forms_in_small_letters_are_none(text: str):
    assert bodies(text) == []


ABOUT = "Bệnh viện Đa khoa tỉnh Thanh Hóa tổ chức đại hội công đoàn.\n"


@pytest.mark.parametrize(
    ("text", "post"),
    [
        ("Chủ tịch Công đoàn Bệnh viện Lê Văn Mẫu phát biểu.",
         ("Lê Văn Mẫu", "Chủ tịch", "Công đoàn cơ sở Bệnh viện Đa khoa tỉnh Thanh Hóa")),
        ("Giám đốc Bệnh viện Lê Văn Mẫu phát biểu.",
         ("Lê Văn Mẫu", "Giám đốc", "Bệnh viện Đa khoa tỉnh Thanh Hóa")),
        ("Bí thư Đảng ủy, Giám đốc Bệnh viện Vũ Thị Ví dự.",
         ("Vũ Thị Ví", "Bí thư", "Đảng ủy Bệnh viện Đa khoa tỉnh Thanh Hóa")),
    ],
)  # fmt: skip
def test_behind_a_post_of_the_known_hospital_stands_a_person(text: str, post: tuple[str, str, str]):
    assert posts(ABOUT + text)[0] == post


@pytest.mark.parametrize(
    "text",
    [
        "Giám đốc Bệnh viện Lê Văn Mẫu phát biểu.",
        ABOUT + "Đoàn Bệnh viện Lê Văn Mẫu cùng dự.",
        ABOUT + "Cán bộ của Bệnh viện Lê Văn Mẫu cùng dự.",
    ],
)
def test_else_it_is_the_hospitals_own_name(text: str):
    assert "Bệnh viện Lê Văn Mẫu" in bodies(text)


@pytest.mark.parametrize(
    "text",
    ["BCH Công đoàn Bệnh viện họp.", "Đảng bộ Bệnh viện họp.", "Bệnh viện tặng quà."],
)
def test_a_bare_hospital_is_the_one_that_the_text_names(text: str):
    assert (bodies(ABOUT + text)[-1] or "").endswith("Bệnh viện Đa khoa tỉnh Thanh Hóa")


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Bệnh viện Mắt Phú Thọ họp.\nCĐCS Bệnh viện Mắt nhận quà.",
         "Công đoàn cơ sở Bệnh viện Mắt Phú Thọ"),
        ("Bệnh viện Nhi tỉnh Phú Thọ họp.\nBệnh viện Nhi nhận quà.", "Bệnh viện Nhi tỉnh Phú Thọ"),
        ("Bệnh viện Mắt Phú Thọ, Bệnh viện Mắt Sơn La họp.\nBệnh viện Mắt nhận quà.",
         "Bệnh viện Mắt tỉnh Bến Tre"),
        ("Bệnh viện Nhi Phú Thọ họp.\nBệnh viện Mắt nhận quà.", "Bệnh viện Mắt tỉnh Bến Tre"),
        ("Bệnh viện Mắt Phú Thọ họp.\nBệnh viện Mắt Sài Gòn nhận quà.", "Bệnh viện Mắt Sài Gòn"),
    ],
)  # fmt: skip
def test_a_hospital_told_once_with_its_province_keeps_it(text: str, body: str):
    assert bodies(text)[-1] == body


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("CĐCS Trường THPT Mẫu Sơn họp.", "Công đoàn cơ sở Trường THPT Mẫu Sơn"),
        ("Công đoàn trường THCS&THPT Mẫu Sơn họp.", "Công đoàn cơ sở Trường THCS&THPT Mẫu Sơn"),
        ("Công đoàn Trường Tiểu học xã Tân Mẫu.", "Công đoàn cơ sở Trường Tiểu học xã Tân Mẫu"),
        ("Bà Lê Thị Mẫu, Hiệu trưởng Trường THPT Mẫu Sơn, dự ở xã Mẫu Sơn.", "Trường THPT Mẫu Sơn"),
        (
            "Đoàn về xã Mẫu Sơn. CĐCS Trường THPT Mẫu Sơn họp.",
            "Công đoàn cơ sở Trường THPT Mẫu Sơn",
        ),
    ],
)
def test_schools_and_their_unions(text: str, body: str):
    assert bodies(text) == [body]


@pytest.mark.parametrize(
    "text",
    [
        "Cháu học Trường Mầm non Hoa Mẫu.",
        "Các trường THPT trong tỉnh nghỉ.",
        "Chị dạy ở trường tiểu học.",
    ],
)
def test_a_school_alone_is_where_things_happen(text: str):
    assert bodies(text) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Chủ tịch HĐND tỉnh - Lê Thị Ái Mẫu phát biểu.", ["Lê Thị Ái Mẫu"]),
        ("Giám đốc Bệnh viện Phổi tỉnh – Vũ Thị Ví dự.", ["Vũ Thị Ví"]),
        ("Phó Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh - Cao Văn Dụ dự.", ["Cao Văn Dụ"] * 2),
        (
            "Bà Lê Thị Mẫu - Chủ tịch LĐLĐ tỉnh - Vũ Thị Ví - Phó Chủ tịch LĐLĐ tỉnh.",
            ["Lê Thị Mẫu"],
        ),
        ("Chủ tịch LĐLĐ tỉnh - Trưởng đoàn phát biểu.", []),
        ("Chủ tịch LĐLĐ tỉnh - Phú Thọ quê ông.", []),
    ],
)
def test_a_post_a_dash_and_a_full_name(text: str, names: list[str]):
    assert [name for name, *_ in posts(text)] == names


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Đại hội bầu Ban Chấp hành LĐLĐ tỉnh. Ông Lê Văn Mẫu được bầu làm Chủ tịch.",
         "Liên đoàn Lao động tỉnh Bến Tre"),
        ("Công đoàn ngành Y tế có BCH LĐLĐ tỉnh dự. Ông Lê Văn Mẫu được bầu làm Chủ tịch.",
         "Công đoàn ngành Y tế tỉnh Bến Tre"),
        ("Hội nghị của tỉnh. Ông Lê Văn Mẫu được bầu làm Chủ tịch.", None),
    ],
)  # fmt: skip
def test_whose_chair_was_elected(text: str, body: str | None):
    assert posts(text)[-1][2] == body


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Có nhiều gương sáng như: Lê Văn Mẫu, Vũ Thị Ví.", 2),
        ("Các nhà giáo tiêu biểu như: Lê Văn Mẫu, Trường THCS Mẫu Sơn.", 1),
        ("Đoàn đến các xã như: Lê Minh Xuân, Tân Phú Đông.", 0),
    ],
)
def test_examples_in_a_list(text: str, names: int):
    people = [m for m in read(text).mentions if m.type == "person"]
    assert len(people) == names


@pytest.mark.parametrize(
    ("text", "post"),
    [
        ("Ông Lê Văn Mẫu - Chánh VP LĐLĐ tỉnh.",
         ("Lê Văn Mẫu", "Chánh Văn phòng", "Liên đoàn Lao động tỉnh Bến Tre")),
        ("Bà Vi Thị Ví - Trưởng Ban TG-NC LĐLĐ tỉnh.",
         ("Vi Thị Ví", "Trưởng Ban TG - NC", "Liên đoàn Lao động tỉnh Bến Tre")),
        ("Ông Cao Dụ, Trưởng phòng GD&ĐT huyện, dự.", ("Cao Dụ", "Trưởng phòng GD&ĐT", None)),
        ("Bà Vi Thị Ví, Phó Bí thư Đảng ủy Khối các cơ quan tỉnh.",
         ("Vi Thị Ví", "Phó Bí thư", "Đảng ủy Khối các cơ quan tỉnh Bến Tre")),
        ("NGND Lê Văn Dụ, nguyên Phó Chủ tịch UBND tỉnh.",
         ("Lê Văn Dụ", "Nguyên Phó Chủ tịch", "Ủy ban nhân dân tỉnh Bến Tre")),
        ("Ông Lê Văn Mẫu - Trưởng khoa Nội, Bệnh viện Phổi tỉnh.",
         ("Lê Văn Mẫu", "Trưởng khoa Nội", "Bệnh viện Phổi tỉnh Bến Tre")),
    ],
)  # fmt: skip
def test_offices_units_and_committees_in_short(text: str, post: tuple[str, str, str | None]):
    assert posts(text) == [post]


@pytest.mark.parametrize(
    ("text", "entities"),
    [
        ("Công đoàn Y tế Thủ đô tặng quà.", ["org:ha-noi:health-union", "vn-ha-noi"]),
        ("Đoàn về Thủ đô dự đại hội.", ["vn-ha-noi"]),
        ("Đoàn về thủ đô Hà Nội dự đại hội.", ["vn-ha-noi"]),
        ("Đoàn đến Thủ đô Viêng Chăn.", []),
        ("Hà Giang xa thủ đô.", ["vn-ha-giang"]),
        ("Thủ đô Băng Cốc đón đoàn.", []),
    ],
)
def test_the_capital_is_ha_noi(text: str, entities: list[str]):
    kinds = ("place", "organisation")
    assert [m.entity_id for m in read(text).mentions if m.type in kinds] == entities


@pytest.mark.parametrize(
    ("text", "post"),
    [
        ("Ông Vũ Dụ, Chủ tịch Công đoàn Giáo dục huyện Ba Tri.",
         ("Vũ Dụ", "Chủ tịch", "Công đoàn ngành Giáo dục huyện Ba Tri")),
        ("Ông Vũ Dụ, Chủ tịch Công đoàn Giáo dục tỉnh.",
         ("Vũ Dụ", "Chủ tịch", "Công đoàn ngành Giáo dục tỉnh Bến Tre")),
        ("Lãnh đạo Sở Y tế có ông Vũ Dụ, Trưởng phòng GD&ĐT huyện Ba Tri.",
         ("Vũ Dụ", "Trưởng phòng", "Phòng Giáo dục và Đào tạo huyện Ba Tri")),
        ("Phía Sở Y tế có ông Vũ Dụ, Phó Giám đốc.",
         ("Vũ Dụ", "Phó Giám đốc", "Sở Y tế tỉnh Bến Tre")),
    ],
)  # fmt: skip
def test_a_district_is_not_its_province(text: str, post: tuple[str, str, str | None]):
    assert posts(text) == [post]

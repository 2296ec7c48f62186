"""Posts of a district's Party committee that does not say which district it is."""

import pytest

from tests.normalise.reading import posts

TWO = "Lãnh đạo huyện Bình Đại và huyện Giồng Trôm họp. "


@pytest.mark.parametrize(
    "told",
    [
        "ông Lê Mẫu, Bí thư Huyện ủy, Chủ tịch HĐND huyện Ba Tri",
        "ông Lê Mẫu, Bí thư Huyện ủy, Giám đốc Trung tâm Y tế huyện Ba Tri",
        "ông Lê Mẫu, Chủ tịch LĐLĐ huyện Ba Tri, Bí thư Huyện ủy",
        "ông Lê Mẫu, HUV, Chủ tịch CĐCS Trung tâm Y tế huyện Ba Tri",
        "Huyện ủy viên, Chủ tịch LĐLĐ huyện Ba Tri Lê Văn Mẫu",
    ],
)
def test_it_is_of_the_district_that_a_post_beside_it_names(told):
    assert "Huyện ủy Ba Tri" in {org for *_, org in posts(f"{TWO}Dự có {told}.")}


@pytest.mark.parametrize(
    ("told", "committee"),
    [
        ("ông Lê Mẫu, Bí thư Huyện ủy Bình Đại, Chủ tịch HĐND huyện Ba Tri", "Huyện ủy Bình Đại"),
        ("ông Lê Mẫu, Bí thư Huyện ủy, Chủ tịch Công đoàn ngành Y tế tỉnh", "Huyện ủy"),
        ("ông Lê Mẫu, Bí thư Tỉnh ủy, Chủ tịch HĐND huyện Ba Tri", "Tỉnh ủy Bến Tre"),
    ],
)
def test_a_committee_that_says_where_it_is_or_has_no_district_beside_it_is_not(told, committee):
    assert posts(f"{TWO}Dự có {told}.")[0][2] == committee


@pytest.mark.parametrize(
    "written",
    ["Trưởng ban quản lý dự án", "Trưởng Ban chỉ đạo", "Phó Trưởng ban đại diện Hội cha mẹ"],
)
def test_a_board_in_small_letters_that_no_list_knows_is_of_no_union(written):
    text = f"LĐLĐ tỉnh họp. Ông Lê Mẫu được điều động làm {written}."
    assert [org for *_, org in posts(text)] == [None]


@pytest.mark.parametrize("written", ["Trưởng Ban Nữ công", "Trưởng ban nữ công", "Trưởng Ban"])
def test_a_listed_board_or_none_is_of_the_union_told(written):
    text = f"LĐLĐ tỉnh họp. Ông Lê Mẫu được bầu làm {written}."
    assert [org for *_, org in posts(text)] == ["Liên đoàn Lao động tỉnh Bến Tre"]


@pytest.mark.parametrize("named", ["dịch vụ việc làm", "quản lý đường thủy", "bảo trợ trẻ em"])
def test_a_centre_named_in_small_letters_is_not_the_one_told(named):
    text = f"Trung tâm Y tế huyện Ba Tri họp. Dự có ông Lê Mẫu, Giám đốc Trung tâm {named}."
    assert "Y tế" not in (posts(text)[0][2] or "")


@pytest.mark.parametrize("beside", ["Chủ tịch LĐLĐ tỉnh", "Giám đốc Sở Y tế"])
def test_a_bare_secretary_is_of_no_other_body_than_the_party_s(beside):
    assert posts(f"Dự có ông Lê Mẫu, Bí thư, {beside}.")[0] == ("Lê Mẫu", "Bí thư", None)


def test_a_bare_secretary_is_of_the_committee_beside_it():
    text = "Dự có ông Lê Mẫu, Tỉnh ủy viên, Phó Bí thư, Chủ tịch LĐLĐ tỉnh."
    assert posts(text)[1] == ("Lê Mẫu", "Phó Bí thư", "Tỉnh ủy Bến Tre")


@pytest.mark.parametrize(
    ("council", "committee"),
    [
        ("Chủ tịch UBND xã Mỹ Hòa", "Đảng ủy xã Mỹ Hòa"),
        ("Chủ tịch HĐND huyện Ba Tri", "Huyện ủy Ba Tri"),
        ("Phó Chủ tịch UBND quận Ninh Kiều thành phố Cần Thơ", "Quận ủy Ninh Kiều"),
        ("Chủ tịch UBND tỉnh", "Tỉnh ủy Bến Tre"),
        ("Chủ tịch UBND thành phố Cần Thơ", "Thành ủy Cần Thơ"),
    ],
)
def test_a_bare_secretary_before_a_council_is_of_the_party_committee_of_its_unit(
    council, committee
):
    told = posts(f"Dự có ông Lê Mẫu, Phó Bí thư, {council}.")
    assert told[0] == ("Lê Mẫu", "Phó Bí thư", committee)


@pytest.mark.parametrize(
    ("written", "body"),
    [
        ("Phó Bí thư, Chủ tịch LĐLĐ huyện Ba Tri", None),
        ("Phó Bí thư Đoàn Thanh niên, Phó Chủ tịch UBND xã Mỹ Hòa", None),
        ("Phó Bí thư Huyện ủy Giồng Trôm, Chủ tịch UBND huyện Ba Tri", "Huyện ủy Giồng Trôm"),
    ],
)
def test_another_secretary_is_of_no_council_s_committee(written, body):
    assert posts(f"Dự có ông Lê Mẫu, {written}.")[0][2] == body

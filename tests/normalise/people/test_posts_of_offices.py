"""Posts of offices that no list knows, and where a post's own words end."""

import pytest

from tests.normalise.reading import posts

UNION = "Liên đoàn Lao động tỉnh Bến Tre"


def post_of(words: str, **known) -> tuple[str, str | None]:
    """Canonical post and organisation of one person told behind a union's meeting."""
    return posts(f"LĐLĐ tỉnh họp. Dự có ông Lê Văn Mẫu - {words}.", **known)[0][1:]


@pytest.mark.parametrize(
    ("written", "post", "office"),
    [
        ("Phó Cục trưởng Cục Quản lý Khám chữa bệnh", "Phó Cục trưởng",
         "Cục Quản lý Khám chữa bệnh"),
        ("Vụ trưởng Vụ Pháp chế", "Vụ trưởng", "Vụ Pháp chế"),
        ("nguyên Phó Vụ trưởng Vụ Pháp chế", "Nguyên Phó Vụ trưởng", "Vụ Pháp chế"),
        ("Trưởng phòng GD&ĐT huyện Ba Tri", "Trưởng phòng",
         "Phòng Giáo dục và Đào tạo huyện Ba Tri"),
        ("Phó Trưởng phòng Nội vụ huyện Ba Tri", "Phó Trưởng phòng", "Phòng Nội vụ huyện Ba Tri"),
        ("Trưởng Ban Tổ chức Trung ương", "Trưởng Ban", "Ban Tổ chức Trung ương"),
        ("Phó Trưởng Ban Kinh tế Trung ương", "Phó Trưởng Ban", "Ban Kinh tế Trung ương"),
        ("Phó Trưởng Ban Thường trực Ban Tổ chức Trung ương", "Phó Trưởng Ban Thường trực",
         "Ban Tổ chức Trung ương"),
    ],
)  # fmt: skip
def test_an_office_that_is_a_body_is_told_as_written(written, post, office):
    assert post_of(written) == (post, office)


@pytest.mark.parametrize(
    ("written", "post", "whole"),
    [
        ("Vụ trưởng Vụ Pháp chế (Bộ Y tế)", "Vụ trưởng Vụ Pháp chế", "Bộ Y tế"),
        ("Vụ trưởng Vụ Pháp chế, Bộ Y tế", "Vụ trưởng Vụ Pháp chế", "Bộ Y tế"),
        ("Trưởng phòng Tư pháp", "Trưởng phòng Tư pháp", None),
        ("Trưởng phòng Nội vụ huyện", "Trưởng phòng Nội vụ", None),
        ("Trưởng Ban Nữ công LĐLĐ tỉnh", "Trưởng Ban Nữ công", UNION),
        ("Trưởng Ban Tổ chức Trung ương Hội Chữ thập đỏ", "Trưởng Ban Tổ chức",
         "Hội Chữ thập đỏ Việt Nam"),
    ],
)  # fmt: skip
def test_a_unit_of_a_body_or_without_its_place_is_none(written, post, whole):
    assert post_of(written) == (post, whole)


@pytest.mark.parametrize(
    ("written", "post"),
    [
        ("Trưởng phòng Phòng Tổ chức cán bộ Sở Y tế", "Trưởng phòng Tổ chức cán bộ"),
        ("Trưởng khoa khoa Nội Bệnh viện Phổi tỉnh", "Trưởng khoa Nội"),
        ("Trưởng ban Ban Quản lý dự án", "Trưởng Ban Quản lý dự án"),
        ("Trưởng trạm Trạm Y tế xã Mỹ Hòa", "Trưởng trạm"),
    ],
)
def test_the_noun_of_a_unit_told_twice_is_told_once(written, post):
    assert post_of(written)[0] == post


@pytest.mark.parametrize(
    ("written", "post"),
    [
        ("Phó Trưởng phòng Y tế trước khi được điều động", "Phó Trưởng phòng Y tế"),
        ("Phó Trưởng Ban Kinh tế sau khi đại hội bế mạc", "Phó Trưởng Ban Kinh tế"),
        ("Trưởng phòng Kế hoạch khi mới 30 tuổi", "Trưởng phòng Kế hoạch"),
        ("Trưởng phòng Quản lý đào tạo sau đại học", "Trưởng phòng Quản lý đào tạo sau đại học"),
        ("Trưởng khoa Hồi sức sau mổ", "Trưởng khoa Hồi sức sau mổ"),
        ("Trưởng khoa Khám bệnh theo yêu cầu", "Trưởng khoa Khám bệnh theo yêu cầu"),
    ],
)
def test_a_unit_ends_where_the_sentence_goes_on(written, post):
    assert post_of(written)[0] == post


TITLE = "Sở Y tế bổ nhiệm cán bộ\n"
LUNGS = "Bệnh viện Phổi tỉnh Bến Tre"


@pytest.mark.parametrize("deed", ["bổ nhiệm ông", "điều động bà", "phân công bác sĩ"])
def test_a_post_of_work_has_no_body_that_another_deed_names(deed):
    text = (
        f"{TITLE}Bổ nhiệm ông Lê Mẫu giữ chức Phó Giám đốc; {deed} Vũ Ví giữ chức Giám đốc {LUNGS}."
    )
    assert [org for *_, org in posts(text)] == ["Sở Y tế tỉnh Bến Tre", LUNGS]


@pytest.mark.parametrize("joint", ["; ông", "; bác sĩ", ", bà"])
def test_a_post_of_work_has_the_body_that_its_own_deed_names_behind_it(joint):
    text = (
        f"{TITLE}Bổ nhiệm ông Lê Mẫu giữ chức Giám đốc{joint} Vũ Ví giữ chức Phó Giám đốc {LUNGS}."
    )
    assert [org for *_, org in posts(text)] == [LUNGS, LUNGS]


def test_a_chair_has_the_union_of_its_election_behind_a_mark():
    chair, deputy = "ông Lê Mẫu giữ chức Chủ tịch", "bà Vũ Ví giữ chức Phó Chủ tịch CĐCS"
    text = f"Đại hội bầu {chair}; bầu {deputy} {LUNGS}."
    assert len({org for *_, org in posts(text)}) == 1

"""Organisation names: forms, canonical names, classes, bodies inside bodies."""

import pytest

from tests.normalise.reading import bodies, read

SECTOR, FEDERATION = "Công đoàn ngành Y tế tỉnh Bến Tre", "Liên đoàn Lao động tỉnh Bến Tre"
CONFEDERATION = "Tổng Liên đoàn Lao động Việt Nam"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Công đoàn Ngành Y tế họp.", SECTOR),
        ("CÔNG ĐOÀN NGÀNH Y TẾ TỈNH BẾN TRE", SECTOR),
        ("CĐN Y tế họp.", SECTOR),
        ("Công đoàn Y tế tỉnh họp.", SECTOR),
        ("Công đoàn ngành (CĐN) họp về y tế.", SECTOR),
        ("Liên đoàn Lao động (LĐLĐ) tỉnh họp.", FEDERATION),
        ("Công đoàn tỉnh họp.", FEDERATION),
        ("Công đoàn Bến Tre họp.", FEDERATION),
        ("LÐLÐ tỉnh họp.", FEDERATION),
        ("Tổng LĐLĐ Việt Nam họp.", CONFEDERATION),
        ("Liên đoàn Lao động Việt Nam họp.", CONFEDERATION),
        ("TLĐ họp.", CONFEDERATION),
        ("Sở Y tế Tỉnh Hoà Bình họp.", "Sở Y tế tỉnh Hòa Bình"),
        ("Sở Y tế TP. Hồ Chí Minh họp.", "Sở Y tế thành phố Hồ Chí Minh"),
        ("Sở Y tế Bà Rịa – Vũng Tàu họp.", "Sở Y tế tỉnh Bà Rịa - Vũng Tàu"),
        ("Sở Y tế tỉnh Đăk Lăk họp.", "Sở Y tế tỉnh Đắk Lắk"),
        ("CDC tỉnh Sơn La họp.", "Trung tâm Kiểm soát bệnh tật tỉnh Sơn La"),
        ("BVĐK tỉnh họp.", "Bệnh viện Đa khoa tỉnh Bến Tre"),
        ("Bệnh viện Nhi Thanh Hóa họp.", "Bệnh viện Nhi Thanh Hóa"),
        ("Bệnh viện Bạch Mai họp.", "Bệnh viện Bạch Mai"),
        ("TTYT huyện Ba Tri họp.", "Trung tâm Y tế huyện Ba Tri"),
        ("LĐLĐ thành phố Sơn La họp.", "Liên đoàn Lao động thành phố Sơn La"),
        ("Công đoàn ngành Giáo dục tỉnh họp.", "Công đoàn ngành Giáo dục tỉnh Bến Tre"),
        ("Sở Nội vụ họp.", "Sở Nội vụ tỉnh Bến Tre"),
        ("Đảng ủy Sở Y tế họp.", "Đảng ủy Sở Y tế tỉnh Bến Tre"),
        ("Hội Điều dưỡng Việt Nam họp.", "Hội Điều dưỡng Việt Nam"),
        ("Công đoàn phường Hạc Thành họp.", "Công đoàn phường Hạc Thành"),
        ("Ban Nữ công CĐ ngành Y tế họp.", f"Ban Nữ công {SECTOR}"),
        ("Công đoàn Bệnh viện Đa khoa tỉnh họp.",
         "Công đoàn cơ sở Bệnh viện Đa khoa tỉnh Bến Tre"),
        ("CĐCS Bệnh viện Đa khoa khu vực Cù Lao họp.",
         "Công đoàn cơ sở Bệnh viện Đa khoa khu vực Cù Lao"),
        ("CĐCS Bệnh viện Y học cổ truyền - Phục hồi chức năng tỉnh Sơn La họp.",
         "Công đoàn cơ sở Bệnh viện Y học cổ truyền - Phục hồi chức năng tỉnh Sơn La"),
        ("Ban Bảo vệ, chăm sóc sức khỏe cán bộ tỉnh họp.",
         "Ban Bảo vệ, chăm sóc sức khỏe cán bộ tỉnh Bến Tre"),
    ],
)  # fmt: skip
def test_a_form_has_its_canonical_name(text, name):
    assert bodies(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "các CĐCS trực thuộc họp.",
        "Công đoàn cơ sở vững mạnh.",
        "các Sở Y tế các tỉnh họp.",
        "Công đoàn Việt Nam lần thứ XIII.",
        "Hội nghị Ban Chấp hành mở rộng.",
        "Công đoàn cơ sở ngành y tế.",
        "Công đoàn các cấp.",
    ],
)
def test_classes_stay_unresolved(text):
    assert set(bodies(text)) <= {None}


@pytest.mark.parametrize(
    "text", ["Các cơ sở y tế, cán bộ y tế.", "các bệnh viện, trạm y tế", "hoạt động công đoàn"]
)
def test_ordinary_words_are_no_organisation(text):
    assert not any(bodies(text))


def test_bodies_in_a_row_share_the_union_behind_the_last():
    text = "Ủy viên Ban Thường vụ, Ban Chấp hành, UBKT Công đoàn ngành Y tế dự."
    heads = ("Ban Thường vụ", "Ban Chấp hành", "Ủy ban Kiểm tra")
    assert bodies(text) == [f"{head} {SECTOR}" for head in heads]


def test_a_short_name_means_the_one_hospital_of_the_article():
    text = "CĐCS Bệnh viện Đa khoa khu vực Cù Lao họp. Giám đốc Bệnh viện dự."
    assert bodies(text)[-1] == "Bệnh viện Đa khoa khu vực Cù Lao"


def test_a_short_name_stays_open_when_two_hospitals_are_named():
    text = "Bệnh viện Phổi Nghệ An và Bệnh viện Mắt Nghệ An. Giám đốc Bệnh viện dự."
    assert bodies(text)[-1] is None


def test_a_bare_sector_union_is_the_last_one_named():
    assert bodies("Công đoàn ngành Giáo dục họp, Công đoàn ngành tặng quà.")[1] == (
        "Công đoàn ngành Giáo dục tỉnh Bến Tre"
    )


def test_ids_are_readable_and_bodies_have_parents():
    facts = read("Ban Chấp hành Công đoàn ngành Y tế tỉnh Bến Tre họp.")
    by_id = {e.entity_id: e for e in facts.entities}
    body = by_id["org:ben-tre:health-union:executive-committee"]
    assert body.parent_id == "org:ben-tre:health-union"
    assert by_id["org:ben-tre:health-union"].valid_to.isoformat() == "2025-06-30"


@pytest.mark.parametrize(
    "text",
    [
        "Bệnh viện Phổi tỉnh họp.",
        "TTYT huyện Ba Tri họp.",
        "CĐCS Bệnh viện Mắt Bến Tre họp.",
    ],
)
def test_a_place_of_work_does_not_end_with_its_province(text):
    assert {e.valid_to for e in read(text).entities} == {None}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Đoàn thăm Bệnh viện 199 tổ chức tại đây.", "Bệnh viện 199"),
        ("Đoàn tặng Bệnh viện 20 triệu đồng.", None),
        ("Đoàn trao Bệnh viện 10 máy thở.", None),
    ],
)
def test_a_number_that_counts_something_is_no_hospitals_name(text, name):
    found = bodies(text)
    assert [body and name in body for body in found] == ([True] if name else [None])


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("CĐCS Trường CĐYT Phú Thọ họp.", "Công đoàn cơ sở Trường Cao đẳng Y tế Phú Thọ"),
        ("Công đoàn Trường Cao đẳng Y tế Phú Thọ.", "Công đoàn cơ sở Trường Cao đẳng Y tế Phú Thọ"),
        ("Bệnh viện Đại học Y Hải Phòng họp.", "Bệnh viện Đại học Y Hải Phòng"),
        ("Bệnh viện Trường Đại học Y Dược Cần Thơ.", "Bệnh viện Trường Đại học Y Dược Cần Thơ"),
    ],
)
def test_schools_and_the_hospitals_of_schools_have_their_full_names(text, name):
    assert bodies(text) == [name]


def test_the_school_named_before_is_meant_by_nha_truong():
    text = "Công đoàn Trường Cao đẳng Y tế Phú Thọ họp. Bà Lê Mẫu, Hiệu trưởng Nhà trường dự."
    assert bodies(text)[-1] == "Trường Cao đẳng Y tế Phú Thọ"

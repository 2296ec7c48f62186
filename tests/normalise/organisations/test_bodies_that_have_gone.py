"""Bodies merged into others or called otherwise since: short names mean what came of them."""

import pytest

from tests.normalise.reading import bodies, posts

CENTRE, AREA = "Trung tâm Y tế huyện Ba Tri", "Bệnh viện Đa khoa khu vực Ba Tri"
OF_AREA = f"Công đoàn cơ sở {AREA}"


def last_post(text: str) -> str | None:
    return posts(text)[-1][2]


@pytest.mark.parametrize(
    "told",
    [
        "Hợp nhất CĐCS TTYT huyện Ba Tri và CĐCS Bệnh viện Mắt thành CĐCS BVĐK khu vực Ba Tri.",
        "Thành lập CĐCS BVĐK khu vực Ba Tri trên cơ sở sáp nhập CĐCS TTYT huyện Ba Tri.",
        "CĐCS TTYT huyện Ba Tri đổi tên thành CĐCS BVĐK khu vực Ba Tri.",
        "Sáp nhập CĐCS TTYT huyện Ba Tri vào CĐCS BVĐK khu vực Ba Tri.",
        "Hợp nhất CĐCS BVĐK khu vực Ba Tri và CĐCS Bệnh viện Mắt thành CĐCS BVĐK khu vực Ba Tri.",
    ],
)
def test_what_came_of_a_merger_is_meant_behind_it(told):
    text = f"Tin công đoàn.\n{told}\nÔng Lê Mẫu, Phó Giám đốc Bệnh viện giữ chức Chủ tịch CĐCS."
    assert [org for *_, org in posts(text)] == [AREA, OF_AREA]


@pytest.mark.parametrize(
    "told",
    [
        "LĐLĐ tỉnh thăm CĐCS TTYT huyện Ba Tri và CĐCS BVĐK khu vực Ba Tri.",
        "Sau sáp nhập tỉnh, CĐCS TTYT huyện Ba Tri và CĐCS BVĐK khu vực Ba Tri cùng họp.",
        "Sau hợp nhất của tỉnh ta, các CĐCS TTYT huyện Ba Tri, BVĐK khu vực Ba Tri cùng họp.",
    ],
)
def test_bodies_that_are_told_beside_a_merger_have_not_gone(told):
    text = f"Tin công đoàn.\n{told} Ông Lê Mẫu, Chủ tịch CĐCS TTYT huyện Ba Tri dự."
    assert last_post(text) == f"Công đoàn cơ sở {CENTRE}"
    assert (
        bodies("Tin.\nCĐCS TTYT huyện Ba Tri, CĐCS Bệnh viện Mắt họp.\nCĐCS tặng quà.")[-1] is None
    )


@pytest.mark.parametrize(
    ("text", "on", "name"),
    [
        ("TTYT huyện Ba Tri đổi tên thành TTYT Ba Tri.\nTTYT Ba Tri họp.", "2025-09-01",
         "Trung tâm Y tế Ba Tri"),
        ("Xã Tân Xuân trước thuộc huyện Ba Tri.\nTTYT Ba Tri họp.", "2025-09-01",
         "Trung tâm Y tế Ba Tri"),
        ("Xã Tân Xuân thuộc huyện Ba Tri.\nTTYT Ba Tri họp.", "2023-09-01", CENTRE),
        ("Đoàn đến TP. Vũng Tàu.\nBệnh viện Vũng Tàu họp.", "2023-09-01", "Bệnh viện Vũng Tàu"),
    ],
)  # fmt: skip
def test_a_place_of_work_is_not_told_of_a_district_that_has_ended(text, on, name):
    assert bodies(text, on=on)[-1] == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("BVĐK khu vực Ba Tri họp.\nLĐLĐ huyện tặng quà.", "Liên đoàn Lao động huyện Ba Tri"),
        ("TTYT Ba Tri họp.\nUBND huyện tặng quà.", "Ủy ban nhân dân huyện Ba Tri"),
        ("TTYT Ba Tri họp tại huyện Mỏ Cày.\nLĐLĐ huyện tặng quà.",
         "Liên đoàn Lao động huyện Mỏ Cày"),
        ("TTYT Ba Tri và TTYT Mỏ Cày họp.\nLĐLĐ huyện tặng quà.", None),
        ("Bệnh viện Bạch Mai họp.\nLĐLĐ huyện tặng quà.", None),
        ("Bệnh viện Xanh Pôn họp.\nLĐLĐ huyện tặng quà.", None),
    ],
)  # fmt: skip
def test_the_district_is_the_one_that_its_place_of_work_is_called_after(text, name):
    assert bodies(text)[-1] == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("CĐCS TTYT huyện Tuần Giáo (Điện Biên) họp.",
         "Công đoàn cơ sở Trung tâm Y tế huyện Tuần Giáo"),
        ("Bệnh viện Đa khoa (BVĐK) khu vực Cù Lao họp.", "Bệnh viện Đa khoa khu vực Cù Lao"),
        ("Bệnh viện Y học cổ truyền (YHCT) tỉnh Nghệ An họp.",
         "Bệnh viện Y học cổ truyền tỉnh Nghệ An"),
        ("Ủy ban Mặt trận Tổ quốc (MTTQ) Việt Nam tỉnh Nghệ An họp.",
         "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Nghệ An"),
        ("PGS.TS Lê Mẫu - Trường Đại học Công đoàn giảng bài.", "Trường Đại học Công đoàn"),
        ("Công đoàn Than - Khoáng sản Việt Nam họp.", "Công đoàn Than - Khoáng sản Việt Nam"),
        ("Bệnh viện Tai Mũi Họng Trung ương họp.", "Bệnh viện Tai Mũi Họng Trung ương"),
        ("Trung tâm Pháp y tâm thần khu vực Tây Nguyên họp.",
         "Trung tâm Pháp y tâm thần khu vực Tây Nguyên"),
        ("Trường Đại học Y tế Công cộng họp.", "Trường Đại học Y tế Công cộng"),
        ("Trường Trung cấp Y Dược Mẫu Sơn họp.", "Trường Trung cấp Y Dược Mẫu Sơn"),
        ("Bệnh viện Đa khoa Trung ương họp.", None),
        ("Viện Tim thành phố Hồ Chí Minh họp.", "Viện Tim thành phố Hồ Chí Minh"),
        ("Các bệnh viện tư nhân, bệnh viện tư nhân nào cũng dự.", None),
        ("Huyện Tuần Giáo (CĐCS Bệnh viện Bạch Mai) họp.", "Công đoàn cơ sở Bệnh viện Bạch Mai"),
    ],
)  # fmt: skip
def test_names_with_brackets_and_national_bodies(text, name):
    assert bodies(text)[-1] == name

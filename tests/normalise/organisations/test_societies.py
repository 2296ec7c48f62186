"""Associations and funds that no list knows, and the youth unions of districts."""

import pytest

from tests.normalise.reading import bodies, posts


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Hội Luật gia tỉnh họp.", "Hội Luật gia tỉnh Bến Tre"),
        ("Hội Luật gia Việt Nam họp.", "Hội Luật gia Việt Nam"),
        ("Hội Doanh nghiệp trẻ huyện Ba Tri tặng quà.", "Hội Doanh nghiệp trẻ huyện Ba Tri"),
        ("Hội Bảo vệ quyền trẻ em Nghệ An họp.", "Hội Bảo vệ quyền trẻ em tỉnh Nghệ An"),
        ("Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh họp.",
         "Liên hiệp các hội Khoa học và Kỹ thuật tỉnh Bến Tre"),
        ("Quỹ Bảo trợ trẻ em Việt Nam tặng quà.", "Quỹ Bảo trợ trẻ em Việt Nam"),
        ("Bí thư Huyện đoàn Ba Tri dự.", "Huyện đoàn Ba Tri"),
        ("Quận đoàn Lê Chân họp.", "Quận đoàn Lê Chân"),
        ("Bí thư Trung ương Đoàn dự.", "Trung ương Đoàn Thanh niên Cộng sản Hồ Chí Minh"),
    ],
)  # fmt: skip
def test_an_association_is_read_with_its_place(text: str, name: str):
    assert bodies(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Hội nghị tỉnh bàn việc.",
        "Hội Nghị Tổng kết tỉnh họp.",
        "Hội Thao tỉnh khai mạc.",
        "Đại Hội Thi đua tỉnh họp.",
        "Hội Phụ nữ tổ chức thăm tỉnh Nghệ An.",
        "Quỹ đất tỉnh còn ít.",
        "HỘI LUẬT GIA TỈNH HỌP",
        "Hội Luật gia, tỉnh Nghệ An.",
    ],
)
def test_events_and_associations_without_a_place_are_none(text: str):
    assert bodies(text) == []


def test_a_post_has_its_association():
    assert posts("Ông Lê Văn Mẫu - Chủ tịch Hội Luật gia tỉnh dự.") == [
        ("Lê Văn Mẫu", "Chủ tịch", "Hội Luật gia tỉnh Bến Tre")
    ]

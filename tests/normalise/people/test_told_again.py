"""Persons told again without a full name or a title, and those to whom help is given."""

from __future__ import annotations

import pytest

from tests.normalise.reading import persons, read

ILL = "Chị Nguyễn Thị Thu Hà mắc bệnh hiểm nghèo. "


def helped(text: str) -> list[str | None]:
    """Names of the beneficiaries in the order of the text."""
    return [m.norm for m in read(text).mentions if m.subtype == "beneficiary"]


def surfaces(text: str) -> list[str]:
    """The persons' names as written."""
    return [m.surface for m in read(text).mentions if m.type == "person"]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        (ILL + "Hoàn cảnh chị Thu Hà rất khó khăn.", "Thu Hà"),
        (ILL + "Đoàn đến thăm chị Thị Thu Hà.", "Thị Thu Hà"),
        (ILL + "Chị Hà xúc động.", "Hà"),
        (ILL + "Nguyễn Thị Thu Hà sinh năm 1980.", "Nguyễn Thị Thu Hà"),
        ("Nguyễn Thị Thu Hà vượt khó\n" + ILL, "Nguyễn Thị Thu Hà"),
        (ILL + "Hà kể về mẹ.", "Hà"),
        (ILL + "Hoàn cảnh của Hà rất thương tâm.", "Hà"),
        (ILL + "Đoàn đến thăm Hà.", "Hà"),
    ],
)
def test_a_person_told_again_is_the_same_and_masked_as_well(text: str, last: str):
    assert last in surfaces(text)
    assert helped(text) == ["Nguyễn Thị Thu Hà"] * 2


@pytest.mark.parametrize(
    "more",
    [
        "Chị Thu Hương cùng phòng.",
        "Thu Hà là tên một loài hoa.",
        "Cụ Nguyễn Thị Thu Hà Giang vắng.",
        "Chị Hà Thu Nguyệt Minh vắng.",
        "Đoàn đến thăm Hà Nội.",
        "Hà là tên một loài hoa.",
        "Chào mừng Hà đến với hội thi của Hà Giang.",
    ],
)
def test_another_name_is_not_the_person_told_before(more: str):
    assert helped(ILL + more) == ["Nguyễn Thị Thu Hà"]


@pytest.mark.parametrize("degree", ["Th.S", "T.S", "B.S", "Nhà giáo", "Thầy", "Cô giáo"])
def test_degrees_and_callings_before_a_name(degree: str):
    assert persons(f"{degree} Lê Văn Mẫu trình bày chuyên đề.") == ["Lê Văn Mẫu"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("LĐLĐ tỉnh trao số tiền 2.000.000 đồng cho nhà giáo Lê Thị Mẫu, đoàn viên.", 1),
        (
            "Trao tiền hỗ trợ cho các chị Lê Thị Mẫu, đoàn viên Bệnh viện Mắt; Vi Thị Ví.",
            2,
        ),
        ("Trao sổ tiết kiệm cho 3 đoàn viên gồm: Lê Thị Mẫu, Vi Thị Ví và Cao Văn Dụ.", 3),
        ("Đoàn trao nhà cho gia đình nhà giáo Lê Thị Mẫu.", 1),
    ],
)
def test_those_to_whom_help_is_given_are_beneficiaries(text: str, names: int):
    assert len(helped(text)) == names


@pytest.mark.parametrize(
    "text",
    [
        "Trao Bằng khen và số tiền 1 triệu đồng cho bác sĩ Lê Thị Mẫu.",
        "Trao số tiền hỗ trợ cho đồng chí Lê Thị Mẫu - Chủ tịch CĐCS Bệnh viện Phổi tỉnh.",
        "Số tiền hỗ trợ cho đoàn viên do đồng chí Lê Thị Mẫu trao.",
        "Sau khi trao quà, bác sĩ Lê Thị Mẫu phát biểu.",
    ],
)
def test_those_who_give_or_are_honoured_are_none(text: str):
    assert helped(text) == []

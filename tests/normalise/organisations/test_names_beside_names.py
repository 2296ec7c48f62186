"""Names beside names: persons behind places and hospitals, in lists, and those who are helped."""

from __future__ import annotations

import pytest

from tests.normalise.reading import bodies, persons, posts, read


def helped(text: str) -> list[str | None]:
    """Names of the beneficiaries in the order of the text."""
    return [m.norm for m in read(text).mentions if m.subtype == "beneficiary"]


@pytest.mark.parametrize(
    ("place", "name"),
    [
        ("quận Hoàng Mai", "Nguyễn Bá Mẫu"),
        ("phường Hồng Gai", "Lại Thế Ví"),
        ("huyện Phú Lương", "Trần Văn Mẫu"),
        ("huyện Nam Trà My", "Lê Thị Ví"),
        ("huyện", "Đặng Thị Mẫu"),
        ("huyện", "Giàng A Ví"),
        ("huyện", "Vũ Đức Mẫu"),
    ],
)
def test_a_place_ends_where_a_person_begins(place, name):
    told = posts(f"Huyện Ba Tri họp. Chủ tịch UBND {place} {name} dự.")
    where = place if " " in place else "huyện Ba Tri"
    assert told == [(name, "Chủ tịch", f"Ủy ban nhân dân {where}")]


@pytest.mark.parametrize(
    "place",
    [
        "huyện Trần Văn Thời",
        "huyện Dương Minh Châu",
        "phường Võ Thị Sáu",
        "xã Hồ Đắc Kiện",
        "huyện Hoàng Su Phì",
    ],
)
def test_a_place_that_looks_like_a_person_is_one(place):
    assert bodies(f"UBND {place} họp.") == [f"Ủy ban nhân dân {place}"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Công đoàn bệnh viện Lê Thị Mẫu", ["Lê Thị Mẫu"]),
        ("Giám đốc BV Ths. Lê Văn Mẫu", ["Lê Văn Mẫu"]),
        ("Giám đốc Bệnh viện Bãi Cháy BSCKII Lê Văn Mẫu", ["Lê Văn Mẫu"]),
        ("Bệnh viện Mắt và Giám đốc phụ trách Bệnh viện Lưu Văn Mẫu", ["Lưu Văn Mẫu"]),
        ("Giám đốc Bệnh viện Lê Văn Thịnh", []),
        ("Giám đốc Bệnh viện Nguyễn Tri Phương", []),
        ("Giám đốc Bệnh viện Hùng Vương", []),
        ("Bệnh viện Mắt và Giám đốc Bệnh viện Hoàng Su Phì", []),
    ],
)
def test_a_hospital_ends_where_a_person_begins(text, names):
    assert persons(f"Phó Chủ tịch {text} phát biểu.") == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ban tổ chức trao giải Nhất cho Lê Thị Mẫu của LĐLĐ tỉnh.", ["Lê Thị Mẫu"]),
        ("Giải Nhì trao cho Vi Văn Ví thuộc Công đoàn ngành Y tế.", ["Vi Văn Ví"]),
        ("Giải nhất Lê Văn Mẫu/Vi Thị Ví.", ["Lê Văn Mẫu", "Vi Thị Ví"]),
        ("Khen Lê Thị Mẫu (CĐCS Bệnh viện Mắt), Lý Út (CĐCS Bệnh viện Nhi).",
         ["Lê Thị Mẫu", "Lý Út"]),
        ("Quỹ Nguyễn Thị Định của Hội Liên hiệp Phụ nữ tỉnh.", []),
        ("Lý Út (CĐCS Bệnh viện Nhi) dự.", []),
        ("Trao cho Công đoàn ngành Y tế của tỉnh.", []),
        ("Phó Trưởng Công an huyện dự.", []),
    ],
)  # fmt: skip
def test_names_before_their_body(text, names):
    assert persons(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Trao số tiền 5 triệu đồng cho chị Lê Thị Mẫu, hộ lý; anh Vi Văn Ví.",
         ["Lê Thị Mẫu", "Vi Văn Ví"]),
        ("Hỗ trợ cho các đoàn viên có nhà bị tốc mái gồm: Lê Thị Mẫu, Vi Văn Ví.",
         ["Lê Thị Mẫu", "Vi Văn Ví"]),
        ("Tặng quà cho 10 đoàn viên khó khăn, trong đó có Lê Thị Mẫu, Vi Văn Ví.",
         ["Lê Thị Mẫu", "Vi Văn Ví"]),
        ("Riêng 2 trường hợp nặng là điều dưỡng Lê Thị Mẫu, y sĩ Vi Văn Ví được giúp.",
         ["Lê Thị Mẫu", "Vi Văn Ví"]),
        ("Gia đình chị Lê Thị Mẫu có nhà bị cuốn trôi.", ["Lê Thị Mẫu"]),
        ("Tặng Giấy khen cho các đoàn viên gồm: Lê Thị Mẫu, Vi Văn Ví.", []),
        ("Tặng hoa cho 10 đoàn viên tiêu biểu, trong đó có Lê Thị Mẫu, Vi Văn Ví.", []),
        ("Chị Lê Thị Mẫu, anh Vi Văn Ví cùng dự.", []),
        ("Hỗ trợ cho chị Lê Thị Mẫu; ông Vi Văn Ví, Chủ tịch LĐLĐ tỉnh trao.", ["Lê Thị Mẫu"]),
    ],
)  # fmt: skip
def test_lists_of_the_helped(text, names):
    assert helped(text) == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Bệnh viện Đa khoa khu vực Cam Lộ - Hướng Hóa họp.",
         "Bệnh viện Đa khoa khu vực Cam Lộ - Hướng Hóa"),
        ("BỆNH VIỆN PHỤ SẢN KIẾN THỤY: HỘI NGHỊ", "Bệnh viện Phụ sản Kiến Thụy"),
        ("TTYT KV Tân Phú họp.", "Trung tâm Y tế khu vực Tân Phú"),
        ("Bệnh viện Sản - Nhi tỉnh họp.", "Bệnh viện Sản - Nhi tỉnh Bến Tre"),
        ("CĐCS Bệnh viện Lao tỉnh họp.", "Công đoàn cơ sở Bệnh viện Lao tỉnh Bến Tre"),
        ("Công ty CP Dược Hậu An họp.", "Công ty Cổ phần Dược Hậu An"),
        ("Công ty TNHH Dược Sao Nam chăm lo Tết.", "Công ty TNHH Dược Sao Nam"),
        ("Chi cục An toàn thực phẩm họp.", "Chi cục An toàn thực phẩm tỉnh Bến Tre"),
        ("Phòng khám đa khoa khu vực Lìa họp.", "Phòng khám Đa khoa khu vực Lìa"),
        ("Bệnh viện Đa khoa khu vực Cam Lộ - Lê Thị Mẫu.", "Bệnh viện Đa khoa khu vực Cam Lộ"),
        ("Bệnh viện Đa khoa khu vực Cam Lộ - Bệnh viện Mắt.", "Bệnh viện Đa khoa khu vực Cam Lộ"),
        ("Bệnh viện Ba Lai Đại hội lần thứ V.", "Bệnh viện Ba Lai"),
        ("BỆNH VIỆN PHỤ SẢN THÀNH CÔNG TỐT ĐẸP", "Bệnh viện Phụ sản tỉnh Bến Tre"),
        ("Chi cục An toàn vệ sinh thực phẩm họp.",
         "Chi cục An toàn vệ sinh thực phẩm tỉnh Bến Tre"),
    ],
)  # fmt: skip
def test_names_of_places_of_work(text, name):
    assert bodies(text)[0] == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Bệnh viện Đa khoa tỉnh Bến Tre và Bệnh viện Đa khoa Bến Tre họp.",
         "Bệnh viện Đa khoa tỉnh Bến Tre"),
        ("Bệnh viện Mắt Bến Tre họp.\nBệnh viện Mắt dự.", "Bệnh viện Mắt Bến Tre"),
        ("Bệnh viện Mắt họp.", "Bệnh viện Mắt tỉnh Bến Tre"),
        ("Bệnh viện Mắt tỉnh Phú Thọ và Bệnh viện Mắt Bến Tre họp.", "Bệnh viện Mắt Bến Tre"),
    ],
)  # fmt: skip
def test_one_hospital_told_in_two_ways_bears_one_name(text, name):
    assert bodies(text)[-1] == name


@pytest.mark.parametrize(
    "title", ["Đảng viên", "Ds", "Tình nguyện viên", "Trung tướng", "KTV", "Đại biểu Quốc hội"]
)
def test_further_callings_before_a_name(title):
    assert persons(f"{title} Lê Văn Mẫu dự.") == ["Lê Văn Mẫu"]


@pytest.mark.parametrize("text", ["trao ông Hòa Kỷ niệm chương", "tặng bà Hòa Bằng khen"])
def test_a_name_ends_where_an_award_begins(text):
    assert "Hòa Kỷ" not in persons(f"Ông Lê Văn Hòa, bà Vi Thị Hòa dự. LĐLĐ {text}.")


@pytest.mark.parametrize(
    ("line", "found"), [("L.NGUYÊN", 1), ("LÊ ANH - N.T.LÊ", 2), ("PHÒNG TC", 0)]
)
def test_pen_names_with_initials(line, found):
    text = f"Sáng 04/01, LĐLĐ tỉnh họp bàn về công tác năm mới cùng các đơn vị.\n{line}"
    assert sum(m.subtype == "author" for m in read(text).mentions) == found

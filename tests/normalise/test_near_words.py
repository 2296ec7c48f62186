"""Words that look like posts, places, bodies or persons and are none, beside those that are."""

from __future__ import annotations

import pytest

from tests.normalise.reading import bodies, persons, posts, read


def surfaces(text: str, kind: str) -> list[str]:
    """The mentions of one type as written."""
    return [m.surface for m in read(text).mentions if m.type == kind]


@pytest.mark.parametrize(
    "text",
    [
        "Bệnh viện lắp máy chụp CT 64 dãy.",
        "Khoa được trang bị đèn UV.",
        "Bệnh nhân được chụp CT Scanner, dùng thuốc CT-Taxel.",
        "Chẩn đoán chấn thương (CT).",
        "Tập huấn phần mềm kế toán công đoàn.",
        "Hướng dẫn thủ tục giám đốc thẩm.",
        "Chị là giáo viên chủ nhiệm.",
        "Anh là chủ nhiệm đề tài cấp tỉnh.",
        "Khoa có hai thư ký y khoa.",
        "Theo Nghị quyết của Đoàn Chủ tịch Tổng Liên đoàn.",
    ],
)
def test_words_that_are_no_posts(text: str):
    assert surfaces(text, "role") == []


@pytest.mark.parametrize(
    ("text", "post"),
    [
        ("Bà Vi Thị Ví - CT CĐCS Bệnh viện Phổi tỉnh.", "CT"),
        ("Bà Vi Thị Ví (CT), ông Lê Dụ.", "CT"),
        ("Bà Vi Thị Ví, UV BTV LĐLĐ tỉnh.", "UV BTV"),
        ("Bà Vi Thị Ví - Kế toán Công đoàn ngành Y tế.", "Kế toán"),
        ("Ông Lê Dụ, Chủ nhiệm UBKT LĐLĐ tỉnh.", "Chủ nhiệm UBKT"),
        ("Ủy viên Đoàn Chủ tịch Tổng Liên đoàn Lê Văn Mẫu dự.", "Ủy viên Đoàn Chủ tịch"),
        ("Bà Vi Thị Ví, Thư ký hội nghị.", "Thư ký"),
    ],
)
def test_posts_in_short(text: str, post: str):
    assert post in surfaces(text, "role")


def test_a_person_of_a_rare_family_name_is_not_the_body_of_the_post():
    assert posts("Giám đốc Thẩm Văn Dụ phát biểu.") == [("Thẩm Văn Dụ", "Giám đốc", None)]


@pytest.mark.parametrize(
    "text",
    [
        "Sông Thái Bình dâng cao sau bão.",
        "Đường Hà Nội bị ngập.",
        "Cầu Thái Bình được thông xe.",
        "Hội nghị họp ở khách sạn Nam Định.",
        "Lãnh đạo huyện Chủ tịch CĐCS dự.",
        "Cán bộ xã Đội trưởng dự.",
        "Phong trào xã Nông thôn mới.",
    ],
)
def test_names_that_are_no_places(text: str):
    assert surfaces(text, "place") == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Đoàn lên đường Bắc Giang chống dịch.", "Bắc Giang"),
        ("Đáp ứng nhu cầu Thái Bình tổ chức lớp.", "Thái Bình"),
        ("Đoàn về xã Ông Đình thăm trạm.", "xã Ông Đình"),
        ("Đoàn về xã Đội Bình thăm trạm.", "xã Đội Bình"),
        ("Đoàn từ Thái Bình vào.", "Thái Bình"),
    ],
)
def test_names_that_are_places(text: str, place: str):
    assert surfaces(text, "place") == [place]


@pytest.mark.parametrize(
    "text",
    [
        "Chị phải nằm bệnh viện 3 tháng.",
        "Phòng khám bệnh miễn phí cho người nghèo.",
        "Học mô hình của công đoàn ngành nghề.",
    ],
)
def test_words_that_are_no_bodies(text: str):
    assert bodies(text) == []


@pytest.mark.parametrize("text", ["Bệnh viện 30-4 họp.", "Phòng khám Đa khoa Hoa Mẫu họp.",
                                  "Công đoàn ngành Y tế họp."])  # fmt: skip
def test_words_that_are_bodies(text: str):
    assert len(bodies(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Các xã gồm: Tân Phú Đông, Lương Hòa Lạc, Lê Minh Xuân bị ngập.",
        "Đoàn đến 3 bệnh viện gồm: Lê Văn Mẫu, Vũ Thị Ví.",
        "Đại diện các đơn vị gồm: Cao Văn Lầu, Trần Văn Thời.",
    ],
)
def test_a_list_of_places_holds_no_persons(text: str):
    assert persons(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Tuyên dương 2 cá nhân của các đơn vị gồm: Lê Thị Mẫu, Vi Văn Ví.",
        "Ban Chấp hành gồm: Lê Thị Mẫu, Vi Văn Ví.",
        "Đại biểu của các huyện có các đồng chí: Lê Thị Mẫu, Vi Văn Ví.",
    ],
)
def test_a_list_of_persons_of_bodies(text: str):
    assert persons(text) == ["Lê Thị Mẫu", "Vi Văn Ví"]


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("Giám sát theo Quyết định số 217-QĐ/TW.", ["Quyết định số 217-QĐ/TW"]),
        ("Ban hành Kế hoạch số 27/KH-CĐN, triển khai.", ["Kế hoạch số 27/KH-CĐN"]),
        ("Nghị định 43/2014 được áp dụng.", ["Nghị định 43/2014"]),
        ("Bệnh viện lập kế hoạch 12/24 giờ trực.", []),
        ("Theo kế hoạch 20 giờ họp.", []),
        ("Kế hoạch năm 2023 đã xong.", []),
    ],
)
def test_documents_by_their_numbers(text: str, cited: list[str]):
    assert surfaces(text, "document") == cited


@pytest.mark.parametrize(
    ("text", "ended"),
    [
        ("Đồng chí Lê Mẫu chưa thôi giữ chức Chủ tịch LĐLĐ tỉnh.", False),
        ("Đồng chí Lê Mẫu thôi giữ chức Chủ tịch LĐLĐ tỉnh.", True),
    ],
)
def test_a_post_not_yet_left_is_held(text: str, *, ended: bool):
    rows = read(text).positions
    assert [row.rule_id == "position.ended" for row in rows] == [ended]

"""Forms that fresh articles taught: three lines that a rule reads and three that it leaves alone."""

# ruff: noqa: E501 - one case of a table is one line

from __future__ import annotations

import pytest

from tests.normalise.reading import bodies, persons, posts, read

SECTOR, FEDERATION = "Công đoàn ngành Y tế tỉnh Bến Tre", "Liên đoàn Lao động tỉnh Bến Tre"
HEALTH = "Sở Y tế tỉnh Bến Tre"


def measures(text: str) -> list[tuple[float, str | None]]:
    """Value and measure of the figures in order."""
    return [(f.value, f.measure) for f in read(text).figures]


def grants(text: str) -> list[tuple[str, str | None, str | None, int | None]]:
    """Award, giver, named recipient and number of each row."""
    return [(a.award, a.giver_name, a.recipient_name, a.recipient_count) for a in read(text).awards]


def days(text: str) -> list[tuple[str | None, str | None]]:
    """Normal form and role of the dates."""
    return [(m.norm, m.subtype) for m in read(text).mentions if m.type == "date"]


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        (
            "Công đoàn ngành chăm lo cho 5.107 đoàn viên ở 33 CĐCS.",
            [(5107, "members_total"), (33, "base_unions")],
        ),
        (
            "Đại diện cho gần 6.900 đoàn viên tại 34 CĐCS.",
            [(6900, "members_total"), (34, "base_unions")],
        ),
        (
            "Tổng số đoàn viên lên 5.218 người, sinh hoạt ở 25 công đoàn cơ sở.",
            [(5218, "members_total"), (25, "base_unions")],
        ),
        ("Tập huấn cho 120 đoàn viên tại 10 CĐCS.", [(120, "trained"), (10, None)]),
        ("Trao quà cho 120 đoàn viên ở 12 CĐCS.", [(120, "gift_recipients"), (12, None)]),
        ("Có 400 đoàn viên tại 20 CĐCS tham gia hiến máu.", [(400, "blood_donors"), (20, None)]),
    ],
)
def test_members_at_so_many_base_unions_are_all_members(text, measure):
    assert measures(text) == measure


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("Sự tham dự của 175/176 đại biểu được triệu tập.", [(175, "delegates")]),
        (
            "Tổng số đoàn viên hiện nay là 3.905/3.942 CNVCLĐ.",
            [(3905, "members_total"), (3942, "workers_total")],
        ),
        (
            "Toàn ngành có 4.812đoàn viên/4.895 CNVCLĐ.",
            [(4812, "members_total"), (4895, "workers_total")],
        ),
        ("Có 47/52 CĐCS đạt vững mạnh.", [(47, None)]),
        ("Có 1.190/1.200 người đồng ý.", [(1190, None)]),
        ("Hỗ trợ 15 triệu đồng/1 đơn vị.", [(15_000_000, "support_per_unit")]),
    ],
)
def test_a_share_has_a_measure_only_where_it_is_a_total(text, measure):
    assert measures(text) == measure


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Bà Mẫu nói: “Chúng tôi quản lý 96 CĐCS với hơn 37.000 đoàn viên”.", [96, 37000]),
        ("“Năm 2022 có 36 sáng kiến. Đó là điều đáng mừng”, bà nói.", [36]),
        ("Bà nói: “Có 12 đoàn viên”.", [12]),
        ("Chương trình “1 triệu sáng kiến”.", []),
        ("Phong trào “75 nghìn sáng kiến, vượt khó, phát triển” năm 2021.", []),
        ("Hội thi “5 nhiệm vụ, 3 giải pháp” năm 2021.", []),
    ],
)
def test_speech_is_read_and_a_slogan_is_not(text, values):
    assert [f.value for f in read(text).figures] == values


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        (
            "Trao 120 suất quà (mỗi suất gồm tiền mặt và hiện vật) cho 120 đoàn viên.",
            [(120, "gifts"), (120, "gift_recipients")],
        ),
        ("Quỹ Vì người nghèo 98.450.000 đồng.", [(98_450_000, "funds_raised")]),
        (
            "Thăm hỏi 25 đoàn viên ốm đau, số tiền 12.500.000đ.",
            [(25, "support_recipients"), (12_500_000, "support_spent")],
        ),
        ("Nữ đoàn viên là 2.967 người.", [(2967, "members_female")]),
        ("Phát triển Đảng cho 35 đoàn viên ưu tú.", [(35, "party_admissions")]),
        ("Tiền ăn giữa ca không thấp hơn 20.000 đồng/suất.", [(20_000, None)]),
        ("Kết nạp mới không dưới 20 đoàn viên.", [(20, "members_new")]),
    ],
)
def test_words_in_brackets_funds_and_full_stops_do_not_hide_a_measure(text, measure):
    assert measures(text) == measure


def test_not_less_than_is_at_least():
    (figure,) = read("Kết nạp mới không dưới 20 đoàn viên.").figures
    assert figure.qualifier == "gt"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Công đoàn ngành Y tế được LĐLĐ tỉnh tặng Cờ; Bệnh viện Phổi tỉnh đạt giải Nhất, Bệnh viện Mắt tỉnh giải Nhì.",
            [
                ("Cờ thi đua", FEDERATION, SECTOR, 1),
                ("Giải Nhất", None, "Bệnh viện Phổi tỉnh Bến Tre", 1),
                ("Giải Nhì", None, "Bệnh viện Mắt tỉnh Bến Tre", 1),
            ],
        ),
        (
            "Thừa ủy quyền của Chủ tịch nước, ông Lê Văn Mẫu trao Huân chương Lao động hạng Nhì cho Bệnh viện Phổi tỉnh.",
            [("Huân chương Lao động hạng Nhì", "Chủ tịch nước", "Bệnh viện Phổi tỉnh Bến Tre", 1)],
        ),
        (
            "Công đoàn ngành Y tế và 02 CĐCS được nhận Cờ thi đua của Tổng LĐLĐ Việt Nam.",
            [
                ("Cờ thi đua", "Tổng Liên đoàn Lao động Việt Nam", SECTOR, 1),
                ("Cờ thi đua", "Tổng Liên đoàn Lao động Việt Nam", None, 2),
            ],
        ),
        (
            "Có 10 cá nhân được nhận Giấy khen của Giám đốc Sở Y tế.",
            [("Giấy khen", HEALTH, None, 10)],
        ),
        (
            "Tặng 12 Bằng khen, 40 Giấy khen cho các tập thể, cá nhân.",
            [("Bằng khen", None, None, 12), ("Giấy khen", None, None, 40)],
        ),
        (
            "Giám đốc Sở Y tế tặng Giấy khen cho 03 khoa, phòng và 21 viên chức.",
            [("Giấy khen", HEALTH, None, 3), ("Giấy khen", HEALTH, None, 21)],
        ),
        ("Phấn đấu đạt giải Nhất hội thao.", []),
        ("Phong trào thi đua được Bệnh viện Phổi tỉnh hưởng ứng.", []),
        ("Quỹ khen thưởng của Công đoàn ngành Y tế.", []),
    ],
)
def test_prizes_orders_and_named_bodies_beside_a_number(text, told):
    assert grants(text) == told


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Trong các ngày 12, 13 và 14/4, họp.", [("2023-04-12/2023-04-14", "plain")]),
        ("Từ ngày 12/4/2023 đến ngày 14/4/2023, họp.", [("2023-04-12/2023-04-14", "plain")]),
        ("Chiều ngày 12 và sáng ngày 13/4, họp.", [("2023-04-12/2023-04-13", "plain")]),
        (
            "Thực hiện Kế hoạch số 15/KH-CĐN ngày 10/01/2023, ngày 20/4 họp.",
            [("2023-01-10", "document"), ("2023-04-20", "plain")],
        ),
        ("Theo Kế hoạch số 15/KH-CĐN, ngày 20/4 họp.", [("2023-04-20", "plain")]),
        ("Từ ngày 1/4 đến nay, đã họp.", [("2023-04-01", "as_of")]),
        ("Tối mùng 8/3, họp.", [("2023-03-08", "plain")]),
        ("Quyết định số 245/QĐ-LĐLĐ, ngày 26/4/2023 của LĐLĐ tỉnh.", [("2023-04-26", "document")]),
        ("Có 12, 13 và 14 phiếu, 33/34.", []),
        (
            "Lập ngày 12/4/2013 - 12/4/2023.",
            [("2013-04-12", "anniversary"), ("2023-04-12", "anniversary")],
        ),
    ],
)
def test_days_in_a_row_and_days_beside_a_document(text, found):
    assert days(text) == found


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Ban Chấp hành gồm: Lê Văn Mẫu, Trần Thị Ví, Phạm Văn Thử.",
            ["Lê Văn Mẫu", "Trần Thị Ví", "Phạm Văn Thử"],
        ),
        (
            "Dự có đồng chí Lê Văn Mẫu, Phó Chủ tịch LĐLĐ tỉnh; Trần Thị Ví, Phó Giám đốc Sở Y tế.",
            ["Lê Văn Mẫu", "Trần Thị Ví"],
        ),
        ("Chủ tịch LĐLĐ thành phố Lê Văn Mẫu dự.", ["Lê Văn Mẫu"]),
        ("Chủ tịch CĐCS Bệnh viện Phổi Lê Văn Mẫu dự.", ["Lê Văn Mẫu"]),
        (
            "như các anh Lê Văn Mẫu (Bệnh viện Phổi tỉnh), Hà Văn Thử (Trạm Y tế xã An Hóa).",
            ["Lê Văn Mẫu", "Hà Văn Thử"],
        ),
        ("Các đơn vị gồm: Hà Giang, Cao Bằng, Lạng Sơn.", []),
        ("Chủ tịch LĐLĐ quận Lê Chân dự; Bệnh viện Lê Văn Thịnh dự.", []),
        ("LĐLĐ huyện Trần Văn Thời họp; Sở Y tế, Phó Giám đốc dự.", []),
        ("Dự có đồng chí Лê Thị Mẫu.", []),
    ],
)
def test_names_in_lists_and_after_places(text, names):
    assert persons(text) == names


@pytest.mark.parametrize(
    ("text", "held"),
    [
        (
            "Về phía Sở Y tế có bà Trần Thị Ví - Phó Giám đốc.",
            [("Trần Thị Ví", "Phó Giám đốc", HEALTH)],
        ),
        (
            "Về phía LĐLĐ tỉnh có ông Lê Văn Mẫu - Chủ tịch; về phía Sở Y tế có bà Trần Thị Ví - Phó Giám đốc.",
            [("Lê Văn Mẫu", "Chủ tịch", FEDERATION), ("Trần Thị Ví", "Phó Giám đốc", HEALTH)],
        ),
        (
            "Phía lãnh đạo Sở Y tế có ông Lê Văn Mẫu, Giám đốc.",
            [("Lê Văn Mẫu", "Giám đốc", HEALTH)],
        ),
        (
            "Chủ tịch LĐLĐ tỉnh Lê Văn Mẫu, Ủy viên Ban Thường vụ Tỉnh ủy, Trưởng Ban Dân vận Tỉnh ủy Trần Thị Ví dự.",
            [
                ("Lê Văn Mẫu", "Chủ tịch", FEDERATION),
                ("Trần Thị Ví", "Ủy viên Ban Thường vụ", "Tỉnh ủy Bến Tre"),
                ("Trần Thị Ví", "Trưởng Ban Dân vận", "Tỉnh ủy Bến Tre"),
            ],
        ),
        (
            "Về phía Sở Y tế có bà Trần Thị Ví - Phó Chủ tịch LĐLĐ tỉnh.",
            [("Trần Thị Ví", "Phó Chủ tịch", FEDERATION)],
        ),
        (
            "Về phía Sở Y tế có đại diện lãnh đạo; ông Lê Văn Mẫu - Chủ tịch.",
            [("Lê Văn Mẫu", "Chủ tịch", None)],
        ),
        ("Trưởng đoàn Lê Văn Mẫu phát biểu.", []),
        (
            "Các đồng chí: Lê Văn Mẫu - Chủ tịch LĐLĐ tỉnh; Trần Thị Ví - Phó Chủ tịch.",
            [("Lê Văn Mẫu", "Chủ tịch", FEDERATION), ("Trần Thị Ví", "Phó Chủ tịch", FEDERATION)],
        ),
        (
            "Các đồng chí: Lê Văn Mẫu - Giám đốc Sở Y tế; Trần Thị Ví - Phó Chủ tịch.",
            [("Lê Văn Mẫu", "Giám đốc", HEALTH), ("Trần Thị Ví", "Phó Chủ tịch", None)],
        ),
    ],
)
def test_posts_of_a_side_and_posts_before_the_next_name(text, held):
    assert posts(text) == held


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Công đoàn Y tế các tỉnh Phú Thọ và Sơn La ký kết.",
            ["Công đoàn ngành Y tế tỉnh Phú Thọ", "Công đoàn ngành Y tế tỉnh Sơn La"],
        ),
        (
            "LĐLĐ hai tỉnh Phú Thọ, Sơn La họp.",
            ["Liên đoàn Lao động tỉnh Phú Thọ", "Liên đoàn Lao động tỉnh Sơn La"],
        ),
        (
            "Bà Trần Thị Ví, Phó Bí thư Đảng ủy, Phó Giám đốc Sở Y tế dự.",
            [None, HEALTH],
        ),
        ("Trung tâm Y tế huyện Thuỷ Nguyên họp.", ["Trung tâm Y tế huyện Thủy Nguyên"]),
        ("Sở Y tế các tỉnh phía Bắc họp.", [None]),
        ("Theo Thông tư số 17/2020/TT-BYT và Quyết định 245/QĐ-LĐLĐ.", []),
        ("Đảng ủy họp.", [None]),
    ],
)
def test_bodies_of_several_provinces_and_bare_committees(text, names):
    assert bodies(text) == names

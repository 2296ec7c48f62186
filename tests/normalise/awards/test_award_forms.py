"""Awards in the forms of real news: contests, lists, titles, persons, what is only asked for.

Every rule has lines that it reads and lines that it must leave alone; persons are invented.
"""

# ruff: noqa: E501 - one case of a table is one line

from __future__ import annotations

import pytest

from tests.normalise.awards.reading import BT, CDN, LD, TLD, TVA, prizes, rows
from tests.normalise.reading import read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # prizes that share their winners, each with its own number
        ("Ban Tổ chức trao 1 giải Nhất, 2 giải Nhì và 3 giải Ba cho 6 đội.",
         [("Giải Nhất", "c", 1, None), ("Giải Nhì", "c", 2, None), ("Giải Ba", "c", 3, None)]),
        ("Ban Tổ chức trao 12 giải A, 5 giải B cho các tiết mục.",
         [("Giải A", "o", 12, None), ("Giải B", "o", 5, None)]),
        ("Ban Tổ chức trao 01 giải Nhất trị giá 3 triệu đồng, 02 giải Nhì mỗi giải 2 triệu đồng cho các thí sinh.",
         [("Giải Nhất", "i", 1, None), ("Giải Nhì", "i", 2, None)]),
        # to each its own
        (f"Giải Nhất, Nhì lần lượt thuộc về {TVA} và {BT}.",
         [("Giải Nhất", "c", 1, TVA), ("Giải Nhì", "c", 1, BT)]),
        # bodies told by their noun
        ("Ban Tổ chức trao giải Nhất cho đội Khoa Dược; giải Nhì cho Phòng Điều dưỡng và giải Ba cho đội y tế cụm Bắc.",
         [("Giải Nhất", "c", 1, "đội Khoa Dược"), ("Giải Nhì", "c", 1, "Phòng Điều dưỡng"),
          ("Giải Ba", "c", 1, "đội y tế cụm Bắc")]),
        ("Chi bộ Xét nghiệm đạt giải Nhất; Chi bộ Dinh dưỡng đạt giải 3.",
         [("Giải Nhất", "c", 1, "Chi bộ Xét nghiệm"), ("Giải Ba", "c", 1, "Chi bộ Dinh dưỡng")]),
        (f"Giải Nhì được trao cho đội thi đến từ {TVA}.", [("Giải Nhì", "c", 1, TVA)]),
        # winners without a verb, with a bracket, with their place of work
        (f"Kết quả: giải Nhất: {TVA}, giải Nhì – {BT}.", [("Giải Nhất", "c", 1, TVA), ("Giải Nhì", "c", 1, BT)]),
        (f"Ban Tổ chức trao thưởng: giải Nhất {TVA}, giải Nhì {BT}.", [("Giải Nhất", "c", 1, TVA), ("Giải Nhì", "c", 1, BT)]),
        (f"Thí sinh Lê Thị Mẫu ({TVA}) đoạt giải Nhất; thí sinh Phạm Văn Mẫu đến từ {BT} đoạt giải Nhì.",
         [("Giải Nhất", "i", 1, "Lê Thị Mẫu"), ("Giải Nhì", "i", 1, "Phạm Văn Mẫu")]),
        (f"Giải Nhất thuộc về thí sinh Lê Thị Mẫu, {TVA}.", [("Giải Nhất", "i", 1, "Lê Thị Mẫu")]),
        (f"Ban Tổ chức trao giải Nhất cho tiết mục “Biển hát” của {TVA}.", [("Giải Nhất", "c", 1, TVA)]),
        (f"Đồng giải Ba là {TVA} và {BT}.", [("Giải Ba", "c", 1, TVA), ("Giải Ba", "c", 1, BT)]),
        ("Hai vận động viên đoạt huy chương Vàng, ba vận động viên đoạt huy chương Bạc.",
         [("Huy chương Vàng", "i", 2, None), ("Huy chương Bạc", "i", 3, None)]),
    ],
)  # fmt: skip
def test_prizes_are_told_with_their_winners(text, expected):
    assert prizes(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Ban Tổ chức sẽ trao 1 giải Nhất và 2 giải Nhì cho 3 đội.",
        "Cơ cấu giải thưởng gồm 1 giải Nhất, 2 giải Nhì cho các đội.",
        "Mỗi giải 2 triệu đồng được trao cho các đội.",
        "Với thành tích 3 huy chương Vàng, 2 huy chương Bạc, đoàn đứng trên 12 đội.",
        "Ban Tổ chức trao cờ lưu niệm cho 12 đội.",
        "Giải Nhất của hội thi là mục tiêu của 5 đội.",
        "Toàn thể 200 đại biểu làm lễ chào cờ.",
    ],
)
def test_planned_prizes_and_keepsakes_are_none(text):
    assert prizes(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the giver goes on from verb to verb, and a winner gives nothing
        ("LĐLĐ tỉnh tặng 4 Cờ thi đua cho 4 tập thể, tặng Bằng khen cho 13 cá nhân.",
         [("Cờ thi đua", LD, "c", 4), ("Bằng khen", LD, "i", 13)]),
        ("LĐLĐ tỉnh tặng Giấy khen cho Công đoàn ngành Y tế, trao Cờ thi đua cho 2 tập thể.",
         [("Giấy khen", LD, "c", 1), ("Cờ thi đua", LD, "c", 2)]),
        ("Công đoàn ngành Y tế công nhận 15 đơn vị; tặng Giấy khen cho 40 đoàn viên.", [("Giấy khen", CDN, "i", 40)]),
        ("Công đoàn ngành Y tế được LĐLĐ tỉnh xếp loại xuất sắc và tặng Cờ thi đua.", [("Cờ thi đua", LD, "c", 1)]),
        ("Kết quả: Tổng Liên đoàn: 01 Cờ thi đua; LĐLĐ tỉnh: 05 Bằng khen.",
         [("Cờ thi đua", TLD, "c", 1), ("Bằng khen", LD, "o", 5)]),
        ("Nhiều đơn vị nhận 1 Bằng khen do LĐLĐ tỉnh tặng 3 cá nhân.", [("Bằng khen", LD, "i", 3)]),
        ("01 tập thể nhận Cờ của Chính phủ.", [("Cờ thi đua", "Chính phủ", "c", 1)]),
        ("Chủ tịch nước đã có Quyết định tặng thưởng Huân chương Lao động hạng Nhì cho Công đoàn ngành Y tế.",
         [("Huân chương Lao động hạng Nhì", "Chủ tịch nước", "c", 1)]),
        # what was aimed at is reached
        ("Hoàn thành 12/12 chỉ tiêu, Công đoàn ngành Y tế được LĐLĐ tỉnh tặng Cờ thi đua.", [("Cờ thi đua", LD, "c", 1)]),
        ("Với sự nỗ lực phấn đấu, 5 cá nhân được LĐLĐ tỉnh tặng Bằng khen.", [("Bằng khen", LD, "i", 5)]),
        ("Hội nghị đề ra mục tiêu năm sau; LĐLĐ tỉnh tặng Bằng khen cho 2 cá nhân.", [("Bằng khen", LD, "i", 2)]),
        # numbers: in brackets, glued, as words, spelt out, gone on with
        ("Các cá nhân được nhận Bằng khen của Tổng Liên đoàn (01 tập thể, 03 cá nhân).",
         [("Bằng khen", TLD, "c", 1), ("Bằng khen", TLD, "i", 3)]),
        ("01đồng chí được LĐLĐ tỉnh tặng Bằng khen.", [("Bằng khen", LD, "i", 1)]),
        ("Năm tập thể và mười hai cá nhân được LĐLĐ tỉnh tặng Bằng khen.", [("Bằng khen", LD, "c", 5), ("Bằng khen", LD, "i", 12)]),
        (f"LĐLĐ tỉnh tặng Bằng khen cho 2 tập thể là {TVA}, {BT} và 5 cá nhân.", [("Bằng khen", LD, "c", 2), ("Bằng khen", LD, "i", 5)]),
        ("LĐLĐ tỉnh tặng Bằng khen cho 14 cá nhân thuộc khối bệnh viện; 7 tập thể thuộc khối trạm.",
         [("Bằng khen", LD, "i", 14), ("Bằng khen", LD, "c", 7)]),
        ("LĐLĐ tỉnh tặng 2 tập thể Cờ thi đua, 5 cá nhân Bằng khen.", [("Cờ thi đua", LD, "c", 2), ("Bằng khen", LD, "i", 5)]),
        # commendations beside other awards
        ("Công đoàn ngành Y tế khen thưởng đột xuất 15 cá nhân.", [("Khen thưởng", CDN, "i", 15)]),
        ("LĐLĐ tỉnh ban hành quyết định khen thưởng thành tích hiến máu cho 12 cá nhân.", [("Khen thưởng", LD, "i", 12)]),
        ("LĐLĐ tỉnh tặng Bằng khen cho 2 tập thể và khen thưởng 9 cá nhân.", [("Bằng khen", LD, "c", 2), ("Khen thưởng", LD, "i", 9)]),
    ],
)  # fmt: skip
def test_giver_and_number_are_found_wherever_they_stand(text, expected):
    assert rows(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # nobody known gives these: no giver is borrowed
        ("10 cá nhân được LĐLĐ tỉnh tặng Bằng khen và 30 cá nhân được Hội Bảo trợ tặng Giấy khen.",
         [("Bằng khen", LD, "i", 10), ("Giấy khen", None, "i", 30)]),
        ("4 cá nhân được LĐLĐ tỉnh tặng Bằng khen, 45 cá nhân được tặng Bằng khen cấp tỉnh.",
         [("Bằng khen", LD, "i", 4), ("Bằng khen", None, "i", 45)]),
        ("7 cá nhân được tặng Kỷ niệm chương “Vì sức khỏe nhân dân”, 1 tập thể nhận Cờ thi đua của LĐLĐ tỉnh.",
         [("Kỷ niệm chương Vì sức khỏe nhân dân", None, "i", 7), ("Cờ thi đua", LD, "c", 1)]),
        (f"{TVA} nhận Cờ thi đua của LĐLĐ tỉnh, {BT} nhận Bằng khen của Tổng Liên đoàn.",
         [("Cờ thi đua", LD, "c", 1), ("Bằng khen", TLD, "c", 1)]),
        ("Trong năm tập thể Công đoàn ngành Y tế được LĐLĐ tỉnh tặng Bằng khen.", [("Bằng khen", LD, "c", 1)]),
    ],
)  # fmt: skip
def test_what_is_not_told_is_not_borrowed(text, expected):
    assert rows(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Công đoàn ngành Y tế dự kiến tặng Giấy khen cho 20 cá nhân.",
        "Công đoàn ngành Y tế phấn đấu năm 2024 có 5 tập thể được tặng Bằng khen của LĐLĐ tỉnh.",
        "Mục tiêu đến năm 2025 có 80% đơn vị vững mạnh, 3 tập thể được tặng Cờ thi đua của LĐLĐ tỉnh.",
        "Chỉ tiêu thi đua: 3 tập thể được tặng Cờ thi đua của LĐLĐ tỉnh.",
        "Nếu đạt, LĐLĐ tỉnh tặng Bằng khen cho 3 tập thể.",
        "Tiêu chuẩn tặng Bằng khen cho 2 cá nhân của LĐLĐ tỉnh.",
        "Công đoàn cơ sở nhận được nhiều cờ thi đua, bằng khen của cấp trên.",
        "Câu lạc bộ Thầy thuốc Ưu tú tặng 10 suất quà cho 10 đoàn viên.",
        "Đề xuất công nhận 10 đồng chí cán bộ công đoàn tiêu biểu.",
        "Đơn vị nào có 3 năm liền được tặng Cờ thi đua của LĐLĐ tỉnh thì được đề nghị Tổng Liên đoàn tặng Bằng khen.",
        "Hội đồng thi đua, khen thưởng xét 12 tập thể, 30 cá nhân.",
        "Quỹ khen thưởng chi cho 12 tập thể.",
    ],
)
def test_plans_criteria_and_names_give_no_award(text):
    assert rows(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12 cá nhân đạt danh hiệu Chiến sĩ thi đua cơ sở.", ("Danh hiệu Chiến sĩ thi đua cơ sở", "i", 12)),
        ("02 cá nhân đạt danh hiệu Chiến sỹ thi đua cấp tỉnh.", ("Danh hiệu Chiến sĩ thi đua cấp tỉnh", "i", 2)),
        ("5 tập thể được công nhận danh hiệu Tập thể Lao động xuất sắc.", ("Danh hiệu Tập thể Lao động xuất sắc", "c", 5)),
        ("Tỉnh tặng danh hiệu “Người thợ trẻ giỏi” cho 54 cá nhân.", ("Danh hiệu Người thợ trẻ giỏi", "i", 54)),
        ("28 bác sĩ được tôn vinh là Thầy thuốc Ưu tú.", ("Danh hiệu Thầy thuốc Ưu tú", "i", 28)),
        ("Năm đồng chí được nhận Kỷ niệm chương Vì sự nghiệp xây dựng tổ chức Công đoàn.",
         ("Kỷ niệm chương Vì sự nghiệp xây dựng tổ chức Công đoàn", "i", 5)),
    ],
)  # fmt: skip
def test_titles_and_medals_keep_their_names(text, expected):
    assert [(a, k, n) for a, _, k, n in rows(text)] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Tới dự có Thầy thuốc Ưu tú Lê Thị Mẫu, Giám đốc Sở Y tế và 12 cá nhân được mời.",
        "Hội Thầy thuốc Ưu tú trao 10 suất quà cho 10 đoàn viên.",
        "80% nữ đoàn viên đạt danh hiệu “Người mẹ giỏi”.",
        "Phong trào “Người thợ trẻ giỏi” được 54 đơn vị đăng ký.",
    ],
)
def test_titles_in_names_and_shares_are_no_award(text):
    assert rows(text) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (f"Bác sĩ Lê Thị Mẫu, Trưởng khoa Nội {TVA}, là tác giả của 3 sáng kiến và được Tổng Liên đoàn tặng Bằng Lao động sáng tạo.", ["Lê Thị Mẫu"]),
        ("Bà Lê Thị Mẫu, ông Phạm Văn Mẫu và bà Trần Thị Mẫu được LĐLĐ tỉnh tặng Bằng khen.", ["Lê Thị Mẫu", "Phạm Văn Mẫu", "Trần Thị Mẫu"]),
        ("LĐLĐ tỉnh tặng Bằng khen cho các đồng chí: Lê Thị Mẫu, Phạm Văn Mẫu.", ["Lê Thị Mẫu", "Phạm Văn Mẫu"]),
        ("LĐLĐ tỉnh tặng Bằng khen cho Thầy thuốc Ưu tú Phạm Văn Mẫu.", ["Phạm Văn Mẫu"]),
        (f"Công đoàn cơ sở {TVA} và Công đoàn cơ sở {BT} được LĐLĐ tỉnh tặng Cờ thi đua.",
         [f"Công đoàn cơ sở {TVA}", f"Công đoàn cơ sở {BT}"]),
        (f"Các đơn vị được tặng Cờ thi đua của LĐLĐ tỉnh gồm: {TVA}, {BT}.", [TVA, BT]),
        (f"Các đơn vị được LĐLĐ tỉnh tặng Bằng khen là: {TVA}; {BT}.", [TVA, BT]),
    ],
)  # fmt: skip
def test_who_is_named_is_told_by_name(text, names):
    assert [row.recipient_name for row in read(text).awards] == names


@pytest.mark.parametrize(
    "text",
    [
        "Sau lời của bà Lê Thị Mẫu, 7 cá nhân được LĐLĐ tỉnh tặng Bằng khen.",
        "Giám đốc Sở Y tế được LĐLĐ tỉnh tặng Bằng khen.",
        f"7 cá nhân thuộc {TVA} được LĐLĐ tỉnh tặng Bằng khen.",
        "LĐLĐ tỉnh tặng Bằng khen cho 7 cá nhân, Công đoàn ngành Y tế tặng hoa.",
    ],
)
def test_who_is_only_mentioned_is_no_winner(text):
    assert [row.recipient_name for row in read(text).awards] == [None]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Công đoàn ngành đề nghị cấp trên khen thưởng: LĐLĐ tỉnh tặng Cờ thi đua cho 1 tập thể; Tổng Liên đoàn tặng Bằng khen cho 5 cá nhân.", {"proposed"}),
        ("Công đoàn ngành đề nghị LĐLĐ tỉnh tặng Cờ thi đua cho 01 tập thể, Bằng khen cho 05 cá nhân.", {"proposed"}),
        ("Đề nghị Ban Thường vụ LĐLĐ tỉnh: tặng Cờ thi đua cho 2 tập thể; tặng Bằng khen cho 9 cá nhân.", {"proposed"}),
        ("02 cá nhân đề nghị LĐLĐ tỉnh tặng Bằng khen.", {"proposed"}),
        ("1 khoa đạt chuẩn, 02 cá nhân đề nghị LĐLĐ tỉnh tặng Bằng khen.", {"proposed"}),
        ("03 tập thể được đề nghị LĐLĐ tỉnh tặng Cờ thi đua, 5 cá nhân được Tổng Liên đoàn tặng Bằng khen.", {"proposed", "given"}),
        ("Đồng chí đề nghị các cấp quan tâm; LĐLĐ tỉnh tặng Bằng khen cho 2 cá nhân.", {"given"}),
        ("LĐLĐ tỉnh tặng Bằng khen cho 2 cá nhân và đề nghị các đơn vị noi gương.", {"given"}),
        ("Theo đề nghị của hội nghị trước, sau khi xem xét hồ sơ của các đơn vị trong toàn tỉnh, LĐLĐ tỉnh tặng Bằng khen cho 2 cá nhân.", {"given"}),
        ("Xét đề nghị của các CĐCS, LĐLĐ tỉnh đã tặng Bằng khen cho 3 tập thể.", {"given"}),
        ("Hội nghị đề nghị công nhận 3 tập thể đạt danh hiệu Tập thể Lao động xuất sắc và 12 cá nhân đạt danh hiệu Chiến sĩ thi đua cơ sở.", {"proposed"}),
        ("Hội nghị xem xét đề nghị của LĐLĐ tỉnh tặng Bằng khen cho 5 cá nhân.", {"proposed"}),
    ],
)  # fmt: skip
def test_what_is_asked_for_reaches_over_its_list_and_no_further(text, status):
    assert {row.status for row in read(text).awards} == status


def test_who_asked_for_an_award_does_not_give_it():
    text = "Công đoàn ngành Y tế họp. Xét đề nghị của Công đoàn ngành, LĐLĐ tỉnh tặng Bằng khen cho 3 tập thể."
    assert rows(text) == [("Bằng khen", LD, "c", 3)]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["Bằng khen của LĐLĐ tỉnh:", "- 05 tập thể", "- 12 cá nhân"], [("Bằng khen", LD, "c", 5), ("Bằng khen", LD, "i", 12)]),
        (["Dịp này, LĐLĐ tỉnh đã tặng:", "- Cờ thi đua cho 02 tập thể;", "- Bằng khen cho 10 cá nhân."],
         [("Cờ thi đua", LD, "c", 2), ("Bằng khen", LD, "i", 10)]),
        (["Kết quả:", "- Bằng khen của LĐLĐ tỉnh – 05 tập thể, 17 cá nhân"], [("Bằng khen", LD, "c", 5), ("Bằng khen", LD, "i", 17)]),
        (["LĐLĐ tỉnh đã trao quà:", "Cờ thi đua cho 02 tập thể là phần thưởng lớn."], []),
        (["Bằng khen của LĐLĐ tỉnh:", "Hội nghị có 120 đại biểu dự."], []),
        (["Bằng khen của LĐLĐ tỉnh.", "- 05 tập thể tham dự"], []),
    ],
)  # fmt: skip
def test_items_belong_to_the_line_above_that_ends_in_a_colon(lines, expected):
    assert rows("\n\n".join(lines)) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        # an unspecified commendation, a missing giver, who hands over: told again
        (["5 tập thể được khen thưởng.", "LĐLĐ tỉnh tặng Bằng khen cho 5 tập thể."], [("Bằng khen", LD, "c", 5)]),
        (["5 tập thể được tặng Bằng khen.", "LĐLĐ tỉnh tặng Bằng khen cho 5 tập thể."], [("Bằng khen", LD, "c", 5)]),
        (["5 tập thể nhận Bằng khen của Tổng Liên đoàn.", "LĐLĐ tỉnh trao Bằng khen cho các tập thể."], [("Bằng khen", TLD, "c", 5)]),
        # another number, another giver, another award: told anew
        (["6 tập thể được khen thưởng.", "LĐLĐ tỉnh tặng Bằng khen cho 5 tập thể."], [("Khen thưởng", None, "c", 6), ("Bằng khen", LD, "c", 5)]),
        (["Tổng Liên đoàn tặng Bằng khen cho 5 tập thể.", "LĐLĐ tỉnh tặng Bằng khen cho 5 tập thể."], [("Bằng khen", TLD, "c", 5), ("Bằng khen", LD, "c", 5)]),
        (["LĐLĐ tỉnh tặng Giấy khen cho 5 tập thể.", "LĐLĐ tỉnh tặng Bằng khen cho 5 tập thể."], [("Giấy khen", LD, "c", 5), ("Bằng khen", LD, "c", 5)]),
    ],
)  # fmt: skip
def test_one_award_told_twice_is_one_row(lines, expected):
    assert rows("\n\n".join(lines)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # in whose name: who hands it over is not the giver
        ("Thay mặt LĐLĐ tỉnh, đồng chí Lê Thị Mẫu trao Bằng khen cho 5 tập thể.", [("Bằng khen", LD, "c", 5)]),
        ("Thay mặt Thường trực LĐLĐ tỉnh, ông Lê Văn Mẫu đã tặng Bằng khen cho 3 cá nhân.", [("Bằng khen", LD, "i", 3)]),
        ("Thừa ủy quyền của Chủ tịch nước, bà Lê Thị Mẫu trao Huân chương Lao động hạng Ba cho 2 cá nhân.",
         [("Huân chương Lao động hạng Ba", "Chủ tịch nước", "i", 2)]),
        # a name behind 'thay mặt' that gets the award, or stands beside 'của', gives nothing
        ("Thay mặt Công đoàn ngành Y tế, ông Lê Văn Mẫu trao Bằng khen của LĐLĐ tỉnh cho 3 cá nhân.", [("Bằng khen", LD, "i", 3)]),
        ("Thay mặt 5 tập thể được khen, ông Lê Văn Mẫu nhận Bằng khen của LĐLĐ tỉnh.", [("Bằng khen", LD, "i", 1)]),
        # persons without a name: a pronoun, a post, 'người vừa được'
        ("Chị từng được LĐLĐ tỉnh tặng Bằng khen.", [("Bằng khen", LD, "i", 1)]),
        ("Với thành tích đó, ông vinh dự được LĐLĐ tỉnh tặng Bằng khen.", [("Bằng khen", LD, "i", 1)]),
        ("LĐLĐ tỉnh tặng Bằng khen cho Giám đốc Sở Y tế và 4 tập thể.", [("Bằng khen", LD, "i", 1), ("Bằng khen", LD, "c", 4)]),
        ("Đồng chí Lê Thị Mẫu, người vừa được LĐLĐ tỉnh tặng Bằng khen, chia sẻ kinh nghiệm.", [("Bằng khen", LD, "i", 1)]),
        ("Chị Mẫu kể chuyện; đoàn viên và anh chị em được LĐLĐ tỉnh tặng quà cùng Bằng khen.", []),
        ("Hoàn cảnh của chị được LĐLĐ tỉnh nhắc đến khi tặng Bằng khen.", []),
        # who was counted behind 'cho' and then got it
        ("Hội nghị trao thưởng cho 3 tập thể, 9 cá nhân được LĐLĐ tỉnh tặng Bằng khen.",
         [("Bằng khen", LD, "c", 3), ("Bằng khen", LD, "i", 9)]),
        ("Mức thưởng cho cá nhân được LĐLĐ tỉnh tặng Bằng khen tăng thêm.", []),
        # 'tập thể' before a name is one body; 'là đội' before a winner
        ("Tập thể Khoa Nhi được nhận Bằng khen của LĐLĐ tỉnh.", [("Bằng khen", LD, "c", 1)]),
        (f"Đoạt giải Ba là đội {TVA}.", [("Giải Ba", None, "c", 1)]),
        # a giver that nobody knows has recipients of its own
        ("Bằng khen của LĐLĐ tỉnh: 5 tập thể; Giấy khen của Quỹ Tấm lòng: 45 cá nhân.",
         [("Bằng khen", LD, "c", 5), ("Giấy khen", None, "i", 45)]),
        # what looks like an award goes on with what is joined to it only
        ("5 tập thể được LĐLĐ tỉnh tặng Bằng khen; mẫu Giấy khen theo quy chế.", [("Bằng khen", LD, "c", 5)]),
    ],
)  # fmt: skip
def test_awards_have_the_giver_and_the_recipients_of_their_sentence(text, expected):
    assert rows(text) == expected


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Trình Thủ tướng Chính phủ tặng Bằng khen cho 2 cá nhân.", ["proposed"]),
        ("Công đoàn ngành trình LĐLĐ tỉnh tặng Bằng khen cho 2 cá nhân.", ["proposed"]),
        (
            "Thực hiện chương trình Tổng Liên đoàn phát động, LĐLĐ tỉnh tặng Bằng khen cho 2 cá nhân.",
            ["given"],
        ),
        ("Quá trình công tác, 2 cá nhân được LĐLĐ tỉnh tặng Bằng khen.", ["given"]),
        ("Chưa có hồ sơ, nhưng 2 cá nhân được LĐLĐ tỉnh tặng Bằng khen.", ["given"]),
        ("Chưa có 2 cá nhân được LĐLĐ tỉnh tặng Bằng khen.", []),
        ("Hai cá nhân chưa được LĐLĐ tỉnh tặng Bằng khen.", []),
        ("Tối thiểu 2 cá nhân được LĐLĐ tỉnh tặng Bằng khen.", []),
    ],
)
def test_what_is_asked_for_or_denied_was_not_given(text, status):
    assert [row.status for row in read(text).awards] == status

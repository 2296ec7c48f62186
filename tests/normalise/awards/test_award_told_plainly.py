"""Awards of whom no word list knows: open nouns, teams, unknown persons, bare ranks, lines of results.

Every rule has lines that it reads and lines that it must leave alone; persons are invented.
"""

# ruff: noqa: E501 - one case of a table is one line

from __future__ import annotations

import pytest

from tests.normalise.awards.reading import BT, CDN, LD, TVA, rows
from tests.normalise.reading import read

BK, GK, CTD = "Bằng khen", "Giấy khen", "Cờ thi đua"
G1, G2, G3 = "Giải Nhất", "Giải Nhì", "Giải Ba"
TLD, SYT = "Tổng Liên đoàn Lao động Việt Nam", "Sở Y tế tỉnh Bến Tre"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # nouns with 'nữ', 'bạn', joined nouns, nouns of no list
        ("LĐLĐ tỉnh tặng Bằng khen cho 14 nữ viên chức và 3 nam hộ lý.", [(BK, LD, "i", 14), (BK, LD, "i", 3)]),
        ("LĐLĐ tỉnh tặng Bằng khen cho 9 phóng viên, biên tập viên.", [(BK, LD, "i", 9)]),
        ("Có 8 thầy, cô giáo được LĐLĐ tỉnh tặng Bằng khen.", [(BK, LD, "i", 8)]),
        ("LĐLĐ tỉnh tặng Bằng khen cho 5 tổ sản xuất và 21 lao động giỏi.", [(BK, LD, "c", 5), (BK, LD, "i", 21)]),
        ("LĐLĐ tỉnh tặng Bằng khen cho 5 thợ máy và 3 quản đốc.", [(BK, LD, "i", 5), (BK, LD, "i", 3)]),
        ("LĐLĐ tỉnh tặng Bằng khen cho 5 năm gắn bó với nghề.", []),
        ("LĐLĐ tỉnh tặng Bằng khen kèm 5 triệu đồng.", []),
        ("LĐLĐ tỉnh tặng Bằng khen, giúp 5 trường hợp khó khăn.", []),
        # a noun that runs into a name, places of work and praise inside a list
        ("LĐLĐ tỉnh tặng Bằng khen cho 7 cán bộ Công đoàn ngành Y tế.", [(BK, LD, "i", 7)]),
        (f"LĐLĐ tỉnh tặng Bằng khen cho 5 cá nhân thuộc {TVA} và 2 cá nhân thuộc {BT}.", [(BK, LD, "i", 5), (BK, LD, "i", 2)]),
        ("LĐLĐ tỉnh tặng Bằng khen cho 3 tập thể đạt thành tích xuất sắc và 9 cá nhân.", [(BK, LD, "c", 3), (BK, LD, "i", 9)]),
        # persons whom the scanner of names does not know
        ("LĐLĐ tỉnh tặng Bằng khen cho bác sĩ Neáng Sóc Mẫu, Trưởng khoa Ngoại.", [(BK, LD, "i", 1)]),
        ("Nguyễn Văn Tấn và Trần Thị Mẫu cùng nhận Bằng khen của LĐLĐ tỉnh.", [(BK, LD, "i", 1), (BK, LD, "i", 1)]),
        ("LĐLĐ tỉnh tặng Bằng khen cho 2 cá nhân là Tòng Thị Mẫu, Cà Thị Mẫn.", [(BK, LD, "i", 2)]),
        ("Bà Lê Thị Mẫu - Phó Chủ tịch LĐLĐ tỉnh trao tặng ông Hòa Bằng khen của Tổng Liên đoàn.", [(BK, TLD, "i", 1)]),
        ("LĐLĐ tỉnh tặng Bằng khen cho Hội Mùa Xuân Đỏ.", []),
        # the clause that opens next before the verb, what somebody is quoted with
        ("Trong đợt lũ, Công đoàn ngành Y tế giúp 1.200 đoàn viên, được LĐLĐ tỉnh tặng Bằng khen.", [(BK, LD, "c", 1)]),
        (f"Ông Lê Mẫu cho biết: “{TVA} 4 năm liền vững mạnh, năm 2022 được LĐLĐ tỉnh tặng Cờ thi đua”.", [(CTD, LD, "c", 1)]),
        ("Gia đình chị Lê Thị Mẫu hiến máu nhiều lần, được LĐLĐ tỉnh tặng Bằng khen.", [(BK, LD, "h", 1)]),
        ("Đó là Bằng khen của LĐLĐ tỉnh mà tôi nhận năm 2021.", [(BK, LD, "i", 1)]),
        (f"Nỗ lực ấy mang về cho {TVA} nhiều phần thưởng: Cờ thi đua của LĐLĐ tỉnh, Bằng khen của Tổng Liên đoàn.",
         [(CTD, LD, "c", 1), (BK, TLD, "c", 1)]),
        (f"Đoàn công tác thăm {TVA} và trao quà: khăn, sữa, thuốc.", []),
    ],
)  # fmt: skip
def test_who_is_told_without_a_known_word(text, expected):
    assert rows(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what a prize is worth, and winners behind it
        ("Kết quả: 01 giải Nhất (3 triệu đồng): đội Khoa Ngoại; 02 giải Nhì (2 triệu đồng/giải): đội Khoa Dược và đội Khoa Nhi.",
         [(G1, None, "c", 1), (G2, None, "c", 1), (G2, None, "c", 1)]),
        (f"Giải Nhất trị giá 3 triệu đồng thuộc về thí sinh Lê Thị Mẫu - {TVA}.", [(G1, None, "i", 1)]),
        ("Kết quả: giải Nhất Khoa Nội; giải Nhì Khoa Ngoại; giải Ba Phòng Điều dưỡng.", [(G1, None, "c", 1), (G2, None, "c", 1), (G3, None, "c", 1)]),
        ("Kết quả: giải Nhất 3 triệu đồng, giải Nhì 2 triệu đồng.", []),
        # bare ranks
        ("Kết quả kéo co: Nhất - Khoa Nhi; Nhì - Khoa Dược; Ba - Khoa Sản.", [(G1, None, "c", 1), (G2, None, "c", 1), (G3, None, "c", 1)]),
        ("Cầu lông: Nhất thuộc về Khoa Nhi, nhì thuộc về Khoa Sản.", [(G1, None, "c", 1), (G2, None, "c", 1)]),
        ("Ban tổ chức trao giải Nhất toàn đoàn cho Sở Y tế. Bóng bàn: nhất Vũ Đình Cảnh, nhì Hà Văn Sơn, ba Đỗ Văn Mẫu.",
         [(G1, None, "c", 1), (G1, None, "i", 1), (G2, None, "i", 1), (G3, None, "i", 1)]),
        ("Bệnh viện chú trọng quy chế, nhất là quy chế chuyên môn; ba là y đức.", []),
        ("Các đội của huyện Chợ Lách, Ba Tri tham gia giải Nhất bảng.", []),
        # teams without a verb, enumerations of teams, a clause that begins with a team
        ("Kết quả: đội Cụm 3 đạt giải Nhất; đội Khối hành chính giải Nhì; đội Cụm 1 và đội Cụm 4 đồng giải Ba.",
         [(G1, None, "c", 1), (G2, None, "c", 1), (G3, None, "c", 1), (G3, None, "c", 1)]),
        ("Giải Nhất thuộc về đội Phòng khám, đội Liên khoa Nội giành giải Nhì.", [(G1, None, "c", 1), (G2, None, "c", 1)]),
        ("Giải Nhất thuộc về Lê Văn Mẫu, Trần Thị Mẫn (Khoa Nhi) nhận giải Nhì.", [(G1, None, "i", 1), (G2, None, "i", 1)]),
        (f"Đội {TVA} và đội {BT} cùng đạt giải Nhì.", [(G2, None, "c", 1), (G2, None, "c", 1)]),
        ("Cặp Trần Đình Mẫu – A Thị Nga đạt giải Nhất.", [(G1, None, "i", 1), (G1, None, "i", 1)]),
        # winners in brackets and prizes in brackets, works, ranks with their contest
        ("Có 3 sáng kiến đạt giải, gồm: 1 giải Nhất (bác sĩ Lê Mẫu), 2 giải Nhì (bà Nguyễn Thị Mẫu; ông Đỗ Văn Mẫn).",
         [(G1, None, "i", 1), (G2, None, "i", 1), (G2, None, "i", 1)]),
        (f"Kết quả: {TVA} (giải Nhất), {BT} (giải Nhì).", [(G1, None, "c", 1), (G2, None, "c", 1)]),
        (f"Kết quả: giải Nhất đơn ca thuộc về bà Lê Thị Mẫu; nhất song ca: {TVA}.", [(G1, None, "i", 1), (G1, None, "c", 1)]),
        ("Đội thắng 3 trận được vào chung kết tranh giải Nhất.", []),
        # persons with their place of work between them
        ("Kết quả: 02 giải Nhì: bà Ngô Thị Mẫu, phòng Tổ chức – Hành chính và bà Lý Thị Mẫn, khoa Sản.", [(G2, None, "i", 1), (G2, None, "i", 1)]),
    ],
)  # fmt: skip
def test_lines_of_results(text, expected):
    assert rows(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # to each giver its number
        ("LĐLĐ tỉnh, Sở Y tế tặng Bằng khen lần lượt cho 9 và 5 tập thể.", [(BK, LD, "c", 9), (BK, SYT, "c", 5)]),
        ("LĐLĐ tỉnh và Sở Y tế lần lượt tặng Giấy khen cho 2 tập thể và 7 cá nhân.", [(GK, LD, "c", 2), (GK, SYT, "i", 7)]),
        ("LĐLĐ tỉnh và Sở Y tế tặng Giấy khen cho 2 tập thể và 7 cá nhân.",
         [(GK, LD, "c", 2), (GK, LD, "i", 7), (GK, SYT, "c", 2), (GK, SYT, "i", 7)]),
        ("LĐLĐ tỉnh và Sở Y tế mỗi nơi tặng Bằng khen cho 1 CĐCS.", [(BK, LD, "c", 1), (BK, SYT, "c", 1)]),
        ("Mỗi đơn vị chọn 1 cá nhân được LĐLĐ tỉnh tặng Bằng khen.", []),
        # titles under the verb of the award before, titles that only say who, flags by their quotes
        ("Sở Y tế tặng Giấy khen cho 4 tập thể; danh hiệu Lao động tiên tiến cho 110 cá nhân.",
         [(GK, SYT, "c", 4), ("Danh hiệu Lao động tiên tiến", SYT, "i", 110)]),
        ("Công đoàn ngành Y tế tặng Giấy khen cho 10 nữ đoàn viên “Giỏi việc nước, đảm việc nhà” 5 năm liền.", [(GK, CDN, "i", 10)]),
        (f"{TVA} được LĐLĐ tỉnh tặng Cờ “Đơn vị xuất sắc”.", [(CTD, LD, "c", 1)]),
        (f"{TVA} được LĐLĐ tỉnh tặng cờ lưu niệm.", []),
        # both gave to one; the giver goes on over a semicolon; orders are of the state
        (f"LĐLĐ tỉnh đã tặng Bằng khen, Sở Y tế đã tặng Giấy khen cho {TVA}.", [(BK, LD, "c", 1), (GK, SYT, "c", 1)]),
        ("4 CĐCS được LĐLĐ tỉnh tặng Cờ thi đua; 8 CĐCS được tặng Bằng khen.", [(CTD, LD, "c", 4), (BK, LD, "c", 8)]),
        (f"LĐLĐ tỉnh trao Huân chương Lao động hạng Ba cho {TVA}.", [("Huân chương Lao động hạng Ba", None, "c", 1)]),
        # emulation titles that count themselves
        ("Kết quả bình xét: 18 tập thể lao động tiên tiến, 9 chiến sĩ thi đua cơ sở.",
         [("Danh hiệu Tập thể Lao động tiên tiến", None, "c", 18), ("Danh hiệu Chiến sĩ thi đua cơ sở", None, "i", 9)]),
        ("Bệnh viện có 7 tập thể lao động xuất sắc được LĐLĐ tỉnh tặng Bằng khen.", [(BK, LD, "c", 7)]),
        ("Bệnh viện hiện có 3 thầy thuốc ưu tú.", []),
        # 'khen thưởng' and the title it is for
        ("Công đoàn ngành Y tế khen thưởng 8 chị đạt danh hiệu “Giỏi việc nước, đảm việc nhà”.",
         [("Khen thưởng", CDN, "i", 8), ("Danh hiệu Giỏi việc nước - Đảm việc nhà", None, "i", 8)]),
        ("Nhiều cá nhân được khen thưởng: 4 giảng viên được LĐLĐ tỉnh tặng Bằng khen.", [(BK, LD, "i", 4)]),
        # inverted, beside a further one, before 'các cá nhân' that are named, 'nhiều cá nhân'
        (f"Nhận Bằng khen của LĐLĐ tỉnh có {TVA} và 5 cá nhân.", [(BK, LD, "c", 1), (BK, LD, "i", 5)]),
        ("Ngoài Bằng khen của LĐLĐ tỉnh năm 2017, bà Lê Thị Mẫu còn được Tổng Liên đoàn tặng Bằng khen.", [(BK, LD, "i", 1), (BK, TLD, "i", 1)]),
        ("Ngoài Bằng khen của LĐLĐ tỉnh, Sở Y tế tặng Giấy khen cho 3 cá nhân.", [(GK, SYT, "i", 3)]),
        ("Các cá nhân được nhận Bằng khen của LĐLĐ tỉnh đợt này gồm: bà Lê Thị Mẫu, ông Lê Văn Mẫn.", [(BK, LD, "i", 1), (BK, LD, "i", 1)]),
        ("Nhiều cá nhân, tập thể được nhận Bằng khen của LĐLĐ tỉnh.", []),
        # a number of years is none of persons; 'tập thể' of one body; who comes to hand it over
        ("Năm 2016 chị được LĐLĐ tỉnh tặng Bằng khen.", [(BK, LD, "i", 1)]),
        ("Chị Lê Thị Mẫu là đại biểu duy nhất của huyện được nhận Bằng khen của LĐLĐ tỉnh.", [(BK, LD, "i", 1)]),
        ("Tập thể cán bộ, viên chức Khoa Nhi và 3 lái xe được LĐLĐ tỉnh tặng Bằng khen.", [(BK, LD, "c", 1), (BK, LD, "i", 3)]),
        ("Tập thể, cá nhân được LĐLĐ tỉnh tặng Bằng khen.", [(BK, LD, "c", None), (BK, LD, "i", None)]),
        ("Chủ tịch LĐLĐ tỉnh đã tới nhà trao Bằng khen cho anh Lê Văn Mẫu.", [(BK, LD, "i", 1)]),
        ("Kết quả: hai giải Ba thuộc về đội Khoa Nam và đội Khoa Nữ.", [(G3, None, "c", 1), (G3, None, "c", 1)]),
        # the sum of what is told one by one
        ("LĐLĐ tỉnh khen thưởng 15 đoàn viên. Có 5 đoàn viên được LĐLĐ tỉnh tặng Bằng khen, 10 đoàn viên được Sở Y tế tặng Giấy khen.",
         [(BK, LD, "i", 5), (GK, SYT, "i", 10)]),
        # who acts, with what a picture shows; a team of a body
        ("Ông Lê Văn Mẫu, Phó Giám đốc Sở Y tế (bìa phải), trao Giấy khen cho 25 cá nhân.", [(GK, SYT, "i", 25)]),
        (f"LĐLĐ tỉnh tặng Bằng khen cho ê kíp phẫu thuật {TVA} gồm 9 người.", [(BK, LD, "c", 1)]),
        # a letter 'tới' somebody, who gave the order
        ("Sở Y tế gửi Thư khen tới tập thể Khoa Hồi sức.", [("Thư khen", SYT, "c", 1)]),
        ("Được sự ủy quyền của Chủ tịch Tổng Liên đoàn, bà Lê Thị Mẫu đã trao Bằng khen cho 3 bác sĩ.", [(BK, TLD, "i", 3)]),
    ],
)  # fmt: skip
def test_who_gave_which(text, expected):
    assert rows(text) == expected


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Có 01 tập thể đang trình Tổng Liên đoàn tặng Bằng khen.", ["proposed"]),
        (f"Hồ sơ phong tặng danh hiệu Anh hùng Lao động cho {TVA} đang được trình Chủ tịch nước.", ["proposed"]),
        ("Sau khi xem hồ sơ của các đơn vị, LĐLĐ tỉnh tặng Bằng khen cho 2 cá nhân.", ["given"]),
        ("Phấn đấu 2 tập thể được LĐLĐ tỉnh tặng Bằng khen.", []),
        ("Hội nghị thông qua chỉ tiêu năm 2024: 90% CĐCS vững mạnh, 3 CĐCS được LĐLĐ tỉnh tặng Cờ thi đua; 10 cá nhân được tặng Giấy khen.", []),
        ("Hoàn thành các chỉ tiêu đề ra, 3 CĐCS được LĐLĐ tỉnh tặng Cờ thi đua.", ["given"]),
        ("Theo quy chế mới, 3 cá nhân dẫn đầu được LĐLĐ tỉnh tặng Bằng khen.", []),
        ("Thể lệ quy định: 3 cá nhân điểm cao nhất được nhận giải Nhất.", []),
        ("Công đoàn ngành phát động cuộc thi với 1 giải Nhất, 2 giải Nhì được trao vào dịp 27/2.", []),
        ("Sau ba tháng phát động cuộc thi, LĐLĐ tỉnh đã trao 2 giải Nhì.", ["given"]),
        ("Năm 2024, CĐCS đăng ký: 15 cá nhân đạt Chiến sĩ thi đua cơ sở, 1 cá nhân được LĐLĐ tỉnh tặng Bằng khen.", []),
        ("Cá nhân đạt Giấy khen 3 năm liền được xét tặng Bằng khen của LĐLĐ tỉnh.", []),
    ],
)  # fmt: skip
def test_what_is_asked_for_or_only_planned(text, status):
    assert [row.status for row in read(text).awards] == status


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # told again: other capitals, 'các CĐCS' of a picture, the sum in a title, a short name, 'đội đạt giải Nhất'
        ("Kết quả: giải Nhất: đội Khoa Nhi.\nĐội Khoa Nhi nhận giải Nhất.", [(G1, "đội Khoa Nhi", 1)]),
        ("Kết quả: giải Nhất: đội Khoa Nhi.\nĐội đạt giải Nhất tham dự hội thi cấp tỉnh.", [(G1, "đội Khoa Nhi", 1)]),
        ("Công đoàn trao Kỷ niệm chương cho 16 cán bộ.\nTổng Liên đoàn tặng Kỷ niệm chương Vì sự nghiệp xây dựng tổ chức Công đoàn cho 16 cán bộ.",
         [("Kỷ niệm chương Vì sự nghiệp xây dựng tổ chức Công đoàn", None, 16)]),
        # not told again: the whole and a part of a contest
        ("Kết quả: giải Nhất đơn nam: Khoa Nhi.\nGiải Nhất toàn đoàn thuộc về Khoa Nhi.", [(G1, "Khoa Nhi", 1), (G1, "Khoa Nhi", 1)]),
    ],
)  # fmt: skip
def test_what_is_told_again(text, told):
    found = [(row.award, row.recipient_name, row.recipient_count) for row in read(text).awards]
    assert found == told


def test_names_of_lines_below_a_heading_are_those_who_got_the_award():
    """'Danh sách các đơn vị nhận Cờ thi đua:' and an item for each."""
    text = f"Danh sách đơn vị nhận Cờ thi đua của LĐLĐ tỉnh năm 2023:\n- {TVA};\n- {BT}."
    assert rows(text) == [(CTD, LD, "c", 1), (CTD, LD, "c", 1)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # numbered lines of persons with their posts, numbers of the commended, numbers behind prizes
        (f"Danh sách cá nhân được LĐLĐ tỉnh tặng Bằng khen:\n1. Bà Nguyễn Thị Mẫu, Chủ tịch CĐCS {TVA}\n2. Ông Lê Văn Mẫn, hộ sinh",
         [(BK, LD, "i", 1), (BK, LD, "i", 1)]),
        ("LĐLĐ tỉnh đã khen thưởng:\n- 14 CĐCS hoàn thành xuất sắc nhiệm vụ;\n- 38 đoàn viên xuất sắc.",
         [("Khen thưởng", LD, "c", 14), ("Khen thưởng", LD, "i", 38)]),
        ("BTC đã trao:\n+ Giải Nhất: 01 (tập thể Khoa Hồi sức)\n+ Giải Ba: 03 giải", [(G1, None, "c", 1), (G3, None, "o", 3)]),
        # a line that needs no verb
        (f"- Bằng khen của LĐLĐ tỉnh cho: {TVA}, {BT} và 06 cá nhân.", [(BK, LD, "c", 1), (BK, LD, "c", 1), (BK, LD, "i", 6)]),
        ("Mẫu Bằng khen của LĐLĐ tỉnh cho: tập thể, cá nhân.", []),
        ("Nội dung họp:\n1. Thông qua Bằng khen\n2. Bà Lê Thị Mẫu phát biểu", []),
        ("Cơ cấu giải thưởng:\n+ Giải Nhất: 01 giải\n+ Giải Ba: 03 giải", []),
    ],
)  # fmt: skip
def test_lists(text, expected):
    assert rows(text) == expected

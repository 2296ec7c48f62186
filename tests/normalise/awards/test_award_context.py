"""Awards whose giver or winner another clause tells: who asked, agreed, decided, tells of it.

Every rule has lines that it reads and lines that it must leave alone; persons are invented.
"""

# ruff: noqa: E501 - one case of a table is one line

from __future__ import annotations

import pytest

from tests.normalise.awards.reading import BT, CDN, LD, TVA, prizes, rows
from tests.normalise.reading import read

BK, GK = "Bằng khen", "Giấy khen"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # who agreed or asked gives nothing
        ("Được sự đồng ý của LĐLĐ tỉnh, Công đoàn ngành Y tế tặng Giấy khen cho 22 tập thể.", [(GK, CDN, "c", 22)]),
        ("Được sự thống nhất của Sở Y tế và LĐLĐ tỉnh, Công đoàn ngành Y tế tặng Giấy khen cho 22 tập thể.", [(GK, CDN, "c", 22)]),
        ("Nhờ sự nỗ lực của Công đoàn ngành Y tế, 5 tập thể được LĐLĐ tỉnh tặng Bằng khen.", [(BK, LD, "c", 5)]),
        # not 'sự' in another word, not a giver without a comma, not two givers
        ("Vì sự nghiệp y tế, LĐLĐ tỉnh, Công đoàn ngành Y tế tặng Bằng khen cho 5 tập thể.", [(BK, LD, "c", 5), (BK, CDN, "c", 5)]),
        ("Thể theo sự giới thiệu của các CĐCS, LĐLĐ tỉnh tặng Bằng khen cho 5 tập thể.", [(BK, LD, "c", 5)]),
        ("Nhân dịp này, Sở Y tế, LĐLĐ tỉnh tặng Bằng khen cho 1 tập thể.", [(BK, "Sở Y tế tỉnh Bến Tre", "c", 1), (BK, LD, "c", 1)]),
        # who decided gives what nobody else does
        ("Theo quyết định khen thưởng của LĐLĐ tỉnh: 3 tập thể nhận Cờ thi đua; 8 cá nhân nhận Bằng khen.", [("Cờ thi đua", LD, "c", 3), (BK, LD, "i", 8)]),
        ("Căn cứ Quyết định số 12/QĐ-LĐLĐ ngày 12/01/2023 của LĐLĐ tỉnh, 4 CĐCS được tặng Cờ thi đua.", [("Cờ thi đua", LD, "c", 4)]),
        ("Theo Quyết định của LĐLĐ tỉnh, Công đoàn ngành Y tế trao Bằng khen cho 4 CĐCS.", [(BK, LD, "c", 4)]),
        ("Theo Quyết định của LĐLĐ tỉnh, Công đoàn ngành Y tế tặng Giấy khen cho 4 CĐCS.", [(GK, CDN, "c", 4)]),
        ("Theo quyết định thành lập của LĐLĐ tỉnh, 4 CĐCS được tặng Cờ thi đua.", [("Cờ thi đua", None, "c", 4)]),
        ("Theo quyết định của LĐLĐ tỉnh, 4 cá nhân được Hội Bảo trợ tặng Bằng khen.", [(BK, None, "i", 4)]),
        # who ordered it, who is told behind it
        ("Được LĐLĐ tỉnh ủy quyền, Công đoàn ngành Y tế trao Bằng khen cho 6 cá nhân.", [(BK, LD, "i", 6)]),
        ("Bằng khen được LĐLĐ tỉnh trao cho 3 tập thể.", [(BK, LD, "c", 3)]),
        ("Bằng khen của LĐLĐ tỉnh cho 3 tập thể được trao tại hội nghị.", [(BK, LD, "c", 3)]),
        ("Bằng khen của LĐLĐ tỉnh cho các tập thể được in màu đỏ.", []),
        ("Thừa ủy quyền của Chủ tịch nước, bà Lê Thị Mẫu trao danh hiệu Thầy thuốc Ưu tú cho 2 bác sĩ.",
         [("Danh hiệu Thầy thuốc Ưu tú", "Chủ tịch nước", "i", 2)]),
        ("LĐLĐ tỉnh trao Giấy chứng nhận danh hiệu “Phụ nữ hai giỏi” cho 6 chị.", [("Danh hiệu Phụ nữ hai giỏi", LD, "i", 6)]),
        ("LĐLĐ tỉnh cấp Bằng Lao động sáng tạo cho bà Lê Thị Mẫu.", [("Bằng Lao động sáng tạo", LD, "i", 1)]),
        ("5 đoàn viên được cấp Bằng Lao động sáng tạo, 4 đoàn viên được tặng Bằng khen của LĐLĐ tỉnh.",
         [("Bằng Lao động sáng tạo", None, "i", 5), (BK, LD, "i", 4)]),
    ],
)  # fmt: skip
def test_who_agreed_who_decided_and_who_gives(text, expected):
    assert rows(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what is given beside what is asked for is the asker's
        ("Công đoàn ngành Y tế đề nghị LĐLĐ tỉnh tặng Bằng khen cho 5 tập thể; tặng Giấy khen cho 30 tập thể.", [(LD, "proposed"), (CDN, "given")]),
        ("Công đoàn ngành Y tế họp, đề nghị LĐLĐ tỉnh tặng Bằng khen cho 5 tập thể, khen thưởng 30 cá nhân.", [(LD, "proposed"), (CDN, "given")]),
        ("Công đoàn ngành Y tế đề nghị LĐLĐ tỉnh: tặng Cờ thi đua cho 5 tập thể; tặng Bằng khen cho 9 tập thể.", [(LD, "proposed")] * 2),
        ("Hội nghị thống nhất đề nghị:\n- LĐLĐ tỉnh tặng Bằng khen cho 5 tập thể;\n- Công đoàn ngành Y tế tặng Giấy khen cho 9 cá nhân.",
         [(LD, "proposed"), (CDN, "proposed")]),
        ("Hội nghị nghe các đề nghị. Kết quả:\n- LĐLĐ tỉnh tặng Bằng khen cho 5 tập thể.", [(LD, "given")]),
        ("Công đoàn ngành Y tế được LĐLĐ tỉnh tặng Bằng khen; mới đây được LĐLĐ tỉnh đề nghị Chính phủ tặng Cờ thi đua.",
         [(LD, "given"), ("Chính phủ", "proposed")]),
        # what was weighed is done or not
        ("Công đoàn ngành Y tế đã xét tặng Giấy khen cho 18 tập thể.", [(CDN, "given")]),
        ("Công đoàn ngành Y tế xét tặng Giấy khen cho 18 tập thể vào cuối năm.", []),
        ("Hội nghị bình xét được 2 cá nhân đề nghị LĐLĐ tỉnh tặng Bằng khen.", [(LD, "proposed")]),
        ("Hội nghị bình xét 2 cá nhân để LĐLĐ tỉnh tặng Bằng khen.", []),
        ("Căn cứ kết quả bình xét, LĐLĐ tỉnh tặng Bằng khen cho 2 cá nhân.", [(LD, "given")]),
        ("Đạt điểm tối đa, Công đoàn ngành Y tế được LĐLĐ tỉnh tặng Cờ thi đua.", [(LD, "given")]),
        ("LĐLĐ tỉnh tặng Bằng khen cho tối đa 2 cá nhân của mỗi CĐCS; tặng tối đa 3 Cờ thi đua.", [(LD, "given")]),
    ],
)  # fmt: skip
def test_what_is_asked_for_and_what_is_given_stand_side_by_side(text, expected):
    found = [(row.giver_name, row.status) for row in read(text).awards]
    assert found == expected


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # the main clause behind, or the one before, tells who
        ("Sau khi nhận Bằng khen của LĐLĐ tỉnh, chị Lê Thị Mẫu cho biết sẽ cố gắng.", ["Lê Thị Mẫu"]),
        ("Chia sẻ niềm vui khi nhận Bằng khen của LĐLĐ tỉnh, bác sĩ Lê Thị Mẫu rất xúc động.", ["Lê Thị Mẫu"]),
        ("Là một trong những cá nhân được nhận Bằng khen của LĐLĐ tỉnh, chị Lê Thị Mẫu luôn tận tụy.", ["Lê Thị Mẫu"]),
        ("Chị Lê Thị Mẫu là một trong những cá nhân được LĐLĐ tỉnh tặng Bằng khen.", ["Lê Thị Mẫu"]),
        ("Chị Lê Thị Mẫu là 1 trong 10 cá nhân được LĐLĐ tỉnh tặng Bằng khen.", [None]),
        ("Được nhận Bằng khen của LĐLĐ tỉnh lần này, ngành Y tế có 2 tập thể và 3 cá nhân.", [None, None]),
        ("Phát biểu khi nhận Bằng khen của LĐLĐ tỉnh, bà Lê Thị Mẫu cảm ơn lãnh đạo.", []),
        ("Chúc mừng các cá nhân nhận Bằng khen của LĐLĐ tỉnh, bà Lê Thị Mẫu đề nghị tiếp tục cố gắng.", [None]),
        ("Sau khi nhận Bằng khen của LĐLĐ tỉnh, các đại biểu nghe bà Lê Thị Mẫu phát biểu.", []),
        # a list that goes on behind a semicolon; what is only said there
        ("LĐLĐ tỉnh tặng Bằng khen cho các tập thể: Công đoàn ngành Y tế; các cá nhân: bà Lê Thị Mẫu, ông Phạm Văn Mẫu.", [CDN, "Lê Thị Mẫu", "Phạm Văn Mẫu"]),
        ("LĐLĐ tỉnh tặng Bằng khen cho bà Lê Thị Mẫu; ông Phạm Văn Mẫu phát biểu.", ["Lê Thị Mẫu"]),
        (f"LĐLĐ tỉnh tặng Bằng khen cho Công đoàn ngành Y tế và các CĐCS: {TVA}, {BT}.", [CDN, TVA, BT]),
        ("Trao Bằng khen cho đại diện 5 tập thể, ông Lê Văn Mẫu nhấn mạnh vai trò của CĐCS.", [None]),
        ("Trao Bằng khen cho bà Trần Thị Mẫu và ông Lê Văn Mẫu.", ["Trần Thị Mẫu", "Lê Văn Mẫu"]),
        # titles belong to the names; where one works is no winner
        ("LĐLĐ tỉnh tặng Bằng khen cho bác sĩ CKII Lê Thị Mẫu, khoa Nội và kỹ thuật viên Phạm Văn Mẫu.", ["Lê Thị Mẫu", "Phạm Văn Mẫu"]),
        ("3 bác sĩ Lê Thị Mẫu, Phạm Văn Mẫu, Trần Thị Mẫu được LĐLĐ tỉnh tặng Bằng khen.", ["Lê Thị Mẫu", "Phạm Văn Mẫu", "Trần Thị Mẫu"]),
        ("Công đoàn ngành Y tế và đồng chí Lê Thị Mẫu được LĐLĐ tỉnh tặng Bằng khen.", [CDN, "Lê Thị Mẫu"]),
        ("Khoa Nhi và bác sĩ Lê Thị Mẫu được LĐLĐ tỉnh tặng Bằng khen.", ["Khoa Nhi", "Lê Thị Mẫu"]),
        ("Riêng Công đoàn ngành Y tế làm tốt công tác chăm lo, được LĐLĐ tỉnh tặng Bằng khen.", [CDN]),
        ("Công đoàn ngành Y tế: Bằng khen của LĐLĐ tỉnh.", [CDN]),
        ("LĐLĐ tỉnh: 3 Bằng khen của ngành được trao.", [None]),
    ],
)  # fmt: skip
def test_who_got_it_is_told_by_another_clause(text, names):
    assert [row.recipient_name for row in read(text).awards] == names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # bodies told by their noun behind a colon
        ("Giải Nhất: Khoa Nhi; giải Nhì: Khoa Sản, Khoa Dược.",
         [("Giải Nhất", "c", 1, "Khoa Nhi"), ("Giải Nhì", "c", 1, "Khoa Sản"), ("Giải Nhì", "c", 1, "Khoa Dược")]),
        ("Giải Ba (2 giải): Cụm số 2, Cụm số 4.", [("Giải Ba", "c", 1, "Cụm số 2"), ("Giải Ba", "c", 1, "Cụm số 4")]),
        ("Giải Nhất: 5 triệu đồng, giải Nhì: 3 triệu đồng.", []),
        # a work is its body's; 'của' of others is not
        (f"Phần thi của {TVA} giành giải Nhất.", [("Giải Nhất", "c", 1, TVA)]),
        (f"Kết quả, tiểu phẩm “Trực đêm” của {BT} đạt giải A.", [("Giải A", "c", 1, BT)]),
        ("Phần thi của đội Khoa Nhi xuất sắc đoạt giải Nhất.", [("Giải Nhất", "c", 1, "đội Khoa Nhi")]),
        (f"Sự cố gắng của {TVA} giành giải Nhất.", []),
        # further prizes need no verb once some were told
        ("Ban Tổ chức trao giải Nhất cho đội Khoa Nhi. Ngoài ra có 5 giải Khuyến khích.",
         [("Giải Nhất", "c", 1, "đội Khoa Nhi"), ("Giải Khuyến khích", "o", 5, None)]),
        ("Hội thi có 5 giải Khuyến khích.", []),
        ("Ban Tổ chức trao giải Nhất cho đội Khoa Nhi. Năm sau sẽ có 5 giải Khuyến khích.", [("Giải Nhất", "c", 1, "đội Khoa Nhi")]),
        # whom they are for, in words; those who were passed; who shares a place
        ("Ở nội dung cá nhân, Ban Tổ chức trao 6 giải Nhất, 12 giải Ba.", [("Giải Nhất", "i", 6, None), ("Giải Ba", "i", 12, None)]),
        ("Ban Tổ chức trao 6 giải Nhất, 12 giải Ba.", [("Giải Nhất", "o", 6, None), ("Giải Ba", "o", 12, None)]),
        (f"{TVA} vượt qua 11 đội để đoạt giải Nhất.", [("Giải Nhất", "c", 1, TVA)]),
        (f"Hai đội {TVA} và {BT} đồng giải Ba.", [("Giải Ba", "c", 1, TVA), ("Giải Ba", "c", 1, BT)]),
        ("Giải Nhất hội thi được trao cho thí sinh Lê Thị Mẫu.", [("Giải Nhất", "i", 1, "Lê Thị Mẫu")]),
        ("14/45 đội đạt giải Khuyến khích.", [("Giải Khuyến khích", "c", 14, None)]),
        ("Có 18 đội được khen thưởng, trong đó có 5 giải Nhất.", [("Giải Nhất", "o", 5, None)]),
    ],
)  # fmt: skip
def test_prizes_in_lists_and_without_verbs(text, expected):
    assert prizes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # ranks before a colon; other words that end so
        ("Kết quả kéo co: Nhất: Khoa Nhi; Nhì: đội Dự phòng; Ba: Khoa Sản.",
         [("Giải Nhất", "c", 1, "Khoa Nhi"), ("Giải Nhì", "c", 1, "đội Dự phòng"), ("Giải Ba", "c", 1, "Khoa Sản")]),
        ("Kết quả Hội giảng: 4 giải Nhất, 6 giải Nhì.", [("Giải Nhất", "o", 4, None), ("Giải Nhì", "o", 6, None)]),
        ("Ý kiến thứ nhất: Khoa Nhi thiếu nhân lực; thứ ba: Khoa Sản thiếu thuốc.", []),
        ("Kết quả xếp hạng, cao nhất: Khoa Nhi.", []),
        # a list that goes on behind a semicolon, and a clause that begins there
        ("Giải Nhì: Khoa Sản; Khoa Nhi (mỗi giải 400.000 đồng).", [("Giải Nhì", "c", 1, "Khoa Sản"), ("Giải Nhì", "c", 1, "Khoa Nhi")]),
        ("Giải Nhì: Khoa Sản; Khoa Nhi đạt giải Ba.", [("Giải Nhì", "c", 1, "Khoa Sản"), ("Giải Ba", "c", 1, "Khoa Nhi")]),
        # whose the work is, whom the prize is for
        (f"Ban Tổ chức trao giải Nhất cho sáng kiến “Xe đẩy” của nhóm tác giả {TVA}.", [("Giải Nhất", "c", 1, TVA)]),
        ("Ban Tổ chức trao 2 giải Nhì cá nhân, 3 giải Ba đồng đội.", [("Giải Nhì", "i", 2, None), ("Giải Ba", "c", 3, None)]),
        (f"Ban Tổ chức trao giải Nhất cho cán bộ {TVA}.", []),
    ],
)  # fmt: skip
def test_ranks_and_works_are_told_with_their_winners(text, expected):
    assert prizes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # clauses that begin with a year go on with who was told of before
        ("Thành tích của chị khiến mọi người nể phục: năm 2015 được LĐLĐ tỉnh tặng Bằng khen; năm 2018, Công đoàn ngành Y tế tặng Giấy khen.",
         [(BK, LD, "i", 1), (GK, CDN, "i", 1)]),
        ("CĐCS luôn đạt vững mạnh. Năm 2019 được LĐLĐ tỉnh tặng Cờ thi đua.", [("Cờ thi đua", LD, "c", 1)]),
        ("Chị Lê Thị Mẫu gắn bó với nghề 20 năm. Mới đây, được LĐLĐ tỉnh tặng Bằng khen.", [(BK, LD, "i", 1)]),
        ("Hội nghị được tổ chức sáng nay. Mới đây được LĐLĐ tỉnh tặng Bằng khen.", []),
        ("Chị Lê Thị Mẫu gắn bó với nghề 20 năm. Hội thi được LĐLĐ tỉnh tặng Bằng khen.", []),
        # one union or person without a name
        ("LĐLĐ tỉnh tặng Bằng khen cho Công đoàn trường và 4 đoàn viên.", [(BK, LD, "c", 1), (BK, LD, "i", 4)]),
        ("LĐLĐ tỉnh tặng Bằng khen cho chị.", [(BK, LD, "i", 1)]),
        ("Đây là vinh dự mà khi tôi được LĐLĐ tỉnh tặng Bằng khen mới hiểu.", [(BK, LD, "i", 1)]),
        ("LĐLĐ tỉnh tặng Bằng khen cho chị em có thành tích.", []),
        # what the award or its theme is called is no body; the giver behind the year
        ("Công đoàn ngành Y tế được LĐLĐ tỉnh tặng Bằng khen “Công đoàn ngành Y tế vững mạnh”.", [(BK, LD, "c", 1)]),
        ("Bác sĩ Lê Thị Mẫu được trao Bằng khen năm 2023 của LĐLĐ tỉnh.", [(BK, LD, "i", 1)]),
        # awards that others give
        ("Bà Lê Thị Mẫu được tặng Bằng khen của LĐLĐ tỉnh, 2 Bằng Lao động sáng tạo.",
         [(BK, LD, "i", 1), ("Bằng Lao động sáng tạo", None, "i", 1)]),
        ("LĐLĐ tỉnh tặng Bằng khen, Bằng Lao động sáng tạo cho bà Lê Thị Mẫu.", [(BK, LD, "i", None), ("Bằng Lao động sáng tạo", LD, "i", 1)]),
    ],
)  # fmt: skip
def test_clauses_without_a_subject_and_winners_without_a_name(text, expected):
    assert rows(text) == expected


CENTRE = "Trung tâm Y tế huyện Ba Tri"
OWN = f"Công đoàn cơ sở {CENTRE}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("CĐCS tặng Giấy khen cho 5 tổ công đoàn.", [(GK, OWN, "c", 5)]),
        ("Giám đốc Trung tâm tặng Giấy khen cho 5 cá nhân.", [(GK, CENTRE, "i", 5)]),
        ("5 cá nhân được Ban Giám đốc Trung tâm khen thưởng.", [("Khen thưởng", CENTRE, "i", 5)]),
        ("Giám đốc Trung tâm BS Phạm Văn Mẫu trao Giấy khen cho 5 cá nhân.", [(GK, CENTRE, "i", 5)]),
        # another place, places in the plural, another kind of place
        ("Giám đốc Bệnh viện tặng Giấy khen cho 5 cá nhân.", [(GK, None, "i", 5)]),
        ("Các trung tâm tặng Giấy khen cho 5 cá nhân.", [(GK, None, "i", 5)]),
        ("Trung tâm Hội nghị là nơi 5 cá nhân được LĐLĐ tỉnh tặng Bằng khen.", [(BK, LD, "i", 5)]),
    ],
)  # fmt: skip
def test_bare_bodies_are_those_the_article_is_about(text, expected):
    assert rows(f"Sáng nay, {OWN} tổ chức hội nghị. {text}") == expected


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (("Chị Lê Thị Mẫu được LĐLĐ tỉnh tặng Bằng khen.", "Khi được LĐLĐ tỉnh tặng Bằng khen, chị được LĐLĐ tỉnh tặng Bằng khen."), 1),
        (("Công đoàn ngành Y tế được LĐLĐ tỉnh tặng Bằng khen.", "Năm qua, 1 tập thể được LĐLĐ tỉnh tặng Bằng khen."), 1),
        (("Công đoàn ngành Y tế được LĐLĐ tỉnh tặng Bằng khen.", "Năm qua, 2 tập thể được LĐLĐ tỉnh tặng Bằng khen."), 2),
        (("Công đoàn ngành Y tế được LĐLĐ tỉnh tặng Bằng khen.", "Năm qua, 1 cá nhân được LĐLĐ tỉnh tặng Bằng khen."), 2),
        (("LĐLĐ tỉnh tặng Bằng khen cho Công đoàn ngành Y tế và 1 tập thể.", ""), 2),
    ],
)  # fmt: skip
def test_one_who_is_named_elsewhere_is_told_once(lines, told):
    assert len(rows("\n\n".join(lines).strip())) == told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # flags are for collectives, what else is told beside them for both
        ("LĐLĐ tỉnh trao Cờ thi đua, Bằng khen cho các tập thể, cá nhân.",
         [("Cờ thi đua", LD, "c", None), (BK, LD, "c", None), (BK, LD, "i", None)]),
        ("LĐLĐ tỉnh trao Cờ thi đua cho bà Lê Thị Mẫu.", [("Cờ thi đua", LD, "i", 1)]),
        # the unit that was spoken of, the one told right before; 'là một trong những' of a pronoun
        ("Hội nghị ghi nhận thành tích của Công đoàn ngành Y tế, đơn vị được LĐLĐ tỉnh tặng Bằng khen.", [(BK, LD, "c", 1)]),
        ("Ông là một trong những người được LĐLĐ tỉnh tặng Bằng khen.", [(BK, LD, "i", 1)]),
        ("Chị Mẫu được LĐLĐ tỉnh tặng Bằng khen.", [(BK, LD, "i", 1)]),
        ("Chị em được LĐLĐ tỉnh tặng quà và Bằng khen.", []),
        ("Bản thân chị 7 lần được LĐLĐ tỉnh tặng Bằng khen.", [(BK, LD, "i", 1)]),
    ],
)  # fmt: skip
def test_flags_units_and_pronouns(text, expected):
    assert rows(text) == expected


def test_a_prize_tells_its_contest_before_the_colon():
    assert prizes("Giải Nhất bảng điều dưỡng: Lê Thị Mẫu (Khoa Nhi).") == [
        ("Giải Nhất", "i", 1, "Lê Thị Mẫu")
    ]  # fmt: skip


def test_the_bodies_counted_may_be_told_among_others():
    assert prizes(f"25 đội đạt giải, trong đó giải Nhất thuộc về {TVA}.") == [("Giải Nhất", "c", 1, TVA)]  # fmt: skip


def test_a_place_of_work_that_the_title_names_gives_where_it_is_told_bare():
    told = read(f"{TVA} họp\n\nGiám đốc Bệnh viện tặng Giấy khen cho 5 cá nhân.").awards
    assert [row.giver_name for row in told] == [TVA]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # nobody but who is asked is named: all is asked for, up to somebody who gives
        ("Đề nghị LĐLĐ tỉnh tặng Cờ thi đua: 1 CĐCS; tặng Bằng khen: 4 tập thể.", [(LD, "proposed"), (LD, "proposed")]),
        ("Hội nghị đề nghị LĐLĐ tỉnh tặng Cờ thi đua cho 1 CĐCS; Công đoàn ngành Y tế tặng Giấy khen cho 4 CĐCS.", [(LD, "proposed"), (CDN, "given")]),
        ("Công đoàn ngành Y tế đề nghị LĐLĐ tỉnh tặng Cờ thi đua cho 1 CĐCS; đề nghị LĐLĐ tỉnh tặng Bằng khen cho 4 CĐCS; khen thưởng 20 cá nhân.",
         [(LD, "proposed"), (LD, "proposed"), (CDN, "given")]),
        ("Hội nghị đề nghị LĐLĐ tỉnh tặng Cờ thi đua cho 1 CĐCS; 5 cá nhân được LĐLĐ tỉnh tặng Bằng khen.", [(LD, "proposed"), (LD, "given")]),
        ("Công đoàn ngành Y tế đã trình và được LĐLĐ tỉnh tặng Cờ thi đua cho 2 tập thể.", [(LD, "given")]),
    ],
)  # fmt: skip
def test_a_request_goes_on_up_to_somebody_who_gives(text, expected):
    assert [(row.giver_name, row.status) for row in read(text).awards] == expected

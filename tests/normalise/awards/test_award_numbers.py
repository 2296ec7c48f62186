"""Awards by their numbers and lists: numbers in words, parts of a number, classes of bodies, one's own list.

Every rule has lines that it reads and lines that it must leave alone; persons are invented.
"""

# ruff: noqa: E501 - one case of a table is one line

from __future__ import annotations

import pytest

from tests.normalise.awards.reading import CDN, LD, TLD, TVA, prizes, rows

BK, GK = "Bằng khen", "Giấy khen"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # numbers in words before an award; 'năm' the year, 'ba' in another word
        ("Ban Tổ chức trao một giải Nhất, hai giải Nhì và năm giải Khuyến khích.",
         [("Giải Nhất", "o", 1, None), ("Giải Nhì", "o", 2, None), ("Giải Khuyến khích", "o", 5, None)]),
        ("Ban Tổ chức trao mười giải Ba.", [("Giải Ba", "o", 10, None)]),
        ("Trong năm giải Nhất thuộc về Khoa Nhi.", [("Giải Nhất", "c", 1, "Khoa Nhi")]),
        # the number of some of those told before
        ("Có 15 tác phẩm đoạt giải: 1 giải Nhất, 2 giải Nhì.", [("Giải Nhất", "o", 1, None), ("Giải Nhì", "o", 2, None)]),
        ("Có 15 đội được khen thưởng, gồm 5 giải Nhất.", [("Giải Nhất", "o", 5, None)]),
        ("15 đội đoạt giải Nhất, trong đó có 5 đội nữ.", [("Giải Nhất", "c", 15, None)]),
        # to each its own
        ("Thí sinh Lê Thị Mẫu, thí sinh Phạm Văn Mẫu lần lượt giành giải Nhất, Nhì.",
         [("Giải Nhất", "i", 1, "Lê Thị Mẫu"), ("Giải Nhì", "i", 1, "Phạm Văn Mẫu")]),
        ("Thí sinh Lê Thị Mẫu và thí sinh Phạm Văn Mẫu giành giải Nhất.", [("Giải Nhất", "i", 1, "Lê Thị Mẫu"), ("Giải Nhất", "i", 1, "Phạm Văn Mẫu")]),
        # the contest between prize and winner, the author of a work
        ("Đạt giải Nhất hội thi là thí sinh Lê Thị Mẫu.", [("Giải Nhất", "i", 1, "Lê Thị Mẫu")]),
        ("Đạt giải Nhất là tác phẩm “Mùa xuân” của tác giả Lê Thị Mẫu.", [("Giải Nhất", "i", 1, "Lê Thị Mẫu")]),
        ("Đạt giải Nhất là niềm vui của chị Lê Thị Mẫu.", []),
        ("Em Lê Thị Mẫu, con đoàn viên Khoa Nhi, đoạt giải Nhất.", [("Giải Nhất", "i", 1, "Lê Thị Mẫu")]),
        # a bracket between two names, teams up to the end of a line
        ("Ban Tổ chức trao 2 giải Nhì: anh Phạm Văn Mẫu (Khoa Ngoại), chị Trần Thị Mẫu (Khoa Sản).",
         [("Giải Nhì", "i", 1, "Phạm Văn Mẫu"), ("Giải Nhì", "i", 1, "Trần Thị Mẫu")]),
        ("Giải Ba: Khoa Nhi; Khoa Dược; Khoa Ngoại\nHội thi kết thúc.",
         [("Giải Ba", "c", 1, "Khoa Nhi"), ("Giải Ba", "c", 1, "Khoa Dược"), ("Giải Ba", "c", 1, "Khoa Ngoại")]),
        (f"Kết quả {TVA} giành giải Nhất.", [("Giải Nhất", "c", 1, TVA)]),
    ],
)  # fmt: skip
def test_prizes_by_number(text, expected):
    assert prizes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Công đoàn ngành Y tế tặng mỗi người một Giấy khen.", []),
        ("Công đoàn ngành Y tế tặng mỗi tập thể 01 Giấy khen và 1 triệu đồng.", []),
        ("LĐLĐ tỉnh tặng Bằng khen cho 17 tập thể ,85 cá nhân.", [(BK, LD, "c", 17), (BK, LD, "i", 85)]),
        ("Bình quân 1,5 đoàn viên được LĐLĐ tỉnh tặng Bằng khen.", []),
        ("CĐCS khen thưởng: 6 tổ công đoàn, 25 đoàn viên.", [("Khen thưởng", None, "c", 6), ("Khen thưởng", None, "i", 25)]),
        # classes of bodies
        ("6 Công đoàn ngành Y tế được Tổng Liên đoàn tặng Cờ thi đua.", [("Cờ thi đua", TLD, "c", 6)]),
        ("LĐLĐ tỉnh tặng Cờ thi đua cho 12 CĐCS và 8 Công đoàn ngành Y tế các tỉnh.", [("Cờ thi đua", LD, "c", 12), ("Cờ thi đua", LD, "c", 8)]),
        ("Năm 2022 Công đoàn ngành Y tế được LĐLĐ tỉnh tặng Cờ thi đua.", [("Cờ thi đua", LD, "c", 1)]),
        ("Khối thi đua số 2 Công đoàn ngành Y tế được LĐLĐ tỉnh tặng Cờ thi đua.", [("Cờ thi đua", LD, "c", 1)]),
        # who it was that
        ("Công đoàn ngành Y tế là đơn vị 3 năm liền được LĐLĐ tỉnh tặng Cờ thi đua.", [("Cờ thi đua", LD, "c", 1)]),
        ("Chị là người đầu tiên của ngành được LĐLĐ tỉnh tặng Bằng khen.", [(BK, LD, "i", 1)]),
        ("Đó là lý do Công đoàn ngành Y tế được LĐLĐ tỉnh tặng Bằng khen.", [(BK, LD, "c", 1)]),
        ("Hội thi do Công đoàn ngành Y tế được LĐLĐ tỉnh tặng Bằng khen tổ chức.", []),
        ("Nhiều năm liền Công đoàn ngành Y tế đạt vững mạnh và được LĐLĐ tỉnh tặng Bằng khen.", [(BK, LD, "c", 1)]),
        ("Ca mổ là kỷ niệm khi được LĐLĐ tỉnh tặng Bằng khen.", []),
        ("3. Công đoàn ngành Y tế: Được LĐLĐ tỉnh tặng Cờ thi đua.", [("Cờ thi đua", LD, "c", 1)]),
        ("Đồng chí Chủ tịch được LĐLĐ tỉnh tặng Bằng khen.", [(BK, LD, "i", 1)]),
        ("Anh được LĐLĐ tỉnh tặng Bằng khen, Chủ tịch UBND tỉnh tặng Bằng khen.",
         [(BK, LD, "i", 1), (BK, "Ủy ban nhân dân tỉnh Bến Tre", "i", 1)]),
        # a list of one person's awards
        ("Ông được trao nhiều phần thưởng: Bằng khen của Tổng Liên đoàn (2015); hai Giấy khen của Công đoàn ngành Y tế.",
         [(BK, TLD, "i", 1), (GK, CDN, "i", 1)]),
        ("Trong nhà, ông giữ từng tấm bằng: Bằng khen của LĐLĐ tỉnh (2004).", [(BK, LD, "i", 1)]),
        ("Ông phát biểu: Bằng khen của LĐLĐ tỉnh là niềm vui.", []),
        ("Ông trao các phần thưởng: Bằng khen của LĐLĐ tỉnh cho 5 tập thể.", [(BK, LD, "c", 5)]),
    ],
)  # fmt: skip
def test_numbers_classes_and_lists(text, expected):
    assert rows(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # verbs that belong together
        ("5 cá nhân được tuyên dương và nhận Bằng khen của LĐLĐ tỉnh.", [(BK, LD, "i", 5)]),
        ("5 cá nhân được Công đoàn ngành Y tế biểu dương và nhận Bằng khen của LĐLĐ tỉnh.", [(BK, LD, "i", 5)]),
        ("5 cá nhân tặng quà và nhận Bằng khen của LĐLĐ tỉnh.", []),
        ("5 cá nhân được tặng quà, chị Mẫu nhận Bằng khen của LĐLĐ tỉnh.", [(BK, LD, "i", 1)]),
        ("5 cá nhân lĩnh Bằng khen của LĐLĐ tỉnh.", [(BK, LD, "i", 5)]),
        # who tells results need not give
        ("LĐLĐ tỉnh công bố kết quả hội thao: 1 giải Nhất, 2 giải Nhì.", [("Giải Nhất", None, "o", 1), ("Giải Nhì", None, "o", 2)]),
        ("Kết quả: LĐLĐ tỉnh tặng Bằng khen cho 5 tập thể.", [(BK, LD, "c", 5)]),
        # who stands between the verb and the award
        ("LĐLĐ tỉnh tặng Công đoàn ngành Y tế Cờ thi đua.", [("Cờ thi đua", LD, "c", 1)]),
        ("LĐLĐ tỉnh trao cho bà Lê Thị Mẫu Bằng khen.", [(BK, LD, "i", 1)]),
        ("LĐLĐ tỉnh tặng hoa bà Lê Thị Mẫu, Bằng khen cho 2 cá nhân.", [(BK, LD, "i", 2)]),
        ("LĐLĐ tỉnh trao Bằng khen đối với 12 tập thể.", [(BK, LD, "c", 12)]),
        ("Mức thưởng đối với cá nhân được tặng Bằng khen tăng thêm.", []),
        ("Vinh dự nhận Bằng khen của LĐLĐ tỉnh tại hội nghị có 5 cá nhân.", [(BK, LD, "i", 5)]),
        ("Hội nghị nghe về Bằng khen của LĐLĐ tỉnh và có 5 cá nhân phát biểu.", []),
    ],
)  # fmt: skip
def test_verbs_that_belong_together(text, expected):
    assert rows(text) == expected

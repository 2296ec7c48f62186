"""Awards of several who are told together: enumerations, totals beside parts, 'mỗi người một'.

Every rule has lines that it reads and lines that it must leave alone; persons are invented.
"""

# ruff: noqa: E501 - one case of a table is one line

from __future__ import annotations

import pytest

from tests.normalise.awards.reading import BT, CDN, LD, TVA, rows
from tests.normalise.reading import read

BK, GK, HC = "Bằng khen", "Giấy khen", "Huân chương Lao động hạng Nhì"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # all names of an enumeration that opens the clause
        (f"{BT}, {TVA} và 12 cá nhân được LĐLĐ tỉnh tặng Bằng khen.", [(BK, LD, "c", 1), (BK, LD, "c", 1), (BK, LD, "i", 12)]),
        (f"{BT}, Sở Y tế, {TVA} và 2 cá nhân được LĐLĐ tỉnh tặng Bằng khen.",
         [(BK, LD, "c", 1), (BK, LD, "c", 1), (BK, LD, "c", 1), (BK, LD, "i", 2)]),
        (f"Kết quả: {BT} và 12 cá nhân được LĐLĐ tỉnh tặng Bằng khen.", [(BK, LD, "c", 1), (BK, LD, "i", 12)]),
        (f"Tại {BT}, {TVA} và 12 cá nhân được LĐLĐ tỉnh tặng Bằng khen.", [(BK, LD, "c", 1), (BK, LD, "i", 12)]),
        (f"Phối hợp với {BT}, {TVA} và 12 cá nhân được LĐLĐ tỉnh tặng Bằng khen.", [(BK, LD, "c", 1), (BK, LD, "i", 12)]),
        (f"Đoàn viên của {TVA} và 12 cá nhân được LĐLĐ tỉnh tặng Bằng khen.", [(BK, LD, "i", 12)]),
        # the first number is that of all there are
        ("Toàn ngành có 45 CĐCS, 5 tập thể được LĐLĐ tỉnh tặng Bằng khen.", [(BK, LD, "c", 5)]),
        ("Với 3.500 đoàn viên, 12 cá nhân được LĐLĐ tỉnh tặng Bằng khen.", [(BK, LD, "i", 12)]),
        ("Ngành có 30 đơn vị, 4 tập thể và 9 cá nhân được LĐLĐ tỉnh tặng Bằng khen.", [(BK, LD, "c", 4), (BK, LD, "i", 9)]),
        ("5 tập thể, 12 cá nhân được LĐLĐ tỉnh tặng Bằng khen.", [(BK, LD, "c", 5), (BK, LD, "i", 12)]),
        ("3 CĐCS, 5 tổ công đoàn được LĐLĐ tỉnh tặng Bằng khen.", [(BK, LD, "c", 3), (BK, LD, "c", 5)]),
        ("3 CĐCS và 5 tập thể được LĐLĐ tỉnh tặng Bằng khen.", [(BK, LD, "c", 3), (BK, LD, "c", 5)]),
        # who has works, not the works; a number of works stays
        ("3 tập thể có nhiều bài dự thi được LĐLĐ tỉnh tặng Giấy khen.", [(GK, LD, "c", 3)]),
        ("Có 2 cá nhân có nhiều sáng kiến được LĐLĐ tỉnh tặng Bằng khen.", [(BK, LD, "i", 2)]),
        ("12 đoàn viên có các đề tài được LĐLĐ tỉnh tặng Bằng khen.", [(BK, LD, "i", 12)]),
        ("Có 4 sáng kiến được LĐLĐ tỉnh tặng Bằng khen.", [(BK, LD, "o", 4)]),
        ("Năm nay có 4 đề tài được LĐLĐ tỉnh tặng Bằng khen.", [(BK, LD, "o", 4)]),
        ("Ngành có 6 sáng kiến được LĐLĐ tỉnh tặng Bằng khen.", [(BK, LD, "o", 6)]),
        # one for each of those counted before
        ("Công đoàn ngành Y tế trao thưởng cho 12 đoàn viên, mỗi người một Giấy khen.", [(GK, CDN, "i", 12)]),
        ("Công đoàn ngành Y tế tuyên dương 12 đoàn viên, mỗi cá nhân được tặng Giấy khen.", [(GK, CDN, "i", 12)]),
        ("Công đoàn ngành Y tế biểu dương 5 tập thể (mỗi tập thể 01 Giấy khen).", [(GK, CDN, "c", 5)]),
        ("Công đoàn ngành Y tế biểu dương đoàn viên, mỗi người một Giấy khen.", []),
        ("Công đoàn ngành Y tế tặng mỗi người một Giấy khen.", []),
        ("12 đoàn viên tham gia, mỗi người một việc; Công đoàn ngành Y tế tặng 3 Giấy khen.", [(GK, CDN, "o", 3)]),
    ],
)  # fmt: skip
def test_those_told_together(text, expected):
    assert rows(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # an order fixed to a flag, a wave of honours, 'khen tặng'
        (f"Chủ tịch nước gắn Huân chương Lao động hạng Nhì lên lá cờ truyền thống của {TVA}.", [(HC, "Chủ tịch nước", "c", 1)]),
        (f"Thừa ủy quyền của Chủ tịch nước, ông Lê Văn Mẫu gắn Huân chương Lao động hạng Nhì lên cờ truyền thống {TVA}.", [(HC, "Chủ tịch nước", "c", 1)]),
        (f"Chủ tịch nước gắn Huân chương Lao động hạng Nhì cho {TVA}.", [(HC, "Chủ tịch nước", "c", 1)]),
        ("Việc học tập gắn với Bằng khen, Giấy khen cho cá nhân.", []),
        ("Đoàn viên xem Huân chương Lao động hạng Nhì trên lá cờ truyền thống.", []),
        (f"Lá cờ truyền thống của {TVA} có hình Huân chương Lao động hạng Nhì.", []),
        ("Trong đợt xét tặng lần thứ 15, 5 cá nhân được LĐLĐ tỉnh tặng Bằng khen.", [(BK, LD, "i", 5)]),
        ("Tại kỳ xét tặng này, LĐLĐ tỉnh tặng Bằng khen cho 5 cá nhân.", [(BK, LD, "i", 5)]),
        ("Đợt xét tặng năm nay có 5 cá nhân được LĐLĐ tỉnh tặng Bằng khen.", [(BK, LD, "i", 5)]),
        ("Xét tặng Bằng khen của LĐLĐ tỉnh cho 5 cá nhân theo quy chế.", []),
        ("Hội đồng họp xét tặng Bằng khen của LĐLĐ tỉnh cho 5 cá nhân.", []),
        ("Đợt xét tặng này sẽ có 5 cá nhân được LĐLĐ tỉnh tặng Bằng khen.", []),
        ("Công đoàn ngành Y tế vinh danh 5 cá nhân và khen tặng Giấy khen cho 3 tập thể.", [(GK, CDN, "c", 3)]),
        # one who was told before, between verb and award; 'ghi nhận' receives nothing
        ("Ghi nhận thành tích của chị, LĐLĐ tỉnh đã tặng chị Bằng khen.", [(BK, LD, "i", 1)]),
        ("LĐLĐ tỉnh đã tặng cho ông một Bằng khen.", [(BK, LD, "i", 1)]),
        ("Năm 2021, LĐLĐ tỉnh tặng anh tấm Bằng khen.", [(BK, LD, "i", 1)]),
        ("LĐLĐ tỉnh tặng chị em hoa và xem xét Bằng khen.", []),
        ("LĐLĐ tỉnh tặng bà hoa, treo Bằng khen lên tường.", []),
        ("LĐLĐ tỉnh dự kiến tặng chị Bằng khen.", []),
        # those who are called a title
        ("30 gương “Người tốt, việc tốt” được LĐLĐ tỉnh tặng Giấy khen.", [(GK, LD, "i", 30)]),
        ("LĐLĐ tỉnh tặng Giấy khen cho 12 điển hình “Người tốt, việc tốt”.", [(GK, LD, "i", 12)]),
        ("Có 5 gương “Người tốt - Việc tốt” được LĐLĐ tỉnh tặng Bằng khen.", [(BK, LD, "i", 5)]),
        ("30 gương “Người tốt, việc tốt” được giới thiệu trên báo.", []),
        ("Viết về 30 gương “Người tốt, việc tốt”.", []),
        ("Phong trào có 30 điển hình “Người tốt, việc tốt” tham gia.", []),
        # prizes of a table of results, 'các giải' with a number of winners
        (f"{TVA} dẫn đầu với 3 giải Nhất; {BT} xếp thứ hai với 1 giải Nhì.", [("Giải Nhất", None, "c", 1), ("Giải Nhì", None, "c", 1)]),
        (f"{TVA} đứng đầu với 2 giải Nhất.", [("Giải Nhất", None, "c", 1)]),
        (f"{TVA} dẫn đầu với 95% đoàn viên tham gia.", []),
        (f"{TVA} xếp thứ hai với 120 điểm, kém đội giải Nhất 5 điểm.", []),
        (f"{TVA} đứng đầu với 30 bài dự thi.", []),
        ("Các giải Ba được trao cho 3 đơn vị còn lại.", [("Giải Ba", None, "c", 3)]),
        ("Nhiều giải Ba được trao cho 5 đội.", [("Giải Ba", None, "c", 5)]),
        ("Những giải Nhì được trao cho 2 đội.", [("Giải Nhì", None, "c", 2)]),
        ("Ban Tổ chức trao nhiều giải Ba.", []),
        ("Các giải Ba được trao cho các đội.", []),
        ("Đoàn viên nhận nhiều Bằng khen.", []),
        # who is not known does not make it the award of another
        ("Giải Nhì thuộc về Sở Y tế; giải Nhất được trao cho Trần Thị Mẫu.", [("Giải Nhì", None, "c", 1), ("Giải Nhất", None, "i", 1)]),
        # a job and a given name
        ("Bác sĩ Mẫu từng 5 lần được LĐLĐ tỉnh tặng Bằng khen.", [(BK, LD, "i", 1)]),
        ("Năm 2020, điều dưỡng Mẫu được LĐLĐ tỉnh tặng Bằng khen.", [(BK, LD, "i", 1)]),
        ("Vì vậy, hộ sinh Mẫu vinh dự được LĐLĐ tỉnh tặng Bằng khen.", [(BK, LD, "i", 1)]),
        ("Trong ngành, bác sĩ được LĐLĐ tỉnh tặng Bằng khen không nhiều.", []),
        ("Trong ngành, điều dưỡng giỏi được LĐLĐ tỉnh tặng Bằng khen.", []),
        ("Trong ngành, bác sĩ trẻ được LĐLĐ tỉnh tặng Bằng khen.", []),
    ],
)  # fmt: skip
def test_further_verbs_and_subjects(text, expected):
    assert rows(text) == expected


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (f"LĐLĐ tỉnh tặng Bằng khen cho {TVA}; các đồng chí Lê Thị Mẫu và Trần Văn Thử.", [TVA, "Lê Thị Mẫu", "Trần Văn Thử"]),
        (f"LĐLĐ tỉnh tặng Bằng khen cho {TVA}; các bác sĩ: Lê Thị Mẫu, Trần Văn Thử.", [TVA, "Lê Thị Mẫu", "Trần Văn Thử"]),
        (f"LĐLĐ tỉnh tặng Bằng khen cho {TVA}; bác sĩ Lê Thị Mẫu.", [TVA, "Lê Thị Mẫu"]),
        (f"LĐLĐ tỉnh tặng Bằng khen cho {TVA}; các đồng chí Lê Thị Mẫu phát biểu.", [TVA]),
        (f"LĐLĐ tỉnh tặng Bằng khen cho {TVA}; các đồng chí dự họp có Lê Thị Mẫu.", [TVA]),
        (f"LĐLĐ tỉnh tặng Bằng khen cho {TVA}; các đoàn viên cùng vui với Lê Thị Mẫu.", [TVA]),
    ],
)  # fmt: skip
def test_a_list_of_names_goes_on_behind_a_semicolon(text, names):
    assert [row.recipient_name for row in read(text).awards] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Những cá nhân được nhận Bằng khen của LĐLĐ tỉnh đợt này có bác sĩ Lê Văn Mẫu và điều dưỡng Trần Thị Thử.", ["Lê Văn Mẫu", "Trần Thị Thử"]),
        (f"Các tập thể được nhận Cờ thi đua của LĐLĐ tỉnh dịp này gồm {TVA} và {BT}.", [TVA, BT]),
        ("Người được nhận Bằng khen của LĐLĐ tỉnh lần này là chị Lê Thị Mẫu.", ["Lê Thị Mẫu"]),
        ("Bằng khen của LĐLĐ tỉnh dịp này có khung gỗ, ông Lê Văn Mẫu cho biết.", []),
        ("Giấy khen của Sở Y tế đợt này có 5 mẫu.", []),
        ("Bằng khen của LĐLĐ tỉnh là niềm vui của chị Lê Thị Mẫu.", []),
        # a person right before a prize
        ("Giải Nhì thuộc về anh Trần Văn Thử; chị Phạm Thị Mẫu giải Ba.", ["Trần Văn Thử", "Phạm Thị Mẫu"]),
        ("Kết quả: chị Phạm Thị Mẫu: giải Ba.", ["Phạm Thị Mẫu"]),
        ("Kết quả: anh Trần Văn Thử giải Nhất, chị Phạm Thị Mẫu giải Nhì.", ["Trần Văn Thử", "Phạm Thị Mẫu"]),
        ("Chị Phạm Thị Mẫu kể về giải Ba.", []),
        ("Chị Phạm Thị Mẫu, giải Ba không có ai.", []),
        ("Chị Phạm Thị Mẫu xem trận tranh giải Ba.", []),
    ],
)  # fmt: skip
def test_winners_told_by_name(text, names):
    assert [row.recipient_name for row in read(text).awards] == names

"""Awards told one after the other: who got each prize of a list, and who is only said to have won.

Every rule has lines that it reads and lines that it must leave alone; persons are invented.
"""

# ruff: noqa: E501 - one case of a table is one line

from __future__ import annotations

import pytest

from tests.normalise.awards.reading import CDN, LD, Row, prizes, rows
from tests.normalise.reading import read

BK, GK, KT = "Bằng khen", "Giấy khen", "Khen thưởng"
PHOI, SYT, BT = "Bệnh viện Phổi tỉnh Bến Tre", "Sở Y tế tỉnh Bến Tre", "Trung tâm Y tế huyện Ba Tri"
SAO_MAI = "Hội Sao Mai"


def winners(text: str) -> list[tuple[str, str | None]]:
    """Prize and winner of each row."""
    return [(prize.removeprefix("Giải "), name) for prize, _, _, name in prizes(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Giải Nhất thuộc về Bệnh viện Phổi tỉnh; giải Nhì, Trung tâm Y tế huyện Ba Tri; giải Ba, Sở Y tế.", [("Nhất", PHOI), ("Nhì", BT), ("Ba", SYT)]),
        ("Bệnh viện Phổi tỉnh đạt giải Nhất; giải Nhì, Trung tâm Y tế huyện Ba Tri.", [("Nhất", PHOI), ("Nhì", BT)]),
        ("Giải Nhất, Bệnh viện Phổi tỉnh; hai giải Nhì, Sở Y tế và Trung tâm Y tế huyện Ba Tri.", [("Nhất", PHOI), ("Nhì", SYT), ("Nhì", BT)]),
        ("Giải Nhất Bệnh viện Phổi tỉnh; giải Nhì Sở Y tế.", [("Nhất", PHOI), ("Nhì", SYT)]),
        ("Giải Nhất, bà Lê Thị Mẫu; giải Nhì, ông Neáng Sóc Kha.", [("Nhất", "Lê Thị Mẫu"), ("Nhì", "Neáng Sóc Kha")]),
        # whom nobody knows is told as written
        ("Giải Nhất, Bệnh viện Phổi tỉnh; giải Nhì, Hội Sao Mai; giải Ba, Sở Y tế.", [("Nhất", PHOI), ("Nhì", SAO_MAI), ("Ba", SYT)]),
        ("Giải Nhất - Bệnh viện Phổi tỉnh; giải Nhì - Hội Sao Mai.", [("Nhất", PHOI), ("Nhì", SAO_MAI)]),
        ("Giải Nhất thuộc về Bệnh viện Phổi tỉnh, giải Nhì thuộc về Hội Sao Mai.", [("Nhất", PHOI), ("Nhì", SAO_MAI)]),
        ("Nhất toàn đoàn - Khoa Dược; Nhì toàn đoàn - Khối phòng ban.", [("Nhất", "Khoa Dược"), ("Nhì", "Khối phòng ban")]),
        ("Bệnh viện Phổi tỉnh đạt giải Nhất; giải Nhì, Ba lần lượt thuộc về Sở Y tế và Trung tâm Y tế huyện Ba Tri.", [("Nhất", PHOI), ("Nhì", SYT), ("Ba", BT)]),
        # the winner before is never meant, nor is a clause or a contest a winner
        ("Giải Nhất thuộc về Bệnh viện Phổi tỉnh, giải Nhì bóng chuyền nam.", [("Nhất", PHOI)]),
        ("Giải Nhất thuộc về Bệnh viện Phổi tỉnh; giải Nhì, Ban tổ chức không trao.", [("Nhất", PHOI)]),
        ("Giải Nhất, Khoa Dược; giải Nhì, Đội nữ.", [("Nhất", "Khoa Dược")]),
        ("Giải Nhất, Bệnh viện Phổi tỉnh trao cho Sở Y tế.", []),
        # a winner who stands before has them all
        ("Bệnh viện Phổi tỉnh đạt giải Nhất toàn đoàn; giải Nhì bóng chuyền nam.", [("Nhất", PHOI), ("Nhì", PHOI)]),
        ("Bệnh viện Phổi tỉnh đạt giải Nhất, Sở Y tế đạt giải Nhì.", [("Nhất", PHOI), ("Nhì", SYT)]),
        ("Giải Nhất thuộc về Bệnh viện Phổi tỉnh (giải Nhì kéo co).", [("Nhất", PHOI), ("Nhì", PHOI)]),
    ],
)  # fmt: skip
def test_the_winner_of_a_prize_is_who_follows_up_to_the_next_prize(text, expected):
    assert winners(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sở Y tế khen thưởng 4 tập thể có thành tích xuất sắc; 13 bác sĩ đạt giải Nhất hội thi tay nghề.", [(KT, SYT, "c", 4), (KT, SYT, "i", 13)]),
        ("Sở Y tế khen thưởng 4 tập thể; 13 bác sĩ đạt giải Nhất hội thi; 35 điều dưỡng đạt giải Nhất, Nhì, Ba hội thi.", [(KT, SYT, "c", 4), (KT, SYT, "i", 13), (KT, SYT, "i", 35)]),
        ("LĐLĐ tỉnh tặng Bằng khen cho 4 tập thể; 13 cá nhân đoạt giải Nhất hội thao.", [(BK, LD, "c", 4), (BK, LD, "i", 13)]),
        # not behind a prize or a name, not where somebody gives or gets, not a title, not without a giver
        ("Ban tổ chức trao giải Nhất cho 4 tập thể; 13 cá nhân đạt giải Nhì.", [("Giải Nhất", None, "c", 4), ("Giải Nhì", None, "i", 13)]),
        ("LĐLĐ tỉnh tặng Bằng khen cho Sở Y tế; 13 cá nhân đạt giải Nhất hội thao.", [(BK, LD, "c", 1), ("Giải Nhất", None, "i", 13)]),
        ("LĐLĐ tỉnh tặng Bằng khen cho 4 tập thể; 13 cá nhân được trao giải Nhất.", [(BK, LD, "c", 4), ("Giải Nhất", None, "i", 13)]),
        ("LĐLĐ tỉnh tặng Bằng khen cho 4 tập thể; 13 cá nhân đạt danh hiệu Chiến sĩ thi đua.", [(BK, LD, "c", 4), ("Danh hiệu Chiến sĩ thi đua", None, "i", 13)]),
        ("Đã tặng Bằng khen cho 4 tập thể; 13 cá nhân đạt giải Nhất hội thao.", [(BK, None, "c", 4), ("Giải Nhất", None, "i", 13)]),
    ],
)  # fmt: skip
def test_a_prize_won_says_who_those_are_that_a_list_commends(text: str, expected: list[Row]):
    assert rows(text) == expected


@pytest.mark.parametrize(
    ("text", "giver"),
    [
        ("Ông Lê Văn Mẫu - Giám đốc Sở Y tế - đã trao tặng Giấy khen cho 3 điều dưỡng.", SYT),
        ("Ông Lê Văn Mẫu – Chủ tịch Công đoàn ngành Y tế – tặng Giấy khen cho 3 điều dưỡng.", CDN),
        ("Bà Lê Thị Mẫu - Phó Chủ tịch LĐLĐ tỉnh - trao Giấy khen cho 3 điều dưỡng.", LD),
        # another is named, or the dash closes no post
        ("Ông Lê Văn Mẫu - Giám đốc Sở Y tế - trao Giấy khen của LĐLĐ tỉnh cho 3 điều dưỡng.", LD),
        ("Thay mặt LĐLĐ tỉnh, ông Lê Văn Mẫu - Giám đốc Sở Y tế - trao Giấy khen cho 3 điều dưỡng.", LD),
        ("Lễ kỷ niệm của Sở Y tế - trao Giấy khen cho 3 điều dưỡng.", None),
    ],
)  # fmt: skip
def test_who_hands_an_award_over_between_dashes_gives_for_the_body(text, giver):
    assert rows(text) == [(GK, giver, "i", 3)]


@pytest.mark.parametrize(
    ("giver", "level"),
    [
        ("UBND huyện Ba Tri", None),
        ("Chủ tịch UBND xã An Hòa", None),
        ("LĐLĐ huyện Ba Tri", None),
        ("UBND tỉnh", "province"),
        ("UBND thành phố Hà Nội", "province"),
        ("LĐLĐ tỉnh", "provincial_federation"),
        ("Công đoàn ngành Y tế", "sector"),
    ],
)
def test_districts_and_communes_are_of_no_level_of_a_province(giver, level):
    (row,) = read(f"{giver} tặng Giấy khen cho 3 tập thể.").awards
    assert row.level == level


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thầy Lê Văn Mẫu (Bệnh viện Phổi tỉnh), thầy Trần Văn Hoa (Sở Y tế) đoạt giải Nhất.", ["Lê Văn Mẫu", "Trần Văn Hoa"]),
        ("Bác sĩ Lê Văn Mẫu (Bệnh viện Phổi tỉnh) và bà Trần Thị Hoa đoạt giải Nhất.", ["Lê Văn Mẫu", "Trần Thị Hoa"]),
        ("Hai bác sĩ Lê Văn Mẫu (khoa Nhi) và Trần Thị Hoa (khoa Nội) đoạt giải Nhất.", ["Lê Văn Mẫu", "Trần Thị Hoa"]),
        ("Bà Lê Thị Mẫu (Sở Y tế) trao quà, bà Trần Thị Hoa đoạt giải Nhất.", ["Trần Thị Hoa"]),
        ("Bà Lê Thị Mẫu của Sở Y tế, bà Trần Thị Hoa đoạt giải Nhất.", ["Trần Thị Hoa"]),
        ("Bà Lê Thị Mẫu (Sở Y tế) chúc mừng bà Trần Thị Hoa đoạt giải Nhất.", ["Trần Thị Hoa"]),
    ],
)  # fmt: skip
def test_persons_with_their_places_in_brackets_won_together(text, expected):
    assert [name for _, name in winners(text)] == expected

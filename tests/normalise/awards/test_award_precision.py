"""What reads like an award of somebody and is none, or is one of somebody else."""

from __future__ import annotations

import pytest

from tests.normalise.awards.reading import prizes, rows


@pytest.mark.parametrize(
    "text",
    [
        "Nhiều gương tập thể, cá nhân xuất sắc được tặng Cờ thi đua của Chính phủ, Bộ Y tế.",
        "Hàng trăm lượt cá nhân được tặng Bằng khen của LĐLĐ tỉnh.",
        "Một số chị được tặng Bằng khen của LĐLĐ tỉnh.",
    ],
)
def test_many_without_a_number_are_no_recipients(text: str):
    assert rows(text) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Cá nhân hiến máu từ 30 lần trở lên được tặng Bằng khen của LĐLĐ tỉnh.", []),
        ("Tập thể đạt từ 95 điểm trở lên được tặng Giấy khen của Sở Y tế.", []),
        ("Đoàn viên công tác 20 năm trở lên được tặng Bằng khen của LĐLĐ tỉnh.", []),
        ("33 cá nhân hiến máu từ 20 lần trở lên được tặng Bằng khen của LĐLĐ tỉnh.", [33]),
    ],
)
def test_who_is_fit_for_an_award_got_none_unless_counted(text: str, told: list[int]):
    assert [row[3] for row in rows(text)] == told


@pytest.mark.parametrize(
    "text",
    [
        "Có 17 cá nhân trong số hơn 230 cán bộ được LĐLĐ tỉnh tặng Bằng khen.",
        "Trong tổng số 230 cán bộ, có 17 cá nhân được LĐLĐ tỉnh tặng Bằng khen.",
        "17 cá nhân trong số 230 đoàn viên được nhận Bằng khen của LĐLĐ tỉnh.",
    ],
)
def test_the_number_of_all_is_not_that_of_the_winners(text: str):
    assert [(row[0], row[3]) for row in rows(text)] == [("Bằng khen", 17)]


def test_one_of_several_is_an_award_of_them_all():
    text = "Chị là một trong số 10 cá nhân được LĐLĐ tỉnh tặng Bằng khen."
    assert [row[3] for row in rows(text)] == [10]


@pytest.mark.parametrize(
    "text",
    [
        "Giám đốc Sở Y tế khen thưởng 30 cá nhân “Người tốt, việc tốt”.",
        "CĐCS khen thưởng 12 chị “Giỏi việc nước, đảm việc nhà” tiêu biểu.",
        "Công đoàn ngành khen thưởng 5 cá nhân “Lao động giỏi, lao động sáng tạo”.",
    ],
)
def test_a_title_behind_those_commended_is_what_for(text: str):
    assert [row[0] for row in rows(text)] == ["Khen thưởng"]


@pytest.mark.parametrize(
    ("text", "winners"),
    [
        (
            "Giải nhất đội nam thuộc về CĐCS Sở Y tế; giải nhất đội nữ thuộc Bệnh viện Mắt.",
            ["Công đoàn cơ sở Sở Y tế tỉnh Bến Tre", "Bệnh viện Mắt tỉnh Bến Tre"],
        ),
        (
            "Giải Nhất đơn ca thuộc về Lê Quốc Mẫu; giải Nhì: Ngọc Mẫu; giải Ba: Bệnh viện Mắt.",
            ["Lê Quốc Mẫu", "Bệnh viện Mắt tỉnh Bến Tre"],
        ),
        (
            "Giải Nhất là Lê Quốc Mẫu; giải Nhì là Ngọc Mẫu; giải Ba thuộc về Bệnh viện Mắt.",
            ["Lê Quốc Mẫu", "Bệnh viện Mắt tỉnh Bến Tre"],
        ),
    ],
)
def test_a_prize_that_tells_its_winner_takes_no_other(text: str, winners: list[str]):
    assert [row[3] for row in prizes(text)] == winners


@pytest.mark.parametrize(
    "text",
    [
        "Trường có em Trịnh Văn Mẫu, học sinh lớp 12, đoạt 1 huy chương Vàng, 3 huy chương Bạc.",
        "Em Trịnh Văn Mẫu, quê ở Ba Tri, từng đoạt 1 huy chương Vàng và 3 huy chương Bạc.",
        "Thí sinh Trịnh Văn Mẫu (26 tuổi) đoạt 1 huy chương Vàng, 3 huy chương Bạc.",
    ],
)
def test_what_is_said_of_a_winner_before_the_verb_is_passed_over(text: str):
    medals = [(prize, who) for prize, _, _, who in prizes(text)]
    assert medals == [
        ("Huy chương Vàng", "Trịnh Văn Mẫu"),
        ("Huy chương Bạc", "Trịnh Văn Mẫu"),
    ]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Giải Nhất: Khoa Nhi Bệnh viện Mắt.", "Khoa Nhi Bệnh viện Mắt"),
        ("Giải Nhì: Phòng Tổ chức Sở Y tế; giải Ba: Bệnh viện Mắt.", "Phòng Tổ chức Sở Y tế"),
        ("LĐLĐ tỉnh tặng Bằng khen cho Khoa Nội Bệnh viện Mắt.", "Khoa Nội Bệnh viện Mắt"),
        ("Giải Nhất: đội Bệnh viện Mắt.", "Bệnh viện Mắt tỉnh Bến Tre"),
        ("Giải Nhất: Bệnh viện Mắt.", "Bệnh viện Mắt tỉnh Bến Tre"),
        ("Giải Nhất là đội thi của Bệnh viện Mắt.", "Bệnh viện Mắt tỉnh Bến Tre"),
    ],
)
def test_a_unit_of_a_body_is_not_the_body(text: str, who: str):
    assert prizes(text)[0][3] == who


HC = "Huân chương Lao động hạng"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Huân chương Lao động hạng Nhì, hạng Ba được tặng cho ông Lê Văn Mẫu và bà Trần Thử.",
            [(f"{HC} Nhì", "Lê Văn Mẫu"), (f"{HC} Ba", "Trần Thử")],
        ),
        (
            "Chủ tịch nước tặng Huân chương Lao động hạng Nhất và hạng Nhì cho 12 tập thể.",
            [(f"{HC} Nhất", None), (f"{HC} Nhì", None)],
        ),
        (
            "Bệnh viện Mắt được Chủ tịch nước tặng Huân chương Lao động hạng Nhất, Nhì, Ba.",
            [(f"{HC} {rank}", "Bệnh viện Mắt tỉnh Bến Tre") for rank in ("Nhất", "Nhì", "Ba")],
        ),
        (
            "Chủ tịch nước tặng Huân chương Lao động hạng Nhì và nhất trí xét thêm 2 cá nhân.",
            [],
        ),
        (
            "Chủ tịch nước tặng Huân chương Lao động hạng Ba, ba năm sau, cho Bệnh viện Mắt.",
            [(f"{HC} Ba", "Bệnh viện Mắt tỉnh Bến Tre")],
        ),
    ],
)
def test_classes_of_one_order_are_awards_of_their_own(text: str, told: list[tuple[str, str]]):
    assert [(award, who) for award, _, _, who in prizes(text)] == told


GIVES = "LĐLĐ tỉnh tặng Bằng khen cho"


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("đồng chí Lê Mẫu và Phó Chủ tịch Công đoàn ngành Y tế Trần Thử.", ["Lê Mẫu", "Trần Thử"]),
        ("bà Lê Thị Mẫu, Trưởng khoa Nhi và hộ sinh trưởng Trần Thử.", ["Lê Thị Mẫu", "Trần Thử"]),
        ("3 tập thể và nguyên Chủ tịch CĐCS Bệnh viện Mắt Trần Thị Thử.", [None, "Trần Thị Thử"]),
        ("bà Lê Thị Mẫu; Phó Chủ tịch LĐLĐ tỉnh Trần Thử trao hoa.", ["Lê Thị Mẫu"]),
        ("bà Lê Thị Mẫu và Phó Chủ tịch LĐLĐ tỉnh Trần Thử tặng quà.", ["Lê Thị Mẫu"]),
        ("5 cá nhân, Phó Chủ tịch LĐLĐ tỉnh Trần Thử phát biểu.", [None]),
    ],
)
def test_who_is_joined_may_be_told_by_the_post(text: str, who: list[str | None]):
    assert [row[3] for row in prizes(f"{GIVES} {text}")] == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Giải Nhất: liên quân Bệnh viện Mắt và Sở Y tế.", ["liên quân Bệnh viện Mắt và Sở Y tế"]),
        (
            "Đội ghép CĐCS Sở Y tế, Bệnh viện Mắt đạt giải Ba.",
            ["Đội ghép CĐCS Sở Y tế, Bệnh viện Mắt"],
        ),
        ("Giải Nhì là liên danh Bệnh viện Mắt - Sở Y tế.", ["liên danh Bệnh viện Mắt - Sở Y tế"]),
        (
            "Giải Ba: liên quân Bệnh viện Mắt và Sở Y tế, liên quân Bệnh viện Phổi - Sở Nội vụ.",
            ["liên quân Bệnh viện Mắt và Sở Y tế", "liên quân Bệnh viện Phổi - Sở Nội vụ"],
        ),
        (
            "Giải Ba thuộc về đội Bệnh viện Mắt và đội Sở Y tế.",
            ["Bệnh viện Mắt tỉnh Bến Tre", "Sở Y tế tỉnh Bến Tre"],
        ),
        (
            "Giải Ba thuộc về Bệnh viện Mắt và Sở Y tế.",
            ["Bệnh viện Mắt tỉnh Bến Tre", "Sở Y tế tỉnh Bến Tre"],
        ),
        ("Liên quân hai khối dự thi; Bệnh viện Mắt đạt giải Ba.", ["Bệnh viện Mắt tỉnh Bến Tre"]),
    ],
)
def test_a_team_of_several_bodies_wins_once(text: str, who: list[str]):
    assert [row[3] for row in prizes(text)] == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Giải Nhì thuộc về Chi đoàn Bệnh viện Mắt.", "Chi đoàn Bệnh viện Mắt"),
        ("LĐLĐ tỉnh tặng Bằng khen cho kíp cấp cứu Bệnh viện Mắt.", "kíp cấp cứu Bệnh viện Mắt"),
        ("Giải Nhì thuộc về Tổ Công đoàn Sở Y tế.", "Tổ Công đoàn Sở Y tế"),
        ("Giải Nhì thuộc về đội Bệnh viện Mắt.", "Bệnh viện Mắt tỉnh Bến Tre"),
        ("Giải Nhì thuộc về đơn vị Bệnh viện Mắt.", "Bệnh viện Mắt tỉnh Bến Tre"),
        ("Giải Nhì thuộc về tập thể Bệnh viện Mắt.", "Bệnh viện Mắt tỉnh Bến Tre"),
    ],
)
def test_a_body_inside_another_is_one_of_its_own(text: str, who: str):
    assert [row[3] for row in prizes(text)] == [who]


BK = "nhận Bằng khen của LĐLĐ tỉnh"


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (f"Vui mừng khi {BK}, chị Lê Thị Mẫu chia sẻ.", ["Lê Thị Mẫu"]),
        (f"Lần đầu tiên {BK}, điều dưỡng Lê Thị Mẫu xúc động.", ["Lê Thị Mẫu"]),
        (f"Từng hai lần được {BK}, bà Lê Thị Mẫu luôn gương mẫu.", ["Lê Thị Mẫu"]),
        (f"Tại lễ đón {BK}, ông Lê Văn Mẫu phát biểu.", []),
        (f"Phát biểu khi {BK}, ông Lê Văn Mẫu cảm ơn.", []),
        (f"Sau buổi {BK}, ông Lê Văn Mẫu trò chuyện.", []),
        (f"Anh Tú {BK}, ông Lê Văn Mẫu chúc mừng.", [None]),
        (f"Chị được {BK}, ông Lê Văn Mẫu chúc mừng.", [None]),
        (f"Biết chị {BK}, ông Lê Văn Mẫu chúc mừng.", []),
    ],
)
def test_a_clause_without_a_subject_is_told_of_who_comes_next(text: str, who: list[str | None]):
    assert [row[3] for row in prizes(text)] == who


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Giải Nhất: Bệnh viện Mắt (3 HCV, 1 HCB); giải Nhì: Sở Y tế (2 huy chương Vàng).",
            ["Bệnh viện Mắt"] * 3 + ["Sở Y tế"] * 2,
        ),
        ("Nhất toàn đoàn - Bệnh viện Mắt (3 HCV 2 HCB).", ["Bệnh viện Mắt"] * 3),
        ("Giải Ba thuộc về Sở Y tế (1 HCV và 1 HCĐ).", ["Sở Y tế"] * 3),
        ("Giải Nhất: Bệnh viện Mắt (3 triệu đồng); 2 giải Nhì.", ["Bệnh viện Mắt", None]),
        ("Giải Nhất: Bệnh viện Mắt; trao 2 giải Nhì (1 triệu đồng).", ["Bệnh viện Mắt", None]),
        ("Giải Ba: Bệnh viện Mắt, Sở Y tế; 3 HCV cá nhân.", ["Bệnh viện Mắt", "Sở Y tế", None]),
    ],
)
def test_medals_in_a_bracket_are_those_of_the_winner(text: str, told: list[str | None]):
    full = [name and f"{name} tỉnh Bến Tre" for name in told]
    assert [row[3] for row in prizes(text)] == full


@pytest.mark.parametrize("end", ["", ", xếp thứ Ba toàn đoàn", " và được khen"])
def test_every_medal_of_a_team_is_told(end: str):
    text = f"Bệnh viện Mắt giành 2 huy chương Vàng, 3 huy chương Bạc, 4 huy chương Đồng{end}."
    assert [row[:3] for row in prizes(text)] == [
        (f"Huy chương {metal}", "c", 1) for metal in ("Vàng", "Bạc", "Đồng")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Khoa Nội xếp thứ Nhì, Khoa Sản và Khoa Dược cùng đạt giải Ba.",
        "Khoa Nội đứng thứ Nhì, Khoa Sản và Khoa Dược cùng đạt giải Ba.",
        "Khoa Nội về nhì, Khoa Sản và Khoa Dược cùng đạt giải Ba.",
    ],
)
def test_who_only_came_in_before_is_no_winner(text: str):
    assert [row[3] for row in prizes(text)] == ["Khoa Sản", "Khoa Dược"]


LDXS, CSTD = "Danh hiệu Tập thể Lao động xuất sắc", "Danh hiệu Chiến sĩ thi đua"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Đơn vị đạt 7 tập thể lao động xuất sắc, 3 cá nhân được tặng Bằng khen của LĐLĐ tỉnh.",
            [(LDXS, 7), ("Bằng khen", 3)],
        ),
        (
            "Kết quả đạt 9 chiến sĩ thi đua và 3 cá nhân được LĐLĐ tỉnh tặng Bằng khen.",
            [(CSTD, 9), ("Bằng khen", 3)],
        ),
        ("Đơn vị đạt 7 tập thể lao động xuất sắc.", [(LDXS, 7)]),
        (
            "Có 7 tập thể lao động xuất sắc, 2 cá nhân nhận Bằng khen của LĐLĐ tỉnh.",
            [(LDXS, 7), ("Bằng khen", 2)],
        ),
        ("9 chiến sĩ thi đua được LĐLĐ tỉnh tặng Bằng khen.", [("Bằng khen", 9)]),
        ("LĐLĐ tỉnh tặng Bằng khen cho 7 tập thể lao động xuất sắc.", [("Bằng khen", 7)]),
        (
            "LĐLĐ tỉnh trao quà cho 9 chiến sĩ thi đua, 3 cá nhân và tặng 2 Bằng khen.",
            [("Bằng khen", 2)],
        ),
    ],
)
def test_titles_counted_beside_an_award_are_of_others(text: str, told: list[tuple[str, int]]):
    assert [(row[0], row[3]) for row in rows(text)] == told


def test_awards_of_no_rank_are_not_dealt_out_among_the_named():
    text = "LĐLĐ tỉnh tặng Cờ thi đua, Bằng khen cho Bệnh viện Mắt và Sở Y tế."
    assert [row[:1] + row[3:] for row in prizes(text)] == [
        (award, f"{name} tỉnh Bến Tre")
        for award in ("Cờ thi đua", "Bằng khen")
        for name in ("Bệnh viện Mắt", "Sở Y tế")
    ]

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

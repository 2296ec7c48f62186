"""Awards whose recipient or giver opens the sentence, clauses away from the verb."""

# ruff: noqa: E501 - one case of a table is one line

from __future__ import annotations

import pytest

from tests.normalise.awards.reading import CDN, LD, TLD, rows
from tests.normalise.reading import read

YVN = "Công đoàn Y tế Việt Nam"
MAT = "Bệnh viện Mắt Bến Tre"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Công đoàn ngành Y tế liên tục hoàn thành xuất sắc nhiệm vụ, được LĐLĐ tỉnh tặng Cờ thi đua.", [("Cờ thi đua", LD, "c", 1)]),
        ("CĐCS 05 năm liền đạt vững mạnh, được LĐLĐ tỉnh tặng Cờ thi đua năm 2020; Công đoàn Y tế Việt Nam tặng Bằng khen năm 2021.",
         [("Cờ thi đua", LD, "c", 1), ("Bằng khen", YVN, "c", 1)]),
        ("Bác sĩ Lê Thị Mẫu luôn tận tụy với người bệnh, nhiều lần được Công đoàn ngành Y tế tặng Giấy khen.", [("Giấy khen", CDN, "i", 1)]),
        (f"Trong năm qua, {MAT} phối hợp với Sở Y tế khám bệnh miễn phí và được LĐLĐ tỉnh tặng Bằng khen.", [("Bằng khen", LD, "c", 1)]),
        ("Công đoàn ngành Y tế hoàn thành tốt nhiệm vụ và vinh dự được LĐLĐ tỉnh tặng Bằng khen.", [("Bằng khen", LD, "c", 1)]),
        ("Bản thân chị Lê Thị Mẫu là chiến sĩ thi đua cơ sở, được LĐLĐ tỉnh tặng Bằng khen.", [("Bằng khen", LD, "i", 1)]),
        # a post before the name, or alone
        ("Tân Chủ tịch Công đoàn ngành Y tế Lê Thị Mẫu từng làm việc ở xã, được LĐLĐ tỉnh tặng Bằng khen.", [("Bằng khen", LD, "i", 1)]),
        ("Giám đốc Sở Y tế luôn quan tâm đoàn viên, được LĐLĐ tỉnh tặng Bằng khen.", [("Bằng khen", LD, "i", 1)]),
        ("Sở Y tế luôn quan tâm đoàn viên, được LĐLĐ tỉnh tặng Bằng khen.", [("Bằng khen", LD, "c", 1)]),
        ("Công đoàn ngành Y tế có 5 sáng kiến, 2 đoàn viên được LĐLĐ tỉnh tặng Bằng khen.", [("Bằng khen", LD, "i", 2)]),
        ("5 sáng kiến, 2 đề tài được LĐLĐ tỉnh tặng Bằng khen.", [("Bằng khen", LD, "o", 5), ("Bằng khen", LD, "o", 2)]),
        # what stands inside the clause gets nothing
        (f"Công đoàn {MAT} chăm lo cho 500 đoàn viên, được LĐLĐ tỉnh tặng Bằng khen.", [("Bằng khen", LD, "c", 1)]),
        ("Chị Lê Thị Mẫu có nhiều sáng kiến, được Tổng Liên đoàn tặng Bằng Lao động sáng tạo.", [("Bằng Lao động sáng tạo", TLD, "i", 1)]),
        ("Công đoàn ngành Y tế có 5 tập thể, 9 cá nhân tiêu biểu, được LĐLĐ tỉnh tặng Bằng khen.",
         [("Bằng khen", LD, "c", 5), ("Bằng khen", LD, "i", 9)]),
        ("Công đoàn ngành Y tế có 45 CĐCS, 3.500 đoàn viên, được LĐLĐ tỉnh tặng Cờ thi đua.", [("Cờ thi đua", LD, "c", 1)]),
        ("Công đoàn ngành Y tế có 5 tập thể, 9 cá nhân, được LĐLĐ tỉnh tặng Bằng khen.",
         [("Bằng khen", LD, "c", 5), ("Bằng khen", LD, "i", 9)]),
        # who opens the sentence and is not who got it
        ("Công đoàn ngành Y tế phát động phong trào, 5 tập thể được LĐLĐ tỉnh tặng Bằng khen.", [("Bằng khen", LD, "c", 5)]),
        ("Hội nghị do Công đoàn ngành Y tế tổ chức, được LĐLĐ tỉnh tặng hoa và Bằng khen.", []),
        ("Ca mổ thành công, được LĐLĐ tỉnh tặng Bằng khen.", []),
    ],
)  # fmt: skip
def test_who_opens_the_sentence_got_the_award(text, expected):
    assert rows(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("LĐLĐ tỉnh tổ chức hội nghị; tặng Bằng khen cho 12 cá nhân.", [("Bằng khen", LD, "i", 12)]),
        ("LĐLĐ tỉnh đến thăm, chúc mừng và tặng Bằng khen cho 12 cá nhân.", [("Bằng khen", LD, "i", 12)]),
        ("LĐLĐ tỉnh tới dự và tặng Bằng khen cho 12 cá nhân.", [("Bằng khen", LD, "i", 12)]),
        ("Chủ tịch LĐLĐ tỉnh Lê Văn Mẫu tặng Bằng khen cho 12 cá nhân.", [("Bằng khen", LD, "i", 12)]),
        ("Công đoàn ngành Y tế đã xét chọn và trao tặng Giấy khen cho 5 CĐCS.", [("Giấy khen", CDN, "c", 5)]),
        # a body inside another clause gives nothing
        ("Theo đề nghị của các CĐCS thuộc Sở Y tế, tổ chức hội nghị và tặng Bằng khen cho 12 cá nhân.", [("Bằng khen", None, "i", 12)]),
        ("Tại hội trường Sở Y tế, ông Lê Văn Mẫu tặng Bằng khen cho 12 cá nhân.", [("Bằng khen", None, "i", 12)]),
        ("Công đoàn ngành Y tế tổ chức hội nghị; 12 cá nhân được tặng Bằng khen.", [("Bằng khen", None, "i", 12)]),
    ],
)  # fmt: skip
def test_who_opens_the_sentence_gives_the_award(text, expected):
    assert rows(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("LĐLĐ tỉnh trao Bằng khen cho tập thể CĐCS và 01 cá nhân.", [("Bằng khen", LD, "c", 1), ("Bằng khen", LD, "i", 1)]),
        (f"Các tập thể {MAT}, Bệnh viện Nguyễn Đình Chiểu và Trung tâm Y tế huyện Ba Tri vinh dự nhận Bằng khen của LĐLĐ tỉnh.",
         [("Bằng khen", LD, "c", 1)] * 3),
        ("LĐLĐ tỉnh tặng Bằng khen cho 3 tập thể, 5 cá nhân được Công đoàn ngành Y tế tặng Giấy khen.",
         [("Bằng khen", LD, "c", 3), ("Giấy khen", CDN, "i", 5)]),
        ("LĐLĐ tỉnh tặng Bằng khen cho 3 tập thể, 5 cá nhân đạt nhiều thành tích.", [("Bằng khen", LD, "c", 3), ("Bằng khen", LD, "i", 5)]),
        ("LĐLĐ tỉnh tặng Bằng khen cho ông Lê Văn Mẫu - nguyên Chủ tịch Công đoàn ngành Y tế và bà Trần Thị Mẫu - Giám đốc Sở Y tế.",
         [("Bằng khen", LD, "i", 1)] * 2),
        (f"LĐLĐ tỉnh tặng Bằng khen cho bác sĩ Lê Văn Mẫu (Trưởng khoa Nội {MAT}) và điều dưỡng Trần Thị Mẫu.",
         [("Bằng khen", LD, "i", 1)] * 2),
        ("LĐLĐ tỉnh tặng Bằng khen cho bà Lê Thị Mẫu và Công đoàn ngành Y tế.",
         [("Bằng khen", LD, "i", 1), ("Bằng khen", LD, "c", 1)]),
        # not one body, and not known how many
        ("LĐLĐ tỉnh trao Bằng khen cho các tập thể CĐCS.", [("Bằng khen", LD, "c", None)]),
        ("LĐLĐ tỉnh trao Bằng khen cho tập thể CĐCS có thành tích.", [("Bằng khen", LD, "c", None)]),
        ("LĐLĐ tỉnh trao Bằng khen cho tập thể, cá nhân.", [("Bằng khen", LD, "c", None), ("Bằng khen", LD, "i", None)]),
    ],
)  # fmt: skip
def test_recipients_are_counted_once_and_by_their_words(text, expected):
    assert rows(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5 cá nhân được Tổng Liên đoàn, 8 cá nhân được LĐLĐ tỉnh tặng Bằng khen.", [("Bằng khen", TLD, "i", 5), ("Bằng khen", LD, "i", 8)]),
        ("Ngành có 1 tập thể được Tổng Liên đoàn, 2 tập thể được Công đoàn Y tế Việt Nam và 6 tập thể được LĐLĐ tỉnh tặng Bằng khen.",
         [("Bằng khen", TLD, "c", 1), ("Bằng khen", YVN, "c", 2), ("Bằng khen", LD, "c", 6)]),
        ("Có 3 cá nhân được LĐLĐ tỉnh, 5 cá nhân được Công đoàn ngành Y tế khen thưởng.", [("Khen thưởng", LD, "i", 3), ("Khen thưởng", CDN, "i", 5)]),
        # another verb, another clause, or the giver of a further number
        ("5 cá nhân được LĐLĐ tỉnh thăm hỏi, 8 cá nhân được Công đoàn ngành Y tế tặng Giấy khen.", [("Giấy khen", CDN, "i", 8)]),
        ("5 cá nhân được Tổng Liên đoàn; 8 cá nhân được LĐLĐ tỉnh tặng Bằng khen.", [("Bằng khen", LD, "i", 8)]),
        ("5 cá nhân được LĐLĐ tỉnh, Công đoàn ngành Y tế tặng Giấy khen.", [("Giấy khen", LD, "i", 5), ("Giấy khen", CDN, "i", 5)]),
    ],
)  # fmt: skip
def test_an_award_of_the_last_clause_serves_those_before_it(text, expected):
    assert rows(text) == expected


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Huân chương Lao động hạng III", "Huân chương Lao động hạng Ba"),
        ("Huân chương Lao động Hạng 2", "Huân chương Lao động hạng Nhì"),
        ("Huân chương Độc lập Hạng Nhất", "Huân chương Độc lập hạng Nhất"),
        ("Huân chương Lao động", "Huân chương Lao động"),
        ("Kỷ niệm chương vì sự nghiệp Công đoàn", "Kỷ niệm chương Vì sự nghiệp Công đoàn"),
        ("danh hiệu Anh hùng Lao động thời kỳ đổi mới", "Danh hiệu Anh hùng Lao động"),
    ],
)
def test_an_award_has_one_name(written, name):
    told = read(f"5 cá nhân được tặng {written}.").awards
    assert [(row.award, row.recipient_count) for row in told] == [(name, 5)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Chị Lê Thị Mẫu có nhiều sáng kiến; năm 2015 được LĐLĐ tỉnh tặng Bằng khen.", ["Lê Thị Mẫu"]),
        ("Bà Trần Thị Ví gắn bó với ngành; năm 2018 được LĐLĐ tỉnh tặng Bằng khen.", ["Trần Thị Ví"]),
        ("Cô Hồ Thị Ơn đã 30 năm làm điều dưỡng; mới đây được Bộ Y tế tặng Bằng khen.", ["Hồ Thị Ơn"]),
        ("Chị Lê Thị Mẫu có nhiều phần thưởng: Bằng khen của LĐLĐ tỉnh năm 2015.", ["Lê Thị Mẫu"]),
        ("Những danh hiệu của anh Vi Văn Dụ: Bằng khen của LĐLĐ tỉnh năm 2015.", ["Vi Văn Dụ"]),
        ("Nhiều phần thưởng đến với cô Hồ Thị Ơn: Bằng khen của Bộ Y tế.", ["Hồ Thị Ơn"]),
        ("Chị có nhiều sáng kiến; năm 2015 được LĐLĐ tỉnh tặng Bằng khen.", [None]),
        ("Theo bà Trần Thị Ví, anh luôn tận tâm; năm 2020 được LĐLĐ tỉnh tặng Bằng khen.", [None]),
        ("Ông Lê Văn Mẫu kể, chị có nhiều danh hiệu: Bằng khen của LĐLĐ tỉnh năm 2015.", [None]),
        ("Những danh hiệu của anh: Bằng khen của LĐLĐ tỉnh năm 2015.", [None]),
    ],
)  # fmt: skip
def test_a_title_before_a_name_is_no_pronoun(text: str, names: list[str | None]):
    assert [award.recipient_name for award in read(text).awards] == names

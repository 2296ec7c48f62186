"""Persons who share a title, stand in lists or before brackets; degrees in any short form."""

import pytest

from tests.normalise.reading import persons, read


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("chị Lê Thị Mẫu, Nguyễn Thị Ví và Trần Thị Dụ được khen.",
         ["Lê Thị Mẫu", "Nguyễn Thị Ví", "Trần Thị Dụ"]),
        ("Hai đoàn viên Lò Thị Mẫu và Vàng A Ví cùng dự.", ["Lò Thị Mẫu", "Vàng A Ví"]),
        ("đoàn viên: Nguyễn Văn Mẫu, Trần Thị Ví, Lê Dụ.",
         ["Nguyễn Văn Mẫu", "Trần Thị Ví", "Lê Dụ"]),
        ("Các VĐV Nguyễn Thị Mẫu (CDC), Trần Văn Ví (Sở Y tế) thi đấu.",
         ["Nguyễn Thị Mẫu", "Trần Văn Ví"]),
        ("Giải Nhì: Trần Văn Ví, Lê Thị Dụ.", ["Trần Văn Ví", "Lê Thị Dụ"]),
    ],
)  # fmt: skip
def test_full_names_of_a_list_share_the_first_one_s_title(text, names):
    assert persons(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "đồng chí Lê Thị Mẫu, Đoàn Thanh niên và Công đoàn cùng dự.",
        "đồng chí Lê Thị Mẫu và Bệnh viện Nguyễn Tri Phương cùng dự.",
        "đồng chí Lê Thị Mẫu, Hà Giang và Cao Bằng cùng dự.",
        "đồng chí Lê Thị Mẫu, Trần Phú gương mẫu đi đầu.",
        "Chủ tịch LĐLĐ tỉnh Lê Thị Mẫu, Trung tâm Y tế huyện Ba Tri cùng dự.",
    ],
)
def test_what_is_no_full_name_ends_the_list(text):
    assert persons(text) == ["Lê Thị Mẫu"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Tiết mục của Nguyễn Thị Mẫu (CĐCS Bệnh viện Mắt) đoạt giải A.", ["Nguyễn Thị Mẫu"]),
        ("Bằng khen cho Lê Ví Dụ (Trung tâm Y tế huyện Ba Tri).", ["Lê Ví Dụ"]),
        ("Ghi nhận sáng kiến của Trần Văn Ví (BVĐK tỉnh).", ["Trần Văn Ví"]),
        ("Theo Liên đoàn Lao động (LĐLĐ) tỉnh.", []),
        ("Họp tại đường Nguyễn Văn Mẫu (Bệnh viện Mắt).", []),
        ("Họp tại Bệnh viện Nguyễn Đình Chiểu (BV tỉnh).", []),
        ("Giải thưởng Nguyễn Văn Mẫu (Sở Y tế) được trao.", []),
    ],
)
def test_a_full_name_before_a_place_of_work_in_brackets_is_a_person(text, names):
    assert persons(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("ThS. YTCC Lê Văn Mẫu dự.", ["Lê Văn Mẫu"]),
        ("Ths KT Nguyễn Thị Ví dự.", ["Nguyễn Thị Ví"]),
        ("Thạc sĩ, Bác sĩ chuyên khoa II Phan Thị Dụ dự.", ["Phan Thị Dụ"]),
        ("đc/ Lê Mẫu và đ/ c Vi Ví dự.", ["Lê Mẫu", "Vi Ví"]),
        ("Y sĩ Hồ Văn Mẫu, y tá thôn Hồ Thị Ví dự.", ["Hồ Văn Mẫu", "Hồ Thị Ví"]),
        ("cùng các đồng chí Thường trực, các đc BCHCĐ Y tế dự.", []),
        ("các bác sĩ BVĐK Cửa Đông dự.", []),
        ("cử nhân THPT và bác sĩ CKII cùng dự.", []),
    ],
)
def test_degrees_are_abbreviated_at_will_and_short_forms_are_no_names(text, names):
    assert persons(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Nguyễn Văn Mẫu, Chủ tịch LĐLĐ tỉnh, phát biểu.", ["Nguyễn Văn Mẫu"]),
        ("Hội nghị bế mạc. Lê Thị Ví - Giám đốc Sở Y tế đến dự.", ["Lê Thị Ví"]),
        ("Giám đốc BV Nguyễn Đình Chiểu Trình Thử Mẫu dự.", ["Trình Thử Mẫu"]),
        ("Trưởng Trạm Y tế xã Pa Tần Giàng A Mẫu dự.", ["Giàng A Mẫu"]),
        ("Chủ tịch LĐLĐ tỉnh Nhiêu Thị Mẫu dự.", ["Nhiêu Thị Mẫu"]),
        ("ông Lê Mẫu, Chánh Văn phòng, Trần Thị Ví, Trưởng Ban Tài chính LĐLĐ tỉnh dự.",
         ["Lê Mẫu", "Trần Thị Ví"]),
        ("Điều dưỡng trưởng khoa Nội Lê Thị Mẫu dự.", ["Lê Thị Mẫu"]),
        ("Giải Nhất thuộc về Nguyễn Văn Mẫu.", ["Nguyễn Văn Mẫu"]),
        ("Giải Nhất thuộc về Bệnh viện Mắt.", []),
        ("ông Lê Mẫu, Chánh Văn phòng, Trần Thị Ví cùng dự.", ["Lê Mẫu"]),
        ("Trung Quốc, Giám đốc Sở Y tế đến thăm.", []),
        ("Nguyễn Văn Mẫu phố cũ.", []),
        ("Giám đốc Bệnh viện Hoàn Mỹ Sài Gòn dự.", []),
        ("Bệnh viện Nguyễn Tri Phương, Giám đốc Sở Y tế cùng dự.", []),
    ],
)  # fmt: skip
def test_a_name_that_a_post_or_a_rarer_family_name_shows(text, names):
    assert persons(text) == names


def test_who_shares_the_title_of_a_helped_person_is_helped_too():
    facts = read("Hỗ trợ chị Lò Thị Mẫu và Vàng Thị Ví bị bệnh hiểm nghèo.")
    assert {m.subtype for m in facts.mentions if m.type == "person"} == {"beneficiary"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Danh sách: Lê Văn Mẫu - CT; Lê Thị Thử - PCT.", "Lê Văn Mẫu, Lê Thị Thử"),
        ("Năm qua, Lê Văn Mẫu, UV; Lê Thị Thử, UV được khen.", "Lê Văn Mẫu, Lê Thị Thử"),
        ("Dự họp có Lê Văn Đạt - CT, Vi Thị Ấn - PCT.", "Lê Văn Đạt, Vi Thị Ấn"),
        ("Ra mắt có Vi Văn Ví (Chủ tịch), Hồ Thị Dụ (UV).", "Vi Văn Ví, Hồ Thị Dụ"),
        ("Khen hai người là Vi Ví Ơn – Trưởng khoa Nội, Chủ tịch; Hồ Thị Dụ – Phó Chủ tịch.",
         "Vi Ví Ơn, Hồ Thị Dụ"),
        ("Gồm: Lò Thị Mẫu (CT); Lê Thị Thử (PCT); Vi Văn Ví (UV).",
         "Lò Thị Mẫu, Lê Thị Thử, Vi Văn Ví"),
        ("Thăm đường Lê Văn Mẫu, Chủ tịch LĐLĐ tỉnh; Lê Thị Thử, Phó Chủ tịch.", "Lê Thị Thử"),
        ("Bệnh viện Trần Văn Mẫu, Giám đốc; Lê Thị Thử, Phó Chủ tịch.", "Lê Thị Thử"),
        ("Quỹ Lê Văn Mẫu - CT; Lê Thị Thử - PCT.", "Lê Thị Thử"),
        ("Công đoàn Sơn La, CT; Lê Thị Thử, PCT.", "Lê Thị Thử"),
    ],
)  # fmt: skip
def test_the_first_of_a_row_of_bare_names_is_told_by_the_row(text: str, names: str):
    assert persons(text) == names.split(", ")

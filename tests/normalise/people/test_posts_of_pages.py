"""Posts as pages of single hospitals, centres and schools tell them."""

import pytest

from tests.normalise.reading import bodies, posts

UNION, HOSPITAL = "Công đoàn ngành Y tế tỉnh Bến Tre", "Bệnh viện Đa khoa tỉnh Bến Tre"
BASE, CENTRE = f"Công đoàn cơ sở {HOSPITAL}", "Trung tâm Y tế huyện Ba Tri"


def held(text: str, **known) -> list[tuple[str, str | None]]:
    """Posts with their organisations, in order."""
    return [(role, org) for _, role, org in posts(text, **known)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Bà Lê Mẫu, Trưởng ban nữ công BVĐK tỉnh chia sẻ.", [("Trưởng Ban Nữ công", BASE)]),
        ("BVĐK tỉnh.\nDự có BS Lê Mẫu – PGĐ, CTCĐ bệnh viện.",
         [("Phó Giám đốc", HOSPITAL), ("Chủ tịch", BASE)]),
        ("Bà Lê Mẫu, Trưởng Ban Nữ công LĐLĐ tỉnh dự.",
         [("Trưởng Ban Nữ công", "Liên đoàn Lao động tỉnh Bến Tre")]),
        ("Bà Lê Mẫu, Trưởng phòng Tổ chức BVĐK tỉnh dự.", [("Trưởng phòng Tổ chức", HOSPITAL)]),
        ("Ông Lê Mẫu, Chủ nhiệm UBKT Công đoàn ngành Y tế dự.",
         [("Chủ nhiệm Ủy ban Kiểm tra", UNION)]),
    ],
)  # fmt: skip
def test_boards_of_women_and_inspection_are_of_a_place_s_union(text, found):
    assert held(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("BVĐK tỉnh họp.\nDự có bà Lê Mẫu-Bí thư Chi bộ; LĐLĐ tỉnh.",
         [("Bí thư", f"Chi bộ {HOSPITAL}")]),
        (("Về phía BVĐK tỉnh có ông Lê Mẫu - Giám đốc, ông Vi Ví - Chủ tịch Công đoàn; "
          "về phía TTYT huyện Ba Tri có bà Hà Dụ - Chủ tịch Công đoàn."),
         [("Giám đốc", HOSPITAL), ("Chủ tịch", BASE), ("Chủ tịch", f"Công đoàn cơ sở {CENTRE}")]),
        ("BVĐK tỉnh và TTYT huyện Ba Tri họp.\nDự có bà Lê Mẫu - Bí thư Chi bộ.",
         [("Bí thư", None)]),
        ("Về phía LĐLĐ tỉnh có ông Vi Ví - Chủ tịch Công đoàn.", [("Chủ tịch", None)]),
        ("BVĐK tỉnh và TTYT huyện Ba Tri họp, có bà Lê Mẫu - Chủ tịch Công đoàn.",
         [("Chủ tịch", None)]),
    ],
)  # fmt: skip
def test_a_bare_cell_or_union_is_of_the_side_or_the_one_place(text, found):
    assert held(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("LĐLĐ tỉnh họp; có bà Lê Mẫu - Chủ tịch, bà Vi Ví - Phó Chủ tịch Công đoàn ngành Y tế.",
         [("Chủ tịch", UNION), ("Phó Chủ tịch", UNION)]),
        ("Sở Y tế họp; có ông Lê Mẫu - Giám đốc và bà Vi Ví - Phó Giám đốc BVĐK tỉnh.",
         [("Giám đốc", HOSPITAL), ("Phó Giám đốc", HOSPITAL)]),
        ("LĐLĐ tỉnh họp; có bà Lê Mẫu - Chủ tịch; dự còn bà Vi Ví - Phó Chủ tịch CĐN Y tế.",
         [("Chủ tịch", "Liên đoàn Lao động tỉnh Bến Tre"), ("Phó Chủ tịch", UNION)]),
        ("LĐLĐ tỉnh họp; có bà Lê Mẫu - Chủ tịch, bà Vi Ví - Chủ tịch Công đoàn ngành Y tế.",
         [("Chủ tịch", "Liên đoàn Lao động tỉnh Bến Tre"), ("Chủ tịch", UNION)]),
        ("LĐLĐ tỉnh họp; có bà Lê Mẫu - Chủ tịch, bà Vi Ví - Phó Giám đốc BVĐK tỉnh.",
         [("Chủ tịch", "Liên đoàn Lao động tỉnh Bến Tre"), ("Phó Giám đốc", HOSPITAL)]),
    ],
)  # fmt: skip
def test_a_chair_before_the_deputy_is_of_the_deputy_s_body(text, found):
    assert held(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (("Tiếp đoàn có Giám đốc BVĐK tỉnh Lê Mẫu Ví; Phó Giám đốc, Chủ tịch Công đoàn Bệnh viện "
          "Vi Mẫu Dụ; Trưởng phòng Tổ chức cán bộ Lâm Tấn Mẫu."),
         [("Giám đốc", HOSPITAL), ("Phó Giám đốc", HOSPITAL), ("Chủ tịch", BASE),
          ("Trưởng phòng Tổ chức cán bộ", HOSPITAL)]),
        ("BVĐK tỉnh họp.\nBS Lê Mẫu - Phó Giám đốc, nguyên Chủ tịch Công đoàn cùng dự.",
         [("Phó Giám đốc", HOSPITAL), ("Nguyên Chủ tịch", BASE)]),
        ("Chị Lê Mẫu sinh năm 1985, người Tày, hiện là Điều dưỡng trưởng khoa Nhi BVĐK tỉnh.",
         [("Điều dưỡng trưởng khoa Nhi", HOSPITAL)]),
        ("LĐLĐ tỉnh do Phó Chủ tịch Thường trực Lê Mẫu Ví dẫn đầu.\nPhó Chủ tịch Lê Mẫu Ví nói.",
         [("Phó Chủ tịch Thường trực", "Liên đoàn Lao động tỉnh Bến Tre")]),
        ("Ông Lê Mẫu, Phó Tổng Giám đốc Hệ thống Bệnh viện Xuyên Mẫu kiêm Giám đốc BVĐK tỉnh dự.",
         [("Phó Tổng Giám đốc", "Hệ thống Bệnh viện Xuyên Mẫu"), ("Giám đốc", HOSPITAL)]),
        ("Bà Vi Ví, Phó Chủ tịch MTTQ phường Trường Mẫu, Bí thư Đoàn phường Trường Mẫu dự.",
         [("Phó Chủ tịch", "Ủy ban Mặt trận Tổ quốc Việt Nam phường Trường Mẫu"),
          ("Bí thư", "Đoàn phường Trường Mẫu")]),
        ("BVĐK tỉnh họp.\nBS Lê Mẫu - Phó Giám đốc, các nguyên Chủ tịch Công đoàn cùng dự.",
         [("Phó Giám đốc", HOSPITAL)]),
    ],
)  # fmt: skip
def test_chains_of_posts(text, found):
    assert held(text) == found


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("BVĐK tỉnh.\nBà Lê Mẫu - Giám đốc Điều dưỡng dự.", "Giám đốc Điều dưỡng"),
        ("BVĐK tỉnh.\nBà Lê Mẫu - Trưởng phòng Hành chính nhân sự được bầu.",
         "Trưởng phòng Hành chính nhân sự"),
        ("BVĐK tỉnh.\nBà Lê Mẫu - P.Trưởng phòng TCHC dự.", "Phó Trưởng phòng TCHC"),
        ("BVĐK tỉnh.\nBà Lê Mẫu - Trưởng phòng Điều dưỡng phát biểu.", "Trưởng phòng Điều dưỡng"),
        ("BVĐK tỉnh.\nBà Lê Mẫu - Giám đốc điều dưỡngx dự.", "Giám đốc"),
        ("BVĐK tỉnh.\nBà Lê Mẫu - Trưởng phòng Hành chính và các đại biểu.",
         "Trưởng phòng Hành chính"),
    ],
)  # fmt: skip
def test_fields_and_units_of_posts(text, role):
    assert [found for found, _ in held(text)] == [role]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("BVĐK số 1 họp.", "Bệnh viện Đa khoa số 1 tỉnh Bến Tre"),
        ("Bệnh viện A Thái Nguyên họp.\nGiám đốc BV A dự.", "Bệnh viện A Thái Nguyên"),
        ("Bệnh viện Đa khoa Vinmed - Hạ Long họp.\nGiám đốc Bệnh viện Đa khoa Vinmed - Hạ Long dự.",
         "Bệnh viện Đa khoa Vinmed - Hạ Long"),
        ("Bệnh viện 27-2 tỉnh Bến Tre họp.\nGiám đốc Bệnh viện 27-2 dự.",
         "Bệnh viện 27-2 tỉnh Bến Tre"),
        ("Trường Cao đẳng Dược Trung ương Hải Dương họp.",
         "Trường Cao đẳng Dược Trung ương Hải Dương"),
        ("Bệnh viện Đa khoa Thanh Vũ Mẫu Bạc Liêu họp.", "Bệnh viện Đa khoa Thanh Vũ Mẫu Bạc Liêu"),
        ("Trường ta có Đoàn Thanh niên Trung tâm Trần Đăng Mẫu Ví họp.", None),
        ("Bệnh viện 30-4 họp.", "Bệnh viện 30-4"),
        ("Bệnh viện Đa khoa Vinmed - Hạ Long họp.", "Bệnh viện Đa khoa Vinmed"),
        ("Bệnh viện Xanh Pôn họp.\nBệnh viện A Thái Nguyên.\nGiám đốc Bệnh viện Xanh Pôn dự.",
         "Bệnh viện Xanh Pôn"),
        ("Bệnh viện Bình Mẫu - Lê Văn Ví, Bệnh viện Bình Mẫu - Lê Văn Ví.", "Bệnh viện Bình Mẫu"),
    ],
)  # fmt: skip
def test_numbered_hospitals_and_names_in_two_halves(text, name):
    assert bodies(text)[-1] == name

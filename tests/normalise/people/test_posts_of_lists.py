"""Posts in lists of persons, behind introductions, and of units with numbers and two halves."""

import pytest

from tests.normalise.reading import bodies, persons, posts

UNION, HOSPITAL = "Công đoàn ngành Y tế tỉnh Bến Tre", "Bệnh viện Đa khoa tỉnh Bến Tre"
BASE, CENTRE = f"Công đoàn cơ sở {HOSPITAL}", "Trung tâm Y tế huyện Ba Tri"
FEDERATION = "Liên đoàn Lao động tỉnh Bến Tre"


def held(text: str) -> list[tuple[str, str | None]]:
    """Posts with their organisations, in order."""
    return [(role, org) for _, role, org in posts(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Dự có ông Lê Mẫu, Chủ tịch; bà Vi Ví, Phó Chủ tịch và ông Hà Dụ, kế toán CĐN Y tế.",
         [("Chủ tịch", UNION), ("Phó Chủ tịch", UNION), ("Kế toán", UNION)]),
        ("LĐLĐ tỉnh đến. Dự có bà Vi Ví, Phó Chủ tịch và ông Hà Dụ, Trưởng Ban Nữ công CĐN Y tế.",
         [("Phó Chủ tịch", UNION), ("Trưởng Ban Nữ công", UNION)]),
        ("LĐLĐ tỉnh đến. Dự có bà Vi Ví, Phó Chủ tịch và ông Hà Dụ, Chủ tịch CĐN Y tế.",
         [("Phó Chủ tịch", None), ("Chủ tịch", UNION)]),
        ("LĐLĐ tỉnh đến. Dự có bà Vi Ví, Phó Chủ tịch, ông Hà Dụ, Ủy viên BCH CĐN Y tế.",
         [("Phó Chủ tịch", None), ("Ủy viên Ban Chấp hành", UNION)]),
        ("BVĐK tỉnh đón. Có ông Lê Mẫu, Trưởng khoa Nội và bà Vi Ví, Phó Giám đốc Sở Y tế.",
         [("Trưởng khoa Nội", HOSPITAL), ("Phó Giám đốc", "Sở Y tế tỉnh Bến Tre")]),
    ],
)  # fmt: skip
def test_the_last_of_a_list_names_the_body_for_all(text, found):
    assert held(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Là Phó Giám đốc TTYT huyện Ba Tri kiêm Chủ tịch CĐCS, bác sĩ Lê Mẫu luôn trăn trở.",
         [("Phó Giám đốc", CENTRE), ("Chủ tịch", f"Công đoàn cơ sở {CENTRE}")]),
        ("Với vai trò là Chủ tịch CĐCS BVĐK tỉnh, chị Lê Mẫu rất tận tâm.", [("Chủ tịch", BASE)]),
        ("Trên cương vị Phó Chủ tịch LĐLĐ tỉnh, ông Lê Mẫu đã góp ý.",
         [("Phó Chủ tịch", FEDERATION)]),
        ("Phó Giám đốc, Chủ tịch Công đoàn TTYT huyện Ba Tri, BS.CKI Lê Thị Mẫu trao quà.",
         [("Phó Giám đốc", CENTRE), ("Chủ tịch", f"Công đoàn cơ sở {CENTRE}")]),
        ("Khi còn là Phó Giám đốc TTYT huyện Ba Tri, bà Lê Mẫu đã làm công đoàn.",
         [("Phó Giám đốc", CENTRE)]),
        ("Bà Lê Mẫu được giới thiệu ứng cử chức danh Chủ tịch CĐCS BVĐK tỉnh.", []),
        ("Thay mặt Chủ tịch LĐLĐ tỉnh, ông Lê Mẫu trao quà.", []),
        ("Ông Lê Mẫu, bà Vi Ví - Phó Chủ tịch CĐCS BVĐK tỉnh trình bày.",
         [("Phó Chủ tịch", BASE), ("Phó Chủ tịch", BASE)]),
        ("Khen anh Lê Mẫu, chị Vi Ví - Phó Trưởng khoa Nội BVĐK tỉnh.",
         [("Phó Trưởng khoa Nội", HOSPITAL)]),
        ("Ông Lê Mẫu, bà Vi Ví - Chủ tịch CĐCS BVĐK tỉnh trình bày.", [("Chủ tịch", BASE)]),
        ("Đón ông Lê Mẫu; bà Vi Ví - Phó Chủ tịch CĐCS BVĐK tỉnh nói.", [("Phó Chủ tịch", BASE)]),
        ("Bà Vi Ví là Phó Chủ tịch LĐLĐ tỉnh, ông Lê Mẫu dự.", [("Phó Chủ tịch", FEDERATION)]),
        ("Khách là Phó Chủ tịch LĐLĐ tỉnh, ông Lê Mẫu đón.", []),
        ("Gặp lãnh đạo, Phó Chủ tịch LĐLĐ tỉnh, ông Lê Mẫu đón.", []),
    ],
)  # fmt: skip
def test_posts_that_introduce_who_holds_them(text, found):
    assert held(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("BS Lê Mẫu - Trưởng đoàn, Phó Trưởng khoa Hồi sức BVĐK tỉnh hứa.",
         [("Phó Trưởng khoa Hồi sức", HOSPITAL)]),
        ("Bà Lê Mẫu - Trưởng khoa Nội 2, Trưởng ban Nữ công BVĐK tỉnh điểm lại kết quả.",
         [("Trưởng khoa Nội 2", HOSPITAL), ("Trưởng Ban Nữ công", BASE)]),
        ("Ông Lê Mẫu về Sở Y tế, giữ chức Phó Chánh Văn phòng; chỉ định làm Chủ tịch CĐCS Sở Y tế.",
         [("Phó Chánh Văn phòng", "Sở Y tế tỉnh Bến Tre")]),
        ("Bà Lê Mẫu - Trưởng khoa Nội 20 năm gắn bó với BVĐK tỉnh.",
         [("Trưởng khoa Nội", HOSPITAL)]),
        ("Bà Lê Mẫu - Trưởng đoàn nghệ thuật của tỉnh.", []),
        ("CĐCS BVĐK tỉnh họp. Bà Lê Mẫu - Trưởng ban Nữ công hát mở màn.",
         [("Trưởng Ban Nữ công", BASE)]),
    ],
)  # fmt: skip
def test_heads_of_delegations_numbers_and_verbs_end_units(text, found):
    assert held(text)[: len(found)] == found


def test_a_company_behind_a_post_is_not_called_after_its_holder():
    text = "Công ty CP Dược Mẫu Sơn họp.\nTổng Giám đốc Công ty Phạm Thứ Mẫu ký."
    assert persons(text) == ["Phạm Thứ Mẫu"]
    assert held(text) == [("Tổng Giám đốc", "Công ty Cổ phần Dược Mẫu Sơn")]
    assert persons("Tổng Giám đốc Công ty Phạm Thứ Mẫu ký.") == []
    assert bodies("Giám đốc Công ty Phạm Nguyên Mẫu.\nCông ty Phạm Nguyên Mẫu họp.")[-1] is not None


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Đoàn gồm các đồng chí: Lê Mẫu; Sâo Minh Ví, Chủ tịch LĐLĐ tỉnh.",
         ["Lê Mẫu", "Sâo Minh Ví"]),
        ("Đoàn gồm các đồng chí: Lê Mẫu; Hội Trường Lớn, Chủ tịch LĐLĐ tỉnh.", ["Lê Mẫu"]),
        ("Đoàn gồm các đồng chí: Lê Mẫu; Sâo Ví, Chủ tịch LĐLĐ tỉnh.", ["Lê Mẫu"]),
        ("Đoàn gồm các đồng chí: Lê Mẫu; Sâo Minh Ví.", ["Lê Mẫu"]),
    ],
)  # fmt: skip
def test_a_post_tells_a_rare_name_in_a_list(text, names):
    assert persons(text) == names


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("CĐCS BVĐK tỉnh.\n- Chủ tịch: Lê Thị Mẫu, Phó Giám đốc Bệnh viện\n- Phó Chủ tịch: Vi Ví",
         [("Chủ tịch", BASE), ("Phó Giám đốc", HOSPITAL), ("Phó Chủ tịch", BASE)]),
        ("CĐCS BVĐK tỉnh họp.\n1. Chủ tịch: bà Lê Thị Mẫu - Trưởng khoa Nội",
         [("Chủ tịch", BASE), ("Trưởng khoa Nội", HOSPITAL)]),
        ("CĐCS BVĐK tỉnh.\nCNHS Lê Thị Mẫu – PCT CĐCS, Trưởng BNC; CN Hà Văn Dụ – CN UBKT CĐCS.",
         [("Phó Chủ tịch", BASE), ("Trưởng Ban Nữ công", BASE),
          ("Chủ nhiệm Ủy ban Kiểm tra", BASE)]),
        ("CĐCS BVĐK tỉnh họp, mời Chủ tịch: Lê Thị Mẫu, Phó Giám đốc Bệnh viện",
         [("Phó Giám đốc", HOSPITAL)]),
        ("CĐCS BVĐK tỉnh họp.\nCN Hà Văn Dụ, CN Lê Mẫu dự.", []),
        ("CĐCS BVĐK tỉnh họp.\n- Chủ tịch: họp tổng kết\n- Lê Thị Mẫu, Phó Giám đốc BV\nĐã bế mạc.",
         [("Phó Giám đốc", HOSPITAL)]),
    ],
)  # fmt: skip
def test_lines_that_open_with_the_post(text, found):
    assert held(text) == found

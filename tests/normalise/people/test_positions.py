"""Posts bound to persons: one row per post, each with its organisation."""

import pytest

from tests.normalise.reading import posts, read

UNION, FEDERATION = "Công đoàn ngành Y tế tỉnh Bến Tre", "Liên đoàn Lao động tỉnh Bến Tre"
HEALTH = "Sở Y tế tỉnh Bến Tre"


@pytest.mark.parametrize(
    "joint", [" - ", " – ", "- ", "-", "– ", ", ", " ", " (bìa trái) - ", " (", " \ufffd ", " là "]
)
def test_any_joint_binds_a_post_to_the_name_before_it(joint):
    text = f"Dự có đồng chí Lê Thị Mẫu{joint}Phó Chủ tịch LĐLĐ tỉnh."
    assert posts(text) == [("Lê Thị Mẫu", "Phó Chủ tịch", FEDERATION)]


@pytest.mark.parametrize(
    ("written", "canonical", "rank"),
    [
        ("Phó CT Thường trực", "Phó Chủ tịch Thường trực", "deputy"),
        ("PCT", "Phó Chủ tịch", "deputy"),
        ("nguyên Chủ tịch", "Nguyên Chủ tịch", "former"),
        ("Phó Chủ tịch phụ trách", "Phó Chủ tịch phụ trách", "acting"),
        ("UVBTV", "Ủy viên Ban Thường vụ", "member"),
        ("UV BCH", "Ủy viên Ban Chấp hành", "member"),
        ("Chủ nhiệm UBKT", "Chủ nhiệm Ủy ban Kiểm tra", "full"),
        ("Trưởng ban tổ chức kiểm tra", "Trưởng Ban Tổ chức kiểm tra", "full"),
        ("Phó Trưởng Ban Chính sách pháp luật", "Phó Trưởng Ban Chính sách pháp luật", "deputy"),
    ],
)
def test_a_post_has_a_canonical_name_and_a_rank(written, canonical, rank):
    (row,) = read(f"đồng chí Lê Thị Mẫu - {written} LĐLĐ tỉnh dự.").positions
    assert (row.role_canonical, row.role_rank, row.org_name) == (canonical, rank, FEDERATION)
    assert row.role == written


def test_each_post_of_a_person_is_a_row_and_the_party_committee_is_the_next_body_s():
    text = "ông Lê Mẫu - TUV, Bí thư Đảng ủy, Giám đốc Sở Y tế dự."
    assert posts(text) == [
        ("Lê Mẫu", "Tỉnh ủy viên", "Tỉnh ủy Bến Tre"),
        ("Lê Mẫu", "Bí thư", f"Đảng ủy {HEALTH}"),
        ("Lê Mẫu", "Giám đốc", HEALTH),
    ]


def test_a_committee_seat_without_a_body_takes_the_next_post_s():
    text = "bà Lê Mẫu, Ủy viên Ban Thường vụ, Chủ nhiệm UBKT Công đoàn ngành Y tế dự."
    assert [org for *_, org in posts(text)] == [UNION, UNION]


def test_a_bare_base_union_is_that_of_the_workplace_before_it():
    text = "ông Lê Mẫu, Phó Giám đốc Trung tâm Y tế huyện Ba Tri, Chủ tịch Công đoàn cơ sở dự."
    assert posts(text)[1][2] == "Công đoàn cơ sở Trung tâm Y tế huyện Ba Tri"


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Chủ tịch LĐLĐ tỉnh Lê Văn Mẫu dự.", [("Lê Văn Mẫu", "Chủ tịch", FEDERATION)]),
        ("Chủ tịch Công đoàn Y tế Việt Nam - PGS.TS Lê Mẫu dự.",
         [("Lê Mẫu", "Chủ tịch", "Công đoàn Y tế Việt Nam")]),
        ("Phó giám đốc Sở Y tế Lê Văn Mẫu và Vũ Thị Ví dự.",
         [("Lê Văn Mẫu", "Phó Giám đốc", HEALTH), ("Vũ Thị Ví", "Phó Giám đốc", HEALTH)]),
        ("ông Lê Mẫu và bà Vũ Ví, Phó Chủ tịch LĐLĐ tỉnh dự.",
         [("Lê Mẫu", "Phó Chủ tịch", FEDERATION), ("Vũ Ví", "Phó Chủ tịch", FEDERATION)]),
        ("ông Lê Mẫu và bà Vũ Ví, Chủ tịch LĐLĐ tỉnh dự.", [("Vũ Ví", "Chủ tịch", FEDERATION)]),
        ("có các Phó Chủ tịch LĐLĐ tỉnh: Lê Văn Mẫu, Vũ Thị Ví.",
         [("Lê Văn Mẫu", "Phó Chủ tịch", FEDERATION), ("Vũ Thị Ví", "Phó Chủ tịch", FEDERATION)]),
        ("Thứ trưởng Bộ Y tế Lê Văn Mẫu, Phó Chủ tịch LĐLĐ tỉnh Vũ Thị Ví dự.",
         [("Lê Văn Mẫu", "Thứ trưởng", "Bộ Y tế"), ("Vũ Thị Ví", "Phó Chủ tịch", FEDERATION)]),
        ("Bầu ông Lê Mẫu làm Chủ tịch; các đồng chí Vũ Thị Ví và Cao Thị Thử làm Phó CT CĐN Y tế.",
         [("Lê Mẫu", "Chủ tịch", UNION), ("Vũ Thị Ví", "Phó Chủ tịch", UNION),
          ("Cao Thị Thử", "Phó Chủ tịch", UNION)]),
        ("Trưởng Trạm Y tế xã Pả Vi, ông Lê Mẫu cho biết.",
         [("Lê Mẫu", "Trưởng trạm", "Trạm Y tế xã Pả Vi")]),
        ("bà Lê Mẫu, Chủ tịch Hội đồng khen thưởng dự.",
         [("Lê Mẫu", "Chủ tịch", "Hội đồng khen thưởng")]),
    ],
)  # fmt: skip
def test_shapes_of_the_genre(text, rows):
    assert posts(text) == rows


@pytest.mark.parametrize(
    "text",
    [
        "các đồng chí Ủy viên Ban Thường vụ, Chủ tịch các CĐCS trực thuộc dự.",
        "Phát biểu tại hội nghị, Chủ tịch LĐLĐ tỉnh nhấn mạnh.",
        "Chủ tịch Công đoàn ngành Y tế báo cáo kết quả.",
        "đồng chí Lê Mẫu, đại diện Sở Y tế dự.",
        "do đồng chí Lê Mẫu làm trưởng đoàn.",
    ],
)
def test_a_post_without_a_name_and_a_name_without_a_post_give_no_row(text):
    assert posts(text) == []


def test_a_director_is_of_the_workplace_of_the_base_union_that_he_chairs():
    text = "ông Lê Mẫu - Phó Giám đốc, Chủ tịch Công đoàn Bệnh viện Đa khoa tỉnh dự."
    assert posts(text)[0] == ("Lê Mẫu", "Phó Giám đốc", "Bệnh viện Đa khoa tỉnh Bến Tre")


def test_attendants_in_lower_case_after_a_post_are_nobody_s_posts():
    for others in (
        "ủy viên Ban Chấp hành Công đoàn ngành, chủ tịch CĐCS trực thuộc",
        "ủy viên Ban Chấp hành, ủy viên UBKT Công đoàn ngành",
        "chủ tịch các CĐCS",
    ):
        text = f"đồng chí Lê Mẫu – Chủ tịch LĐLĐ tỉnh, {others} dự."
        assert posts(text) == [("Lê Mẫu", "Chủ tịch", FEDERATION)]


def test_who_left_a_post_is_its_former_holder():
    (row,) = read("đồng chí Lê Mẫu thôi giữ chức Chủ tịch Công đoàn ngành Y tế.").positions
    assert row.role_rank == "former"


def test_the_same_post_told_twice_is_one_row_dated_by_the_event():
    chair = "đồng chí Lê Mẫu - Chủ tịch LĐLĐ tỉnh"
    text = f"Ngày 26/4/2023, LĐLĐ tỉnh tổ chức hội nghị tổng kết. Dự có {chair}.\n"
    (row,) = read(f"{text}Phát biểu chỉ đạo, {chair} đề nghị các đơn vị cố gắng.").positions
    assert row.as_of_on.isoformat() == "2023-04-26"


def test_a_fact_id_does_not_depend_on_other_facts():
    one = read("đồng chí Lê Mẫu - Chủ tịch LĐLĐ tỉnh dự.").positions[0]
    two = read("bà Vũ Ví, Giám đốc Sở Y tế; đồng chí Lê Mẫu - Chủ tịch LĐLĐ tỉnh dự.").positions[1]
    assert one.fact_id == two.fact_id
    assert len(one.fact_id) == 16


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Tỉnh ủy viên, Giám đốc Sở Y tế Lê Văn Mẫu dự.",
         [("Lê Văn Mẫu", "Tỉnh ủy viên", "Tỉnh ủy Bến Tre"), ("Lê Văn Mẫu", "Giám đốc", HEALTH)]),
        ("đồng chí Lê Mẫu - Đảng ủy viên, Phó Giám đốc Sở Y tế dự.",
         [("Lê Mẫu", "Đảng ủy viên", f"Đảng ủy {HEALTH}"), ("Lê Mẫu", "Phó Giám đốc", HEALTH)]),
        ("Giám đốc Sở Y tế Lê Văn Mẫu, Chủ tịch Công đoàn ngành Y tế - BS Vũ Thị Ví dự.",
         [("Lê Văn Mẫu", "Giám đốc", HEALTH), ("Vũ Thị Ví", "Chủ tịch", UNION)]),
        ("đơn thôi giữ chức Chủ tịch Công đoàn ngành Y tế của đồng chí Lê Mẫu.",
         [("Lê Mẫu", "Chủ tịch", UNION)]),
    ],
)  # fmt: skip
def test_posts_told_before_the_name(text, rows):
    assert posts(text) == rows


def test_two_who_are_elected_to_one_post_have_the_union_of_the_election():
    text = (
        "Công đoàn ngành Y tế đại hội. Đại hội bầu đồng chí Lê Mẫu giữ chức Chủ tịch, "
        "đồng chí Trần Văn Ví và đồng chí Vũ Thị Lụ giữ chức Phó Chủ tịch."
    )
    assert [org for _, _, org in posts(text)] == [UNION] * 3


def test_comrades_listed_behind_a_post_each_hold_it():
    text = "Các đồng chí Phó Chủ tịch Công đoàn ngành Y tế: Lê Thị Ví, Đỗ Văn Lụ cùng dự."
    assert posts(text) == [
        ("Lê Thị Ví", "Phó Chủ tịch", UNION),
        ("Đỗ Văn Lụ", "Phó Chủ tịch", UNION),
    ]


@pytest.mark.parametrize(
    "age",
    [", sinh năm 1985,", ", SN 1985,", " (SN 1985),", ", sn: 1985 -", ", 45 tuổi,", " - 45 tuổi -",
     " (45 tuổi),", ", sinh ngày 12/3/1985,", ", năm nay 45 tuổi,", ", 45 tuổi đời,"],
)  # fmt: skip
def test_a_post_follows_an_age_in_commas_dashes_or_brackets(age: str):
    assert [p[:2] for p in posts(f"Ông Vi Văn Ví{age} Trưởng khoa Nội.")] == [
        ("Vi Văn Ví", "Trưởng khoa Nội")
    ]


@pytest.mark.parametrize(
    "words",
    [", 45 tuổi và", ", sinh năm 1985.", " năm 1985,", ", 12 năm tuổi nghề,", ", quê ở Bến Tre,"],
)
def test_a_post_behind_other_words_is_not_of_the_name_before_them(words: str):
    assert posts(f"Ông Vi Văn Ví{words} Trưởng khoa Nội họp.") == []

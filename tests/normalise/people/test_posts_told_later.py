"""Posts of who was named before: by a pronoun, by a line of a life, by a verb that goes on."""

import pytest

from tests.normalise.reading import posts, read

LUNG = "Bệnh viện Phổi tỉnh Bến Tre"
BASE = f"Công đoàn cơ sở {LUNG}"
UNION = "Công đoàn ngành Y tế tỉnh Bến Tre"
NAMED = "Chị Lê Thị Mẫu về công tác từ năm 2001. "
OTHER = "Ông Vi Văn Thử đến thăm. "


@pytest.mark.parametrize(
    "sentence",
    [
        "Chị là Chủ tịch CĐCS Bệnh viện Phổi.",
        "Chị hiện là Chủ tịch CĐCS Bệnh viện Phổi.",
        "Hiện chị đang là Chủ tịch CĐCS Bệnh viện Phổi.",
        "Năm 2012, chị được bầu làm Chủ tịch CĐCS Bệnh viện Phổi.",
        "Năm 2012 chị được tín nhiệm bầu giữ chức Chủ tịch CĐCS Bệnh viện Phổi.",
        "Từ năm 2015 đến nay, chị là Chủ tịch CĐCS Bệnh viện Phổi.",
        "Sau đó bà được chỉ định là Chủ tịch CĐCS Bệnh viện Phổi.",
        "Đại hội đã bầu chị giữ chức Chủ tịch CĐCS Bệnh viện Phổi.",
        "Tại Đại hội, đồng chí đắc cử Chủ tịch CĐCS Bệnh viện Phổi.",
    ],
)
def test_a_pronoun_means_who_was_named_before(sentence):
    assert posts(NAMED + sentence) == [("Lê Thị Mẫu", "Chủ tịch", BASE)]


@pytest.mark.parametrize(
    "text",
    [
        OTHER + "Chị là Chủ tịch CĐCS Bệnh viện Phổi.",  # no woman was named
        NAMED + "“Chị là Chủ tịch CĐCS Bệnh viện Phổi”, một đoàn viên kể.",
        NAMED + "Người tặng chị là Chủ tịch CĐCS Bệnh viện Phổi.",  # the object of another clause
        NAMED + "Đồng chí Chủ tịch CĐCS Bệnh viện Phổi giữ chức Trưởng đoàn.",
        NAMED + "Các đồng chí giữ chức Chủ tịch CĐCS Bệnh viện Phổi.",
        NAMED + "15 đồng chí được bầu làm Chủ tịch CĐCS Bệnh viện Phổi.",
        NAMED + "Năm qua, chị em là Chủ tịch CĐCS Bệnh viện Phổi.",
        NAMED + "Chị nghỉ. Làm Chủ tịch CĐCS Bệnh viện Phổi rất khó.",
        "Năm 2012, chị được bầu làm Chủ tịch CĐCS Bệnh viện Phổi.",  # nobody was named
        NAMED + "Bệnh viện có 120 giường. " * 30 + "Chị là Chủ tịch CĐCS Bệnh viện Phổi.",
    ],
)
def test_a_pronoun_that_may_mean_another_tells_nobody_s_post(text):
    assert posts(text) == []


def test_a_pronoun_means_the_last_who_may_be_called_so():
    text = NAMED + OTHER + "Năm 2012, chị được bầu làm Chủ tịch CĐCS Bệnh viện Phổi."
    assert posts(text) == [("Lê Thị Mẫu", "Chủ tịch", BASE)]
    text = "Bác sĩ Lê Thị Mẫu và bác sĩ Vi Văn Thử dự. Anh là Chủ tịch CĐCS Bệnh viện Phổi."
    assert posts(text) == [("Vi Văn Thử", "Chủ tịch", BASE)]


@pytest.mark.parametrize(
    ("line", "rank"),
    [
        ("- 2003 - 2010: Giám đốc Bệnh viện Phổi.", "former"),
        ("Từ tháng 4/2003 đến tháng 5/2010: Giám đốc Bệnh viện Phổi.", "former"),
        ("+ Từ năm 2003 đến năm 2010 là Giám đốc Bệnh viện Phổi.", "former"),
        ("Từ 1/2016 đến nay: Giám đốc Bệnh viện Phổi.", "full"),
    ],
)
def test_a_line_of_a_life_tells_a_post_and_whether_it_lasts(line, rank):
    (row,) = read(f"Tóm tắt quá trình công tác của bà Lê Thị Mẫu:\n{line}").positions
    assert (row.person_name, row.role_rank, row.org_name) == ("Lê Thị Mẫu", rank, LUNG)


@pytest.mark.parametrize(
    "line",
    [
        "Chủ trì hội nghị: Giám đốc Bệnh viện Phổi.",
        "Năm 2020, phát biểu tại hội nghị: Giám đốc Bệnh viện Phổi.",
        "Phòng 2010: Giám đốc Bệnh viện Phổi.",
    ],
)
def test_a_line_without_years_in_front_is_no_line_of_a_life(line):
    assert posts(f"Dự có bà Lê Thị Mẫu.\n{line}") == []


@pytest.mark.parametrize(
    "second",
    [
        "; từ năm 2003 là",
        " năm 1996 và là",
        ", từ năm 2003 đến nay là",
        " rồi",
        ", đồng thời là",
        ", từng là",
        " và giữ chức",
    ],
)
def test_a_second_post_follows_in_the_same_clause(second):
    text = f"Ông Lê Mẫu được bầu làm Chủ tịch CĐCS Bệnh viện Phổi{second} Phó Chủ tịch {UNION}."
    assert posts(text) == [("Lê Mẫu", "Chủ tịch", BASE), ("Lê Mẫu", "Phó Chủ tịch", UNION)]


@pytest.mark.parametrize("joint", [" và", ", hai đồng chí giữ chức", "; các đồng chí làm"])
def test_a_second_post_without_a_verb_of_its_own_subject_is_not_his(joint):
    text = f"Ông Lê Mẫu được bầu làm Chủ tịch CĐCS Bệnh viện Phổi{joint} Phó Chủ tịch {UNION}."
    assert posts(text) == [("Lê Mẫu", "Chủ tịch", BASE)]


def test_a_former_post_behind_a_semicolon_keeps_its_rank():
    text = "Bà Lê Thị Mẫu sinh năm 1979, quê Ba Tri; nguyên Chủ tịch Công đoàn ngành Y tế."
    assert posts(text) == [("Lê Thị Mẫu", "Nguyên Chủ tịch", UNION)]
    text = "Dự có ông Lê Mẫu, Giám đốc Sở Y tế; nguyên Chủ tịch Công đoàn ngành Y tế Vi Văn Thử."
    assert posts(text)[1] == ("Vi Văn Thử", "Nguyên Chủ tịch", UNION)


@pytest.mark.parametrize(
    "moved", ["đến nhận công tác tại", "về", "sang làm việc tại", "đến công tác tại"]
)
def test_who_is_moved_to_a_body_gets_his_post_there(moved):
    text = (
        "Công đoàn ngành Y tế chia tay bà Lê Thị Mẫu. LĐLĐ tỉnh điều động bà Lê Thị Mẫu "
        f"{moved} Ủy ban MTTQ Việt Nam tỉnh, giữ chức Phó Chủ tịch."
    )
    front = "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Bến Tre"
    assert posts(text) == [("Lê Thị Mẫu", "Phó Chủ tịch", front)]


@pytest.mark.parametrize(
    "told",
    [
        "bầu 3 Phó Chủ tịch gồm: ông Lê Mẫu (tái đắc cử), bà Vi Thị Ví và ông Hà Thử",
        "bầu ba Phó Chủ tịch gồm ông Lê Mẫu, bà Vi Thị Ví, ông Hà Thử",
        "có các Phó Chủ tịch gồm các đồng chí: Lê Văn Mẫu, Vi Thị Ví, Hà Văn Thử",
        "bầu 03 ủy viên Ban Thường vụ gồm có: ông Lê Mẫu, bà Vi Thị Ví, ông Hà Thử",
    ],
)
def test_a_post_that_opens_a_list_of_names_is_of_each(told):
    rows = posts(f"Đại hội Công đoàn ngành Y tế {told}.")
    assert [(row[1] in ("Phó Chủ tịch", "Ủy viên Ban Thường vụ"), row[2]) for row in rows] == [
        (True, UNION)
    ] * 3


@pytest.mark.parametrize(
    "told",
    [
        "Chủ tịch gồm: ông Lê Mẫu",  # a chair is one person's
        "Phó Chủ tịch tặng quà gồm: ông Lê Mẫu",
        "Phó Chủ tịch. Đoàn gồm: ông Lê Mẫu",
    ],
)
def test_a_list_that_a_post_does_not_open_gives_no_post(told):
    assert posts(f"Dự có {told} nhận quà.") == []


@pytest.mark.parametrize("says", ["cho biết", "chia sẻ rằng", "nhấn mạnh"])
def test_a_verb_in_what_somebody_says_speaks_of_another(says):
    text = f"Giám đốc Sở Y tế Lê Mẫu {says}, khi làm Phó Chủ tịch {UNION}, anh Thử rất tận tụy."
    assert posts(text) == [("Lê Mẫu", "Giám đốc", "Sở Y tế tỉnh Bến Tre")]


@pytest.mark.parametrize(
    ("post", "written"),
    [
        ("Chủ tịch CĐ DKVN", "CĐ DKVN"),
        ("Chủ tịch công đoàn BIDV", "công đoàn BIDV"),
        ("Chủ tịch Công đoàn Cơ quan Trung ương Hội", "Công đoàn Cơ quan Trung ương Hội"),
        ("Giám đốc Trung tâm Văn hóa", "Trung tâm Văn hóa"),
        ("Giám đốc Trung tâm Đào tạo và Chỉ đạo tuyến", "Trung tâm Đào tạo và Chỉ đạo tuyến"),
        ("Phó Giám đốc Trung tâm Tim mạch", "Trung tâm Tim mạch"),
    ],
)
def test_a_bare_word_before_a_name_that_no_list_knows_is_not_the_body_told(post, written):
    told = "CĐCS Trung tâm Y tế huyện Ba Tri họp. "
    assert posts(f"{told}Dự có bà Vi Thị Ví, {post}; bà Lê Thị Mẫu, Chủ tịch LĐLĐ tỉnh.")[0] == (
        "Vi Thị Ví", post[: -len(written) - 1], written
    )  # fmt: skip


@pytest.mark.parametrize(
    "written",
    [
        "ông Lê Mẫu, Giám đốc Trung tâm",
        "ông Lê Mẫu - Giám đốc Trung tâm phát biểu",
        "Giám đốc Trung tâm Lê Văn Mẫu",
        "Giám đốc Trung tâm BS.CKII Lê Văn Mẫu",
        "Giám đốc Trung tâm H’Mẫu Niê",
        "ông Lê Mẫu, Giám đốc Trung tâm và Lê Thị Thử",
    ],
)
def test_a_bare_word_before_anything_else_is_the_body_told(written):
    text = f"Trung tâm Y tế huyện Ba Tri họp. Dự có {written}."
    assert posts(text)[0][1:] == ("Giám đốc", "Trung tâm Y tế huyện Ba Tri")


def test_a_post_right_behind_a_post_is_no_body():
    text = "Dự có ông Lê Mẫu, Phó Bí thư Chủ tịch UBND tỉnh."
    party, people = "Tỉnh ủy Bến Tre", "Ủy ban nhân dân tỉnh Bến Tre"
    assert posts(text) == [("Lê Mẫu", "Phó Bí thư", party), ("Lê Mẫu", "Chủ tịch", people)]


@pytest.mark.parametrize("behind", ["phát biểu", "và đoàn viên", "– Trưởng Ban Nữ công"])
def test_a_bare_union_is_the_one_told(behind):
    text = f"CĐCS Bệnh viện Phổi họp. Dự có ông Lê Mẫu, Chủ tịch CĐ {behind}."
    assert posts(text)[0] == ("Lê Mẫu", "Chủ tịch", BASE)


def test_a_post_of_the_government_is_of_no_union():
    text = "Thủ tướng Lê Văn Mẫu và bà Vi Thị Ví, Chủ tịch LĐLĐ tỉnh dự."
    assert posts(text)[0] == ("Lê Văn Mẫu", "Thủ tướng Chính phủ", None)


@pytest.mark.parametrize("field", ["Giáo dục và Đào tạo", "Nội vụ", "Tài chính"])
def test_a_minister_of_another_field_is_not_of_the_ministry_told(field):
    text = f"Bộ Y tế họp. Dự có ông Lê Văn Mẫu, Thứ trưởng {field}."
    assert posts(text) == [("Lê Văn Mẫu", "Thứ trưởng", field)]


@pytest.mark.parametrize("named", ["Thứ trưởng Lê Văn Mẫu", "ông Lê Văn Mẫu - Thứ trưởng"])
def test_a_minister_without_a_field_is_of_the_one_ministry_told(named):
    assert posts(f"Bộ Y tế họp. Dự có {named}.") == [("Lê Văn Mẫu", "Thứ trưởng", "Bộ Y tế")]


@pytest.mark.parametrize(
    "led",
    [
        "Hội đồng thi đua do ông Lê Văn Mẫu làm Chủ tịch",
        "Năm nay, Hội đồng sáng kiến do ông Lê Văn Mẫu, bác sĩ, làm Chủ tịch",
        "Câu lạc bộ thơ do ông Lê Văn Mẫu làm Chủ nhiệm",
        "Ban Giám khảo do ông Lê Văn Mẫu làm Trưởng ban",
        "Hội đồng thi do bà Vi Thị Ví làm Thư ký, ông Lê Văn Mẫu làm Phó Chủ tịch",
    ],
)
def test_who_heads_a_group_heads_no_union_by_that(led):
    rows = posts(f"{led}. CĐCS Bệnh viện Phổi họp.")
    assert {org for name, _, org in rows if name == "Lê Văn Mẫu"} == {None}


@pytest.mark.parametrize(
    "led",
    [
        "CĐCS do ông Lê Văn Mẫu làm Chủ tịch",
        "Ban Chấp hành do ông Lê Văn Mẫu làm Chủ tịch",
        "Hội đồng thi họp; CĐCS do ông Lê Văn Mẫu làm Chủ tịch",
        "Ban Nữ công do ông Lê Văn Mẫu làm Trưởng ban",
    ],
)
def test_who_heads_a_union_or_its_board_does(led):
    assert [org for *_, org in posts(f"CĐCS Bệnh viện Phổi họp. {led}.")] == [BASE]


@pytest.mark.parametrize("since", [" từ năm 2010", " rồi nghỉ hưu", " nhiệm kỳ đầu"])
def test_a_time_is_no_part_of_a_unit_s_name(since):
    text = f"Bệnh viện Phổi họp. Bà Lê Thị Mẫu làm Trưởng khoa Nội{since}."
    assert posts(text) == [("Lê Thị Mẫu", "Trưởng khoa Nội", LUNG)]


def test_a_party_cell_names_its_place_of_work():
    text = "Chi bộ Trường THPT Ba Tri đại hội.\nDự có ông Lê Mẫu - Bí thư Chi bộ, Hiệu trưởng."
    school = "Trường THPT Ba Tri"
    assert posts(text) == [
        ("Lê Mẫu", "Bí thư", f"Chi bộ {school}"),
        ("Lê Mẫu", "Hiệu trưởng", school),
    ]


@pytest.mark.parametrize("role", ["Với vai trò", "Trong vai trò", "Ở vị trí", "Trên cương vị là"])
def test_a_role_told_first_is_of_the_name_behind_it(role):
    text = f"{role} Giám đốc Bệnh viện Phổi, bà Lê Thị Mẫu luôn gần gũi."
    assert posts(text) == [("Lê Thị Mẫu", "Giám đốc", LUNG)]


def test_a_given_name_s_post_of_work_is_at_the_union_s_place():
    text = "Ông Lê Văn Mẫu, Chủ tịch CĐCS Bệnh viện Phổi. Trong vai trò Trưởng phòng, ông Mẫu dự."
    assert posts(text)[1] == ("Lê Văn Mẫu", "Trưởng phòng", LUNG)


def test_a_calling_behind_a_verb_is_passed_over():
    text = "Ông Lê Văn Mẫu nguyên là Thượng tá quân đội, Giám đốc Bệnh viện Phổi."
    assert posts(text) == [("Lê Văn Mẫu", "Giám đốc", LUNG)]


def test_the_next_cell_of_a_row_is_the_post():
    text = "1 | Ông Lê Văn Mẫu | Giám đốc Bệnh viện Phổi |"
    assert posts(text) == [("Lê Văn Mẫu", "Giám đốc", LUNG)]


@pytest.mark.parametrize(
    "told",
    [
        "từng đảm nhiệm các chức vụ: Giám đốc Bệnh viện Phổi khóa XIII, XIV; Chủ tịch LĐLĐ tỉnh",
        "từng giữ các chức vụ: Giám đốc Bệnh viện Phổi; Chủ tịch LĐLĐ tỉnh",
        "từng kinh qua các chức vụ Giám đốc Bệnh viện Phổi, Chủ tịch LĐLĐ tỉnh",
    ],
)
def test_a_list_of_offices_held_is_one_person_s(told):
    rows = read(f"Ông Lê Văn Mẫu {told}.").positions
    assert [(row.role_canonical, row.role_rank) for row in rows] == [
        ("Giám đốc", "former"),
        ("Chủ tịch", "former"),
    ]


@pytest.mark.parametrize(
    "told",
    [
        "giữ chức Giám đốc Bệnh viện Phổi; Chủ tịch LĐLĐ tỉnh dự",
        "đảm nhiệm các chức vụ: Giám đốc Bệnh viện Phổi; các Phó Chủ tịch LĐLĐ tỉnh",
        "đảm nhiệm các chức vụ: Giám đốc Bệnh viện Phổi. Chủ tịch LĐLĐ tỉnh dự",
    ],
)
def test_a_post_behind_a_semicolon_of_no_such_list_is_not(told):
    assert [row[1] for row in posts(f"Ông Lê Văn Mẫu {told}.")] == ["Giám đốc"]

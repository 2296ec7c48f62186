"""Posts given by elections and appointments: whose they are, and lists of who is elected."""

import pytest

from tests.normalise.reading import posts

UNION, FEDERATION = "Công đoàn ngành Y tế tỉnh Bến Tre", "Liên đoàn Lao động tỉnh Bến Tre"
HOSPITAL, CENTRE = "Bệnh viện Đa khoa tỉnh Bến Tre", "Trung tâm Y tế huyện Ba Tri"
BASE, OF_CENTRE = f"Công đoàn cơ sở {HOSPITAL}", f"Công đoàn cơ sở {CENTRE}"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (("Công đoàn ngành Y tế họp.\nÔng Lê Mẫu, Chủ tịch CĐCS TTYT huyện Ba Tri được bầu làm "
          "Phó Chủ tịch."), [OF_CENTRE, UNION]),
        (("Công đoàn ngành Y tế họp.\nÔng Lê Mẫu, Phó Chủ tịch CĐCS TTYT huyện Ba Tri được công "
          "nhận chức danh Phó Chủ tịch."), [OF_CENTRE, UNION]),
        (("Công đoàn ngành Y tế họp.\nÔng Lê Mẫu, Chủ tịch CĐCS TTYT huyện Ba Tri trúng cử Ủy viên "
          "BCH."), [OF_CENTRE, UNION]),
        ("CĐCS TTYT huyện Ba Tri họp.\nÔng Lê Mẫu, Phó Chủ tịch CĐCS được bầu giữ chức Chủ tịch.",
         [OF_CENTRE, OF_CENTRE]),
        ("CĐCS TTYT huyện Ba Tri họp.\nÔng Lê Mẫu, ủy viên BCH CĐCS trúng cử Chủ tịch.",
         [OF_CENTRE, OF_CENTRE]),
        ("CĐCS TTYT huyện Ba Tri họp.\nÔng Lê Mẫu, Trưởng phòng Tổ chức được bầu làm Phó Chủ tịch.",
         [CENTRE, OF_CENTRE]),
    ],
)  # fmt: skip
def test_a_chair_is_elected_vice_chair_of_another_union(text, found):
    assert [org for *_, org in posts(text)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ông Lê Mẫu chuyển công tác sang TTYT huyện Ba Tri, giữ chức Trưởng phòng Tổ chức.",
         CENTRE),
        ("Điều động ông Lê Mẫu về TTYT huyện Ba Tri và giữ chức Phó Giám đốc.", CENTRE),
        ("Bà Vi Ví đến BVĐK tỉnh nhận nhiệm vụ Giám đốc.", HOSPITAL),
        ("Ông Lê Mẫu từ TTYT huyện Ba Tri về BVĐK tỉnh, giữ chức Phó Giám đốc.", None),
        ("Ông Lê Mẫu về LĐLĐ tỉnh, giữ chức Giám đốc.", None),
    ],
)  # fmt: skip
def test_a_post_is_of_the_place_that_somebody_moves_to(text, found):
    assert [org for *_, org in posts(text)] == [found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (("Đại hội CĐCS BVĐK tỉnh.\nBầu bổ sung 02 ủy viên BCH là ông Lê Mẫu (khoa Nhi) và bà "
          "Vi Ví (khoa Nội)."), ["Lê Mẫu", "Vi Ví"]),
        ("Đại hội CĐCS BVĐK tỉnh.\nBầu 2 Phó Chủ tịch là ông Lê Mẫu và bà Vi Ví.",
         ["Lê Mẫu", "Vi Ví"]),
        ("Đại hội CĐCS BVĐK tỉnh.\nChỉ định ủy viên UBKT là ông Lê Mẫu, bà Vi Ví.",
         ["Lê Mẫu", "Vi Ví"]),
        ("Đại hội CĐCS BVĐK tỉnh.\nBầu Chủ tịch là ông Lê Mẫu và bà Vi Ví dự.", ["Lê Mẫu"]),
        ("Đại hội CĐCS BVĐK tỉnh.\nBầu ủy viên BCH là ông Lê Mẫu. Bà Vi Ví dự.", ["Lê Mẫu"]),
        ("Đại hội CĐCS BVĐK tỉnh.\nBầu ủy viên BCH là ông Lê Mẫu; đón khách quý là bà Vi Ví.",
         ["Lê Mẫu"]),
    ],
)  # fmt: skip
def test_persons_of_one_election_share_its_post(text, found):
    told = posts(text)
    assert [name for name, *_ in told] == found
    assert {org for *_, org in told} == {BASE}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Chỉ định BCH lâm thời CĐCS BVĐK tỉnh:\n+ Ông Lê Mẫu – Phó Giám đốc Bệnh viện: Chủ tịch",
         [("Phó Giám đốc", HOSPITAL), ("Chủ tịch", BASE)]),
        (("Chỉ định BCH lâm thời CĐCS BVĐK tỉnh:\n- Bà Vi Ví - Trưởng khoa Nhi: Phó Chủ tịch, Chủ "
          "nhiệm UBKT"),
         [("Trưởng khoa Nhi", HOSPITAL), ("Phó Chủ tịch", BASE),
          ("Chủ nhiệm Ủy ban Kiểm tra", BASE)]),
        ("CĐCS BVĐK tỉnh họp.\nÔng Lê Mẫu - Chủ tịch CĐCS: “Giám đốc rất quan tâm”.",
         [("Chủ tịch", BASE)]),
        ("CĐCS BVĐK tỉnh họp.\nÔng Lê Mẫu - Chủ tịch CĐCS: Công đoàn là nhà.",
         [("Chủ tịch", BASE)]),
        ("CĐCS BVĐK tỉnh họp.\nÔng Lê Mẫu - Chủ tịch CĐCS. Giám đốc cảm ơn.",
         [("Chủ tịch", BASE)]),
    ],
)  # fmt: skip
def test_a_colon_leads_to_the_post_that_a_list_gives(text, found):
    assert [(role, org) for _, role, org in posts(text)] == found


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("CĐCS BVĐK tỉnh bầu UBKT gồm 3 đồng chí do ông Lê Mẫu làm Chủ nhiệm.",
         "Chủ nhiệm Ủy ban Kiểm tra"),
        ("CĐCS BVĐK tỉnh kiện toàn Ban Nữ công do bà Lê Mẫu làm Trưởng ban.", "Trưởng Ban Nữ công"),
        ("Ban Thanh tra nhân dân BVĐK tỉnh do bà Lê Mẫu làm Trưởng ban.",
         "Trưởng Ban Thanh tra nhân dân"),
        ("UBKT CĐCS BVĐK tỉnh họp. Câu lạc bộ do ông Lê Mẫu làm Chủ nhiệm.", "Chủ nhiệm"),
        ("Ban Chấp hành CĐCS BVĐK tỉnh họp do ông Lê Mẫu làm Trưởng ban.", "Trưởng Ban"),
        ("UBKT CĐCS BVĐK tỉnh họp do ông Lê Mẫu làm Trưởng ban.", "Trưởng Ban"),
        ("Ban Nữ công CĐCS BVĐK tỉnh họp, bà Lê Mẫu - Trưởng Ban Tuyên giáo LĐLĐ tỉnh dự.",
         "Trưởng Ban Tuyên giáo"),
    ],
)  # fmt: skip
def test_a_head_has_the_board_that_the_sentence_tells_before(text, role):
    assert [found for _, found, _ in posts(text)] == [role]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Sở Y tế, Trường Cao đẳng Y tế Bến Tre họp; dự có ông Lê Mẫu, Hiệu trưởng.",
         ["Trường Cao đẳng Y tế Bến Tre"]),
        (("Dự có bà Vi Ví, Phó Giám đốc Sở Y tế; BS Lê Mẫu - Bí thư chi bộ, Trưởng trạm.\n"
          "Trạm Y tế xã An Đức."),
         ["Sở Y tế tỉnh Bến Tre", "Chi bộ Trạm Y tế xã An Đức", "Trạm Y tế xã An Đức"]),
        ("Sở Y tế và Công ty CP Dược Mẫu Sơn họp; dự có ông Lê Mẫu, Tổng Giám đốc.",
         ["Công ty Cổ phần Dược Mẫu Sơn"]),
        ("Sở Y tế họp; dự có ông Lê Mẫu, Hiệu trưởng.", [None]),
        ("Sở Y tế họp; dự có ông Lê Mẫu, Phó Giám đốc.", ["Sở Y tế tỉnh Bến Tre"]),
        ("Trường Cao đẳng Y tế Bến Tre họp; dự có ông Lê Mẫu, Trưởng trạm.", [None]),
    ],
)  # fmt: skip
def test_a_post_is_of_a_place_that_has_such_posts(text, found):
    assert [org for *_, org in posts(text)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Dự có BS Lê Mẫu – Bí thư chi bộ, Giám đốc TTYT huyện Ba Tri.",
         [("Bí thư", f"Chi bộ {CENTRE}"), ("Giám đốc", CENTRE)]),
        ("Dự có BS Lê Mẫu – BTĐU, Giám đốc BVĐK tỉnh.",
         [("Bí thư", f"Đảng ủy {HOSPITAL}"), ("Giám đốc", HOSPITAL)]),
        ("Dự có ông Lê Mẫu – Thị ủy viên, Chủ tịch LĐLĐ thị xã Vĩnh Châu.",
         [("Thị ủy viên", "Thị ủy Vĩnh Châu"),
          ("Chủ tịch", "Liên đoàn Lao động thị xã Vĩnh Châu")]),
        ("CĐCS BVĐK tỉnh họp.\nDự có ông Lê Mẫu – Chủ tịch CĐBV.", [("Chủ tịch", BASE)]),
        ("Công đoàn ngành Y tế do bà Lê Mẫu, Phó Chủ tịch phụ trách làm trưởng đoàn.",
         [("Phó Chủ tịch phụ trách", UNION)]),
        ("Công đoàn ngành Y tế do bà Lê Mẫu, Phó Chủ tịch phụ trách tài chính dẫn đầu.",
         [("Phó Chủ tịch", UNION)]),
        (("Ban Nữ công CĐCS BVĐK tỉnh họp với LĐLĐ tỉnh.\nBà Lê Mẫu, Trưởng Ban Nữ công, điều "
          "dưỡng trưởng khoa Ngoại nói."),
         [("Trưởng Ban Nữ công", BASE), ("Điều dưỡng trưởng khoa Ngoại", HOSPITAL)]),
        ("BVĐK tỉnh họp.\nBà Lê Mẫu, Chủ tịch CĐCS, trưởng các khoa dự.", [("Chủ tịch", BASE)]),
    ],
)  # fmt: skip
def test_posts_in_small_letters_and_short_forms(text, found):
    assert [(role, org) for _, role, org in posts(text)] == found


SPEAKER = "Ông Lê Công Mẫu, Bí thư Tỉnh ủy"


@pytest.mark.parametrize(
    "told",
    [
        "nói trong 2 năm làm Giám đốc Sở Y tế, ông Trần Văn Ví đã hoàn thành nhiệm vụ.",
        "đánh giá, trong thời gian giữ chức Giám đốc Sở Y tế, ông Trần Văn Ví làm tốt.",
        "nhắc rằng khi còn làm Giám đốc Sở Y tế tỉnh, bà Vũ Thị Ví rất tận tụy.",
        "thông tin, sắp tới tỉnh sẽ điều động cán bộ về giữ chức Giám đốc Sở Y tế.",
        "cho rằng người được bầu làm Chủ tịch LĐLĐ tỉnh phải gương mẫu.",
    ],
)
def test_a_speaker_does_not_hold_the_post_that_he_speaks_of(told):
    assert [post for name, post, _ in posts(f"{SPEAKER} {told}")] == ["Bí thư"]


@pytest.mark.parametrize(
    "told",
    [
        "có 2 năm làm Giám đốc Sở Y tế, được nhiều người quý mến.",
        "trong 2 năm làm Giám đốc Sở Y tế, đã hoàn thành nhiệm vụ.",
        "được bổ nhiệm làm Giám đốc Sở Y tế, ông Trần Văn Ví nghỉ hưu.",
    ],
)
def test_who_is_the_subject_himself_holds_it(told):
    text = f"{SPEAKER} {told}"
    assert ("Lê Công Mẫu", "Giám đốc", "Sở Y tế tỉnh Bến Tre") in posts(text)

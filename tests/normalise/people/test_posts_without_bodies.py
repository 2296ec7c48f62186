"""Posts that name no organisation: what stands beside them or before, or the article tells it."""

from __future__ import annotations

import pytest

from tests.normalise.reading import bodies, posts

HEALTH, UNION = "Sở Y tế tỉnh Bến Tre", "Công đoàn ngành Y tế tỉnh Bến Tre"
FEDERATION = "Liên đoàn Lao động tỉnh Bến Tre"
HOSPITAL, CENTRE = "Bệnh viện Đa khoa tỉnh Bến Tre", "Trung tâm Y tế huyện Ba Tri"
BASE, OF_CENTRE = f"Công đoàn cơ sở {HOSPITAL}", f"Công đoàn cơ sở {CENTRE}"


def orgs(text: str) -> list[str | None]:
    """The organisations of the positions, in order."""
    return [org for *_, org in posts(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("CĐCS Bệnh viện Đa khoa tỉnh do ông Lê Mẫu - Phó Giám đốc, Chủ tịch CĐCS dẫn đầu.",
         [HOSPITAL, BASE]),
        ("Công đoàn ngành Y tế do bà Vi Ví - Phó Chủ tịch dẫn đầu.", [UNION]),
        ("Tại TTYT huyện Ba Tri, ông Lê Mẫu - Phó Giám đốc phát biểu.", [CENTRE]),
        ("LĐLĐ tỉnh và Công đoàn ngành Y tế do bà Vi Ví - Phó Chủ tịch dẫn đầu.", [None]),
        ("Bệnh viện Mắt và TTYT huyện Ba Tri do ông Lê Mẫu - Phó Giám đốc dẫn đầu.", [None]),
        ("LĐLĐ tỉnh do ông Lê Mẫu - Giám đốc dẫn đầu.", [None]),
    ],
)  # fmt: skip
def test_the_one_body_that_a_sentence_names_before_has_the_post(text, found):
    assert orgs(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("TTYT huyện Ba Tri họp.\nDự có ông Lê Mẫu - Phó Giám đốc, Chủ tịch Công đoàn.",
         [CENTRE, OF_CENTRE]),
        ("TTYT huyện Ba Tri họp. LĐLĐ tỉnh dự.\nÔng Lê Mẫu, Trưởng phòng Kế hoạch nói.", [CENTRE]),
        ("Công đoàn ngành Y tế họp. Tại đây.\nBà Vi Ví, Phó Chủ tịch.", [UNION]),
        ("Mít tinh.\nBan tổ chức mời.\nTTYT huyện Ba Tri dự. Ông Lê Mẫu, Trưởng phòng.", [None]),
        ("TTYT huyện Ba Tri đón Sở Y tế.\nÔng Lê Mẫu, Phó Giám đốc nói.", [None]),
        ("Công đoàn ngành Y tế họp. LĐLĐ tỉnh dự.\nBà Vi Ví, Phó Chủ tịch nói.", [None]),
    ],
)  # fmt: skip
def test_the_article_s_one_body_has_the_post(text, found):
    assert orgs(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("CĐCS TTYT huyện Ba Tri ra mắt\nLĐLĐ tỉnh dự.\nBà Vi Ví (Chủ tịch) nói.", OF_CENTRE),
        ("CĐCS TTYT huyện Ba Tri ra mắt\nSở Y tế dự.\nBà Vi Ví, Trưởng phòng nói.", CENTRE),
        ("Chủ tịch Công đoàn ngành Y tế Vi Thị Ví dự.\nLĐLĐ tỉnh mời.\nChủ tịch Vi Thị Ví nói.",
         UNION),
        ("Hội thi ra mắt\nLĐLĐ tỉnh và Công đoàn ngành Y tế dự.\nBà Vi Ví (Chủ tịch) nói.", None),
        ("LĐLĐ tỉnh và Công đoàn ngành Y tế ra mắt\nBà Vi Ví (Chủ tịch) nói.", None),
        ("CĐCS TTYT huyện Ba Tri ra mắt\nLĐLĐ tỉnh dự.\nBà Vi Ví, Bí thư nói.", None),
    ],
)  # fmt: skip
def test_the_title_s_body_when_nothing_nearer_tells_it(text, found):
    assert orgs(text)[-1] == found


@pytest.mark.parametrize(
    ("posts_told", "found"),
    [
        ("Trưởng khoa Sản TTYT huyện Ba Tri, Phó Chủ tịch CĐCS, Trưởng Ban Nữ công",
         [CENTRE, OF_CENTRE, OF_CENTRE]),
        ("Kế toán LĐLĐ tỉnh, Ủy viên UBKT", [FEDERATION, FEDERATION]),
        ("Phó Giám đốc, Chủ tịch Công đoàn TTYT huyện Ba Tri", [CENTRE, OF_CENTRE]),
        ("Giám đốc TTYT huyện Ba Tri, Chủ nhiệm UBKT", [CENTRE, None]),
        ("Giám đốc TTYT huyện Ba Tri, Bí thư", [CENTRE, None]),
        ("Chủ tịch LĐLĐ tỉnh, Trưởng phòng Tài chính", [FEDERATION, None]),
    ],
)  # fmt: skip
def test_the_nearest_body_beside_a_post_that_can_have_it(posts_told, found):
    assert orgs(f"Dự có bà Vi Ví, {posts_told}.") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("UBKT Công đoàn ngành Y tế đến CĐCS TTYT huyện Ba Tri. Bà Vi Ví, Ủy viên UBKT.",
         UNION),
        ("UBKT LĐLĐ tỉnh và Công đoàn ngành Y tế họp. Bà Vi Ví, Chủ nhiệm UBKT đọc.", FEDERATION),
        ("Bà Vi Ví, Chủ nhiệm UBKT đọc. UBKT LĐLĐ tỉnh cùng Công đoàn ngành Y tế dự.", FEDERATION),
        ("UBKT LĐLĐ tỉnh, UBKT Công đoàn ngành Y tế họp. Bà Vi Ví, Ủy viên UBKT đọc.", None),
        ("LĐLĐ tỉnh và Công đoàn ngành Y tế họp. Bà Vi Ví, Chủ nhiệm UBKT đọc.", None),
        ("UBKT LĐLĐ tỉnh, Công đoàn ngành Y tế họp. Bà Vi Ví, Phó Chủ tịch đọc.", None),
    ],
)  # fmt: skip
def test_an_inspector_is_of_the_one_union_whose_committee_is_told(text, found):
    assert orgs(text) == [found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Bệnh viện Đa khoa tỉnh họp. Ông Lê Mẫu, Chủ tịch CĐCS đọc.", BASE),
        (("CĐCS Bệnh viện Mắt và CĐCS Bệnh viện Nhi họp.\nCĐCS TTYT huyện Ba Tri mở lớp. "
         "Chủ tịch CĐCS Lê Văn Mẫu đọc."), OF_CENTRE),
        ("Trường Cao đẳng Y tế Bến Tre họp. Ông Lê Mẫu, Chủ tịch CĐCS đọc.",
         "Công đoàn cơ sở Trường Cao đẳng Y tế Bến Tre"),
        ("CĐCS Bệnh viện Mắt và CĐCS Bệnh viện Nhi họp. Chủ tịch CĐCS Lê Văn Mẫu đọc.", None),
        ("Bệnh viện Đa khoa tỉnh họp. Ông Lê Mẫu, CT Công đoàn đọc.", BASE),
        ("Bệnh viện Đa khoa tỉnh họp. Chủ tịch CĐCS nhiệm kỳ 2018 - 2023 Lê Thị Mẫu đọc.", BASE),
        ("Bệnh viện Mắt và Bệnh viện Nhi họp. Ông Lê Mẫu, Chủ tịch CĐCS đọc.", None),
        ("LĐLĐ tỉnh họp. Ông Lê Mẫu, Chủ tịch CĐCS đọc.", None),
    ],
)  # fmt: skip
def test_a_bare_base_union_is_the_line_s_or_that_of_the_only_place_of_work(text, found):
    assert orgs(text) == [found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (("CĐCS TTYT huyện Ba Tri họp. Bầu ông Lê Mẫu - Trưởng khoa Nội và bà Vi Ví - Trưởng khoa "
         "Nhi làm Phó Chủ tịch."), [CENTRE, OF_CENTRE, CENTRE, OF_CENTRE]),
        (("LĐLĐ huyện Ba Tri lập CĐCS TTYT huyện Ba Tri. Chủ tịch LĐLĐ huyện Lê Thị Mẫu chỉ định "
         "ông Vi Văn Ví làm Chủ tịch."), ["Liên đoàn Lao động huyện Ba Tri", OF_CENTRE]),
        (("Ông Lê Mẫu thôi giữ chức Chủ tịch Công đoàn ngành Y tế để nhận nhiệm vụ Phó Giám đốc "
         "Sở Y tế."), [UNION, HEALTH]),
        ("CĐCS TTYT huyện Ba Tri họp. Bầu ông Lê Mẫu - Trưởng khoa Nội và bà Vi Ví làm Chủ tịch.",
         [CENTRE, OF_CENTRE]),
        (("Ông Lê Mẫu thôi giữ chức Chủ tịch Công đoàn ngành Y tế; bà Vi Ví làm Phó Giám đốc Sở Y "
         "tế."), [UNION, HEALTH]),
        ("CĐCS TTYT huyện Ba Tri họp, bầu ông Lê Mẫu (khoa Nội) và bà Vi Ví làm Phó Chủ tịch.",
         [OF_CENTRE, OF_CENTRE]),
        ("CĐCS TTYT huyện Ba Tri họp, bầu bà Vi Ví - Trưởng phòng Tổ chức - làm Chủ tịch.",
         [CENTRE, OF_CENTRE]),
        ("Dự có ông Lê Mẫu - Giám đốc Sở Y tế và bà Vi Ví - Phó Chủ tịch LĐLĐ tỉnh.",
         [HEALTH, FEDERATION]),
    ],
)  # fmt: skip
def test_elections_of_two_of_founded_unions_and_of_those_who_leave(text, found):
    assert orgs(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Công đoàn ngành Y tế báo.\nTM. BAN THƯỜNG VỤ\nCHỦ TỊCH\n(Đã ký)\nLê Thị Mẫu\nLưu: VT.",
         ("Lê Thị Mẫu", "Chủ tịch", UNION)),
        ("LĐLĐ tỉnh báo.\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nVI VĂN VÍ\nLưu: VT.",
         ("Vi Văn Ví", "Phó Chủ tịch", FEDERATION)),
        ("Sở Y tế báo.\nGIÁM ĐỐC\nLê Mẫu\nLưu: VT.", ("Lê Mẫu", "Giám đốc", HEALTH)),
        ("LĐLĐ tỉnh báo.\nCHỦ TỊCH\nLê Thị Mẫu dự hội thi.", None),
        ("LĐLĐ tỉnh mời Chủ tịch\nLê Thị Mẫu", None),
        ("LĐLĐ tỉnh báo.\nNơi nhận\nLê Thị Mẫu", None),
    ],
)  # fmt: skip
def test_who_signs_below_a_post_in_a_line_of_its_own(text, found):
    assert posts(text) == ([found] if found else [])


@pytest.mark.parametrize(
    ("post", "found"),
    [
        ("Trưởng khoa Hồi sức tích cực - Chống độc Bệnh viện Mắt",
         "Trưởng khoa Hồi sức tích cực - Chống độc"),
        ("Phó Trưởng Ban Văn hóa - Xã hội HĐND tỉnh", "Phó Trưởng Ban Văn hóa - Xã hội"),
        ("Trưởng đoàn ĐBQH tỉnh", "Trưởng đoàn"),
        ("Chủ tịch Hội đồng quản lý Bệnh viện Mắt", "Chủ tịch Hội đồng quản lý"),
        ("Giám đốc chuyên môn Bệnh viện Mắt", "Giám đốc chuyên môn"),
        ("Giám đốc nhân sự Công ty", "Giám đốc nhân sự"),
        ("Tổ trưởng tổ công đoàn khoa Dược", "Tổ trưởng tổ công đoàn"),
        ("Trưởng phòng Điều dưỡng - KSNK ôn lại", "Trưởng phòng Điều dưỡng - KSNK"),
        ("Phó Trưởng khoa Phòng, chống HIV/AIDS CDC", "Phó Trưởng khoa Phòng, chống HIV/AIDS"),
        ("CT.CĐCS Bệnh viện Mắt", "Chủ tịch"),
        ("Trưởng khoa Nội Lại Thị Hạnh", "Trưởng khoa Nội"),
        ("Trưởng khoa Nội - Phó Chủ tịch CĐCS", "Trưởng khoa Nội"),
        ("Trưởng khoa Nội giữ chức Phó Chủ tịch", "Trưởng khoa Nội"),
        ("Trưởng khoa Nội - Vi Thị Ví", "Trưởng khoa Nội"),
    ],
)  # fmt: skip
def test_units_of_several_words_and_where_they_end(post, found):
    assert posts(f"Dự có ông Lê Văn Mẫu, {post}.")[0][1] == found


@pytest.mark.parametrize(
    "text",
    ["Ông Lê Mẫu làm trưởng đoàn.", "Trưởng đoàn Lê Văn Mẫu phát biểu.", "Phó trưởng đoàn dự."],
)
def test_the_head_of_a_delegation_without_a_body_has_no_post(text):
    assert posts(text) == []


@pytest.mark.parametrize(
    ("between", "post"),
    [
        (", sinh năm 1982, Trưởng khoa Nội", 1),
        (", 45 tuổi, Trưởng khoa Nội", 1),
        (" (SN 1968), Trưởng khoa Nội", 1),
        (", sinh năm 1982 ở xã Trưởng", 0),
        (", 45 tuổi, quê Ba Tri", 0),
        (", sinh năm 1982, hai con", 0),
    ],
)
def test_the_age_between_a_name_and_a_post(between, post):
    assert len(posts(f"Chị Vi Thị Ví{between}.")) == post


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("các Phó Chủ tịch Lê Văn Mẫu, Vi Thị Ví dự.", ["Phó Chủ tịch"] * 2),
        ("các Phó Giám đốc Sở Y tế Lê Văn Mẫu và Vi Thị Ví dự.", ["Phó Giám đốc"] * 2),
        ("các Phó Chủ tịch: Lê Văn Mẫu, Vi Thị Ví dự.", ["Phó Chủ tịch"] * 2),
        ("các Phó Chủ tịch dự.", []),
        ("các Phó Chủ tịch Hội Y học dự.", []),
        ("Chủ tịch các CĐCS Bệnh viện Lê Văn Thịnh dự.", []),
    ],
)
def test_names_behind_a_post_of_several(text, found):
    assert [post for _, post, _ in posts(text)] == found


@pytest.mark.parametrize(
    ("text", "at", "name"),
    [
        (("Công đoàn Bệnh viện Đa khoa tỉnh họp.\nCĐCS Bệnh viện Đa khoa tỉnh Bến Tre dự.\n"
         "Công đoàn Bệnh viện họp."), 2, BASE),
        ("Ban Nữ công Công đoàn Bệnh viện Đa khoa tỉnh họp.\nBệnh viện dự.", 1, HOSPITAL),
        ("Bệnh viện Mắt họp.\nĐoàn dự.\nBệnh viện đón Bệnh viện Nhi.", 1,
         "Bệnh viện Mắt tỉnh Bến Tre"),
        ("Bệnh viện Mắt và Bệnh viện Nhi họp.\nBệnh viện dự.", 2, None),
        ("Ban Nữ công LĐLĐ tỉnh họp.\nBệnh viện dự.", 1, None),
        ("Bệnh viện đón Bệnh viện Mắt và Bệnh viện Nhi.", 0, None),
    ],
)  # fmt: skip
def test_bare_hospitals_of_the_article(text, at, name):
    assert bodies(text)[at] == name

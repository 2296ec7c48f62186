"""Personal names, makers of the page, and helped private persons."""

import pytest

from tests.normalise.reading import persons, read


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("đồng chí Lò Thị Mẫu dự.", ["Lò Thị Mẫu"]),
        ("Đ/c Vi Thí Dụ và đ/c Trần Giả Định dự.", ["Vi Thí Dụ", "Trần Giả Định"]),
        ("BSCKII. Trần Phỏng Mẫu dự.", ["Trần Phỏng Mẫu"]),
        ("PGS.TS. Ngô Ví Dụ và Ths.BS.CKII Cao Thử Ví dự.", ["Ngô Ví Dụ", "Cao Thử Ví"]),
        ("ông Nguyễn văn Mẫu dự.", ["Nguyễn Văn Mẫu"]),
        ("ĐỒNG CHÍ NGUYỄN VĂN MẪU - CHỦ TỊCH LĐLĐ TỈNH", ["Nguyễn Văn Mẫu"]),
        ("bà H'Mẫu Niê và ông Y Thử Kbuôr dự.", ["H'Mẫu Niê", "Y Thử Kbuôr"]),
        ("các đồng chí: Lê Mẫu - Chủ tịch LĐLĐ tỉnh; Vũ Thị Ví - Phó Chủ tịch LĐLĐ tỉnh dự.",
         ["Lê Mẫu", "Vũ Thị Ví"]),
        ("Chủ tịch LĐLĐ tỉnh Nghệ An Kha Văn Mẫu dự.", ["Kha Văn Mẫu"]),
        ("BSCKII Trương Đình Nguyên, Phó Giám đốc Sở Y tế dự.", ["Trương Đình Nguyên"]),
    ],
)  # fmt: skip
def test_a_name_after_a_title_or_post_is_a_person(text, names):
    assert persons(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "Không khí tại Thanh Khê.",
        "đường Nguyễn Mẫu, trường Lê Thí Dụ, giải Trần Mẫu.",
        "Bệnh viện Nguyễn Tri Phương.",
        "học tập tư tưởng, đạo đức, phong cách Hồ Chí Minh; Chủ tịch Hồ Chí Minh.",
        "Bà Rịa - Vũng Tàu; Anh hùng Lao động; chị em.",
        "đồng chí Bí thư Đảng ủy; đồng chí Trưởng đoàn.",
        "Chủ tịch Công đoàn ngành Y tế Nghệ An báo cáo.",
        "ĐỒNG CHÍ NGUYỄN VĂN MẪU DỰ HỌP",
    ],
)
def test_places_streets_and_posts_are_no_persons(text):
    assert persons(text) == []


def test_a_given_name_alone_means_the_person_named_before():
    text = "Trao mái ấm cho chị Vi Thị Mẫu. Chị Mẫu xúc động."
    found = [(m.surface, m.norm) for m in read(text).mentions if m.type == "person"]
    assert found == [("Vi Thị Mẫu", "Vi Thị Mẫu"), ("Mẫu", "Vi Thị Mẫu")]


@pytest.mark.parametrize(
    "text",
    [
        "bàn giao nhà “Mái ấm công đoàn” cho đoàn viên Võ Thị Mẫu.",
        "thăm hỏi gia đình ông Trần Ví Dụ bị ốm đau.",
        "Anh Lê Văn Mẫu mắc bệnh hiểm nghèo được hỗ trợ 5 triệu đồng.",
    ],
)
def test_helped_private_persons_are_beneficiaries_and_no_entities(text):
    facts = read(text)
    assert {m.subtype for m in facts.mentions if m.type == "person"} == {"beneficiary"}
    assert all(entity.type != "person" for entity in facts.entities)


def test_an_office_holder_in_a_sentence_of_help_is_no_beneficiary():
    facts = read("Chị Lê Mẫu, Chủ tịch Công đoàn ngành Y tế, thăm hỏi đoàn viên khó khăn.")
    assert [m.subtype for m in facts.mentions if m.type == "person"] == [None]


LINES = "Công đoàn ngành Y tế tỉnh Bến Tre họp tổng kết năm nay.\nToàn cảnh. Ảnh: {}\n{}"


@pytest.mark.parametrize(
    ("byline", "author"),
    [
        ("Mẫu Thắng", "Mẫu Thắng"),
        ("- P.v Mạnh Mẫu - CDC", "Mạnh Mẫu"),
        ("Phạm Mẫu (CĐN Y tế)", "Phạm Mẫu"),
        ("Phòng Nghiệp vụ Dược", None),
        ("Công đoàn ngành Y tế Bến Tre", None),
    ],
)
def test_authors_are_mentions_with_a_subtype_and_hold_no_post(byline, author):
    facts = read(LINES.format("Thành Mẫu", byline))
    names = [m.norm for m in facts.mentions if m.subtype == "author"]
    assert names == [author] * (author is not None)
    assert [m.norm for m in facts.mentions if m.subtype == "photographer"] == ["Thành Mẫu"]
    assert facts.positions == ()


def test_the_publisher_of_a_footer_is_a_mention_and_the_rest_of_it_is_not_read():
    text = (
        "Sở Y tế tỉnh Sơn La họp.\nGiấy phép số: 08/GP ngày 28/7/2017\n"
        "Chịu trách nhiệm xuất bản:Trần Mẫu Thắng - Giám đốc Sở"
    )
    facts = read(text)
    assert [m.norm for m in facts.mentions if m.subtype == "publisher"] == ["Trần Mẫu Thắng"]
    assert facts.positions == ()
    assert not any(m.type == "date" for m in facts.mentions)


def test_an_id_holds_name_and_organisation_so_that_a_name_alone_never_joins_two_articles():
    chair = read("ông Lê Mẫu, Chủ tịch LĐLĐ tỉnh dự.").positions[0].person_id
    other = read("ông Lê Mẫu, Giám đốc Sở Y tế dự.").positions[0].person_id
    assert chair != other
    assert chair.startswith("per-")
    assert len(chair) == len("per-") + 12

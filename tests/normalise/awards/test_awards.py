"""Awards: who gave what to whom, each fact once, nothing out of plain talk."""

# ruff: noqa: E501 - one case of a table is one line

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congdoan.normalise.awards.rows import scan_awards
from congdoan.normalise.awards.tokens import award_sentences
from congdoan.normalise.dates.hits import scan_dates
from congdoan.normalise.document import Document, Hit
from congdoan.records import Award, BlockKind
from tests.normalise.hand_made import bodies, context, document, scan_of

TLD, LDLD, CDN, CDYT = (
    "Tổng Liên đoàn Lao động Việt Nam",
    "Liên đoàn Lao động tỉnh Mẫu",
    "Công đoàn ngành Y tế tỉnh Mẫu",
    "Công đoàn Y tế Việt Nam",
)
Row = tuple[str, str | None, str, int | None]


def awards(doc: Document, people: tuple[Hit, ...] = ()) -> tuple[Award, ...]:
    """The awards of a document whose bodies are known by hand."""
    dates = scan_dates(doc, context())
    orgs = bodies(doc)
    told = award_sentences(scan_of(doc), [*orgs, *people])
    return scan_awards(doc, told, orgs, dates, doc.article.article_id)[0]


def rows(*blocks: str | tuple[BlockKind, str]) -> list[Row]:
    """Award, giver, kind and number of each row."""
    return [
        (row.award, row.giver_name, row.recipient_kind, row.recipient_count)
        for row in awards(document(*blocks))
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # award.to_right
        ("LĐLĐ tỉnh tặng Bằng khen cho 04 tập thể và 18 cá nhân.",
         [("Bằng khen", LDLD, "collective", 4), ("Bằng khen", LDLD, "individual", 18)]),
        ("Công đoàn ngành Y tế đã tặng giấy khen cho 3 tập thể, 38 đoàn viên có thành tích.",
         [("Giấy khen", CDN, "collective", 3), ("Giấy khen", CDN, "individual", 38)]),
        ("Ban tổ chức trao Giấy khen của Công đoàn ngành Y tế cho 9 tập thể.", [("Giấy khen", CDN, "collective", 9)]),
        ("Đồng chí Phỏng tặng Giấy khen Công đoàn ngành cho 03 CĐCS.", [("Giấy khen", CDN, "collective", 3)]),
        ("Ban Chấp hành Công đoàn ngành Y tế tặng Giấy khen cho 201 cá nhân.", [("Giấy khen", CDN, "individual", 201)]),
        ("Tổng Liên đoàn tặng Cờ thi đua cho 1 tập thể, Bằng khen cho 3 tập thể; Công đoàn Y tế Việt Nam tặng Bằng khen cho hai tập thể.",
         [("Cờ thi đua", TLD, "collective", 1), ("Bằng khen", TLD, "collective", 3),
          ("Bằng khen", CDYT, "collective", 2)]),
        ("Liên đoàn Lao động Việt Nam, Liên đoàn Lao động tỉnh, Công đoàn Ngành trao bằng khen cho các nhân.",
         [("Bằng khen", LDLD, "individual", None), ("Bằng khen", CDN, "individual", None)]),
        ("Sở Y tế tặng Giấy khen cho 25 tập thể và cá nhân.", [("Giấy khen", "Sở Y tế tỉnh Mẫu", "other", 25)]),
        # award.from_left
        ("1 tập thể và 7 cá nhân thuộc Công đoàn ngành Y tế đã được nhận Bằng khen của Tổng Liên đoàn; 21 cá nhân được nhận Bằng khen của LĐLĐ tỉnh.",
         [("Bằng khen", TLD, "collective", 1), ("Bằng khen", TLD, "individual", 7), ("Bằng khen", LDLD, "individual", 21)]),
        ("52 cá nhân được tặng Bằng khen toàn diện của LĐLĐ tỉnh.", [("Bằng khen", LDLD, "individual", 52)]),
        ("02 tập thể được LĐLĐ tỉnh tặng Bằng khen.", [("Bằng khen", LDLD, "collective", 2)]),
        ("Năm 2017, Công đoàn ngành Y tế được LĐLĐ tỉnh tặng Cờ thi đua.", [("Cờ thi đua", LDLD, "collective", 1)]),
        ("10 chị đạt thành tích trong phong trào thi đua “Giỏi việc nước - Đảm việc nhà” cấp tỉnh.",
         [("Danh hiệu Giỏi việc nước - Đảm việc nhà cấp tỉnh", None, "individual", 10)]),
        ("65 chị đạt danh hiệu “Giỏi việc nước, đảm việc nhà” cấp ngành, 12 chị đạt danh hiệu cấp tỉnh.",
         [("Danh hiệu Giỏi việc nước - Đảm việc nhà cấp ngành", None, "individual", 65),
          ("Danh hiệu Giỏi việc nước - Đảm việc nhà cấp tỉnh", None, "individual", 12)]),
        ("04 tập thể được tặng Cờ thi đua, 09 tập thể được tặng Bằng khen của LĐLĐ tỉnh.",
         [("Cờ thi đua", LDLD, "collective", 4), ("Bằng khen", LDLD, "collective", 9)]),
        ("04 tập thể được tặng Cờ thi đua; 09 tập thể được tặng Bằng khen của LĐLĐ tỉnh.",
         [("Cờ thi đua", None, "collective", 4), ("Bằng khen", LDLD, "collective", 9)]),
        # award.inherited
        ("Các tập thể, cá nhân được nhận Bằng khen của Tổng Liên đoàn; Bằng khen của LĐLĐ tỉnh và Giấy khen Công đoàn ngành.",
         [(a, g, k, None) for a, g in (("Bằng khen", TLD), ("Bằng khen", LDLD), ("Giấy khen", CDN))
          for k in ("collective", "individual")]),
        ("5 tập thể được tặng Cờ thi đua của LĐLĐ tỉnh và Bằng khen của Tổng Liên đoàn.",
         [("Cờ thi đua", LDLD, "collective", 5), ("Bằng khen", TLD, "collective", 5)]),
        ("LĐLĐ tỉnh trao 70 Giấy khen.", [("Giấy khen", LDLD, "other", 70)]),
        ("Công đoàn ngành Y tế được Chủ tịch nước tặng Huân chương Dũng cảm, Thủ tướng Chính phủ tặng Bằng khen, 5 năm liền được Tổng Liên đoàn tặng Cờ thi đua.",
         [("Huân chương Dũng cảm", "Chủ tịch nước", "collective", 1),
          ("Bằng khen", "Thủ tướng Chính phủ", "collective", 1), ("Cờ thi đua", TLD, "collective", 1)]),
        ("LĐLĐ tỉnh đã trao 10 phần quà cho đoàn viên; tặng Bằng khen cho 2 cá nhân.", [("Bằng khen", LDLD, "individual", 2)]),
        ("12 đoàn viên được Tổng Liên đoàn cấp Bằng Lao động sáng tạo.", [("Bằng Lao động sáng tạo", TLD, "individual", 12)]),
        ("Công đoàn ngành Y tế 5 năm liền được LĐLĐ tỉnh tặng Cờ thi đua.", [("Cờ thi đua", LDLD, "collective", 1)]),
        # a commendation of no told form
        ("Ngoài ra, 12 tập thể và 40 cá nhân được Công đoàn ngành Y tế khen thưởng.",
         [("Khen thưởng", CDN, "collective", 12), ("Khen thưởng", CDN, "individual", 40)]),
        ("LĐLĐ tỉnh khen thưởng 5 tập thể.", [("Khen thưởng", LDLD, "collective", 5)]),
        ("LĐLĐ tỉnh tặng Bằng khen cho 2 cá nhân; Công đoàn ngành khen thưởng cho 8 cá nhân.",
         [("Bằng khen", LDLD, "individual", 2), ("Khen thưởng", CDN, "individual", 8)]),
        ("Công đoàn cơ sở nhiều năm liền vững mạnh, được Tổng Liên đoàn tặng 01 Cờ thi đua.",
         [("Cờ thi đua", TLD, "collective", 1)]),
        ("Chủ tịch nước tặng Huân chương Lao động hạng Ba cho 01 tập thể.",
         [("Huân chương Lao động hạng Ba", "Chủ tịch nước", "collective", 1)]),
    ],
)  # fmt: skip
def test_a_grant_gives_one_row_per_giver_and_kind_of_recipient(
    text: str, expected: list[Row]
) -> None:
    assert rows(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "100% cán bộ chuyên trách đạt danh hiệu “Lao động tiên tiến”.",
        "Trên 80% đoàn viên nữ đạt danh hiệu \"Giỏi việc nước, đảm việc nhà\" các cấp.",
        "Phong trào thi đua “Lao động giỏi, lao động sáng tạo” được phát động.",
        "Biểu dương, khen thưởng tập thể, cá nhân có nhiều thành tích.",
        "Công đoàn ngành phấn đấu có 5 tập thể được tặng Bằng khen của LĐLĐ tỉnh.",
        "Mục tiêu là 3 cá nhân được nhận Bằng khen của Tổng Liên đoàn.",
        "Công đoàn ngành tặng quà cho 24 đoàn viên.",
        "Hồ sơ Bằng khen của LĐLĐ tỉnh gửi về cho 3 đơn vị.",
        "Công đoàn cơ sở 4 năm liền đạt danh hiệu hoàn thành xuất sắc nhiệm vụ.",
        "Đại diện các tập thể, cá nhân được LĐLĐ tỉnh khen thưởng.",
        "Công đoàn ngành sẽ khen thưởng 10 tập thể khi tổng kết.",
        "Công tác thi đua, khen thưởng được 12 đơn vị thực hiện.",
        "",
    ],
)  # fmt: skip
def test_plain_talk_and_plans_give_no_award(text: str) -> None:
    assert rows(text or ".") == []


@pytest.mark.parametrize(
    ("text", "giver", "count"),
    [
        ("tập thể Công đoàn ngành Y tế được LĐLĐ tỉnh đề nghị tặng Cờ thi đua của Tổng Liên đoàn.", TLD, 1),
        ("01 CĐCS được đề nghị tặng Bằng khen của Tổng Liên đoàn.", TLD, 1),
        ("03 tập thể được đề nghị LĐLĐ tỉnh tặng Bằng khen.", LDLD, 3),
        ("Công đoàn ngành đề nghị LĐLĐ tỉnh tặng Bằng khen cho 31 cá nhân.", LDLD, 31),
    ],
)  # fmt: skip
def test_a_proposed_award_is_marked_and_has_the_giver_it_is_asked_of(
    text: str, giver: str, count: int
) -> None:
    (row,) = awards(document(text))
    assert (row.status, row.giver_name, row.recipient_count) == ("proposed", giver, count)


@pytest.mark.parametrize(
    "text",
    [
        "03 tập thể được LĐLĐ tỉnh tặng Bằng khen.",
        "Đồng chí đề nghị các cấp quan tâm đoàn viên; LĐLĐ tỉnh tặng Bằng khen cho 2 cá nhân.",
        "Công đoàn ngành tặng Giấy khen cho 2 cá nhân.",
    ],
)
def test_a_given_award_is_not_marked_as_proposed(text: str) -> None:
    assert {row.status for row in awards(document(text))} == {"given"}


def test_a_person_named_with_her_post_is_the_recipient_and_not_her_union() -> None:
    doc = document(
        "Bà Trần Thị Mẫu, Phó Chủ tịch Công đoàn ngành Y tế được LĐLĐ tỉnh tặng Bằng khen."
    )
    start = doc.text.index("Trần")
    person = Hit(
        start=start,
        end=start + len("Trần Thị Mẫu"),
        type="person",
        rule_id="x",
        norm="Trần Thị Mẫu",
    )
    (row,) = awards(doc, (person,))
    assert (row.recipient_kind, row.recipient_name) == ("individual", "Trần Thị Mẫu")


def test_the_body_itself_is_the_named_recipient() -> None:
    (row,) = awards(document("Công đoàn ngành Y tế được LĐLĐ tỉnh tặng Cờ thi đua năm 2020."))
    assert (row.recipient_name, row.recipient_org_id) == (CDN, "org:mau:health-union")
    assert (str(row.period_start_on), str(row.period_end_on)) == ("2020-01-01", "2020-12-31")


def test_caption_and_body_that_tell_one_fact_are_one_row_of_the_body() -> None:
    doc = document(
        ("caption", "Lãnh đạo tặng Giấy khen Công đoàn ngành cho 03 CĐCS"),
        "Công đoàn ngành Y tế tặng Giấy khen cho 03 tập thể và 5 cá nhân.",
        ("caption", "Công đoàn ngành Y tế tặng giấy khen cho các tập thể và cá nhân."),
    )
    first, second = awards(doc)
    assert (first.recipient_count, second.recipient_count) == (3, 5)
    assert doc.block_kind_at(first.span_start) == "paragraph"


def test_a_later_sentence_adds_only_the_giver_that_is_new() -> None:
    told = "1 tập thể được nhận Bằng khen của Tổng Liên đoàn."
    again = "Các tập thể được nhận Bằng khen của Tổng Liên đoàn và Giấy khen Công đoàn ngành Y tế."
    assert rows(told, again) == [
        ("Bằng khen", TLD, "collective", 1),
        ("Giấy khen", CDN, "collective", None),
    ]


def test_a_named_person_is_a_recipient_but_a_private_one_stays_unnamed() -> None:
    doc = document("LĐLĐ tỉnh tặng Bằng khen cho đồng chí Phỏng Văn Mẫu.")
    at = doc.text.index("Phỏng")
    for subtype, name in ((None, "Phỏng Văn Mẫu"), ("beneficiary", None)):
        person = Hit(start=at, end=at + 13, type="person", rule_id="t", norm="Phỏng Văn Mẫu",
                     subtype=subtype)  # fmt: skip
        (row,) = awards(doc, (person,))
        assert (row.recipient_kind, row.recipient_count, row.recipient_name) == (
            "individual",
            1,
            name,
        )


def test_the_level_follows_the_giver_or_the_award() -> None:
    levels = {
        "LĐLĐ tỉnh tặng Bằng khen cho 2 cá nhân.": "provincial_federation",
        "Công đoàn ngành tặng Giấy khen cho 2 cá nhân.": "sector",
        "Chủ tịch nước tặng Huân chương Lao động cho 1 cá nhân.": "state",
    }
    for text, level in levels.items():
        assert [row.level for row in awards(document(text))] == [level]


_WORDS = ["LĐLĐ tỉnh", "tặng", "Bằng khen", "cho", "3 tập thể", "và", ";", "được", "5 cá nhân", "đề nghị", "%", ".",
          "Giấy khen", "của", "Công đoàn ngành Y tế", ",", "đạt", "danh hiệu cấp tỉnh", "“Lao động tiên tiến”"]  # fmt: skip


@given(st.lists(st.sampled_from(_WORDS), min_size=1, max_size=40))
def test_any_order_of_the_words_gives_valid_spans_and_distinct_ids(words: list[str]) -> None:
    doc = document(" ".join(words))
    found = awards(doc)
    assert len({row.fact_id for row in found}) == len(found)
    for row in found:
        assert 0 <= row.span_start < row.span_end <= len(doc.text)
        assert doc.text[row.span_start : row.span_end] in row.quote
        assert row.recipient_count is None or row.recipient_count >= 0


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bằng khen của LĐLĐ tỉnh: 11 tập thể và 37 cá nhân.",
         [("Bằng khen", LDLD, "collective", 11), ("Bằng khen", LDLD, "individual", 37)]),
        ("Khen thưởng: LĐLĐ tỉnh tặng Bằng khen 01 tập thể.", [("Bằng khen", LDLD, "collective", 1)]),
        ("LĐLĐ tỉnh trao 5 Bằng khen, Sở Y tế trao 12 Giấy khen cho các cá nhân.",
         [("Bằng khen", LDLD, "other", 5), ("Giấy khen", "Sở Y tế tỉnh Mẫu", "individual", 12)]),
        ("3 CĐCS được LĐLĐ tỉnh tặng Cờ thi đua, 7 CĐCS được tặng Bằng khen.",
         [("Cờ thi đua", LDLD, "collective", 3), ("Bằng khen", LDLD, "collective", 7)]),
    ],
)  # fmt: skip
def test_lists_numbers_and_ellipsis(text, expected):
    assert rows(text) == expected


@pytest.mark.parametrize(
    ("caption", "told"),
    [
        ("Lãnh đạo trao Bằng khen cho Sở Y tế.", 1),
        ("Trao Bằng khen cho Bệnh viện Mẫu.", 1),
        ("LĐLĐ tỉnh tặng Bằng khen cho Sở Y tế.", 1),
        ("Trao Giấy khen cho Sở Y tế.", 2),
        ("Trao Bằng khen của Tổng Liên đoàn cho Sở Y tế.", 2),
        ("Sở Y tế được đề nghị LĐLĐ tỉnh tặng Bằng khen.", 2),
    ],
)  # fmt: skip
def test_a_picture_shows_one_of_those_that_the_text_counts(caption, told):
    body = "LĐLĐ tỉnh tặng Bằng khen cho 5 tập thể."
    assert len(awards(document(body, ("caption", caption)))) == told


@pytest.mark.parametrize(
    ("caption", "told"),
    [
        ("Trao giải Nhất cho Khoa Dược.", 1),
        ("Trao giải Nhất cho đội Khoa Dược.", 1),
        ("Trao giải Nhất của Công đoàn ngành Y tế cho Khoa Dược.", 1),
        ("Trao giải Nhất cho Khoa Nhi.", 2),
        ("Trao giải Nhì cho Khoa Dược.", 2),
        ("Trao giải Nhất cho đồng chí Mẫu.", 1),
    ],
)
def test_a_picture_shows_one_of_those_that_the_text_names(caption, told):
    body = "Ban Tổ chức trao giải Nhất cho đội Khoa Dược."
    assert len(awards(document(body, ("caption", caption)))) == told


@pytest.mark.parametrize(
    ("block", "again", "told"),
    [
        ("caption", "Trao giải Nhì cho hai đơn vị.", 2),
        ("lead", "Ban Tổ chức trao giải Nhì cho 2 tập thể.", 2),
        ("title", "Trao 2 giải Nhì cho các đơn vị", 2),
        ("lead", "Ban Tổ chức trao giải Nhì cho 3 tập thể.", 3),
        ("caption", "Trao giải Ba cho hai đơn vị.", 3),
        ("caption", "Trao giải Nhì cho hai cá nhân.", 3),
        ("paragraph", "Môn kéo co, Ban Tổ chức trao giải Nhì cho hai đơn vị.", 3),
    ],
)
def test_a_caption_or_lead_counts_those_whom_the_text_names(block, again, told):
    body = "Giải Nhì thuộc về Bệnh viện Mẫu và Sở Y tế."
    assert len(awards(document((block, again), body))) == told

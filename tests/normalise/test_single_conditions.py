"""Conditions of rules that decide alone: each sentence is read otherwise without one of them."""

from __future__ import annotations

import pytest

from congdoan.normalise.facts import TextRow, facts_of_text
from tests.normalise.reading import KNOWLEDGE, bodies, posts, read

NEWS = "LĐLĐ tỉnh họp tổng kết năm 2022.\nCông đoàn ngành Y tế họp tổng kết năm 2022."


@pytest.mark.parametrize(
    ("host", "province"),
    [
        ("soytehue.gov.vn", "vn-hue-2025"),
        ("baohue.vn", "vn-hue-2025"),
        ("syt.sonla.gov.vn", "vn-son-la"),
        ("thue.gov.vn", None),
        ("benhvienhuuson.vn", None),
    ],
)
def test_a_host_names_its_province_behind_a_known_word(host: str, province: str | None):
    assert read("LĐLĐ họp.", province=None, url=f"https://{host}/tin").province_id == province


@pytest.mark.parametrize("sector", ["Giáo dục", "Công Thương"])
def test_the_sector_told_last_is_meant_by_the_bare_union(sector: str):
    text = f"Công đoàn ngành {sector} tỉnh họp cùng Sở Y tế. Chủ tịch Công đoàn ngành phát biểu."
    assert bodies(text)[-1] == f"Công đoàn ngành {sector} tỉnh Bến Tre"


@pytest.mark.parametrize("word", ["Các", "Những", "Mọi", "Từng", "Một số", "Hầu hết"])
@pytest.mark.parametrize("body", ["LĐLĐ tỉnh", "Sở Y tế", "Công đoàn ngành Y tế"])
def test_bodies_without_a_name_are_a_class_behind_a_word_for_many(word: str, body: str):
    assert bodies(f"{word} {body} họp.") == [None]
    assert bodies(f"{word} {body} Nghệ An họp.") != [None]


def test_a_label_gives_its_province_to_the_lines_below():
    text = "* Hậu Giang: LĐLĐ tỉnh họp.\nSở Y tế họp.\n* Cà Mau: LĐLĐ tỉnh họp.\nSở Y tế họp."
    assert bodies(text, province=None)[1::2] == [
        "Sở Y tế tỉnh Hậu Giang",
        "Sở Y tế tỉnh Cà Mau",
    ]


@pytest.mark.parametrize(
    ("words", "province"),
    [
        ("Theo Quyết định số 15/QĐ-UBND ngày 10/4/2019, Sở Y tế tỉnh Ninh Bình họp ngày 12/8/2025.",
         "vn-ninh-binh-2025"),
        ("Ngày 10/4/2019, Sở Y tế tỉnh Ninh Bình họp.", "vn-ninh-binh"),
    ],
)  # fmt: skip
def test_the_day_of_a_document_does_not_date_an_article(words: str, province: str):
    assert facts_of_text(TextRow(id="a", text=words), KNOWLEDGE).province_id == province


def test_a_line_that_names_a_photographer_is_no_byline():
    told = read(f"{NEWS}\nToàn cảnh hội nghị - ảnh: Lê Văn Mẫu\nLê Thị Thử").mentions
    makers = [(m.norm, m.subtype, m.block_kind) for m in told if m.type == "person"]
    assert makers == [
        ("Lê Văn Mẫu", "photographer", "caption"),
        ("Lê Thị Thử", "author", "byline"),
    ]


@pytest.mark.parametrize("title", ["TP.", "Tp.", "TS.", "Ts.", "ThS.", "Ths.", "BS.", "Bs.", "DS.",
                                   "PGS.", "GS.", "UV.", "BS.CKI.", "BSCKII.", "BSCK1.", "BSCK2.",
                                   "V."])  # fmt: skip
def test_the_stop_of_a_short_form_ends_no_sentence(title: str):
    (event,) = read(f"Sáng 04/5, LĐLĐ tỉnh và {title} Lê Mẫu tổ chức Hội nghị tổng kết.").events
    assert event.quote.endswith("tổng kết.")


@pytest.mark.parametrize("name", ["Lê Thị Mẫu", "Ánh", "Đạt", "Ấn", "Ưng"])
def test_a_house_for_one_person_is_no_sum_whatever_letter_the_name_begins_with(name: str):
    (cost,) = read(f"LĐLĐ tỉnh hỗ trợ 50 triệu đồng xây nhà cho đoàn viên {name}.").figures
    assert cost.measure == "support_per_unit"


@pytest.mark.parametrize("whom", ["đoàn viên khó khăn", "đoàn viên nghèo", "điều dưỡng, hộ lý"])
def test_houses_for_members_in_need_are_a_sum(whom: str):
    (cost,) = read(f"LĐLĐ tỉnh hỗ trợ 500 triệu đồng xây nhà cho {whom}.").figures
    assert cost.measure == "support_spent"


def test_only_a_company_is_known_without_its_province():
    assert bodies("Công ty Dược Hoa Sen họp.", province=None) == ["Công ty Dược Hoa Sen"]
    assert bodies("Bệnh viện Đa khoa Hoa Sen họp.", province=None) == [None]


@pytest.mark.parametrize(
    ("whom", "told"),
    [
        ("45 CĐCS, 5 cá nhân", [("collective", 45), ("individual", 5)]),
        ("45 CĐCS, 5 tập thể", [("collective", 5)]),
        ("45 đoàn viên, 5 cá nhân", [("individual", 5)]),
    ],
)
def test_a_first_number_is_that_of_all_where_both_are_of_one_kind(
    whom: str, told: list[tuple[str, int]]
):
    rows = read(f"Năm qua, có {whom} được tặng Bằng khen.").awards
    assert [(row.recipient_kind, row.recipient_count) for row in rows] == told


@pytest.mark.parametrize("place", ["quận 3", "huyện Ba Tri"])
def test_a_rarer_family_name_begins_a_person_behind_a_place(place: str):
    (post,) = read(f"Chủ tịch LĐLĐ {place} Lành Văn Mẫu phát biểu.").positions
    assert (post.person_name, post.org_name) == ("Lành Văn Mẫu", f"Liên đoàn Lao động {place}")


@pytest.mark.parametrize(
    ("text", "post"),
    [
        ("Dự có Giám đốc Sở Y tế Lê Văn Ví.", ("Lê Văn Ví", "Giám đốc", "Sở Y tế")),
        ("Chủ tịch LĐLĐ tỉnh Lê Thị Mẫu dự.", ("Lê Thị Mẫu", "Chủ tịch", "LĐLĐ tỉnh")),
        ("Giám đốc Trung tâm Y tế huyện Hồ Văn Dụ dự.",
         ("Hồ Văn Dụ", "Giám đốc", "Trung tâm Y tế huyện")),
        ("Giám đốc Thẩm Văn Ví trao quà.", ("Thẩm Văn Ví", "Giám đốc", None)),
        ("Trưởng phòng Hồ Thị Dụ trao quà.", ("Hồ Thị Dụ", "Trưởng phòng", None)),
        ("Chánh Văn phòng Lê Thị Ơn dự.", ("Lê Thị Ơn", "Chánh Văn phòng", None)),
    ],
)  # fmt: skip
def test_a_body_that_nothing_places_is_named_as_written_and_a_person_is_no_body(
    text: str, post: tuple[str, str, str | None]
):
    assert posts(text, province=None) == [post]


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("Theo Quyết định", True),
        ("Thực hiện Công văn", True),
        ("Theo Đề án", True),
        ("Theo Thông tư", True),
        ("Theo Nghị quyết", True),
        ("Đoàn đã thăm", False),
        ("Sở Y tế giải quyết đơn của", False),
        ("Sở Y tế hướng dẫn", False),
        ("Sở Y tế đầu tư cho", False),
        ("Sở Y tế đầu tư", False),
        ("Sở Y tế ổn định", False),
    ],
)
@pytest.mark.parametrize("place", ["Trung tâm Y tế huyện", "Trung tâm Y tế"])
def test_the_number_of_a_document_counts_no_bodies(words: str, place: str, *, named: bool):
    found = bodies(f"Trung tâm Y tế huyện Ba Tri họp. {words} 12 {place} họp.")[-1]
    assert found == ("Trung tâm Y tế huyện Ba Tri" if named else None)

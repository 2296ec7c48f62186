"""Figures: value, unit as written, measure, whose it is, and what only looks like one."""

# ruff: noqa: E501 - one case of a table is one line

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congdoan.normalise.awards.tokens import award_sentences
from congdoan.normalise.dates.hits import scan_dates
from congdoan.normalise.document import Document
from congdoan.normalise.figures.rows import scan_figures
from congdoan.normalise.figures.subject import Subjects
from congdoan.records import BlockKind, Figure
from tests.normalise.hand_made import bodies, context, document, scan_of


def figures_of(doc: Document, title: str = "") -> tuple[Figure, ...]:
    """The figures of a document whose bodies are known by hand."""
    orgs = bodies(doc)
    home = next((hit for hit in orgs if hit.kind == "health_union"), None)
    dates = scan_dates(doc, context(None, title))
    told = award_sentences(scan_of(doc), orgs)
    return scan_figures(doc, Subjects(doc, orgs, home), dates, told, doc.article.article_id)[0]


def figures(*blocks: str | tuple[BlockKind, str]) -> tuple[Figure, ...]:
    """The figures of the given blocks."""
    return figures_of(document(*blocks))


@pytest.mark.parametrize(
    ("text", "value", "unit_text", "measure"),
    [
        ("Công đoàn ngành quản lý 19 công đoàn cơ sở.", 19, "công đoàn cơ sở", "base_unions"),
        ("Công đoàn ngành có 31 CĐCS.", 31, "CĐCS", "base_unions"),
        ("Đến nay có 25 công đoàn cơ sở trực thuộc.", 25, "công đoàn cơ sở", "base_unions"),
        ("quản lý với tổng số 2.116 đoàn viên.", 2116, "đoàn viên", "members_total"),
        ("đại diện cho hơn 9.300 đoàn viên.", 9300, "đoàn viên", "members_total"),
        ("sự hy sinh của 2.700 đoàn viên trong toàn ngành.", 2700, "đoàn viên", "members_total"),
        ("kết nạp mới 386 đoàn viên, vượt chỉ tiêu.", 386, "đoàn viên", "members_new"),
        ("phát triển 742 đoàn viên mới.", 742, "đoàn viên mới", "members_new"),
        ("đã kết nạp được 12 đoàn viên.", 12, "đoàn viên", "members_new"),
        ("tặng quà cho 24 đoàn viên khó khăn.", 24, "đoàn viên", "gift_recipients"),
        ("trao quà cho 30 người lao động.", 30, "người lao động", "gift_recipients"),
        ("tặng 5 suất quà cho 5 bệnh nhân.", 5, "suất quà", "gifts"),
        ("thăm hỏi 44 đoàn viên, người lao động bị lũ.", 44, "đoàn viên, người lao động", "support_recipients"),
        ("trợ cấp 236 lượt đoàn viên.", 236, "lượt đoàn viên", "support_recipients"),
        ("hỗ trợ thêm 15 đoàn viên bệnh.", 15, "đoàn viên", "support_recipients"),
        ("đề ra 7 nhóm nhiệm vụ trọng tâm.", 7, "nhóm nhiệm vụ trọng tâm", "tasks"),
        ("thông qua 14 chỉ tiêu chủ yếu.", 14, "chỉ tiêu chủ yếu", "targets"),
        ("hỗ trợ 1 nhà “Mái ấm công đoàn”.", 1, "nhà Mái ấm công đoàn", "houses"),
        ("xây mới 6 căn.", 6, "căn", "houses"),
        ("tiếp nhận 389 đơn vị máu.", 389, "đơn vị máu", "blood_units"),
        ("có 27 sáng kiến, đề tài cấp cơ sở.", 27, "sáng kiến, đề tài", "initiatives"),
        ("cùng 118 đại biểu chính thức.", 118, "đại biểu chính thức", "delegates"),
        ("giới thiệu 689 đoàn viên ưu tú.", 689, "đoàn viên ưu tú", "party_admissions"),
        ("Đại hội đã bầu 9 đồng chí vào Ban Chấp hành.", 9, "đồng chí", "committee_members"),
        ("lớp học cho 96 học viên.", 96, "học viên", "trained"),
        ("thu hút 450 đoàn viên, CBCCVC-LĐ đăng ký.", 450, "đoàn viên, CBCCVC-LĐ", "participants"),
        ("Hơn 600 đoàn viên tham gia hiến máu.", 600, "đoàn viên", "blood_donors"),
        ("thành lập mới 01 CĐCS.", 1, "CĐCS", "base_unions_new"),
        ("Hội thao có 486 vận động viên.", 486, "vận động viên", "athletes"),
        ("tăng cường 4.500cán bộ y tế.", 4500, "cán bộ y tế", None),
        ("đã làm 31 đoàn viên bị thiệt hại.", 31, "đoàn viên", None),
        ("tiếp nhận 36 CĐCS về tỉnh.", 36, "CĐCS", None),
        ("Có 47/52 CĐCS vững mạnh.", 47, "CĐCS", None),
        ("27/27 đoàn viên đồng ý.", 27, "đoàn viên", None),
        ("quản lý 5.508 đoàn viên, tăng 97 đoàn viên.", 5508, "đoàn viên", "members_total"),
        ("tăng 97 đoàn viên so với năm 2023.", 97, "đoàn viên", None),
        ("cùng 14 đồng chí.", 14, "đồng chí", None),
        ("Đại hội bầu 15 ủy viên BCH.", 15, "ủy viên BCH", "committee_members"),
        ("bầu Ban Thường vụ gồm 05 đồng chí.", 5, "đồng chí", None),
    ],
)  # fmt: skip
def test_a_count_has_its_value_its_unit_as_written_and_its_measure(
    text: str, value: float, unit_text: str, measure: str | None
) -> None:
    figure = figures(text)[0]
    assert (figure.kind, figure.value, figure.unit_text) == ("count", value, unit_text)
    assert figure.measure == measure


@pytest.mark.parametrize(
    "text",
    [
        "6 tháng đầu năm 2020 đã qua.", "Đại hội lần thứ 16 họp.", "khóa XV, kỳ họp thứ 11.", "68 năm truyền thống.",
        "thực hiện 12 điều y đức.", "chương trình “01 triệu sáng kiến - Nỗ lực”.", "thực hiện 5S, phòng F0.",
        "Điện thoại: 02123 852245.", "Giấy phép số: 08/GP-TTĐT.", "con 5 tuổi.", "33/34 phiếu tán thành.",
        "trực 24/24 giờ.", "lần thứ 26 đoàn viên ấy hiến máu.", "rộng 72 m2.",
        "LĐLĐ tỉnh tặng Bằng khen cho 6 tập thể và 21 cá nhân.", "52 cá nhân được tặng Bằng khen.",
        "Công đoàn ngành tặng Giấy khen cho 03 CĐCS và 38 đoàn viên.", "10 chị đạt danh hiệu “Lao động tiên tiến”.",
        "CĐCS có từ 25 đoàn viên trở lên lập ban.", "bếp ăn 0 đồng.",
        "gồm 11 thành viên.", "hai đơn vị ký kết.", "sinh năm 1988.",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_count_is_none(text: str) -> None:
    assert figures(text) == ()


@pytest.mark.parametrize(
    ("text", "amount", "qualifier", "measure", "rate"),
    [
        ("thăm hỏi đoàn viên với tổng kinh phí hơn 900 triệu đồng.", 900_000_000, "gt", "support_spent", None),
        ("chăm lo cho đoàn viên với số tiền gần 12,4 tỷ đồng.", 12_400_000_000, "approx", "support_spent", None),
        ("đã chi hơn 1,107 tỷ đồng hỗ trợ đoàn viên.", 1_107_000_000, "gt", "support_spent", None),
        ("trao quà, mỗi suất 1 triệu đồng.", 1_000_000, "eq", "gift_value", "suất"),
        ("trao quà, mỗi phần trị giá 500.000 đồng.", 500_000, "eq", "gift_value", "phần"),
        ("quà tặng 500 nghìn đồng/suất.", 500_000, "eq", "gift_value", "suất"),
        ("hỗ trợ 5 triệu đồng/hộ bị lũ.", 5_000_000, "eq", "support_per_unit", "hộ"),
        ("hỗ trợ đoàn viên bệnh, mỗi người 2 triệu đồng.", 2_000_000, "eq", "support_per_unit", "người"),
        ("hỗ trợ 100.000 đồng cho mỗi đoàn viên.", 100_000, "eq", "support_per_unit", "đoàn viên"),
        ("đoàn viên ủng hộ, thu được 268.450.000 đồng.", 268_450_000, "eq", "funds_raised", None),
        ("đã vận động 55 triệu đồng.", 55_000_000, "eq", "funds_raised", None),
        ("quyên góp được 139,7 triệu.", 139_700_000, "eq", "funds_raised", None),
        ("Ngôi nhà trị giá hơn 180 triệu đồng.", 180_000_000, "gt", "house_cost", None),
        ("Quỹ hiện có số dư 1,25 tỷ đồng.", 1_250_000_000, "eq", None, None),
        ("thu nhập chưa đến 6 triệu đồng/tháng.", 6_000_000, "lt", None, "tháng"),
        ("Kinh phí tổ chức lớp học 48 triệu đồng.", 48_000_000, "eq", None, None),
    ],
)  # fmt: skip
def test_money_is_whole_dong_with_measure_and_rate(
    text: str, amount: int, qualifier: str, measure: str | None, rate: str | None
) -> None:
    (figure,) = figures(text)
    assert (figure.kind, figure.amount_vnd, figure.qualifier) == ("money", amount, qualifier)
    assert (figure.measure, figure.rate) == (measure, rate)


def test_a_range_of_money_is_its_lower_and_its_upper_bound() -> None:
    low, high = figures("sửa nhà, mỗi nhà trị giá từ 30 đến 60 triệu đồng.")
    assert [(f.amount_vnd, f.qualifier) for f in (low, high)] == [
        (30_000_000, "gt"),
        (60_000_000, "lt"),
    ]


@pytest.mark.parametrize(
    ("text", "value", "qualifier"),
    [("đạt 103% dự toán", 103, "eq"), ("trên 80% đoàn viên", 80, "gt"), ("chiếm 66,8 %", 66.8, "eq")],
)  # fmt: skip
def test_a_percentage_is_kept_without_a_measure(text: str, value: float, qualifier: str) -> None:
    (figure,) = figures(text)
    assert (figure.kind, figure.value, figure.qualifier) == ("percent", value, qualifier)
    assert figure.measure is None


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("phấn đấu kết nạp mới 150 đoàn viên.", "target"),
        ("mục tiêu nhiệm kỳ 2023 - 2028: kết nạp mới 600 đoàn viên.", "target"),
        ("phấn đấu 95% vững mạnh; hỗ trợ xây dựng 3 nhà.", "target"),
        ("sẽ thăm hỏi 20 đoàn viên.", "planned"),
        ("đề xuất hỗ trợ xây dựng 02 nhà “Mái ấm công đoàn”.", "planned"),
        ("dự kiến trao 50 suất quà.", "planned"),
        ("đã kết nạp mới 386 đoàn viên, vượt chỉ tiêu.", "reported"),
        ("hoàn thành mục tiêu, kết nạp mới 5 đoàn viên.", "reported"),
        ("không ngừng phấn đấu, kết nạp mới 5 đoàn viên.", "reported"),
    ],
)
def test_aims_and_plans_are_told_from_results(text: str, status: str) -> None:
    assert figures(text)[-1].status == status


def test_items_under_a_head_of_targets_are_targets() -> None:
    found = figures(
        "Đại hội đề ra một số chỉ tiêu chủ yếu đến năm 2023:",
        ("list", "Kết nạp mới ít nhất 500 đoàn viên."),
        ("list", "Hỗ trợ xây dựng 10 căn nhà."),
        "Đại hội đã kết nạp 3 đoàn viên.",
    )
    assert [figure.status for figure in found] == ["target", "target", "reported"]


@pytest.mark.parametrize(
    ("text", "org"),
    [
        ("Công đoàn ngành Y tế quản lý 19 công đoàn cơ sở.", "org:mau:health-union"),
        ("Ban Chấp hành Công đoàn ngành Y tế đề ra 7 nhiệm vụ.", "org:mau:health-union"),
        ("Công đoàn ngành Y tế họp. LĐLĐ tỉnh hỗ trợ 60 suất quà.", "org:mau:labour-federation"),
        ("Công đoàn ngành Y tế họp. Trong năm đã kết nạp 5 đoàn viên.", "org:mau:health-union"),
        ("Công đoàn ngành Y tế họp cùng Chủ tịch LĐLĐ tỉnh và 40 đại biểu.", "org:mau:health-union"),
        ("Công đoàn ngành Y tế họp, một doanh nghiệp ủng hộ 40 triệu đồng.", None),
        ("Chị có thu nhập 6 triệu đồng ở Công đoàn ngành Y tế.", None),
        ("Tặng 5 suất quà.", None),
        ("Công đoàn ngành Y tế trao nhà cho chị Vũ Ví, Sở Y tế với số tiền 60 triệu đồng.", "org:mau:health-union"),
        ("Ngày 5/6, đoàn tặng tập thể Công đoàn ngành Y tế 20 triệu đồng.", None),
        ("LĐLĐ tỉnh phối hợp với Sở Y tế và Công đoàn ngành Y tế trao 60 suất quà.", "org:mau:labour-federation"),
    ],
)  # fmt: skip
def test_a_figure_is_of_the_body_its_sentence_speaks_of(text: str, org: str | None) -> None:
    assert figures(text)[-1].org_id == org


def test_the_period_is_named_in_the_sentence_or_earlier_in_the_paragraph() -> None:
    (first, second) = figures("Năm 2024 có nhiều việc: kết nạp 3 đoàn viên. Đã trao 8 suất quà.")
    assert str(first.period_start_on) == str(second.period_start_on) == "2024-01-01"


def test_a_year_of_comparison_is_not_the_period() -> None:
    (figure,) = figures("Vượt so với năm 2023. Đã trao 8 suất quà.")
    assert figure.period_start_on is None


def test_lead_and_body_that_tell_one_figure_are_one_row() -> None:
    text = "Công đoàn ngành Y tế trao 320 phần quà."
    assert len(figures(("title", text), ("lead", text), text)) == 1


def test_mentions_carry_measure_and_value() -> None:
    doc = document("kết nạp mới 386 đoàn viên.")
    _, (mention,) = scan_figures(doc, Subjects(doc, (), None), (), (), "0" * 16)
    assert (mention.type, mention.subtype, mention.norm) == (
        "count",
        "members_new",
        "386 đoàn viên",
    )


def test_without_any_body_a_figure_has_no_organisation() -> None:
    doc = document("kết nạp mới 386 đoàn viên.")
    (figure,), _ = scan_figures(doc, Subjects(doc, (), None), (), (), "0" * 16)
    assert figure.org_id is None


@given(st.text(alphabet="0123456789.,/%- đồngtriệuviênhỗợmỗ;\n", max_size=150))
def test_any_text_gives_spans_of_itself(text: str) -> None:
    doc = document(text.strip() or ".")
    for figure in figures_of(doc):
        assert doc.text[figure.span_start : figure.span_end] in figure.quote
        assert figure.value > 0 or figure.kind != "money"


def test_a_sentence_begins_with_any_capital_letter():
    doc = document("Sở Y tế tặng Giấy khen cho 2 tập thể. Đại hội đã bầu 7 đồng chí vào BCH.")
    assert [sentence.start for sentence in doc.sentences] == [0, 38]


def test_a_small_letter_after_a_stop_goes_on_with_the_sentence():
    assert len(document("Sở Y tế tp. cần thơ họp. Ông Lê Mẫu dự.").sentences) == 2


def test_a_planned_house_is_of_the_body_of_its_own_clause():
    text = (
        "Bệnh viện Mẫu ủng hộ 12 triệu đồng. Dự kiến quý II, Công đoàn ngành hỗ trợ xây 2 căn nhà."
    )
    assert [f.org_name for f in figures(text)][-1] == "Công đoàn ngành Y tế tỉnh Mẫu"


def test_billions_and_millions_are_one_amount():
    assert [f.amount_vnd for f in figures("tổng giá trị 1 tỷ 80 triệu đồng.")] == [1_080_000_000]

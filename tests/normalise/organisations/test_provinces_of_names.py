"""Which province a name without one means, and on which day."""

# ruff: noqa: E501 - one case of a table is one line

import pytest

from congdoan.records import ResolveMethod
from tests.normalise.reading import bodies, read


def _method(text: str, **known) -> ResolveMethod:
    found = [m for m in read(text, **known).mentions if m.type == "organisation"]
    return found[-1].resolve_method


@pytest.mark.parametrize(
    ("text", "method"),
    [
        ("Sở Y tế tỉnh Bến Tre họp.", "explicit"),
        ("LĐLĐ tỉnh Bến Tre họp. Sở Y tế họp.", "paragraph"),
        ("LĐLĐ tỉnh Bến Tre họp.\nSở Y tế họp tại hội trường lớn của cơ quan.", "article"),
        ("Sở Y tế họp.", "source"),
    ],
)
def test_the_method_says_where_the_province_came_from(text, method):
    assert _method(text) == method


def test_the_title_gives_the_province_where_text_and_source_do_not():
    facts = read("Sở Y tế họp hôm nay.", province=None, title="Nghệ An: tổng kết phong trào")
    assert (facts.province_id, facts.province_evidence) == ("vn-nghe-an", "title")


def test_nothing_is_guessed_without_any_sign():
    facts = read("Công đoàn ngành Y tế họp hôm nay.", province=None)
    assert facts.province_id is None
    assert facts.mentions[0].entity_id is None


def test_a_digest_is_resolved_paragraph_by_paragraph():
    text = (
        "LĐLĐ tỉnh Nghệ An tổng kết. Sở Y tế dự họp cùng các đơn vị.\n"
        "LĐLĐ tỉnh Sơn La tổng kết. Sở Y tế dự họp cùng các đơn vị."
    )
    assert bodies(text, province=None)[1::2] == ["Sở Y tế tỉnh Nghệ An", "Sở Y tế tỉnh Sơn La"]


DIGEST = (
    "* Hậu Giang: Ngày 08/3, Công đoàn ngành Y tế họp mặt. Sở Y tế dự.\n"
    "* Tây Ninh: Sở Y tế phối hợp với BVĐK tỉnh Tây Ninh tổ chức hội thao.\n"
    "Tại Cần Thơ, Công đoàn Bệnh viện Phụ sản khám bệnh. Công đoàn Bệnh viện góp 5 triệu đồng."
)


def test_the_label_of_a_paragraph_gives_the_province_of_its_bodies():
    assert bodies(DIGEST, province=None)[:3] == [
        "Công đoàn ngành Y tế tỉnh Hậu Giang", "Sở Y tế tỉnh Hậu Giang", "Sở Y tế tỉnh Tây Ninh",
    ]  # fmt: skip


def test_a_short_name_in_a_digest_means_the_hospital_of_its_own_part():
    name = "Công đoàn cơ sở Bệnh viện Phụ sản thành phố Cần Thơ"
    assert bodies(DIGEST, province=None)[-2:] == [name, name]


def test_a_paragraph_that_names_its_own_province_does_not_take_the_label_above():
    text = f"{DIGEST}\n* Công đoàn ngành Y tế tỉnh Bình Định họp. Sở Y tế dự."
    assert bodies(text, province=None)[-1] == "Sở Y tế tỉnh Bình Định"


def test_an_article_with_labels_of_two_provinces_is_of_none():
    assert read(DIGEST, province=None).province_id is None


@pytest.mark.parametrize(
    "text",
    [
        "Tại Hà Nội, Công đoàn ngành Y tế dự hội nghị.",
        "Hà Nội - nơi Công đoàn ngành Y tế dự hội nghị.",
        "Kế hoạch của Hà Nội: Công đoàn ngành Y tế học tập.",
    ],
)
def test_one_foreign_place_at_a_lines_start_moves_nobody(text):
    assert bodies(text) == ["Công đoàn ngành Y tế tỉnh Bến Tre"]


def test_a_guest_province_does_not_capture_the_home_union():
    text = "Công đoàn ngành Y tế đón LĐLĐ tỉnh Quảng Trị. Công đoàn ngành Y tế tặng quà."
    assert bodies(text)[-1] == "Công đoàn ngành Y tế tỉnh Bến Tre"


def test_the_side_named_in_a_sentence_owns_its_bodies():
    text = "Tiếp đoàn, về phía Phú Thọ có lãnh đạo Sở Y tế."
    assert bodies(text, province="vn-son-la") == ["Sở Y tế tỉnh Phú Thọ"]


@pytest.mark.parametrize(
    ("day", "unit"),
    [("2025-06-30", "vn-phu-tho"), ("2025-07-01", "vn-phu-tho-2025")],
)
def test_the_unit_is_the_one_of_the_article_day(day, unit):
    assert read("Sở Y tế tỉnh Phú Thọ họp.", province=None, on=day).province_id == unit


def test_a_source_of_an_ended_province_moves_to_its_successor():
    assert read("Sở Y tế họp.", on="2025-08-01").province_id == "vn-vinh-long-2025"


@pytest.mark.parametrize(
    ("day", "name"),
    [("2024-12-31", "Sở Y tế tỉnh Thừa Thiên Huế"), ("2025-01-01", "Sở Y tế thành phố Huế")],
)
def test_hue_became_a_city_in_2025(day, name):
    assert bodies("Sở Y tế Huế họp.", province=None, on=day) == [name]


@pytest.mark.parametrize(
    "url", ["https://soyte.sonla.gov.vn/x", "https://soytesonla.gov.vn", "https://baosonla.vn/a"]
)
def test_a_host_name_tells_the_source_province(url):
    assert read("Sở Y tế họp.", province=None, url=url).province_id == "vn-son-la"


@pytest.mark.parametrize(
    ("lines", "home"),
    [
        (["Công đoàn Y tế Việt Nam họp.", "Dự có 60 đại biểu.", "Hội nghị thành công.",
          "Bà Lê Thị Mẫu, Chủ tịch Công đoàn ngành Y tế tỉnh Phú Thọ phát biểu."], None),
        (["Công đoàn ngành Y tế tỉnh Phú Thọ họp.", "Dự có 60 đại biểu.", "Thành công.", "Hết."],
         "vn-phu-tho"),
        (["Hội nghị thành công.", "Dự có 60 đại biểu.", "Hết.",
          "LĐLĐ tỉnh Phú Thọ và Công đoàn ngành Y tế tỉnh Phú Thọ phát biểu."], "vn-phu-tho"),
    ],
)  # fmt: skip
def test_one_guest_far_down_gives_an_article_no_province(lines: list[str], home: str | None):
    assert read("\n".join(lines), province=None, on="2022-07-16").province_id == home


@pytest.mark.parametrize(
    ("text", "day", "entity"),
    [
        ("Công đoàn ngành Y tế tỉnh An Giang họp.", "2025-12-01", "org:an-giang:health-union"),
        ("Công đoàn ngành Y tế tỉnh An Giang họp.", "2025-06-30", "org:an-giang:health-union"),
        ("Công đoàn ngành Giáo dục tỉnh An Giang họp.", "2025-12-01", "org:an-giang:sector-union:education"),
        ("Công đoàn ngành Y tế tỉnh Kiên Giang họp.", "2025-12-01", "org:kien-giang:health-union"),
        ("Công đoàn ngành Y tế thành phố Huế họp.", "2025-03-01", "org:hue-2025:health-union"),
        ("Công đoàn ngành Y tế Nghệ An họp.", "2025-12-01", "org:nghe-an:health-union"),
        ("LĐLĐ tỉnh An Giang họp.", "2025-12-01", "org:an-giang-2025:labour-federation"),
        ("Sở Y tế tỉnh An Giang họp.", "2025-12-01", "org:an-giang-2025:health-department"),
    ],
)  # fmt: skip
def test_a_sector_union_told_after_the_merger_is_the_old_provinces(text, day, entity):
    facts = read(text, province="vn-an-giang-2025", on=day)
    assert [m.entity_id for m in facts.mentions if m.type == "organisation"] == [entity]

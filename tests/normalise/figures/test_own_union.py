"""Bare 'CĐCS' and 'Công đoàn' in articles about one hospital or health centre."""

# ruff: noqa: E501 - one case of a table is one line

from __future__ import annotations

import pytest

from tests.normalise.reading import read

_PLACE = "Trung tâm Y tế huyện Ba Tri"
_OWN = f"Công đoàn cơ sở {_PLACE}"
_HEALTH = "Công đoàn ngành Y tế tỉnh Bến Tre"
_LABOUR = "Liên đoàn Lao động tỉnh Bến Tre"
_GUEST = "Dự có bà Lê Thị Mẫu, Chủ tịch Công đoàn ngành Y tế tỉnh."


def owners(*lines: str, title: str = f"{_PLACE} gặp mặt cuối năm") -> list[str | None]:
    """The organisations of the figures of an article with a title, a line a paragraph."""
    return [f.org_name for f in read("\n".join([title, *lines]), title=title).figures]


@pytest.mark.parametrize(
    "line",
    [
        "Về hoạt động công đoàn, CĐCS có 182 đoàn viên.",
        "CĐCS họp. Trong năm đã kết nạp 6 đoàn viên mới.",
        "CĐCS họp. Năm qua, thăm hỏi 88 lượt đoàn viên.",
        "CĐCS họp cuối năm. Công đoàn cũng trao 12 suất quà.",
        "CĐCS họp cuối năm. Công đoàn đơn vị đã trao 12 suất quà.",
    ],
)
def test_what_is_told_without_a_name_is_the_place_s_own_base_union_s(line):
    assert owners(_GUEST, line) == [_OWN]


@pytest.mark.parametrize(
    ("line", "owner"),
    [
        ("CĐCS họp. LĐLĐ tỉnh tặng 5 suất quà.", _LABOUR),
        ("CĐCS họp. Công đoàn ngành Y tế tỉnh đã trao 5 suất quà.", _HEALTH),
        ("CĐCS họp. Toàn ngành có 31 CĐCS.", _HEALTH),
    ],
)
def test_what_others_give_stays_theirs(line, owner):
    assert owners(_GUEST, line) == [owner]


@pytest.mark.parametrize(
    "title",
    [
        f"LĐLĐ tỉnh thăm {_PLACE}",
        f"Công đoàn ngành Y tế làm việc tại {_PLACE}",
        f"{_PLACE} và Bệnh viện Mắt Bến Tre ký kết",
    ],
)
def test_a_title_with_a_union_or_two_places_has_no_union_of_its_own(title):
    assert _OWN not in owners(_GUEST, "Năm qua, CĐCS kết nạp 6 đoàn viên mới.", title=title)


def test_bare_union_is_the_base_union_that_its_sentence_names():
    text = "LĐLĐ tỉnh thăm đoàn viên. Bà Lê Thị Mẫu, Chủ tịch Công đoàn Bệnh viện Mắt Bến Tre cho biết: năm qua Công đoàn chi 90 triệu đồng chăm lo đoàn viên."
    assert [f.org_name for f in read(text).figures] == ["Công đoàn cơ sở Bệnh viện Mắt Bến Tre"]


def test_the_meant_base_union_is_among_the_entities_under_its_place_of_work():
    facts = read(
        f"{_PLACE} gặp mặt cuối năm\nCĐCS có 182 đoàn viên.", title=f"{_PLACE} gặp mặt cuối năm"
    )
    (figure,) = facts.figures
    by_id = {entity.entity_id: entity for entity in facts.entities}
    own = by_id[figure.org_id]
    assert (own.name, by_id[own.parent_id].name, own.aliases) == (_OWN, _PLACE, ())


@pytest.mark.parametrize(
    ("title", "line", "owner"),
    [
        # the place acts, or the text begins with it
        (f"Chăm lo đời sống ở {_PLACE}", f"{_PLACE} đổi mới. Hiện Công đoàn có 214 đoàn viên.", _OWN),
        (f"{_PLACE} đón nhận Bằng khen của LĐLĐ tỉnh", "CĐCS có 214 đoàn viên.", _OWN),
        (f"Công đoàn {_PLACE} tổng kết", f"Dự có Chủ tịch Công đoàn ngành Y tế. Công đoàn {_PLACE} họp. Công đoàn ngành Y tế chúc mừng. Đơn vị đã kết nạp 3 đoàn viên.", _OWN),
        (f"Công đoàn {_PLACE} tổng kết", "Công đoàn ngành Y tế chúc mừng. Hằng năm tặng quà cho 90 đoàn viên.", _OWN),
        ("Điểm tựa của đoàn viên", f"Trực thuộc Công đoàn ngành Y tế tỉnh, CĐCS {_PLACE} vững mạnh. Công đoàn ngành Y tế chúc mừng. Đơn vị đã kết nạp 3 đoàn viên.", _OWN),
        # others come to it, or are spoken of
        (f"Tặng quà tại {_PLACE}", "LĐLĐ tỉnh thăm đoàn viên. Đã trao 30 suất quà.", _LABOUR),
        (f"Công đoàn {_PLACE} tổng kết", "Công đoàn ngành Y tế chúc mừng. Đã trao 30 suất quà.", _HEALTH),
        ("Công đoàn ngành Y tế họp", "Đơn vị đã kết nạp 3 đoàn viên.", _HEALTH),
    ],
)  # fmt: skip
def test_who_the_title_is_about(title, line, owner):
    assert owners(line, title=title)[-1] == owner


@pytest.mark.parametrize(
    ("line", "owner"),
    [
        (f"{_PLACE} có 182 đoàn viên.", _OWN),
        (f"{_PLACE} có 9 tổ công đoàn.", _OWN),
        (f"{_PLACE} đã trao 30 suất quà.", _OWN),
        (f"{_PLACE} có 190 viên chức.", _PLACE),
        (f"{_PLACE} có 7 sáng kiến.", _PLACE),
        (f"{_PLACE} tiếp nhận 80 đơn vị máu.", _PLACE),
    ],
)
def test_what_is_a_union_s_is_not_its_place_of_work_s(line, owner):
    assert owners("CĐCS họp cuối năm.", line) == [owner]


@pytest.mark.parametrize(
    ("line", "owner"),
    [
        # the union is told with its head alone
        ("Đồng chí Chủ tịch Công đoàn báo cáo: hiện có 386 đoàn viên.", _OWN),
        ("Ban Chấp hành Công đoàn khóa mới ra mắt. Hiện có 386 đoàn viên.", _OWN),
        ("Theo báo cáo của Công đoàn, hiện có 386 đoàn viên.", _OWN),
        # no union of the place is told, or what is counted is the place's
        ("Hiện có 386 đoàn viên.", _PLACE),
        ("Đồng chí Chủ tịch Công đoàn Việt Nam đến thăm. Hiện có 386 đoàn viên.", _PLACE),
        ("Đồng chí Chủ tịch Công đoàn báo cáo: hiện có 390 viên chức.", _PLACE),
    ],
)
def test_a_union_told_with_its_head_alone_is_the_place_s_own(line, owner):
    assert owners(f"{_PLACE} họp cuối năm. {line}", title=f"{_PLACE} họp")[-1] == owner

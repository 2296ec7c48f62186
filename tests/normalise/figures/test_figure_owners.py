"""Whose a figure is where several bodies are told: givers told aside, topics, places, portraits."""

# ruff: noqa: E501 - one case of a table is one line

from __future__ import annotations

import pytest

from tests.normalise.reading import read

_HEALTH = "Công đoàn ngành Y tế tỉnh Bến Tre"
_LABOUR = "Liên đoàn Lao động tỉnh Bến Tre"
_PLACE = "Trung tâm Y tế huyện Ba Tri"
_OWN = f"Công đoàn cơ sở {_PLACE}"
_HOSPITAL = "Bệnh viện Mắt Bến Tre"


def owners(*lines: str, title: str | None = None) -> list[str | None]:
    """The organisations of the figures of an article, a line a paragraph."""
    told = lines if title is None else (title, *lines)
    known = {} if title is None else {"title": title}
    return [f.org_name for f in read("\n".join(told), **known).figures]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Công đoàn ngành Y tế trao quà do LĐLĐ tỉnh tặng, kết nạp 5 đoàn viên.", [_HEALTH]),
        ("Công đoàn ngành Y tế họp. Dịp này, 30 suất quà đã được LĐLĐ tỉnh trao cho đoàn viên.", [_LABOUR]),
        ("Công đoàn ngành Y tế trao 45 suất quà, trong đó 10 suất quà do LĐLĐ tỉnh tặng; kết nạp 4 đoàn viên.", [_HEALTH, _LABOUR, _HEALTH]),
        ("Chủ tịch Công đoàn ngành Y tế trao 20 suất quà của LĐLĐ tỉnh cho đoàn viên.", [_LABOUR]),
        ("Công đoàn ngành Y tế hỗ trợ 50 triệu đồng, LĐLĐ tỉnh 20 triệu đồng.", [_HEALTH, _LABOUR]),
        # who only grants, calls for or lays down has given nothing
        ("Công đoàn ngành Y tế có 215 sáng kiến được LĐLĐ tỉnh công nhận; kết nạp 71 đoàn viên.", [_HEALTH, _HEALTH]),
        ("Công đoàn ngành Y tế hưởng ứng đợt quyên góp do LĐLĐ tỉnh phát động, thu được 5 triệu đồng.", [_HEALTH]),
        ("Công đoàn ngành Y tế kết nạp 90 đoàn viên, đạt 90% chỉ tiêu LĐLĐ tỉnh giao.", [_HEALTH, _HEALTH]),
        ("Công đoàn ngành Y tế trao 20 suất quà cho đoàn viên của LĐLĐ tỉnh.", [_HEALTH]),
        ("Công đoàn ngành Y tế tặng 60 suất quà do Công ty TNHH Mẫu tài trợ.", [_HEALTH]),
    ],
)  # fmt: skip
def test_a_giver_told_aside_has_its_gifts_alone(text, expected):
    assert owners(text) == expected


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("Quỹ Mái ấm công đoàn của LĐLĐ tỉnh hỗ trợ 50 triệu đồng.", _LABOUR),
        (f"Có 110 đại biểu thay mặt 287 lao động trong {_HOSPITAL} đến dự.", _HOSPITAL),
        (f"Tại {_HOSPITAL}, hội thao thu hút 260 vận động viên.", _HOSPITAL),
        (f"Với 1.342 đoàn viên, Công đoàn {_HOSPITAL} luôn đi đầu.", f"Công đoàn cơ sở {_HOSPITAL}"),
        (f"Đại diện {_HOSPITAL}, đơn vị có số đoàn viên đông nhất (286 đoàn viên) phát biểu.", _HOSPITAL),
        # the place is where a guest gives, or where somebody went
        ("Nhân ngày thành lập Hội Liên hiệp Phụ nữ Việt Nam, đã trao 30 suất quà.", _HEALTH),
        ("Ban Nữ công đã trao 30 suất quà.", _HEALTH),
        ("Quỹ Mái ấm công đoàn theo quy định của LĐLĐ tỉnh có 50 triệu đồng.", None),
        (f"Tại {_HOSPITAL}, đoàn viên được trao 30 suất quà.", _HEALTH),
        (f"Vận động {_HOSPITAL} ủng hộ, đã trao 30 suất quà.", _HEALTH),
        (f"Sau khi {_HOSPITAL} khánh thành, đã trao 30 suất quà.", _HEALTH),
        (f"Kết nạp 30 đoàn viên tại {_HOSPITAL}.", _HEALTH),
    ],
)  # fmt: skip
def test_places_funds_and_openings(text, owner):
    assert owners("Công đoàn ngành Y tế họp.", text)[-1] == owner


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        # the first subject of the sentence before, not one told behind its amounts
        ("Công đoàn ngành Y tế bàn giao nhà. Đã trợ cấp 61 triệu đồng, LĐLĐ tỉnh hỗ trợ 50 triệu đồng. Phong trào thi đua có 176 sáng kiến.", _HEALTH),
        ("Bà Lê Thị Mẫu, Chủ tịch Công đoàn ngành Y tế cho biết: đây là năm khó khăn. Từ đầu năm đã trao 30 suất quà.", _HEALTH),
        ("Công đoàn ngành Y tế hỗ trợ, được LĐLĐ tỉnh tặng 9 suất quà. Ngoài ra đã kết nạp 5 đoàn viên.", _HEALTH),
        ("LĐLĐ tỉnh đánh giá cao kết quả. Trong đó kết nạp mới 14 đoàn viên.", _HEALTH),
        # who acts in a sentence of its own is the topic
        ("Công đoàn ngành Y tế họp. LĐLĐ tỉnh dự và chúc mừng. Đã trao 30 suất quà.", _LABOUR),
        ("Công đoàn ngành Y tế họp; LĐLĐ tỉnh dự. Đã trao 30 suất quà.", _HEALTH),
        ("LĐLĐ tỉnh hỗ trợ 50 triệu đồng. Ngoài ra còn trao 30 suất quà.", _LABOUR),
    ],
)  # fmt: skip
def test_a_paragraph_goes_on_with_its_topic(text, owner):
    assert owners(text, title="Công đoàn ngành Y tế tổng kết")[-1] == owner


@pytest.mark.parametrize(
    ("title", "line", "owner"),
    [
        ("Tiếp sức tuyến đầu", "LĐLĐ tỉnh phối hợp với Công đoàn ngành Y tế thăm các khu cách ly.", _LABOUR),
        ("LĐLĐ tỉnh kiểm tra Công đoàn ngành Y tế", "Sáng nay đã diễn ra buổi kiểm tra.", _HEALTH),
        ("Người giữ lửa", "Chị Lê Thị Mẫu, Chủ tịch Công đoàn ngành Y tế luôn tận tụy. Chị đã trình LĐLĐ tỉnh hỗ trợ.", _HEALTH),
        (f"{_HOSPITAL} hiến máu", "Công đoàn ngành Y tế tỉnh cũng có mặt.", _HOSPITAL),
        # guests, and places of a life, are not what the article is about
        ("Tiếp sức tuyến đầu", "Dự có bà Lê Thị Mẫu, Chủ tịch LĐLĐ tỉnh. Công đoàn ngành Y tế trao quà.", _HEALTH),
        ("Người giữ lửa", f"Tốt nghiệp Trường Cao đẳng Y tế Bến Tre, chị Mẫu về {_HOSPITAL}. Công đoàn ngành Y tế tuyên dương chị.", _HEALTH),
        ("LĐLĐ tỉnh thăm Công đoàn ngành Y tế", "Sáng nay có mưa.", _LABOUR),
        # who only praises, or at whose place it is, is not who acts
        ("Được LĐLĐ tỉnh khen, Công đoàn ngành Y tế ra quân", "Sáng nay có nắng.", _HEALTH),
        ("Tại LĐLĐ tỉnh, Công đoàn ngành Y tế họp", "Sáng nay có nắng.", _HEALTH),
    ],
)  # fmt: skip
def test_what_nothing_tells_is_whose_the_article_is_about(title, line, owner):
    assert owners(line, "Đã trao 30 suất quà.", title=title) == [owner]


@pytest.mark.parametrize(
    ("lines", "owner"),
    [
        ((f"{_OWN} phát động hiến máu. Dịp này, đơn vị trao 3 suất quà.",), _OWN),
        (("Công đoàn phường Mẫu Đơn quản lý các CĐCS. Từ đầu năm, đơn vị thành lập mới 5 CĐCS.",), "Công đoàn phường Mẫu Đơn"),
        ((f"Công đoàn {_HOSPITAL} họp.", "LĐLĐ tỉnh chúc mừng. Năm qua, bệnh viện có 190 viên chức."), f"Công đoàn cơ sở {_HOSPITAL}"),
        ((f"Bà Lê Thị Mẫu, Chủ tịch {_OWN} chia sẻ: “CĐCS chúng tôi có 187 đoàn viên”.",), _OWN),
        # a unit of another paragraph, another kind of place, an upper body
        ((f"{_OWN} họp.", "Công đoàn ngành Y tế chúc mừng. Năm qua, đơn vị đã trao 3 suất quà."), _HEALTH),
        ((f"{_OWN} họp.", "LĐLĐ tỉnh chúc mừng. Năm qua, bệnh viện có 190 viên chức."), _LABOUR),
        ((f"{_OWN} họp.", "Công đoàn ngành Y tế tỉnh quản lý các đơn vị có 190 viên chức."), _HEALTH),
        # a board is no unit
        ((f"{_OWN} ra quân. Đảng ủy huyện Ba Tri chúc mừng. Dịp này, đơn vị trao 3 suất quà.",), _OWN),
    ],
)  # fmt: skip
def test_a_unit_is_the_one_of_its_paragraph(lines, owner):
    assert owners(*lines, title="Tin vắn của Công đoàn ngành Y tế")[-1] == owner


@pytest.mark.parametrize(
    ("line", "owner"),
    [
        (f"Đoàn đến thăm {_HOSPITAL}. Đại diện bệnh viện cho biết, đơn vị có 190 viên chức.", _HOSPITAL),
        (f"Đoàn đến thăm {_PLACE}. Lãnh đạo trung tâm cho hay hiện có 168 đoàn viên.", _PLACE),
        (f"Đoàn đến thăm {_HOSPITAL}. Giám đốc bệnh viện cho biết năm qua có 12 sáng kiến.", _HOSPITAL),
        # nobody speaks for it, or for another kind of place
        (f"Đoàn đến thăm {_HOSPITAL}. Bên bệnh viện cho biết có 190 viên chức.", _HEALTH),
        (f"Đoàn đến thăm {_HOSPITAL}. Đại diện trung tâm cho biết có 190 viên chức.", _HEALTH),
        (f"Đoàn đến thăm {_HOSPITAL}. Đại diện bệnh viện cảm ơn. Công đoàn ngành Y tế trao 30 suất quà.", _HEALTH),
    ],
)  # fmt: skip
def test_who_speaks_for_a_place_tells_of_the_one_named_before(line, owner):
    assert owners(line, title="Công đoàn ngành Y tế thăm các đơn vị")[-1] == owner


@pytest.mark.parametrize(
    ("line", "owner"),
    [
        ("Công đoàn ngành Y tế thăm hỏi 2 đoàn viên; phối hợp LĐLĐ tỉnh trao 30 suất quà.", _HEALTH),
        ("Công đoàn ngành Y tế thăm hỏi đoàn viên và phối hợp cùng LĐLĐ tỉnh trao 30 suất quà.", _HEALTH),
        ("Công đoàn ngành Y tế ra quân, phối hợp với LĐLĐ tỉnh trao 30 suất quà.", _HEALTH),
        # who leads the joint work, or gives by itself
        ("Công đoàn ngành Y tế họp. LĐLĐ tỉnh phối hợp Công đoàn ngành Y tế trao 30 suất quà.", _LABOUR),
        ("Công đoàn ngành Y tế họp, LĐLĐ tỉnh trao 30 suất quà.", _LABOUR),
        ("Công đoàn ngành Y tế đề xuất phối hợp; LĐLĐ tỉnh trao 30 suất quà.", _LABOUR),
    ],
)  # fmt: skip
def test_whom_a_subject_works_with_does_not_act_by_itself(line, owner):
    assert owners(line)[-1] == owner


@pytest.mark.parametrize(
    ("line", "owner"),
    [
        (f"Tại {_PLACE}, công đoàn cơ sở đã trao 30 suất quà.", _PLACE),
        (f"Tại {_PLACE}, CĐCS đã trao 30 suất quà.", _PLACE),
        (f"Đoàn đến {_PLACE}; công đoàn cơ sở có 92 đoàn viên.", _PLACE),
        ("Năm qua, công đoàn cơ sở đã trao 30 suất quà.", f"Công đoàn cơ sở {_HOSPITAL}"),
        (f"Tại {_HOSPITAL}, công đoàn cơ sở đã trao 30 suất quà.", f"Công đoàn cơ sở {_HOSPITAL}"),
        ("Năm qua, các công đoàn cơ sở đã trao 30 suất quà.", f"Công đoàn cơ sở {_HOSPITAL}"),
    ],
)  # fmt: skip
def test_bare_base_union_behind_another_place_is_that_place_s(line, owner):
    assert owners(line, title=f"Công đoàn {_HOSPITAL} chăm lo đoàn viên")[-1] == owner


@pytest.mark.parametrize(
    ("lines", "owner"),
    [
        (("Công đoàn ngành Y tế công bố quyết định thành lập CĐCS Bệnh viện Đa khoa Minh Đức. Ban Chấp hành lâm thời gồm 5 đồng chí.",), "Công đoàn cơ sở Bệnh viện Đa khoa Minh Đức"),
        (("Công đoàn ngành Y tế ra mắt CĐCS Bệnh viện Đa khoa Minh Đức.", "BCH lâm thời có 3 đồng chí."), "Công đoàn cơ sở Bệnh viện Đa khoa Minh Đức"),
        (("Đã thành lập CĐCS Phòng khám Mẫu An và thành lập CĐCS Bệnh viện Đa khoa Minh Đức. BCH CĐCS lâm thời gồm 5 đồng chí.",), "Công đoàn cơ sở Bệnh viện Đa khoa Minh Đức"),
        # nothing is founded, the board is not provisional, other figures
        (("Công đoàn ngành Y tế thăm CĐCS Bệnh viện Đa khoa Minh Đức.", "Ban Chấp hành lâm thời gồm 5 đồng chí."), _HEALTH),
        (("Công đoàn ngành Y tế thành lập CĐCS Bệnh viện Đa khoa Minh Đức.", "Ban Chấp hành Công đoàn ngành gồm 15 đồng chí."), _HEALTH),
        (("Công đoàn ngành Y tế thành lập CĐCS Bệnh viện Đa khoa Minh Đức.", "Ban Chấp hành lâm thời trao 5 suất quà."), _HEALTH),
    ],
)  # fmt: skip
def test_a_provisional_board_is_of_the_union_founded_last(lines, owner):
    assert owners(*lines, title="Công đoàn ngành Y tế phát triển tổ chức")[-1] == owner


def test_the_whole_sector_is_the_union_that_the_paragraph_names():
    text = (
        "Hòa Bình: Công đoàn ngành Y tế tỉnh Hòa Bình trao 120 suất quà.",
        "Quảng Nam: Theo Công đoàn ngành Y tế tỉnh Quảng Nam, toàn ngành có 1.135 đoàn viên được hỗ trợ.",
    )
    assert owners(*text) == [
        "Công đoàn ngành Y tế tỉnh Hòa Bình",
        "Công đoàn ngành Y tế tỉnh Quảng Nam",
    ]


def test_the_base_union_of_a_paragraph_about_one_place_is_the_place_s():
    lines = (
        "Công đoàn ngành Y tế giám sát các đơn vị.",
        f"{_PLACE} có 482 viên chức. CĐCS thăm hỏi 56 đoàn viên.",
        f"{_PLACE} và {_HOSPITAL} họp. CĐCS thăm hỏi 57 đoàn viên.",
    )
    assert owners(*lines) == [_PLACE, _PLACE, None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("10 suất quà của LĐLĐ tỉnh, trị giá 1,2 triệu đồng/suất; 50 suất quà từ Công đoàn ngành Y tế, 400 nghìn đồng/suất.", [_LABOUR, _LABOUR, _HEALTH, _HEALTH]),
        ("20 suất quà của LĐLĐ tỉnh (mỗi suất 500.000 đồng).", [_LABOUR, _LABOUR]),
        ("LĐLĐ tỉnh trao 20 suất quà, mỗi suất 500.000 đồng.", [_LABOUR, _LABOUR]),
        # another part, another giver, no gift before
        ("20 suất quà của LĐLĐ tỉnh; mỗi đoàn viên nhận thêm 500.000 đồng.", [_LABOUR, _HEALTH]),
        ("20 suất quà của LĐLĐ tỉnh, Công đoàn ngành Y tế hỗ trợ thêm 500.000 đồng/suất.", [_LABOUR, _HEALTH]),
        ("5 đoàn viên của LĐLĐ tỉnh hiến máu, mỗi người nhận 200.000 đồng hỗ trợ.", [_HEALTH, _HEALTH]),
    ],
)  # fmt: skip
def test_the_value_of_a_gift_is_of_who_gives_it(text, expected):
    assert owners("Công đoàn ngành Y tế họp. Dịp này, đã trao quà.", text) == expected


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("Công đoàn ngành Y tế quyên góp được 88 triệu đồng, trong đó Quỹ Vì người nghèo 41 triệu đồng.", _HEALTH),
        ("Công đoàn ngành Y tế ủng hộ 88 triệu đồng, Quỹ Mái ấm công đoàn 41 triệu đồng.", _HEALTH),
        ("Công đoàn ngành Y tế đã thu quỹ 88 triệu đồng, Quỹ xã hội công đoàn 41 triệu đồng.", _HEALTH),
        # who gives it is another
        ("Công đoàn ngành Y tế xây nhà, trong đó Quỹ Mái ấm công đoàn hỗ trợ 41 triệu đồng.", None),
        ("Công đoàn ngành Y tế xây nhà, một doanh nghiệp ủng hộ 41 triệu đồng.", None),
        ("Công đoàn ngành Y tế xây nhà, gia đình đóng góp 41 triệu đồng.", None),
    ],
)  # fmt: skip
def test_what_is_raised_for_a_fund_stays_its_raiser_s(text, owner):
    assert owners(text)[-1] == owner


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Công đoàn ngành Y tế hỗ trợ 60 triệu đồng (LĐLĐ tỉnh 20 triệu đồng); xây 2 căn nhà.", [_HEALTH, _LABOUR, _HEALTH]),
        (f"Công đoàn ngành Y tế thăm {_HOSPITAL} và {_PLACE}; tặng 20 suất quà.", [_HEALTH]),
        (f"Công đoàn ngành Y tế thăm {_HOSPITAL}, Bệnh viện Phổi, {_PLACE}; tặng 20 suất quà.", [_HEALTH]),
        ("LĐLĐ tỉnh quản lý trực tiếp 118 Công đoàn cơ sở bệnh viện với 6.300 đoàn viên.", [_LABOUR, _LABOUR]),
        ("Bà Lê Thị Mẫu trao 5.000.000đ của LĐLĐ tỉnh hỗ trợ đoàn viên.", [_LABOUR]),
        # a place before the subject, a giver joined to a place, a bracket that is still open
        (f"Tại {_PLACE}, Công đoàn ngành Y tế và LĐLĐ tỉnh trao 20 suất quà.", [_HEALTH]),
        (f"Đại diện {_HOSPITAL} và LĐLĐ tỉnh trao 20 suất quà.", [_LABOUR]),
        ("Công đoàn ngành Y tế họp (LĐLĐ tỉnh tặng 20 suất quà, 30 triệu đồng).", [_LABOUR, _LABOUR]),
    ],
)  # fmt: skip
def test_who_is_visited_counted_or_told_in_a_bracket_is_not_whose_it_is(text, expected):
    assert owners(text) == expected


@pytest.mark.parametrize(
    ("lines", "owner"),
    [
        ((f"LĐLĐ tỉnh quyết định thành lập CĐCS {_PLACE} với 42 đoàn viên.",), _OWN),
        ((f"Công đoàn ngành Y tế công bố Quyết định thành lập CĐCS {_PLACE}, gồm 3 tổ công đoàn.",), _OWN),
        ((f"CĐCS {_PLACE} được thành lập trên cơ sở hợp nhất CĐCS {_HOSPITAL} và CĐCS Bệnh viện Phổi, có 80 đoàn viên.",), _OWN),
        ((f"Ngày 3/4, CĐCS {_PLACE} tổ chức Đại hội lần thứ V.", "Dự đại hội có lãnh đạo LĐLĐ tỉnh cùng 98 đại biểu."), _OWN),
        ((f"Được LĐLĐ tỉnh chọn làm điểm, CĐCS {_PLACE} tổ chức Đại hội.", "Đại hội bầu Ban Chấp hành gồm 11 ủy viên."), _OWN),
        # who founds recruits; another's congress is only spoken of
        ((f"Công đoàn ngành Y tế thành lập CĐCS {_PLACE}, kết nạp 42 đoàn viên.",), _HEALTH),
        (("LĐLĐ tỉnh họp bàn công tác đại hội công đoàn các cấp với 98 đại biểu.",), _LABOUR),
        ((f"Công đoàn ngành Y tế dự Đại hội CĐCS {_PLACE}.", "Trong năm, Công đoàn ngành Y tế kết nạp 42 đoàn viên."), _HEALTH),
    ],
)  # fmt: skip
def test_the_size_of_a_union_that_is_founded_or_holds_its_congress_is_its_own(lines, owner):
    assert set(owners(*lines)) == {owner}


@pytest.mark.parametrize(
    ("line", "owner"),
    [
        ("BCH CĐCS tặng 72 phần quà cho chị em.", _OWN),
        ("BCH đã chăm lo tốt đời sống, thăm hỏi 30 đoàn viên.", _OWN),
        ("Ban Chấp hành Công đoàn trích 12 triệu đồng hỗ trợ đoàn viên.", _OWN),
        ("Công đoàn giúp 4 đoàn viên khó khăn.", _OWN),
        ("BCH Công đoàn ngành Y tế tặng 72 phần quà cho chị em.", _HEALTH),
        ("Công đoàn ngành Y tế tặng 72 phần quà cho BCH CĐCS.", _HEALTH),
        ("Dự họp có BCH CĐCS; Công đoàn ngành Y tế tặng 72 phần quà.", _HEALTH),
    ],
)
def test_a_bare_board_acts_for_the_union_of_the_place(line, owner):
    told = ["Công đoàn ngành Y tế gửi thư chúc mừng. " + line]
    assert owners(*told, title=f"{_PLACE} gặp mặt nữ viên chức; CĐCS họp") == [owner]


def test_in_a_digest_of_places_a_bare_union_is_that_of_its_paragraph():
    lines = (
        f"{_HOSPITAL}: Ngày 8/3, Công đoàn Bệnh viện trao 5 suất quà.",
        f"{_PLACE}: Sáng 7/3, CĐCS tổ chức hội thi; nhân dịp này kết nạp 4 đoàn viên mới.",
    )
    given, new = owners(*lines, title="Tin hoạt động công đoàn các đơn vị y tế")
    assert given == f"Công đoàn cơ sở {_HOSPITAL}"
    assert new is not None
    assert new.endswith(_PLACE)


_BLOOD = "Ngày hội hiến máu thu 50 đơn vị máu."


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        # who wrote it
        ((_BLOOD, f"Vũ Thị Mẫu - Phó Giám đốc {_HOSPITAL}"), [None]),
        ((_BLOOD, f"Vũ Thị Mẫu – Chủ tịch Công đoàn {_HOSPITAL}"), [None]),
        ((_BLOOD, f"Vũ Thị Mẫu ({_HOSPITAL})"), [None]),
        ((_BLOOD, f"Vũ Thị Mẫu - Công đoàn {_HOSPITAL}"), [None]),
        ((_BLOOD, "Vũ Thị Mẫu - Phó Hiệu trưởng Trường THPT Ba Tri, huyện Ba Tri, tỉnh Bến Tre, cùng các thầy cô giáo của trường và học sinh khối 12"), [None]),
        ((_BLOOD, f"Vũ Thị Mẫu, Chủ tịch Công đoàn {_HOSPITAL}, phát biểu."), [f"Công đoàn cơ sở {_HOSPITAL}"]),
        ((_BLOOD, f"{_HOSPITAL} cảm ơn người hiến máu."), [_HOSPITAL]),
        ((f"{_HOSPITAL} tổ chức ngày hội.", _BLOOD, f"Vũ Thị Mẫu - Giám đốc {_PLACE}"), [_HOSPITAL]),
        # who only came, and who got it
        (("Tới dự có đồng chí Vũ Mẫu, Chủ tịch LĐLĐ tỉnh.", "Hằng năm đỗ tốt nghiệp 98,18%."), [None]),
        (("Nhóm thiện nguyện đã ủng hộ LĐLĐ tỉnh 3,2 triệu đồng.",), [None]),
        (("Nhóm thiện nguyện trao tặng Quỹ Tấm lòng vàng của LĐLĐ tỉnh 1 tỷ đồng.",), [None]),
        (("Công đoàn ngành Y tế trao LĐLĐ tỉnh 3 triệu đồng.",), [_HEALTH]),
        (("LĐLĐ tỉnh họp.", "Tới dự có đồng chí Vũ Mẫu, Chủ tịch LĐLĐ tỉnh.", "Kết nạp 5 đoàn viên."), [_LABOUR]),
        (("LĐLĐ tỉnh trao 3 triệu đồng cho đoàn viên.",), [_LABOUR]),
    ],
)  # fmt: skip
def test_neither_the_writer_nor_a_guest_nor_the_receiver_has_the_figures(lines, expected):
    assert owners(*lines) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Công đoàn ngành Y tế họp. Công an tỉnh phá án trên 75%.", [None]),
        ("LĐLĐ tỉnh họp. Công đoàn BIDV đã phát động, quyên góp 400 suất quà.", [None]),
        ("LĐLĐ tỉnh họp. Quỹ Ánh Dương đã trao 40 suất quà.", [None]),
        ("LĐLĐ tỉnh họp. Công đoàn đã phát động, quyên góp 400 suất quà.", [_LABOUR]),
        ("LĐLĐ tỉnh vận động công an quyên góp 400 suất quà.", [_LABOUR]),
        ("LĐLĐ tỉnh vận động, Quỹ Ánh Dương 40 triệu đồng.", [_LABOUR]),
    ],
)
def test_what_a_body_that_no_list_knows_does_is_nobodys(text, expected):
    assert owners(text) == expected

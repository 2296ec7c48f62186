"""Places of the text, and organisations that begin, end, merge or move."""

# ruff: noqa: E501 - one case of a table is one line

import pytest

from tests.normalise.reading import read


def _places(text: str, **known) -> list[tuple[str, str | None]]:
    return [(m.surface, m.entity_id) for m in read(text, **known).mentions if m.type == "place"]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("tại tỉnh Nghệ An", [("tỉnh Nghệ An", "vn-nghe-an")]),
        ("từ Nghệ An đến TP.Hồ Chí Minh",
         [("Nghệ An", "vn-nghe-an"), ("TP.Hồ Chí Minh", "vn-ho-chi-minh")]),
        ("tại huyện Ba Tri", [("huyện Ba Tri", None)]),
        ("tại thành phố Sơn La", [("thành phố Sơn La", None)]),
        ("Tỉnh Hòa Bình yêu hòa bình", [("Tỉnh Hòa Bình", "vn-hoa-binh")]),
        ("Hòa bình lập lại", []),
        ("Ảnh: H.T. chụp", []),
        ("thưởng cho mỗi xã 3 - 25 triệu đồng", []),
        ("tại quận 3 và phường 5", [("quận 3", None), ("phường 5", None)]),
        ("tại H. Ba Tri", [("H. Ba Tri", None)]),
        ("danh hiệu thành phố Anh hùng", []),
        ("trao ở các huyện, TP. Tính đến nay có 5 ca", []),
        ("ngân hàng chính sách xã hội", []),
        ("chiến thắng Điện Biên Phủ", []),
        ("phong cách Hồ Chí Minh", []),
    ],
)  # fmt: skip
def test_places_are_told_from_words_battles_and_persons(text, places):
    assert _places(text) == places


def _changes(text: str) -> list[tuple[str, str | None, str | None, str | None]]:
    return [
        (c.kind, c.predecessor_id, c.successor_id, c.changed_on and c.changed_on.isoformat())
        for c in read(text).organisation_changes
    ]


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("Công bố kết thúc hoạt động Công đoàn ngành Y tế tỉnh Bến Tre từ ngày 20/3/2025.",
         ("dissolved", "org:ben-tre:health-union", None, "2025-03-20")),
        ("Công đoàn ngành Y tế chính thức kết thúc hoạt động.",
         ("dissolved", "org:ben-tre:health-union", None, None)),
        ("Quyết định thành lập CĐCS Trạm Y tế xã Pả Vi.",
         ("founded", None, "org:ben-tre:health-station:xa-pa-vi:base-union", None)),
        ("Bàn giao CĐCS Trung tâm Y tế huyện Ba Tri về LĐLĐ tỉnh.",
         ("transferred", "org:ben-tre:health-centre:huyen-ba-tri:base-union",
          "org:ben-tre:labour-federation", None)),
        ("CĐCS Trung tâm Y tế huyện Ba Tri được bàn giao về LĐLĐ tỉnh.",
         ("transferred", "org:ben-tre:health-centre:huyen-ba-tri:base-union",
          "org:ben-tre:labour-federation", None)),
        ("Công bố Quyết định số 12/QĐ-LĐLĐ ngày 18/3/2025 về kết thúc hoạt động Công đoàn ngành Y tế.",
         ("dissolved", "org:ben-tre:health-union", None, None)),
        ("Quyết định số 12/QĐ-LĐLĐ ngày 18/3/2025, kết thúc hoạt động Công đoàn ngành Y tế ngày 20/3/2025.",
         ("dissolved", "org:ben-tre:health-union", None, "2025-03-20")),
        ("Lễ ra mắt CĐCS Trạm Y tế xã Pả Vi.",
         ("founded", None, "org:ben-tre:health-station:xa-pa-vi:base-union", None)),
        ("CĐCS Trung tâm Y tế huyện Ba Tri chuyển về trực thuộc LĐLĐ tỉnh.",
         ("transferred", "org:ben-tre:health-centre:huyen-ba-tri:base-union",
          "org:ben-tre:labour-federation", None)),
        ("LĐLĐ tỉnh tiếp nhận CĐCS Trung tâm Y tế huyện Ba Tri từ ngày 1/4/2023.",
         ("transferred", "org:ben-tre:health-centre:huyen-ba-tri:base-union",
          "org:ben-tre:labour-federation", "2023-04-01")),
        ("Theo quyết định của LĐLĐ tỉnh, Công đoàn ngành Y tế kết thúc hoạt động.",
         ("dissolved", "org:ben-tre:health-union", None, None)),
        ("Công đoàn ngành Y tế dừng hoạt động từ ngày 1/4/2023.",
         ("dissolved", "org:ben-tre:health-union", None, "2023-04-01")),
        ("Công đoàn ngành Y tế ra mắt CĐCS Trạm Y tế xã Pả Vi.",
         ("founded", None, "org:ben-tre:health-station:xa-pa-vi:base-union", None)),
        ("Giải thể Công đoàn ngành Y tế; các đơn vị về LĐLĐ tỉnh.",
         ("dissolved", "org:ben-tre:health-union", "org:ben-tre:labour-federation", None)),
    ],
)  # fmt: skip
def test_a_change_told_in_one_sentence_is_a_row(text, change):
    assert _changes(text) == [change]


def test_what_another_body_goes_into_is_not_the_successor():
    text = "Giải thể Công đoàn ngành Y tế; chuyển giao CĐCS Trạm Y tế xã Pả Vi về LĐLĐ tỉnh."
    assert [row[:3] for row in _changes(text)] == [
        ("dissolved", "org:ben-tre:health-union", None),
        ("transferred", "org:ben-tre:health-station:xa-pa-vi:base-union",
         "org:ben-tre:labour-federation"),
    ]  # fmt: skip


def test_bodies_that_merge_with_each_other_all_end():
    text = "Từ ngày 1/7/2025, LĐLĐ tỉnh Bến Tre hợp nhất với LĐLĐ tỉnh Trà Vinh thành LĐLĐ tỉnh Vĩnh Long."
    assert sorted(_changes(text)) == [
        ("merged", f"org:{one}:labour-federation", "org:vinh-long:labour-federation", "2025-07-01")
        for one in ("ben-tre", "tra-vinh")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "LĐLĐ tỉnh Vĩnh Long được thành lập trên cơ sở hợp nhất LĐLĐ tỉnh Bến Tre, LĐLĐ tỉnh Trà Vinh.",
        "LĐLĐ tỉnh Vĩnh Long được hợp nhất từ LĐLĐ tỉnh Bến Tre và LĐLĐ tỉnh Trà Vinh.",
    ],
)
def test_what_is_formed_out_of_bodies_is_their_successor(text):
    assert [row for row in _changes(text) if row[0] == "merged"] == [
        ("merged", f"org:{one}:labour-federation", "org:vinh-long:labour-federation", None)
        for one in ("ben-tre", "tra-vinh")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Bệnh nhân được Trung tâm Y tế huyện Ba Tri chuyển về Bệnh viện Phổi tỉnh.",
        "Đoàn viên CĐCS Trạm Y tế xã Pả Vi chuyển sang Công đoàn ngành Y tế.",
        "CĐCS Trạm Y tế xã Pả Vi ra mắt.",
        "Ra mắt Ban Chấp hành CĐCS Trạm Y tế xã Pả Vi.",
        "CĐCS Trung tâm Y tế huyện Ba Tri chuyển kinh phí về LĐLĐ tỉnh.",
        "Kỷ niệm 30 năm ngày thành lập Công đoàn ngành Y tế.",
        "Dự kiến kết thúc hoạt động Công đoàn ngành Y tế.",
        "Lấy ý kiến về việc kết thúc hoạt động Công đoàn ngành Y tế.",
        "Công đoàn ngành Y tế bàn giao nhà cho LĐLĐ tỉnh.",
        "Công đoàn ngành Y tế tiếp nhận quà của LĐLĐ tỉnh cho đoàn viên.",
        "Giải thể thao của Công đoàn ngành Y tế.",
        "Ban Chấp hành Công đoàn ngành Y tế ra mắt Đại hội.",
        "Bàn giao nhà “Mái ấm công đoàn” cho đoàn viên.",
        "Thành lập đoàn kiểm tra.",
    ],
)
def test_anniversaries_plans_and_houses_change_no_organisation(text):
    assert _changes(text) == []


def test_the_day_of_a_change_is_the_one_it_holds_from_and_not_that_of_the_meeting():
    text = (
        "Sáng 28/5, LĐLĐ tỉnh công bố quyết định kết thúc hoạt động của Công đoàn ngành Y tế tỉnh. "
        "Kể từ ngày 1/6/2025, Công đoàn ngành Y tế chấm dứt hoạt động."
    )
    (change,) = read(text, on="2025-05-29").organisation_changes
    assert str(change.changed_on) == "2025-06-01"

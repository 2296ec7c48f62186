"""Who holds an event: by body, person, title, or the name of the event."""

# ruff: noqa: E501 - one case of a table is one line

from __future__ import annotations

import pytest

from tests.normalise.hand_made import document, event_of


@pytest.mark.parametrize(
    ("text", "host"),
    [
        ("Ngày 5/6, tại Sở Y tế, Công đoàn ngành Y tế tổ chức tập huấn.", "org:mau:health-union"),
        ("Ngày 5/6, Công đoàn ngành Y tế phối hợp với LĐLĐ tỉnh tổ chức tập huấn.", "org:mau:health-union"),
        ("Ngày 5/6, LĐLĐ tỉnh và Công đoàn ngành Y tế tổ chức tập huấn.", "org:mau:labour-federation"),
        ("Sáng 5/6, ngày hội do Công đoàn ngành Y tế tổ chức thu hút nhiều người.", "org:mau:health-union"),
        ("Thực hiện kế hoạch của LĐLĐ tỉnh, ngày 5/6, Công đoàn ngành Y tế tổ chức tập huấn.", "org:mau:health-union"),
        ("Ngày 5/6, LĐLĐ tỉnh phối hợp với Sở Y tế và Công đoàn ngành Y tế tổ chức tập huấn.", "org:mau:labour-federation"),
        ("Ngày 5/6, Công đoàn ngành Y tế đã chủ trì, phối hợp cùng đoàn thanh niên và khoa Xét nghiệm Bệnh viện Mẫu tổ chức tập huấn.", "org:mau:health-union"),
        ("Ngày 5/6, được sự phối hợp của Sở Y tế, Công đoàn ngành Y tế tổ chức tập huấn.", "org:mau:health-union"),
        ("Ngày 5/6, ông Lê Văn Mẫu trao quyết định điều động của LĐLĐ tỉnh cho các cán bộ.", "org:mau:labour-federation"),
        ("Sáng 5/6, chị Lê Thị Mẫu được Công đoàn ngành Y tế tuyên dương.", "org:mau:health-union"),
        ("Ngày 5/6, bà Lê Thị Mẫu, Chủ tịch LĐLĐ tỉnh cùng các đồng chí trong Ban Thường vụ, đại diện Công đoàn ngành Y tế tổ chức tập huấn.", "org:mau:labour-federation"),
        ("Ngày 5/6, LĐLĐ tỉnh cùng Sở Y tế, Công đoàn ngành Y tế tổ chức tập huấn.", "org:mau:labour-federation"),
        ("Ngày 5/6, tại Sở Y tế cùng ngày khai giảng, Công đoàn ngành Y tế tổ chức tập huấn.", "org:mau:health-union"),
        ("Sáng ngày 5/6 tại phòng họp khách sạn Mẫu, Hà Nội. Công đoàn ngành Y tế tổ chức tập huấn.", "org:mau:health-union"),
        ("Sáng 5/6, đông đảo đoàn viên tham gia tập huấn.", None),
    ],
)  # fmt: skip
def test_the_host_is_the_body_that_holds_the_event(text: str, host: str | None) -> None:
    event = event_of(document(text), "2021-06-06", "Tập huấn")
    assert event is not None
    assert event.host_id == host


@pytest.mark.parametrize(
    ("words", "host"),
    [
        (
            "tại Hội nghị tổng kết hoạt động công đoàn năm 2020 của Công đoàn ngành Y tế",
            "org:mau:health-union",
        ),
        ("tại Lễ trao nhà Mái ấm Công đoàn của LĐLĐ tỉnh", "org:mau:labour-federation"),
        ("tại Đại hội đại biểu Công đoàn ngành Y tế", "org:mau:health-union"),
        ("tại cuộc thi “Áo dài” của Công đoàn ngành Y tế", "org:mau:health-union"),
        ("tại Tọa đàm về y đức của Công đoàn ngành Y tế", "org:mau:health-union"),
        (
            "tại Hội nghị gặp mặt 50 cán bộ nữ tiêu biểu trong công tác phòng dịch của LĐLĐ tỉnh",
            "org:mau:labour-federation",
        ),
        ("tại Hội nghị quán triệt Nghị quyết của LĐLĐ tỉnh", None),
        ("tại Lễ trao Bằng khen của LĐLĐ tỉnh", None),
        ("tại Hội nghị có sự tham gia của LĐLĐ tỉnh", None),
    ],
)
def test_the_host_is_whose_event_the_sentence_names(words: str, host: str | None) -> None:
    event = event_of(document(f"Ngày 5/6, {words}, ông Lê Mẫu đã tặng quà."), "2021-06-06")
    assert event is not None
    assert event.host_id == host


@pytest.mark.parametrize(
    ("words", "host"),
    [
        ("đoàn kiểm tra của Công đoàn ngành Y tế", "org:mau:health-union"),
        ("đoàn công tác số 2 của LĐLĐ tỉnh", "org:mau:labour-federation"),
        ("đoàn giám sát chuyên đề năm 2021 của LĐLĐ tỉnh", "org:mau:labour-federation"),
        ("các đoàn viên tiêu biểu của LĐLĐ tỉnh", None),
        ("cán bộ công đoàn giỏi của LĐLĐ tỉnh", None),
        ("đoàn xe, theo yêu cầu của LĐLĐ tỉnh", None),
    ],
)
def test_a_delegation_acts_for_the_body_that_sent_it(words: str, host: str | None) -> None:
    event = event_of(document(f"Ngày 5/6, {words} thăm, tặng quà tại bệnh viện."), "2021-06-06")
    assert event is not None
    assert event.host_id == host


@pytest.mark.parametrize(
    ("title", "words", "host"),
    [
        (
            "Công đoàn ngành Y tế tổ chức thành công Đại hội",
            "Đại hội diễn ra ngày 5/6.",
            "org:mau:health-union",
        ),
        ("LĐLĐ tỉnh tổ chức hội thao", "Hội thao khai mạc sáng 5/6.", "org:mau:labour-federation"),
        (
            "Công đoàn ngành Y tế trao 100 suất quà",
            "Ngày 5/6, lễ trao quà diễn ra trang trọng.",
            "org:mau:health-union",
        ),
        ("Đại hội thành công tốt đẹp", "Đại hội diễn ra ngày 5/6.", None),
        ("Công đoàn ngành Y tế tổ chức hội thao", "Ngày 5/6, hội thao diễn ra tại Sở Y tế.", None),
        ("Niềm vui của Công đoàn ngành Y tế", "Hội thao diễn ra ngày 5/6.", None),
    ],
)
def test_the_title_names_the_host_of_a_sentence_without_a_body(
    title: str, words: str, host: str | None
) -> None:
    event = event_of(document(("title", title), words), "2021-06-06")
    assert event is not None
    assert event.host_id == host


def test_the_host_named_in_the_lead_serves_for_the_dated_sentence() -> None:
    doc = document(
        ("lead", "Công đoàn ngành Y tế tổ chức ngày hội hiến máu."),
        "Sáng 12/6, gần 400 người đã đăng ký tham gia.",
    )
    event = event_of(doc, "2021-06-14")
    assert event is not None
    assert (event.host_id, str(event.starts_on)) == ("org:mau:health-union", "2021-06-12")


@pytest.mark.parametrize(
    ("text", "host"),
    [
        ("Ngày 5/6, bà Lê Thị Mẫu, Chủ tịch LĐLĐ tỉnh cùng đoàn đến thăm khu cách ly.", "org:mau:labour-federation"),
        ("Ngày 5/6, ông Lê Mẫu, Phó Chủ tịch Công đoàn ngành Y tế và ông Trần Mẫu, Giám đốc Sở Y tế trao nhà.", "org:mau:health-union"),
        ("Ngày 5/6, đồng chí Phó Chủ tịch Thường trực LĐLĐ tỉnh làm việc với Công đoàn ngành.", "org:mau:labour-federation"),
        ("Ngày 5/6, thay mặt LĐLĐ tỉnh, Công đoàn ngành Y tế trao quà.", "org:mau:health-union"),
        ("Ngày 5/6, được sự đồng ý của LĐLĐ tỉnh, Công đoàn ngành Y tế tổ chức đi bộ.", "org:mau:health-union"),
        ("Ngày 5/6, tại khuôn viên Sở Y tế, Công đoàn ngành Y tế mở chợ Tết, tặng quà.", "org:mau:health-union"),
        ("Ngày 5/6, tại Sân vận động, Công đoàn ngành Y tế khai mạc hội thao.", "org:mau:health-union"),
        ("Ngày 5/6, LĐLĐ tỉnh, Công đoàn ngành Y tế tổ chức đi bộ.", "org:mau:labour-federation"),
        ("Ngày 5/6, Đoàn kiểm tra của LĐLĐ tỉnh có buổi kiểm tra tại Sở Y tế.", "org:mau:labour-federation"),
        ("Ngày 5/6, dưới sự chủ trì của LĐLĐ tỉnh, hội nghị ký kết đã diễn ra.", "org:mau:labour-federation"),
        ("Ngày 5/6, ông Lê Mẫu cùng lãnh đạo LĐLĐ tỉnh thăm khu cách ly.", "org:mau:labour-federation"),
        ("Vòng chung kết diễn ra tối 5/6. Hội thi do Công đoàn ngành Y tế tổ chức.", "org:mau:health-union"),
        ("Vòng chung kết diễn ra tối 5/6. Hội thi có các đội của Công đoàn ngành Y tế.", None),
        ("Ngày 5/6, ông Lê Mẫu cùng cán bộ LĐLĐ tỉnh đến thăm khu cách ly.", None),
        ("Ngày 5/6, đoàn viên của Công đoàn ngành Y tế tham gia hiến máu.", None),
        ("Ngày 5/6, nhiều người tham gia; có mặt ông Lê Mẫu, Chủ tịch LĐLĐ tỉnh.", None),
    ],
)  # fmt: skip
def test_who_heads_a_body_acts_for_it_where_no_body_does(text: str, host: str | None) -> None:
    event = event_of(document(text), "2021-06-06", "Thăm khu cách ly")
    assert event is not None
    assert event.host_id == host


@pytest.mark.parametrize(
    ("first", "second", "host"),
    [
        ("Thực hiện kế hoạch tập huấn, ngày 5/6, tại Nhà văn hóa", "Công đoàn ngành Y tế tổ chức khai giảng lớp học.", "org:mau:health-union"),
        ("Ngày 5/6, khai giảng lớp học.", "Công đoàn ngành Y tế tặng quà học viên.", None),
        ("Ngày 5/6, khai giảng lớp học.", "Lớp học do Công đoàn ngành Y tế tổ chức.", "org:mau:health-union"),
    ],
)  # fmt: skip
def test_the_second_half_of_a_cut_sentence_names_the_host(
    first: str, second: str, host: str | None
) -> None:
    event = event_of(document(first, second), "2021-06-06", "Tập huấn")
    assert event is not None
    assert (str(event.starts_on), event.host_id) == ("2021-06-05", host)

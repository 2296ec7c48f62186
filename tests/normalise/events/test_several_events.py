"""Which paragraphs open an event of their own, and which go on about the first."""

# ruff: noqa: E501 - one case of a table is one line

from __future__ import annotations

import pytest

from congdoan.normalise.dates.hits import scan_dates
from congdoan.normalise.events.rows import scan_events
from congdoan.normalise.figures.subject import Subjects
from congdoan.records import Event
from tests.normalise.hand_made import bodies, context, document, scan_of
from tests.normalise.reading import read

MAIN = "Sáng 6/8, LĐLĐ tỉnh tổ chức hội nghị sơ kết hoạt động công đoàn 6 tháng đầu năm 2021."


def events(*lines: str, **known) -> list[Event]:
    """The events of a text of Bến Tre of August 2021, a line a paragraph."""
    given = {"on": "2021-08-09", "title": "Hoạt động công đoàn"} | known
    return list(read("\n".join(lines), **given).events)


def told(*lines: str, **known) -> list[tuple[str, str, str | None]]:
    """Type, day or days and host of every event."""
    return [
        (
            e.event_type,
            str(e.starts_on) if e.starts_on == e.ends_on else f"{e.starts_on}/{e.ends_on}",
            e.host_id,
        )
        for e in events(*lines, **known)
    ]


@pytest.mark.parametrize(
    ("line", "event"),
    [
        ("Chiều cùng ngày, LĐLĐ tỉnh đến thăm, tặng quà đoàn viên Bệnh viện Mẫu.", ("support", "2021-08-06", "org:ben-tre:labour-federation")),
        ("Cũng trong chiều cùng ngày, Công đoàn ngành Y tế ký kết giao ước với Sở Y tế.", ("signing", "2021-08-06", "org:ben-tre:health-union")),
        ("Chiều 6/8, đoàn công tác của LĐLĐ tỉnh đã thăm, tặng quà đoàn viên.", ("support", "2021-08-06", "org:ben-tre:labour-federation")),
        ("Ngày 7/8, Công đoàn ngành Y tế tổ chức tập huấn cho 80 cán bộ.", ("training", "2021-08-07", "org:ben-tre:health-union")),
        ("Trong hai ngày 7 và 8/8, Công đoàn ngành Y tế tổ chức hội thao.", ("sport_and_arts", "2021-08-07/2021-08-08", "org:ben-tre:health-union")),
        ("Tiếp đó, sáng 8/8, tại huyện Ba Tri, Công đoàn ngành Y tế bàn giao nhà cho đoàn viên.", ("housing", "2021-08-08", "org:ben-tre:health-union")),
        ("Thứ Bảy, 7/8, Công đoàn ngành Y tế tổ chức hội thi cán bộ công đoàn giỏi.", ("contest", "2021-08-07", "org:ben-tre:health-union")),
        ("Trước đó, ngày 3/8, Công đoàn ngành Y tế cũng đã bàn giao một căn nhà.", ("housing", "2021-08-03", "org:ben-tre:health-union")),
        ("Trước đó, chiều 3/8, LĐLĐ tỉnh tổ chức họp mặt.", ("dialogue", "2021-08-03", "org:ben-tre:labour-federation")),
        ("Trong khi đó, ngày 4/8, LĐLĐ tỉnh trao 2 tấn gạo cho khu cách ly.", ("support", "2021-08-04", "org:ben-tre:labour-federation")),
        ("Nhân kỷ niệm Ngày thành lập Công đoàn Việt Nam, ngày 28/7, LĐLĐ tỉnh tổ chức hội thao.", ("sport_and_arts", "2021-07-28", "org:ben-tre:labour-federation")),
        ("Sau hội nghị, cùng ngày, Công đoàn ngành Y tế họp Ban Chấp hành.", ("committee_meeting", "2021-08-06", "org:ben-tre:health-union")),
        ("Cùng ngày, Công đoàn ngành Y tế tổ chức sơ kết cụm thi đua.", ("interim_review", "2021-08-06", "org:ben-tre:health-union")),
        ("Ngày 7/8, đoàn tiếp tục đến thăm, tặng quà khu cách ly.", ("support", "2021-08-07", "org:ben-tre:labour-federation")),
        ("Trước đó, sáng sớm cùng ngày, LĐLĐ tỉnh dâng hương tại Đền thờ.", ("other", "2021-08-06", "org:ben-tre:labour-federation")),
        ("Ngay sau hội nghị, chiều 6/8, Công đoàn ngành Y tế khám sức khỏe cho công nhân.", ("support", "2021-08-06", "org:ben-tre:health-union")),
        ("Buổi chiều, Công đoàn ngành Y tế trao 15 suất quà.", ("support", "2021-08-06", "org:ben-tre:health-union")),
        ("Trước đó, chiều 26 Tết (5/8), LĐLĐ tỉnh thăm đoàn viên.", ("support", "2021-08-05", "org:ben-tre:labour-federation")),
        ("Cũng trong ngày, Công đoàn ngành Y tế bàn giao một căn nhà.", ("housing", "2021-08-06", "org:ben-tre:health-union")),
        ("Cùng ngày, đoàn thăm khu cách ly.", ("support", "2021-08-06", "org:ben-tre:labour-federation")),
        ("Chiều 7/8, đoàn công tác do đồng chí Lê Văn Mẫu làm trưởng đoàn đã thăm khu cách ly.", ("support", "2021-08-07", "org:ben-tre:labour-federation")),
        ("Ngày 7/8, phối hợp Sở Y tế tổ chức tập huấn.", ("training", "2021-08-07", "org:ben-tre:labour-federation")),
        ("Hội nghị thành công. Chiều cùng ngày, LĐLĐ tỉnh đến thăm, tặng quà đoàn viên.", ("support", "2021-08-06", "org:ben-tre:labour-federation")),
        ("Ngày 7/8, LĐLĐ tỉnh tổ chức đi bộ.", ("other", "2021-08-07", "org:ben-tre:labour-federation")),
        ("Sáng 7/8, đoàn về xã Mỹ Chánh, huyện Ba Tri trao 100 suất quà.", ("support", "2021-08-07", "org:ben-tre:labour-federation")),
        ("Sáng 7/8, đoàn tiếp tục đến Bệnh viện Mẫu, thăm các y bác sĩ.", ("support", "2021-08-07", "org:ben-tre:labour-federation")),
        ("Kết thúc hội nghị, chiều cùng ngày, LĐLĐ tỉnh thăm, tặng quà đoàn viên.", ("support", "2021-08-06", "org:ben-tre:labour-federation")),
        ("Ngày 7/8, đoàn cán bộ do đồng chí Lê Văn Mẫu dẫn đầu đã thăm khu cách ly.", ("support", "2021-08-07", "org:ben-tre:labour-federation")),
        ("Chiều 7/8, tại trụ sở, ông Lê Văn Mẫu trao quyết định của Công đoàn ngành Y tế bổ nhiệm cán bộ.", ("appointment", "2021-08-07", "org:ben-tre:health-union")),
        ("Ngày 7/8, Công đoàn ngành Y tế ký biên bản ghi nhớ với một công ty.", ("signing", "2021-08-07", "org:ben-tre:health-union")),
        ("Chiều cùng ngày, Công đoàn tổ chức hội thi nấu ăn.", ("contest", "2021-08-06", "org:ben-tre:labour-federation")),
        ("Ngày 7/8, LĐLĐ tỉnh trao trợ cấp khó khăn cho 8 đoàn viên và tặng Bằng khen cho 2 người.", ("support", "2021-08-07", "org:ben-tre:labour-federation")),
    ],
)  # fmt: skip
def test_a_paragraph_with_its_own_day_host_and_deed_is_a_further_event(
    line: str, event: tuple[str, str, str]
) -> None:
    found = told(MAIN, "Dự hội nghị có 40 đại biểu.", line)
    assert found[0] == ("interim_review", "2021-08-06", "org:ben-tre:labour-federation")
    assert found[1:] == [event]


@pytest.mark.parametrize(
    "line",
    [
        "Sáng 6/8, LĐLĐ tỉnh trao Bằng khen cho 5 tập thể tại hội nghị.",
        "Ngày 6/8, Công đoàn ngành Y tế tặng 20 suất quà cho đại biểu.",
        "Ngày 7/8, chị được Công đoàn ngành Y tế tặng Giấy khen.",
        "Ngày 7/8, ông Lê Văn Mẫu vinh dự được LĐLĐ tỉnh trao Kỷ niệm chương.",
        "Cùng ngày, LĐLĐ tỉnh tổ chức sơ kết cụm thi đua.",
        "Ngày 5/5, LĐLĐ tỉnh tổ chức phát động Tháng Công nhân.",
        "Trước đó, ngày 7/6, Công đoàn ngành Y tế tổ chức tập huấn.",
        "Trước đó, Công đoàn ngành Y tế tổ chức tập huấn.",
        "Hội nghị thành công. Cùng ngày, đoàn thăm khu cách ly.",
        "Hội nghị thành công. Tại hội nghị, LĐLĐ tỉnh tặng quà đoàn viên.",
        "Theo ông Lê Văn Mẫu, ngày 7/8, LĐLĐ tỉnh tổ chức đi bộ.",
        "Ngày 7/8, đoàn viên tổ chức đi bộ.",
        "Ngày 20/8, LĐLĐ tỉnh sẽ tổ chức tập huấn.",
        "Theo kế hoạch, ngày 20/8, LĐLĐ tỉnh tổ chức tập huấn.",
        "Ngày 12/8, LĐLĐ tỉnh tổ chức tập huấn.",
        "Ngày 8/8, LĐLĐ tỉnh dự kiến tổ chức tập huấn.",
        "Ngày 8/8, nhiều khoa, phòng tổ chức hội thao.",
        "Tính đến ngày 7/8, LĐLĐ tỉnh trao 300 suất quà.",
        "Từ ngày 1/7 đến nay, Công đoàn ngành Y tế tổ chức 5 lớp tập huấn.",
        "Theo Quyết định số 12/QĐ-LĐLĐ ngày 7/8/2021, LĐLĐ tỉnh khen thưởng 5 tập thể.",
        "Kỷ niệm ngày 28/7, LĐLĐ tỉnh tổ chức hội thao.",
        "Ngày 7/8, đông đảo đoàn viên tham gia tập huấn.",
        "Ngày 7/8, Công đoàn ngành Y tế có 31 CĐCS.",
        "Ông Lê Văn Mẫu cho biết, ngày 7/8, Công đoàn ngành Y tế tổ chức tập huấn.",
        "Dịp này, LĐLĐ tỉnh tặng 20 suất quà.",
    ],
)
def test_details_background_plans_and_anniversaries_open_no_event(line: str) -> None:
    assert len(told(MAIN, "Dự hội nghị có 40 đại biểu.", line)) == 1


def test_the_afternoon_of_another_host_within_several_days_is_its_own() -> None:
    found = told(
        "Từ ngày 3 đến 6/8, LĐLĐ tỉnh tổ chức hội thao.",
        "Chiều 5/8, Công đoàn ngành Y tế ký kết giao ước với Sở Y tế.",
        "Chiều 6/8, LĐLĐ tỉnh tặng quà vận động viên.",
    )
    assert [row[0] for row in found] == ["sport_and_arts", "signing"]


def test_events_within_the_weeks_of_another_are_their_own() -> None:
    found = told(
        "Từ ngày 5/7 đến 5/8, LĐLĐ tỉnh tổ chức Tháng Công nhân.",
        "Ngày 12/7, Công đoàn ngành Y tế tổ chức đối thoại với 150 đoàn viên.",
        "Ngày 20/7, LĐLĐ tỉnh tổ chức Tháng Công nhân cấp cơ sở.",
    )
    assert [row[0] for row in found] == ["workers_month", "dialogue"]


def test_lines_of_a_digest_without_a_day_tell_events_where_others_have_one() -> None:
    lines = (
        "1. LĐLĐ huyện Ba Tri: Ngày 5/8, LĐLĐ huyện tổ chức họp mặt cán bộ hưu trí.",
        "2. LĐLĐ huyện Thạnh Phú thăm, tặng 60 suất quà cho đoàn viên.",
        "3. Công đoàn ngành Y tế: Ký kết giao ước thi đua.",
        "4. LĐLĐ huyện Ba Tri có 40 CĐCS.",
        "5. LĐLĐ huyện Thạnh Phú sẽ tổ chức hội thao.",
        "6. Tại huyện Chợ Lách, Công đoàn ngành Giáo dục tỉnh trao 40 suất quà.",
    )
    ended = "7. Công đoàn ngành Y tế: Ngày 6/8, tổ chức tập huấn."
    assert [row[0] for row in told(*lines, ended)] == [
        "dialogue", "support", "signing", "support", "training",
    ]  # fmt: skip
    assert [row[0] for row in told(*lines)] == ["dialogue"]


def test_the_days_of_a_congress_are_one_event() -> None:
    found = told(
        "Trong hai ngày 5 và 6/8, Công đoàn ngành Y tế tổ chức Đại hội lần thứ V.",
        "Chiều 5/8, Đại hội tiến hành phiên trù bị.",
        "Sáng 6/8, Công đoàn ngành Y tế tổ chức phiên chính thức của Đại hội.",
        "Ngày 6/8, LĐLĐ tỉnh tặng Bằng khen cho 5 tập thể.",
    )
    assert found == [("congress", "2021-08-05/2021-08-06", "org:ben-tre:health-union")]


def test_lines_of_a_digest_are_events_with_hosts_of_their_provinces() -> None:
    found = told(
        "* Vĩnh Long: Ngày 3/8, Công đoàn ngành Y tế trao 100 suất quà cho đoàn viên.",
        "* Trà Vinh: Ngày 3/8, bà Lê Thị Mẫu, Chủ tịch Công đoàn ngành Y tế thăm khu cách ly.",
        "* Bến Tre: Sáng 2/8, Công đoàn ngành Y tế tiếp nhận 200 bộ đồ bảo hộ.",
        "* Long An: Công đoàn ngành Y tế hiện có 31 CĐCS.",
        province=None,
    )
    assert found == [
        ("support", "2021-08-03", "org:vinh-long:health-union"),
        ("support", "2021-08-03", "org:tra-vinh:health-union"),
        ("support", "2021-08-02", "org:ben-tre:health-union"),
    ]


def test_a_bulleted_line_may_tell_an_earlier_day_and_a_deed_without_a_type() -> None:
    found = told(
        "- Ngày 5/8, Công đoàn ngành Y tế tổ chức tập huấn.",
        "- Cùng ngày, LĐLĐ tỉnh tổ chức đi bộ.",
        "- Sáng 3/8, Công đoàn ngành Giáo dục tỉnh trao 40 suất quà.",
        "- Trước đó, ngày 2/8, LĐLĐ tỉnh tổ chức hội thao.",
        "- Trước đó, ngày 2/8/1983, LĐLĐ tỉnh tổ chức đại hội.",
    )
    assert [row[:2] for row in found] == [
        ("training", "2021-08-05"), ("other", "2021-08-05"), ("support", "2021-08-03"),
        ("sport_and_arts", "2021-08-02"),
    ]  # fmt: skip


def test_every_event_reviews_the_period_of_its_own_paragraph() -> None:
    found = events(
        "Ngày 3/8, LĐLĐ tỉnh tổ chức tập huấn cho 80 cán bộ.",
        "Ngày 5/8, Công đoàn ngành Y tế tổ chức hội nghị tổng kết năm 2020.",
    )
    assert [str(e.period_start_on) for e in found] == ["None", "2020-01-01"]


def test_ids_of_events_do_not_change_when_another_comes() -> None:
    later = "Ngày 8/8, Công đoàn ngành Y tế tổ chức tập huấn."
    alone = events(MAIN, later)
    more = events(MAIN, "Ngày 7/8, Công đoàn ngành Y tế tổ chức hội thao.", later)
    assert [e.fact_id for e in alone] == [more[0].fact_id, more[2].fact_id]
    assert len({e.fact_id for e in more}) == 3


def test_every_quote_holds_the_words_of_its_event() -> None:
    line = "Ngày 7/8, Công đoàn ngành Y tế tổ chức tập huấn."
    main, further = events(MAIN, line)
    assert (main.rule_id, further.rule_id) == ("event.dated", "event.further")
    assert (main.quote, further.quote) == (MAIN, line)


@pytest.mark.parametrize(
    ("title", "first", "code"),
    [
        ("Niềm vui ngày hội", "tổ chức ngày hội thanh niên", "other"),
        ("Niềm vui ngày hội", "tổ chức ngày hội, trong đó có hội thi nấu ăn", "contest"),
        ("Hội thi và ngày hội", "tổ chức ngày hội thanh niên", "contest"),
    ],
)
def test_the_main_event_does_not_take_the_type_of_a_further_one(
    title: str, first: str, code: str
) -> None:
    doc = document(
        f"Ngày 6/8, Công đoàn ngành Y tế {first}.", "Ngày 3/8, LĐLĐ tỉnh tổ chức hội thi."
    )
    known = context("2021-08-09", title)
    dates = scan_dates(doc, known)
    subjects = Subjects(doc, bodies(doc), None)
    found, _ = scan_events(scan_of(doc), dates, subjects, (), "contest", "0" * 16, known)
    assert [event.event_type for event in found] == [code, "contest"]


@pytest.mark.parametrize(
    ("title", "first", "second", "codes"),
    [
        (
            "Nhiều hoạt động chào mừng ngày 8/3",
            "vừa tổ chức hội thi cắm hoa",
            "tổ chức tọa đàm",
            ["contest", "dialogue"],
        ),
        (
            "Khởi công Mái ấm Công đoàn",
            "vừa khởi công xây nhà cho đoàn viên",
            "tổ chức hội thi",
            ["housing", "contest"],
        ),
        (
            "Tổng kết năm 2020",
            "tổng kết hoạt động năm 2020",
            "tổ chức hội thao",
            ["annual_review", "sport_and_arts"],
        ),
        (
            "Hội thi cắm hoa",
            "vừa tổ chức hội thi cắm hoa",
            "tổ chức chung kết hội thi",
            ["contest"],
        ),
        (
            "Tin công đoàn",
            "hằng năm tổ chức hội thi cắm hoa",
            "tổ chức hội thao",
            ["sport_and_arts"],
        ),
        ("Tin công đoàn", "sẽ tổ chức hội thi cắm hoa", "tổ chức hội thao", ["sport_and_arts"]),
        ("Hội thao sôi nổi", "đã tặng quà đoàn viên", "tổ chức hội thao", ["sport_and_arts"]),
        (
            "Nhiều hoạt động",
            "đã chăm lo, tặng quà đoàn viên",
            "tổ chức hội thao",
            ["sport_and_arts"],
        ),
    ],
)
def test_an_undated_event_goes_before_a_dated_one_of_another_type(
    title: str, first: str, second: str, codes: list[str]
) -> None:
    host = "Công đoàn ngành Y tế"
    found = events(f"{host} {first}.", f"Ngày 5/8, {host} {second}.", title=title)
    assert [e.event_type for e in found] == codes
    assert str(found[-1].starts_on) == "2021-08-05"


@pytest.mark.parametrize(
    "second",
    [
        "Phát biểu khai mạc hội nghị sáng 5/8, Công đoàn ngành Y tế đề nghị tặng quà đoàn viên.",
        "Tại buổi gặp mặt ngày 5/8, Công đoàn ngành Y tế phát động quyên góp ủng hộ.",
        "Hội trường sáng 5/8 chật kín khi Công đoàn ngành Y tế tặng quà đoàn viên.",
    ],
)
def test_a_day_within_what_goes_on_is_the_day_of_the_undated_event(second: str) -> None:
    first = "Công đoàn ngành Y tế vừa tổ chức hội nghị tổng kết năm 2020."
    found = events(first, second, title="Tổng kết năm 2020")
    assert [str(e.starts_on) for e in found] == ["2021-08-05"]


@pytest.mark.parametrize(
    ("line", "count"),
    [
        ("Ngày 6/8, CĐCS Bệnh viện Minh Tâm tổ chức đại hội, bầu 9 đồng chí.", 2),
        ("Chiều 6/8, CĐCS Trung tâm Y tế huyện Ba Tri cũng tổ chức đại hội.", 2),
        ("Ngày 6/8, CĐCS Bệnh viện Minh Đức tổ chức đại hội phiên thứ hai.", 1),
        ("Ngày 6/8, Công đoàn ngành Y tế tổ chức chỉ đạo đại hội.", 1),
    ],
)
def test_two_bodies_of_one_rank_hold_two_events(line: str, count: int) -> None:
    main = "Ngày 6/8, CĐCS Bệnh viện Minh Đức tổ chức đại hội nhiệm kỳ 2021-2026."
    assert len(told(main, "Có 120 đại biểu.", line)) == count


@pytest.mark.parametrize(
    ("line", "further"),
    [
        ("Nhân dịp này, ngày 5/8/2021, LĐLĐ tỉnh tổ chức hội thao.", 1),
        ("Với tinh thần ấy, sáng ngày 5/8/2021, LĐLĐ tỉnh tổ chức hội thao.", 1),
        ("Hướng tới Đại hội, trong ngày 6/8/2021, LĐLĐ tỉnh tổ chức hội thao.", 1),
        ("Hưởng ứng phong trào, sau khi phát động ngày 5/8/2021, LĐLĐ tỉnh tổ chức hội thao.", 0),
        ("Hướng tới Đại hội, khai mạc ngày 6/8/2021, LĐLĐ tỉnh tổ chức hội thao.", 0),
        ("Với tinh thần ấy, phát động từ ngày 5/8/2021, LĐLĐ tỉnh tổ chức hội thao.", 0),
    ],
)
def test_a_day_inside_an_introduction_is_not_that_of_the_event(line: str, further: int):
    first = "Ngày 2/8/2021, Công đoàn ngành Y tế họp ban chấp hành."
    assert len(events(first, line)) == 1 + further


@pytest.mark.parametrize(
    ("report", "codes"),
    [
        ("Nhiệm kỳ 2018 - 2023, LĐLĐ tỉnh đã thăm hỏi, tặng quà 680 đoàn viên.", ["congress"]),
        ("Từ đầu năm đến nay, LĐLĐ tỉnh đã tặng quà 680 đoàn viên.", ["congress"]),
        ("5 năm qua, LĐLĐ tỉnh luôn thăm hỏi, tặng quà đoàn viên.", ["congress"]),
        ("LĐLĐ tỉnh vừa tổ chức Hội thi cắm hoa cho đoàn viên.", ["contest", "congress"]),
        ("LĐLĐ tỉnh vừa khai mạc hội thao cho 200 đoàn viên.", ["sport_and_arts", "congress"]),
        ("Mới đây, LĐLĐ tỉnh tổ chức tập huấn cho cán bộ.", ["training", "congress"]),
    ],
)
def test_what_a_term_brought_is_no_event_before_its_congress(report: str, codes: list[str]) -> None:
    congress = "Ngày 20/5, Công đoàn ngành Y tế tổ chức Đại hội lần thứ IX."
    assert [code for code, _, _ in told(report, congress)] == codes

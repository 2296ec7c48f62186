"""What several days hold: frames of activities, occasions of one of the days, and events told late."""

# ruff: noqa: E501 - one case of a table is one line

from __future__ import annotations

import pytest

from tests.normalise.reading import read

UNION, FEDERATION, NATIONAL = (
    "org:ben-tre:health-union", "org:ben-tre:labour-federation", "org:vn:national-health-union",
)  # fmt: skip


def told(*lines: str, **known) -> list[tuple[str, str, str | None]]:
    """Type, day or days and host of the events of a text of Bến Tre of August 2021."""
    given = {"on": "2021-08-09", "title": "Hoạt động công đoàn"} | known
    return [
        (
            e.event_type,
            str(e.starts_on)[5:]
            if e.starts_on == e.ends_on
            else f"{str(e.starts_on)[5:]}/{str(e.ends_on)[5:]}",
            e.host_id,
        )
        for e in read("\n".join(lines), **given).events
    ]


FRAMES = [
    "Trong hai ngày 5 và 6/8, Công đoàn ngành Y tế tỉnh Bến Tre tổ chức nhiều hoạt động ý nghĩa.",
    "Trong hai ngày 5 và 6/8, Công đoàn ngành Y tế tỉnh Bến Tre triển khai chuỗi hoạt động chào mừng Đại hội.",
    "Từ ngày 4 đến 7/8, Công đoàn ngành Y tế tỉnh Bến Tre tổ chức hàng loạt các hoạt động cho đoàn viên.",
]  # fmt: skip


@pytest.mark.parametrize("frame", FRAMES)
def test_of_a_frame_the_days_that_it_holds_are_the_events(frame: str) -> None:
    contest = "Ngày 5/8, Công đoàn ngành tổ chức hội thi cán bộ công đoàn giỏi với 18 đội."
    visit = "Ngày 6/8, Công đoàn ngành thăm, tặng quà 20 đoàn viên."
    assert told(frame, contest, visit) == [("contest", "08-05", UNION), ("support", "08-06", UNION)]


@pytest.mark.parametrize("frame", FRAMES[:1])
def test_a_frame_alone_stays_the_event(frame: str) -> None:
    assert [day for _, day, _ in told(frame, "Có 200 đoàn viên tham gia.")] == ["08-05/08-06"]


def test_a_month_of_action_is_an_event_beside_what_it_holds() -> None:
    month = "Từ ngày 4 đến 15/7, Công đoàn ngành Y tế tỉnh Bến Tre tổ chức các hoạt động Tháng Công nhân."
    course = "Ngày 8/7, Công đoàn ngành tổ chức tập huấn an toàn lao động."
    assert told(month, course) == [
        ("workers_month", "07-04/07-15", UNION),
        ("training", "07-08", UNION),
    ]


SPORT = "Trong hai ngày 5 và 6/8, LĐLĐ tỉnh tổ chức hội thao công nhân viên chức lao động."
VISIT = "Từ ngày 3 đến 6/8, Công đoàn ngành Y tế tỉnh Bến Tre thăm, tặng quà đoàn viên ở các huyện."


@pytest.mark.parametrize(
    ("main", "line", "event"),
    [
        (SPORT, "Ngày 6/8, LĐLĐ tỉnh tổ chức hội nghị giao ban.", ("committee_meeting", "08-06", FEDERATION)),
        (SPORT, "Ngày 6/8, LĐLĐ tỉnh bàn giao nhà mái ấm công đoàn.", ("housing", "08-06", FEDERATION)),
        (SPORT, "Ngày 5/8, Công đoàn ngành Y tế ký kết giao ước thi đua.", ("signing", "08-05", UNION)),
        (VISIT, "Ngày 4/8, đoàn công tác của LĐLĐ tỉnh đến thăm, tặng quà khu cách ly.", ("support", "08-04", FEDERATION)),
        (VISIT, "Ngày 5/8, Công đoàn Y tế Việt Nam hỗ trợ 20 đoàn viên.", ("support", "08-05", NATIONAL)),
    ],
)  # fmt: skip
def test_another_occasion_on_one_of_several_days_is_an_event(
    main: str, line: str, event: tuple[str, str, str]
) -> None:
    assert told(main, "Có 200 đoàn viên.", line)[1:] == [event]


@pytest.mark.parametrize(
    ("main", "line"),
    [
        (SPORT, "Ngày 5/8, LĐLĐ tỉnh khai mạc hội thao."),
        (SPORT, "Ngày 6/8, LĐLĐ tỉnh trao thưởng cho các đội thắng cuộc."),
        (SPORT, "Ngày 6/8, LĐLĐ tỉnh tặng quà các vận động viên."),
        (SPORT, "Ngày 6/8, LĐLĐ tỉnh tổ chức bế mạc và trao giải."),
        (VISIT, "Ngày 4/8, Công đoàn ngành Y tế trao 20 suất quà tại huyện Ba Tri."),
        (VISIT, "Ngày 5/8, đoàn đến thăm huyện Thạnh Phú."),
        (
            "Từ ngày 1 đến 15/7, đoàn kiểm tra của LĐLĐ tỉnh kiểm tra tài chính tại 8 CĐCS.",
            "Ngày 7/7, đoàn làm việc tại Bệnh viện Minh Đức.",
        ),
    ],
)
def test_what_is_done_at_the_event_on_one_of_its_days_is_none(main: str, line: str) -> None:
    assert len(told(main, "Có 200 đoàn viên.", line)) == 1


@pytest.mark.parametrize(
    ("title", "line", "code"),
    [
        ("Đồng hành cùng đoàn viên", "Ngày 5/8, Công đoàn ngành Y tế trao tiền xây mái ấm công đoàn cho một đoàn viên.", "housing"),
        ("Chia sẻ khó khăn cùng đoàn viên", "Ngày 5/8, LĐLĐ tỉnh tổ chức ngày hội hiến máu.", "blood_donation"),
        ("Động viên tuyến đầu", "Ngày 5/8, LĐLĐ tỉnh thăm, tặng quà khu cách ly.", "support"),
        ("LĐLĐ tỉnh tặng quà đoàn viên", "Ngày 5/8, LĐLĐ tỉnh trao 20 suất quà tại mái ấm công đoàn.", "support"),
    ],
)  # fmt: skip
def test_below_a_general_title_the_dated_deed_says_what_it_is(
    title: str, line: str, code: str
) -> None:
    assert [event for event, _, _ in told(line, title=title)] == [code]


def test_two_events_that_the_opening_names_together_are_told_apart_by_their_days() -> None:
    opening = (
        "Trong hai ngày 5 - 6/8, LĐLĐ tỉnh tổ chức Hội nghị giao ban quý và Lễ tuyên dương cán bộ."
    )
    lines = (
        "Hội nghị có 40 đại biểu.",
        "Ngày 6/8, LĐLĐ tỉnh tổ chức Lễ tuyên dương cán bộ công đoàn.",
    )
    assert told(opening, *lines, title="LĐLĐ tỉnh tuyên dương cán bộ") == [
        ("committee_meeting", "08-05/08-06", FEDERATION),
        ("award_ceremony", "08-06", FEDERATION),
    ]
    assert [code for code, _, _ in told(opening, title="LĐLĐ tỉnh tuyên dương cán bộ")] == [
        "award_ceremony"
    ]


@pytest.mark.parametrize(
    ("opening", "code"),
    [
        ("Ngày 5/8, Công đoàn ngành Y tế làm việc với Bệnh viện Minh Đức.", "dialogue"),
        ("Ngày 5/8, Công đoàn ngành Y tế bàn giao nhà cho đoàn viên.", "housing"),
        ("Ngày 5/8, Công đoàn ngành Y tế tổ chức chuyến về nguồn.", "housing"),
    ],
)  # fmt: skip
def test_of_two_events_of_the_title_the_sentence_says_which_it_tells(
    opening: str, code: str
) -> None:
    title = "Công đoàn ngành Y tế làm việc với các bệnh viện và bàn giao nhà mái ấm công đoàn"
    (event,) = read(f"{title}\n{opening}", on="2021-08-09", title=title).events
    assert event.event_type == code


@pytest.mark.parametrize(
    "lines",
    [
        ("Tại buổi lễ, các đại biểu đã trao:", "+ LĐLĐ tỉnh tặng Bằng khen cho 3 tập thể", "+ Công đoàn ngành Y tế tặng Giấy khen cho 9 cá nhân"),
        ("Về khen thưởng:", "- Sở Y tế tặng Giấy khen cho 12 cá nhân;", "- LĐLĐ tỉnh trao Cờ thi đua cho 2 đơn vị;"),
        ("Các đơn vị ủng hộ:", "1. LĐLĐ tỉnh ủng hộ 20 triệu đồng", "2. Công đoàn ngành Y tế ủng hộ 10 triệu đồng"),
    ],
)  # fmt: skip
def test_lines_behind_a_colon_are_parts_of_what_it_ends(lines: tuple[str, ...]) -> None:
    main = "Sáng 6/8, LĐLĐ tỉnh tổ chức hội nghị sơ kết 6 tháng đầu năm."
    visit = "Chiều cùng ngày, LĐLĐ tỉnh đến thăm đoàn viên Bệnh viện Mẫu."
    assert [code for code, _, _ in told(main, *lines, visit)] == ["interim_review", "support"]


def test_lines_behind_a_colon_are_news_where_one_of_them_has_a_day() -> None:
    lines = ("Các hoạt động trong tuần:", "- Ngày 5/8, LĐLĐ tỉnh tổ chức hội thao.",
             "- Công đoàn ngành Y tế bàn giao nhà mái ấm công đoàn.", "- Ngày 6/8, LĐLĐ tỉnh họp Ban Chấp hành.")  # fmt: skip
    assert [code for code, _, _ in told(*lines)] == [
        "sport_and_arts",
        "housing",
        "committee_meeting",
    ]


@pytest.mark.parametrize(
    ("line", "event"),
    [
        ("Ngày 5/8, tại Hội nghị sơ kết công tác công đoàn, đồng chí Lê Văn Mẫu đánh giá cao kết quả đó.", ("interim_review", "08-05", UNION)),
        ("Ngày 5/8, tại Đại hội Công đoàn cơ sở Bệnh viện Minh Đức, đồng chí Lê Văn Mẫu phát biểu.", ("congress", "08-05", "org:ben-tre:hospital:minh-duc:base-union")),
        ("Sáng 5/8, phát biểu tại Lễ tuyên dương cán bộ công đoàn, đồng chí Lê Văn Mẫu nói về điều đó.", ("award_ceremony", "08-05", UNION)),
    ],
)  # fmt: skip
def test_where_the_opening_tells_no_event_a_later_day_at_one_does(
    line: str, event: tuple[str, str, str]
) -> None:
    portrait = [
        "Những năm qua, Công đoàn ngành Y tế tỉnh Bến Tre luôn là chỗ dựa của đoàn viên.",
        "Công đoàn ngành Y tế có 31 CĐCS với 4.200 đoàn viên.",
        "Năm 2020, Công đoàn ngành Y tế đã thăm hỏi 300 lượt đoàn viên.",
        "Đoàn viên đều phấn khởi.",
    ]
    assert told(*portrait, line) == [event]
    assert told(*portrait, "Đến ngày 30/6, có 31 CĐCS.") == []
    assert told(*portrait, "Ngày 5/8, đồng chí Lê Văn Mẫu nói về điều đó.") == []


HOSPITAL = "org:ben-tre:hospital:minh-duc:base-union"


@pytest.mark.parametrize(
    ("line", "event"),
    [
        ("CĐCS Bệnh viện Minh Đức tổ chức tọa đàm về chăm sóc sức khỏe cho 90 nữ đoàn viên.", ("dialogue", "None", HOSPITAL)),
        ("CĐCS Bệnh viện Minh Đức đã tổ chức hội thi nấu ăn.", ("contest", "None", HOSPITAL)),
        ("Còn tại Bệnh viện Minh Đức, ngày 6/8, CĐCS tổ chức giải kéo co nữ.", ("sport_and_arts", "08-06", "org:ben-tre:hospital:minh-duc")),
        ("Tại Bệnh viện Minh Đức, Công đoàn tổ chức tập huấn.", ("training", "None", "org:ben-tre:hospital:minh-duc")),
    ],
)  # fmt: skip
def test_of_what_many_unions_held_a_paragraph_on_one_needs_no_day(
    line: str, event: tuple[str, str, str]
) -> None:
    frame = "Các CĐCS ngành Y tế Bến Tre tổ chức nhiều hoạt động sôi nổi."
    first = "Ngày 5/8, Công đoàn ngành Y tế tổ chức hội thao."
    found = told(frame, first, line)
    assert [(code, day.removesuffix("/ne"), host) for code, day, host in found] == [
        ("sport_and_arts", "08-05", UNION),
        (event[0], event[1].replace("None", ""), event[2]),
    ]


@pytest.mark.parametrize(
    ("frame", "line"),
    [
        ("Công đoàn ngành Y tế Bến Tre có 31 CĐCS.", "CĐCS Bệnh viện Minh Đức tổ chức tọa đàm."),
        ("Các CĐCS ngành Y tế Bến Tre tổ chức nhiều hoạt động.", "CĐCS Bệnh viện Minh Đức có 120 đoàn viên dự tọa đàm."),
        ("Các CĐCS ngành Y tế Bến Tre tổ chức nhiều hoạt động.", "CĐCS Bệnh viện Minh Đức tổ chức vui."),
        ("Các CĐCS ngành Y tế Bến Tre tổ chức nhiều hoạt động.", "CĐCS Bệnh viện Minh Đức sẽ tổ chức tọa đàm."),
    ],
)  # fmt: skip
def test_a_paragraph_without_day_is_no_event_elsewhere(frame: str, line: str) -> None:
    first = "Ngày 5/8, Công đoàn ngành Y tế tổ chức hội thao."
    assert [code for code, _, _ in told(frame, first, line)] == ["sport_and_arts"]


def test_lines_that_only_name_what_was_held_are_events_of_the_host_before() -> None:
    frame = "Trong tháng 7, Công đoàn ngành Y tế tỉnh Bến Tre đã tổ chức 3 hoạt động lớn."
    lines = (
        "Ngày 8/7: Giải cầu lông tranh cúp Mẫu với 22 đoàn.",
        "Ngày 21/7: Thăm, tặng quà 45 thương binh.",
        "Ngày 28/7: Lễ kỷ niệm 92 năm Ngày thành lập và tuyên dương 40 đoàn viên.",
        "Ngày 29/7: nắng đẹp.",
        "Ngày 30/7: CĐCS Bệnh viện Minh Đức tổ chức hội thi nấu ăn.",
    )
    assert told(frame, *lines) == [
        ("sport_and_arts", "07-08", UNION),
        ("support", "07-21", UNION),
        ("award_ceremony", "07-28", UNION),
        ("contest", "07-30", HOSPITAL),
    ]

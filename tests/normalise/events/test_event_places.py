"""Where an event was held: how far the name of the place goes, and whose place it is."""

from __future__ import annotations

import pytest

from tests.normalise.hand_made import document, event_of


def place_told(text: str) -> str | None:
    event = event_of(document(text), "2021-07-20")
    assert event is not None
    return event.place


@pytest.mark.parametrize(
    ("behind", "place"),
    [
        ("thành phố Mẫu sáng 11-7.", "thành phố Mẫu"),
        ("thành phố Mẫu tối 11/7 với sự tham gia của 200 đoàn viên.", "thành phố Mẫu"),
        ("xã Mẫu Sơn 8h30 cùng ngày.", "xã Mẫu Sơn"),
        ("xã Mẫu Sơn có 19 cá nhân dự.", "xã Mẫu Sơn"),
        ("xã Mẫu Sơn để đoàn viên được về quê.", "xã Mẫu Sơn"),
        ("nhà văn hóa Mẫu sẽ thu hút 200 đoàn viên.", "nhà văn hóa Mẫu"),
        ("thành phố Mẫu giai đoạn 2011 - 2015.", "thành phố Mẫu"),
        ("Hội trường Mẫu thảo luận về Đề án.", "Hội trường Mẫu"),
        ("xã Mẫu Sơn và trao 20 suất quà.", "xã Mẫu Sơn"),
    ],
)
def test_a_place_ends_before_a_day_and_what_begins_something_else(behind: str, place: str) -> None:
    assert place_told(f"Ngày 11/7, Công đoàn ngành Y tế tổ chức tập huấn tại {behind}") == place


@pytest.mark.parametrize(
    "place",
    [
        "xã Cho Mẫu",
        "Trung tâm Mẫu và Dịch vụ việc làm",
        "trụ sở làm việc của LĐLĐ tỉnh",
        "TP. Mẫu",
        "Hội trường tầng 5 Bệnh viện Mẫu",
    ],
)
def test_words_of_a_name_do_not_end_it(place: str) -> None:
    told = place_told(f"Ngày 11/7, Công đoàn ngành Y tế tổ chức tập huấn tại {place}.")
    assert told == place


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("tặng quà cho công nhân đang làm việc tại xã Mẫu", None),
        ("tặng quà cho 5 hộ sinh sống tại xã Mẫu", None),
        ("tặng quà cho đoàn viên sinh sống và làm việc tại xã Mẫu", None),
        ("tặng quà cho cô Lê Thị Mẫu (công tác tại Trường Mẫu Sơn)", None),
        ("đến thăm và làm việc tại xã Mẫu", "xã Mẫu"),
        ("tặng quà trong chuyến công tác tại xã Mẫu", "xã Mẫu"),
        ("tặng quà cho bệnh nhân điều trị tại Bệnh viện Mẫu", "Bệnh viện Mẫu"),
    ],
)
def test_where_people_live_or_work_is_not_where_the_event_was(
    words: str, place: str | None
) -> None:
    assert place_told(f"Ngày 11/7, Công đoàn ngành Y tế {words}.") == place


def test_behind_the_place_of_the_people_the_events_own_is_read() -> None:
    text = (
        "Ngày 11/7, Công đoàn ngành Y tế tặng quà cho công nhân đang làm việc tại xã Mẫu, "
        "tại Hội trường Sở Y tế."
    )
    assert place_told(text) == "Hội trường Sở Y tế"

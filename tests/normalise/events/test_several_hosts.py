"""Of several hosts the first is told, and none where no list knows it; guests hold nothing."""

from __future__ import annotations

import pytest

from congdoan.lexicon import read_words
from tests.normalise.reading import CONFIG, read

FEDERATION = "Liên đoàn Lao động tỉnh Bến Tre"
DEPARTMENT = "Sở Y tế tỉnh Bến Tre"


def host_told(text: str) -> str | None:
    (event,) = read(text).events
    return event.host_name


@pytest.mark.parametrize(
    ("hosts", "host"),
    [
        ("ngày hội do LĐLĐ tỉnh, báo Mẫu Tin, Hội Mẫu và Sở Y tế phối hợp", FEDERATION),
        ("LĐLĐ tỉnh, Báo Mẫu Tin và Sở Y tế phối hợp", FEDERATION),
        ("LĐLĐ tỉnh và Trường THCS Mẫu Sơn, Sở Y tế cùng", FEDERATION),
        ("ngày hội do báo Mẫu Tin, LĐLĐ tỉnh và Sở Y tế phối hợp", None),
        ("Phòng GD&ĐT huyện Mẫu, LĐLĐ tỉnh", None),
        ("Trung tâm Mẫu phối hợp với Hội Mẫu, LĐLĐ tỉnh", None),
        ("Chi hội Mẫu LĐLĐ tỉnh", None),
        ("tại Trường THCS Mẫu Sơn, LĐLĐ tỉnh", FEDERATION),
        ("thực hiện kế hoạch của Báo Mẫu Tin, LĐLĐ tỉnh", FEDERATION),
        ("được sự hỗ trợ của Công ty Mẫu, LĐLĐ tỉnh", FEDERATION),
        ("Hội nghị, LĐLĐ tỉnh", FEDERATION),
        ("Báo Mẫu Tin đã đến thăm, LĐLĐ tỉnh", FEDERATION),
        ("sau buổi làm việc với lãnh đạo ngành, Sở Y tế", DEPARTMENT),
    ],
)
def test_the_first_of_several_hosts_is_the_host(hosts: str, host: str | None) -> None:
    assert host_told(f"Sáng 04/5, {hosts} tổ chức hiến máu.") == host


def test_every_listed_body_that_stands_first_keeps_the_second_from_being_the_host() -> None:
    words = read_words(CONFIG, "events").strings("bodies")
    told = {
        word: host_told(f"Sáng 04/5, {word.capitalize()} Mẫu Tin, LĐLĐ tỉnh tổ chức hiến máu.")
        for word in words
    }
    named = {word: name for word, name in told.items() if name == FEDERATION}
    assert named == {}


@pytest.mark.parametrize(
    ("words", "host"),
    [
        ("ông Lê Văn Mẫu, Phó Chủ tịch LĐLĐ tỉnh dự lễ khai giảng.", None),
        ("ông Lê Văn Mẫu, Chủ tịch LĐLĐ tỉnh đến dự và tặng hoa chúc mừng hội nghị.", None),
        ("LĐLĐ tỉnh đã về dự hội nghị tổng kết.", None),
        ("lãnh đạo LĐLĐ tỉnh tham dự hội nghị tổng kết của Sở Y tế.", DEPARTMENT),
        ("ông Lê Văn Mẫu, Chủ tịch LĐLĐ tỉnh dự và trao 20 suất quà.", FEDERATION),
        ("ông Lê Văn Mẫu, Chủ tịch LĐLĐ tỉnh trao 20 suất quà.", FEDERATION),
        ("LĐLĐ tỉnh dự kiến tổ chức hội thao.", FEDERATION),
    ],
)
def test_who_only_attends_holds_nothing(words: str, host: str | None) -> None:
    assert host_told(f"Sáng 04/5, {words}") == host


@pytest.mark.parametrize(
    ("words", "host"),
    [
        ("Chủ tịch LĐLĐ tỉnh - trao quyết định của Hội đồng Mẫu bổ nhiệm bà Trần Mẫu.", None),
        ("Chủ tịch LĐLĐ tỉnh - trao quyết định của Sở Y tế bổ nhiệm bà Trần Mẫu.", DEPARTMENT),
        ("Chủ tịch LĐLĐ tỉnh - trao quyết định bổ nhiệm bà Trần Mẫu.", FEDERATION),
        ("Ủy viên Ban Thường vụ Tỉnh ủy, Chủ tịch LĐLĐ tỉnh - trao 20 suất quà.", FEDERATION),
        ("Ủy viên Ban Thường vụ LĐLĐ tỉnh - trao 20 suất quà.", None),
        ("Thường trực LĐLĐ tỉnh - trao 20 suất quà.", FEDERATION),
    ],
)
def test_a_post_tells_the_host_where_its_holder_acts_for_the_body(
    words: str, host: str | None
) -> None:
    assert host_told(f"Sáng 04/5, ông Lê Văn Mẫu - {words}") == host

"""Of several hosts the first is told, and none where no list knows the first."""

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

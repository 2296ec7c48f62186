"""The lines of a digest: how they are marked, headed and labelled, and whose they are."""

# ruff: noqa: E501 - one case of a table is one line

from __future__ import annotations

import pytest

from tests.normalise.reading import read

UNION = "org:ben-tre:health-union"
HOSPITAL = "org:ben-tre:hospital:minh-duc"


def told(*lines: str, **known) -> list[tuple[str, str, str | None]]:
    """Type, day and host of the events of a digest of Bến Tre of August 2021."""
    given = {"on": "2021-08-09", "title": "Tin vắn công đoàn"} | known
    return [
        (e.event_type, str(e.starts_on), e.host_id) for e in read("\n".join(lines), **given).events
    ]


@pytest.mark.parametrize("mark", ["- ", "* ", "► ", "1. ", "1) ", "(1) ", "a) "])
def test_a_line_without_day_counts_behind_any_mark(mark: str) -> None:
    lines = (
        f"{mark}Ngày 3/8, Công đoàn ngành Y tế tổ chức hội thao.",
        f"{mark}Công đoàn ngành Y tế bàn giao nhà mái ấm công đoàn.",
        f"{mark}Ngày 5/8, Công đoàn ngành Y tế họp Ban Chấp hành.",
    )
    assert [code for code, _, _ in told(*lines)] == [
        "sport_and_arts",
        "housing",
        "committee_meeting",
    ]


@pytest.mark.parametrize(
    "head",
    ["Công đoàn ngành Y tế: ", "2. Công đoàn ngành Y tế: ", "► Công đoàn ngành Y tế – ", "Công đoàn ngành Y tế - "],
)  # fmt: skip
def test_a_body_may_head_a_line_by_a_colon_or_a_dash_before_the_day(head: str) -> None:
    lines = ("Sở Y tế: Ngày 2/8, tổ chức tập huấn.", f"{head}Ngày 3/8, tổ chức hội thao.")
    assert told(*lines)[-1] == ("sport_and_arts", "2021-08-03", UNION)


def test_of_a_line_headed_by_a_place_its_union_is_the_host() -> None:
    lines = (
        "Tại Bệnh viện Minh Đức: Ngày 3/8, CĐCS tổ chức hội thi nấu ăn.",
        "Tại Bệnh viện Minh Tâm: Ngày 4/8, CĐCS trao 12 suất quà.",
    )
    assert told(*lines, title="Các CĐCS hưởng ứng Tháng Công nhân") == [
        ("contest", "2021-08-03", HOSPITAL),
        ("support", "2021-08-04", "org:ben-tre:hospital:minh-tam"),
    ]


def test_a_line_below_the_name_of_a_province_alone_needs_no_day() -> None:
    lines = (
        "Hà Nam", "Ngày 3/8, Công đoàn ngành Y tế Hà Nam trao 20 suất quà.",
        "Thái Bình", "Công đoàn ngành Y tế Thái Bình vừa tổ chức hội thao.",
        "Nam Định", "Sáng 5/8, Công đoàn ngành Y tế Nam Định họp Ban Chấp hành.",
    )  # fmt: skip
    assert [host for _, _, host in told(*lines, province=None)] == [
        "org:ha-nam:health-union",
        "org:thai-binh:health-union",
        "org:nam-dinh:health-union",
    ]


@pytest.mark.parametrize(
    ("line", "event"),
    [
        ("Ngày 5/8, Đại hội CĐCS Bệnh viện Minh Đức bầu Ban Chấp hành 13 đồng chí.", ("congress", "2021-08-05", f"{HOSPITAL}:base-union")),
        ("CĐCS Bệnh viện Minh Đức cũng vừa tổ chức đại hội.", ("congress", "None", f"{HOSPITAL}:base-union")),
    ],
)  # fmt: skip
def test_congresses_of_many_unions_are_an_event_each(
    line: str, event: tuple[str, str, str]
) -> None:
    first = "Ngày 3/8, CĐCS Bệnh viện Minh Tâm tổ chức đại hội với 120 đại biểu."
    assert told("Nhiều CĐCS tổ chức đại hội.", first, line)[1:] == [event]
    assert len(told("Ngành có 31 CĐCS.", first, "Ngày 3/8, Đại hội bầu Ban Chấp hành.")) == 1

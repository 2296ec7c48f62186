"""Periods are closed intervals; one without a year gets it from its surroundings or stays open."""

# ruff: noqa: E501 - one case of a table is one line

from __future__ import annotations

import pytest

from tests.normalise.hand_made import dated


@pytest.mark.parametrize(
    ("text", "rule", "first", "last"),
    [
        ("trong năm 2021 đã", "period.year", "2021-01-01", "2021-12-31"),
        ("Năm 2024, Công đoàn", "period.year", "2024-01-01", "2024-12-31"),
        ("cuối năm 2020", "period.year", "2020-01-01", "2020-12-31"),
        ("nhiệm kỳ 2023 - 2028", "period.term", "2023-01-01", "2028-12-31"),
        ("nhiệm kỳ 2017 – 2022", "period.term", "2017-01-01", "2022-12-31"),
        ("nhiệm kỳ 2023 ¦ 2028", "period.term", "2023-01-01", "2028-12-31"),
        ("giai đoạn 2022–2025", "period.stage", "2022-01-01", "2025-12-31"),
        ("giai đoạn 2016 - 2021", "period.stage", "2016-01-01", "2021-12-31"),
        ("giai đoạn từ 2016 đến 2021", "period.stage", "2016-01-01", "2021-12-31"),
        ("năm học 2022 - 2023", "period.school_year", "2022-09-01", "2023-05-31"),
        ("năm học 2022-2023", "period.school_year", "2022-09-01", "2023-05-31"),
        ("năm học 2021–2022", "period.school_year", "2021-09-01", "2022-05-31"),
        ("thuốc năm 2022–2023", "period.years", "2022-01-01", "2023-12-31"),
        ("trong 2 năm 2020 - 2021", "period.years", "2020-01-01", "2021-12-31"),
        ("các năm 2019-2021", "period.years", "2019-01-01", "2021-12-31"),
        ("6 tháng đầu năm 2020", "period.months", "2020-01-01", "2020-06-30"),
        ("Sáu tháng cuối năm 2020", "period.months", "2020-07-01", "2020-12-31"),
        ("9 tháng đầu năm 2021", "period.months", "2021-01-01", "2021-09-30"),
        ("8 tháng đầu năm 2021", "period.months", "2021-01-01", "2021-08-31"),
        ("11 tháng năm 2021", "period.months", "2021-01-01", "2021-11-30"),
        ("04 tháng cuối năm 2021", "period.months", "2021-09-01", "2021-12-31"),
        ("nhiệm kì 2018−2023", "period.term", "2018-01-01", "2023-12-31"),
        ("nhiệm kỳ 2018‑2023", "period.term", "2018-01-01", "2023-12-31"),
        ("quý I/2023", "period.quarter", "2023-01-01", "2023-03-31"),
        ("quý IV năm 2022", "period.quarter", "2022-10-01", "2022-12-31"),
        ("quý 2/2022", "period.quarter", "2022-04-01", "2022-06-30"),
        ("từ năm 2015 đến nay", "period.since", "2015-01-01", "2023-07-14"),
        ("Từ đầu năm 2023 đến nay", "period.since", "2023-01-01", "2023-07-14"),
        ("từ 2019 đến nay", "period.since", "2019-01-01", "2023-07-14"),
    ],
)
def test_a_period_is_a_closed_interval(text: str, rule: str, first: str, last: str) -> None:
    (hit,) = dated(text, "2023-07-14")
    assert (hit.kind, hit.rule_id) == ("period", rule)
    assert (str(hit.starts_on), str(hit.ends_on)) == (first, last)


@pytest.mark.parametrize(
    "text",
    ["68 năm xây dựng", "5 năm qua", "năm 12", "nhiệm kỳ qua", "khóa XV", "lần thứ 12", "quý vị đại biểu",
     "nhiệm kỳ 2028 - 2023", "giai đoạn 2", "12 tháng qua", "1 tháng đầu năm", "lương 5 tháng năm ngoái", "6 tháng qua", "năm học mới", "sáu tháng đầu năm học"],
)  # fmt: skip
def test_durations_and_ordinals_are_no_periods(text: str) -> None:
    assert dated(text, "2023-07-14") == ()


@pytest.mark.parametrize(
    ("text", "published", "title", "evidence"),
    [
        ("6 tháng đầu năm, triển khai 6 tháng cuối năm 2020", None, "", "same_sentence"),
        ("kết quả 6 tháng đầu năm", None, "Sơ kết năm 2020", "title"),
        ("Sáu tháng đầu năm nay", "2023-07-14", "", "published_on"),
        ("quý I đã", "2023-07-14", "", "published_on"),
        ("6 tháng cuối năm", "2023-01-05", "", "none"),
        ("6 tháng đầu năm", "2023-01-05", "", "none"),
        ("quý IV tới", None, "", "none"),
    ],
)
def test_a_period_without_a_year_says_where_it_has_it_from(
    text: str, published: str | None, title: str, evidence: str
) -> None:
    hit = dated(text, published, title)[0]
    assert hit.evidence == evidence
    assert (hit.starts_on is None) == (evidence == "none")

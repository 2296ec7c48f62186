"""Dates are found in every shape, get a year only by a stated rule, and keep their role."""

# ruff: noqa: E501 - one case of a table is one line

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congdoan.normalise.dates.hits import scan_dates
from tests.normalise.hand_made import context, dated, document


def days(text: str, published: str | None = None) -> list[tuple[str, str]]:
    """ISO days of the dates (not the periods) of a text."""
    return [
        (str(hit.starts_on), str(hit.ends_on))
        for hit in dated(text, published)
        if hit.kind == "date" and hit.starts_on
    ]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Sáng ngày 04/01/2021, họp", "2021-01-04", "2021-01-04"),
        ("đăng 05.07.2023 tại", "2023-07-05", "2023-07-05"),
        ("ngày 26-6-2020 họp", "2020-06-26", "2020-06-26"),
        ("cập nhật 2019/12/31 rồi", "2019-12-31", "2019-12-31"),
        ("vào 2022-02-28 và", "2022-02-28", "2022-02-28"),
        ("lúc 2020/02/29 có", "2020-02-29", "2020-02-29"),
        ("ngày 28 tháng 3 năm 2023, họp", "2023-03-28", "2023-03-28"),
        ("ngày 18 tháng 03 năm 2022", "2022-03-18", "2022-03-18"),
        ("Sáng 9 tháng 4 năm 2021", "2021-04-09", "2021-04-09"),
        ("ngày 12 và 13 tháng 5 năm 2023", "2023-05-12", "2023-05-13"),
        ("trong 18-19/02/2014 tại", "2014-02-18", "2014-02-19"),
        ("hai ngày 27 và 28/7/2023", "2023-07-27", "2023-07-28"),
        ("ngày 25 đến ngày 26/01/2018", "2018-01-25", "2018-01-26"),
        ("từ 25/7 đến 2/8/2023", "2023-07-25", "2023-08-02"),
        ("họp tháng 5/2022 ở", "2022-05-01", "2022-05-31"),
        ("trong tháng 12/2024", "2024-12-01", "2024-12-31"),
        ("hồi tháng 2 năm 2023", "2023-02-01", "2023-02-28"),
        ("Ngày 10/3 năm 2021, họp", "2021-03-10", "2021-03-10"),
        ("hai ngày 19, 20/5 năm 2021", "2021-05-19", "2021-05-20"),
        ("ngày 10 tháng 3/2021 họp", "2021-03-10", "2021-03-10"),
        ("ngày 4, 5 và 6 tháng 5 năm 2021", "2021-05-04", "2021-05-06"),
        ("từ 4 đến 6 tháng 5/2021", "2021-05-04", "2021-05-06"),
        ("từ ngày 28 tháng 5 đến ngày 2 tháng 6 năm 2021", "2021-05-28", "2021-06-02"),
        ("từ 7 giờ ngày 5/8/2022 đến 17 giờ ngày 6/8/2022", "2022-08-05", "2022-08-06"),
        ("từ ngày 1/4/2022 đến ngày 30/6/2022", "2022-04-01", "2022-06-30"),
        ("Sáng ngày 10/3/21, họp", "2021-03-10", "2021-03-10"),
        ("từ tháng 8 đến tháng 10/2021 ở", "2021-08-01", "2021-10-31"),
        ("từ tháng 8/2021 đến hết tháng 2/2022 ở", "2021-08-01", "2022-02-28"),
        ("tháng 8 - tháng 9 năm 2021 ở", "2021-08-01", "2021-09-30"),
        ("ngày 30-4-75 lịch sử", "1975-04-30", "1975-04-30"),
        ("chiều 5.12.22, họp", "2022-12-05", "2022-12-05"),
        ("ngày 5 tháng Năm năm 2023, họp", "2023-05-05", "2023-05-05"),
        ("từ ngày 1 tháng Tư đến ngày 15 tháng Năm năm 2022", "2022-04-01", "2022-05-15"),
        ("ngày 8, tháng 5, năm 2023 họp", "2023-05-08", "2023-05-08"),
        ("tháng 3-4/2023, họp", "2023-03-01", "2023-04-30"),
        ("tháng 12 - 1/2023, họp", "2022-12-01", "2023-01-31"),
        ("tháng Mười một năm 2022, họp", "2022-11-01", "2022-11-30"),
    ],
)
def test_a_date_with_a_year_is_a_closed_interval(text: str, first: str, last: str) -> None:
    assert days(text) == [(first, last)]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Chiều 10/1, Công đoàn", "2024-01-10", "2024-01-10"),
        ("Ngày 19-11, Công đoàn", "2023-11-19", "2023-11-19"),
        ("Sáng 18.1, Công đoàn", "2024-01-18", "2024-01-18"),
        ("Sáng nay 20/1 Công đoàn", "2024-01-20", "2024-01-20"),
        ("Sáng nay (19/1), Công đoàn", "2024-01-19", "2024-01-19"),
        ("ngày 23 và 24-1 tại", "2024-01-23", "2024-01-24"),
        ("các ngày 25, 26/1 tại", "2024-01-25", "2024-01-26"),
        ("từ ngày 12 - 13/1", "2024-01-12", "2024-01-13"),
        ("Trong hai ngày 9 và 10-1", "2024-01-09", "2024-01-10"),
        ("ngày 30/12 vừa qua", "2023-12-30", "2023-12-30"),
        ("đợt lũ cuối tháng 7 làm", "2023-07-01", "2023-07-31"),
        ("Thứ Bảy, 13/1, họp", "2024-01-13", "2024-01-13"),
        ("sáng Chủ nhật 14/1 tại", "2024-01-14", "2024-01-14"),
        ("Thứ hai (15/1), họp", "2024-01-15", "2024-01-15"),
        ("Chiều qua, 18/1, họp", "2024-01-18", "2024-01-18"),
        ("Từ chiều 5/1 đến trưa 6/1, họp", "2024-01-05", "2024-01-06"),
        ("ngày 5 & 6/1 tại", "2024-01-05", "2024-01-06"),
        ("ngày 31/12 và 1/1, họp", "2023-12-31", "2024-01-01"),
        ("ngày 10/1 năm nay", "2024-01-10", "2024-01-10"),
        ("ngày 10/1 năm ngoái", "2023-01-10", "2023-01-10"),
        ("tháng 12 năm trước", "2023-12-01", "2023-12-31"),
    ],
)
def test_a_missing_year_comes_from_the_day_of_publication(text: str, first: str, last: str) -> None:
    (hit,) = (h for h in dated(text, "2024-01-20") if h.kind == "date")
    assert (str(hit.starts_on), str(hit.ends_on)) == (first, last)
    assert hit.evidence == "published_on"


@pytest.mark.parametrize(
    "text",
    [
        "họp 17/20/2024 nhé", "ngày 31/2/2020", "ngày 32/1", "ngày 29/2/2023",
        "đạt 33/34 phiếu", "tại 9/13 địa phương", "27/27 đơn vị", "1.190/1.200 phiếu", "trực 24/24 giờ", "kỷ niệm Cách mạng Tháng Tám", "mùng 9 tháng Tư", "nghỉ hai tháng tư vấn viên",
        "từ 5/10 đơn vị", "giá 18.1 điểm", "Quyết định số 12/2022/QĐ-UBND", "điện thoại 02123 852245",
        "trong 6 tháng 10 người", "từ 30 đến 60 người", "ngày 25 tháng Giêng",
        "Giỗ Tổ ngày 10/3 âm lịch", "mùng 10/3 (Âm lịch)", "tức ngày 28/12/2020 âm lịch", "mùng 5 tháng 5 âm lịch",
        "tức ngày 4/3 năm Nhâm Dần", "xếp thứ hai, 5/7 đơn vị", "đứng trước 5/7 đơn vị", "trước 5/7 ngày làm việc", "đạt 5/7", "tỷ số 10/3/21", "mã 12-05-21",
    ],
)  # fmt: skip
def test_what_is_no_day_of_the_calendar_is_no_date(text: str) -> None:
    assert [hit for hit in dated(text, "2024-01-20") if hit.kind == "date"] == []


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("kỷ niệm Ngày Thầy thuốc Việt Nam 27/2, Công đoàn", "anniversary"),
        ("chào mừng ngày 8/3, Công đoàn", "anniversary"),
        ("nhân Ngày Phụ nữ Việt Nam (20/10), Công đoàn", "anniversary"),
        ("Hưởng ứng Ngày Quốc tế Người hiến máu 14/6, họ", "anniversary"),
        ("nghỉ lễ Quốc khánh 2/9 ở", "anniversary"),
        ("Ngày 8/3, Công đoàn tổ chức", "plain"),
        ("Nhân dịp Tết, ngày 27/2, Công đoàn", "plain"),
        ("Sáng 20/10, Công đoàn", "plain"),
        ("gửi trước ngày 30/8 về", "deadline"),
        ("đến hết ngày 31/8 là", "deadline"),
        ("bàn giao xong trước 15/3.", "deadline"),
        ("nộp hồ sơ đến hết 15/3.", "deadline"),
        ("nộp trước 16 giờ 30 ngày 15/3/2024 tại", "deadline"),
        ("đến trước 9 giờ 00 ngày 23/11/2022 trên", "deadline"),
        ("Tính đến ngày 10/6, toàn tỉnh", "as_of"),
        ("đến 17 giờ ngày 05/12, đã", "as_of"),
        ("Tính đến 17 giờ ngày 29/02/2024, có", "as_of"),
        ("Giấy phép số: 08/GP-TTĐT ngày 28/7/2017", "document"),
        ("Kế hoạch số 27/KH-CĐN ngày 12/3/2022 của", "document"),
        ("Quyết định số 15 ngày 1/2/2022 của", "document"),
        ("15:15:58 18/09/2017 (GMT+7)", "stamp"),
        ("lúc 09:07 - 28/02/2023", "stamp"),
        ("30/07/2023 06:322490", "stamp"),
        ("29/06/2020", "stamp"),
        ("nhà được khởi công ngày 20 tháng 8 năm 2023, rộng", "past"),
        ("được thành lập ngày 22/7/1957 tại", "past"),
        ("sinh ngày 1/2/1980 ở", "past"),
        ("Luật được Quốc hội thông qua ngày 20/6/2012", "past"),
        ("Luật có hiệu lực từ ngày 1/1/2022 ở", "as_of"),
        ("Kế hoạch số 83/ KH-LĐLĐ ngày 15/2/2017 của", "document"),
        ("Công văn số 12 của LĐLĐ tỉnh ngày 5/6/2023 và", "document"),
        ("Nghị quyết 02-NQ/TW của Bộ Chính trị ngày 12/6/2021 nêu", "document"),
        ("theo Chỉ thị của Tỉnh ủy ngày 5/6/2023 về", "document"),
        ("Theo kế hoạch của LĐLĐ tỉnh ngày 5/6/2023 Công đoàn tổ chức", "plain"),
        ("Thực hiện Nghị quyết 02, ngày 12/6/2021 họp", "plain"),
        ("(BVM-22/6/2017) Sáng nay", "stamp"),
        ("(ngày 22/6/2017) họp", "plain"),
        ("ngày Giỗ Tổ Hùng Vương 10/3/2022 ở", "anniversary"),
        ("Ngày 8/3 hằng năm, Công đoàn", "anniversary"),
        ("nộp báo cáo trước ngày 30/11 hàng năm về", "anniversary"),
        ("Vào ngày 27/7 mỗi năm, họ", "anniversary"),
        ("Ngày 8/3, hằng năm có 20 đoàn viên", "anniversary"),
        ("Ngày 8/3, mỗi đoàn viên", "plain"),
        ("ngày 8/3 năm nay, họ", "plain"),
    ],
)
def test_a_day_that_is_not_the_news_has_its_role(text: str, role: str) -> None:
    (hit,) = (h for h in dated(text, "2024-01-20") if h.kind == "date")
    assert hit.role == role


@pytest.mark.parametrize(
    ("title", "text", "day", "evidence"),
    [
        ("Tổng kết năm 2021, triển khai nhiệm vụ năm 2022", "Ngày 12/01, họp", "2022-01-12", "review_year"),
        ("", "Chiều 10/1 tổng kết hoạt động năm 2023 và nhiệm vụ năm 2024", "2024-01-10", "review_year"),
        ("Hội nghị tổng kết công tác năm 2020", "Ngày 28/12, họp", "2020-12-28", "review_year"),
        ("Triển khai nhiệm vụ năm 2022", "Ngày 15/2, họp", "2022-02-15", "plan_year"),
        ("Phương hướng, nhiệm vụ năm 2022", "Ngày 20/12, họp", "2021-12-20", "plan_year"),
        ("Sơ kết 6 tháng đầu năm 2020", "Ngày 26/6, họp", "2020-06-26", "interim_year"),
        ("Đại hội lần thứ V, nhiệm kỳ 2023 - 2028", "Ngày 13/7, họp", "2023-07-13", "congress_term"),
        ("Hiến máu năm 2021", "Sáng 12/6, phong trào năm 2021 sôi nổi, năm 2021", "2021-06-12", "modal_year"),
        ("", "Ngày 7/7 khai mạc Giải bóng đá công nhân tỉnh năm 2024", "2024-07-07", "event_year"),
        ("Hội thao công nhân năm 2024", "Ngày 7/7, họp", "2024-07-07", "event_year"),
        ("", "Ngày 12/5 phát động Tháng Công nhân năm 2022", "2022-05-12", "event_year"),
        ("", "Ngày 7/1 tổng kết cuộc thi năm 2023", "2024-01-07", "review_year"),
        ("", "Ngày 7/7 giải quyết tồn đọng năm 2023", None, "none"),
        ("", "Ngày 7/7 họp bàn hội thao theo kế hoạch năm 2023", None, "none"),
        ("", "Ngày 7/7 khai mạc hội thao năm 2023 - 2024", None, "none"),
        ("", "Ngày 7/7 họp, " + 30 * "đoàn viên dự, " + "hội thao năm 2024", None, "none"),
        ("Sơ kết giữa nhiệm kỳ 2018 - 2023", "Ngày 13/7, họp", None, "none"),
        ("Hiến máu", "Ngày 12/6, so với năm 2020 và năm 2021", None, "none"),
        ("Phương hướng năm 2022", "Ngày 15/7, họp", None, "none"),
        ("Tổng kết nhiệm kỳ", "Ngày 12/6, họp", None, "none"),
    ],
)  # fmt: skip
def test_without_publication_the_year_comes_from_a_stated_rule_or_stays_open(
    title: str, text: str, day: str | None, evidence: str
) -> None:
    (hit,) = (h for h in dated(text, None, title) if h.kind == "date")
    assert (hit.evidence, hit.starts_on and str(hit.starts_on)) == (evidence, day)


@pytest.mark.parametrize(
    ("text", "days_of"),
    [
        ("các ngày 3/1, 5/1 và 7/1, họp", ["2024-01-03", "2024-01-05", "2024-01-07"]),
        ("ngày 12/1 và 19/1, họp", ["2024-01-12", "2024-01-19"]),
        ("ngày 12/5 và ngày 19/5/2022, họp", ["2022-05-12", "2022-05-19"]),
        ("Ngày 12/1, ngày 13/1, họp", ["2024-01-12", "2024-01-13"]),
        ("Ngày 12/1, 5/6 đơn vị", ["2024-01-12"]),
        ("Ngày 12/1, 3/4 số đoàn viên", ["2024-01-12"]),
        ("Ngày 12/1 và 3/4 đơn vị", ["2024-01-12"]),
    ],
)
def test_days_of_a_list_are_told_one_by_one_and_a_ratio_is_none(
    text: str, days_of: list[str]
) -> None:
    assert days(text, "2024-01-20") == [(day, day) for day in days_of]


@pytest.mark.parametrize(
    "text",
    ["(28/7/1929 - 28/7/2022)", "(27/2/1955-27/2/2022) tại", "từ 20/11/1982 – 20/11/2022"],
)
def test_both_days_of_a_jubilee_are_anniversaries(text: str) -> None:
    hits = dated(f"Chặng đường {text}, họp", "2022-12-01")
    assert [hit.role for hit in hits] == ["anniversary", "anniversary"]


@pytest.mark.parametrize(
    "text",
    ["từ 20/11/2021 đến 25/11/2021", "ngày 20/11/2020 và 20/11/2021", "20/11/1982, 20/11/2022"],
)
def test_other_pairs_of_days_are_no_jubilee(text: str) -> None:
    assert {hit.role for hit in dated(f"Họp {text}, tại đây", "2022-12-01")} == {"plain"}


def test_the_day_behind_that_of_a_commemoration_is_its_own() -> None:
    hits = dated("Hưởng ứng Ngày Quốc tế người hiến máu 14/6, ngày 15/6, họp", "2024-06-20")
    assert [(hit.role, str(hit.starts_on)) for hit in hits] == [
        ("anniversary", "None"),
        ("plain", "2024-06-15"),
    ]


def test_a_year_beside_a_day_is_never_lost_to_that_of_publication() -> None:
    for text in ("Ngày 10/3 năm 2019", "Ngày 10 tháng 3-2019", "ngày 9 và 10 tháng 3/2019"):
        assert {first[:4] for first, _ in days(f"{text}, họp", "2024-01-20")} == {"2019"}


def test_a_vote_behind_a_date_does_not_hide_it() -> None:
    assert days("Chiều 10/1, 33/34 phiếu tán thành", "2024-01-20") == [("2024-01-10", "2024-01-10")]


def test_an_open_year_keeps_day_and_month() -> None:
    (hit,) = dated("Chiều 10/1, họp")
    assert (hit.day, hit.month, hit.starts_on, hit.part_of_day) == (10, 1, None, "chiều")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("dự trù trước ngày 30/6.", "2023-06-30"),
        ("sẽ tổ chức vào ngày 15/5.", "2023-05-15"),
        ("Dự kiến ngày 2/2, đoàn đi.", "2024-02-02"),
    ],
)
def test_a_day_that_lies_ahead_is_not_put_in_the_past(text: str, day: str) -> None:
    (hit,) = dated(text, "2023-04-03")
    assert (str(hit.starts_on), hit.evidence) == (day, "published_on_future")


def test_a_leap_day_takes_the_leap_year() -> None:
    assert days("Sáng 29/2, họp", "2026-01-05") == [("2024-02-29", "2024-02-29")]


@given(st.dates(date(1990, 1, 1), date(2049, 12, 31)), st.sampled_from(["/", "-", "."]))
def test_every_written_day_is_read_back(day: date, mark: str) -> None:
    assert days(f"Ngày {day:%d}{mark}{day:%m}{mark}{day.year}, họp") == [(str(day), str(day))]


@given(
    st.dates(date(2015, 1, 1), date(2026, 1, 1)),
    st.integers(min_value=1, max_value=28),
    st.integers(min_value=1, max_value=12),
)
def test_a_resolved_year_is_never_far_in_the_future(published: date, day: int, month: int) -> None:
    ((first, _),) = days(f"Chiều {day}/{month}, họp", str(published))
    ahead = (date.fromisoformat(first) - published).days
    assert -358 < ahead <= 31


@pytest.mark.parametrize(
    ("day", "published", "year"),
    [
        ("10/8", "2024-07-28", "2024"),
        ("28/8", "2024-07-28", "2024"),
        ("3/1", "2024-12-20", "2025"),
        ("29/8", "2024-07-28", "2023"),
        ("20/12", "2024-01-03", "2023"),
        ("10/8", "2024-06-28", "2023"),
    ],
)
def test_a_day_that_comes_again_within_a_month_is_no_day_of_a_year_ago(
    day: str, published: str, year: str
) -> None:
    ((first, _),) = days(f"Giải khai mạc ngày {day}", published)
    assert first[:4] == year


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("từ ngày 24/7 cho đến ngày 26/7", "2023-07-24", "2023-07-26"),
        ("từ ngày 24/7 tới ngày 26/7", "2023-07-24", "2023-07-26"),
        ("từ 24 tới 26/7", "2023-07-24", "2023-07-26"),
        ("từ ngày 24 tháng 7 đến 3 tháng 8", "2023-07-24", "2023-08-03"),
        ("cuối tuần qua, 22-23/7", "2023-07-22", "2023-07-23"),
        ("sáng sớm 22/7", "2023-07-22", "2023-07-22"),
        ("hôm sau, 22/7", "2023-07-22", "2023-07-22"),
    ],
)
def test_further_words_join_or_announce_days(words: str, first: str, last: str) -> None:
    assert days(f"Lớp học diễn ra {words}", "2023-08-10") == [(first, last)]


@pytest.mark.parametrize(
    "words",
    ["vòng 24 tới 26 đội", "5 tới 7/9 đơn vị", "tối rằm tháng 8", "từ 3 đến 5 tháng", "sớm"],
)
def test_other_counts_and_lunar_months_are_no_days(words: str) -> None:
    assert not days(f"Lớp học có {words}", "2023-09-10")


def test_three_days_of_a_list_are_three() -> None:
    found = days("Ngày 22/7, 23/7 và 24/7, họp", "2023-08-10")
    assert [first for first, _ in found] == ["2023-07-22", "2023-07-23", "2023-07-24"]


@given(st.text(alphabet="0123456789/-., ngàythánquýIăm\n", max_size=120))
def test_spans_are_ordered_and_never_overlap(text: str) -> None:
    end = 0
    for hit in scan_dates(document(text), context("2024-01-20")):
        assert end <= hit.start < hit.end <= len(text)
        assert hit.starts_on is None or hit.ends_on is None or hit.starts_on <= hit.ends_on
        end = hit.end

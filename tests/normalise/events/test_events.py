"""The main event: its day, host, place, type and the period it reviews."""

# ruff: noqa: E501 - one case of a table is one line

from __future__ import annotations

import pytest

from congdoan.normalise.dates.hits import scan_dates
from congdoan.normalise.document import Hit
from congdoan.normalise.events.rows import scan_events
from congdoan.normalise.figures.subject import Subjects
from congdoan.records import BlockKind
from tests.normalise.hand_made import bodies, context, document, event_of, scan_of

REVIEW = (
    "Sáng ngày 04/01/2021, Công đoàn ngành Y tế tổ chức Hội nghị tổng kết hoạt động Công đoàn năm "
    "2020 và triển khai nhiệm vụ năm 2021."
)


def test_a_review_has_day_host_type_and_the_year_it_reviews() -> None:
    event = event_of(document(REVIEW))
    assert event is not None
    assert (event.event_type, str(event.starts_on)) == ("annual_review", "2021-01-04")
    assert (event.host_id, event.date_evidence) == ("org:mau:health-union", "explicit")
    assert (str(event.period_start_on), str(event.period_end_on)) == ("2020-01-01", "2020-12-31")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Hưởng ứng Ngày Quốc tế Người hiến máu 14/6, Công đoàn ngành tổ chức hiến máu sáng 12/6.", "2021-06-12"),
        ("Kế hoạch số 27/KH-CĐN ngày 12/3/2021 nêu rõ. Ngày 10/6, Công đoàn ngành tổ chức tập huấn.", "2021-06-10"),
        ("Nhà khởi công ngày 20/3/2021. Ngày 10/6, Công đoàn ngành tổ chức lễ bàn giao nhà.", "2021-06-10"),
        ("Ngày 11/6, Công đoàn ngành trao quà; hồ sơ gửi trước ngày 30/6.", "2021-06-11"),
    ],
)  # fmt: skip
def test_the_day_of_the_event_is_told_from_other_days(text: str, day: str) -> None:
    event = event_of(document(text), "2021-06-14", "Hiến máu và tặng quà")
    assert event is not None
    assert str(event.starts_on) == day


@pytest.mark.parametrize(
    "text",
    [
        "Công đoàn ngành Y tế tổ chức tập huấn trước ngày 30/8.",
        "Công đoàn ngành Y tế tổ chức tập huấn nhân kỷ niệm ngày 27/2.",
        "Công đoàn ngành Y tế tổ chức tập huấn theo Kế hoạch số 5/KH-SYT ngày 1/2/2021.",
        "Công đoàn ngành Y tế tổ chức tập huấn năm 2021.",
        "Vừa qua, Công đoàn ngành Y tế tổ chức tập huấn.",
    ],
)
def test_without_a_day_of_its_own_the_event_is_undated(text: str) -> None:
    event = event_of(document(text), "2021-06-14")
    assert event is not None
    assert (event.starts_on, event.precision, event.rule_id) == (None, None, "event.undated")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Sáng nay, Công đoàn ngành Y tế tổ chức tập huấn.", "2021-06-14"),
        ("Chiều nay tại Sở Y tế, Công đoàn ngành Y tế tổ chức tập huấn.", "2021-06-14"),
        ("Hôm qua, Công đoàn ngành Y tế tổ chức tập huấn.", "2021-06-13"),
        ("(BVM-11/6/2021) Sáng nay, Công đoàn ngành Y tế tổ chức tập huấn.", "2021-06-11"),
        ("Sáng nay (12/6), Công đoàn ngành Y tế tổ chức tập huấn.", "2021-06-12"),
        ("Hiện nay, Công đoàn ngành Y tế tổ chức tập huấn.", "None"),
        ("Ngày nay, Công đoàn ngành Y tế tổ chức tập huấn.", "None"),
        ("Lớp tập huấn cho cán bộ công đoàn cơ sở trong toàn tỉnh, do Công đoàn ngành Y tế tổ chức sáng nay, có 80 người.", "2021-06-14"),
        ("Công đoàn ngành Y tế tổ chức tập huấn cho cán bộ công đoàn cơ sở trong toàn tỉnh, ai cũng có mặt từ sáng nay.", "None"),
    ],
)  # fmt: skip
def test_this_morning_is_counted_from_publication(text: str, day: str) -> None:
    event = event_of(document(text), "2021-06-14", "Tập huấn")
    assert event is not None
    assert str(event.starts_on) == day


def test_without_publication_this_morning_is_no_day() -> None:
    event = event_of(document("Sáng nay, Công đoàn ngành Y tế tổ chức tập huấn."), None, "Tập huấn")
    assert event is not None
    assert event.starts_on is None


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Sau hai tháng (khởi công từ 5/4), ngày 12/6, Công đoàn ngành Y tế bàn giao nhà.", "2021-06-12", "2021-06-12"),
        ("Hướng tới Đại hội lần thứ XIII của tổ chức Công đoàn các cấp trong tỉnh (từ ngày 17 đến 19/6), sáng 12/6, Công đoàn ngành Y tế tập huấn.", "2021-06-12", "2021-06-12"),
        ("Thứ Bảy (12/6), Công đoàn ngành Y tế tập huấn, báo cáo trong ngày 14/6.", "2021-06-12", "2021-06-12"),
        ("Sáng nay (12/6), Công đoàn ngành Y tế tập huấn đợt 1, ngày 14/6 tập huấn đợt 2.", "2021-06-12", "2021-06-12"),
        ("Sau vòng loại ngày 5/6 với 64 thí sinh, ngày 12/6, Công đoàn ngành Y tế tổ chức chung kết.", "2021-06-12", "2021-06-12"),
        ("Nhằm khen thưởng học sinh, ngày 12/6, Công đoàn ngành Y tế họp mặt.", "2021-06-12", "2021-06-12"),
        ("Trong 3 ngày (12 - 14/6), Công đoàn ngành Y tế tập huấn.", "2021-06-12", "2021-06-14"),
        ("Các ngày 8/6, 10/6 và 12/6, Công đoàn ngành Y tế tập huấn.", "2021-06-08", "2021-06-12"),
        ("Ngày 8/6 và ngày 12/6, Công đoàn ngành Y tế tập huấn.", "2021-06-08", "2021-06-12"),
        ("Ngày 8/6, Công đoàn ngành Y tế tập huấn, sáng 12/6 kiểm tra.", "2021-06-08", "2021-06-08"),
    ],
)  # fmt: skip
def test_of_several_days_of_a_sentence_the_event_has_its_own(
    text: str, first: str, last: str
) -> None:
    event = event_of(document(text), "2021-06-20", "Tập huấn")
    assert event is not None
    assert (str(event.starts_on), str(event.ends_on)) == (first, last)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Đầu tháng 6, Công đoàn ngành Y tế tổ chức tập huấn.", "2021-06-01"),
        ("Trong tháng 5/2021, Công đoàn ngành Y tế tổ chức 3 lớp tập huấn.", "2021-05-01"),
        ("Tháng 5 năm 2021, Công đoàn ngành Y tế tổ chức tập huấn.", "2021-05-01"),
        ("Công đoàn ngành Y tế tổ chức tập huấn cho cán bộ; đến tháng 5/2021 có 300 người.", "None"),
        ("Tháng 5/2018, Công đoàn ngành Y tế tổ chức tập huấn.", "None"),
        ("Công đoàn ngành Y tế tổ chức tập huấn.", "None"),
    ],
)  # fmt: skip
def test_an_event_without_a_day_may_have_a_month(text: str, first: str) -> None:
    event = event_of(document(text), "2021-06-20", "Tập huấn")
    assert event is not None
    assert str(event.starts_on) == first
    assert event.precision == (None if first == "None" else "month")


@pytest.mark.parametrize(
    ("second", "last"),
    [
        ("Hội thao diễn ra trong 3 ngày, từ 12 đến 14/6.", "2021-06-14"),
        ("Lớp học kéo dài từ ngày 12/6 đến ngày 13/6/2021.", "2021-06-13"),
        ("Sau hai ngày tranh tài (12 và 13/6), ban tổ chức trao giải.", "2021-06-13"),
        ("Đợt thi đua diễn ra từ ngày 12/6 đến 30/9.", "2021-06-12"),
        ("Trước đó, vòng loại diễn ra từ ngày 1 đến ngày 3/6.", "2021-06-12"),
        ("Đoàn có mặt từ ngày 12 đến ngày 14/6.", "2021-06-12"),
    ],
)
def test_an_event_of_several_days_ends_where_its_opening_says(second: str, last: str) -> None:
    doc = document("Sáng 12/6, Công đoàn ngành Y tế khai mạc hội thao.", second)
    event = event_of(doc, "2021-06-20", "Hội thao")
    assert event is not None
    assert (str(event.starts_on), str(event.ends_on)) == ("2021-06-12", last)


@pytest.mark.parametrize(
    ("first", "last", "day"),
    [
        ("phiên bế mạc, Đại hội", "Đại hội diễn ra từ ngày 28 đến 30-6.", "2021-06-28"),
        ("lễ bế mạc, Đại hội", "Đại hội kéo dài từ ngày 29/6 đến ngày 30/6.", "2021-06-29"),
        ("phiên bế mạc, Đại hội", "Trong ba ngày 28 - 30/6, Đại hội đã thảo luận.", "2021-06-28"),
        ("hội trường, Đại hội", "Đại hội diễn ra từ ngày 28 đến 30-6.", "2021-06-30"),
        ("phiên bế mạc, Đại hội", "Hội thao diễn ra từ ngày 28 đến 30-6.", "2021-06-30"),
        ("phiên bế mạc, Đại hội", "Đại hội cấp cơ sở diễn ra từ ngày 1/5 đến 30-6.", "2021-06-30"),
        ("phiên bế mạc, Đại hội", "Đại hội diễn ra từ ngày 26 đến 27-6.", "2021-06-30"),
    ],
)
def test_what_is_told_at_its_close_began_where_the_article_says(
    first: str, last: str, day: str
) -> None:
    told = f"Sáng 30-6, tại {first} Công đoàn ngành Y tế đã bầu Ban Chấp hành."
    doc = document(told, "Một.", "Hai.", "Ba.", "Bốn.", "Năm.", last)
    event = event_of(doc, "2021-07-02")
    assert event is not None
    assert (str(event.starts_on), str(event.ends_on)) == (day, "2021-06-30")


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("tại thành phố Mẫu, ", "thành phố Mẫu"),
        ("tại Hội trường Sở Y tế, ", "Hội trường Sở Y tế"),
        ("tại TP. Mẫu, ", "TP. Mẫu"),
        ("tại Trung tâm Kiểm soát bệnh tật tỉnh, ", "Trung tâm Kiểm soát bệnh tật tỉnh"),
        ("tại hội nghị, ", None),
        ("tại buổi lễ, ", None),
        ("", None),
    ],
)
def test_the_place_is_what_stands_behind_tai(words: str, place: str | None) -> None:
    event = event_of(
        document(f"Ngày 5/6, {words}Công đoàn ngành Y tế tổ chức tập huấn."), "2021-06-06"
    )
    assert event is not None
    assert event.place == place


def test_a_known_place_gives_its_id() -> None:
    doc = document("Ngày 5/6, tại thành phố Mẫu, Công đoàn ngành Y tế tổ chức tập huấn.")
    at = doc.text.index("thành phố")
    hit = Hit(start=at, end=at + 13, type="place", rule_id="t", entity_id="vn-mau")
    known = context("2021-06-06")
    (event,), _ = scan_events(
        scan_of(doc),
        scan_dates(doc, known),
        Subjects(doc, bodies(doc), None),
        (hit,),
        "training",
        "0" * 16,
        known,
    )
    assert (event.place_id, event.place, event.event_type) == (
        "vn-mau",
        "thành phố Mẫu",
        "training",
    )


def test_captions_and_bylines_tell_no_event() -> None:
    kinds: tuple[BlockKind, ...] = ("caption", "byline", "title")
    for kind in kinds:
        assert event_of(document((kind, REVIEW))) is None


@pytest.mark.parametrize(
    ("text", "documents"),
    [
        ("theo Kế hoạch số 27/KH-CĐN của", ["Kế hoạch số 27/KH-CĐN"]),
        ("Nghị quyết 60-NQ/TW và", ["Nghị quyết 60-NQ/TW"]),
        ("Nghị quyết Đại hội XIII đề ra", ["Nghị quyết Đại hội XIII"]),
        ("kế hoạch đề ra", []),
        ("Chương trình 5 năm", []),
        ("nghị quyết đại hội các cấp", []),
    ],
)
def test_documents_are_mentioned_by_number(text: str, documents: list[str]) -> None:
    doc = document(text)
    _, mentions = scan_events(
        scan_of(doc), (), Subjects(doc, (), None), (), None, "0" * 16, context()
    )
    assert [doc.text[m.start : m.end] for m in mentions if m.type == "document"] == documents


@pytest.mark.parametrize(
    ("second", "day"),
    [
        ("Theo báo cáo, ngày 1/5 ngành tổ chức hội thao.", "None"),
        ("6 tháng đầu năm, ngày 1/5 ngành tổ chức hội thao.", "None"),
        ("Từ đầu năm, ngày 1/5 ngành tổ chức hội thao.", "None"),
        ("Hội nghị diễn ra ngày 4/6.", "2021-06-04"),
    ],
)
def test_days_of_what_is_reported_are_not_the_day_of_the_report(second: str, day: str) -> None:
    first = "Công đoàn ngành Y tế vừa tổ chức hội nghị sơ kết."
    event = event_of(document(first, second), "2021-06-06", "Sơ kết")
    assert event is not None
    assert str(event.starts_on) == day


@pytest.mark.parametrize(
    ("before", "day"),
    [
        ("Sáng ngày 5/6 tại phòng họp khách sạn Mẫu, Hà Nội.", "2021-06-05"),
        ("Ngày 5/6/2021.", "2021-06-05"),
        ("Ngày 5/6 là ngày truyền thống của đơn vị.", "None"),
        ("Kể từ ngày 5/6, trời nắng đẹp.", "None"),
    ],
)
def test_a_piece_that_only_says_when_and_where_dates_the_next_sentence(
    before: str, day: str
) -> None:
    text = f"{before} Công đoàn ngành Y tế tổ chức tập huấn cho 80 cán bộ."
    event = event_of(document(text), "2021-06-08", "Tập huấn")
    assert event is not None
    assert str(event.starts_on) == day


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("Ngày 5/6, Công đoàn ngành Y tế vinh danh 50 gương sáng.", "award_ceremony"),
        ("Ngày 5/6, LĐLĐ tỉnh kiện toàn Ban Chấp hành.", "appointment"),
        ("Ngày 5/6, LĐLĐ tỉnh khảo sát đời sống đoàn viên.", "other"),
        ("Ngày 5/6, Công đoàn ngành Y tế giao ban quý II.", "committee_meeting"),
        ("Ngày 5/6, Công đoàn ngành Y tế nấu cháo từ thiện.", "support"),
        ("Ngày 5/6, nhiều gương sáng được vinh danh.", None),
        ("Ngày 5/6, Công đoàn ngành Y tế có 50 gương sáng.", None),
        ("Công đoàn ngành Y tế vinh danh 50 gương sáng.", None),
    ],
)
def test_a_day_a_body_and_the_words_of_an_event_tell_one(line: str, code: str | None) -> None:
    event = event_of(document(line), "2021-06-08")
    assert (event.event_type if event is not None else None) == code


@pytest.mark.parametrize(
    "line",
    [
        "Công đoàn ngành Y tế hướng dẫn các CĐCS tổ chức đại hội.",
        "LĐLĐ tỉnh yêu cầu các CĐCS tổ chức tập huấn.",
        "Từ năm 2018 đến nay, Công đoàn ngành Y tế đã hỗ trợ xây 34 căn nhà.",
        "Những năm qua, Công đoàn ngành Y tế đã tổ chức nhiều hội thao.",
        "Hằng năm, Công đoàn ngành Y tế tổ chức hội thi.",
        "Năm 2020, Công đoàn ngành Y tế đã tổ chức hội thi.",
    ],
)
def test_instructions_and_what_was_done_over_years_are_no_event(line: str) -> None:
    assert event_of(document(line), "2021-06-08") is None


@pytest.mark.parametrize(
    ("first", "day"),
    [
        ("Ngày 04/6/2019, Công đoàn ngành Y tế tổ chức tập huấn.", "2019-06-04"),
        ("Sáng 04/6/2018, tại Sở Y tế, LĐLĐ tỉnh tổ chức tập huấn.", "2018-06-04"),
        ("Trong hai ngày 4 và 5/6/2019, LĐLĐ tỉnh tổ chức tập huấn.", "2019-06-04"),
        ("Công đoàn ngành Y tế tổ chức tập huấn theo tinh thần ngày 04/6/2019.", None),
        ("Công đoàn ngành Y tế, ra đời ngày 04/6/2019, vừa tổ chức tập huấn.", None),
        ("Tháng trước có mưa. Ngày 04/6/2019, LĐLĐ tỉnh tổ chức tập huấn.", None),
    ],
)
def test_an_article_may_begin_with_a_day_of_long_ago(first: str, day: str | None) -> None:
    event = event_of(document(first), "2021-06-06", "Tập huấn")
    assert (str(event.starts_on) if event and event.starts_on else None) == day

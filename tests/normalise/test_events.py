"""The main event: its day, host, place, type and the period it reviews."""

# ruff: noqa: E501 - one case of a table is one line

from __future__ import annotations

import pytest

from congdoan.normalise.dates.hits import scan_dates
from congdoan.normalise.document import Document, Hit
from congdoan.normalise.events.rows import scan_events
from congdoan.normalise.figures.subject import Subjects
from congdoan.records import BlockKind, Event
from tests.normalise.hand_made import bodies, context, document, scan_of


def event_of(
    doc: Document, published: str | None = None, title: str = "", code: str | None = None
) -> Event | None:
    """The event of a document whose bodies are known by hand."""
    known = context(published, title)
    dates = scan_dates(doc, known)
    subjects = Subjects(doc, bodies(doc), None)
    found, _ = scan_events(scan_of(doc), dates, subjects, (), code, doc.article.article_id, known)
    return found[0] if found else None


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
    ("text", "host"),
    [
        ("Ngày 5/6, tại Sở Y tế, Công đoàn ngành Y tế tổ chức tập huấn.", "org:mau:health-union"),
        ("Ngày 5/6, Công đoàn ngành Y tế phối hợp với LĐLĐ tỉnh tổ chức tập huấn.", "org:mau:health-union"),
        ("Ngày 5/6, LĐLĐ tỉnh và Công đoàn ngành Y tế tổ chức tập huấn.", "org:mau:labour-federation"),
        ("Sáng 5/6, ngày hội do Công đoàn ngành Y tế tổ chức thu hút nhiều người.", "org:mau:health-union"),
        ("Thực hiện kế hoạch của LĐLĐ tỉnh, ngày 5/6, Công đoàn ngành Y tế tổ chức tập huấn.", "org:mau:health-union"),
        ("Ngày 5/6, LĐLĐ tỉnh phối hợp với Sở Y tế và Công đoàn ngành Y tế tổ chức tập huấn.", "org:mau:labour-federation"),
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


@pytest.mark.parametrize(
    ("first", "host"),
    [
        ("Đại hội Công đoàn ngành Y tế có 120 đại biểu.", "org:mau:health-union"),
        ("Đại hội đại biểu Công đoàn ngành Y tế khóa X đã kết thúc.", "org:mau:health-union"),
        ("120 đại biểu dự Đại hội lần thứ X của Công đoàn ngành Y tế.", "org:mau:health-union"),
        ("120 đại biểu của Công đoàn ngành Y tế đã có mặt.", None),
        ("Nhiệm vụ của Công đoàn ngành Y tế còn nhiều.", None),
        ("Có 120 đại biểu.", None),
    ],
)
def test_a_congress_is_told_by_its_election(first: str, host: str | None) -> None:
    doc = document(first, "Đại hội đã bầu Ban Chấp hành gồm 11 đồng chí.")
    event = event_of(doc, "2021-06-06", "Đại hội thành công")
    assert (event.host_id if event else None, event is None) == (host, host is None)


@pytest.mark.parametrize(
    ("words", "is_event"),
    [
        ("luôn quan tâm thăm hỏi đoàn viên", False),
        ("thường xuyên tặng quà đoàn viên khó khăn", False),
        ("hằng năm tổ chức hội thao cho đoàn viên", False),
        ("vừa tổ chức hội thao cho đoàn viên", True),
        ("luôn chăm lo đoàn viên, mới đây đã tặng quà 5 đoàn viên", True),
        ("đã thăm hỏi, tặng quà đoàn viên", True),
    ],
)
def test_what_a_body_always_does_is_no_event(words: str, *, is_event: bool) -> None:
    event = event_of(document(f"Công đoàn ngành Y tế {words}."), "2021-06-06")
    assert (event is not None) == is_event


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


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("Đại hội Công đoàn ngành Y tế lần thứ V", "congress"),
        ("Sơ kết 6 tháng đầu năm", "interim_review"),
        ("Tổng kết hoạt động năm 2020", "annual_review"),
        ("Trao 320 phần quà Tết cho đoàn viên", "support"),
        ("Bàn giao “Mái ấm công đoàn”", "housing"),
        ("Ngày hội hiến máu tình nguyện", "blood_donation"),
        ("Hội thao ngành Y tế", "sport_and_arts"),
        ("LĐLĐ tỉnh công bố quyết định giải thể Công đoàn ngành Y tế", "reorganisation"),
        ("Hưởng ứng Tháng Công nhân", "workers_month"),
        ("Hội thao chào mừng Đại hội Công đoàn các cấp", "sport_and_arts"),
        ("Giải thể thao cán bộ ngành Y tế", "sport_and_arts"),
        ("Hội thi tiếng hát ngành Y", "sport_and_arts"),
        ("Giao lưu bóng chuyền hướng tới Tháng Công nhân", "sport_and_arts"),
        ("Quán triệt Nghị quyết Đại hội XIII Công đoàn Việt Nam", "training"),
        ("Hội thi Cán bộ công đoàn giỏi", "contest"),
        ("Giải thể Công đoàn ngành Y tế", "reorganisation"),
        ("Trao quyết định nghỉ hưu cho cán bộ công đoàn", "dialogue"),
        ("Trao quyết định bổ nhiệm cán bộ", "appointment"),
        ("Tập huấn công tác Đại hội", "training"),
        ("Hội nghị giao ban về công tác chuẩn bị Đại hội", "committee_meeting"),
        ("Bàn giao: ngôi nhà được khánh thành", "housing"),
        ("Tổng kết Hội thao ngành Y tế", "sport_and_arts"),
        ("Lễ trao học bổng cho con đoàn viên", "support"),
        ("Hoạt động của đoàn viên", "other"),
    ],
)
def test_without_a_given_type_the_title_tells_it(title: str, code: str) -> None:
    event = event_of(document("Ngày 5/6, Công đoàn ngành Y tế đã tổ chức."), "2021-06-06", title)
    assert event is not None
    assert event.event_type == code


@pytest.mark.parametrize(
    ("title", "deed", "given", "code"),
    [
        ("Chăm lo không chỉ bằng lời nói", "tổ chức họp mặt kỷ niệm", "support", "dialogue"),
        ("Niềm vui ngày hè", "tổ chức hội thao, trao 20 suất quà", "support", "sport_and_arts"),
        ("Vững tay nghề", "tổ chức tập huấn cho 80 cán bộ", "other", "training"),
        ("Chung một tấm lòng", "tổ chức hội nghị tổng kết", "support", "annual_review"),
        ("Thăm, tặng quà đoàn viên", "tổ chức gặp mặt đoàn viên", "support", "support"),
        ("Chung một tấm lòng", "tổ chức gặp mặt đoàn viên", "congress", "dialogue"),
        ("Chung một tấm lòng", "tổ chức gặp mặt đại biểu dự đại hội", "congress", "congress"),
        ("Gặp mặt kỷ niệm và trao danh hiệu", "tổ chức gặp mặt", "award_ceremony", "dialogue"),
        (
            "Hội nghị tổng kết năm 2020",
            "tổ chức hội nghị tổng kết năm 2020",
            "annual_review",
            "annual_review",
        ),
        (
            "Tổng kết hè và khen thưởng",
            "tổ chức khen thưởng 62 học sinh",
            "annual_review",
            "award_ceremony",
        ),
        ("Đoàn viên vượt khó sau sáp nhập", "tổ chức gặp mặt", None, "dialogue"),
        ("Tri ân ngày 27/7", "tổ chức dâng hương", "support", "support"),
        ("Tiếp nhận trang thiết bị", "tiếp nhận 2.000 khẩu trang", "other", "support"),
        ("Gương sáng", "trao tặng Kỷ niệm chương cho chị Mẫu", "appointment", "award_ceremony"),
        ("Gương sáng", "trao quyết định bổ nhiệm", "appointment", "appointment"),
        (
            "Ra quân phòng, chống dịch",
            "tổ chức ra quân khử khuẩn phòng, chống dịch",
            "epidemic_response",
            "epidemic_response",
        ),
        (
            "Hưởng ứng Tháng Công nhân",
            "tổ chức lễ phát động hưởng ứng Tháng Công nhân",
            "workers_month",
            "workers_month",
        ),
        (
            "Hưởng ứng Tháng Công nhân",
            "tổ chức lễ phát động phong trào thi đua",
            "campaign",
            "campaign",
        ),
        (
            "Họp về phòng, chống dịch",
            "họp Ban Thường vụ về phòng, chống dịch",
            "epidemic_response",
            "committee_meeting",
        ),
        (
            "Chi viện vùng dịch",
            "hỗ trợ phòng, chống dịch",
            "epidemic_response",
            "epidemic_response",
        ),
        (
            "Tổng kết hội thao",
            "do Ban Tổ chức Hội thao đã tổng kết, trao giải",
            "sport_and_arts",
            "sport_and_arts",
        ),
        ("Vững bước đi lên", "tổ chức họp Ban Chấp hành", "support", "committee_meeting"),
        ("Chung một tấm lòng", "đến thăm nơi gặp mặt", "support", "support"),
        ("Chung một tấm lòng", "tổ chức đi bộ, gặp mặt", "support", "support"),
    ],
)
def test_what_the_dated_sentence_holds_goes_before_a_title_that_names_no_event(
    title: str, deed: str, given: str, code: str
) -> None:
    doc = document(f"Ngày 5/6, Công đoàn ngành Y tế {deed}.")
    event = event_of(doc, "2021-06-06", title, given)
    assert event is not None
    assert event.event_type == code


@pytest.mark.parametrize("text", ["Thời tiết hôm nay đẹp.", "100% đơn vị vững mạnh.", "."])
def test_a_text_that_tells_of_nothing_gives_no_event(text: str) -> None:
    assert event_of(document(text)) is None


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

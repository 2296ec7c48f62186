"""What an event is: by title, by the dated sentence, by its election; habits are none."""

from __future__ import annotations

import pytest

from tests.normalise.hand_made import document, event_of


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
        ("Trao quyết định nghỉ chế độ cho Phó Chủ tịch", "dialogue"),
        ("Trao quyết định nghỉ chờ hưu cho Phó Chủ tịch", "dialogue"),
        ("Trao quyết định nghỉ hưởng chế độ cho Phó Chủ tịch", "dialogue"),
        ("Trao quyết định điều động Phó Chủ tịch", "appointment"),
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


@pytest.mark.parametrize(
    ("held", "code"),
    [
        ("tổng kết{}trao giải Hội thi tay nghề", "contest"),
        ("Lễ tổng kết{}trao giải cuộc thi tìm hiểu pháp luật", "award_ceremony"),
        ("tổng kết{}trao giải Hội thao ngành", "sport_and_arts"),
        ("buổi tổng kết{}trao giải giải bóng đá nam", "sport_and_arts"),
        ("tổng kết{}trao giải cuộc thi viết, biểu dương đoàn viên", "contest"),
    ],
)
@pytest.mark.parametrize("joint", [", ", " và "])
def test_prizes_of_a_closing_are_read_alike_behind_a_comma(held: str, code: str, joint: str):
    doc = document(f"Ngày 10/5/2021, Công đoàn ngành Y tế tổ chức {held.format(joint)}.")
    event = event_of(doc, "2021-06-06", "Hoạt động công đoàn")
    assert event is not None
    assert event.event_type == code


@pytest.mark.parametrize(
    "held",
    [
        "Lễ tổng kết, khen thưởng năm 2020",
        "Hội nghị tổng kết, triển khai nhiệm vụ năm 2021",
        "Hội nghị tổng kết, ký giao ước thi đua",
        "Lễ tổng kết công tác, trao giải cuộc thi viết",
    ],
)
def test_a_review_stays_one_whatever_follows_behind_a_comma(held: str):
    doc = document(f"Ngày 10/5/2021, Công đoàn ngành Y tế tổ chức {held}.")
    event = event_of(doc, "2021-06-06", "Hoạt động công đoàn")
    assert event is not None
    assert event.event_type == "annual_review"


@pytest.mark.parametrize(
    ("words", "is_event"),
    [
        ("kêu gọi các tổ chức, cá nhân ủng hộ gia đình chị", False),
        ("kêu gọi đoàn viên hỗ trợ anh Lê Văn Mẫu", False),
        ("đã kêu gọi đoàn viên, người lao động ủng hộ anh", False),
        ("đã kêu gọi và ủng hộ gia đình chị 20 triệu đồng", True),
        ("hưởng ứng lời kêu gọi của Tổng LĐLĐ Việt Nam đã ủng hộ 20 triệu đồng", True),
        ("vừa trao 20 triệu đồng ủng hộ gia đình chị", True),
    ],
)
def test_what_others_are_asked_to_do_is_no_event(words: str, *, is_event: bool) -> None:
    event = event_of(document(f"Công đoàn ngành Y tế {words}."), "2021-06-06")
    assert (event is not None) == is_event


@pytest.mark.parametrize(
    ("line", "is_event"),
    [
        ("Ngày 8/3/2019, Công đoàn ngành Y tế khen thưởng chị.", False),
        ("Sáng 5/6, chị được Công đoàn ngành Y tế tuyên dương.", False),
        ("Năm nay, anh còn vinh dự được LĐLĐ tỉnh tặng Bằng khen.", False),
        ("Sáng 5/6, chị Lê Thị Mẫu được Công đoàn ngành Y tế tuyên dương.", True),
        ("Sáng 5/6, Công đoàn ngành Y tế khen thưởng chị.", True),
        ("Biết tin chị được ra viện, sáng 5/6, Công đoàn ngành Y tế đến thăm.", True),
    ],
)
def test_what_the_hero_of_a_portrait_got_is_no_event(line: str, *, is_event: bool) -> None:
    event = event_of(document("Chị Mẫu là điều dưỡng trưởng.", line), "2021-06-06")
    assert (event is not None) == is_event


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("đến thăm và làm việc với Sở Y tế", "dialogue"),
        ("đến thăm, làm việc với Sở Y tế", "dialogue"),
        ("có chuyến thăm và làm việc tại Sở Y tế, tặng quà đoàn viên", "dialogue"),
        ("đến thăm và tặng quà đoàn viên", "support"),
        ("đến thăm, tặng quà đoàn viên", "support"),
        ("đến thăm đoàn viên, động viên họ làm việc", "support"),
    ],
)
def test_who_visits_a_body_to_work_with_it_gives_no_help(words: str, code: str) -> None:
    title = f"Công đoàn ngành Y tế {words}"
    event = event_of(document(f"Ngày 5/6, Công đoàn ngành Y tế {words}."), "2021-06-06", title)
    assert event is not None
    assert event.event_type == code


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("Nhằm tôn vinh chị em, Công đoàn ngành Y tế tổ chức Hội thi cắm hoa.", "contest"),
        ("Nhằm chăm lo đời sống đoàn viên, LĐLĐ tỉnh tổ chức đối thoại.", "dialogue"),
        ("Ngày 5/6, LĐLĐ tỉnh họp Ban Chấp hành nhằm kiện toàn bộ máy.", "committee_meeting"),
        ("Ngày 5/6, LĐLĐ tỉnh mở hội nghị nhằm tổng kết phong trào.", "annual_review"),
        ("Công đoàn ngành Y tế tổ chức tôn vinh 20 chị em.", "award_ceremony"),
        ("Công đoàn ngành Y tế tổ chức tôn vinh chị em, thi cắm hoa.", "award_ceremony"),
    ],
)
def test_what_an_event_is_for_tells_its_type_only_where_nothing_else_does(
    sentence: str, code: str
) -> None:
    event = event_of(document(sentence), "2021-06-06")
    assert event is not None
    assert event.event_type == code


@pytest.mark.parametrize(
    ("election", "host"),
    [
        ("Đại hội đã bầu ra Ban Chấp hành Công đoàn ngành Y tế gồm 11 đồng chí.", "health-union"),
        ("Đại hội bầu BCH Công đoàn ngành Y tế khóa X.", "health-union"),
        ("Đại hội đã tín nhiệm bầu Ban Chấp hành LĐLĐ tỉnh khóa X.", "labour-federation"),
        ("Đại hội đã bầu 11 đồng chí, trong đó có 3 đồng chí của LĐLĐ tỉnh.", None),
        ("Đại hội đã bầu Ban Chấp hành, LĐLĐ tỉnh có lời chúc mừng.", None),
        ("Phát biểu tại Đại hội, lãnh đạo LĐLĐ tỉnh biểu dương 11 đồng chí.", None),
    ],
)
def test_a_congress_is_that_of_the_board_it_elects(election: str, host: str | None) -> None:
    event = event_of(document("Nhiệm kỳ qua có nhiều đổi mới.", election), "2021-06-06")
    told = (event.host_id or "").rpartition(":")[2] if event is not None else None
    assert (told, event and event.event_type) == (host, host and "congress")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("khánh thành nhà lớp học tại xã Mẫu", "other"),
        ("bàn giao nhà văn hóa cho xã Mẫu", "other"),
        ("khởi công công trình nước sạch", "other"),
        ("khánh thành nhà cho đoàn viên Lê Thị Mẫu", "housing"),
        ("khởi công nhà tình nghĩa", "housing"),
        ("bàn giao ngôi nhà cho đoàn viên", "housing"),
        ("khai giảng, bế giảng các gói chuyển giao kỹ thuật", "training"),
        ("khai giảng chương trình đào tạo điều dưỡng", "training"),
        ("bế giảng khóa tập huấn", "training"),
        ("khai giảng năm học mới", "other"),
        ("tổ chức khai giảng năm học", "other"),
        ("công bố việc ông Mẫu bổ sung làm Phó Hội đồng Thi đua Khen thưởng", "appointment"),
        ("gặp mặt Hội đồng Thi đua - Khen thưởng", "dialogue"),
        ("tập huấn công tác thi đua, khen thưởng", "training"),
        ("tổ chức khen thưởng 20 đoàn viên", "award_ceremony"),
        ("trao quyết định khen thưởng 20 đoàn viên", "award_ceremony"),
        ("tổ chức lễ thi đua và tuyên dương 20 đoàn viên", "award_ceremony"),
    ],
)  # fmt: skip
def test_names_of_buildings_courses_and_councils_are_read_as_what_they_are(
    words: str, code: str
) -> None:
    event = event_of(document(f"Ngày 5/6, Công đoàn ngành Y tế {words}."), "2021-06-06")
    assert event is not None
    assert event.event_type == code

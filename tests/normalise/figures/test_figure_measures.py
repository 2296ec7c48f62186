"""What figures measure, in the forms of reports: lists, sums, gifts, women, ranges, repeats."""

# ruff: noqa: E501 - one case of a table is one line

from __future__ import annotations

import pytest

from tests.normalise.reading import read

_UNION = "Công đoàn ngành Y tế "


def told(text: str, **known) -> list[tuple[float, str | None]]:
    """Value and measure of the figures in order."""
    return [(f.value, f.measure) for f in read(text, **known).figures]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("thành lập mới 14 CĐCS ngoài nhà nước; 7 CĐCS công lập.", [(14, "base_unions_new"), (7, "base_unions_new")]),
        ("tặng quà cho 24 đoàn viên; 10 gia đình tiêu biểu; 5 cháu mồ côi.", [(24, "gift_recipients"), (10, "gift_recipients"), (5, "gift_recipients")]),
        ("hỗ trợ Bệnh viện Mắt 20 triệu đồng; Bệnh viện Lao 30 triệu đồng.", [(2e7, "support_spent"), (3e7, "support_spent")]),
        ("hỗ trợ 30 triệu cho bệnh viện và 10 triệu đồng cho 2 đoàn viên.", [(3e7, "support_spent"), (1e7, "support_spent"), (2, "support_recipients")]),
        # no list: another deed, another unit, another sentence
        ("thành lập mới 14 CĐCS; có 7 CĐCS được khen.", [(14, "base_unions_new"), (7, None)]),
        ("kết nạp mới 24 đoàn viên; 10 gia đình tiêu biểu.", [(24, "members_new"), (10, None)]),
        ("thành lập mới 14 CĐCS. 7 CĐCS vững mạnh.", [(14, "base_unions_new"), (7, None)]),
    ],
)  # fmt: skip
def test_a_list_goes_on_with_what_it_measures(text, expected):
    assert told(_UNION + text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("có 3.942 đoàn viên (nữ: 2.713).", [(3942, "members_total"), (2713, "members_female")]),
        ("quản lý 3.942 đoàn viên, trong đó nữ 2.713, đạt 98,5%.", [(3942, "members_total"), (2713, "members_female"), (98.5, None)]),
        ("có 3.942 đoàn viên, nữ là 2.713.", [(3942, "members_total"), (2713, "members_female")]),
        ("có 3.942 đoàn viên, trong đó có 2.713 nữ.", [(3942, "members_total"), (2713, "members_female")]),
        ("báo cáo tổng số đoàn viên: 4.588.", [(4588, "members_total")]),
        ("báo cáo tổng số đoàn viên là 4.588, tăng 120 đoàn viên.", [(4588, "members_total"), (120, None)]),
        # no members, no number of their own, a gift
        ("có 40 vận động viên, nữ 12.", [(40, "athletes")]),
        ("có 3.942 đoàn viên, nữ 62,5 tuổi.", [(3942, "members_total")]),
        ("tặng quà cho 20 nữ đoàn viên.", [(20, "gift_recipients")]),
    ],
)  # fmt: skip
def test_women_and_totals_may_be_told_before_their_number(text, expected):
    assert told(_UNION + text) == expected


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("quyên góp giúp đồng bào vùng lũ với tổng số tiền 60 triệu đồng.", "funds_raised"),
        ("vận động đoàn viên ủng hộ một ngày lương được 60 triệu đồng.", "funds_raised"),
        ("chuyển 60 triệu đồng tới Quỹ Vì người nghèo.", "funds_raised"),
        ("thăm hỏi đoàn viên ốm đau với tổng số tiền 60 triệu đồng.", "support_spent"),
        ("vận động nhà hảo tâm hỗ trợ đoàn viên với số tiền 60 triệu đồng.", "support_spent"),
        ("trích 60 triệu đồng hỗ trợ đoàn viên.", "support_spent"),
        ("vận động hỗ trợ đồng bào vùng lũ được 60 triệu đồng.", "funds_raised"),
        ("tặng 2 sổ tiết kiệm trị giá 60 triệu đồng.", "support_spent"),
        ("tặng 20 thẻ bảo hiểm y tế trị giá 60 triệu đồng.", "support_spent"),
        ("phát huy sáng kiến, tiết kiệm 60 triệu đồng.", None),
        ("trao thưởng với tổng số tiền 60 triệu đồng.", None),
        ("trích kinh phí 60 triệu đồng khen thưởng 9 tác giả.", None),
        ("giải quyết cho đoàn viên vay 60 triệu đồng.", None),
        ("hỗ trợ nhà ở, phần còn lại 60 triệu đồng gia đình góp.", None),
    ],
)
def test_the_deed_decides_what_a_sum_is(text, measure):
    assert [f.measure for f in read(_UNION + text).figures if f.kind == "money"] == [measure]


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("trao 200 suất quà trị giá 500.000 đồng.", "gift_value"),
        ("trao cho đơn vị một thùng quà trị giá 1 triệu đồng.", "gift_value"),
        ("trao quà, mỗi suất gồm gạo và 500.000 đồng tiền mặt.", "gift_value"),
        ("tặng mỗi đoàn viên một phần quà trị giá 500.000 đồng.", "gift_value"),
        ("trao 1 triệu đồng bằng tiền mặt cho mỗi phần quà.", "gift_value"),
        ("tặng 50 phiếu mua hàng, mỗi phiếu trị giá 500.000 đồng.", "gift_value"),
        ("trao quà, mỗi hộ 1 triệu đồng.", "gift_value"),
        ("trao 200 suất quà trị giá hơn 1,2 tỷ đồng.", "support_spent"),
        ("trao 200 suất quà, tổng trị giá 100 triệu đồng.", "support_spent"),
        ("trao 20 suất quà với số tiền 10 triệu đồng.", "support_spent"),
    ],
)
def test_the_value_of_one_gift_is_told_from_the_sum(text, measure):
    assert [f.measure for f in read(_UNION + text).figures if f.kind == "money"] == [measure]


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("hỗ trợ nhà ở cho chị Lê Thị Mẫu với số tiền 30 triệu đồng.", "support_per_unit"),
        ("trao tiền hỗ trợ làm nhà ở cho đoàn viên Lê Thị Mẫu là 30 triệu đồng.", "support_per_unit"),
        ("bàn giao ngôi nhà 60m2, tổng kinh phí 180 triệu đồng.", "house_cost"),
        ("hỗ trợ xây 3 căn nhà với số tiền 90 triệu đồng.", "support_spent"),
        ("hỗ trợ sửa chữa 3 “Mái ấm công đoàn” trị giá 45 triệu đồng.", "support_spent"),
        ("bàn giao 2 căn nhà. Có 1 nhà lắp ghép trị giá 200 triệu đồng.", "house_cost"),
        ("hỗ trợ nhà ở cho đoàn viên khó khăn với tổng số tiền 90 triệu đồng.", "support_spent"),
        ("tặng quà chị Lê Thị Mẫu với số tiền 5 triệu đồng.", "support_spent"),
    ],
)  # fmt: skip
def test_what_one_house_got_is_told_from_what_all_got(text, measure):
    assert [f.measure for f in read(_UNION + text).figures if f.kind == "money"] == [measure]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gần 700 đoàn viên ở các cơ quan và trường học trong huyện đã được huy động hiến máu.", [(700, "blood_donors")]),
        ("Kết quả thu được 193 đơn vị, tương đương 67.550ml máu.", [(193, "blood_units")]),
        ("Có 250 cán bộ, hội viên, sinh viên đăng ký hiến máu.", [(250, "blood_donors")]),
        ("Trao nhà Mái ấm công đoàn cho 32 đoàn viên.", [(32, "support_recipients")]),
        ("Tập huấn nghiệp vụ cho 350 CB CĐCS.", [(350, "trained")]),
        ("Hơn 200 cán bộ viên chức tranh tài ở các môn.", [(200, "participants")]),
        ("Trong đó, 21 nhà được LĐLĐ tỉnh hỗ trợ.", [(21, "houses")]),
        ("Bàn giao 3 “Mái ấm công đoàn”.", [(3, "houses")]),
        ("Hội nghị có 250 đại biểu đại diện cho hơn 51 nghìn đoàn viên về dự.", [(250, "delegates"), (51000, "members_total")]),
        ("Đã có 240 người khó khăn thuộc Công đoàn ngành Y tế tỉnh được trao quà.", [(240, "gift_recipients")]),
        ("Bệnh viện có 1.215 CĐV/1.281 viên chức.", [(1215, "members_total"), (1281, "workers_total")]),
        ("Hơn 4.500 nữ CCVC-LĐ tham gia hội thi.", [(4500, "participants")]),
        ("Tập huấn cho 85 chủ tịch CĐCS.", [(85, "trained")]),
        ("Giải có 8 đội bóng, 90 cầu thủ.", [(8, "teams"), (90, "athletes")]),
        ("Đại hội bầu Ban Chấp hành gồm 17 thành viên.", [(17, "committee_members")]),
        ("Anh là tác giả của 2 sáng kiến, được LĐLĐ tỉnh tặng Bằng khen.", [(2, "initiatives")]),
        ("Có 212 đoàn viên bị ảnh hưởng, 30 đoàn viên được hỗ trợ.", [(212, None), (30, "support_recipients")]),
        ("Đoàn làm việc với 193 đơn vị.", [(193, None)]),
        ("Có 12/15 viên chức đạt.", [(12, None)]),
        ("Hỗ trợ 9 nhà giáo, người lao động.", [(9, "support_recipients")]),
        ("Có 2 nhà tài trợ và 3 nhà máy.", []),
        ("Có 120 sinh viên.", []),
    ],
)  # fmt: skip
def test_counts_of_reports_have_their_measure(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tổng số tiền hỗ trợ 50 tr.đ.", [50_000_000]),
        ("Hỗ trợ 20trđ cho đoàn viên.", [20_000_000]),
        ("Hỗ trợ đoàn viên 2tr/hộ.", [2_000_000]),
        ("Hỗ trợ 10.000.000 VNĐ/người.", [10_000_000]),
        ("Hỗ trợ 500,000 đồng.", [500_000]),
        ("Hỗ trợ từ 3-5 triệu đồng.", [3_000_000, 5_000_000]),
        ("Hỗ trợ 30 triệu cho đoàn viên.", [30_000_000]),
        ("Có 2 triệu lượt người dùng.", []),
        ("Nhà số 12 tr. 5.", []),
        ("Có 5 đ/c dự họp.", []),
    ],
)  # fmt: skip
def test_amounts_as_they_are_abbreviated(text, expected):
    assert [f.amount_vnd for f in read(text).figures if f.kind == "money"] == expected


def test_a_percentage_may_have_a_decimal_point():
    assert told("Nữ chiếm tỷ lệ 61.5% tổng số.") == [(61.5, None)]


@pytest.mark.parametrize(
    "text",
    [
        "The union has 3,942 members, of whom 68% are women, and gave 500,000 VND each.",
        "Cong doan nganh co 31 CDCS, dat 98%, ho tro 50.000.000 VND.",
        "Le syndicat a visité 35 familles, près de 95% des adhérents, 400 millions de VND.",
    ],
)
def test_a_text_that_is_not_vietnamese_has_no_figures(text):
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("100% CĐCS có kế hoạch, 100% cán bộ được tập huấn.", [100, 100]),
        ("Trao 30 suất quà tại xã A và 30 suất quà tại xã B.", [30, 30]),
        ("Trao 30 suất quà. Tất cả 30 suất quà đều đến tay.", [30]),
    ],
)
def test_two_figures_of_one_sentence_are_two_and_one_told_again_is_one(text, values):
    assert [f.value for f in read(text).figures] == values


def test_a_title_that_repeats_the_body_adds_no_figure():
    text = "LĐLĐ tỉnh: 8.800 đoàn viên mới\nCác cấp công đoàn đã kết nạp mới 8.800 đoàn viên."
    assert told(text) == [(8800, "members_new")]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("kết nạp từ 100 đoàn viên mới.", [100]),
        ("tiếp nhận máu từ 400 đoàn viên.", [400]),
        ("CĐCS có từ 25 đoàn viên lập ban.", []),
        ("CĐCS từ 25 đoàn viên trở lên lập ban.", []),
    ],
)
def test_a_condition_is_no_figure(text, values):
    assert [f.value for f in read(text).figures] == values


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Với hơn 600 cán bộ, viên chức, Bệnh viện Mắt là nơi khám lớn.", [(600, "workers_total")]),
        ("Với 1.342 đoàn viên, Công đoàn Bệnh viện Mắt luôn đi đầu.", [(1342, "members_total")]),
        ("Bệnh viện Đa khoa tỉnh có 560 cán bộ, viên chức.", [(560, "workers_total")]),
        ("Bệnh viện có 34 khoa, phòng với 712 viên chức.", [(712, "workers_total")]),
        ("Công đoàn Bệnh viện Mắt hiện có 560 CNVCLĐ.", [(560, "workers_total")]),
        # some of them, or those of one ward
        ("Với 30 cán bộ tham gia, đội đã về nhất.", [(30, "participants")]),
        ("Phối hợp với 30 đoàn viên dọn vệ sinh.", [(30, None)]),
        ("Bệnh viện Mắt: khoa Nội có 12 điều dưỡng.", [(12, None)]),
        ("Bệnh viện Mắt họp tại khoa với 12 viên chức.", [(12, None)]),
    ],
)  # fmt: skip
def test_how_large_a_body_is(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("kết nạp mới 92/120 đoàn viên.", [(92, "members_new")]),
        ("thực hiện 15/13 đề tài, sáng kiến.", [(15, "initiatives")]),
        ("chăm lo đoàn viên 1 tỷ đồng, trong đó: Tết Nguyên đán 780 triệu đồng; Tháng Công nhân 210 triệu đồng.", [(1e9, "support_spent"), (7.8e8, "support_spent"), (2.1e8, "support_spent")]),
        ("trao quà, trong đó LĐLĐ tỉnh 40 suất, Công đoàn ngành 80 suất.", [(40, "gifts"), (80, "gifts")]),
        ("có 610 đoàn viên, Công đoàn Bệnh viện Mắt 48 đoàn viên.", [(610, "members_total"), (48, "members_total")]),
        ("kiểm tra 8 cuộc về Điều lệ và 6 cuộc về tài chính.", [(8, "inspections"), (6, "inspections")]),
        ("tặng quà Tết: 568 suất x 300.000đ.", [(568, "gifts"), (3e5, "gift_value")]),
        # other things of one word, a place that is given to, a deed of its own
        ("nấu 540 suất ăn, tổ chức 12 cuộc thi.", []),
        ("quyên góp 90 triệu đồng, hỗ trợ Bệnh viện Mắt 20 triệu đồng.", [(9e7, "funds_raised"), (2e7, "support_spent")]),
        ("có 610 đoàn viên, thăm 48 đoàn viên.", [(610, "members_total"), (48, "support_recipients")]),
        ("trao quà tại 12 xã, 8 thôn.", []),
    ],
)  # fmt: skip
def test_shares_parts_and_one_word_units(text, expected):
    assert told(_UNION + text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mỗi năm Công đoàn ngành thăm hỏi đoàn viên với số tiền 100 triệu đồng.", (1e8, "support_spent")),
        ("Công đoàn ngành tặng mỗi chị phần quà 300 nghìn đồng.", (3e5, "gift_value")),
        ("Công đoàn ngành hỗ trợ 12 trường hợp, mức 40 triệu đồng với nhà xây mới.", (4e7, "support_per_unit")),
        ("LĐLĐ tỉnh hỗ trợ 40 triệu đồng xây nhà cho đoàn viên Lê Thị Mẫu.", (4e7, "support_per_unit")),
        ("Công đoàn ngành hỗ trợ xây 02 mái ấm công đoàn, mỗi mái ấm 50 triệu đồng.", (5e7, "support_per_unit")),
        ("Ngôi nhà rộng 72m2 có tổng giá trị 240 triệu đồng.", (2.4e8, "house_cost")),
        ("Công đoàn ngành tặng quà, mỗi phần 1 triệu đồng và quyên góp được 27,65 triệu đồng.", (27.65e6, "funds_raised")),
        # each month is a wage, all houses are a sum, a sum of gifts
        ("Mỗi tháng chị được trả 8 triệu đồng.", (8e6, None)),
        ("Công đoàn ngành hỗ trợ 400 triệu đồng xây nhà cho 10 đoàn viên.", (4e8, "support_spent")),
        ("Công đoàn ngành trao 20 suất quà, tổng trị giá 10 triệu đồng.", (1e7, "support_spent")),
        ("Quyết định mức phạt 10 triệu đồng.", (1e7, None)),
    ],
)  # fmt: skip
def test_sums_and_what_one_is_given(text, expected):
    assert expected in told(text)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("“Suất ăn được nâng lên 28.000 đồng”, chị Mẫu nói.", [28000]),
        ("Chị nói: “Tôi được nhận 2 triệu đồng”.", [2e6]),
        ("“Chúng tôi giúp 20 đoàn viên,” chị kể.", [20]),
        # names of programmes and slogans
        ("Chương trình “Nghìn đồng 1.000 đồng”, toàn ngành hưởng ứng.", []),
        ("Phong trào “10 đoàn viên giúp nhau” được hưởng ứng.", []),
        ("Cuộc thi “5 sáng kiến”, anh em hưởng ứng.", []),
    ],
)
def test_speech_is_read_and_names_are_not(text, values):
    assert [value for value, _ in told(text)] == values


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        ("Đại hội xác định 12 chỉ tiêu, trong đó hằng năm 100% đoàn viên được khám.", ["reported", "target"]),
        ("Hội nghị thống nhất các chỉ tiêu: kết nạp 40 đoàn viên.", ["target"]),
        ("Đồng chí yêu cầu Công đoàn ngành kết nạp 40 đoàn viên.", ["target"]),
        ("Công đoàn Y tế Việt Nam có kế hoạch trao 6.000 suất quà.", ["planned"]),
        # what a meeting decides itself, and what was demanded and done
        ("Đại hội thông qua 12 chỉ tiêu, bầu 13 đồng chí vào Ban Chấp hành.", ["reported", "reported"]),
        ("Đáp ứng yêu cầu công tác, ngành kết nạp 40 đoàn viên.", ["reported"]),
        ("Hoàn thành các chỉ tiêu, ngành kết nạp 40 đoàn viên.", ["reported"]),
    ],
)  # fmt: skip
def test_what_a_meeting_sets_as_its_aim(text, statuses):
    assert [f.status for f in read(text).figures] == statuses


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Phong trào “Lao động giỏi” có 17 đề tài được công nhận; 38 đoàn viên ưu tú được kết nạp Đảng.", [17, 38]),
        ("Công đoàn ngành tặng quà 15 nữ đoàn viên; tặng Giấy khen cho 32 đoàn viên.", [15]),
        ("Công đoàn ngành được tặng Bằng khen, vận động hiến 86 đơn vị máu.", [86]),
        # who is given the award is no figure
        ("Công đoàn ngành tặng Giấy khen cho 15 nữ đoàn viên.", []),
        ("15 đoàn viên ưu tú được tặng Giấy khen.", []),
        ("Công đoàn ngành biểu dương, tặng Giấy khen cho 8 đơn vị.", []),
    ],
)  # fmt: skip
def test_who_is_helped_beside_an_award_is_a_figure(text, values):
    assert [value for value, _ in told(text)] == values


def test_the_upper_level_is_no_qualifier():
    (figure,) = read("Công đoàn ngành đã nộp cấp trên 1,12 tỷ đồng.").figures
    assert (figure.qualifier, figure.unit_text) == ("eq", "tỷ đồng")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Toàn viện có 220 cán bộ, trong đó có 45 bác sĩ.", (220, "workers_total")),
        ("Bệnh viện Mắt có 220 CBNV và 218 đoàn viên.", (218, "members_total")),
        ("Số lượng đoàn viên: 340 người.", (340, "members_total")),
        ("Trong quý có 15 đoàn viên mới được kết nạp.", (15, "members_new")),
        ("Kết nạp đoàn viên mới: 15 người.", (15, "members_new")),
        ("Trong ngày, 180 cán bộ y tế đã hiến 182 đơn vị máu.", (180, "blood_donors")),
        ("Công đoàn ngành mở lớp bồi dưỡng cho 80 ủy viên ban chấp hành.", (80, "trained")),
        ("Tới dự có 80 đồng chí là chủ tịch các CĐCS.", (80, "participants")),
        ("Công đoàn ngành bán đấu giá tranh được 10 triệu đồng.", (1e7, "funds_raised")),
        ("Công đoàn ngành trao 40 suất quà (500.000/suất).", (5e5, "gift_value")),
        # parts, differences, prizes, other things
        ("Tăng 2 CĐCS và 310 đoàn viên so với đầu nhiệm kỳ.", (310, None)),
        ("Hội nghị có 150 đại biểu, trong đó có 40 đại biểu nữ.", (40, None)),
        ("Có 15 đoàn viên mới chuyển đến.", (15, None)),
        ("Chăm lo đạt 1,2 tỷ đồng, tăng 200 triệu đồng so với năm trước.", (2e8, None)),
        ("Hội thi tặng quà, giải Nhất trị giá 3 triệu đồng.", (3e6, None)),
        ("Bệnh viện Mắt có 45 bác sĩ được cử đi học và 12 người đi làm.", (45, None)),
    ],
)
def test_further_forms_of_reports(text, expected):
    assert expected in told(text)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Hội thi thu hút 15 đội với 75 thí sinh, trao 1 giải Nhất.", [15, 75]),
        ("Giải quy tụ hơn 60 vận động viên, tặng Bằng khen cho đơn vị xuất sắc.", [60]),
        ("Với sự tham gia của 90 đoàn viên, hội thi trao giải Nhất cho đội Khoa Nhi.", [90]),
        # who is given the prize
        ("Trao giải Nhất cho 2 thí sinh, giải Nhì cho 3 thí sinh.", []),
        ("Tặng Giấy khen đối với 5 thí sinh.", []),
        ("Ban Tổ chức trao Giấy khen cho 4 vận động viên.", []),
    ],
)
def test_who_takes_part_beside_a_prize_is_a_figure(text, values):
    assert [value for value, _ in told(text) if value in (2, 3, 4, 5, 15, 60, 75, 90)] == values


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("thăm hỏi 25 thân nhân đoàn viên.", [(25, "support_recipients")]),
        ("tặng quà cho 12 hộ lý có hoàn cảnh khó khăn.", [(12, "gift_recipients")]),
        ("tặng quà 60 em nhỏ, 30 cụ già neo đơn.", [(60, "gift_recipients"), (30, "gift_recipients")]),
        ("họp. Nhà trường hiện có 96 giảng viên, người lao động.", [(96, "workers_total")]),
        # told of without a deed they are no figures
        ("gặp 25 thân nhân của liệt sĩ.", []),
        ("kể chuyện 3 cụ già.", []),
        ("có 7 tổ trưởng vắng mặt.", []),
    ],
)  # fmt: skip
def test_people_of_further_kinds(text, expected):
    assert told(_UNION + text) == expected


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("Bệnh viện cử tổ hỗ trợ gồm 12 điều dưỡng vào Bắc Giang.", None),
        ("Sở Y tế thành lập đội hỗ trợ có 20 cán bộ y tế lên đường vào TP HCM.", None),
        ("Đoàn hỗ trợ với 15 người của Bệnh viện Phổi đã đến Đồng Tháp.", None),
        ("Bệnh viện cử đoàn hỗ trợ chuyên môn gồm 18 người vào Cần Thơ.", None),
        ("Công đoàn cử đoàn thăm hỏi gồm 9 cán bộ xuống các xã.", None),
        # the verb, and those who get it
        ("Đoàn hỗ trợ 6 người bị nạn.", "support_recipients"),
        ("Danh sách được hỗ trợ gồm 14 đoàn viên.", "support_recipients"),
        ("Công đoàn hỗ trợ gồm 16 đoàn viên mắc bệnh.", "support_recipients"),
        ("Đoàn đã thăm hỏi 30 đoàn viên ốm đau.", "support_recipients"),
    ],
)
def test_who_is_sent_to_help_is_not_helped(text, measure):
    assert [m for _, m in told(text)] == [measure]


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        ("phát triển từ 1.200 đoàn viên lên 1.500 đoàn viên.", ["members_total", "members_total"]),
        ("tăng từ 1.410 đoàn viên lên 1.765 đoàn viên.", ["members_total", "members_total"]),
        ("phát triển từ 980 đoàn viên năm 2018 lên 1.120 đoàn viên.", ["members_total", "members_total"]),
        ("tăng từ 760 đoàn viên khi mới thành lập lên 1.005 đoàn viên.", ["members_total", "members_total"]),
        ("phát triển từ 84 đoàn viên thành 231 đoàn viên.", ["members_total", "members_total"]),
        # the admitted and the helped of two days
        ("nâng số kết nạp từ 300 đoàn viên lên 500 đoàn viên.", ["members_new", "members_new"]),
        ("tặng quà từ 120 đoàn viên lên 180 đoàn viên.", ["gift_recipients", "gift_recipients"]),
        ("phát triển thêm 150 đoàn viên, kết nạp 60 đoàn viên.", ["members_new", "members_new"]),
        ("kết nạp 75 đoàn viên, nâng tổng số lên 1.250 đoàn viên.", ["members_new", "members_total"]),
    ],
)  # fmt: skip
def test_what_grew_from_one_size_to_another_is_told_of_both_days(text, measures):
    assert [m for _, m in told(_UNION + text)] == measures


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ngành có 31 CĐCS; 2.100 đoàn viên.", [(31, "base_unions"), (2100, "members_total")]),
        ("Ngành hiện có 28 CĐCS trực thuộc; 1.860 đoàn viên (nữ 1.240); 2.010 CNVCLĐ.", [(28, "base_unions"), (1860, "members_total"), (1240, "members_female"), (2010, "workers_total")]),
        ("Công đoàn ngành quản lý 19 CĐCS y tế; 142 tổ công đoàn; 2.340 đoàn viên.", [(19, "base_unions"), (142, "union_groups"), (2340, "members_total")]),
        ("Ngành có 42 CĐCS khối bệnh viện; 3.100 đoàn viên.", [(42, "base_unions"), (3100, "members_total")]),
        ("Ngành có 8 CĐCS ngoài công lập; 410 đoàn viên.", [(8, "base_unions"), (410, "members_total")]),
        ("Ngành hiện có 305 đoàn viên, trong đó nữ 201; 312 cán bộ, viên chức.", [(305, "members_total"), (201, "members_female"), (312, "workers_total")]),
        ("Toàn ngành có 2.100 đoàn viên; 31 CĐCS.", [(2100, "members_total"), (31, "base_unions")]),
        ("Bệnh viện có 34 khoa, phòng; 712 cán bộ.", [(712, "workers_total")]),
        ("Bệnh viện có 1.250 giường bệnh; 980 viên chức, người lao động.", [(980, "workers_total")]),
        ("Trung tâm có 14 trạm y tế; 150 viên chức.", [(14, None), (150, "workers_total")]),
        ("Trường có 9 phòng chức năng; 188 viên chức.", [(188, "workers_total")]),
        # a part of them, another deed, no size of the one that is told of
        ("Ngành có 31 CĐCS; 100 đoàn viên là đảng viên.", [(31, "base_unions"), (100, None)]),
        ("Ngành có 31 CĐCS; 45 đoàn viên bị ảnh hưởng do bão.", [(31, "base_unions"), (45, None)]),
        ("Ngành có 31 CĐCS; kết nạp mới 25 đoàn viên.", [(31, "base_unions"), (25, "members_new")]),
        ("Ngành có 31 CĐCS; trao quà cho 45 đoàn viên.", [(31, "base_unions"), (45, "gift_recipients")]),
        ("Công đoàn ngành kiểm tra 14 tổ công đoàn; 402 đoàn viên.", [(14, "union_groups"), (402, None)]),
        ("Công đoàn ngành thành lập mới 14 CĐCS; 250 đoàn viên.", [(14, "base_unions_new"), (250, None)]),
        ("Ngành có 31 CĐCS; phong trào lớn mạnh; 250 đoàn viên.", [(31, "base_unions"), (250, None)]),
    ],
)  # fmt: skip
def test_an_inventory_goes_on_over_semicolons(text, expected):
    assert told(text) == expected

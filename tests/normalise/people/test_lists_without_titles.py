"""Bare full names: behind a colon, in lines, before callings; and names of the highlands."""

import pytest

from tests.normalise.reading import persons


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Kết nạp đoàn viên mới: Lê Thị Mẫu, Trần Văn Ví.", ["Lê Thị Mẫu", "Trần Văn Ví"]),
        ("Ban Chấp hành có 3 đồng chí là: Lê Văn Mẫu, Trần Thị Ví, Đỗ Lụ.",
         ["Lê Văn Mẫu", "Trần Thị Ví", "Đỗ Lụ"]),
        ("Giải được trao cho 3 điều dưỡng (gồm Đoàn Cát Mẫu, Lưu Mai Ví và Vũ Thị Dụ).",
         ["Đoàn Cát Mẫu", "Lưu Mai Ví", "Vũ Thị Dụ"]),
        ("Ba gương mặt được tôn vinh là Lê Thị Mẫu, Trần Văn Ví và Vũ Thị Dụ.",
         ["Lê Thị Mẫu", "Trần Văn Ví", "Vũ Thị Dụ"]),
        ("Thư ký: Lê Thị Mẫu. Chủ tọa: Trần Văn Ví.", ["Lê Thị Mẫu", "Trần Văn Ví"]),
        ("Chủ tịch Công đoàn: Lê Thành Mẫu\nTừ trái sang phải: Trần Thị Ví, Lương Thúy Lụ.",
         ["Lê Thành Mẫu", "Trần Thị Ví", "Lương Thúy Lụ"]),
        ("Giải Nhất: Huỳnh Thanh Mẫu – Võ Văn Ví\nGiải Nhì: Lê Quốc Dụ – Trần Hữu Lụ\nHọp.",
         ["Huỳnh Thanh Mẫu", "Võ Văn Ví", "Lê Quốc Dụ", "Trần Hữu Lụ"]),
        ("Đoàn thăm các bệnh viện: Nguyễn Tri Phương, Lê Văn Thịnh.", []),
        ("Diễu hành qua các tuyến đường: Nguyễn Văn Cừ, Lê Hồng Phong.", []),
        ("Đại diện 3 trường gồm Nguyễn Bỉnh Khiêm, Lê Quý Đôn, Chu Văn An dự.", []),
        ("Đoàn viên đi trên tuyến phố là Nguyễn Văn Linh, Lê Đức Thọ.", []),
    ],
)  # fmt: skip
def test_full_names_open_a_list_behind_a_colon_or_what_lists(text, names):
    assert persons(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Danh sách\n1. Lê Thị Mẫu - khoa Nhi\n2. Trần Văn Ví - khoa Nội",
         ["Lê Thị Mẫu", "Trần Văn Ví"]),
        ("Danh sách\n01 | Lê Thị Mẫu | khoa Nhi\n02 | Trần Văn Ví | khoa Nội\nTrạm y tế họp.",
         ["Lê Thị Mẫu", "Trần Văn Ví"]),
        ("Danh sách\n- Lê Thị Mẫu\n- Trần Văn Ví\n- Vũ Thị Dụ\nTrạm y tế họp.",
         ["Lê Thị Mẫu", "Trần Văn Ví", "Vũ Thị Dụ"]),
        ("Ban Chấp hành\nLÊ THỊ MẪU\nChủ tịch Công đoàn ngành Y tế tỉnh Cà Mau.", ["Lê Thị Mẫu"]),
        ("Các khoa\n1. Cao Áp Oxy\n2. Phục hồi chức năng.", []),
        ("Trạm y tế\n1. Trần Hưng Đạo 12 phòng\n2. Nguyễn Văn Cừ 8 phòng.", []),
        ("Lời hay\nLê Thị Mẫu kể chuyện.\nTrạm y tế xã họp.", []),
    ],
)  # fmt: skip
def test_neighbouring_lines_that_begin_with_full_names_are_rows_of_persons(text, names):
    assert persons(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Người được trao nhà là Lê Thị Mẫu, hộ sinh Trạm Y tế xã Na Mèo.", ["Lê Thị Mẫu"]),
        ("Đoàn có Lê Thị Mẫu, điều dưỡng khoa Nhi và Trần Văn Ví, kỹ thuật viên.",
         ["Lê Thị Mẫu", "Trần Văn Ví"]),
        ("Hội nghị có Lê Thị Mẫu, Chủ tịch CĐCS Bệnh viện Phổi tỉnh.", ["Lê Thị Mẫu"]),
        ("Đoàn thăm Bệnh viện Nguyễn Tri Phương, bác sĩ của khoa Nhi tiếp đoàn.", []),
        ("Đoàn đi trên đường Nguyễn Văn Cừ, nhân viên y tế phát quà.", []),
        ("Đoàn có Nguyễn Du, điều dưỡng khoa Nhi.", []),
    ],
)  # fmt: skip
def test_a_full_name_before_a_calling_is_an_item(text, names):
    assert persons(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("tặng quà đoàn viên H’Lan Niê, điều dưỡng xã Ea Tul và Y Blăk Êban, nhân viên.",
         ["H’Lan Niê", "Y Blăk Êban"]),
        ("Đồng chí Ka Thuy tặng quà chị Ka Brem.", ["Ka Thuy", "Ka Brem"]),
        ("Anh Lô Xuân Mẫu và chị Già Y Ví cùng dự.", ["Lô Xuân Mẫu", "Già Y Ví"]),
        ("Bác sĩ Y Khoa được tuyển.", []),
        ("Đoàn viên xã Ka Đô họp.", []),
        ("Chị em Y tế thôn bản họp.", []),
    ],
)  # fmt: skip
def test_names_of_the_highlands(text, names):
    assert persons(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("ĐỒNG CHÍ LÊ THỊ MẪU LÀM CHỦ TỊCH\nĐồng chí Lê Thị Mẫu được bầu.", ["Lê Thị Mẫu"] * 2),
        ("BÀ TRẦN THỊ VÍ TẶNG QUÀ\nBà Trần Thị Ví tặng quà.", ["Trần Thị Ví"] * 2),
        ("BÁC SĨ LÊ MẪU DỰ HỌP\nBác sĩ Lê Mẫu dự họp.", ["Lê Mẫu"] * 2),
        ("ÔNG LÊ MẪU DỰ HỌP VÀ TẶNG QUÀ\nBà Lê Thị Dụ tặng quà.", ["Lê Thị Dụ"]),
        ("ÔNG LÊ MẪU DỰ HỌP\nBác sĩ dự họp.", []),
        ("HỌP TẠI ĐƯỜNG LÊ LỢI NAY\nHọp tại đường Lê Lợi.", []),
    ],
)
def test_the_text_tells_where_a_name_in_a_line_of_capitals_ends(text, names):
    assert persons(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Điều dưỡng trưởng Cao Thị Mẫu được khen.", ["Cao Thị Mẫu"]),
        ("Kỹ thuật viên trưởng Lò Văn Ví trình bày.", ["Lò Văn Ví"]),
        ("Tổng Bí thư, Chủ tịch nước Lê Văn Mẫu dự.", ["Lê Văn Mẫu"]),
        ("Bác sĩ trẻ Lê Văn Dụ xung phong.", ["Lê Văn Dụ"]),
        ("Phó Chủ tịch nước Võ Thị Lụ dự.", ["Võ Thị Lụ"]),
        ("Điều dưỡng trưởng Hồi sức cấp cứu trình bày.", []),
        ("Vụ trưởng Vụ Tổ chức cán bộ dự.", []),
        ("Chủ tịch nước Việt Nam dự.", []),
    ],
)
def test_a_name_right_behind_a_post_of_people(text, names):
    assert persons(text) == names

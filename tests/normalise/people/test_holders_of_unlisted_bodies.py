"""Who holds a post of the state or of a body that no list knows; places and units are nobody."""

import pytest

from tests.normalise.reading import persons, read


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Chủ tịch Quốc hội Trần Thanh Mẫu và Tổng Bí thư Lê Văn Ví dự.",
         ["Trần Thanh Mẫu", "Lê Văn Ví"]),
        ("Bộ trưởng bộ Y tế Lê Thị Mẫu và Thứ trưởng bộ Y tế Nguyễn Trường Ví dự lễ.",
         ["Lê Thị Mẫu", "Nguyễn Trường Ví"]),
        ("Trưởng Ban Tổ chức Trung ương Phạm Minh Mẫu trao quyết định.", ["Phạm Minh Mẫu"]),
        ("Trưởng Ban Dân vận T.Ư Trương Thị Mẫu dự.", ["Trương Thị Mẫu"]),
        ("Phó Chủ tịch Hội Luật gia Việt Nam Dương Thành Mẫu đánh giá cao.", ["Dương Thành Mẫu"]),
        ("Phó Chủ nhiệm Văn phòng Chủ tịch nước Phạm Thanh Mẫu dự.", ["Phạm Thanh Mẫu"]),
        ("Phó Chủ tịch Kiên Giang Mai Văn Mẫu dự lễ.", ["Mai Văn Mẫu"]),
        ("Hiệu trưởng Trường THPT Nguyễn Thị Minh Khai Trần Văn Mẫu dự.", ["Trần Văn Mẫu"]),
        ("Chủ tịch UBND thành phố bổ nhiệm bà Lê Thị Mẫu làm trưởng ban.", ["Lê Thị Mẫu"]),
        ("Hiệu trưởng Trường Tiểu học Nguyễn Thị Minh Khai dự.", []),
        ("Giám đốc Công ty TNHH Nguyễn Văn Trỗi dự.", []),
        ("Chủ tịch LĐLĐ tỉnh thăm Bệnh viện Nguyễn Đình Chiểu.", []),
        ("Chủ tịch Công đoàn trao quà cho Trạm Y tế xã Lê Lợi.", []),
    ],
)  # fmt: skip
def test_a_full_name_behind_the_words_of_a_body_holds_the_post(text, names):
    assert persons(text) == names


def test_the_verb_between_a_post_and_a_name_parts_them():
    facts = read("Chủ tịch UBND tỉnh Yên Bái bổ nhiệm bà Lê Thị Mẫu làm Trưởng Ban Quản lý dự án.")
    assert [p.role_canonical for p in facts.positions] == ["Trưởng Ban Quản lý dự án"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("ông Lê Trường Mẫu, Phó Bí thư Đoàn Khối Doanh nghiệp Trung ương dự.", ["Lê Trường Mẫu"]),
        ("Anh Lê Mẫu, Bí thư Đoàn Nhà máy, chị Vũ Ví, Bí thư Đoàn Phường 5, dự.",
         ["Lê Mẫu", "Vũ Ví"]),
        ("Bí thư Đoàn Thị Mẫu, bà Đoàn Trung Ví và bác sĩ Đoàn Hải dự.",
         ["Đoàn Thị Mẫu", "Đoàn Trung Ví", "Đoàn Hải"]),
        ("giải Nhì Đội Nội trú Yên Bình, giải Ba Liên quân Mai Sơn.", []),
        ("BS nội trú Lê Mẫu, ThS.BS nội trú Trần Ví, bác sĩ cao cấp Đỗ Dụ dự.",
         ["Lê Mẫu", "Trần Ví", "Đỗ Dụ"]),
        ("Phó Bí thư Thành ủy Đồng Hới bị nhắc nhở.", []),
        ("Bí thư Huyện ủy A Lưới và Chủ tịch UBND tỉnh Lò Văn Mẫu dự.", ["Lò Văn Mẫu"]),
        ("Công ty có nhà máy ở Bà Rịa Vũng Tàu và Bà Rịa - Vũng Tàu.", []),
        ("Bà Hà Nam Phương và ông Kiên Giang dự.", ["Hà Nam Phương"]),
        ("Các bạn Lê Văn Mẫu, Trần Thị Ví hiến máu.", ["Lê Văn Mẫu", "Trần Thị Ví"]),
    ],
)  # fmt: skip
def test_units_and_places_that_look_like_names_are_nobody(text, names):
    assert persons(text) == names


@pytest.mark.parametrize(
    ("text", "helped"),
    [
        ("Bệnh nhân Hồ Thị Mẫu (70 tuổi) nhập viện.", ["Hồ Thị Mẫu"]),
        ("Các bác sĩ chăm sóc sản phụ Lê Thị Mẫu.", ["Lê Thị Mẫu"]),
        ("Thai phụ Vi Thị Mẫu được đưa ra viện.", ["Vi Thị Mẫu"]),
        ("Bác sĩ Hồ Thị Mẫu chăm sóc các bệnh nhân.", []),
        ("Đồng chí Lê Thị Mẫu thăm sản phụ ở khoa Sản.", []),
        ("Hội bệnh nhân chạy thận do bà Lê Thị Mẫu dẫn đầu đến thăm.", []),
    ],
)
def test_whoever_is_in_care_is_a_private_person(text, helped):
    facts = read(text)
    assert [m.norm for m in facts.mentions if m.subtype == "beneficiary"] == helped


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Giải thưởng mang tên đồng chí Nguyễn Văn Linh được trao cho 10 cán bộ.", []),
        ("Trường mang tên bác sĩ Lê Văn Mẫu khai giảng.", []),
        ("Quỹ mang tên ông Trần Văn Ví giúp 3 đoàn viên.", []),
        ("Đồng chí Lê Văn Mẫu trao giải thưởng.", ["Lê Văn Mẫu"]),
        ("Tên đồng chí Lê Văn Mẫu được nêu.", ["Lê Văn Mẫu"]),
        ("Trạm trưởng H’Yer Kbuôr và Trạm trưởng K’Mẫu tiếp đoàn.", ["H’Yer Kbuôr", "K’Mẫu"]),
        ("Trưởng khoa H'Mẫu Niê được khen.", ["H'Mẫu Niê"]),
        ("Trưởng khoa Nội tiếp đoàn.", []),
        ("Trưởng phòng Kế hoạch 'nghiệp vụ' tiếp đoàn.", []),
        ("Trưởng khoa Hồi sức tiếp đoàn.", []),
    ],
)
def test_what_bears_a_name_is_nobody_and_an_apostrophe_is_of_a_name(text, names):
    assert persons(text) == names

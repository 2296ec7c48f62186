"""Names of places of work: where they end, how they are written, which tellings are one body."""

import pytest

from tests.normalise.reading import bodies, posts, read

UNION = "Công đoàn cơ sở"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("TTYT KV Mẫu Ví họp.", "Trung tâm Y tế khu vực Mẫu Ví"),
        ("BV ĐK KV Cù Lao họp.", "Bệnh viện Đa khoa khu vực Cù Lao"),
        ("BVPS Cù Lao họp.", "Bệnh viện Phụ sản Cù Lao"),
        ("BV. Nhi họp.", "Bệnh viện Nhi tỉnh Bến Tre"),
        ("BV YHCT-PHCN tỉnh họp.", "Bệnh viện Y học cổ truyền - Phục hồi chức năng tỉnh Bến Tre"),
        ("CTCP Dược Hậu Giang họp.", "Công ty Cổ phần Dược Hậu Giang"),
        ("Công ty CP Dược Mẫu Ví họp.", "Công ty Cổ phần Dược Mẫu Ví"),
        ("Công ty TNHH MTV Dược Mẫu Ví họp.", "Công ty TNHH MTV Dược Mẫu Ví"),
        ("Công ty CP Dược phẩm TV.Mẫu họp.", "Công ty Cổ phần Dược phẩm TV.Mẫu"),
        ("Công ty TNHH Bệnh viện Đa khoa Mẫu Ví họp.", "Công ty TNHH Bệnh viện Đa khoa Mẫu Ví"),
        ("Bệnh viện Tâm thần kinh Mẫu Ví họp.", "Bệnh viện Tâm thần kinh Mẫu Ví"),
        ("Bệnh viện Trẻ em Hải Phòng họp.", "Bệnh viện Trẻ em Hải Phòng"),
        ("Trung tâm Truyền máu khu vực Huế họp.", "Trung tâm Truyền máu khu vực Huế"),
        ("Chi cục Dân số và Trẻ em tỉnh họp.", "Chi cục Dân số và Trẻ em tỉnh Bến Tre"),
        ("Trung tâm Nội tiết tỉnh họp.", "Trung tâm Nội tiết tỉnh Bến Tre"),
        ("Bệnh viện 71 Trung ương họp.", "Bệnh viện 71 Trung ương"),
        ("Bệnh viện 199 Bộ Công an họp.", "Bệnh viện 199"),
        ("Bệnh viện 30 tháng 4 tỉnh Sóc Trăng họp.", "Bệnh viện 30 tháng 4 tỉnh Sóc Trăng"),
        ("Bệnh viện Bà Rịa họp.", "Bệnh viện Bà Rịa"),
        ("TTYT quận Hai Bà Trưng họp.", "Trung tâm Y tế quận Hai Bà Trưng"),
        ("Bệnh viện Đa khoa Mẫu Ví TP. Vinh họp.", "Bệnh viện Đa khoa Mẫu Ví"),
    ],
)
def test_a_name_is_spelt_out(text: str, name: str):
    assert bodies(text) == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("TTYT khu vực Mẫu Ví - Cù Lao họp.", "Trung tâm Y tế khu vực Mẫu Ví - Cù Lao"),
        ("BVĐK khu vực Mẫu Ví – Cù Lao họp.", "Bệnh viện Đa khoa khu vực Mẫu Ví – Cù Lao"),
        ("BỆNH VIỆN ĐA KHOA KHU VỰC MẪU VÍ - CÙ LAO HỌP\nBVĐK khu vực Mẫu Ví - Cù Lao họp.",
         "Bệnh viện Đa khoa khu vực Mẫu Ví - Cù Lao"),
        ("BVĐK khu vực Mẫu Ví - Lê Văn Mẫu họp.", "Bệnh viện Đa khoa khu vực Mẫu Ví"),
        ("BVĐK khu vực Mẫu Ví - Phó Giám đốc Lê Mẫu dự.", "Bệnh viện Đa khoa khu vực Mẫu Ví"),
        ("BVĐK khu vực Mẫu Ví - Một năm nhìn lại.", "Bệnh viện Đa khoa khu vực Mẫu Ví"),
        ("BVĐK khu vực Mẫu Ví - Hà Giang họp.", "Bệnh viện Đa khoa khu vực Mẫu Ví"),
        ("Bệnh viện Mắt Mẫu Ví - Cù Lao họp.", "Bệnh viện Mắt Mẫu Ví"),
    ],
)  # fmt: skip
def test_the_area_of_a_hospital_may_be_two_districts(text: str, name: str):
    assert bodies(text)[0] == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Bệnh viện Mắt - Răng Hàm Mặt tỉnh họp.", "Bệnh viện Mắt - Răng Hàm Mặt tỉnh Bến Tre"),
        ("Bệnh viện Phổi-Da liễu họp.", "Bệnh viện Phổi - Da liễu tỉnh Bến Tre"),
        ("BV Tâm thần – Da liễu Mẫu Ví họp.", "Bệnh viện Tâm thần - Da liễu Mẫu Ví"),
        ("Bệnh viện Mắt - Điều dưỡng Lê Thị Mẫu được khen.", "Bệnh viện Mắt tỉnh Bến Tre"),
        ("Bệnh viện Tâm thần - cán bộ chung tay.", "Bệnh viện Tâm thần tỉnh Bến Tre"),
        ("Bệnh viện Nhi - Khoa Mắt được khen.", "Bệnh viện Nhi tỉnh Bến Tre"),
    ],
)
def test_two_kinds_that_a_dash_joins_are_one_name(text: str, name: str):
    assert bodies(text) == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Bệnh viện C17 Quân đoàn 3 họp.", "Bệnh viện C17"),
        ("Bệnh viện Quân y 7B họp.", "Bệnh viện Quân y 7B"),
        ("Bệnh viện K71 họp.", "Bệnh viện K71"),
        ("TTYT huyện Ba Tri1 họp.", "Trung tâm Y tế huyện Ba Tri"),
        ("Bệnh viện Mẫu Ví 7B2 họp.", "Bệnh viện Mẫu Ví"),
        ("Tập đoàn mở Bệnh viện 5 sao ở Mẫu Ví.", None),
    ],
)
def test_a_hospital_may_be_called_by_a_letter_and_a_number(text: str, name: str | None):
    assert bodies(text) == [name]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Trao cờ của LĐLĐ tỉnh, LĐLĐ TP. CĐ ngành Y tế tỉnh họp.",
            ["Công đoàn ngành Y tế tỉnh Bến Tre"],
        ),
        (
            "Chị ở TTYT huyện. CĐCS Bệnh viện Mắt họp.",
            ["Công đoàn cơ sở Bệnh viện Mắt tỉnh Bến Tre"],
        ),
        ("Họp ở UBND TX. Sở Y tế dự.", ["Sở Y tế tỉnh Bến Tre"]),
        ("TYT xã Đoàn Kết họp.", ["Trạm Y tế xã Đoàn Kết"]),
        ("LĐLĐ huyện Sở Vật họp.", ["Liên đoàn Lao động huyện Sở Vật"]),
        ("UBND phường Trung Tâm họp.", ["Ủy ban nhân dân phường Trung Tâm"]),
        ("TTYT TP. Vinh họp.", ["Trung tâm Y tế thành phố Vinh"]),
        ("TTYT TP. Mẫu Ví họp.", ["Trung tâm Y tế thành phố Mẫu Ví"]),
        ("Họp với UBND TP. Tính đến nay có 5 ca.", [None]),
    ],
)
def test_a_body_behind_a_word_of_level_is_no_place(text: str, names: list[str]):
    assert bodies(text)[-1:] == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Bệnh viện Huyết học và Truyền máu họp.", "Bệnh viện Huyết học và Truyền máu"),
        ("Đó là Bệnh viện Tây y đầu tiên.", "Bệnh viện Tây y"),
        ("TTYT Quế phong họp.", "Trung tâm Y tế Quế phong"),
        ("Công ty CP Đầu tư và Phát triển Mẫu Ví tặng quà.",
         "Công ty Cổ phần Đầu tư và Phát triển Mẫu Ví"),
        ("Công ty Quản lý và Phát triển nhà tặng quà.", "Công ty Quản lý và Phát triển nhà"),
        ("Công ty CP Môi trường đô thị triển khai.", "Công ty Cổ phần Môi trường đô thị"),
        ("Công ty TNHH Đại Phát họp.", "Công ty TNHH Đại Phát"),
        ("Tổng công ty Mẫu Ví Nhân thọ họp.", "Tổng Công ty Mẫu Ví Nhân thọ"),
        ("Tổng Công ty Mẫu Ví TNHH Một thành viên họp.", "Tổng Công ty Mẫu Ví TNHH Một thành viên"),
        ("Công ty 72 và Binh đoàn 15 họp.", "Công ty 72"),
        ("Công ty 72 người họp.", None),
        ("Công ty Mẫu Ví luôn quan tâm.", "Công ty Mẫu Ví"),
        ("Công ty Đầu tư tiếp tục hỗ trợ.", "Công ty Đầu tư"),
        ("Công ty Mẫu Ví và Khoa dược họp.", "Công ty Mẫu Ví"),
        ("Công ty CP Dược Mẫu Ví lần thứ IV họp.", "Công ty Cổ phần Dược Mẫu Ví"),
        ("Bệnh viện Vinmec chung tay.", "Bệnh viện Vinmec"),
        ("Bệnh viện FV khám.", "Bệnh viện FV"),
        ("Bệnh viện Mẫu luôn đổi mới.", "Bệnh viện Mẫu"),
    ],
)  # fmt: skip
def test_small_syllables_that_complete_a_word_belong_to_a_name(text: str, name: str | None):
    assert bodies(text) == [name]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Đại diện bộ Y tế dự.", ["Bộ Y tế"]),
        ("Chị ở sở Y tế tỉnh.", ["Sở Y tế tỉnh Bến Tre"]),
        ("Theo sở Nội vụ tỉnh Hà Tĩnh.", ["Sở Nội vụ tỉnh Hà Tĩnh"]),
        ("Các sở y tế và bộ y tế dự.", []),
        ("Cán bộ Y tế ở cơ sở Y tế và trụ sở Y tế.", []),
        ("Toàn bộ Y tế xã dự.", []),
    ],
)
def test_an_office_in_small_letters_has_its_field_in_capitals(text: str, names: list[str]):
    assert bodies(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Công đoàn Báo Tiền Phong trao quà.", [f"{UNION} Báo Tiền Phong"]),
        ("CĐCS Ngân hàng Chính sách xã hội tỉnh họp.",
         [f"{UNION} Ngân hàng Chính sách xã hội tỉnh Bến Tre"]),
        ("Công đoàn Đài Phát thanh và Truyền hình tỉnh họp.",
         [f"{UNION} Đài Phát thanh và Truyền hình tỉnh Bến Tre"]),
        ("CĐCS Chi cục Thú y tỉnh họp.", [f"{UNION} Chi cục Thú y tỉnh Bến Tre"]),
        ("Công đoàn Trường Đại học Tây Nguyên họp.", [f"{UNION} Trường Đại học Tây Nguyên"]),
        ("Công đoàn Trường THPT Văn Yên số 4 họp.", [f"{UNION} Trường THPT Văn Yên số 4"]),
        ("Báo Tiền Phong đưa tin, Ngân hàng Mẫu Ví tặng quà.", []),
        ("Báo cáo của Công đoàn nêu rõ.", []),
        ("TTYT Mẫu Ví số 12 đường Lê Lợi.", ["Trung tâm Y tế Mẫu Ví"]),
    ],
)  # fmt: skip
def test_any_place_of_work_has_its_union(text: str, names: list[str | None]):
    assert bodies(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("LĐLĐ và Sở Y tế tỉnh Yên Bái tổ chức.",
         ["Liên đoàn Lao động tỉnh Yên Bái", "Sở Y tế tỉnh Yên Bái"]),
        ("HĐND, UBND huyện Ba Tri dự.",
         ["Hội đồng nhân dân huyện Ba Tri", "Ủy ban nhân dân huyện Ba Tri"]),
        ("HĐND, UBND, Ủy ban MTTQ tỉnh Yên Bái dự.",
         ["Hội đồng nhân dân tỉnh Yên Bái", "Ủy ban nhân dân tỉnh Yên Bái",
          "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Yên Bái"]),
        ("LĐLĐ tặng quà Sở Y tế tỉnh Yên Bái.", [None, "Sở Y tế tỉnh Yên Bái"]),
        ("LĐLĐ và Sở Y tế dự.", [None, "Sở Y tế tỉnh Bến Tre"]),
        ("Chuyển lên BV tuyến trên và bệnh viện đa khoa đầu ngành.", [None, None]),
        ("Bệnh viện Bạch Mai tuyến trung ương.", ["Bệnh viện Bạch Mai"]),
    ],
)  # fmt: skip
def test_the_last_of_several_bodies_may_name_their_place(text: str, names: list[str | None]):
    assert bodies(text) == names


@pytest.mark.parametrize(
    ("text", "ident"),
    [
        ("Bác sĩ đến từ Bệnh viện Từ Dũ.", "org:ho-chi-minh:hospital:tu-du"),
        ("Đoàn thăm Bệnh viện Nhân dân Gia Định.", "org:ho-chi-minh:hospital:nhan-dan-gia-dinh"),
        ("Đoàn thăm BV Thanh Nhàn.", "org:ha-noi:hospital:thanh-nhan"),
        ("Đoàn thăm Bệnh viện Mẫu Ví.", "org:ben-tre:hospital:mau-vi"),
        ("Đoàn thăm Bệnh viện Mẫu Ví Cần Thơ.", "org:can-tho:hospital:mau-vi-can-tho"),
        ("Đoàn thăm Bệnh viện Thống Nhất Đồng Nai.", "org:dong-nai:hospital:thong-nhat-dong-nai"),
        ("Đoàn thăm BV Mẫu Thái Bình Dương.", "org:ben-tre:hospital:mau-thai-binh-duong"),
        ("Đoàn thăm TTYT Từ Dũ.", "org:ben-tre:health-centre:tu-du"),
        ("Đoàn thăm Bệnh viện Từ Dũ Mẫu Ví.", "org:ben-tre:hospital:tu-du-mau-vi"),
    ],
)  # fmt: skip
def test_a_hospital_is_of_the_province_in_its_name_or_of_the_city_that_it_is_known_in(
    text: str, ident: str
):
    assert [m.entity_id for m in read(text).mentions if m.type == "organisation"] == [ident]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Trường ĐH Y Hà Nội họp.", "Trường Đại học Y Hà Nội"),
        ("Đoàn thăm ĐH Y Hà Nội.", "Trường Đại học Y Hà Nội"),
        ("Đoàn thăm trường đại học Y Dược Cần Thơ.", "Trường Đại học Y Dược Cần Thơ"),
        ("Bệnh viện ĐH Y Hà Nội họp.", "Bệnh viện Đại học Y Hà Nội"),
        ("Trường Đại học Điều dưỡng Nam Định họp.", "Trường Đại học Điều dưỡng Nam Định"),
        ("Trường Chính trị tỉnh Sơn La họp.", "Trường Chính trị tỉnh Sơn La"),
    ],
)
def test_a_university_has_one_name(text: str, name: str):
    assert bodies(text) == [name]


@pytest.mark.parametrize(
    ("title", "text", "name"),
    [
        ("BỆNH VIỆN PHỤ SẢN MẪU VÍ: GẶP MẶT", "Gặp mặt đầu xuân.", "Bệnh viện Phụ sản Mẫu Ví"),
        ("BỆNH VIỆN PHỤ SẢN MẪU VÍ GẶP MẶT", "BVPS Mẫu Ví gặp mặt.", "Bệnh viện Phụ sản Mẫu Ví"),
        ("CÔNG TY CP DƯỢC MẪU VÍ HỌP MẶT", "Công ty Cổ phần Dược Mẫu Ví họp.",
         "Công ty Cổ phần Dược Mẫu Ví"),
        ("BỆNH VIỆN PHỤ SẢN HIẾN MÁU: 20 ĐƠN VỊ", "Ngày hội.", "Bệnh viện Phụ sản tỉnh Bến Tre"),
        ("BỆNH VIỆN PHỤ SẢN MẪU VÍ GẶP MẶT", "Gặp mặt.", "Bệnh viện Phụ sản tỉnh Bến Tre"),
        ("BỆNH VIỆN PHỤ SẢN VÍ DỤ GẶP MẶT", "BVPS Ví Dụng.", "Bệnh viện Phụ sản tỉnh Bến Tre"),
    ],
)  # fmt: skip
def test_a_name_in_capitals_ends_at_a_colon_or_as_told_elsewhere(title, text, name):
    assert bodies(f"{title}\n{text}")[0] == name


@pytest.mark.parametrize(
    "text",
    [
        "Công đoàn Bệnh viện Sản - Nhi Mẫu Ví họp. Bệnh viện Sản Nhi Mẫu Ví tặng quà.",
        "Công đoàn Bệnh viện Sản - Nhi tỉnh họp. Bệnh viện Sản Nhi tỉnh tặng quà.",
        "Bệnh viện Đa khoa tư nhân Mẫu Ví họp. Bệnh viện Mẫu Ví tặng quà.",
        "BỆNH VIỆN ĐA KHOA TỈNH HỌP\nBệnh viện Đa khoa tỉnh Bến Tre họp.",
        "Công ty CP Dược Mẫu Ví họp. Công ty cổ phần Dược Mẫu Ví tặng quà.",
        "Ban Nữ công Công đoàn BVĐK khu vực Mẫu Ví họp. Bệnh viện tặng quà.",
    ],
)
def test_two_tellings_are_one_body_of_one_name(text: str):
    found = [m for m in read(text).mentions if m.type == "organisation"]
    places = {(m.entity_id or "").split(":base-union")[0] for m in found}
    assert len(places) == 1
    assert len({(m.norm or "").rpartition(f"{UNION} ")[2] for m in found}) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Bệnh viện Đa khoa Mẫu Ví họp. Bệnh viện Mắt Mẫu Ví họp.",
        "Bệnh viện Mắt Mẫu Ví họp. Bệnh viện Mắt Cù Lao họp.",
        "Công ty CP Dược Mẫu Ví họp. Công ty TNHH Dược Mẫu Ví họp.",
    ],
)
def test_names_of_other_kinds_are_other_bodies(text: str):
    assert len(set(bodies(text))) == 2


SAIGON = "Bệnh viện Cù Lao Minh tổ chức đại hội.\n"


@pytest.mark.parametrize(
    ("text", "post"),
    [
        (SAIGON + "Chủ tịch Công đoàn Bệnh viện Vòng Mỹ Ví phát biểu.",
         ("Vòng Mỹ Ví", "Chủ tịch", f"{UNION} Bệnh viện Cù Lao Minh")),
        (SAIGON + "Giám đốc BV Lê Thanh Mẫu phát biểu.",
         ("Lê Thanh Mẫu", "Giám đốc", "Bệnh viện Cù Lao Minh")),
        ("Bệnh viện Mắt tỉnh họp. Giám đốc Bệnh viện Mắt Lê Thanh Mẫu phát biểu.",
         ("Lê Thanh Mẫu", "Giám đốc", "Bệnh viện Mắt tỉnh Bến Tre")),
        ("Trường Cao đẳng Y tế Bến Tre họp. Chủ tịch Công đoàn trường Lê Thanh Mẫu dự.",
         ("Lê Thanh Mẫu", "Chủ tịch", f"{UNION} Trường Cao đẳng Y tế Bến Tre")),
    ],
)  # fmt: skip
def test_a_person_holds_the_post_where_another_hospital_is_told(text, post):
    assert posts(text) == [post]


@pytest.mark.parametrize(
    "text",
    [
        "Bệnh viện Lê Thanh Mẫu họp. Chủ tịch Công đoàn Bệnh viện Lê Thanh Mẫu dự.",
        SAIGON + "Đoàn đến Bệnh viện Lê Thanh Mẫu. Giám đốc Bệnh viện Lê Thanh Mẫu dự.",
        "Giám đốc Bệnh viện Đa khoa Lê Thanh Mẫu dự.",
    ],
)
def test_a_hospital_told_by_a_person_s_name_keeps_it(text: str):
    assert posts(text) == []
    assert "Lê Thanh Mẫu" in (bodies(text)[-1] or "")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Trạm Y tế xã Mẫu Ví họp. CĐCS Trạm tặng quà.", f"{UNION} Trạm Y tế xã Mẫu Ví"),
        ("Chi cục Dân số tỉnh họp. Công đoàn Chi cục tặng quà.",
         f"{UNION} Chi cục Dân số tỉnh Bến Tre"),
        ("Trường Cao đẳng Y tế Bến Tre họp. Công đoàn nhà trường tặng quà.",
         f"{UNION} Trường Cao đẳng Y tế Bến Tre"),
        ("Trạm Y tế xã Mẫu Ví họp. CĐCS Trạm Mẫu tặng quà.", None),
    ],
)  # fmt: skip
def test_the_union_of_a_place_told_in_one_word(text: str, name: str | None):
    assert bodies(text)[-1] == name


@pytest.mark.parametrize(
    "text",
    [
        "Xã Mẫu Ví có đổi mới. 15 Trạm Y tế xã, thị trấn nhận quà.",
        "Xã Mẫu Ví có đổi mới. Thành lập 04 CĐCS trạm y tế xã.",
        "Xã Mẫu Ví có đổi mới. Bàn giao 6 trạm y tế xã, phường cũ.",
    ],
)
def test_counted_places_of_work_are_a_class(text: str):
    assert bodies(text) in ([None], [])


@pytest.mark.parametrize(
    "text",
    [
        "Tại hội trường tầng 5 Trạm Y tế xã họp mặt ở xã Mẫu Ví.",
        "Lần thứ 2 Trạm Y tế xã tổ chức hội thi ở xã Mẫu Ví.",
        "Ngày 20/5 Trạm Y tế xã tổ chức hội thi ở xã Mẫu Ví.",
    ],
)
def test_a_number_of_something_else_counts_none(text: str):
    assert bodies(text) == ["Trạm Y tế xã Mẫu Ví"]


BOTH = "Công đoàn Bệnh viện Mắt Mẫu Ví thăm đoàn viên.\nBệnh viện Phổi Cù Lao tặng quà.\n"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (BOTH + "Công đoàn BV cảm ơn.", f"{UNION} Bệnh viện Mắt Mẫu Ví"),
        (BOTH + "Bệnh viện Phổi Cù Lao hẹn gặp lại. Công đoàn BV cảm ơn.",
         f"{UNION} Bệnh viện Phổi Cù Lao"),
        ("LĐLĐ tỉnh họp.\n" + BOTH + "Công đoàn BV cảm ơn.", f"{UNION} Bệnh viện Phổi Cù Lao"),
        ("Bệnh viện Mắt Mẫu Ví và Bệnh viện Phổi Cù Lao họp. Bệnh viện tặng quà.", None),
    ],
)  # fmt: skip
def test_a_bare_hospital_is_the_one_that_the_article_begins_with(text: str, name: str | None):
    assert bodies(text)[-1] == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Đoàn kiểm tra Trường Trung cấp Y tế.", "Trường Trung cấp Y tế tỉnh Bến Tre"),
        ("Đoàn kiểm tra Trường Cao đẳng Y tế.", "Trường Cao đẳng Y tế tỉnh Bến Tre"),
        ("Trường Cao đẳng Y tế Sơn La họp. Trường Cao đẳng Y tế tặng quà.",
         "Trường Cao đẳng Y tế Sơn La"),
        ("Đoàn kiểm tra Trạm Y tế.", None),
    ],
)  # fmt: skip
def test_a_medical_college_is_one_in_its_province(text: str, name: str | None):
    assert bodies(text)[-1] == name


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("TTYT HUYỆN LONG VÍ: SƠ KẾT", "Trung tâm Y tế huyện Long Ví"),
        ("LĐLĐ HUYỆN LONG VÍ: SƠ KẾT", "Liên đoàn Lao động huyện Long Ví"),
        ("TTYT HUYỆN SƠ KẾT NĂM: 12 CHỈ TIÊU", None),
        ("TTYT HUYỆN LONG VÍ SƠ KẾT", None),
    ],
)
def test_a_district_before_the_colon_of_a_headline(title: str, name: str | None):
    assert bodies(f"{title}\nHội nghị có 50 đoàn viên.")[0] == name


def test_a_kind_of_hospital_behind_a_post_is_no_head():
    """'Đa khoa' alone is no place of work, though a person stands behind it."""
    text = "BỆNH VIỆN BÌNH AN HỌP MẶT\nPhó Giám đốc Đa khoa Lê Thanh Tám dự."
    assert bodies(text) == [None]  # the headline's hospital, whose end nothing tells

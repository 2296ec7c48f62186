"""Posts whose organisation the words around tell, and organisations told in short."""

import pytest

from tests.normalise.reading import bodies, posts, read

UNION, FEDERATION = "Công đoàn ngành Y tế tỉnh Bến Tre", "Liên đoàn Lao động tỉnh Bến Tre"
HEALTH, HOSPITAL = "Sở Y tế tỉnh Bến Tre", "Bệnh viện Đa khoa tỉnh Bến Tre"
BASE = f"Công đoàn cơ sở {HOSPITAL}"
MINISTRY = "Bộ Y tế"
FOUNDED = (
    "Công đoàn ngành Y tế họp. Thành lập CĐCS Bệnh viện Đa khoa tỉnh từ CĐCS Bệnh viện Mắt; "
    "ông Lê Mẫu làm Chủ tịch."
)
FAR = (
    "Công đoàn ngành Y tế bầu bà Vi Ví, bác sĩ có nhiều năm gắn bó với người bệnh ở tuyến xã, "
    "đảm nhiệm chức vụ Chủ tịch."
)


def orgs(text: str) -> list[str | None]:
    """The organisations of the positions, in order."""
    return [org for *_, org in posts(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ông Lê Mẫu, Bí thư Đảng ủy, Giám đốc Sở Y tế dự.", f"Đảng ủy {HEALTH}"),
        ("ông Lê Mẫu, Phó Bí thư Đảng ủy, Phó Giám đốc Bệnh viện Đa khoa tỉnh dự.",
         f"Đảng ủy {HOSPITAL}"),
        ("bà Vi Ví - UVBTV Đảng ủy, Phó Giám đốc Sở Y tế dự.", f"Đảng ủy {HEALTH}"),
    ],
)  # fmt: skip
def test_a_bare_committee_is_generic_and_the_position_beside_it_names_it(text, found):
    assert orgs(text)[0] == found
    assert bodies(text)[0] is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ông Lê Mẫu, Giám đốc Bệnh viện Đa khoa tỉnh, Chủ tịch Công đoàn dự.", [HOSPITAL, BASE]),
        ("CĐCS Bệnh viện Đa khoa tỉnh họp. Bà Vi Ví, Chủ nhiệm UBKT Công đoàn dự.", [BASE]),
        ("BCH Công đoàn Bệnh viện Đa khoa tỉnh họp. Đ/c Vi Ví chủ tịch công đoàn dự.", [BASE]),
        ("Công đoàn ngành Y tế họp. Ông Lê Mẫu - Phó Chủ tịch Công đoàn dự.", [UNION]),
        ("ông Lê Mẫu - Phó Chủ tịch Công đoàn dự.", [None]),
        ("CĐCS CDC tỉnh và CĐCS Bệnh viện Mắt họp. Bà Vi Ví, Chủ tịch Công đoàn dự.", [None]),
        ("bà Vi Ví, Chủ tịch Công đoàn các đơn vị trực thuộc dự.", []),
    ],
)
def test_bare_union_behind_a_post_is_the_workplace_s_or_the_only_one(text, found):
    assert orgs(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ông Lê Mẫu – UV. BCH LĐLĐ tỉnh/ Chủ tịch Công đoàn ngành Y tế dự.", [FEDERATION, UNION]),
        ("ông Lê Mẫu - Ủy viên BCH LĐLĐ tỉnh khóa XV, Chủ tịch Công đoàn ngành Y tế dự.",
         [FEDERATION, UNION]),
        ("ông Lê Mẫu Phó Chủ tịch LĐLĐ tỉnh Chủ tịch Công đoàn ngành Y tế dự.",
         [FEDERATION, UNION]),
        ("ông Lê Mẫu, Tỉnh ủy viên, ủy viên BCH Tổng LĐLĐ Việt Nam, Chủ tịch LĐLĐ tỉnh dự.",
         ["Tỉnh ủy Bến Tre", "Tổng Liên đoàn Lao động Việt Nam", FEDERATION]),
        ("ông Lê Mẫu, Chủ tịch LĐLĐ tỉnh, ủy viên BCH Tổng LĐLĐ Việt Nam dự.",
         [FEDERATION, "Tổng Liên đoàn Lao động Việt Nam"]),
        ("ông Lê Mẫu, Phó Chủ tịch UBND huyện Ba Tri kiêm Trưởng Ban Dân vận Tỉnh ủy dự.",
         ["Ủy ban nhân dân huyện Ba Tri", "Tỉnh ủy Bến Tre"]),
        ("Ủy viên Ban Thường vụ Tỉnh ủy - Trưởng Ban Dân vận Tỉnh ủy Lê Thị Mẫu dự.",
         ["Tỉnh ủy Bến Tre", "Tỉnh ủy Bến Tre"]),
        ("ông Lê Mẫu, Chủ tịch LĐLĐ tỉnh phát biểu. Giám đốc Sở Y tế cảm ơn.", [FEDERATION]),
        ("ông Lê Mẫu, Chủ tịch LĐLĐ tỉnh và đại diện Sở Y tế dự.", [FEDERATION]),
        ("ông Lê Mẫu, Chủ tịch LĐLĐ tỉnh, đại diện Giám đốc Sở Y tế dự.", [FEDERATION]),
    ],
)  # fmt: skip
def test_posts_of_one_person_go_on_over_any_joint(text, found):
    assert orgs(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (FOUNDED,
         ("Chủ tịch", BASE)),
        (FAR, ("Chủ tịch", UNION)),
        ("Trao quyết định bổ nhiệm Giám đốc Sở Y tế cho ông Lê Mẫu.", ("Giám đốc", HEALTH)),
        ("Trao quyết định công nhận chức danh Chủ tịch Công đoàn ngành Y tế cho bà Vi Ví.",
         ("Chủ tịch", UNION)),
        ("Bầu chức danh Chủ tịch Công đoàn ngành Y tế đối với bà Vi Ví.", ("Chủ tịch", UNION)),
        ("ông Lê Mẫu là tân Chủ tịch Công đoàn ngành Y tế.", ("Chủ tịch", UNION)),
        ("ông Lê Mẫu thôi làm nhiệm vụ Giám đốc Sở Y tế.", ("Giám đốc", HEALTH)),
    ],
)  # fmt: skip
def test_elections_and_appointments_give_a_post_with_its_body(text, found):
    assert found in [(role, org) for _, role, org in posts(text)]


@pytest.mark.parametrize(
    "text",
    [
        "đồng chí Lê Mẫu đề nghị sớm kiện toàn chức danh Chủ tịch Công đoàn ngành Y tế.",
        "đồng chí Lê Mẫu nói còn khuyết chức danh Giám đốc Sở Y tế.",
        "đồng chí Lê Mẫu trao quyết định bổ nhiệm chức vụ Giám đốc Sở Y tế cho cán bộ trẻ.",
        "Giám đốc Sở Y tế trao quà cho ông Lê Mẫu.",
        "Chủ tịch Công đoàn ngành Y tế trao nhà cho chị Vi Ví.",
        "Thái độ của Giám đốc Sở Y tế đối với ông Lê Mẫu.",
    ],
)
def test_vacant_posts_and_givers_give_none(text):
    assert posts(text) == []


def test_a_given_name_holds_the_post_of_the_person_named_before():
    text = (
        "Công đoàn ngành Y tế đại hội. Bà Vi Thị Thử Ví giữ chức Phó Chủ tịch; "
        "bà Thử Ví kiêm Chủ nhiệm UBKT."
    )
    assert posts(text) == [
        ("Vi Thị Thử Ví", "Phó Chủ tịch", UNION),
        ("Vi Thị Thử Ví", "Chủ nhiệm Ủy ban Kiểm tra", UNION),
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Thay mặt Công đoàn ngành Y tế, bà Vi Ví - Phó Chủ tịch trao quà.", [UNION]),
        ("Đại diện lãnh đạo Sở Y tế có ông Lê Mẫu - Phó Giám đốc dự.", [HEALTH]),
        ("Về phía Công đoàn ngành Y tế có bà Vi Ví - UV BTV, Trưởng Ban Nữ công dự.",
         [UNION, UNION]),
        ("Thay mặt Sở Y tế, bà Vi Ví - Phó Chủ tịch trao quà.", [None]),
        ("Đại diện LĐLĐ tỉnh có ông Lê Mẫu - Giám đốc dự.", [None]),
        ("Thay mặt các gia đình, bà Vi Ví - Phó Chủ tịch cảm ơn.", [None]),
    ],
)  # fmt: skip
def test_who_speaks_for_a_side_has_a_post_that_fits_it(text, found):
    assert orgs(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ông Lê Mẫu, Bí thư Đảng đoàn, Chủ tịch LĐLĐ tỉnh dự.",
         [f"Đảng đoàn {FEDERATION}", FEDERATION]),
        ("Bộ trưởng Y tế Lê Văn Mẫu dự.", [MINISTRY]),
        ("ông Lê Mẫu, Huyện ủy viên, Giám đốc TTYT huyện Ba Tri dự.",
         ["Huyện ủy Ba Tri", "Trung tâm Y tế huyện Ba Tri"]),
        ("UBND huyện Ba Tri và UBND huyện Thạnh Phú họp. Ông Lê Mẫu, Huyện ủy viên dự.", [None]),
        ("Bộ Y tế họp. Thứ trưởng Lê Văn Mẫu dự.", [MINISTRY]),
        ("Bộ Y tế và Bộ Tài chính họp. Thứ trưởng Lê Văn Mẫu dự.", [None]),
        ("ông Lê Mẫu, Phó Chủ tịch Ủy ban Trung ương MTTQ Việt Nam, Chủ tịch Tổng LĐLĐ dự.",
         ["Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam", "Tổng Liên đoàn Lao động Việt Nam"]),
        ("Trung tâm Kiểm soát bệnh tật họp. Ông Lê Mẫu, Giám đốc trung tâm dự.",
         ["Trung tâm Kiểm soát bệnh tật tỉnh Bến Tre"]),
        ("CĐCS Công ty cổ phần Dược Mẫu Ví họp. Ông Lê Mẫu, Giám đốc Công ty dự.",
         ["Công ty Cổ phần Dược Mẫu Ví"]),
        ("Công ty TNHH Mẫu Ví và Công ty cổ phần Thử Dụ họp. Ông Lê Mẫu, Giám đốc Công ty dự.",
         ["Công ty"]),
    ],
)  # fmt: skip
def test_short_names_behind_a_post_mean_the_only_body_they_can(text, found):
    assert orgs(text) == found


@pytest.mark.parametrize(
    ("written", "canonical", "rank"),
    [
        ("Phó Giám đốc phụ trách chuyên môn", "Phó Giám đốc", "deputy"),
        ("Phó Giám đốc phụ trách tài chính", "Phó Giám đốc", "deputy"),
        ("Phó Trưởng phòng phụ trách đào tạo", "Phó Trưởng phòng", "deputy"),
        ("Phó Giám đốc phụ trách", "Phó Giám đốc phụ trách", "acting"),
        ("Phó Giám đốc phụ trách Sở Y tế", "Phó Giám đốc phụ trách", "acting"),
        ("Phó Giám đốc phụ trách bệnh viện", "Phó Giám đốc phụ trách", "acting"),
    ],
)
def test_who_is_in_charge_of_a_field_acts_for_nobody(written, canonical, rank):
    row = read(f"ông Lê Mẫu, {written}.").positions[0]
    assert (row.role_canonical, row.role_rank) == (canonical, rank)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ban Nữ công Công đoàn ngành Y tế (CĐNYT) họp.", [f"Ban Nữ công {UNION}"]),
        ("Công đoàn cơ sở (CĐCS) Bệnh viện Đa khoa tỉnh họp.", [BASE]),
        ("Ban Chấp hành (BCH) LĐLĐ tỉnh họp.", [f"Ban Chấp hành {FEDERATION}"]),
        ("LĐLĐ huyện, thị, thành, Công đoàn ngành họp.", [None, None]),
        ("LĐLĐ các huyện, thành phố, Công đoàn ngành và CĐCS trực thuộc họp.", [None] * 3),
        ("Tại huyện Ba Tri, UBND huyện và thành phố, Sở Y tế họp.", [None, HEALTH]),
        ("LĐLĐ huyện Ba Tri, thành phố Bến Tre họp.", ["Liên đoàn Lao động huyện Ba Tri"]),
        ("LĐLĐ tỉnh, Công đoàn ngành Y tế họp.", [FEDERATION, UNION]),
        ("LĐLĐ tỉnh, thành phố họp.", [FEDERATION]),
    ],
)
def test_glosses_stand_inside_a_name_and_several_levels_make_a_class(text, names):
    assert bodies(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Công đoàn Giáo dục tỉnh họp.", ["Công đoàn ngành Giáo dục tỉnh Bến Tre"]),
        ("Công đoàn Giao thông vận tải họp.", ["Công đoàn ngành Giao thông vận tải tỉnh Bến Tre"]),
        ("Công đoàn Giáo dục Việt Nam họp.", ["Công đoàn Giáo dục Việt Nam"]),
        ("Các cấp công đoàn giáo dục đoàn viên.", []),
        ("Công tác công đoàn xây dựng đội ngũ.", []),
        ("Công đoàn Điện lực họp.", []),
    ],
)
def test_unions_of_other_sectors_are_told_by_the_capital_of_the_sector(text, names):
    assert bodies(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Công ty Cổ phần Công trình Đô thị Mẫu Ví tặng quà.",
         ["Công ty Cổ phần Công trình Đô thị Mẫu Ví"]),
        ("Bệnh viện Đa khoa S.M.V Ba Tri họp.", ["Bệnh viện Đa khoa S.M.V Ba Tri"]),
        ("Bệnh viện Phổi tỉnh Bến Tre họp. Công đoàn Bệnh viện Phổi trao quà.",
         ["Bệnh viện Phổi tỉnh Bến Tre", "Công đoàn cơ sở Bệnh viện Phổi tỉnh Bến Tre"]),
        ("Tại xã Mẫu Ví, Trung tâm Y tế Mẫu Ví khám bệnh.", ["Trung tâm Y tế Mẫu Ví"]),
        ("Tại xã Mẫu Ví, Trạm Y tế Mẫu Ví khám bệnh.", ["Trạm Y tế xã Mẫu Ví"]),
        ("Bệnh viện Tâm thần và Da liễu họp.", ["Bệnh viện Tâm thần và Da liễu tỉnh Bến Tre"]),
        ("Công ty Mẫu Ví tặng Công đoàn ngành Y tế 5 máy thở.", ["Công ty Mẫu Ví", UNION]),
        ("Công ty Mẫu Ví và Bệnh viện Mắt ký.", ["Công ty Mẫu Ví", "Bệnh viện Mắt tỉnh Bến Tre"]),
        ("Tại Công ty, đoàn viên dự.", [None]),
    ],
)  # fmt: skip
def test_names_of_places_of_work_end_where_the_name_ends(text, names):
    assert bodies(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Sở Y tế họp.\nChia sẻ\nLĐLĐ tỉnh dự.", [HEALTH, FEDERATION]),
        ("Chia sẻ tại hội nghị, đại diện Sở Y tế cảm ơn LĐLĐ tỉnh.", [HEALTH, FEDERATION]),
        ("Sở Y tế họp.\nLượt xem: 1.204\nLĐLĐ tỉnh dự.", [HEALTH, FEDERATION]),
        ("Trong tháng: 12 LĐLĐ tỉnh", []),
    ],
)
def test_a_share_button_is_noise_and_a_sentence_that_begins_so_is_not(text, names):
    assert bodies(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Trung tâm Y tế Bến Tre số 1 họp.", ["Trung tâm Y tế Bến Tre số 1"]),
        ("Bệnh viện Đa khoa số 2 Bến Tre họp.", ["Bệnh viện Đa khoa số 2 Bến Tre"]),
        ("CĐCS Bệnh viện Đa khoa số 2 tỉnh họp.",
         ["Công đoàn cơ sở Bệnh viện Đa khoa số 2 tỉnh Bến Tre"]),
        ("Theo Quyết định của Sở Y tế số 12/QĐ-SYT.", [HEALTH]),
        ("Bệnh viện Mắt số 12/KH phát động.", ["Bệnh viện Mắt tỉnh Bến Tre"]),
        ("Trung tâm Y tế huyện Ba Tri số 5 họp.", ["Trung tâm Y tế huyện Ba Tri"]),
    ],
)  # fmt: skip
def test_a_number_belongs_to_a_hospital_s_name_and_not_to_a_document_s(text, names):
    assert bodies(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Viện Huyết học - Truyền máu Trung ương tặng quà.",
         ["Viện Huyết học - Truyền máu Trung ương"]),
        ("Sở Nông nghiệp và Môi trường dự.", ["Sở Nông nghiệp và Môi trường tỉnh Bến Tre"]),
        ("Công đoàn cơ quan Sở Y tế họp.", [f"Công đoàn cơ sở Cơ quan {HEALTH}"]),
        ("Chi cục Dân số họp.", ["Chi cục Dân số tỉnh Bến Tre"]),
        ("Công đoàn Y tế VN họp.", ["Công đoàn Y tế Việt Nam"]),
        ("CĐ ngành GD&ĐT họp.", ["Công đoàn ngành Giáo dục tỉnh Bến Tre"]),
        ("Sở Y tế và Công đoàn ngành Thử Dụ họp.", [HEALTH, None]),
        ("Chủ tịch Công đoàn ngành Lê Văn Mẫu nói về y tế.", [UNION]),
        ("Các viện, trường và công đoàn cơ quan cùng họp.", []),
        ("Viện trợ y tế cho vùng lũ.", []),
    ],
)  # fmt: skip
def test_bodies_of_the_ministry_and_of_offices_have_their_names(text, names):
    assert bodies(text) == names


@pytest.mark.parametrize(
    ("text", "province", "names"),
    [
        ("LĐLĐ thành phố Thử Dụ họp.", "vn-ho-chi-minh", ["Liên đoàn Lao động thành phố Thử Dụ"]),
        ("LĐLĐ TP Vinh họp.", "vn-nghe-an", ["Liên đoàn Lao động thành phố Vinh"]),
        ("LĐLĐ thành phố họp.", "vn-ho-chi-minh", ["Liên đoàn Lao động thành phố Hồ Chí Minh"]),
        ("LĐLĐ TP.HCM họp.", "vn-ho-chi-minh", ["Liên đoàn Lao động thành phố Hồ Chí Minh"]),
        ("UBND thành phố Cần Thơ họp.", "vn-can-tho", ["Ủy ban nhân dân thành phố Cần Thơ"]),
    ],
)
def test_a_city_inside_a_city_keeps_its_name(text, province, names):
    assert bodies(text, province=province) == names


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("bà Vi Ví, Điều dưỡng trưởng khoa Nội dự.", "Điều dưỡng trưởng khoa Nội"),
        ("bà Vi Ví, Điều dưỡng trưởng Khoa Nội dự.", "Điều dưỡng trưởng Khoa Nội"),
        ("bà Vi Ví, Điều dưỡng trưởng phòng Khám dự.", "Điều dưỡng trưởng phòng Khám"),
        ("bà Vi Ví, Điều dưỡng trưởng khoa dự.", "Điều dưỡng trưởng"),
        ("bà Vi Ví, Trưởng khoa phòng dự.", "Trưởng khoa"),
        ("bà Vi Ví, Điều dưỡng trưởng toàn viện dự.", "Điều dưỡng trưởng"),
    ],
)
def test_the_unit_of_a_post_may_begin_with_khoa_in_small_letters(text, role):
    assert [canonical for _, canonical, _ in posts(text)] == [role]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Bí thư Huyện ủy Ba Tri dự.", ["Huyện ủy Ba Tri"]),
        ("Tại huyện Ba Tri, Bí thư Huyện ủy phát biểu.", ["Huyện ủy Ba Tri"]),
        ("Ban Dân vận Quận ủy Thử Dụ họp.", ["Quận ủy Thử Dụ"]),
        ("Bí thư Huyện ủy Lê Văn Mẫu dự.", [None]),
        ("Huyện ủy họp.", [None]),
        ("Tại huyện Ba Tri và huyện Thạnh Phú, Huyện ủy họp.", [None]),
    ],
)
def test_a_district_s_committee_bears_its_name_without_the_word(text, names):
    assert bodies(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Bệnh viện Trường Đại học Y-Dược Huế họp.", ["Bệnh viện Trường Đại học Y Dược Huế"]),
        ("Bệnh viện Phổi Bến Tre họp.", ["Bệnh viện Phổi Bến Tre"]),
        ("Bệnh viện Bưu điện họp.", ["Bệnh viện Bưu điện tỉnh Thừa Thiên Huế"]),
    ],
)
def test_a_hospital_bears_its_province_as_written(text, names):
    assert bodies(text, province="vn-thua-thien-hue", on="2022-05-05") == names

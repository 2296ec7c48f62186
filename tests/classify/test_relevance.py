"""What counts as health-union news, and why; sentences and names are invented."""

import pytest
import yaml

from congdoan.classify.relevance import classify, load_relevance
from congdoan.errors import ConfigError
from congdoan.records import Reason, Rejection
from tests.classify.making import PLAIN, article, publisher


@pytest.fixture(scope="module")
def rules(config):
    return load_relevance(config)


@pytest.mark.parametrize(
    "title",
    [
        "Công đoàn ngành Y tế tổng kết năm 2024",
        "CÔNG ĐOÀN NGÀNH Y TẾ TỈNH MẪU SƠN TỔNG KẾT",
        "Đại hội CÐCS Trung tâm Y tế huyện Mẫu Sơn",
        "CĐN Y tế Mẫu Sơn tặng quà đoàn viên",
        "Công đoàn Bệnh viện Đa khoa tỉnh thăm đoàn viên ốm đau",
        "Tổ công đoàn Trạm Y tế xã nhận danh hiệu tiêu biểu",
        "Hơn 200 đoàn viên ngành Y tế hiến máu",
        "LĐLĐ tỉnh trao mái ấm cho nữ điều dưỡng Bệnh viện Phổi",
        "Công đoàn Y tế Việt Nam làm việc tại Mẫu Sơn",
        "Kết thúc hoạt động Công đoàn ngành Y tế từ ngày 20/6",
    ],
)
def test_titles_about_the_health_union_are_relevant(title, rules):
    found = classify(article(title), publisher(), rules)
    assert not isinstance(found, Rejection), found
    assert found.score >= rules.threshold
    assert " in title: " in found.reason


@pytest.mark.parametrize(
    "title",
    [
        "Công đoàn ngành Giáo dục họp mặt Ngày Nhà giáo",
        "Công đoàn Viên chức tỉnh tặng quà bệnh nhân tại Bệnh viện Nhi",
        "Đoàn Thanh niên ngành Y tế ra quân tình nguyện hè",
        "Đoàn viên, thanh niên Sở Y tế hiến máu",
        "Hội Chữ thập đỏ tỉnh phát động Tháng Nhân đạo",
        "Bệnh viện Đa khoa tỉnh triển khai kỹ thuật mới",
        "Thông báo mời thầu gói thầu thuốc năm 2024",
        "Tăng cường phòng, chống sốt xuất huyết",
        "LĐLĐ tỉnh phối hợp Bệnh viện Đa khoa khám sức khỏe cho nữ công nhân",
        "Các công đoạn xét nghiệm tại Bệnh viện Mẫu Sơn",
        "LĐLĐ tỉnh tổng kết hoạt động công đoàn năm 2024",
    ],
)
def test_other_news_is_refused_with_score_and_words(title, rules):
    found = classify(article(title), publisher(), rules)
    assert isinstance(found, Rejection), found
    assert found.reason is Reason.NOT_UNION_NEWS
    assert found.detail.startswith("score 0.")
    assert found.title == title


def test_the_opening_counts_where_the_title_is_silent(rules):
    lead = "Chiều 3/5, Công đoàn ngành Y tế tỉnh Mẫu Sơn tổ chức hội thao."
    found = classify(article("Sôi nổi hội thao mừng ngày lễ", lead=lead), publisher(), rules)
    assert found.reason.startswith("health_union in opening: công đoàn ngành y tế")
    assert not isinstance(
        classify(article("Sôi nổi hội thao", lead), publisher(), rules), Rejection
    )


def test_a_guest_from_the_union_does_not_make_union_news(rules):
    guests = "Tham dự có đại diện Công đoàn ngành Y tế và các sở, ngành."
    found = classify(article("Khánh thành tòa nhà mới", PLAIN, guests), publisher(), rules)
    assert isinstance(found, Rejection)
    red_cross = article("Hội Chữ thập đỏ tỉnh ra quân", PLAIN, *[guests] * 6)
    assert isinstance(classify(red_cross, publisher(), rules), Rejection)


def test_bare_words_mean_the_health_union_on_a_health_site_only(rules):
    bare = article("Công đoàn ngành tập huấn nghiệp vụ cho cán bộ công đoàn cơ sở")
    assert isinstance(classify(bare, publisher(), rules), Rejection)
    assert not isinstance(classify(bare, publisher("health_department"), rules), Rejection)
    other = article("Công đoàn Viên chức thành phố tổng kết hoạt động công đoàn cơ sở")
    assert isinstance(classify(other, publisher("health_department"), rules), Rejection)


@pytest.mark.parametrize(
    ("title", "event"),
    [
        ("Đại hội Công đoàn ngành Y tế lần thứ V", "congress"),
        ("Công đoàn ngành Y tế làm việc với CĐCS về công tác chuẩn bị Đại hội", "dialogue"),
        ("Công đoàn ngành Y tế họp giao ban, phục vụ Đại hội", "committee_meeting"),
        ("Công đoàn ngành Y tế tập huấn công tác tổ chức Đại hội", "training"),
        ("Công đoàn ngành Y tế gặp mặt, trao quyết định nghỉ hưu cho cán bộ", "dialogue"),
        ("Công đoàn ngành Y tế sơ kết 6 tháng đầu năm", "interim_review"),
        ("Hội nghị BCH mở rộng, tổng kết Công đoàn ngành Y tế năm 2021", "annual_review"),
        ("Công đoàn ngành Y tế bàn giao Mái ấm công đoàn", "housing"),
        ("Đoàn viên ngành Y tế hiến máu tình nguyện", "blood_donation"),
        ("Công đoàn ngành Y tế trao 320 phần quà Tết", "support"),
        ("Giải thể Công đoàn ngành Y tế thành phố", "reorganisation"),
        ("Tập huấn công đoàn cơ sở Bệnh viện Mắt", "training"),
        ("Hội thao Công đoàn ngành Y tế", "sport_and_arts"),
        ("Giải thể thao Công đoàn ngành Y tế chào mừng Đại hội Công đoàn", "sport_and_arts"),
        ("Công đoàn ngành Y tế thi đua hướng tới Đại hội, tặng quà đoàn viên", "support"),
        ("Công đoàn ngành Y tế tập huấn Nghị quyết Đại hội XIII", "training"),
        ("Công đoàn ngành Y tế tổ chức thành công Đại hội lần thứ V", "congress"),
        ("Công đoàn ngành Y tế tổng kết năm, ký kết giao ước thi đua", "annual_review"),
        ("Công đoàn ngành Y tế trao học bổng cho con đoàn viên", "support"),
        ("Công đoàn ngành Y tế trao kinh phí sửa nhà cho đoàn viên", "housing"),
        ("Công đoàn ngành Y tế dự khánh thành nhà văn hóa", "other"),
        ("Công đoàn ngành Y tế khánh thành nhà lớp học", "other"),
        ("Công đoàn ngành Y tế bàn giao nhà ăn cho bệnh viện", "other"),
        ("Công đoàn ngành Y tế khánh thành nhà cho đoàn viên", "housing"),
        ("Chủ tịch Công đoàn ngành Y tế vào Hội đồng Thi đua - Khen thưởng", "other"),
        ("Công đoàn ngành Y tế họp bàn công tác thi đua, khen thưởng", "other"),
        ("Công đoàn ngành Y tế khen thưởng 20 đoàn viên", "award_ceremony"),
        ("Công đoàn ngành Y tế tổ chức Hội nghị lần thứ 6 khóa X", "committee_meeting"),
        ("Công đoàn ngành Y tế sơ kết giữa nhiệm kỳ Đại hội", "interim_review"),
        ("Công đoàn ngành Y tế triển khai nhiệm vụ năm 2023", "annual_review"),
        ("Chủ tịch Công đoàn ngành Y tế nhận giải thưởng", "award_ceremony"),
        ("Ra mắt Công đoàn cơ sở Bệnh viện Mắt", "reorganisation"),
        ("Công đoàn ngành Y tế kiểm tra tài chính", "other"),
        ("Hội thi Cán bộ công đoàn giỏi, Công đoàn ngành Y tế", "contest"),
        ("Công đoàn ngành Y tế năm 2024", "other"),
    ],
)
def test_the_title_tells_the_kind_of_event(title, event, rules):
    text = "Công đoàn ngành Y tế tỉnh họp tại hội trường."
    assert classify(article(title, text), publisher(), rules).event_type == event


def test_every_event_type_is_a_code_of_the_vocabulary(rules, config):
    codes = yaml.safe_load((config / "vocabulary.yml").read_text(encoding="utf-8"))["event_type"]
    assert {code for code, _ in rules.event_types} | {rules.other_event} == set(codes)


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ("threshold:", "treshold:", "'threshold'|'treshold'"),
        ("code: congress,", "code: congres,", "'congres' is no event_type"),
        ("<facility>", "<facilty>", "<facilty> is not among 'words'"),
        ("patterns: ['hội chữ thập đỏ']", "patterns: ['hội (chữ']", "vetoes.red_cross"),
        ("{title: 1.0,", "{titel: 1.0,", "places"),
    ],
)
def test_a_mistake_in_the_file_is_named_with_its_key(old, new, named, config, tmp_path):
    text = (config / "relevance.yml").read_text(encoding="utf-8")
    assert old in text
    (tmp_path / "relevance.yml").write_text(text.replace(old, new, 1), encoding="utf-8")
    (tmp_path / "vocabulary.yml").write_bytes((config / "vocabulary.yml").read_bytes())
    with pytest.raises(ConfigError, match=named) as caught:
        load_relevance(tmp_path)
    assert "relevance.yml" in str(caught.value)


def test_a_missing_file_says_what_to_do(tmp_path):
    with pytest.raises(ConfigError, match="restore it"):
        load_relevance(tmp_path)


def test_in_a_digest_each_paragraph_is_news_of_its_own(rules):
    items = ("Công đoàn Viên chức họp.", "Công đoàn ngành Y tế tổng kết năm.", "Thi viết.")
    found = classify(article("Điểm tin công đoàn", *items), publisher(), rules)
    assert not isinstance(found, Rejection)
    assert isinstance(
        classify(article("Công đoàn tỉnh họp", *items), publisher(), rules), Rejection
    )


def test_unions_of_other_countries_are_not_ours_and_a_province_is_no_country(rules):
    abroad = article("Công đoàn Trung Quốc hỗ trợ nhân viên y tế")
    assert isinstance(classify(abroad, publisher("newspaper"), rules), Rejection)
    ours = article("Công đoàn Lào Cai thăm nhân viên y tế Bệnh viện Nội tiết")
    assert not isinstance(classify(ours, publisher(), rules), Rejection)

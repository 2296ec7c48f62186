"""The words that rules spell out themselves: each is heard in a sentence of the genre."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from congdoan.records import Facts
from tests.normalise.reading import read


def deaf(words: str, sentence: str, heard: Callable[[Facts], object]) -> list[str]:
    """Those of the words (parted by bars) with which `sentence` does not tell what is heard."""
    return [
        word
        for word in words.split("|")
        if not heard(read(sentence.format(word=word, Word=word[:1].upper() + word[1:])))
    ]


PLANS = (
    "dự kiến|đề xuất|phương án|đề án|chủ trương|chưa|không|dự thảo|nếu|trường hợp|lấy ý kiến|"
    "xin ý kiến|góp ý kiến|tham gia ý kiến|bàn về|bàn việc|xem xét|đang xét|trước khi|vận động|"
    "hướng dẫn|trình tự|quy trình|lộ trình|thủ tục|điều kiện|hồ sơ|cần|phải|nhằm|để|tiến tới|"
    "đề nghị|kiến nghị|sẽ"
)
UNDECIDED = "đang lấy ý kiến|được lấy ý kiến|đang được xem xét|đang thảo luận|đang nghiên cứu"


@pytest.mark.parametrize(
    ("none", "some", "sentence"),
    [
        (PLANS, "đã|vừa|quyết định|theo đề nghị", "LĐLĐ tỉnh {word} giải thể Công đoàn Y tế tỉnh."),
        (UNDECIDED, "hoàn thành", "Việc giải thể Công đoàn ngành Y tế tỉnh {word}."),
    ],
)
def test_what_is_only_planned_or_talked_of_changes_no_body(none: str, some: str, sentence: str):
    assert deaf(none, sentence, lambda facts: not facts.organisation_changes) == []
    assert deaf(some, sentence, lambda facts: facts.organisation_changes) == []


HELPED = "LĐLĐ tỉnh trao quà cho chị Lê Thị Hà, hoàn cảnh khó khăn. "
SAYS = (
    "kể|nói|tâm sự|chia sẻ|bộc bạch|nghẹn ngào|xúc động|sinh năm 1990|mắc bệnh|bị bệnh|phải mổ|"
    "đang điều trị|vẫn đi làm|luôn cố gắng"
)
WHOSE = "của|cho|giúp|với|thăm|động viên|nhà|gia đình|hoàn cảnh|mẹ|con"


@pytest.mark.parametrize(
    ("words", "sentence", "persons"),
    [
        (SAYS, HELPED + "Hà {word}.", 2),
        (WHOSE, HELPED + "Nhiều người đến {word} Hà.", 2),
        ("qua|sang", HELPED + "Nhiều người đến {word} Hà.", 1),
    ],
)
def test_a_bare_given_name_is_a_person_beside_what_persons_do(
    words: str, sentence: str, persons: int
):
    def told(facts: Facts) -> bool:
        return sum(mention.type == "person" for mention in facts.mentions) == persons

    assert deaf(words, sentence, told) == []


CUES = (
    "tiếp đó|tiếp theo|sau đó|trước đó|hôm sau|cụ thể|được biết|đặc biệt|mới đây|gần đây|mở đầu|"
    "nhân dịp Tết|nhằm chăm lo đoàn viên|thực hiện kế hoạch|hưởng ứng phong trào|chào mừng ngày lễ|"
    "hướng tới đại hội|hướng đến đại hội|để chăm lo đoàn viên|được sự đồng ý của cấp trên|"
    "tiếp tục chương trình|với tinh thần tương thân|tại hội trường|trong khuôn khổ chương trình|"
    "nằm trong khuôn khổ chương trình|trong không khí vui tươi|trong dịp này|trong chuyến công tác|"
    "trong đợt này|trong thời gian này|trong quá trình công tác|trong hành trình|ngay sau lễ|"
    "cũng nhân dịp này|sau lễ|ngoài ra|bên cạnh hoạt động trên|cùng với hoạt động trên|đồng thời|"
    "song song hoạt động trên|trong khi đó|kết thúc lễ|khép lại hội thao|ngay trước lễ|"
    "trước khi khai mạc"
)


def test_words_before_its_day_leave_a_further_event_told():
    text = (
        "Sáng 04/5, LĐLĐ tỉnh tổ chức hội thao.\n"
        "{Word}, ngày 03/5, Công đoàn ngành Y tế trao 20 suất quà."
    )
    assert deaf(CUES, text, lambda facts: len(facts.events) == 2) == []
    assert len(read(text.format(Word="Kế hoạch nêu rõ")).events) == 1


HEADS = (
    "chủ tịch|bí thư|giám đốc|trưởng ban|lãnh đạo|đại diện|thường trực|ban thường vụ|"
    "phó chủ tịch thường trực|phó chủ tịch phụ trách"
)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("hội nghị|đại hội|hội thao|hội thi|cuộc thi|ngày hội|lễ",
         "Sáng 04/5, diễn ra {word} tổng kết của LĐLĐ tỉnh."),
        (HEADS,
         "Sáng 04/5, {word} LĐLĐ tỉnh đến thăm hỏi đoàn viên."),
    ],
)  # fmt: skip
def test_whose_event_it_is_or_whose_head_acts_is_the_host(words: str, sentence: str):
    hosts = ["org:ben-tre:labour-federation"]
    assert deaf(words, sentence, lambda facts: [e.host_id for e in facts.events] == hosts) == []


def test_the_author_of_what_an_event_carries_out_is_not_its_host():
    words = (
        "bằng khen|giấy khen|cờ|nghị quyết|kế hoạch|chỉ thị|quyết định|kết luận|hướng dẫn|"
        "chương trình|lãnh đạo|đại diện|sự chỉ đạo|tham gia|hỗ trợ"
    )
    sentence = "Sáng 04/5, diễn ra hội nghị thực hiện {word} của LĐLĐ tỉnh tại Bệnh viện."
    assert deaf(words, sentence, lambda facts: facts.events[0].host_id is None) == []


OPENINGS = (
    "năm qua|trong năm 2022|nhiều năm liền|với thành tích xuất sắc|từ năm 2020|sau hội thi|"
    "qua bình xét|suốt nhiệm kỳ|nhờ nỗ lực|bằng sự cố gắng|đến nay|hằng năm|hàng năm|ngoài ra|"
    "liên tục các năm|đặc biệt|bên cạnh đó|tham gia hội thi|tham dự hội thi|tại hội thi|ở hội thi|"
    "kết thúc hội thi|vượt qua các đội|phát huy truyền thống|ghi nhận thành tích"
)
LEADS = "riêng|nổi bật là|tiêu biểu là|tiêu biểu như"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (OPENINGS, "{Word}, CĐCS Bệnh viện Phổi tỉnh được tặng Bằng khen của LĐLĐ tỉnh."),
        (LEADS, "{Word} CĐCS Bệnh viện Phổi tỉnh được tặng Bằng khen của LĐLĐ tỉnh."),
    ],
)
def test_words_before_the_winner_leave_it_told(words: str, sentence: str):
    won = ["org:ben-tre:hospital:phoi:base-union"]
    assert deaf(words, sentence, lambda f: [r.recipient_org_id for r in f.awards] == won) == []


OFFICES = (
    "chủ tịch|giám đốc|bí thư|trưởng ban|trưởng phòng|trưởng khoa|trưởng trạm|tân chủ tịch|"
    "nguyên giám đốc|phó giám đốc"
)
TELLS = "cho biết|cho hay|chia sẻ|khẳng định|nhấn mạnh|thông tin|nhận xét|kể|nói|nói thêm rằng"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (OFFICES, "Năm 2022, {word} Lê Thị Mẫu được LĐLĐ tỉnh tặng Bằng khen."),
        (TELLS, "Ông Trần Văn Thử {word}, chị Lê Thị Mẫu được LĐLĐ tỉnh tặng Bằng khen."),
        ("một trong những|1 trong những|01 trong số những|một trong các|1 trong số các",
         "Chị Lê Thị Mẫu là {word} đoàn viên được LĐLĐ tỉnh tặng Bằng khen."),
        ("người|cá nhân", "Chị Lê Thị Mẫu là {word} vừa vinh dự được LĐLĐ tỉnh tặng Bằng khen."),
    ],
)  # fmt: skip
def test_a_person_named_before_the_award_has_it(words: str, sentence: str):
    assert (
        deaf(words, sentence, lambda f: [r.recipient_name for r in f.awards] == ["Lê Thị Mẫu"])
        == []
    )


YEARS = (
    "năm 2015|tháng 5/2015|mới đây|gần đây|trước đó|sau đó|tiếp đó|cùng năm|và năm 2015|"
    "riêng năm 2015|đến năm 2015|trong năm 2015|cuối năm 2015|đầu năm 2015|"
    "năm 2015 lại|năm 2015 tiếp tục|năm 2015 vinh dự"
)


def test_a_clause_without_a_subject_goes_on_to_tell_of_one():
    sentence = "Chị Lê Thị Mẫu có nhiều sáng kiến; {word} được LĐLĐ tỉnh tặng Bằng khen."
    one = [("individual", 1)]
    told = deaf(
        YEARS, sentence, lambda f: [(r.recipient_kind, r.recipient_count) for r in f.awards] == one
    )
    assert told == []


@pytest.mark.parametrize("word", ["ủy quyền của", "ủy nhiệm của", "ủy nhiệm"])
def test_who_empowers_another_is_the_giver(word: str):
    text = f"Thừa {word} Chủ tịch nước, lãnh đạo LĐLĐ tỉnh trao Bằng khen cho 2 cá nhân."
    assert [row.giver_name for row in read(text).awards] == ["Chủ tịch nước"]


def test_who_only_approves_or_praises_is_not_whose_figure_it_is():
    words = (
        "công nhận|đánh giá|xếp loại|giao|cho phép|phê duyệt|đồng ý|ghi nhận|chọn|lựa chọn|khen|"
        "biểu dương|tuyên dương|vinh danh|tin tưởng|quan tâm|phát động|ban hành|đề ra|trao cờ|"
        "tặng bằng|trao tặng giấy|tặng thưởng huân chương"
    )
    text = (
        "Nhiều tập thể được LĐLĐ tỉnh {word}.\nCĐCS Bệnh viện Phổi tỉnh họp tổng kết.\n"
        "Năm qua đã tặng 20 suất quà."
    )
    own, federation = "org:ben-tre:hospital:phoi:base-union", "org:ben-tre:labour-federation"
    assert deaf(words, text, lambda facts: [f.org_id for f in facts.figures] == [own]) == []
    assert [f.org_id for f in read(text.format(word="thăm")).figures] == [federation]

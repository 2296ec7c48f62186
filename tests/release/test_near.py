"""Nearly equal texts of different pages, and texts that only look alike."""

import random
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from congdoan.release.build import build
from congdoan.release.near import near_copies
from congdoan.release.reading import open_release
from congdoan.release.sketches import PARTICULARS, SIZE, WORDING, sketch
from congdoan.release.state import State
from congdoan.release.winners import choose
from tests.release.making import HOST, accepted, article, corpus, segment

A, B, C = (article(n).article_id for n in (1, 2, 3))
# A report of which the next hospital writes the same with its own name, persons and numbers.
REVIEW = (
    "Sáng ngày {d}/01/2024, Công đoàn cơ sở Bệnh viện đa khoa huyện {h} đã tổ chức Hội nghị tổng "
    "kết hoạt động công đoàn năm 2023 và triển khai phương hướng nhiệm vụ năm 2024. Dự hội nghị có "
    "đồng chí {p}, Phó Chủ tịch Công đoàn ngành Y tế tỉnh; đồng chí {q}, Giám đốc bệnh viện, cùng "
    "{n} đoàn viên công đoàn. Trong năm qua, Ban Chấp hành công đoàn cơ sở đã phối hợp với chuyên "
    "môn chăm lo đời sống, bảo vệ quyền và lợi ích hợp pháp, chính đáng của đoàn viên và người lao "
    "động; tổ chức thăm hỏi {m} lượt đoàn viên ốm đau, hiếu hỷ với số tiền {k} triệu đồng; tặng "
    "{g} suất quà Tết cho đoàn viên có hoàn cảnh khó khăn; phát động phong trào thi đua lao động "
    "giỏi, lao động sáng tạo với {s} sáng kiến được công nhận. Phát biểu tại hội nghị, đồng chí "
    "{p} ghi nhận và biểu dương những kết quả mà tập thể đoàn viên bệnh viện đã đạt được, đề nghị "
    "công đoàn cơ sở tiếp tục đổi mới nội dung và phương thức hoạt động, hướng về đoàn viên."
)
FIRST = {"d": 12, "h": "Mỹ Tú", "p": "Lâm Thị Hồng Mơ", "q": "Trần Hữu Phước", "n": 96, "m": 41,
         "k": 27, "g": 18, "s": 7}  # fmt: skip
SECOND = {"d": 15, "h": "Kế Sách", "p": "Sơn Thị Thanh Tuyền", "q": "Đỗ Công Lý", "n": 152,
          "m": 63, "k": 45, "g": 30, "s": 11}  # fmt: skip
# What little differs when the same guests go to both hospitals on one day.
THIRD = FIRST | {"h": "Kế Sách", "q": "Đỗ Công Lý", "n": 80, "m": 20}
RELEASE = REVIEW.format(**FIRST)
OTHER_WORDS = ["nghỉ", "dưỡng", "mùa", "hè", "thuyền", "bóng", "xanh", "cầu", "chợ", "ruộng"]


def found(tmp_path, *articles):
    chosen = choose(files := [segment(tmp_path, *(accepted(a, h) for h, a in enumerate(articles)))])
    return near_copies(chosen.articles, files, State(tmp_path / "state"))


def edited(text, share, seed):
    """The text with a share of its words replaced, which also parts the runs around them."""
    words, chance = text.split(), random.Random(seed)  # noqa: S311 - the same words every time
    for at in chance.sample(range(len(words)), round(share * len(words))):
        words[at] = chance.choice(OTHER_WORDS)
    return " ".join(words)


def test_a_reprint_with_a_word_changed_and_a_line_added_is_a_copy_of_the_earlier(tmp_path):
    reprint = f"{RELEASE.replace('biểu dương', 'đánh giá cao')} Mời bạn đọc tiếp tục theo dõi."
    late = article(1, text=reprint, published_on=date(2024, 1, 16))
    early = article(2, text=RELEASE, published_on=date(2024, 1, 15))
    assert found(tmp_path, late, early) == {A: B}


@pytest.mark.parametrize("words", [SECOND, THIRD], ids=["other guests", "same guests"])
def test_two_reports_from_one_template_are_two_reports(tmp_path, words):
    other = article(2, text=REVIEW.format(**words))
    assert found(tmp_path, article(1, text=RELEASE), other) == {}


def test_next_years_report_from_the_same_template_is_a_new_one(tmp_path):
    first = article(1, text=RELEASE, published_on=date(2024, 1, 15))
    second = article(2, text=RELEASE.replace("biểu dương", "đánh giá cao"),
                     published_on=date(2025, 1, 15))  # fmt: skip
    assert found(tmp_path, first, second) == {}


def test_a_digest_is_no_copy_of_the_reports_in_it(tmp_path):
    whole = article(
        3, text=f"{RELEASE}\n{REVIEW.format(**SECOND)}\n{REVIEW.format(**SECOND)[:400]}"
    )
    assert found(tmp_path, article(1, text=RELEASE), whole) == {}


def test_who_credits_a_source_is_no_original_though_it_shows_an_earlier_day(tmp_path):
    copy = article(1, text=RELEASE, credited_source="Sở Y tế", published_on=date(2024, 1, 1))
    original = article(2, text=f"{RELEASE} Tin, ảnh của bệnh viện.")
    assert found(tmp_path, copy, original) == {A: B}


@given(st.integers(0, 10**6))
@settings(max_examples=40, deadline=None)
def test_a_text_with_three_words_in_ten_replaced_shares_too_little(seed):
    one, two = sketch(RELEASE), sketch(edited(RELEASE, 0.3, seed))
    assert sum(a == b for a, b in zip(one[:WORDING], two[:WORDING], strict=True)) < 0.6 * WORDING


@given(st.integers(0, 170), st.integers(0, 10))
@settings(max_examples=40, deadline=None)
def test_sketches_share_about_as_much_as_texts_do(start, count):
    words = RELEASE.split()
    one, two = sketch(RELEASE), sketch(" ".join(words[:start] + words[start + count :]))
    assert len(one) == SIZE == WORDING + PARTICULARS
    shared = sum(a == b for a, b in zip(one[:WORDING], two[:WORDING], strict=True)) / WORDING
    assert shared >= 1 - (count + 4) / len(words) - 0.2


@pytest.mark.parametrize("text", ["", "Xem tệp đính kèm.", "Lịch nghỉ lễ " * 20])
def test_short_texts_have_no_sketch(text):
    assert sketch(text) is None


def test_sketches_are_read_again_only_for_parts_that_changed(tmp_path, monkeypatch):
    pages = article(1, text=RELEASE), article(2, text=f"{RELEASE} Hết.")
    assert found(tmp_path, *pages) == {B: A}
    kept = [segment(tmp_path, *(accepted(a, h) for h, a in enumerate(pages)))]
    state = State(tmp_path / "other")
    chosen = choose(kept)
    first = near_copies(chosen.articles, kept, state)
    monkeypatch.setattr("congdoan.release.near.gather", None)
    assert near_copies(chosen.articles, kept, state) == first == {B: A}


def test_a_release_names_the_original_of_a_near_copy(tmp_path):
    pages = article(1, text=RELEASE), article(2, text=f"{RELEASE} Hết."), article(3)
    build(corpus(segment(tmp_path, *(accepted(a, h) for h, a in enumerate(pages)))),
          tmp_path / "releases")  # fmt: skip
    rows = open_release(tmp_path).table("articles").to_pylist()
    assert {r["article_id"]: r["syndicated_of"] for r in rows} == {A: None, B: A, C: None}


def test_a_credited_address_goes_before_a_near_copy(tmp_path):
    credits_third = article(2, text=f"{RELEASE} Hết.", credited_url=f"{HOST}/tin/3")
    pages = article(1, text=RELEASE), credits_third, article(3)
    build(corpus(segment(tmp_path, *(accepted(a, h) for h, a in enumerate(pages)))),
          tmp_path / "releases")  # fmt: skip
    rows = open_release(tmp_path).table("articles").to_pylist()
    assert {r["article_id"]: r["syndicated_of"] for r in rows} == {A: None, B: C, C: None}

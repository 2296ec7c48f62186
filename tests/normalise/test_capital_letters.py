"""Capitals with marks ('Đ', 'Ấ', 'Ơ') begin names as plain ones do; small letters do not."""

from __future__ import annotations

import pytest

from tests.normalise.hand_made import document
from tests.normalise.reading import posts, read

_UNION = "Công đoàn ngành Y tế tỉnh Bến Tre"
_HOSPITAL = "Công đoàn cơ sở Bệnh viện Ba Tri"


@pytest.mark.parametrize("given", ["Đạt", "Ấn", "Ơn", "Ửng", "Mẫu", "Thử"])
@pytest.mark.parametrize(("short", "post"), [("UV", "Ủy viên"), ("CT", "Chủ tịch")])
def test_a_short_post_stands_behind_a_name_with_any_capital(given: str, short: str, post: str):
    assert posts(f"Danh sách: bà Lê Thị {given} ({short}).") == [(f"Lê Thị {given}", post, None)]


@pytest.mark.parametrize("word", ["máy đo", "đèn", "đĩa", "ống nghe"])
def test_a_short_form_behind_a_small_word_is_no_post(word: str):
    assert posts(f"Bà Lê Thị Mẫu mua {word} (CT).") == []


@pytest.mark.parametrize(
    ("words", "owner"),
    [
        ("Chủ tịch LĐLĐ tỉnh Nguyễn Văn Ấn tặng", "Liên đoàn Lao động tỉnh Bến Tre"),
        ("Đại diện Sở Y tế Đỗ Ửng hỗ trợ", "Sở Y tế tỉnh Bến Tre"),
        ("Chủ tịch LĐLĐ tỉnh đang ủng hộ", "Liên đoàn Lao động tỉnh Bến Tre"),
        ("Chủ tịch LĐLĐ tỉnh đều tặng", "Liên đoàn Lao động tỉnh Bến Tre"),
        ("Chủ tịch LĐLĐ tỉnh đến thăm, tặng", "Liên đoàn Lao động tỉnh Bến Tre"),
        ("Chủ tịch LĐLĐ tỉnh đã tới trao", "Liên đoàn Lao động tỉnh Bến Tre"),
        ("Chủ tịch LĐLĐ tỉnh được tặng", _UNION),
        ("Chủ tịch LĐLĐ tỉnh được hỗ trợ", _UNION),
    ],
)
def test_a_name_but_no_small_word_stands_between_a_giver_and_the_deed(words: str, owner: str):
    text = f"{_UNION} thăm hỏi đoàn viên.\n{words} 20 suất quà."
    assert [figure.org_name for figure in read(text).figures] == [owner]


@pytest.mark.parametrize(
    ("words", "owner"),
    [
        ("đánh giá cao", _UNION),
        ("ghi nhận", _UNION),
        ("được đánh giá cao với", _HOSPITAL),
        ("được ghi nhận với", _HOSPITAL),
        ("đang được đánh giá cao vì có", _HOSPITAL),
    ],
)
def test_who_is_praised_tells_of_itself(words: str, owner: str):
    text = f"{_UNION} họp tổng kết.\n{_HOSPITAL} {words} 412 đoàn viên."
    assert [figure.org_name for figure in read(text).figures] == [owner]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Ô. Lê Văn Mẫu phát biểu.", 1),
        ("Dự có Đ. Mẫu và Ư. Thử.", 1),
        ("Hội thảo có Â. Văn Ví dự.", 1),
        ("Bà Lê Thị Như Ý. Năm 2022, chị được khen.", 2),
        ("Hội thảo châu Á. Ông Lê Văn Mẫu dự.", 2),
        ("Đoàn viên Hồ Thị Ạ. Chị làm y tá.", 2),
    ],
)
def test_an_initial_ends_no_sentence_but_a_syllable_of_one_letter_does(text: str, count: int):
    assert len(document(text).sentences) == count


@pytest.mark.parametrize(
    ("pen", "name"), [("Ơ.Mẫu", "Ơ.Mẫu"), ("Đ.Ư.Thử", "Đ.Ư.Thử"), ("T.Ví", "T.Ví"), ("Ô.K", None)]
)
def test_initials_of_a_photographer(pen: str, name: str | None):
    found = [m.norm for m in read(f"Ảnh: {pen}").mentions if m.subtype == "photographer"]
    assert found == ([name] if name else [])

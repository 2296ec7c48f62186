"""Text in one form, and keys that keep its length."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congdoan.text import clean, fold, slug, squeeze, tone_key

VIETNAMESE = st.text(alphabet="aàáảãạăằắâầeêềoôồơờuưừyỳđĐUỦ hngTƯ \u00a0\u200b\n-.0123456789ÐðƣƢ")


@given(st.text())
def test_matching_keys_have_the_length_of_the_text(text):
    assert len(fold(text)) == len(tone_key(text)) == len(text)


@given(VIETNAMESE)
def test_clean_is_idempotent_and_nfc(text):
    once = clean(text)
    assert clean(once) == once == unicodedata.normalize("NFC", once)


@pytest.mark.parametrize(
    ("old", "new"), [("hoà", "hòa"), ("Uỷ", "Ủy"), ("thuỷ", "thủy"), ("khoẻ", "khỏe")]
)
def test_old_and_new_tone_placement_have_one_key(old, new):
    assert tone_key(old) == tone_key(new)


@pytest.mark.parametrize(
    ("one", "other"),
    [("kí kết", "ký kết"), ("bác sĩ", "Bác sỹ"), ("qui chế", "quy chế"), ("nhiệm kì", "nhiệm kỳ"),
     ("công ti", "công ty"), ("tỉ đồng", "tỷ đồng"), ("QUĨ", "quỹ")],
)  # fmt: skip
def test_i_and_y_of_one_sound_have_one_key(one, other):
    assert tone_key(one) == tone_key(other)


@pytest.mark.parametrize("word", ["thi đua", "nghỉ", "phí", "tính", "tai", "tại", "chi", "quít"])
def test_an_i_that_is_no_y_stays(word):
    assert tone_key(word) == word


@pytest.mark.parametrize("word", ["quý", "quỹ", "toàn", "hoàng", "khoảng", "Thuý Hằng"])
def test_words_whose_mark_does_not_move_keep_it(word):
    assert fold(tone_key(word)) == fold(word)
    assert tone_key("quỹ") == "quỹ"
    assert tone_key("toàn") == "toàn"


def test_look_alikes_are_repaired_for_matching_only():
    assert tone_key("CÐCS") == "cđcs"
    assert clean("CÐCS") == "CÐCS"


def test_squeeze_and_slug():
    assert squeeze(" Toàn\u00a0 cảnh\n hội nghị ") == "Toàn cảnh hội nghị"
    assert slug("Bà Rịa - Vũng Tàu") == "ba-ria-vung-tau"

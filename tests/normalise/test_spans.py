"""Spans always show their surface in the given text, whatever the text."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from congdoan.normalise.align import align
from congdoan.text import clean
from tests.normalise.reading import read

PIECES = [
    "đồng chí Lò Văn Mẫu - Phó CT Thường trực LĐLĐ tỉnh", "các đồng chí: ", "Vi Thị Ví", "; ", ", ",
    "UVBTV Đảng uỷ, Phó Giám đốc Sở Y tế", "Công đoàn ngành Y tế tỉnh Bến Tre", "Ảnh: Thành Mẫu",
    "ngày 12/01/2022", "03 tập thể và 201 cá nhân", "hơn 900 triệu đồng", "tặng Giấy khen cho",
    "huyện ", "Bệnh viện ", "\u00a0", "\u200b", "Ban Thường vụ, ", "NGUYỄN VĂN MẪU", "H'", "Sở ",
    "TP. ", "“", "thành lập ", "\n", ". ", " ",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)
FORMS = st.sampled_from(["NFC", "NFD"])


def _check(text: str) -> None:
    facts = read(text, title="Công đoàn ngành Y tế")
    for m in facts.mentions:
        assert text[m.span_start : m.span_end] == m.surface
        assert m.surface
    assert [m.ordinal for m in facts.mentions] == list(range(len(facts.mentions)))
    keys = [(m.span_start, m.span_end, m.type) for m in facts.mentions]
    assert len(keys) == len(set(keys))
    for row in (*facts.positions, *facts.awards, *facts.figures, *facts.events):
        assert 0 <= row.span_start < row.span_end <= len(text)


@settings(max_examples=150, deadline=None)
@given(TEXTS, FORMS)
def test_every_span_shows_its_surface_in_mutated_texts(text, form):
    _check(unicodedata.normalize(form, text))


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60))
def test_any_text_at_all_is_read_without_an_error(text):
    _check(text)


@pytest.mark.parametrize(
    "text", ["", " \n ", "The union held a meeting.", "会议", "cong doan nganh y te ben tre hop"]
)
def test_other_languages_and_nothing_give_no_facts(text):
    facts = read(text)
    assert facts.positions == facts.awards == facts.figures == facts.organisation_changes == ()


@given(st.text(alphabet="aă ở\u00a0\u200b\u0301\u0323e\u0302\t\r\n.", max_size=30))
def test_alignment_gives_the_clean_text_and_the_way_back(text):
    found = align(text)
    assert found.text == clean(text)
    for i in range(len(found.text)):
        start, end = found.span(i, i + 1)
        assert 0 <= start < end <= len(text)

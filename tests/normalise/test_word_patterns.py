"""Patterns of word lists find what plain alternatives find, the longest word first."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congdoan.normalise.word_patterns import any_of, flat, whole

_WORDS = st.lists(st.text("ab đ.", min_size=1, max_size=4), min_size=1, max_size=6)


def _plain(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _spans(pattern: str, text: str) -> list[tuple[int, int]]:
    return [match.span() for match in re.finditer(pattern, text)]


@given(words=_WORDS, text=st.text("ab đ.", max_size=30))
def test_any_of_equals_plain_alternatives(words: list[str], text: str) -> None:
    assert _spans(any_of(words), text) == _spans(f"(?:{_plain(words)})", text)


@given(words=_WORDS, text=st.text("ab đ.", max_size=30))
def test_whole_equals_plain_alternatives_between_word_ends(words: list[str], text: str) -> None:
    assert _spans(whole(words), text) == _spans(rf"(?<!\w)(?:{_plain(words)})(?!\w)", text)


@pytest.mark.parametrize("text", ["tổng kết", "đã tổ chức,", "(tổ chức tốt)"])
def test_whole_words_are_found(text: str) -> None:
    assert re.search(whole(["tổ chức", "tổ chức tốt", "tổng kết"]), text)


@pytest.mark.parametrize("text", ["ktổ chức", "tổ chứcc", "tổng", "to chuc"])
def test_parts_of_words_are_not_found(text: str) -> None:
    assert not re.search(whole(["tổ chức", "tổng kết"]), text)


@given(words=_WORDS, text=st.text("ab đ.", max_size=30))
def test_flat_alternatives_find_what_the_group_finds(words: list[str], text: str) -> None:
    assert _spans(flat(words), text) == _spans(whole(words), text)

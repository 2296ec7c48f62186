"""Bytes become the text that was meant, whatever the label says."""

import codecs
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congdoan.extract.decode import Decoded, decode, is_html
from congdoan.records import Reason
from tests.extract.making import FILLER, nfd

PAGE = f"<html><body>{FILLER}</body></html>"


TONES = "\u0300\u0301\u0303\u0309\u0323"


def _with_tone_apart(char):
    """As windows-1258 writes it: the letter with its own mark, then the tone."""
    parts = unicodedata.normalize("NFD", char)
    letter = "".join(p for p in parts if p not in TONES)
    return unicodedata.normalize("NFC", letter) + "".join(p for p in parts if p in TONES)


def text_of(body, content_type=None):
    found = decode(body, content_type)
    assert isinstance(found, Decoded)
    return found.text


@pytest.mark.parametrize("label", [None, "text/html; charset=windows-1258", "text/html"])
def test_valid_utf8_is_trusted_over_the_label(label):
    assert text_of(PAGE.encode(), label) == PAGE


def test_decomposed_letters_are_composed():
    assert text_of(nfd(PAGE).encode()) == PAGE


def test_one_wrong_byte_becomes_a_replacement_character_and_a_note():
    found = decode(PAGE.encode().replace("hội nghị".encode(), b"h\x96i", 1), None)
    assert found.notes == ("decode_errors:1",)
    assert "h\ufffdi" in found.text


def test_a_byte_order_mark_decides_and_is_no_text():
    assert text_of(codecs.BOM_UTF8 + PAGE.encode()) == PAGE
    assert text_of(codecs.BOM_UTF16_LE + PAGE.encode("utf-16-le")) == PAGE


def test_a_single_byte_vietnamese_page_is_read_by_its_label():
    body = "".join(map(_with_tone_apart, PAGE)).encode("cp1258")
    assert text_of(body, "text/html; charset=windows-1258") == PAGE


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", Reason.EMPTY),
        (b" \r\n\x00", Reason.EMPTY),
        (b"%PDF-1.4 <a> ", Reason.NOT_HTML),
        (b"PK\x03\x04<html>", Reason.NOT_HTML),
        (b'{"html": 1}', Reason.NOT_HTML),
        (b'<?xml version="1.0"?><rss version="2.0"><channel/></rss>', Reason.NOT_HTML),
    ],
)
def test_what_is_no_page_is_told_by_its_bytes(body, reason):
    assert decode(body, "text/html") is reason


@given(st.binary(max_size=300))
def test_any_bytes_end_in_text_or_a_reason(body):
    found = decode(body, None)
    assert isinstance(found, Reason) or "\x00" not in found.text
    assert is_html(body) in (True, False)

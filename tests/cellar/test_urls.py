"""One address for one page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congdoan.urls import article_id, clean_url, normal_url, url_key


@pytest.mark.parametrize(
    "url",
    [
        "javascript:void(0)",
        "mailto:a@b.vn",
        "ftp://a.vn/x",
        "http://user:pw@a.vn/",
        "https:///x",
        "http://a.vn:99999/",
        "http://a.vn/" + "x" * 500,
        "http://a.vn/tin/tin/tin/a",
        "",
    ],
)
def test_what_cannot_be_a_page_is_refused(url):
    assert normal_url(url) is None


@given(st.text(max_size=60))
def test_normal_form_is_a_fixed_point(path):
    once = normal_url(f"https://a.vn/{path}")
    assert once is None or normal_url(once) == once


@pytest.mark.parametrize(
    "twin",
    [
        "http://soyte.vn/tin?b=2&a=1",
        "https://www.soyte.vn/tin/?a=1&b=2#top",
        "HTTPS://SOYTE.vn:443/tin?a=1&b=2&utm_source=zalo&fbclid=x",
        "https://soyte.vn/(S(abc123))/tin?a=1&b=2",
        "https://soyte.vn/TIN;jsessionid=9A?a=1&b=2",
    ],
)
def test_twins_have_one_key(twin):
    assert url_key(clean_url(twin)) == url_key(clean_url("https://soyte.vn/tin?a=1&b=2"))


def test_raw_and_encoded_vietnamese_paths_are_one_page():
    raw = clean_url("http://a.vn/Hội nghị CNVCLĐ.aspx")
    assert raw == clean_url("http://a.vn/H%E1%BB%99i%20ngh%E1%BB%8B%20CNVCL%C4%90.aspx")


def test_an_id_in_the_address_is_the_whole_identity_on_the_host():
    assert url_key("https://a.vn/x/title/8780", "8780") == url_key("https://a.vn/Y?t=1", "8780")
    assert url_key("https://a.vn/x", "8780") != url_key("https://b.vn/x", "8780")


def test_article_ids_are_sixteen_hex_digits_of_the_key():
    assert article_id("soyte.vn/~87") == "06fde8a7bf23fa96"

"""Listing pages: which links are articles, what they are called, when they appeared."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congdoan.discover.pages import parse_html, read_page
from tests.discover.making import HOME, make_listing, make_source

URL = f"{HOME}/muc?trang=2"
DAY = date(2023, 6, 5)


def read(body: str | bytes, kind: str = "text/html; charset=utf-8", **source: object):
    raw = body.encode() if isinstance(body, str) else body
    return read_page(make_source(**source), make_listing(), URL, raw, kind).refs


def entry(number: int, day: str = "05/06/2023", title: str = "Công đoàn ngành họp") -> str:
    return (
        f"<div class=tin><a href='/tin/{number}-x'><img></a><h3><a href='/tin/{number}-x'>{title}"
        f"</a></h3><span>{day}</span><p>Ngày 01/02/2020, tại Hội trường, Công đoàn họp.</p></div>"
    )


def test_links_that_match_are_articles_in_the_order_of_the_page():
    refs = read(f"<a href='/muc'>Mục</a>{entry(2)}{entry(1)}<a href='/van-ban/9'>Văn bản</a>")
    assert [ref.url for ref in refs] == [f"{HOME}/tin/2-x", f"{HOME}/tin/1-x"]
    assert {ref.listing_url for ref in refs} == {URL}


def test_text_and_date_of_an_entry_belong_to_its_link():
    first, second = read(entry(1) + entry(2, "06/06/2023", "Đại hội"))
    assert (first.title_hint, first.published_hint) == ("Công đoàn ngành họp", DAY)
    assert (second.title_hint, second.published_hint) == ("Đại hội", date(2023, 6, 6))


@pytest.mark.parametrize(
    "link",
    [
        "http://khac.vn/tin/1-x", "javascript:void(0)", "#tin", "mailto:a@mau.vn",
        "//khac.vn/tin/1", "ftp://soyte.mau.vn/tin/1", "http://u:p@soyte.mau.vn/tin/1", "", "http://[::1/tin/1-x",
        "/tin/abc", "/tin/12345x",
    ],
)  # fmt: skip
def test_other_links_are_dropped(link):
    assert read(f"<a href='{link}'>Tin</a>") == ()


@pytest.mark.parametrize(
    "link",
    ["tin/7-x", "/tin/7-x#top", f"{HOME}:443/tin/7-x", "/a/../tin/7-x", "\n /tin/7-x ",
     "HTTPS://SOYTE.MAU.VN/tin/7-x", "/tin/7-x?fbclid=abc", "/in/7-x"],
)  # fmt: skip
def test_one_article_under_many_addresses_is_one(link):
    (ref,) = read(f"<a href='{link}'>Tin</a><a href='/tin/7-x'>Tin</a>")
    assert (ref.url_key, ref.url) == ("soyte.mau.vn/~7", f"{HOME}/tin/7-x")


def test_the_base_of_the_page_counts():
    (ref,) = read("<base href='https://soyte.mau.vn/tin/'><a href='7-x'>Tin</a>")
    assert ref.url == f"{HOME}/tin/7-x"


def test_a_date_inside_a_sentence_is_no_hint():
    (ref,) = read("<li><a href='/tin/1'>A</a> Ngày 05/06/2023, tại Hội trường, Công đoàn họp.</li>")
    assert ref.published_hint is None


def test_the_clock_of_the_page_is_no_hint():
    head = "<div id=dau><span>Thứ Ba, 17/11/2026</span></div>"
    (ref,) = read(f"<body>{head}<ul><li><a href='/tin/1'>A</a></li></ul></body>")
    assert ref.published_hint is None


def test_two_different_dates_are_no_hint():
    (ref,) = read("<li><a href='/tin/1'>A</a><i>05/06/2023</i><i>06/06/2023</i></li>")
    assert ref.published_hint is None


def test_the_date_of_a_table_row_and_of_a_time_element():
    row = "<table><tr><td><a href='/tin/1'>A</a></td><td>05/06/2023</td></tr></table>"
    stamp = "<p><a href='/tin/2'>B</a><time datetime='2023-06-04T20:00:00Z'>hôm qua</time></p>"
    assert [ref.published_hint for ref in read(row + stamp)] == [DAY, DAY]


def test_american_dates_where_the_source_writes_them():
    (ref,) = read("<li><a href='/tin/1'>A</a> (6/5/2023)</li>", select={"date_order": "mdy"})
    assert ref.published_hint == DAY


def test_a_later_mention_fills_what_the_first_lacks():
    (ref,) = read("<p><a href='/tin/1'><img></a></p><hr>" + entry(1))
    assert (ref.title_hint, ref.published_hint) == ("Công đoàn ngành họp", DAY)


@pytest.mark.parametrize(
    ("link", "title"),
    [
        ("<a href='/tin/1'>Xem thêm</a><a href='/tin/1'>Đại hội lần I</a>", "Đại hội lần I"),
        ("<a href='/tin/1'><h3>Đại hội</h3><p>Tóm tắt dài của bài</p></a>", "Đại hội"),
        ("<a href='/tin/1' title='Đại hội'><img></a>", "Đại hội"),
        ("<a href='/tin/1'> Đại\u00a0 hội\n</a>", "Đại hội"), ("<a href='/tin/1'></a>", None),
    ],
)  # fmt: skip
def test_titles(link, title):
    assert read(link)[0].title_hint == title


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("Đại hội".encode(), "text/html"), ("Đại hội".encode(), "text/html; charset=iso-8859-1"),
        ("Đại hội".encode("cp1258", "replace"), "text/html; charset=windows-1258"),
        (b"<meta charset=utf-8>\xc4\x90\xe1\xba\xa1i \xff", "text/html; charset=rong"),
    ],
)  # fmt: skip
def test_charsets_that_are_missing_or_lie(body, kind):
    (ref,) = read(b"<a href='/tin/1'>" + body + b"</a>", kind)
    assert ref.title_hint.startswith(("Đại", "Đ"))


@pytest.mark.parametrize("body", [b"", b"   ", b"\0\0", b"<!-- -->", b"%PDF-1.4"])
def test_nothing_to_read_gives_nothing(body):
    assert read(body) == ()


@given(st.binary(max_size=300))
def test_no_bytes_break_the_reader(body):
    parse_html(body, None)
    read(b"<a href='/tin/1'>" + body)


def test_a_page_of_ten_thousand_nested_elements_is_read():
    assert len(read("<div>" * 10_000 + "<a href='/tin/1'>A</a>")) <= 1


@pytest.mark.parametrize(
    ("inner", "title"),
    [
        ("<h4><i>1</i>&nbsp; Công đoàn ngành họp</h4>", "Công đoàn ngành họp"),
        ("12. Công đoàn ngành họp", "Công đoàn ngành họp"),
        ("30 suất quà đến tay đoàn viên", "30 suất quà đến tay đoàn viên"),
        ("Họp ngành", "Họp ngành"),
    ],
)
def test_a_number_before_the_title_is_none_of_it(inner, title):
    (ref,) = read(f"<a href='/tin/7-x' title='Công đoàn ngành họp'>{inner}</a>")
    assert ref.title_hint == title


PUBLISHED = "<time class='entry-date published' datetime='2023-06-05'></time>"


@pytest.mark.parametrize(
    ("times", "day"),
    [
        (f"{PUBLISHED}<time class='updated' datetime='2023-07-01'></time>", DAY),
        ("<time class='entry-date published updated' datetime='2023-06-05'></time>", DAY),
        ("<time class='modified' datetime='2023-07-01'></time>", None),
        ("<time datetime='2023-06-05'></time><time datetime='2023-07-01'></time>", None),
    ],
)  # fmt: skip
def test_the_time_of_an_edit_is_no_day_of_publication(times, day):
    (ref,) = read(f"<article><a href='/tin/7-x'>Công đoàn họp</a>{times}</article>")
    assert ref.published_hint == day


def test_the_date_may_stand_in_another_row_of_the_entrys_own_table():
    rows = "<table><tr><td><a href='/tin/{0}-x'>Đại hội</a></td></tr><tr><td>{1}</td></tr></table>"
    first, second = read(rows.format(1, "05/06/2023") + rows.format(2, "06/06/2023"))
    assert (first.published_hint, second.published_hint) == (DAY, date(2023, 6, 6))


def test_a_date_of_a_table_with_several_entries_is_nobodys():
    row = "<tr><td><a href='/tin/{0}-x'>Công đoàn họp</a></td></tr>"
    refs = read(f"<table>{row.format(1)}{row.format(2)}<tr><td>05/06/2023</td></tr></table>")
    assert [ref.published_hint for ref in refs] == [None, None]

"""Addresses generalised to patterns, articles told from menus, pagers read."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congdoan.onboarding.links import Link, article_shapes, feeds_of, links_of, shape_of
from congdoan.onboarding.pagers import paging

LONG = "Công đoàn ngành Y tế tổ chức hội nghị tổng kết"


def links(*pairs):
    return [Link(url=url, text=text) for url, text in pairs]


@pytest.mark.parametrize(
    ("url", "pattern"),
    [
        ("https://x.vn/vi/tin/hoi-nghi-304.html", r"^/vi/tin/[\w%.-]+-(?P<id>\d+)\.html$"),
        ("https://x.vn/tuyen-duong-post236850.html", r"^/[\w%.-]+-post(?P<id>\d+)\.html$"),
        ("https://x.vn/giai-bong-da-a33012.html", r"^/[\w%.-]+-a(?P<id>\d+)\.html$"),
        ("https://x.vn/News/Details/16699", r"^/News/Details/(?P<id>\d+)$"),
        ("https://x.vn/thoi-su/202511/xay-dung-benh-vien-3de4d57/",
         r"^/thoi-su/\d+/[\w%.-]+/?$"),
        ("https://x.vn/noi-dung/tin/hoi-nghi-tong-ket-nam-2021", r"^/noi-dung/tin/[\w%.-]+$"),
        ("https://x.vn/2026/01/12/dai-hoi-cong-doan-lan-thu-ix/", r"^/\d+/\d+/\d+/[\w%.-]+/?$"),
        ("https://x.vn/muc/12/dai-hoi-cong-doan-lan-thu-ix/", r"^/muc/12/[\w%.-]+/?$"),
        ("https://x.vn/lien-he", None),
        ("https://x.vn/", None),
    ],
)  # fmt: skip
def test_an_address_becomes_the_pattern_of_its_kind(url, pattern):
    assert shape_of(url) == pattern


def test_headlines_beat_a_longer_menu_of_short_sections():
    menu = [(f"https://x.vn/muc/phong-chong-dich-benh-{w}", "Công tác phòng chống dịch bệnh")
            for w in ("abc", "def", "ghi", "jkl")]  # fmt: skip
    news = [(f"https://x.vn/tin/hoi-nghi-{n}.html", f"{LONG} năm thứ {n}") for n in range(10, 14)]
    best = article_shapes(links(*menu, *news))[0]
    assert best.pattern == r"^/tin/[\w%.-]+-(?P<id>\d+)\.html$"
    assert len(best.links) == 4


def test_sections_that_differ_make_one_pattern():
    found = [(f"https://x.vn/muc{n % 2}/hoi-nghi-{n}.html", LONG) for n in range(10, 16)]
    assert [s.pattern for s in article_shapes(links(*found))] == [
        r"^/[\w-]+/[\w%.-]+-(?P<id>\d+)\.html$"
    ]


@pytest.mark.parametrize(
    ("addresses", "pattern"),
    [
        ("https://x.vn/t.aspx?ItemID={n}&MucID=7", r"^/t\.aspx\?(?:.*&)?ItemID=(?P<id>\d+)"),
        ("https://x.vn/ArticleId/{n}/tabid/142", r"^/ArticleId/(?P<id>\d+)(?:/|$)"),
    ],
)
def test_the_number_that_differs_is_the_articles(addresses, pattern):
    found = [(addresses.format(n=n), LONG) for n in range(4100, 4105)]
    assert article_shapes(links(*found))[0].pattern == pattern


@pytest.mark.parametrize(
    ("listing", "second", "pages", "next_page"),
    [
        ("https://x.vn/tin", "https://x.vn/tin?page=1", "?page={n}", 1),
        ("https://x.vn/tin", "https://x.vn/tin/page/2", "/page/{n}", 2),
        ("https://x.vn/vi/tin/", "https://x.vn/vi/tin/page-2/", "page-{n}/", 2),
        ("https://x.vn/t.aspx?m=5", "https://x.vn/t.aspx?m=5&Page=2", "&Page={n}", 2),
        ("https://x.vn/tin", "https://x.vn/tin?pageNo=2", "?pageNo={n}", 2),
        ("https://x.vn/tin", "https://x.vn/tin?id=8_m7&_8_m7_cur=2", "?id=8_m7&_8_m7_cur={n}", 2),
        (
            "https://x.vn/tin.htm",
            "https://x.vn/tin/trang-2.htm",
            "https://x.vn/tin/trang-{n}.htm",
            2,
        ),
        (
            "https://x.vn/t.php?page=1",
            "https://x.vn/t.php?page=2",
            "https://x.vn/t.php?page={n}",
            2,
        ),
        (
            "https://x.vn/t/8/Default.aspx",
            "https://x.vn/t/8/page/2/Default.aspx",
            "https://x.vn/t/8/page/{n}/Default.aspx",
            2,
        ),
    ],
)
def test_the_link_that_reads_two_tells_how_pages_are_numbered(listing, second, pages, next_page):
    found = paging(listing, links((second, "2"), (second.replace("1", "5"), "Trang cuối")))
    assert (found.pages, found.next_page) == (pages, next_page)


def test_links_that_hold_numbers_and_are_no_pager_are_none():
    assert paging("https://x.vn/", links(("https://x.vn/banner/0", "Quảng cáo"))) is None
    assert paging("https://x.vn/m?id=1", links(("https://x.vn/m?id=15", "15"))) is None
    assert paging("https://x.vn/m", links(("https://x.vn/cap2-m", "2"))) is None
    assert paging("https://x.vn/tin", links(("https://x.vn/van-ban/trang-2", "2"))) is None


@pytest.mark.parametrize(
    ("shown", "next_page"),
    [
        ([(0, "Trang hiện tại1"), (1, "Trang sau ››"), (8, "Trang cuối »")], 1),
        ([(9, "Trang2"), (18, "Trang3")], 9),
        ([(2, "[2]"), (3, "[3]")], 2),
    ],
)
def test_the_next_page_is_told_without_a_link_that_reads_two(shown, next_page):
    found = paging(
        "https://x.vn/tin", links(*[(f"https://x.vn/tin?page={n}", t) for n, t in shown])
    )
    assert (found.pages, found.next_page) == ("?page={n}", next_page)


def test_a_section_on_the_script_of_the_articles_is_none_of_them():
    base = "https://x.vn/index.php?option=com_content&view="
    menu = [(f"{base}category&id={n}", f"{LONG} {n}") for n in range(3)]
    news = [(f"{base}article&id={n}:a&catid=34", f"{LONG} {n}") for n in range(310, 315)]
    best = article_shapes(links(*menu, *news), f"{base}category&id=34")[0]
    assert len(best.links) == 5
    assert re.search(best.pattern, "/index.php?option=com_content&view=article&id=312:a&catid=34")
    assert not re.search(best.pattern, "/index.php?option=com_content&view=category&id=34")


def test_only_links_of_the_own_hosts_count_and_the_longest_text_wins():
    body = (
        '<a href="/a-10.html"><img></a><a href="/a-10.html">Hội nghị</a>'
        '<a href="//other.vn/b-11.html">x</a><a href="mailto:a@x.vn">x</a><a>x</a>'
    )
    found = links_of(body.encode(), None, "https://x.vn/", ["x.vn"])
    assert found == (Link(url="https://x.vn/a-10.html", text="Hội nghị"),)


WORDS = st.text(alphabet="abcdefghixyz0123456789-_.%ĐA", min_size=1, max_size=40)


@given(st.lists(WORDS, min_size=1, max_size=5), st.sampled_from(["", "/", ".html", ".aspx"]))
def test_the_pattern_of_an_address_matches_that_address(segments, end):
    path = "/" + "/".join(segments) + end
    pattern = shape_of(f"https://x.vn{path}")
    assert pattern is None or re.search(pattern, path, re.IGNORECASE)


DOCS = [
    (f"https://x.vn/van-ban/cong-van-so-{w}", f"{LONG} {w}") for w in ("a-b-c", "d-e-f", "g-h-i")
]


@pytest.mark.parametrize("listing", ["https://x.vn/tin/doan.html", "https://x.vn/tin/doan/"])
def test_links_below_the_listing_beat_boxes_of_every_page_even_with_short_titles(listing):
    own = [
        (f"https://x.vn/tin/doan/{s}", "Hội trại")
        for s in ("hoi-trai-mua-he", "ky-niem-20-10-vui", "so-ket-thi-dua")
    ]
    assert article_shapes(links(*DOCS, *own), listing)[0].pattern.startswith("^/tin/doan/")


@pytest.mark.parametrize("listing", ["https://x.vn/", "https://x.vn/khac.html", ""])
def test_without_links_below_the_listing_the_most_words_count(listing):
    own = [
        (f"https://x.vn/tin/doan/{s}", "Hội trại")
        for s in ("hoi-trai-mua-he", "ky-niem-20-10-vui", "so-ket-thi-dua")
    ]
    assert article_shapes(links(*DOCS, *own), listing)[0].pattern.startswith("^/van-ban/")


def test_feeds_of_comments_are_none_of_the_sites():
    link = '<link rel="alternate" type="application/rss+xml" title="{0}" href="{1}">'
    named = [("Tin tức", "/feed/"), ("Dòng bình luận", "/x/feed/"), ("Tin", "/comments/feed/")]
    head = "".join(link.format(*pair) for pair in named)
    assert feeds_of(head.encode(), None, "https://x.vn/") == ("https://x.vn/feed/",)

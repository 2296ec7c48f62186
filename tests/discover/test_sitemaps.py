"""Sitemaps: articles, indexes, gzip, and attacks on the reader."""

from __future__ import annotations

import gzip
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congdoan.discover.found import MAX_REFS
from congdoan.discover.sitemaps import read_sitemap
from tests.discover.making import HOME, make_listing, make_source

NS = "xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'"
NEWS = "xmlns:news='http://www.google.com/schemas/sitemap-news/0.9'"


def read(body: str | bytes, match: str | None = None):
    raw = body.encode() if isinstance(body, str) else body
    listing = make_listing("sitemap", match=match)
    return read_sitemap(make_source(), listing, f"{HOME}/sitemap.xml", raw, None)


def urlset(*urls: str, inside: str = "") -> str:
    entries = "".join(f"<url><loc>{url}</loc>{inside}</url>" for url in urls)
    return f"<?xml version='1.0'?><urlset {NS} {NEWS}>{entries}</urlset>"


def index(*urls: str) -> str:
    entries = "".join(f"<sitemap><loc>{url}</loc></sitemap>" for url in urls)
    return f"<sitemapindex {NS}>{entries}</sitemapindex>"


def test_articles_are_taken_and_other_pages_left():
    found = read(urlset(f"{HOME}/tin/1", f"{HOME}/gioi-thieu", "https://khac.vn/tin/2"))
    assert [ref.url for ref in found.refs] == [f"{HOME}/tin/1"]


def test_a_change_is_no_publication_but_a_news_date_is():
    changed = read(urlset(f"{HOME}/tin/1", inside="<lastmod>2024-01-02</lastmod>"))
    news = ("<news:news><news:publication_date>2024-01-02T18:00:00Z</news:publication_date>"
            "<news:title>Đại  hội</news:title></news:news>")  # fmt: skip
    told = read(urlset(f"{HOME}/tin/1", inside=news))
    assert changed.refs[0].published_hint is None
    assert (told.refs[0].published_hint, told.refs[0].title_hint) == (date(2024, 1, 3), "Đại hội")


def test_an_index_leads_to_own_sitemaps_that_match():
    body = index(f"{HOME}/tin-2024.xml", f"{HOME}/anh.xml", "https://khac.vn/tin-1.xml")
    assert read(body).links == (f"{HOME}/tin-2024.xml", f"{HOME}/anh.xml")
    assert read(body, match=r"tin-\d+").links == (f"{HOME}/tin-2024.xml",)


def test_gzip_sitemaps_are_unpacked():
    assert len(read(gzip.compress(urlset(f"{HOME}/tin/1").encode())).refs) == 1


def test_without_namespace_and_damaged_sitemaps_give_what_they_have():
    bare = urlset(f"{HOME}/tin/1").replace(NS, "")
    cut = urlset(f"{HOME}/tin/1", f"{HOME}/tin/2")[:-30]
    assert len(read(bare).refs) == 1
    assert read(cut).refs[0].url_key == "soyte.mau.vn/~1"


def test_too_many_addresses_are_cut():
    body = urlset(*(f"{HOME}/tin/{n}" for n in range(MAX_REFS + 50)))
    assert len(read(body).refs) == MAX_REFS


@pytest.mark.parametrize("body", ["", "<html></html>", "rubbish", gzip.compress(b"x")[:9]])
def test_what_is_no_sitemap_gives_nothing(body):
    assert read(body).refs == read(body).links == ()


def test_entities_do_no_harm(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("tin/1")
    laughs = "".join(f"<!ENTITY l{n} '{f'&l{n - 1};' * 10}'>" for n in range(1, 9))
    head = f"<!DOCTYPE urlset [<!ENTITY l0 'x'>{laughs}<!ENTITY f SYSTEM 'file://{secret}'>]>"
    body = urlset(f"{HOME}/&f;", f"{HOME}/&l8;", f"{HOME}/tin/2").replace("?>", "?>" + head)
    assert [ref.url_key[-1] for ref in read(body).refs] in (["2"], [])


@given(st.binary(max_size=200))
def test_no_bytes_break_the_reader(body):
    read(body)

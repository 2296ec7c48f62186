"""Rows 32, 33 and 40 to 50: addresses, pages, feeds and listings that are not what they seem."""

from __future__ import annotations

import gzip
import socket
import time
import unicodedata
from datetime import timedelta

from congdoan.discover.feeds import read_feed
from congdoan.discover.found import MAX_REFS
from congdoan.discover.sitemaps import read_sitemap
from congdoan.discover.walk import Walk
from congdoan.sources import Listing
from congdoan.urls import article_id, normal_url
from tests.extract.making import FILLER
from tests.extract.making import page as page_of
from tests.faults.case import ARTICLE, Case, Place, read, text_of
from tests.fetch.conftest import make_source
from tests.fetch.fault_server import Request, in_turn, page, status
from tests.small_site import articles, listing, news, paged

_DAY = timedelta(days=1)
_BASE = "http://127.0.0.1"
_FEED = Listing(kind="rss", url=f"{_BASE}/rss")
_MAP = Listing(kind="sitemap", url=f"{_BASE}/sitemap.xml")


# --- addresses and pages -------------------------------------------------------------------------


def _dropped(row: int, url: str) -> Case:
    return Case(row, f"address {url[:24]}", "dropped", lambda _p: normal_url(url) or "dropped")


def _read(row: int, name: str, expected: str, body: str | bytes,
          kind: str | None = "text/html; charset=utf-8") -> Case:  # fmt: skip
    return Case(row, name, expected, lambda _place: read(body, kind))


def _same_text(row: int, name: str, body: bytes, kind: str | None) -> Case:
    """The page must give the text that it gives in plain UTF-8."""

    def see(_place: Place) -> str:
        text, wanted = text_of(body, kind), text_of(ARTICLE)
        return "same text" if text == wanted else f"other text: {text[:60]}"

    return Case(row, name, "same text", see)


def _quickly(row: int, name: str, expected: tuple[str, ...], body: str) -> Case:
    def see(_place: Place) -> str:
        start = time.process_time()
        found = read(body)
        slow = time.process_time() - start > 20
        return f"{'article or refused' if found in expected else found}{', slow' if slow else ''}"

    return Case(row, name, "article or refused", see)


_TCVN3 = (
    "S¸ng ngµy 12/7, C«ng ®oµn ngµnh Y tÕ tØnh tæ chøc héi nghÞ s¬ kÕt ho¹t ®éng c«ng ®oµn 6 "
    "th¸ng ®Çu n¨m, triÓn khai nhiÖm vô 6 th¸ng cuèi n¨m cho c¸n bé, ®oµn viªn."
)


def _legacy_font(_place: Place) -> str:
    text = text_of(
        page_of(f"<p>{_TCVN3}</p><p>{_TCVN3} 2</p>").encode(), "text/html; charset=utf-8"
    )
    told = "Sáng ngày 12/7, Công đoàn ngành Y tế tỉnh tổ chức hội nghị sơ kết hoạt động công đoàn"
    return "read as Unicode" if told in text else f"other text: {text[:60]}"


_TONES = "\u0300\u0301\u0303\u0309\u0323"


def _cp1258(text: str) -> bytes:
    """In Windows' Vietnamese encoding, which has tones as characters of their own."""
    out = []
    for letter in unicodedata.normalize("NFC", text):
        marks = unicodedata.normalize("NFD", letter)
        base = unicodedata.normalize("NFC", "".join(m for m in marks if m not in _TONES))
        out.append(base + "".join(m for m in marks if m in _TONES))
    return "".join(out).encode("cp1258")


_HOSTILE = ("article", "pathological", "too_short", "no_title", "empty")


# --- feeds and sitemaps --------------------------------------------------------------------------


def _feed(row: int, name: str, expected: str, body: bytes) -> Case:
    def see(_place: Place) -> str:
        found = read_feed(make_source(), _FEED, _FEED.url, body, "application/rss+xml")
        titles = [ref.title_hint or "" for ref in found.refs]
        leaked = any("root:" in title or len(title) > 1000 for title in titles)
        return f"{len(titles)} articles{', entity opened' if leaked else ''}"

    return Case(row, name, expected, see)


def _item(number: int, title: str = "Tin") -> str:
    return f"<item><title>{title}</title><link>{_BASE}/tin/{number}</link></item>"


def _rss(items: str, head: str = "") -> bytes:
    return (
        f"<?xml version='1.0'?>{head}<rss version='2.0'><channel>{items}</channel></rss>".encode()
    )


_XXE = "<!DOCTYPE r [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"
_LAUGHS = (
    "<!DOCTYPE r [<!ENTITY a 'ha'>"
    + "".join(
        f"<!ENTITY {b} '{f'&{a};' * 10}'>" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "]>"
)


def _sitemap(name: str, expected: str, body: bytes) -> Case:
    def see(_place: Place) -> str:
        found = read_sitemap(make_source(), _MAP, _MAP.url, body, None)
        return f"{len(found.refs)} articles, {len(found.links)} sitemaps"

    return Case(45, name, expected, see)


def _urls(*addresses: str) -> bytes:
    rows = "".join(f"<url><loc>{a}</loc></url>" for a in addresses)
    return f"<urlset>{rows}</urlset>".encode()


def _index(*addresses: str) -> bytes:
    rows = "".join(f"<sitemap><loc>{a}</loc></sitemap>" for a in addresses)
    return f"<sitemapindex>{rows}</sitemapindex>".encode()


def _deep_index(_place: Place) -> str:
    walk = Walk(make_source(), _MAP)
    asked = 0
    while (step := walk.next()) is not None and asked < 100:
        asked += 1
        body = _index(_MAP.url, f"{_BASE}/sitemap-{asked}.xml")
        walk.take(step, walk.read(step, body, None))
    return f"{asked} documents"


# --- listings ------------------------------------------------------------------------------------


def _endless(place: Place, session: str = "") -> str:
    """A listing whose every page links the next, with articles of its own on each."""

    def behave(sock: socket.socket, request: Request) -> bool:
        number = int(request.path.partition("=")[2] or 1)
        link = f"<a href='/tin/{number}{session}'>Công đoàn số {number}</a>"
        return page(f"<li>{link}</li>".encode())(sock, request)

    it = place.site({"/muc": behave} | articles(*range(1, 60)))
    return f"{it.run(limit=1).listings} pages"


def _one_article(_place: Place) -> str:
    source = make_source(article_url=r"^/chi-tiet\.aspx\?.*")
    twins = ["http://127.0.0.1/chi-tiet.aspx?a=1&b=2", "https://127.0.0.1/chi-tiet.aspx?b=2&a=1",
             "http://127.0.0.1/Chi-tiet.aspx?a=1&b=2&utm_source=x#top"]  # fmt: skip
    return f"{len({source.key(url) for url in twins})} key"


def _edited(place: Place) -> str:
    it = place.site({"/muc": paged(listing(1)), "/tin/1": in_turn(
        news(1), news("1 (sửa)"), status(404), news("1 (sửa)"))})  # fmt: skip
    seen = []
    for _ in range(4):
        report = it.run()
        seen.append("new" if report.new else "unchanged" if report.unchanged
                    else next(iter(report.failed)))  # fmt: skip
        it.time.pass_by(_DAY)
    return ", ".join(seen)


def _changed_layout(place: Place) -> str:
    it = place.site({"/muc": in_turn(listing(1), page(b"<div>new</div>"))}
                    | articles(1))  # fmt: skip
    it.run()
    key = f"127.0.0.1:{it.server.address[1]}/~1"
    before = place.pages()[key]
    report = it.run()
    after = place.pages()[key]
    return f"{report.state}, article {'kept' if after == before else 'changed'}"


def _same_title(_place: Place) -> str:
    source = make_source()
    return f"{len({article_id(source.key(f'{_BASE}/tin/{n}')) for n in (1, 2)})} articles"


CASES = [
    *(_dropped(32, u) for u in ["file:///etc/passwd", "ftp://mau.vn/tin/1", "javascript:alert(1)",
                                "data:text/html,tin", "mailto:a@mau.vn"]),
    _dropped(33, "http://nguoi:matkhau@mau.vn/tin/1"),
    _read(40, "PDF called a page", "not_html", b"%PDF-1.7 tin"),
    _read(40, "zip called a page", "not_html", b"PK\x03\x04tin"),
    _read(40, "picture called a page", "not_html", b"\xff\xd8\xff\xe0tin\x00"),
    _read(40, "gzip inside gzip, named once", "not_html", gzip.compress(ARTICLE.encode())),
    _read(40, "page called octet-stream", "article", ARTICLE, "application/octet-stream"),
    _read(41, "no Content-Type", "article", ARTICLE, None),
    _same_text(41, "UTF-8 called cp1252", ARTICLE.encode(), "text/html; charset=windows-1252"),
    _same_text(41, "UTF-16 with mark", ARTICLE.encode("utf-16"), "text/html"),
    _read(41, "one byte wrong", "article", ARTICLE.encode().replace(b"Mai", b"M\xffi", 1)),
    _same_text(42, "marks as separate characters",
               unicodedata.normalize("NFD", ARTICLE).encode(), "text/html; charset=utf-8"),
    _same_text(42, "no-break spaces", page_of(FILLER.replace(" ", "\u00a0")).encode(),
               "text/html; charset=utf-8"),
    _same_text(41, "UTF-8 without any name", ARTICLE.encode(), "text/html"),
    _same_text(41, "cp1258", _cp1258(ARTICLE), "text/html; charset=windows-1258"),
    _read(41, "UTF-8 encoded twice", "undecodable", ARTICLE.encode().decode("latin-1").encode()),
    _same_text(42, "characters without width",
               page_of(FILLER.replace(" ", " \u200b")).encode(), "text/html; charset=utf-8"),
    Case(42, "TCVN3 font", "read as Unicode", _legacy_font),
    _read(43, "NUL bytes", "article", ARTICLE.encode().replace(b"<p>", b"<p>\0")),
    _quickly(43, "100,000 nested boxes", _HOSTILE, "<html><body>" + "<div>" * 100_000),
    _quickly(43, "58,000 paragraphs", _HOSTILE, page_of("<p>công đoàn y tế</p>" * 58_000)),
    _quickly(43, "attribute of 1 MB", _HOSTILE, page_of(f"<p title='{'x' * 1_000_000}'>a</p>")),
    _quickly(43, "20,000 bold marks never closed", _HOSTILE, page_of(FILLER + "<b>công" * 20_000)),
    _feed(44, "feed that breaks off", "2 articles", _rss(_item(1) + _item(2))[:-20]),
    _feed(44, "feed that names a file", "1 articles", _rss(_item(1, "&x;"), _XXE)),
    _feed(44, "feed with an entity bomb", "1 articles", _rss(_item(1, "&i;"), _LAUGHS)),
    _feed(44, "web page as feed", "0 articles", b"<html><a href='/tin/1'>x</a></html>"),
    _feed(44, "feed of 5,100 items", f"{MAX_REFS} articles",
          _rss("".join(_item(n) for n in range(5_100)))),
    Case(45, "sitemaps in a circle and without end", "4 documents", _deep_index),
    _sitemap("addresses of other hosts", "1 articles, 0 sitemaps",
             _urls(f"{_BASE}/tin/1", "http://khac.vn/tin/2")),
    _sitemap("sitemaps of other hosts", "0 articles, 0 sitemaps", _index("http://khac.vn/s.xml")),
    _sitemap("12,000 addresses", f"{MAX_REFS} articles, 0 sitemaps",
             _urls(*(f"{_BASE}/tin/{n}" for n in range(12_000)))),
    _sitemap("bomb of 100 MB", "0 articles, 0 sitemaps", gzip.compress(b" " * 100_000_000)),
    Case(46, "listing without end", "50 pages", _endless),
    Case(46, "listing without end, with session ids", "50 pages",
         lambda p: _endless(p, ";jsessionid=7F")),
    Case(46, "calendar in a path", "dropped",
         lambda _p: normal_url(f"{_BASE}/lich/2026/lich/2026/lich/2026") or "dropped"),
    Case(46, "address of 600 characters", "dropped",
         lambda _p: normal_url(f"{_BASE}/{'a' * 600}") or "dropped"),
    Case(47, "three addresses of one article", "1 key", _one_article),
    Case(48, "edited, deleted, back", "new, new, http_4xx, unchanged", _edited),
    Case(49, "layout of the listing changed", "degraded, article kept", _changed_layout),
    Case(50, "same title and date, another body", "2 articles", _same_title),
]  # fmt: skip

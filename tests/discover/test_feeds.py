"""RSS and Atom: items, their days in Vietnam, and what can be saved of broken ones."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congdoan.discover.feeds import read_feed
from tests.discover.making import HOME, make_listing, make_source

URL = f"{HOME}/rss.xml"


def read(body: str | bytes, kind: str | None = "application/rss+xml"):
    raw = body.encode() if isinstance(body, str) else body
    return read_feed(make_source(), make_listing("rss"), URL, raw, kind).refs


def item(number: int, inside: str = "") -> str:
    link = f"<link>{HOME}/tin/{number}</link>"
    return f"<item><title>Tin &amp; ảnh {number}</title>{link}{inside}</item>"


def rss(*items: str) -> str:
    return f"<?xml version='1.0'?><rss version='2.0'><channel>{''.join(items)}</channel></rss>"


def test_items_become_references_in_order():
    refs = read(rss(item(2), item(1)))
    assert [(ref.url_key[-1], ref.title_hint) for ref in refs] == [
        ("2", "Tin & ảnh 2"), ("1", "Tin & ảnh 1")
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("Fri, 18 Nov 2022 16:30:00 +0700", date(2022, 11, 18)),
        ("Fri, 18 Nov 2022 18:30:00 GMT", date(2022, 11, 19)),
        ("Fri, 18 Nov 2022 23:30:00", date(2022, 11, 18)),
        ("18/11/2022 23:30", date(2022, 11, 18)), ("hôm qua", None), ("", None),
    ],
)  # fmt: skip
def test_days_are_those_of_vietnam(written, day):
    (ref,) = read(rss(item(1, f"<pubDate>{written}</pubDate>")))
    assert ref.published_hint == day


def test_atom_and_the_date_of_an_update_which_is_no_publication():
    link = f"<title>A</title><link href='{HOME}/tin/1'/>"
    entry = f"<entry>{link}<updated>2022-11-18T01:00:00Z</updated></entry>"
    (ref,) = read(
        f"<feed xmlns='http://www.w3.org/2005/Atom'>{entry}</feed>", "application/atom+xml"
    )
    assert (ref.title_hint, ref.published_hint) == ("A", None)


def test_relative_links_permalinks_and_foreign_hosts():
    relative = "<item><title>A</title><link>/tin/1</link></item>"
    permalink = f"<item><title>B</title><guid isPermaLink='true'>{HOME}/tin/2</guid></item>"
    foreign = "<item><title>C</title><link>https://khac.vn/tin/3</link></item>"
    assert [r.url_key[-1] for r in read(rss(relative, permalink, foreign))] == ["1", "2"]


@pytest.mark.parametrize(
    "body",
    [
        rss(item(1), "<item><title>cắt & hỏng"), rss(item(1)).replace("</rss>", ""),
        "\ufeff  " + rss(item(1)), rss(item(1), "<item><title>không có liên kết</title></item>"),
    ],
)  # fmt: skip
def test_a_damaged_feed_gives_its_whole_items(body):
    assert [ref.url_key[-1] for ref in read(body)] == ["1"]


@pytest.mark.parametrize("body", ["", "<html><body>không có</body></html>", "{}", "\0"])
def test_what_is_no_feed_gives_nothing(body):
    assert read(body, "text/html") == ()


def test_entities_from_outside_are_not_read(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("bi-mat")
    bomb = f"<!DOCTYPE r [<!ENTITY x SYSTEM 'file://{secret}'>]>"
    body = rss(item(1)).replace("<rss", bomb + "<rss").replace("Tin", "&x;")
    assert "bi-mat" not in str(read(body))


@given(st.binary(max_size=200))
def test_no_bytes_break_the_reader(body):
    read(body)

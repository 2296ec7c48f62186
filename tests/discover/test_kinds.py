"""Listings beyond rows of pages: JSON, WordPress, ASP.NET, ids and lists, on small sites."""

from __future__ import annotations

import json
from contextlib import ExitStack
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congdoan.archive.dissect import RawRecord, dissected
from congdoan.archive.members import frames, opened
from congdoan.discover.json_lists import read_json
from congdoan.discover.sitemaps import read_sitemap
from congdoan.discover.walk import Walk
from congdoan.fetch.state import State, state_url
from congdoan.harvest import replaying
from congdoan.records import Role
from congdoan.sources import Listing
from tests.fetch.conftest import make_source
from tests.fetch.fault_server import FaultServer, page, raw, status
from tests.small_site import Site, articles

BASE = "http://127.0.0.1"
JSON = "Content-Type: application/json"


@pytest.fixture
def site(tmp_path):
    with ExitStack() as servers:

        def start(paths, **kind):
            def serve(all_paths):
                return servers.enter_context(FaultServer(all_paths))

            it = Site(serve, tmp_path, paths)
            listing = Listing.model_validate({"url": it.server.url("/muc"), **kind})
            it.source = it.source.model_copy(update={"listings": (listing,)})
            return it

        yield start


def hidden(**fields):
    return "".join(f'<input type="hidden" name="{n}" value="{v}">' for n, v in fields.items())


def postback(sock, request):
    """Three pages; the next one comes for the hidden fields of the one before."""
    sent = {n: v[0] for n, v in parse_qs(request.body.decode()).items()}
    number = int(sent.get("__EVENTTARGET", "p$01")[-2:])
    if number > 1 and sent.get("__VIEWSTATE") != f"/wE={number - 1}":
        return status(500)(sock, request)
    links = f"<a href='/tin/{min(number, 3)}'>Công đoàn y tế số {number}</a>"
    state = hidden(__VIEWSTATE=f"/wE={number}", __EVENTVALIDATION="a b&amp;c")
    return page(f"<form>{state}{links}</form>".encode())(sock, request)


def test_an_aspnet_list_is_paged_by_posting_its_form_back(site):
    it = site({"/muc": postback} | articles(1, 2, 3), kind="aspnet", event_target="ctl00$p${nn}")
    for _ in range(2):
        report = it.run()
        assert (report.state, report.found, report.listings) == ("ok", 3, 4)
    (warc,) = it.finish(report).warcs
    assert posted(warc) == [b"ctl00%24p%2402", b"ctl00%24p%2403", b"ctl00%24p%2404"]


def answer_json(sock, request):
    """Two pages of one row and an empty one, by the number in the body."""
    number = json.loads(request.body)["trang"]
    rows = [{"Id": number, "Ten": f"<b>Tin</b> {number}", "Ngay": "/Date(1767225600000)/"}]
    body = json.dumps({"d": {"rows": rows if number < 3 else []}}).encode()
    return status(200, body, JSON)(sock, request)


FIELDS = {"items": "d.rows", "url": "/tin/{Id}", "title": "Ten", "date": "Ngay"}
POSTED = {
    "aspnet": (postback, {"kind": "aspnet", "event_target": "ctl00$p${nn}"}),
    "json": (answer_json, {"kind": "json", "post": '{"trang": {n}}', "fields": FIELDS}),
}


@pytest.mark.parametrize(("answer", "kind"), POSTED.values(), ids=POSTED)
def test_a_list_asked_for_with_post_is_replayed_with_the_same_articles(
    site, tmp_path, answer, kind
):
    it = site({"/muc": answer} | articles(1, 2, 3), **kind)
    live = it.run()
    (warc,) = it.finish(live).warcs
    seen, before = article_pages(it.data), len(it.server.requests)
    it.data = tmp_path / "replayed"
    with replaying([warc]) as gateway:
        replayed = it.run(gateway=gateway)
    assert (replayed.state, replayed.listings, replayed.new) == ("ok", live.listings, live.new)
    assert article_pages(it.data) == seen
    assert len(it.server.requests) == before


def article_pages(data):
    """Address, title, day and digest of every article that a data root knows."""
    with State(state_url(data, None)) as state:
        pages = [p for p in state.pages("mau").values() if p.role is Role.ARTICLE]
    return {(p.url, p.title_hint, p.published_hint, p.payload_sha256) for p in pages}


def posted(warc):
    """The pager's name in every archived POST."""
    path = Path(warc)
    with opened(path) as data:
        requests = [r.block for r in dissected(path, frames(data)) if isinstance(r, RawRecord)
                    and r.type == "request" and r.block.startswith(b"POST ")]  # fmt: skip
    return [block.split(b"__EVENTTARGET=")[1].split(b"&")[0] for block in requests]


def test_a_json_list_may_be_asked_for_with_post(site):
    it = site({"/muc": answer_json} | articles(1, 2), **POSTED["json"][1])
    assert it.run().new == 2
    assert {r.headers["Content-Type"] for r in it.server.requests if r.body} == {"application/json"}


def test_wordpress_tells_title_date_and_address(site):
    posts = []

    def answer(sock, request):
        if "page=2" in request.path:
            return status(400, b'{"code": "rest_post_invalid_page_number"}')(sock, request)
        return status(200, json.dumps(posts).encode(), JSON)(sock, request)

    it = site({"/muc": answer} | articles(1), kind="wordpress", pages="?page={n}")
    posts.append({"link": it.server.url("/tin/1"), "date": "2026-03-01T23:30:00",
                  "title": {"rendered": "A &#8211; B"}})  # fmt: skip
    assert it.run().state == "ok"
    listing = it.source.listings[0]
    (ref,) = read_json(it.source, listing, listing.url, json.dumps(posts).encode(), None).refs
    assert (ref.title_hint, ref.published_hint) == ("A – B", date(2026, 3, 1))


def test_an_archive_of_ids_is_walked_from_its_newest(site):
    it = site(articles(7, 8), kind="ids", ids=[6, 8])
    it.source = it.source.model_copy(update={"listings": (
        it.source.listings[0].model_copy(update={"url": it.server.url("/tin/{n}")}),)})  # fmt: skip
    report = it.run()
    assert [p for p in it.asked if "/tin/" in p] == ["/tin/8", "/tin/7", "/tin/6"]
    assert (report.state, report.new, report.failed) == ("ok", 2, {"http_4xx": 1})


def test_a_list_of_addresses_needs_no_listing(site):
    it = site(articles(1, 2), kind="seeds")
    urls = tuple(it.server.url(path) for path in ("/tin/1", "/tin/2", "/gioi-thieu"))
    listing = it.source.listings[0].model_copy(update={"urls": urls})
    it.source = it.source.model_copy(update={"listings": (listing,)})
    assert (it.run().new, it.server.asked("/muc")) == (2, 0)


VALUES = st.recursive(
    st.none() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["url", "d", "date"]), inner)
    ),
    max_leaves=8,
)


@given(st.binary(max_size=80) | VALUES.map(lambda value: json.dumps(value).encode()))
def test_any_json_ends_in_a_list(body):
    listing = Listing(kind="json", url=f"{BASE}/muc", fields={"items": "d"})
    assert isinstance(read_json(make_source(), listing, listing.url, body, None).refs, tuple)


def test_since_leaves_out_sitemaps_that_are_older():
    changed = ("<lastmod>2020-01-02</lastmod>", "<lastmod>2026-01-02</lastmod>", "")
    rows = "".join(
        f"<sitemap><loc>{BASE}/{n}.xml</loc>{m}</sitemap>" for n, m in enumerate(changed, 1)
    )
    listing = Listing(kind="sitemap", url=f"{BASE}/sitemap.xml")
    walk = Walk(make_source(), listing, since=date(2025, 1, 1))
    body = f"<sitemapindex>{rows}</sitemapindex>".encode()
    walk.take(walk.next(), read_sitemap(make_source(), listing, listing.url, body, None))
    assert [walk.next().url, walk.next().url] == [f"{BASE}/2.xml", f"{BASE}/3.xml"]


def test_a_source_whose_listing_fails_still_visits_known_articles(site):
    it = site({"/muc": raw(b"")} | articles(1), kind="seeds")
    urls = (it.server.url("/tin/1"),)
    it.source = it.source.model_copy(
        update={"listings": (it.source.listings[0].model_copy(update={"urls": urls}),)}
    )
    it.run()
    broken = Listing(kind="html", url=it.server.url("/cu"))
    it.source = it.source.model_copy(update={"listings": (broken,)})
    it.time.pass_by(timedelta(days=1))
    report = it.run()
    assert (report.state, report.unchanged) == ("failed", 1)

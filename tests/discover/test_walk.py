"""Going through a listing: the next page, and every reason to stop."""

from __future__ import annotations

from datetime import date

import pytest

from congdoan.discover.found import Found, from_memo, merged, to_memo
from congdoan.discover.walk import READERS, Walk
from congdoan.records import Role
from congdoan.sources import Listing
from tests.discover.making import HOME, make_found, make_listing, make_ref, make_source

SOURCE = make_source()


def go(listing, documents, since=None):
    """Walk with prepared documents by address; the addresses asked for, and the walk."""
    walk, asked = Walk(SOURCE, listing, since), []
    while (step := walk.next()) is not None:
        asked.append(step.url.removeprefix(HOME))
        found = documents.get(asked[-1])
        walk.miss(step) if found is None else walk.take(step, found)
    return asked, walk


def test_every_kind_of_listing_has_a_reader():
    kinds = Listing.model_fields["kind"].annotation.__args__
    assert set(READERS) | {"ids", "seeds"} == set(kinds)  # those need no document


def test_pages_are_asked_for_until_one_shows_nothing_new():
    documents = {"/muc": make_found(1, 2), "/muc?trang=2": make_found(2, 3),
                 "/muc?trang=3": make_found(3, 1)}  # fmt: skip
    asked, walk = go(make_listing(), documents)
    assert (asked, walk.ended) == (["/muc", "/muc?trang=2", "/muc?trang=3"], "no_new_refs")
    assert [ref.url_key[-1] for ref in walk.refs] == ["1", "2", "3"]


def test_a_repeated_page_ends_the_way():
    documents = {"/muc": make_found(1, 2), "/muc?trang=2": make_found(1, 2)}
    asked, walk = go(make_listing(), documents)
    assert (len(asked), walk.ended) == (2, "repeated")


def test_an_endless_listing_ends_at_its_limit():
    documents = {"/muc": make_found(0)} | {f"/muc?trang={n}": make_found(n) for n in range(99)}
    asked, walk = go(make_listing(max_pages=5), documents)
    assert (len(asked), walk.ended) == (5, "max_pages")


def test_a_page_whose_dates_are_all_older_ends_the_way():
    documents = {"/muc": make_found(1, published=date(2024, 1, 1)),
                 "/muc?trang=2": make_found(2, published=date(2023, 1, 1)),
                 "/muc?trang=3": make_found(3, published=date(2022, 1, 1))}  # fmt: skip
    asked, walk = go(make_listing(), documents, since=date(2023, 6, 1))
    assert (len(asked), walk.ended) == (2, "older")


def test_one_pinned_old_entry_does_not_end_the_way():
    pinned = make_ref(9, published_hint=date(2010, 1, 1))
    fresh = make_ref(1, published_hint=date(2024, 1, 1))
    documents = {"/muc": Found(refs=(pinned, fresh)), "/muc?trang=2": Found(refs=(pinned,))}
    assert len(go(make_listing(), documents, since=date(2023, 1, 1))[0]) == 2


@pytest.mark.parametrize("pages", ["?trang={n}", "/trang/{n}"])
def test_numbering_follows_the_source(pages):
    listing = make_listing(pages=pages, next_page=1)
    asked, _ = go(listing, {"/muc": make_found(1)})
    assert asked[1] == "/muc" + pages.replace("{n}", "1")


def test_a_listing_without_pages_is_one_document():
    asked, walk = go(make_listing("html"), {"/muc": make_found(1)})
    assert (asked, walk.ended, walk.role) == (["/muc"], "last_page", Role.LISTING)
    assert go(make_listing("rss"), {"/muc": make_found(1)})[1].role is Role.FEED


def test_a_first_page_without_answer_is_a_failure_and_a_later_one_the_end():
    walk = Walk(SOURCE, make_listing())
    assert walk.miss(walk.next())
    assert (walk.next(), walk.ended) == (None, "no_answer")
    asked, walk = go(make_listing(), {"/muc": make_found(1)})
    assert (len(asked), walk.ended) == (2, "last_page")


def links(*paths):
    return Found(links=tuple(HOME + path for path in paths))


def test_an_index_is_followed_and_its_loops_are_not():
    documents = {"/muc": links("/a.xml", "/muc", "/b.xml"), "/a.xml": links("/muc", "/b.xml"),
                 "/b.xml": make_found(1)}  # fmt: skip
    asked, walk = go(make_listing("sitemap"), documents)
    assert asked == ["/muc", "/a.xml", "/b.xml"]
    assert (len(walk.refs), walk.role) == (1, Role.SITEMAP)


def test_indexes_are_followed_three_deep_and_not_beyond_the_limit():
    deep = {"/muc": links("/1.xml")} | {f"/{n}.xml": links(f"/{n + 1}.xml") for n in range(1, 9)}
    assert len(go(make_listing("sitemap"), deep)[0]) == 4
    wide = {"/muc": links(*(f"/{n}.xml" for n in range(99)))}
    assert len(go(make_listing("sitemap", max_pages=7), wide)[0]) == 7


def test_a_missing_sitemap_of_an_index_does_not_end_the_way():
    documents = {"/muc": links("/a.xml", "/b.xml"), "/b.xml": make_found(1)}
    assert len(go(make_listing("sitemap"), documents)[1].refs) == 1


def test_what_a_listing_showed_is_remembered_for_the_same_rules_only():
    found = Found(refs=(make_ref(1, title_hint="Đại hội", published_hint=date(2024, 1, 2)),
                        make_ref(2)), links=(f"{HOME}/a.xml",))  # fmt: skip
    memo = to_memo(found, SOURCE.rules_digest())
    assert from_memo(memo, SOURCE, f"{HOME}/muc") == found
    assert from_memo(memo, make_source(article_url="^/x"), f"{HOME}/muc") is None
    assert from_memo(None, SOURCE, f"{HOME}/muc") is None


def test_merging_keeps_the_first_address_and_fills_hints():
    first, later = make_ref(1), make_ref(1, url=f"{HOME}/tin/1-b", title_hint="T")
    (ref,) = merged([first], [later])
    assert (ref.url, ref.title_hint) == (first.url, "T")

"""Visits: what is archived, what is remembered, when a page is due again."""

from __future__ import annotations

import dataclasses
import hashlib
from datetime import date, timedelta

import pytest

from congdoan.fetch.due import due_refs, is_due, is_older, new_first, seen
from congdoan.fetch.state import Page
from congdoan.fetch.visit import Visitor
from congdoan.records import ArticleRef, Outcome, Role
from tests.fetch.conftest import Time
from tests.fetch.fault_server import close, in_turn, page, redirect, status

REF = ArticleRef(source_id="mau", url="u", url_key="k", listing_url="l")
DAY = timedelta(days=1)


class Shelf:
    """Keeps what a spool would write, as short words."""

    def __init__(self) -> None:
        self.kept: list[tuple[str, ...]] = []

    def response(self, exchange, role, ref=None):
        self.kept.append(("response", str(exchange.status), role, ref is not None))

    def revisit(self, _exchange, role, _ref, profile, refers_to_date):
        self.kept.append(("revisit", profile, role, refers_to_date))

    def attempt(self, attempt):
        self.kept.append(("attempt", attempt.outcome, attempt.url.rpartition("/")[2]))

    def save(self, pages):
        self.saved = list(pages)


class Visits:
    """A visitor of one page, and what it left."""

    def __init__(self, bench, paths, *, is_replay=False):
        self.server, self.it = bench(paths)
        self.shelf = Shelf()
        self.visitor = Visitor(self.it.fetcher, self.shelf, self.shelf, {}, self.it.time.clock,
                               is_replay=is_replay)  # fmt: skip

    def go(self, path="/tin/1", role=Role.ARTICLE, **how):
        ref = REF if role is Role.ARTICLE else None
        return self.visitor.visit("k", self.server.url(path), role, ref, **how)

    @property
    def page(self):
        return self.visitor.pages["k"]


@pytest.fixture
def visits(bench):
    return lambda paths, **how: Visits(bench, paths, **how)


def test_a_first_body_is_kept_and_remembered(visits):
    it = visits({"/tin/1": page(b"tin", 'ETag: "1"', "Last-Modified: x")})
    got = it.go()
    assert (got.outcome, got.body) == (Outcome.OK, b"tin")
    assert it.shelf.kept[-1] == ("response", "200", Role.ARTICLE, True)
    assert it.page.payload_sha256 == hashlib.sha256(b"tin").hexdigest()
    assert (it.page.etag, it.page.last_modified) == ('"1"', "x")
    assert it.page.next_visit_at == it.it.time.at + DAY


def test_robots_is_kept_before_the_first_page(visits):
    it = visits({"/tin/1": page(b"tin")})
    it.go()
    assert [entry[:3] for entry in it.shelf.kept] == [
        ("response", "404", Role.ROBOTS), ("response", "200", Role.ARTICLE)
    ]  # fmt: skip


def test_an_equal_body_becomes_a_revisit(visits):
    it = visits({"/tin/1": page(b"tin")})
    it.go()
    first = it.page.stored_at
    assert it.go().outcome is Outcome.UNCHANGED
    assert it.shelf.kept[-1] == ("revisit", "identical", Role.ARTICLE, first)


def test_a_validator_is_sent_and_304_becomes_a_revisit(visits):
    it = visits({"/tin/1": in_turn(page(b"tin", 'ETag: "1"'), status(304))})
    it.go()
    got = it.go()
    assert (got.outcome, got.body) == (Outcome.UNCHANGED, b"")
    assert it.server.requests[-1].headers["If-None-Match"] == '"1"'
    assert it.shelf.kept[-1] == ("revisit", "not_modified", Role.ARTICLE, it.page.stored_at)


def test_a_changed_body_is_kept_again_and_visited_soon(visits):
    it = visits({"/tin/1": in_turn(page(b"tin"), page(b"tin"), page(b"tin!"))})
    for _ in range(2):
        it.go()
    assert it.page.next_visit_at == it.it.time.at + 3 * DAY
    assert it.go().outcome is Outcome.OK
    assert it.page.next_visit_at == it.it.time.at + DAY


def test_visits_become_rarer_until_every_90_days(visits):
    it = visits({"/tin/1": page(b"tin")})
    rests = []
    for _ in range(7):
        it.go()
        rests.append((it.page.next_visit_at - it.it.time.at).days)
    assert rests == [1, 3, 7, 30, 90, 90, 90]


@pytest.mark.parametrize(("role", "days"), [(Role.LISTING, 7), (Role.ARTICLE, 30)])
def test_a_validator_is_not_trusted_for_ever(visits, role, days):
    it = visits({"/tin/1": page(b"tin", 'ETag: "1"')})
    it.go(role=role)
    it.it.time.pass_by(timedelta(days=days, seconds=-60))
    it.go(role=role)
    assert "If-None-Match" in it.server.requests[-1].headers
    it.it.time.pass_by(timedelta(days=days))
    it.go(role=role)
    assert "If-None-Match" not in it.server.requests[-1].headers


def test_a_full_visit_sends_no_validator(visits):
    it = visits({"/tin/1": page(b"tin", 'ETag: "1"')})
    it.go()
    it.go(full=True)
    assert "If-None-Match" not in it.server.requests[-1].headers


def test_equal_bodies_of_two_addresses_are_two_captures(visits):
    it = visits({"/tin/1": in_turn(page(b"tin"), redirect("/tin/2")), "/tin/2": page(b"tin")})
    it.go()
    assert it.go().outcome is Outcome.OK
    assert [entry[:2] for entry in it.shelf.kept[-2:]] == [("response", "302"), ("response", "200")]


def test_gone_needs_three_days(visits):
    it = visits({})
    seen_outcomes = []
    for days in (0, 0, 1, 0, 1, 1):
        it.it.time.pass_by(days * DAY)
        seen_outcomes.append(it.go().outcome)
    assert seen_outcomes == [Outcome.HTTP_4XX] * 4 + [Outcome.GONE, Outcome.HTTP_4XX]
    assert it.shelf.kept.count(("attempt", Outcome.GONE, "1")) == 1
    assert it.page.next_visit_at == it.it.time.at + 90 * DAY


def test_a_page_that_comes_back_is_not_gone(visits):
    it = visits({"/tin/1": in_turn(status(404), status(410), status(404), page(b"tin"))})
    for _ in range(4):
        it.go()
        it.it.time.pass_by(DAY)
    assert (it.page.is_gone, it.page.missing_days) == (False, 0)


def test_a_replay_never_says_gone(visits):
    it = visits({}, is_replay=True)
    for _ in range(5):
        it.go()
        it.it.time.pass_by(DAY)
    assert it.page.missing_days == 0


def test_a_sick_host_does_not_push_its_pages_away(visits):
    it = visits({"/tin/1": close})
    assert it.go().outcome is Outcome.CONNECT
    assert it.page.next_visit_at is None
    assert it.shelf.kept[-1] == ("attempt", Outcome.CONNECT, "1")
    assert len(it.shelf.kept) == 1 + 3


def test_a_broken_page_is_asked_for_less_and_less(visits):
    it = visits({})
    it.go()
    assert it.page.next_visit_at == it.it.time.at + DAY
    it.go()
    assert it.page.next_visit_at == it.it.time.at + 2 * DAY


def make_page(key, **changes):
    return Page(source_id="mau", url_key=key, url=f"u/{key}", role=Role.ARTICLE, **changes)


def ref(key, **changes):
    return dataclasses.replace(REF, url_key=key, url=f"u/{key}", **changes)


def test_new_articles_come_first_then_known_ones_by_due_date():
    now = Time().at
    pages = {key: make_page(key) for key in "ab"} | {
        "c": make_page("c", stored_at=now, next_visit_at=now - DAY),
        "d": make_page("d", stored_at=now, next_visit_at=now - 2 * DAY),
        "e": make_page("e", stored_at=now, next_visit_at=now + DAY),
        "l": dataclasses.replace(make_page("l"), role=Role.LISTING),
    }
    listed = [ref("c"), ref("b"), ref("e"), ref("a")]
    assert [r.url_key for r in due_refs(pages, listed, now)] == ["b", "a", "d", "c"]
    assert [r.url_key for r in new_first(pages, listed)] == ["b", "a", "c", "e"]


def test_a_visit_planned_for_years_ahead_is_due():
    now = Time().at
    assert is_due(make_page("a", next_visit_at=now + timedelta(days=400)), now)


def test_a_listing_fills_hints_and_takes_none_away():
    now = Time().at
    first = seen(None, ref("a", title_hint="T", published_hint=date(2026, 1, 2)), now)
    later = seen(first, ref("a", listing_url="l2"), now + DAY)
    assert (later.title_hint, later.published_hint) == ("T", date(2026, 1, 2))
    assert (later.listing_url, later.last_seen_at) == ("l2", now + DAY)


def test_only_a_known_date_makes_an_article_too_old():
    since = date(2026, 1, 1)
    assert is_older(ref("a", published_hint=date(2025, 12, 31)), since)
    assert not is_older(ref("a"), since)
    assert not is_older(ref("a", published_hint=date(2020, 1, 1)), None)

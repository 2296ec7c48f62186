"""Redirects, rests and budgets of one source."""

from __future__ import annotations

import dataclasses

import pytest

from congdoan.fetch.client import Answer
from congdoan.fetch.manners import Manners, NoMemory
from congdoan.fetch.pace import Pace
from congdoan.records import Attempt, Outcome
from tests.fetch.conftest import Time, make_source
from tests.fetch.fault_server import page, redirect, status

PAGE = page(b"<html>tin</html>")


def test_redirects_are_followed_and_kept(bench):
    server, it = bench({"/a": redirect("/b", 301), "/b": redirect("c"), "/c": PAGE})
    got = it.fetcher.get(server.url("/a"))
    assert (got.outcome, got.url) == (Outcome.OK, server.url("/c"))
    assert [entry.status for entry in got.trail] == [301, 302]


def test_five_redirects_are_followed_and_a_sixth_is_not(bench):
    hops = {f"/{n}": redirect(f"/{n + 1}") for n in range(7)}
    server, it = bench(hops | {"/7": PAGE})
    assert it.fetcher.get(server.url("/2")).outcome is Outcome.OK
    assert it.fetcher.get(server.url("/1")).outcome is Outcome.REDIRECTS


@pytest.mark.parametrize(
    ("target", "outcome"),
    [
        ("/a", Outcome.REDIRECTS), ("http://other.mau.vn/", Outcome.OFF_SITE),
        ("http://169.254.169.254/", Outcome.OFF_SITE), ("http://2130706433/", Outcome.OFF_SITE),
        ("file:///etc/passwd", Outcome.REDIRECTS), ("javascript:alert(1)", Outcome.REDIRECTS),
        ("http://a:b@127.0.0.1/", Outcome.REDIRECTS), ("http://[::1", Outcome.REDIRECTS),
        ("http://127.0.0.1:1/", Outcome.ROBOTS), ("/kin/1", Outcome.ROBOTS),
    ],
)  # fmt: skip
def test_every_hop_is_checked_anew(bench, target, outcome):
    robots = page(b"User-agent: *\nDisallow: /kin")
    server, it = bench({"/a": redirect(target), "/robots.txt": robots, "/kin/1": PAGE})
    got = it.fetcher.get(server.url("/a"))
    assert (got.outcome, got.exchange) == (outcome, None)
    assert isinstance(got.trail[-1], Attempt)
    assert server.asked("/kin/1") == 0


def test_https_is_not_left_for_http(bench):
    server, it = bench({})
    answer = redirect("http://127.0.0.1/tin/1")
    ask = it.client.ask
    it.client.ask = lambda url, extra=None, post=None: dataclasses.replace(
        ask(url.replace("https:", "http:"), extra, post), url=url
    )
    server._paths["/a"] = answer
    got = it.fetcher.get(server.url("/a").replace("http:", "https:"))
    assert got.outcome is Outcome.REDIRECTS
    assert "https" in got.detail


def test_a_location_in_raw_utf8_is_understood(bench):
    server, it = bench({"/a": redirect("/công-đoàn"), "/c%C3%B4ng-%C4%91o%C3%A0n": PAGE})
    assert it.fetcher.get(server.url("/a")).outcome is Outcome.OK


def test_validators_are_sent_to_the_asked_address_only(bench):
    server, it = bench({"/a": redirect("/b"), "/b": PAGE})
    it.fetcher.get(server.url("/a"), {"If-None-Match": '"x"'})
    sent = {request.path: "If-None-Match" in request.headers for request in server.requests}
    assert sent == {"/robots.txt": False, "/a": True, "/b": False}


def test_304_without_a_question_is_no_answer(bench):
    server, it = bench({"/a": status(304)})
    assert it.fetcher.get(server.url("/a")).outcome is Outcome.PROTOCOL
    assert it.fetcher.get(server.url("/a"), {"If-None-Match": "x"}).outcome is Outcome.UNCHANGED


def test_requests_to_a_host_keep_the_delay(bench):
    server, it = bench({"/a": PAGE})
    for _ in range(3):
        it.fetcher.get(server.url("/a"))
    assert it.time.slept == [3.0, 3.0, 3.0]
    assert it.manners.planned_delay_s == 9.0


def test_a_slow_server_gets_five_times_its_latency_as_rest():
    time = Time()
    pace = Pace("soyte.mau.vn", 3.0, time.clock, waits=True)
    pace.done(2.0)
    pace.rest()
    assert time.slept == [10.0]


def test_time_spent_elsewhere_counts_as_rest():
    time = Time()
    pace = Pace("soyte.mau.vn", 3.0, time.clock, waits=True)
    pace.done(0.1)
    time.ticks += 2.0
    pace.rest()
    assert time.slept == [1.0]


def test_a_replay_plans_its_rests_and_does_not_wait():
    time = Time()
    pace = Pace("soyte.mau.vn", 3.0, time.clock, waits=False)
    for _ in range(3):
        pace.rest()
        pace.done(9.0)
    assert (time.slept, pace.planned_s) == ([], 6.0)


def test_the_budget_of_a_run_is_kept(bench):
    server, it = bench({"/a": PAGE}, politeness={"delay_s": 0, "max_requests": 3})
    outcomes = [it.fetcher.get(server.url("/a")).outcome for _ in range(4)]
    assert outcomes == [Outcome.OK, Outcome.OK, Outcome.PARKED, Outcome.PARKED]
    assert len(server.requests) == 3


def test_a_host_that_is_no_longer_the_source_is_off_site(bench):
    hosts = {"127.0.0.1": {"until": "2025-06-30"}}
    server, it = bench({"/a": PAGE}, hosts=hosts)
    assert it.fetcher.get(server.url("/a")).outcome is Outcome.OFF_SITE
    assert server.requests == []


def test_a_replay_asks_only_for_hosts_that_it_holds():
    source = make_source(hosts={"soyte.mau.vn": {"until": "2020-01-01"}, "cu.mau.vn": {}})
    manners = Manners(source, NoMemory(), Time().clock, frozenset({"soyte.mau.vn"}))
    assert manners.host_refusal("https://soyte.mau.vn/") is None
    assert manners.host_refusal("https://cu.mau.vn/")[0] is Outcome.OFF_SITE


def test_failures_of_a_replay_are_not_remembered():
    source, time = make_source(hosts={"soyte.mau.vn": {}}), Time()
    manners = Manners(source, NoMemory(), time.clock, frozenset({"soyte.mau.vn"}))
    broken = Answer(outcome=Outcome.HTTP_5XX, url="https://soyte.mau.vn/", asked_at=time.at)
    for _ in range(9):
        manners.learn(broken, 1)
    assert manners.host_refusal("https://soyte.mau.vn/") is None

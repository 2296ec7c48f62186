"""robots.txt by RFC 9309."""

from __future__ import annotations

from datetime import timedelta

import pytest

from congdoan.fetch.robots import RobotsCopy, origin_of, parse_rules, rules_of
from congdoan.records import Outcome
from tests.fetch.conftest import Memory, Time
from tests.fetch.fault_server import close, page, raw, redirect, status

ORIGIN = "https://soyte.mau.vn"
CLOSED = b"User-agent: *\nDisallow: /\n"
HTML = b"<!DOCTYPE html><html><body>Disallow: /</body></html>"


def test_groups_and_paths_are_told_apart():
    rules = parse_rules(b"User-agent: *\nDisallow: /admin/\nAllow: /admin/tin\n", ORIGIN)
    assert rules.allows(f"{ORIGIN}/tin/1")
    assert not rules.allows(f"{ORIGIN}/admin/1")
    assert rules.allows(f"{ORIGIN}/admin/tin")


def test_our_own_group_counts_before_the_others():
    body = b"User-agent: *\nDisallow: /\n\nUser-agent: congdoan\nDisallow: /kin\n"
    assert parse_rules(body, ORIGIN).allows(f"{ORIGIN}/tin")


@pytest.mark.parametrize("before", [b"\xef\xbb\xbf", b"\0", b"# caf\xe9\n"])
def test_marks_and_damage_at_the_start_do_no_harm(before):
    assert not parse_rules(before + CLOSED, ORIGIN).allows(f"{ORIGIN}/tin")


def test_a_web_page_holds_no_rules(caplog):
    assert parse_rules(b"  " + HTML, ORIGIN).allows(f"{ORIGIN}/tin")
    assert "robots_is_html" in caplog.text


def test_only_the_first_512_kib_count():
    filler = b"# " + b"x" * 98 + b"\n"
    body = b"User-agent: *\n" + filler * 5300 + b"Disallow: /\n"
    assert parse_rules(body, ORIGIN).allows(f"{ORIGIN}/tin")


@pytest.mark.parametrize(
    ("line", "delay"),
    [
        (b"Crawl-delay: 30", 30.0), (b"Crawl-delay: 0.5", 0.5), (b"Crawl-delay: abc", 0.0),
        (b"Crawl-delay: -5", 0.0), (b"Request-rate: 1/10", 10.0), (b"Request-rate: 2/1m", 30.0),
    ],
)  # fmt: skip
def test_delays(line, delay):
    assert parse_rules(b"User-agent: *\n" + line, ORIGIN).delay_s == delay


def test_a_site_that_asks_for_years_between_requests_is_left_alone():
    body = b"User-agent: *\nCrawl-delay: 1000000000"
    copy = RobotsCopy(origin=ORIGIN, status=200, body=body, fetched_at=Time().at)
    assert not rules_of(copy).allows(f"{ORIGIN}/tin")


def test_a_port_has_a_robots_of_its_own():
    assert origin_of("http://soyte.mau.vn:8080/a?b") == "http://soyte.mau.vn:8080"


def test_a_copy_is_fresh_for_a_day_and_never_when_the_clock_went_back():
    time = Time()
    copy = RobotsCopy(origin=ORIGIN, status=200, body=b"", fetched_at=time.at)
    assert copy.is_fresh(time.at + timedelta(hours=23))
    assert not copy.is_fresh(time.at + timedelta(hours=24))
    assert not copy.is_fresh(time.at - timedelta(hours=1))


TABLE = {
    "allows": (page(b"User-agent: *\nAllow: /"), Outcome.OK),
    "closed": (page(CLOSED), Outcome.ROBOTS),
    "not_found": (status(404), Outcome.OK),
    "forbidden": (status(403), Outcome.OK),
    "broken": (status(500), Outcome.ROBOTS),
    "too_many": (status(429), Outcome.ROBOTS),
    "no_answer": (close, Outcome.ROBOTS),
    "html": (page(HTML), Outcome.OK),
    "elsewhere": (redirect("http://other.mau.vn/robots.txt"), Outcome.OK),
    "circle": (redirect("/robots.txt"), Outcome.OK),
    "truncated": (raw(b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nUser"), Outcome.ROBOTS),
}


@pytest.mark.parametrize("name", TABLE)
def test_what_a_robots_answer_means_for_the_pages(bench, name):
    robots, outcome = TABLE[name]
    server, it = bench({"/robots.txt": robots, "/tin/1": page(b"<html>tin</html>")})
    assert it.fetcher.get(server.url("/tin/1")).outcome is outcome
    assert (server.asked("/tin/1") == 1) is (outcome is Outcome.OK)


def test_redirects_lead_to_the_rules(bench):
    server, it = bench({"/robots.txt": redirect("/real.txt"), "/real.txt": page(CLOSED)})
    assert it.fetcher.get(server.url("/tin/1")).outcome is Outcome.ROBOTS


def test_the_last_good_copy_counts_while_the_site_is_unwell(bench):
    memory = Memory()
    server, it = bench({"/robots.txt": status(500), "/tin/1": page(b"x")}, memory=memory)
    origin = origin_of(server.url("/"))
    old = it.time.at - timedelta(days=3)
    it.memory.keep_robots(RobotsCopy(origin=origin, status=200, body=b"", fetched_at=old))
    assert it.fetcher.get(server.url("/tin/1")).outcome is Outcome.OK


def test_robots_is_asked_for_once_a_day(bench):
    server, it = bench({"/robots.txt": page(b"User-agent: *\nDisallow: /kin"), "/tin/1": page(b"")})
    it.fetcher.get(server.url("/tin/1"))
    again = type(it)(server, it.memory)
    again.fetcher.get(server.url("/tin/1"))
    assert server.asked("/robots.txt") == 1
    again.client.close()


def test_crawl_delay_is_kept_when_it_is_longer_than_ours(bench):
    server, it = bench({"/robots.txt": page(b"User-agent: *\nCrawl-delay: 10"), "/a": page(b"")})
    for _ in range(3):
        it.fetcher.get(server.url("/a"))
    assert it.time.slept == [10.0, 10.0, 10.0]

"""When a host is asked again, and when it is left alone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congdoan.fetch.retry import LONGEST_PARK, back_off, retry_after
from congdoan.records import Attempt, Exchange, Outcome
from tests.fetch.conftest import Memory
from tests.fetch.fault_server import close, in_turn, page, reset, silence, status

NOW = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
PAGE = page(b"<html>tin</html>")
HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("value", "wait"),
    [
        ("120", timedelta(seconds=120)), (" 7 ", timedelta(seconds=7)), ("0", None),
        (format_datetime(NOW + HOUR, usegmt=True), HOUR), ("Mon, 02 Mar 2026 02:00:00 -0000", HOUR),
        (format_datetime(NOW - HOUR, usegmt=True), None), ("soon", None), ("-5", None), ("", None),
        (None, None), ("315360000", LONGEST_PARK), ("9" * 400, LONGEST_PARK), ("1.5", None),
        ("Fri, 31 Dec 9999 23:59:59 GMT", LONGEST_PARK), ("²", None),
    ],
)  # fmt: skip
def test_both_forms_of_retry_after_and_rubbish(value, wait):
    assert retry_after(value, NOW) == wait


@given(st.text(max_size=40))
def test_no_retry_after_breaks_the_parser_or_lasts_longer_than_a_day(value):
    wait = retry_after(value, NOW)
    assert wait is None or timedelta(0) < wait <= LONGEST_PARK


@given(st.integers(1, 9), st.floats(0, 0.999))
def test_back_off_grows_and_is_spread(tries, share):
    assert 2.0**tries <= back_off(tries, lambda: share) < 1.5 * 2.0**tries or tries > 5


@pytest.mark.parametrize("bad", [status(503), close, reset], ids=["503", "close", "rst"])
def test_two_failures_then_a_page_is_ok_after_growing_rests(bench, bad):
    server, it = bench({"/tin/1": in_turn(bad, bad, PAGE)}, politeness={"delay_s": 1})
    got = it.fetcher.get(server.url("/tin/1"))
    assert (got.outcome, server.asked("/tin/1")) == (Outcome.OK, 3)
    assert it.time.slept == [1.0, 2.0, 4.0]
    assert len(got.trail) == 2


def test_every_answer_on_the_way_is_in_the_trail(bench):
    server, it = bench({"/tin/1": in_turn(status(503, b"busy"), close, status(500, b"oh"))})
    got = it.fetcher.get(server.url("/tin/1"))
    assert [type(entry) for entry in got.trail] == [Exchange, Attempt]
    assert (got.outcome, got.exchange.raw) == (Outcome.HTTP_5XX, b"oh")


def test_a_missing_page_is_asked_for_once(bench):
    server, it = bench({})
    assert it.fetcher.get(server.url("/tin/1")).outcome is Outcome.HTTP_4XX
    assert server.asked("/tin/1") == 1


def test_a_short_retry_after_is_waited_for(bench):
    server, it = bench({"/tin/1": in_turn(status(429, b"", "Retry-After: 60"), PAGE)})
    assert it.fetcher.get(server.url("/tin/1")).outcome is Outcome.OK
    assert it.time.slept[-1] == 60.0


@pytest.mark.parametrize("code", [429, 503])
def test_a_long_retry_after_parks_the_host_until_then(bench, code):
    server, it = bench({"/tin/1": status(code, b"", "Retry-After: 7200"), "/tin/2": PAGE})
    it.fetcher.get(server.url("/tin/1"))
    it.time.pass_by(timedelta(seconds=7100))
    assert it.fetcher.get(server.url("/tin/2")).outcome is Outcome.PARKED
    assert (server.asked("/tin/1"), server.asked("/tin/2")) == (1, 0)
    it.time.pass_by(timedelta(seconds=101))
    assert it.fetcher.get(server.url("/tin/2")).outcome is Outcome.OK


def test_a_parked_host_is_parked_for_the_next_run(bench):
    memory = Memory()
    server, it = bench({"/tin/1": PAGE}, memory=memory)
    memory.parked["127.0.0.1"] = it.time.at + HOUR
    assert it.fetcher.get(server.url("/tin/1")).outcome is Outcome.PARKED
    assert server.requests == []


def test_a_parking_beyond_a_day_comes_from_a_wrong_clock_and_is_ignored(bench):
    memory = Memory()
    server, it = bench({"/tin/1": PAGE}, memory=memory)
    memory.parked["127.0.0.1"] = it.time.at + timedelta(days=400)
    assert it.fetcher.get(server.url("/tin/1")).outcome is Outcome.OK


@pytest.mark.parametrize("value", ["soon", "-1", ""])
def test_429_without_usable_retry_after_backs_off_and_then_parks(bench, value):
    server, it = bench({"/tin/1": status(429, b"", f"Retry-After: {value}")})
    assert it.fetcher.get(server.url("/tin/1")).outcome is Outcome.PARKED
    assert server.asked("/tin/1") == 3
    assert it.memory.parked["127.0.0.1"] == it.time.at + HOUR


def test_five_failures_in_a_row_open_the_circuit(bench):
    server, it = bench({"/tin/1": close, "/tin/2": close, "/tin/3": PAGE})
    outcomes = [it.fetcher.get(server.url(f"/tin/{n}")).outcome for n in (1, 2, 3)]
    assert outcomes == [Outcome.CONNECT, Outcome.CONNECT, Outcome.PARKED]
    assert len(server.requests) == 1 + 5
    assert it.memory.failures["127.0.0.1"] == 5


def test_an_answer_closes_the_circuit(bench):
    server, it = bench({"/bad": close, "/tin/1": PAGE})
    for path in ("/bad", "/tin/1", "/bad", "/tin/1"):
        last = it.fetcher.get(server.url(path))
    assert last.outcome is Outcome.OK
    assert it.memory.failures["127.0.0.1"] == 0


def test_a_slow_answer_is_asked_for_three_times(bench, serve):
    server, it = bench({})
    server._paths["/tin/1"] = silence(server.stop)
    assert it.fetcher.get(server.url("/tin/1")).outcome is Outcome.TIMEOUT
    assert server.asked("/tin/1") == 3

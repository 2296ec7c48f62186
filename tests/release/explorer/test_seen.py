"""Silence, breakage and what was never reached are three things."""

from datetime import date

import pytest

from congdoan.release.explorer.seen import Known, State, between, states, visits
from tests.release.explorer.making import visits as index

HOST = "https://soyte.mau.example.vn"
MAY, JUNE, JULY, AUGUST = (date(2024, m, 1) for m in (5, 6, 7, 8))


def visit(month, outcome="ok", page="/ds", listed=None, source_id="mau"):
    return (source_id, HOST + page, month.replace(day=9), outcome, listed)


def judged(*rows, articles=None, other=()):
    found = {("mau", m): n for m, n in (articles or {}).items()}
    known = Known(articles=found, other=[("mau", m) for m in other], visits=visits([index(*rows)]))
    return {month: state for (_, month), state in states(known).items()}


@pytest.mark.parametrize(
    ("rows", "state"),
    [
        ([visit(JUNE)], State.SILENT),
        ([visit(JUNE, "unchanged")], State.SILENT),
        ([visit(JUNE, "dns")], State.BROKEN),
        ([visit(JUNE, "dns"), visit(JUNE, page="/2")], State.SILENT),
        ([], State.GAP),
        ([visit(JUNE, "erased")], State.GAP),
        ([visit(AUGUST, "timeout", "/tin/7", date(2024, 6, 3))], State.BROKEN),
    ],
    ids=[
        "answered",
        "unchanged",
        "failed",
        "failed-once",
        "nobody-came",
        "taken-down",
        "listed-unread",
    ],
)
def test_a_month_without_articles_is_judged_by_what_was_seen(rows, state):
    found = judged(visit(AUGUST), *rows, articles={MAY: 3})
    assert (found[MAY], found[JUNE]) == (State.ARTICLES, state)


def test_other_news_of_the_month_shows_that_it_was_silent():
    found = judged(visit(AUGUST), articles={MAY: 1}, other=[JUNE])
    assert (found[JUNE], found[JULY]) == (State.SILENT, State.GAP)


def test_articles_beside_pages_that_could_not_be_read_are_partial():
    lost = visit(AUGUST, "http_5xx", "/tin/7", date(2024, 5, 30))
    assert judged(visit(AUGUST), lost, articles={MAY: 3})[MAY] is State.PARTIAL
    again = visit(AUGUST, "ok", "/tin/7", date(2024, 5, 30))
    assert judged(visit(AUGUST), lost, again, articles={MAY: 3})[MAY] is State.ARTICLES


def test_an_outage_goes_on_between_two_failures_until_the_site_answers():
    found = judged(visit(MAY), visit(JUNE, "dns"), visit(AUGUST, "dns"))
    assert found == {
        MAY: State.SILENT, JUNE: State.BROKEN, JULY: State.BROKEN, AUGUST: State.BROKEN,
    }  # fmt: skip
    found = judged(visit(MAY), visit(JUNE, "dns"), visit(AUGUST))
    assert (found[JUNE], found[JULY]) == (State.BROKEN, State.GAP)


def test_months_before_the_first_page_and_after_the_last_visit_are_not_known():
    found = judged(visit(JULY), articles={JUNE: 1})
    assert list(found) == [JUNE, JULY]


def test_robots_txt_alone_is_no_answer_and_pages_of_nobody_do_not_count():
    robots = visit(JUNE, page="/robots.txt")
    assert judged(robots, visit(JUNE, "connect"))[JUNE] is State.BROKEN
    assert judged(visit(JUNE, source_id=None)) == {}


def test_a_visit_belongs_to_the_month_in_vietnam():
    late = index(visit(JUNE)).to_pylist()[0]
    late["captured_at"] = late["captured_at"].replace(month=6, day=30, hour=20)
    table = index(visit(JUNE))
    found = visits([type(table).from_pylist([late], schema=table.schema)])
    assert found.answered == {("mau", JULY)}


def test_months_between_run_over_the_turn_of_the_year():
    found = between(date(2023, 11, 1), date(2024, 2, 1))
    assert [f"{m:%Y-%m}" for m in found] == ["2023-11", "2023-12", "2024-01", "2024-02"]

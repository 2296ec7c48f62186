"""Rules over what was observed: silence, breakage, and what is no news."""

from datetime import UTC, date, datetime, timedelta

import pytest

from congdoan.health import Observed, judge, load_rules
from congdoan.registry import load_registry
from congdoan.sources import Status

TODAY = date(2026, 11, 20)
FINE = {"attempted": 10, "failed": 0, "failed_network": 0, "failed_http": 0, "failed_refused": 0,
        "relevant": 4, "rejected": 6, "unchanged": 0}  # fmt: skip


@pytest.fixture
def health(config):
    """Judge one source of the registry by keyword."""
    source = next(iter(load_registry(config)))

    def of(days=None, articles=(), status=Status.ENABLED, problem=""):
        seen = Observed(days=nights(days or [FINE]), articles=articles, problem=problem)
        return judge(source.model_copy(update={"status": status}), seen, load_rules(config), TODAY)

    return of


def nights(days):
    first = TODAY - timedelta(days=len(days) - 1)
    return [{**FINE, **day, "day": first + timedelta(days=n)} for n, day in enumerate(days)]


def article(published_on, *, lead="x", extraction="source_rule", captured=TODAY):
    at = datetime(captured.year, captured.month, captured.day, 5, tzinfo=UTC)
    return {"published_on": published_on, "captured_at": at, "lead": lead, "extraction": extraction}


def weekly(count, last, **more):
    return [article(last - timedelta(days=7 * n), **more) for n in reversed(range(count))]


def test_a_source_that_answers_is_ok(health):
    assert health(articles=weekly(20, TODAY)).state == "ok"


def test_one_night_of_failures_is_degraded_and_two_are_broken(health):
    dead = {"attempted": 9, "failed": 9, "failed_network": 9}
    assert health([{}, dead]).state == "degraded"
    assert health([dead, dead]).state == "broken"


def test_a_missing_robots_file_beside_a_good_listing_is_no_news(health):
    assert health([{"attempted": 2, "failed": 1, "failed_http": 1}]).state == "ok"


def test_silence_is_measured_by_the_source_itself(health):
    last = TODAY - timedelta(days=40)
    assert health(articles=weekly(20, last)).reasons == ("no article for 40 days (usual gap 7)",)
    yearly = [article(date(year, 5, 1)) for year in range(2018, 2027)]
    assert health(articles=yearly).state == "ok"


def test_a_listing_without_links_is_broken(health):
    assert health(problem="the listings link to no article").state == "broken"


def test_a_jump_of_rejections_is_degraded(health):
    good, bad = {"relevant": 9, "rejected": 1}, {"relevant": 1, "rejected": 9}
    assert health([good] * 7 + [bad] * 7).state == "degraded"
    assert health([bad] * 14).state == "ok"


@pytest.mark.parametrize(
    "lost", [{"lead": None}, {"extraction": "generic"}], ids=["lead", "rules that fit"]
)
def test_a_drop_of_what_rules_find_is_degraded(health, lost):
    early = weekly(30, TODAY - timedelta(days=150))
    assert health(articles=early + weekly(20, TODAY, **lost)).state == "degraded"


def test_dates_after_the_capture_are_degraded(health):
    ahead = [article(TODAY + timedelta(days=2))] * 3
    assert "dated after" in health(articles=weekly(20, TODAY) + ahead).reasons[0]


def test_a_source_that_nobody_visits_is_degraded(config):
    source, rules = next(iter(load_registry(config))), load_rules(config)
    assert judge(source, Observed(), rules, TODAY).reasons == ("never fetched",)
    later = judge(source, Observed(days=nights([{}])), rules, TODAY + timedelta(days=9))
    assert later.reasons == ("not fetched for 9 days",)


def test_a_retired_source_is_retired_whatever_it_does(health):
    dead = {"attempted": 9, "failed": 9}
    assert health([dead, dead], status=Status.RETIRED).state == "retired"


def test_a_layout_that_changed_makes_a_source_degraded(config):
    source = next(iter(load_registry(config)))
    seen = Observed(days=nights([FINE]), look="no sign of the family")
    found = judge(source, seen, load_rules(config), TODAY)
    assert (found.state, found.reasons) == ("degraded", ("no sign of the family",))

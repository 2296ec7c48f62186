"""What a night tells: changes only once, muted sources not at all, the disk in days."""

from datetime import date, timedelta
from types import SimpleNamespace

from congdoan.fetch.plan import SourceReport
from congdoan.health import Health
from congdoan.health_report import (
    Night,
    changed,
    empty_listings,
    forecast,
    is_fresh,
)
from congdoan.kept_health import keep_health, kept_health

TODAY = date(2026, 11, 20)


def report(**source):
    return SimpleNamespace(sources=[SourceReport(source_id="a", **{"state": "ok"} | source)])


def test_a_change_is_told_once(tmp_path):
    sick = [Health(source_id="a", state="broken", reasons=("gone",))]
    assert [(c.before, c.now) for c in changed({}, sick)] == [("new", "broken")]
    keep_health(tmp_path, {}, TODAY, sick)
    assert changed({i: k.state for i, k in kept_health(tmp_path).items()}, sick) == []


def test_a_new_source_that_is_well_is_no_news():
    assert changed({}, [Health(source_id="a", state="ok")]) == []


def test_recovery_is_news():
    assert changed({"a": "broken"}, [Health(source_id="a", state="ok")])


def test_sources_of_other_runs_keep_their_state(tmp_path):
    keep_health(tmp_path, {}, TODAY, [Health(source_id="b", state="broken", reasons=("gone",))])
    keep_health(tmp_path, kept_health(tmp_path), TODAY, [Health(source_id="a", state="ok")])
    kept = kept_health(tmp_path)
    assert [(k.source_id, k.state, k.reasons) for k in kept.values()] == [
        ("b", "broken", ("gone",)), ("a", "ok", ())
    ]  # fmt: skip


def test_the_states_of_an_older_file_are_read(tmp_path):
    (tmp_path / "health.json").write_text('{"a": "broken"}', encoding="utf-8")
    assert kept_health(tmp_path)["a"].is_sick


def test_the_command_shows_sick_sources_with_their_reasons_and_muted_ones_without(
    congdoan, tmp_path
):
    sick = [Health(source_id=i, state="broken", reasons=(f"{i} is gone",)) for i in ("a", "b")]
    keep_health(tmp_path, {}, TODAY, sick, muted=["b"])
    code, out, _ = congdoan("health", "--data", tmp_path)
    assert code == 0
    assert "a is broken: a is gone" in out
    assert "broken (muted)" in out
    assert "b is gone" not in out


def test_without_a_judgement_the_command_says_what_makes_one(congdoan, tmp_path):
    code, _, err = congdoan("health", "--data", tmp_path)
    assert (code, err.count("\n")) == (2, 1)
    assert "congdoan run" in err


def test_a_run_that_reached_nobody_is_not_fresh():
    assert not is_fresh(report(state="failed", attempts=3))
    assert not is_fresh(report(state="skipped"))
    assert is_fresh(report(attempts=1))


def test_nothing_fetched_is_said_in_the_digest_and_is_news():
    night = Night(day=TODAY, health=(), changes=(), muted=(), is_fresh=False)
    assert night.has_news
    assert "Nothing was fetched" in night.markdown()


def test_listings_without_links_are_named():
    assert empty_listings(report(listings=2, found=0)) == {"a": "the listings link to no article"}
    assert empty_listings(report(listings=2, found=1)) == {}


def test_the_forecast_leaves_the_first_day_out_and_needs_a_week():
    sizes = {TODAY: 900, TODAY + timedelta(days=10): 100}
    assert forecast(sizes, free=1000) == 100.0
    assert forecast({TODAY: 900}, free=1000) is None

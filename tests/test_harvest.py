"""The network side as a whole: seed sites through the replay, and small sites that go wrong."""

from __future__ import annotations

import json
import pickle
from collections import Counter
from contextlib import ExitStack
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from congdoan.archive.erase import note
from congdoan.archive.index import read_index
from congdoan.errors import UsageError
from congdoan.fetch.holder import holder_name
from congdoan.fetch.state import State, state_url
from congdoan.harvest import (
    Gateway,
    HarvestPlan,
    harvest,
    plan_harvest,
    replaying,
)
from congdoan.registry import load_registry
from congdoan.text import squeeze
from tests.conftest import ROOT
from tests.fetch.fault_server import FaultServer, close, in_turn, page, redirect, status
from tests.small_site import Site, articles, listing, news, paged

START = datetime(2026, 11, 21, 2, 3, 4, tzinfo=UTC)


def records(report) -> list[dict]:
    """Index rows of the run's WARC files."""
    return [row for warc in report.warcs for row in read_index(Path(warc)).to_pylist()]


def kept(report) -> Counter:
    """How many records of each kind and role a run left."""
    return Counter((row["kind"], row["role"]) for row in records(report))


# --- the seed sites, through the replay server ---------------------------------------------------


@pytest.fixture(scope="module")
def replays(seed_sites, tmp_path_factory):
    """Two replays of the seed sites into one data root: sources, first and second report, root."""
    data = tmp_path_factory.mktemp("replays")
    reports = []
    with replaying([seed_sites / "seed_sites.warc.gz"]) as gateway:
        for _ in range(2):
            sources, plan = plan_harvest(data=data, gateway=gateway)
            reports.append(harvest(sources, plan))
    return sources, *reports, data


@pytest.fixture(scope="module")
def truth(seed_sites):
    """What the seed sites hold: rows of articles that a listing shows."""
    rows = map(json.loads, (seed_sites / "truth.jsonl").read_text("utf-8").splitlines())
    return [row for row in rows if row["listed_on"]]


def test_a_replay_finds_and_fetches_every_listed_article(replays, truth):
    _, first, _, _ = replays
    assert {source.state for source in first.sources} == {"ok"}
    assert sum(source.found for source in first.sources) == len({row["url"] for row in truth})
    assert sum(source.new for source in first.sources) == len({row["url"] for row in truth})


def test_hints_of_listings_are_those_of_the_articles(replays, truth):
    sources, _, _, data = replays
    with State(state_url(data, None)) as state:
        pages = {k: p for source in sources for k, p in state.pages(source.source_id).items()}
    keys = {row["url"]: s.key(row["url"]) for row in truth for s in sources if s.owns(row["url"])}
    for row in truth:
        page = pages[keys[row["url"]]]
        if row["published_on"]:  # a page that is no more says no date of its own
            assert page.published_hint == date.fromisoformat(row["published_on"])
            assert page.title_hint == squeeze(row["title"])


def test_captures_bear_the_time_of_the_replayed_archive(replays):
    answers = [row for row in records(replays[1]) if row["kind"] != "attempt"]
    assert {row["captured_at"].date() for row in answers} <= {
        date(2026, 11, d) for d in range(16, 21)
    }


def test_what_the_replayed_archive_lacks_is_not_archived(tmp_path):
    """No site ever said that the page behind a listing's last one is missing."""
    demo = ROOT / "data" / "demo"
    with replaying([demo / "demo_sites.warc.gz"]) as gateway:
        sources, plan = plan_harvest(
            data=tmp_path, extra_sources=[demo / "sources"], gateway=gateway
        )
        rows = records(harvest(sources, plan))
    assert {f"{row['captured_at']:%Y-%m}" for row in rows} == {"2026-03"}


def test_no_home_page_is_asked_for(replays):
    assert "home" not in {row["role"] for row in records(replays[1])}


def test_a_second_replay_stores_no_body_and_says_unchanged(replays):
    _, first, second, _ = replays
    assert [s.unchanged for s in second.sources] == [s.fetched for s in first.sources]
    assert sum(s.new for s in second.sources) == 0
    bodies = [row for row in records(second) if row["kind"] == "response"]
    assert {(row["role"], row["status"]) for row in bodies} <= {("robots", 404)}


def test_a_replay_plans_the_delays_that_robots_ask_for(replays):
    reports = {source.source_id: source for source in replays[1].sources}
    slow = reports["ben_tre_congdoan"]  # its robots.txt says Crawl-delay: 10
    assert slow.planned_delay_s == 10 * (slow.attempts - 1)


def test_plans_and_reports_travel_between_processes(replays):
    sources, first, _, data = replays
    plan = HarvestPlan(run_id="r", started_at=START, data=data)
    assert pickle.loads(pickle.dumps((plan, first, sources))) == (plan, first, sources)  # noqa: S301


# --- small live sites with injected time ---------------------------------------------------------


@pytest.fixture
def site(tmp_path):
    with ExitStack() as servers:

        def serve(paths):
            return servers.enter_context(FaultServer(paths))

        yield lambda paths, **source: Site(serve, tmp_path, paths, **source)


def test_a_run_takes_listings_articles_and_everything_else_into_the_archive(site):
    it = site({"/muc": paged(listing(1, 2), listing(3))} | articles(1, 2, 3))
    report = it.run()
    assert (report.state, report.listings, report.found, report.new) == ("ok", 2, 3, 3)
    assert kept(it.finish(report)) == {
        ("response", "robots"): 1, ("response", "listing"): 3, ("response", "article"): 3
    }  # fmt: skip


def test_articles_keep_what_their_listing_said(site):
    it = site({"/muc": listing(1)} | articles(1))
    (row,) = [r for r in records(it.finish(it.run())) if r["role"] == "article"]
    assert (row["title_hint"], row["published_hint"]) == ("Công đoàn số 1", date(2026, 2, 1))
    assert row["listing_url"] == it.server.url("/muc")


def test_an_unchanged_source_costs_one_request_per_listing_page(site):
    answer = in_turn(listing(1, headers=['ETag: "1"']), status(304))
    it = site({"/muc": answer} | articles(1))
    it.source = it.source.model_copy(
        update={"listings": (it.source.listings[0].model_copy(update={"pages": None}),)}
    )
    it.run()
    report = it.run()
    assert it.asked == ["/muc"]
    assert (report.state, report.found, report.fetched) == ("ok", 1, 0)


def test_an_equal_listing_becomes_a_revisit(site):
    it = site({"/muc": paged(listing(1))} | articles(1))
    it.finish(it.run())
    assert kept(it.finish(it.run()))[("revisit", "listing")] == 1


def test_a_known_article_is_visited_again_when_it_is_due(site):
    it = site({"/muc": paged(listing(1))} | articles(1))
    asked = []
    for days in (0, 1, 2, 1, 1, 6):
        it.time.pass_by(timedelta(days=days))
        it.run()
        asked.append(it.asked.count("/tin/1"))
    assert asked == [1, 1, 0, 1, 0, 1]


def test_a_recheck_asks_again_for_what_is_not_due_the_longest_unasked_first(site):
    it = site({"/muc": in_turn(listing(1, 2), listing(1, 2, 3))} | articles(1, 2, 3))
    it.run(limit=1)
    it.time.pass_by(timedelta(hours=1))
    it.run()
    it.run()
    assert not [path for path in it.asked if path.startswith("/tin/")]
    it.run(recheck=True, limit=2)
    assert [path for path in it.asked if path.startswith("/tin/")] == ["/tin/1", "/tin/2"]


def test_an_article_that_left_its_listing_is_still_visited(site):
    it = site({"/muc": in_turn(listing(1), listing(2))} | articles(1, 2))
    it.run()
    it.time.pass_by(timedelta(days=1, hours=1))
    assert it.run().unchanged == 1


def test_a_changed_article_counts_as_new_and_is_stored_again(site):
    it = site({"/muc": paged(listing(1)), "/tin/1": in_turn(news(1), news("1 (sửa)"))})
    it.run()
    it.time.pass_by(timedelta(days=1))
    report = it.run()
    assert (report.new, report.unchanged) == (1, 0)


def test_robots_is_asked_for_once_a_day(site):
    it = site({"/muc": paged(listing(1))} | articles(1))
    for _ in range(3):
        it.run()
    assert it.server.asked("/robots.txt") == 1
    it.time.pass_by(timedelta(days=1))
    it.run()
    assert it.server.asked("/robots.txt") == 2


def test_limit_and_since_leave_articles_for_later(site):
    it = site({"/muc": paged(listing(1, 2), listing(3, day="01/02/2020"))} | articles(1, 2, 3))
    assert it.run(limit=1).new == 1
    assert it.run(since=date(2025, 1, 1)).new == 1
    assert it.run().new == 1


def test_dead_links_are_counted_and_do_no_harm(site):
    it = site({"/muc": paged(listing(1, 2))} | articles(1))
    report = it.run()
    assert (report.state, report.new, report.failed) == ("ok", 1, {"http_4xx": 1})
    assert Counter(r["status"] for r in records(it.finish(report)) if r["role"] == "article") == {
        200: 1, 404: 1
    }  # fmt: skip


def test_gone_is_reported_on_the_third_day(site):
    it = site({"/muc": paged(listing(1, 2))} | articles(1))
    failed = []
    for _ in range(5):
        failed.append(it.run().failed)
        it.time.pass_by(timedelta(days=3))
    assert failed == [{"http_4xx": 1}, {"http_4xx": 1}, {"gone": 1}, {}, {}]


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [(close, "connect"), (status(500), "http_5xx"), (status(404), "http_4xx"),
     (redirect("http://khac.vn/"), "off_site"), (status(403), "blocked")],
)  # fmt: skip
def test_a_source_whose_listing_fails_is_failed_and_says_why(site, answer, outcome):
    it = site({"/muc": answer} | articles(1))
    report = it.run()
    assert (report.state, report.failed) == ("failed", {outcome: 1})
    assert outcome in report.detail


def test_a_listing_that_shows_no_article_is_a_broken_one(site):
    it = site({"/muc": page(b"<html>new layout</html>")})
    report = it.run()
    assert report.state == "degraded"
    assert "shows no article" in report.detail
    rows = read_index(Path(it.finish(report).warcs[0])).to_pylist()
    answer, noted = (row for row in rows if row["url"].endswith("/muc"))
    assert (answer["outcome"], noted["outcome"]) == ("ok", "no_links")
    assert noted["captured_at"] == answer["captured_at"]


def test_closed_robots_ask_for_nothing_more(site):
    it = site({"/robots.txt": status(503), "/muc": listing(1)})
    report = it.run()
    assert set(it.asked) == {"/robots.txt"}
    assert (report.state, report.failed) == ("failed", {"robots": 1})


def test_a_host_that_breaks_down_in_the_middle_is_left_alone(site):
    it = site({"/muc": paged(listing(*range(1, 9))), "/tin/1": news(1)}
              | {f"/tin/{n}": close for n in range(2, 9)})  # fmt: skip
    report = it.run()
    assert (report.state, report.new) == ("degraded", 1)
    assert len([path for path in it.asked if path != "/tin/1" and "/tin/" in path]) == 5
    it.time.pass_by(timedelta(minutes=30))
    assert it.run().state == "failed"
    assert it.asked == []


def test_a_live_run_without_contact_is_refused(site):
    it = site({})
    with pytest.raises(UsageError, match="CONGDOAN_CONTACT"):
        it.run(contact=" ")


def test_private_addresses_are_refused_in_a_live_run(site):
    it = site({"/muc": listing(1)})
    report = harvest([it.source], HarvestPlan(run_id="r", started_at=START, data=it.data,
                                              contact="nguoi@mau.vn"))  # fmt: skip
    assert report.sources[0].failed == {"robots": 1}
    assert "private_address" in report.sources[0].detail
    assert it.server.connections == 0
    assert report.degraded


def test_neither_link_nor_redirect_leads_to_a_page_that_was_taken_down(site):
    it = site({"/muc": paged(listing(1, 2)), "/tin/2": redirect("/tin/1")} | articles(1))
    note(it.data / "archive", urls=[it.server.url("/tin/1")])
    report = it.run()
    assert (report.failed, report.state) == ({"erased": 2}, "ok")
    assert "/tin/1" not in it.asked
    assert not any(row["url"].endswith("/tin/1") for row in records(it.finish(report)))


def test_a_source_is_harvested_by_one_run_at_a_time(site):
    it = site({"/muc": listing(1)})
    with State(state_url(it.data, None)) as state:
        assert state.lease("mau", holder_name("other"), it.time.at)
        assert it.run().state == "skipped"
        assert it.asked == []


def test_a_killed_run_loses_nothing_and_fetches_nothing_twice(site):
    it = site({"/muc": paged(listing(1, 2, 3))} | articles(1, 2, 3))

    def stop(done, _total):
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        it.run(on_page=stop)
    it.run()
    assert [path for path in it.asked if "/tin/" in path] == ["/tin/3"]
    harvest([], it.plan)  # takes in what the killed run left
    warcs = sorted(it.data.glob("archive/2*/*.gz"))
    rows = [row["url"] for warc in warcs for row in read_index(warc).to_pylist()
            if row["role"] == "article"]  # fmt: skip
    assert sorted(rows) == [it.server.url(f"/tin/{n}") for n in (1, 2, 3)]


def test_progress_counts_articles(site):
    it = site({"/muc": paged(listing(1, 2))} | articles(1, 2))
    seen = []
    it.run(on_page=lambda done, total: seen.append((done, total)))
    assert seen == [(0, 2), (1, 2), (2, 2)]


def test_retired_sources_and_foreign_replays_are_skipped(site):
    it = site({}, status="retired")
    assert it.run().state == "skipped"
    gateway = Gateway(host="127.0.0.1", port=1, hosts=frozenset({"khac.vn"}))
    assert it.run(gateway=gateway).detail == "the replayed archive holds none of its hosts"


def test_a_replay_of_unknown_hosts_says_which_it_holds(monkeypatch, tmp_path):
    gateway = Gateway(host="127.0.0.1", port=1, hosts=frozenset({"khac.vn"}))
    with pytest.raises(UsageError, match=r"khac\.vn"):
        plan_harvest(data=tmp_path, gateway=gateway)


def test_the_report_says_it_in_one_line_and_in_a_table(replays):
    first = replays[1]
    assert first.summary() == "5 sources (5 ok): 45 new articles, 0 unchanged"
    assert [row["source"] for row in first.table()] == sorted(s.source_id for s in first.sources)
    assert not first.degraded


def test_every_enabled_source_of_the_project_can_be_planned(config, monkeypatch, tmp_path):
    monkeypatch.setenv("CONGDOAN_CONTACT", "nguoi@mau.vn")
    sources, plan = plan_harvest(data=tmp_path)
    assert {s.source_id for s in sources} == {s.source_id for s in load_registry(config).enabled()}
    assert plan.contact == "nguoi@mau.vn"


def test_a_run_does_not_begin_on_a_full_disk(site, monkeypatch, tmp_path):
    it = site({"/muc": listing(1)})
    report = it.run(disk_floor=10**18)
    assert (report.state, it.asked) == ("skipped", [])
    monkeypatch.setenv("CONGDOAN_DISK_FLOOR_MB", str(10**12))
    monkeypatch.setenv("CONGDOAN_CONTACT", "nguoi@mau.vn")
    with pytest.raises(UsageError, match="CONGDOAN_DISK_FLOOR_MB"):
        plan_harvest(data=tmp_path)

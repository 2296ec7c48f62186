"""The pure workflow over whole archives: foreign WARC files in, segments and releases out."""

import dataclasses
import json
import pickle
from collections import Counter
from datetime import UTC, datetime, timedelta
from operator import itemgetter
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from congdoan.archive.importer import import_warc
from congdoan.assemble import AssemblePlan, assemble, pending, plan_assembly, process_batch, publish
from congdoan.errors import ContractError
from congdoan.registry import load_registry
from congdoan.release import bundles
from congdoan.release.reading import open_release
from congdoan.sources import Listing
from congdoan.upkeep import take_down
from tests.fetch.fault_server import FaultServer, in_turn, status
from tests.fetch.fault_server import page as html
from tests.small_archive import HOST, HTML, PAGES, TEXT, page, planned, take_in, warc
from tests.small_site import Site

NOW = datetime(2026, 11, 20, tzinfo=UTC)


@pytest.fixture
def plan(tmp_path, config):
    """A data root beside the project's rules, with one more source."""
    return planned(tmp_path, config)


def roles(plan):
    rows = pq.read_table(plan.data / "observations" / "captures", partitioning=None).to_pylist()
    return {r["url"].removeprefix(HOST): (r["role"], r["reason"] or r["outcome"]) for r in rows}


def test_every_record_of_a_foreign_archive_gets_exactly_one_role(plan, tmp_path):
    take_in(plan, tmp_path)
    report = assemble(plan)
    assert roles(plan) == {
        "/robots.txt": ("robots", "ok"),
        "/": ("home", "ok"),
        "/tin-tuc/trang/2": ("listing", "ok"),
        "/tin/1": ("article", "ok"),
        "/tin/2": ("article", "ok"),
        "/in-bai/1": ("alias", "ok"),
        "/tin/3": ("article", "http_4xx"),
        "/tin/4": ("article", None),
        "/the/cong-doan": ("rejection", "not_union_news"),
        "/a.pdf": ("rejection", "not_html"),
        "https://ai.do.example.com/x": (None, "ok"),
    }
    assert report.unknown_hosts == {"ai.do.example.com": 1}
    assert report.rows["articles"] == 2


@pytest.mark.parametrize("accept", [True, False])
def test_without_the_sources_of_its_pages_nothing_is_published(plan, tmp_path, accept):
    take_in(plan, tmp_path)
    assemble(plan)
    forgotten = dataclasses.replace(plan, extra_sources=(), accept=accept)
    with pytest.raises(ContractError, match=r"soyte\.mau\.example\.vn \(.*--sources") as refused:
        assemble(forgotten)
    assert "--accept" not in str(refused.value)


def test_aliases_and_rejections_are_published(plan, tmp_path):
    take_in(plan, tmp_path)
    assemble(plan)
    release = open_release(tmp_path)
    assert release.article(f"{HOST}/in-bai/1")["url"] == f"{HOST}/tin/1"
    reasons = {
        r["url"].removeprefix(HOST): r["reason"] for r in release.table("rejections").to_pylist()
    }
    assert reasons == {"/the/cong-doan": "not_union_news", "/a.pdf": "not_html"}


def test_what_is_done_is_not_done_again_and_full_does_all(plan, tmp_path):
    take_in(plan, tmp_path)
    (batch,) = pending(plan)
    report = process_batch(batch, plan)
    assert (report.articles, report.aliases, report.records) == (2, 1, 11)
    assert pending(plan) == ()
    assert len(pending(AssemblePlan(data=plan.data, config=plan.config,
                                    extra_sources=plan.extra_sources, full=True))) == 1  # fmt: skip
    assert pickle.loads(pickle.dumps((batch, plan))) == (batch, plan)  # noqa: S301 - our own bytes


def test_a_damaged_segment_is_made_again(plan, tmp_path):
    take_in(plan, tmp_path)
    assemble(plan)
    (segment,) = (plan.data / "segments").glob("*.parquet")
    kept = segment.read_bytes()
    segment.write_bytes(kept[: len(kept) // 2])
    assert assemble(plan).version is None
    assert segment.read_bytes() == kept


def test_changed_rules_make_new_segments_and_until_then_the_old_ones_count(plan, tmp_path):
    take_in(plan, tmp_path)
    assemble(plan)
    source = plan.extra_sources[0] / "mau.yml"
    source.write_text(source.read_text(encoding="utf-8") + "select: {lead: '.sapo'}\n")
    assert len(pending(plan)) == 1
    assert (publish(plan).version, publish(plan).current) == (None, 1)
    source.write_text(source.read_text(encoding="utf-8") + "politeness: {delay_s: 9}\n")
    process_batch(pending(plan)[0], plan)
    assert pending(plan) == ()


def test_an_unverified_source_is_never_released(config, tmp_path):
    plan = planned(tmp_path, config, status="unverified")
    take_in(plan, tmp_path)
    assert pending(plan) == ()
    assert assemble(plan).current is None


def test_a_host_that_changed_hands_is_nobodys(config, tmp_path):
    plan = planned(tmp_path, config, until="2026-11-17")
    take_in(plan, tmp_path)
    take_in(plan, tmp_path, [(f"{HOST}/tin/7", 200, HTML, page(7))], "y.warc.gz", day=19)
    report = assemble(plan)
    assert report.rows["articles"] == 2
    assert report.unknown_hosts["soyte.mau.example.vn"] == 1


def test_an_unreadable_archive_file_is_reported_and_the_others_are_used(plan, tmp_path):
    take_in(plan, tmp_path)
    (plan.data / "archive" / "imported" / "broken.warc.gz").write_bytes(b"no archive at all")
    report = assemble(plan)
    assert report.rows["articles"] == 2
    assert any("broken.warc.gz" in problem for problem in report.problems)


def test_a_damaged_record_is_named_and_the_others_are_used(plan, tmp_path):
    path = warc(tmp_path / "x.warc.gz", PAGES)
    place = path.read_bytes().rindex(b"\x1f\x8b\x08")  # the last record
    content = bytearray(path.read_bytes())
    content[place + 60] ^= 255
    path.write_bytes(content)
    import_warc(path, plan.data / "archive")
    (problem,) = assemble(plan).problems
    assert f"at byte {place}: damaged record" in problem
    assert open_release(plan.data).table("articles").num_rows == 2


def test_an_edit_becomes_a_revision_with_its_cause(plan, tmp_path):
    take_in(plan, tmp_path)
    assemble(plan)
    take_in(plan, tmp_path, [(f"{HOST}/tin/1", 200, HTML, page(1, TEXT.replace("2.116", "2.120")))],
            "y.warc.gz", day=20)  # fmt: skip
    report = assemble(plan)
    assert (report.version, report.rows["revisions"]) == (2, 1)
    assert report.changes["articles update"] == 1
    assert set(report.causes) <= {"source_changed", "identity_changed"}


def test_an_empty_data_root_makes_no_release(plan):
    report = assemble(plan)
    assert (report.version, report.current, report.rows["articles"]) == (None, None, 0)


def test_a_plan_takes_the_settings_of_the_installation(monkeypatch, tmp_path):
    monkeypatch.setenv("CONGDOAN_DATA", str(tmp_path))
    monkeypatch.setenv("CONGDOAN_KEEP_BENEFICIARIES", "true")
    plan = plan_assembly(None, ["more"], accept=True)
    assert (plan.data, plan.keep_beneficiaries, plan.accept) == (tmp_path, True, True)
    assert plan.extra_sources == (Path("more"),)


# --- the real seed sites ------------------------------------------------------------------------


@pytest.fixture(scope="module")
def seeds(seed_sites, config, tmp_path_factory):
    """The seed archive assembled: plan, report, truth."""
    root = tmp_path_factory.mktemp("seeds")
    import_warc(seed_sites / "seed_sites.warc.gz", root / "archive")
    plan = AssemblePlan(data=root, config=config)
    lines = (seed_sites / "truth.jsonl").read_text(encoding="utf-8").splitlines()
    return plan, assemble(plan), [json.loads(line) for line in lines]


def test_the_seed_archive_has_five_sources_with_the_true_roles(seeds):
    plan, report, truth = seeds
    rows = pq.read_table(plan.data / "observations" / "captures", partitioning=None).to_pylist()
    found = {r["url"]: (r["role"], r["reason"]) for r in rows}
    wanted = {
        "union": ("article", None),
        "duplicate": ("alias", None),
        "other": ("rejection", "not_union_news"),
        "pdf": ("rejection", "pdf_only"),
        "soft404": ("rejection", "soft_404"),
    }
    assert {t["url"]: found[t["url"]] for t in truth} == {
        t["url"]: wanted[t["kind"]] for t in truth
    }
    assert [n for c in report.sources.values() if (n := c.articles)] == [4] * 5
    assert None not in Counter(r["role"] for r in rows)


def test_duplicates_of_the_seed_archive_are_aliases_and_the_edit_is_a_revision(seeds):
    plan, _, truth = seeds
    release = open_release(plan.data)
    for row in (t for t in truth if t["kind"] == "duplicate"):
        assert release.article(row["url"])["url"] == row["canonical_url"]
    (edited,) = (t for t in truth if t.get("earlier_captures"))
    (revision,) = release.table("revisions").to_pylist()
    assert revision["article_id"] == release.article(edited["url"])["article_id"]


def test_the_credited_copy_of_the_seed_archive_names_its_original(seeds):
    articles = open_release(seeds[0].data).table("articles").to_pylist()
    (copy,) = (a for a in articles if a["syndicated_of"])
    original = next(a for a in articles if a["article_id"] == copy["syndicated_of"])
    assert (copy["source_id"], original["source_id"]) == ("son_la_syt", "phu_tho_syt")


def test_assembling_the_seed_archive_again_changes_nothing(seeds):
    plan, _, _ = seeds
    assert assemble(plan).version is None


def turn_a_byte(path, place):
    """Damage one byte of a file."""
    content = bytearray(path.read_bytes())
    content[place] ^= 255
    path.write_bytes(content)


@pytest.mark.parametrize("place", [4, 300, -200, -4])
def test_a_damaged_segment_is_named_and_made_again(plan, tmp_path, place, caplog):
    take_in(plan, tmp_path)
    before = assemble(plan)
    (path,) = (plan.data / "segments").glob("*.parquet")
    turn_a_byte(path, place)
    again = assemble(plan)
    assert again.content_digest == before.content_digest
    assert path.name in " ".join(again.problems) + caplog.text


def last_seen(plan):
    """Days on which articles were last seen."""
    rows = pq.read_table(plan.data / "observations" / "captures", partitioning=None).to_pylist()
    seen = {r["article_id"]: r["captured_at"] for r in sorted(rows, key=itemgetter("captured_at"))}
    return {f"{moment:%Y-%m-%d}" for article_id, moment in seen.items() if article_id is not None}


@pytest.mark.parametrize("answer", ["304", "the same body"])
def test_a_visit_that_finds_nothing_new_is_a_sighting(config, tmp_path, answer):
    whole = html(page(1).encode(), 'ETag: "1"')
    known = in_turn(whole, status(304) if answer == "304" else whole)
    plan = planned(tmp_path, config)
    rules = tmp_path / "sources" / "mau.yml"
    rules.write_text(rules.read_text().replace("soyte.mau.example.vn", "127.0.0.1"))
    with FaultServer({"/tin/1": known}) as server:
        it = Site(lambda _paths: server, tmp_path, {})
        address = server.url("/tin/1")
        listing = Listing(kind="seeds", url=address, urls=(address,))
        it.source = it.source.model_copy(update={"listings": (listing,)})
        for days in (2, 0):
            it.finish(it.run())
            it.time.pass_by(timedelta(days=days))
    assemble(plan)
    assert last_seen(plan) == {"2026-03-04"}


@pytest.mark.parametrize("place", [4, 300, -200, -4])
def test_a_damaged_bundle_is_named_and_made_again(plan, tmp_path, place, caplog, monkeypatch):
    monkeypatch.setattr(bundles, "MANY", 1)
    take_in(plan, tmp_path)
    before = assemble(plan)
    (path,) = (plan.data / "segments").glob("*+*.parquet")
    turn_a_byte(path, place)
    again = assemble(plan)
    assert again.content_digest == before.content_digest
    assert path.name in " ".join(again.problems) + caplog.text
    assert assemble(plan).problems == ()


def test_full_makes_joined_segments_again(plan, tmp_path, monkeypatch):
    monkeypatch.setattr(bundles, "MANY", 1)
    take_in(plan, tmp_path)
    before = assemble(plan)
    assert pending(plan) == ()
    assert len(pending(dataclasses.replace(plan, full=True))) == 1
    assert assemble(dataclasses.replace(plan, full=True)).content_digest == before.content_digest
    assert len(list((plan.data / "segments").glob("*.parquet"))) == 1


def test_a_page_that_is_taken_down_leaves_its_bundle_too(plan, tmp_path, monkeypatch):
    monkeypatch.setattr(bundles, "MANY", 1)
    take_in(plan, tmp_path)
    assemble(plan)
    registry = load_registry(plan.config, plan.extra_sources)
    assert take_down(plan.data, f"{HOST}/tin/1", "asked", registry, NOW).segments == 1
    assert list((plan.data / "segments").glob("*.parquet")) == []

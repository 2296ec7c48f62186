"""From segments to a version: what is published, and when nothing is."""

import json
import shutil
import subprocess
from datetime import date

import duckdb
import pandas as pd
import polars as pl
import pytest

from congdoan.errors import ContractError, UsageError
from congdoan.records import Reason
from congdoan.release import schema, store
from congdoan.release.build import build
from congdoan.release.reading import open_release
from congdoan.sources import Expect, Rights
from tests.release.making import (
    HOST,
    accepted,
    article,
    body,
    corpus,
    facts,
    figure,
    rejected,
    segment,
    source,
)


def rows(numbers, hour=0):
    return [accepted(article(n), hour + n) for n in numbers]


@pytest.fixture
def published(tmp_path):
    """Twelve articles with a revision, an alias and a rejection, in two WARC files."""
    first = segment(tmp_path, *rows(range(12)), rejected(f"{HOST}/tin/99"), warc="a")
    twin = article(3, page=f"{HOST}/print/3")
    second = segment(
        tmp_path, accepted(article(1, text=body(70)), 90), accepted(twin, 91), warc="b"
    )
    report = build(corpus(first, second), tmp_path / "releases")
    return open_release(tmp_path), report


def test_naive_readers_of_each_folder_count_the_rows_of_the_manifest(published):
    release, _ = published
    for name, table in release.manifest["tables"].items():
        folder = release.path(name)
        assert len(pd.read_parquet(folder)) == table["rows"], name
        assert len(pl.read_parquet(folder / "*.parquet")) == table["rows"], name
        with duckdb.connect() as database:
            found = database.read_parquet(f"{folder}/*.parquet")
            assert len(found) == table["rows"], name
        assert release.table(name).schema.equals(schema.arrow_schema(name)), name


def test_every_file_has_the_digest_of_the_sums(published):
    release, _ = published
    done = subprocess.run(
        [shutil.which("sha256sum"), "-c", "--quiet", "SHA256SUMS"], cwd=release.folder, check=False
    )
    assert done.returncode == 0
    named = {
        line.split("  ")[1] for line in (release.folder / "SHA256SUMS").read_text().splitlines()
    }
    there = {p.relative_to(release.folder).as_posix() for p in release.folder.rglob("*.*")}
    assert there == named


def test_the_same_corpus_gives_the_same_bytes(published, tmp_path):
    release, _ = published
    again = tmp_path / "again"
    test_segments = [
        segment(again, *rows(range(12)), rejected(f"{HOST}/tin/99"), warc="a"),
        segment(again, accepted(article(1, text=body(70)), 90),
                accepted(article(3, page=f"{HOST}/print/3"), 91), warc="b"),
    ]  # fmt: skip
    build(corpus(*reversed(test_segments)), again / "releases")
    files = [p for p in release.folder.rglob("*") if p.is_file()]
    assert len(files) > 14
    for path in files:
        other = again / "releases" / "v000001" / path.relative_to(release.folder)
        assert path.read_bytes() == other.read_bytes(), path


def test_looking_again_and_finding_the_same_makes_no_version(tmp_path):
    first = segment(tmp_path, *rows(range(3)), warc="a")
    build(corpus(first), tmp_path / "releases")
    again = segment(tmp_path, *rows(range(3), hour=200), warc="b")
    report = build(corpus(first, again), tmp_path / "releases")
    assert (report.version, report.current) == (None, 1)
    assert "nothing changed" in report.summary()


def test_no_article_makes_no_version(tmp_path):
    report = build(corpus(segment(tmp_path, rejected(f"{HOST}/tin/9"))), tmp_path / "releases")
    assert (report.version, report.current, store.numbers(tmp_path / "releases")) == (
        None,
        None,
        [],
    )


def test_equal_parts_are_shared_with_the_previous_version(tmp_path):
    first = segment(tmp_path, *rows(range(3)), warc="a")
    build(corpus(first), tmp_path / "releases")
    december = segment(tmp_path, *rows(range(5, 7), hour=24 * 30), warc="b")
    build(corpus(first, december), tmp_path / "releases")
    old, new = (tmp_path / "releases" / v / "articles" for v in ("v000001", "v000002"))
    assert (old / "part-202611-000.parquet").samefile(new / "part-202611-000.parquet")
    assert (new / "part-202612-000.parquet").is_file()


def test_a_fall_that_no_edit_explains_needs_a_person(tmp_path):
    build(corpus(segment(tmp_path, *rows(range(10)))), tmp_path / "releases")
    few = corpus(segment(tmp_path / "few", *rows(range(3))))
    with pytest.raises(ContractError, match="articles would fall from 10 to 3 rows"):
        build(few, tmp_path / "releases")
    assert store.numbers(tmp_path / "releases") == [1]
    assert build(few, tmp_path / "releases", accept=True).version == 2


def test_a_wrong_span_stops_the_release_and_leaves_no_trace(tmp_path):
    found = article(1)
    wrong = figure(found)
    wrong = type(wrong)(
        **{n: getattr(wrong, n) for n in wrong.__dataclass_fields__} | {"span_end": 10**6}
    )
    made = corpus(segment(tmp_path, accepted(found, told=facts(found, figures=(wrong,)))))
    with pytest.raises(ContractError, match="points outside its text"):
        build(made, tmp_path / "releases")
    assert list((tmp_path / "releases").iterdir()) == []


def test_a_source_that_fails_its_expectation_keeps_its_last_good_rows(tmp_path):
    good = segment(tmp_path, *rows(range(4)), warc="a")
    build(corpus(good), tmp_path / "releases")
    bad = segment(tmp_path, *rows(range(20, 40)), warc="b")
    strict = source(expect=Expect.model_validate({"articles": {"max": 10}}))
    report = build(corpus(good, bad, sources=(strict,)), tmp_path / "releases")
    assert report.held_back == {"mau": "24 articles, expected at most 10"}
    assert (report.version, report.sources["mau"].articles) == (None, 4)
    assert report.held_since == {"mau": date(2026, 11, 16)}


def test_a_missing_value_that_is_expected_holds_the_source_back(tmp_path):
    strict = source(expect=Expect.model_validate({"fill": {"byline": 0.5}}))
    report = build(
        corpus(segment(tmp_path, *rows(range(4))), sources=(strict,)), tmp_path / "releases"
    )
    assert report.held_back == {"mau": "byline is filled in 0 of 4 articles, expected 50%"}
    assert report.version is None


def test_full_text_may_be_left_out_of_a_source(tmp_path):
    silent = source(rights=Rights(full_text="omit"))
    build(corpus(segment(tmp_path, *rows([1])), sources=(silent,)), tmp_path / "releases")
    row = open_release(tmp_path).table("articles").to_pylist()[0]
    assert row["text"] == row["title"] == article(1).title
    assert [block["kind"] for block in row["blocks"]] == ["title"]
    assert open_release(tmp_path).table("figures").num_rows == 1


def test_a_published_rejection_says_why(published):
    row = published[0].table("rejections").to_pylist()[0]
    assert (row["url"], row["reason"]) == (f"{HOST}/tin/99", Reason.SOFT_404)


def test_a_folder_that_cannot_be_written_is_named_in_a_sentence(tmp_path):
    (tmp_path / "releases").write_text("a file, not a folder")
    with pytest.raises(UsageError, match=r"cannot write to .*releases"):
        build(corpus(segment(tmp_path, *rows([1]))), tmp_path / "releases")


def test_the_manifest_tells_sources_archive_and_fingerprints(published):
    manifest = json.loads((published[0].folder / "MANIFEST.json").read_text())
    assert [w["file"] for w in manifest["archive"]] == ["2026/a.warc.gz", "2026/b.warc.gz"]
    assert manifest["sources"]["mau"]["fingerprint"] == {"rules": "r", "lexicon": "l", "code": "c"}
    assert manifest["built_at"] == "2026-11-19T21:00:00+00:00"

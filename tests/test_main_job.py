"""The whole way, from a replayed archive to tables, on the seed sites and on the demo.

The seed sites are beside the checkout and their tests are skipped where they are not; the demo is
always there. `truth.jsonl` of both has one row per article address.
"""

import dataclasses
import json
from collections import Counter
from pathlib import Path
from types import SimpleNamespace

import duckdb
import pandas as pd
import polars as pl
import pytest

from congdoan.archive.importer import import_warc
from congdoan.assemble import assemble, plan_assembly
from congdoan.harvest import harvest, plan_harvest, replaying
from congdoan.release.reading import list_releases, open_release
from congdoan.text import squeeze
from tests.conftest import ROOT, SHARED

REASONS = {"other": "not_union_news", "pdf": "pdf_only", "soft404": "soft_404"}
TEXTS = ["article_id", "url", "title", "lead", "text", "byline", "credited_source", "published_on"]


def replay(corpus, data):
    with replaying([corpus.warc]) as gateway:
        sources, plan = plan_harvest((), data, corpus.extra, gateway=gateway)
        harvested = harvest(sources, plan)
    return harvested, assemble(private(data, corpus))


def private(data, corpus):
    """A plan that keeps the names which public tables mask: the truth has them."""
    plan = plan_assembly(str(data), corpus.extra)
    return dataclasses.replace(plan, keep_beneficiaries=True)


def grams(text):
    words = squeeze(text).split()
    return Counter(tuple(words[i : i + 4]) for i in range(max(1, len(words) - 3)))


def shingle_f1(found, expected):
    """F1 of 4-gram multisets."""
    left, right = grams(found), grams(expected)
    both = sum((left & right).values())
    return 2 * both / (sum(left.values()) + sum(right.values()))


def blocks(article, *kinds):
    return [
        squeeze(article["text"][b["start"] : b["end"]])
        for b in article["blocks"]
        if b["kind"] in kinds
    ]


@pytest.fixture(scope="module", params=["seed", "demo"])
def corpus(request, tmp_path_factory):
    """One replayed corpus: its truth, its articles by address, its release and a second replay."""
    if request.param == "seed" and not SHARED.is_dir():
        pytest.skip("the seed sites are not beside the checkout")
    home = SHARED if request.param == "seed" else ROOT / "tests" / "gold" / "demo"
    demo = ROOT / "data" / "demo"
    made = SimpleNamespace(
        warc=SHARED / "seed_sites.warc.gz"
        if request.param == "seed"
        else demo / "demo_sites.warc.gz",
        extra=[] if request.param == "seed" else [str(demo / "sources")],
        data=tmp_path_factory.mktemp(request.param),
    )
    lines = (home / "truth.jsonl").read_text(encoding="utf-8").splitlines()
    made.truth = [json.loads(line) for line in lines]
    made.union = [row for row in made.truth if row["kind"] == "union"]
    made.first = replay(made, made.data)
    made.second = replay(made, made.data)
    made.release = open_release(made.data)
    made.articles = {row["url"]: row for row in made.release.table("articles").to_pylist()}
    return made


def test_every_union_page_is_an_article_and_nothing_else_is(corpus):
    assert set(corpus.articles) == {row["url"] for row in corpus.union}


def test_every_other_page_is_rejected_for_its_reason(corpus):
    found = {row["url"]: row["reason"] for row in corpus.release.table("rejections").to_pylist()}
    expected = {r["url"]: REASONS[r["kind"]] for r in corpus.truth if r["kind"] in REASONS}
    assert {url: found.get(url) for url in expected} == expected


@pytest.mark.parametrize("key", ["title", "published_on"])
def test_titles_and_dates_are_exact(corpus, key):
    for row in corpus.union:
        assert squeeze(str(corpus.articles[row["url"]][key])) == row[key], row["url"]


def test_the_lead_is_there_where_the_page_has_one(corpus):
    for row in corpus.union:
        if row["lead"] is not None:
            assert squeeze(corpus.articles[row["url"]]["lead"] or "") == row["lead"], row["url"]


def test_bodies_are_whole_and_clean(corpus):
    for row in corpus.union:
        article = corpus.articles[row["url"]]
        found = "\n".join(blocks(article, "paragraph", "list", "table"))
        assert shingle_f1(found, "\n".join(row["paragraphs"])) >= 0.98, row["url"]


def test_captions_and_bylines_are_found(corpus):
    captions, bylines = [], []
    for row in corpus.union:
        article = corpus.articles[row["url"]]
        found = blocks(article, "caption")
        captions += [caption in found for caption in row["captions"]]
        bylines.append(article["byline"] == row["byline"])
    assert sum(captions) / len(captions) >= 0.95
    assert sum(bylines) / len(bylines) >= 0.95


def test_a_second_replay_stores_no_body_and_makes_no_version(corpus):
    harvested, released = corpus.second
    assert sum(source.new for source in harvested.sources) == 0
    assert sum(source.unchanged for source in harvested.sources) > 0
    assert released.version is None
    assert len(list_releases(corpus.data)) == 1


def test_plain_readers_read_the_rows_of_the_manifest(corpus):
    for name, table in corpus.release.manifest["tables"].items():
        folder = corpus.release.path(name)
        pattern = str(folder / "*.parquet")
        with duckdb.connect() as database:
            query = f"select count(*) from '{pattern}'"  # noqa: S608 - our own folder
            counted = database.execute(query).fetchall()[0][0]
        polars = pl.scan_parquet(pattern).select(pl.len()).collect().item()
        assert {len(pd.read_parquet(folder)), counted, polars} == {table["rows"]}, name


@pytest.fixture(scope="module")
def imported(corpus, tmp_path_factory):
    """The same WARC file taken in by the back door."""
    data = tmp_path_factory.mktemp("imported")
    import_warc(Path(corpus.warc), data / "archive")
    assemble(private(data, corpus))
    return open_release(data)


def test_an_import_gives_the_same_articles_and_mentions(corpus, imported):
    assert by_id(imported, "articles", TEXTS) == by_id(corpus.release, "articles", TEXTS)
    spans = ["article_id", "ordinal", "span_start", "span_end", "surface", "type", "norm"]
    assert by_id(imported, "mentions", spans) == by_id(corpus.release, "mentions", spans)


def by_id(release, name, columns):
    return sorted(map(str, release.table(name, columns).to_pylist()))


def test_duplicates_become_aliases_of_their_article(corpus, imported):
    aliases = {r["url"]: r["aliases"] for r in imported.table("articles").to_pylist()}
    for row in corpus.truth:
        if row["kind"] == "duplicate":
            assert any(row["url"].split("&")[0] in alias for alias in aliases[row["canonical_url"]])


def test_the_earlier_capture_of_an_edited_article_becomes_a_revision(corpus, imported):
    edited = [row for row in corpus.union if row.get("earlier_captures")]
    revised = {r["article_id"]: r["text"] for r in imported.table("revisions").to_pylist()}
    articles = {r["url"]: r for r in imported.table("articles").to_pylist()}
    assert edited
    for row in edited:
        article = articles[row["url"]]
        assert (article["article_id"] in revised) == (article["revisions"] > 0)
    assert revised

"""Every article of the seed sites and the demo: union news is kept, all other news refused."""

import json
from pathlib import Path

import pytest

from congdoan.archive.reader import read
from congdoan.classify.relevance import classify, load_relevance
from congdoan.extract.page import extract
from congdoan.records import Article, Relevance
from congdoan.registry import load_registry

ROOT = Path(__file__).parents[2]
DEMO = ROOT / "data" / "demo"


@pytest.fixture(scope="module", params=["seeds", "demo"])
def judged(request):
    """(row of the truth, judgement) of every article."""
    warc, truth, folders = (
        DEMO / "demo_sites.warc.gz",
        ROOT / "tests/gold/demo/truth.jsonl",
        [DEMO / "sources"],
    )
    if request.param == "seeds":
        folder = request.getfixturevalue("seed_sites")
        warc, truth, folders = folder / "seed_sites.warc.gz", folder / "truth.jsonl", []
    registry, rules = load_registry(ROOT / "config", folders), load_relevance(ROOT / "config")
    captures = {r.url: r.capture for r in read(warc) if r.capture is not None}
    rows = map(json.loads, truth.read_text(encoding="utf-8").splitlines())
    read_rows = [(r, extract(captures[r["url"]], registry.owner(r["url"]))) for r in rows]
    return [
        (row, classify(found, registry.owner(row["url"]), rules))
        for row, found in read_rows
        if isinstance(found, Article)
    ]


def test_union_news_and_nothing_else_is_relevant(judged):
    for row, judgement in judged:
        assert isinstance(judgement, Relevance) == (row["kind"] != "other"), (
            row["title"],
            judgement,
        )


def test_scores_of_both_kinds_are_apart(judged):
    scores = [j.score for _, j in judged if isinstance(j, Relevance)]
    assert min(scores) >= 0.7

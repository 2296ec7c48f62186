"""Every page of the seed sites and of the demo against what a reader would take from it."""

from __future__ import annotations

import json
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest

from congdoan import urls
from congdoan.archive.reader import read
from congdoan.extract.page import extract
from congdoan.records import Article, Capture, Reason, Rejection
from congdoan.registry import load_registry
from congdoan.sources import Select, Source

ROOT = Path(__file__).parents[2]
DEMO = ROOT / "data" / "demo"
WORDS = 4  # of a shingle


@dataclass(frozen=True)
class Case:
    """One row of the truth and what became of its newest capture."""

    row: dict
    source: Source
    found: Article | Rejection

    def block(self, *kinds):
        return [self.found.text[b.start : b.end] for b in self.found.blocks if b.kind in kinds]


def _newest(warc: Path) -> dict[str, Capture]:
    captures = [r.capture for r in read(warc) if r.capture is not None]
    return {c.url: c for c in sorted(captures, key=lambda c: c.captured_at)}


def _cases(warc: Path, truth: Path, folders: list[Path], *, generic: bool) -> list[Case]:
    registry = load_registry(ROOT / "config", folders)
    captures = _newest(warc)
    cases = []
    for line in truth.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        source = registry.owner(row["url"])
        if generic:
            source = source.model_copy(update={"select": Select(), "own_select": ()})
        cases.append(Case(row, source, extract(captures[row["url"]], source)))
    return cases


@pytest.fixture(scope="module", params=["seeds", "demo"])
def place(request):
    """WARC file, truth and further source folders of one set of sites."""
    if request.param == "demo":
        return DEMO / "demo_sites.warc.gz", ROOT / "tests/gold/demo/truth.jsonl", [DEMO / "sources"]
    folder = request.getfixturevalue("seed_sites")
    return folder / "seed_sites.warc.gz", folder / "truth.jsonl", []


@pytest.fixture(scope="module")
def cases(place):
    """All pages, read by the rules."""
    return _cases(*place, generic=False)


@pytest.fixture(scope="module")
def without_rules(place):
    """All pages, read as if no rule were known."""
    return _cases(*place, generic=True)


def of_kind(cases, *kinds):
    return [c for c in cases if c.row["kind"] in kinds]


def f1(got: str, wanted: str) -> float:
    """Harmonic mean of precision and recall over shingles of four words."""
    grams = []
    for text in (got, wanted):
        words = text.split()
        ends = range(max(1, len(words) - WORDS + 1))
        grams.append(Counter(tuple(words[i : i + WORDS]) for i in ends))
    return 2 * (grams[0] & grams[1]).total() / (grams[0].total() + grams[1].total())


def body_f1(case: Case) -> float:
    return f1(
        "\n".join(case.block("paragraph", "list", "table")), "\n".join(case.row["paragraphs"])
    )


def test_union_pages_and_their_twins_are_articles_with_exact_title_and_date(cases):
    for case in of_kind(cases, "union", "duplicate", "other"):
        assert isinstance(case.found, Article), case
        assert case.found.title == case.row["title"]
        assert str(case.found.published_on) == case.row["published_on"], case.row["url"]


def test_rules_and_not_the_generic_path_read_every_page(cases):
    ways = {c.found.extraction for c in cases if isinstance(c.found, Article)}
    assert ways <= {"family_rule", "source_rule"}


def test_leads_are_there_once_and_only_where_the_page_has_one(cases):
    for case in of_kind(cases, "union", "duplicate", "other"):
        assert case.found.lead == case.row["lead"], case.row["url"]
        assert case.row["lead"] not in case.block("paragraph")


def test_body_text_is_complete_and_nothing_else_on_every_page(cases):
    for case in of_kind(cases, "union", "duplicate", "other"):
        assert body_f1(case) >= 0.98, case.row["url"]
        paragraphs = case.block("paragraph", "list", "table")
        assert paragraphs == case.row["paragraphs"], case.row["url"]


def test_captions_stand_in_place(cases):
    for case in of_kind(cases, "union", "duplicate", "other"):
        kinds = [b.kind for b in case.found.blocks if b.kind in ("paragraph", "list", "caption")]
        order = ["c" if k == "caption" else "p" for k in kinds]
        assert case.block("caption") == case.row["captions"], case.row["url"]
        assert order == [name[0] for name in case.row["order"]], case.row["url"]


def test_bylines_credits_and_attachments_are_those_of_the_page(cases):
    for case in of_kind(cases, "union", "duplicate", "other"):
        assert case.found.byline == case.row["byline"], case.row["url"]
        assert case.found.credited_url == case.row["credited_source"], case.row["url"]
        assert list(case.found.attachments) == case.row["attachments"], case.row["url"]


def test_pages_without_an_article_are_refused_with_their_reason(cases):
    wanted = {"pdf": Reason.PDF_ONLY, "soft404": Reason.SOFT_404}
    for case in of_kind(cases, *wanted):
        assert isinstance(case.found, Rejection), case.row["url"]
        assert case.found.reason is wanted[case.row["kind"]], case.row["url"]


def test_a_refused_file_page_keeps_title_and_date(cases):
    for case in of_kind(cases, "pdf"):
        assert case.found.title == case.row["title"]
        assert str(case.found.published_on) == case.row["published_on"]


def test_other_addresses_of_an_article_have_its_id(cases):
    for case in of_kind(cases, "union", "duplicate", "other"):
        key = case.source.key(case.row["canonical_url"])
        assert case.found.article_id == urls.article_id(key), case.row["url"]


def test_the_generic_path_alone_dates_nothing_wrongly_and_keeps_the_text(without_rules, capsys):
    articles = [c for c in without_rules if isinstance(c.found, Article)]
    wrong = [
        c for c in articles if str(c.found.published_on) not in (c.row["published_on"], "None")
    ]
    scores = sorted(body_f1(c) for c in articles)
    titles = sum(c.found.title == c.row["title"] for c in articles) / len(articles)
    with capsys.disabled():
        sys.stdout.write(
            f"\ngeneric path: {len(articles)} pages, wrong dates {len(wrong)}, title {titles:.2f}, "
            f"F1 lowest {scores[0]:.3f} median {scores[len(scores) // 2]:.3f}\n"
        )
    assert not wrong
    assert titles >= 0.97
    assert scores[0] >= 0.95


def test_the_generic_path_refuses_what_the_rules_refuse(without_rules):
    for case in of_kind(without_rules, "pdf", "soft404"):
        assert isinstance(case.found, Rejection), case.row["url"]
    for case in of_kind(without_rules, "union", "duplicate", "other"):
        assert isinstance(case.found, Article), case.row["url"]

"""The page set: read by rules and with all rules off, and the family of every page recognised."""

import pytest

from congdoan.extract.page import extract
from congdoan.registry import load_registry
from tests.pages.score import PAGES, kept_pages, score, source_of, table
from tests.pages.variants import variants

CONFIG = PAGES.parents[1] / "config"
KEPT = list(kept_pages())
UNSEEN = [page for page in KEPT if page.family == "yet_unseen"]
KNOWN = [page for page in KEPT if page.family != "yet_unseen"]
UNKNOWN = {
    "static_tables",
    "rejected",
    "yet_unseen",
}  # pages of no content system, or of no article
SHOWS_NOTHING = {"aspnet_slug_html/b", "aspnet_slug_html/c"}  # own systems that leave no sign


@pytest.fixture(scope="module")
def registry():
    """The families as configured."""
    return load_registry(CONFIG)


@pytest.fixture(scope="module", params=["ruled", "generic"])
def scores(request, registry):
    """All pages, by the rules and without any."""
    return [score(p, source_of(p, registry, rules=request.param == "ruled")) for p in KEPT]


def test_the_set_has_sixty_pages_and_three_of_every_family():
    families = [p.family for p in KEPT]
    assert len(KEPT) >= 60
    assert all(families.count(f) >= 3 for f in families)


def test_titles_and_dates_are_exact_and_no_date_is_wrong(scores):
    figures = table(scores)
    assert figures["title"] >= 0.985
    assert figures["date"] >= 0.985
    assert figures["wrong_date"] == 0


def test_text_is_complete_and_nothing_else(scores):
    figures = table(scores)
    assert figures["f1_median"] >= 0.985
    assert figures["f1_lowest"] >= 0.95, [(s.name, s.faults) for s in scores if s.f1 < 0.95]


def test_leads_captions_bylines_and_credits_are_those_of_the_page(scores):
    figures = table(scores)
    assert min(figures["lead"], figures["captions"], figures["credit"]) >= 0.97
    assert figures["byline"] >= 0.95


def test_pages_without_an_article_are_refused_with_their_reason(scores):
    assert table(scores)["rejections"] == 1


@pytest.mark.parametrize("rules", [True, False], ids=["ruled", "generic"])
def test_other_articles_and_other_furniture_in_the_same_skins_are_read_as_well(rules, registry):
    figures = table(score(p, source_of(p, registry, rules=rules)) for p in variants(2))
    assert min(figures[part] for part in ("title", "date", "captions", "credit")) >= 0.985
    assert min(figures["lead"], figures["byline"]) >= 0.96
    assert figures["f1_lowest"] >= 0.95
    assert figures["wrong_date"] == 0


@pytest.mark.parametrize("page", UNSEEN, ids=lambda page: page.name)
def test_a_page_of_no_known_site_is_read_exactly_whatever_family_it_resembles(page, registry):
    host = page.capture.url.split("/")[2]
    found = score(page, registry.stranger(host, page.capture.body))
    assert found.faults == []


@pytest.mark.parametrize("page", KNOWN, ids=lambda page: page.name)
def test_a_page_shows_its_own_family_and_no_other(page, registry):
    found = registry.stranger("unknown.example", page.capture.body).family
    expected = None if page.family in UNKNOWN or page.name in SHOWS_NOTHING else page.family
    assert found == expected


def test_output_is_the_same_whatever_was_read_before(registry):
    sources = {p.name: source_of(p, registry, rules=len(p.name) % 2 == 0) for p in KEPT}
    first = {p.name: extract(p.capture, sources[p.name]) for p in KEPT}
    for order in (KEPT[::-1], KEPT[::2] + KEPT[1::2]):
        assert all(extract(p.capture, sources[p.name]) == first[p.name] for p in order)

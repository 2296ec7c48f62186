"""A source is go when all is right; a wrong rule is no go and the key to change is named."""

import dataclasses
from datetime import timedelta

import pytest

from congdoan.errors import UsageError
from congdoan.onboarding.asking import Way, asking
from congdoan.onboarding.commission import commission
from congdoan.records import Outcome
from congdoan.sources import Host, Source
from tests.onboarding.making import demo_registry, demo_way

DRUPAL, DNN, SHAREPOINT = "demo_ha_giang_congdoan", "demo_thanh_hoa_syt", "demo_lam_dong_syt"
VNPT, PAPER = "demo_can_tho_syt", "demo_dak_lak_bao"


@pytest.fixture(scope="module")
def way():
    with demo_way() as found:
        yield found


@pytest.fixture
def registry(config):
    return demo_registry(config)


def planted(source, select=None, listing=None, **changes):
    """The source with wrong rules of its own."""
    content = source.model_dump()
    content["select"] |= select or {}
    content["own_select"] = tuple(select or ())
    if listing:
        content["listings"] = [content["listings"][0] | listing]
    return Source.model_validate(content | changes)


@pytest.mark.parametrize("source_id", [DRUPAL, DNN, SHAREPOINT, VNPT, PAPER])
def test_the_right_rules_are_a_go(source_id, registry, way):
    verdict = commission(registry.sources[source_id], way, registry)
    assert verdict.problems == ()
    assert verdict.go
    assert len(verdict.samples) == 3
    assert verdict.requests <= 6


WRONG = [
    (DRUPAL, {"select": {"title": (".clock, .site-name, footer",)}}, "select.title"),
    (DRUPAL, {"select": {"title": (".no-such-title",)}}, "select.title"),
    (DRUPAL, {"select": {"body": (".no-such-body",)}}, "select.body"),
    (DRUPAL, {"select": {"body": (".submitted",)}}, "select.body"),
    (VNPT, {"select": {"body": ("h1",)}}, "select.body"),
    (DRUPAL, {"select": {"date": (".no-such-date",)}}, "select.date"),
    (DNN, {"select": {"date_order": "dmy"}}, "select.date_order"),
    (PAPER, {"select": {"date": ("footer",)}}, "select.date"),
    (DRUPAL, {"select": {"title": ("h1[",)}}, "select"),
    (VNPT, {"article_url": r"^/bai-viet/\d+$"}, "article_url"),
    (VNPT, {"listing": {"url": "https://soyte.cantho.example/khong-co"}}, "listings[0].url"),
    (DRUPAL, {"listing": {"pages": "?trang={n}"}}, "listings[0].pages"),
    (SHAREPOINT, {"hosts": {"soyte.lamdong.invalid": Host()}}, "hosts"),
    (SHAREPOINT, {"listings": ()}, "listings"),
]


@pytest.mark.parametrize(("source_id", "wrong", "key"), WRONG)
def test_a_planted_wrong_rule_is_no_go_and_names_the_key(source_id, wrong, key, registry, way):
    source = planted(registry.sources[source_id], **wrong)
    verdict = commission(source, way, registry)
    assert not verdict.go
    assert key in {problem.key for problem in verdict.problems}


def test_the_links_of_a_listing_suggest_the_pattern_that_is_missing(registry, way):
    source = planted(registry.sources[VNPT], article_url="^/bai-viet/")
    (problem,) = commission(source, way, registry).problems
    assert r"-(?P<id>\d+)$" in problem.what


def test_another_family_on_the_pages_is_advice(registry, way):
    source = registry.sources[DRUPAL]
    other = source.model_copy(update={"family": "dnn"})
    verdict = commission(other, way, registry)
    assert [a.key for a in verdict.advice] == ["family"]
    assert "drupal" in verdict.advice[0].what


def test_what_robots_forbids_is_no_go(registry, way):
    source = registry.sources[VNPT]
    closed = planted(source, listing={"url": f"{source.homepage}admin/tin", "pages": None})
    (problem,) = commission(closed, way, registry).problems
    assert problem.key == "status"
    assert "robots" in problem.what


def test_a_site_that_cannot_be_reached_is_no_matter_of_its_robots(registry):
    source = planted(
        registry.sources[VNPT],
        hosts={"127.0.0.1": Host()},
        homepage="http://127.0.0.1/",
        listing={"url": "http://127.0.0.1/tin-tuc", "pages": None},
    )
    (problem,) = commission(source, Way(contact="nguoi@mau.vn"), registry).problems
    assert problem.key == "hosts"
    assert "private_address" in problem.what
    assert "forbids" not in problem.what


def test_a_live_trial_without_contact_is_refused(registry):
    with pytest.raises(UsageError, match="CONGDOAN_CONTACT"):
        commission(registry.sources[DRUPAL], Way(), registry)


def test_a_live_trial_reaches_no_loopback_address(registry):
    asleep = dataclasses.replace(Way().clock, sleep=lambda _seconds: None)
    way = Way(contact="x@example.org", clock=asleep)
    source = planted(registry.sources[DRUPAL], hosts={"127.0.0.1": Host()})
    with asking(source, way) as fetcher:
        got = fetcher.get("http://127.0.0.1:9/")
    assert got.outcome in (Outcome.ROBOTS, Outcome.PRIVATE_ADDRESS)


def test_a_date_in_the_future_of_the_capture_is_noticed(registry, way):
    from congdoan.onboarding.judging import judged  # noqa: PLC0415

    source = registry.sources[DRUPAL]
    sample = commission(source, way, registry).samples[0]
    early = dataclasses.replace(
        sample,
        capture=dataclasses.replace(
            sample.capture, captured_at=sample.capture.captured_at - timedelta(days=9999)
        ),
    )
    assert any("future" in p.what for p in judged(source, [early]))

"""Kept pages are read as kept; a new source is one YAML file and one kept page."""

import json

import pytest
import yaml

from congdoan.classify.relevance import load_relevance
from congdoan.errors import ConfigError, UsageError
from congdoan.onboarding.doors import saved_page
from congdoan.onboarding.kept import differences, keep, kept_pages, load_kept
from congdoan.registry import load_registry
from tests.conftest import ROOT
from tests.onboarding.making import DRUPAL, SENTENCES, SHAREPOINT, demo_registry, page

CASES = sorted((ROOT / "tests" / "pages").glob("*/*/expected.json"))
SOURCE = {
    "publisher": {"name": "x", "name_en": "x", "kind": "labour_federation"},
    "province": "vn-lao-cai",
    "status": "unverified",
}
ADDED = {
    "drupal": (DRUPAL, "https://congdoan.example/noi-dung/tong-ket", "^/noi-dung/"),
    "sharepoint": (SHAREPOINT, "http://syt.example/tin.aspx?ItemID=7", r"ItemID=(?P<id>\d+)"),
}


@pytest.fixture
def rules(config):
    return load_relevance(config)


@pytest.mark.parametrize("path", CASES, ids=lambda p: f"{p.parts[-3]}/{p.parts[-2]}")
def test_a_kept_page_is_read_as_a_person_found_right(path, config, rules):
    assert differences(load_kept(path.parent), demo_registry(config), rules) == ()


def test_there_are_kept_pages():
    assert len(CASES) >= 2


def added(family, tmp_path, config, **changes):
    """A new source: its YAML file and the saved page, nothing else."""
    skin, url, pattern = ADDED[family]
    host = url.split("/")[2]
    content = SOURCE | {"title": host, "homepage": f"https://{host}/", "hosts": {host: {}}}
    content |= {"family": family, "article_url": pattern} | changes
    (tmp_path / "sources").mkdir(exist_ok=True)
    (tmp_path / "sources" / "new_source.yml").write_text(yaml.safe_dump(content), encoding="utf-8")
    (tmp_path / "saved.html").write_text(page(skin), encoding="utf-8")
    registry = load_registry(config, [tmp_path / "sources"])
    return registry, saved_page(tmp_path / "saved.html", url)


@pytest.mark.parametrize("family", ADDED)
def test_a_source_is_added_with_one_yaml_file_and_one_kept_page(family, tmp_path, config, rules):
    registry, capture = added(family, tmp_path, config)
    keep(capture, registry.sources["new_source"], rules, tmp_path / "pages", "first")
    (kept,) = kept_pages(tmp_path / "pages")
    assert kept.expected["title"] == "Công đoàn ngành Y tế tổng kết năm"
    assert kept.expected["published_on"] == "2021-01-05"
    assert kept.expected["is_union_news"] is True
    assert [text for _, text in kept.expected["body"]] == SENTENCES
    assert differences(kept, registry, rules) == ()


@pytest.mark.parametrize("family", ADDED)
def test_a_rule_that_breaks_later_fails_the_kept_page(family, tmp_path, config, rules):
    registry, capture = added(family, tmp_path, config)
    keep(capture, registry.sources["new_source"], rules, tmp_path / "pages", "first")
    worse, _ = added(family, tmp_path, config, select={"date_order": "mdy"})
    (kept,) = kept_pages(tmp_path / "pages")
    told = differences(kept, worse, rules)
    assert told == ("published_on: expected '2021-01-05', found '2021-05-01'",)


def test_a_case_is_never_overwritten_by_another_page(tmp_path, config, rules):
    registry, capture = added("drupal", tmp_path, config)
    source = registry.sources["new_source"]
    keep(capture, source, rules, tmp_path / "pages", "first")
    (tmp_path / "saved.html").write_text("<html></html>", encoding="utf-8")
    with pytest.raises(UsageError, match="--case"):
        keep(saved_page(tmp_path / "saved.html", capture.url), source, rules, tmp_path / "pages",
             "first")  # fmt: skip


def test_a_broken_expected_file_is_named(tmp_path):
    folder = tmp_path / "s" / "c"
    folder.mkdir(parents=True)
    (folder / "expected.json").write_text(json.dumps({"source_id": "s"}), encoding="utf-8")
    with pytest.raises(ConfigError, match=r"expected\.json"):
        list(kept_pages(tmp_path))

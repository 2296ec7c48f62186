"""Archived pages read again under edited rules: what gets better and what gets worse."""

import pytest
import yaml

from congdoan.archive.importer import import_warc
from congdoan.errors import UsageError
from congdoan.onboarding.doctor import checkup, edited, last_pages
from tests.onboarding.making import DEMO, WARC, demo_registry

SOURCE = "demo_thanh_hoa_syt"


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    folder = tmp_path_factory.mktemp("data") / "archive"
    import_warc(WARC, folder)
    return folder


@pytest.fixture
def registry(config):
    return demo_registry(config)


def rewritten(tmp_path, name, folder, **changes):
    content = yaml.safe_load((folder / f"{name}.yml").read_text(encoding="utf-8"))
    path = tmp_path / f"{name}.yml"
    path.write_text(yaml.safe_dump(content | changes, allow_unicode=True), encoding="utf-8")
    return path


def examined(archive, registry, rules, family=None):
    before = registry.sources[SOURCE]
    after = edited(registry, before, rules, family, [DEMO / "sources"])
    return checkup(last_pages(archive, before, 20), before, after)


def test_only_article_pages_of_the_source_are_read_newest_first(archive, registry):
    source = registry.sources[SOURCE]
    pages = last_pages(archive, source, 5)
    moments = [page.captured_at for page in pages]
    assert len(pages) == len({p.url for p in pages}) == 5
    assert moments == sorted(moments, reverse=True)
    assert all(source.article_match(page.url) for page in pages)


def test_the_same_rules_change_nothing(archive, registry, tmp_path):
    found = examined(archive, registry, rewritten(tmp_path, SOURCE, DEMO / "sources"))
    assert found.pages > 5
    assert found.changes == ()
    assert all(before == after for before, after in found.fill.values())


def test_a_worse_rule_shows_in_fill_rates_and_in_the_text(archive, registry, tmp_path):
    rules = rewritten(tmp_path, SOURCE, DEMO / "sources",
                      select={"date_order": "mdy", "drop": [".DNNModuleContent p"]})  # fmt: skip
    found = examined(archive, registry, rules)
    before, after = found.fill["text"]
    assert after < before or any(line.startswith("-") for c in found.changes for line in c.lines)
    assert found.changes


def test_another_order_of_dates_is_told_page_by_page(archive, registry, tmp_path):
    rules = rewritten(tmp_path, SOURCE, DEMO / "sources", select={"date_order": "dmy"})
    found = examined(archive, registry, rules)
    changed = {c.url: c.fields.get("published_on") for c in found.changes}
    assert changed["https://soyte.thanhhoa.example/Tin-tuc/Chi-tiet/ArticleId/5544/tabid/142"] == (
        "2024-12-04", "2024-04-12",
    )  # fmt: skip


def test_an_edited_family_is_tried_on_its_sources(archive, registry, tmp_path, config):
    bare = rewritten(tmp_path, SOURCE, DEMO / "sources", select={})
    family = rewritten(tmp_path, "dnn", config / "families", select={"title": [".nothing"]})
    before = edited(registry, registry.sources[SOURCE], bare, None, [])
    after = edited(registry, before, bare, family, [])
    found = checkup(last_pages(archive, before, 20), before, after)
    assert found.by_rule[1] == 0 < found.by_rule[0]


def test_a_family_of_others_is_refused(registry, config):
    with pytest.raises(UsageError, match="no family"):
        edited(registry, registry.sources[SOURCE], None, config / "families" / "drupal.yml",
               [DEMO / "sources"])  # fmt: skip

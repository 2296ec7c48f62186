"""A source needs one YAML file and one kept page, and no Python."""

import dataclasses

import pytest

from congdoan.extract.page import extract
from congdoan.records import Article
from congdoan.registry import load_registry
from tests.pages.score import PAGES, kept_pages

CONFIG = PAGES.parents[1] / "config"
FILE = """\
title: Công đoàn ngành Y tế tỉnh Mẫu Sơn
publisher: {{name: Công đoàn ngành Y tế, name_en: Health union, kind: labour_federation}}
homepage: https://{host}/
hosts: {{{host}: {{until: null}}}}
family: {family}
status: unverified
"""


@pytest.mark.parametrize("name", ["nukeviet/a", "liferay/a"])
def test_a_yaml_file_of_a_known_family_reads_its_kept_page(name, tmp_path):
    page = next(p for p in kept_pages() if p.name == name)
    host = page.capture.url.split("/")[2]
    text = FILE.format(host=host, family=page.family)
    (tmp_path / "mau_son_cdn.yml").write_text(text, encoding="utf-8")
    source = load_registry(CONFIG, [tmp_path]).owner(page.capture.url)
    found = extract(dataclasses.replace(page.capture, source_id=source.source_id), source)
    assert isinstance(found, Article)
    assert found.extraction == "family_rule"
    assert (found.title, str(found.published_on)) == (page.row["title"], page.row["published_on"])
    assert source.article_match(page.capture.url)

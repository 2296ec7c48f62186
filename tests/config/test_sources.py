"""Source and family files: every one loads, mistakes are named."""

import pytest
import yaml

from congdoan.errors import ConfigError
from congdoan.provinces import load_provinces
from congdoan.records import Role
from congdoan.registry import load_registry, load_source

GOOD = {
    "title": "Liên đoàn Lao động tỉnh Hà Giang",
    "publisher": {"name": "LĐLĐ", "name_en": "Federation", "kind": "labour_federation"},
    "province": "vn-ha-giang",
    "homepage": "https://a.example/",
    "hosts": {"a.example": {}},
    "listings": [
        {"kind": "query_page", "url": "https://a.example/tin", "pages": "?page={n}", "next_page": 1}
    ],
    "article_url": r"^/tin/[\w-]+-(?P<id>\d+)$",
    "url": {"twins": [["^/amp/", "/"]], "drop_params": ["print"]},
}


def written(tmp_path, **changes):
    path = tmp_path / "ha_giang.yml"
    path.write_text(yaml.safe_dump({**GOOD, **changes}, allow_unicode=True), encoding="utf-8")
    return path


def test_every_source_of_the_project_loads_and_names_a_known_province(config):
    provinces = load_provinces(config).by_id
    registry = load_registry(config)
    assert len(registry.enabled()) >= 5
    assert all(s.province is None or s.province in provinces for s in registry)


def test_a_misspelt_key_is_an_error_that_names_file_and_key(tmp_path):
    with pytest.raises(ConfigError, match=r"ha_giang\.yml: key 'homepge'"):
        load_source(written(tmp_path, homepge="x"), {})


def test_an_unknown_family_names_the_known_ones(tmp_path):
    with pytest.raises(ConfigError, match="unknown 'jomla'; known: "):
        load_source(written(tmp_path, family="jomla"), {})


def test_broken_yaml_is_one_sentence(tmp_path):
    path = tmp_path / "x.yml"
    path.write_text("a: [1,\n b: }", encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        load_source(path, {})
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("url", "role"),
    [
        ("https://a.example/robots.txt", Role.ROBOTS),
        ("https://a.example/tin", Role.LISTING),
        ("https://a.example/tin?page=7", Role.LISTING),
        ("https://a.example/tin/hoi-nghi-12", Role.ARTICLE),
        ("https://a.example/amp/tin/hoi-nghi-12", Role.ARTICLE),
        ("https://a.example/", Role.HOME),
        ("https://a.example/lien-he", None),
        ("https://b.example/tin", None),
    ],
)
def test_the_address_says_what_a_page_is(tmp_path, url, role):
    assert load_source(written(tmp_path), {}).role(url) == role


def test_twins_and_noise_share_the_key_of_their_article(tmp_path):
    source = load_source(written(tmp_path), {})
    key = source.key("https://a.example/tin/hoi-nghi-12")
    assert source.key("http://www.a.example/tin/khac-12?fbclid=1") != key  # www is no host of ours
    assert source.key("http://a.example/amp/tin/hoi-nghi-12?print=1&utm_source=x") == key


def test_pages_of_a_zero_based_pager_are_numbered_by_the_site(tmp_path):
    source = load_source(written(tmp_path), {})
    listing = source.listings[0]
    assert source.page_url(listing, 0) == "https://a.example/tin"
    assert source.page_url(listing, 1) == "https://a.example/tin?page=1"
    assert source.page_url(listing, listing.max_pages) is None

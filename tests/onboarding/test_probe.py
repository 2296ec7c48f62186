"""A draft source from one address: what a harvest needs, found on the demo sites and on a file."""

import pytest
import yaml

from congdoan.errors import UsageError
from congdoan.onboarding.doors import saved_page
from congdoan.onboarding.draft import named_after, source_yaml
from congdoan.onboarding.probe import probe_page, probe_site
from congdoan.provinces import load_provinces
from congdoan.records import Article
from congdoan.registry import load_source
from tests.onboarding.making import DRUPAL, demo_registry, demo_way, page, project_registry


@pytest.fixture(scope="module")
def way():
    with demo_way() as found:
        yield found


@pytest.fixture
def places(config):
    return load_provinces(config)


PROBED = [
    ("https://congdoan.hagiang.example/", "drupal", "?page={n}", 1),
    ("https://soyte.thanhhoa.example/", "dnn", "/page/{n}", 2),
    ("http://soyte.lamdong.example/", "sharepoint", "&Page={n}", 2),
    ("https://soyte.cantho.example/", "vnpt_portal", "?page={n}", 2),
    ("https://baodaklak.example/", "channel_ym_slug", "?page={n}", 2),
]


@pytest.mark.parametrize(("url", "family", "pages", "next_page"), PROBED)
def test_from_its_home_page_a_site_is_described(url, family, pages, next_page, config, way, places):
    found = probe_site(url, way, project_registry(config), places)
    known = demo_registry(config).owner(url)
    listing = found.source.listings[0]
    assert found.source.family == family
    assert (listing.pages, listing.next_page) == (pages, next_page)
    assert found.source.province == known.province
    assert found.source.publisher.kind == known.publisher.kind
    assert found.source.select.date_order == known.select.date_order
    assert len(found.previews) == 3


@pytest.mark.parametrize("url", [case[0] for case in PROBED])
def test_the_draft_is_a_source_file_for_the_same_articles(url, config, way, places, tmp_path):
    registry = project_registry(config)
    found = probe_site(url, way, registry, places)
    path = tmp_path / "drafted.yml"
    path.write_text(source_yaml(found.source, found.evidence), encoding="utf-8")
    loaded = load_source(path, registry.families)
    articles = [a for a in found.previews if isinstance(a, Article)]
    assert loaded.status == "unverified"
    assert articles
    assert all(loaded.article_match(a.page_url) for a in articles)
    assert loaded.select == found.source.select


def test_the_section_of_the_union_is_preferred_to_the_home_page(config, way, places):
    found = probe_site("https://soyte.cantho.example/", way, project_registry(config), places)
    assert found.source.listings[0].url.endswith("/cong-doan-nganh-y-te")


def test_a_listing_is_taken_as_it_is_given(config, way, places):
    url = "https://soyte.thanhhoa.example/Hoat-dong-cong-doan/tabid/142"
    assert probe_site(url, way, project_registry(config), places).source.listings[0].url == url


def test_an_address_that_brings_nothing_is_one_sentence(config, way, places):
    with pytest.raises(UsageError, match="brought no page"):
        probe_site("https://soyte.cantho.example/khong-co", way, project_registry(config), places)


def test_a_saved_article_tells_its_family_and_its_text(config, places, tmp_path):
    path = tmp_path / "saved.html"
    path.write_text(page(DRUPAL), encoding="utf-8")
    found = probe_page(
        saved_page(path, "https://x.example/tin/a"), project_registry(config), places
    )
    assert found.source.family == "drupal"
    assert found.previews[0].title == "Công đoàn ngành Y tế tổng kết năm"
    assert yaml.safe_load(source_yaml(found.source, found.evidence))["hosts"] == {
        "x.example": {"until": None}
    }


@pytest.mark.parametrize(
    ("host", "source_id", "kind"),
    [
        ("soyte.quangnam.gov.vn", "quang_nam_syt", "health_department"),
        ("www.congdoanbinhthuan.org.vn", "binh_thuan_congdoan", "labour_federation"),
        ("baobacninh.com.vn", "bac_ninh_bao", "newspaper"),
        ("cdc.ninhbinh.gov.vn", "ninh_binh_bv", "health_unit"),
        ("x-y.gov.vn", "x_y_gov_cong", "province_portal"),
    ],
)
def test_a_host_suggests_province_and_publisher(host, source_id, kind, places):
    named = named_after(host, "Trang tin", places)
    assert (named["source_id"], named["publisher"].kind) == (source_id, kind)


def test_the_index_of_a_section_is_a_listing_though_articles_have_its_address(
    config, places, tmp_path
):
    slugs = (
        "dai-hoi-cong-doan-ngan",
        "tong-ket-nam-cu-roi",
        "trao-qua-tet-nay",
        "tap-huan-thu-hai",
    )
    links = "".join(f"<a href='/doan/Pages/{s}.aspx'>Công đoàn ngành họp {s}</a>" for s in slugs)
    path = tmp_path / "saved.html"
    path.write_text(f"<html><body>{links}</body></html>", encoding="utf-8")
    url = "https://x.example/doan/Pages/default.aspx"
    found = probe_page(saved_page(path, url), project_registry(config), places)
    assert [listing.url for listing in found.source.listings] == [url]

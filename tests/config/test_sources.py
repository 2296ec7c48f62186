"""Source and family files: every one loads, mistakes are named."""

from datetime import date

import pytest
import yaml

from congdoan.errors import ConfigError
from congdoan.provinces import load_provinces
from congdoan.records import Role
from congdoan.registry import load_registry, load_source
from congdoan.sources import Status

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
    assert len(registry.enabled()) >= 10
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
    ("line", "named"),
    [
        ("coverage: {start: 2012-13-01}", r"'coverage\.start': .*'2012-13-01'"),
        ("coverage: {end: 2012-02-30}", r"'coverage\.end': .*'2012-02-30'"),
        ("politeness: {delay_s: ._}", r"'politeness\.delay_s': .*'\._'"),
        ("politeness: {max_requests: 0b_}", r"'politeness\.max_requests': .*'0b_'"),
        ("article_url: '/tin-(\\d+'", r"'article_url\.0': no regular expression: .*tin-\("),
        ("url: {drop_params: ['[']}", r"'url\.drop_params\.0': no regular expression"),
        ("url: {twins: [['(', '/']]}", r"'url\.twins\.0\.0': no regular expression"),
        ("hosts: {'127.0.0.1:18766': {}}", "'hosts': '127.0.0.1:18766' is no host name: .* port"),
        ("hosts: {'https://a.example': {}}", "'hosts': .* without scheme"),
        ("hosts: {A.example: {}}", "'hosts': 'A.example' .* small letters"),
    ],
    ids=lambda value: value.split(":")[0],
)
def test_a_value_that_cannot_be_is_named_with_file_and_key(tmp_path, line, named):
    key = line.split(":")[0]
    path = tmp_path / "ha_giang.yml"
    rest = yaml.safe_dump({k: v for k, v in GOOD.items() if k != key}, allow_unicode=True)
    path.write_text(rest + line, encoding="utf-8")
    with pytest.raises(ConfigError, match=rf"ha_giang\.yml: key {named}"):
        load_source(path, {})


@pytest.mark.parametrize("name", ["Xấu tên", "ha-giang", "hà_giang", "_", "Ha_Giang"])
def test_a_file_whose_name_can_be_no_source_id_is_refused(tmp_path, name):
    path = written(tmp_path).rename(tmp_path / f"{name}.yml")
    with pytest.raises(ConfigError, match=f"{name}.yml: the file's name is the source's id"):
        load_source(path, {})


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
    whole = listing.model_copy(update={"pages": "https://a.example/tin/trang-{n}.htm"})
    assert source.page_url(whole, 2) == "https://a.example/tin/trang-2.htm"


def test_each_of_the_63_former_provinces_has_a_source_of_its_own(config):
    covered = {source.province for source in load_registry(config)}
    former = {p.province_id for p in load_provinces(config).rows if p.valid_on(date(2024, 12, 31))}
    assert len(former) == 63
    assert former - covered == set()


def test_an_enabled_source_knows_a_listing_and_its_articles(config):
    for source in load_registry(config).enabled():
        assert source.listings, source.source_id
        assert source.article_url, source.source_id


def test_every_listing_address_is_on_a_host_of_its_source(config):
    registry = load_registry(config)
    strange = [x.url for s in registry for x in s.listings if registry.owner(x.url) is not s]
    assert strange == []


def test_every_unproven_source_says_what_is_known_and_twins_of_others_are_nobodys(config):
    registry = load_registry(config)
    assert all(s.notes for s in registry if s.status is not Status.ENABLED)
    assert registry.owner("https://ja.laodong.vn/cong-doan/a-1611668.ldo") is None
    assert registry.owner("https://tacnghiep.laodongthudo.vn/a-1.html") is None


@pytest.mark.parametrize(
    ("source_id", "url"),
    [
        ("cong_doan_y_te_vn", "http://congdoanytevn.org.vn/News/Details/16699?PrintView=1"),
        ("lao_dong_bao", "https://amp.laodong.vn/ldld-hai-duong/tang-qua-tet-1299893.ldo"),
        ("cao_bang_ldld", "https://ldld.caobang.gov.vn/vi/news/cong-doan-co-so/cong-doan-304.html"),
        ("dak_lak_syt", "http://yte.daklak.gov.vn/aspx/TinTuc_ChiTiet.aspx?iDV=1&id=133864"),
        ("binh_dinh_congdoan",
         ("http://congdoanbinhdinh.org.vn/index.php?option=com_content&view=article&id=746:a%EF%BF"
         "%BD&catid=3:cong-doan-nganh&Itemid=5")),
        ("phu_yen_bao", "https://baophuyen.vn/93/307061/to-chuc-lien-hoan-tieng-hat.html"),
        ("dak_lak_bao", "https://baodaklak.vn/channel/3481/201201/cong-doan-nganh-y-te-2123579"),
    ],
)  # fmt: skip
def test_addresses_that_were_seen_are_articles_of_their_source(config, source_id, url):
    source = load_registry(config).owner(url)
    assert source.source_id == source_id
    assert source.role(url) is Role.ARTICLE


def test_twin_hosts_and_print_pages_share_one_key(config):
    owner = load_registry(config).owner
    plain = "https://laodong.vn/cong-doan/a-1294074.ldo"
    amp = "https://amp.laodong.vn/cong-doan/a-1294074.ldo"
    assert owner(amp).key(amp) == owner(plain).key(plain)
    twin = "https://cdchaugiang.org.vn/savefile/tin-hoat-dong/a-1225.html"
    assert owner(twin).key(twin) == owner(twin).key(twin.replace("/savefile", ""))


@pytest.mark.parametrize("name", ["ha_giang", "other"])
def test_a_file_of_a_further_folder_replaces_the_source_of_its_name_or_host(tmp_path, name):
    config, own = tmp_path / "config", tmp_path / "own"
    for folder in (config / "families", config / "sources", own):
        folder.mkdir(parents=True)
    written(tmp_path).rename(config / "sources" / "ha_giang.yml")
    written(tmp_path, title="Ours").rename(own / f"{name}.yml")
    registry = load_registry(config, [own])
    assert [(s.source_id, s.title) for s in registry] == [(name, "Ours")]


def test_two_files_of_one_folder_cannot_describe_one_host(tmp_path):
    config = tmp_path / "config"
    for folder in ("families", "sources"):
        (config / folder).mkdir(parents=True)
    written(tmp_path).rename(config / "sources" / "a.yml")
    written(tmp_path).rename(config / "sources" / "b.yml")
    with pytest.raises(
        ConfigError, match=r"b\.yml: host a\.example is already described by .*a\.yml"
    ):
        load_registry(config)


@pytest.mark.parametrize(
    ("url", "is_article"),
    [
        ("https://a.example/tin/dai-hoi-12", True),
        ("https://a.example/tin/trang-2", False),
        ("https://a.example/tin/trang-40", False),
        ("https://a.example/tin/trang-2-40", True),
    ],
)
def test_a_page_of_a_listing_is_no_article_though_it_looks_like_one(tmp_path, url, is_article):
    listing = {"kind": "path_page", "url": "https://a.example/tin", "pages": "/trang-{n}"}
    source = load_source(written(tmp_path, listings=[listing]), {})
    assert (source.article(url) is not None) is is_article


def test_a_page_under_a_whole_address_is_a_listing(tmp_path):
    pages = "https://a.example/tin/trang-{n}.htm"
    listing = {"kind": "path_page", "url": "https://a.example/tin.htm", "pages": pages}
    source = load_source(written(tmp_path, listings=[listing]), {})
    assert source.role("https://a.example/tin/trang-7.htm") == Role.LISTING
    assert source.role("https://a.example/tin/trang-7.html") is None


@pytest.mark.parametrize(
    ("path", "is_article"),
    [
        ("/tin-tuc/cong-doan/dai-hoi-812.html", True),
        ("/vi/tin-tuc/cong-doan/dai-hoi-812/", True),
        ("/tin-tuc/cong-doan/page-turner-812.html", True),
        ("/tin-tuc/cong-doan/page-2/", False),
        ("/vi/tin-tuc/cong-doan/page-12/", False),
    ],
)
def test_a_further_page_of_a_nukeviet_section_is_no_article(path, is_article, config, tmp_path):
    given = {key: value for key, value in GOOD.items() if key != "article_url"}
    path_of = tmp_path / "ha_giang.yml"
    path_of.write_text(yaml.safe_dump({**given, "family": "nukeviet"}), encoding="utf-8")
    source = load_source(path_of, load_registry(config).families)
    assert bool(source.article_match(f"https://a.example{path}")) is is_article

"""The onboarding commands as a person types them."""

import json

import pytest
import yaml

from tests.onboarding.making import DEMO, DRUPAL, WARC, page

SITES = ("--replay", WARC, "--sources", DEMO / "sources")


def test_probe_prints_a_file_that_can_be_saved_as_it_is(congdoan):
    code, out, _ = congdoan("probe", "https://congdoan.hagiang.example/", "--replay", WARC)
    draft = yaml.safe_load(out)
    assert code == 0
    assert (draft["family"], draft["status"]) == ("drupal", "unverified")
    assert out.count("# --- preview") == 3


def test_try_shows_every_door(congdoan):
    url = "https://congdoan.hagiang.example/tin-tuc/cong-doan-nganh/"
    article = f"{url}ket-thuc-hoat-dong-cong-doan-nganh-y-te-tinh-ha-giang"
    code, out, _ = congdoan("try", article, *SITES)
    assert code == 0
    for said in ("drupal 3/4", ".date-display-single", "published_on: 2025-06-19", "byline",
                 "union news", "province vn-ha-giang", "the address says: article"):  # fmt: skip
        assert said in out


def test_try_says_why_a_page_is_no_article(congdoan, tmp_path):
    saved = tmp_path / "page.html"
    saved.write_text("<html><body><p>Xin chào</p></body></html>", encoding="utf-8")
    _, out, _ = congdoan("try", saved)
    assert "no article" in out


def test_keep_writes_page_and_expected_output(congdoan, tmp_path):
    saved = tmp_path / "page.html"
    saved.write_text(page(DRUPAL), encoding="utf-8")
    url = "https://congdoan.hagiang.example/tin-tuc/cong-doan-nganh/tong-ket"
    code, _, _ = congdoan("keep", saved, "--url", url, "--source", "demo_ha_giang_congdoan",
                          "--to", tmp_path / "kept", "--sources", DEMO / "sources")  # fmt: skip
    (path,) = (tmp_path / "kept").rglob("expected.json")
    kept = json.loads(path.read_text(encoding="utf-8"))
    assert code == 0
    assert kept["page_url"] == url
    assert kept["expected"]["published_on"] == "2021-01-05"


def test_commission_ends_well_for_sites_that_can_be_harvested(congdoan):
    code, out, _ = congdoan("commission", *SITES)
    assert code == 0
    assert "5 of 5 sources: go" in out


def test_commission_names_the_key_and_ends_badly(congdoan, tmp_path):
    text = (DEMO / "sources" / "demo_ha_giang_congdoan.yml").read_text(encoding="utf-8")
    wrong = yaml.safe_load(text) | {"select": {"body": "#nothing"}}
    path = tmp_path / "demo_ha_giang_congdoan.yml"
    path.write_text(yaml.safe_dump(wrong), encoding="utf-8")
    code, out, _ = congdoan("commission", "--replay", WARC, "--sources", tmp_path, "--json")
    (row,) = map(json.loads, out.splitlines())
    assert (code, row["go"]) == (1, False)
    assert "select.body" in {problem["key"] for problem in row["problems"]}


@pytest.mark.parametrize(
    ("arguments", "names"),
    [
        (["probe", "https://soyte.cantho.example/"], "CONGDOAN_CONTACT"),
        (["keep", "page.html", "--source", "son_la_syt"], "--url"),
        (["keep", "https://a.example/", "--source", "son_la_sy"], "son_la_syt"),
        (["try", "nowhere.html"], "nowhere.html"),
        (["doctor", "son_la_syt"], "--rules"),
        (["commission", "--source", "son_la_sy"], "son_la_syt"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_mistake_is_one_sentence_that_names_it(congdoan, arguments, names):
    code, out, err = congdoan(*arguments)
    assert code != 0
    assert names in err
    assert not out
    assert err.count("\n") == 1

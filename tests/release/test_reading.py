"""Readers find the version they mean, or a sentence that says what there is."""

import logging
from datetime import date

import pytest

import congdoan
from congdoan.errors import UsageError
from congdoan.release import store
from congdoan.release.build import build
from congdoan.release.reading import list_releases, open_release, source_counts
from tests.release.making import HOST, accepted, article, corpus, segment


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    """Three versions of 2020-01-01, 2020-02-01 and now; the second is tagged."""
    root = tmp_path_factory.mktemp("three")
    for count in (1, 2, 3):
        rows = [accepted(article(n, page=f"{HOST}/print/{n}"), n) for n in range(count)]
        build(corpus(segment(root, *rows)), root / "releases")
    index = store.read_json(root / "releases" / "index.json")
    for number, changed in enumerate(({}, {"tags": ["paper"]})):
        index["versions"][number] |= changed | {
            "published_at": f"2020-0{number + 1}-01T00:00:00+00:00"
        }
    store.write_json(root / "releases" / "index.json", index)
    return root


@pytest.mark.parametrize(
    ("which", "number"),
    [
        ("latest", 3),
        (1, 1),
        ("2", 2),
        ("v000002", 2),
        ("paper", 2),
        (date(2020, 1, 15), 1),
        ("2020-02-01", 2),
        ("2999-01-01", 3),
    ],
)
def test_versions_open_by_number_name_tag_and_day(root, which, number):
    assert open_release(root, which).version == number


@pytest.mark.parametrize(
    ("which", "words"),
    [
        (7, "no version '7': the nearest are 1, 2, 3, paper"),
        ("draft", "no version 'draft'"),
        ("2019-12-31", "nothing was published up to 2019-12-31: the first version is 1"),
    ],
)
def test_an_unknown_version_names_the_nearest(root, which, words):
    with pytest.raises(UsageError, match=words):
        open_release(root, which)


def test_a_root_without_releases_says_what_to_do(tmp_path):
    with pytest.raises(UsageError, match=r"holds no releases: run `congdoan run`"):
        open_release(tmp_path)
    assert (list_releases(tmp_path), source_counts(tmp_path)) == ((), {})


@pytest.mark.parametrize("content", ["", "{", "[]", '{"version": 99}'])
def test_a_broken_latest_falls_back_to_the_newest_with_a_warning(root, content, caplog):
    latest = root / "releases" / "latest.json"
    kept = latest.read_text()
    latest.write_text(content)
    with caplog.at_level(logging.WARNING):
        assert open_release(root).version == 3
    assert "latest.json is missing or broken" in caplog.text
    latest.write_text(kept)


def test_latest_that_names_a_damaged_version_falls_back_to_a_whole_one(root, caplog):
    manifest = root / "releases" / "v000003" / "MANIFEST.json"
    kept = manifest.read_text()
    manifest.write_text("{")
    assert open_release(root).version == 2
    assert "newest complete version taken number=2" in caplog.text
    manifest.write_text(kept)


def test_releases_are_listed_newest_first(root):
    listed = list_releases(root)
    assert [v["version"] for v in listed] == [3, 2, 1]
    assert [v["articles"] for v in listed] == [3, 2, 1]
    assert listed[1]["tags"] == ("paper",)


def test_an_article_is_found_by_id_address_and_alias(root):
    release = open_release(root)
    wanted = article(1)
    for name in (wanted.article_id, wanted.url, f"{HOST}/print/1"):
        assert release.article(name)["article_id"] == wanted.article_id
    with pytest.raises(UsageError, match="has no article 'x'"):
        release.article("x")
    assert [f["value"] for f in release.of_article("figures", wanted.article_id)] == [2116.0]


def test_tables_come_as_arrow_pandas_and_folders(root):
    release = congdoan.open_release(root)
    assert release.table("articles", ["title"]).column_names == ["title"]
    assert list(release.pandas("figures")["org_id"]) == ["org:ben-tre:health-union"] * 3
    assert release.path("articles").is_dir()
    with pytest.raises(UsageError, match="no table 'article': try articles"):
        release.path("article")


def test_source_counts_tell_articles_and_the_last_day(root):
    assert source_counts(root) == {"mau": (3, date(2024, 1, 12))}

"""Versions behind an address: a static file server is all that readers need."""

import functools
import http.server
import json
import shutil
import threading
from datetime import date

import duckdb
import pytest

import congdoan
from congdoan.errors import UsageError
from congdoan.release import reading, remote, store
from congdoan.release.build import build
from tests.release.making import accepted, article, corpus, segment


class Quiet(http.server.SimpleHTTPRequestHandler):
    """A static file server that keeps what it was asked for and shows no folders."""

    asked: list[str] = []  # noqa: RUF012 - shared on purpose

    def log_message(self, *args):  # noqa: ARG002
        self.asked.append(self.path)

    def list_directory(self, path):  # noqa: ARG002
        self.send_error(403)


@pytest.fixture(scope="module")
def releases(tmp_path_factory):
    root = tmp_path_factory.mktemp("served")
    for count in (1, 2):
        rows = [accepted(article(n), n) for n in range(count)]
        build(corpus(segment(root, *rows)), root / "releases")
    return root / "releases"


@pytest.fixture
def site(releases, tmp_path):
    """A copy of the releases behind an address."""
    folder = shutil.copytree(releases, tmp_path / "site", symlinks=True)
    handler = functools.partial(Quiet, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    Quiet.asked.clear()
    yield f"http://127.0.0.1:{server.server_port}", folder
    server.shutdown()
    server.server_close()


def opened(site, tmp_path, which="latest"):
    return congdoan.open_release(site[0], which, cache=tmp_path / "cache")


def test_latest_is_read_and_only_what_is_asked_for_is_fetched(site, tmp_path, releases):
    release = opened(site, tmp_path)
    here = congdoan.open_release(releases)
    assert release.version == 2
    assert release.table("articles").equals(here.table("articles"))
    assert len([p for p in Quiet.asked if p.endswith(".parquet")]) == 1
    assert release.article(article(1).url)["title"] == article(1).title
    assert len([p for p in Quiet.asked if p.endswith(".parquet")]) == 1


@pytest.mark.parametrize(("which", "number"), [(1, 1), ("v000002", 2), (date(2999, 1, 1), 2)])
def test_versions_open_by_number_name_and_day(site, tmp_path, which, number):
    assert opened(site, tmp_path, which).version == number


def test_other_readers_read_the_cached_folder(site, tmp_path):
    pattern = f"{opened(site, tmp_path).path('mentions')}/*.parquet"
    with duckdb.connect() as connection:
        counted = connection.execute(f"select count(*) from '{pattern}'").fetchall()  # noqa: S608
    assert counted == [(2,)]


def test_a_changed_file_is_refused_and_not_kept(site, tmp_path):
    (part,) = (site[1] / "v000002" / "figures").glob("*.parquet")
    part.write_bytes(part.read_bytes()[:-1] + b"x")
    release = opened(site, tmp_path)
    with pytest.raises(UsageError, match="has other bytes than MANIFEST"):
        release.table("figures")
    assert not list((tmp_path / "cache").rglob("*.tmp"))
    assert release.table("mentions").num_rows == 2


@pytest.mark.parametrize("name", ["../../evil.parquet", "/etc/x.parquet", "a/b/c.parquet", "x.sh"])
def test_a_manifest_cannot_write_outside_the_cache(site, tmp_path, name):
    manifest = store.read_json(site[1] / "v000002" / "MANIFEST.json")
    manifest["tables"]["codes"]["files"][0]["path"] = name
    store.write_json(site[1] / "v000002" / "MANIFEST.json", manifest)
    with pytest.raises(UsageError, match="names a strange file"):
        opened(site, tmp_path).table("codes")


def test_mistakes_are_one_sentence(site, tmp_path):
    with pytest.raises(UsageError, match="there is no version '9': the nearest are 1, 2"):
        opened(site, tmp_path, 9)
    with pytest.raises(UsageError, match=r"answered 404: name the address of a releases folder"):
        congdoan.open_release(f"{site[0]}/nowhere", cache=tmp_path)
    (site[1] / "index.json").write_text("<html>")
    with pytest.raises(UsageError, match="is no JSON file"):
        opened(site, tmp_path, 1)


@pytest.fixture
def home(tmp_path, monkeypatch):
    """A cache of one's own, into which a reader has fetched one table of the newest version."""
    monkeypatch.setenv("HOME", str(tmp_path / "home"))


@pytest.mark.usefixtures("home")
def test_a_sound_version_behind_an_address_is_called_sound_after_a_table_was_read(site, congdoan):
    reading.open_release(site[0]).table("figures")
    code, out, _ = congdoan("check", "--data", site[0], "--json")
    row = json.loads(out)
    assert (code, row["ok"], row["problems"]) == (0, True, [])
    sums = (site[1] / "v000002" / "SHA256SUMS").read_text().splitlines()
    assert row["looked"]["files"] == len(sums)
    assert row["skipped"] == ["there is no archive here: rows were not held against it"]


@pytest.mark.usefixtures("home")
def test_what_is_damaged_behind_an_address_is_named_though_the_cache_is_good(site, congdoan):
    reading.open_release(site[0]).table("figures")
    (part,) = (site[1] / "v000002" / "figures").glob("*.parquet")
    part.write_bytes(part.read_bytes()[:-1] + b"x")
    (site[1] / "v000002" / "README.md").unlink()
    code, out, _ = congdoan("check", "--data", site[0], "--json")
    told = " ".join(json.loads(out)["problems"])
    assert code == 1
    assert f"figures/{part.name} has other bytes" in told
    assert "README.md cannot be read" in told


@pytest.mark.usefixtures("home")
def test_releases_and_show_read_from_an_address(site, congdoan):
    rows = [
        json.loads(line)
        for line in congdoan("releases", "--data", site[0], "--json")[1].split("\n")[:2]
    ]
    assert [(r["version"], r["articles"]) for r in rows] == [(2, 2), (1, 1)]
    wanted = article(1)
    assert f"article {wanted.article_id}, " in congdoan("show", wanted.url, "--data", site[0])[1]


@pytest.mark.parametrize(
    "line",
    ["tag 1 x", "report", "coverage", "gc", "sources", "pull", "diff --candidate", "check --repair",
     "check --archive"],
)  # fmt: skip
@pytest.mark.parametrize("address", ["https://data.example.org/releases", "s3://bucket/data"])
def test_what_needs_the_data_root_refuses_an_address_in_one_sentence(congdoan, line, address):
    if line.startswith("check"):
        address = "http://data.example.org"  # of a bucket, `check` reads the archive as well
    code, out, err = congdoan(*line.split(), "--data", address)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert f"{address} is an address" in err


def test_a_server_that_is_gone_is_one_sentence(tmp_path):
    with pytest.raises(UsageError, match="cannot be reached"):
        congdoan.open_release("http://127.0.0.1:9", cache=tmp_path)
    assert not remote.is_address("data")

"""Versions behind an address: a static file server is all that readers need."""

import functools
import http.server
import shutil
import threading
from datetime import date

import duckdb
import pytest

import congdoan
from congdoan.errors import UsageError
from congdoan.release import remote, store
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


def test_a_server_that_is_gone_is_one_sentence(tmp_path):
    with pytest.raises(UsageError, match="cannot be reached"):
        congdoan.open_release("http://127.0.0.1:9", cache=tmp_path)
    assert not remote.is_address("data")

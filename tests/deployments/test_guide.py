"""docs/operations.md and what walks through it."""

import gzip
import sys

import pytest

from deployments.check import desk as check
from deployments.check.runs import holders
from tests.conftest import ROOT


@pytest.fixture
def desk(tmp_path):
    with check.listener() as heard:
        yield check.Desk(tmp_path, heard)


def test_commands_of_the_page_that_nothing_ran_fail_the_check(desk):
    desk.typed.update(set(check.blocks()) - {"Restore"})
    with pytest.raises(check.CheckError, match="Restore"):
        desk.all_typed()


def test_the_desk_has_the_demo_for_sources_and_no_site_of_the_net(desk):
    kept = {path.name for path in (desk.folder / "config" / "sources").iterdir()}
    assert kept == {path.name for path in (ROOT / "data" / "demo" / "sources").iterdir()}


def test_a_command_that_fails_is_told_with_its_words(desk):
    with pytest.raises(check.CheckError, match="no such thing"):
        desk.run(["bash", "-c", "echo no such thing; exit 3"])


def test_a_request_to_elsewhere_is_refused_and_noted(desk):
    ask = "import urllib.request as u; u.urlopen('http://elsewhere.example/')"
    with pytest.raises(check.CheckError, match="403"):
        desk.run([sys.executable, "-c", ask], **desk.heard.environment())
    assert desk.heard.outside == ["http://elsewhere.example/"]


def test_a_secret_is_found_in_plain_and_in_compressed_files(tmp_path):
    members = gzip.compress(b"GET /\r\n") + gzip.compress(b"Authorization: hush-7\r\n")
    (tmp_path / "a.warc.gz").write_bytes(members)
    (tmp_path / "b.log").write_bytes(b"posted to http://127.0.0.1/hush-7")
    (tmp_path / "c.log").write_bytes(b"posted")
    assert holders(tmp_path, "hush-7") == ["a.warc.gz", "b.log"]

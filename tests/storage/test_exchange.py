"""A data root and its copy in a bucket: nothing half, nothing lost, every byte held."""

import fnmatch
import json
import os
import shutil
from collections import Counter
from datetime import UTC, datetime

import duckdb
import pyarrow.parquet as pq
import pytest
from pyarrow.fs import S3FileSystem

import congdoan
from congdoan import exchange
from congdoan.archive.erase import erase, erased_addresses
from congdoan.archive.files import list_warcs
from congdoan.archive.fixity import verify
from congdoan.archive.importer import limit, limited_to
from congdoan.archive.reader import read
from congdoan.assemble import assemble
from congdoan.errors import UsageError
from congdoan.release import store
from congdoan.release.bucket import Versions
from congdoan.release.reading import open_release
from congdoan.release.retention import tag, withdraw
from congdoan.storage import Bucket
from tests.release.kills import SERVER
from tests.small_archive import HOST, HTML, page, planned, take_in
from tests.storage.builders import build, publish, race, titles
from tests.storage.conftest import SECRET, empty


def never():
    raise AssertionError("nobody was quicker")


@pytest.fixture(scope="module")
def pushed(made, keys):
    """That data root in a bucket, for tests that leave it as it is."""
    bucket = empty()
    exchange.push(made, bucket, never)
    return bucket


def test_two_racing_builders_make_contiguous_versions_and_lose_none(bucket, tmp_path):
    keys = {n: v for n, v in os.environ.items() if n.startswith("AWS_")}
    start = SERVER.Barrier(2)
    jobs = [SERVER.Process(target=race, args=(tmp_path / n, bucket.address, keys, start))
            for n in "ab"]  # fmt: skip
    for job in jobs:
        job.start()
    for job in jobs:
        job.join(120)
    assert [job.exitcode for job in jobs] == [0, 0]
    versions = Versions(bucket).listed()
    assert [v["version"] for v in versions] == list(range(1, 21))
    parents = [v["parent"] and v["parent"]["content_digest"] for v in versions]
    assert parents == [None, *(v["content_digest"] for v in versions[:-1])]
    last = titles(bucket.address, cache=tmp_path)
    assert sorted(last) == sorted(f"{who}{n}" for who in "ab" for n in range(10))
    assert titles(bucket.address, 7, cache=tmp_path) == last[:7]


def test_who_was_too_late_takes_over_and_his_articles_are_in_the_next_version(
    made, bucket, tmp_path, config
):
    exchange.push(made, bucket, never)
    root = tmp_path / "b"
    root.mkdir()
    plan = planned(root, config)
    take_in(plan, root, [(f"{HOST}/tin/7", 200, HTML, page(7))])
    assemble(plan)
    done = exchange.push(root, bucket, lambda: assemble(plan))
    assert (done.versions, done.newest, done.problems) == ((3,), 3, ())
    found = titles(bucket.address, cache=tmp_path / "cache")
    assert sorted(t[-3:] for t in found) == ["(1)", "(2)", "(7)"]
    assert open_release(root).manifest["parent"]["version"] == 2
    assert store.numbers(root / "releases") == [2, 3]
    assert exchange.pull(made_copy(made, tmp_path), bucket).versions == (3,)


def made_copy(made, tmp_path, *parts):
    """A copy of the data root, or of these folders of it."""
    for part in parts or ("",):
        shutil.copytree(made / part, tmp_path / "copy" / "data" / part, symlinks=True)
    return tmp_path / "copy" / "data"


def test_the_same_content_from_two_builders_is_one_version(made, pushed, tmp_path):
    again = exchange.push(made_copy(made, tmp_path), pushed, never)
    assert (again.files, again.versions, again.newest) == ((), (), 2)


def test_push_then_pull_into_an_empty_root_gives_the_same_data(made, pushed, tmp_path):
    root = tmp_path / "restored"
    done = exchange.pull(root, pushed)
    assert (len(done.files), done.versions, done.problems) == (2, (1, 2), ())
    for number in (1, 2):
        old, new = (open_release(r, number) for r in (made, root))
        assert (new.path() / "SHA256SUMS").read_bytes() == (old.path() / "SHA256SUMS").read_bytes()
    assert open_release(root, "bai-bao").version == 1
    assert [f.problems for f in verify(root / "archive")] == [(), ()]
    (part,) = (root / "releases" / "v000002" / "provinces").glob("*.parquet")
    assert part.stat().st_nlink == 2
    assert exchange.pull(root, pushed).versions == ()


def test_a_restored_root_assembles_to_the_same_content(made, pushed, tmp_path, config):
    root = tmp_path / "restored"
    exchange.pull(root, pushed, newest_only=True)
    assert store.numbers(root / "releases") == [2]
    shutil.rmtree(root / "releases")
    report = assemble(planned(root, config))
    assert report.content_digest == open_release(made).manifest["content_digest"]


def test_equal_parts_travel_once(made, bucket, monkeypatch):
    sent = []
    create = Bucket.create
    monkeypatch.setattr(Bucket, "create", lambda b, n, c: sent.append(n) or create(b, n, c))
    exchange.push(made, bucket, never)
    parts = Counter(n[:16] for n in sent if "/provinces/part-" in n or "/articles/part-" in n)
    assert parts == {"releases/v000001": 2, "releases/v000002": 1}
    assert not exchange.check(bucket)[1].wrong


@pytest.mark.parametrize("after", [3, 20, 41])
def test_an_upload_that_broke_off_is_invisible_and_the_next_one_ends_it(
    made, bucket, monkeypatch, after, tmp_path
):
    create, left = Bucket.create, iter(range(after))

    def broken(self, name, content):
        if next(left, None) is None:
            raise UsageError("the line is dead")
        return create(self, name, content)

    with monkeypatch.context() as patch:
        patch.setattr(Bucket, "create", broken)
        with pytest.raises(UsageError, match="the line is dead"):
            exchange.push(made, bucket, never)
    for number in Versions(bucket).committed():
        assert not exchange.check(bucket, number)[1].wrong
    exchange.push(made, bucket, never)
    assert list(Versions(bucket).committed()) == [1, 2]
    assert not exchange.check(bucket, 1)[1].wrong
    assert not exchange.check(bucket, 2)[1].wrong


def test_readers_open_a_version_in_a_bucket(made, pushed, tmp_path):
    release = congdoan.open_release(pushed.address, cache=tmp_path)
    here = open_release(made)
    assert release.table("articles").equals(here.table("articles"))
    assert len(release.pandas("figures")) == here.table("figures").num_rows
    with duckdb.connect() as connection:
        query = f"select count(*) from '{release.path('mentions')}/*.parquet'"  # noqa: S608
        assert connection.execute(query).fetchall() == [(here.table("mentions").num_rows,)]
    for which in (1, "v000001", "bai-bao"):
        assert congdoan.open_release(pushed.address, which, cache=tmp_path).version == 1
    with pytest.raises(UsageError, match="there is no version '9': the nearest are 1, 2"):
        congdoan.open_release(pushed.address, 9, cache=tmp_path)


def test_a_reader_of_the_folder_reads_exactly_the_table(made, pushed, keys):
    """Without congdoan: latest.json names a folder in which nobody else's files can lie."""
    folder = json.loads(pushed.read("releases/latest.json"))["path"]
    host = os.environ["AWS_ENDPOINT_URL"].removeprefix("http://")
    store = S3FileSystem(endpoint_override=host, scheme="http", region="us-east-1")
    place = pushed.address.removeprefix("s3://")
    table = pq.read_table(f"{place}/releases/{folder}/articles", filesystem=store)
    assert table.equals(open_release(made).table("articles"))


def test_hints_that_are_wrong_or_gone_change_no_answer(pushed, tmp_path):
    for content in (b"{", b'{"versions": 3}', b'{"dataset": "x", "versions": []}'):
        pushed.replace("releases/index.json", content)
        pushed.replace("releases/latest.json", b'{"version": 1}')
        assert congdoan.open_release(pushed.address, cache=tmp_path).version == 2
    Versions(pushed).refresh()
    entry = json.loads(pushed.read("releases/index.json"))["versions"][0]
    assert (entry["version"], entry["tags"]) == (1, ["bai-bao"])
    assert json.loads(pushed.read("releases/latest.json"))["version"] == 2


DAMAGE = {"releases/v000002-*/figures/*.parquet": "files: releases/v000002-",
          "releases/v000002-*/README.md": "files: releases/v000002-",
          "releases/v000002-*/SHA256SUMS": "files: s3://kho/",
          "archive/imported/*.warc.gz": "archive: archive/imported/"}  # fmt: skip


@pytest.fixture(params=DAMAGE)
def damaged(pushed, request):
    """(pattern, what check says first) of an object whose last byte is another one."""
    name = next(n for n in pushed.items("") if fnmatch.fnmatchcase(n, request.param))
    content = pushed.read(name)
    pushed.replace(name, content[:-1] + b"x")
    yield request.param, DAMAGE[request.param]
    pushed.replace(name, content)


def test_a_changed_object_is_found_by_check_and_never_pulled(pushed, tmp_path, damaged, congdoan):
    pattern, said = damaged
    code, out, _ = congdoan("check", "2", "--data", pushed.address, "--json")
    assert code == 1
    assert f'"{said}' in out
    assert "has other bytes" in out
    if pattern.startswith("archive"):
        assert "is damaged" in exchange.pull(tmp_path / "r", pushed).problems[0]
        return
    with pytest.raises(UsageError, match="has other bytes than"):
        exchange.pull(tmp_path / "r", pushed)
    assert store.numbers(tmp_path / "r" / "releases") == [1]


def test_versions_without_a_common_beginning_are_not_mixed(made, pushed, tmp_path):
    for title in ("một", "hai"):
        build(tmp_path, title)
    with pytest.raises(UsageError, match="have no common beginning"):
        exchange.push(tmp_path, pushed, never)
    assert store.numbers(tmp_path / "releases") == [1, 2]
    assert "version 1 here is not the one in" in exchange.pull(tmp_path, pushed).problems[0]


def test_a_damaged_version_is_not_sent_and_takes_no_other_with_it(bucket, tmp_path):
    for title in ("một", "hai"):
        build(tmp_path, title)
    (tmp_path / "releases" / "v000001" / "MANIFEST.json").write_text("{")
    with pytest.raises(UsageError, match=r"v000001 is damaged: MANIFEST\.json is"):
        exchange.push(tmp_path, bucket, never)
    assert titles(tmp_path) == ["một", "hai"]


def test_a_tagged_version_is_never_withdrawn(bucket, tmp_path):
    publish(tmp_path / "a", bucket.address, "một")
    build(tmp_path / "b", "hai")
    tag(tmp_path / "b" / "releases", 1, "cua-toi")
    with pytest.raises(UsageError, match="ours has the tag 'cua-toi'"):
        exchange.push(tmp_path / "b", bucket, never)
    assert open_release(tmp_path / "b", "cua-toi").version == 1


def test_commands_push_pull_and_check(made, bucket, tmp_path, congdoan, monkeypatch, caplog):
    caplog.set_level(0)
    monkeypatch.setenv("CONGDOAN_REMOTE", bucket.address)
    told = [congdoan("push", "--data", made), congdoan("pull", "--data", tmp_path / "r"),
            congdoan("check", "--data", bucket.address)]  # fmt: skip
    assert [code for code, _, _ in told] == [0, 0, 0]
    assert "sent: 2 archive files, versions 1, 2; the newest" in told[0][1]
    assert "came: 2 archive files, versions 1, 2" in told[1][1]
    assert "Version 2 holds what it promises" in told[2][1]
    assert SECRET not in f"{told}{caplog.text}"
    assert "AKIAKHOATHU" not in f"{told}{caplog.text}"


def test_commands_say_in_one_sentence_what_is_missing(
    made, bucket, tmp_path, congdoan, monkeypatch
):
    def failed(*arguments):
        code, _, err = congdoan(*arguments)
        assert code == 2
        return " ".join(err.split())

    assert "say where to: --remote s3://bucket/prefix" in failed("pull", "--data", tmp_path)
    nothing = failed("pull", "--data", tmp_path, "--remote", bucket.address)
    assert "holds neither archive nor releases" in nothing
    assert "remove what is damaged" in failed("check", "--repair", "--data", bucket.address)
    assert "there is nothing to push in" in failed("push", "--data", tmp_path / "x")
    monkeypatch.delenv("AWS_ACCESS_KEY_ID")
    monkeypatch.delenv("AWS_SECRET_ACCESS_KEY")
    assert "no credentials for s3://kho" in failed("push", "--data", made, "--remote", "s3://kho")


def test_what_somebody_removed_from_the_bucket_is_laid_down_again(made, bucket):
    exchange.push(made, bucket, never)
    for pattern in ("*/v000001-*/figures/*", "*/v000002-*/SHA256SUMS", "archive/*/*.gz"):
        bucket.delete(next(n for n in bucket.items("") if fnmatch.fnmatchcase(n, pattern)))
    assert exchange.check(bucket)[1].wrong
    assert exchange.push(made, bucket, never).versions == ()
    assert not exchange.check(bucket, 1)[1].wrong + exchange.check(bucket, 2)[1].wrong


def test_an_erased_page_leaves_the_bucket_and_comes_back_from_nowhere(made, bucket, tmp_path):
    one, other = made_copy(made, tmp_path, "archive"), tmp_path / "other"
    exchange.push(one, bucket, never)
    exchange.pull(other, bucket)
    gone = f"{HOST}/tin/1"
    erase(one / "archive", [gone], lambda url: url == gone, "ông Thử", datetime.now(UTC))
    assert exchange.push(one, bucket, never).files == ()  # it was the only page of its file
    assert len([n for n in bucket.items("archive") if n.endswith(".warc.gz")]) == 1
    told = exchange.push(other, bucket, never)
    assert "holds a page that was erased elsewhere" in told.problems[0]
    third = tmp_path / "third"
    exchange.pull(third, bucket)
    assert gone not in {
        record.url for path in list_warcs(third / "archive") for record in read(path)
    }
    assert erased_addresses(third / "archive") == erased_addresses(other / "archive") == {gone}


def test_a_withdrawn_version_leaves_the_bucket_and_the_other_machines(made, bucket, tmp_path):
    one, other = made_copy(made, tmp_path), tmp_path / "other"
    exchange.push(one, bucket, never)
    exchange.pull(other, bucket)
    withdraw(one / "releases", [1], datetime.now(UTC))
    exchange.push(one, bucket, never)
    assert list(Versions(bucket).committed()) == [2]
    assert not [name for name in bucket.items("releases") if "v000001" in name]
    exchange.pull(other, bucket)
    assert store.numbers(other / "releases") == [2]
    assert exchange.push(other, bucket, never).versions == exchange.pull(one, bucket).versions == ()


def test_an_import_that_was_limited_stays_limited_elsewhere(made, bucket, tmp_path):
    one, other = made_copy(made, tmp_path, "archive"), tmp_path / "other"
    warc = list_warcs(one / "archive")[0]
    limit(warc, ["mau"])
    exchange.push(one, bucket, never)
    exchange.pull(other, bucket)
    assert [limited_to(path) for path in list_warcs(other / "archive")] == [{"mau"}, None]

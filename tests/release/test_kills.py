"""Killed at any moment, raced, or without room: the newest version stays whole."""

import contextlib
import errno
import os
import random
import resource
import shutil
import signal
import subprocess

import pytest

from congdoan.archive.importer import import_warc
from congdoan.assemble import assemble
from congdoan.errors import UsageError
from congdoan.release import build as building
from congdoan.release import store
from congdoan.release.build import build
from congdoan.release.parts import file_sha256
from congdoan.release.reading import open_release
from tests.release.kills import SERVER, assemble_on, made, publish_on, race
from tests.release.making import accepted, article, corpus, prepared, segment
from tests.small_archive import HOST, HTML, page, planned, warc

KILLS = int(os.environ.get("TEST_KILLS", "20"))  # `make kill-test` asks for 200


def killed(target, arguments, delay):
    """Start a process and kill it after a while."""
    job = SERVER.Process(target=target, args=arguments)
    job.start()
    job.join(delay)
    os.kill(job.pid, signal.SIGKILL) if job.is_alive() else None
    job.join()


def assert_whole(root):
    """`latest` and every version there are complete; numbers have no gap."""
    numbers = store.numbers(root / "releases")
    assert numbers == list(range(1, len(numbers) + 1))
    if (stated := store.read_json(root / "releases" / "latest.json")) is not None:
        assert stated["version"] in numbers
    for number in numbers[-2:]:
        release = open_release(root, number)
        for path, sha256 in store.listed(store.load(root / "releases", number)).items():
            assert file_sha256(release.folder / path) == sha256, (number, path)
    return numbers[-1] if numbers else 0


def assert_no_leftovers(root):
    assert list((root / "releases").glob(".*")) == []


def test_kills_while_publishing_lose_nothing_and_converge(tmp_path):
    rng = random.Random(11)  # noqa: S311 - moments, not secrets
    top = build(made(tmp_path, 2), tmp_path / "releases").version
    for _ in range(KILLS // 2):
        killed(publish_on, (tmp_path, 3 + top), rng.uniform(0.05, 0.7))
        assert assert_whole(tmp_path) >= top
        top = assert_whole(tmp_path)
    report = build(made(tmp_path, 100), tmp_path / "releases", accept=True)
    clean = build(made(tmp_path / "clean", 100), tmp_path / "clean" / "releases")
    assert report.content_digest == clean.content_digest
    assert open_release(tmp_path).version == top + 1
    assert_no_leftovers(tmp_path)


def test_kills_while_assembling_converge_to_the_same_content(tmp_path, config):
    plan = planned(prepared(tmp_path), config)  # else a kill meets nothing but the page's script
    for day in (16, 17):
        pages = [(f"{HOST}/tin/{n}", 200, HTML, page(n)) for n in range(day * 10, day * 10 + 6)]
        import_warc(warc(tmp_path / f"{day}.warc.gz", pages, day), tmp_path / "archive")
    rng = random.Random(5)  # noqa: S311 - moments, not secrets
    for _ in range(KILLS - KILLS // 2):
        killed(assemble_on, (plan,), rng.uniform(0.1, 1.2))
        assert_whole(tmp_path)
    report = assemble(plan)
    assert (report.problems, report.rows["articles"]) == ((), 12)
    assert open_release(tmp_path).manifest["content_digest"] == report.content_digest
    assert len(store.numbers(tmp_path / "releases")) == 1
    assert_no_leftovers(tmp_path)
    assert list((tmp_path / "segments").rglob(".*")) == []


def test_fifty_racing_builds_make_contiguous_versions_and_lose_none(tmp_path):
    start = SERVER.Barrier(2)
    for name in ("a", "b"):
        prepared(tmp_path / name)
    jobs = [SERVER.Process(target=race, args=(tmp_path, n, 25, start)) for n in ("a", "b")]
    for job in jobs:
        job.start()
    for job in jobs:
        job.join(120)
    assert [job.exitcode for job in jobs] == [0, 0]
    assert assert_whole(tmp_path) == 50  # every build had other content than the one before it
    listed = store.read_json(tmp_path / "releases" / "index.json")["versions"]
    assert [v["version"] for v in listed] == list(range(1, 51))
    assert all(v["parent"]["version"] == v["version"] - 1 for v in listed[1:])
    assert_no_leftovers(tmp_path)


@pytest.fixture
def published(tmp_path):
    """A data root with one version, and a corpus that would make a second one."""
    build(corpus(segment(tmp_path, accepted(article(1)))), tmp_path / "releases")
    more = corpus(segment(tmp_path, *(accepted(article(n), n) for n in range(30)), warc="b"))
    return tmp_path, more


def assert_still_first(root):
    assert assert_whole(root) == 1
    assert open_release(root).table("articles").num_rows == 1
    assert list((root / "releases").glob(".*")) == []


@contextlib.contextmanager
def file_limit(size):
    old = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, old[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, old)


@pytest.mark.parametrize("size", [200, 3000, 9000])
def test_a_file_that_cannot_grow_is_one_sentence_and_the_old_version_stays(published, size):
    root, more = published
    with file_limit(size), pytest.raises(UsageError, match=r"cannot write the release to .*large"):
        build(more, root / "releases")
    assert_still_first(root)
    assert build(more, root / "releases").version == 2


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EROFS, errno.EDQUOT])
def test_a_full_or_closed_disk_at_the_last_step_leaves_the_old_version(
    published, monkeypatch, code
):
    root, more = published

    def refuse(*_):
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(building.store, "commit", refuse)
    with pytest.raises(UsageError, match=rf"cannot write the release to .*{os.strerror(code)}"):
        build(more, root / "releases")
    assert_still_first(root)


def mount(*arguments):
    tool = shutil.which("mount") or "true"
    return subprocess.run([tool, *arguments], check=False, capture_output=True).returncode


@pytest.fixture
def small_disk(tmp_path):
    """A mounted file system of two megabytes, where the tests may mount."""
    place = tmp_path / "disk"
    place.mkdir()
    if mount("-t", "tmpfs", "-o", "size=2m", "tmpfs", str(place)):
        pytest.skip("mounting needs root")
    yield place
    subprocess.run([shutil.which("umount"), str(place)], check=True)


def test_a_disk_that_fills_up_is_one_sentence_and_the_old_version_stays(small_disk, tmp_path):
    root = small_disk
    build(corpus(segment(tmp_path, accepted(article(1)))), root / "releases")
    texts = [os.urandom(4000).hex() for _ in range(300)]
    more = [accepted(article(n, text=f"Công đoàn ngành Y tế {t}"), n) for n, t in enumerate(texts)]
    with pytest.raises(UsageError, match=r"cannot write the release to .*No space left"):
        build(corpus(segment(tmp_path, *more, warc="b")), root / "releases")
    assert_still_first(root)


def test_a_read_only_disk_is_one_sentence(small_disk, tmp_path):
    made = corpus(segment(tmp_path, accepted(article(1))))
    build(made, small_disk / "releases")
    mount("-o", "remount,ro", str(small_disk))
    more = corpus(segment(tmp_path, accepted(article(2)), warc="b"))
    with pytest.raises(UsageError, match=r"cannot write to .*Read-only file system"):
        build(more, small_disk / "releases")
    assert open_release(small_disk).version == 1

"""Versions appear whole, kills leave nothing behind, and racing builders lose nothing."""

import multiprocessing
import os
import signal
import time

import pytest

from congdoan.release import store
from congdoan.release.build import build
from congdoan.release.reading import open_release
from congdoan.release.staging import staging, sweep
from tests.release.making import accepted, article, corpus, prepared, segment

SPAWN = multiprocessing.get_context("spawn")


def _race(root, numbers, start):
    made = corpus(segment(root / "own" / str(min(numbers)), *(
        accepted(article(n), n) for n in numbers)))  # fmt: skip
    start.wait()
    build(made, root / "releases", accept=True)


def test_two_builders_at_once_make_contiguous_versions(tmp_path):
    start = SPAWN.Barrier(2)
    for first in ("1", "3"):
        prepared(tmp_path / "own" / first)
    jobs = [SPAWN.Process(target=_race, args=(tmp_path, range(f, f + 5), start)) for f in (1, 3)]
    for job in jobs:
        job.start()
    for job in jobs:
        job.join(60)
    assert [job.exitcode for job in jobs] == [0, 0]
    assert store.numbers(tmp_path / "releases") == [1, 2]
    assert open_release(tmp_path).manifest["parent"]["version"] == 1
    assert store.read_json(tmp_path / "releases" / "latest.json")["version"] == 2


def _staged_for_ever(root, ready):
    with staging(root) as folder:
        (folder / "half.parquet").write_bytes(b"half")
        ready.set()
        signal.pause()


def test_what_a_killed_builder_left_is_swept_and_a_living_ones_is_not(tmp_path):
    ready = SPAWN.Event()
    job = SPAWN.Process(target=_staged_for_ever, args=(tmp_path, ready))
    job.start()
    assert ready.wait(60)
    assert sweep(tmp_path) == 0
    os.kill(job.pid, signal.SIGKILL)
    job.join()
    assert len(list(tmp_path.glob(".staging-*"))) == 2
    assert sweep(tmp_path) == 1
    assert list(tmp_path.iterdir()) == []


def _build_often(root):
    for count in range(2, 60):
        rows = [accepted(article(n), n) for n in range(count)]
        build(corpus(segment(root, *rows, warc=str(count))), root / "releases", accept=True)


@pytest.mark.parametrize("moment", [0.02, 0.11, 0.23])
def test_a_kill_at_any_moment_leaves_the_newest_version_readable(tmp_path, moment):
    job = SPAWN.Process(target=_build_often, args=(prepared(tmp_path),))
    job.start()
    while not store.numbers(tmp_path / "releases") and job.is_alive():
        job.join(0.01)
    job.join(moment)
    os.kill(job.pid, signal.SIGKILL)
    job.join()
    release = open_release(tmp_path)
    rows = {name: release.table(name).num_rows for name in release.tables}
    assert rows == {n: t["rows"] for n, t in release.manifest["tables"].items()}
    final = corpus(segment(tmp_path / "final", *(accepted(article(n), n) for n in range(70))))
    done = store.newest(tmp_path / "releases").number  # a version may be whole before `latest` is
    assert build(final, tmp_path / "releases").version == done + 1
    assert list((tmp_path / "releases").glob(".*")) == []


def test_a_taken_number_is_not_overwritten(tmp_path):
    for attempt, wanted in ((0, True), (1, False)):
        with staging(tmp_path) as folder:
            (folder / "MANIFEST.json").write_text(str(attempt))
            assert store.commit(folder, tmp_path, 1) is wanted
    assert (tmp_path / "v000001" / "MANIFEST.json").read_text() == "0"


@pytest.mark.parametrize("harm", [lambda p: p.write_text("{"), lambda p: p.unlink()])
def test_a_damaged_newest_version_keeps_its_number_and_the_next_one_is_made(tmp_path, harm):
    root = tmp_path / "releases"
    for count in (1, 2):
        build(corpus(segment(tmp_path, *(accepted(article(n), n) for n in range(count)))), root)
    harm(root / "v000002" / "MANIFEST.json")
    made = build(corpus(segment(tmp_path, *(accepted(article(n), n) for n in range(3)))), root)
    assert (made.version, open_release(root).manifest["parent"]["version"]) == (3, 1)


def test_tags_and_times_of_the_index_survive_the_next_version(tmp_path):
    build(corpus(segment(tmp_path, accepted(article(1)))), tmp_path / "releases")
    index = store.read_json(tmp_path / "releases" / "index.json")
    index["versions"][0] |= {"tags": ["paper"], "published_at": "2020-01-01T00:00:00+00:00"}
    store.write_json(tmp_path / "releases" / "index.json", index)
    build(
        corpus(segment(tmp_path, accepted(article(1)), accepted(article(2)))), tmp_path / "releases"
    )
    kept = store.read_json(tmp_path / "releases" / "index.json")["versions"]
    assert (kept[0]["tags"], kept[0]["published_at"][:4], kept[1]["tags"]) == (
        ["paper"],
        "2020",
        [],
    )


def test_a_missing_index_is_made_again_from_the_folders(tmp_path):
    build(corpus(segment(tmp_path, accepted(article(1)))), tmp_path / "releases")
    root = tmp_path / "releases"
    for name in ("index.json", "latest.json", "latest"):
        (root / name).unlink()
    store.refresh(root)
    assert store.read_json(root / "latest.json")["path"] == "v000001"
    assert (root / "latest").resolve() == (root / "v000001").resolve()
    assert time.time() - store.published_at(store.newest(root)).timestamp() < 600


def test_the_slower_of_two_publishers_does_not_turn_latest_back(tmp_path, monkeypatch):
    root = tmp_path / "releases"
    for count in (1, 2):
        rows = [accepted(article(n)) for n in range(count)]
        build(corpus(segment(tmp_path, *rows)), root)
    (root / "v000002").rename(root / "hidden")
    write = store._write_latest

    def meanwhile(folder, top):
        if (root / "hidden").exists():
            (root / "hidden").rename(root / "v000002")
        write(folder, top)

    monkeypatch.setattr(store, "_write_latest", meanwhile)
    store.refresh(root)
    assert store.read_json(root / "latest.json")["version"] == 2

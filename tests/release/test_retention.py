"""What stays and what may go; and names that keep a version."""

import shutil
import threading
from datetime import date

import pytest

from congdoan.errors import UsageError
from congdoan.release import retention, staging, store
from congdoan.release.build import build
from congdoan.release.reading import list_releases, open_release
from congdoan.release.verify import verify
from tests.release.making import accepted, article, corpus, segment

DAYS = ("2026-01-05", "2026-01-20", "2026-02-03", "2026-03-01", "2026-03-02", "2026-03-20")
TODAY = date(2026, 4, 10)


@pytest.fixture(scope="module")
def six(tmp_path_factory):
    """Six versions published on DAYS; not to be changed."""
    tmp_path = tmp_path_factory.mktemp("six")
    root = tmp_path / "releases"
    for count in range(1, 7):
        rows = [accepted(article(n), n) for n in range(count)]
        build(corpus(segment(tmp_path, *rows)), root)
    index = store.read_json(root / "index.json")
    for version, day in zip(index["versions"], DAYS, strict=True):
        version["published_at"] = f"{day}T12:00:00+00:00"
    store.write_json(root / "index.json", index)
    return root


@pytest.fixture
def root(six, tmp_path):
    """A copy of them, with the segments beside it."""
    shutil.copytree(six.parent, tmp_path, symlinks=True, dirs_exist_ok=True)
    return tmp_path / "releases"


def going(root):
    return [i.version for i in retention.versions(root, TODAY) if not i.keep]


def test_thirty_days_month_ends_tags_and_the_newest_stay(root):
    assert {i.version: i.why for i in retention.versions(root, TODAY) if i.keep} == {
        2: "last of 2026-01",
        3: "last of 2026-02",
        6: "the newest",
    }
    retention.tag(root, 4, "paper-2026")
    assert going(root) == [1, 5]


def test_nothing_goes_until_it_is_applied_and_the_rest_stays_whole(root):
    items = retention.versions(root, TODAY)
    assert store.numbers(root) == [1, 2, 3, 4, 5, 6]
    assert retention.apply(items, root) == 3
    assert store.numbers(root) == [2, 3, 6]
    assert [v["version"] for v in list_releases(root)] == [6, 3, 2]
    assert [v["version"] for v in store.read_json(root / "index.json")["versions"]] == [2, 3, 6]
    assert verify(open_release(root)).problems == []


def test_freed_bytes_leave_out_what_kept_versions_share(six):
    items = {i.version: i.bytes for i in retention.versions(six, TODAY)}
    folder = six / "v000001"
    whole = sum(p.stat().st_size for p in folder.rglob("*") if p.is_file())
    assert 0 < items[1] < whole  # provinces and codes are shared with all later versions


def test_segments_that_nobody_asks_for_may_go(root, tmp_path):
    (kept,) = retention.needed_by_newest(root)
    (tmp_path / "segments" / "old-mau-1.parquet").write_bytes(b"x")
    found = retention.segments(tmp_path / "segments", {kept})
    assert [i.path.name for i in found] == ["old-mau-1.parquet"]


def test_staging_of_a_living_builder_is_left_alone(root):
    with staging.staging(root):
        assert retention.leftovers(root) == ()
    (root / ".staging-dead").mkdir()
    assert [i.path.name for i in retention.leftovers(root)] == [".staging-dead"]


def test_the_newest_is_never_removed_whatever_is_asked(root):
    newest = retention.versions(root, TODAY)[-1]
    wrong = type(newest)(kind="version", path=newest.path, version=6, why="", keep=False)
    retention.apply([wrong], root)
    assert store.numbers(root)[-1] == 6


@pytest.mark.parametrize("name", ["latest", "12", "v12", "2026-01-01", "", "a b", "../x", "ộ"])
def test_a_tag_that_means_something_else_is_refused(root, name):
    with pytest.raises(UsageError, match="is no tag"):
        retention.tag(root, 1, name)


def test_a_tag_opens_moves_and_goes(root):
    retention.tag(root, 1, "paper")
    assert open_release(root, "paper").version == 1
    with pytest.raises(UsageError, match="version 1 has the tag 'paper' already"):
        retention.tag(root, 2, "paper")
    retention.tag(root, 2, "paper", move=True)
    assert open_release(root, "paper").version == 2
    retention.tag(root, 2, "paper", remove=True)
    with pytest.raises(UsageError, match="no version 'paper'"):
        open_release(root, "paper")


def test_tags_given_while_versions_are_indexed_are_all_kept(root):
    names = [f"tag-{n}" for n in range(20)]
    threads = [threading.Thread(target=retention.tag, args=(root, 3, n)) for n in names]
    threads += [threading.Thread(target=store.refresh, args=(root,)) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    tags = {v["version"]: v["tags"] for v in list_releases(root)}
    assert sorted(tags[3]) == sorted(names)

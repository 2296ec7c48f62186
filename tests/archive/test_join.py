"""A run becomes immutable files once and only once, however it ends."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from congdoan.archive import join as join_module
from congdoan.archive.files import own_warcs, staged
from congdoan.archive.index import list_warcs, read_index
from congdoan.archive.join import join, salvage
from congdoan.archive.reader import read
from congdoan.archive.spool import Spool
from congdoan.records import Role
from tests.archive.making import REF, START, exchange, joined, spooled


class Killed(BaseException):
    """What a kill looks like from inside: no handler runs."""


def left_over(archive: Path) -> list[Path]:
    return [p for p in (archive / ".spool").iterdir() if p.name != "lock"]


def test_a_run_is_one_file_with_all_its_sources(tmp_path):
    spools = [spooled(tmp_path, 2, source=s) for s in ("mau_mot", "mau_hai")]
    content = b"".join(p.read_bytes() for p in spools)
    (path,) = join(spools, tmp_path, "run-1", START)
    assert path == tmp_path / "2026" / "20260302T010203Z-run-1-1.warc.gz"
    assert path.read_bytes().endswith(content)
    assert [v.source_id for v in read(path)] == ["mau_mot"] * 2 + ["mau_hai"] * 2
    assert read_index(path).num_rows == 4
    assert left_over(tmp_path) == []


def test_nothing_fetched_makes_no_file(tmp_path):
    assert join([spooled(tmp_path, 0)], tmp_path, "run-1", START) == ()
    assert list_warcs(tmp_path) == ()
    assert left_over(tmp_path) == []


def test_large_runs_are_split_between_sources(tmp_path):
    spools = [spooled(tmp_path, 1, source=f"mau_{n}") for n in range(3)]
    size = spools[0].stat().st_size
    files = join(spools, tmp_path, "run-1", START, rotate_bytes=2 * size + 10)
    assert [p.name[-9:] for p in files] == ["1.warc.gz", "2.warc.gz"]
    assert [[v.source_id for v in read(p)] for p in files] == [["mau_0", "mau_1"], ["mau_2"]]


def test_a_run_killed_before_removal_is_not_joined_twice(tmp_path, monkeypatch):
    spools = [spooled(tmp_path)]

    def unlink(path: Path, **_: object) -> None:
        if path in spools:
            raise Killed

    monkeypatch.setattr(Path, "unlink", unlink)
    with pytest.raises(Killed):
        join(spools, tmp_path, "run-1", START)
    monkeypatch.undo()
    assert salvage(tmp_path) == ()
    assert len(list_warcs(tmp_path)) == 1
    assert left_over(tmp_path) == []


def test_a_run_killed_between_two_files_gets_the_second_one_only(tmp_path, monkeypatch):
    spools = [spooled(tmp_path, 1, source=f"mau_{n}") for n in range(2)]
    write = join_module._write

    def write_first(group: list, *more: object) -> None:
        if group[0].path != spools[0]:
            raise Killed
        write(group, *more)

    monkeypatch.setattr(join_module, "_write", write_first)
    with pytest.raises(Killed):
        join(spools, tmp_path, "run-1", START, rotate_bytes=1)
    monkeypatch.undo()
    (new,) = salvage(tmp_path)
    assert new.name.endswith("-2.warc.gz")
    assert [v.source_id for p in own_warcs(tmp_path) for v in read(p)] == ["mau_0", "mau_1"]


def test_a_join_after_a_salvage_gives_the_files_of_the_run(tmp_path):
    path = spooled(tmp_path)
    saved = salvage(tmp_path)
    assert join([path], tmp_path, "run-1", START) == saved
    assert len(list(read(saved[0]))) == 3


def test_the_index_of_a_joined_file_is_made_again_when_missing(tmp_path):
    path = joined(tmp_path)
    path.with_name(path.name.replace(".warc.gz", ".captures.parquet")).unlink()
    assert join([], tmp_path, "run-1", START) == (path,)
    assert read_index(path).num_rows == 3


@given(cut=st.integers(min_value=0))
@settings(max_examples=40, deadline=None)
def test_a_torn_spool_loses_its_torn_record_only(tmp_path_factory, cut):
    folder = tmp_path_factory.mktemp("torn")
    path = spooled(folder)
    content = path.read_bytes()
    path.write_bytes(content[: cut % len(content)])
    saved = [v for p in salvage(folder) for v in read(p)]
    assert all(v.capture is not None and v.problem is None for v in saved)
    assert [v.url for v in saved] == [f"https://thidu.vn/tin/{n}" for n in range(len(saved))]
    assert left_over(folder) == []


def test_a_salvaged_run_is_named_by_its_first_record(tmp_path):
    spooled(tmp_path)
    assert [p.name for p in salvage(tmp_path)] == ["20260302T010203Z-run-1-1.warc.gz"]


def test_a_spool_in_use_and_its_temporary_files_are_left_alone(tmp_path):
    with Spool(tmp_path, "run-2", "thi_du") as spool, staged(tmp_path / "2026") as made:
        spool.response(exchange(), Role.ARTICLE, REF)
        dead = tmp_path / "2026" / ".dead.tmp"
        dead.write_bytes(b"torn")
        assert salvage(tmp_path) == ()
        assert spool.path.exists()
        assert made.path.exists()
        assert not dead.exists()


def test_an_archive_that_is_not_there_needs_no_salvage(tmp_path):
    assert salvage(tmp_path / "nowhere") == ()
    assert not (tmp_path / "nowhere").exists()


def test_a_killed_writer_leaves_whole_exchanges(tmp_path):
    code = (
        "import sys; from pathlib import Path; from congdoan.archive.spool import Spool;"
        "from congdoan.records import Role; from tests.archive.making import REF, exchange\n"
        "spool = Spool(Path(sys.argv[1]), 'run-1', 'thi_du')\n"
        "while True: spool.response(exchange(), Role.ARTICLE, REF); print('.', flush=True)"
    )
    root = Path(__file__).parents[2]
    command = [sys.executable, "-c", code, str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=root) as writer:
        seen = [writer.stdout.readline() for _ in range(50)]
        writer.send_signal(signal.SIGKILL)
    (path,) = salvage(tmp_path)
    found = list(read(path))
    assert len(found) >= len(seen)
    assert all(v.role is Role.ARTICLE and v.ref == REF for v in found)

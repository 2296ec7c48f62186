"""What a release costs: full build, a day of 300 new articles, a day without news, at growing size.

The corpus is synthetic (_corpus.py), everything behind it the real code. Every measured build runs
in a process of its own.

    .venv/bin/python benchmarks/release.py [--quick] [--size N ...] [--keep FOLDER]
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from functools import partial
from pathlib import Path

import pyarrow as pa

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks._corpus import BASE, another, base, corpus, fill, put
from congdoan.archive.index import SCHEMA
from congdoan.release import observations, store
from congdoan.release.build import build
from congdoan.release.observations import Seen
from congdoan.release.segments import SegmentFile, read_columns
from congdoan.release.state import State

DAY = 300


def measure(folder: Path) -> None:
    """One build and its observations, told as JSON: seconds of CPU, wall time, peak memory."""
    made = corpus(folder)
    wall, cpu = time.perf_counter(), time.process_time()
    report = build(made, folder / "releases")
    built = time.process_time()
    seen = [Seen(warc_digest=s.warc_digest, index=partial(index, s), segments=(s,))
            for s in made.segments]  # fmt: skip
    observations.rebuild(folder / "observations", seen, {}, (), State(made.state))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(json.dumps({
        "cpu": built - cpu, "observing": time.process_time() - built,
        "wall": time.perf_counter() - wall, "mb": peak / 1024, "version": report.version,
    }))  # fmt: skip


def index(segment: SegmentFile) -> pa.Table:
    """The index of the archive file behind a segment, as far as its rows tell it."""
    rows = read_columns(segment, ["url", "captured_at", "role", "payload_sha256", "warc_offset"])
    said = {"source_id": segment.source_id, "kind": "response", "outcome": "ok",
            "warc_file": segment.warc_file}  # fmt: skip
    columns = {n: rows[n] for n in rows.column_names} | {
        n: pa.repeat(value, rows.num_rows) for n, value in said.items()
    }
    empty = pa.nulls(rows.num_rows)
    arrays = [columns.get(f.name, empty).cast(f.type) for f in SCHEMA]
    return pa.table(arrays, schema=SCHEMA)


def measured(folder: Path) -> dict[str, object]:
    """`measure` in a process of its own."""
    command = [sys.executable, str(Path(__file__).resolve()), "--measure", str(folder)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603
    found: dict[str, object] = json.loads(done.stdout.splitlines()[-1])
    return found


def _newest(folder: Path) -> store.Version:
    if (top := store.newest(folder / "releases")) is None:
        raise SystemExit(f"no version in {folder}")
    return top


def written(folder: Path) -> tuple[int, int]:
    """(bytes of the newest version, those of them that no earlier version shares)."""
    top = _newest(folder)
    sizes = [p.stat() for p in top.path.rglob("*") if p.is_file()]
    return sum(s.st_size for s in sizes), sum(s.st_size for s in sizes if s.st_nlink == 1)


def tree(folder: Path) -> dict[Path, tuple[int, int]]:
    """Every file below a folder with size and inode."""
    there = (p for p in folder.rglob("*") if p.is_file())
    return {p: (s.st_size, s.st_ino) for p in there for s in [p.stat()]}


def run(size: int, folder: Path) -> None:
    """All steps at one size."""
    cpu = time.process_time()
    table = base(folder)
    blocks = max(1, size // BASE)
    fill(folder, table, blocks)
    cpu = time.process_time() - cpu
    before = tree(folder / "segments")
    private = sum(s for s, _ in before.values()) / 1e6
    print(
        f"\n{size:,} articles in {blocks} segments of {private:.0f} MB, made in {cpu:.1f} s of CPU"
    )
    line("full build", measured(folder), written(folder))
    per_table(folder, size)
    put(folder, another(table, blocks, DAY), blocks)
    mark = tree(folder / "segments")
    found = measured(folder)
    line(f"a day with {DAY} new articles", found, written(folder))
    after = tree(folder / "segments")
    private = sum(s for p, (s, i) in after.items() if mark.get(p, (0, 0))[1] != i)
    print(f"  private state written that day: {private / 1e6:.2f} MB")
    line("a day without news", measured(folder), (0, 0))


def line(what: str, found: dict[str, object], size: tuple[int, int]) -> None:
    """One line of the table."""
    print(f"  {what:32} CPU {found['cpu']:7.2f} s  wall {found['wall']:7.2f} s  "
          f"observing {found['observing']:5.2f} s  peak {found['mb']:6.0f} MB  "
          f"release {size[0] / 1e6:8.2f} MB, written {size[1] / 1e6:7.2f} MB",
          flush=True)  # fmt: skip


def per_table(folder: Path, size: int) -> None:
    """Bytes per article of each table."""
    top = _newest(folder)
    tables = top.manifest["tables"]
    told = ", ".join(f"{n} {t['bytes'] / size:.1f}" for n, t in tables.items())
    print(f"  bytes per article: {told}")


def main() -> None:
    """Parse the command line and run."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="10,000 and 100,000 articles")
    parser.add_argument("--size", type=int, action="append")
    parser.add_argument("--keep", type=Path, help="a folder to work in and leave behind")
    parser.add_argument("--measure", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.measure:
        measure(options.measure)
        return
    for size in options.size or (10_000, 100_000):
        with tempfile.TemporaryDirectory(prefix="congdoan-bench-") as temp:
            run(size, (options.keep or Path(temp)) / str(size))


if __name__ == "__main__":
    main()

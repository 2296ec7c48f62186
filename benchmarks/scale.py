"""What Prefect costs, and what a second process brings: the same archive assembled in four ways.

Plain Python, then the flow on threads, on a pool of processes and on Dask workers. Each starts from
the same imported archive of one WARC file per part; all must give the same content digest.

    .venv/bin/python benchmarks/scale.py [SOURCES [PARTS]]
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
os.environ.setdefault("PREFECT_SERVER_ANALYTICS_ENABLED", "false")
os.environ.setdefault("DO_NOT_TRACK", "1")
os.environ.setdefault("PREFECT_LOGGING_LEVEL", "ERROR")

from prefect.testing.utilities import prefect_test_harness

from benchmarks.many_sources import make
from congdoan.archive.importer import import_warc
from congdoan.assemble import ReleaseReport, assemble, plan_assembly
from congdoan.settings import Settings
from flows.assemble import assemble as flow
from tasks.runners import batch_runner


def archive(home: Path, sources: int, parts: int) -> Path:
    """A data root whose archive has `parts` WARC files of `sources` sources in all."""
    made = home / "archive-only"
    for part in range(parts):
        warc, described = make(home / f"part-{part}", sources // parts, part * (sources // parts))
        import_warc(warc, made / "archive")
        shutil.copytree(described, home / "sources", dirs_exist_ok=True)
    return made


def timed(work: Callable[[str], ReleaseReport], made: Path, name: str) -> tuple[float, str, int]:
    """Seconds, content digest and articles of one way, on a copy of the archive."""
    data = made.parent / name
    shutil.copytree(made, data)
    began = time.perf_counter()
    report = work(str(data))
    taken = time.perf_counter() - began
    return taken, report.content_digest, report.rows["articles"]


def main(sources: int, parts: int) -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder, prefect_test_harness(server_startup_timeout=120):
        home = Path(folder)
        made, extra = archive(home, sources, parts), [str(home / "sources")]

        def by_flow(kind: str) -> Callable[[str], ReleaseReport]:
            settings = Settings.model_validate({"task_runner": kind, "workers": 2})
            chosen = flow.with_options(task_runner=batch_runner(settings))
            return lambda data: chosen(data=data, extra_sources=extra)

        ways: dict[str, Callable[[str], ReleaseReport]] = {
            "plain Python": lambda data: assemble(plan_assembly(data, extra)),
            "flow, threads": by_flow("thread"),
            "flow, 2 processes": by_flow("process"),
            "flow, 2 Dask workers": by_flow("dask"),
        }
        found = {name: timed(work, made, name.replace(" ", "-")) for name, work in ways.items()}
    base = found["plain Python"][0]
    print(f"{sources} sources in {parts} WARC files, {found['plain Python'][2]} articles")
    print(f"{'way':22} {'seconds':>8} {'to plain':>9}  content")
    for name, (seconds, digest, _) in found.items():
        print(f"{name:22} {seconds:8.1f} {seconds / base:9.2f}  {digest[:12]}")
    if len({digest for _, digest, _ in found.values()}) != 1:
        sys.exit("the ways do not give the same content")


if __name__ == "__main__":
    numbers = [int(argument) for argument in sys.argv[1:]]
    main(*(numbers + [80, 8][len(numbers) :]))

"""What Prefect costs, and what a second process brings.

First a night (harvest of a replay, assembly, health) in plain Python and as the flow, then a night
that brings nothing new, both ways. Then one archive of several WARC files assembled in plain
Python, on threads, on processes and on Dask workers; all must give the same content digest.

    .venv/bin/python -m benchmarks.scale [SOURCES [SOURCES_OF_THE_ARCHIVE [PARTS]]]

A source has 18 pages: 560 sources are a replay of 10,080. CPU is that of this process and all its
children, Prefect's server among them.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from congdoan.prefect_env import FEW_COMMITS, PRIVATE

os.environ.update({**PRIVATE, **FEW_COMMITS, "PREFECT_LOGGING_LEVEL": "ERROR"})

from prefect.testing.utilities import prefect_test_harness

from benchmarks.many_sources import make
from congdoan.archive.importer import import_warc
from congdoan.assemble import ReleaseReport, assemble, plan_assembly
from congdoan.harvest import harvest, plan_harvest, replaying
from congdoan.health_report import tell_night
from congdoan.records import record
from congdoan.settings import Settings
from deployments.processes import Process, descendants
from flows.assemble import assemble as flow
from flows.nightly import nightly
from tasks.runners import batch_runner


@record
class Taken:
    """What a piece of work took, and the digest of the content that it left."""

    wall_s: float
    cpu_s: float
    digest: str


def cpu_s() -> float:
    """CPU seconds of this process, of its ended children and of those that run (Linux)."""
    total = sum(os.times()[:4])
    for child in descendants([Process(role="self", pid=os.getpid(), started="")]):
        try:
            stat = Path(f"/proc/{child.pid}/stat").read_text(encoding="ascii")
        except FileNotFoundError:  # ended meanwhile: the next look finds it among the ended
            continue
        fields = stat.rpartition(")")[2].split()
        total += sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")
    return total


def taken(work: Callable[[], ReleaseReport]) -> Taken:
    """Do it and measure it."""
    wall, cpu = time.perf_counter(), cpu_s()
    report = work()
    return Taken(
        wall_s=time.perf_counter() - wall, cpu_s=cpu_s() - cpu, digest=report.content_digest
    )


def plain_night(data: Path, warc: Path, sources: Path) -> ReleaseReport:
    """What `nightly` does, without Prefect."""
    extra = [str(sources)]
    with replaying([warc]) as gateway:
        described, plan = plan_harvest((), data, extra, gateway=gateway)
        harvested = harvest(described, plan)
    released = assemble(plan_assembly(str(data), extra))
    tell_night(data, harvested, extra, is_replay=True)
    return released


def flow_night(data: Path, warc: Path, sources: Path) -> ReleaseReport:
    """The flow."""
    extra = [str(sources)]
    return nightly(data=str(data), replay=[str(warc)], extra_sources=extra)[1]


def nights(home: Path, count: int) -> None:
    """Print what two nights cost in plain Python and as flows."""
    warc, described = make(home / "many", count)
    print(f"{count} sources, {18 * count:,} pages; seconds and CPU seconds")
    print(f"{'night':12} {'plain':>8} {'CPU':>7} {'flow':>8} {'CPU':>7} {'more':>7} {'of run':>7}")
    for night in ("first", "nothing new"):
        plain = taken(lambda: plain_night(home / "plain", warc, described))
        whole = taken(lambda: flow_night(home / "flow", warc, described))
        same(plain, whole)
        more = whole.wall_s - plain.wall_s
        print(
            f"{night:12} {plain.wall_s:8.1f} {plain.cpu_s:7.1f} {whole.wall_s:8.1f} "
            f"{whole.cpu_s:7.1f} {more:7.1f} {more / whole.wall_s:7.1%}"
        )
    print(f"load of the machine {os.getloadavg()[0]:.1f}")


def same(*ways: Taken) -> None:
    """End the program when they do not give the same content."""
    if len({way.digest for way in ways}) != 1:
        sys.exit("the ways do not give the same content")


def archive(home: Path, sources: int, parts: int) -> Path:
    """A data root whose archive has `parts` WARC files of `sources` sources in all."""
    made = home / "archive-only"
    for part in range(parts):
        warc, described = make(home / f"part-{part}", sources // parts, part * (sources // parts))
        import_warc(warc, made / "archive")
        shutil.copytree(described, home / "sources", dirs_exist_ok=True)
    return made


def ways(home: Path, sources: int, parts: int) -> None:
    """Print how long one archive takes, by where the work is done."""
    made, extra = archive(home, sources, parts), [str(home / "sources")]

    def by(kind: str, workers: int) -> Callable[[str], ReleaseReport]:
        settings = Settings.model_validate({"task_runner": kind, "workers": workers})
        chosen = flow.with_options(task_runner=batch_runner(settings))
        return lambda data: chosen(data=data, extra_sources=extra)

    chosen: dict[str, Callable[[str], ReleaseReport]] = {
        "plain Python": lambda data: assemble(plan_assembly(data, extra)),
        "1 thread": by("thread", 1),
        "1 process": by("process", 1),
        "2 processes": by("process", 2),
        "1 Dask worker": by("dask", 1),
        "2 Dask workers": by("dask", 2),
    }
    print(f"\nassembly of {sources} sources in {parts} WARC files")
    print(f"{'way':18} {'seconds':>8} {'CPU':>8} {'faster than plain':>18}")
    found: list[Taken] = []
    for way, work in chosen.items():
        data = home / way.replace(" ", "-")
        shutil.copytree(made, data)
        found.append(taken(lambda work=work, data=data: work(str(data))))
        speed = found[0].wall_s / found[-1].wall_s
        print(f"{way:18} {found[-1].wall_s:8.1f} {found[-1].cpu_s:8.1f} {speed:17.2f}x")
    same(*found)
    print(f"load of the machine {os.getloadavg()[0]:.1f}")


def main(arguments: Sequence[str]) -> None:
    """Print both tables."""
    given = [int(argument) for argument in arguments]
    sources, archived, parts = given + [80, 80, 8][len(given) :]
    with tempfile.TemporaryDirectory() as folder, prefect_test_harness(server_startup_timeout=120):
        nights(Path(folder), sources)
        ways(Path(folder), archived, parts)


if __name__ == "__main__":
    main(sys.argv[1:])

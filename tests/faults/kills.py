"""Kills harvests of the demo at random moments and looks at what is left.

    python -m tests.faults.kills [--times 200] [--seed N]

Each kill is SIGKILL. After it the archive must open clean and hold every record that the dead run
had been told is kept; after each round a run that nobody disturbs must lead to the same release as
one in a fresh folder. Exits with 1 and says what was wrong when that does not hold.
"""

from __future__ import annotations

import argparse
import logging
import os
import random
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path

from congdoan.archive.dissect import RawRecord, dissected
from congdoan.archive.index import ensure_index, list_warcs, read_index
from congdoan.archive.join import salvage
from congdoan.archive.members import frames, opened
from congdoan.archive.spool import Spool
from congdoan.archive.writer import WarcRecord
from congdoan.assemble import assemble, plan_assembly
from congdoan.fetch.state import State, state_url
from congdoan.harvest import HarvestReport, harvest, plan_harvest, replaying

DEMO = Path(__file__).resolve().parents[2] / "data" / "demo"
KILLS_OF_ROUND = 10


def run(data: Path) -> HarvestReport:
    """One harvest of the demo."""
    with replaying([DEMO / "demo_sites.warc.gz"]) as gateway:
        sources, plan = plan_harvest((), data, [DEMO / "sources"], gateway=gateway)
        return harvest(sources, plan)


def run_and_tell(data: Path) -> None:
    """The same; what the archive says it has kept is written down at once, record by record."""
    told = os.open(data / "told", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    append = Spool._append

    def telling(self: Spool, records: Sequence[WarcRecord]) -> list[tuple[int, int]]:
        places = append(self, records)
        ids = (r.id for r in records)
        os.write(told, "".join(f"{one}\n" for one in ids).encode())
        return places

    Spool._append = telling  # type: ignore[method-assign]
    run(data)


def look(data: Path) -> None:
    """Complain about anything torn, lost or left over.

    Raises:
        AssertionError: says what.
    """
    archive = data / "archive"
    salvage(archive)
    left = [p.name for p in archive.rglob("*") if p.name.endswith((".tmp",)) or _is_spool(p)]
    assert not left, f"left over: {left}"
    kept = _kept(archive, data / "kept")
    lost = _lines(data / "told") - kept
    assert not lost, f"{len(lost)} acknowledged records are lost"
    with State(state_url(data, None)) as state:
        for source_id in (path.stem for path in (DEMO / "sources").glob("*.yml")):
            for page in state.pages(source_id).values():
                known = page.stored_at is None or f"{page.stored_url} {page.stored_at}" in kept
                assert known, f"the state knows a body of {page.url} that the archive has not"


def _kept(archive: Path, notes: Path) -> set[str]:
    """Ids of all records, and address and time of all answers; files are read once, then noted."""
    kept = _lines(notes)
    new = [warc for warc in list_warcs(archive) if warc.name not in kept]
    for warc in new:
        kept.add(warc.name)
        with opened(warc) as content:
            for item in dissected(warc, frames(content)):
                assert isinstance(item, RawRecord), f"{warc.name}: {item}"
                kept.add(item.get("warc-record-id"))
        ensure_index(warc, archive)  # derived: a kill may come before it is written
        rows = read_index(warc).to_pylist()
        assert all(row["problem"] is None for row in rows), warc.name
        kept.update(f"{row['url']} {row['captured_at']}" for row in rows)
    notes.write_text("\n".join(kept))
    return kept


def _lines(path: Path) -> set[str]:
    return set(path.read_text().splitlines()) if path.exists() else set()


def _is_spool(path: Path) -> bool:
    return path.parent.name == ".spool" and path.name.endswith(".warc.gz")


def release(data: Path) -> None:
    """A whole run and its release; the digest of its content goes into the file 'digest'."""
    run(data)
    report = assemble(plan_assembly(str(data), [str(DEMO / "sources")]))
    (data / "digest").write_text(report.content_digest)


def apart(work: Callable[[Path], object], data: Path, kill_after: float | None = None) -> bool:
    """Do `work` in a child process, killed after some seconds; whether it was killed.

    Raises:
        RuntimeError: the child failed; its traceback is on stderr.
    """
    child = os.fork()
    if child == 0:
        code = 1
        try:
            work(data)
            code = 0
        except BaseException:  # noqa: BLE001 - the child must not return into the parent's code
            traceback.print_exc()
        finally:
            sys.stderr.flush()
            os._exit(code)
    if kill_after is not None:
        time.sleep(kill_after)
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        return True
    if os.waitstatus_to_exitcode(status):
        raise RuntimeError(f"{work.__name__} failed in {data}")
    return False


def round_of(data: Path, kills: int, moments: Callable[[], float]) -> tuple[int, str]:
    """Kill `kills` harvests one after the other; how many died, and the release's digest."""
    died = 0
    for _ in range(kills):
        died += apart(run_and_tell, data, moments())
        apart(look, data)
    apart(release, data)
    return died, (data / "digest").read_text()


def main() -> int:
    """Kill, look, and say what came."""
    parser = argparse.ArgumentParser(description="Kill harvests at random moments.")
    parser.add_argument("--times", type=int, default=200)
    parser.add_argument("--seed", type=int, default=None)
    given = parser.parse_args()
    logging.disable(logging.WARNING)  # a salvage warns, and here it is what is wanted
    seed = random.randrange(10**6) if given.seed is None else given.seed  # noqa: S311
    chance = random.Random(seed)  # noqa: S311
    with tempfile.TemporaryDirectory() as folder:
        quiet, died, done, wrong = Path(folder) / "quiet", 0, 0, 0
        quiet.mkdir()
        start = time.monotonic()
        apart(run, quiet)
        longest = 1.1 * (time.monotonic() - start)
        apart(release, quiet)
        wanted = (quiet / "digest").read_text()
        while done < given.times:
            data = Path(folder) / f"round-{done}"
            data.mkdir()
            kills = min(KILLS_OF_ROUND, given.times - done)
            dead, digest = round_of(data, kills, lambda: chance.uniform(0, longest))
            died, done, wrong = died + dead, done + kills, wrong + (digest != wanted)
    print(f"{done} kills (seed {seed}): {died} hit a running harvest, {wrong} releases differ")  # noqa: T201
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())

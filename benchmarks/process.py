"""CPU per article of the pure side over the demo archive, beside a bare trafilatura loop.

Both loops run over the same article pages in the same process, alternating, so that the ratio
holds on a noisy machine while the milliseconds do not. "write" is the making of one segment file.
Last the pages a second that one and two worker processes extract.

    .venv/bin/python -m benchmarks.process [WARC [SOURCES_DIR]]
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import lxml.html
import trafilatura

from benchmarks.extraction import throughput
from congdoan.archive.importer import import_warc
from congdoan.archive.reader import read
from congdoan.assemble import AssemblePlan, pending, process_batch
from congdoan.classify.relevance import classify, load_relevance
from congdoan.extract.page import extract
from congdoan.normalise.facts import load_knowledge, normalise
from congdoan.records import Article, Capture, Rejection, Role
from congdoan.registry import load_registry
from congdoan.settings import Settings
from congdoan.sources import Select, Source

ROUNDS = 7
DEMO = Path(__file__).resolve().parents[1] / "data" / "demo"


def cpu(work: Callable[[], object]) -> float:
    """CPU seconds of one call."""
    start = time.process_time()
    work()
    return time.process_time() - start


def pages(warc: Path, folder: Path) -> list[tuple[Capture, Source]]:
    """Article captures of known sources."""
    registry = load_registry(Settings().config, [folder] if folder.is_dir() else [])
    found = []
    for archived in read(warc):
        source = registry.owner(archived.url)
        if archived.capture and source and source.role(archived.url) is Role.ARTICLE:
            found.append((archived.capture, source))
    return found


def main(warc: Path, folder: Path) -> None:
    """Print the table."""
    config = Settings().config
    captures = pages(warc, folder)
    rules, knowledge = load_relevance(config), load_knowledge(config)
    extracted = [(extract(c, s), s) for c, s in captures]
    articles = [(a, s) for a, s in extracted if isinstance(a, Article)]
    union = [(a, s) for a, s in articles if not isinstance(classify(a, s, rules), Rejection)]
    unruled = [(c, s.model_copy(update={"select": Select()})) for c, s in captures]
    steps: dict[str, Callable[[], object]] = {
        "lxml.html.fromstring": lambda: [lxml.html.fromstring(c.body) for c, _ in captures],
        "trafilatura.bare_extraction": lambda: [
            trafilatura.bare_extraction(c.body, with_metadata=True) for c, _ in captures
        ],
        "extract": lambda: [extract(c, s) for c, s in captures],
        "extract, all rules off": lambda: [extract(c, s) for c, s in unruled],
        "classify": lambda: [classify(a, s, rules) for a, s in articles],
        "normalise": lambda: [
            normalise(a, knowledge, province_id=s.province, publisher_kind=s.publisher.kind)
            for a, s in union
        ],
    }
    taken: dict[str, list[float]] = {name: [] for name in steps}
    for _ in range(ROUNDS):
        for name, work in steps.items():
            taken[name].append(cpu(work))
    seconds = {name: statistics.median(values) for name, values in taken.items()}
    seconds["whole batches: read + extract + classify + normalise + write"] = whole(warc, folder)
    report(seconds, len(captures), len(union))
    for workers in (1, 2):
        print(f"{workers} process(es): {throughput(captures, workers):.0f} pages/s extracted")


def whole(warc: Path, folder: Path) -> float:
    """CPU seconds of making every segment of the archive (imports and loading done before)."""
    with tempfile.TemporaryDirectory() as data:
        import_warc(warc, Path(data) / "archive")
        extra = (folder,) if folder.is_dir() else ()
        plan = AssemblePlan(data=Path(data), config=Settings().config, extra_sources=extra)
        batches = pending(plan)
        return cpu(lambda: [process_batch(batch, plan) for batch in batches])


def report(seconds: dict[str, float], captures: int, union: int) -> None:
    """Milliseconds per article page and the ratio to bare trafilatura."""
    base = seconds["trafilatura.bare_extraction"]
    print(f"{captures} article pages, {union} of them union news, median of {ROUNDS} rounds, CPU")
    print(f"{'step':62} {'ms/page':>8} {'ratio':>6}")
    for name, value in seconds.items():
        print(f"{name:62} {value / captures * 1000:8.2f} {value / base:6.2f}")
    ours = seconds["extract"] + seconds["classify"] + seconds["normalise"]
    print(f"{'extract + classify + normalise':62} {ours / captures * 1000:8.2f} {ours / base:6.2f}")


if __name__ == "__main__":
    arguments = [Path(argument) for argument in sys.argv[1:]]
    main(*(arguments + [DEMO / "demo_sites.warc.gz", DEMO / "sources"][len(arguments) :]))

"""Figures of extraction on the page set: by the rules of each family, and with all rules off.

Every third page was kept aside while rules were written; their figures have a column of their own.
The second pair of tables is of pages nobody looks at: the same skins with other articles and other
furniture. Last the CPU per page beside lxml's bare parse and trafilatura with metadata, and pages a
second with one and two processes. With -v every page that is not read exactly is named.

    .venv/bin/python -m benchmarks.extraction [-v]
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import lxml.html
import trafilatura

from congdoan.extract.page import extract
from congdoan.records import Capture
from congdoan.registry import load_registry
from congdoan.sources import Source
from tests.pages.score import Kept, Score, kept_pages, score, source_of, table
from tests.pages.variants import variants

CONFIG = Path(__file__).resolve().parents[1] / "config"


def scored(pages: Iterable[Kept], *, rules: bool) -> list[Score]:
    """The scores of the pages."""
    registry = load_registry(CONFIG)
    return [score(page, source_of(page, registry, rules=rules)) for page in pages]


def report(name: str, scores: list[Score], *, verbose: bool) -> None:
    """Print one table: all pages, those the rules were written on, those kept aside."""
    sets = {
        "all": scores,
        "open": [s for s in scores if not s.held],
        "aside": [s for s in scores if s.held],
    }
    tables = {title: table(rows) for title, rows in sets.items()}
    print(f"\n{name:16}" + "".join(f"{title:>9}" for title in tables))
    for key in tables["all"]:
        values = (t[key] for t in tables.values())
        print(f"{key:16}" + "".join(f"{v:9.0f}" if key == "pages" else f"{v:9.3f}" for v in values))
    if verbose:
        for s in scores:
            if s.faults:
                print(f"  {s.name:24} {s.way:12} {' '.join(s.faults)}")


Job = tuple[Capture, Source]
ROUNDS, REPEATS, VARIANTS = 5, 20, 12


def cpu() -> None:
    """Print CPU per page; ruled and generic are compared on the pages that rules read."""
    registry = load_registry(CONFIG)
    by_rule = {s.name for s in scored(kept_pages(), rules=True) if s.way == "family_rule"}
    kept = [p for p in kept_pages() if p.name in by_rule]
    ruled = [(p.capture, source_of(p, registry, rules=True)) for p in kept]
    generic = [(p.capture, source_of(p, registry, rules=False)) for p in kept]
    steps: dict[str, Callable[[], object]] = {
        "lxml.html.fromstring": lambda: [lxml.html.fromstring(c.body) for c, _ in ruled],
        "trafilatura.bare_extraction": lambda: [
            trafilatura.bare_extraction(c.body, with_metadata=True) for c, _ in ruled
        ],
        "extract by rule": lambda: [extract(c, s) for c, s in ruled],
        "extract, all rules off": lambda: [extract(c, s) for c, s in generic],
    }
    taken: dict[str, list[float]] = {name: [] for name in steps}
    for _ in range(ROUNDS):
        for name, work in steps.items():
            start = time.process_time()
            work()
            taken[name].append(time.process_time() - start)
    seconds = {name: statistics.median(values) for name, values in taken.items()}
    base = seconds["trafilatura.bare_extraction"]
    size = sum(len(c.body) for c, _ in ruled) / len(ruled) / 1000
    print(f"\n{len(ruled)} pages of {size:.0f} kB, median of {ROUNDS} rounds, CPU")
    for name, value in seconds.items():
        parse = value / seconds["lxml.html.fromstring"]
        print(f"{name:30}{value / len(ruled) * 1000:8.2f} ms{value / base:7.2f}{parse:8.1f}")
    for workers in (1, 2):
        print(f"{workers} process(es): {throughput(ruled, workers):.0f} pages/s")


def throughput(jobs: list[Job], workers: int) -> float:
    """Pages a second of wall time, workers started before."""
    batches = [jobs] * REPEATS
    with ProcessPoolExecutor(workers) as pool:
        list(pool.map(_batch, [jobs] * workers))
        start = time.perf_counter()
        done = sum(pool.map(_batch, batches))
    return done / (time.perf_counter() - start)


def _batch(jobs: list[Job]) -> int:
    for capture, source in jobs:
        extract(capture, source)
    return len(jobs)


def main(*, verbose: bool) -> None:
    """Print all tables."""
    for name, rules in (("ruled", True), ("generic", False)):
        report(name, scored(kept_pages(), rules=rules), verbose=verbose)
    for name, rules in (("ruled, others", True), ("generic, others", False)):
        report(name, scored(variants(VARIANTS), rules=rules), verbose=verbose)
    cpu()


if __name__ == "__main__":
    main(verbose="-v" in sys.argv[1:])

"""What the builders of the kill and race tests do; started from a server that has it imported."""

import dataclasses
import multiprocessing
from pathlib import Path

from congdoan.assemble import AssemblePlan, assemble
from congdoan.release.build import build
from tests.release.making import accepted, article, corpus, segment

# Forked from a clean process with all imports done: a start costs milliseconds.
SERVER = multiprocessing.get_context("forkserver")
SERVER.set_forkserver_preload([__name__])


def made(root: Path, count: int, name: str = "") -> object:
    """The corpus of the first `count` articles; every tenth begins another month."""
    rows = [accepted(article(n), n + 24 * 31 * (n // 10)) for n in range(count)]
    return corpus(segment(root, *rows, warc=f"{count}{name}"))


def publish_on(root: Path, start: int) -> None:
    """Publish ever more articles until killed."""
    for count in range(start, start + 60):
        build(made(root, count), root / "releases", accept=True)


def assemble_on(plan: AssemblePlan) -> None:
    """Assemble everything again and again until killed."""
    while True:
        assemble(dataclasses.replace(plan, full=True))


def race(root: Path, name: str, count: int, start: object) -> None:
    """Publish `count` times, each time one article that nobody else has, beside all before."""
    start.wait()
    mine = 0 if name == "a" else 500
    for number in range(count):
        rows = [accepted(article(n), n) for n in range(mine, mine + number + 1)]
        build(corpus(segment(root / name, *rows, warc=f"{name}{number}")), root / "releases",
              accept=True)  # fmt: skip

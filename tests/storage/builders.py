"""Builders with a data root each and one bucket; run as processes of their own."""

import os
from pathlib import Path

from congdoan.exchange import push
from congdoan.release.build import build
from congdoan.storage import Bucket
from tests.release.making import accepted, article, corpus, segment


def publish(root: Path, address: str, numbers: range) -> None:
    """Publish the articles of these numbers and push; again on top where somebody was quicker."""
    rows = [accepted(article(n), n) for n in numbers]
    made = corpus(segment(root, *rows, warc=f"{root.name}{numbers.stop}"))

    def assemble() -> None:
        build(made, root / "releases", accept=True)

    assemble()
    push(root, Bucket(address), assemble)


def race(root: Path, address: str, keys: dict[str, str], first: int, start: object) -> None:
    """Ten versions, each with one article that nobody else has, beside all before."""
    os.environ.update(keys)
    start.wait()
    for count in range(1, 11):
        publish(root, address, range(first, first + count))

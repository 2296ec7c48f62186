"""The time limit of a page: a process of its own that reads it and can be ended.

Nothing inside a process can end lxml in the middle of a call, and a deep tree can overflow its
stack. A child costs most of a second, so only pages are sent there whose size or nesting no usual
page has; the others are bounded by those limits. The limit counts CPU, so that a busy machine does
not change what a page gives.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from pathlib import Path

from congdoan.extract.tree import MAX_BYTES, MAX_ELEMENTS
from congdoan.records import Article, Capture, Rejection
from congdoan.sources import Source

HEAVY_BYTES = 1_000_000
HEAVY_TAGS = 12_000  # the largest real page seen has 9,000 elements
CPU_SECONDS = 20
MEMORY_BYTES = 3 * 1024**3
_WALL = 10 * CPU_SECONDS  # for a child that waits instead of working
_ROOT = Path(__file__).resolve().parents[2]


def is_heavy(body: bytes) -> bool:
    """Whether the page is larger than usual ones but not so large that it is refused unread."""
    tags = body.count(b"<")
    if len(body) > MAX_BYTES or tags > 2 * MAX_ELEMENTS:
        return False
    return len(body) > HEAVY_BYTES or tags > 2 * HEAVY_TAGS


def in_child(
    capture: Capture, source: Source, seconds: int = CPU_SECONDS, memory: int = MEMORY_BYTES
) -> Article | Rejection | None:
    """What a process of its own reads in the page; None when it is ended or crashes."""
    paths = (str(_ROOT), *filter(None, [os.environ.get("PYTHONPATH")]))
    try:
        done = subprocess.run(  # noqa: S603 - our own module, nothing of the page in the command
            [sys.executable, "-m", "congdoan.extract.child", str(seconds), str(memory)],
            input=pickle.dumps((capture, source)),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
            timeout=_WALL,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return None
    found = pickle.loads(done.stdout) if done.returncode == 0 else None  # noqa: S301 - our own child
    if isinstance(found, Exception):
        raise found
    return found if isinstance(found, Article | Rejection) else None

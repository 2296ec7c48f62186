"""Reads one page under limits of CPU and memory: python -m congdoan.extract.child SECONDS.

Takes a pickled (capture, source) on standard input and gives the pickled record on standard output.
Started by limits.py only.
"""

from __future__ import annotations

import pickle
import resource
import sys

from congdoan.errors import ConfigError
from congdoan.extract.limits import MEMORY_BYTES
from congdoan.extract.page import extract_here


def main(seconds: int) -> None:
    """Read the page; the kernel ends the process when it takes more CPU than `seconds`."""
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    capture, source = pickle.load(sys.stdin.buffer)  # noqa: S301 - from our own parent
    try:
        found: object = extract_here(capture, source, deep=True)
    except ConfigError as error:
        found = error
    sys.stdout.buffer.write(pickle.dumps(found))


if __name__ == "__main__":
    main(int(sys.argv[1]))

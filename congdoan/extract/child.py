"""Reads one page under limits of CPU and memory: python -m congdoan.extract.child SECONDS BYTES.

Takes a pickled (capture, source) on standard input and gives the pickled record on standard output.
Started by limits.py only.
"""

from __future__ import annotations

import pickle
import resource
import sys

from congdoan.errors import ConfigError
from congdoan.extract.page import extract_here


def main(seconds: int, memory: int) -> None:
    """Read the page; the kernel ends what takes more CPU than `seconds` or more bytes of memory."""
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    capture, source = pickle.load(sys.stdin.buffer)  # noqa: S301 - from our own parent
    try:
        found: object = extract_here(capture, source, deep=True)
    except ConfigError as error:
        found = error
    sys.stdout.buffer.write(pickle.dumps(found))


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))

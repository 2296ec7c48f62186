"""Sketches of texts: 128 bytes of which two texts share as many as they share of their words.

MinHash over two sets of a body. The wording is its runs of three words. The particulars are its
numbers and names: what two reports differ in that were written from one template. A sketch is made
once with the segment, so that a release compares texts without reading any.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from rensa import RMinHash

from congdoan.text import fold

WORDING, PARTICULARS = 80, 48  # bytes of a sketch: estimates with a deviation of 0.045 and 0.06
SIZE = WORDING + PARTICULARS
_RUN = 3  # words of one run
_SHORTEST = 80  # runs of a text; notices of few words are alike by their kind
_SEED = 20_261_121  # any number, but always the same
_WORD = re.compile(r"\w+")


def sketch(body: str) -> bytes | None:
    """The sketch of a text, SIZE bytes; None for one that is too short to be told from others."""
    spelled = _WORD.findall(body)
    words = [fold(word) for word in spelled]
    runs = [" ".join(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1)]
    if len(runs) < _SHORTEST:
        return None
    return _minima(runs, WORDING) + _minima(_particulars(spelled), PARTICULARS)


def _particulars(words: Sequence[str]) -> list[str]:
    """Numbers, and pairs of neighbours with capitals."""
    numbers = [word for word in words if word[0].isdigit()]
    names = [f"{a} {b}".lower() for a, b in pairwise(words) if a[0].isupper() and b[0].isupper()]
    return numbers + names


def _minima(items: Sequence[str], count: int) -> bytes:
    """The lowest byte of each smallest hash; a byte is equal by chance once in 256 times."""
    found = RMinHash(num_perm=count, seed=_SEED)
    found.update(items)
    return bytes(value & 0xFF for value in found.digest())

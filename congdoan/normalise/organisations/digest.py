"""Digests: lines that say of which province they, and the lines below them, tell.

'* Hậu Giang: Ngày 08/3, ...', a line that is a province's name alone, and in a digest
'Tại Tây Ninh, ...'. A provincial article that names one foreign place at a line's start is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from congdoan.normalise.inner import inner_record
from congdoan.normalise.organisations.places import province_at, unit_on
from congdoan.normalise.scan import Scan
from congdoan.provinces import Province

# What a line has before the name: a bullet, 'tại', 'tỉnh'; each may be missing.
_OPENING = re.compile(
    r"[ \t]*(?:[-+•*–●■►▪]|\d{1,2}[.)]|\([a-z0-9]{1,2}\))?[ \t]*"
    r"(?P<at>(?:tại|ở) )?(?:(?:tỉnh|thành phố|tp\.?) ?)?"
)
_AFTER_NAME = re.compile(r" ?(?:[:：]|\n|\Z)")
_FEWEST, _LONGEST_OPENING = 2, 24


@inner_record
class Label:
    """A line's start and the province it is about; `at` is 'Tại X,', weaker than 'X:'."""

    line: int
    unit: Province
    at: bool


def labels(scan: Scan, day: date | None) -> tuple[Label, ...]:
    """The labelled lines in order; 'Tại X,' counts only where lines of two provinces are told."""
    found = tuple(_labels(scan, day))
    digest = len({label.unit.province_id for label in found}) >= _FEWEST
    return found if digest else tuple(label for label in found if not label.at)


def _labels(scan: Scan, day: date | None) -> Iterator[Label]:
    for place in sorted(scan.terms("place")):
        line = scan.line_start(place)
        if place - line > _LONGEST_OPENING:
            continue
        opening = _OPENING.fullmatch(scan.key, line, place)
        named = province_at(scan, place) if opening is not None else None
        if opening is None or named is None:
            continue
        at = opening["at"] is not None
        follows = scan.key[named[0] : named[0] + 1] == "," if at else False
        if follows or (not at and _AFTER_NAME.match(scan.key, named[0])):
            yield Label(line=line, unit=unit_on(scan.knowledge.provinces, named[1], day), at=at)

"""Several givers and what each gave: 'A, B tặng Bằng khen lần lượt cho 9 và 5 tập thể'."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator

from congdoan.normalise.awards.records import Grant, Recipient

# The numbers before the last one, which its noun follows.
_NUMBERS = re.compile(r" (?P<numbers>\d{1,4}(?:, \d{1,4}){0,3}) và $")
_EACH = "lần lượt"
_REACH = 60


def respectively(grant: Grant, key: str) -> Iterator[Grant]:
    """The grant, divided among its givers where each has a number or recipients of its own."""
    first = grant.recipients[0] if grant.recipients else None
    if first is None or len(grant.givers) <= 1 or first.start < grant.award.end:
        yield grant
        return
    shares = _counted(first, key)
    each = len(grant.recipients) // len(grant.givers)
    told = key.find(_EACH, max(0, grant.award.start - _REACH), first.start) >= 0
    if not shares and told and each * len(grant.givers) == len(grant.recipients):
        shares = [grant.recipients[at : at + each] for at in range(0, len(grant.recipients), each)]
    if len(shares) != len(grant.givers):
        yield grant
        return
    for giver, recipients in zip(grant.givers, shares, strict=True):
        yield dataclasses.replace(grant, givers=(giver,), recipients=recipients)


def _counted(last: Recipient, key: str) -> list[tuple[Recipient, ...]]:
    """'9 và 5 tập thể': one recipient a number; none where `last` is the only number."""
    told = _NUMBERS.search(key, max(0, last.start - _REACH), last.start)
    if told is None:
        return []
    numbers = [*map(int, told["numbers"].split(", ")), last.count]
    return [(dataclasses.replace(last, count=number),) for number in numbers]

"""Which version is meant: by number, name, tag or day."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from congdoan.errors import UsageError
from congdoan.release.checks import HANOI


def pick(
    which: int | str | date, listed: Sequence[Mapping[str, Any]], latest: Callable[[], int]
) -> int:
    """The number of the version that is meant, out of those listed oldest first.

    Raises:
        UsageError: there is no such version; names the nearest.
    """
    text = str(which).strip()
    if text == "latest":
        return latest()
    known = [v["version"] for v in listed]
    digits = text.removeprefix("v")
    if digits.isdecimal() and int(digits) in known:
        return int(digits)
    day = which if isinstance(which, date) else day_of(text)
    if day is not None:
        until = [v["version"] for v in listed if v["published_at"].astimezone(HANOI).date() <= day]
        if until:
            return int(until[-1])
        raise UsageError(f"nothing was published up to {day}: the first version is "
                         f"{known[0]} of {listed[0]['published_at']:%Y-%m-%d}")  # fmt: skip
    tagged = [v["version"] for v in listed if text in v["tags"]]
    if tagged:
        return int(tagged[-1])
    wanted = int(digits) if digits.isdecimal() else known[-1]
    near = sorted(sorted(known, key=lambda n: abs(n - wanted))[:3])
    names = ", ".join([str(n) for n in near] + sorted({t for v in listed for t in v["tags"]})[:3])
    raise UsageError(f"there is no version '{text}': the nearest are {names}")


def day_of(text: str) -> date | None:
    """The day that '2021-01-05' names; None for other words."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None

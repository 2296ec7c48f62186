"""Which versions stay and which may go; a version is given a name so that it stays for ever.

Kept: the newest, everything published in the last 30 days, the last version of each month, and
tagged ones. Nothing is removed here but by `apply`.
"""

from __future__ import annotations

import re
import shutil
import uuid
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from congdoan.errors import UsageError
from congdoan.records import record
from congdoan.release import bundles, staging, store
from congdoan.release.checks import HANOI
from congdoan.release.picking import day_of
from congdoan.release.reading import list_releases

KEPT_DAYS = 30
_TAG = re.compile(r"[A-Za-z][\w.-]{0,63}", re.ASCII)


@record
class Item:
    """Something that may go, or a version that stays: why, and the bytes that removing frees."""

    kind: str  # version, segment, staging, candidate
    path: Path
    why: str
    keep: bool
    bytes: int = 0
    version: int | None = None


def versions(root: Path, today: date) -> tuple[Item, ...]:
    """Every version, oldest first, with whether it stays and why."""
    listed = sorted(list_releases(root), key=lambda v: v["version"])
    reasons = {v["version"]: _reason(v, listed, today) for v in listed}
    going = [v["path"] for v in listed if reasons[v["version"]] is None]
    freed = _freed(going)
    return tuple(
        Item(
            kind="version",
            path=v["path"],
            version=v["version"],
            keep=reasons[v["version"]] is not None,
            why=reasons[v["version"]] or f"older than {KEPT_DAYS} days, untagged, no month's last",
            bytes=freed.get(v["path"], 0),
        )
        for v in listed
    )


def _day(version: dict[str, Any]) -> date:
    day: date = version["published_at"].astimezone(HANOI).date()
    return day


def _reason(version: dict[str, Any], listed: Sequence[dict[str, Any]], today: date) -> str | None:
    """Why a version stays; None when it may go."""
    if version["version"] == listed[-1]["version"]:
        return "the newest"
    if version["tags"]:
        return f"tagged {', '.join(version['tags'])}"
    day = _day(version)
    if day > today - timedelta(days=KEPT_DAYS):
        return f"published in the last {KEPT_DAYS} days"
    month = [v["version"] for v in listed if _day(v).replace(day=1) == day.replace(day=1)]
    return f"last of {day:%Y-%m}" if version["version"] == month[-1] else None


def _freed(folders: Iterable[Path]) -> dict[Path, int]:
    """Folder -> bytes that are freed when all these folders go, oldest first.

    A file that other versions share by a hard link is freed with the last of its names.
    """
    left: dict[int, int] = {}
    freed = {}
    for folder in folders:
        size = 0
        for path in folder.rglob("*"):
            if path.is_file():
                state = path.stat()
                left[state.st_ino] = left.get(state.st_ino, state.st_nlink) - 1
                size += state.st_size if left[state.st_ino] == 0 else 0
        freed[folder] = size
    return freed


def leftovers(root: Path) -> tuple[Item, ...]:
    """Staging folders of builders that were killed."""
    return tuple(
        Item(
            kind="staging", path=path, why="its builder is gone", keep=False, bytes=_own_bytes(path)
        )
        for path in staging.leftovers(root)
    )


def segments(folder: Path, needed: frozenset[str]) -> tuple[Item, ...]:
    """Segments that neither the newest version nor the present rules call for."""
    return tuple(
        Item(kind="segment", path=path, why="of older rules or of a page that is gone", keep=False,
             bytes=path.stat().st_size)
        for path in sorted(folder.glob("*.parquet"))
        if needed.isdisjoint([path.name, *_members(path)])
    )  # fmt: skip


def _members(path: Path) -> list[str]:
    return [name for name, *_ in bundles.members(path)] if "+" in path.name else []


def candidates(folder: Path) -> tuple[Item, ...]:
    """The candidate that `congdoan diff --candidate` left, if there is one."""
    if not folder.is_dir():
        return ()
    why = "a candidate is made again when asked for"
    return (Item(kind="candidate", path=folder, why=why, keep=False, bytes=_own_bytes(folder)),)


def _own_bytes(folder: Path) -> int:
    """Bytes of the files that only this folder holds; links lead elsewhere."""
    files = (p for p in folder.rglob("*") if p.is_file() and not p.is_symlink())
    return sum(p.stat().st_size for p in files if p.stat().st_nlink == 1)


def needed_by_newest(root: Path) -> frozenset[str]:
    """Names of the segments that the newest version was made from."""
    top = store.newest(root)
    sources = {} if top is None else top.manifest["sources"]
    return frozenset(name for source in sources.values() for name in source["segments"])


def apply(items: Iterable[Item], root: Path) -> int:
    """Remove what may go; how many. A version leaves its name first, so that none is half there.

    Raises:
        UsageError: something cannot be removed.
    """
    removed = 0
    try:
        for item in items:
            if not item.keep:
                _remove(item, root)
                removed += 1
    except OSError as error:
        raise UsageError(f"{error.filename} cannot be removed: {error.strerror}") from error
    if store.numbers(root):
        store.refresh(root)
    return removed


def _remove(item: Item, root: Path) -> None:
    path = item.path
    if item.kind == "version":
        top = store.newest(root)
        if top is None or top.path == path:
            return  # others may have gone meanwhile; the newest never does
        path = path.rename(root / f".staging-{uuid.uuid4().hex}")
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def withdraw(root: Path, numbers: Sequence[int], now: datetime) -> None:
    """Remove versions for good, tagged ones too; index.json says from then on that they went.

    For a takedown: a version never changes, so that one with the page has to go as a whole.

    Raises:
        UsageError: one is the newest, or something cannot be removed.
    """
    top = store.newest(root)
    if top is not None and top.number in numbers:
        raise UsageError(f"version {top.number} is the newest and still shows the page: mend what "
                         "`congdoan assemble` says, and withdraw it then")  # fmt: skip
    with staging.alone(root):
        index = store.read_json(root / "index.json") or {"versions": []}
        rows = [{"version": number, "on": now.date().isoformat()} for number in numbers]
        index["withdrawn"] = [*index.get("withdrawn", []), *rows]
        store.write_json(root / "index.json", index)
    items = [
        Item(kind="version", path=root / store.version_name(number), version=number,
             why="withdrawn", keep=False)
        for number in numbers
    ]  # fmt: skip
    apply(items, root)


# --- tags ---------------------------------------------------------------------------------------


def tag(root: Path, number: int, name: str, *, move: bool = False, remove: bool = False) -> None:
    """Give a version a name, or take it away; tagged versions are never collected.

    Raises:
        UsageError: the name could be mistaken for a number or day, or another version has it.
    """
    if not _TAG.fullmatch(name) or name == "latest" or re.fullmatch(r"v\d+", name) or day_of(name):
        raise UsageError(f"'{name}' is no tag: begin with a letter, then letters, digits, '.', '_' "
                         "or '-'; 'latest' and 'v12' mean something already")  # fmt: skip
    with staging.alone(root):
        index = store.read_json(root / "index.json") or {"versions": []}
        owners = [v["version"] for v in index["versions"] if name in v["tags"]]
        if remove and number not in owners:
            raise UsageError(f"version {number} has no tag '{name}'")
        if not remove and not move and owners and owners != [number]:
            raise UsageError(f"version {owners[0]} has the tag '{name}' already: --move takes it "
                             "from there")  # fmt: skip
        for version in index["versions"]:
            kept = [t for t in version["tags"] if t != name]
            mine = version["version"] == number and not remove
            version["tags"] = [*kept, name] if mine else kept
        store.write_json(root / "index.json", index)

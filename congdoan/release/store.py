"""The releases folder: versions that appear whole, the index and `latest`.

A version exists from the moment its folder is renamed into place; index.json and latest.json are
derived from the folders and mended by whoever publishes next.
"""

from __future__ import annotations

import errno
import fcntl
import json
import logging
import os
import re
import uuid
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from congdoan.records import record
from congdoan.release.parts import is_good, link_or_copy
from congdoan.release.schema import DATASET
from congdoan.release.staging import alone

_log = logging.getLogger(__name__)
REPORT = "report/index.html"  # the page of a version, below its folder
_VERSION = re.compile(r"v(\d{6,})")


@record
class Version:
    """One published version and its manifest."""

    number: int
    path: Path
    manifest: dict[str, Any]


def version_name(number: int) -> str:
    """Folder of a version: 42 -> 'v000042'."""
    return f"v{number:06d}"


def read_json(path: Path) -> dict[str, Any] | None:
    """Content of a JSON object file; None when it is missing or broken."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return content if isinstance(content, dict) else None


def write_json(path: Path, content: dict[str, Any]) -> None:
    """Write a JSON file that appears whole."""
    temp = path.with_name(f".{path.name}.{uuid.uuid4().hex[:8]}.tmp")
    with temp.open("w", encoding="utf-8") as file:
        fcntl.flock(file, fcntl.LOCK_EX)  # a sweep leaves it alone
        json.dump(content, file, ensure_ascii=False, indent=2)
        file.write("\n")
        file.flush()
        os.fsync(file.fileno())
        temp.replace(path)


def numbers(root: Path) -> list[int]:
    """Numbers of the complete versions, ascending."""
    folders = root.iterdir() if root.is_dir() else iter(())
    matches = ((f, _VERSION.fullmatch(f.name)) for f in folders)
    return sorted(int(m[1]) for f, m in matches if m and (f / "MANIFEST.json").is_file())


def next_number(root: Path) -> int:
    """The number after the highest there is; a damaged version keeps its own."""
    folders = root.iterdir() if root.is_dir() else iter(())
    found = (_VERSION.fullmatch(folder.name) for folder in folders)
    return max((int(match[1]) for match in found if match), default=0) + 1


def load(root: Path, number: int) -> Version | None:
    """The version, or None when it is not there or its manifest is broken."""
    path = root / version_name(number)
    manifest = read_json(path / "MANIFEST.json")
    return None if manifest is None else Version(number=number, path=path, manifest=manifest)


def published_at(version: Version) -> datetime:
    """When the version was made; kept in index.json from then on, since copying changes it."""
    stamp = (version.path / "MANIFEST.json").stat().st_mtime
    return datetime.fromtimestamp(stamp, UTC).replace(microsecond=0)


def newest(root: Path) -> Version | None:
    """The newest complete version; None before the first one."""
    found = (load(root, number) for number in reversed(numbers(root)))
    return next((v for v in found if v is not None), None)


def share(folder: Path, parent: Version | None, files: list[dict[str, Any]]) -> None:
    """Replace staged files that equal the parent's by hard links to them.

    Where the parent's file turns out to be damaged, the staged one takes its place.
    """
    if parent is None:
        return
    before = listed(parent)
    for file in files:
        old, new = parent.path / file["path"], folder / file["path"]
        if before.get(file["path"]) != file["sha256"] or _same_file(old, new):
            continue
        if not is_good(old, file["sha256"]):
            _mend(parent.path.parent, file, new)
            continue
        temp = new.with_name(f".{new.name}.link")
        link_or_copy(old, temp)
        temp.replace(new)


def listed(version: Version) -> dict[str, str]:
    """Path -> SHA-256 of the files of a version's tables."""
    tables = version.manifest["tables"].values()
    return {f["path"]: f["sha256"] for t in tables for f in t["files"]}


def stated_sums(folder: Path) -> dict[str, str] | None:
    """Path -> SHA-256 as SHA256SUMS of a version says; None when it cannot be read."""
    try:
        lines = (folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return None
    return {name: digest for digest, _, name in (line.partition("  ") for line in lines) if name}


def _same_file(old: Path, new: Path) -> bool:
    try:
        return old.samefile(new)
    except OSError:
        return False


def _mend(root: Path, file: dict[str, Any], good: Path) -> None:
    """Put a file that was made again into every version whose own one is damaged."""
    for number in numbers(root):
        version = load(root, number)
        if version is None or listed(version).get(file["path"]) != file["sha256"]:
            continue
        place = version.path / file["path"]
        if is_good(place, file["sha256"]):
            continue
        temp = root / f".mend-{uuid.uuid4().hex}.tmp"
        link_or_copy(good, temp)
        place.parent.mkdir(exist_ok=True)
        temp.replace(place)
        _log.warning("published file mended path=%s", place)


def commit(folder: Path, root: Path, number: int) -> bool:
    """Make the staged folder version `number`; False when another builder took the number."""
    for path in sorted(folder.rglob("*")):
        _sync(path)
    _sync(folder)
    try:
        folder.rename(root / version_name(number))
    except OSError as error:
        if error.errno in (errno.ENOTEMPTY, errno.EEXIST):
            return False
        raise
    _sync(root)
    return True


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def refresh(root: Path) -> None:
    """Bring index.json, latest.json and the link `latest` up to the folders that are there.

    Looks again after writing: of two builders the slower one sees the faster one's version.
    """
    with alone(root):
        while known := numbers(root):
            _write_index(root, known)
            top = newest(root)
            if top is not None:
                _write_latest(root, top)
            if numbers(root) == known:
                return


def _write_index(root: Path, known: list[int]) -> None:
    written = read_json(root / "index.json") or {}
    before = {v["version"]: v for v in written.get("versions", [])}
    versions = []
    for number in known:
        version = load(root, number)
        if version is None:
            continue
        manifest, old = version.manifest, before.get(number, {})
        versions.append(
            {
                "version": number,
                "path": version_name(number),
                "published_at": old.get("published_at") or published_at(version).isoformat(),
                "built_at": manifest["built_at"],
                "schema_version": manifest["schema_version"],
                "content_digest": manifest["content_digest"],
                "rows": {n: t["rows"] for n, t in manifest["tables"].items()},
                "parent": manifest["parent"],
                "tags": old.get("tags", []),
            }
        )
    index = {"dataset": DATASET, "versions": versions}
    if withdrawn := written.get("withdrawn"):
        index["withdrawn"] = withdrawn
    if index != written:
        write_json(root / "index.json", index)


def _write_latest(root: Path, top: Version) -> None:
    name = version_name(top.number)
    latest = {
        "version": top.number,
        "path": name,
        "built_at": top.manifest["built_at"],
        "schema_version": top.manifest["schema_version"],
    }
    if read_json(root / "latest.json") != latest:
        write_json(root / "latest.json", latest)
    link = root / "latest"
    if not link.is_symlink() or link.readlink() != Path(name):
        temp = root / f".latest.{uuid.uuid4().hex[:8]}.tmp"
        temp.symlink_to(name)
        temp.replace(link)

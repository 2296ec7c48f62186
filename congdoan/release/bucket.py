"""Versions in a bucket: laid down under names of their content, then committed by put-if-absent."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from congdoan.errors import UsageError
from congdoan.release import store
from congdoan.release.bucket_layout import (
    COMMIT,
    HEX,
    commit_name,
    folder_name,
    index_entry,
    json_bytes,
    laid_out,
    parsed,
)
from congdoan.release.bucket_marks import read_object, tags, withdrawn
from congdoan.release.parts import file_sha256, link_or_copy
from congdoan.release.schema import DATASET
from congdoan.release.staging import staging
from congdoan.storage import Bucket

_AT_ONCE = 8  # requests; each waits for the network, not for the processor


class Versions:
    """The versions that a bucket holds."""

    def __init__(self, bucket: Bucket) -> None:
        self.bucket = bucket

    def committed(self) -> dict[int, datetime]:
        """Number -> when it was committed (the store's clock, UTC), ascending."""
        found = self.bucket.items("releases/versions").items()
        return {int(m[1]): i.modified for n, i in found if (m := COMMIT.fullmatch(n))}

    def commit(self, number: int) -> dict[str, Any]:
        """What the commit of a version says: its entry of index.json, and `sha256sums`.

        Raises:
            UsageError: there is none, or it is damaged.
        """
        entry = read_object(self.bucket, commit_name(number))
        sums = entry.get("sha256sums", "")
        if not HEX.fullmatch(sums) or entry.get("path") != folder_name(number, sums):
            raise UsageError(f"{self.bucket.address}/{commit_name(number)} is no commit")
        return entry

    def shared(self, root: Path) -> store.Version | None:
        """The newest version of a releases folder that is in the bucket, byte for byte."""
        both = sorted(set(store.numbers(root)) & self.committed().keys(), reverse=True)
        ours = (store.load(root, number) for number in both)
        same = (v for v in ours if v and laid_out(v)[0] == self.commit(v.number)["path"])
        return next(same, None)

    def listed(self) -> list[dict[str, Any]]:
        """Every version, oldest first, as in index.json, with `published_at` as an instant.

        Commits are the truth; index.json only spares asking for each of them.
        """
        named, known = tags(self.bucket), self._hinted()
        return [
            {
                **(known.get(number) or self.commit(number)),
                "published_at": modified,
                "tags": sorted(name for name, owner in named.items() if owner == number),
            }
            for number, modified in self.committed().items()
        ]

    def _hinted(self) -> dict[int, dict[str, Any]]:
        try:
            versions = json.loads(self.bucket.read("releases/index.json"))["versions"]
            return {v["version"]: v for v in versions}
        except (FileNotFoundError, ValueError, KeyError, TypeError):
            return {}

    def sums(self, commit: dict[str, Any]) -> dict[str, str]:
        """File -> SHA-256, of every file of a version but SHA256SUMS.

        Raises:
            UsageError: the list is not the one that was committed.
        """
        name = f"releases/{commit['path']}/SHA256SUMS"
        try:
            content = self.bucket.read(name)
        except FileNotFoundError as error:
            raise UsageError(f"{self.bucket.address}/{name} is missing") from error
        if hashlib.sha256(content).hexdigest() != commit["sha256sums"]:
            raise UsageError(f"{self.bucket.address}/{name} has other bytes than its commit says")
        return dict(parsed(content))

    # --- writing --------------------------------------------------------------------------------

    def send(self, version: store.Version) -> bool:
        """Lay down a version's files and commit it; False when another version has the number.

        Sending again what is there, whole or in part, is no harm.

        Raises:
            UsageError: a file here has other bytes than SHA256SUMS says, or the store refuses.
        """
        path, content = laid_out(version)
        sums = dict(parsed(content))
        there = self.bucket.items(f"releases/{path}")
        missing = [(n, s) for n, s in sums.items() if f"releases/{path}/{n}" not in there]
        before = self._equal_files(version.number)
        _all(partial(self._lay, version.path, f"releases/{path}", before), missing)
        self.bucket.create(f"releases/{path}/SHA256SUMS", content)
        digest = hashlib.sha256(content).hexdigest()
        entry = {**index_entry(version.manifest), "path": path, "sha256sums": digest}
        if self.bucket.create(commit_name(version.number), json_bytes(entry)):
            return True
        return bool(self.commit(version.number)["path"] == path)

    def mend(self, versions: Iterable[store.Version]) -> None:
        """Lay down again what somebody removed of versions that both have."""
        there = self.bucket.items("releases")
        for version in versions:
            path, content = laid_out(version)
            names = ["SHA256SUMS", *dict(parsed(content))]
            if any(f"releases/{path}/{name}" not in there for name in names):
                self.send(version)

    def _equal_files(self, number: int) -> dict[str, str]:
        """SHA-256 -> name in the bucket, of the files of the newest version before a number."""
        older = [n for n in self.committed() if n < number]
        if not older:
            return {}
        commit = self.commit(older[-1])
        return {s: f"releases/{commit['path']}/{n}" for n, s in self.sums(commit).items()}

    def _lay(self, folder: Path, to: str, before: dict[str, str], file: tuple[str, str]) -> None:
        name, sha256 = file
        if sha256 in before:
            try:
                self.bucket.copy(before[sha256], f"{to}/{name}")
            except FileNotFoundError:
                pass  # damaged there: the file here takes its place
            else:
                return
        content = (folder / name).read_bytes()
        if hashlib.sha256(content).hexdigest() != sha256:
            raise UsageError(f"{folder / name} has other bytes than SHA256SUMS says: "
                             "`congdoan check --repair` makes it again")  # fmt: skip
        self.bucket.create(f"{to}/{name}", content)

    def withdraw(self, rows: Iterable[dict[str, Any]]) -> None:
        """Take versions away for good: rows of `withdrawn` in index.json. The newest stays."""
        newest, known = max(self.committed(), default=0), withdrawn(self.bucket)
        for row in rows:
            if row["version"] < newest and row["version"] not in known:
                self.bucket.create(f"releases/withdrawn/{row['version']:06d}.json", json_bytes(row))
        gone = withdrawn(self.bucket)
        for number in gone.keys() & self.committed().keys():
            self.bucket.delete(commit_name(number))
        folders = tuple(f"releases/{store.version_name(number)}-" for number in gone)
        for name in self.bucket.items("releases") if gone else ():
            if name.startswith(folders):
                self.bucket.delete(name)

    def refresh(self) -> None:
        """Bring index.json and latest.json up to the commits.

        Looks again after writing: of two builders the slower one sees the faster one's version.
        """
        while versions := self.listed():
            rows = [{**v, "published_at": v["published_at"].isoformat()} for v in versions]
            self.bucket.replace(
                "releases/index.json", json_bytes({"dataset": DATASET, "versions": rows})
            )
            names = ("version", "path", "built_at", "schema_version")
            self.bucket.replace("releases/latest.json", json_bytes({n: rows[-1][n] for n in names}))
            if list(self.committed()) == [v["version"] for v in versions]:
                return

    # --- reading --------------------------------------------------------------------------------

    def receive(self, root: Path, number: int) -> bool:
        """Bring a version into a releases folder, whole; False when one of that number is there.

        Files that a version there has already are shared with it.

        Raises:
            UsageError: a file is missing or damaged in the bucket; nothing appears.
        """
        commit = self.commit(number)
        sums = self.sums(commit)
        with staging(root) as folder:
            known = _known(root)
            fetch = partial(self._fetch, folder, f"releases/{commit['path']}", known)
            _all(fetch, [*sums.items(), ("SHA256SUMS", commit["sha256sums"])])
            stamp = self.committed()[number].timestamp()  # published_at of a folder is this time
            os.utime(folder / "MANIFEST.json", (stamp, stamp))
            return store.commit(folder, root, number)

    def _fetch(self, folder: Path, at: str, known: dict[str, Path], file: tuple[str, str]) -> None:
        name, sha256 = file
        final = folder / name
        final.parent.mkdir(parents=True, exist_ok=True)
        if name.endswith(".parquet") and sha256 in known:
            link_or_copy(known[sha256], final)
            if file_sha256(final) == sha256:
                return
            final.unlink()
        try:
            came = self.bucket.download(f"{at}/{name}", final)
        except FileNotFoundError as error:
            raise UsageError(f"{self.bucket.address}/{at}/{name} is missing") from error
        if came != sha256:
            raise UsageError(f"{self.bucket.address}/{at}/{name} has other bytes than SHA256SUMS "
                             "says: the copy there is damaged")  # fmt: skip


def _all(work: Callable[[tuple[str, str]], None], files: Iterable[tuple[str, str]]) -> None:
    """Do it for every file, several at once; the first error ends it."""
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        for _ in pool.map(work, files):
            pass


def _known(root: Path) -> dict[str, Path]:
    top = store.newest(root)
    return {} if top is None else {s: top.path / n for n, s in store.listed(top).items()}

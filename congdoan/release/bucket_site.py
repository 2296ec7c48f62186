"""Readers of versions in a bucket: fetched when asked for, each file held against its digest."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from congdoan.errors import UsageError
from congdoan.release import remote
from congdoan.release.bucket import Versions
from congdoan.storage import Bucket


class BucketSite(remote.Site):
    """A releases folder in a bucket: commits say what there is and what MANIFEST.json must be."""

    def __init__(self, address: str, cache: Path) -> None:
        self._versions = Versions(Bucket(address))
        super().__init__(self._versions.bucket.address + "/releases", cache)
        self._wanted: dict[str, str] = {}

    def listed(self) -> list[dict[str, Any]]:
        """Every version, oldest first."""
        versions = self._versions.listed()
        if not versions:
            raise UsageError(f"{self._versions.bucket.address} holds no releases: `congdoan push` "
                             "brings them there; or check the prefix")  # fmt: skip
        self.paths = {v["version"]: str(v["path"]) for v in versions}
        return versions

    def latest(self) -> int:
        """The newest commit."""
        return max(self.paths)

    def manifest(self, number: int) -> tuple[Path, dict[str, Any]]:
        """As of any address; the manifest is the one that was committed."""
        commit = self._versions.commit(number)
        sums = self._versions.sums(commit)
        self.paths[number] = commit["path"]
        self._wanted[f"{commit['path']}/MANIFEST.json"] = sums.get("MANIFEST.json", "")
        return super().manifest(number)

    def _pieces(self, name: str) -> Iterator[bytes]:
        try:
            if name not in self._wanted:
                yield from self._versions.bucket.pieces(f"releases/{name}")
                return
            content = self._versions.bucket.read(f"releases/{name}")
        except FileNotFoundError as error:
            raise UsageError(f"{self.address}/{name} is missing in the bucket") from error
        if hashlib.sha256(content).hexdigest() != self._wanted[name]:
            raise UsageError(f"{self.address}/{name} has other bytes than SHA256SUMS says")
        yield content

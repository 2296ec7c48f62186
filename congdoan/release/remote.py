"""Published versions behind an address: any static file server that shows a releases folder.

A reader's door: it asks only for the files that index.json and MANIFEST.json name, holds every
Parquet file against its SHA-256, and keeps what it fetched in a cache folder. It harvests nothing;
sites are asked by the fetch room alone.
"""

from __future__ import annotations

import hashlib
import json
import re
import urllib.error
import urllib.request
import uuid
from collections.abc import Iterable, Mapping
from datetime import datetime
from http.client import HTTPException
from pathlib import Path
from typing import Any

from congdoan.errors import UsageError
from congdoan.release.store import version_name, write_json

_TIMEOUT_S = 60
_GONE = (404, 410)
_MAX_JSON = 256 * 1024 * 1024
_PIECE = 1024 * 1024
_ASKED = "name the address of a releases folder, the one with index.json in it"
_PART = re.compile(r"[a-z_]+/[\w-]+\.parquet")
_NAME = re.compile(r"(?:\w[\w-]*/)?\w[\w.-]*")


class MissingError(UsageError):
    """The server answered that there is no such file."""


def is_address(root: str | Path) -> bool:
    """Whether a root is an http(s) address."""
    return isinstance(root, str) and root.startswith(("http://", "https://"))


class Site:
    """A releases folder behind an address, and the cache for what it gave."""

    def __init__(self, address: str, cache: Path) -> None:
        self.address = address.rstrip("/")
        self.cache = cache / hashlib.sha256(self.address.encode()).hexdigest()[:16]
        self.paths: dict[int, str] = {}  # of versions, where their list names a folder
        self._folders: dict[Path, str] = {}

    def listed(self) -> list[dict[str, Any]]:
        """Every version of index.json, oldest first, with `published_at` as an instant.

        Raises:
            UsageError: there is no such list at the address.
        """
        try:
            versions = self._json("index.json")["versions"]
            self.paths = {v["version"]: str(v["path"]) for v in versions}
            return [
                {**v, "published_at": datetime.fromisoformat(v["published_at"])} for v in versions
            ]
        except (KeyError, TypeError, ValueError) as error:
            raise UsageError(f"{self.address}/index.json is no list of releases") from error

    def latest(self) -> int:
        """The number that latest.json names, else the newest of the list."""
        stated = self._json("latest.json").get("version")
        return stated if isinstance(stated, int) else int(self.listed()[-1]["version"])

    def manifest(self, number: int) -> tuple[Path, dict[str, Any]]:
        """(the version's folder in the cache, its manifest); its papers are fetched as well.

        Raises:
            UsageError: the version is not there, or its manifest is none.
        """
        path = self.paths.get(number, version_name(number))
        manifest = self._json(f"{path}/MANIFEST.json")
        if manifest.get("version") != number or "tables" not in manifest:
            raise UsageError(f"{self.address}/{path}/MANIFEST.json is no manifest")
        folder = self.cache / f"{version_name(number)}-{str(manifest['content_digest'])[:16]}"
        folder.mkdir(parents=True, exist_ok=True)
        self._folders[folder] = path
        write_json(folder / "MANIFEST.json", manifest)
        return folder, manifest

    def fetch(self, folder: Path, files: Iterable[Mapping[str, Any]]) -> None:
        """Bring the named files of a version into its cache folder, each held against its digest.

        Raises:
            UsageError: a file is missing at the address or has other bytes than its digest says.
        """
        for file in files:
            name = str(file["path"])
            if not _PART.fullmatch(name):
                raise UsageError(f"{self.address}: MANIFEST.json names a strange file {name!r}")
            final = folder / name
            if not final.is_file() or final.stat().st_size != file["bytes"]:
                final.parent.mkdir(parents=True, exist_ok=True)
                self._download(f"{self._folders[folder]}/{name}", final, file)

    def copy(self, folder: Path, names: Iterable[str]) -> None:
        """Bring these files of a version as they are, damaged or not: for whoever checks them.

        What is missing at the address is left out.

        Raises:
            UsageError: the address cannot be reached, or a name leads out of the folder.
        """
        for name in names:
            if not _NAME.fullmatch(name):
                raise UsageError(f"{self.address}: the version names a strange file {name!r}")
            final = folder / name
            final.parent.mkdir(parents=True, exist_ok=True)
            try:
                with final.open("wb") as out:
                    out.writelines(self._pieces(f"{self._folders[folder]}/{name}"))
            except MissingError:
                final.unlink()

    def _download(self, name: str, final: Path, file: Mapping[str, Any]) -> None:
        temp = final.with_name(f".{uuid.uuid4().hex}.tmp")
        digest, size = hashlib.sha256(), 0
        try:
            with temp.open("wb") as out:
                for piece in self._pieces(name):
                    size += len(piece)
                    if size > file["bytes"]:
                        break
                    digest.update(piece)
                    out.write(piece)
            if size != file["bytes"] or digest.hexdigest() != file["sha256"]:
                raise UsageError(f"{self.address}/{name} has other bytes than MANIFEST.json says: "
                                 "the copy there is damaged or was changed meanwhile")  # fmt: skip
            temp.replace(final)
        finally:
            temp.unlink(missing_ok=True)

    def _json(self, name: str) -> dict[str, Any]:
        text = b""
        for piece in self._pieces(name):
            text += piece
            if len(text) > _MAX_JSON:
                raise UsageError(f"{self.address}/{name} is too large to be what it should be")
        try:
            content = json.loads(text)
        except ValueError as error:
            raise UsageError(f"{self.address}/{name} is no JSON file: {_ASKED}") from error
        return content if isinstance(content, dict) else {}

    def _pieces(self, name: str) -> Iterable[bytes]:
        address = f"{self.address}/{name}"
        try:
            # the scheme is http(s): is_address was asked first
            with urllib.request.urlopen(address, timeout=_TIMEOUT_S) as answer:  # noqa: S310
                while piece := answer.read(_PIECE):
                    yield piece
        except urllib.error.HTTPError as error:
            error.close()
            kind = MissingError if error.code in _GONE else UsageError
            raise kind(f"{address} answered {error.code}: {_ASKED}") from error
        except (OSError, HTTPException) as error:
            why = getattr(error, "reason", error)
            raise UsageError(f"{address} cannot be reached: {why}") from error

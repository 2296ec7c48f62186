"""How versions lie in a bucket.

    releases/versions/000042.json                the commit; a version exists when this does
    releases/v000042-<first 16 hex of the SHA-256 of SHA256SUMS>/...   its files
    releases/tags/<name>.json                    {"version": 42}, put-if-absent
    releases/withdrawn/000041.json               {"version": 41, "on": ...}: it went for good
    releases/index.json  latest.json             hints for static file servers, derived

A folder's name is the digest of its list of digests, so that two builders of one number share a
folder only where every byte is equal. Files without a commit belong to no version, and nothing
names them to a reader.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from typing import Any

from congdoan.errors import UsageError
from congdoan.release import store

COMMIT = re.compile(r"releases/versions/(\d{6,})\.json")
TAG = re.compile(r"releases/tags/([\w.-]+)\.json", re.ASCII)
HEX = re.compile(r"[0-9a-f]{64}")
_FILE = re.compile(r"\w[\w.-]*(?:/\w[\w.-]*)*", re.ASCII)


def folder_name(number: int, sums_sha256: str) -> str:
    """Where the files of a version are, below releases/."""
    return f"{store.version_name(number)}-{sums_sha256[:16]}"


def laid_out(version: store.Version) -> tuple[str, bytes]:
    """(folder that a local version has in a bucket, its SHA256SUMS).

    Raises:
        UsageError: SHA256SUMS cannot be read.
    """
    try:
        content = (version.path / "SHA256SUMS").read_bytes()
    except OSError as error:
        raise UsageError(f"{version.path / 'SHA256SUMS'} cannot be read: {error.strerror}; restore "
                         "the version or remove it") from error  # fmt: skip
    return folder_name(version.number, hashlib.sha256(content).hexdigest()), content


def commit_name(number: int) -> str:
    """The object whose being there makes a version."""
    return f"releases/versions/{number:06d}.json"


def index_entry(manifest: dict[str, Any]) -> dict[str, Any]:
    """What index.json says of a version, but for its folder, tags and moment."""
    names = ("version", "built_at", "schema_version", "content_digest", "parent")
    rows = {n: t["rows"] for n, t in manifest["tables"].items()}
    return {**{n: manifest[n] for n in names}, "rows": rows}


def parsed(content: bytes) -> Iterator[tuple[str, str]]:
    """(file, SHA-256) of SHA256SUMS.

    Raises:
        UsageError: a line is none, or names a file outside the folder.
    """
    for line in content.decode("utf-8").splitlines():
        digest, _, name = line.partition("  ")
        if not HEX.fullmatch(digest) or not _FILE.fullmatch(name):
            raise UsageError(f"SHA256SUMS names a strange file {name!r}")
        yield name, digest


def json_bytes(content: dict[str, Any]) -> bytes:
    """An object of JSON, always the same bytes for the same content."""
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()

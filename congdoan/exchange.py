"""A data root and its copy in a bucket: push, pull, and the check of what lies there.

The bucket numbers the versions: one becomes public there by a single put-if-absent. Of two builders
that made the same number, one is too late; he takes over what the other published and assembles
again on top of it, so that his articles are in the next version.
"""

from __future__ import annotations

import hashlib
import json
import logging
import shutil
import uuid
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from congdoan.archive import bucket as archived
from congdoan.errors import UsageError
from congdoan.records import record
from congdoan.release import bucket_marks, store
from congdoan.release.bucket import Versions
from congdoan.release.bucket_layout import laid_out
from congdoan.release.findings import Findings
from congdoan.release.picking import pick
from congdoan.release.reading import list_releases
from congdoan.release.retention import tag, withdraw
from congdoan.storage import Bucket

_log = logging.getLogger(__name__)


@record
class Exchanged:
    """What went to a bucket or came from it; `problems` are sentences about what did not."""

    address: str
    files: tuple[str, ...]
    versions: tuple[int, ...]
    newest: int | None
    problems: tuple[str, ...]


# --- push ---------------------------------------------------------------------------------------


def push(data: Path, bucket: Bucket, assemble: Callable[[], object]) -> Exchanged:
    """Bring archive files and versions into the bucket.

    Args:
        data: the data root.
        bucket: where to.
        assemble: publishes the data root's next version if its content changed; called after
            versions of another builder came in and ours of the same numbers were given up.

    Raises:
        UsageError: the bucket cannot be used, or its versions have another beginning than ours.
        ContractError: what is to be published again failed its checks.
    """
    root, versions = data / "releases", Versions(bucket)
    bucket.prove_create()
    files, problems = archived.send(bucket, data / "archive")
    sent: list[int] = []
    _mend(root, versions)
    while (late := _send(root, versions, sent)) is not None:
        _give_up(root, late, bucket.address)
        came = _take_over(data, versions)
        problems += came
        assemble()
        more, _ = archived.send(bucket, data / "archive")
        files += more
    problems += bucket_marks.send_tags(bucket, _tags(root))
    versions.withdraw(_withdrawn(root) if versions.shared(root) is not None else ())
    versions.refresh()
    return Exchanged(
        address=bucket.address,
        files=tuple(files),
        versions=tuple(sent),
        newest=max(versions.committed(), default=None),
        problems=tuple(problems),
    )


def _send(root: Path, versions: Versions, sent: list[int]) -> list[int] | None:
    """Commit what is ours and new; the numbers that another builder was quicker with, else None.

    Raises:
        UsageError: there is no version that both have, or one of ours is damaged.
    """
    ours, theirs, shared = store.numbers(root), versions.committed(), versions.shared(root)
    new = [n for n in ours if shared is None or n > shared.number]
    if theirs and shared is None and ours not in ([], [1]):
        raise UsageError(
            f"the versions here and in {versions.bucket.address} have no common beginning: take "
            "another prefix; or move `releases` away, `congdoan pull`, and assemble"
        )
    if theirs and (shared is None or shared.number < max(theirs)):
        return new or None
    for at, number in enumerate(new):
        version = store.load(root, number)
        if version is None:
            raise UsageError(f"{root / store.version_name(number)} is damaged: MANIFEST.json is "
                             "broken; restore the version or remove it")  # fmt: skip
        if not versions.send(version):
            return new[at:]
        sent.append(number)
        _log.info("version committed number=%s to=%s", number, versions.bucket.address)
    return None


def _mend(root: Path, versions: Versions) -> None:
    """Lay down again what somebody removed of versions that both have."""
    shared, theirs = versions.shared(root), versions.committed()
    if shared is not None:
        both = [n for n in store.numbers(root) if n in theirs and n <= shared.number]
        versions.mend(v for n in both if (v := store.load(root, n)) is not None)


def _give_up(root: Path, numbers: list[int], address: str) -> None:
    """Take away versions that never became public; they are made again on top of the others'.

    Raises:
        UsageError: one of them has a tag, so that somebody may have cited it.
    """
    tagged = {number: name for name, number in _tags(root).items()}
    for number in numbers:
        if number in tagged:
            raise UsageError(
                f"another builder's version {number} is in {address} and ours has the tag "
                f"'{tagged[number]}': take it away first (`congdoan tag {number} "
                f"{tagged[number]} --remove`)"
            )
    for number in reversed(numbers):
        folder = root / f".staging-{uuid.uuid4().hex}"  # so that a kill leaves it to the sweep
        (root / store.version_name(number)).rename(folder)
        shutil.rmtree(folder)
        _log.warning("version given up, another builder was quicker number=%s", number)


def _take_over(data: Path, versions: Versions) -> list[str]:
    """The other builders' archive files and their newest version."""
    _, problems = archived.receive(versions.bucket, data / "archive")
    versions.receive(data / "releases", max(versions.committed()))
    store.refresh(data / "releases")
    return problems


# --- pull ---------------------------------------------------------------------------------------


def pull(data: Path, bucket: Bucket, *, newest_only: bool = False) -> Exchanged:
    """Bring what the bucket has into a data root: a restore where that is empty.

    Raises:
        UsageError: the bucket cannot be used, holds nothing, or a file in it is damaged.
    """
    root, versions = data / "releases", Versions(bucket)
    files, problems = archived.receive(bucket, data / "archive")
    theirs = versions.listed()
    if not theirs and not bucket.items("archive"):
        raise UsageError(f"{bucket.address} holds neither archive nor releases: check the prefix")
    came = []
    for version in theirs[-1:] if newest_only else theirs:
        number = version["version"]
        ours = store.load(root, number)
        if number in {row["version"] for row in _withdrawn(root)}:
            continue
        if ours is None:
            versions.receive(root, number)
            came.append(number)
        elif laid_out(ours)[0] != version["path"]:
            problems.append(f"version {number} here is not the one in {bucket.address}: "
                            "`congdoan push` makes ours again on top of it")  # fmt: skip
    if came:
        store.refresh(root)
    _follow(root, versions)
    problems += _take_tags(root, bucket_marks.tags(bucket))
    newest = theirs[-1]["version"] if theirs else None
    return Exchanged(
        address=bucket.address,
        files=tuple(files),
        versions=tuple(came),
        newest=newest,
        problems=tuple(problems),
    )


def _withdrawn(root: Path) -> list[dict[str, Any]]:
    return list((store.read_json(root / "index.json") or {}).get("withdrawn", ()))


def _follow(root: Path, versions: Versions) -> None:
    """Take away here what was withdrawn for good elsewhere."""
    shared = versions.shared(root)
    if shared is not None:
        for number, row in bucket_marks.withdrawn(versions.bucket).items():
            if number in store.numbers(root) and number < shared.number:
                on = datetime.fromisoformat(row["on"]).replace(tzinfo=UTC)
                withdraw(root, [number], on)


def _tags(root: Path) -> dict[str, int]:
    return {name: v["version"] for v in list_releases(root) for name in v["tags"]}


def _take_tags(root: Path, tags: dict[str, int]) -> list[str]:
    ours, here, problems = _tags(root), store.numbers(root), []
    for name, number in tags.items():
        if name in ours and ours[name] != number:
            problems.append(f"tag '{name}' is version {ours[name]} here and {number} there")
        elif name not in ours and number in here:
            tag(root, number, name)
    return problems


# --- check --------------------------------------------------------------------------------------


def check(bucket: Bucket, which: int | str | date = "latest") -> tuple[int, Findings]:
    """(number, findings): every file of a version and of the archive it names, read through.

    Raises:
        UsageError: the bucket cannot be used, or there is no such version.
    """
    versions, found = Versions(bucket), Findings()
    listed = versions.listed()
    if not listed:
        raise UsageError(f"{bucket.address} holds no releases: check the prefix")
    number = pick(which, listed, lambda: int(listed[-1]["version"]))
    commit = versions.commit(number)
    folder = f"releases/{commit['path']}"
    try:
        sums = versions.sums(commit)
    except UsageError as error:
        found.fail("files", str(error))
        return number, found
    for name, wanted in sums.items():
        _same(bucket, f"{folder}/{name}", wanted, found)
    if not found.wrong:
        _archive(bucket, f"{folder}/MANIFEST.json", found)
    found.skipped.append("rows, keys and spans: `congdoan pull` and check them there")
    return number, found


def _archive(bucket: Bucket, manifest: str, found: Findings) -> None:
    """The archive files that a version was made of; a copy for readers may have none of them."""
    there = bucket.items("archive")
    if not there:
        found.skipped.append(f"there is no archive in {bucket.address}")
        return
    for entry in json.loads(bucket.read(manifest))["archive"]:
        _same(bucket, f"archive/{entry['file']}", entry["sha256"], found)


def _same(bucket: Bucket, name: str, wanted: str, found: Findings) -> None:
    check, digest = "archive" if name.startswith("archive/") else "files", hashlib.sha256()
    found.look(check)
    try:
        for piece in bucket.pieces(name):
            digest.update(piece)
    except FileNotFoundError:
        found.fail(check, f"{name} is missing")
        return
    if digest.hexdigest() != wanted:
        found.fail(check, f"{name} has other bytes than its SHA-256 says")

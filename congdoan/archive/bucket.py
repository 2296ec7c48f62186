"""Archive files in a bucket, under the names they have in the archive folder.

A WARC file is sent first, its captures index after it: the index names the digest of the file, so
that a file without an index is an unfinished upload and nobody takes it.
"""

from __future__ import annotations

import io
import re
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from congdoan.archive.files import (
    archive_lock,
    archive_name,
    file_digest,
    index_path,
    list_warcs,
    staged,
)
from congdoan.archive.index import ensure_index, warc_digest
from congdoan.errors import ArchiveError
from congdoan.storage import Bucket, Item

_ROOT = "archive"
_WARC = re.compile(r"archive/(?:\d{4}|imported)/\w[\w.+-]*\.warc\.gz", re.ASCII)


def send(bucket: Bucket, archive: Path) -> tuple[list[str], list[str]]:
    """Send every finished file that the bucket has not.

    Returns:
        (names of the files sent, a sentence for each that is damaged here or has other bytes
        there).
    """
    there = bucket.items(_ROOT)
    sent, problems = [], []
    for warc in list_warcs(archive):
        name = f"{_ROOT}/{archive_name(warc)}"
        if name in there and there[name].size != warc.stat().st_size:
            problems.append(f"{name} has other bytes in {bucket.address} than here: after an "
                            "erasure remove it there, else `congdoan check --archive`")  # fmt: skip
        elif _index_name(name) not in there:
            try:
                _send(bucket, warc, archive, is_there=name in there)
            except ArchiveError as error:
                problems.append(str(error))
            else:
                sent.append(name)
    return sent, problems


def _send(bucket: Bucket, warc: Path, archive: Path, *, is_there: bool) -> None:
    name = f"{_ROOT}/{archive_name(warc)}"
    index = ensure_index(warc, archive)
    if warc_digest(warc) != file_digest(warc):
        raise ArchiveError(f"{warc} is not the file that was written: it was not sent")
    if not is_there:
        bucket.upload(name, warc)
    bucket.create(_index_name(name), index.read_bytes())


def receive(bucket: Bucket, archive: Path) -> tuple[list[str], list[str]]:
    """Bring every file that is not here, each held against the digest in its index.

    Returns:
        (names of the files that came, a sentence for each that is damaged or differs from ours).
    """
    came, problems = [], []
    with archive_lock(archive):
        for name, item in _whole(bucket):
            warc = archive.parent / name
            if warc.is_file():
                if warc.stat().st_size != item.size:
                    problems.append(f"{name} has other bytes here than in {bucket.address}")
                continue
            try:
                _receive(bucket, name, warc)
            except ArchiveError as error:
                problems.append(str(error))
            else:
                came.append(name)
    return came, problems


def _receive(bucket: Bucket, name: str, warc: Path) -> None:
    index = bucket.read(_index_name(name))
    with staged(warc.parent) as made:
        if bucket.download(name, made.path) != _stated(bucket, name, index):
            raise ArchiveError(f"{bucket.address}/{name} has other bytes than its index says: the "
                               "copy there is damaged")  # fmt: skip
        made.publish(warc)
    with staged(warc.parent) as made:
        made.file.write(index)
        made.publish(index_path(warc))


def _whole(bucket: Bucket) -> list[tuple[str, Item]]:
    """The files whose upload was finished, by name."""
    there = bucket.items(_ROOT)
    return [(n, i) for n, i in there.items() if _WARC.fullmatch(n) and _index_name(n) in there]


def _index_name(name: str) -> str:
    return f"{name.removesuffix('.warc.gz')}.captures.parquet"


def _stated(bucket: Bucket, name: str, index: bytes) -> str:
    """The SHA-256 that a file should have."""
    try:
        found = pq.read_schema(io.BytesIO(index)).metadata or {}
        return str(found[b"congdoan.warc_sha256"].decode())
    except (pa.ArrowException, KeyError) as error:
        raise ArchiveError(f"{bucket.address}/{_index_name(name)} is damaged") from error

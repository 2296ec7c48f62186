"""Archive files in a bucket, under the names they have in the archive folder.

archive/2026/<name>.warc.gz   archive/imported/<digest>.warc.gz
archive/imported/<digest>.only.json    which sources may take pages from it, as at its sending
archive/.../<name>.captures.parquet    sent last, and names the digest of the file: a file
                                       without an index is an unfinished upload, nobody takes it
archive/erased/<digest>.json           one line of erased.jsonl: whose bytes must not come back
"""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Mapping
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from congdoan.archive import erase
from congdoan.archive.files import (
    archive_lock,
    archive_name,
    file_digest,
    index_path,
    limits_path,
    list_warcs,
    staged,
)
from congdoan.archive.index import ensure_index, warc_digest
from congdoan.errors import ArchiveError
from congdoan.storage import Bucket, Item

_ROOT = "archive"
_ERASED = "archive/erased"
_WARC = re.compile(r"archive/(?:\d{4}|imported)/\w[\w.+-]*\.warc\.gz", re.ASCII)


def send(bucket: Bucket, archive: Path) -> tuple[list[str], list[str]]:
    """Send every finished file that the bucket has not; take away what was erased here.

    Returns:
        (names of the files sent, a sentence for each that is damaged here, has other bytes there,
        or holds a page that was erased elsewhere).
    """
    with archive_lock(archive):
        _take_notes(bucket, archive)
    _send_notes(bucket, archive)
    erased = erase.erased_files(archive)
    _forget(bucket, erased)
    there = bucket.items(_ROOT)
    sent, problems = [], []
    for warc in list_warcs(archive):
        name = _name(warc)
        try:
            if _is_new(bucket, warc, there, erased):
                _send(bucket, warc, archive, is_there=name in there)
                sent.append(name)
        except ArchiveError as error:
            problems.append(str(error))
    return sent, problems


def _is_new(
    bucket: Bucket, warc: Path, there: Mapping[str, Item], erased: Mapping[str, str]
) -> bool:
    if warc_digest(warc) in erased:
        raise ArchiveError(f"{warc} holds a page that was erased elsewhere: say the same "
                           "`congdoan erase` here; erased.jsonl has the addresses")  # fmt: skip
    name = _name(warc)
    if name in there and there[name].size != warc.stat().st_size:
        raise ArchiveError(f"{name} has other bytes in {bucket.address} than here: "
                           "`congdoan check --archive` and `congdoan check --data "
                           f"{bucket.address}` tell which is damaged")  # fmt: skip
    return name not in there or _index_name(name) not in there


def _send(bucket: Bucket, warc: Path, archive: Path, *, is_there: bool) -> None:
    name, index = _name(warc), ensure_index(warc, archive)
    if warc_digest(warc) != file_digest(warc):
        raise ArchiveError(f"{warc} is not the file that was written: it was not sent")
    if limits_path(warc).is_file():
        bucket.replace(_limits_name(name), limits_path(warc).read_bytes())
    if not is_there:
        bucket.upload(name, warc)
    bucket.create(_index_name(name), index.read_bytes())


def _send_notes(bucket: Bucket, archive: Path) -> None:
    there = bucket.items(_ERASED)
    for line in erase.note_lines(archive):
        content = line.encode()
        name = f"{_ERASED}/{hashlib.sha256(content).hexdigest()}.json"
        if name not in there:
            bucket.create(name, content)


def _take_notes(bucket: Bucket, archive: Path) -> None:
    erase.add_lines(archive, [bucket.read(name).decode() for name in bucket.items(_ERASED)])


def _forget(bucket: Bucket, erased: Mapping[str, str]) -> None:
    """Take away the files that still hold an erased page."""
    there = bucket.items(_ROOT) if erased else {}
    for digest, file in erased.items():
        name = f"{_ROOT}/{file}"
        index = _index_name(name)
        is_it = index not in there or _stated(bucket, name, bucket.read(index)) == digest
        if is_it and name in there:  # an upload that was not finished goes too, it is sent again
            for gone in (index, name, _limits_name(name)):
                bucket.delete(gone)


def receive(bucket: Bucket, archive: Path) -> tuple[list[str], list[str]]:
    """Bring every file that is not here, each held against the digest in its index.

    Returns:
        (names of the files that came, a sentence for each that is damaged or differs from ours).
    """
    came, problems = [], []
    with archive_lock(archive):
        _take_notes(bucket, archive)
        erased = erase.erased_files(archive)
        for name, item in _whole(bucket):
            warc = archive.parent / name
            try:
                if warc.is_file():
                    _is_new(bucket, warc, {name: item}, erased)
                elif _receive(bucket, name, warc, erased):
                    came.append(name)
            except ArchiveError as error:
                problems.append(str(error))
    return came, problems


def _receive(bucket: Bucket, name: str, warc: Path, erased: Mapping[str, str]) -> bool:
    index = bucket.read(_index_name(name))
    wanted = _stated(bucket, name, index)
    if wanted in erased:
        return False
    try:
        limits = bucket.read(_limits_name(name))
    except FileNotFoundError:
        pass  # all sources may take pages
    else:  # before the file, so that nobody takes too much from it
        with staged(warc.parent) as made:
            made.file.write(limits)
            made.publish(limits_path(warc))
    with staged(warc.parent) as made:
        if bucket.download(name, made.path) != wanted:
            raise ArchiveError(f"{bucket.address}/{name} has other bytes than its index says: the "
                               "copy there is damaged")  # fmt: skip
        made.publish(warc)
    with staged(warc.parent) as made:
        made.file.write(index)
        made.publish(index_path(warc))
    return True


def _whole(bucket: Bucket) -> list[tuple[str, Item]]:
    """The files whose upload was finished, by name."""
    there = bucket.items(_ROOT)
    return [(n, i) for n, i in there.items() if _WARC.fullmatch(n) and _index_name(n) in there]


def _name(warc: Path) -> str:
    return f"{_ROOT}/{archive_name(warc)}"


def _limits_name(name: str) -> str:
    return f"{name.removesuffix('.warc.gz')}.only.json"


def _index_name(name: str) -> str:
    return f"{name.removesuffix('.warc.gz')}.captures.parquet"


def _stated(bucket: Bucket, name: str, index: bytes) -> str:
    """The SHA-256 that a file should have."""
    try:
        found = pq.read_schema(io.BytesIO(index)).metadata or {}
        return str(found[b"congdoan.warc_sha256"].decode())
    except (pa.ArrowException, KeyError) as error:
        raise ArchiveError(f"{bucket.address}/{_index_name(name)} is damaged: remove it there and "
                           "push again") from error  # fmt: skip

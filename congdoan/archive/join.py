"""Makes the spools of a run one immutable WARC file, and saves what a killed run left.

Gzip members are copied byte for byte. The description at the head of each file names the spools
in it with their digests; so a join that was killed between rename and removal is finished and not
repeated, whoever finishes it: the run's own retry or the salvage at the next start.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from itertools import groupby
from pathlib import Path
from typing import BinaryIO

from congdoan.archive.companion import utc_moment, utc_text
from congdoan.archive.dissect import RawRecord, dissected
from congdoan.archive.files import (
    archive_lock,
    cannot_write,
    index_path,
    lock,
    own_warcs,
    run_name_parts,
    spool_folder,
    staged,
    sweep,
)
from congdoan.archive.index import ensure_index, publish_joined, recorded_digest
from congdoan.archive.members import frames, opened, whole_part
from congdoan.archive.writer import make_record, record_id
from congdoan.records import record

_LOG = logging.getLogger(__name__)
_SPOOLS = "congdoan-spool: "
_NOTE = (
    "payloads are kept content-encoded, after removal of the transfer coding: "
    "no Transfer-Encoding header, Content-Length is the length of the payload"
)
_CHUNK = 1 << 20
_ROTATE_BYTES = 500_000_000


@record
class _Part:
    """The whole records of one spool."""

    path: Path
    size: int
    digest: str

    @property
    def label(self) -> str:
        return f"{self.path.name} sha256:{self.digest}"


def join(
    spools: Sequence[Path],
    archive: Path,
    run_id: str,
    started_at: datetime,
    rotate_bytes: int = _ROTATE_BYTES,
) -> tuple[Path, ...]:
    """The WARC files of the run, with the spools in them; the spools are gone.

    A new file begins where the next spool would make one larger than `rotate_bytes`. Without
    records there is no file. Spools that are in a file of the run already are only removed.

    Raises:
        ArchiveError: a file cannot be written; the spools are still there.
    """
    with archive_lock(archive):
        done = _join(spools, archive, run_id, started_at, rotate_bytes)
    for path in done:
        ensure_index(path, archive)
    return done


def salvage(archive: Path) -> tuple[Path, ...]:
    """WARC files made from the spools of killed runs; torn tails and temporary files are gone.

    Spools that a living process is writing are left alone.

    Raises:
        ArchiveError: a file cannot be written.
    """
    if not spool_folder(archive).is_dir():
        return ()
    made: list[Path] = []
    with archive_lock(archive):
        sweep(archive)
        orphans = sorted(p for p in spool_folder(archive).glob("*.warc.gz") if not _is_alive(p))
        for run_id, group in groupby(sorted(orphans, key=_run_of), key=_run_of):
            made += _salvage_run(tuple(group), archive, run_id)
    for path in made:
        ensure_index(path, archive)
    return tuple(made)


def _salvage_run(spools: tuple[Path, ...], archive: Path, run_id: str) -> list[Path]:
    before = set(_files_of_run(archive, run_id))
    first = min((m for path in spools if (m := _first_moment(path)) is not None), default=None)
    joined = _join(spools, archive, run_id, first or datetime.min.replace(tzinfo=UTC))
    new = [path for path in joined if path not in before]
    _LOG.warning("salvaged run=%s spools=%d files=%d", run_id, len(spools), len(new))
    return new


def _join(
    spools: Iterable[Path],
    archive: Path,
    run_id: str,
    started_at: datetime,
    rotate_bytes: int = _ROTATE_BYTES,
) -> tuple[Path, ...]:
    present = [path for path in spools if path.exists()]  # a salvage may have been quicker
    known = {label for path in _files_of_run(archive, run_id) for label in _labels(path)}
    parts = [part for part in map(_part, present) if part.size and part.label not in known]
    for group in _rotated(parts, rotate_bytes):
        _write(group, archive, run_id, started_at)
    with cannot_write(spool_folder(archive)):
        for path in present:
            index_path(path).unlink(missing_ok=True)
            path.unlink()
    return _files_of_run(archive, run_id)


def _rotated(parts: Sequence[_Part], rotate_bytes: int) -> Iterator[list[_Part]]:
    group: list[_Part] = []
    for part in parts:
        if group and sum(p.size for p in group) + part.size > rotate_bytes:
            yield group
            group = []
        group.append(part)
    if group:
        yield group


def _write(group: Sequence[_Part], archive: Path, run_id: str, started_at: datetime) -> None:
    numbers = [p[2] for f in _files_of_run(archive, run_id) if (p := run_name_parts(f))]
    number = max(numbers, default=0) + 1
    start = started_at.astimezone(UTC)
    name = f"{start:%Y%m%dT%H%M%SZ}-{run_id}-{number}.warc.gz"
    folder = archive / f"{start:%Y}"
    with staged(folder) as made:
        made.file.write(_description(name, run_id, start, group))
        places = []
        for part in group:
            places.append((part.path, made.file.tell()))
            with part.path.open("rb") as spool:
                made.file.writelines(_pieces(spool, part.size))
        made.publish(folder / name)
    publish_joined(folder / name, places)


def _description(name: str, run_id: str, start: datetime, group: Sequence[_Part]) -> bytes:
    fields = [
        ("software", f"congdoan/{_version()}"),
        ("format", "WARC File Format 1.1"),
        ("conformsTo", "http://bibnum.bnf.fr/WARC/WARC_ISO_28500_version1-1_latestdraft.pdf"),
        ("robots", "obey"),
        ("isPartOf", run_id),
        (
            "description",
            _NOTE,
        ),
    ]
    lines = [f"{key}: {value}\r\n" for key, value in fields]
    lines += [f"{_SPOOLS}{part.label}\r\n" for part in group]
    content = "".join(lines).encode()
    headers = {
        "WARC-Date": utc_text(start),
        "WARC-Filename": name,
        "Content-Type": "application/warc-fields",
    }
    return make_record("warcinfo", record_id(run_id, name), headers, content).member


def _labels(warc: Path) -> list[str]:
    """The spools in a finished file, as its description names them."""
    with opened(warc) as data:
        info = next(dissected(warc, frames(data)))
    if not isinstance(info, RawRecord):
        return []
    lines = info.block.decode("utf-8", "replace").splitlines()
    return [line.removeprefix(_SPOOLS) for line in lines if line.startswith(_SPOOLS)]


def _part(spool: Path) -> _Part:
    digest_known = recorded_digest(spool)
    if digest_known is not None:  # it was closed: nothing is torn
        return _Part(path=spool, size=spool.stat().st_size, digest=digest_known)
    size, _ = whole_part(spool)
    digest = hashlib.sha256()
    with spool.open("rb") as file:
        for piece in _pieces(file, size):
            digest.update(piece)
    return _Part(path=spool, size=size, digest=digest.hexdigest())


def _pieces(file: BinaryIO, size: int) -> Iterator[bytes]:
    while size and (piece := file.read(min(size, _CHUNK))):
        size -= len(piece)
        yield piece


def _files_of_run(archive: Path, run_id: str) -> tuple[Path, ...]:
    named = ((path, run_name_parts(path)) for path in own_warcs(archive))
    return tuple(path for path, parts in named if parts is not None and parts[1] == run_id)


def _run_of(spool: Path) -> str:
    return spool.name.removesuffix(".warc.gz").rpartition("-")[0]  # source ids have no hyphen


def _is_alive(spool: Path) -> bool:
    with spool.open("rb") as file:
        return not lock(file, wait=False)


def _first_moment(spool: Path) -> datetime | None:
    size, _ = whole_part(spool)
    if not size:
        return None
    with opened(spool) as data:
        first = next(dissected(spool, frames(data)))
    return utc_moment(first.get("warc-date")) if isinstance(first, RawRecord) else None


def _version() -> str:
    try:
        return version("congdoan")
    except PackageNotFoundError:  # a bare checkout on the path
        return "unreleased"

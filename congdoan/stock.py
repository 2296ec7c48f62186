"""What the archive holds, as the registry sees it; assembling and its audit stand on it."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import pyarrow as pa

from congdoan.archive.importer import limited_to
from congdoan.archive.index import (
    ensure_index,
    list_warcs,
    read_index,
    warc_digest,
    write_index,
)
from congdoan.errors import ArchiveError
from congdoan.registry import load_registry
from congdoan.release import bundles, shelf
from congdoan.release.shelf import Shelf
from congdoan.release.state import State

_log = logging.getLogger(__name__)
_PACKAGE = Path(__file__).resolve().parent


def take_stock(
    data: Path, config: Path, extra_sources: Sequence[Path] = (), *, make_indexes: bool = True
) -> tuple[Shelf, tuple[str, ...]]:
    """The shelf of a data root, and what of its archive cannot be read.

    Without `make_indexes` nothing is written: a file without an index counts as unreadable.
    """
    registry = load_registry(config, extra_sources)
    archive, folder = data / "archive", data / "segments"
    surveyor = shelf.Surveyor(registry, State(folder / "state"))
    warcs, problems = [], []
    for path in list_warcs(archive):
        try:
            if make_indexes:
                ensure_index(path, archive)
            read = partial(_index, path, archive)
            warcs.append(surveyor.warc(path, warc_digest(path), read, limited_to(path)))
        except ArchiveError as error:
            _log.warning("archive file skipped problem=%s", error)
            problems.append(str(error))
    if make_indexes:
        surveyor.finish()
    found = Shelf(
        folder=folder,
        registry=registry,
        parts=shelf.fingerprints(registry, config, _PACKAGE),
        warcs=tuple(warcs),
        bundled=bundles.places(folder),
    )
    return found, tuple(problems)


def _index(warc: Path, archive: Path) -> pa.Table:
    """The index of a file; one that cannot be read to its end is made again."""
    try:
        return read_index(warc)
    except ArchiveError as error:
        _log.warning("index made again problem=%s", error)
        write_index(warc, archive)
        return read_index(warc)

"""Joins releases with the archive: is the page behind every row still there, byte for byte?

The release room knows no archive and the archive knows no release; this workflow asks both. It
writes nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from congdoan.archive.files import file_digest
from congdoan.archive.reader import load_capture
from congdoan.errors import ArchiveError, UsageError
from congdoan.extract.decode import decode
from congdoan.records import Capture, Reason
from congdoan.release import cite, proof
from congdoan.release.findings import Findings
from congdoan.release.reading import Release
from congdoan.release.verify import verify
from congdoan.stock import take_stock

PLACED = ("articles", "revisions", "rejections")  # their rows name the record they were made from
_PLACE = ["warc_file", "warc_offset", "payload_sha256"]


def check(release: Release, archive: Path | None) -> Findings:
    """Everything that is wrong with a version, in its own files and against the archive.

    Without the archive (a reader's copy, an address) that half is named in `skipped`.
    """
    found = verify(release)
    if archive is None or not archive.is_dir():
        where = "here" if archive is None else f"at {archive}"
        found.skipped.append(f"there is no archive {where}: rows were not held against it")
        return found
    whole = _files(release, archive, found)
    _records(release, archive, whole, found)
    return found


def _files(release: Release, archive: Path, found: Findings) -> set[str]:
    """Names of the archive files that are there; their bytes are the ones the version was made of.

    A file with other bytes is still asked for its records: those that kept theirs are good.
    """
    there = set()
    for entry in release.manifest["archive"]:
        found.look("archive")
        path = archive / entry["file"]
        if not path.is_file():
            found.fail("archive", f"{entry['file']} is gone from the archive")
            continue
        there.add(entry["file"])
        if file_digest(path) != entry["sha256"]:
            found.fail("archive", f"{entry['file']} has other bytes than when version "
                                  f"{release.version} was made")  # fmt: skip
    return there


def _records(release: Release, archive: Path, there: set[str], found: Findings) -> None:
    """Every row's record begins where the row says and has the digest that the row claims."""
    claims: dict[tuple[str, int], dict[str, str]] = defaultdict(dict)
    for name in PLACED:
        key = {"revisions": "article_id", "articles": "article_id"}.get(name, "url")
        for row in release.table(name, [key, *_PLACE]).to_pylist():
            place = (row["warc_file"], row["warc_offset"])
            claims[place][row["payload_sha256"]] = f"{name} {row[key]}"
    for (file, offset), digests in sorted(claims.items()):
        found.look("record", len(digests))
        if file not in there:
            found.fail("record", f"{next(iter(digests.values()))}: {file} is not in the archive",
                       len(digests))  # fmt: skip
            continue
        _record(archive / file, offset, digests, found)


def _record(path: Path, offset: int, digests: dict[str, str], found: Findings) -> None:
    try:
        actual = load_capture(path, offset, "").payload_sha256
    except ArchiveError as error:
        found.fail("record", f"{next(iter(digests.values()))}: {error}", len(digests))
        return
    for claimed, row in digests.items():
        if claimed != actual:
            found.fail("record", f"{row}: the page at byte {offset} of {path.name} has another "
                                 "digest than the row claims")  # fmt: skip


def wanted_segments(data: Path, config: Path, extra_sources: Sequence[Path] = ()) -> frozenset[str]:
    """Names of the segments that the archive calls for under the present rules.

    Where one is not made yet, the older one that stands in for it is named too.
    """
    found, _ = take_stock(data, config, extra_sources, make_indexes=False)
    names = set()
    for warc in found.warcs:
        for segment in found.segments_of(warc):
            usable = found.usable(segment)
            names |= {segment.name} | ({usable.name} if usable is not None else set())
    return frozenset(names)


def archived_page(archive: Path, article: Mapping[str, Any]) -> tuple[Capture, str]:
    """The capture behind a row of articles, and its source text.

    Raises:
        UsageError: there is no archive here, or its file is gone.
        ArchiveError: the record cannot be read, or is not the page that the row was made from.
    """
    path = archive / article["warc_file"]
    if not path.is_file():
        raise UsageError(f"the archived page is in {path}, which is not here: run this where the "
                         "archive is, or name its data root with --data")  # fmt: skip
    capture = load_capture(path, article["warc_offset"], article["source_id"])
    if capture.payload_sha256 != article["payload_sha256"]:
        raise ArchiveError(f"{path} at byte {article['warc_offset']}: the page has another digest "
                           "than the row claims; `congdoan check` tells more")  # fmt: skip
    page = decode(capture.body, capture.content_type)
    if isinstance(page, Reason):
        raise ArchiveError(f"{path} at byte {article['warc_offset']}: no web page ({page.value})")
    return capture, page.text


def proof_page(release: Release, archive: Path, wanted: str) -> str:
    """The archived page behind a fact or an article as one HTML file, its quote highlighted.

    Raises:
        UsageError: there is no such fact, or no archive here.
        ArchiveError: the page cannot be read.
    """
    citation = cite.find(release, wanted)
    _, source = archived_page(archive, citation.article)
    return proof.page(source, citation)

"""What can change the text or facts of a source, as digests: its rules, the word lists, the code.

A segment is named by the digest of the three; each is kept apart in MANIFEST.json, so that a change
of the data can be told from a change of ours.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from importlib import metadata
from pathlib import Path

from congdoan.release.segments import GROUP_ROWS, LAYOUT
from congdoan.sources import Source

_WORDS = ("relevance.yml", "provinces.csv", "vocabulary.yml")
_ROOMS = ("extract", "classify", "normalise")
_FILES = (
    "text.py", "urls.py", "provinces.py", "lexicon.py", "sources.py", "registry.py", "records.py",
    "batch.py", "archive/companion.py", "archive/dissect.py", "archive/members.py",
    "archive/reader.py", "archive/wire.py", "release/rows.py", "release/segments.py",
    "release/masking.py", "release/sketches.py",
)  # fmt: skip
_LIBRARIES = ("trafilatura", "lxml", "pyahocorasick", "rensa")
_DIGITS = 16


def _digest(parts: Iterable[bytes]) -> str:
    whole = hashlib.sha256()
    for part in parts:
        whole.update(len(part).to_bytes(8, "big") + part)
    return whole.hexdigest()[:_DIGITS]


def _files(root: Path, paths: Iterable[Path]) -> Iterable[bytes]:
    for path in sorted(paths):
        yield path.relative_to(root).as_posix().encode()
        yield path.read_bytes()


def lexicon_digest(config: Path) -> str:
    """Digest of the word lists and tables that facts are made with."""
    lists = (p for p in (config / "lexicon").rglob("*") if p.is_file())
    return _digest(
        _files(config, [*lists, *(config / n for n in _WORDS if (config / n).is_file())])
    )


def code_digest(package: Path) -> str:
    """Digest of the code that a page goes through, and of the libraries that shape text.

    Raises:
        FileNotFoundError: a module that is named here is not there.
    """
    rooms = (
        p for room in _ROOMS for p in (package / room).rglob("*") if p.suffix in (".py", ".yml")
    )
    cellar = (package / name for name in _FILES)
    versions = [f"{name} {metadata.version(name)}".encode() for name in _LIBRARIES]
    layout = f"segment {LAYOUT} {GROUP_ROWS}".encode()
    return _digest([*_files(package, [*rooms, *cellar]), *versions, layout])


def parts_of(source: Source, lexicon: str, code: str) -> dict[str, str]:
    """The three digests of one source."""
    return {"rules": source.rules_digest()[:_DIGITS], "lexicon": lexicon, "code": code}


def whole(parts: dict[str, str]) -> str:
    """The fingerprint that names a segment."""
    return _digest(parts[name].encode() for name in ("rules", "lexicon", "code"))

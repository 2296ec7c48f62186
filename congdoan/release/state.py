"""Private, disposable memory between builds, beside the segments: what was worked out per part.

Nothing here is ever needed: without it, or when a file of it is damaged, the same release is made
again with more work. Every file carries the digest of its content; names are digests of what the
content was made from, so that nothing here can be out of date.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import shutil
import uuid
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pyarrow as pa

from congdoan.release import schema

_SIZE = 16


@cache
def code_mark() -> str:
    """Digest of the code that turns segments into parts, and of what it relies on."""
    room = Path(__file__).parent
    files = sorted(p for p in (*room.glob("*.py"), *room.glob("*.yml"), room.parent / "text.py"))
    whole = hashlib.blake2b(f"{pa.__version__} {schema.SCHEMA_VERSION}".encode(), digest_size=_SIZE)
    for path in files:
        whole.update(path.name.encode() + hashlib.blake2b(path.read_bytes()).digest())
    return whole.hexdigest()


def digest(*pieces: bytes) -> str:
    """Hex digest of some pieces; where one ends and the next begins counts."""
    whole = hashlib.blake2b(code_mark().encode(), digest_size=_SIZE)
    for piece in pieces:
        whole.update(len(piece).to_bytes(8, "big") + piece)
    return whole.hexdigest()


class State:
    """The memory below `folder`; with None it forgets everything at once."""

    def __init__(self, folder: Path | None) -> None:
        self._root = folder
        self._folder = None if folder is None else folder / code_mark()[:_SIZE]

    def tidy(self) -> None:
        """Forget what other code worked out."""
        if (root := self._root) is None or self._folder is None or not root.is_dir():
            return
        for path in root.iterdir():
            if path != self._folder:
                shutil.rmtree(path, ignore_errors=True)
        for path in root.glob(
            f"{self._folder.name}/.*.tmp"
        ):  # of a killed build, or of one at work
            path.unlink(missing_ok=True)

    def get(self, name: str) -> list[pa.Table] | None:
        """The tables kept under a name; None when they are not there or damaged."""
        content = self._read(name)
        if content is None:
            return None
        with pa.BufferReader(content) as source:
            return [_table(source) for _ in range(int.from_bytes(source.read(4), "big"))]

    def put(self, name: str, tables: Sequence[pa.Table]) -> None:
        """Keep tables under a name."""
        if self._folder is None:
            return
        sink = pa.BufferOutputStream()
        sink.write(len(tables).to_bytes(4, "big"))
        for table in tables:
            options = pa.ipc.IpcWriteOptions(compression="zstd")
            with pa.ipc.new_stream(sink, table.schema, options=options) as writer:
                writer.write_table(table)
        self._write(name, sink.getvalue())

    def get_words(self, name: str) -> dict[str, Any]:
        """The JSON object kept under a name; empty when there is none."""
        content = self._read(name)
        found: dict[str, Any] = {} if content is None else json.loads(content.to_pybytes())
        return found

    def put_words(self, name: str, words: dict[str, Any]) -> None:
        """Keep a JSON object under a name."""
        self._write(name, pa.py_buffer(json.dumps(words).encode()))

    def names(self, kind: str) -> dict[str, int]:
        """Name -> bytes of what is kept with an ending."""
        if self._folder is None or not self._folder.is_dir():
            return {}
        found = {}
        for path in self._folder.glob(f"*.{kind}"):
            with contextlib.suppress(FileNotFoundError):
                found[path.name] = path.stat().st_size
        return found

    def forget(self, names: Iterable[str]) -> None:
        """Remove what is kept under the names."""
        for name in names:
            if self._folder is not None:
                (self._folder / name).unlink(missing_ok=True)

    def _read(self, name: str) -> pa.Buffer | None:
        if self._folder is None:
            return None
        try:
            content = pa.py_buffer((self._folder / name).read_bytes())
        except OSError:
            return None
        mark, body = content[:_SIZE], content[_SIZE:]
        whole = hashlib.blake2b(body, digest_size=_SIZE).digest()
        return body if whole == mark.to_pybytes() else None

    def _write(self, name: str, body: pa.Buffer) -> None:
        if self._folder is None:
            return
        self._folder.mkdir(parents=True, exist_ok=True)
        temp = self._folder / f".{name}.{uuid.uuid4().hex[:8]}.tmp"
        try:
            with temp.open("wb") as file:  # no fsync: a torn file fails its digest
                file.write(hashlib.blake2b(body, digest_size=_SIZE).digest())
                file.write(body)
            with contextlib.suppress(FileNotFoundError):  # tidied away by another build
                temp.replace(self._folder / name)
        finally:
            temp.unlink(missing_ok=True)


def _table(source: pa.BufferReader) -> pa.Table:
    with pa.ipc.open_stream(source) as reader:
        return reader.read_all()

"""Builders with a data root each and one bucket; run as processes of their own.

Their releases are one small table, so that a race costs its requests and little else. What a
version of the whole house adds on top of the other's is tried in test_exchange.py.
"""

import os
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from congdoan.exchange import push
from congdoan.release import store
from congdoan.release.parts import file_sha256
from congdoan.release.reading import open_release
from congdoan.release.staging import staging
from congdoan.storage import Bucket

PART = "articles/part-000.parquet"


def titles(root: Path | str, which: int | str = "latest", **more: object) -> list[str]:
    """What a version holds."""
    return open_release(root, which, **more).table("articles")["title"].to_pylist()


def build(root: Path, title: str) -> None:
    """Publish the newest version's titles and one more; nothing when it is among them."""
    parent = store.newest(root / "releases")
    known = [] if parent is None else titles(root, parent.number)
    if title in known:
        return
    number = 1 if parent is None else parent.number + 1
    with staging(root / "releases") as folder:
        (folder / "articles").mkdir()
        pq.write_table(pa.table({"title": [*known, title]}), folder / PART)
        size, digest = (folder / PART).stat().st_size, file_sha256(folder / PART)
        file = {"path": PART, "sha256": digest, "rows": len(known) + 1, "bytes": size}
        digests = {"version": parent.number, "content_digest": parent.manifest["content_digest"]} \
            if parent else None  # fmt: skip
        manifest = {
            "version": number, "schema_version": "1.0.0", "built_at": "2026-11-20T00:00:00+00:00",
            "content_digest": digest, "parent": digests, "archive": [],
            "tables": {"articles": {"rows": file["rows"], "files": [file]}},
        }  # fmt: skip
        store.write_json(folder / "MANIFEST.json", manifest)
        names = (PART, "MANIFEST.json")
        sums = "".join(f"{file_sha256(folder / n)}  {n}\n" for n in names)
        (folder / "SHA256SUMS").write_text(sums)
        store.commit(folder, root / "releases", number)
    store.refresh(root / "releases")


def publish(root: Path, address: str, title: str) -> None:
    """Publish one more title and push; again on top where somebody was quicker."""
    build(root, title)
    push(root, Bucket(address), lambda: build(root, title))


def race(root: Path, address: str, keys: dict[str, str], start: object) -> None:
    """Ten versions, each with one more title that nobody else has."""
    os.environ.update(keys)
    start.wait()
    for number in range(10):
        publish(root, address, f"{root.name}{number}")

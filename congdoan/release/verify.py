"""Looks at a published version again, from its files alone: nothing is taken on trust.

Digests, columns, keys, references and spans (verify_rows.py), part by part, so that memory stays
bounded. Whether the archive still holds the pages behind the rows is asked by congdoan/audit.py.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from congdoan.release import digest, schema, verify_rows
from congdoan.release.findings import Findings, PartFile, read
from congdoan.release.parts import file_sha256
from congdoan.release.reading import Release
from congdoan.release.store import stated_sums


def verify(release: Release) -> Findings:
    """Everything that the files of a version can be asked."""
    found = Findings()
    _sums(release, found)
    files = [f for name in release.tables for f in _files(release, name, found)]
    same = release.manifest["schema_version"] == schema.SCHEMA_VERSION
    readable = [f for f in files if _columns(f, found, exact=same)]
    by_table: dict[str, list[PartFile]] = defaultdict(list)
    for file in readable:
        by_table[file.table].append(file)
    for name, mine in by_table.items():
        if name in schema.tables():
            verify_rows.keys(name, mine, found)
    verify_rows.references(by_table, found)
    verify_rows.spans(by_table, found)
    if same and not found.wrong["schema"]:
        _content(release, files, found)
    return found


# --- files --------------------------------------------------------------------------------------


def _sums(release: Release, found: Findings) -> None:
    """Every line of SHA256SUMS; parts are looked at by MANIFEST.json."""
    folder = release.path()
    stated = stated_sums(folder)
    if stated is None:
        found.fail("files", "SHA256SUMS is missing")
        return
    for name, wanted in sorted(stated.items()):
        if not name.endswith(".parquet"):
            _same(folder / name, name, wanted, found)
    manifest = release.manifest
    parts = {f["path"]: f["sha256"] for t in manifest["tables"].values() for f in t["files"]}
    if "report" in manifest:  # versions of early days have none
        parts[manifest["report"]["path"]] = manifest["report"]["sha256"]
    for name in sorted(parts):
        if stated.get(name) != parts[name]:
            found.fail("files", f"SHA256SUMS and MANIFEST.json disagree about {name}")


def _same(path: Path, name: str, wanted: str, found: Findings) -> bool:
    found.look("files")
    try:
        actual = file_sha256(path)
    except OSError as error:
        found.fail("files", f"{name} cannot be read: {error.strerror}")
        return False
    if actual != wanted:
        found.fail("files", f"{name} has other bytes than its SHA-256 says")
    return actual == wanted


def _files(release: Release, name: str, found: Findings) -> Iterator[PartFile]:
    """The table's files that are what MANIFEST.json says; extra ones are a fault too."""
    folder, table = release.path(), release.manifest["tables"][name]
    listed = {entry["path"] for entry in table["files"]}
    for path in sorted((folder / name).glob("*")):
        if f"{name}/{path.name}" not in listed:
            found.fail("files", f"{name}/{path.name} is not in MANIFEST.json: readers of the "
                                "folder would read its rows too")  # fmt: skip
    for entry in table["files"]:
        if _same(folder / entry["path"], entry["path"], entry["sha256"], found):
            yield PartFile(table=name, path=folder / entry["path"], entry=entry)
    if table["rows"] != sum(entry["rows"] for entry in table["files"]):
        found.fail("files", f"MANIFEST.json counts {table['rows']} rows of {name}, its files don't")


def _columns(file: PartFile, found: Findings, *, exact: bool) -> bool:
    """Whether the file can be read; its rows and columns are as the contract says.

    A version of another schema version is asked only for what it shares with the present one.
    """
    found.look("schema")
    name = file.entry["path"]
    try:
        footer = pq.read_metadata(file.path)
    except (OSError, pa.ArrowException) as error:
        found.fail("schema", f"{name} is no Parquet file: {error}")
        return False
    if footer.num_rows != file.entry["rows"]:
        found.fail("schema", f"{name} has {footer.num_rows} rows, said {file.entry['rows']}")
    actual = footer.schema.to_arrow_schema()
    if file.table not in schema.tables():
        if exact:
            found.fail("schema", f"{file.table} is no table of the contract")
        return True
    wanted = schema.arrow_schema(file.table)
    if exact and not actual.equals(wanted):
        found.fail("schema", f"{name} has other columns than the contract")
    for column in actual:
        at = wanted.get_field_index(column.name)
        if at >= 0 and wanted.field(at).type != column.type:
            found.fail("schema", f"{name}: {column.name} is {column.type}")
            return False
    return True


def _content(release: Release, files: list[PartFile], found: Findings) -> None:
    """The content digest of all rows is the one that MANIFEST.json states."""
    sums: dict[str, int] = defaultdict(int)
    for file in files:
        if file.table != "changes":
            sums[file.table] = digest.add(
                [sums[file.table], digest.content_sum(read(file).combine_chunks(), file.table)]
            )
    found.look("content")
    if digest.content_digest(sums) != release.manifest["content_digest"]:
        found.fail("content", "the rows have another content digest than MANIFEST.json states")

"""What differs between two versions and why, added up for people, programs and release notes."""

from __future__ import annotations

import dataclasses
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from congdoan.records import record
from congdoan.release import changes, schema
from congdoan.release.reading import Release
from congdoan.release.report import ReleaseReport
from congdoan.release.store import REPORT

KINDS = ("insert", "update", "delete")
CAUSES = {
    "first_seen": "pages seen for the first time",
    "source_changed": "pages whose bytes changed at the source",
    "rules_changed": "our rules for a source changed",
    "lexicon_changed": "our word lists changed",
    "code_changed": "our program or a library changed",
    "identity_changed": "other rows changed what this one is merged or grouped with",
    "withdrawn": "pages or sources taken back",
}


@record
class TableChange:
    """How one table differs: rows per kind, updated rows per column, rows per cause."""

    rows_before: int
    rows_after: int
    kinds: Mapping[str, int]
    columns: Mapping[str, int]
    causes: Mapping[str, int]


@record
class Difference:
    """How version `after` differs from `before` (0 when there was none).

    `breaking` says that the schema took a major step between them; `rows` is table `changes`.
    """

    before: int
    after: int
    schemas: tuple[str, str]
    tables: Mapping[str, TableChange]
    rows: pa.Table

    @property
    def changed(self) -> dict[str, TableChange]:
        """The tables that differ."""
        return {name: t for name, t in self.tables.items() if t.kinds}

    @property
    def causes(self) -> dict[str, int]:
        """Cause -> rows, of all tables, most first."""
        total: Counter[str] = Counter()
        for one in self.tables.values():
            total.update(one.causes)
        return dict(total.most_common())

    @property
    def breaking(self) -> bool:
        """Whether readers of `before` may break on `after`."""
        return self.schemas[0].partition(".")[0] != self.schemas[1].partition(".")[0]

    def as_row(self) -> dict[str, Any]:
        """The sums as one JSON object, without the single rows."""
        return {
            "before": self.before,
            "after": self.after,
            "schema_before": self.schemas[0],
            "schema_after": self.schemas[1],
            "breaking": self.breaking,
            "tables": {name: dataclasses.asdict(t) for name, t in self.tables.items()},
            "causes": self.causes,
        }

    def examples(self, name: str, count: int) -> list[dict[str, Any]]:
        """The first rows of a table that differ."""
        found: list[dict[str, Any]] = self.rows.filter(
            pc.equal(self.rows["table"], name)
        ).slice(0, count).to_pylist()  # fmt: skip
        return found


def between(before: Release, after: Release) -> Difference:
    """How two versions differ; the neighbours' own table `changes` is used where it fits."""
    parent = after.manifest["parent"]
    told = parent is not None and parent["content_digest"] == before.manifest["content_digest"]
    if told and parent["version"] == before.version:
        rows = after.table("changes")
    else:
        for release in (before, after):
            for name in release.tables:
                release.path(name)  # one behind an address is fetched here
        rows = changes.compare(
            changes.Side.of(before.path(), before.manifest),
            changes.Side.of(after.path(), after.manifest),
        )
    return told_by(before.manifest, after.manifest, rows)


def told_by(
    before: Mapping[str, Any] | None, after: Mapping[str, Any], rows: pa.Table
) -> Difference:
    """What table `changes` says between two manifests, its rows included."""
    return dataclasses.replace(added_up(before, after, [rows]), rows=rows)


def added_up(
    before: Mapping[str, Any] | None, after: Mapping[str, Any], pieces: Iterable[pa.Table]
) -> Difference:
    """The sums over table `changes` between two manifests, given piece by piece; no row is kept."""
    kinds, columns, causes = (defaultdict[str, Counter[str]](Counter) for _ in range(3))
    for piece in pieces:
        for counts, column in ((kinds, "change"), (columns, "columns"), (causes, "causes")):
            for table, value, count in _counted(piece, column):
                counts[table][value] += count
    old, new = ({} if m is None else m["tables"] for m in (before, after))
    tables = {
        name: TableChange(
            rows_before=old.get(name, {"rows": 0})["rows"],
            rows_after=new.get(name, {"rows": 0})["rows"],
            kinds=_kinds(kinds.get(name, Counter())),
            columns=dict(columns.get(name, Counter()).most_common()),
            causes=dict(causes.get(name, Counter()).most_common()),
        )
        for name in dict.fromkeys((*old, *new))
        if name != "changes"
    }
    schemas = tuple((m or after)["schema_version"] for m in (before, after))
    return Difference(
        before=0 if before is None else before["version"],
        after=after["version"],
        schemas=(schemas[0], schemas[1]),
        tables=tables,
        rows=schema.arrow_schema("changes").empty_table(),
    )


def _counted(rows: pa.Table, column: str) -> Iterator[tuple[str, str, int]]:
    """(table, value of the column or of its lists, rows that have it)."""
    tables, values = rows["table"].combine_chunks(), rows[column].combine_chunks()
    if pa.types.is_list(values.type):
        tables = tables.take(pc.list_parent_indices(values))
        values = values.flatten()
    pairs = pa.table({"table": tables, "value": values})
    pairs = pairs.group_by(["table", "value"], use_threads=False)  # in order of first sight
    for row in pairs.aggregate([([], "count_all")]).to_pylist():
        yield row["table"], row["value"], row["count_all"]


def _kinds(counted: Counter[str]) -> dict[str, int]:
    return {kind: counted[kind] for kind in KINDS if counted[kind]}


# --- markdown -----------------------------------------------------------------------------------


def markdown(found: Difference, *, title: str | None = None) -> str:
    """The difference as a page of markdown: tables, columns, causes."""
    since = f"since version {found.before}" if found.before else "first version"
    lines = [f"# {title or f'Version {found.after}, {since}'}", ""]
    lines += _schema_step(found)
    if not found.changed:
        return "\n".join([*lines, "Nothing differs."]) + "\n"
    lines += ["| table | rows before | rows now | new | changed | gone | columns that changed |",
              "|---|---:|---:|---:|---:|---:|---|"]  # fmt: skip
    lines += [_line(name, table) for name, table in found.changed.items()]
    lines += ["", "| why | rows |", "|---|---:|"]
    lines += [f"| {CAUSES.get(c, c)} (`{c}`) | {n} |" for c, n in found.causes.items()]
    return "\n".join(lines) + "\n"


def _schema_step(found: Difference) -> list[str]:
    old, new = found.schemas
    if found.breaking:
        return [f"**The schema took a major step, from {old} to {new}: docs/contract.md.**", ""]
    return [] if old == new else [f"Schema {old} became {new}; what read {old} reads it.", ""]


def _line(name: str, table: TableChange) -> str:
    counts = [table.rows_before, table.rows_after, *(table.kinds.get(k, 0) for k in KINDS)]
    columns = ", ".join(f"{c} ({n})" for c, n in table.columns.items())
    return f"| {name} | " + " | ".join(map(str, counts)) + f" | {columns} |"


def release_notes(folder: Path, manifest: Mapping[str, Any], parent: Path) -> str:
    """RELEASE_NOTES.md of a version in the making, from its table `changes`.

    `parent` is the MANIFEST.json of the version before; it need not be there.
    """
    files = manifest["tables"]["changes"]["files"]
    pieces = (pq.read_table(folder / f["path"], partitioning=None) for f in files)
    before = json.loads(parent.read_text(encoding="utf-8")) if parent.is_file() else None
    found = added_up(before, manifest, pieces)
    return markdown(found) + "\n" + "\n".join(_notes(manifest)) + "\n"


def _notes(manifest: Mapping[str, Any]) -> Iterable[str]:
    held = {s: c["held_back"] for s, c in manifest["sources"].items() if c["held_back"]}
    if held:
        yield "Held back at their last good rows, because they failed what their file expects:\n"
        yield from (f"- {source}: {why}" for source, why in sorted(held.items()))
        yield ""
    yield ("Every changed row with its columns and causes is in table `changes`; `congdoan diff` "
           "compares any two versions.")  # fmt: skip


def report_address(report: ReleaseReport, served: str | None) -> str | None:
    """Where the newest version's page is served; None where no releases are served."""
    if served is None or report.path is None:
        return None
    return f"{served.rstrip('/')}/{report.path.name}/{REPORT}"


def report_page(report: ReleaseReport, link: str | None = None) -> str:
    """What became of a build as one page of markdown: its report, then the version's notes.

    `link` is the address of the version's page, where it is served.
    """
    if report.path is None:
        return report.markdown()
    charts = f"[Charts and tables of version {report.current}]({link})" if link else (
        f"Charts and tables of version {report.current}: `{report.path / REPORT}`"
    )  # fmt: skip
    made = report.markdown() + f"\n{charts}\n"
    if report.version is None:
        return made
    return made + "\n" + (report.path / "RELEASE_NOTES.md").read_text(encoding="utf-8")

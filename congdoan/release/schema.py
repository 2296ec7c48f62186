"""The contract: every published column, read from schema.yml, with what is generated from it.

Nothing else in the house names a published type. A column that changes without a step of
SCHEMA_VERSION fails tests/release/test_schema.py. Major: a column is removed, renamed, retyped, or
a key changes; minor: a new optional column; patch: better words.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, Literal

import pyarrow as pa
import yaml

from congdoan.records import record

SCHEMA_VERSION = "1.1.0"
DATASET = "congdoan"

Group = Literal["content", "reference", "log", "observation"]

INSTANT = pa.timestamp("us", tz="UTC")
BLOCKS = pa.list_(
    pa.field(
        "item",
        pa.struct(
            [
                pa.field("kind", pa.string(), nullable=False),
                pa.field("start", pa.int64(), nullable=False),
                pa.field("end", pa.int64(), nullable=False),
            ]
        ),
        nullable=False,
    )
)
TYPES: dict[str, pa.DataType] = {
    "string": pa.string(),
    "int": pa.int64(),
    "int16": pa.int16(),
    "float": pa.float64(),
    "bool": pa.bool_(),
    "day": pa.date32(),
    "instant": INSTANT,
    "strings": pa.list_(pa.field("item", pa.string(), nullable=False)),
    "blocks": BLOCKS,
}


@record
class Column:
    """One published column; `type_name` is a key of TYPES, `refers` is 'table.column'."""

    name: str
    type_name: str
    required: bool
    en: str
    vi: str
    example: object
    unit: str | None = None
    codes: str | None = None
    refers: str | None = None
    provenance: bool = False

    @property
    def type(self) -> pa.DataType:
        """The pyarrow type."""
        return TYPES[self.type_name]


@record
class TableSchema:
    """One published table: its columns in order and the columns that name a row."""

    name: str
    group: Group
    key: tuple[str, ...]
    en: str
    vi: str
    columns: tuple[Column, ...]

    @property
    def content_columns(self) -> tuple[str, ...]:
        """Columns that count as content: all but provenance."""
        return tuple(c.name for c in self.columns if not c.provenance)

    def column(self, name: str) -> Column:
        """The named column; raises KeyError when there is none."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(f"{self.name}.{name}")


def _column(name: str, raw: list[Any]) -> Column:
    type_name, needed, en, vi, example, *more = raw
    if type_name not in TYPES or needed not in ("required", "optional"):
        raise ValueError(f"schema.yml: column {name}: {type_name} {needed}")
    return Column(
        name=name,
        type_name=type_name,
        required=needed == "required",
        en=en,
        vi=vi,
        example=example,
        **(more[0] if more else {}),
    )


def read_words(name: str) -> dict[str, Any]:
    """Content of a YAML file of this room (schema.yml, labels.yml)."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # ten times faster where libyaml is
    text = Path(__file__).with_name(name).read_text(encoding="utf-8")
    content: dict[str, Any] = yaml.load(text, Loader=loader)  # noqa: S506 - both are safe loaders
    return content


@cache
def tables() -> dict[str, TableSchema]:
    """Every published table by name, in the order of schema.yml."""
    words = read_words("schema.yml")
    found = {}
    for name, raw in words["tables"].items():
        shared = words["shared"].get(raw.get("include"), {})
        columns = {**raw["columns"], **shared}
        found[name] = TableSchema(
            name=name,
            group=raw["group"],
            key=tuple(raw["key"]),
            en=raw["en"],
            vi=raw["vi"],
            columns=tuple(_column(n, c) for n, c in columns.items()),
        )
    return found


def table(name: str) -> TableSchema:
    """The named table; raises KeyError when there is none."""
    return tables()[name]


def released() -> tuple[str, ...]:
    """Names of the versioned tables, `changes` last."""
    return tuple(t.name for t in tables().values() if t.group != "observation")


def field(column: Column) -> pa.Field:
    """The pyarrow field of a column; descriptions stay out, so that better words change no file."""
    return pa.field(column.name, column.type, nullable=not column.required)


@cache
def arrow_schema(name: str) -> pa.Schema:
    """The pyarrow schema of a published table; its footer names dataset and schema version only."""
    return pa.schema(
        [field(c) for c in table(name).columns],
        metadata={"dataset": DATASET, "schema_version": SCHEMA_VERSION},
    )


def snapshot() -> dict[str, list[str]]:
    """Table -> lines 'name type required key' that a reader depends on; compared by a test."""
    return {
        t.name: [
            f"{c.name} {c.type_name} {'required' if c.required else 'optional'}"
            + (" key" if c.name in t.key else "")
            for c in t.columns
        ]
        for t in tables().values()
    }

"""Digests of content: equal for equal rows, whatever their order, parts and provenance.

A row is the text of its content columns; a table's digest is the sum of its rows' digests, so that
parts can be added up and moved rows change nothing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

import pyarrow as pa
import pyarrow.compute as pc

from congdoan.release import schema

_SIZE = 16
_MODULUS = 1 << (8 * _SIZE)
_NULL, _FIELD, _ITEM = "\x00", "\x1f", "\x1e"


def row_texts(table: pa.Table, columns: Sequence[str]) -> pa.Array:
    """Each row's columns as one string; different rows give different strings."""
    parts = [_as_text(table[name].combine_chunks()) for name in columns]
    return pc.binary_join_element_wise(*parts, _FIELD) if table.num_rows else pa.array([], "string")


def _as_text(column: pa.Array) -> pa.Array:
    if pa.types.is_list(column.type):
        column = _joined(column)
    elif not pa.types.is_string(column.type):
        column = column.cast(pa.string())
    return pc.fill_null(column, _NULL)


def _joined(lists: pa.ListArray) -> pa.Array:
    items = lists.flatten()
    if pa.types.is_struct(items.type):
        fields = [_as_text(items.field(i)) for i in range(items.type.num_fields)]
        items = pc.binary_join_element_wise(*fields, _ITEM) if len(items) else items.field(0)
    offsets = pc.subtract(lists.offsets, lists.offsets[0])
    strings = pa.ListArray.from_arrays(offsets, items.cast(pa.string()))
    return pc.binary_join(strings, _ITEM + _ITEM)


def content_sum(table: pa.Table, name: str) -> int:
    """Sum of the digests of the rows' content columns."""
    total = 0
    for text in row_texts(table, schema.table(name).content_columns).to_pylist():
        total += int.from_bytes(hashlib.blake2b(text.encode(), digest_size=_SIZE).digest(), "big")
    return total % _MODULUS


def add(sums: Sequence[int]) -> int:
    """The sum of a table from the sums of its parts."""
    return sum(sums) % _MODULUS


def content_digest(sums: Mapping[str, int]) -> str:
    """One hex digest over the tables' sums and the schema's version; `changes` does not count."""
    lines = [f"{n} {sums[n]:032x}" for n in sorted(sums) if n != "changes"]
    text = "\n".join([schema.SCHEMA_VERSION, *lines])
    return hashlib.sha256(text.encode()).hexdigest()

"""Digests of content: equal for equal rows, whatever their order, parts and provenance.

A row is the text of its content columns; a table's digest is the sum of its rows' digests, so that
parts can be added up and moved rows change nothing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from congdoan.release import schema

NOT_COUNTED = "changes"  # what differs from another version is no content of this one
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
    found = digests(row_texts(table, schema.table(name).content_columns), _SIZE)
    words = np.frombuffer(found, ">u4").reshape(-1, 4).sum(axis=0, dtype=np.uint64)
    total = 0
    for word in words.tolist():  # sums of 32 bits in 64: no overflow below 2**32 rows
        total = (total << 32) + word
    return total % _MODULUS


def digests(texts: pa.Array, size: int) -> bytes:
    """The digests of all texts, `size` bytes each, one behind the other."""
    encoded = texts.cast(pa.binary()).to_pylist()
    return b"".join([hashlib.blake2b(t, digest_size=size).digest() for t in encoded])


def add(sums: Sequence[int]) -> int:
    """The sum of a table from the sums of its parts."""
    return sum(sums) % _MODULUS


def content_digest(sums: Mapping[str, int]) -> str:
    """One hex digest over the tables' sums and the schema's version."""
    lines = [f"{n} {sums[n]:032x}" for n in sorted(sums)]
    text = "\n".join([schema.SCHEMA_VERSION, *lines])
    return hashlib.sha256(text.encode()).hexdigest()

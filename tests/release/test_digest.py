"""Content digests: blind to order, parts and provenance, and to nothing else."""

import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from congdoan.release import digest, schema

text = st.none() | st.text(max_size=3)
row = st.fixed_dictionaries(
    {
        "source_id": st.text(max_size=3),
        "url": st.text(max_size=3),
        "stage": st.just("extract"),
        "reason": st.just("empty"),
        "detail": text,
        "title": text,
        "published_on": st.none() | st.dates(),
        "captured_at": st.none(),
        "warc_file": st.text(max_size=3),
        "warc_offset": st.integers(0, 9),
        "payload_sha256": st.text(max_size=3),
    }
)


def summed(rows):
    plain = pa.schema([pa.field(f.name, f.type) for f in schema.arrow_schema("rejections")])
    return digest.content_sum(pa.Table.from_pylist(rows, schema=plain), "rejections")


@given(st.lists(row, max_size=6), st.randoms(), st.integers(0, 6))
def test_order_and_parts_do_not_matter(rows, random, cut):
    shuffled = random.sample(rows, len(rows))
    assert summed(rows) == digest.add([summed(shuffled[:cut]), summed(shuffled[cut:])])


@given(row)
def test_provenance_does_not_matter(one):
    assert summed([one]) == summed([one | {"warc_file": "other", "warc_offset": 77}])


@given(row, row)
def test_rows_of_other_content_have_another_digest(one, other):
    names = schema.table("rejections").content_columns
    same = all(one[n] == other[n] for n in names)
    assert (summed([one]) == summed([other])) == same


def test_null_empty_and_shifted_texts_differ():
    base = dict.fromkeys(schema.arrow_schema("rejections").names, "") | {
        "published_on": None, "captured_at": None, "warc_offset": 0,
    }  # fmt: skip
    variants = [{"title": None}, {"title": ""}, {"title": "a", "detail": "b"}, {"detail": "ab"}]
    assert len({summed([base | v]) for v in variants}) == len(variants)


def test_blocks_and_lists_count():
    table = schema.arrow_schema("sources").empty_table()
    assert digest.content_sum(table, "sources") == 0
    lists = pa.table({"hosts": pa.array([["a", "b"], ["ab"], []], schema.TYPES["strings"])})
    assert len(set(digest.row_texts(lists, ["hosts"]).to_pylist())) == 3
    blocks = [[{"kind": "title", "start": 0, "end": 7}], [{"kind": "title", "start": 0, "end": 8}]]
    made = pa.table({"blocks": pa.array(blocks, schema.BLOCKS)})
    assert len(set(digest.row_texts(made.slice(0), ["blocks"]).to_pylist())) == 2

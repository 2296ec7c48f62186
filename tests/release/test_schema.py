"""The contract: what readers depend on changes only with a step of the schema version."""

import json
import typing
from pathlib import Path

import pytest

from congdoan import records, sources
from congdoan.release import metadata, schema

SNAPSHOT = Path(__file__).with_name("schema_snapshot.json")
VOCABULARY = metadata.load_vocabulary(Path(__file__).resolve().parents[2] / "config")


def test_a_changed_column_needs_a_step_of_the_schema_version():
    kept = json.loads(SNAPSHOT.read_text(encoding="utf-8"))
    now = {"schema_version": schema.SCHEMA_VERSION, "tables": schema.snapshot()}
    assert now == kept, "step SCHEMA_VERSION as schema.py says, then renew schema_snapshot.json"


@pytest.mark.parametrize("table", schema.tables().values(), ids=lambda t: t.name)
def test_every_column_is_described_in_both_languages_with_a_fitting_example(table):
    for column in table.columns:
        assert column.en, column.name
        assert column.vi, column.name
        assert column.example is not None, column.name
        if column.type_name in ("int", "int16"):
            assert isinstance(column.example, int), column.name
        if column.codes is not None:
            assert column.codes in VOCABULARY, column.name
            assert column.example in VOCABULARY[column.codes], column.name


@pytest.mark.parametrize("table", schema.tables().values(), ids=lambda t: t.name)
def test_keys_are_required_columns_and_references_exist(table):
    assert all(table.column(name).required for name in table.key)
    for column in table.columns:
        if column.refers is not None:
            other, name = column.refers.split(".")
            assert schema.table(other).column(name).required


@pytest.mark.parametrize(
    ("vocabulary", "codes"),
    [
        ("attempt_outcome", set(records.Outcome)),
        ("rejection_reason", set(records.Reason)),
        ("page_role", set(records.Role)),
        ("block_kind", set(typing.get_args(records.BlockKind))),
        ("published_evidence", set(typing.get_args(records.PublishedEvidence))),
        ("mention_type", set(typing.get_args(records.MentionType))),
        ("resolve_method", set(typing.get_args(records.ResolveMethod))),
        ("source_status", set(sources.Status) - {sources.Status.UNVERIFIED}),
        (
            "publisher_kind",
            set(typing.get_args(sources.Publisher.model_fields["kind"].annotation)),
        ),
    ],
    ids=lambda v: v if isinstance(v, str) else "",
)
def test_labels_cover_exactly_the_codes_of_the_code(vocabulary, codes):
    assert set(VOCABULARY[vocabulary]) == codes


def test_the_codes_table_holds_every_label():
    table = metadata.codes_table(VOCABULARY)
    assert table.num_rows == sum(len(codes) for codes in VOCABULARY.values())
    assert table.schema.equals(schema.arrow_schema("codes"))


def test_the_dictionary_names_every_column_of_every_table():
    text = metadata.data_dictionary()
    for table in schema.tables().values():
        section = text.split(f"## {table.name}\n")[1].split("\n## ")[0]
        assert all(f"| {column.name} |" in section for column in table.columns)

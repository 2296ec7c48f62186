"""Each check before publishing fails on what it is for."""

import dataclasses
from datetime import date

import pyarrow as pa
import pytest

from congdoan.release import metadata, schema
from congdoan.release.build import build
from congdoan.release.checks import Checks
from congdoan.release.reading import open_release
from tests.release.making import accepted, article, corpus, facts, mention, segment

FACTS = ("mentions", "positions", "awards", "figures", "events", "organisation_changes")


@pytest.fixture(scope="module")
def good(tmp_path_factory):
    """The tables of a good release with two articles."""
    root = tmp_path_factory.mktemp("good")
    build(corpus(segment(root, accepted(article(1)), accepted(article(2)))), root / "releases")
    release = open_release(root)
    return {name: release.table(name).combine_chunks() for name in ("articles", *FACTS)}


def failures(tables):
    checks = Checks(keep_beneficiaries=False, omit_text=frozenset())
    checks.part(tables)
    return " ".join(checks.failures)


def changed(tables, name, **values):
    """The tables with values of the first row of one of them replaced."""
    rows = tables[name].to_pylist()
    rows[0] |= values
    loose = pa.schema([pa.field(f.name, f.type) for f in schema.arrow_schema(name)])
    table = pa.Table.from_pylist(rows, schema=loose)
    return tables | {name: pa.Table.from_arrays(table.columns, schema=schema.arrow_schema(name))}


def test_good_tables_pass(good):
    assert failures(good) == ""


@pytest.mark.parametrize(
    ("name", "values", "words"),
    [
        ("mentions", {"surface": "khác"}, "span: mention 'khác'"),
        ("mentions", {"article_id": "nobody"}, "reference: mentions names article nobody"),
        ("mentions", {"rule_id": None}, "null: mentions.rule_id"),
        ("mentions", {"subtype": "beneficiary"}, "beneficiary: a private name is readable"),
        ("figures", {"span_end": 0}, "span: figures"),
        ("articles", {"published_on": date(2027, 1, 1)}, "date: https"),
    ],
)
def test_a_broken_row_is_named(good, name, values, words):
    assert words in failures(changed(good, name, **values))


def test_two_rows_of_one_key_are_named(good):
    twice = pa.concat_tables([good["figures"], good["figures"]])
    assert "key: figures has more than one row" in failures(good | {"figures": twice})


def test_a_table_of_another_shape_is_named(good):
    checks = Checks(keep_beneficiaries=False, omit_text=frozenset())
    checks.table("mentions", good["mentions"].drop_columns("norm"))
    assert checks.failures == ["schema: mentions has other columns than the contract"]


def test_an_entity_that_is_named_must_be_there(good, config):
    checks = Checks(keep_beneficiaries=False, omit_text=frozenset())
    checks.part(changed(good, "mentions", entity_id="org:nobody"))
    provinces = metadata.provinces_table(corpus().provinces)
    known = pa.table({"entity_id": ["org:ben-tre:health-union"]})
    checks.references(known, provinces)
    assert checks.failures == ["reference: 1 entities are named but not there, as org:nobody"]


def test_a_place_may_name_a_province(tmp_path):
    found = article(1)
    place = mention(found, "Công đoàn ngành Y tế", "place", block_kind="title")
    place = dataclasses.replace(place, entity_id="vn-ben-tre")
    told = facts(found, mentions=(place,))
    build(corpus(segment(tmp_path, accepted(found, told=told))), tmp_path / "releases")
    assert open_release(tmp_path).table("mentions")["entity_id"].to_pylist() == ["vn-ben-tre"]

"""The closed vocabularies are complete and bilingual."""

import typing

import pytest
import yaml

from congdoan import records


@pytest.fixture(scope="module")
def vocabulary(config):
    return yaml.safe_load((config / "vocabulary.yml").read_text(encoding="utf-8"))


def test_every_code_has_an_english_and_a_vietnamese_label(vocabulary):
    for name, codes in vocabulary.items():
        for code, labels in codes.items():
            assert len(labels) == 2, (name, code)
            assert all(label.strip() for label in labels), (name, code)


@pytest.mark.parametrize(
    ("name", "record", "field"),
    [
        ("role_rank", records.Position, "role_rank"),
        ("recipient_kind", records.Award, "recipient_kind"),
        ("award_status", records.Award, "status"),
        ("figure_kind", records.Figure, "kind"),
        ("figure_status", records.Figure, "status"),
        ("qualifier", records.Figure, "qualifier"),
        ("organisation_change", records.OrganisationChange, "kind"),
    ],
)
def test_codes_are_the_values_that_records_allow(vocabulary, name, record, field):
    allowed = typing.get_args(typing.get_type_hints(record)[field])
    assert set(vocabulary[name]) == set(allowed)

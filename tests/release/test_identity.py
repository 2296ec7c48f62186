"""Identities over the corpus: never merged by name alone, joined and kept apart by hand."""

from datetime import date

import pytest

from congdoan.errors import ConfigError
from congdoan.records import Entity
from congdoan.release.build import build
from congdoan.release.identity import Judgements, load_judgements
from congdoan.release.reading import open_release
from tests.release.making import UNION, accepted, article, corpus, facts, segment

SAME = {"type": "person", "kind": None, "name": "Nguyễn Văn Mẫu"}
PLACED = SAME | {"lineage_id": "vinh-long", "parent_id": UNION.entity_id}


def merged(tmp_path, entities, judgements=None):
    rows = []
    for n, entity in enumerate(entities):
        found = article(n, published_on=date(2024, 1, 1 + n))
        rows.append(accepted(found, n, facts(found, entities=(UNION, entity))))
    made = corpus(segment(tmp_path, *rows), judgements=judgements or Judgements())
    build(made, tmp_path / "releases")
    table = open_release(tmp_path).table("entities").to_pylist()
    return {row["entity_id"]: row for row in table if row["type"] == "person"}


def canonical(found):
    return {row["canonical_id"] for row in found.values()}


def test_the_same_name_alone_never_merges(tmp_path):
    pair = [Entity(entity_id="per-a", **SAME), Entity(entity_id="per-b", **SAME)]
    assert canonical(merged(tmp_path, pair)) == {"per-a", "per-b"}


def test_the_same_name_in_the_same_place_and_organisation_merges(tmp_path):
    pair = [Entity(entity_id="per-b", **PLACED), Entity(entity_id="per-a", **PLACED)]
    assert canonical(merged(tmp_path, pair)) == {"per-b"}  # published first


def test_another_tone_mark_is_another_person(tmp_path):
    other = PLACED | {"name": "Nguyễn Văn Mậu"}
    pair = [Entity(entity_id="per-a", **PLACED), Entity(entity_id="per-b", **other)]
    assert canonical(merged(tmp_path, pair)) == {"per-a", "per-b"}


def test_a_person_may_join_and_keep_apart(tmp_path):
    strangers = [Entity(entity_id="per-a", **SAME), Entity(entity_id="per-b", **SAME)]
    join = Judgements(positive=(("per-b", "per-a"),))
    assert canonical(merged(tmp_path / "join", strangers, join)) == {"per-a"}
    alike = [Entity(entity_id="per-a", **PLACED), Entity(entity_id="per-b", **PLACED)]
    apart = Judgements(negative=frozenset({frozenset({"per-a", "per-b"})}))
    assert canonical(merged(tmp_path / "apart", alike, apart)) == {"per-a", "per-b"}


def test_a_row_adds_up_names_days_and_articles(tmp_path):
    forms = ["Nguyễn Văn Mẫu", "Nguyễn Văn MẪU", "Nguyễn Văn Mẫu"]
    row = merged(tmp_path, [Entity(entity_id="p", **PLACED | {"name": f}) for f in forms])["p"]
    assert (row["name"], row["name_fold"]) == ("Nguyễn Văn Mẫu", "nguyen van mau")
    assert row["aliases"] == ["Nguyễn Văn MẪU"]
    assert (row["first_seen_on"], row["last_seen_on"]) == (date(2024, 1, 1), date(2024, 1, 3))
    assert row["articles"] == 3


def test_the_bundled_judgements_can_be_read(config):
    assert load_judgements(config) == Judgements()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("judgements: [{left: a, right: a, judgement: positive}]", "two different identities"),
        ("judgements: [{left: a, right: b, judgement: maybe}]", "entry 1"),
        ("judgements: [{left: a}]", "must be a list of entries"),
        ("- x", "must be a list of entries"),
    ],
)
def test_a_wrong_judgement_is_named(tmp_path, text, words):
    (tmp_path / "judgements.yml").write_text(text)
    with pytest.raises(ConfigError, match=words):
        load_judgements(tmp_path)

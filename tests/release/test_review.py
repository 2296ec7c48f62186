"""Pairs to judge are proposed, never decided; a verdict goes into the file that people read."""

import shutil
from pathlib import Path

import pytest

from congdoan.errors import UsageError
from congdoan.records import Entity
from congdoan.release import review
from congdoan.release.build import build
from congdoan.release.identity import Judgements, load_judgements
from congdoan.release.reading import open_release
from tests.release.making import CONFIG, UNION, accepted, article, corpus, facts, segment


def entity(entity_id, name, **more):
    fields = {"type": "person", "kind": None, "lineage_id": "vinh-long"}
    return Entity(entity_id=entity_id, name=name, **(fields | more))


ENTITIES = (
    UNION,
    entity("per-a", "Nguyễn Thị Hòa", parent_id="org:a"),
    entity("per-b", "Nguyễn Thị Hòa", parent_id="org:b"),
    entity("per-c", "Nguyễn Thị Hoa", parent_id="org:c"),
    entity("per-d", "Nguyễn Thị Hòa", parent_id="org:d", lineage_id="son-la"),
    entity("org:x", "Trung tâm Y tế huyện Mỏ Cày", type="organisation", kind="health_centre"),
    entity("org:y", "Trung tâm Y tế huyện Mỏ Cầy", type="organisation", kind="health_centre"),
    entity("org:1", "Bệnh viện Quân y 1 Mẫu", type="organisation", kind="hospital"),
    entity("org:2", "Bệnh viện Quân y 2 Mẫu", type="organisation", kind="hospital"),
)


@pytest.fixture(scope="module")
def release(tmp_path_factory):
    root = tmp_path_factory.mktemp("review")
    found = article(1)
    rows = accepted(found, told=facts(found, entities=ENTITIES))
    build(corpus(segment(root, rows)), root / "releases")
    return open_release(root)


def ids(pairs):
    return [{p.left["entity_id"], p.right["entity_id"]} for p in pairs]


def test_names_alike_in_one_place_are_proposed(release):
    found = ids(review.pairs(release, Judgements()))
    assert {"per-a", "per-b"} in found
    assert {"org:x", "org:y"} in found
    assert not any(pair & {"per-c", "per-d", "org:1"} for pair in found)


def test_judged_pairs_are_not_proposed_again(release):
    judged = Judgements(negative=frozenset({frozenset({"per-a", "per-b"})}))
    assert {"per-a", "per-b"} not in ids(review.pairs(release, judged))


def verdict(**changes):
    fields = {"left": "per-a", "right": "per-b", "judgement": "negative", "on": "2026-11-21",
              "reason": "hai người: bài 5d1c", "by": "an.editor"}  # fmt: skip
    return review.Verdict(**(fields | changes))


@pytest.fixture
def folder(tmp_path) -> Path:
    shutil.copy(CONFIG / "judgements.yml", tmp_path)
    return tmp_path


def test_verdicts_are_appended_and_comments_stay(release, folder):
    before = (folder / "judgements.yml").read_text(encoding="utf-8")
    review.write(folder, release, verdict())
    review.write(folder, release, verdict(left="org:x", right="org:y", judgement="positive"))
    after = (folder / "judgements.yml").read_text(encoding="utf-8")
    assert after.startswith(before.split("judgements: []")[0])
    assert "hai người: bài 5d1c" in after
    read = load_judgements(folder)
    assert read.negative == {frozenset({"per-a", "per-b"})}
    assert read.positive == (("org:x", "org:y"),)


@pytest.mark.parametrize(
    ("changes", "words"),
    [({"left": "per-z"}, "no identity 'per-z'"), ({"right": "per-a"}, "two different identities")],
)
def test_a_wrong_verdict_is_refused(release, folder, changes, words):
    with pytest.raises(UsageError, match=words):
        review.write(folder, release, verdict(**changes))


def test_a_pair_is_judged_once(release, folder):
    review.write(folder, release, verdict())
    with pytest.raises(UsageError, match="judged already"):
        review.write(folder, release, verdict(left="per-b", right="per-a"))

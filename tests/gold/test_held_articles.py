"""Further authors' gold: annotations agree with their text; floors of the halves held back."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from congdoan.normalise.facts import load_knowledge
from congdoan.provinces import load_provinces
from tests.gold.classified import event_types
from tests.gold.reading import HALVED, Gold, overlaps, read_halves
from tests.gold.score import Scores, score

CONFIG = Path(__file__).resolve().parents[2] / "config"
BY_AUTHOR = {author: read_halves(author) for author in HALVED}
ALL = [gold for halves in BY_AUTHOR.values() for half in halves for gold in half]
# What the held halves have reached: they must not fall, and nothing is tuned by them. Of bodies,
# bare committees ('Đảng ủy') are misses: the seeds' file leaves them unresolved, and so do we.
KINDS = (
    "people",
    "positions",
    "organisations canonical",
    "dates overlap",
    "awards",
    "figures",
    "money",
    "figure measure and org",
    "event type, main",
    "event type",
    "event day",
    "event host",
    "province, source known",
)
FLOORS = {  # of precision and recall both, in the order of KINDS
    "fresh": (0.96, 0.94, 0.96, 0.95, 0.89, 0.97, 0.99, 0.95, 0.99, 0.94, 0.88, 0.99, 1.00),
    "third": (0.98, 0.92, 0.96, 0.99, 0.95, 0.98, 0.99, 0.87, 0.99, 0.99, 0.99, 0.90, 1.00),
    "fourth": (0.97, 0.81, 0.96, 0.99, 0.85, 0.97, 0.98, 0.89, 0.93, 0.83, 0.99, 0.93, 1.00),
    "fifth": (0.96, 0.86, 0.96, 0.99, 0.91, 0.90, 0.99, 0.90, 0.99, 0.86, 0.91, 0.99, 1.00),
    "sixth": (0.93, 0.96, 0.99, 0.99, 0.86, 0.94, 0.98, 0.91, 0.95, 0.91, 0.99, 0.99, 1.00),
}
THOUSAND, MILLION, BILLION = 10**3, 10**6, 10**9
_WORDS = {"nghìn": THOUSAND, "ngàn": THOUSAND, "triệu": MILLION, "tỷ": BILLION, "tỉ": BILLION}
_NUMBER = re.compile(r"(\d[\d.]*(?:,\d+)?) ?(nghìn|ngàn|triệu|tỷ|tỉ)?")


@pytest.fixture(scope="module", params=FLOORS)
def held(request) -> tuple[str, Scores]:
    """An author and the scores of the half held back."""
    _, half = BY_AUTHOR[request.param]
    return request.param, score(half, load_knowledge(CONFIG), event_types(CONFIG))


def written(words: str, kind: str) -> set[float]:
    """The values that `words` can be read as: each number, and '1 tỷ 240 triệu' as one."""
    each = [
        float(digits.replace(".", "").replace(",", ".")) * _WORDS.get(unit, 1)
        for digits, unit in _NUMBER.findall(words)
    ]
    return {*each, sum(each)} if kind == "money" else set(each)


def test_equal_halves_share_no_article():
    sizes = {author: [len(half) for half in BY_AUTHOR[author]] for author in HALVED[:3]}
    assert sizes == {"fresh": [18, 18], "third": [15, 15], "fourth": [16, 16]}
    assert len({gold.article.text for gold in ALL}) == len(ALL)


def test_of_the_fifth_every_fourth_number_is_held_back():
    development, held = ([int(g.name[:2]) for g in half] for half in BY_AUTHOR["fifth"])
    assert len(set(development + held)) == len(development) + len(held) > 0
    assert [n for n in sorted(development + held) if n % 4 == 0] == held


def test_of_the_sixth_every_article_is_held_back():
    development, held = ([int(g.name[:2]) for g in half] for half in BY_AUTHOR["sixth"])
    assert (development, held) == ([], list(range(1, 25)))


@pytest.mark.parametrize("gold", ALL, ids=lambda gold: gold.name)
def test_a_person_is_written_at_its_span(gold: Gold):
    for person in gold.persons:
        for start, end in person.spans:
            assert person.names[0].endswith(gold.article.text[start:end])


@pytest.mark.parametrize("gold", ALL, ids=lambda gold: gold.name)
def test_a_figure_has_the_value_that_is_written_at_its_span(gold: Gold):
    for figure in filter(lambda number: not number.optional, gold.figures):
        for start, end in figure.spans:
            words = gold.article.text[start:end]
            assert any(abs(value - figure.value) < 1 for value in written(words, figure.kind)), (
                words
            )


@pytest.mark.parametrize("gold", ALL, ids=lambda gold: gold.name)
def test_an_annotation_lies_in_one_block(gold: Gold):
    blocks = [(block.start, block.end) for block in gold.article.blocks]
    for item in (*gold.persons, *gold.orgs, *gold.dates, *gold.figures):
        for start, end in item.spans:
            assert sum(overlaps((start, end), block) for block in blocks) == 1


@pytest.mark.parametrize("gold", ALL, ids=lambda gold: gold.name)
def test_whoever_holds_a_post_is_a_person(gold: Gold):
    officials = {p.names[0] for p in gold.persons if p.subtype is None}
    assert {row.fields[0][0] for row in gold.positions} <= officials


@pytest.mark.parametrize("gold", ALL, ids=lambda gold: gold.name)
def test_the_province_existed_on_the_day_of_publication(gold: Gold):
    if gold.province and gold.article.published_on:
        province = load_provinces(CONFIG).by_id[gold.province]
        assert province.valid_on(gold.article.published_on)


def test_another_number_at_the_span_would_be_seen():
    assert written("1 tỷ 035 triệu đồng", "money") >= {1_035_000_000.0}
    assert 12.0 not in written("21 sáng kiến", "count")


@pytest.mark.parametrize("kind", KINDS)
def test_a_held_half_does_not_fall(held: tuple[str, Scores], kind: str):
    author, scores = held
    found = scores.by[kind]
    # Numbers alone: a failed assertion prints its operands, and the errors are not read.
    reached = (found.precision, found.recall)
    assert min(reached) >= FLOORS[author][KINDS.index(kind)], kind


def test_a_held_half_has_no_invented_year(held: tuple[str, Scores]):
    invented = len(held[1].invented)
    assert invented == 0

"""Further authors' gold: annotations agree with their text; floors of each set."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from congdoan.normalise.facts import load_knowledge
from congdoan.provinces import load_provinces
from tests.gold.classified import event_types
from tests.gold.reading import AUTHORS, Gold, overlaps, read_all, read_halves, read_held
from tests.gold.score import score
from tests.gold.tally import Scores

CONFIG = Path(__file__).resolve().parents[2] / "config"
BY_AUTHOR = {author: read_halves(author) for author in AUTHORS}
ALL = [gold for halves in BY_AUTHOR.values() for half in halves for gold in half]
# What is held back of a set, else all of it: the floors are what it has reached. Of bodies, bare
# committees ('Đảng ủy') are misses: the seeds' file leaves them unresolved, and so do we.
JUDGED = {author: held or development for author, (development, held) in BY_AUTHOR.items()}
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
    "fresh": (0.97, 0.96, 0.96, 0.95, 0.89, 0.97, 0.99, 0.95, 0.99, 0.94, 0.88, 0.99, 1.00),
    "third": (0.98, 0.98, 0.98, 0.99, 0.99, 0.98, 0.99, 0.98, 0.99, 0.99, 0.99, 0.99, 1.00),
    "fourth": (0.99, 0.98, 0.98, 0.99, 0.98, 0.99, 0.99, 0.98, 0.99, 0.99, 0.99, 0.99, 1.00),
    "fifth": (0.99, 0.99, 0.99, 0.99, 0.99, 0.98, 0.99, 0.98, 0.99, 0.99, 0.99, 0.99, 1.00),
    "sixth": (0.99, 0.99, 0.99, 0.99, 0.98, 0.98, 0.99, 0.98, 0.99, 0.99, 0.99, 0.99, 1.00),
    "seventh": (0.98, 0.96, 0.98, 0.99, 0.88, 0.98, 0.99, 0.86, 0.99, 0.95, 0.99, 0.93, 1.00),
    "eighth": (0.98, 0.94, 0.95, 0.99, 0.96, 0.98, 0.99, 0.88, 0.96, 0.96, 0.99, 0.96, 1.00),
}
# What the project aims at on text that no rule was written for (docs/facts.md).
AIMS = {
    "people": 0.95, "positions": 0.92, "organisations canonical": 0.92, "dates overlap": 0.97,
    "awards": 0.90, "figures": 0.95, "money": 0.95, "figure measure and org": 0.90,
    "event type": 0.95, "province, source known": 1.0,
}  # fmt: skip
THOUSAND, MILLION, BILLION = 10**3, 10**6, 10**9
_WORDS = {"nghìn": THOUSAND, "ngàn": THOUSAND, "triệu": MILLION, "tỷ": BILLION, "tỉ": BILLION}
_NUMBER = re.compile(r"(\d[\d.]*(?:,\d+)?) ?(nghìn|ngàn|triệu|tỷ|tỉ)?")


@pytest.fixture(scope="module", params=FLOORS)
def judged(request) -> tuple[str, Scores]:
    """An author and the scores of the articles judged."""
    return request.param, score(JUDGED[request.param], load_knowledge(CONFIG), event_types(CONFIG))


@pytest.fixture(scope="module")
def held() -> Scores:
    """The scores of all that is held back."""
    return score(read_held(), load_knowledge(CONFIG), event_types(CONFIG))


def written(words: str, kind: str) -> set[float]:
    """The values that `words` can be read as: each number, and '1 tỷ 240 triệu' as one."""
    each = [
        float(digits.replace(".", "").replace(",", ".")) * _WORDS.get(unit, 1)
        for digits, unit in _NUMBER.findall(words)
    ]
    return {*each, sum(each)} if kind == "money" else set(each)


def test_no_article_is_told_twice_and_half_of_the_second_set_is_held_back():
    assert len({gold.article.text for gold in ALL}) == len(ALL)
    assert [len(half) for half in BY_AUTHOR["fresh"]] == [18, 18]


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
def test_a_set_does_not_fall(judged: tuple[str, Scores], kind: str):
    author, scores = judged
    found = scores.by[kind]
    # Numbers alone: a failed assertion prints its operands, and errors of held parts are not read.
    reached = (found.precision, found.recall)
    assert min(reached) >= FLOORS[author][KINDS.index(kind)], kind


def test_a_set_has_no_invented_year(judged: tuple[str, Scores]):
    invented = len(judged[1].invented)
    assert invented == 0


@pytest.mark.parametrize("kind", AIMS)
def test_all_that_is_held_back_reaches_the_aims(held: Scores, kind: str):
    found = held.by[kind]
    reached = (found.precision, found.recall)
    assert min(reached) >= AIMS[kind], kind


def test_more_than_a_third_of_all_articles_is_held_back():
    articles = sum(map(len, read_all())) + len(ALL)
    assert (len(read_held()), articles) == (109, 295)
    assert 3 * len(read_held()) >= articles

"""The last look: emptied columns and sources whose news moves to another province."""

import dataclasses

import pytest

from congdoan.errors import ContractError
from congdoan.release.build import build
from congdoan.release.checks import drops
from tests.release.making import accepted, article, corpus, facts, segment


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("awards", 2, 1, False),
        ("awards", 2, 0, True),
        ("figures", 25, 15, False),
        ("figures", 25, 14, True),
        ("articles", 1000, 800, False),
        ("articles", 1000, 799, True),
        ("articles", 0, 0, False),
    ],
)
def test_a_loss_is_told_when_it_is_more_than_edits_explain(name, old, new, said):
    rows = {"articles": 0, "mentions": 0, "positions": 0, "awards": 0, "figures": 0, "events": 0,
            "entities": 0}  # fmt: skip
    assert bool(drops(rows | {name: new}, {name: old})) == said


def many(**changes):
    return [accepted(dataclasses.replace(article(n), **changes), n) for n in range(12)]


def test_a_column_that_loses_all_its_values_stops_the_release(tmp_path):
    build(corpus(segment(tmp_path / "a", *many(byline="Nguyễn Văn Mẫu"))), tmp_path / "releases")
    emptied = corpus(segment(tmp_path / "b", *many()))
    with pytest.raises(ContractError, match=r"column: articles.byline had 12 values"):
        build(emptied, tmp_path / "releases")
    assert build(emptied, tmp_path / "releases", accept=True).version == 2


def placed(number, **changes):
    found = article(number)
    return accepted(found, number, facts(found, **changes))


SON_LA = {"province_id": "vn-son-la", "lineage_id": "son-la", "province_evidence": "title"}


def test_a_source_whose_news_moves_to_another_province_stops_the_release(tmp_path):
    rows = [placed(n, **SON_LA) if n < 10 else placed(n) for n in range(19)]
    with pytest.raises(ContractError, match=r"10 of 19 articles of mau.* would be of other"):
        build(corpus(segment(tmp_path, *rows)), tmp_path / "releases")


@pytest.mark.parametrize(("elsewhere", "count"), [(9, 9), (10, 20)])
def test_few_or_less_than_most_of_elsewhere_are_fine(tmp_path, elsewhere, count):
    rows = [placed(n, **SON_LA) if n < elsewhere else placed(n) for n in range(count)]
    assert build(corpus(segment(tmp_path, *rows)), tmp_path / "releases").version == 1


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({**SON_LA, "lineage_id": "vinh-long"}, "is son-la today and not vinh-long"),
        ({**SON_LA, "province_evidence": "source"}, "from source mau, which is of vinh-long"),
    ],
)
def test_a_province_that_contradicts_itself_or_its_source_is_never_published(
    tmp_path, changes, words
):
    made = corpus(segment(tmp_path, placed(1, **changes)))
    with pytest.raises(ContractError, match=words):
        build(made, tmp_path / "releases", accept=True)

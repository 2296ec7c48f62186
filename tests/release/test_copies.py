"""Republished articles and facts told more than once."""

from datetime import date

import pytest

from congdoan.release.build import build
from congdoan.release.copies import originals
from congdoan.release.reading import open_release
from congdoan.release.winners import choose
from tests.release.making import HOST, accepted, article, body, corpus, facts, figure, segment

A, B, C = (article(n).article_id for n in (1, 2, 3))


def found(tmp_path, *articles, resolve=lambda _: None):
    rows = [accepted(a, hour) for hour, a in enumerate(articles)]
    return originals(choose([segment(tmp_path, *rows)]).articles, resolve)


def test_of_equal_bodies_the_earliest_published_is_the_original(tmp_path):
    late = article(1, text=body(7), published_on=date(2024, 3, 1))
    early = article(2, text=body(7), published_on=date(2024, 2, 1))
    undated = article(3, text=body(7), published_on=None)
    assert found(tmp_path, undated, late, early) == {A: B, C: B}


def test_a_credited_address_names_the_original_whatever_the_dates_say(tmp_path):
    copy = article(1, credited_url=f"{HOST}/tin/2", published_on=date(2020, 1, 1))
    resolve = {f"{HOST}/tin/2": B}.get
    assert found(tmp_path, copy, article(2), resolve=resolve) == {A: B}


def test_a_credit_to_an_article_that_is_not_there_is_no_original(tmp_path):
    assert found(tmp_path, article(1, credited_url="x"), resolve={"x": C}.get) == {}


def test_chains_end_at_the_first_and_circles_at_the_earliest(tmp_path):
    chain = [article(1, credited_url="2"), article(2, credited_url="3"), article(3)]
    assert found(tmp_path, *chain, resolve={"2": B, "3": C}.get) == {A: C, B: C}
    circle = [article(1, credited_url="2"), article(2, credited_url="1")]
    assert found(tmp_path / "circle", *circle, resolve={"2": B, "1": A}.get) == {B: A}


def test_short_bodies_are_not_copies_of_each_other(tmp_path):
    assert found(tmp_path, article(1, text="Xem tệp."), article(2, text="Xem tệp.")) == {}


@pytest.fixture
def told_twice(tmp_path):
    """An article and its copy with the same figure, and a third with another value."""
    pages = [article(1, text=body(7)), article(2, text=body(7)), article(3)]
    told = [facts(a, figures=(figure(a, v, unit="đoàn viên"),)) for a, v in
            zip(pages, (5.0, 5.0, 6.0), strict=True)]  # fmt: skip
    rows = [accepted(a, n, t) for n, (a, t) in enumerate(zip(pages, told, strict=True))]
    build(corpus(segment(tmp_path, *rows)), tmp_path / "releases")
    return open_release(tmp_path).table("figures").to_pylist()


def test_a_fact_of_a_copy_is_in_the_group_of_the_original_which_is_preferred(told_twice):
    groups = {row["article_id"]: (row["fact_group_id"], row["preferred"]) for row in told_twice}
    own = {row["article_id"]: row["fact_id"] for row in told_twice}
    assert groups == {A: (own[A], True), B: (own[A], False), C: (own[C], True)}


def test_every_group_has_exactly_one_preferred_row(told_twice):
    preferred = [row["fact_group_id"] for row in told_twice if row["preferred"]]
    assert sorted(preferred) == sorted({row["fact_group_id"] for row in told_twice})


def test_the_original_is_preferred_also_when_the_copy_shows_an_earlier_day(tmp_path):
    copy = article(1, credited_url=f"{HOST}/tin/2", published_on=date(2020, 1, 1))
    rows = [accepted(copy), accepted(article(2), 1)]
    build(corpus(segment(tmp_path, *rows)), tmp_path / "releases")
    figures = open_release(tmp_path).table("figures").to_pylist()
    assert [f["article_id"] for f in figures if f["preferred"]] == [B]


def test_of_equal_bodies_the_one_that_names_its_source_is_the_copy(tmp_path):
    copy = article(1, text=body(7), credited_source="Sở Y tế", published_on=date(2020, 1, 1))
    assert found(tmp_path, copy, article(2, text=body(7))) == {A: B}
    linked = article(1, text=body(7), credited_url="2", published_on=date(2020, 1, 1))
    found_too = found(tmp_path / "linked", linked, article(2, text=body(7)), resolve={"2": B}.get)
    assert found_too == {A: B}

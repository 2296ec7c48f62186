"""Which sentences the page shows: the newest of each organisation and year, awards given."""

import dataclasses
from datetime import date

import pytest

from congdoan.release.explorer import statements
from congdoan.release.explorer.counts import Staged
from congdoan.release.explorer.statements import members, most_named, organisations
from tests.release.explorer.making import WORDS, award, released, told
from tests.release.making import UNION, accepted, article, facts, figure


def staged(root, *rows, **changes):
    release, _ = released(root, *rows, **changes)
    return Staged(folder=release.path(), tables=release.manifest["tables"])


def shown(found):
    said, total = members(found, *organisations(found))
    return [(s.year, s.value, s.count) for s in said], total


def test_the_newest_sentence_of_a_year_counts_wherever_its_part_is(tmp_path):
    newer, older = (
        article(1, published_on=date(2024, 9, 1)),
        article(2, published_on=date(2024, 2, 1)),
    )
    rows = [accepted(found, hour, facts(found, figures=(figure(found, value),)))
            for found, hour, value in ((newer, 0, 9.0), (older, 24 * 40, 2.0))]  # fmt: skip
    assert shown(staged(tmp_path, *rows)) == ([(2024, 9.0, 2)], 2)


@pytest.mark.parametrize(
    ("period", "year"),
    [(date(2023, 12, 31), 2023), (date(2028, 12, 31), 2024), (None, 2024)],
    ids=["past", "to-come", "unstated"],
)
def test_the_year_is_that_of_the_period_unless_it_is_still_to_come(tmp_path, period, year):
    found = article(1)
    said = facts(found, figures=(figure(found, period_end_on=period),))
    assert shown(staged(tmp_path, accepted(found, 0, said)))[0] == [(year, 2116.0, 1)]


def test_targets_and_other_measures_are_no_members(tmp_path):
    found = article(1)
    said = facts(found, figures=(figure(found, 1.0, status="target"),
                                 figure(found, 2.0, measure="base_unions"),
                                 figure(found, 3.0, org_id=None)))  # fmt: skip
    assert shown(staged(tmp_path, accepted(found, 0, said))) == ([], 0)


def test_merged_identities_are_one_organisation(tmp_path):
    twin = dataclasses.replace(UNION, entity_id="org:ben-tre:twin")
    found = article(2)
    said = facts(found, entities=(twin,), mentions=(),
                 figures=(figure(found, 7.0, org_id=twin.entity_id),))  # fmt: skip
    known = staged(tmp_path, told(1, 2023), accepted(found, 5, said))
    orgs, merged = organisations(known)
    assert len(orgs) == 1
    assert set(merged) == {UNION.entity_id, twin.entity_id}
    assert shown(known)[0] == [(2023, 2116.0, 1), (2024, 7.0, 1)]


def test_health_unions_come_first_and_at_most_twelve_organisations(tmp_path):
    rows = []
    for number in range(14):
        kind = "health_union" if number == 13 else "hospital"
        org = dataclasses.replace(UNION, entity_id=f"o:{number:02d}", kind=kind, name=f"{number}")
        found = article(number)
        stated = (figure(found, org_id=org.entity_id),)
        said = facts(found, entities=(org,), mentions=(), figures=stated)
        rows.append(accepted(found, number, said))
    found = staged(tmp_path, *rows)
    said, total = members(found, *organisations(found))
    assert [s.key for s in said][:2] == ["o:13", "o:00"]
    assert (len(said), total) == (statements.SHOWN, 14)


def test_awards_are_counted_by_kind_and_year_and_proposals_are_none(tmp_path):
    given = [award, lambda a: award(a, recipient_count=None, award="Bằng khen khác")]
    proposed = [lambda a: award(a, status="proposed")]
    rows = [told(1, 2023, awards=given), told(2, 2024, awards=proposed)]
    (one,) = statements.awards(staged(tmp_path, *rows))
    assert (one.newest.year, one.newest.count, one.recipients, one.uncounted) == (2023, 2, 6, 1)
    assert WORDS in one.newest.quote


def test_organisations_are_ranked_by_the_articles_that_name_them(tmp_path):
    orgs, _ = organisations(staged(tmp_path, told(1), told(2)))
    (top,) = most_named(orgs.values(), 5)
    assert (top.org_id, top.articles, top.kind) == (UNION.entity_id, 2, "health_union")

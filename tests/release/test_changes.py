"""Changes between versions, each with its cause."""

import pytest

from congdoan.release.build import build
from congdoan.release.reading import open_release
from tests.release.making import (
    HOST,
    accepted,
    article,
    body,
    corpus,
    facts,
    figure,
    rejected,
    segment,
)


def changes(tmp_path, before, after):
    """Changes of version 2 as (table, change, causes, columns) without reference tables."""
    build(before, tmp_path / "releases")
    build(after, tmp_path / "releases", accept=True)
    rows = open_release(tmp_path, 2).table("changes").to_pylist()
    return {
        (r["table"], r["change"], ",".join(r["causes"]), ",".join(r["columns"]))
        for r in rows
        if r["table"] not in ("sources", "codes", "provinces", "entities")
    }


def test_a_new_page_is_first_seen(tmp_path):
    one = segment(tmp_path, accepted(article(1)), warc="a")
    two = segment(tmp_path, accepted(article(2), 40), warc="b")
    assert changes(tmp_path, corpus(one), corpus(one, two)) == {
        (table, "insert", "first_seen", "") for table in ("articles", "mentions", "figures")
    }


def test_an_edited_page_is_changed_by_its_source(tmp_path):
    one = segment(tmp_path, accepted(article(1)), warc="a")
    two = segment(tmp_path, accepted(article(1, text=body(99)), 40), warc="b")
    assert changes(tmp_path, corpus(one), corpus(one, two)) == {
        ("articles", "update", "source_changed", "text,blocks,revisions"),
        ("revisions", "insert", "source_changed", ""),
    }


@pytest.mark.parametrize("part", ["rules", "lexicon", "code"])
def test_a_change_of_ours_is_told_from_one_of_the_site(tmp_path, part):
    found = article(1)
    one = segment(tmp_path, accepted(found))
    two = segment(tmp_path / "b", accepted(found, told=facts(found, figures=(figure(found, 7.0),))))
    marks = {"mau": {"rules": "r", "lexicon": "l", "code": "c"} | {part: "new"}}
    found = changes(tmp_path, corpus(one), corpus(two, fingerprints=marks))
    assert found == {
        ("figures", "insert", f"{part}_changed", ""),
        ("figures", "delete", f"{part}_changed", ""),
    }


def test_a_page_that_left_the_archive_is_withdrawn(tmp_path):
    one = segment(tmp_path, *(accepted(article(n), n) for n in range(5)), warc="a")
    two = segment(tmp_path, accepted(article(9), 40), warc="b")
    assert changes(tmp_path, corpus(one, two), corpus(one)) == {
        (table, "delete", "withdrawn", "") for table in ("articles", "mentions", "figures")
    }


def test_an_original_that_appears_later_changes_identity_only(tmp_path):
    copy = segment(tmp_path, accepted(article(1, credited_url=f"{HOST}/tin/2")), warc="a")
    original = segment(tmp_path, accepted(article(2), 40), warc="b")
    found = changes(tmp_path, corpus(copy), corpus(copy, original))
    assert ("articles", "update", "identity_changed", "syndicated_of") in found


def test_a_rejected_page_that_is_gone_from_the_rejections_says_why(tmp_path):
    base = accepted(article(1))
    one = segment(tmp_path, base, rejected(f"{HOST}/tin/2"), warc="a")
    two = segment(tmp_path, accepted(article(2), 40), warc="b")
    found = changes(tmp_path, corpus(one), corpus(one, two))
    assert ("rejections", "delete", "withdrawn", "") in found


def test_the_first_version_lists_every_row_as_first_seen(tmp_path):
    build(corpus(segment(tmp_path, accepted(article(1)))), tmp_path / "releases")
    release = open_release(tmp_path)
    rows = release.table("changes").to_pylist()
    assert {tuple(r["causes"]) for r in rows} == {("first_seen",)}
    counts = {n: release.table(n).num_rows for n in release.tables if n != "changes"}
    assert len(rows) == sum(counts.values())

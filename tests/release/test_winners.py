"""Which capture speaks for an article, and what becomes of the others."""

import dataclasses
import itertools

import pytest

from congdoan.release.winners import choose
from tests.release.making import HOST, accepted, article, body, rejected, revisit, segment

PRINT = f"{HOST}/print/1"


def titles(chosen):
    return chosen.articles.select(["article_id", "text_sha256", "twin"]).to_pylist()


def test_the_newest_own_capture_wins_whatever_the_order_of_the_segments(tmp_path):
    old, new = article(1), article(1, text=body(77))
    segments = [
        segment(tmp_path, accepted(old), warc="a"),
        segment(tmp_path, accepted(new, 30), warc="b"),
        segment(tmp_path, accepted(old, 10), warc="c"),
    ]
    for order in itertools.permutations(segments):
        assert titles(choose(order))[0]["text_sha256"] == new.text_sha256


def test_a_revisit_that_finds_an_earlier_text_again_makes_it_the_newest(tmp_path):
    first, second = accepted(article(1)), accepted(article(1, text=body(77)), 30)
    again = revisit(first, 50)
    segments = [segment(tmp_path, *rows, warc=str(n)) for n, rows in
                enumerate([(first,), (second,), (again,)])]  # fmt: skip
    assert titles(choose(segments[:2]))[0]["text_sha256"] == second.article.text_sha256
    chosen = choose(segments)
    assert titles(chosen)[0]["text_sha256"] == first.article.text_sha256
    assert chosen.revisions["text_sha256"].to_pylist() == [second.article.text_sha256]
    assert chosen.articles["captured_at"].to_pylist() == [first.captured_at]


def test_a_revisit_of_another_page_makes_nothing_newer(tmp_path):
    first, second = accepted(article(1)), accepted(article(1, text=body(77)), 30)
    other = dataclasses.replace(revisit(first, 50), url=f"{HOST}/tin/2")
    chosen = choose([segment(tmp_path, first, second, other)])
    assert titles(chosen)[0]["text_sha256"] == second.article.text_sha256


def test_a_rejected_capture_never_displaces_an_accepted_one(tmp_path):
    kept = article(1)
    chosen = choose([segment(tmp_path, accepted(kept), rejected(kept.url, 40))])
    assert titles(chosen)[0]["text_sha256"] == kept.text_sha256
    assert chosen.rejections.num_rows == 0


def test_a_newer_twin_is_an_alias_and_does_not_win(tmp_path):
    own, twin = article(1), article(1, page=PRINT, text=body(5))
    chosen = choose([segment(tmp_path, accepted(own), accepted(twin, 9))])
    assert titles(chosen)[0]["text_sha256"] == own.text_sha256
    assert chosen.aliases == {own.article_id: (PRINT,)}
    assert chosen.revisions.num_rows == 0


def test_a_twin_wins_where_no_own_capture_was_accepted(tmp_path):
    twin = article(1, page=PRINT)
    chosen = choose([segment(tmp_path, accepted(twin), rejected(twin.url, 1))])
    assert titles(chosen)[0]["twin"] is True
    assert chosen.rejections["url"].to_pylist() == [twin.url]


def test_earlier_texts_are_revisions_once_each_oldest_first(tmp_path):
    texts = [article(1, text=body(n)) for n in (10, 11, 10, 12)]
    chosen = choose([segment(tmp_path, *(accepted(a, 24 * n) for n, a in enumerate(texts)))])
    rows = chosen.revisions.select(["ordinal", "text_sha256"]).to_pylist()
    assert rows == [
        {"ordinal": 0, "text_sha256": texts[0].text_sha256},
        {"ordinal": 1, "text_sha256": texts[1].text_sha256},
    ]


def test_the_same_text_again_is_no_revision(tmp_path):
    chosen = choose([segment(tmp_path, accepted(article(1)), accepted(article(1), 30))])
    assert chosen.revisions.num_rows == 0


def test_the_newest_rejection_of_a_page_is_kept_alone(tmp_path):
    url = f"{HOST}/tin/9"
    chosen = choose([segment(tmp_path, rejected(url), rejected(url, 8))])
    assert [m.hour for m in chosen.rejections["captured_at"].to_pylist()] == [10]


def test_articles_come_in_order_of_first_sighting(tmp_path):
    rows = [accepted(article(n), hour) for n, hour in ((1, 5), (2, 1), (3, 3), (2, 50))]
    chosen = choose([segment(tmp_path, *rows)])
    wanted = [article(n).article_id for n in (2, 3, 1)]
    assert chosen.articles["article_id"].to_pylist() == wanted


@pytest.mark.parametrize("segments", [0, 1])
def test_an_empty_archive_gives_empty_maps(tmp_path, segments):
    chosen = choose([segment(tmp_path)] * segments)
    assert (chosen.articles.num_rows, chosen.rejections.num_rows, chosen.aliases) == (0, 0, {})

"""Segments: whole or not there, the same for the same rows."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from congdoan.release import segments, tables
from congdoan.release.rows import body_digest
from tests.release.making import accepted, article, rejected, segment, write


def test_the_same_rows_give_the_same_bytes(tmp_path):
    rows = [accepted(article(n), n) for n in range(5)]
    first, second = segment(tmp_path / "a", *rows), segment(tmp_path / "b", *rows)
    assert first.path.read_bytes() == second.path.read_bytes()


def test_a_writer_that_fails_leaves_nothing(tmp_path):
    def rows():
        yield accepted(article(1))
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write(tmp_path / "x.parquet", rows())
    assert list(tmp_path.iterdir()) == []


def test_a_cut_file_is_not_whole(tmp_path):
    made = segment(tmp_path, accepted(article(1)))
    assert segments.is_whole(made.path)
    made.path.write_bytes(made.path.read_bytes()[:-20])
    assert not segments.is_whole(made.path)
    assert not segments.is_whole(tmp_path / "nowhere.parquet")


def test_leftovers_are_swept_but_not_those_of_a_living_writer(tmp_path):
    (tmp_path / ".dead.parquet.tmp").write_bytes(b"x")
    with segments.SegmentWriter(tmp_path / "x.parquet") as out:
        segments.sweep(tmp_path)
        out.add(accepted(article(1)))
    assert [p.name for p in tmp_path.iterdir()] == ["x.parquet"]


@settings(max_examples=15, deadline=None)
@given(st.lists(st.integers(0, 599), min_size=1, max_size=40, unique=True))
def test_rows_come_back_by_number_in_the_order_asked(tmp_path_factory, wanted):
    made = _many(tmp_path_factory)
    found = segments.read_rows(made, wanted)
    assert found["warc_offset"].to_pylist() == [900_000 + n for n in wanted]


def _many(factory, cache={}):  # noqa: B006 - one file for all examples
    if "file" not in cache:
        rows = [rejected(f"https://x.example.vn/{n}", n) for n in range(600)]
        cache["file"] = segment(factory.mktemp("many"), *rows)
    return cache["file"]


def test_gathering_keeps_the_order_across_segments(tmp_path):
    made = [
        segment(tmp_path, *(accepted(article(n), n) for n in numbers), warc=str(numbers))
        for numbers in ((1, 2), (3, 4))
    ]
    places = tables.pa.table({"segment": [1, 0, 1], "row": [1, 0, 0]})
    found = tables.gather(made, places)["article"].combine_chunks().field("article_id")
    assert found.to_pylist() == [article(n).article_id for n in (4, 1, 3)]


def test_a_short_body_has_no_digest_and_a_moved_lead_the_same_one():
    assert body_digest(article(1, text="Ngắn.")) is None
    found = article(1)
    split = found.text.index(". ") + 1
    blocks = [found.blocks[0], *(
        type(found.blocks[1])(kind=kind, start=start, end=end)
        for kind, start, end in (
            ("lead", found.blocks[1].start, split), ("paragraph", split, len(found.text)))
    )]  # fmt: skip
    moved = article(1, blocks=tuple(blocks))
    assert body_digest(moved) == body_digest(found)

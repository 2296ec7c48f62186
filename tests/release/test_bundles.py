"""Small segments of one archive file in one file: the same rows, found again, never half there."""

import dataclasses

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from congdoan.release import bundles, retention, segments, store
from congdoan.release.build import build
from congdoan.release.segments import DamagedSegmentError
from tests.release.making import HOST, accepted, article, corpus, rejected, segment, source

SOURCES = (source(), *(source(f"mau_{n}", f"mau-{n}.example.vn") for n in range(9)))


def night(folder, sizes):
    """A segment per source of one archive file, with so many rejected pages each."""
    return [
        segment(folder, *(rejected(f"{HOST}/{at}/{n}", n) for n in range(rows)),
                source_id=f"mau_{at}")
        for at, rows in enumerate(sizes)
    ]  # fmt: skip


def news(folder):
    """Nine sources with an article each."""
    return [segment(folder, accepted(article(n), n), source_id=f"mau_{n}") for n in range(9)]


@settings(max_examples=5, deadline=None)
@given(st.lists(st.integers(0, 90), min_size=bundles.MANY, max_size=10), st.data())
def test_every_member_reads_as_before(tmp_path_factory, sizes, data):
    single = night(tmp_path_factory.mktemp("night"), sizes)
    before = [segments.read_columns(s, None) for s in single]
    joined = bundles.joined(single)
    assert len({s.path for s in joined}) == 1
    for member, table in zip(joined, before, strict=True):
        assert segments.read_columns(member, ["url"])["url"].equals(table["url"])
        rows = data.draw(st.lists(st.integers(0, max(0, table.num_rows - 1)), unique=True))
        if table.num_rows and rows:
            assert segments.read_rows(member, rows).equals(table.take(rows))


def test_few_or_large_segments_stay_as_they_are(tmp_path, monkeypatch):
    single = night(tmp_path, [1] * bundles.MANY)
    assert bundles.joined(single[1:]) == tuple(single[1:])
    monkeypatch.setattr(bundles, "SMALL", 10)
    assert bundles.joined(single) == tuple(single)


def test_a_release_is_the_same_from_members_of_a_bundle(tmp_path):
    single = news(tmp_path)
    apart = build(corpus(*single, sources=SOURCES), tmp_path / "apart")
    joined = bundles.joined(single)
    assert list((tmp_path / "segments").glob("*.parquet")) == [joined[0].path]
    together = build(corpus(*joined, sources=SOURCES), tmp_path / "together")
    assert together.content_digest == apart.content_digest
    listed = [store.listed(store.newest(tmp_path / n)) for n in ("apart", "together")]
    assert listed[0] == listed[1]


def test_who_is_killed_before_the_members_went_joins_them_again(tmp_path, monkeypatch):
    single = news(tmp_path)
    kept = {s.path: s.path.read_bytes() for s in single}
    first = bundles.joined(single)
    for path, content in kept.items():
        path.write_bytes(content)
    assert bundles.joined(single) == first
    assert list((tmp_path / "segments").glob("*.parquet")) == [first[0].path]


def test_a_damaged_member_is_named_and_no_bundle_appears(tmp_path):
    single = news(tmp_path)
    single[3].path.write_bytes(b"PAR1")
    with pytest.raises(DamagedSegmentError, match=single[3].path.name):
        bundles.joined(single)
    assert not list((tmp_path / "segments").glob("*+*"))


def test_a_bundle_that_cannot_be_read_holds_nothing_and_is_named(tmp_path, caplog):
    joined = bundles.joined(news(tmp_path))
    assert len(bundles.places(tmp_path / "segments")) == len(joined)
    joined[0].path.write_bytes(joined[0].path.read_bytes()[:-9])
    assert bundles.places(tmp_path / "segments") == {}
    assert joined[0].path.name in caplog.text


def test_a_bundle_stays_while_one_member_is_needed(tmp_path):
    joined = bundles.joined(news(tmp_path))
    folder = tmp_path / "segments"
    assert retention.segments(folder, frozenset({joined[4].name})) == ()
    (item,) = retention.segments(folder, frozenset({"other.parquet"}))
    assert item.path == joined[0].path


def test_members_of_other_rules_have_another_name(tmp_path):
    joined = bundles.joined(news(tmp_path))
    known = bundles.places(tmp_path / "segments")
    assert bundles.placed(joined[0], known) == joined[0]
    assert bundles.placed(dataclasses.replace(joined[0], fingerprint="1" * 16), known) is None

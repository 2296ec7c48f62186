"""What is remembered between builds saves work and changes nothing."""

import dataclasses
import shutil

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from congdoan.release import parts, segments, tables
from congdoan.release.build import build
from congdoan.release.reading import open_release
from congdoan.release.state import State
from tests.release.making import (
    HOST,
    UNION,
    accepted,
    article,
    body,
    corpus,
    facts,
    figure,
    position,
    rejected,
    revisit,
    segment,
)

DAYS = st.lists(
    st.lists(st.tuples(st.integers(0, 6), st.sampled_from("nptcrev")), min_size=1, max_size=5),
    min_size=2,
    max_size=4,
)


def capture(number, what, hour):
    """One capture: n new, p with a person, t twin, c copy, r rejected, e edited, v revisit."""
    if what == "v":
        return revisit(accepted(article(number)), hour)
    if what == "r":
        return rejected(f"{HOST}/tin/{number}", hour)
    page = f"{HOST}/print/{number}" if what == "t" else None
    text = body({"c": 50, "e": 60 + hour % 3}.get(what, number))
    found = article(number, text=text, page=page)
    if what != "p":
        return accepted(found, hour, facts(found, figures=(figure(found, 7.0),)))
    post, person = position(found, f"Nguyễn Văn Mẫu {number % 2}", "rất dài")
    return accepted(found, hour, facts(found, positions=(post,), entities=(UNION, person)))


def contents(folder):
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*.*")}


@settings(
    max_examples=5,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    phases=[Phase.explicit, Phase.generate],  # shrinking would take minutes
)
@given(DAYS, st.booleans())
def test_every_version_is_the_same_with_and_without_memory(tmp_path_factory, days, cut):
    root = tmp_path_factory.mktemp("days")
    made = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parts, "PART_ROWS", 2 if cut else 2000)
        for number, day in enumerate(days):
            rows = [capture(n, what, 24 * number + at) for at, (n, what) in enumerate(day)]
            made.append(segment(root, *rows, warc=str(number)))
            with_it = corpus(*made)
            without = dataclasses.replace(with_it, state=None)
            reports = [
                build(each, root / name, accept=True)
                for name, each in (("releases", with_it), ("plain", without))
            ]
            assert reports[0].content_digest == reports[1].content_digest
    for path in (root / "releases").glob("v*"):
        assert contents(path) == contents(root / "plain" / path.name)


@pytest.fixture
def two_days(tmp_path):
    """A version of ten articles of November and one with two of December more."""
    first = segment(tmp_path, *(accepted(article(n), n) for n in range(10)), warc="a")
    build(corpus(first), tmp_path / "releases")
    later = segment(tmp_path, *(accepted(article(n), 24 * 30 + n) for n in (20, 21)), warc="b")
    return tmp_path, corpus(first, later)


def test_an_untouched_part_is_taken_over_without_reading_its_rows(two_days, monkeypatch):
    root, both = two_days
    read = []
    gather = tables.gather
    monkeypatch.setattr(tables, "gather", lambda s, p, *c: read.append(len(p)) or gather(s, p, *c))
    build(both, root / "releases")
    assert read == [2]


def test_a_segment_is_read_for_its_keys_once(two_days, monkeypatch):
    root, both = two_days
    build(both, root / "releases")
    monkeypatch.setattr(segments, "_opened", None)
    assert build(both, root / "releases").version is None


def test_damaged_memory_is_not_believed(two_days):
    root, both = two_days
    for path in (root / "segments" / "state").rglob("*.*"):
        content = bytearray(path.read_bytes())
        content[-20] ^= 255
        path.write_bytes(content)
    report = build(both, root / "releases")
    plain = build(dataclasses.replace(both, state=None), root / "plain")
    assert report.content_digest == plain.content_digest


def test_memory_of_other_code_is_forgotten(tmp_path):
    old = tmp_path / "state" / "0123"
    old.mkdir(parents=True)
    State(tmp_path / "state").tidy()
    assert not old.exists()


def test_many_packs_of_keys_are_joined(tmp_path, monkeypatch):
    monkeypatch.setattr("congdoan.release.keys._MANY", 4)
    made = []
    for number in range(9):
        made.append(segment(tmp_path, accepted(article(number), number), warc=str(number)))
        build(corpus(*made), tmp_path / "releases")
    packs = list((tmp_path / "segments" / "state").rglob("*.keys"))
    assert len(packs) <= 5
    assert open_release(tmp_path).table("articles").num_rows == 9


def test_a_damaged_published_part_is_made_again_in_every_version(two_days, caplog):
    root, both = two_days
    build(both, root / "releases")
    name = "articles/part-202611-000.parquet"
    places = [root / "releases" / f"v00000{n}" / name for n in (1, 2)]
    good = places[0].read_bytes()
    places[0].write_bytes(good[:100] + b"xx" + good[102:])  # one file under two names
    assert build(both, root / "releases").version is None
    assert [place.read_bytes() == good for place in places] == [True, True]
    assert "published file mended" in caplog.text


def test_a_lost_published_part_is_made_again(two_days):
    root, both = two_days
    shutil.rmtree(root / "releases" / "v000001" / "figures")
    assert build(both, root / "releases").version == 2
    assert open_release(root).table("figures").num_rows == 12
    assert open_release(root, 1).table("figures").num_rows == 10

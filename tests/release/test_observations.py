"""Captures, coverage and months, rebuilt from index tables and segments."""

import dataclasses
from datetime import date, timedelta
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from congdoan.records import Outcome, Reason
from congdoan.release import observations, schema
from congdoan.release.observations import Seen
from congdoan.release.state import State
from tests.release.making import HOST, START, accepted, article, rejected, segment

NONE = dict.fromkeys(
    (
        "role",
        "detail",
        "status",
        "content_type",
        "payload_sha256",
        "published_hint",
        "problem",
        "refers_to_at",
    )
)


NOBODY: dict[str, date | None] = {}


def index(*rows):
    """An index table of (placed, outcome) pairs and plain rows."""
    made = []
    for at, (placed, outcome, kind) in enumerate(rows):
        made.append(
            NONE
            | {"url": placed.url, "source_id": "mau", "captured_at": placed.captured_at,
               "kind": kind, "outcome": outcome, "warc_file": "2026/a.warc.gz",
               "warc_offset": placed.warc_offset if kind == "response" else -at,
               "payload_sha256": placed.payload_sha256, "published_hint": date(2019, 5, 2)}
        )  # fmt: skip
    names = {f.name: f.type for f in schema.arrow_schema("captures")} | {
        "published_hint": pa.date32(), "refers_to_at": pa.timestamp("us", tz="UTC")
    }  # fmt: skip
    fields = [(n, names[n]) for n in made[0]]
    return pa.Table.from_pylist(made, schema=pa.schema(fields))


@pytest.fixture
def seen(tmp_path):
    """A day with an article, a soft 404, a refusal, a timeout; the next day nothing works."""
    page, gone = accepted(article(1)), rejected(f"{HOST}/tin/9", 1)
    ok, later = Outcome.OK, timedelta(days=1)
    rows = [
        (page, ok, "response"),
        (gone, ok, "response"),
        (rejected(f"{HOST}/a", 2), Outcome.ROBOTS, "attempt"),
        (rejected(f"{HOST}/b", 3), Outcome.TIMEOUT, "attempt"),
        (page, Outcome.UNCHANGED, "revisit"),
    ]
    made = segment(tmp_path, page, gone)
    dead = rejected(f"{HOST}/c", 24)
    assert dead.captured_at == START + later
    return observations.Seen(
        warc_digest=made.warc_digest,
        index=lambda: index(*rows, (dead, Outcome.DNS, "attempt")),
        segments=(made,),
    )


def rebuilt(tmp_path, seen, held=NOBODY, state=None):
    folder = tmp_path / "observations"
    counts = observations.rebuild(folder, [seen], {"mau": "enabled"}, held, state)
    return counts, {n: pq.read_table(folder / n, partitioning=None).to_pylist() for n in counts}


def test_every_record_is_a_capture_with_role_and_reason(tmp_path, seen):
    counts, tables = rebuilt(tmp_path, seen)
    assert counts["captures"] == 6
    rows = {(r["kind"], r["url"][-5:]): r for r in tables["captures"]}
    assert rows["response", "tin/1"]["role"] == "article"
    assert rows["response", "tin/9"]["reason"] == Reason.SOFT_404


def test_a_revisit_has_the_role_of_the_page_it_found_again(tmp_path, seen):
    _, tables = rebuilt(tmp_path, seen)
    (again,) = (r for r in tables["captures"] if r["kind"] == "revisit")
    assert (again["role"], again["article_id"]) == ("article", article(1).article_id)


def test_a_silent_day_is_told_from_a_broken_one(tmp_path, seen):
    _, tables = rebuilt(tmp_path, seen)
    first, second = tables["coverage"]
    assert (first["state"], second["state"]) == ("degraded", "broken")
    names = ("attempted", "unchanged", "failed", "failed_network", "failed_refused", "failed_http")
    assert [first[n] for n in names] == [5, 1, 2, 1, 1, 0]
    assert [first[n] for n in ("new", "extracted", "relevant", "rejected")] == [1, 1, 1, 1]
    assert first["last_new_on"] == second["last_new_on"] == date(2026, 11, 16)


def states(tmp_path, placed, *rows):
    made = segment(tmp_path, *placed)
    answers = [(page, Outcome.OK, "response") for page in placed]
    found = Seen(
        warc_digest=made.warc_digest, index=lambda: index(*answers, *rows), segments=(made,)
    )
    _, tables = rebuilt(tmp_path, found)
    return [row["state"] for row in tables["coverage"]]


def test_a_day_on_which_a_listing_links_to_nothing_is_no_silence(tmp_path):
    pages = [accepted(article(n), n) for n in range(1, 10)]
    nothing = rejected(f"{HOST}/muc", 1)
    assert states(tmp_path, pages) == ["ok"]
    assert states(tmp_path, pages, (nothing, Outcome.NO_LINKS, "attempt")) == ["degraded"]


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [
        ("source_rule", ["generic"] * 3, "degraded"),
        ("source_rule", ["generic", "generic", "family_rule"], "ok"),
        ("source_rule", ["generic"] * 2, "ok"),
        ("generic", ["generic"] * 3, "ok"),
    ],
)
def test_a_day_whose_articles_no_rule_fits_any_more_is_no_good_one(tmp_path, before, now, expected):
    first = [accepted(article(n, extraction=before), n) for n in range(3)]
    later = [accepted(article(9 + n, extraction=way), 24 + n) for n, way in enumerate(now)]
    assert states(tmp_path, first + later) == ["ok", expected]


def test_days_after_the_rows_of_a_held_source_are_degraded_and_say_their_age(tmp_path, seen):
    first, second = date(2026, 11, 16), date(2026, 11, 17)
    told = {}
    for age in (None, date(2026, 11, 12), first):
        _, tables = rebuilt(tmp_path, seen, {"mau": age})
        told[age] = {r["day"]: (r["rows_as_of"], r["state"]) for r in tables["coverage"]}
    assert told[None][first] == (None, "degraded")
    assert told[date(2026, 11, 12)][first] == (date(2026, 11, 12), "degraded")
    assert [told[first][day][0] for day in (first, second)] == [None, first]


def test_months_tell_what_was_published_listed_and_reachable(tmp_path, seen):
    _, tables = rebuilt(tmp_path, seen)
    months = {r["month"]: r for r in tables["coverage_months"]}
    assert months[date(2024, 1, 1)]["articles"] == 1
    assert months[date(2019, 5, 1)]["listed"] == 5
    assert {r["oldest_reachable_on"] for r in months.values()} == {date(2019, 5, 2)}


def test_a_month_is_exhausted_when_listings_were_followed_beyond_it(tmp_path, seen):
    _, tables = rebuilt(tmp_path, seen)
    told = {r["month"]: r["exhausted"] for r in tables["coverage_months"]}
    assert told == {date(2019, 5, 1): False, date(2024, 1, 1): True}


def test_a_month_is_of_unknown_depth_where_listings_tell_no_days(tmp_path, seen):
    bare = index((accepted(article(1)), Outcome.OK, "response"))
    bare = bare.set_column(
        bare.schema.get_field_index("published_hint"), "published_hint",
        pa.nulls(1, pa.date32()),
    )  # fmt: skip
    _, tables = rebuilt(tmp_path, dataclasses.replace(seen, index=lambda: bare))
    assert [r["exhausted"] for r in tables["coverage_months"]] == [None]


def test_memory_changes_no_table_and_reads_no_index_twice(tmp_path, seen):
    state = State(tmp_path / "state")
    fresh = rebuilt(tmp_path, seen)
    assert rebuilt(tmp_path, seen, state=state) == fresh
    (path,) = (tmp_path / "observations" / "captures").iterdir()
    before = path.stat().st_ino
    unread = dataclasses.replace(seen, index=lambda: pytest.fail("read again"))
    assert rebuilt(tmp_path, unread, state=state) == fresh
    assert path.stat().st_ino == before


@pytest.mark.parametrize("harm", [Path.unlink, lambda path: path.write_bytes(b"PAR1")])
def test_a_damaged_or_missing_file_of_captures_is_made_again(tmp_path, seen, harm):
    state = State(tmp_path / "state")
    fresh = rebuilt(tmp_path, seen, state=state)
    harm(next((tmp_path / "observations" / "captures").iterdir()))
    assert rebuilt(tmp_path, seen, state=state) == fresh


def test_a_revisit_is_the_newest_sighting_of_a_page_in_another_file(tmp_path, seen):
    page = accepted(article(2))
    later = accepted(article(2), 48)
    first = segment(tmp_path, page, warc="x")
    files = [
        Seen(warc_digest=first.warc_digest, segments=(first,),
             index=lambda: index((page, Outcome.OK, "response"))),
        Seen(warc_digest="f" * 64, segments=(),
             index=lambda: index((later, Outcome.UNCHANGED, "revisit"))),
    ]  # fmt: skip
    observations.rebuild(tmp_path / "o", files, {}, {})
    rows = pq.read_table(tmp_path / "o" / "captures", partitioning=None).to_pylist()
    mine = [r["captured_at"] for r in rows if r["article_id"] == article(2).article_id]
    assert max(mine) == START + timedelta(days=2)


def test_files_of_archives_that_are_gone_disappear(tmp_path, seen):
    stale = tmp_path / "observations" / "captures" / "old.parquet"
    stale.parent.mkdir(parents=True)
    stale.write_bytes(b"old")
    rebuilt(tmp_path, seen)
    assert [p.name for p in stale.parent.iterdir()] == [f"{seen.warc_digest[:16]}.parquet"]


def test_an_empty_archive_still_gives_readable_tables(tmp_path):
    counts = observations.rebuild(tmp_path, [], {}, {})
    assert counts == {"captures": 0, "coverage": 0, "coverage_months": 0}
    for name in counts:
        table = pq.read_table(tmp_path / name, partitioning=None)
        assert table.schema.equals(schema.arrow_schema(name))

"""The captures index says what is in a WARC file and can always be made again."""

from __future__ import annotations

import dataclasses
import gzip
import hashlib
from pathlib import Path

import pandas as pd
import pytest

from congdoan.archive import index
from congdoan.archive.files import index_path
from congdoan.archive.index import (
    SCHEMA,
    ensure_index,
    list_warcs,
    read_index,
    warc_digest,
    write_index,
)
from congdoan.archive.join import join
from congdoan.archive.reader import load_capture
from congdoan.archive.spool import Spool
from congdoan.errors import ArchiveError
from congdoan.records import Role
from tests.archive.making import ATTEMPT, REF, START, exchange, joined, spooled


def test_a_row_tells_all_about_a_response(tmp_path):
    (row, *_) = read_index(joined(tmp_path)).to_pylist()
    assert row["url"] == "https://thidu.vn/tin/0"
    assert (row["kind"], row["role"], row["outcome"]) == ("response", "article", "ok")
    assert (row["source_id"], row["status"], row["captured_at"]) == ("thi_du", 200, START)
    assert (row["listing_url"], row["title_hint"]) == (REF.listing_url, REF.title_hint)
    assert row["published_hint"] == REF.published_hint
    capture = load_capture(tmp_path / row["warc_file"], row["warc_offset"], "thi_du")
    assert row["payload_sha256"] == hashlib.sha256(capture.body).hexdigest()


def test_outcomes_follow_from_what_came_back(tmp_path):
    with Spool(tmp_path, "run-1", "thi_du") as spool:
        for status in (200, 301, 404, 410, 403, 503):
            spool.response(exchange(status=status), Role.ARTICLE, REF)
        spool.response(exchange(truncated="time"), Role.ARTICLE, REF)
        spool.revisit(exchange(), Role.ARTICLE, REF, "identical", START)
        spool.attempt(ATTEMPT)
    (path,) = join([spool.path], tmp_path, "run-1", START)
    table = read_index(path)
    wanted = [
        "ok",
        "None",
        "http_4xx",
        "http_4xx",
        "blocked",
        "http_5xx",
        "deadline",
        "unchanged",
        "dns",
    ]
    assert [str(o) for o in table["outcome"].to_pylist()] == wanted
    assert table["detail"].to_pylist()[-1] == ATTEMPT.detail


ODD = {
    "gzip": exchange(gzip.compress(b"<p>Tin</p>"), ("Content-Encoding", "gzip")),
    "no gzip": exchange(
        b"\0\1", ("Content-Encoding", "gzip"), ("CONTENT-TYPE", " text/html\r\n x")
    ),
    "cut": exchange(b"\x1f\x8b\x08", ("content-encoding", "gzip"), truncated="time"),
    "no type": exchange(b"", ("Transfer-Encoding", "chunked"), ("", "x"), status=404, reason=""),
    "words": exchange(b"x", ("Content-Type", "text/html; b\xe1o"), url="http://thidu.vn/a b\r\nc"),
    "false 304": exchange(b"", status=304),
}


def spool_of(archive: Path, *answers: str) -> Path:
    lone = dataclasses.replace(REF, title_hint="Đại hội \ud83d", published_hint=None)
    with Spool(archive, "run-1", "thi_du") as spool:
        for answer in answers:
            spool.response(ODD[answer], Role.ARTICLE, lone)
            spool.revisit(ODD[answer], Role.LISTING, None, "identical", START)
            spool.revisit(ODD[answer], Role.ARTICLE, REF, "not_modified", START)
            spool.attempt(dataclasses.replace(ATTEMPT, detail="lỗi \ud83d", ref=lone))
    return spool.path


@pytest.mark.parametrize("answer", ODD)
def test_what_is_indexed_while_writing_is_what_a_reader_finds(tmp_path, answer):
    (path,) = join([spool_of(tmp_path, answer)], tmp_path, "run-1", START)
    written = index_path(path).read_bytes()
    found = read_index(path).to_pylist()
    write_index(path, tmp_path)
    assert read_index(path).to_pylist() == found
    assert index_path(path).read_bytes() == written


def test_a_spool_that_was_opened_again_keeps_its_earlier_rows(tmp_path):
    spool_of(tmp_path, "gzip")
    (path,) = join([spool_of(tmp_path, "words")], tmp_path, "run-1", START)
    found = read_index(path).to_pylist()
    assert len(found) == 8
    write_index(path, tmp_path)
    assert read_index(path).to_pylist() == found


def test_a_spool_that_was_not_closed_is_indexed_by_reading_it(tmp_path):
    closed, killed = spooled(tmp_path, 1), spooled(tmp_path, 2, source="mau")
    index_path(killed).unlink()
    (path,) = join([closed, killed], tmp_path, "run-1", START)
    assert read_index(path)["source_id"].to_pylist() == ["thi_du", "mau", "mau"]


def test_pandas_reads_an_index(tmp_path):
    frame = pd.read_parquet(index_path(joined(tmp_path)))
    assert list(frame.columns) == SCHEMA.names
    assert str(frame["captured_at"].dtype) == "datetime64[us, UTC]"


def test_the_same_file_gives_the_same_index(tmp_path):
    path = joined(tmp_path)
    before = index_path(path).read_bytes()
    assert write_index(path, tmp_path).read_bytes() == before


@pytest.mark.parametrize("damage", [None, b"", b"PAR1 no parquet PAR1"])
def test_a_missing_or_damaged_index_is_made_again(tmp_path, damage):
    path = joined(tmp_path)
    before = index_path(path).read_bytes()
    index_path(path).unlink() if damage is None else index_path(path).write_bytes(damage)
    with pytest.raises(ArchiveError, match=r"captures.parquet is missing or damaged"):
        read_index(path)
    assert ensure_index(path, tmp_path).read_bytes() == before


def test_an_index_of_another_layout_is_made_again(tmp_path, monkeypatch):
    path = joined(tmp_path)
    monkeypatch.setattr(index, "_VERSION", b"0")
    before = write_index(path, tmp_path).read_bytes()
    monkeypatch.undo()
    assert ensure_index(path, tmp_path).read_bytes() != before


def test_a_good_index_is_left_alone(tmp_path):
    path = joined(tmp_path)
    before = index_path(path).stat().st_ino
    ensure_index(path, tmp_path)
    assert index_path(path).stat().st_ino == before


def test_the_digest_is_that_of_the_file_with_and_without_index(tmp_path):
    path = joined(tmp_path)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    assert warc_digest(path) == digest
    index_path(path).unlink()
    assert warc_digest(path) == digest


def test_a_damaged_record_is_a_row_with_a_problem(tmp_path):
    path = joined(tmp_path)
    path.write_bytes(path.read_bytes()[:-700])
    write_index(path, tmp_path)
    assert [r["problem"] is None for r in read_index(path).to_pylist()] == [True, True, False]


def test_files_are_listed_by_time_and_number_without_unfinished_ones(tmp_path):
    names = [
        "imported/ff.warc.gz",
        "2025/20251231T230000Z-z-1.warc.gz",
        "2026/20260101T000000Z-a-2.warc.gz",
        "2026/20260101T000000Z-a-10.warc.gz",
    ]
    for name in [*names, ".spool/a-b.warc.gz", "2026/.x.tmp", "2026/notes.warc.gz"]:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    assert list_warcs(tmp_path) == tuple(tmp_path / name for name in names)
    assert list_warcs(Path("nowhere")) == ()

"""What one source writes comes back unchanged, in the same bytes every time."""

from __future__ import annotations

import gzip
import resource
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from warcio.archiveiterator import ArchiveIterator

from congdoan.archive.join import join
from congdoan.archive.reader import read
from congdoan.archive.spool import Spool
from congdoan.errors import ArchiveError, StateError
from congdoan.records import Role
from tests.archive.making import ATTEMPT, REF, START, exchange, joined, spooled

NAME = st.from_regex(r"[A-Za-z][A-Za-z0-9-]{0,12}", fullmatch=True).filter(
    lambda n: n.lower() not in {"transfer-encoding", "content-length", "content-encoding"}
)
VALUE = st.text(st.characters(max_codepoint=255, exclude_characters="\r\n")).map(
    lambda v: v.strip(" \t")
)


def everything(archive: Path) -> Path:
    with Spool(archive, "run-1", "thi_du") as spool:
        spool.response(
            exchange(gzip.compress(b"<p>Tin</p>", mtime=0), ("Content-Encoding", "gzip")),
            Role.ARTICLE,
            REF,
        )
        spool.revisit(exchange(), Role.ARTICLE, REF, "identical", START - timedelta(days=1))
        spool.revisit(exchange(b"", status=304), Role.LISTING, None, "not_modified", START)
        spool.attempt(ATTEMPT)
    (path,) = join([spool.path], archive, "run-1", START)
    return path


def http_heads(warc: Path, kind: str) -> list[str]:
    with warc.open("rb") as file:
        return [str(r.http_headers) for r in ArchiveIterator(file) if r.rec_type == kind]


def test_everything_written_is_read_again(tmp_path):
    response, identical, unmodified, attempt = read(everything(tmp_path))
    assert response.capture.body == b"<p>Tin</p>"
    assert response.ref == response.capture.ref == REF
    assert (response.role, response.source_id) == (Role.ARTICLE, "thi_du")
    assert response.captured_at == START
    assert identical.kind == "revisit"
    assert identical.refers_to_at == START - timedelta(days=1)
    assert (unmodified.status, unmodified.role, unmodified.payload_sha256) == (
        304,
        Role.LISTING,
        None,
    )
    assert attempt.attempt == ATTEMPT


def test_a_revisit_knows_the_digest_of_the_decoded_body(tmp_path):
    response, identical, *_ = read(everything(tmp_path))
    assert identical.payload_sha256 == response.payload_sha256 is not None


def test_other_tools_agree_with_every_digest(tmp_path):
    with everything(tmp_path).open("rb") as file:
        for entry in ArchiveIterator(file, check_digests="raise"):
            entry.raw_stream.read()
            assert entry.rec_type == "revisit" or entry.digest_checker.passed


def test_the_same_exchanges_give_the_same_bytes(tmp_path):
    one, two = everything(tmp_path / "a"), everything(tmp_path / "b")
    assert one.read_bytes() == two.read_bytes()
    assert one.name == two.name


def test_transfer_coding_is_gone_and_the_length_is_real(tmp_path):
    answer = exchange(b"abc", ("Transfer-Encoding", "chunked"), ("content-length", "9"))
    with Spool(tmp_path, "run-1", "thi_du") as spool:
        spool.response(answer, Role.ARTICLE)
    head = http_heads(spool.path, "response")[0]
    assert "Content-Length: 3" in head
    assert "chunked" not in head
    assert ": 9" not in head


def test_a_request_is_kept_without_its_secrets(tmp_path):
    head = http_heads(spooled(tmp_path, 1), "request")[0]
    assert head.startswith("GET /tin/0 HTTP/1.1")
    assert "Host: thidu.vn" in head
    assert "secret" not in head


def test_a_cut_body_is_marked_and_gives_no_capture(tmp_path):
    zipped = gzip.compress(b"<p>Tin</p>")[:12]
    with Spool(tmp_path, "run-1", "thi_du") as spool:
        answer = exchange(zipped, ("Content-Encoding", "gzip"), truncated="length")
        spool.response(answer, Role.ARTICLE, REF)
    (visit,) = read(spool.path)
    assert (visit.truncated, visit.capture, visit.problem) == ("length", None, None)


@given(body=st.binary(max_size=300), headers=st.lists(st.tuples(NAME, VALUE), max_size=4))
@settings(max_examples=40, deadline=None)
def test_any_body_and_headers_come_back(tmp_path_factory, body, headers):
    folder = tmp_path_factory.mktemp("any")
    with Spool(folder, "run-1", "thi_du") as spool:
        spool.response(exchange(body, *headers), Role.ARTICLE)
    (visit,) = read(spool.path)
    assert visit.capture.body == body
    sent = "".join(f"{name}: {value}\r\n" for name, value in headers).encode("latin-1")
    assert b"HTTP/1.1 200 OK\r\n" + sent in gzip.decompress(spool.path.read_bytes())


@pytest.mark.parametrize("line", ["a\r\nWARC-Type: x", "a\nb: c"])
def test_a_line_break_in_a_header_makes_no_second_header(tmp_path, line):
    with Spool(tmp_path, "run-1", "thi_du") as spool:
        spool.response(exchange(b"x", ("X-Odd", line), url=REF.url + line), Role.ARTICLE)
    (visit,) = read(spool.path)
    assert visit.capture.body == b"x"
    assert "\n" not in visit.url
    assert http_heads(spool.path, "response")[0].count("\n") == 3


def test_an_instant_without_a_zone_is_refused(tmp_path):
    with Spool(tmp_path, "run-1", "thi_du") as spool, pytest.raises(ValueError, match="time zone"):
        spool.response(exchange(captured_at=START.replace(tzinfo=None)), Role.HOME)
    assert spool.path.stat().st_size == 0


def test_a_second_writer_of_one_spool_is_turned_away(tmp_path):
    with Spool(tmp_path, "run-1", "thi_du"), pytest.raises(StateError, match="another run"):
        Spool(tmp_path, "run-1", "thi_du")


def test_a_retried_source_goes_on_after_its_last_whole_record(tmp_path):
    path = spooled(tmp_path, 2)
    path.write_bytes(path.read_bytes()[:-7])  # the last metadata record is torn
    with Spool(tmp_path, "run-1", "thi_du") as spool:
        spool.attempt(ATTEMPT)
    first, second, attempt = read(spool.path)
    assert (first.role, second.role) == (Role.ARTICLE, None)
    assert second.capture is not None
    assert attempt.attempt == ATTEMPT


def test_a_full_disk_is_one_sentence_and_leaves_whole_records(tmp_path):
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    with Spool(tmp_path, "run-1", "thi_du") as spool:
        spool.response(exchange(), Role.ARTICLE, REF)
        size = spool.path.stat().st_size
        try:
            resource.setrlimit(resource.RLIMIT_FSIZE, (size + 100, limits[1]))
            with pytest.raises(
                ArchiveError, match=r"thi_du.warc.gz cannot be written: .* free the"
            ):
                spool.response(exchange(), Role.ARTICLE, REF)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert spool.path.stat().st_size == size


def test_a_folder_that_cannot_be_made_is_one_sentence(tmp_path):
    (tmp_path / "archive").write_text("a file")
    with pytest.raises(ArchiveError, match="cannot be written"):
        Spool(tmp_path / "archive", "run-1", "thi_du")


def test_without_a_proper_end_nothing_is_lost(tmp_path):
    spool = Spool(tmp_path, "run-1", "thi_du")
    spool.response(exchange(), Role.ARTICLE, REF)
    assert len(list(read(spool.path))) == 1
    assert spool.close() == spool.close() == spool.path
    assert joined(tmp_path, count=0).exists()

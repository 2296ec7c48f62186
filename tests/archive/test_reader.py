"""Reading survives damage and foreign habits: one bad record costs one record."""

from __future__ import annotations

import csv
import gzip
import hashlib
import zlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from congdoan.archive.reader import load_capture, read
from congdoan.errors import ArchiveError
from tests.archive.making import answer, gzipped, joined, warc_record

PLAIN = b"<p>C\xc3\xb4ng \xc4\x91o\xc3\xa0n</p>"


def foreign(folder, *records: bytes, name: str = "old.warc"):
    path = folder / name
    path.write_bytes(b"".join(records))
    return path


def sha1_hex(content: bytes) -> str:
    return hashlib.sha1(content, usedforsecurity=False).hexdigest()


def offsets(path):
    return [(v.offset, v.length) for v in read(path)]


def test_a_torn_tail_costs_the_last_record(tmp_path):
    path = joined(tmp_path)
    start, length = offsets(path)[-1]
    path.write_bytes(path.read_bytes()[: start + length // 2])
    *good, torn = read(path)
    assert [v.capture is not None for v in good] == [True, True]
    assert torn.problem.startswith("torn record")
    assert torn.offset == start


def test_a_damaged_gzip_member_costs_one_record(tmp_path):
    path = joined(tmp_path)
    start, length = offsets(path)[1]
    content = bytearray(path.read_bytes())
    content[start + length // 2] ^= 0xFF
    path.write_bytes(content)
    visits = list(read(path))
    assert [v.capture is not None for v in visits] == [True, False, True]
    assert visits[1].problem is not None


@given(data=st.data())
@settings(max_examples=60, deadline=None)
def test_any_flipped_bit_is_noticed_and_local(tmp_path_factory, data):
    path = joined(tmp_path_factory.mktemp("flip"))
    before = {v.offset: v.capture for v in read(path)}
    content = bytearray(path.read_bytes())
    at = data.draw(st.integers(min(before), len(content) - 1))
    content[at] ^= 1 << data.draw(st.integers(0, 7))
    path.write_bytes(content)
    after = [v for v in read(path) if v.capture is not None]
    assert all(v.capture.body == before[v.offset].body for v in after)
    assert len(after) >= len(before) - 1


@pytest.mark.parametrize("digest", ["WARC-Payload-Digest", "WARC-Block-Digest"])
def test_a_wrong_digest_costs_one_record(tmp_path, digest):
    bad = warc_record("response", answer(), **{digest: "sha1:" + "A" * 32})
    broken, good = read(foreign(tmp_path, bad, warc_record("response", answer())))
    assert broken.capture is None
    assert broken.problem.startswith("digest mismatch")
    assert good.capture.body == b"<p>a</p>"


@pytest.mark.parametrize(
    "digest",
    [
        "sha256:" + hashlib.sha256(b"<p>a</p>").hexdigest(),
        "SHA-1:" + sha1_hex(b"<p>a</p>").upper(),
        "blake9:whatever",
    ],
)
def test_digests_are_understood_in_all_spellings(tmp_path, digest):
    path = foreign(tmp_path, warc_record("response", answer(), WARC_Payload_Digest=digest))
    (visit,) = read(path)
    assert visit.problem is None


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("gzip", gzip.compress(PLAIN)),
        ("x-gzip", gzip.compress(PLAIN[:4]) + gzip.compress(PLAIN[4:]) + b"\0\0"),
        ("deflate", zlib.compress(PLAIN)),
        ("Deflate", zlib.compress(PLAIN)[2:-4]),
        ("deflate, gzip", gzip.compress(zlib.compress(PLAIN))),
        ("identity", PLAIN),
        ("gzip", PLAIN),  # an archive that kept the header of a body it decoded
    ],
)
def test_bodies_are_decoded(tmp_path, encoding, body):
    block = answer(body, f"Content-Encoding: {encoding}")
    (visit,) = read(foreign(tmp_path, warc_record("response", block)))
    assert visit.capture.body == PLAIN
    assert visit.payload_sha256 == hashlib.sha256(PLAIN).hexdigest()


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("gzip", gzip.compress(PLAIN)[:-3]),
        ("gzip", b"\x1f\x8b not gzip"),
        ("deflate", b"\xff\xff\xff"),
        ("zstd", b"(\xb5/\xfd"),
    ],
)
def test_an_undecodable_body_is_a_problem(tmp_path, encoding, body):
    block = answer(body, f"Content-Encoding: {encoding}")
    (visit,) = read(foreign(tmp_path, warc_record("response", block)))
    assert visit.capture is None
    assert visit.problem.startswith("undecodable body")


def test_a_bomb_is_a_problem_and_not_a_crash(tmp_path):
    bomb = zlib.compress(b"\0" * (129 << 20), 1)
    block = answer(bomb, "Content-Encoding: deflate")
    (visit,) = read(foreign(tmp_path, warc_record("response", block)))
    assert "over" in visit.problem


def test_a_chunked_payload_is_put_together(tmp_path):
    raw = b"5;x=y\r\n<p>a \r\n5\r\nb</p>\r\n0\r\n\r\n"
    digest = "sha1:" + sha1_hex(raw)
    block = answer(raw, "Transfer-Encoding: chunked")
    (visit,) = read(foreign(tmp_path, warc_record("response", block, WARC_Payload_Digest=digest)))
    assert visit.capture.body == b"<p>a b</p>"


def test_a_header_that_only_claims_chunks_is_passed_over(tmp_path):
    block = answer(b"<p>a</p>", "Transfer-Encoding: chunked")
    (visit,) = read(foreign(tmp_path, warc_record("response", block)))
    assert visit.capture.body == b"<p>a</p>"


def test_foreign_records_have_no_source_and_no_role(tmp_path):
    (visit,) = read(foreign(tmp_path, warc_record("response", answer())))
    assert (visit.source_id, visit.role, visit.ref) == (None, None, None)
    assert visit.capture.source_id == ""
    assert visit.captured_at.isoformat() == "2019-05-06T07:08:09+00:00"
    assert visit.content_type == "text/html"


def test_metadata_of_another_record_is_not_taken(tmp_path):
    note = b'{"congdoan":"capture","source_id":"a","role":"home","payload_sha256":null,"ref":null}'
    page = warc_record("response", answer(), WARC_Record_ID="<urn:1>")
    other = warc_record("metadata", note, WARC_Refers_To="<urn:2>")
    mine = warc_record("metadata", note, WARC_Refers_To="<urn:1>")
    assert [v.source_id for v in read(foreign(tmp_path, page, other, page, mine))] == [None, "a"]


def test_broken_metadata_of_ours_is_a_problem_and_no_loss(tmp_path):
    page = warc_record("response", answer(), WARC_Record_ID="<urn:1>")
    note = warc_record("metadata", b'{"congdoan":"capture","role":"x"}', WARC_Refers_To="<urn:1>")
    visit, broken = read(foreign(tmp_path, page, note))
    assert visit.capture is not None
    assert "metadata record is not understood" in broken.problem


def test_a_resource_is_a_page_and_a_conversion_is_not(tmp_path):
    page = warc_record("resource", b"<p>a</p>", Content_Type="text/html")
    text = warc_record("conversion", b"a", Content_Type="text/plain")
    resource, conversion = read(foreign(tmp_path, page, text))
    assert (resource.kind, resource.status, resource.capture.body) == ("response", 200, b"<p>a</p>")
    assert (conversion.kind, conversion.capture) == ("other", None)
    assert conversion.content_type == "text/plain"


def test_records_that_describe_others_are_passed_over(tmp_path):
    extra = [warc_record(kind, b"x: y\r\n") for kind in ("warcinfo", "request", "metadata")]
    dns = warc_record("response", b"a.vn 1.2.3.4", WARC_Target_URI="dns:a.vn")
    found = list(read(foreign(tmp_path, *extra, warc_record("response", answer()), dns)))
    assert [v.kind for v in found] == ["response", "other"]


def test_addresses_in_angle_brackets_are_addresses(tmp_path):
    path = foreign(
        tmp_path, warc_record("response", answer(), WARC_Target_URI="<http://old.vn/b c>")
    )
    assert [v.url for v in read(path)] == ["http://old.vn/b%20c"]


def test_a_response_without_status_or_date_is_a_problem(tmp_path):
    dateless = warc_record("response", answer(), WARC_Date="lately")
    garbage = warc_record("response", b"no http at all")
    assert [v.problem is None for v in read(foreign(tmp_path, dateless, garbage))] == [False, False]


@pytest.mark.parametrize("length", ["7", "99999", "x"])
def test_a_wrong_length_in_a_plain_file_costs_one_record(tmp_path, length):
    good = warc_record("response", answer())
    block = len(answer())
    bad = good.replace(f"Content-Length: {block}".encode(), f"Content-Length: {length}".encode())
    visits = list(read(foreign(tmp_path, good, bad, good)))
    assert [v.capture is not None for v in visits] == [True, False, True]


def test_a_capture_is_found_again_by_its_place(tmp_path):
    path = joined(tmp_path)
    for visit in read(path):
        capture = load_capture(path, visit.offset, "mau")
        assert capture.body == visit.capture.body
        assert (capture.source_id, capture.ref) == ("mau", visit.ref)
        assert capture.warc_file == "2026/20260302T010203Z-run-1-1.warc.gz"


@pytest.mark.parametrize(
    ("offset", "said"), [(0, "no response begins"), (1, "damaged"), (10**9, "no response begins")]
)
def test_a_place_without_a_response_is_one_sentence(tmp_path, offset, said):
    path = joined(tmp_path)
    with pytest.raises(ArchiveError, match=f"at byte {offset}: {said}"):
        load_capture(path, offset, "mau")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b"PK\x03\x04 a zip file", "is not a WARC file"),
        (gzip.compress(b"a,b,c"), "is not a WARC file"),
        (b"WARC/1.0\r\nWARC-Type: resp", "truncated in its first record"),
        (gzipped(warc_record("response", answer()))[:-20], "truncated in its first record"),
        (gzipped(warc_record("response", answer()) * 2), "several records in one gzip member"),
        (b"\x1f", "truncated"),
    ],
)
def test_an_unusable_file_is_one_sentence_with_its_name(tmp_path, content, said):
    with pytest.raises(ArchiveError, match=said) as caught:
        list(read(foreign(tmp_path, content)))
    assert str(tmp_path / "old.warc") in str(caught.value)


def test_a_missing_file_is_told_at_the_call(tmp_path):
    with pytest.raises(ArchiveError, match="does not exist"):
        read(tmp_path / "none.warc.gz")
    with pytest.raises(ArchiveError, match="cannot be read"):
        read(tmp_path)


def test_the_real_seed_sites_are_read_byte_for_byte(seed_sites):
    with (seed_sites / "pages" / "index.tsv").open(newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    stored = [(r["url"], (seed_sites / "pages" / r["file"]).read_bytes()) for r in rows]
    visits = list(read(seed_sites / "seed_sites.warc.gz"))
    assert sorted((v.url, v.capture.body) for v in visits) == sorted(stored)


def test_the_demo_sites_are_read():
    path = Path(__file__).parents[2] / "data" / "demo" / "demo_sites.warc.gz"
    if not path.exists():
        pytest.skip("data/demo/demo_sites.warc.gz is not built yet")
    assert all(v.problem is None and v.capture is not None for v in read(path))

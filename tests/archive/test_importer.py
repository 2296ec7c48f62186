"""A foreign file comes in once, whole, and in a form in which its pages can be found."""

from __future__ import annotations

import gzip
import hashlib

import pytest

from congdoan.archive import importer
from congdoan.archive.index import list_warcs, read_index
from congdoan.archive.reader import load_capture, read
from congdoan.errors import ArchiveError
from tests.archive.making import answer, gzipped, joined, warc_record

RECORDS = [
    warc_record("response", answer(b"<p>%d</p>" % n), WARC_Target_URI=f"http://old.vn/{n}")
    for n in range(3)
]


def import_warc(*given):
    """Where the file is kept."""
    return importer.import_warc(*given)[0]


def placed(folder, content: bytes, name: str = "old.warc.gz"):
    path = folder / name
    path.write_bytes(content)
    return path


def test_a_file_of_members_is_kept_byte_for_byte(tmp_path):
    content = b"".join(map(gzipped, RECORDS))
    path = import_warc(placed(tmp_path, content), tmp_path / "archive")
    digest = hashlib.sha256(content).hexdigest()
    assert path == tmp_path / "archive" / "imported" / f"{digest}.warc.gz"
    assert path.read_bytes() == content
    assert read_index(path)["source_id"].to_pylist() == [None] * 3


def test_the_same_file_twice_is_one_file(tmp_path):
    source = placed(tmp_path, b"".join(map(gzipped, RECORDS)))
    one = import_warc(source, tmp_path)
    before = one.stat().st_ino
    assert import_warc(source, tmp_path) == one
    assert one.stat().st_ino == before
    assert list_warcs(tmp_path) == (one,)
    assert [p for p in one.parent.iterdir() if p.suffix == ".tmp"] == []


@pytest.mark.parametrize("pack", [bytes, gzipped, gzip.compress], ids=["plain", "gz", "gzip"])
def test_other_packings_are_compressed_record_by_record(tmp_path, pack):
    path = import_warc(placed(tmp_path, pack(b"".join(RECORDS))), tmp_path)
    for n, visit in enumerate(read(path)):
        assert load_capture(path, visit.offset, "mau").body == b"<p>%d</p>" % n
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    assert path.name == f"{digest}.warc.gz"
    assert gzip.decompress(path.read_bytes()) == b"".join(RECORDS)


def test_a_damaged_record_inside_is_kept_and_reported(tmp_path):
    bad = RECORDS[1].replace(b"Content-Length: ", b"Content-Length: 1")
    path = import_warc(placed(tmp_path, RECORDS[0] + bad + RECORDS[2]), tmp_path)
    assert [p is None for p in read_index(path)["problem"].to_pylist()] == [True, False, True]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b"<html>no archive</html>", "is not a WARC file"),
        (gzipped(b"<html>no archive</html>"), "is not a WARC file"),
        (RECORDS[0] + RECORDS[1][:-30], "is truncated: it ends inside the record at byte"),
        (gzipped(RECORDS[0]) + gzipped(RECORDS[1])[:-9], "after 1 whole ones"),
        (gzip.compress(b"".join(RECORDS))[:-9], "truncated"),
        (gzipped(warc_record("warcinfo", b"a: b")), "holds no readable page"),
    ],
)
def test_an_unusable_file_is_one_sentence_and_leaves_nothing(tmp_path, content, said):
    source = placed(tmp_path, content)
    with pytest.raises(ArchiveError, match=said) as caught:
        import_warc(source, tmp_path / "archive")
    assert str(source) in str(caught.value)
    assert [p.name for p in (tmp_path / "archive").rglob("*") if p.is_file()] in ([], ["lock"])


def test_the_advice_for_a_truncated_file_works(tmp_path):
    content = gzipped(RECORDS[0]) + gzipped(RECORDS[1])[:-9]
    with pytest.raises(ArchiveError) as caught:
        import_warc(placed(tmp_path, content), tmp_path)
    kept = int(str(caught.value).rpartition("head -c ")[2].strip("`"))
    assert read_index(import_warc(placed(tmp_path, content[:kept]), tmp_path)).num_rows == 1


def test_one_of_our_own_files_keeps_its_sources(tmp_path):
    path = import_warc(joined(tmp_path / "a"), tmp_path / "b")
    assert read_index(path)["source_id"].to_pylist() == ["thi_du"] * 3


def test_the_real_seed_sites_are_imported_unchanged(tmp_path, seed_sites):
    source = seed_sites / "seed_sites.warc.gz"
    path = import_warc(source, tmp_path)
    assert path.read_bytes() == source.read_bytes()
    assert set(read_index(path)["outcome"].to_pylist()) == {"ok", "http_4xx"}

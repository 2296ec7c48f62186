"""Objects: made once, whole, and every refusal one sentence without a key in it."""

import threading

import pytest

from congdoan.errors import UsageError
from congdoan.storage import Bucket, is_bucket, need_keys
from tests.storage.conftest import SECRET


def test_of_two_writers_of_one_name_exactly_one_made_it(bucket):
    won = []

    def write(who):
        won.extend((who, n) for n in range(20) if bucket.create(f"so/{n}", who.encode()))

    writers = [threading.Thread(target=write, args=(who,)) for who in ("a", "b")]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert sorted(n for _, n in won) == list(range(20))
    assert all(bucket.read(f"so/{n}") == who.encode() for who, n in won)


def test_a_folder_lists_its_objects_by_name_and_no_neighbour(bucket):
    for name in ("a/2", "a/1/x", "ab/3"):
        bucket.create(name, b"123")
    assert {n: i.size for n, i in bucket.items("a").items()} == {"a/1/x": 3, "a/2": 3}
    assert bucket.items("nowhere") == {}


def test_a_large_file_goes_in_pieces_and_comes_back_whole(bucket, tmp_path):
    big = tmp_path / "big"
    big.write_bytes(bytes(range(256)) * 70_000)
    bucket.upload("big", big)
    assert bucket.items("")["big"].size == 17_920_000
    bucket.download("big", tmp_path / "back")
    assert (tmp_path / "back").read_bytes() == big.read_bytes()


def test_a_missing_object_is_not_a_missing_bucket(bucket):
    with pytest.raises(FileNotFoundError):
        bucket.read("x")
    with pytest.raises(FileNotFoundError):
        bucket.copy("x", "y")
    with pytest.raises(UsageError, match="there is no bucket 'kho-khac': make it first"):
        Bucket("s3://kho-khac/thu").items("x")
    with pytest.raises(UsageError, match="there is no bucket 'kho-khac'"):
        Bucket("s3://kho-khac/thu").create("x", b"")


def test_a_store_that_overwrites_when_told_not_to_is_refused(bucket, monkeypatch):
    bucket.prove_create()
    bucket.prove_create()
    monkeypatch.setattr(bucket, "create", lambda *_: True)
    with pytest.raises(UsageError, match="knows no conditional writes"):
        bucket.prove_create()


@pytest.mark.parametrize("address", ["s3://", "s3://K", "s3://a_b/c", "s3://-kho/x"])
def test_an_address_that_names_no_bucket_is_one_sentence(keys, address):
    assert is_bucket(address)
    with pytest.raises(UsageError, match=r"is no bucket: write it as s3://bucket/prefix"):
        Bucket(address)


def test_a_wrong_endpoint_is_one_sentence(keys, monkeypatch):
    monkeypatch.setenv("AWS_ENDPOINT_URL", "minio:9000 ")
    with pytest.raises(UsageError, match="AWS_ENDPOINT_URL is no address"):
        Bucket("s3://kho")
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
    monkeypatch.setattr("congdoan.storage._RETRIES", 0)
    with pytest.raises(UsageError, match="s3://kho cannot be reached: check AWS_ENDPOINT_URL"):
        Bucket("s3://kho").items("")


def test_missing_credentials_are_said_before_anything_is_written(keys, monkeypatch):
    need_keys("s3://kho")
    monkeypatch.delenv("AWS_ACCESS_KEY_ID")
    with pytest.raises(UsageError, match="are set both or not at all"):
        Bucket("s3://kho")
    monkeypatch.delenv("AWS_SECRET_ACCESS_KEY")
    with pytest.raises(UsageError, match="no credentials for s3://kho: set AWS_ACCESS_KEY_ID"):
        need_keys("s3://kho")
    assert Bucket("s3://kho/thu").items("khong") == {}  # a public bucket is read without them


REFUSALS = {
    "<Code>AccessDenied</Code>": "access to s3://kho was denied: its keys may not do this",
    "non-2xx status code: 403 Forbidden": "access to s3://kho was denied",
    "<Code>SignatureDoesNotMatch</Code>": r"were refused \(SignatureDoesNotMatch\)",
    "<Code>SlowDown</Code>": "s3://kho answered SlowDown: check region and endpoint",
    "non-2xx status code: 501 Not": "s3://kho answered HTTP 501",
}


@pytest.mark.parametrize("answer", REFUSALS)
def test_refusals_are_one_sentence_and_show_no_key(keys, monkeypatch, answer):
    from obstore.exceptions import GenericError  # noqa: PLC0415 - an extra

    def refuse(*_, **__):
        raise GenericError(f"Server returned {answer} for AKIAKHOATHU {SECRET}")

    monkeypatch.setattr("obstore.put", refuse)
    with pytest.raises(UsageError, match=REFUSALS[answer]) as told:
        Bucket("s3://kho").create("x", b"")
    assert SECRET not in str(told.value)
    assert "AKIAKHOATHU" not in str(told.value)

"""Records are made to the letter of the standard, whatever is put into them."""

from __future__ import annotations

import base64
import gzip
import hashlib
import uuid

from hypothesis import given
from hypothesis import strategies as st

from congdoan.archive.wire import base32
from congdoan.archive.writer import make_record, record_id

NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "urn:congdoan:warc-record")


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=1, max_size=4))
def test_a_record_id_is_the_uuid_of_its_parts(parts):
    assert record_id(*parts) == f"<urn:uuid:{uuid.uuid5(NAMESPACE, '/'.join(parts))}>"


@given(st.binary(min_size=20, max_size=20))
def test_base_32_is_that_of_the_standard(digest):
    assert base32(digest) == base64.b32encode(digest).decode()


@given(st.binary(max_size=200), st.binary(max_size=200))
def test_a_record_is_one_gzip_member_with_the_right_length_and_digests(http, body):
    made = make_record("response", "<urn:uuid:1>", {"WARC-Date": "2026"}, body, http)
    head, _, rest = gzip.decompress(made.member).partition(b"\r\n\r\n")
    assert rest == http + body + b"\r\n\r\n"
    first, *lines = head.decode().split("\r\n")
    fields = dict(line.split(": ", 1) for line in lines)
    assert (first, fields["WARC-Type"]) == ("WARC/1.1", "response")
    assert fields["Content-Length"] == str(len(http + body))
    for name, content in (("Block", http + body), ("Payload", body)):
        digest = base64.b32encode(hashlib.sha1(content, usedforsecurity=False).digest()).decode()
        assert fields[f"WARC-{name}-Digest"] == f"sha1:{digest}"

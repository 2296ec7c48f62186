"""What was asked for with POST is answered to the same body only, in whatever order it was kept."""

from __future__ import annotations

from http.client import HTTPConnection

import pytest

from congdoan.replay.server import ReplayServer
from tests.archive.making import answer, gzipped, warc_record

ADDRESS = "http://mau.vn/muc"


def pair(number: int, body: bytes) -> list[bytes]:
    """Response and request of one POST, as another tool writes them."""
    head = b"POST /muc HTTP/1.1\r\nHost: mau.vn\r\nContent-Length: %d\r\n\r\n" % len(body)
    said = answer(b"page %d" % number)
    return [
        warc_record("response", said, WARC_Target_URI=ADDRESS, WARC_Record_ID=f"<urn:r{number}>"),
        warc_record("request", head + body, WARC_Target_URI=ADDRESS,
                    WARC_Record_ID=f"<urn:q{number}>", WARC_Concurrent_To=f"<urn:r{number}>"),
    ]  # fmt: skip


@pytest.fixture(scope="module", params=[1, -1], ids=["response first", "request first"])
def ask(request, tmp_path_factory):
    got = warc_record("response", answer(b"first"), WARC_Target_URI=ADDRESS)
    records = [got, *pair(2, b"trang=2")[:: request.param], *pair(3, b"trang=3")[:: request.param]]
    path = tmp_path_factory.mktemp("posts") / "posts.warc.gz"
    path.write_bytes(b"".join(map(gzipped, records)))
    with ReplayServer([path]) as server:
        connection = HTTPConnection(*server.address)

        def asked(method: str, body: bytes | None = None, **headers: str):
            connection.request(method, "/muc", body, {"Host": "mau.vn"} | headers)
            response = connection.getresponse()
            return response.status, response.read()

        yield asked
        connection.close()


def test_each_body_has_its_own_answer(ask):
    assert ask("POST", b"trang=3") == (200, b"page 3")
    assert ask("POST", b"trang=2") == (200, b"page 2")


def test_what_was_posted_never_answers_a_get(ask):
    assert ask("GET") == (200, b"first")


def test_another_body_is_not_found(ask):
    assert ask("POST", b"trang=4")[0] == 404
    assert ask("POST", b"")[0] == 404


@pytest.mark.parametrize("length", ["many", "-1", "999999999"])
def test_a_length_that_cannot_be_is_refused(ask, length):
    assert ask("POST", None, **{"Content-Length": length})[0] == 411

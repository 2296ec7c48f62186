"""The replay answers as the archived sites did, from loopback only."""

from __future__ import annotations

import gzip
import socket
import time
from http.client import HTTPConnection, HTTPResponse
from io import BytesIO
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from congdoan.errors import ArchiveError
from congdoan.replay.server import ReplayServer

TAGGED = [("Content-Type", "text/html"), ("ETag", 'W/"a1"')]
DATED = [("Last-Modified", "Mon, 02 Mar 2026 08:00:00 GMT")]
CODED = [("Content-Encoding", "gzip")]
ZIPPED = gzip.compress(b"<p>Tin</p>", mtime=0)
PAGES = [
    ("https://mau.vn/tin?a=1", "2026-03-02T00:00:00Z", "200 OK", TAGGED, b"new"),
    ("http://mau.vn/tin?a=1", "2026-03-01T00:00:00Z", "200 OK", TAGGED, b"old"),
    ("http://mau.vn/tin?a=1", "2026-03-09T00:00:00Z", "301 Moved", [("Location", "/x")], b""),
    ("http://mau.vn/di", "2026-03-09T00:00:00Z", "302 Found", [("Location", "/tin")], b""),
    ("https://thidu.vn/d", "2026-03-01T00:00:00Z", "200 OK", DATED, b"dated"),
    ("https://thidu.vn/z", "2026-03-01T00:00:00Z", "200 OK", CODED, ZIPPED),
    ("https://thidu.vn/c", "2026-03-01T00:00:00Z", "200 OK", [("Transfer-Encoding", "chunked")],
     b"3\r\nabc\r\n0\r\n\r\n"),
    ("https://thidu.vn/tin-t%e1%bb%a9c", "2026-03-01T00:00:00Z", "200 OK", [], b"tin"),
]  # fmt: skip


@pytest.fixture(scope="module")
def warc(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("replay") / "sites.warc.gz"
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=True)
        for url, moment, status, headers, body in PAGES:
            http = StatusAndHeaders(status, headers, protocol="HTTP/1.1")
            entry = writer.create_warc_record(
                url, "response", BytesIO(body), len(body), http_headers=http,
                warc_headers_dict={"WARC-Date": moment},
            )  # fmt: skip
            writer.write_record(entry)
    return path


@pytest.fixture(scope="module")
def ask(warc):
    with ReplayServer([warc]) as server:
        connection = HTTPConnection(*server.address)

        def asked(url: str, method: str = "GET", **headers: str) -> tuple[HTTPResponse, bytes]:
            host, slash, path = url.partition("/")
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request(method, slash + path, headers={"Host": host} | named)
            response = connection.getresponse()
            return response, response.read()

        yield asked
        connection.close()


def test_the_newest_good_answer_is_served_with_its_headers(ask):
    response, body = ask("mau.vn/tin?a=1")
    assert (response.status, body) == (200, b"new")
    assert response.headers["ETag"] == 'W/"a1"'
    assert response.headers["X-Congdoan-Captured-At"] == "2026-03-02T00:00:00Z"
    assert response.version == 11


def test_a_redirect_is_served_where_nothing_better_is_known(ask):
    response, _ = ask("mau.vn/di")
    assert (response.status, response.headers["Location"]) == (302, "/tin")


def test_payloads_stay_encoded(ask):
    response, body = ask("thidu.vn/z")
    assert response.headers["Content-Encoding"] == "gzip"
    assert body == ZIPPED


def test_a_chunked_payload_gets_a_length(ask):
    response, body = ask("thidu.vn/c")
    assert body == b"abc"
    assert (response.headers["Content-Length"], response.headers["Transfer-Encoding"]) == (
        "3",
        None,
    )


@pytest.mark.parametrize(
    "url", ["THIDU.vn:443/tin-t%E1%BB%A9c", "thidu.vn/a/../tin-t%e1%bb%a9c"], ids=["case", "dots"]
)
def test_spellings_of_an_address_are_one_page(ask, url):
    assert ask(url)[1] == b"tin"


@pytest.mark.parametrize("url", ["mau.vn/tin", "mau.vn/tin?a=2", "thidu.vn/tin?a=1", "la.vn/tin"])
def test_an_unknown_page_is_not_found(ask, url):
    response, body = ask(url)
    assert response.status == 404
    assert body == b"this page is not in the archive\n"


@pytest.mark.parametrize(
    ("url", "headers", "status"),
    [
        ("mau.vn/tin?a=1", {"If_None_Match": '"a1"'}, 304),
        ("mau.vn/tin?a=1", {"If_None_Match": '"x", W/"a1"'}, 304),
        ("mau.vn/tin?a=1", {"If_None_Match": '"a2"'}, 200),
        ("thidu.vn/d", {"If_Modified_Since": DATED[0][1]}, 304),
        ("thidu.vn/d", {"If_Modified_Since": "Tue, 03 Mar 2026 08:00:00 GMT"}, 304),
        ("thidu.vn/d", {"If_Modified_Since": "Sun, 01 Mar 2026 08:00:00 GMT"}, 200),
        ("thidu.vn/d", {"If_Modified_Since": "some day"}, 200),
        ("thidu.vn/d", {"If_Modified_Since": DATED[0][1], "If_None_Match": '"a"'}, 200),
        ("thidu.vn/z", {"If_Modified_Since": DATED[0][1]}, 200),
    ],
)
def test_validators_are_honoured(ask, url, headers, status):
    response, body = ask(url, **headers)
    assert response.status == status
    assert (body == b"") is (status == 304)


def test_head_has_the_headers_and_no_body(warc):
    request = b"HEAD /tin?a=1 HTTP/1.1\r\nHost: mau.vn\r\nConnection: close\r\n\r\n"
    with ReplayServer([warc]) as server, socket.create_connection(server.address) as client:
        client.sendall(request)
        head = b"".join(iter(lambda: client.recv(4096), b""))
    assert head.startswith(b"HTTP/1.1 200 OK\r\n")
    assert head.endswith(b"Content-Length: 3\r\n\r\n")


def test_hosts_and_address_are_known(warc):
    with ReplayServer([warc]) as server:
        assert server.hosts == {"mau.vn", "thidu.vn"}
        assert server.address[0] == "127.0.0.1"
    with pytest.raises(RuntimeError, match="not running"):
        _ = server.address


def test_closing_does_not_wait_for_idle_clients(warc):
    with ReplayServer([warc]) as server:
        connection = HTTPConnection(*server.address, timeout=5)
        connection.request("GET", "/d", headers={"Host": "thidu.vn"})
        assert connection.getresponse().read() == b"dated"
        address, start = server.address, time.monotonic()
    assert time.monotonic() - start < 10
    connection.close()
    with pytest.raises(ConnectionRefusedError):
        HTTPConnection(*address).connect()


def test_nothing_is_printed(warc, capfd):
    with ReplayServer([warc]) as server:
        connection = HTTPConnection(*server.address)
        connection.request("GET", "/none", headers={"Host": "a.vn"})
        connection.getresponse().read()
        connection.close()
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda _: b"", "is empty"),
        (lambda _: b"PK\x03\x04", "is not a WARC file"),
        (lambda b: b[:-120], "is truncated"),
        (lambda b: b + b[:40], "is truncated"),
        (lambda b: b[:900] + b"\0" * 40 + b[940:], "is damaged|is truncated"),
    ],
    ids=["empty", "zip", "torn", "torn at once", "damaged"],
)
def test_an_unusable_file_is_one_sentence(tmp_path, warc, change, said):
    path = tmp_path / "bad.warc.gz"
    path.write_bytes(change(warc.read_bytes()))
    with pytest.raises(ArchiveError, match=said) as caught:
        ReplayServer([path])
    assert str(path) in str(caught.value)


def test_a_missing_file_is_one_sentence(tmp_path):
    with pytest.raises(ArchiveError, match="cannot be read"):
        ReplayServer([tmp_path / "none.warc"])


def test_the_real_seed_sites_are_served(seed_sites):
    with ReplayServer([seed_sites / "seed_sites.warc.gz"]) as server:
        connection = HTTPConnection(*server.address)
        connection.request("GET", "/robots.txt", headers={"Host": "soyte.phutho.gov.vn"})
        assert connection.getresponse().status == 404
        connection.close()
        assert len(server.hosts) == 5

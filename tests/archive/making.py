"""Exchanges, runs and foreign WARC bytes for the tests of the archive."""

from __future__ import annotations

import zlib
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from congdoan.archive.join import join
from congdoan.archive.spool import Spool
from congdoan.records import ArticleRef, Attempt, Exchange, Outcome, Role

START = datetime(2026, 3, 2, 1, 2, 3, 456789, tzinfo=UTC)
REF = ArticleRef(
    source_id="thi_du",
    url="https://thidu.vn/tin/1",
    url_key="thidu.vn/tin/1",
    listing_url="https://thidu.vn/tin",
    title_hint="Đại hội Công đoàn ngành Y tế Thí Dụ",
    published_hint=date(2026, 3, 1),
)
ATTEMPT = Attempt(
    source_id="thi_du",
    url="https://thidu.vn/tin/2",
    outcome=Outcome.DNS,
    attempted_at=START + timedelta(minutes=1),
    detail="không tìm thấy máy chủ",
    ref=REF,
)


def exchange(raw: bytes = b"<p>Tin</p>", *headers: tuple[str, str], **more: object) -> Exchange:
    given = {
        "source_id": "thi_du",
        "url": REF.url,
        "captured_at": START,
        "status": 200,
        "reason": "OK",
        "request_headers": (("User-Agent", "congdoan"), ("Cookie", "secret=1")),
    }
    return Exchange(raw=raw, headers=headers, **(given | more))


def spooled(archive: Path, count: int = 3, run: str = "run-1", source: str = "thi_du") -> Path:
    with Spool(archive, run, source) as spool:
        for n in range(count):
            body = f"<p>Tin {n} của {source}</p>".encode() * 40
            url = f"https://thidu.vn/tin/{n}"
            spool.response(exchange(body, url=url, source_id=source), Role.ARTICLE, REF)
    return spool.path


def joined(archive: Path, **more: object) -> Path:
    (path,) = join([spooled(archive, **more)], archive, "run-1", START)
    return path


def warc_record(kind: str, block: bytes, **headers: str) -> bytes:
    """A plain record as a foreign tool would write it; `a_b` stands for header `a-b`."""
    given = {"WARC-Date": "2019-05-06T07:08:09Z", "WARC-Target-URI": "http://old.vn/a"}
    given |= {name.replace("_", "-"): value for name, value in headers.items()}
    lines = [f"WARC/1.0\r\nWARC-Type: {kind}\r\n", *(f"{n}: {v}\r\n" for n, v in given.items())]
    head = "".join(lines) + f"Content-Length: {len(block)}\r\n\r\n"
    return head.encode() + block + b"\r\n\r\n"


def answer(body: bytes = b"<p>a</p>", *lines: str) -> bytes:
    head = "".join(f"{line}\r\n" for line in ("HTTP/1.1 200 OK", "Content-Type: text/html", *lines))
    return head.encode() + b"\r\n" + body


def gzipped(content: bytes) -> bytes:
    member = zlib.compressobj(9, zlib.DEFLATED, 31)
    return member.compress(content) + member.flush()

"""Writes pages as WARC/1.1, the same bytes on every run: no clock, no random record ids."""

from __future__ import annotations

import hashlib
import uuid
import zlib
from collections.abc import Iterable
from datetime import UTC, datetime
from email.utils import format_datetime
from http import HTTPStatus
from io import BytesIO

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from tests.sites.model import Page, Site

WRITTEN_AT = "2026-03-16T00:00:00Z"
_INFO = (
    "software: congdoan tests.sites",
    "format: WARC File Format 1.1",
    "description: bundled demo sites, all persons and events invented",
)


def packed(raw: bytes) -> bytes:
    """The body gzip-encoded, without a time stamp."""
    squeeze = zlib.compressobj(9, zlib.DEFLATED, zlib.MAX_WBITS + 16)
    return squeeze.compress(raw) + squeeze.flush()


def warc_date(moment: datetime) -> str:
    """A UTC instant as WARC-Date writes it."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _record_id(url: str, date: str) -> str:
    return f"<urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'{date} {url}')}>"


def _headers(site: Site, page: Page, body: bytes) -> list[tuple[str, str]]:
    headers = [
        ("Date", format_datetime(page.captured_at.astimezone(UTC), usegmt=True)),
        ("Server", "nginx"),
        ("Content-Type", page.content_type),
    ]
    if site.gzip:
        headers += [("Content-Encoding", "gzip"), ("Vary", "Accept-Encoding")]
    if site.validators and page.status == HTTPStatus.OK:
        headers.append(("ETag", f'"{hashlib.sha256(page.raw).hexdigest()[:16]}"'))
        if page.article and page.role == "article":
            modified = page.article.published.astimezone(UTC)
            headers.append(("Last-Modified", format_datetime(modified, usegmt=True)))
    return [*headers, ("Content-Length", str(len(body)))]


def _response(writer: WARCWriter, site: Site, page: Page) -> None:
    body = packed(page.raw) if site.gzip else page.raw
    date = warc_date(page.captured_at)
    status = f"{page.status} {HTTPStatus(page.status).phrase}"
    record = writer.create_warc_record(
        page.url,
        "response",
        payload=BytesIO(body),
        length=len(body),
        warc_headers_dict={"WARC-Record-ID": _record_id(page.url, date), "WARC-Date": date},
        http_headers=StatusAndHeaders(status, _headers(site, page, body), protocol="HTTP/1.1"),
    )
    writer.write_record(record)


def warc_bytes(pages: Iterable[tuple[Site, Page]]) -> bytes:
    """One compressed WARC file with a warcinfo record and a response record per page."""
    out = BytesIO()
    writer = WARCWriter(out, gzip=True, warc_version="WARC/1.1")
    info = "\r\n".join(_INFO) + "\r\n"
    record = writer.create_warc_record(
        "",
        "warcinfo",
        payload=BytesIO(info.encode()),
        length=len(info),
        warc_headers_dict={
            "WARC-Record-ID": _record_id("warcinfo", WRITTEN_AT),
            "WARC-Date": WRITTEN_AT,
            "WARC-Filename": "demo_sites.warc.gz",
        },
    )
    writer.write_record(record)
    for site, page in pages:
        _response(writer, site, page)
    return out.getvalue()

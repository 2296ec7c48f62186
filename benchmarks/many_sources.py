"""Makes a country of sources out of one demo site: the same pages under many host names.

For trials of size: 150 sources in one run, long runs that one can stop. Persons and events are the
demo's, invented.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from warcio.archiveiterator import ArchiveIterator
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

DEMO = Path(__file__).resolve().parents[1] / "data" / "demo"
SITE, HOST = "demo_ha_giang_congdoan", "congdoan.hagiang.example"


def make(folder: Path, sources: int, first: int = 0) -> tuple[Path, Path]:
    """Write <folder>/many.warc.gz and <folder>/sources/*.yml, numbered from `first`; both paths."""
    described = folder / "sources"
    described.mkdir(parents=True, exist_ok=True)
    text = (DEMO / "sources" / f"{SITE}.yml").read_text(encoding="utf-8")
    numbers = range(first, first + sources)
    hosts = [f"s{number:03}.{HOST}" for number in numbers]
    for number, host in zip(numbers, hosts, strict=True):
        path = described / f"many_{number:03}.yml"
        path.write_text(text.replace(HOST, host), encoding="utf-8")
    pages = _pages()
    warc = folder / "many.warc.gz"
    with warc.open("wb") as out:
        writer = WARCWriter(out, gzip=True)
        for host in hosts:
            for url, day, headers, body in pages:
                _write(writer, (url.replace(HOST, host), day), headers, _moved(body, host))
    return warc, described


def _moved(body: bytes, host: str) -> bytes:
    return body.replace(HOST.encode(), host.encode())


def _pages() -> list[tuple[str, str, list[tuple[str, str]], bytes]]:
    found = []
    with (DEMO / "demo_sites.warc.gz").open("rb") as file:
        for record in ArchiveIterator(file):
            url = record.rec_headers.get_header("WARC-Target-URI") or ""
            if record.rec_type == "response" and f"//{HOST}/" in url:
                day = record.rec_headers.get_header("WARC-Date")
                headers = [
                    (k, v) for k, v in record.http_headers.headers if k.lower() != "content-length"
                ]
                found.append((url, day, headers, record.content_stream().read()))
    return found


def _write(
    writer: WARCWriter, key: tuple[str, str], headers: list[tuple[str, str]], body: bytes
) -> None:
    http = StatusAndHeaders(
        "200 OK", [*headers, ("Content-Length", str(len(body)))], protocol="HTTP/1.1"
    )
    record = writer.create_warc_record(
        key[0], "response", payload=BytesIO(body), length=len(body),
        warc_headers_dict={"WARC-Date": key[1]}, http_headers=http,
    )  # fmt: skip
    writer.write_record(record)

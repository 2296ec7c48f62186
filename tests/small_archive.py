"""A small foreign archive beside its source, for tests of whole assemblies."""

import gzip
import uuid

from congdoan.archive.importer import import_warc
from congdoan.assemble import AssemblePlan

HOST = "https://soyte.mau.example.vn"
HTML = "text/html; charset=utf-8"
SOURCE = """
title: Sở Y tế tỉnh Mẫu
publisher: {name: Sở Y tế tỉnh Mẫu, name_en: Mau Department of Health, kind: health_department}
province: vn-ben-tre
homepage: https://soyte.mau.example.vn/
hosts: {soyte.mau.example.vn: {until: UNTIL}}
listings: [{kind: path_page, url: "https://soyte.mau.example.vn/tin-tuc", pages: "/trang/{n}"}]
article_url: "^/tin/(?P<id>\\\\d+)"
status: STATUS
"""
PAGE = """<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>{title}</title>
<link rel="canonical" href="{canonical}"></head><body><main><article><h1>{title}</h1>
<time datetime="2024-01-12">12/01/2024</time><p>{text}</p><p>{text}</p><p>{text}</p></article>
</main></body></html>"""
TEXT = (
    "Ngày 10/01/2024, Công đoàn ngành Y tế tỉnh Bến Tre tổ chức hội nghị tổng kết hoạt động công "
    "đoàn năm 2023 với sự tham dự của đại biểu các công đoàn cơ sở. Công đoàn ngành hiện có 2.116 "
    "đoàn viên sinh hoạt tại 21 công đoàn cơ sở trực thuộc trên địa bàn toàn tỉnh. "
)
TITLE = "Công đoàn ngành Y tế tỉnh Bến Tre tổng kết hoạt động năm 2023"


def page(number, text=TEXT, title=TITLE, canonical=None):
    link = canonical or f"{HOST}/tin/{number}"
    return PAGE.format(title=f"{title} ({number})", text=f"{text} Số {number}.", canonical=link)


def warc(path, pages, day=16):
    """A foreign WARC of (address, status, content type, body) written without any of our notes."""
    with path.open("wb") as file:
        for second, (url, status, kind, text) in enumerate(pages):
            block = f"HTTP/1.1 {status} X\r\nContent-Type: {kind}\r\n\r\n{text}".encode()
            head = (
                f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{uuid.uuid4()}>\r\n"
                f"WARC-Target-URI: {url}\r\nWARC-Date: 2026-11-{day}T02:00:{second:02d}Z\r\n"
                f"Content-Type: application/http; msgtype=response\r\n"
                f"Content-Length: {len(block)}\r\n\r\n"
            )
            file.write(gzip.compress(head.encode() + block + b"\r\n\r\n", mtime=0))
    return path


def planned(root, config, *, status="enabled", until="null"):
    extra = root / "sources"
    extra.mkdir(exist_ok=True)
    text = SOURCE.replace("STATUS", status).replace("UNTIL", until)
    (extra / "mau.yml").write_text(text, encoding="utf-8")
    return AssemblePlan(data=root, config=config, extra_sources=(extra,))


PAGES = [
    (f"{HOST}/robots.txt", 200, "text/plain", "User-agent: *\n"),
    (f"{HOST}/", 200, HTML, "<html><body>Trang chủ</body></html>"),
    (f"{HOST}/tin-tuc/trang/2", 200, HTML, "<html><body>Danh sách</body></html>"),
    (f"{HOST}/tin/1", 200, HTML, page(1)),
    (f"{HOST}/tin/2", 200, HTML, page(2)),
    (f"{HOST}/in-bai/1", 200, HTML, page(1)),
    (f"{HOST}/tin/3", 404, HTML, page(3)),
    (f"{HOST}/tin/4", 302, HTML, ""),
    (f"{HOST}/the/cong-doan", 200, HTML, page(5, canonical=f"{HOST}/the/cong-doan")),
    (f"{HOST}/a.pdf", 200, "application/pdf", "%PDF-1.4 abc"),
    ("https://ai.do.example.com/x", 200, HTML, page(9)),
]


def take_in(plan, tmp_path, pages=PAGES, name="x.warc.gz", day=16):
    import_warc(warc(tmp_path / name, pages, day), plan.data / "archive")

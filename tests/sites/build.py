"""Builds the bundled demo: `python -m tests.sites.build`, or `--check` to compare only.

Writes data/demo/demo_sites.warc.gz and tests/gold/demo/truth.jsonl, the same bytes on every run.
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from tests.sites.dnn import DnnSkin
from tests.sites.drupal import DrupalSkin
from tests.sites.model import Page, Site, Skin, read_articles, with_copies
from tests.sites.newspaper import NewspaperSkin
from tests.sites.pages import site_pages
from tests.sites.sharepoint import SharepointSkin
from tests.sites.truth import truth_rows
from tests.sites.vnpt import VnptSkin
from tests.sites.warc import warc_bytes

ROOT = Path(__file__).resolve().parents[2]
WARC = ROOT / "data" / "demo" / "demo_sites.warc.gz"
TRUTH = ROOT / "tests" / "gold" / "demo" / "truth.jsonl"

SITES: tuple[tuple[Site, Skin], ...] = (
    (
        Site(
            key="hagiang",
            scheme="https",
            host="congdoan.hagiang.example",
            source="Liên đoàn Lao động tỉnh Hà Giang",
            cms="drupal",
            province="Hà Giang",
            menu=("Giới thiệu", "Công đoàn ngành", "Công đoàn cơ sở", "Nữ công", "Văn bản"),
            visited=datetime(2026, 3, 9, 1, 5, 12, tzinfo=UTC),
            validators=True,
        ),
        DrupalSkin(),
    ),
    (
        Site(
            key="thanhhoa",
            scheme="https",
            host="soyte.thanhhoa.example",
            source="Sở Y tế tỉnh Thanh Hóa",
            cms="dnn",
            province="Thanh Hóa",
            menu=("Giới thiệu", "Tin hoạt động", "Nghiệp vụ", "Công đoàn", "Văn bản", "Hỏi đáp"),
            visited=datetime(2026, 3, 9, 2, 40, 3, tzinfo=UTC),
        ),
        DnnSkin(),
    ),
    (
        Site(
            key="lamdong",
            scheme="http",
            host="soyte.lamdong.example",
            source="Sở Y tế tỉnh Lâm Đồng",
            cms="sharepoint",
            province="Lâm Đồng",
            menu=("Trang chủ", "Tin tức", "Cải cách hành chính", "Công đoàn", "Thủ tục"),
            visited=datetime(2026, 3, 9, 4, 12, 30, tzinfo=UTC),
        ),
        SharepointSkin(),
    ),
    (
        Site(
            key="cantho",
            scheme="https",
            host="soyte.cantho.example",
            source="Sở Y tế thành phố Cần Thơ",
            cms="vnpt_portal",
            province="Cần Thơ",
            menu=("Giới thiệu", "Tin tức sự kiện", "Công đoàn ngành", "Dịch vụ công", "Liên hệ"),
            visited=datetime(2026, 3, 9, 6, 30, 44, tzinfo=UTC),
            gzip=True,
        ),
        VnptSkin(),
    ),
    (
        Site(
            key="daklak",
            scheme="https",
            host="baodaklak.example",
            source="Báo Đắk Lắk",
            cms="newspaper",
            province="Đắk Lắk",
            menu=("Thời sự", "Xã hội", "Kinh tế", "Sức khỏe", "Văn hóa", "Pháp luật"),
            visited=datetime(2026, 3, 9, 8, 15, 20, tzinfo=UTC),
            gzip=True,
            validators=True,
        ),
        NewspaperSkin(),
    ),
)


def build() -> tuple[bytes, str]:
    """The WARC file and the truth table, from the texts beside this module."""
    filled = with_copies([_with_articles(site) for site, _ in SITES])
    pages: list[tuple[Site, Page]] = []
    rows: list[str] = []
    for site, (_, skin) in zip(filled, SITES, strict=True):
        made = site_pages(site, skin)
        pages.extend((site, page) for page in made)
        rows.extend(json.dumps(r, ensure_ascii=False) for r in truth_rows(site, skin, made))
    return warc_bytes(pages), "\n".join(rows) + "\n"


def _with_articles(site: Site) -> Site:
    return replace(site, articles=read_articles(site.key))


def _differences(warc: bytes, truth: str) -> list[str]:
    wanted = {WARC: warc, TRUTH: truth.encode("utf-8")}
    return [
        str(path.relative_to(ROOT))
        for path, content in wanted.items()
        if not path.is_file() or path.read_bytes() != content
    ]


def main(arguments: list[str] | None = None) -> int:
    """Write the files, or with `--check` report the ones that differ (exit code 1)."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--check", action="store_true", help="compare, write nothing")
    options = parser.parse_args(arguments)
    warc, truth = build()
    if options.check:
        stale = _differences(warc, truth)
        sys.stdout.write("".join(f"{name} differs from its sources\n" for name in stale))
        return 1 if stale else 0
    WARC.parent.mkdir(parents=True, exist_ok=True)
    TRUTH.parent.mkdir(parents=True, exist_ok=True)
    WARC.write_bytes(warc)
    TRUTH.write_text(truth, encoding="utf-8", newline="\n")
    sys.stdout.write(f"{len(warc):,} bytes of WARC, {truth.count(chr(10))} truth rows\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

"""The bundled demo is what its texts say, and its truth stands on its pages."""

import io
import json
import unicodedata
from pathlib import Path
from typing import Any

from lxml import html
from warcio.archiveiterator import ArchiveIterator

from tests.sites.build import ROOT, TRUTH, WARC, build

FACTS = ROOT / "tests" / "gold" / "demo" / "facts.jsonl"


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _pages(warc: bytes) -> dict[tuple[str, str], str]:
    """Decoded bodies by address and date: what does not depend on the zlib that packed them."""
    pages = {}
    for record in ArchiveIterator(io.BytesIO(warc)):
        if record.rec_type == "response":
            head = record.rec_headers
            key = head.get_header("WARC-Target-URI"), head.get_header("WARC-Date")
            pages[key] = record.content_stream().read().decode("utf-8", "replace")
    return pages


def _blocks(row: dict[str, Any]) -> list[str]:
    found = {"p": row["paragraphs"], "c": row["captions"]}
    return [found[name[0]][int(name[1:])] for name in row["order"]]


def _squeezed(page: str) -> str:
    shown = "".join(str(part) for part in html.fromstring(page).itertext())
    return unicodedata.normalize("NFC", " ".join(shown.replace("\u200b", "").split()))


def test_the_files_are_what_the_texts_give() -> None:
    """The WARC and the truth in the repository are those of the texts beside the builder."""
    warc, truth = build()
    assert _pages(warc) == _pages(WARC.read_bytes())
    assert truth == TRUTH.read_text(encoding="utf-8")


def test_the_truth_stands_on_the_pages_in_order() -> None:
    """Every block of a truth row is on its latest capture, in the order given."""
    pages = _pages(WARC.read_bytes())
    for row in _rows(TRUTH):
        shown = _squeezed(pages[row["url"], row["captures"][-1]])
        at = 0
        for block in _blocks(row):
            at = shown.find(block, at)
            assert at >= 0, f"{row['url']}: {block[:60]}"
            at += len(block)


def test_surfaces_of_the_hand_annotation_stand_in_the_text() -> None:
    """Every surface and name of facts.jsonl occurs in the article it annotates."""
    truth = {row["url"]: row for row in _rows(TRUTH)}
    for fact in _rows(FACTS):
        row = truth[fact["url"]]
        parts = [row["title"], row["lead"], *_blocks(row), row["byline"]]
        text = "\n".join(part for part in parts if part)
        surfaces = [m["surface"] for k in ("orgs", "counts", "money") for m in fact[k]]
        for surface in [*surfaces, *(p["name"] for p in fact["people"])]:
            assert surface in text, f"{fact['id']}: {surface}"

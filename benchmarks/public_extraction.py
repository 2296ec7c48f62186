"""The generic path on a public article-extraction benchmark, beside trafilatura on the same pages.

DIR is a copy of scrapinghub/article-extraction-benchmark: ground-truth.json and html/<id>.html.gz.
Texts are compared as that benchmark does it: shingles of four words, precision and recall of each
page averaged. Captions are left out, because its texts have none; the verdicts (Vietnamese, enough
text) are not asked. With -v the pages on which trafilatura does better are named.

    .venv/bin/python -m benchmarks.public_extraction DIR [-v]
"""

from __future__ import annotations

import gzip
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from statistics import fmean

import trafilatura

from congdoan.extract.decode import Decoded, decode
from congdoan.extract.generic import read_generic
from congdoan.extract.reading import Page
from congdoan.extract.tree import parse
from congdoan.records import Capture
from congdoan.registry import Registry

_WORD = re.compile(r"\w+")
_SHINGLE = 4
Score = tuple[float, float]


def ours(body: bytes, url: str) -> str:
    """Lead and body of the generic path; empty where nothing can be parsed."""
    decoded = decode(body, None)
    root = parse(decoded.text) if isinstance(decoded, Decoded) else None
    if root is None:
        return ""
    capture = Capture(
        source_id="public", url=url, captured_at=datetime(2026, 1, 1, tzinfo=UTC), status=200,
        content_type="text/html", body=body, payload_sha256="",
    )  # fmt: skip
    reading = read_generic(Page(capture, Registry((), ()).stranger("public.example", b""), root))
    pieces = [p.text for p in reading.pieces if p.kind != "caption"]
    tail = [t for t in (reading.byline if not reading.parts.author else None,) if t]
    return "\n".join([reading.lead or "", *pieces, *tail])


def theirs(body: bytes, url: str) -> str:
    """Trafilatura's text with its own defaults."""
    return trafilatura.extract(body, url=url, include_comments=False) or ""


def score(got: str, wanted: str) -> Score:
    """Precision and recall of shingles of four words."""
    grams = []
    for text in (got, wanted):
        words = _WORD.findall(text)
        ends = range(max(1, len(words) - _SHINGLE + 1)) if words else range(0)
        grams.append(Counter(tuple(words[i : i + _SHINGLE]) for i in ends))
    right = (grams[0] & grams[1]).total()
    if not grams[0] and not grams[1]:
        return 1.0, 1.0
    return right / max(1, grams[0].total()), right / max(1, grams[1].total())


def main(folder: Path, *, verbose: bool) -> None:
    """Print precision, recall and F1 of both, and the CPU they took."""
    truth = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    pages = {
        name: (gzip.decompress((folder / "html" / f"{name}.html.gz").read_bytes()), row)
        for name, row in sorted(truth.items())
    }
    readers: dict[str, Callable[[bytes, str], str]] = {"generic path": ours, "trafilatura": theirs}
    scores: dict[str, dict[str, Score]] = {}
    print(f"{len(pages)} pages\n{'':14}{'precision':>10}{'recall':>8}{'F1':>7}{'ms/page':>9}")
    for title, read in readers.items():
        start = time.process_time()
        texts = {name: read(body, row.get("url", "")) for name, (body, row) in pages.items()}
        spent = (time.process_time() - start) / len(pages) * 1000
        found = {n: score(t, pages[n][1]["articleBody"]) for n, t in texts.items()}
        precision, recall = (fmean(s[i] for s in found.values()) for i in (0, 1))
        f1 = 2 * precision * recall / (precision + recall)
        print(f"{title:14}{precision:10.3f}{recall:8.3f}{f1:7.3f}{spent:9.1f}")
        scores[title] = found
    if verbose:
        own, other = scores.values()
        differ = {n: sum(other[n]) - sum(own[n]) for n in pages}
        for name in sorted(differ, key=lambda n: -differ[n])[:25]:
            pair = " ".join(f"{p:.2f}/{r:.2f}" for p, r in (scores[t][name] for t in readers))
            print(f"  {name[:16]} {pair} {pages[name][1].get('url', '')[:70]}")


if __name__ == "__main__":
    arguments = [argument for argument in sys.argv[1:] if argument != "-v"]
    if arguments:
        main(Path(arguments[0]), verbose="-v" in sys.argv)
    else:
        print("no copy of the public benchmark given: python -m benchmarks.public_extraction DIR")

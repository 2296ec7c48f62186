"""GNU Wget and our harvest archive the same payload of every page of the demo."""

from __future__ import annotations

import shutil
import subprocess
from collections import defaultdict
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from congdoan.archive.dissect import RawRecord, dissected
from congdoan.archive.index import list_warcs
from congdoan.archive.members import frames, opened
from congdoan.harvest import replaying
from tests.faults.kills import DEMO, run


def payloads(warc: Path) -> dict[tuple[str, str], str]:
    """(host header or name, path and query) -> payload digest of every whole answer."""
    found = {}
    with opened(warc) as data:
        for item in dissected(warc, frames(data)):
            if isinstance(item, RawRecord) and item.type == "response":
                parts = urlsplit(item.url)
                target = f"{parts.path or '/'}{'?' + parts.query if parts.query else ''}"
                if b" 200 " in item.block[:20]:
                    found[parts.netloc, target] = item.get("warc-payload-digest")
    return found


def wget(folder: Path, address: str, host: str, targets: list[str]) -> dict[str, str]:
    """What Wget archives of these pages of a host, by path and query."""
    asked = folder / f"{host}.txt"
    asked.write_text("".join(f"http://{address}{target}\n" for target in targets))
    command = ["wget", "--quiet", "--no-config", "--tries=1", "--max-redirect=0", "-O", "/dev/null",
               "--header", f"Host: {host}", "--warc-file", host, "-i", str(asked)]  # fmt: skip
    subprocess.run(command, cwd=folder, check=False, timeout=60)
    return {target: digest for (_, target), digest in payloads(folder / f"{host}.warc.gz").items()}


@pytest.mark.skipif(shutil.which("wget") is None, reason="GNU Wget is not installed")
def test_wget_archives_the_same_payloads(tmp_path):
    run(tmp_path)
    (warc,) = list_warcs(tmp_path / "archive")
    pages = defaultdict(dict)
    for (host, target), digest in payloads(warc).items():
        pages[host][target] = digest
    with replaying([DEMO / "demo_sites.warc.gz"]) as gateway:
        address = f"{gateway.host}:{gateway.port}"
        theirs = {h: wget(tmp_path, address, h, sorted(ours)) for h, ours in pages.items()}
    assert theirs == dict(pages)
    assert sum(map(len, theirs.values())) > 60

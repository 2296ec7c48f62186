"""General Vietnamese NER beside ours on the five seed articles: names found, and speed.

Optional, since it installs another library: underthesea (Apache-2.0) goes into an environment of
its own in the given folder, from the package registry, and is used from there the next time; its
model is part of the package, so running it needs no network. Speed is characters per CPU-second.

    .venv/bin/python -m benchmarks.ner_peer --venv FOLDER
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
import unicodedata
import venv
from pathlib import Path
from typing import Any

from congdoan.normalise.facts import TextRow, facts_of_text, load_knowledge
from congdoan.settings import Settings

SEEDS = Path(__file__).resolve().parents[2] / "shared" / "seed_sites"
PEER = "underthesea==9.5.0"
_CHILD = """
import json, sys, time
from underthesea import ner
texts = json.load(sys.stdin)
ner(texts[0][:200])  # the model is loaded with the first call
found, begun = [], time.process_time()
for text in texts:
    spans = []
    for line in filter(str.strip, text.splitlines()):
        for word, *_, tag in ner(line):
            if tag[0] == "B":
                spans.append([tag[2:], word])
            elif tag[0] == "I" and spans:
                spans[-1][1] += " " + word
    found.append(spans)
print(json.dumps({"spans": found, "seconds": time.process_time() - begun}))
"""


def plain(name: str) -> str:
    """A name as it is compared: NFC, small letters and digits, single spaces."""
    text = unicodedata.normalize("NFC", name).casefold()
    return " ".join("".join(c if c.isalnum() else " " for c in text).split())


def peer_python(folder: Path) -> Path | None:
    """The interpreter of the peer's environment, made when it is not there; None when it fails."""
    python = folder / "bin" / "python"
    if not python.exists():
        print(f"installing {PEER} into {folder} ...", flush=True)
        venv.create(folder, with_pip=True)
        command = [python, "-m", "pip", "install", "-q", PEER]
        made = subprocess.run(command, check=False)  # noqa: S603 - our own command
        if made.returncode:
            print(f"{PEER} could not be installed: this comparison needs a package registry once")
            return None
    return python


def peer_names(python: Path, texts: list[str]) -> tuple[list[dict[str, set[str]]], float] | None:
    """Names by type of each text and the CPU-seconds they took; None when it does not run."""
    ran = subprocess.run(  # noqa: S603 - our own command
        [python, "-c", _CHILD], input=json.dumps(texts), capture_output=True, text=True, check=False
    )
    if ran.returncode:
        last = (ran.stderr.strip().splitlines() or ["no message"])[-1]
        print(f"underthesea does not run here (its model may be missing): {last}")
        return None
    told = json.loads(ran.stdout)
    kinds = {"people": "PER", "organisations": "ORG"}
    found = [
        {kind: {plain(name) for tag, name in spans if tag == code} for kind, code in kinds.items()}
        for spans in told["spans"]
    ]
    return found, told["seconds"]


def our_names(rows: list[TextRow]) -> tuple[list[dict[str, set[str]]], float]:
    """The same of our scanner, with all its other facts; authors and photographers left out."""
    knowledge = load_knowledge(Settings().config)
    for row in rows:  # lists are compiled when first needed
        facts_of_text(row, knowledge)
    begun = time.process_time()
    told = [facts_of_text(row, knowledge) for row in rows]
    seconds = time.process_time() - begun
    makers = ("author", "photographer", "publisher")
    return [
        {
            "people": {
                plain(m.norm or "")
                for m in facts.mentions
                if m.type == "person" and m.subtype not in makers
            },
            "organisations": {
                plain(m.surface) for m in facts.mentions if m.type == "organisation" and m.entity_id
            },
        }
        for facts in told
    ], seconds


def main(arguments: list[str]) -> int:
    """Print the table."""
    if arguments[:1] != ["--venv"] or len(arguments) != 2:  # noqa: PLR2004
        print("optional: python -m benchmarks.ner_peer --venv FOLDER installs underthesea there")
        return 0
    if not SEEDS.is_dir():
        print(f"the seed articles are not here ({SEEDS}): nothing to compare on")
        return 0
    lines = (SEEDS / "gold_seeds.jsonl").read_text(encoding="utf-8").splitlines()
    golds: list[dict[str, Any]] = [json.loads(line) for line in lines if line]
    texts = [(SEEDS / "seeds" / gold["file"]).read_text(encoding="utf-8") for gold in golds]
    known = load_knowledge(Settings().config).provinces
    units = [known.named(gold["province"]) for gold in golds]
    rows = [
        TextRow(id=gold["id"], text=text, province_id=unit.province_id if unit else None)
        for gold, text, unit in zip(golds, texts, units, strict=True)
    ]
    python = peer_python(Path(arguments[1]))
    peer = peer_names(python, texts) if python is not None else None
    if peer is None:
        return 1
    size = sum(map(len, texts))
    print(
        f"{'':28} {'gold':>5} {'hit':>5} {'found':>5} {'recall':>7} {'characters a CPU-second':>24}"
    )
    for name, (found, seconds) in (("underthesea 9.5.0", peer), ("congdoan", our_names(rows))):
        for kind in ("people", "organisations"):
            _line(f"{name}, {kind}", [f[kind] for f in found], golds, size / seconds)
    return 0


def _line(name: str, found: list[set[str]], golds: list[dict[str, Any]], speed: float) -> None:
    people = name.endswith("people")
    wanted = [
        {plain(x["name"]) for x in gold["people"]}
        if people
        else {plain(x["surface"]) for x in gold["orgs"]}
        for gold in golds
    ]
    hit = sum(len(a & b) for a, b in zip(found, wanted, strict=True))
    total, finds = sum(map(len, wanted)), sum(map(len, found))
    print(f"{name:28} {total:5} {hit:5} {finds:5} {hit / total:7.2f} {speed:24,.0f}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

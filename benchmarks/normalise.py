"""Speed of the facts room: articles a CPU-second, cost by length, lexicon load.

CPU time, not wall time. Texts are the gold articles joined and cut to the length, which hold nearly
twice the names and figures of the five real seed articles; those are read too where they are at
hand. The hostile ones are one line of a repeated trigger. A cost is linear when ten times the text
takes about ten times as long.

    .venv/bin/python -m benchmarks.normalise
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SEEDS = ROOT.parent / "shared" / "seed_sites" / "seeds"
sys.path.insert(0, str(ROOT))  # the gold is kept with the tests

from congdoan.normalise.facts import Knowledge, load_knowledge, normalise  # noqa: E402
from congdoan.records import Article, Block  # noqa: E402
from tests.gold.reading import AUTHORS, read_all, read_halves  # noqa: E402

LENGTH, ROUNDS, SEED_ROUNDS = 3_000, 7, 10
SIZES = (10_000, 100_000, 1_000_000)
HOSTILE = (
    "đồng chí đồng chí ", "LĐLĐ tỉnh tặng Bằng khen cho 3 tập thể và 5 cá nhân ", "ngày 10/1 ",
    "Nguyễn Văn An - Phó Chủ tịch, ",
)  # fmt: skip
GOAL, LOAD_GOAL = 250, 0.3


def texts() -> Iterator[str]:
    """Texts of 3,000 characters out of the gold articles; no two share a line."""
    parts = (*read_all(), *(half for author in AUTHORS for half in read_halves(author)))
    whole = "\n".join(gold.article.text for part in parts for gold in part)
    for start in range(0, len(whole) - LENGTH, LENGTH):
        yield whole[start : start + LENGTH].strip()


def made(text: str) -> Article:
    """An article of paragraphs, one a line."""
    starts = [0, *(i + 1 for i, letter in enumerate(text) if letter == "\n")]
    ends = [*(start - 1 for start in starts[1:]), len(text)]
    return Article(
        article_id="0" * 16, source_id="a", url="https://a.example/1",
        page_url="https://a.example/1", title="", lead=None, text=text,
        blocks=tuple(
            Block(kind="paragraph", start=start, end=end)
            for start, end in zip(starts, ends, strict=True)
            if end > start
        ),
    )  # fmt: skip


def cost(text: str, knowledge: Knowledge) -> tuple[float, int]:
    """CPU-seconds of one article, and the number of its mentions."""
    article = made(text)
    begun = time.process_time()
    facts = normalise(article, knowledge, province_id="vn-ben-tre")
    return time.process_time() - begun, len(facts.mentions)


def rate(articles: list[str], knowledge: Knowledge) -> tuple[float, float]:
    """Articles of `LENGTH` a CPU-second, and mentions of one of them."""
    cost(articles[0], knowledge)
    rounds = [[cost(text, knowledge) for text in articles] for _ in range(ROUNDS)]
    spent = min(sum(seconds for seconds, _ in each) for each in rounds)
    number = sum(map(len, articles)) / LENGTH
    return number / spent, sum(mentions for _, mentions in rounds[0]) / number


def main() -> None:
    """Print the table."""
    start = time.process_time()
    knowledge = load_knowledge(ROOT / "config")
    # Some lists are compiled when first needed: a first article belongs to the load.
    normalise(made("Ngày 04/01/2021, LĐLĐ tỉnh họp."), knowledge, province_id="vn-ben-tre")
    spent = time.process_time() - start
    print(f"{'lexicon load and first article':44} {spent:8.2f} s (goal < {LOAD_GOAL})")
    articles = list(texts())
    seeds = [path.read_text(encoding="utf-8").strip() for path in sorted(SEEDS.glob("*.txt"))]
    print(f"articles of {LENGTH:,} characters, a CPU-second (goal >= {GOAL}):")
    for name, read in (("gold", articles), ("the five seed articles", seeds * SEED_ROUNDS)):
        if read:
            each, mentions = rate(read, knowledge)
            print(f"  {name:42} {each:8.0f}   ({mentions:.0f} mentions in one)", flush=True)
        else:
            print(f"  {name:42} not at hand: {SEEDS}")
    whole = "\n".join(articles)
    for words in ("", *HOSTILE):
        pattern = words or whole
        name = f"{words.strip()!r} on one line" if words else "gold text"
        sized = ((pattern * (size // len(pattern) + 1))[:size] for size in SIZES)
        costs = [cost(text, knowledge)[0] for text in sized]
        shown = "  ".join(f"{size:,}: {s:.2f} s" for size, s in zip(SIZES, costs, strict=True))
        print(f"{name[:44]:44} {shown}", flush=True)


if __name__ == "__main__":
    main()

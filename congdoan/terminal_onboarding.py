"""What a person sees of probe, try, doctor and commission; JSON lines for programs."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from congdoan.onboarding.draft import source_yaml
from congdoan.records import Article, Rejection
from congdoan.terminal import json_line, table

if TYPE_CHECKING:
    from congdoan.onboarding.commission import Verdict
    from congdoan.onboarding.doctor import Checkup
    from congdoan.onboarding.doors import Doors
    from congdoan.onboarding.probe import Probe
    from congdoan.records import Facts

_STYLES = {"title": "bold", "lead": "italic", "caption": "cyan", "byline": "green",
           "credit": "green", "table": "yellow", "list": "yellow"}  # fmt: skip
_FIELDS = ("title", "published_on", "published_evidence", "published_text", "byline",
           "credited_source", "credited_url", "extraction", "attachments", "notes")  # fmt: skip


def _out() -> Console:
    return Console(highlight=False, soft_wrap=True)


def say(line: str) -> None:
    """Print a line as it is: a terminal may break it, a file keeps it whole."""
    _out().print(line, markup=False)


def probe(found: Probe) -> None:
    """The draft as a file to copy, then the articles as comments."""
    say(source_yaml(found.source, found.evidence).rstrip())
    for number, article in enumerate(found.previews, 1):
        say(f"# --- preview {number}")
        if isinstance(article, Rejection):
            say(f"# {article.url}\n# no article: {article.reason} {article.detail}")
            continue
        body = " ".join(article.text.split())
        say(
            f"# {article.url}\n# title: {article.title}\n"
            f"# date: {article.published_on} ({article.published_evidence}), {article.extraction}, "
            f"{len(article.text)} characters\n# text: {body[len(article.title) + 1 :][:160]}"
        )


def doors(seen: Doors) -> None:
    """One page through every door."""
    console = _out()
    console.rule(f"address: {seen.url}", align="left")
    family = seen.source.family or "none"
    say(f"source {seen.source.source_id}, family {family}; the address says: {seen.role or '?'}")
    say(f"key {seen.key}")
    say("fingerprints: " + (", ".join(f"{n} {k}/{m}" for n, k, m in seen.families) or "none"))
    say("decoding: " + (", ".join(map(str, seen.decoding)) or "clean"))
    if seen.hits:
        rows = [(h.key, h.selector or "(none matches)", h.nodes, h.text) for h in seen.hits]
        console.print(table("rules", ("key", "selector", "nodes", "found"), rows))
    console.rule("extract", align="left")
    if isinstance(seen.found, Rejection):
        console.print(f"no article: {seen.found.reason} {seen.found.detail}", style="red")
        return
    _article(seen.found)
    console.rule("classify", align="left")
    if isinstance(seen.relevance, Rejection):
        console.print(f"rejected: {seen.relevance.reason} {seen.relevance.detail}", style="red")
    elif seen.relevance is not None:
        told = seen.relevance
        say(f"union news, score {told.score:.2f}: {told.reason}; event {told.event_type}")
    if seen.facts is not None:
        console.rule("normalise", align="left")
        _facts(seen.facts)


def _article(article: Article) -> None:
    for field in _FIELDS:
        value = getattr(article, field)
        if value not in (None, ()):
            say(f"{field}: {value}")
    console = _out()
    for block in article.blocks:
        line = Text(f"{block.kind:>9} ", style="dim")
        line.append(article.text[block.start : block.end], style=_STYLES.get(block.kind, ""))
        console.print(line)


def _facts(facts: Facts) -> None:
    say(f"province {facts.province_id} ({facts.province_evidence}), {len(facts.mentions)} mentions")
    for kind in ("positions", "awards", "figures", "events"):
        for fact in getattr(facts, kind):
            say(f"{kind:>9} [{fact.rule_id}] {fact.quote[:100]}")


def checkup(found: Checkup, *, as_json: bool) -> None:
    """Fill rates before and after, then every page that is read otherwise."""
    if as_json:
        json_line(dataclasses.asdict(found))
        return
    rows = [("articles", *found.articles), ("read by a rule", *found.by_rule)]
    rates = [(f, f"{a:.0%}", f"{b:.0%}") for f, (a, b) in found.fill.items()]
    title = f"{found.source_id}: {found.pages} archived pages"
    shown = [(name, str(a), str(b)) for name, a, b in rows] + rates
    _out().print(table(title, ("", "before", "after"), shown))
    say(f"{len(found.changes)} of {found.pages} pages are read otherwise")
    for change in found.changes:
        _out().print(Text(change.url, style="underline"))
        for field, (old, new) in change.fields.items():
            say(f"  {field}: {old or '-'} -> {new or '-'}")
        for line in change.lines:
            _out().print(Text(f"  {line}", style="green" if line.startswith("+") else "red"))


def verdict(found: Verdict, *, as_json: bool) -> None:
    """One source: go or no go, with the keys to change."""
    if as_json:
        json_line(_plain(found))
        return
    word, style = ("go", "bold green") if found.go else ("no go", "bold red")
    line = Text(f"{found.source_id}: ").append(word, style=style)
    line.append(f" ({found.articles} articles listed, {found.requests} requests)")
    _out().print(line)
    for sample in found.samples:
        if isinstance(sample.found, Article):
            say(f"  {sample.found.published_on} {sample.found.title}")
        else:
            say(f"  {sample.ref.url}: {sample.found.reason}")
    for problem in found.problems:
        say(f"  change {problem.key}: {problem.what}")
    for advice in found.advice:
        say(f"  consider {advice.key}: {advice.what}")


def _plain(found: Verdict) -> dict[str, object]:
    return {
        "source_id": found.source_id,
        "go": found.go,
        "requests": found.requests,
        "listing": found.listing,
        "articles": found.articles,
        "problems": [dataclasses.asdict(p) for p in found.problems],
        "advice": [dataclasses.asdict(p) for p in found.advice],
    }


def summary(found: Sequence[Verdict], *, as_json: bool) -> None:
    """How many sources can go live."""
    if not as_json:
        say(f"{sum(v.go for v in found)} of {len(found)} sources: go")

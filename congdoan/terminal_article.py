"""What a person sees of one article: its text, and its facts coloured in it and as tables."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from rich.text import Text

from congdoan.terminal import Row, complain, json_line, out, say, table

if TYPE_CHECKING:
    from congdoan.release.reading import Release

COLOURS = {
    "person": "bold cyan",
    "organisation": "yellow",
    "role": "cyan",
    "place": "green",
    "date": "magenta",
    "period": "magenta",
    "award": "bold red",
    "count": "bold blue",
    "money": "bold blue",
    "percent": "blue",
    "event": "bold magenta",
    "document": "dim",
}


def article_lines(rows: Iterable[Row], *, as_json: bool) -> None:
    """Articles as JSON lines, or as text for people; a sentence on standard error without any."""
    found = False
    for row in rows:
        found = True
        if as_json:
            json_line(row)
        else:
            _print_article(row)
    if not found:
        complain("no page in it can be an article: only listings, feeds, robots files, home pages "
                 "or answers of 400 and more")  # fmt: skip


def _print_article(row: Row) -> None:
    console = out()
    console.rule(str(row["url"]), align="left")
    if row.get("rejection"):
        console.print(f"no article: {row['rejection']} {row.get('detail') or ''}", style="red")
    for key in ("title", "published_on", "published_evidence", "byline", "credited_source"):
        if row.get(key) is not None:
            console.print(f"{key}: {row[key]}", markup=False)
    if row.get("text"):
        console.print(Text(str(row["text"])))


def fact_lines(rows: Iterable[Row], *, as_json: bool) -> None:
    """Facts of each text as a JSON line, or as a table per kind."""
    for row in rows:
        if as_json:
            json_line(row)
            continue
        say(f"{row['id']} ({row['province_id'] or 'province unknown'})")
        for kind in _SHOWN:
            _print_facts(kind, row[kind])


_SHOWN = {
    "positions": ("person_name", "role_canonical", "org_name", "as_of_on"),
    "awards": ("status", "recipient_count", "recipient_kind", "award", "giver_name"),
    "figures": ("measure", "qualifier", "value", "unit_text", "status", "org_name"),
    "events": ("event_type", "starts_on", "date_evidence", "host_name", "place"),
    "organisation_changes": ("kind", "predecessor_id", "successor_id", "changed_on"),
}


def _print_facts(kind: str, facts: object) -> None:
    if isinstance(facts, list) and facts:
        keys = _SHOWN[kind]
        out().print(table(kind, keys, [[fact.get(key) for key in keys] for fact in facts]))


def article_page(release: Release, wanted: str, *, as_json: bool) -> None:
    """One article of a release: its facts coloured in the text, then the facts as tables."""
    article = release.article(wanted)
    facts = {name: release.of_article(name, str(article["article_id"])) for name in _SHOWN}
    mentions = release.of_article("mentions", str(article["article_id"]))
    if as_json:
        json_line({**article, **facts, "mentions": mentions})
        return
    console = out()
    text = Text(str(article["text"]))
    for mention in mentions:
        text.stylize(
            COLOURS.get(str(mention["type"]), ""),
            int(str(mention["span_start"])),
            int(str(mention["span_end"])),
        )
    console.print(Text(str(article["url"]), style="underline"))
    console.print(
        f"published {article['published_on']} ({article['published_evidence']}), captured "
        f"{article['captured_at']}, {article['warc_file']} at byte {article['warc_offset']}",
        style="dim",
        soft_wrap=True,
    )
    console.print(" ".join(f"[{colour}]{kind}[/]" for kind, colour in COLOURS.items()))
    console.print(text)
    for kind, rows in facts.items():
        _print_facts(kind, rows)

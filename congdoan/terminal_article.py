"""What a person sees of one article: its text, and its facts coloured in it and as tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
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
    "awards": (
        "award",
        "giver_name",
        "recipient_name",
        "recipient_count",
        "recipient_kind",
        "status",
    ),
    "figures": ("measure", "qualifier", "value", "unit_text", "status", "org_name"),
    "events": ("event_type", "starts_on", "date_evidence", "host_name", "place"),
    "organisation_changes": ("kind", "predecessor_id", "successor_id", "changed_on"),
}


def _print_facts(kind: str, facts: object) -> None:
    if isinstance(facts, list) and facts:
        keys = _SHOWN[kind]
        out().print(table(kind, keys, [[fact.get(key) for key in keys] for fact in facts]))


def article_page(release: Release, article: Row, *, as_json: bool) -> None:
    """One article of a release: its facts marked in the text, then each with its fact_id."""
    facts = {name: release.of_article(name, str(article["article_id"])) for name in _SHOWN}
    mentions = release.of_article("mentions", str(article["article_id"]))
    if as_json:
        json_line({**article, **facts, "mentions": mentions})
        return
    console = out()
    console.print(Text(str(article["url"]), style="underline"), soft_wrap=True)
    console.print(
        f"article {article['article_id']}, published {article['published_on']} "
        f"({article['published_evidence']}), captured {article['captured_at']}, "
        f"{article['warc_file']} at byte {article['warc_offset']}",
        style="dim",
        soft_wrap=True,
    )
    if console.no_color or console.color_system is None:
        text = Text(_bracketed(str(article["text"]), mentions))
    else:
        console.print(" ".join(f"[{colour}]{kind}[/]" for kind, colour in COLOURS.items()))
        text = _coloured(str(article["text"]), mentions)
    console.print(text, soft_wrap=not console.is_terminal)  # a file or pipe keeps its lines whole
    for kind, rows in facts.items():
        _print_ids(kind, rows)


def _spans(words: str, mentions: Sequence[Row]) -> Iterator[tuple[int, int, str]]:
    """Start, end and type of the mentions that this text shows: of omitted texts it shows few."""
    for mention in mentions:
        start, end = (int(str(mention[key])) for key in ("span_start", "span_end"))
        if words[start:end] == mention["surface"]:
            yield start, end, str(mention["type"])


def _coloured(words: str, mentions: Sequence[Row]) -> Text:
    text = Text(words)
    for start, end, kind in _spans(words, mentions):
        text.stylize(COLOURS.get(kind, ""), start, end)
    return text


def _bracketed(words: str, mentions: Sequence[Row]) -> str:
    """The text with each mention in brackets, its type before it: [place: Hà Giang]."""
    marks: list[tuple[int, int, int, str]] = []  # where, closing first, outer brackets outside
    for start, end, kind in _spans(words, mentions):
        marks += [(start, 1, -end, f"[{kind}: "), (end, 0, -start, "]")]
    for place, _, _, mark in sorted(marks, reverse=True):
        words = words[:place] + mark + words[place:]
    return words


def _print_ids(kind: str, rows: Sequence[Row]) -> None:
    """Each fact of a kind behind what `cite` takes; changes of organisations have no fact_id."""
    if not rows:
        return
    key = "fact_id" if "fact_id" in rows[0] else "ordinal"
    body = [(row[key], " · ".join(_told(row[k]) for k in _SHOWN[kind])) for row in rows]
    out().print(table(kind, (key, " · ".join(_SHOWN[kind])), body))


def _told(value: object) -> str:
    if value is None:
        return "-"
    return f"{value:,.12g}" if isinstance(value, float) else str(value)

"""What a person sees: progress bars, tables and sentences; and JSON lines for programs.

Results go to standard output, progress and complaints to standard error, so that a pipe gets data
only.
"""

from __future__ import annotations

import dataclasses
import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, cast

from rich import box
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn
from rich.table import Table
from rich.text import Text

from congdoan import progress

if TYPE_CHECKING:
    from congdoan.assemble import ReleaseReport
    from congdoan.harvest import HarvestReport
    from congdoan.registry import Registry
    from congdoan.release.reading import Release

Row = Mapping[str, object]
STAGES = {"harvest": "harvesting", "process": "reading", "publish": "publishing"}
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


def _out() -> Console:
    return Console(soft_wrap=False, highlight=False)


def say(sentence: str) -> None:
    """Print one sentence."""
    _out().print(sentence, markup=False)


def complain(sentence: str) -> None:
    """Print one sentence about what went wrong to standard error."""
    Console(stderr=True, highlight=False, soft_wrap=True).print(
        f"congdoan: {sentence}", style="red", markup=False
    )


def json_line(row: object) -> None:
    """Print one JSON line; dates become ISO text."""
    sys.stdout.write(json.dumps(row, ensure_ascii=False, default=_plain) + "\n")


def _plain(value: object) -> object:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return dataclasses.asdict(value)
    return str(value)


@contextmanager
def working(*, quiet: bool = False) -> Iterator[None]:
    """Show a bar per source or batch while the work inside the context reports progress."""
    if quiet:
        yield
        return
    console = Console(stderr=True)
    console.print("Starting Prefect (a first start makes its database) ...", style="dim")
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    bars: dict[tuple[str, str], TaskID] = {}
    with Progress(*columns, console=console) as shown:

        def listen(stage: str, what: str, done: int, total: int) -> None:
            if (stage, what) not in bars:
                bars[stage, what] = shown.add_task(f"{STAGES.get(stage, stage)} {what}")
            shown.update(bars[stage, what], completed=done, total=total or None)

        with progress.listening(listen):
            yield


def table(title: str, headings: Sequence[str], rows: Iterable[Sequence[object]]) -> Table:
    """A table whose numbers stand right and whose empty cells stay empty."""
    shown = Table(
        title=title,
        title_justify="left",
        title_style="bold",
        header_style="bold",
        box=box.SIMPLE_HEAD,  # frames would cost the width that ids need in 80 columns
        pad_edge=False,
        collapse_padding=True,
    )
    body = [["" if cell is None else cell for cell in row] for row in rows]
    for index, heading in enumerate(headings):
        numbers = bool(body) and all(isinstance(row[index], int | float) for row in body)
        longest = max((len(str(row[index])) for row in body), default=0)
        shown.add_column(
            heading,
            justify="right" if numbers else "left",
            overflow="fold",
            # what a person copies or compares stays in one piece
            no_wrap=index == 0 or max(longest, len(heading)) <= _SHORT,
        )
    for row in body:
        shown.add_row(*(Text(f"{c:,}" if isinstance(c, int) else str(c)) for c in row))
    return shown


# --- run, import, assemble ----------------------------------------------------------------------


def run_report(
    harvested: HarvestReport, released: ReleaseReport, root: Path, *, as_json: bool
) -> None:
    """What a run gave: per source, per table, and where it is."""
    if as_json:
        json_line({"harvest": harvested, "release": released})
        return
    rows = [
        (s.source_id, s.state, s.found, s.fetched, s.new, s.unchanged,
         released.rejected.get(s.source_id, 0), sum(s.failed.values()))
        for s in harvested.sources
    ]  # fmt: skip
    headings = ("source", "state", "found", "fetched", "new", "same", "rejected", "failed")
    console = _out()
    console.print(table("Harvest", headings, rows))
    for source in harvested.sources:
        if source.detail:
            console.print(f"{source.source_id}: {source.detail}", style="red", markup=False)
    release_report(released, root, as_json=False)


def release_report(released: ReleaseReport, root: Path, *, as_json: bool) -> None:
    """The release of a run: version, rows per table, three facts and how to open it."""
    if as_json:
        json_line(released)
        return
    console = _out()
    for source_id, why in released.held_back.items():
        console.print(f"{source_id} is held back: {why}", style="red", markup=False)
    for problem in released.problems:
        console.print(problem, style="red", markup=False, soft_wrap=True)
    if released.version is None and released.current is None:
        console.print("No article to publish yet: no release was made.")
        return
    if released.version is None:
        console.print(
            f"Nothing changed: release {released.current} stays the newest, no version was made."
        )
    else:
        console.print(f"Release [bold]{released.version}[/bold] published.")
    from congdoan.release.reading import open_release  # noqa: PLC0415 - only when one is there

    release = open_release(root)
    console.print(table("Rows per table", ("table", "rows"), list(released.rows.items())))
    _problems(console, released)
    for sentence in _three_facts(release):
        console.print("•", sentence, markup=False)
    console.print("\nOpen it with pandas:", style="bold")
    console.print(
        f"  import pandas as pd\n  release = {str(release.path())!r}\n"
        '  articles = pd.read_parquet(release + "/articles")',
        markup=False,
        soft_wrap=True,
    )


def _problems(console: Console, released: ReleaseReport) -> None:
    """What could not be read or was held back; the rest was assembled all the same."""
    told = [
        f"{source_id} is held back at its last good rows: {why}"
        for source_id, why in released.held_back.items()
    ]
    told += released.problems
    for sentence in told[:_NAMED]:
        console.print(sentence, style="red", markup=False, soft_wrap=True)
    if len(told) > _NAMED:
        console.print(f"... and {len(told) - _NAMED} more: --json lists all", style="red")


def _first(release: Release, name: str, columns: Sequence[str]) -> Row | None:
    """The first row of a table that has a value in all these columns."""
    for batch in release.table(name).to_batches(max_chunksize=1000):
        for row in batch.to_pylist():
            if all(row[column] is not None for column in columns):
                return dict(row)
    return None


_NAMED = 20  # problems
_SHORT = 17  # characters; a date, a status, a family
_SIGNS = {"eq": "=", "gt": ">", "lt": "<", "approx": "≈"}
_SENTENCES = {
    "positions": (
        ("person_name", "role_canonical", "org_name", "as_of_on"),
        "{person_name} was {role_canonical} of {org_name} on {as_of_on}.",
    ),
    "awards": (
        ("award", "giver_name", "recipient_count", "recipient_kind"),
        "{giver_name}: {award} for {recipient_count} ({recipient_kind}), {status}.",
    ),
    "figures": (
        ("measure", "value", "org_name", "published_on"),
        "{org_name}: {measure} {sign} {value:,.0f}, published {published_on}.",
    ),
}


def _three_facts(release: Release) -> Iterator[str]:
    """A position, an award and a figure as sentences with quote and address."""
    for name, (columns, sentence) in _SENTENCES.items():
        row = _first(release, name, columns)
        if row is not None:
            sign = _SIGNS[str(row.get("qualifier", "eq"))]
            yield sentence.format_map({**row, "sign": sign}) + _source(row)


def _source(row: Row) -> str:
    quote = str(row["quote"]).replace("\n", " ")
    return f" “{quote[:160]}{'…' if len(quote) > 160 else ''}” {row['url']}"  # noqa: PLR2004


# --- lists --------------------------------------------------------------------------------------


def release_list(releases: Sequence[Row], *, as_json: bool) -> None:
    """All versions, newest first."""
    if as_json:
        for row in releases:
            json_line(row)
        return
    if not releases:
        say("No release yet: `congdoan run` or `congdoan import` makes one.")
        return
    rows = [
        (r["version"], f"{r['published_at']:%Y-%m-%d %H:%M}", r["schema_version"], r["articles"],
         ", ".join(cast("Sequence[str]", r["tags"])))
        for r in releases
    ]  # fmt: skip
    _out().print(table("Releases", ("version", "published", "schema", "articles", "tags"), rows))


def source_list(registry: Registry, root: Path, *, as_json: bool) -> None:
    """The registry beside what the newest release holds of each source."""
    from congdoan.release.reading import source_counts  # noqa: PLC0415 - pyarrow is slow to import

    counts = source_counts(root)
    rows = [
        {"source_id": s.source_id, "status": s.status.value, "family": s.family,
         "articles": counts.get(s.source_id, (0, None))[0],
         "last_new_on": counts.get(s.source_id, (0, None))[1],
         "province": s.province, "title": s.title}
        for s in registry
    ]  # fmt: skip
    if as_json:
        for row in rows:
            json_line(row)
        return
    keys = ("source_id", "status", "family", "articles", "last_new_on")  # what fits 80 columns
    _out().print(table("Sources", keys, [[row[key] for key in keys] for row in rows]))


# --- one article --------------------------------------------------------------------------------


def article_lines(rows: Iterable[Row], *, as_json: bool) -> None:
    """Articles as JSON lines, or as text for people."""
    for row in rows:
        if as_json:
            json_line(row)
        else:
            _print_article(row)


def _print_article(row: Row) -> None:
    console = _out()
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
        _out().print(table(kind, keys, [[fact.get(key) for key in keys] for fact in facts]))


def article_page(release: Release, wanted: str, *, as_json: bool) -> None:
    """One article of a release: its facts coloured in the text, then the facts as tables."""
    article = release.article(wanted)
    facts = {name: release.of_article(name, str(article["article_id"])) for name in _SHOWN}
    mentions = release.of_article("mentions", str(article["article_id"]))
    if as_json:
        json_line({**article, **facts, "mentions": mentions})
        return
    console = _out()
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

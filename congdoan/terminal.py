"""What a person sees: progress bars, tables and sentences; and JSON lines for programs.

Results go to standard output, progress and complaints to standard error, so that a pipe gets data
only.
"""

from __future__ import annotations

import dataclasses
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
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
    from congdoan.kept_health import Kept
    from congdoan.registry import Registry
    from congdoan.release.reading import Release

Row = Mapping[str, object]
STAGES = {"harvest": "harvesting", "process": "reading", "publish": "publishing"}


def out() -> Console:
    """Standard output as this terminal shows it."""
    return Console(soft_wrap=False, highlight=False)


def say(sentence: str) -> None:
    """Print one sentence; never broken by us, since people copy addresses out of it."""
    out().print(sentence, markup=False, soft_wrap=True)


def complain(sentence: str) -> None:
    """Print one sentence about what went wrong to standard error."""
    Console(stderr=True, highlight=False, soft_wrap=True).print(
        f"congdoan: {sentence}", style="red", markup=False
    )


def stopped() -> None:
    """Say what ^C has left."""
    complain("stopped; what was fetched is kept and the next run goes on from there")


def json_line(row: object) -> None:
    """Print one JSON line; dates become ISO text, half a surrogate pair its escape."""
    line = json.dumps(row, ensure_ascii=False, default=_plain)
    sys.stdout.write(line.encode("utf-8", "backslashreplace").decode("utf-8") + "\n")


def _plain(value: object) -> object:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return dataclasses.asdict(value)
    return str(value)


@contextmanager
def working(*, quiet: bool = False) -> Iterator[Callable[[], None]]:
    """Show a bar per source or batch while the work inside the context reports progress.

    Yields what ends the show early and gives the cursor back.
    """
    if quiet:
        yield lambda: None
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
            yield shown.stop


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
    harvested: HarvestReport,
    released: ReleaseReport,
    root: Path,
    sick: Sequence[Kept],
    *,
    as_json: bool,
) -> None:
    """What a run gave: per source, per table, and where it is; last, which sources are not well."""
    if as_json:
        json_line({"harvest": harvested, "release": released, "sick": sick})
        return
    rows = [
        (s.source_id, s.state, s.found, s.fetched, s.new, s.unchanged,
         released.rejected.get(s.source_id, 0), sum(s.failed.values()))
        for s in harvested.sources
    ]  # fmt: skip
    headings = ("source", "state", "found", "fetched", "new", "same", "rejected", "failed")
    console = out()
    console.print(table("Harvest", headings, rows))
    for source in harvested.sources:
        if source.detail:
            console.print(f"{source.source_id}: {source.detail}", style="red", markup=False)
    release_report(released, root, as_json=False)
    sick_sources(sick)


def sick_sources(sick: Sequence[Kept]) -> None:
    """Name the sources that are not well, and why."""
    for one in sick:
        why = "; ".join(one.reasons) or "the next run says why"
        Console(highlight=False, soft_wrap=True).print(
            f"{one.source_id} is {one.state}: {why}", style="red", markup=False
        )


def release_report(released: ReleaseReport, root: Path, *, as_json: bool) -> None:
    """The release of a run: version, rows per table, three facts and how to open it."""
    if as_json:
        json_line(released)
        return
    console = out()
    _problems(console, released)
    if released.version is None and released.current is None:
        console.print(released.no_release(), style="red", markup=False, soft_wrap=True)
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
    for sentence in _three_facts(release):
        console.print("•", sentence, markup=False, soft_wrap=True)
    console.print("\nOpen it with pandas:", style="bold", end=" ")
    console.print(f"in {sys.executable} type", markup=False, soft_wrap=True)
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
    out().print(table("Releases", ("version", "published", "schema", "articles", "tags"), rows))


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
    headings = ("source", "status", "family", "news", "last new")
    out().print(table("Sources", headings, [[row[key] for key in keys] for row in rows]))

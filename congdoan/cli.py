"""The command line: the composition root, the one module that may import everything.

A command reads its arguments, calls one workflow or room, and hands the result to terminal.py. It
decides nothing about pages or facts. What needs Prefect is imported inside the command, so that
readers of releases start quickly and need no checkout.

Exit codes: 0 done; 1 it failed, the message says why; 2 wrong arguments; 3 done, but some source
failed or is not well (the release holds what the others gave); 130 interrupted.
"""

from __future__ import annotations

import logging
import os
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer
from typer.exceptions import Abort, TyperException

from congdoan import (
    commands_archive,
    commands_bucket,
    commands_onboarding,
    commands_readers,
    terminal,
    terminal_archive,
    terminal_article,
)
from congdoan.cli_flows import running_flows
from congdoan.cli_options import (
    AnywhereOption,
    DataOption,
    JsonOption,
    SourceOption,
    SourcesOption,
    existing_files,
    existing_folders,
    existing_root,
    registry_of,
)
from congdoan.errors import ConfigError, CongdoanError, UsageError
from congdoan.settings import Settings, need_contact

if TYPE_CHECKING:
    from congdoan.assemble import ReleaseReport
    from congdoan.harvest import HarvestReport

app = typer.Typer(
    name="congdoan",
    help="Harvest news of Vietnam's health-sector trade unions into versioned Parquet datasets.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

ROOT = Path(__file__).resolve().parents[1]
DEMO = ROOT / "data" / "demo"
FAILED, MISUSED, DEGRADED, INTERRUPTED = 1, 2, 3, 130


def main() -> None:
    """Run the command line; every expected error is one sentence and a non-zero exit."""
    level = os.environ.get("CONGDOAN_LOG_LEVEL")
    logging.basicConfig(level=level or "ERROR", format="congdoan: %(message)s")
    if level is None:  # what was found damaged, and mended or not, is for whoever looks on
        logging.getLogger("congdoan.release").setLevel(logging.WARNING)
    try:
        code = app(standalone_mode=False, prog_name="congdoan") or 0
        if code == INTERRUPTED:  # typer's word for KeyboardInterrupt
            terminal.stopped()
        sys.exit(code)
    except CongdoanError as error:
        terminal.complain(str(error))
        sys.exit(MISUSED if isinstance(error, UsageError) else FAILED)
    except TyperException as error:
        if type(error).__name__ == "NoArgsIsHelpError":  # typer shows no other handle of it
            typer.echo(error.format_message(), err=True)
            sys.exit(MISUSED)
        terminal.complain(f"{error.format_message()} (`congdoan --help` lists what there is)")
        sys.exit(MISUSED)
    except (Abort, KeyboardInterrupt):
        terminal.stopped()
        sys.exit(INTERRUPTED)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _data(given: Path | None) -> Path:
    return given if given is not None else Settings().data


def _day(text: str | None, option: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise UsageError(f"{option} {text!r} is no date: write it as 2021-01-05") from error


def _is_ownerless(released: ReleaseReport) -> bool:
    """Whether there is no release although pages are there, of hosts that no source describes."""
    return released.current is None and bool(released.unknown_hosts)


@app.command()
def run(
    source: SourceOption = None,
    replay: Annotated[
        list[Path] | None,
        typer.Option(help="Harvest this WARC file on loopback instead of the network."),
    ] = None,
    data: DataOption = None,
    since: Annotated[
        str | None, typer.Option(help="Stop at articles listed as older than this day.")
    ] = None,
    limit: Annotated[int | None, typer.Option(min=1, help="Articles per source.")] = None,
    sources: SourcesOption = None,
    demo: Annotated[bool, typer.Option("--demo", help="Replay the bundled demo sites.")] = False,
    as_json: JsonOption = False,
) -> int:
    """Harvest and assemble through the Prefect flows."""
    warcs, extra, root = list(replay or ()), list(sources or ()), _data(data)
    if demo:
        warcs, extra = [DEMO / "demo_sites.warc.gz"], [DEMO / "sources", *extra]
        root = data or DEMO / "run"
    day, replayed, folders = _day(since, "--since"), existing_files(warcs), existing_folders(extra)
    registry_of(extra).pick(source or ())
    if not replayed:
        need_contact(Settings().contact)
    with running_flows(root, apart=demo, quiet=as_json):
        from congdoan.kept_health import kept_health  # noqa: PLC0415 - keeps `--help` quick
        from flows.nightly import nightly  # noqa: PLC0415 - Prefect is slow to import

        state = nightly(
            sources=list(source or ()),
            data=str(root),
            since=day,
            limit=limit,
            replay=replayed,
            extra_sources=folders,
            return_state=True,
        )
        harvested, released = cast("tuple[HarvestReport, ReleaseReport]", state.result())
    ran = {s.source_id for s in harvested.sources if s.attempts}
    sick = [k for k in kept_health(root).values() if k.is_sick and k.source_id in ran]
    terminal.run_report(harvested, released, root, sick, as_json=as_json)
    return DEGRADED if harvested.degraded or sick else 0


@app.command(name="import")
def import_(
    warcs: Annotated[list[Path], typer.Argument(help="WARC files to take into the archive.")],
    source: SourceOption = None,
    data: DataOption = None,
    sources: SourcesOption = None,
    as_json: JsonOption = False,
) -> int:
    """Take foreign archives in (kept untouched), then assemble."""
    root, files, extra = _data(data), existing_files(warcs), existing_folders(sources)
    registry_of(sources).pick(source or ())
    with running_flows(root, quiet=as_json):
        from flows.backfill import backfill  # noqa: PLC0415 - Prefect is slow to import

        taken, released = backfill(
            warcs=files, data=str(root), extra_sources=extra, sources=list(source or ())
        )
    terminal_archive.import_report(taken, released, root, as_json=as_json)
    return FAILED if _is_ownerless(released) else 0


@app.command()
def assemble(
    full: Annotated[bool, typer.Option("--full", help="Make every segment again.")] = False,
    accept: Annotated[
        bool, typer.Option("--accept", help="Publish although a table lost over 20% of its rows.")
    ] = False,
    data: DataOption = None,
    sources: SourcesOption = None,
    as_json: JsonOption = False,
) -> int:
    """Rebuild from the archive; no network."""
    root, extra = existing_root(data), existing_folders(sources)
    with running_flows(root, quiet=as_json):
        from flows.assemble import assemble as flow  # noqa: PLC0415 - Prefect is slow to import

        released = flow(data=str(root), extra_sources=extra, full=full, accept=accept)
    terminal.release_report(released, root, as_json=as_json)
    return FAILED if _is_ownerless(released) else 0


@app.command(name="sources")
def list_sources(
    check: Annotated[
        bool, typer.Option("--check", help="Only read and check every source file.")
    ] = False,
    data: DataOption = None,
    sources: SourcesOption = None,
    as_json: JsonOption = False,
) -> int:
    """The registry: status, family, articles and last new article of every source."""
    registry = registry_of(sources)
    if check:
        from congdoan.provinces import load_provinces  # noqa: PLC0415 - keeps `--help` quick

        known = load_provinces(Settings().config).by_id
        for source in registry:
            if source.province is not None and source.province not in known:
                raise ConfigError(
                    f"source {source.source_id}: key 'province': no unit '{source.province}' in "
                    "provinces.csv"
                )
        terminal.say(f"{len(registry.sources)} sources, {len(registry.families)} families: good")
        return 0
    terminal.source_list(registry, _data(data), as_json=as_json)
    return 0


@app.command()
def extract(
    file: Annotated[Path, typer.Argument(help="A saved page or a WARC file.")],
    url: Annotated[str | None, typer.Option(help="Address of a saved page.")] = None,
    sources: SourcesOption = None,
    as_json: JsonOption = False,
) -> int:
    """Articles of a page or a WARC file; with --json a line each, keys as the articles table."""
    from congdoan import trial  # noqa: PLC0415 - keeps `--help` quick

    path = Path(existing_files([file])[0])
    rows = trial.extract_file(path, url, registry_of(sources), Settings().config)
    terminal_article.article_lines(rows, as_json=as_json)
    return 0


@app.command()
def facts(
    files: Annotated[list[Path] | None, typer.Argument(help="Text files, UTF-8.")] = None,
    jsonl: Annotated[
        Path | None,
        typer.Option(help="JSON lines {id, text, title?, url?, province_id?, published_on?}."),
    ] = None,
    province: Annotated[str | None, typer.Option(help="Unit id such as vn-ben-tre.")] = None,
    published: Annotated[str | None, typer.Option(help="Publication date, 2021-01-05.")] = None,
    title: Annotated[str | None, typer.Option(help="Title, as context.")] = None,
    as_json: JsonOption = False,
) -> int:
    """Facts of plain texts as tables; with --json a line for each text."""
    from congdoan import trial  # noqa: PLC0415 - keeps `--help` quick

    if bool(files) == bool(jsonl):
        raise UsageError("name text files or one --jsonl file, not both and not neither")
    if jsonl is not None:
        rows = trial.read_jsonl(Path(existing_files([jsonl])[0]))
    else:
        day = _day(published, "--published")
        texts = [Path(p) for p in existing_files(files or ())]
        rows = trial.read_texts(texts, province=province, published_on=day, title=title)
    terminal_article.fact_lines(trial.facts_of(rows, Settings().config), as_json=as_json)
    return 0


@app.command()
def releases(data: AnywhereOption = None, as_json: JsonOption = False) -> int:
    """Every published version, newest first."""
    from congdoan.release.reading import list_releases  # noqa: PLC0415 - pyarrow is slow to import

    terminal.release_list(list_releases(data or _data(None)), as_json=as_json)
    return 0


@app.command()
def show(
    wanted: Annotated[
        str,
        typer.Argument(metavar="ARTICLE", help="Its article_id or address, or a fact_id of it."),
    ],
    version: Annotated[str, typer.Option("--release", help="Number, tag, date or latest.")] = (
        "latest"
    ),
    data: AnywhereOption = None,
    as_json: JsonOption = False,
) -> int:
    """One article with its facts marked in the text and listed with their ids."""
    from congdoan.release import cite  # noqa: PLC0415 - pyarrow is slow to import
    from congdoan.release.reading import open_release  # noqa: PLC0415 - pyarrow is slow to import

    release = open_release(data or _data(None), version)
    article = cite.find(release, wanted).article
    terminal_article.article_page(release, article, as_json=as_json)
    return 0


commands_readers.register(app)
commands_onboarding.register(app)
commands_archive.register(app)
commands_bucket.register(app)

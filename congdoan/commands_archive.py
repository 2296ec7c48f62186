"""Commands for the care of archive and state: state rebuild, erase, and check --archive."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from congdoan import terminal
from congdoan.cli_options import DataOption, JsonOption, SourcesOption, registry_of
from congdoan.settings import Settings

_FAILED = 1


def register(app: typer.Typer) -> None:
    """Add the commands to the command line."""
    state = typer.Typer(help="What is remembered between runs.", no_args_is_help=True)
    state.command(name="rebuild")(rebuild)
    app.add_typer(state, name="state")
    app.command(name="erase")(erase)


def _folder(given: Path | None) -> Path:
    return given if given is not None else Settings().data


def rebuild(
    data: DataOption = None, sources: SourcesOption = None, as_json: JsonOption = False
) -> int:
    """Make the list of known pages again from the archive."""
    from congdoan.upkeep import rebuild_state

    url = Settings().state_url if data is None else None
    counts = rebuild_state(_folder(data), url, registry_of(sources))
    if as_json:
        terminal.say(json.dumps(counts))
        return 0
    for source_id, count in counts.items():
        terminal.say(f"{source_id}: {count} pages")
    terminal.say(f"{sum(counts.values())} pages of {len(counts)} sources taken from the archive")
    return 0


def erase(
    url: Annotated[str, typer.Argument(help="Address of the page.")],
    reason: Annotated[str, typer.Option(help="Who asked for it, and why; it is noted.")],
    data: DataOption = None,
    sources: SourcesOption = None,
    as_json: JsonOption = False,
) -> int:
    """Take a page out of the archive for good; it is not fetched again."""
    from congdoan.upkeep import take_down

    done = take_down(_folder(data), url, reason, registry_of(sources), datetime.now(UTC))
    if as_json:
        told = {"url_key": done.url_key, "records": done.records, "segments": done.segments}
        terminal.say(json.dumps(told | {"versions": done.versions}))
        return 0
    files = ", ".join(f"{count} of {name}" for name, count in done.records.items()) or "none"
    terminal.say(f"erased {done.url_key}: records {files}; {done.segments} segments")
    if done.versions:
        shown = ", ".join(map(str, done.versions))
        terminal.say(f"still shown by version {shown}: `congdoan assemble` makes one without it")
    return 0


def check_archive(archive: Path, *, as_json: bool) -> int:
    """Verify every digest of the archive; 1 when something is damaged."""
    from congdoan.archive.fixity import verify

    files = list(verify(archive))
    bad = [file for file in files if file.problems]
    if as_json:
        terminal.say(json.dumps([{"file": f.file, "records": f.records, "problems": f.problems}
                                 for f in files]))  # fmt: skip
        return _FAILED if bad else 0
    for file in bad:
        for problem in file.problems:
            terminal.say(f"{file.file}: {problem}")
    records = sum(file.records for file in files)
    terminal.say(f"{len(files)} files, {records} records: {len(bad)} files with damage")
    return _FAILED if bad else 0

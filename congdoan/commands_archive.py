"""Commands for the care of archive and state: state rebuild, erase, and check --archive."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from congdoan import terminal, terminal_archive
from congdoan.cli_options import (
    DataOption,
    JsonOption,
    SourcesOption,
    existing_folders,
    registry_of,
    root_to_change,
)
from congdoan.settings import Settings

if TYPE_CHECKING:
    from congdoan.upkeep import Takedown

_FAILED = 1


def register(app: typer.Typer) -> None:
    """Add the commands to the command line."""
    state = typer.Typer(help="What is remembered between runs.", no_args_is_help=True)
    state.command(name="rebuild")(rebuild)
    app.add_typer(state, name="state")
    app.command(name="erase")(erase)


def rebuild(
    data: DataOption = None, sources: SourcesOption = None, as_json: JsonOption = False
) -> int:
    """Make the list of known pages again from the archive."""
    from congdoan.upkeep import rebuild_state

    url = Settings().state_url if data is None else None
    counts = rebuild_state(root_to_change(data), url, registry_of(sources))
    if as_json:
        terminal.say(json.dumps(counts))
        return 0
    for source_id, count in counts.items():
        terminal.say(f"{source_id}: {count} pages")
    terminal.say(f"{sum(counts.values())} pages of {len(counts)} sources taken from the archive")
    return 0


def erase(
    url: Annotated[str, typer.Argument(help="Any address of the page.")],
    reason: Annotated[str, typer.Option(help="Who asked for it, and why; it is noted.")],
    versions: Annotated[
        bool, typer.Option("--versions", help="Remove published versions that show it, too.")
    ] = False,
    accept: Annotated[
        bool, typer.Option("--accept", help="Publish although a table lost over 20% of its rows.")
    ] = False,
    data: DataOption = None,
    sources: SourcesOption = None,
    as_json: JsonOption = False,
) -> int:
    """Take a page out of archive and dataset for good; nothing brings it back."""
    from congdoan import upkeep
    from congdoan.assemble import assemble, plan_assembly

    root, registry, now = root_to_change(data), registry_of(sources), datetime.now(UTC)
    state = Settings().state_url if data is None else None
    done = upkeep.take_down(root, url, reason, registry, now, state=state)
    published = None
    if done.versions:
        plan = plan_assembly(str(root), existing_folders(sources), accept=accept)
        published = assemble(plan).version
    shown = upkeep.showing(root, url, registry)
    if versions and shown:
        upkeep.withdraw(root, shown, reason, now)
    told = Told(done, published, () if versions else shown, shown if versions else ())
    if as_json:
        terminal.json_line(dataclasses.asdict(told))
    else:
        _tell_erased(told)
    return 0


@dataclasses.dataclass(frozen=True)
class Told:
    """What an erasure did: `published` is the version without the page, None when none was due."""

    erased: Takedown
    published: int | None
    still_in: tuple[int, ...]
    withdrawn: tuple[int, ...]


def _tell_erased(told: Told) -> None:
    done, say = told.erased, terminal_archive.line
    for address in done.addresses:
        say(f"taken down: {address}")
    files = ", ".join(f"{count} from {name}" for name, count in done.records.items())
    say(f"records removed: {files or 'none, the archive did not hold it'}")
    if told.published is not None:
        say(f"version {told.published} is published without it")
    if told.withdrawn:
        say(f"removed for good: version {_listed(told.withdrawn)}; remove it from mirrors, too")
    if told.still_in:
        say(f"still shown by version {_listed(told.still_in)}: the same command with --versions "
            "removes these versions")  # fmt: skip
    if done.is_harvesting:
        say("a harvest is running and may just have fetched it: run this command again afterwards")


def _listed(versions: Sequence[int]) -> str:
    return ", ".join(map(str, versions))


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

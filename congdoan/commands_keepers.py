"""Commands for keepers of releases: tag, report, coverage, health, review, gc.

As those of readers (commands_readers.py): arguments in, one call, a view out.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from congdoan import terminal_release
from congdoan.cli_options import (
    DataOption,
    JsonOption,
    SourceOption,
    SourcesOption,
    existing_folders,
    existing_root,
    root_to_change,
)
from congdoan.errors import UsageError
from congdoan.settings import Settings


def register(app: typer.Typer) -> None:
    """Add the commands to the command line."""
    for command in (tag, report, coverage, health, review, gc):
        app.command()(command)


def _folder(given: Path | None) -> Path:
    return given if given is not None else Settings().data


def tag(
    version: Annotated[str, typer.Argument(help="Version number, tag, date or latest.")],
    name: Annotated[str, typer.Argument(help="A name such as paper-2027.")],
    move: Annotated[bool, typer.Option("--move", help="Take it from another version.")] = False,
    remove: Annotated[bool, typer.Option("--remove", help="Take the name away again.")] = False,
    data: DataOption = None,
    as_json: JsonOption = False,
) -> int:
    """Name a version; a tagged version is kept for ever."""
    from congdoan.release import retention
    from congdoan.release.reading import open_release

    release = open_release(root_to_change(data), version)
    retention.tag(release.path().parent, release.version, name, move=move, remove=remove)
    terminal_release.tagged(release.version, name, removed=remove, as_json=as_json)
    return 0


def report(
    version: Annotated[str, typer.Argument(help="Version number, tag, date or latest.")] = "latest",
    data: DataOption = None,
    as_json: JsonOption = False,
) -> int:
    """Where the page of a version is: charts and tables for any browser."""
    from congdoan.release.reading import open_release
    from congdoan.release.store import REPORT

    release = open_release(_folder(data), version)
    page = release.path() / REPORT
    if not page.is_file():
        raise UsageError(f"version {release.version} has no {REPORT}: it is older than they are")
    terminal_release.page(release.version, page, as_json=as_json)
    return 0


def coverage(
    source: SourceOption = None,
    years: Annotated[
        bool, typer.Option("--years", help="By year of publication: silence told from breakage.")
    ] = False,
    data: DataOption = None,
    as_json: JsonOption = False,
) -> int:
    """How each source was reached, by day or by year."""
    from congdoan.release import observed

    rows = (observed.years if years else observed.sources)(_folder(data), source or ())
    terminal_release.coverage(rows, years=years, as_json=as_json)
    return 0


def health(
    source: SourceOption = None, data: DataOption = None, as_json: JsonOption = False
) -> int:
    """How each source was judged after its last run, and why; judges nothing anew."""
    from congdoan import terminal_health
    from congdoan.kept_health import kept_health

    root = _folder(data)
    kept = kept_health(root)
    if not kept:
        raise UsageError(f"{root} holds no judgement of its sources: `congdoan run` makes one")
    for source_id in source or ():
        if source_id not in kept:
            raise UsageError(f"source '{source_id}' was not judged: known are {', '.join(kept)}")
    shown = [k for k in kept.values() if not source or k.source_id in source]
    terminal_health.health(shown, as_json=as_json)
    return 0


def review(
    left: Annotated[str | None, typer.Argument(help="An entity_id to judge.")] = None,
    right: Annotated[str | None, typer.Argument(help="The other entity_id.")] = None,
    same: Annotated[bool, typer.Option("--same", help="Both are one.")] = False,
    different: Annotated[bool, typer.Option("--different", help="Never merge them.")] = False,
    reason: Annotated[str | None, typer.Option(help="Why, with an article as proof.")] = None,
    by: Annotated[str | None, typer.Option(help="Who decides.")] = None,
    limit: Annotated[int, typer.Option(min=1, help="Pairs to show.")] = 20,
    data: DataOption = None,
    as_json: JsonOption = False,
) -> int:
    """List pairs of identities that may be one; take a verdict."""
    from congdoan.release import review as reviewing
    from congdoan.release.identity import load_judgements
    from congdoan.release.reading import open_release

    config = Settings().config
    release = open_release(_folder(data))
    if left is None:
        found = reviewing.pairs(release, load_judgements(config))
        terminal_release.review(found, limit=limit, as_json=as_json)
        return 0
    if right is None or same == different or not reason or not by:
        raise UsageError("a verdict is LEFT RIGHT with --same or --different, --reason and --by")
    verdict = reviewing.Verdict(
        left=left,
        right=right,
        judgement="positive" if same else "negative",
        reason=reason,
        by=by,
        on=_today().isoformat(),
    )
    path = reviewing.write(config, release, verdict)
    terminal_release.judged(path, verdict, as_json=as_json)
    return 0


def _today() -> date:
    return datetime.now(UTC).astimezone(ZoneInfo("Asia/Ho_Chi_Minh")).date()


def gc(
    apply: Annotated[bool, typer.Option("--apply", help="Remove what is listed.")] = False,
    data: DataOption = None,
    sources: SourcesOption = None,
    as_json: JsonOption = False,
) -> int:
    """Show what may be removed; --apply removes it."""
    from congdoan import audit
    from congdoan.release import candidate, retention

    root = root_to_change(data) if apply else existing_root(data)
    releases = root / "releases"
    folders = [Path(p) for p in existing_folders(sources)]
    needed = audit.wanted_segments(root, Settings().config, folders)
    items = [
        *retention.versions(releases, _today()),
        *retention.segments(root / "segments", needed | retention.needed_by_newest(releases)),
        *retention.leftovers(releases),
        *retention.candidates(candidate.place(root)),
    ]
    if apply:
        retention.apply(items, releases)
    terminal_release.removals(items, applied=apply, as_json=as_json)
    return 0

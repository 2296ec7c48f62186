"""Commands for readers and keepers of releases: check, cite, diff, tag, export, coverage, gc.

Each reads its arguments, calls the release room or a workflow, and hands the result on. Nothing
slow is imported before a command runs.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from zoneinfo import ZoneInfo

import typer

from congdoan import terminal_release
from congdoan.errors import UsageError
from congdoan.settings import Settings

if TYPE_CHECKING:
    from congdoan.release.diff import Difference

DataOption = Annotated[
    str | None,
    typer.Option("--data", help="Data root; for reading also https://host/releases."),
]
FolderOption = Annotated[Path | None, typer.Option("--data", help="Data root.")]
ReleaseOption = Annotated[
    str, typer.Option("--release", help="Version number, tag, date or latest.")
]
VersionArgument = Annotated[str, typer.Argument(help="Version number, tag, date or latest.")]
SourcesOption = Annotated[
    list[Path] | None, typer.Option("--sources", help="Read further source files from this folder.")
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON for programs.")]
_FAILED = 1


def register(app: typer.Typer) -> None:
    """Add the commands to the command line."""
    for name, command in (
        ("check", check), ("cite", cite), ("diff", diff), ("tag", tag), ("export", export),
        ("coverage", coverage), ("review", review), ("gc", gc),
    ):  # fmt: skip
        app.command(name=name)(command)


def _root(given: str | None) -> str | Path:
    return given if given is not None else Settings().data


def _folder(given: Path | None) -> Path:
    return given if given is not None else Settings().data


def _archive(root: str | Path) -> Path:
    """The archive of a data root; beside the releases folder where that was named."""
    path = Path(root)
    return (path.parent if path.name == "releases" else path) / "archive"


def check(
    version: VersionArgument = "latest", data: DataOption = None, as_json: JsonOption = False
) -> int:
    """Check a version: digests, columns, keys, references, spans, and the archived pages.

    Exit code 1 when something is wrong.
    """
    from congdoan import audit
    from congdoan.release.reading import open_release

    root = _root(data)
    release = open_release(root, version)
    found = audit.check(release, _archive(root))
    terminal_release.check_report(release.version, found, as_json=as_json)
    return _FAILED if found.wrong else 0


def cite(
    fact: Annotated[str, typer.Argument(help="A fact_id; or an article_id or address.")],
    version: ReleaseOption = "latest",
    html: Annotated[
        Path | None,
        typer.Option(help="Write the archived page with the quote highlighted to this file."),
    ] = None,
    data: DataOption = None,
    as_json: JsonOption = False,
) -> int:
    """Prove one fact: its quote, article, capture, archive record, version and a citation line."""
    from congdoan import audit
    from congdoan.release import cite as citing
    from congdoan.release.reading import open_release

    root = _root(data)
    release = open_release(root, version)
    found = citing.find(release, fact)
    if html is not None:
        page = audit.proof_page(release, _archive(root), fact)
        try:
            html.write_text(page, encoding="utf-8")
        except OSError as error:
            raise UsageError(f"{html} cannot be written: {error.strerror}") from error
    terminal_release.citation(found, as_json=as_json)
    return 0


def diff(
    before: Annotated[
        str | None, typer.Argument(help="Version; the one before the other unless named.")
    ] = None,
    after: VersionArgument = "latest",
    candidate: Annotated[
        bool,
        typer.Option("--candidate", help="Compare with what assembling now would publish."),
    ] = False,
    full: Annotated[
        bool, typer.Option("--full", help="With --candidate: make every segment again.")
    ] = False,
    rows: Annotated[bool, typer.Option("--rows", help="Every changed row.")] = False,
    markdown: Annotated[bool, typer.Option("--markdown", help="Print markdown.")] = False,
    data: DataOption = None,
    sources: SourcesOption = None,
    as_json: JsonOption = False,
) -> int:
    """What differs between two versions, in which columns, and why."""
    from congdoan.release import diff as comparing
    from congdoan.release.reading import open_release

    root = _root(data)
    if full and not candidate:
        raise UsageError("--full makes segments for a candidate: say --candidate too")
    if candidate:
        found = _candidate(Path(root), before, sources or [], full=full)
    else:
        newer = open_release(root, after)
        older = before if before is not None else (newer.manifest["parent"] or {}).get("version")
        if older is None:
            raise UsageError(f"version {newer.version} is the first one: there is nothing before")
        found = comparing.between(open_release(root, older), newer)
    if markdown:
        typer.echo(comparing.markdown(found), nl=False)
    else:
        terminal_release.difference(found, rows=rows, as_json=as_json)
    return 0


def _candidate(root: Path, before: str | None, sources: list[Path], *, full: bool) -> Difference:
    """Assemble beside the releases, publish nothing, and compare."""
    from congdoan.assemble import assemble, plan_assembly
    from congdoan.release import candidate, checks
    from congdoan.release import diff as comparing
    from congdoan.release.reading import open_release

    with candidate.staged(root) as folder:
        report = assemble(
            plan_assembly(str(folder), [str(p) for p in sources], full=full, accept=True)
        )
        if report.current is None:
            raise UsageError("no article in the archive yet: there is nothing to compare")
    made = open_release(candidate.place(root), report.current)
    if report.version == 1:
        found = comparing.added_up(None, made.manifest, made.table("changes"))
    else:
        parent = open_release(root, before if before is not None else "latest")
        found = comparing.between(parent, made)
    rows = {name: t.rows_after for name, t in found.tables.items()}
    for sentence in checks.drops(rows, {n: t.rows_before for n, t in found.tables.items()}):
        terminal_release.warn(f"{sentence}: publishing it would need --accept")
    for problem in report.problems:
        terminal_release.warn(problem)
    return found


def tag(
    version: VersionArgument,
    name: Annotated[str, typer.Argument(help="A name such as paper-2027.")],
    move: Annotated[bool, typer.Option("--move", help="Take it from another version.")] = False,
    remove: Annotated[bool, typer.Option("--remove", help="Take the name away again.")] = False,
    data: FolderOption = None,
    as_json: JsonOption = False,
) -> int:
    """Name a version; a tagged version is kept for ever."""
    from congdoan.release import retention
    from congdoan.release.reading import open_release

    release = open_release(_folder(data), version)
    retention.tag(release.path().parent, release.version, name, move=move, remove=remove)
    terminal_release.tagged(release.version, name, removed=remove, as_json=as_json)
    return 0


def export(
    version: VersionArgument = "latest",
    xlsx: Annotated[Path | None, typer.Option(help="Write one Excel workbook.")] = None,
    csv: Annotated[Path | None, typer.Option(help="Write CSV files into this folder.")] = None,
    table: Annotated[
        list[str] | None, typer.Option(help="Only this table; may be repeated.")
    ] = None,
    separator: Annotated[
        str, typer.Option(help="Of CSV: ',' or ';' (then with decimal commas).")
    ] = ",",
    data: DataOption = None,
    as_json: JsonOption = False,
) -> int:
    """Write a version as files that Excel opens rightly, each table with its dictionary."""
    from congdoan.release import export as exporting
    from congdoan.release import workbook
    from congdoan.release.reading import open_release

    if (xlsx is None) == (csv is None):
        raise UsageError("say where to: --xlsx FILE or --csv FOLDER, one of them")
    if separator not in (",", ";"):
        raise UsageError(f"--separator {separator!r} is none: take ',' or ';'")
    release = open_release(_root(data), version)
    if xlsx is not None:
        notes = workbook.write(release, xlsx, table or ())
        terminal_release.exported([xlsx], notes, as_json=as_json)
    elif csv is not None:
        files, notes = exporting.to_csv(release, csv, table or (), separator=separator)
        terminal_release.exported(files, notes, as_json=as_json)
    return 0


def coverage(
    source: Annotated[
        list[str] | None, typer.Option("--source", help="Only this source id; may be repeated.")
    ] = None,
    years: Annotated[
        bool, typer.Option("--years", help="By year of publication: silence told from breakage.")
    ] = False,
    data: FolderOption = None,
    as_json: JsonOption = False,
) -> int:
    """How each source was reached: state, last look, last new article, failures by class."""
    from congdoan.release import observed

    rows = (observed.years if years else observed.sources)(_folder(data), source or ())
    terminal_release.coverage(rows, years=years, as_json=as_json)
    return 0


def review(
    left: Annotated[str | None, typer.Argument(help="An entity_id to judge.")] = None,
    right: Annotated[str | None, typer.Argument(help="The other entity_id.")] = None,
    same: Annotated[bool, typer.Option("--same", help="Both are one.")] = False,
    different: Annotated[bool, typer.Option("--different", help="Never merge them.")] = False,
    reason: Annotated[str | None, typer.Option(help="Why, with an article as proof.")] = None,
    by: Annotated[str | None, typer.Option(help="Who decides.")] = None,
    limit: Annotated[int, typer.Option(min=1, help="Pairs to show.")] = 20,
    data: FolderOption = None,
    as_json: JsonOption = False,
) -> int:
    """List pairs of identities that may be one; or write a verdict on a pair into config."""
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
    data: FolderOption = None,
    sources: SourcesOption = None,
    as_json: JsonOption = False,
) -> int:
    """Show which versions, segments and leftovers may go; remove them with --apply."""
    from congdoan import audit
    from congdoan.release import candidate, retention

    root = _folder(data)
    if not root.is_dir():
        raise UsageError(f"there is no data root {root}: name it with --data")
    releases = root / "releases"
    needed = audit.wanted_segments(root, Settings().config, sources or ())
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

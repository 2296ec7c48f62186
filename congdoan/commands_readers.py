"""Commands for readers of releases: check, cite, diff, export.

Each reads its arguments, calls the release room or a workflow, and hands the result on. Nothing
slow is imported before a command runs.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from congdoan import commands_keepers, terminal_release
from congdoan.cli_options import (
    AnywhereOption,
    JsonOption,
    SourcesOption,
    existing_folders,
    here,
    is_far,
)
from congdoan.commands_archive import check_archive
from congdoan.commands_bucket import check_bucket
from congdoan.errors import UsageError
from congdoan.settings import Settings
from congdoan.storage import is_bucket

if TYPE_CHECKING:
    from congdoan.release.diff import Difference
    from congdoan.release.findings import Findings
    from congdoan.release.reading import Release

ReleaseOption = Annotated[
    str, typer.Option("--release", help="Version number, tag, date or latest.")
]
VersionArgument = Annotated[str, typer.Argument(help="Version number, tag, date or latest.")]
_FAILED = 1


def register(app: typer.Typer) -> None:
    """Add the commands to the command line."""
    for name, command in (("check", check), ("cite", cite), ("diff", diff), ("export", export)):
        app.command(name=name)(command)
    commands_keepers.register(app)


def _root(given: str | None) -> str | Path:
    return given if given is not None else Settings().data


def _archive(root: str | Path, what: str) -> Path:
    """The archive of a data root; beside the releases folder where that was named."""
    path = here(root, what)
    return (path.parent if path.name == "releases" else path) / "archive"


def check(
    version: VersionArgument = "latest",
    repair: Annotated[
        bool, typer.Option("--repair", help="Make damaged parts again from the archive.")
    ] = False,
    archive: Annotated[
        bool, typer.Option("--archive", help="Check every digest of the archive instead.")
    ] = False,
    data: AnywhereOption = None,
    sources: SourcesOption = None,
    as_json: JsonOption = False,
) -> int:
    """Check a version down to the archived pages.

    Digests, columns, keys, references, spans, texts, archive files and records.

    Exit code 1 when something is wrong.
    """
    from congdoan import audit
    from congdoan.release.reading import open_release

    root = _root(data)
    if is_bucket(root):
        if repair:
            raise UsageError("in a bucket remove what is damaged, and `congdoan push` sends it "
                             "again")  # fmt: skip
        return check_bucket(str(root), version, as_json=as_json)
    if archive:
        return check_archive(_archive(root, "--archive"), as_json=as_json)
    if repair:
        folder = here(root, "--repair")
        _repair(open_release(folder, version), folder, existing_folders(sources))
    if is_far(root):
        number, found = _check_copy(str(root), version)
    else:
        release = open_release(root, version)
        number, found = release.version, audit.check(release, _archive(root, "the archive"))
    terminal_release.check_report(number, found, as_json=as_json)
    return _FAILED if found.wrong else 0


def _check_copy(address: str, version: str) -> tuple[int, Findings]:
    """Every file that an address shows of a version, fetched anew: a cache proves nothing of it."""
    from congdoan import audit
    from congdoan.release.reading import copied

    with tempfile.TemporaryDirectory() as folder:
        release = copied(address, version, Path(folder))
        return release.version, audit.check(release, None)


def _repair(release: Release, root: Path, sources: list[str]) -> None:
    """Assemble everything beside the releases and put equal files in the place of damaged ones."""
    from congdoan.assemble import assemble, plan_assembly
    from congdoan.release import candidate, repair
    from congdoan.release.reading import open_release

    if not repair.damaged(release):
        return
    with candidate.staged(root, after_newest=False) as folder:
        assemble(plan_assembly(str(folder), sources, accept=True))
        mended, left = repair.mend(release, open_release(folder))
    candidate.forget(root)
    for name in mended:
        terminal_release.warn(f"{name} was damaged and is made again")
    for name in left:
        terminal_release.warn(
            f"{name} is damaged and the present rules make other bytes: use congdoan "
            f"{release.manifest['made_with']['congdoan']} with the rules of that day, or a backup"
        )


def cite(
    fact: Annotated[str, typer.Argument(help="A fact_id; or an article_id or address.")],
    version: ReleaseOption = "latest",
    html: Annotated[
        Path | None,
        typer.Option(help="Write the archived page with the quote highlighted to this file."),
    ] = None,
    data: AnywhereOption = None,
    as_json: JsonOption = False,
) -> int:
    """Prove one fact: quote, article, capture, archive record."""
    from congdoan import audit
    from congdoan.release import cite as citing
    from congdoan.release.reading import open_release

    root = _root(data)
    release = open_release(root, version)
    found = citing.find(release, fact)
    if html is not None:
        page = audit.proof_page(release, _archive(root, "--html"), fact)
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
    data: AnywhereOption = None,
    sources: SourcesOption = None,
    as_json: JsonOption = False,
) -> int:
    """What differs between two versions, and why."""
    from congdoan.release import diff as comparing
    from congdoan.release.reading import open_release

    root = _root(data)
    if full and not candidate:
        raise UsageError("--full makes segments for a candidate: say --candidate too")
    if candidate:
        found = _candidate(here(root, "--candidate"), before, existing_folders(sources), full=full)
    else:
        newer = open_release(root, after)
        older = before if before is not None else (newer.manifest["parent"] or {}).get("version")
        if older is None:  # the first one: all of it is new, as its own notes say
            found = comparing.told_by(None, newer.manifest, newer.table("changes"))
        else:
            found = comparing.between(open_release(root, older), newer)
    if markdown:
        typer.echo(comparing.markdown(found), nl=False)
    else:
        terminal_release.difference(found, rows=rows, as_json=as_json)
    return 0


def _candidate(root: Path, before: str | None, sources: list[str], *, full: bool) -> Difference:
    """Assemble beside the releases, publish nothing, and compare."""
    from congdoan.assemble import assemble, plan_assembly
    from congdoan.release import candidate, checks
    from congdoan.release import diff as comparing
    from congdoan.release.reading import open_release

    with candidate.staged(root) as folder:
        report = assemble(plan_assembly(str(folder), sources, full=full, accept=True))
        if report.current is None:
            raise UsageError("no article in the archive yet: there is nothing to compare")
    made = open_release(candidate.place(root), report.current)
    if report.version == 1:
        found = comparing.told_by(None, made.manifest, made.table("changes"))
    else:
        parent = open_release(root, before if before is not None else "latest")
        found = comparing.between(parent, made)
    rows = {name: t.rows_after for name, t in found.tables.items()}
    for sentence in checks.drops(rows, {n: t.rows_before for n, t in found.tables.items()}):
        terminal_release.warn(f"{sentence}: publishing it would need --accept")
    for problem in report.problems:
        terminal_release.warn(problem)
    return found


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
    data: AnywhereOption = None,
    as_json: JsonOption = False,
) -> int:
    """Write a version as files that Excel opens rightly."""
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

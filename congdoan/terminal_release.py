"""What a reader of releases sees: checks, differences, citations, coverage, what may be removed."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from congdoan.terminal import json_line, say, table

if TYPE_CHECKING:
    from congdoan.release.cite import Citation
    from congdoan.release.diff import Difference
    from congdoan.release.findings import Findings
    from congdoan.release.retention import Item
    from congdoan.release.review import Pair, Verdict

CHECKS = {
    "files": "files whose bytes have their SHA-256",
    "schema": "files with the contract's columns",
    "null": "rows with every required column",
    "key": "keys that name one row",
    "reference": "references that lead to a row",
    "span": "spans that hold their words",
    "text": "texts with their digest",
    "content": "content digest of all rows",
    "archive": "archive files, byte for byte",
    "record": "rows whose archived page is there",
}
_EXAMPLES = 3


def _print(*parts: object) -> None:
    Console(highlight=False).print(*parts, markup=False)


def _wide(text: str) -> None:
    """Print text that a person copies: never broken by us."""
    Console(highlight=False, soft_wrap=True).print(text, markup=False)


def check_report(version: int, found: Findings, *, as_json: bool) -> None:
    """What was looked at, what is wrong with examples, and what could not be asked."""
    good = not found.wrong
    if as_json:
        json_line(
            {"version": version, "ok": good, "looked": found.looked, "wrong": found.wrong,
             "problems": found.problems, "skipped": found.skipped}
        )  # fmt: skip
        return
    rows = [
        (name, words, found.looked[name], found.wrong[name])
        for name, words in CHECKS.items()
        if found.looked[name] or found.wrong[name]
    ]
    _print(table(f"Version {version}", ("check", "looked at", "count", "wrong"), rows))
    for problem in found.problems:
        Console(highlight=False).print(problem, style="red", markup=False)
    for skipped in found.skipped:
        _wide(f"Not asked: {skipped}.")
    said = "holds what it promises" if good else f"is damaged: {sum(found.wrong.values())} faults"
    say(f"Version {version} {said}.")


def difference(found: Difference, *, rows: bool, as_json: bool) -> None:
    """Two versions side by side: rows per table, columns, causes, and a few rows as examples."""
    if as_json:
        for row in found.rows.to_pylist() if rows else [found.as_row()]:
            json_line(row)
        return
    first = f"since version {found.before}" if found.before else "the first one"
    if not found.changed:
        say(f"Version {found.after} has the rows of version {found.before}.")
        return
    body = [
        (name, t.rows_before, t.rows_after, *(t.kinds.get(k, 0) for k in
                                              ("insert", "update", "delete")))
        for name, t in found.changed.items()
    ]  # fmt: skip
    headings = ("table", "before", "now", "new", "changed", "gone")
    _print(table(f"Version {found.after}, {first}", headings, body))
    _causes(found)
    for name, one in found.changed.items():
        if one.columns:
            columns = ", ".join(f"{c} {n}" for c, n in one.columns.items())
            _print(f"{name}: changed columns {columns}")
    _examples(found, everything=rows)


def _causes(found: Difference) -> None:
    from congdoan.release.diff import CAUSES  # noqa: PLC0415 - pyarrow is slow to import

    body = [(n, c, CAUSES.get(c, "")) for c, n in found.causes.items()]
    _print(table("Why", ("rows", "cause", "meaning"), body))


def _examples(found: Difference, *, everything: bool) -> None:
    """The first changed rows of each table, unless all is new: then there is nothing to compare."""
    if found.before == 0 and not everything:
        return
    count = found.rows.num_rows if everything else _EXAMPLES
    for name in found.changed:
        body = [
            (r["change"], r["key"], ", ".join(r["columns"]), ", ".join(r["causes"]))
            for r in found.examples(name, count)
        ]
        if body:
            _print(table(name, ("change", "key", "columns", "causes"), body))


def citation(found: Citation, *, as_json: bool) -> None:
    """The proof of one fact."""
    if as_json:
        json_line(found.as_row())
        return
    article = found.article
    _print(Text(f"“{found.quote}”", style="bold"))
    _pairs(
        {
            "says": "; ".join(f"{k} = {v}" for k, v in found.stated().items()),
            "article": article["title"],
            "published": f"{article['published_on'] or 'no date'} by {found.publisher}",
            "address": article["url"],
            "captured": f"{article['captured_at']:%Y-%m-%d %H:%M:%S} UTC",
            "archive": f"{article['warc_file']}, byte {article['warc_offset']}",
            "SHA-256": article["payload_sha256"],
            "version": f"{found.version}, {found.table} {found.key}",
        }
    )
    say("")
    _wide(found.line())


def _pairs(values: Mapping[str, str]) -> None:
    for name, value in values.items():
        if value:
            Console(highlight=False, soft_wrap=name != "says").print(
                Text.assemble((f"{name:<10}", "dim"), value)
            )


def exported(files: Sequence[Path], notes: Sequence[str], *, as_json: bool) -> None:
    """What was written, and what did not fit."""
    if as_json:
        json_line({"files": [str(f) for f in files], "notes": list(notes)})
        return
    for note in notes:
        say(f"Note: {note}.")
    more = f" and {len(files) - 1} more files beside it" if len(files) > 1 else ""
    _wide(f"{files[0]}{more} written.")


def coverage(rows: Sequence[Mapping[str, object]], *, years: bool, as_json: bool) -> None:
    """Coverage per source, or per source and year of publication."""
    if as_json:
        for row in rows:
            json_line(row)
        return
    if years:
        keys = ("source_id", "year", "articles", "rejected", "listed", "months", "silent_months")
        headings = ("source", "year", "articles", "rejected", "listed", "months", "silent")
        body = [[r["source_id"], str(r["year"]), *(r[k] for k in keys[2:])] for r in rows]
        _print(table("Coverage by year of publication", headings, body))
        return
    keys = ("source_id", "state", "last_day", "last_new_on", "attempted", "failed", "new")
    headings = ("source", "state", "last seen", "last new", "asked", "failed", "new")
    _print(table("Coverage", headings, [[r[k] for k in keys] for r in rows]))
    for row in rows:
        if row["failed"]:
            classes = ("network", "http", "refused")
            said = ", ".join(f"{c} {row[f'failed_{c}']}" for c in classes if row[f"failed_{c}"])
            say(f"{row['source_id']}: failed by {said}")


def removals(items: Sequence[Item], *, applied: bool, as_json: bool) -> None:
    """What stays and why, what goes and what that frees."""
    going = [item for item in items if not item.keep]
    if as_json:
        for item in items:
            json_line({**dataclasses.asdict(item), "path": str(item.path), "applied": applied})
        return
    versions = [
        (i.version, "stays" if i.keep else "goes", i.why, f"{i.bytes / 1e6:.1f}")
        for i in items if i.kind == "version"
    ]  # fmt: skip
    if versions:
        _print(table("Versions", ("version", "", "why", "frees MB"), versions))
    for kind in ("segment", "staging", "candidate"):
        mine = [i for i in going if i.kind == kind]
        if mine:
            size = sum(i.bytes for i in mine) / 1e6
            say(f"{kind}: {len(mine)} ({mine[0].why}), {size:.1f} MB")
    freed = sum(i.bytes for i in going) / 1e6
    if not going:
        say("Nothing to remove.")
    elif applied:
        say(f"Removed {len(going)}, {freed:.1f} MB freed.")
    else:
        say(f"{len(going)} would go, {freed:.1f} MB; nothing was removed: --apply does it.")


def judged(path: Path, verdict: Verdict, *, as_json: bool) -> None:
    """That a verdict was written, and when it takes effect."""
    if as_json:
        json_line({"file": str(path), **dataclasses.asdict(verdict)})
        return
    _wide(f"Written to {path}: every data root that is assembled with this configuration has it in "
          "its next version.")  # fmt: skip


def tagged(version: int, name: str, *, removed: bool, as_json: bool) -> None:
    """That a version has a name now, or has it no longer."""
    if as_json:
        json_line({"version": version, "tag": name, "removed": removed})
        return
    say(f"Version {version} is no longer '{name}'." if removed else f"Version {version} is now "
        f"'{name}'; `congdoan gc` keeps it.")  # fmt: skip


def page(version: int, path: Path, *, as_json: bool) -> None:
    """The path of a version's page, alone, so that it can be handed to a browser."""
    if as_json:
        json_line({"version": version, "path": str(path)})
    else:
        _wide(str(path))


def warn(sentence: str) -> None:
    """Say on standard error what the reader of a result should know."""
    Console(stderr=True, highlight=False, soft_wrap=True).print(
        f"Note: {sentence}.", style="yellow", markup=False
    )


def review(pairs: Sequence[Pair], *, limit: int, as_json: bool) -> None:
    """Pairs of identities to judge."""
    if as_json:
        for pair in pairs[:limit]:
            json_line(pair)
        return
    if not pairs:
        say("No pair of identities asks for a judgement.")
        return
    for pair in pairs[:limit]:
        _print(Text(f"{pair.why}, {pair.likeness:.0%} alike", style="bold"))
        for one in (pair.left, pair.right):
            seen = f"{one['first_seen_on'] or '?'} to {one['last_seen_on'] or '?'}"
            _wide(f"  {one['entity_id']}\n    {one['name']}, {one['articles']} articles, {seen}, "
                  f"of {one['parent_id'] or 'nobody'}")  # fmt: skip
    if len(pairs) > limit:
        say(f"{len(pairs) - limit} more: --limit {len(pairs)} shows them.")
    _wide("Judge: congdoan review LEFT RIGHT --same|--different --reason WHY --by WHO")

"""Commands for the copy in a bucket: push, pull, and check where the root is s3://."""

from __future__ import annotations

import dataclasses
import json
from typing import TYPE_CHECKING, Annotated

import typer

from congdoan import terminal, terminal_release
from congdoan.cli_options import DataOption, JsonOption, SourcesOption, existing_folders
from congdoan.errors import UsageError
from congdoan.settings import Settings

if TYPE_CHECKING:
    from congdoan.exchange import Exchanged
    from congdoan.storage import Bucket

RemoteOption = Annotated[
    str | None, typer.Option("--remote", help="s3://bucket/prefix; else CONGDOAN_REMOTE.")
]
_FAILED, _DEGRADED = 1, 3


def register(app: typer.Typer) -> None:
    """Add the commands to the command line."""
    for command in (push, pull):
        app.command()(command)


def _bucket(remote: str | None) -> Bucket:
    from congdoan.storage import Bucket

    address = remote if remote is not None else Settings().remote
    if address is None:
        raise UsageError("say where to: --remote s3://bucket/prefix, or set CONGDOAN_REMOTE")
    return Bucket(address)


def push(
    remote: RemoteOption = None,
    data: DataOption = None,
    sources: SourcesOption = None,
    as_json: JsonOption = False,
) -> int:
    """Bring new archive files and versions into a bucket.

    Where another builder was quicker with a number, what he published is taken over and the
    data root is assembled again on top of it.
    """
    from congdoan import exchange
    from congdoan.assemble import assemble, plan_assembly
    from congdoan.storage import need_keys

    root, folders = data if data is not None else Settings().data, existing_folders(sources)
    if not (root / "archive").is_dir() and not (root / "releases").is_dir():
        raise UsageError(f"there is nothing to push in {root}: name the data root with --data")
    bucket = _bucket(remote)
    need_keys(bucket.address)
    done = exchange.push(root, bucket, lambda: assemble(plan_assembly(str(root), folders)))
    return _told("sent", done, as_json=as_json)


def pull(
    remote: RemoteOption = None,
    newest: Annotated[
        bool, typer.Option("--newest", help="Of the versions only the newest.")
    ] = False,
    data: DataOption = None,
    as_json: JsonOption = False,
) -> int:
    """Bring archive and versions from a bucket; into an empty data root it is the restore."""
    from congdoan import exchange

    root = data if data is not None else Settings().data
    try:
        root.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"{root} cannot be made: {error.strerror}") from error
    done = exchange.pull(root, _bucket(remote), newest_only=newest)
    return _told("came", done, as_json=as_json)


def _told(verb: str, done: Exchanged, *, as_json: bool) -> int:
    if as_json:
        terminal.say(json.dumps(dataclasses.asdict(done), ensure_ascii=False))
        return _DEGRADED if done.problems else 0
    versions = ", ".join(map(str, done.versions)) or "none"
    terminal.say(f"{verb}: {len(done.files)} archive files, versions {versions}; the newest in "
                 f"{done.address} is {done.newest or 'none yet'}")  # fmt: skip
    for problem in done.problems:
        terminal_release.warn(problem)
    return _DEGRADED if done.problems else 0


def check_bucket(address: str, version: str, *, as_json: bool) -> int:
    """Read every byte of a version and its archive files in a bucket; 1 when one is damaged."""
    from congdoan import exchange
    from congdoan.storage import Bucket

    number, found = exchange.check(Bucket(address), version)
    terminal_release.check_report(number, found, as_json=as_json)
    return _FAILED if found.wrong else 0

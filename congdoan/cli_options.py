"""Options and arguments that several commands share, and how a wrong one is refused."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from congdoan.errors import UsageError
from congdoan.settings import Settings

if TYPE_CHECKING:
    from congdoan.registry import Registry

DataOption = Annotated[
    Path | None, typer.Option("--data", help="Data root: archive, segments, state, releases.")
]
SourcesOption = Annotated[
    list[Path] | None, typer.Option("--sources", help="Read further source files from this folder.")
]
SourceOption = Annotated[
    list[str] | None, typer.Option("--source", help="Only this source id; may be repeated.")
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON for programs.")]


def existing_files(paths: Iterable[Path]) -> list[str]:
    """The files' absolute paths; UsageError names one that is missing."""
    found = [path.expanduser() for path in paths]
    for path in found:
        if not path.is_file():
            raise UsageError(f"there is no file {path}: check the name")
    return [str(path.resolve()) for path in found]


def existing_folders(paths: Iterable[Path] | None) -> list[str]:
    """The folders' absolute paths; UsageError names one that is missing."""
    found = [path.expanduser() for path in paths or ()]
    for path in found:
        if not path.is_dir():
            raise UsageError(f"there is no folder {path}: name the folder that holds source files")
    return [str(path.resolve()) for path in found]


def registry_of(extra: Iterable[Path] | None) -> Registry:
    """The registry of the settings' config folder and further folders of source files."""
    from congdoan.registry import load_registry  # noqa: PLC0415 - keeps `--help` quick

    return load_registry(Settings().config, [Path(p) for p in existing_folders(extra)])

"""Options and arguments that several commands share, and how a wrong one is refused."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from congdoan.errors import UsageError
from congdoan.settings import Settings

if TYPE_CHECKING:
    from congdoan.registry import Registry


def is_far(root: str | Path) -> bool:
    """Whether a root is an address, of which releases alone can be read."""
    return str(root).startswith(("http://", "https://", "s3://"))


def here(root: str | Path, what: str = "this command") -> Path:
    """The data root as a folder; UsageError when an address was given for what needs the folder."""
    if is_far(root):
        raise UsageError(f"{what} needs the data root itself, a folder, and {root} is an address: "
                         "run it where the data are")  # fmt: skip
    return Path(root)


DataOption = Annotated[
    Path | None,
    typer.Option(
        "--data", parser=here, metavar="PATH",
        help="Data root: archive, segments, state, releases.",
    ),
]  # fmt: skip
AnywhereOption = Annotated[
    str | None,
    typer.Option("--data", help="Data root; for reading also https://host/releases or s3://."),
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


def writable(root: Path) -> Path:
    """The data root, made if need be; UsageError when nothing can be written into it."""
    try:
        root.mkdir(parents=True, exist_ok=True)
        probe = root / f".{uuid.uuid4().hex}.tmp"
        probe.touch()
        probe.unlink()
    except OSError as error:
        raise UsageError(
            f"{root} cannot be written: {error.strerror}; free it, or name another --data"
        ) from error
    return root


def existing_root(given: Path | None) -> Path:
    """The data root that is named, else the one of the settings; UsageError when it is missing."""
    root = given if given is not None else Settings().data
    if not root.is_dir():
        raise UsageError(f"there is no data root {root}: name it with --data")
    return root


def root_to_change(given: Path | None) -> Path:
    """The data root of a command that changes what is there; UsageError when it cannot."""
    return writable(existing_root(given))

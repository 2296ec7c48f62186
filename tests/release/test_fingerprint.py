"""A segment is made again whenever code that a page goes through has changed."""

from pathlib import Path

import grimp
import pytest

from congdoan.release.fingerprint import code_digest

PACKAGE = Path(__file__).resolve().parents[2] / "congdoan"
# What a batch is read beside, and no page goes through: files and notes of the archive, where
# segments lie and are counted, the release's own checks, words to people.
BESIDE = {
    "archive.erase", "archive.files", "archive.importer", "archive.index", "archive.writer",
    "errors", "progress", "settings", "release.bundles", "release.checks", "release.digest",
    "release.fingerprint", "release.gate", "release.parts", "release.report", "release.schema",
    "release.shelf", "release.staging", "release.state", "release.store",
}  # fmt: skip


def copy_of(package, folder):
    """The package's files, each with its name as its content."""
    for path in package.rglob("*"):
        if path.suffix in (".py", ".yml"):
            (folder / path.relative_to(package)).parent.mkdir(parents=True, exist_ok=True)
            (folder / path.relative_to(package)).write_text(path.name)
    return folder


def read_with():
    """Modules that reading a batch imports, directly or through others."""
    graph = grimp.build_graph("congdoan")
    names = graph.find_upstream_modules("congdoan.batch") | {"congdoan.batch"}
    return {n.removeprefix("congdoan.") for n in names} - BESIDE


def test_every_module_that_a_page_goes_through_is_in_the_fingerprint(tmp_path):
    folder = copy_of(PACKAGE, tmp_path)
    before, forgotten = code_digest(folder), []
    for name in sorted(read_with()):
        path = folder.joinpath(*name.split("."))
        path = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
        path.write_text("changed")
        if code_digest(folder) == before:
            forgotten.append(name)
        before = code_digest(folder)
    assert not forgotten


def test_a_module_that_only_stands_beside_changes_nothing(tmp_path):
    folder = copy_of(PACKAGE, tmp_path)
    before = code_digest(folder)
    (folder / "terminal.py").write_text("changed")
    assert code_digest(folder) == before


def test_a_name_without_its_module_is_no_silence(tmp_path):
    folder = copy_of(PACKAGE, tmp_path)
    (folder / "batch.py").unlink()
    with pytest.raises(FileNotFoundError, match=r"batch\.py"):
        code_digest(folder)
